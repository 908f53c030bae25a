"""The command `sample`: what it prints, what it leaves, and what it says when it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.scenarios import generate


@pytest.fixture
def few_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    full = generate.generate
    monkeypatch.setattr(generate, "generate", lambda seed: full(seed, small=True, days=60))


def test_synthetic_with_its_truth(few_objects, own_workspace: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["sample", "--synthetic", "--seed", "5", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["sample"] == "synthetic"
    assert answer["seed"] == 5
    assert answer["label"].startswith("synthetic")
    truth = json.loads(Path(answer["truth"]).read_text())
    assert truth["seed"] == 5
    assert Path(answer["folder"]).parent == own_workspace / "sample"
    assert answer["ingest"]["added"] == answer["ingest"]["read"] == answer["element_sets"]
    assert answer["ingest"]["refused"] == []
    assert run(["sample", "--synthetic", "--seed", "5"]) == 0
    text = capsys.readouterr().out
    assert "Scenario 5" in text
    assert f"{answer['element_sets']} known already" in text
    assert "synthetic scenario" in text


def test_offline_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    assert run(["sample"]) == 1
    said = capsys.readouterr().err
    assert "--from-wheel" in said
    assert "--synthetic" in said
    assert "Traceback" not in said


def test_a_wheel_with_an_invented_scenario_makes_no_sense(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["sample", "--synthetic", "--from-wheel", str(tmp_path)]) == 1
    assert "needs no wheel" in capsys.readouterr().err
