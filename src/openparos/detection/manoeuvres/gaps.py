"""Changes of orbit across gaps that no fit can cross: they bound when, they do not date.

Two sets weeks apart tell that something happened where the orbit changed by more than nature can do in
between: drag never raises an orbit; it lowers it by what the sets around the gap say, give or take a
factor of some; Sun and Moon tilt it slowly. The interval is the gap, and no best time is given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numba
import numpy as np
import pyarrow as pa

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, Evidence, Quantity
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .kernels import Flags, Floats, Ints
from .outcome import (
    DECAYING_PERIGEE_KM,
    DETECTOR,
    ONE_SET_CAVEAT,
    Book,
    cited,
    net_delta_v_m_s,
    quantity,
    rests_on_one_set,
    whole_seconds,
)
from .parameters import CONFIDENCE_RULE, Parameters
from .track import DEEP_SMA_KM, Track, median

DRAG_FACTOR: Final = 6.0  # how far mean drag over the gap may exceed what the sets around it give
SCALE_HEIGHT_KM: Final = 40.0  # of the air where drag counts: 35 to 75 km between 250 and 700 km
LONGEST_DAYS: Final = 400.0  # beyond it nature may have done too much for a comparison
BULLETIN_DAYS: Final = 180.0
BULLETIN_SCORE: Final = 2.5  # a change of e times what nature does; this score is no probability
AXIS_TOLERANCE_KM, AXIS_KM_DAY = 0.5, 0.004
AXIS_DEEP_TOLERANCE_KM, AXIS_DEEP_KM_DAY = 8.0, 0.1  # resonances the theory follows only roughly
AXIS_LONG_TOLERANCE_KM, AXIS_LONG_KM_DAY = 30.0, 1.0  # perigee in the air, apogee near the Moon's pull
LONG_ECCENTRICITY: Final = 0.2
HIGHEST_AIR_KM: Final = (
    1_500.0  # perigee above which a printed derivative of mean motion is no drag but resonance
)
TILT_TOLERANCE_DEG: Final = 0.03
TILT_DEG_DAY: Final = 2.5e-4
LIGHT_BSTAR: Final = 3e-3
"""Median B* of an object above which it is taken for light: 0.04 m2/kg of drag area and more, three times that of
common debris. Foil and fragments of balloons are; what has engines is not."""
LIGHT_CAVEAT: Final = ("its drag term says that it is light for its size: sunlight is not excluded",)


@dataclass(frozen=True, slots=True)
class GapChange:
    """What changed across the gap before set k, how many times more than nature does, and whether the object is light.

    `axis_km` and `tilt_deg` are beyond free motion, `inclination_deg` is the difference of the two sets.
    """

    k: int
    axis_km: float
    drag_km: float
    axis_ratio: float
    tilt_deg: float
    tilt_ratio: float
    inclination_deg: float
    light: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """What the sets themselves print about the air, row by row of the table.

    Attributes
    ----------
    decay : array
        Relative loss of semi-major axis a day by the derivative of mean motion (never negative).
    bstar : array
        Size of the drag term B* (1/earth radii).
    inclination_deg : array
        Inclination.
    """

    decay: Floats
    bstar: Floats
    inclination_deg: Floats

    @classmethod
    def of(cls, table: pa.Table) -> Printed:
        """Read it from a table of `ELEMENT_SCHEMA`."""
        names = ("mean_motion_dot", "mean_motion_rev_day", "bstar", "inclination_deg")
        derivative, motion, bstar, inclination = (
            np.nan_to_num(table.column(name).to_numpy(zero_copy_only=False).astype(np.float64))
            for name in names
        )
        return cls(np.maximum(4.0 / 3.0 * derivative / motion, 0.0), np.abs(bstar), inclination)

    def is_light(self, track: Track) -> bool:
        """Say whether the object is light for its size: sunlight and air move it as they do not move spacecraft."""
        return median(self.bstar[track.row]) > LIGHT_BSTAR


@numba.njit(cache=True, nogil=True, error_model="numpy")
def axis_tolerance_km(axis_km: float, eccentricity: float, days: float) -> float:
    """Return by how much the semi-major axis may change over a gap without drag and without a burn."""
    if eccentricity > LONG_ECCENTRICITY:
        return AXIS_LONG_TOLERANCE_KM + AXIS_LONG_KM_DAY * days
    if axis_km > DEEP_SMA_KM:
        return AXIS_DEEP_TOLERANCE_KM + AXIS_DEEP_KM_DAY * days
    return AXIS_TOLERANCE_KM + AXIS_KM_DAY * days


@numba.njit(cache=True, nogil=True, error_model="numpy")
def natural_rate_km_day(before_km_day: float, after_km_day: float, loss_km: float) -> float:
    """Return the mean rate at which drag alone takes an orbit down by `loss_km`.

    The rate of a fall grows with the density on the way: with both ends given and its logarithm linear in
    height, the time that the way takes follows. The rate after a burn down is that of the low orbit, and
    does not speak for the time before. The rate before may be too small to be printed; it is not less
    than what a fall of so many scale heights leaves of the rate after.

    Parameters
    ----------
    before_km_day, after_km_day : float
        Loss of semi-major axis a day that the sets before and after the gap print.
    loss_km : float
        By how much the orbit is lower after the gap.
    """
    if loss_km <= 0.0 or after_km_day <= before_km_day:
        return max(before_km_day, after_km_day)
    log_growth = min(loss_km / SCALE_HEIGHT_KM, 700.0)  # beyond it the exponential has no number
    if before_km_day > 0.0:
        log_growth = min(log_growth, math.log(after_km_day / before_km_day))
    return after_km_day if log_growth < 1e-6 else after_km_day * log_growth / math.expm1(log_growth)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _changes(
    t: Floats, walls: Flags, i_x: Floats, sma_km: float, sma_km_at: Floats, eccentricity: Floats, axis_change_km: Floats,
    decay: Floats, row: Ints,
) -> Floats:  # fmt: skip
    """Return set, axis, drag, axis ratio, tilt and tilt ratio of each gap over which more changed than nature does."""
    out, size = np.empty((len(t), 6)), 0
    for k in range(1, len(t)):
        if walls[k] == 0:
            continue
        tilt, change = math.degrees((i_x[k] - i_x[k - 1]) / (sma_km * 1e3)), axis_change_km[k]
        if not (abs(change) > AXIS_TOLERANCE_KM or abs(tilt) > TILT_TOLERANCE_DEG):
            continue
        days, axis = t[k] - t[k - 1], sma_km_at[k - 1]
        widest = max(eccentricity[k - 1], eccentricity[k])
        perigee = axis * (1.0 - widest) - EARTH_RADIUS_WGS72_KM
        if perigee < DECAYING_PERIGEE_KM or days > LONGEST_DAYS:
            continue
        # Free flight has what Sun, Moon and resonances do; the derivative that is printed up there is the same once more.
        natural = natural_rate_km_day(axis * decay[row[k - 1]], axis * decay[row[k]], -change)
        drag = -natural * days if perigee < HIGHEST_AIR_KM else 0.0
        tolerance = axis_tolerance_km(axis, widest, days)
        down = tolerance + DRAG_FACTOR * abs(drag)
        ratio = change / tolerance if change > 0.0 else -change / down
        slow = 8.0 if axis > DEEP_SMA_KM or widest > LONG_ECCENTRICITY else 1.0
        tilt_ratio = abs(tilt) / (TILT_TOLERANCE_DEG + slow * TILT_DEG_DAY * days)
        if max(ratio, tilt_ratio) > 1.0:
            out[size, 0], out[size, 1], out[size, 2] = k, change, drag
            out[size, 3], out[size, 4], out[size, 5] = ratio, tilt, tilt_ratio
            size += 1
    return out[:size]


def gap_changes(track: Track, printed: Printed) -> list[GapChange]:
    """Changes across gaps that exceed what nature does."""
    found = _changes(
        track.t, track.walls, track.i_x, track.sma_km, track.sma_km_at, track.eccentricity, track.axis_change_km,
        printed.decay, track.row,
    ).tolist()  # fmt: skip
    light = bool(found) and printed.is_light(track)
    out = []
    for place, axis_km, drag_km, axis_ratio, tilt_deg, tilt_ratio in found:
        k = int(place)
        turned = float(printed.inclination_deg[track.row[k]] - printed.inclination_deg[track.row[k - 1]])
        out.append(GapChange(k, axis_km, drag_km, axis_ratio, tilt_deg, tilt_ratio, turned, light))
    return out


def gap_events(book: Book, track: Track, changes: list[GapChange], parameters: Parameters) -> list[Event]:
    """Return the changes across gaps as events whose interval is the gap."""
    return [_event(book, track, one, parameters) for one in changes]


def is_calm(axis_km: float, eccentricity: float) -> bool:
    """Whether nature is predictable here for months: low and round, or near the geostationary ring.

    Elsewhere sunlight and the Moon move light debris by hundreds of kilometres of perigee.
    """
    if axis_km < 9_000.0:
        return eccentricity < 0.1
    return 41_000.0 < axis_km < 43_500.0 and eccentricity < 0.02


def _calm_ratio(track: Track, one: GapChange) -> float:
    """How many times more than nature does, counting only what nature is predictable in.

    What moves the plane of light debris shows in the eccentricity before or after. The axis is another
    matter: where the orbit was calm before, a burn itself may have left it eccentric.
    """
    axis, before, after = track.sma_km_at[one.k - 1], track.eccentricity[one.k - 1], track.eccentricity[one.k]
    of_axis = one.axis_ratio if is_calm(float(axis), float(before)) else 0.0
    of_tilt = one.tilt_ratio if is_calm(float(axis), float(max(before, after))) else 0.0
    return max(of_axis, of_tilt)


def _height_change(track: Track, k: int, sign: float) -> float:
    sma, ecc = track.sma_km_at, track.eccentricity
    return float(sma[k] * (1.0 + sign * ecc[k]) - sma[k - 1] * (1.0 + sign * ecc[k - 1]))


def _event(book: Book, track: Track, one: GapChange, parameters: Parameters) -> Event:
    k = one.k
    days = float(track.t[k] - track.t[k - 1])
    score = 2.5 * math.log(max(one.axis_ratio, one.tilt_ratio))
    one_set = rests_on_one_set(track, k)
    firm = 2.5 * math.log(max(_calm_ratio(track, one), 1.0))
    bulletin = (
        firm >= max(parameters.bulletin_score, BULLETIN_SCORE) and days <= BULLETIN_DAYS and not one.light
    )
    speed = track.speed_m_s
    own_km, axis_km = one.axis_km - one.drag_km, float(track.sma_km_at[k])
    sigma_km = (
        max(abs(one.drag_km), AXIS_TOLERANCE_KM if track.sma_km < DEEP_SMA_KM else AXIS_DEEP_TOLERANCE_KM) / 2
    )
    tilt_m_s = math.radians(abs(one.tilt_deg)) * speed
    quantities: dict[str, Quantity] = {
        "delta_v_tangential_m_s": quantity(
            net_delta_v_m_s(axis_km, own_km), sigma_km / (2 * track.sma_km) * speed
        ),
        "delta_v_normal_m_s": quantity(tilt_m_s, math.radians(TILT_TOLERANCE_DEG / 2) * speed),
        "semi_major_axis_change_km": quantity(axis_km - float(track.sma_km_at[k - 1]), 0.05),
        "perigee_height_change_km": quantity(_height_change(track, k, -1.0), 0.5),
        "apogee_height_change_km": quantity(_height_change(track, k, 1.0), 0.5),
        "inclination_change_deg": quantity(one.inclination_deg, 0.005),
        "inclination_change_beyond_nature_deg": quantity(one.tilt_deg, 0.005),
        "change_over_natural": quantity(max(one.axis_ratio, one.tilt_ratio), math.nan),
        "below_floor": Quantity(False),
    }
    rows = cited(track, k)
    confidence = Confidence.LOW
    if bulletin:
        high = score >= parameters.bulletin_score + 2.0 and not one_set
        confidence = Confidence.HIGH if high else Confidence.MODERATE
    return Event(
        kind=EventKind.MANOEUVRE, tier=Tier.BULLETIN if bulletin else Tier.CANDIDATE,
        objects=(book.object_of(rows[1]),),
        interval=whole_seconds(int(track.epoch_us[k - 1]), int(track.epoch_us[k])),
        evidence=Evidence(
            book.hashes_of(rows), DETECTOR, {**parameters.to_json(), "confidence_rule": CONFIDENCE_RULE}, SOFTWARE
        ),
        confidence=confidence, quantities=quantities, score=round(score, 2),
        caveats=(
            f"epochs {days:.1f} days apart: one burn or many, at any time in between",
            "the delta-v is that of the net change, a lower bound",
            *(LIGHT_CAVEAT if one.light else ()),
            *((ONE_SET_CAVEAT,) if one_set else ()),
        ),
    )  # fmt: skip
