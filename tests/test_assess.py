"""`openparos assess`: a period in, a report folder out; wrong asking is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.findings.finding import Finding
from openparos.formats.reading import read_elements
from openparos.model.events import Event
from openparos.scenarios.generate import generate
from openparos.scenarios.writing import write_scenario


@pytest.fixture(scope="module")
def elements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scenario(generate(3, small=True), tmp_path_factory.mktemp("scenario")).elements


def test_a_month_of_a_scenario(elements: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out"
    asked = [
        "assess",
        "--from",
        "2025-02-01",
        "--to",
        "2025-03-01",
        "--elements",
        str(elements),
        "--out",
        str(out),
    ]
    assert run([*asked, "--json"]) in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    events = [Event.from_json(json.loads(line)) for line in (out / "events.jsonl").read_text().splitlines()]
    findings = [
        Finding.from_json(json.loads(line)) for line in (out / "findings.jsonl").read_text().splitlines()
    ]
    assert answer["events"] == len(events) > 0
    assert answer["findings"] == len(findings)
    assert set(answer["files"]) >= {"report.html", "report.pdf", "cited-sets.csv"}


def test_one_object_alone(elements: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out"
    table = next(iter(read_elements(elements, source="x"))).table
    number = str(table["norad_id"][0].as_py())
    asked = [
        "assess",
        "--from",
        "2025-01-01",
        "--to",
        "2025-06-01",
        "--elements",
        str(elements),
        "--object",
        number,
    ]
    assert run([*asked, "--out", str(out), "--json"]) in (0, 1)
    json.loads(capsys.readouterr().out)
    for line in (out / "events.jsonl").read_text().splitlines():
        assert int(number) in {one["norad_id"] for one in json.loads(line)["objects"]}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "1971-01-01", "--to", "1971-02-01"], "no element sets"),
        (["--from", "2025-03-01", "--to", "2025-02-01"], "before it starts"),
        (["--from", "soon", "--to", "2025-02-01"], "not a UTC time"),
        (["--from", "2025-02-01", "--to", "2025-03-01", "--state", "ZZZ"], "ZZZ"),
    ],
)
def test_wrong_asking_is_answered_and_leaves_nothing(
    elements: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
):
    out = tmp_path / "out"
    assert run(["assess", *options, "--elements", str(elements), "--out", str(out)]) in (1, 2)
    assert said in capsys.readouterr().err
    assert not out.exists()
