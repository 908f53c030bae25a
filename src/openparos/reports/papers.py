"""Papers from one content record: working paper and finding sheet, and what all papers share.

What was seen and what follows comes in; a `Report` in one of six languages goes out, which `pdf`, `docx`
and `html` set alike. None of these papers has a symbol: the secretariat that issues one gives it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry
from openparos.model import SOFTWARE
from openparos.model.events import Event, EventObject
from openparos.model.times import format_utc

from .blocks import ENGLISH, Block, Bullets, Figure, Masthead, Paragraph, Report, Section, Table
from .findings_section import findings_section, provision_title, sheet
from .language import Words
from .telling import noteworthy

PRINTED: Final = 16
"""Findings printed as numbered paragraphs of a working paper."""
MOST_SOURCES: Final = 8
"""Sources named one by one under what was looked at; an archive of many files has many."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is to be set.

    Attributes
    ----------
    said : Words
        Language of labels and standing phrases.
    by : str or None
        Who submits it, as it stands under the title.
    labels : tuple of str
        Further sentences for every page (sample data, invented data).
    """

    said: Words = ENGLISH
    by: str | None = None
    labels: tuple[str, ...] = ()

    def every_page(self, *more: str) -> tuple[str, ...]:
        """Return the sentences that stand on every page."""
        own = (self.said("say.unverified"),) if self.said.unverified else ()
        return (*self.labels, *more, *own)

    def masthead(self, kind: str, day: str) -> Masthead:
        """Return the head of a paper of some kind."""
        said = self.said
        return Masthead(
            body=said("head.body"),
            symbol=said("head.symbol"),
            lines=(said("head.draft"), said.day(day), said("head.original", language=said.name)),
            agenda=said("head.agenda"),
            kind=said(kind),
            by=said("head.submitted", name=self.by or said("head.submitter_open")),
        )


def working_paper(
    assessment: Assessment,
    context: Context,
    sets: pa.Table,
    scope: str,
    setting: Setting,
    entries: Mapping[str, Entry] | None = None,
) -> Report:
    """Return an assessment as a working paper with numbered paragraphs.

    Parameters
    ----------
    assessment, context
        What was seen and follows, and beside what.
    sets : pa.Table
        The element sets that were looked at.
    scope : str
        For whom or what it was asked, in words.
    setting : Setting
        Language, submitter and labels.
    entries : mapping or None
        What became of findings, by id, as the ledger has it.
    """
    said = setting.said
    start, end = (format_utc(us)[:10] for us in (assessment.period.start_us, assessment.period.end_us))
    introduction = [
        Paragraph(said("say.judgment"), numbered=True),
        Paragraph(said("say.equal"), numbered=True),
        Paragraph(said("say.voluntary"), numbered=True),
    ]
    if said.language != "en":
        introduction.append(Paragraph(said("say.language"), numbered=True))
    return Report(
        title=_title(said, start, end),
        subtitle=scope,
        labels=setting.every_page(said("say.automatic")),
        date=end,
        key_facts=(),
        sections=(
            Section(said("part.introduction"), tuple(introduction)),
            Section(said("part.looked"), (_looked(sets, said, start, end), sources_table(sets, said))),
            Section(
                said("part.seen"),
                (_counted(assessment, said), events_table(assessment.events, context, said)),
            ),
            findings_section(
                assessment.findings,
                context,
                said,
                events=assessment.events,
                entries=entries,
                most=PRINTED,
                brief=True,
            ),
            limits_section(said),
            next_section(said),
        ),
        provenance=(("Software", SOFTWARE),),
        said=said,
        layout="paper",
        masthead=setting.masthead("paper.working", end),
    )


def finding_sheet(
    finding: Finding,
    events: Sequence[Event],
    context: Context,
    figures: Sequence[Figure],
    setting: Setting,
    entry: Entry | None = None,
) -> Report:
    """Return one finding on a sheet: what was observed, its numbers, its limits and its evidence.

    Parameters
    ----------
    finding : Finding
        The finding.
    events : sequence of Event
        The events it names.
    context : Context
        Names and provisions.
    figures : sequence of Figure
        Drawn for it.
    setting : Setting
        Language, submitter and labels.
    entry : Entry or None
        What was done to it: who was told, replies, signatures.
    """
    said = setting.said
    day = format_utc(max((one.interval.end_us for one in events), default=0))[:10]
    block = sheet(finding, context, said, entry=entry)
    blocks: list[Block] = [block, *figures, *(quantities_table(one, said) for one in events)]
    return Report(
        title=f"{said('paper.sheet')}: {provision_title(finding.provision, context, said)}",
        subtitle=said("list.comma").join(block.state_names),
        labels=setting.every_page(said("say.judgment")),
        date=day,
        key_facts=(
            (said(f"status.{finding.status.value}"), said("label.status")),
            (said(f"standing.{finding.standing}"), said("label.standing")),
            (said(f"confidence.{finding.confidence.value}"), said("label.confidence")),
            (said.day(day), said("col.when")),
        ),
        sections=(Section("", tuple(blocks)),),
        provenance=(("Finding", finding.finding_id), *(("Event", one.event_id) for one in events)),
        said=said,
        layout="sheet",
    )


def span(event: Event) -> str:
    """Return the days of an event's interval."""
    first, last = (format_utc(us)[:10] for us in (event.interval.start_us, event.interval.end_us))
    return first if first == last else f"{first} – {last}"


def who(event: Event, context: Context, said: Words, most: int = 3) -> str:
    """Return the objects of an event with their States; of many, the first few."""

    def one_object(one: EventObject) -> str:
        state = (
            said("label.no_state") if one.state is None else said.state(one.state, context.name_of(one.state))
        )
        mark = "" if one.state is None or one.state_basis == "registry" else " *"
        return f"{one.name or one.norad_id} ({one.norad_id}){said('list.comma')}{state}{mark}"

    text = "; ".join(one_object(one) for one in event.objects[:most])
    return text if len(event.objects) <= most else f"{text}; + {len(event.objects) - most}"


def _title(said: Words, start: str, end: str) -> str:
    return f"{said('title.assessment')}{said('list.comma')}{said.day(start)} – {said.day(end)}"


def _looked(sets: pa.Table, said: Words, start: str, end: str) -> Paragraph:
    objects = len(set(sets["norad_id"].to_pylist()))
    text = said(
        "say.looked", sets=f"{len(sets):,}", objects=f"{objects:,}", start=said.day(start), end=said.day(end)
    )
    return Paragraph(text, numbered=True)


def _counted(assessment: Assessment, said: Words) -> Paragraph:
    text = said(
        "say.counts",
        events=f"{len(assessment.events):,}",
        findings=f"{len(assessment.findings):,}",
        provisions=len({one.provision for one in assessment.findings}),
        open=sum(one.status == "question-open" for one in assessment.findings),
    )
    return Paragraph(text, numbered=True)


def key_facts(assessment: Assessment, said: Words) -> tuple[tuple[str, str], ...]:
    """Return the counts that stand at the head of a report."""
    open_questions = sum(one.status == "question-open" for one in assessment.findings)
    return (
        (f"{len(assessment.events):,}", said("part.seen")),
        (f"{len(assessment.findings):,}", said("part.findings")),
        (f"{open_questions}", said("status.question-open")),
    )


def sources_table(sets: pa.Table, said: Words) -> Table:
    """Return the sources of the element sets with their numbers: the largest by name, the others together."""
    counts = sets.group_by("source").aggregate([("source", "count")]).to_pylist()
    every = sorted(
        ((one["source"], one["source_count"]) for one in counts), key=lambda one: (-one[1], one[0])
    )
    named, others = every[:MOST_SOURCES], every[MOST_SOURCES:]
    rows = [(name, f"{count:,}") for name, count in named]
    if others:
        together = sum(count for _, count in others)
        rows.append((said("label.more_sources", n=f"{len(others):,}"), f"{together:,}"))
    return Table(said("part.looked"), (said("col.source"), said("col.sets")), tuple(rows), "lr")


def events_table(events: Sequence[Event], context: Context, said: Words, most: int = 25) -> Table:
    """Return events fit for publication, some of every kind, the rarer kinds first."""
    listed_all = sum(event.tier == "bulletin" for event in events)
    rows = tuple(
        (
            span(one),
            said(f"kind.{one.kind.value}"),
            who(one, context, said),
            said(f"confidence.{one.confidence.value}"),
        )
        for one in noteworthy(events, most)
    )
    listed = said("label.listed", shown=len(rows), all=f"{listed_all:,}")
    note = f"{listed}. {said('label.catalogue')}"
    columns = ("col.when", "col.what", "col.objects", "col.confidence")
    return Table(said("part.seen"), tuple(said(one) for one in columns), rows, "llll", note)


def quantities_table(event: Event, said: Words) -> Table:
    """Return every quantity of an event as it was computed, with its sigma."""

    def text(value: object) -> str:
        return "—" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)

    rows = tuple((name, text(one.value), text(one.sigma)) for name, one in event.quantities.items())
    caption = f"{said(f'kind.{event.kind.value}')}{said('list.comma')}{said.isolated(span(event))}"
    return Table(
        caption,
        (said("label.quantity"), said("label.value"), "σ"),
        rows,
        "lrr",
        "; ".join(event.caveats) or None,
    )


def limits_section(said: Words) -> Section:
    """Return what no paper of this kind can show."""
    items = ("limit.sets", "limit.notices", "say.absence", "say.voluntary")
    return Section(said("part.limits"), (Bullets(tuple(said(one) for one in items)),))


def next_section(said: Words) -> Section:
    """Return what can be done next."""
    items = ("next.follow", "next.ask", "next.answer", "next.repeat")
    return Section(said("part.next"), (Bullets(tuple(said(one) for one in items)),))
