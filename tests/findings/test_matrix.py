"""The verification matrix and the limits: computed, complete, and nothing put where nothing was measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.catalogue.shelf import Shelf
from openparos.cli.main import run
from openparos.commitments.instruments import load_instruments
from openparos.detection.benchmark.in_force import NOT_MEASURED, figures, measures, stamp
from openparos.findings.limits import findings_of_last_edition, limits_of, nationality_of
from openparos.findings.matrix import matrix, paper_only, unseen
from openparos.findings.wording import words_of_judgment
from openparos.model.elements import ElementSet, to_table
from openparos.model.times import US_PER_DAY, Interval


def test_every_provision_stands_in_one_place():
    instruments = load_instruments()
    seen, not_seen = {one.provision for one in matrix()}, {one.provision for one in unseen()}
    assert not seen & not_seen
    graded = {one.id for one in instruments.provisions.values() if one.grade in ("A", "B", "N")}
    assert seen | not_seen == graded
    assert paper_only() == sum(one.grade == "C" for one in instruments.provisions.values())
    assert "ost-1967/IV.1" in not_seen
    assert "registration-1975/II" in seen


def test_every_row_says_both_legs_and_what_it_rests_on():
    for row in matrix():
        assert row.observable
        assert row.limit
        assert row.false_alarms
        assert row.confidence
        assert "nobody is visited" in row.appropriate
        assert row.measured or NOT_MEASURED in row.effective


def test_a_draft_has_no_legal_basis():
    drafts = [row for row in matrix() if row.standing == "draft"]
    assert drafts
    assert all("no legal basis" in row.appropriate for row in drafts)


def test_figures_come_from_what_was_measured_with_date_and_software():
    one = measures()["manoeuvres"]
    bands = figures()["kinds"]["manoeuvres"]["recall_by_delta_v"]["bulletin"]
    least = min(band["from_m_s"] for band in bands if band["recall"] is not None and band["recall"] >= 0.5)
    assert f"{1e3 * least:g} mm/s" in one.limit
    bound = figures()["kinds"]["control"]["controls"]["(a) passive objects"]["bulletin"]["bound_95"]
    assert f"{bound:.3f}" in one.false_alarms
    assert stamp().startswith(figures()["date"])
    assert "openparos" in stamp()


def test_what_was_not_measured_is_said_to_be_so():
    assert {name for name, one in measures().items() if not one.measured} >= {"stations", "proximity"}
    assert measures()["stations"].false_alarms == NOT_MEASURED


def test_every_detector_that_a_provision_names_is_known():
    assert {name for row in matrix() for name in row.detectors} <= set(measures())


def test_no_word_of_judgment_of_our_own():
    for one in measures().values():
        assert not words_of_judgment(" ".join(map(str, one.to_json().values())))


@pytest.mark.parametrize(
    ("source", "whose"),
    [
        ("celestrak gp", "United States of America"),
        ("vimpel_high_orbit", "Russian Federation"),
        ("synthetic", "invented"),
    ],
)
def test_whose_a_source_is(source: str, whose: str):
    assert whose in nationality_of(source)


def test_limits_count_what_has_no_sets_and_what_changed(two_sets: list[ElementSet], tmp_path: Path):
    table = to_table(two_sets)
    start = two_sets[0].epoch_us - US_PER_DAY
    period = Interval(start, start + 10 * US_PER_DAY)
    found = limits_of(table, period, Shelf({}), ["a", "b"], ["b", "c", "d"])
    assert found.with_sets == 2
    assert found.known is None
    assert found.without_sets is None
    assert found.change is not None
    assert found.change.to_json() == {"added": 2, "gone": 1, "same": 1}
    assert found.ages[0].median_age_days == 9.0
    assert findings_of_last_edition(tmp_path) is None
    assert limits_of(table, period, Shelf({}), None, []).change is None


def test_the_command_gives_the_matrix_and_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["instruments", "matrix", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["rows"]) == len(matrix())
    assert len(answer["unseen"]) == len(unseen())
    out = tmp_path / "matrix.pdf"
    assert run(["instruments", "matrix", "--out", str(out), "--json"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    assert run(["instruments", "matrix", "--out", str(tmp_path / "matrix.txt")]) != 0


def test_the_figures_on_the_page_of_the_documentation_are_those_in_force():
    """The rows of provisions follow the instruments, which change; `builders/matrix_page.py` writes them again."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "matrix.md").read_text(encoding="utf-8")
    assert f"Figures in force ({stamp()})" in page
    for one in measures().values():
        assert f"| {one.detector} | {one.limit} | {one.false_alarms} |" in page
