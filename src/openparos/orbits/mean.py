"""Mean elements of SGP4 and what follows from them, for whole tables at once.

Two semi-major axes belong to one element set. The published mean motion is Kozai's; SGP4 turns it into
Brouwer's and works with that. The two axes are up to 7 km apart in low orbit. Every
semi-major axis here is **Brouwer's** unless the name says Kozai, since it alone moves smoothly from
set to set and enters SGP4's own rates. None of them is osculating: the short-period swing of J2 is
kilometres, a burn is metres.

Heights of perigee and apogee are above a sphere of 6378.135 km, the equatorial radius of WGS 72 that
SGP4 uses.

Source: Hoots and Roehrich, Spacetrack Report 3 (1980); Vallado et al., AIAA 2006-6753 (`initl`, `sgp4init`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

from .satrecs import column, epochs_us, satrecs_from

Floats = NDArray[np.float64]

J4_WGS72: Final = -0.00000165597
_MIN_PER_DAY: Final = 1440.0
_TURN: Final = 2.0 * math.pi
# Mean motion of a circular orbit at one Earth radius, rad/min.
XKE: Final = 60.0 / math.sqrt(EARTH_RADIUS_WGS72_KM**3 / MU_WGS72_KM3_S2)
_DEG_DAY_PER_RAD_MIN: Final = math.degrees(1.0) * _MIN_PER_DAY


@dataclass(frozen=True, slots=True)
class MeanElements:
    """Mean elements of n sets at their own epochs, with what follows from them; each array (n,).

    Attributes
    ----------
    semi_major_axis_km : ndarray
        Brouwer.
    mean_motion_rev_day : ndarray
        Brouwer.
    eccentricity, inclination_deg, raan_deg, arg_perigee_deg, mean_anomaly_deg : ndarray
        As published.
    perigee_km, apogee_km : ndarray
        Heights above 6378.135 km.
    period_min : ndarray
        Anomalistic period, perigee to perigee.
    nodal_period_min : ndarray
        Time between passages of the ascending node.
    mean_anomaly_rate_deg_day, arg_perigee_rate_deg_day, raan_rate_deg_day : ndarray
        Secular rates of SGP4 from J2, J2 squared and J4. Those of the Moon and the Sun are not in them;
        where these matter (above some 225 minutes of period) difference `evolve` instead.
    """

    semi_major_axis_km: Floats
    mean_motion_rev_day: Floats
    eccentricity: Floats
    inclination_deg: Floats
    raan_deg: Floats
    arg_perigee_deg: Floats
    mean_anomaly_deg: Floats
    perigee_km: Floats
    apogee_km: Floats
    period_min: Floats
    nodal_period_min: Floats
    mean_anomaly_rate_deg_day: Floats
    arg_perigee_rate_deg_day: Floats
    raan_rate_deg_day: Floats


@dataclass(frozen=True, slots=True)
class EvolvedElements:
    """Mean elements after propagation to given instants; each array (n,).

    The secular effects of J2, J4, drag, resonance and of the Moon and the Sun are in them, the periodic
    ones are not. NaN where `errors` is not 0.
    """

    times_us: NDArray[np.int64]
    semi_major_axis_km: Floats
    mean_motion_rev_day: Floats
    eccentricity: Floats
    inclination_deg: Floats
    raan_deg: Floats
    arg_perigee_deg: Floats
    mean_anomaly_deg: Floats
    errors: NDArray[np.uint8]


def brouwer_mean_motion_rev_day(
    mean_motion_rev_day: ArrayLike, eccentricity: ArrayLike, inclination_deg: ArrayLike
) -> Floats:
    """Return Brouwer's mean motion of a published (Kozai) one, rev/day, as SGP4 recovers it."""
    kozai = np.asarray(mean_motion_rev_day, dtype=np.float64) * _TURN / _MIN_PER_DAY
    beta2 = 1.0 - np.asarray(eccentricity, dtype=np.float64) ** 2
    cos2 = np.cos(np.radians(inclination_deg)) ** 2
    ak = (XKE / kozai) ** (2.0 / 3.0)
    d1 = 0.75 * J2_WGS72 * (3.0 * cos2 - 1.0) / (np.sqrt(beta2) * beta2)
    step = d1 / ak**2
    adel = ak * (1.0 - step**2 - step * (1.0 / 3.0 + 134.0 * step**2 / 81.0))
    return np.asarray(kozai / (1.0 + d1 / adel**2) * _MIN_PER_DAY / _TURN, dtype=np.float64)


def kozai_mean_motion_rev_day(
    brouwer_rev_day: ArrayLike, eccentricity: ArrayLike, inclination_deg: ArrayLike
) -> Floats:
    """Return the mean motion to publish for one of Brouwer's: the inverse of `brouwer_mean_motion_rev_day`.

    Solved by fixed-point steps; the correction is of order 0.001, so five reach the last digit.
    """
    goal = np.asarray(brouwer_rev_day, dtype=np.float64)
    kozai = goal.copy()
    for _ in range(5):
        kozai = kozai * goal / brouwer_mean_motion_rev_day(kozai, eccentricity, inclination_deg)
    return kozai


def semi_major_axis_km(mean_motion_rev_day: ArrayLike) -> Floats:
    """Return the semi-major axis that belongs to a mean motion by Kepler's third law (WGS 72), km.

    Of a published mean motion this is Kozai's axis, of Brouwer's mean motion Brouwer's.
    """
    rad_s = np.asarray(mean_motion_rev_day, dtype=np.float64) * _TURN / 86_400.0
    return np.asarray((MU_WGS72_KM3_S2 / rad_s**2) ** (1.0 / 3.0), dtype=np.float64)


def mean_motion_of_axis_rev_day(axis_km: ArrayLike) -> Floats:
    """Return the mean motion that belongs to a semi-major axis by Kepler's third law (WGS 72), rev/day."""
    axis = np.asarray(axis_km, dtype=np.float64)
    return np.asarray(np.sqrt(MU_WGS72_KM3_S2 / axis**3) * 86_400.0 / _TURN, dtype=np.float64)


def secular_rates_deg_day(
    brouwer_rev_day: ArrayLike, eccentricity: ArrayLike, inclination_deg: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    """Return SGP4's secular rates of mean anomaly, argument of perigee and node, degrees per day.

    Parameters
    ----------
    brouwer_rev_day : array
        Brouwer's mean motion, rev/day.
    eccentricity, inclination_deg : array
        Mean elements.

    Returns
    -------
    tuple of ndarray
        From J2, J2 squared and J4 (``mdot``, ``argpdot`` and ``nodedot`` of `sgp4init`).
    """
    motion = np.asarray(brouwer_rev_day, dtype=np.float64) * _TURN / _MIN_PER_DAY
    beta2 = 1.0 - np.asarray(eccentricity, dtype=np.float64) ** 2
    beta = np.sqrt(beta2)
    cos = np.cos(np.radians(inclination_deg))
    cos2, cos4 = cos**2, cos**4
    axis = (XKE / motion) ** (2.0 / 3.0)
    p2 = 1.0 / (axis * beta2) ** 2
    first = 1.5 * J2_WGS72 * p2 * motion
    second = 0.5 * first * J2_WGS72 * p2
    fourth = -0.46875 * J4_WGS72 * p2**2 * motion
    anomaly = (
        motion
        + 0.5 * first * beta * (3.0 * cos2 - 1.0)
        + 0.0625 * second * beta * (13.0 - 78.0 * cos2 + 137.0 * cos4)
    )
    perigee = (
        -0.5 * first * (1.0 - 5.0 * cos2)
        + 0.0625 * second * (7.0 - 114.0 * cos2 + 395.0 * cos4)
        + fourth * (3.0 - 36.0 * cos2 + 49.0 * cos4)
    )
    node = (-first + 0.5 * second * (4.0 - 19.0 * cos2) + 2.0 * fourth * (3.0 - 7.0 * cos2)) * cos
    return anomaly * _DEG_DAY_PER_RAD_MIN, perigee * _DEG_DAY_PER_RAD_MIN, node * _DEG_DAY_PER_RAD_MIN


def mean_elements(table: pa.Table) -> MeanElements:
    """Return the mean elements of a table of element sets at their own epochs.

    Parameters
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`.

    Returns
    -------
    MeanElements
        Arrays (n,), in the table's order.
    """
    ecc, incl = column(table, "eccentricity"), column(table, "inclination_deg")
    motion = brouwer_mean_motion_rev_day(column(table, "mean_motion_rev_day"), ecc, incl)
    axis = semi_major_axis_km(motion)
    anomaly, perigee, node = secular_rates_deg_day(motion, ecc, incl)
    return MeanElements(
        semi_major_axis_km=axis,
        mean_motion_rev_day=motion,
        eccentricity=ecc,
        inclination_deg=incl,
        raan_deg=column(table, "raan_deg"),
        arg_perigee_deg=column(table, "arg_perigee_deg"),
        mean_anomaly_deg=column(table, "mean_anomaly_deg"),
        perigee_km=axis * (1.0 - ecc) - EARTH_RADIUS_WGS72_KM,
        apogee_km=axis * (1.0 + ecc) - EARTH_RADIUS_WGS72_KM,
        period_min=360.0 * _MIN_PER_DAY / anomaly,
        nodal_period_min=360.0 * _MIN_PER_DAY / (anomaly + perigee),
        mean_anomaly_rate_deg_day=anomaly,
        arg_perigee_rate_deg_day=perigee,
        raan_rate_deg_day=node,
    )


def evolve(table: pa.Table, times_us: ArrayLike, *, mode: str = "i") -> EvolvedElements:
    """Propagate each set's mean elements to its own instant, or all to a common one.

    Parameters
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`.
    times_us : int or array (n,) of int
        Instants, microseconds since 1970, UTC.
    mode : str
        Operation mode of SGP4.

    Returns
    -------
    EvolvedElements
        SGP4's own mean elements there (``am``, ``em``, ``im``, ``Om``, ``om``, ``mm``), always by the
        reference engine.
    """
    epochs = epochs_us(table)
    times = np.broadcast_to(np.asarray(times_us, dtype=np.int64), epochs.shape)
    errors = np.zeros(len(epochs), dtype=np.uint8)
    values = np.full((len(epochs), 7), np.nan)
    minutes = ((times - epochs) / 60e6).tolist()
    for i, record in enumerate(satrecs_from(table, mode=mode)):
        errors[i] = record.sgp4_tsince(minutes[i])[0]
        if errors[i] == 0:
            values[i] = (record.am, record.nm, record.em, record.im, record.Om, record.om, record.mm)
    angles = np.degrees(values[:, 4:]) % 360.0
    return EvolvedElements(
        times_us=np.array(times),
        semi_major_axis_km=values[:, 0] * EARTH_RADIUS_WGS72_KM,
        mean_motion_rev_day=values[:, 1] * _MIN_PER_DAY / _TURN,
        eccentricity=values[:, 2],
        inclination_deg=np.degrees(values[:, 3]),
        raan_deg=angles[:, 0],
        arg_perigee_deg=angles[:, 1],
        mean_anomaly_deg=angles[:, 2],
        errors=errors,
    )
