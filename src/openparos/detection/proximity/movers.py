"""Which of two objects below the belt moved: burns of each before they were seen together.

A burn counts where it brought the orbit nearer to the other's, in height or in plane: station keeping that
has nothing to do with the other moves an orbit as well. Where the sets before are sparse nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.manoeuvres import detect as detect_burns
from openparos.model.confidence import Tier
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY, format_utc
from openparos.orbits.mean import evolve

from .arrivals import Arrival
from .belt import Visit
from .shells import plane_angle_deg
from .timeline import Timeline

LOOK_BACK_DAYS: Final = 45.0
LEAST_SETS: Final = 8
LARGEST_GAP_DAYS: Final = 6.0
"""With fewer sets or a longer gap in the days before, it cannot be told who moved."""
_SETTLING_US: Final = 2 * US_PER_DAY
"""Sets so soon after a burn may still be fitted across it."""
_AFTER_US: Final = 6 * US_PER_DAY
_NEARER_KM, _NEARER_DEG = 0.05, 0.005


@dataclass(frozen=True, slots=True)
class Burn:
    """A burn with the mean elements before and after it, both carried to its middle.

    Attributes
    ----------
    event : Event
        What the manoeuvre detector says.
    before, after : int
        Rows of the timeline's table.
    at_us : int
        Middle of its interval.
    """

    event: Event
    before: int
    after: int
    at_us: int


def burns_of(timeline: Timeline, number: int, first_us: int, last_us: int) -> Iterator[Burn]:
    """Yield the burns fit for publication of one object within a stretch of time."""
    rows = timeline.rows_of(number)
    epochs = timeline.epochs_us[rows]
    rows = rows[(epochs >= first_us) & (epochs <= last_us)]
    if len(rows) < LEAST_SETS:
        return
    for event in detect_burns(timeline.table.take(pa.array(rows))):
        if (
            event.kind not in (EventKind.MANOEUVRE, EventKind.CONTINUOUS_THRUST)
            or event.tier is not Tier.BULLETIN
        ):
            continue
        own = timeline.epochs_us[rows]
        before = int(np.searchsorted(own, event.interval.start_us - _SETTLING_US // 2, side="right")) - 1
        after = int(np.searchsorted(own, event.interval.end_us + _SETTLING_US, side="left"))
        if before >= 0 and after < len(rows):
            middle = (event.interval.start_us + event.interval.end_us) // 2
            yield Burn(event, int(rows[before]), int(rows[after]), middle)


def moved_below_the_belt(timeline: Timeline, visit: Visit) -> list[Arrival]:
    """Say of each party of a visit whether a burn of its own brought it near the other."""
    first_us = visit.days_us[0]
    return [_arrival(timeline, visit, party, first_us) for party in (0, 1)]


def _arrival(timeline: Timeline, visit: Visit, party: int, first_us: int) -> Arrival:
    number, other = int(timeline.numbers[visit.pair[party]]), visit.rows[0][1 - party]
    since_us = first_us - round(LOOK_BACK_DAYS * US_PER_DAY)
    epochs = timeline.epochs_us[timeline.rows_of(number)]
    epochs = epochs[(epochs >= since_us) & (epochs <= first_us + US_PER_DAY)]
    if len(epochs) < LEAST_SETS:
        return Arrival(None, f"{len(epochs)} sets in the {LOOK_BACK_DAYS:.0f} days before: too few to tell")
    gap_days = float(np.diff(epochs).max() / US_PER_DAY)
    if gap_days > LARGEST_GAP_DAYS:
        return Arrival(None, f"{gap_days:.0f} days without a set in the time before: cannot be told")
    aside = 0
    for burn in burns_of(timeline, number, since_us, first_us + _AFTER_US):
        if burn.event.interval.start_us > first_us + US_PER_DAY:
            continue  # once together, they may keep station on one another
        if _nearer(timeline, burn, other):
            start, end = (
                format_utc(burn.event.interval.start_us)[:16],
                format_utc(burn.event.interval.end_us)[:16],
            )
            return Arrival(True, f"a burn between {start} and {end} brought its orbit nearer to the other's")
        aside += 1
    if aside:
        return Arrival(False, f"{aside} burns in the time before, none of which brought its orbit nearer")
    return Arrival(False, f"no burn in the {LOOK_BACK_DAYS:.0f} days before")


def _nearer(timeline: Timeline, burn: Burn, other: int) -> bool:
    rows = [burn.before, burn.after, other]
    orbit = evolve(timeline.table.take(pa.array(rows)), np.full(3, burn.at_us))
    if orbit.errors.any():
        return False
    height = np.abs(orbit.semi_major_axis_km[:2] - orbit.semi_major_axis_km[2])
    angle = [
        plane_angle_deg(orbit.inclination_deg[[k, 2]], orbit.raan_deg[[k, 2]]) for k in (0, 1)
    ]  # fmt: skip
    return bool(height[1] < height[0] - _NEARER_KM or angle[1] < angle[0] - _NEARER_DEG)
