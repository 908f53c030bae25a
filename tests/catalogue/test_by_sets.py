"""An object that no table knows is shown as its element sets name it, and that no table says more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.model.elements import ElementSet, to_table
from openparos.model.ids import ObjectId
from openparos.store.workspace import Workspace


def invented(number: int, name: str, day: int) -> ElementSet:
    return ElementSet(
        ObjectId(number, f"2026-{number % 900:03d}A"), 1_767_225_600_000_000 + day * 86_400_000_000,
        15.05, 0.001, 53.0, 120.0, 80.0, 10.0, 0.0, name=name, source="invented",
    )  # fmt: skip


@pytest.fixture
def filled(own_workspace: Path) -> Workspace:
    workspace = Workspace.open(own_workspace)
    sets = [invented(90_001, "OBJECT A", 0), invented(90_001, "NAMED SINCE", 1), invented(90_002, "TWIN", 0)]
    sets += [invented(90_003, "TWIN", 0)]
    workspace.archive.append([to_table(sets)], source="invented", file_sha256="0" * 64)
    return workspace


@pytest.mark.parametrize("text", ["90001", "2026-001A", "named since"])
def test_found_by_number_designator_or_name(filled: Workspace, text: str, capsys):
    assert run(["object", text]) == 0
    out = capsys.readouterr().out
    assert "90001  2026-001A  NAMED SINCE" in out
    assert "element sets (invented)" in out
    assert "No table at hand says more" in out


def test_the_answer_says_what_it_rests_on(filled: Workspace, capsys):
    assert run(["object", "90001", "--history", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["known_by"] == "element sets alone"
    assert answer["elements"]["sets"] == 2


def test_a_name_of_two_and_a_number_of_none(filled: Workspace, capsys):
    assert run(["object", "TWIN"]) == 1
    assert "90002, 90003" in capsys.readouterr().err
    assert run(["object", "5"]) == 1
    assert "no table at hand knows" in capsys.readouterr().err
