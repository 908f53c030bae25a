"""The section of findings: provision by provision, the first few in full, all of them in findings.jsonl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from openparos.findings.context import Context
from openparos.findings.finding import Finding

from .blocks import ENGLISH, Block, FindingSheet, Section, Subheading, Table
from .language import Words

SHEETS_A_PROVISION: Final = 5


def findings_section(
    findings: Sequence[Finding],
    context: Context,
    said: Words = ENGLISH,
    *,
    shown_each: int = SHEETS_A_PROVISION,
    brief: bool = False,
) -> Section:
    """Return the section.

    Findings whose question is open come first, then by the order given; what is not printed in full
    is counted, so that the reader knows what to look for in the file.

    Parameters
    ----------
    findings, context
        What follows, and beside what.
    said : Words
        The language of labels.
    shown_each : int
        How many of each provision are printed.
    brief : bool
        As numbered paragraphs; their limits and other explanations stand on the sheets.
    """
    blocks: list[Block] = [findings_overview(findings, context, said)]
    for provision in dict.fromkeys(one.provision for one in findings):
        of_provision = [one for one in findings if one.provision == provision]
        shown = sorted(filter(_tells, of_provision), key=lambda one: one.status != "question-open")[
            :shown_each
        ]
        if not shown:
            continue  # what cannot be determined of a provision as such is said once, in the table
        title = provision_title(provision, context, said)
        printed = said("label.printed", shown=len(shown), all=len(of_provision))
        standing = said(f"standing.{of_provision[0].standing}")
        blocks.append(Subheading(f"{title} · {standing} ({printed})"))
        blocks += [sheet(one, context, said, brief=brief) for one in shown]
    return Section(said("part.findings"), tuple(blocks))


def _tells(finding: Finding) -> bool:
    """Whether a finding says more than that this means shows nothing of its provision."""
    return bool(finding.events) or finding.status != "cannot-be-determined"


def provision_title(provision: str, context: Context, said: Words = ENGLISH) -> str:
    """Return a provision's title, the instrument's name in the language where it is known."""
    instrument = context.instruments.instrument(context.provision(provision).instrument)
    return said.provision(context.title_of(provision), instrument.id, instrument.short_title)


def sheet(finding: Finding, context: Context, said: Words = ENGLISH, *, brief: bool = False) -> FindingSheet:
    """Return one finding as a block."""
    states = tuple(said.state(code, context.name_of(code)) for code in finding.states)
    title = provision_title(finding.provision, context, said)
    return FindingSheet(finding.to_json(), title, states or (said("label.no_state"),), brief)


def findings_overview(findings: Sequence[Finding], context: Context, said: Words = ENGLISH) -> Table:
    """Return the counts by provision, standing and status."""
    counts = Counter((one.provision, one.standing, one.status.value) for one in findings)
    rows = [
        (
            provision_title(provision, context, said),
            said(f"standing.{standing}"),
            said(f"status.{status}"),
            str(n),
        )
        for (provision, standing, status), n in sorted(counts.items())
    ]
    return Table(
        said("part.findings"),
        (said("label.provision"), said("label.standing"), said("label.status"), said("col.number")),
        tuple(rows),
        "lllr",
        f"{said('say.voluntary')} {said('say.absence')}",
    )
