"""Free drift along the geosynchronous belt: the pull of the Earth's oval equator, and what it conserves.

An object nobody controls swings about the stable longitudes near 75 E and 105 W, for years, and stands still
for weeks at each end of its swing. Its longitude x follows x'' = -dU/dx with

    U = n^2 (9 q^2 L (C22 cos 2x + S22 sin 2x) - 9/2 q^3 (C31 cos x + S31 sin x) + 45 q^3 (C33 cos 3x + S33 sin 3x)),

q the Earth's radius over the synchronous axis, n the rate of rotation and L = ((1 + cos i) / 2)^2 for the
inclination; so that x'^2 / 2 + U stays the same however long it is left alone. A station chosen by an operator
has another value. Moon, Sun and light pressure are left out: they move the longitude by less than a degree.

Source: W. M. Kaula, "Theory of Satellite Geodesy", 1966, for the terms; coefficients of EGM96, not normalised
[both as recalled]; held against SGP4's own resonance terms in the tests.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_RATE_DEG_DAY: Final = 360.9856
_RATIO: Final = 6378.137 / 42164.17
_C22, _S22 = 1.57446e-6, -0.90380e-6
_C31, _S31 = 2.19266e-6, 0.26842e-6
_C33, _S33 = 0.10055e-6, 0.19720e-6
_STEP_DAYS: Final = 2.0


def _terms(longitude_deg: Floats, inclination_deg: Floats) -> tuple[Floats, Floats]:
    """Return U in degrees squared a day squared, and -dU/dx in degrees a day squared."""
    x = np.radians(longitude_deg)
    tilt = ((1.0 + np.cos(np.radians(inclination_deg))) / 2.0) ** 2
    rate2, q2 = _RATE_DEG_DAY**2, _RATIO**2
    q3 = q2 * _RATIO
    potential = (
        9.0 * q2 * tilt * (_C22 * np.cos(2 * x) + _S22 * np.sin(2 * x))
        - 4.5 * q3 * (_C31 * np.cos(x) + _S31 * np.sin(x))
        + 45.0 * q3 * (_C33 * np.cos(3 * x) + _S33 * np.sin(3 * x))
    )
    pull = (
        18.0 * q2 * tilt * (_C22 * np.sin(2 * x) - _S22 * np.cos(2 * x))
        + 4.5 * q3 * (_S31 * np.cos(x) - _C31 * np.sin(x))
        + 135.0 * q3 * (_C33 * np.sin(3 * x) - _S33 * np.cos(3 * x))
    )
    # The rate is in degrees: one factor of 57.3 makes the angle of the potential degrees as well.
    return rate2 * potential, np.radians(1.0) * rate2 * pull


def pull_deg_day2(longitude_deg: ArrayLike, inclination_deg: ArrayLike = 0.0) -> Floats:
    """Return the acceleration in longitude of an object left alone.

    Parameters
    ----------
    longitude_deg : array
        Mean longitude, degrees east.
    inclination_deg : array
        Inclination.
    """
    return _terms(np.asarray(longitude_deg, float), np.asarray(inclination_deg, float))[1]


def swing_energy(
    longitude_deg: ArrayLike, drift_deg_day: ArrayLike, inclination_deg: ArrayLike = 0.0
) -> Floats:
    """Return x'^2 / 2 + U, degrees squared a day squared: the same as long as nobody burns."""
    drift = np.asarray(drift_deg_day, float)
    return np.asarray(
        0.5 * drift**2 + _terms(np.asarray(longitude_deg, float), np.asarray(inclination_deg, float))[0]
    )


def free_drift(
    longitude_deg: float, drift_deg_day: float, inclination_deg: float, days: float
) -> tuple[float, float]:
    """Return longitude (not wrapped) and drift of an object left alone for some days.

    Leapfrog steps of at most two days; the energy stays within a thousandth.
    """
    steps = max(1, int(np.ceil(abs(days) / _STEP_DAYS)))
    h, x, rate = days / steps, longitude_deg, drift_deg_day
    for _ in range(steps):
        half = rate + 0.5 * h * float(pull_deg_day2(x, inclination_deg))
        x += h * half
        rate = half + 0.5 * h * float(pull_deg_day2(x, inclination_deg))
    return x, rate
