"""What the fragments are like and how long they stay; what became of the parent's own orbit; where it was.

Area over mass follows from how fast each fragment falls in the atmosphere of its month, so it carries the
factor by which the density differs from the model. Persistence is the share of fragments whose predicted
lifetime reaches a date; its spread is that of the lifetimes, common to all of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.completeness import latest_rows
from openparos.detection.lifetime import averaged_rates, fall_km_day, lifetimes
from openparos.detection.solar import indices
from openparos.model.times import US_PER_DAY, Interval
from openparos.orbits.frames import geodetic, gmst_deg
from openparos.orbits.mean import evolve, mean_elements, semi_major_axis_km

from .motion import Floats, Ints, Orbits, carry, orbits_of, states_at_latitude

DRAG_COEFFICIENT: Final = 2.2
DENSITY_FACTOR_SIGMA: Final = 0.1
"""Standard deviation of the logarithm (base 10) of density over that of the model under the month's indices."""
HORIZONS_YEARS: Final = (1.0, 5.0, 10.0, 25.0)
_DAY_SECONDS_TO_SI: Final = 8.64e7
_LEAST_FALL_KM_DAY: Final = 1e-4
_MOST_GAP_DAYS: Final = 40.0


@dataclass(frozen=True, slots=True)
class ParentStep:
    """Change of the parent's own mean orbit over the event.

    Attributes
    ----------
    axis_km, eccentricity, inclination_deg : float
        After less before, the set before carried to the epoch of that after.
    delta_v_m_s : float
        Least change of velocity that gives axis and inclination.
    gap_days : float
        Between the two sets.
    """

    axis_km: float
    eccentricity: float
    inclination_deg: float
    delta_v_m_s: float
    gap_days: float


def parent_step(table: pa.Table, norad_id: int, interval: Interval) -> ParentStep | None:
    """Return the step in an object's elements over an interval, or None where its sets do not enclose it closely."""
    own = table.filter(pa.array(table["norad_id"].to_numpy() == norad_id))
    epochs = np.asarray(own["epoch_us"].to_numpy(), dtype=np.int64)
    before = np.flatnonzero(epochs <= interval.start_us)
    after = np.flatnonzero(epochs >= interval.end_us)
    if not len(before) or not len(after):
        return None
    one, two = before[np.argmax(epochs[before])], after[np.argmin(epochs[after])]
    gap = (epochs[two] - epochs[one]) / US_PER_DAY
    if gap > _MOST_GAP_DAYS:
        return None
    carried = evolve(own.slice(int(one), 1), epochs[two : two + 1])
    here = mean_elements(own.slice(int(two), 1))
    if carried.errors[0]:
        return None
    axis = float(here.semi_major_axis_km[0] - carried.semi_major_axis_km[0])
    tilt = float(here.inclination_deg[0] - carried.inclination_deg[0])
    speed_m_s = 1e3 * math.sqrt(398600.8 / float(here.semi_major_axis_km[0]))
    along = 0.5 * speed_m_s * axis / float(here.semi_major_axis_km[0])
    return ParentStep(
        axis, float(here.eccentricity[0] - carried.eccentricity[0]), tilt,
        math.hypot(along, speed_m_s * math.radians(tilt)), float(gap),
    )  # fmt: skip


def area_to_mass_m2_kg(orbits: Orbits) -> Floats:
    """Return the area over mass of each fragment, for a drag coefficient of 2.2; NaN where it does not fall measurably."""
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    good = (fall > _LEAST_FALL_KM_DAY) & (orbits.eccentricity < 0.3)
    with np.errstate(all="ignore"):
        sun = indices(orbits.epoch_us)
        unit = -averaged_rates(axis, orbits.eccentricity, *sun)[0] * _DAY_SECONDS_TO_SI
        found = fall / unit / DRAG_COEFFICIENT
    return np.where(good & np.isfinite(found) & (found > 0.0), found, np.nan)


def lifetimes_days(orbits: Orbits) -> tuple[Floats, Floats, Floats]:
    """Return remaining lifetimes from the sets at hand, with their bounds; infinite where no fall is seen."""
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    out = tuple(np.full(len(axis), np.inf) for _ in range(3))
    good = np.flatnonzero((fall > 0.0) & np.isfinite(axis) & (orbits.eccentricity < 0.5))
    if len(good):
        found = lifetimes(axis[good], orbits.eccentricity[good], fall[good], orbits.epoch_us[good])
        for part, values in zip(out, found, strict=True):
            part[good] = values
    return out[0], out[1], out[2]


def persistence(
    orbits: Orbits, from_us: int, horizons_years: tuple[float, ...] = HORIZONS_YEARS
) -> dict[float, tuple[float, float]]:
    """Return the share of fragments predicted in orbit so many years after an instant, with its sigma."""
    since = (orbits.epoch_us - from_us) / US_PER_DAY
    finite, low, high = (np.minimum(one, 1e9) + since for one in lifetimes_days(orbits))
    out = {}
    for years in horizons_years:
        reach = years * 365.25
        spread = float((high >= reach).mean() - (low >= reach).mean()) / 3.29
        binomial = math.sqrt(max(float((finite >= reach).mean()), 0.25 / len(finite)) / len(finite))
        out[years] = (float((finite >= reach).mean()), math.hypot(spread, 0.5 * binomial))
    return out


def latest_orbits(table: pa.Table, norad_ids: Ints) -> Orbits:
    """Return the orbits of objects by their latest set."""
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    mine = np.flatnonzero(np.isin(numbers, norad_ids))
    epochs = np.asarray(table["epoch_us"].take(pa.array(mine)).to_numpy(), dtype=np.int64)
    rows = mine[latest_rows(numbers[mine], epochs)]
    return orbits_of(table.take(pa.array(rows)))


def ground(
    orbits: Orbits, at_us: int, density_ratio: float, latitude_argument_deg: float
) -> tuple[float, float, float]:
    """Return latitude, east longitude (degrees; of the instant) and height (km) of a place on the orbits' middle."""
    there = carry(orbits, np.array([at_us]), density_ratio)
    pos = np.median(states_at_latitude(orbits, there, math.radians(latitude_argument_deg))[0], axis=0)
    turn = math.radians(float(gmst_deg(at_us)))
    fixed = np.array(
        [
            pos[0] * math.cos(turn) + pos[1] * math.sin(turn),
            pos[1] * math.cos(turn) - pos[0] * math.sin(turn),
            pos[2],
        ]
    )
    latitude, east, height = geodetic(fixed)
    return float(latitude), float(east), float(height)
