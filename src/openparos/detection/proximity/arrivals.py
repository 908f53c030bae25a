"""Which of two objects moved: the longitudes and drifts of each before they were seen together.

An object has moved when its longitude or drift changed by more than its free flight explains. One that
drifts by without a burn has not moved in this sense, and one that leaves its station to meet it has.
Where the sets before are months old, drift explains nothing any more: then a change from one station
to another is a move, no change is none, and an object that was drifting at either end is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY, format_utc
from openparos.orbits.geostationary import mean_longitudes, wrap_longitude_deg

from .belt import Belt, Visit
from .parameters import Parameters

STATION_DRIFT_DEG_DAY: Final = 0.05
DRIFT_STEP_DEG_DAY: Final = 0.03
"""A step of drift between two sets that is a burn: 0.09 m/s, above what station keeping in a box needs."""
_LOOK_BACK: Final = 400  # sets


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the history says about one party.

    Attributes
    ----------
    moved : bool or None
        True, False, or None where it cannot be told.
    reason : str
        Why, in words.
    """

    moved: bool | None
    reason: str


def last_apart(belt: Belt, visit: Visit, parameters: Parameters) -> int | None:
    """Return the last instant before a visit at which sets show the two apart; None where none does."""
    timeline = belt.timeline
    first_us = visit.days_us[0]
    spans = [np.arange(timeline.first[one], timeline.first[one + 1]) for one in visit.pair]
    epochs = [timeline.epochs_us[span] for span in spans]
    limit_us = parameters.max_age_days * US_PER_DAY
    times = np.concatenate([one[one < first_us][-_LOOK_BACK:] for one in epochs])
    for at_us in np.sort(times)[::-1].tolist():
        rows = []
        for span, own in zip(spans, epochs, strict=True):
            near = int(np.abs(own - at_us).argmin())
            if abs(int(own[near]) - at_us) > limit_us:
                break
            rows.append(int(span[near]))
        if len(rows) == 2:
            longitudes = belt.longitude_at(np.array(rows), at_us)
            if abs(float(wrap_longitude_deg(longitudes[1] - longitudes[0]))) > parameters.leave_deg:
                return int(at_us)
    return None


def arrival_of(
    belt: Belt, visit: Visit, party: int, apart_us: int | None, parameters: Parameters, until: int = 0
) -> Arrival:
    """Say whether one party of a visit moved before it.

    Parameters
    ----------
    belt : Belt
        The history.
    visit : Visit
        The visit.
    party : int
        0 or 1.
    apart_us : int or None
        What `last_apart` returned.
    parameters : Parameters
        Bounds.
    until : int
        Place among the visit's days of the first on which they stand together: what either did up to
        then brought it about.
    """
    timeline = belt.timeline
    row = visit.rows[until][party]
    start = int(timeline.first[visit.pair[party]])
    if row == start:
        return Arrival(None, "no earlier set shows where it was")
    since_us = apart_us if apart_us is not None else int(timeline.epochs_us[row - 1])
    epochs = timeline.epochs_us[start : row + 1]
    before = start + max(0, int(np.searchsorted(epochs, since_us, side="right")) - 1)
    rows = np.arange(min(before, row - 1), row + 1)
    gaps_days = np.diff(timeline.epochs_us[rows]) / US_PER_DAY
    if gaps_days.max() <= parameters.explain_days:
        return _by_free_flight(belt, rows, parameters)
    return _by_stations(belt, int(rows[0]), row, float(gaps_days.max()), parameters)


def _by_free_flight(belt: Belt, rows: NDArray[np.int64], parameters: Parameters) -> Arrival:
    """Propagate each set to the next and look for what free flight does not explain."""
    timeline = belt.timeline
    predicted = mean_longitudes(timeline.table.take(pa.array(rows[:-1])), timeline.epochs_us[rows[1:]])
    away = np.abs(wrap_longitude_deg(belt.longitude_deg[rows[1:]] - predicted.longitude_deg))
    step = np.abs(belt.drift_deg_day[rows[1:]] - predicted.drift_deg_day)
    burns = (away > parameters.moved_deg) | (step > DRIFT_STEP_DEG_DAY)
    if burns.any():
        k = int(burns.argmax())
        start, end = (format_utc(int(timeline.epochs_us[rows[k + n]]))[:16] for n in (0, 1))
        return Arrival(True, f"longitude or drift changed beyond free flight between {start} and {end}")
    return Arrival(False, "free flight and station keeping explain its longitude")


def _by_stations(belt: Belt, before: int, now: int, gap_days: float, parameters: Parameters) -> Arrival:
    """Compare two longitudes months apart."""
    epochs = belt.timeline.epochs_us
    shift = abs(float(wrap_longitude_deg(belt.longitude_deg[now] - belt.longitude_deg[before])))
    drifts = np.abs(belt.drift_deg_day[[before, now]])
    between = f"between {format_utc(int(epochs[before]))[:10]} and {format_utc(int(epochs[now]))[:10]}"
    if shift <= parameters.moved_deg and (drifts < STATION_DRIFT_DEG_DAY).all():
        return Arrival(False, f"at the same longitude before and after {gap_days:.0f} days without a set")
    if (drifts < STATION_DRIFT_DEG_DAY).all():
        return Arrival(True, f"changed station by {shift:.2f} degrees {between}")
    return Arrival(None, f"drifting, with {gap_days:.0f} days without a set {between}")
