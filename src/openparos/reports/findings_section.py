"""The section of findings: counted by provision and by State, the most telling in full, all of them in the annex."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry
from openparos.model.events import Event
from openparos.model.states import is_party

from .blocks import ENGLISH, Block, FindingSheet, Paragraph, Section, Subheading, Table
from .language import Words
from .life import life_of
from .telling import MOST_IN_FULL, telling, tells

STATUSES = (
    "question-open",
    "not-consistent-with-declaration",
    "notified",
    "consistent",
    "cannot-be-determined",
)


def findings_section(
    findings: Sequence[Finding],
    context: Context,
    said: Words = ENGLISH,
    *,
    events: Sequence[Event] = (),
    entries: Mapping[str, Entry] | None = None,
    most: int = MOST_IN_FULL,
    brief: bool = False,
) -> Section:
    """Return the section.

    Parameters
    ----------
    findings, context
        What follows, and beside what.
    said : Words
        The language of labels.
    events : sequence of Event
        What was seen: it has a part in which findings are printed in full (`telling`).
    entries : mapping or None
        What became of findings, by id, as the ledger has it.
    most : int
        How many are printed in full.
    brief : bool
        As numbered paragraphs; their limits and other explanations stand on the sheets.
    """
    shown = telling(findings, {one.event_id: one for one in events}, most)
    blocks: list[Block] = [
        findings_overview(findings, context, said),
        states_overview(findings, context, said),
        Subheading(said("part.telling")),
        Paragraph(said("say.telling", shown=len(shown), all=f"{len(findings):,}")),
    ]
    blocks += [
        sheet(one, context, said, brief=brief, entry=(entries or {}).get(one.finding_id)) for one in shown
    ]
    return Section(said("part.findings"), tuple(blocks))


def provision_title(provision: str, context: Context, said: Words = ENGLISH) -> str:
    """Return a provision's title, the instrument's name in the language where it is known."""
    instrument = context.instruments.instrument(context.provision(provision).instrument)
    return said.provision(context.title_of(provision), instrument.id, instrument.short_title)


def sheet(
    finding: Finding,
    context: Context,
    said: Words = ENGLISH,
    *,
    brief: bool = False,
    entry: Entry | None = None,
) -> FindingSheet:
    """Return one finding as a block, with what became of it beside where the ledger has it."""
    title = provision_title(finding.provision, context, said)
    life = None if entry is None else life_of(entry, context, said)
    return FindingSheet(finding.to_json(), title, states_named(finding, context, said), brief, life)


def states_named(finding: Finding, context: Context, said: Words) -> tuple[str, ...]:
    """Return the States of a finding by name; where there are none, whether the data lack them or none was asked about."""
    states = tuple(said.state(code, context.name_of(code)) for code in finding.states)
    return states or (said("label.no_state" if finding.events else "label.none_named"),)


def findings_overview(findings: Sequence[Finding], context: Context, said: Words = ENGLISH) -> Table:
    """Return the counts by provision and status, and in one row those of which nothing can be seen by this means."""
    told = {one.provision for one in findings if tells(one)}
    counts = Counter((one.provision, one.status.value) for one in findings)
    standings = {one.provision: one.standing for one in findings}
    rows = [
        (
            provision_title(provision, context, said),
            said(f"standing.{standings[provision]}"),
            *_row(counts, provision),
        )
        for provision in sorted(told)
    ]
    unseen = [one for one in findings if one.provision not in told]
    if unseen:
        number = len({one.provision for one in unseen})
        rows.append((said("say.unseen", number=number), "", *["–"] * (len(STATUSES) - 1), f"{len(unseen):,}"))
    return Table(
        said("part.by_provision"),
        (said("label.provision"), said("label.standing"), *(said(f"status.{one}") for one in STATUSES)),
        tuple(rows),
        "ll" + "r" * len(STATUSES),
        f"{said('say.voluntary')} {said('say.absence')}",
    )


def states_overview(findings: Sequence[Finding], context: Context, said: Words = ENGLISH) -> Table:
    """Return the counts by State and status, in the order of their names: no rank and no sum of unlike things."""
    counts = Counter((state, one.status.value) for one in findings for state in one.states)
    names = {state: said.state(state, context.name_of(state)) for state, _ in counts if is_party(state)}
    rows = [(names[state], *_row(counts, state)) for state in sorted(names, key=lambda one: names[one])]
    if others := {state for state, _ in counts if not is_party(state)}:
        together = Counter(
            (said("label.designations"), one.status.value) for one in findings if others & set(one.states)
        )
        rows.append((said("label.designations"), *_row(together, said("label.designations"))))
    return Table(
        said("part.by_state"),
        (said("label.states"), *(said(f"status.{one}") for one in STATUSES)),
        tuple(rows),
        "l" + "r" * len(STATUSES),
        said("say.by_state"),
    )


def _row(counts: Counter[tuple[str, str]], name: str) -> list[str]:
    return [f"{counts[name, status]:,}" if counts[name, status] else "–" for status in STATUSES]
