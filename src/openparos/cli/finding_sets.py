"""What `openparos finding` gathers around one finding: element sets, what was asked, figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from openparos.model.times import Interval

from .finding_report import read_objects

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.findings.bundle import Asked, Extra, ReadSets
    from openparos.findings.finding import Finding
    from openparos.findings.reproduction import FindSets
    from openparos.model.events import Event
    from openparos.store.workspace import Workspace


def sets_read(workspace: Workspace, files: tuple[Path, ...], events: list[Event], read: ReadSets) -> pa.Table:
    """Return, of the sets the assessment read, those of the objects its events need, in the order it read them."""
    from openparos.findings.recomputing import objects_of
    from openparos.model.elements import ELEMENT_SCHEMA

    if not events:
        return ELEMENT_SCHEMA.empty_table()
    numbers = objects_of(events)
    start, end = (0, 2**62) if read.window is None else (read.window.start_us, read.window.end_us)
    return finder(workspace, files)(numbers, start, end)


def own_histories(workspace: Workspace, files: tuple[Path, ...], events: list[Event]) -> pa.Table:
    """Return the whole histories of the objects of some events: figures show what was before and after, too."""
    numbers = sorted({one.norad_id for event in events for one in event.objects})
    return finder(workspace, files)(numbers, 0, 2**62)


def finder(workspace: Workspace, files: tuple[Path, ...]) -> FindSets:
    """Return a search for the sets of objects between two instants, in files or in the archive."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from openparos.sources.elements import load_elements

    if not files:
        return lambda numbers, start_us, end_us: workspace.archive.between(start_us, end_us, numbers)
    loaded = load_elements(list(files))[0]

    def among(numbers: list[int], start_us: int, end_us: int) -> pa.Table:
        epochs = loaded["epoch_us"]
        within = pc.and_(pc.greater_equal(epochs, start_us), pc.less_equal(epochs, end_us))
        mine = pc.is_in(loaded["norad_id"], value_set=pa.array(numbers, pa.int32()))
        return loaded.filter(pc.and_(mine, within))

    return among


def asked_of(workspace: Workspace, report: Path, finding: Finding) -> Asked | None:
    """Return what the assessment was asked, or None where the report does not say."""
    from openparos.findings.bundle import Asked
    from openparos.findings.filed import filed_notices
    from openparos.findings.gathering import LOG, context_of
    from openparos.findings.shipped import shipped_context

    try:
        asked = json.loads((report / "manifest.json").read_bytes())["asked"]
        period = Interval(*(round(one) for one in asked["period_us"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    wanted = finding.parameters.get("norad_id")
    found = () if wanted is None else read_objects(report, int(wanted))
    light = shipped_context(filed_notices(workspace.root / LOG))
    return Asked(period, found, light, lambda: context_of(workspace))


def report_figures(report: Path, finding: Finding) -> dict[str, Extra]:
    """Return the figures of a report that are drawn for this finding."""
    from openparos.findings.bundle import Extra

    head = finding.finding_id.replace(":", "-")
    return {
        f"figures/{file.name}": Extra(
            file.read_bytes(), "figure drawn from the same element sets", "image/svg+xml"
        )
        for file in sorted((report / "figures").glob(f"{head}*.svg"))
    }


def write_sheet(
    out: Path,
    finding: Finding,
    events: list[Event],
    workspace: Workspace,
    files: tuple[Path, ...],
    language: str,
    labels: tuple[str, ...],
) -> None:
    """Write the sheet of one finding, its figures drawn from the sets of the events' objects."""
    import tempfile

    from openparos.findings.ledger import FindingLedger
    from openparos.findings.shipped import shipped_context
    from openparos.model.errors import InputRefused
    from openparos.reports.docx import render_docx
    from openparos.reports.language import words
    from openparos.reports.papers import Setting
    from openparos.reports.pdf import render_pdf
    from openparos.reports.sheets import sheet_of

    render = {".pdf": render_pdf, ".docx": render_docx}.get(out.suffix.lower())
    if render is None:
        raise InputRefused(
            f"{out.suffix or 'no ending'} is no form of a sheet",
            file=str(out),
            remedy="End it in .pdf or .docx",
        )
    sets = own_histories(workspace, files, events)
    entry = FindingLedger.open(workspace).beside().get(finding.finding_id)
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        setting = Setting(words(language), None, labels)
        report = sheet_of(finding, events, sets, shipped_context(), Path(name), setting, entry)
        out.write_bytes(render(report, Path(name)))
