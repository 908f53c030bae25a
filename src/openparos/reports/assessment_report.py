"""The report of an assessment: what was seen in a period beside what was promised and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.lifecycle import Entry
from openparos.model import SOFTWARE
from openparos.model.events import Event
from openparos.model.times import format_utc

from .blocks import Block, Paragraph, Report, Section, Table
from .event_figures import coverage_figure, timeline_figure
from .findings_section import findings_section
from .fonts import fonts_for
from .language import Words
from .papers import Setting, events_table, limits_section, next_section, sources_table

LONGEST_TABLE = 20


def assessment_report(
    assessment: Assessment,
    context: Context,
    sets: pa.Table,
    scope: str,
    figures_dir: Path,
    setting: Setting,
    *,
    sections: Sequence[Section] = (),
    provenance: Sequence[tuple[str, str]] = (),
    entries: Mapping[str, Entry] | None = None,
) -> Report:
    """Return the report of an assessment, and write its figures.

    Parameters
    ----------
    assessment, context
        Events and findings, and beside what they were held.
    sets : pa.Table
        The element sets that were looked at.
    scope : str
        For whom or what it was asked, in words.
    figures_dir : Path
        Where the figures go.
    setting : Setting
        Language and labels.
    sections : sequence of Section
        Further sections, before the limits: the verification matrix, coverage and limits.
    provenance : sequence of (str, str)
        Sources and hashes.
    entries : mapping or None
        What became of findings, by id, as the ledger has it.
    """
    said = setting.said
    period = assessment.period
    start, end = format_utc(period.start_us)[:10], format_utc(period.end_us)[:10]
    open_questions = sum(one.status == "question-open" for one in assessment.findings)
    fonts = fonts_for(said.language).stated()
    return Report(
        title=said("title.assessment"),
        subtitle=f"{said.day(start)} – {said.day(end)}; {scope}",
        labels=setting.every_page(said("say.automatic")),
        date=end,
        key_facts=[
            (f"{len(set(sets['norad_id'].to_pylist())):,}", said("col.objects")),
            (f"{len(assessment.events):,}", said("part.seen")),
            (f"{len(assessment.findings):,}", said("part.findings")),
            (f"{open_questions}", said("status.question-open")),
        ],
        sections=(
            _brief(said),
            _coverage(sets, start, end, figures_dir, said),
            _events(assessment.events, context, figures_dir, said),
            findings_section(assessment.findings, context, said, events=assessment.events, entries=entries),
            *sections,
            limits_section(said),
            next_section(said),
        ),
        provenance=(("Software", SOFTWARE), ("Propagation", "SGP4, operation mode i"), *fonts, *provenance),
        said=said,
    )


def _brief(said: Words) -> Section:
    texts = ["say.judgment", "say.equal", "say.voluntary"]
    if said.language != "en":
        texts.append("say.language")
    return Section(said("part.brief"), tuple(Paragraph(said(one), numbered=True) for one in texts))


def _coverage(sets: pa.Table, start: str, end: str, figures_dir: Path, said: Words) -> Section:
    objects = len(set(sets["norad_id"].to_pylist()))
    text = said(
        "say.looked", sets=f"{len(sets):,}", objects=f"{objects:,}", start=said.day(start), end=said.day(end)
    )
    blocks: list[Block] = [Paragraph(text, numbered=True), sources_table(sets, said)]
    if (figure := coverage_figure(sets, figures_dir / "coverage.svg", said)) is not None:
        blocks.append(figure)
    return Section(said("part.looked"), tuple(blocks))


def _events(events: Sequence[Event], context: Context, figures_dir: Path, said: Words) -> Section:
    counts = Counter((event.kind.value, event.tier.value) for event in events)
    overview = Table(
        said("part.seen"),
        (said("col.kind"), said("col.tier"), said("col.number")),
        tuple(
            (said(f"kind.{kind}"), said(f"tier.{tier}"), str(n)) for (kind, tier), n in sorted(counts.items())
        ),
        "llr",
    )
    blocks: list[Block] = [overview]
    if (figure := timeline_figure(events, figures_dir / "timeline.svg", said)) is not None:
        blocks.append(figure)
    blocks.append(events_table(events, context, said, LONGEST_TABLE))
    return Section(said("part.seen"), tuple(blocks))
