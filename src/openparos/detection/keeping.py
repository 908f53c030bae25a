"""What an object in the belt would do left alone, and by how much one that is kept does less.

Natural motion: the mean longitude of a free object accelerates by some -0.00168 sin 2(L - 75.1) degrees
a day squared towards 75.1 E or 105.3 W (Soop, Handbook of Geostationary Orbits, 1994 [unverified]). Its
orbital pole turns in some 53 years around a pole tilted by 7.4 degrees towards the ecliptic, so that the
inclination vector (i cos W, i sin W) moves by 0.75 to 0.95 degree a year near the equator.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STABLE_LONGITUDE_DEG: Final = 75.1
PULL_DEG_DAY2: Final = 0.00168
LAPLACE_TILT_DEG: Final = 7.4
PRECESSION_YEARS: Final = 53.0
DRIFT_DEG_DAY_PER_M_S: Final = 0.352
"""What one metre a second along the track changes in the drift of a geostationary object."""
INCLINATION_DAYS: Final = 180.0
LEAST_INCLINATION_DAYS: Final = 60.0
LEAST_INCLINATION_SETS: Final = 4
FREE_SHARE, KEPT_SHARE = 0.6, 0.4  # of the natural motion of the inclination vector
WINDOW_DAYS: Final = 12.0
LEAST_WINDOW_SETS: Final = 6
LEAST_WINDOWS: Final = 6
LEAST_PULL_DEG_DAY2: Final = 0.0006
LEAST_HELD_SHARE, MOST_HELD_SHARE = -0.5, 0.6
"""Of the natural acceleration; objects kept by single burns weeks apart show all of it between them."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch over which the inclination was kept (on), left to itself (off), or neither is clear."""

    start_us: int
    end_us: int
    state: str


@dataclass(frozen=True, slots=True)
class Held:
    """Share of the natural acceleration that a stay shows: about one if free between burns, zero if held always."""

    share: float
    sigma: float
    windows: int

    @property
    def is_continuous(self) -> bool:
        """Whether free motion between burns is excluded at two sigmas."""
        return self.share > LEAST_HELD_SHARE and self.share + 2.0 * self.sigma < MOST_HELD_SHARE


def natural_acceleration_deg_day2(longitude_deg: float) -> float:
    """Return the acceleration of the mean longitude (east positive) of a free object."""
    return -PULL_DEG_DAY2 * math.sin(2.0 * math.radians(longitude_deg - STABLE_LONGITUDE_DEG))


def thrust_against_m_s2(acceleration_deg_day2: float) -> float:
    """Return the tangential acceleration that balances one of the longitude."""
    return acceleration_deg_day2 / DRIFT_DEG_DAY_PER_M_S / 86_400.0


def _share_of_natural(years: Floats, x: Floats, y: Floats) -> float:
    """Return the motion of the inclination vector (degrees) along its natural one, as a share of it."""
    rate = np.array([np.polyfit(years, x, 1)[0], np.polyfit(years, y, 1)[0]])
    turn = 2.0 * math.pi / PRECESSION_YEARS
    natural = turn * np.array([float(np.mean(y)), LAPLACE_TILT_DEG - float(np.mean(x))])
    return float(rate @ natural / (natural @ natural))


def inclination_periods(epoch_us: Ints, inclination_deg: Floats, raan_deg: Floats) -> list[Period]:
    """Say of each half year of a stay whether the inclination was kept.

    Parameters
    ----------
    epoch_us, inclination_deg, raan_deg : array
        Sets of one object in order of time.

    Returns
    -------
    list of Period
        Neighbouring stretches of one state are one; stretches with too few sets are left out.
    """
    days = (epoch_us - epoch_us[0]) / US_PER_DAY
    node = np.radians(raan_deg)
    x, y = inclination_deg * np.cos(node), inclination_deg * np.sin(node)
    count = max(1, round(float(days[-1]) / INCLINATION_DAYS))
    part = np.minimum((days / max(float(days[-1]), 1e-9) * count).astype(int), count - 1)
    out: list[Period] = []
    for j in range(count):
        rows = np.flatnonzero(part == j)
        if len(rows) < LEAST_INCLINATION_SETS or days[rows[-1]] - days[rows[0]] < LEAST_INCLINATION_DAYS:
            continue
        share = _share_of_natural(days[rows] / 365.25, x[rows], y[rows])
        state = "off" if share > FREE_SHARE else "on" if share < KEPT_SHARE else "unclear"
        start, end = int(epoch_us[rows[0]]), int(epoch_us[rows[-1]])
        if out and out[-1].state == state:
            start = out.pop().start_us
        out.append(Period(start, end, state))
    return out


def overall(periods: Sequence[Period]) -> str:
    """Return one word for a stay: on, off, changing, unclear, or unknown where it is too short."""
    states = {one.state for one in periods} - {"unclear"}
    if len(states) > 1:
        return "changing"
    return states.pop() if states else "unclear" if periods else "unknown"


def held_share(epoch_us: Ints, longitude_deg: Floats, natural_deg_day2: float) -> Held | None:
    """Compare the curvature of the longitude within short windows with that of free motion.

    Parameters
    ----------
    epoch_us, longitude_deg : array
        One stay, in order of time.
    natural_deg_day2 : float
        From `natural_acceleration_deg_day2`.

    Returns
    -------
    Held or None
        None where nature pulls too little or the sets are too few.
    """
    if abs(natural_deg_day2) < LEAST_PULL_DEG_DAY2:
        return None
    days = (epoch_us - epoch_us[0]) / US_PER_DAY
    offset = (longitude_deg - longitude_deg[0] + 180.0) % 360.0 - 180.0
    shares = []
    for start in np.arange(0.0, float(days[-1]) - WINDOW_DAYS, WINDOW_DAYS / 2.0):
        rows = (days >= start) & (days <= start + WINDOW_DAYS)
        if rows.sum() >= LEAST_WINDOW_SETS and np.ptp(days[rows]) > 0.7 * WINDOW_DAYS:
            bend = 2.0 * float(np.polyfit(days[rows] - start, offset[rows], 2)[0])
            shares.append(bend / natural_deg_day2)
    if len(shares) < LEAST_WINDOWS:
        return None
    middle = float(np.median(shares))
    scatter = 1.4826 * float(np.median(np.abs(np.array(shares) - middle)))
    return Held(middle, 1.25 * scatter / math.sqrt(len(shares) / 2.0), len(shares))
