"""The shipped tables are what the builder makes of the tables of facts, row by row."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openparos
from openparos.commitments.participation import acts

PACKAGE = Path(openparos.__file__).parent
BUILDER = Path(__file__).parents[2] / "builders" / "treaties.py"
TABLES = (
    "commitments/data/participation.csv", "commitments/data/declarations.csv", "record/data/groups.csv",
    "record/data/rollcalls.csv", "record/data/votes.csv", "record/data/votes_check.csv",
)  # fmt: skip


def test_shipped_tables_are_those_of_the_builder(shared_data: Path, tmp_path: Path):
    subprocess.run(
        [sys.executable, str(BUILDER), str(shared_data), str(tmp_path)], check=True, capture_output=True
    )
    for name in TABLES:
        assert (PACKAGE / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_every_act_has_source_and_check():
    rows = [act for each in acts().values() for act in each]
    assert len(rows) == 1032 + 51
    assert all(act.source for act in rows)
    assert {act.checked for act in rows} == {"two sources", "one source", "unverified"}
    assert Counter(act.date is None for act in rows)[True] == 85 + 1


def test_no_table_is_large():
    for path in (*PACKAGE.glob("commitments/data/*"), *PACKAGE.glob("record/data/*")):
        assert path.stat().st_size < 400_000, path.name


def test_successor_states_are_marked_as_written_from_memory():
    with (PACKAGE / "commitments" / "data" / "emergence.csv").open(newline="") as lines:
        assert all(row["unverified"] == "true" for row in csv.DictReader(lines))
