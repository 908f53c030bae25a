"""The section of findings: provision by provision, the first few in full, all of them in findings.jsonl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from openparos.findings.context import Context
from openparos.findings.finding import Finding

from .blocks import STANDING_LABELS, STATUS_LABELS, Block, FindingSheet, Paragraph, Section, Table

SHEETS_A_PROVISION: Final = 5


def findings_section(findings: Sequence[Finding], context: Context) -> Section:
    """Return the section.

    Findings whose question is open come first, then by the order given; what is not printed in full
    is counted, so that the reader knows what to look for in the file.
    """
    blocks: list[Block] = [_overview(findings, context)]
    for provision in dict.fromkeys(one.provision for one in findings):
        of_provision = [one for one in findings if one.provision == provision]
        shown = sorted(of_provision, key=lambda one: one.status != "question-open")[:SHEETS_A_PROVISION]
        text = f"{context.title_of(provision)}: {len(of_provision)} findings"
        if len(of_provision) > len(shown):
            text += f", {len(shown)} of them below, all in findings.jsonl"
        blocks.append(Paragraph(text + ".", numbered=True))
        blocks += [sheet(one, context.title_of(provision), context.names) for one in shown]
    return Section("Findings", tuple(blocks))


def sheet(finding: Finding, title: str, names: Mapping[str, str]) -> FindingSheet:
    """Return one finding as a block."""
    states = tuple(names.get(code, code) for code in finding.states) or ("no known State",)
    return FindingSheet(finding.to_json(), title, states)


def _overview(findings: Sequence[Finding], context: Context) -> Table:
    counts = Counter((one.provision, one.standing, one.status.value) for one in findings)
    rows = [
        (context.title_of(provision), STANDING_LABELS[standing], STATUS_LABELS[status], str(n))
        for (provision, standing, status), n in sorted(counts.items())
    ]
    return Table(
        "Findings by provision and status",
        ("Provision", "Standing", "Status", "Number"),
        tuple(rows),
        "lllr",
        "A treaty in force and a voluntary measure are different things: a voluntary measure not taken is not a "
        "treaty not kept. Nothing seen is not the same as nothing there.",
    )
