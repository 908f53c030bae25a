"""Everything an assessment is written as: report, working paper, bulletin, finding sheets, transparency sheet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry
from openparos.findings.limits import Limits

from .annex import annex_pages
from .assessment_report import assessment_report
from .blocks import Figure
from .bulletin import bulletin
from .folder import write_report
from .life import with_replies
from .matrix_section import computed_limits, matrix_paper
from .papers import Setting, working_paper
from .regime_paper import Today, regime_paper
from .sheets import sheet_of
from .telling import telling
from .transparency import transparency_sheet

SHEETS: Final = 6
"""How many finding sheets are written with a report; any other is made with `openparos finding sheet`."""


@dataclass(frozen=True)
class Asked:
    """What an assessment is written for.

    Attributes
    ----------
    assessment : Assessment
        Events and findings.
    context : Context
        Beside what they were held.
    sets : pa.Table
        The element sets that were looked at.
    scope : str
        For whom or what it was asked, in words.
    setting : Setting
        Language, submitter, labels.
    reviewed : sequence of Entry
        What an office has signed in.
    entries : mapping
        What became of findings, by id, as the ledger has it (`FindingLedger.beside`).
    state : str or None
        The State it concerns: it gets a transparency sheet.
    register : mapping or None
        The State's sheet of the register (`catalogue.registration_summary.sheet`).
    limits : Limits or None
        What could not be seen; with it the paper of 2018 is walked through as well.
    missions : mapping
        Objects by mission, where a table at hand says it.
    """

    assessment: Assessment
    context: Context
    sets: pa.Table
    scope: str
    setting: Setting
    reviewed: Sequence[Entry] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    state: str | None = None
    register: Mapping[str, Any] | None = None
    limits: Limits | None = None
    missions: Mapping[str, int] = field(default_factory=dict)


def write_assessment(out: Path, asked: Asked) -> dict[str, str]:
    """Write the folder of an assessment.

    Parameters
    ----------
    out : Path
        The folder; an earlier report there is replaced.
    asked : Asked
        What to write.

    Returns
    -------
    dict
        File name to SHA-256.
    """
    one = replace(asked.assessment, findings=with_replies(asked.assessment.findings, asked.entries))
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        figures = Path(name)
        computed = () if asked.limits is None else (computed_limits(asked.limits, asked.setting.said),)
        report = assessment_report(
            one, asked.context, asked.sets, asked.scope, figures, asked.setting,
            sections=computed, entries=asked.entries,
        )  # fmt: skip
        papers = {
            "working-paper": working_paper(
                one, asked.context, asked.sets, asked.scope, asked.setting, asked.entries
            ),
            "bulletin": bulletin(one, asked.reviewed, asked.context, asked.setting, asked.entries),
        }
        for finding in sheets_of(one):
            head = finding.finding_id.replace(":", "-")
            papers[f"sheets/{head}"] = sheet_of(
                finding, one.events, asked.sets, asked.context, figures, asked.setting,
                asked.entries.get(finding.finding_id),
            )  # fmt: skip
        papers["verification-matrix"] = matrix_paper(asked.setting, report.date)
        if asked.limits is not None:
            today = Today(one, asked.context, asked.limits, asked.missions)
            shared = tuple(
                block for section in report.sections for block in section.blocks if isinstance(block, Figure)
            )
            papers["regime-at-work"] = regime_paper(today, asked.setting, shared)
        if asked.state is not None:
            papers[f"transparency-{asked.state}"] = transparency_sheet(
                asked.state, one, asked.context, asked.register, asked.setting
            )
        pages = annex_pages(one.findings, asked.context, asked.setting.said, report.labels, asked.entries)
        return write_report(
            out, report, figures, one.events, one.findings, asked.sets, one.period, papers, pages
        )


def sheets_of(assessment: Assessment) -> list[Finding]:
    """Return the findings that get a sheet of their own: the most telling ones, or the first where none tells much."""
    chosen = telling(assessment.findings, {one.event_id: one for one in assessment.events}, SHEETS)
    return chosen or list(assessment.findings[:SHEETS])
