"""The sheet of one finding with its figures, drawn from the element sets of its events' objects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Entry
from openparos.model.events import Event

from .blocks import Report
from .event_figures import event_figures
from .papers import Setting, finding_sheet

MOST_EVENTS: Final = 3
"""Events of one finding that are drawn."""


def sheet_of(
    finding: Finding,
    events: Sequence[Event],
    sets: pa.Table,
    context: Context,
    figures: Path,
    setting: Setting,
    entry: Entry | None = None,
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
    entry : Entry or None
        What was done to it, as the ledger has it.
    """
    named = [event for event in events if event.event_id in set(finding.events)][:MOST_EVENTS]
    drawn = []
    head = finding.finding_id.replace(":", "-")
    for number, event in enumerate(named):
        numbers = pa.array([one.norad_id for one in event.objects], pa.int32())
        own = sets.filter(pc.is_in(sets["norad_id"], value_set=numbers))
        drawn += event_figures(event, own, figures, f"{head}-{number}", setting.said)
    return finding_sheet(finding, named, context, drawn, setting, entry)
