"""The history of one object of the belt, cut into stretches of one mode each.

Modes: ``station-keeping`` (nature would have moved it), ``libration`` (left alone, swinging about a stable
point), ``drift`` (going along the belt), ``graveyard`` (semi-major axis more than 235 km above the ring),
``natural-motion-not-excluded`` (it stayed, and nature may have let it), ``single-set`` (one set, slow then).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY
from openparos.orbits.geostationary import wrap_longitude_deg

from .belt_motion import (
    FREE_SHARE,
    GRAVEYARD_KM,
    HELD_SHARE,
    RING_KM,
    Motion,
    librates,
    motion_of,
    natural_share,
    unpushed,
)
from .keeping import inclination_periods, natural_acceleration_deg_day2, overall

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STOP_DRIFT_DEG_DAY: Final = 0.03
STOP_WIDTH_DEG: Final = 0.5
RETURN_DAYS: Final = 10.0  # a stop goes on where the object left the slow drift but not the place
LEAST_FREE_DAYS: Final = 40.0
LEAST_DRIFT_SETS: Final = 3
BELT_DRIFT_DEG_DAY: Final = 6.5
"""Drift of an orbit 500 km off the ring: objects that go faster are outside the belt, beyond what moves between
stations and disposal by the agencies' rule take; within it and `is_geosynchronous` lies the belt of this module."""
KEPT, LIBRATION, DRIFT, GRAVEYARD = "station-keeping", "libration", "drift", "graveyard"
UNDETERMINED, SINGLE = "natural-motion-not-excluded", "single-set"
STAYS: Final = (KEPT, UNDETERMINED, SINGLE)


@dataclass(frozen=True, slots=True)
class BeltHistory:
    """Longitudes of the sets of geosynchronous objects, sorted by object and epoch."""

    table: pa.Table
    norad_id: Ints
    epoch_us: Ints
    longitude_deg: Floats
    drift_deg_day: Floats
    sma_km: Floats
    inclination_deg: Floats
    raan_deg: Floats


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows first..last (inclusive) of a belt history in one mode, about one longitude if it stayed.

    Attributes
    ----------
    first, last : int
        Rows.
    longitude_deg : float
        Median of a stay; of the middle set where the object moved.
    mode : str
        See the module's heading.
    pushed : bool
        Whether free motion does not lead from the stretch before to this one.
    outside : bool
        Whether the object goes past the belt, faster than `BELT_DRIFT_DEG_DAY`.
    """

    first: int
    last: int
    longitude_deg: float
    mode: str = UNDETERMINED
    pushed: bool = False
    outside: bool = False

    @property
    def stays(self) -> bool:
        """Whether the object stood at a longitude, whoever or whatever held it there."""
        return self.mode in STAYS


def apart_deg(a: float, b: float) -> float:
    """Angle between two longitudes."""
    return abs(float(wrap_longitude_deg(a - b)))


def stops(belt: BeltHistory, first: int, stop: int) -> list[Stretch]:
    """Runs of rows first..stop-1 (one object) that stay at one longitude with little drift."""
    out: list[Stretch] = []
    start = last = -1
    for row in range(first, stop):
        here = start >= 0 and apart_deg(belt.longitude_deg[row], belt.longitude_deg[start]) < STOP_WIDTH_DEG
        if abs(belt.drift_deg_day[row]) >= STOP_DRIFT_DEG_DAY:
            if not here and start >= 0:
                out.append(_stay(belt, start, last))
                start = -1
        elif (here and belt.epoch_us[row] - belt.epoch_us[last] <= RETURN_DAYS * US_PER_DAY) or (row == last + 1 and here):  # fmt: skip
            last = row
        else:
            if start >= 0:
                out.append(_stay(belt, start, last))
            start = last = row
    if start >= 0:
        out.append(_stay(belt, start, last))
    return out


def _stay(belt: BeltHistory, first: int, last: int) -> Stretch:
    reference = belt.longitude_deg[first]
    offset = float(np.median(wrap_longitude_deg(belt.longitude_deg[first : last + 1] - reference)))
    return Stretch(first, last, float(wrap_longitude_deg(reference + offset)))


def _days(belt: BeltHistory, first: int, last: int) -> float:
    return float(belt.epoch_us[last] - belt.epoch_us[first]) / US_PER_DAY


def motion_in(belt: BeltHistory, first: int, last: int) -> Motion:
    """Return the motion of rows first..last."""
    rows = slice(first, last + 1)
    days = (belt.epoch_us[rows] - belt.epoch_us[first]) / US_PER_DAY
    return motion_of(days, belt.longitude_deg[rows], belt.drift_deg_day[rows], belt.inclination_deg[rows])


def stay_mode(belt: BeltHistory, stay: Stretch, motion: Motion, origin: int) -> str:
    """Say how an object that stayed was kept; `motion` begins at row `origin`."""
    days = _days(belt, stay.first, stay.last)
    if days < 1.0:
        return SINGLE
    rows = slice(stay.first, stay.last + 1)
    pull = abs(natural_acceleration_deg_day2(stay.longitude_deg))
    spread = float(np.ptp(wrap_longitude_deg(belt.longitude_deg[rows] - belt.longitude_deg[stay.first])))
    # A free object crosses at least an eighth of pull times time squared, however it starts.
    if pull * days * days / 8.0 > 2.0 * max(spread, 0.1):
        return KEPT
    share, sigma = natural_share(motion, stay.first - origin, stay.last - origin)
    if share + 2.0 * sigma < HELD_SHARE:
        return KEPT
    plane = overall(inclination_periods(belt.epoch_us[rows], belt.inclination_deg[rows], belt.raan_deg[rows]))
    if plane == "on":
        return KEPT
    free = FREE_SHARE[0] < share - sigma and share + sigma < FREE_SHARE[1]
    if free and plane != "changing" and days >= LEAST_FREE_DAYS:
        return LIBRATION if _librates_mostly(belt, stay.first, stay.last) else DRIFT
    return UNDETERMINED


def _librates_mostly(belt: BeltHistory, first: int, last: int) -> bool:
    rows = range(first, last + 1)
    count = sum(librates(float(belt.longitude_deg[k]), float(belt.drift_deg_day[k])) for k in rows)
    return 2 * count > len(rows)


def _moving_mode(belt: BeltHistory, motion: Motion, first: int, last: int, origin: int) -> str:
    """Say whether an object that moved was left to swing, or goes along the belt."""
    if not _librates_mostly(belt, first, last) or _days(belt, first, last) < LEAST_FREE_DAYS:
        return DRIFT
    share, sigma = natural_share(motion, first - origin, last - origin)
    return LIBRATION if share - 2.0 * sigma < FREE_SHARE[1] and share + 2.0 * sigma > FREE_SHARE[0] else DRIFT


def _graveyard_runs(belt: BeltHistory, first: int, stop: int) -> Iterator[tuple[int, int, bool]]:
    """Cut rows into runs above and not above the disposal height; a single set does not make a run among others."""
    above = belt.sma_km[first:stop] - RING_KM > GRAVEYARD_KM
    if len(above) > 2:
        above[1:-1] = (above[:-2].astype(int) + above[1:-1] + above[2:]) >= 2
    edges = np.concatenate(([0], np.flatnonzero(np.diff(above)) + 1, [len(above)])).tolist()
    for a, b in pairwise(edges):
        yield first + a, first + b, bool(above[a])


def stretches(belt: BeltHistory, first: int, stop: int) -> list[Stretch]:
    """Cut the history of one object (rows first..stop-1) into stretches of one mode each, in order of time."""
    out: list[Stretch] = []
    for a, b, above in _graveyard_runs(belt, first, stop):
        if above:
            out.append(_moved(belt, a, b - 1, GRAVEYARD))
        else:
            out += _ordinary(belt, a, b)
    if not out:
        return out
    out = _journeys(_joined(belt, _outside_as_one(belt, out)))
    pushed = motion_in(belt, first, stop - 1).pushed()
    return [
        replace(one, pushed=j > 0 and bool(pushed[out[j - 1].last + 1 - first : one.first + 1 - first].any()))
        for j, one in enumerate(out)
    ]


def _outside_as_one(belt: BeltHistory, found: list[Stretch]) -> list[Stretch]:
    """Make one of neighbouring stretches outside the belt: how an object goes there is no matter of stations."""
    out: list[Stretch] = []
    for one in found:
        drift = float(np.median(belt.drift_deg_day[one.first : one.last + 1]))
        if abs(drift) <= BELT_DRIFT_DEG_DAY:
            out.append(one)
        elif out and out[-1].outside and out[-1].mode == one.mode:
            out[-1] = replace(_moved(belt, out[-1].first, one.last, one.mode), outside=True)
        else:
            out.append(replace(one, outside=True))
    return out


def _joined(belt: BeltHistory, found: list[Stretch]) -> list[Stretch]:
    """Make one of neighbouring drifts that were never let run: a change of orbit on its way, set by set."""
    out: list[Stretch] = []
    for one in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.mode == one.mode == DRIFT
            and not (last.outside or one.outside)
            and min(last.last - last.first, one.last - one.first) < LEAST_DRIFT_SETS - 1
            and belt.epoch_us[one.first] - belt.epoch_us[last.last] < RETURN_DAYS * US_PER_DAY
        ):
            out[-1] = _moved(belt, last.first, one.last, DRIFT)
        else:
            out.append(one)
    return out


def _journeys(found: list[Stretch]) -> list[Stretch]:
    """A swing that begins and ends at a station that is kept was a journey between the two."""
    kept = [one.mode == KEPT for one in found]
    return [
        replace(one, mode=DRIFT)
        if one.mode == LIBRATION and 0 < j < len(found) - 1 and kept[j - 1] and kept[j + 1]
        else one
        for j, one in enumerate(found)
    ]


def _moved(belt: BeltHistory, first: int, last: int, mode: str) -> Stretch:
    return Stretch(first, last, float(belt.longitude_deg[(first + last) // 2]), mode)


def _ordinary(belt: BeltHistory, first: int, stop: int) -> list[Stretch]:
    """Stays and what lies between them; a stay that free motion leads into or out of is part of that motion."""
    motion = motion_in(belt, first, stop - 1)
    stays = [replace(one, mode=stay_mode(belt, one, motion, first)) for one in stops(belt, first, stop)]
    kept = [one for one in stays if one.mode == KEPT]
    out: list[Stretch] = []
    start = first
    for one in [*kept, None]:
        end = stop if one is None else one.first
        if end > start:
            loose = [each for each in stays if start <= each.first < end and each.mode != KEPT]
            for a, b in _chains(motion, first, start, end, loose):
                out += _chain(belt, motion, first, a, b, loose)
        if one is not None:
            out.append(one)
            start = one.last + 1
    return out


def _chains(
    motion: Motion, origin: int, start: int, end: int, stays: Sequence[Stretch]
) -> Iterator[tuple[int, int]]:
    """Cut rows start..end-1 where the object was pushed, but never within a stay."""
    cuts = [
        a + origin
        for a, _ in unpushed(motion, start - origin, end - 1 - origin)
        if not any(one.first < a + origin <= one.last for one in stays)
    ]
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        yield a, b - 1


def _chain(
    belt: BeltHistory, motion: Motion, origin: int, first: int, last: int, stays: Sequence[Stretch]
) -> list[Stretch]:
    """One stretch of motion, or the one stay that it is."""
    inside = [one for one in stays if first <= one.first <= last]
    if len(inside) == 1 and inside[0].first == first and inside[0].last == last:
        return inside
    whole = _stay(belt, first, last)
    rows = slice(first, last + 1)
    width = float(np.ptp(wrap_longitude_deg(belt.longitude_deg[rows] - whole.longitude_deg)))
    if inside and width < STOP_WIDTH_DEG and abs(np.median(belt.drift_deg_day[rows])) < STOP_DRIFT_DEG_DAY:
        return [replace(whole, mode=stay_mode(belt, whole, motion, origin))]
    return [_moved(belt, first, last, _moving_mode(belt, motion, first, last, origin))]
