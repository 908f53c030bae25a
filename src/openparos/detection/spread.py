"""How far an object may be from where its element set puts it, by the age of the set.

A TLE or OMM carries no covariance. What can be measured without one is how far two sets of one object
disagree when the earlier is propagated to the epoch of the later. The table below holds that
disagreement, for 68 and for 95 of 100 pairs of sets, by class of orbit; it is dominated by the direction of
flight. It contains the manoeuvres of active objects, which no set foretells, and is therefore wider
than the spread of a passive object in a quiet period and narrower than that of one that has just manoeuvred.

Source: some 130,000 pairs of sets, one hour to twelve days apart, of objects chosen at random among
those with dense public histories between June 2025 and August 2026 (measured by the project).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.confidence import Confidence, Tier
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2, SECONDS_PER_DAY

BULLETIN_MAX_AGE_DAYS: Final = 5.0
"""A pair whose sets are both younger than this is fit for publication (design, `bulletin`)."""

_SIGMAS_OF_95: Final = 1.96
"""How many sigmas hold 95 of 100 of a normal distribution."""
_TOP_OF_CLASS_KM: Final = np.array([450.0, 600.0, 900.0, 2000.0, 30_000.0])
# At epoch (km), per day (km), per day squared (km), one row per class of perigee height: below 450 km,
# 450 to 600, 600 to 900, 900 to 2000, 2000 to 30,000, above. The fourth also stands for the fifth, where
# the histories hold too few pairs to measure.
_OF_68_KM: Final = np.array(
    [
        [30.0, 200.0, 50.0],
        [3.0, 20.0, 4.0],
        [0.1, 0.35, 0.02],
        [0.5, 0.25, 0.12],
        [0.5, 0.25, 0.12],
        [0.8, 2.2, 0.60],
    ]
)
_OF_95_KM: Final = np.array(
    [
        [100.0, 1000.0, 200.0],
        [30.0, 40.0, 25.0],
        [0.8, 2.5, 0.0],
        [0.8, 3.0, 0.1],
        [0.8, 3.0, 0.1],
        [8.0, 16.0, 0.5],
    ]
)
CONFIDENCE_RULE: Final = (
    "high: both sets within one day of the time and of one another; moderate: within three days; else low"
)


def perigee_height_km(mean_motion_rev_day: ArrayLike, eccentricity: ArrayLike) -> NDArray[np.float64]:
    """Return the height of perigee above the equatorial radius, from Kozai mean motion (two-body)."""
    rate_rad_s = np.asarray(mean_motion_rev_day) * (2.0 * np.pi / SECONDS_PER_DAY)
    semi_major_axis_km = np.cbrt(MU_WGS72_KM3_S2 / rate_rad_s**2)
    return np.asarray(semi_major_axis_km * (1.0 - np.asarray(eccentricity)) - EARTH_RADIUS_WGS72_KM)


def position_spread_km(
    perigee_km: ArrayLike, age_days: ArrayLike, *, of_hundred: int = 68
) -> NDArray[np.float64]:
    """Return the spread of one object's place.

    Parameters
    ----------
    perigee_km : array
        Height of perigee, km.
    age_days : array
        Time from the set's epoch, days; a set from after the time counts by its distance from it.
    of_hundred : int
        68, taken as one standard deviation, or 95. The distribution has heavy tails: the second is
        three to eight times the first, not twice.

    Returns
    -------
    ndarray
        Kilometres, same shape.
    """
    table = {68: _OF_68_KM, 95: _OF_95_KM}[of_hundred]
    age = np.abs(np.asarray(age_days, dtype=np.float64))
    row = table[np.searchsorted(_TOP_OF_CLASS_KM, np.asarray(perigee_km), side="right")]
    return np.asarray(row[..., 0] + row[..., 1] * age + row[..., 2] * age**2)


def stated_sigma_km(of_68_km: float, of_95_km: float) -> float:
    """Return the sigma to state beside a distance, so that it agrees with the limit stated beside it.

    The disagreement has heavy tails: the 95 of 100 lie three to eight times as far out as the 68. Who reads a sigma
    takes two of it for 95 of 100, so no smaller one is stated than that limit implies.

    Parameters
    ----------
    of_68_km, of_95_km : float
        Spread of the distance, 68 and 95 of 100, km.
    """
    return max(of_68_km, of_95_km / _SIGMAS_OF_95)


def tier_of(age_first_days: float, age_second_days: float) -> Tier:
    """Return `bulletin` where both sets are younger than `BULLETIN_MAX_AGE_DAYS`, else `candidate`."""
    oldest = max(abs(age_first_days), abs(age_second_days))
    return Tier.BULLETIN if oldest < BULLETIN_MAX_AGE_DAYS else Tier.CANDIDATE


def confidence_of(age_first_days: float, age_second_days: float) -> Confidence:
    """Return the confidence in a distance by `CONFIDENCE_RULE`."""
    apart = abs(age_first_days - age_second_days)
    worst = max(abs(age_first_days), abs(age_second_days), apart)
    if worst <= 1.0:
        return Confidence.HIGH
    return Confidence.MODERATE if worst <= 3.0 else Confidence.LOW
