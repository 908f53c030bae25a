"""Clear answers on the command line: nothing there, one piece, no parent, two parents, equal epochs."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from openparos.cli.main import run
from openparos.detection.benchmark.clouds import Plan, make


@pytest.fixture(scope="module")
def case():
    return make(Plan(21, "explosion", 40, 6.0, 0.7, snapshot=True))


def answer(table, tmp_path, capsys, *more):
    file = tmp_path / "sets.parquet"
    pq.write_table(table, file)
    status = run(
        ["detect", "breakups", "--elements", str(file), "--workspace", str(tmp_path / "w"), "--json", *more]
    )
    return status, json.loads(capsys.readouterr().out)


def test_a_family_of_one_piece_is_answered(case, tmp_path, capsys):
    _, said = answer(case.table.slice(0, 1), tmp_path, capsys)
    assert said["found"] == 0
    assert "1 catalogued" in said["no_event"][0]["reason"]


def test_no_sets_at_all_is_answered(case, tmp_path, capsys):
    _, said = answer(case.table.slice(0, 0), tmp_path, capsys)
    assert said["found"] == 0
    assert said["no_event"][0]["reason"] == "no element sets"


def test_a_named_object_is_looked_at_among_its_family(case, tmp_path, capsys):
    _, said = answer(case.table, tmp_path, capsys, "--object", str(case.parent))
    assert said["found"] == 1
    assert said["events"][0]["objects"][0]["norad_id"] == case.parent
    _, other = answer(case.table, tmp_path, capsys, "--object", "110")
    assert other["found"] == 0
    assert other["families_without_event"] == 1


def test_a_missing_parent_is_said_to_be_missing(case, tmp_path, capsys):
    own = case.table["cospar_id"].to_pylist()
    gone = [name.startswith(case.launch) and name[8:] in ("A", "B") for name in own]
    far = [not name.startswith(case.launch) for name in own]
    keep = [not one and not other for one, other in zip(gone, far, strict=True)]
    _, said = answer(case.table.filter(pa.array(keep)), tmp_path, capsys)
    (event,) = said["events"]
    assert all(one["role"] == "fragment" for one in event["objects"])
    assert any("may be missing" in text for text in event["caveats"])


def test_all_epochs_equal_is_answered(case, tmp_path, capsys):
    epochs = pa.array([max(case.table["epoch_us"].to_pylist())] * case.table.num_rows, pa.int64())
    place = case.table.schema.get_field_index("epoch_us")
    table = case.table.set_column(place, case.table.schema.field("epoch_us"), epochs)
    _, said = answer(table, tmp_path, capsys)
    assert said["found"] + said["families_without_event"] >= 1
