"""How long an orbit lasts: King-Hele's averaged decay under the solar indices of the time.

The density at the perigee and the ballistic term enter only as a product, and the published decay of the mean motion
gives that product under the indices of its day. From there on the density follows height and indices: observed ones as far
as they are known, expected ones after (`atmosphere`, `solar`). Nearly round orbits are averaged by the series with Bessel functions,
others by quadrature. How far off all this is was measured on objects whose decay is known.

Source: King-Hele, Satellite Orbits in an Atmosphere (1987); Frey, Colombo and Lemmens, Extension of the King-Hele
orbit contraction method for accurate, semi-analytical propagation of non-circular orbits, Adv. Space Res. 64 (2019).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2

from .atmosphere import USUAL_AP, USUAL_F107, density_kg_m3
from .solar import indices

Floats = NDArray[np.float64]

_END_KM: Final = 95.0
_STEPS: Final = 4000
_LONGEST_STEP_DAYS: Final = 30.0
_ROUND: Final = 0.01
"""Below this eccentricity the series in it is taken, above the integral itself."""
_NODES: Final = 24
_SHARE: Final = 0.05  # of a scale height that one step may take off the orbit
_SUN_UNSEEN: Final = 0.3
LONGEST_DAYS: Final = 100.0 * 365.25

# Days predicted up to, and the bounds of actual over predicted that hold 90 %: measured on objects whose decay the
# satellite catalogue of 2019-08 gives, both chosen by what was predicted and by what became of them (docs/benchmark-events.md).
CALIBRATION: Final = (
    (3.0, 0.5, 2.2), (10.0, 0.68, 1.75), (30.0, 0.65, 1.85), (90.0, 0.58, 2.1), (180.0, 0.5, 2.6),
    (365.0, 0.5, 2.9), (1000.0, 0.45, 3.3), (1e9, 0.4, 4.0),
)  # fmt: skip
# A decay is catalogued to the day, and the last days are those of tumbling: so much is added below so many days.
_SPARE_DAYS: Final = ((3.0, 1.5), (10.0, 0.8))
_NORMAL_90: Final = 1.645


def averaged_rates(
    axis_km: Floats, shape: Floats, f107: ArrayLike = USUAL_F107, ap: ArrayLike = USUAL_AP
) -> tuple[Floats, Floats, Floats]:
    """Return the rates of axis (km) and eccentricity averaged over a revolution, and the scale height (km).

    Parameters
    ----------
    axis_km, shape : ndarray (n,)
        Semi-major axis and eccentricity.
    f107, ap : array
        Solar and geomagnetic indices, of `solar.indices`; those of a middling year where none are given.

    Returns
    -------
    tuple of ndarray
        Both rates per unit of ballistic term: times 8.64e7 and the ballistic coefficient C_d A/M in m^2/kg they
        are rates per day.
    """
    perigee = axis_km * (1.0 - shape) - EARTH_RADIUS_WGS72_KM
    rho, scale = density_kg_m3(perigee, f107, ap)
    round_ones = shape < _ROUND
    if np.all(round_ones):
        return *_round_rates(axis_km, shape, rho, scale), scale
    axis, e, flux, storm = np.broadcast_arrays(axis_km, shape, f107, ap)
    fall, rounding = _round_rates(axis, e, rho, scale)
    rest = ~round_ones
    fall[rest], rounding[rest] = _eccentric_rates(axis[rest], e[rest], flux[rest], storm[rest])
    return fall, rounding, scale


def _round_rates(axis_km: Floats, shape: Floats, rho: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """Return King-Hele's averages to the first power of the eccentricity, with Bessel functions."""
    from scipy.special import ive

    z = axis_km * shape / scale
    zeroth, first, second = ive(0, z), ive(1, z), ive(2, z)  # already times exp(-z)
    speed = np.sqrt(MU_WGS72_KM3_S2 / axis_km)
    fall = -rho * axis_km * speed * (zeroth + 2.0 * shape * first)
    rounding = -rho * speed * (first + 0.5 * shape * (zeroth + second))
    return fall, rounding


def _eccentric_rates(axis_km: Floats, shape: Floats, f107: Floats, ap: Floats) -> tuple[Floats, Floats]:
    """Return the averages by quadrature over the eccentric anomaly, in the density at each height."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    part = 0.5 * (nodes + 1.0)
    anomaly = np.pi * part**2  # dense at the perigee, where the air is
    weight = 0.5 * weights * 2.0 * part  # of the mean over half a turn
    cosine = np.cos(anomaly)[None, :]
    e = shape[:, None]
    height = axis_km[:, None] * (1.0 - e * cosine) - EARTH_RADIUS_WGS72_KM
    rho = density_kg_m3(height, f107[:, None], ap[:, None])[0]
    fast, slow = 1.0 + e * cosine, 1.0 - e * cosine
    speed = np.sqrt(MU_WGS72_KM3_S2 / axis_km)
    fall = -axis_km * speed * ((rho * fast**1.5 / slow**0.5) @ weight)
    rounding = -speed * (1.0 - shape**2) * ((rho * np.sqrt(fast / slow) * cosine) @ weight)
    return fall, rounding


def remaining_days(
    axis_km: ArrayLike,
    eccentricity: ArrayLike,
    fall_km_day: ArrayLike,
    epoch_us: ArrayLike | None = None,
    *,
    known_to_us: ArrayLike | None = None,
    sigmas: float = 0.0,
) -> Floats:
    """Return how long orbits last.

    Parameters
    ----------
    axis_km, eccentricity : array (n,)
        Mean elements (Brouwer).
    fall_km_day : array (n,)
        By how much the semi-major axis falls a day at the epoch; with the indices of that day it gives the
        ballistic term, which stays.
    epoch_us : array (n,) of int or None
        Epochs, from which the solar indices go on; those of a middling year all along when None.
    known_to_us : array (n,) of int or None
        Up to when indices are taken as observed, `solar.indices`.
    sigmas : float
        Solar activity forecast that many standard deviations above what is expected.

    Returns
    -------
    ndarray (n,)
        Days to a perigee of 95 km; infinite where the orbit does not fall or lasts over a century.
    """
    days, _, _ = descend(axis_km, eccentricity, fall_km_day, epoch_us, known_to_us=known_to_us, sigmas=sigmas)
    return np.where(days >= LONGEST_DAYS, np.inf, days)


def descend(
    axis_km: ArrayLike,
    eccentricity: ArrayLike,
    fall_km_day: ArrayLike,
    epoch_us: ArrayLike | None = None,
    *,
    until_days: ArrayLike = LONGEST_DAYS,
    known_to_us: ArrayLike | None = None,
    sigmas: float = 0.0,
) -> tuple[Floats, Floats, Floats]:
    """Carry orbits down to the end, or for some days.

    Parameters
    ----------
    axis_km, eccentricity, fall_km_day, epoch_us, known_to_us, sigmas
        As of `remaining_days`.
    until_days : array (n,)
        To stop after.

    Returns
    -------
    tuple of ndarray (n,)
        Days passed, semi-major axis (km) and eccentricity then; of orbits that do not fall, infinite days.
    """
    axis = np.array(axis_km, dtype=np.float64, ndmin=1)
    shape = np.array(eccentricity, dtype=np.float64, ndmin=1)
    fall = np.array(fall_km_day, dtype=np.float64, ndmin=1)
    epoch = None if epoch_us is None else np.broadcast_to(np.asarray(epoch_us, np.float64), axis.shape)
    known = None if known_to_us is None else np.broadcast_to(np.asarray(known_to_us, np.float64), axis.shape)
    until = np.broadcast_to(np.asarray(until_days, np.float64), axis.shape)
    days = np.where(fall > 0.0, 0.0, np.inf)

    def rates(going: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
        if epoch is None:
            return averaged_rates(axis[going], shape[going])
        reach = None if known is None else known[going]
        sun = indices(epoch[going] + days[going] * US_PER_DAY, known_to_us=reach, sigmas=sigmas)
        return averaged_rates(axis[going], shape[going], *sun)

    ballistic = np.zeros_like(axis)
    falls = fall > 0.0
    if falls.any():
        # An orbit below the ground, or above all air, has no rate and is left where it is.
        with np.errstate(all="ignore"):
            ballistic[falls] = np.nan_to_num(-fall[falls] / rates(falls)[0], posinf=0.0, neginf=0.0)
    for _ in range(_STEPS):
        low = axis * (1.0 - shape) - EARTH_RADIUS_WGS72_KM
        going = (low > _END_KM) & (days < until) & (ballistic > 0.0)
        if not going.any():
            break
        down, rounding, scale = rates(going)
        # Perigee falls slowly while an eccentric orbit rounds, so the axis sets the step.
        step = _SHARE * scale / np.maximum(-down * ballistic[going], 1e-12)
        step = np.where(shape[going] > 0.02, step * np.maximum(1.0, shape[going] / 0.02), step)
        step = np.minimum(step, until[going] - days[going])
        if epoch is not None:
            step = np.minimum(step, _LONGEST_STEP_DAYS)  # so that no month of the sun is stepped over
        axis[going] += down * ballistic[going] * step
        shape[going] = np.maximum(shape[going] + rounding * ballistic[going] * step, 0.0)
        days[going] += np.maximum(step, 1e-9)
    return days, axis, shape


def lifetimes(
    axis_km: ArrayLike,
    eccentricity: ArrayLike,
    fall_km_day: ArrayLike,
    epoch_us: ArrayLike,
    known_to_us: ArrayLike | None = None,
) -> tuple[Floats, Floats, Floats]:
    """Return remaining lifetimes with the bounds that hold 90 %, the spread of solar activity to come among them.

    Parameters
    ----------
    axis_km, eccentricity, fall_km_day, epoch_us, known_to_us : array (n,)
        As of `remaining_days`.

    Returns
    -------
    tuple of ndarray (n,)
        Days, least and most.
    """
    args = (axis_km, eccentricity, fall_km_day, epoch_us)
    days = remaining_days(*args, known_to_us=known_to_us)
    short, long = (remaining_days(*args, known_to_us=known_to_us, sigmas=sign) for sign in (1.0, -1.0))
    with np.errstate(all="ignore"):
        sun = 0.5 * np.log(np.minimum(long, LONGEST_DAYS) / short)
    # A lifetime beyond the century tells no spread; that of one whole cycle is taken.
    sun = np.where(np.isfinite(sun) & np.isfinite(days), np.maximum(sun, 0.0), _SUN_UNSEEN)
    return days, *interval_days(days, sun)


def fall_km_day(axis_km: ArrayLike, motion_rev_day: ArrayLike, decay_rev_day2: ArrayLike) -> Floats:
    """Return by how much the axis falls a day, of a mean motion that grows by `decay_rev_day2` a day."""
    axis = np.asarray(axis_km, dtype=np.float64)
    return np.asarray(2.0 / 3.0 * axis * np.asarray(decay_rev_day2) / np.asarray(motion_rev_day))


def interval_days(days: ArrayLike, sun: ArrayLike = 0.0) -> tuple[Floats, Floats]:
    """Return the 90 % interval of a remaining lifetime.

    Parameters
    ----------
    days : array
        Predicted.
    sun : array
        Standard deviation of its logarithm from solar activity to come.

    Notes
    -----
    What was measured on known decays and what the sun leaves open are added as squares of logarithms.
    """
    value, share = np.broadcast_arrays(np.asarray(days, np.float64), np.asarray(sun, np.float64))
    bounds, low, high = np.array(CALIBRATION).T
    place = np.clip(np.searchsorted(bounds, value), 0, len(bounds) - 1)
    spare = np.zeros(value.shape)
    for most, more in reversed(_SPARE_DAYS):
        spare = np.where(value < most, more, spare)
    least = np.exp(-np.hypot(np.log(low[place]), _NORMAL_90 * share))
    most_of = np.exp(np.hypot(np.log(high[place]), _NORMAL_90 * share))
    return np.maximum(value * least - spare, 0.0), value * most_of + spare


def years_within(days: float, years: float, bounds: tuple[float, float] | None = None) -> str:
    """Say whether a lifetime is within a guideline: yes, no, or that the spread leaves it open.

    Parameters
    ----------
    days : float
        Predicted.
    years : float
        Of the guideline.
    bounds : tuple of float or None
        Least and most days, of `lifetimes`; those of `interval_days` when None.
    """
    low, high = (float(one) / 365.25 for one in (interval_days(days) if bounds is None else bounds))
    return "yes" if high <= years else "no" if low > years else "open"
