"""Which element sets an assessment read, as its report folder tells: a bundle chooses from these and from no others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, Interval

from .bundle import ReadSets
from .observing import LEAD_US

REACH_US: Final = 60 * US_PER_DAY
"""Where a report says nothing of what it read: the sets so long before and after its events are taken."""


def read_sets_of(report: Path | None, events: Sequence[Event]) -> ReadSets:
    """Return which sets the assessment of a report read.

    Parameters
    ----------
    report : Path or None
        Folder of the report.
    events : sequence of Event
        Those of the finding.
    """
    try:
        manifest = {} if report is None else json.loads((report / "manifest.json").read_bytes())
        if manifest.get("read"):
            first, last = (round(one) for one in manifest["read"]["epochs_us"])
            return ReadSets(
                Interval(first, last), "the first and the last epoch that the report says were read"
            )
        if manifest.get("asked"):
            first, last = (round(one) for one in manifest["asked"]["period_us"])
            return ReadSets(
                Interval(first - LEAD_US, last + LEAD_US),
                "the period of the report, and thirty days before and after it",
            )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    if not events:
        return ReadSets(None, "no events, no sets")
    first = min(event.interval.start_us for event in events) - REACH_US
    last = max(event.interval.end_us for event in events) + REACH_US
    return ReadSets(
        Interval(first, last), "sixty days before and after the events: no report says what was read"
    )
