"""How long an orbit lasts: King-Hele's averaged decay in an atmosphere whose level the orbit itself gives.

The density at the perigee and the ballistic term enter only as a product, and the published decay of the mean motion
gives that product. What is left of the atmosphere is how it thins with height, taken from a static table;
solar activity that changes between the set and the end is in the spread, which was measured on objects whose
decay is known, not in the model.

Source: King-Hele, Satellite Orbits in an Atmosphere (1987); the exponential atmosphere of Vallado,
Fundamentals of Astrodynamics and Applications, table 8-4 (after U.S. Standard 1976 and CIRA-72).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2

Floats = NDArray[np.float64]

_HEIGHT_KM: Final = (
    90.0, 100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 180.0, 200.0, 250.0, 300.0, 350.0, 400.0, 450.0,
    500.0, 600.0, 700.0, 800.0, 900.0, 1000.0,
)  # fmt: skip
_DENSITY_KG_M3: Final = (
    3.396e-6, 5.297e-7, 9.661e-8, 2.438e-8, 8.484e-9, 3.845e-9, 2.070e-9, 5.464e-10, 2.789e-10, 7.248e-11,
    2.418e-11, 9.518e-12, 3.725e-12, 1.585e-12, 6.967e-13, 1.454e-13, 3.614e-14, 1.170e-14, 5.245e-15, 3.019e-15,
)  # fmt: skip
_END_KM: Final = 95.0
_STEPS: Final = 4000
_SHARE: Final = 0.05  # of a scale height that one step may take off the orbit
LONGEST_DAYS: Final = 100.0 * 365.25

# Days predicted up to, and the bounds of actual over predicted that hold 90 %. From objects whose decay the
# satellite catalogue of 2019-08 gives; the upper bounds from those chosen by the prediction alone, since choosing
# by what became of them cuts off the long ones (docs/benchmark-events.md).
CALIBRATION: Final = ((10.0, 0.5, 2.0), (30.0, 0.5, 2.0), (90.0, 0.45, 2.2), (1e9, 0.3, 3.0))
SHORTEST_DAYS: Final = 3.0
"""Below this the day of the decay as catalogued, and the tumbling, rule; a floor of a day and a half is added."""


def density_kg_m3(height_km: ArrayLike) -> tuple[Floats, Floats]:
    """Return density and scale height (km) at a height, kg/m^3; log-linear between the table's heights."""
    height = np.asarray(height_km, dtype=np.float64)
    logs = np.log(_DENSITY_KG_M3)
    scale = -np.diff(_HEIGHT_KM) / np.diff(logs)
    place = np.clip(np.searchsorted(_HEIGHT_KM, height) - 1, 0, len(scale) - 1)
    ln = logs[place] - (height - np.asarray(_HEIGHT_KM)[place]) / scale[place]
    return np.exp(ln), scale[place]


def averaged_rates(axis_km: Floats, shape: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the rates of axis (km) and eccentricity averaged over a revolution, and the scale height (km).

    Both per unit of ballistic term, which takes the density of the static table with it: times 8.64e7 and the
    ballistic coefficient C_d A/M in m^2/kg they are rates per day.
    """
    from scipy.special import ive

    perigee = axis_km * (1.0 - shape)
    rho, scale = density_kg_m3(perigee - EARTH_RADIUS_WGS72_KM)
    z = axis_km * shape / scale
    zeroth, first, second = ive(0, z), ive(1, z), ive(2, z)  # already times exp(-z)
    speed = np.sqrt(MU_WGS72_KM3_S2 / axis_km)
    fall = -rho * axis_km * speed * (zeroth + 2.0 * shape * first)
    rounding = -rho * speed * (first + 0.5 * shape * (zeroth + second))
    return fall, rounding, scale


def remaining_days(axis_km: ArrayLike, eccentricity: ArrayLike, fall_km_day: ArrayLike) -> Floats:
    """Return how long orbits last.

    Parameters
    ----------
    axis_km, eccentricity : array (n,)
        Mean elements (Brouwer).
    fall_km_day : array (n,)
        By how much the semi-major axis falls a day at the epoch.

    Returns
    -------
    ndarray (n,)
        Days to a perigee of 95 km; infinite where the orbit does not fall or lasts over a century.
    """
    axis = np.array(axis_km, dtype=np.float64, ndmin=1)
    shape = np.array(eccentricity, dtype=np.float64, ndmin=1)
    fall = np.array(fall_km_day, dtype=np.float64, ndmin=1)
    unit = averaged_rates(axis, shape)[0]
    ballistic = np.where(fall > 0.0, -fall / unit, 0.0)
    days = np.where(fall > 0.0, 0.0, np.inf)
    for _ in range(_STEPS):
        low = axis * (1.0 - shape) - EARTH_RADIUS_WGS72_KM
        going = (low > _END_KM) & (days < LONGEST_DAYS) & (ballistic > 0.0)
        if not going.any():
            break
        down, rounding, scale = averaged_rates(axis[going], shape[going])
        # Perigee falls slowly while an eccentric orbit rounds, so the axis sets the step.
        step = _SHARE * scale / np.maximum(-down * ballistic[going], 1e-12)
        step = np.where(shape[going] > 0.02, step * np.maximum(1.0, shape[going] / 0.02), step)
        axis[going] += down * ballistic[going] * step
        shape[going] = np.maximum(shape[going] + rounding * ballistic[going] * step, 0.0)
        days[going] += step
    return np.where(days >= LONGEST_DAYS, np.inf, days)


def fall_km_day(axis_km: ArrayLike, motion_rev_day: ArrayLike, decay_rev_day2: ArrayLike) -> Floats:
    """Return by how much the axis falls a day, of a mean motion that grows by `decay_rev_day2` a day."""
    axis = np.asarray(axis_km, dtype=np.float64)
    return np.asarray(2.0 / 3.0 * axis * np.asarray(decay_rev_day2) / np.asarray(motion_rev_day))


def interval_days(days: ArrayLike) -> tuple[Floats, Floats]:
    """Return the 90 % interval of a remaining lifetime, measured on known decays by length."""
    value = np.asarray(days, dtype=np.float64)
    bounds, low, high = np.array(CALIBRATION).T
    place = np.clip(np.searchsorted(bounds, value), 0, len(bounds) - 1)
    spare = np.where(value < SHORTEST_DAYS, 1.5, 0.0)
    return np.maximum(value * low[place] - spare, 0.0), value * high[place] + spare


def years_within(days: float, years: float) -> str:
    """Say whether a lifetime is within a guideline: yes, no, or that the spread leaves it open."""
    low, high = (float(one) / 365.25 for one in interval_days(days))
    return "yes" if high <= years else "no" if low > years else "open"
