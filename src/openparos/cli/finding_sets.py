"""What `openparos finding` gathers around one finding: element sets, what was asked, figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openparos.model.times import US_PER_DAY, Interval

from .finding_report import read_objects

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.findings.bundle import Asked, Extra
    from openparos.findings.finding import Finding
    from openparos.model.elements import ElementSet
    from openparos.model.events import Event
    from openparos.store.workspace import Workspace

REACH_US: Final = 60 * US_PER_DAY
"""Other objects' sets this long before and after an event are at hand for computing it again."""
_EVERYBODY: Final = frozenset({"stations", "proximity", "breakups", "releases", "decays"})
"""Detectors that look at objects which are no party to the event."""


def sets_around(
    workspace: Workspace, files: tuple[Path, ...], events: list[Event], *, others_too: bool = True
) -> pa.Table:
    """Return the whole histories of the events' objects, and the others' sets around them where needed.

    A figure needs the events' own objects alone; computing an event again may need everybody.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    from openparos.model.elements import ELEMENT_SCHEMA

    if not events:
        return ELEMENT_SCHEMA.empty_table()
    numbers = sorted({one.norad_id for event in events for one in event.objects})
    first = min(event.interval.start_us for event in events) - REACH_US
    last = max(event.interval.end_us for event in events) + REACH_US
    wide = others_too and any(event.evidence.detector in _EVERYBODY for event in events)
    if files:
        from openparos.sources.elements import load_elements

        table, _ = load_elements(list(files))
        near = pc.and_(pc.greater_equal(table["epoch_us"], first), pc.less_equal(table["epoch_us"], last))
        own = pc.is_in(table["norad_id"], value_set=pa.array(numbers, pa.int32()))
        return table.filter(pc.or_(own, near) if wide else own)
    own = workspace.archive.between(0, 2**62, numbers)
    if not wide:
        return own
    others = workspace.archive.between(first, last)
    others = others.filter(pc.invert(pc.is_in(others["norad_id"], value_set=pa.array(numbers, pa.int32()))))
    return pa.concat_tables([own, others])


def finder(workspace: Workspace, files: tuple[Path, ...]) -> Callable[[str, int, int], ElementSet | None]:
    """Return a search for one set by hash, number and epoch, in files or in the archive."""
    import pyarrow.compute as pc

    from openparos.model.elements import from_table
    from openparos.sources.elements import load_elements

    loaded = load_elements(list(files))[0] if files else None
    kept: dict[int, dict[str, ElementSet]] = {}

    def history(number: int, epoch_us: int) -> dict[str, ElementSet]:
        if number not in kept:
            if loaded is None:
                table = workspace.archive.history(number)
            else:
                table = loaded.filter(pc.equal(loaded["norad_id"], number))
            kept[number] = {one.content_hash: one for one in from_table(table)}
        return kept[number]

    return lambda name, number, epoch_us: history(number, epoch_us).get(name)


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
    sets = sets_around(workspace, files, events, others_too=False)
    entry = FindingLedger.open(workspace).beside().get(finding.finding_id)
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        setting = Setting(words(language), None, labels)
        report = sheet_of(finding, events, sets, shipped_context(), Path(name), setting, entry)
        out.write_bytes(render(report, Path(name)))
