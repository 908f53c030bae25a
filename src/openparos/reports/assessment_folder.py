"""Everything an assessment is written as: report, working paper, bulletin, finding sheets, transparency sheet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry
from openparos.findings.limits import Limits
from openparos.model.events import Event

from .assessment_report import assessment_report
from .blocks import Figure, Report
from .event_figures import event_figures
from .folder import write_report
from .matrix_section import computed_limits, matrix_paper
from .papers import Setting, bulletin, finding_sheet, working_paper
from .regime_paper import Today, regime_paper
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
    one = asked.assessment
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        figures = Path(name)
        computed = () if asked.limits is None else (computed_limits(asked.limits, asked.setting.said),)
        report = assessment_report(
            one, asked.context, asked.sets, asked.scope, figures, asked.setting, sections=computed
        )
        papers = {
            "working-paper": working_paper(one, asked.context, asked.sets, asked.scope, asked.setting),
            "bulletin": bulletin(one, asked.reviewed, asked.context, asked.setting),
        }
        for finding in sheets_of(one):
            head = finding.finding_id.replace(":", "-")
            papers[f"sheets/{head}"] = sheet_of(
                finding, one.events, asked.sets, asked.context, figures, asked.setting
            )
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
        return write_report(out, report, figures, one.events, one.findings, asked.sets, one.period, papers)


def sheets_of(assessment: Assessment) -> list[Finding]:
    """Return the findings that get a sheet of their own: two States first, then open questions, in order."""

    def place(finding: Finding) -> tuple[bool, bool]:
        return len(finding.states) < 2, finding.status != "question-open"

    return sorted(assessment.findings, key=place)[:SHEETS]


def sheet_of(
    finding: Finding,
    events: Sequence[Event],
    sets: pa.Table,
    context: Context,
    figures: Path,
    setting: Setting,
) -> Report:
    """Return the sheet of one finding, and draw its figures.

    Parameters
    ----------
    finding : Finding
        The finding.
    events : sequence of Event
        Among them those it names.
    sets : pa.Table
        Among them the histories of the events' objects.
    context : Context
        Names and provisions.
    figures : Path
        Where the figures go.
    setting : Setting
        Language and labels.
    """
    named = [event for event in events if event.event_id in set(finding.events)][:3]
    drawn = []
    head = finding.finding_id.replace(":", "-")
    for number, event in enumerate(named):
        numbers = pa.array([one.norad_id for one in event.objects], pa.int32())
        own = sets.filter(pc.is_in(sets["norad_id"], value_set=numbers))
        drawn += event_figures(event, own, figures, f"{head}-{number}", setting.said)
    return finding_sheet(finding, named, context, drawn, setting)
