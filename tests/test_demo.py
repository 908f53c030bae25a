"""The demo, from nothing to a report that can be followed to its element sets, and the commands on its findings."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.findings.finding import Finding
from openparos.findings.wording import words_of_judgment
from openparos.model.events import Event
from openparos.reports.sample_run import run_sample
from openparos.reports.sample_sources import synthetic_data


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("demo") / "result"
    run_sample(synthetic_data(1), out)
    yield out
    shutil.rmtree(out)


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_every_page_says_that_the_data_are_invented(report: Path):
    label = "no object, State, event or document in it is real"
    assert label in (report / "report.html").read_text()
    assert label in json.loads((report / "manifest.json").read_text())["labels"][0]


def test_every_event_and_finding_reads_back_and_every_cited_set_is_listed(report: Path):
    events = [Event.from_json(row) for row in lines(report / "events.jsonl")]
    findings = [Finding.from_json(row) for row in lines(report / "findings.jsonl")]
    assert events
    assert findings
    with (report / "cited-sets.csv").open(newline="") as stream:
        listed = {row["sha256"] for row in csv.DictReader(stream)}
    assert {one for event in events for one in event.evidence.element_sets} == listed
    assert {one for finding in findings for one in finding.events} <= {event.event_id for event in events}


def test_the_planted_approach_is_seen_and_nothing_is_said_of_its_purpose(report: Path):
    pairs = [row for row in lines(report / "findings.jsonl") if row["provision"] == "ost-1967/IX"]
    assert len(pairs) == 1
    assert pairs[0]["states"] == ["XAA", "XAB"]
    assert pairs[0]["status"] == "cannot-be-determined"


def test_no_page_uses_a_word_of_judgment(report: Path):
    for row in lines(report / "findings.jsonl"):
        for text in (row["statement"], *row["limits"], row["confidence_rule"], row["would_determine"] or ""):
            assert words_of_judgment(text) == []


def test_the_report_repeats_byte_for_byte(report: Path, tmp_path: Path):
    again = tmp_path / "again"
    run_sample(synthetic_data(1), again)
    assert (again / "manifest.json").read_bytes() == (report / "manifest.json").read_bytes()


def test_finding_show_names_limits_and_evidence(report: Path, capsys: pytest.CaptureFixture[str]):
    row = lines(report / "findings.jsonl")[0]
    assert run(["finding", "show", row["id"], "--report", str(report)]) == 0
    text = capsys.readouterr().out
    assert row["statement"] in text
    assert row["limits"][0] in text
    assert row["evidence"] in text
    assert run(["finding", "show", "nothing", "--report", str(report)]) == 1


def test_a_report_folder_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["finding", "show", "x", "--report", str(tmp_path)]) == 1
    assert "findings.jsonl" in capsys.readouterr().err


def test_every_line_carries_the_label(report: Path):
    for name in ("events.jsonl", "findings.jsonl"):
        for row in lines(report / name):
            assert "no object, State, event or document in it is real" in row["labels"][0]
