"""`openparos detect breakups`: beside the events, what was looked at and why it gave none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.catalogue.launch_facts import LaunchFacts
    from openparos.detection.breakups import Answer
    from openparos.model.events import Event

MOST_TOLD: Final = 50


@dataclass(frozen=True, slots=True)
class Families:
    """Events of families of fragments, and the families that gave none."""

    events: list[Event]
    answers: list[Answer]

    def told(self) -> list[dict[str, Any]]:
        """Return the families without an event, the largest first, each with the reason."""
        rest = sorted((one for one in self.answers if one.event is None), key=lambda one: -one.pieces)
        return [
            {"launch": one.launch or None, "pieces": one.pieces, "reason": one.reason}
            for one in rest[:MOST_TOLD]
        ]

    def without_event(self) -> int:
        """Return how many families gave none."""
        return sum(one.event is None for one in self.answers)


def find_break_ups(
    table: pa.Table, norad_ids: list[int], plots: Path | None, listed: LaunchFacts
) -> Families:
    """Look into all families, or into those that some objects are of."""
    import numpy as np

    from openparos.detection.breakups import examine
    from openparos.detection.completeness import launches

    if not norad_ids:
        answers = examine(table, listed=listed)
    else:
        own = np.isin(table["norad_id"].to_numpy(), norad_ids)
        wanted = sorted({str(one) for one in launches(table)[own] if one})
        answers = [one for launch in wanted for one in examine(table, launch, listed)]
    if plots is not None:
        from openparos.detection.event_plots import draw_break_ups

        draw_break_ups(table, answers, plots)
    return Families([one.event for one in answers if one.event is not None], answers)
