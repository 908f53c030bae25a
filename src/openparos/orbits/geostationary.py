"""Geosynchronous objects: mean longitude east, its drift, and the longitude of the point below.

The mean longitude M + omega + RAAN - GMST is where the object would stand if its orbit were circular
and in the equator: eccentricity (2e: 0.1 degree at e = 0.001) and inclination swing the point below
around it each day. Stations are compared by the mean longitude, distances by propagation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from openparos.model.times import US_PER_DAY

from .frames import gmst_deg, teme_to_pef
from .mean import evolve
from .propagate import Propagator
from .satrecs import column

Floats = NDArray[np.float64]

SIDEREAL_REV_DAY: Final = 1.00273790935
"""Turns of the Earth per day of UT1 (IAU 1982)."""

# The bounds by which the European Space Agency's yearly "Classification of Geosynchronous Objects"
# takes an object in [as recalled; unverified].
SYNCHRONOUS_MEAN_MOTION_REV_SIDEREAL_DAY: Final = (0.9, 1.1)
SYNCHRONOUS_MAX_ECCENTRICITY: Final = 0.2
SYNCHRONOUS_MAX_INCLINATION_DEG: Final = 70.0

_HALF_DAY_US: Final = US_PER_DAY // 2


@dataclass(frozen=True, slots=True)
class MeanLongitudes:
    """Mean longitudes of n sets, each at its instant; arrays (n,).

    Attributes
    ----------
    longitude_deg : ndarray
        East, [-180, 180).
    drift_deg_day : ndarray
        East positive; mean over the day around the instant. The attraction of the Moon, the Sun and the
        Earth's ellipse of the equator is in it as SGP4 models them.
    semi_major_axis_km : ndarray
        Brouwer, after propagation.
    eccentricity, inclination_deg : ndarray
        After propagation.
    errors : ndarray of uint8
        SGP4's code, else 0; NaN stands in the others where it is not 0.
    """

    longitude_deg: Floats
    drift_deg_day: Floats
    semi_major_axis_km: Floats
    eccentricity: Floats
    inclination_deg: Floats
    errors: NDArray[np.uint8]


def is_geosynchronous(table: pa.Table) -> NDArray[np.bool_]:
    """Say of each set whether its object goes around about once a sidereal day.

    Parameters
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`.

    Returns
    -------
    ndarray (n,) of bool
        Mean motion 0.9 to 1.1 turns a sidereal day, eccentricity below 0.2, inclination below 70
        degrees. Station-keeping objects and drifting ones alike; the drift tells them apart.
    """
    low, high = SYNCHRONOUS_MEAN_MOTION_REV_SIDEREAL_DAY
    motion = column(table, "mean_motion_rev_day") / SIDEREAL_REV_DAY
    return np.asarray(
        (motion >= low)
        & (motion <= high)
        & (column(table, "eccentricity") < SYNCHRONOUS_MAX_ECCENTRICITY)
        & (column(table, "inclination_deg") < SYNCHRONOUS_MAX_INCLINATION_DEG)
    )


def wrap_longitude_deg(angle_deg: ArrayLike) -> Floats:
    """Bring angles into [-180, 180) degrees."""
    return np.asarray((np.asarray(angle_deg, dtype=np.float64) + 180.0) % 360.0 - 180.0)


def mean_longitudes(table: pa.Table, at_us: ArrayLike | None = None, *, mode: str = "i") -> MeanLongitudes:
    """Return mean longitude east and drift of geosynchronous objects.

    Parameters
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`, chosen by `is_geosynchronous`; for others the answer means nothing.
    at_us : int or array (n,) of int or None
        Instants; each set's own epoch where None.
    mode : str
        Operation mode of SGP4.

    Returns
    -------
    MeanLongitudes
        Arrays (n,). UT1 is taken as UTC (0.004 degree at most).
    """
    at = np.asarray(table["epoch_us"].to_numpy() if at_us is None else at_us, dtype=np.int64)
    at = np.broadcast_to(at, (len(table),))
    here = evolve(table, at, mode=mode)
    before, after = (evolve(table, at + shift, mode=mode) for shift in (-_HALF_DAY_US, _HALF_DAY_US))
    longitude, west, east = (
        one.mean_anomaly_deg + one.arg_perigee_deg + one.raan_deg - gmst_deg(one.times_us)
        for one in (here, before, after)
    )
    errors = np.maximum(here.errors, np.maximum(before.errors, after.errors))
    return MeanLongitudes(
        longitude_deg=wrap_longitude_deg(longitude),
        drift_deg_day=wrap_longitude_deg(east - west) * US_PER_DAY / (2 * _HALF_DAY_US),
        semi_major_axis_km=here.semi_major_axis_km,
        eccentricity=here.eccentricity,
        inclination_deg=here.inclination_deg,
        errors=errors,
    )


def subsatellite_longitudes_deg(
    table: pa.Table, times_us: ArrayLike, *, mode: str = "i", engine: str = "auto"
) -> Floats:
    """Return the longitude east of the point below each object, by propagation.

    Parameters
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`.
    times_us : array (m,) of int
        Instants, microseconds since 1970, UTC.
    mode, engine : str
        See `Propagator.from_table`.

    Returns
    -------
    ndarray (n, m)
        Degrees in [-180, 180); NaN where SGP4 gives no position.
    """
    times = np.atleast_1d(np.asarray(times_us, dtype=np.int64))
    found = Propagator.from_table(table, mode=mode, engine=engine).at(times)
    pos, _ = teme_to_pef(found.positions_km, found.velocities_km_s, times)
    longitude = wrap_longitude_deg(np.degrees(np.arctan2(pos[..., 1], pos[..., 0])))
    return np.where(found.errors == 0, longitude, np.nan)
