"""The bulletin of two pages: what, when, how sure, who was told, what can be done; and apart, what an office signed.

For a reader who is no engineer and has five minutes. Each line answers the five questions about one finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.finding import Finding, Status
from openparos.findings.lifecycle import Entry
from openparos.findings.phrasing import east_west, quantity, value_of
from openparos.model import SOFTWARE
from openparos.model.events import Event, EventKind
from openparos.model.times import format_utc

from .blocks import Block, Bullets, Paragraph, Report, Section, Table
from .findings_section import provision_title, sheet
from .language import Words
from .papers import Setting, key_facts, limits_section, span, who
from .sentences import rendered
from .telling import telling

LINES: Final = 9
REVIEWED_IN_FULL: Final = 4
LONGEST_SENTENCE: Final = 330
_PAIRS: Final = (EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.ENCOUNTER)


def bulletin(
    assessment: Assessment,
    reviewed: Sequence[Entry],
    context: Context,
    setting: Setting,
    entries: Mapping[str, Entry] | None = None,
) -> Report:
    """Return the bulletin of a period: the automatic list, and apart from it what an office signed in.

    Parameters
    ----------
    assessment, context
        What was seen and follows, and beside what.
    reviewed : sequence of Entry
        Items of the ledger that an office has signed in.
    setting : Setting
        Language, submitter and labels.
    entries : mapping or None
        What became of findings, by id: to whom they were sent.
    """
    said = setting.said
    start, end = (format_utc(us)[:10] for us in (assessment.period.start_us, assessment.period.end_us))
    events = {one.event_id: one for one in assessment.events}
    chosen = telling(assessment.findings, events, LINES)
    rows = tuple(_row(one, events, context, said, (entries or {}).get(one.finding_id), end) for one in chosen)
    listed = sum(one.tier == "bulletin" for one in assessment.events)
    note = said(
        "say.telling_bulletin",
        shown=len(rows),
        findings=f"{len(assessment.findings):,}",
        events=f"{listed:,}",
    )
    columns = ("col.when", "col.what", "col.sure", "col.beside", "col.told", "col.next")
    automatic = Table(
        said("part.what_to_know"),
        tuple(said(one) for one in columns),
        rows,
        "llllll",
        f"{note} {said('say.automatic')}",
    )
    return Report(
        title=f"{said('paper.bulletin')}{said('list.comma')}{said.day(start)} – {said.day(end)}",
        subtitle=said("say.equal"),
        labels=setting.every_page(said("say.judgment")),
        date=end,
        key_facts=key_facts(assessment, said),
        sections=(
            Section(
                said("part.automatic"),
                (Paragraph(_kinds(assessment.events, said)), automatic, Paragraph(said("say.sure"))),
            ),
            _reviewed_section(reviewed, context, said),
            Section(
                said("part.next"),
                (Bullets(tuple(said(f"next.{one}") for one in ("ask", "answer", "follow"))),),
            ),
            limits_section(said),
        ),
        provenance=(("Software", SOFTWARE),),
        said=said,
        layout="sheet",
    )


def _kinds(events: Sequence[Event], said: Words) -> str:
    """Return what was seen, kind by kind, as one line of counts."""
    counts = Counter(one.kind for one in events if one.tier == "bulletin")
    listed = [f"{said(f'kind.{kind.value}')}: {counts[kind]:,}" for kind in EventKind if counts[kind]]
    return f"{said('part.seen')} ({said('tier.bulletin')}) – {'; '.join(listed) or said('say.none')}"


def _row(
    finding: Finding,
    events: Mapping[str, Event],
    context: Context,
    said: Words,
    entry: Entry | None,
    end: str,
) -> tuple[str, ...]:
    """Return the answers about one finding: when, what, how sure, beside which text, who was told, what next."""
    event = next((events[name] for name in finding.events if name in events), None)
    single = event if len(finding.events) == 1 else None
    return (
        _when(finding, single, end),
        (rendered(finding.statement, said) or _shortened(finding.statement))
        if single is None
        else _what(single, context, said),
        said(f"confidence.{finding.confidence.value}"),
        f"{_about(finding, context, said)}: {said(f'status.{finding.status.value}')}",
        _told(finding, entry, context, said),
        said(_next(finding, single)),
    )


def _what(event: Event, context: Context, said: Words) -> str:
    """Return one event in a line: its kind, who, and the number a reader asks for first, with its uncertainty."""
    numbers = said("list.comma").join(_numbers(event, said))
    parents = tuple(one for one in event.objects if one.role == "parent")
    shown = replace(event, objects=parents) if event.kind is EventKind.BREAK_UP and parents else event
    text = f"{said(f'kind.{event.kind.value}')}: {who(shown, context, said)}"
    return f"{text} – {numbers}" if numbers else text


def _numbers(event: Event, said: Words) -> Iterator[str]:
    nearest, known = value_of(event, "min_distance_km"), value_of(event, "not_better_than_km")
    if event.kind in _PAIRS and nearest is not None:
        yield said("num.distance", km=f"{nearest:.0f}")
        if known is not None:
            yield said("num.known", km=f"{known:.0f}")
    if event.kind is EventKind.BREAK_UP:
        yield said("num.pieces", count=sum(one.role == "fragment" for one in event.objects))
        if event.time_sigma_h is not None:
            yield said("num.sigma_h", hours=f"{event.time_sigma_h:.0f}")
    if event.kind is EventKind.MANOEUVRE and (change := quantity(event, "delta_v_tangential_m_s")):
        yield said("num.change", text=change)
    places = [value_of(event, f"{name}_longitude_deg") for name in ("from", "to")]
    if event.kind is EventKind.STATION_CHANGE and None not in places:
        start, end = (east_west(one) for one in places if one is not None)
        yield said("num.moved", start=start, end=end)


def _about(finding: Finding, context: Context, said: Words) -> str:
    title = provision_title(finding.provision, context, said)
    return f"{title}{said('list.comma')}{said(f'standing.{finding.standing}')}"


def _when(finding: Finding, event: Event | None, end: str) -> str:
    if event is None:
        return str(finding.parameters.get("day") or end)
    return (
        span(event) if event.best_time_us is None else format_utc(event.best_time_us)[:16].replace("T", " ")
    )


def _shortened(statement: str) -> str:
    """Return a statement that fits a line of the bulletin, cut between its clauses where it is long."""
    if len(statement) <= LONGEST_SENTENCE:
        return statement
    cut = statement.rfind("; ", 0, LONGEST_SENTENCE)
    cut = cut if cut > 0 else statement.rfind(" ", 0, LONGEST_SENTENCE)
    return f"{statement[:cut]} …"


def _told(finding: Finding, entry: Entry | None, context: Context, said: Words) -> str:
    """Return what was on file, and whether the State concerned was told of the finding before the public."""
    names = said("list.comma").join(finding.notices)
    filed = said("told.some", names=names) if finding.notices else said("told.none")
    sent = {} if entry is None else entry.told()
    states = said("list.comma").join(said.state(one, context.name_of(one)) for one in sorted(sent))
    return f"{filed}. {said('told.sent', states=states) if sent else said('told.not_sent')}."


def _next(finding: Finding, event: Event | None) -> str:
    """Return the phrase of what can be done next, by what the finding says."""
    if finding.status is Status.NOT_CONSISTENT_WITH_DECLARATION:
        return "do.declared"
    if finding.status in (Status.CONSISTENT, Status.NOTIFIED):
        return "do.nothing"
    if finding.provision.startswith("registration-1975/"):
        return "do.register"
    if event is not None and event.kind is EventKind.BREAK_UP:
        return "do.broke"
    if event is not None and event.kind in _PAIRS and len(finding.states) > 1:
        return "do.pair"
    return "do.notice"


def _reviewed_section(reviewed: Sequence[Entry], context: Context, said: Words) -> Section:
    """Return what an office signed in: the first in full, every other by its name."""
    blocks: list[Block] = [Paragraph(said("say.reviewed"))]
    if not reviewed:
        blocks.append(Paragraph(said("say.none_reviewed")))
    for entry in reviewed[:REVIEWED_IN_FULL]:
        blocks.append(sheet(entry.finding, context, said, brief=True, entry=entry))
    rest = tuple(
        f"{one.finding_id} ({provision_title(one.content.provision, context, said)}): "
        + "; ".join(f"{each.office}, {format_utc(each.on_us)[:10]}" for each in one.signatures)
        for one in reviewed[REVIEWED_IN_FULL:]
    )
    if rest:
        blocks.append(Bullets(rest))
    return Section(said("part.reviewed"), tuple(blocks))
