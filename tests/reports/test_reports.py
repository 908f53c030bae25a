"""Reports: one content, two outputs, the same bytes each time, no script and no foreign host."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from openparos.findings.finding import Alternative, Finding, Status, TestResult
from openparos.model.confidence import Confidence
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.reports.blocks import Bullets, Figure, FindingSheet, Paragraph, Report, Section, Table
from openparos.reports.figures import semi_major_axis
from openparos.reports.folder import MANIFEST, write_report
from openparos.reports.html import render_html
from openparos.reports.pdf import render_pdf

LABEL = "synthetic data, invented for a test"


@pytest.fixture
def finding() -> Finding:
    return Finding(
        rule="test/1",
        provision="ost-1967/IX",
        standing="in-force",
        states=("AAA",),
        events=(),
        notices=(),
        status=Status.CANNOT_BE_DETERMINED,
        statement="Two objects <stood> 0.04° apart & more.",
        limits=("first limit", "second limit"),
        alternatives=(Alternative("natural drift", "a test", TestResult.EXCLUDED),),
        confidence=Confidence.LOW,
        confidence_rule="low for a test",
        would_determine="A notice.",
    )


@pytest.fixture
def report(tmp_path: Path, finding: Finding) -> Report:
    times = np.arange(0, 40, dtype=np.int64) * 86_400_000_000 * 10
    figure = semi_major_axis(
        times, 400.0 - np.arange(40) * 0.1, [int(times[5])], 1970, tmp_path / "boosts.svg"
    )
    blocks = (
        Paragraph("First paragraph.", numbered=True),
        Paragraph("Second paragraph.", numbered=True),
        Bullets(("one", "two")),
        Table("A table", ("A", "B"), (("1", "2"),), "lr", "a note"),
        Figure(figure, "A figure", "a sinking line"),
        FindingSheet(finding.to_json(), "Outer Space Treaty, IX", ("State A",)),
    )
    return Report(
        "A title", "a subtitle", (LABEL,), "2024-07-05", [("1", "object")], (Section("Seen", blocks),), [("Software", "x")]
    )  # fmt: skip


def test_html_escapes_and_asks_nobody(report: Report, tmp_path: Path):
    html = render_html(report, tmp_path)
    assert "&lt;stood&gt; 0.04° apart &amp; more." in html
    assert "<script" not in html
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", html)
    assert LABEL in html
    assert "Treaty in force" in html
    assert "Cannot be determined by this means" in html


def test_every_image_has_a_description(report: Report, tmp_path: Path):
    for tag in re.findall(r"<img[^>]+>", render_html(report, tmp_path)):
        assert re.search(r'alt="[^"]+"', tag)


def test_pdf_is_archival_and_repeats_byte_for_byte(report: Report, tmp_path: Path):
    pdf = render_pdf(report, tmp_path)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid" in pdf
    assert b"pdfuaid" in pdf
    assert pdf == render_pdf(report, tmp_path)


def test_figures_repeat_byte_for_byte(tmp_path: Path):
    times = np.arange(0, 40, dtype=np.int64) * 86_400_000_000
    first = semi_major_axis(times, np.linspace(400, 390, 40), [], 1970, tmp_path / "a.svg").read_bytes()
    second = semi_major_axis(times, np.linspace(400, 390, 40), [], 1970, tmp_path / "b.svg").read_bytes()
    assert first == second


def test_a_table_whose_rows_do_not_fit_is_refused():
    with pytest.raises(InputRefused, match="do not fit"):
        Table("A table", ("A", "B"), (("1",),), "lr")


def test_the_folder_holds_what_its_manifest_says(report: Report, finding: Finding, tmp_path: Path):
    out = tmp_path / "out"
    hashes = write_report(out, report, tmp_path, [], [finding], ELEMENT_SCHEMA.empty_table())
    manifest = json.loads((out / MANIFEST).read_text())
    assert manifest["files"] == hashes
    assert manifest["labels"] == [LABEL]
    assert {"report.html", "report.pdf", "findings.jsonl", "events.jsonl", "cited-sets.csv"} <= set(hashes)
    again = write_report(out, report, tmp_path, [], [finding], ELEMENT_SCHEMA.empty_table())
    assert again == hashes
    assert not list(tmp_path.glob(".openparos-*"))


def test_somebodys_folder_is_not_overwritten(report: Report, finding: Finding, tmp_path: Path):
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.txt").write_text("precious")
    with pytest.raises(InputRefused, match="not a report"):
        write_report(out, report, tmp_path, [], [finding], ELEMENT_SCHEMA.empty_table())
    assert (out / "thesis.txt").read_text() == "precious"
