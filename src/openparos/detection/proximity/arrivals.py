"""Which of two objects moved: the longitudes and drifts of each before they were seen together.

An object has moved when its longitude or drift changed by more than its free flight explains. One that
drifts by without a burn has not moved in this sense, and one that leaves its station to meet it has.
Where the sets before are months old, SGP4 explains nothing any more; where an object left alone drifts to is
then computed from the pull of the Earth's equator (`orbits.libration`). That tells one which is sent to another
station from one that has been dead for decades and swings about a stable longitude: both stand still, months
apart, at different longitudes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY, format_utc
from openparos.orbits.geostationary import mean_longitudes, wrap_longitude_deg
from openparos.orbits.libration import free_drift

from .belt import Belt, Visit
from .parameters import Parameters

DRIFT_STEP_DEG_DAY: Final = 0.03
"""A step of drift between two sets that is a burn: 0.09 m/s, above what station keeping in a box needs."""
_LOOK_BACK: Final = 400  # sets
_SWING_PER_DAY: Final = 0.008  # the fastest swing: what a degree of longitude is worth in degrees a day
DRIFT_ERROR_DEG_DAY: Final = 0.004
"""Error of a drift across months."""
NEGLECTED_DEG_YEAR2: Final = 2.5
"""What Moon, Sun and light add to a longitude, with the square of the years."""
LARGEST_TILT_DEG: Final = 20.0
"""The pull is that on an equatorial orbit, scaled; with more inclination nothing is said across months."""
DRIFT_MATCH_DEG_DAY: Final = 0.02
LARGEST_DOUBT_DEG: Final = 10.0
"""Where the error of free drift grows to more, a longitude within it explains nothing."""
DAYS_PER_YEAR: Final = 365.25


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
    answers = [_leg(belt, leg, parameters) for leg in _legs(timeline.epochs_us[rows], rows, parameters)]
    moved = next((one for one in answers if one.moved), None)
    unknown = next((one for one in answers if one.moved is None), None)
    return moved or unknown or answers[-1]


def _legs(
    epochs_us: NDArray[np.int64], rows: NDArray[np.int64], parameters: Parameters
) -> list[NDArray[np.int64]]:
    """Cut a run of sets where more time passed than free flight by SGP4 explains: those pairs stand alone."""
    long = np.flatnonzero(np.diff(epochs_us) > parameters.explain_days * US_PER_DAY)
    legs, start = [], 0
    for at in long.tolist():
        if at > start:
            legs.append(rows[start : at + 1])
        legs.append(rows[at : at + 2])
        start = at + 1
    if start < len(rows) - 1:
        legs.append(rows[start:])
    return legs


def _leg(belt: Belt, rows: NDArray[np.int64], parameters: Parameters) -> Arrival:
    gap_us = int(np.diff(belt.timeline.epochs_us[rows]).max())
    if gap_us <= parameters.explain_days * US_PER_DAY:
        return _by_free_flight(belt, rows, parameters)
    return _by_free_drift(belt, int(rows[0]), int(rows[1]), parameters)


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


def _by_free_drift(belt: Belt, before: int, now: int, parameters: Parameters) -> Arrival:
    """Compare where an object stands with where it would have drifted, left alone, months before."""
    epochs = belt.timeline.epochs_us
    days = float(epochs[now] - epochs[before]) / US_PER_DAY
    longitude, drift = float(belt.longitude_deg[before]), float(belt.drift_deg_day[before])
    tilt = float(np.hypot(*belt.plane_deg[:, before]))
    alone, slower, faster = (
        free_drift(longitude, drift + off, tilt, days)
        for off in (0.0, -DRIFT_ERROR_DEG_DAY, DRIFT_ERROR_DEG_DAY)
    )
    away = abs(float(wrap_longitude_deg(belt.longitude_deg[now] - alone[0])))
    shift = abs(float(wrap_longitude_deg(belt.longitude_deg[now] - longitude)))
    allowed_deg = parameters.moved_deg + 0.5 * abs(faster[0] - slower[0])
    allowed_deg += NEGLECTED_DEG_YEAR2 * (days / DAYS_PER_YEAR) ** 2
    allowed_deg_day = DRIFT_MATCH_DEG_DAY + 0.5 * abs(faster[1] - slower[1]) + _SWING_PER_DAY * allowed_deg
    same_drift = abs(float(belt.drift_deg_day[now]) - alone[1]) <= allowed_deg_day
    between = f"between {format_utc(int(epochs[before]))[:10]} and {format_utc(int(epochs[now]))[:10]}"
    if tilt > LARGEST_TILT_DEG:
        return Arrival(
            None, f"{days:.0f} days without a set {between}, in a plane too steep to compute its drift"
        )
    if shift <= parameters.moved_deg and not (away <= allowed_deg and same_drift):
        return Arrival(False, f"at the same longitude before and after {days:.0f} days without a set")
    if away > allowed_deg or not same_drift:
        where = f"{alone[0] % 360.0:.2f} E"
        return Arrival(
            True, f"changed station by {shift:.2f} degrees {between}; left alone it would be near {where}"
        )
    if allowed_deg > LARGEST_DOUBT_DEG:
        return Arrival(None, f"{days:.0f} days without a set {between}: free drift cannot be computed so far")
    return Arrival(False, f"free drift explains where it is after {days:.0f} days {between}")
