"""A report as a folder: pages, figures, findings, events, cited sets, and a manifest with every hash.

The folder is written beside its place and moved there whole: nothing half-written stays.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from openparos.findings.finding import Finding
from openparos.model import SOFTWARE
from openparos.model.elements import content_hashes, from_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event
from openparos.model.times import Interval, format_utc

from .blocks import Report
from .docx import render_docx
from .html import render_html
from .pdf import render_pdf

MANIFEST: Final = "manifest.json"


def write_report(
    out: Path,
    report: Report,
    figures_dir: Path,
    events: Sequence[Event],
    findings: Sequence[Finding],
    sets: pa.Table,
    period: Interval | None = None,
    papers: Mapping[str, Report] | None = None,
    pages: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    """Write a report folder.

    Parameters
    ----------
    out : Path
        The folder to make; an earlier report there is replaced.
    report : Report
        The content.
    figures_dir : Path
        Folder of the figures already drawn.
    events, findings : sequences
        Go into ``events.jsonl`` and ``findings.jsonl``.
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA` that were read, among which the cited sets are; ``cited-sets.csv`` names each cited
        hash with its object, epoch and source. The elements themselves are not copied: the terms of
        their sources forbid passing them on.
    period : Interval or None
        The period of the assessment, kept so that a finding's rule can be run again.
    pages : iterable of (str, str)
        Further pages by their file's name, written as they come: the annex.
    papers : mapping or None
        Further papers by name; each is written as PDF and as DOCX. Their figures lie in `figures_dir`.

    Returns
    -------
    dict
        File name to SHA-256.

    Raises
    ------
    InputRefused
        When `out` exists and is not an earlier report.
    """
    if out.exists() and not (out / MANIFEST).exists() and any(out.iterdir()):
        raise InputRefused("folder exists and is not a report", file=str(out), remedy="Name another folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".openparos-") as name:
        draft = Path(name) / out.name
        (draft / "figures").mkdir(parents=True)
        for figure in (*report.figures, *(one for paper in (papers or {}).values() for one in paper.figures)):
            shutil.copy(figures_dir / figure.name, draft / "figures" / figure.name)
        (draft / "report.html").write_text(render_html(report, figures_dir), encoding="utf-8")
        (draft / "report.pdf").write_bytes(render_pdf(report, figures_dir))
        for name, paper in (papers or {}).items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / f"{name}.pdf").write_bytes(render_pdf(paper, figures_dir))
            (draft / f"{name}.docx").write_bytes(render_docx(paper, figures_dir))
        for name, page in pages:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(page, encoding="utf-8")
        for name, things in (("events.jsonl", events), ("findings.jsonl", findings)):
            # Whoever takes one line out of the file still reads what the data are.
            rows = ({**one.to_json(), "labels": list(report.labels)} for one in things)
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (draft / name).write_text(text, encoding="utf-8")
        _write_cited(draft / "cited-sets.csv", sets, events)
        hashes = _write_manifest(draft, report, period, sets)
        if out.exists():
            shutil.rmtree(out)
        draft.replace(out)
    return hashes


def keep_report(report: Path, place: Path) -> None:
    """Keep a copy of a report folder, in place of an earlier one there: the pages of a workspace show those it keeps.

    Parameters
    ----------
    report : Path
        As `write_report` made it.
    place : Path
        Where the copy goes, whole or not at all.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".openparos-") as name:
        draft = Path(name) / place.name
        shutil.copytree(report, draft)
        if place.exists():
            shutil.rmtree(place)
        draft.replace(place)


def _write_cited(file: Path, sets: pa.Table, events: Iterable[Event]) -> None:
    """List every cited set: hash, object, epoch, source. No elements."""
    wanted = {one for event in events for one in event.evidence.element_sets}
    numbers = pa.array(sorted({one.norad_id for event in events for one in event.objects}), pa.int32())
    import pyarrow.compute as pc

    near = sets.filter(pc.is_in(sets["norad_id"], value_set=numbers))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["sha256", "norad_id", "cospar_id", "name", "epoch", "source"])
        names = content_hashes(near)
        rows = [row for row, name in enumerate(names) if name in wanted]
        for row, one in zip(rows, from_table(near.take(pa.array(rows, pa.int64()))), strict=True):
            if (cited := names[row]) in wanted:
                wanted.discard(cited)
                epoch = format_utc(one.epoch_us, decimals=6)
                writer.writerow(
                    [cited, one.object_id.norad_id, one.object_id.cospar_id, one.name, epoch, one.source]
                )
    if wanted:
        raise InputRefused(f"{len(wanted)} cited element sets are not among those given", file=str(file))


def _write_manifest(draft: Path, report: Report, period: Interval | None, sets: pa.Table) -> dict[str, str]:
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    hashes = {
        path.relative_to(draft).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    manifest = {
        "schema": "openparos.report/1",
        "title": report.title,
        "labels": list(report.labels),
        "software": SOFTWARE,
        "asked": None if period is None else {"period_us": [period.start_us, period.end_us]},
        "read": _read(sets),
        "files": hashes,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (draft / MANIFEST).write_text(text, encoding="utf-8")
    return hashes


def _read(sets: pa.Table) -> dict[str, Any] | None:
    """Return of when the sets are that were read, and how many: a bundle is made from the same ones."""
    import pyarrow.compute as pc

    if not sets.num_rows:
        return None
    first, last = (int(one(sets["epoch_us"]).as_py()) for one in (pc.min, pc.max))
    return {
        "epochs_us": [first, last],
        "sets": sets.num_rows,
        "objects": len(pc.unique(sets["norad_id"])),
    }
