"""What element sets cover of a period, and what they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.catalogue.coverage import coverage, known_objects
from openparos.catalogue.shelf import Shelf
from openparos.cli.main import run
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import OutOfRange
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.store.workspace import Workspace

START_US = parse_utc("2009-01-01")
PERIOD = Interval(START_US, START_US + 30 * US_PER_DAY)


@pytest.fixture
def workspace(own_workspace: Path) -> Workspace:
    one = Workspace.open()
    days = {90001: range(31), 90002: (1, 2, 12, 13, 20)}
    sets = [
        ElementSet(ObjectId(number), START_US + day * US_PER_DAY, 15.2, 0.001, 97.5, 10.0, 0.0, 0.0, 1e-4)
        for number, epochs in days.items()
        for day in epochs
    ]
    with one.archive as archive:
        archive.append([to_table(sets)], source="test", file_sha256="0" * 64)
    return one


def test_gaps_and_ages(workspace: Workspace):
    dense, sparse = coverage(workspace.archive, PERIOD)
    assert (dense.sets, dense.gaps, dense.age_at_end_days) == (31, (), 0.0)
    assert [gap.duration_days for gap in sparse.gaps] == [10.0, 7.0, 10.0]
    assert sparse.age_at_end_days == 10.0
    assert "3 gaps" in sparse.sentence()
    assert coverage(workspace.archive, PERIOD, gap_days=15)[1].gaps == ()


def test_objects_known_and_not_seen_are_in_it(workspace: Workspace, world: Path):
    known = known_objects(Shelf.from_folder(world), PERIOD)
    # 90006 had come down in 2005; 90002 came down a year later.
    assert [number for number, _ in known] == [90001, 90002, 90003, 90004, 90005, 90007]
    found = {one.norad_id: one for one in coverage(workspace.archive, PERIOD, known=known)}
    assert found[90003].sets == 0
    assert found[90003].known_by == "GCAT 2020-01-02"
    assert found[90003].gaps == (PERIOD,)
    assert "no element sets" in found[90003].sentence()


def test_asked_objects_are_answered_for_even_when_unknown(workspace: Workspace):
    (one,) = coverage(workspace.archive, PERIOD, [77777])
    assert (one.sets, one.known_by) == (0, None)


def test_a_gap_has_a_length(workspace: Workspace):
    with pytest.raises(OutOfRange, match="positive"):
        coverage(workspace.archive, PERIOD, gap_days=0)


def test_the_command(workspace: Workspace, world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    period = ["--from", "2009-01-01", "--to", "2009-01-31", "--data", str(world)]
    assert run(["coverage", *period, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["objects"], answer["with_sets"], answer["with_gaps"]) == (6, 2, 1)
    out = tmp_path / "coverage.csv"
    assert run(["coverage", *period, "--object", "90002", "--out", str(out)]) == 0
    assert "5 element sets" in capsys.readouterr().out
    assert len(out.read_text().splitlines()) == 2
