"""Frames: from SGP4's TEME to the turning Earth (PEF, ITRS), to the stars (GCRS), and to an object's own
axes (RTN).

Earth orientation is taken from the epoch alone, so that a result can be repeated without a network: UT1
is UTC (true to 0.9 s: 0.4 km at the equator's surface, 0.004 degree of longitude) and the pole stands
still (true to 0.5 arcsec: 15 m). Who has the bulletins passes their values. TT - UTC is taken as
69.184 s, its value since 2017; in 1960 it was 36 s less, which moves GCRS by 0.1 milliarcsecond.

Source: Vallado et al., AIAA 2006-6753, appendix C (TEME); SOFA through ERFA (IAU 1982 sidereal time;
IAU 2006/2000A precession-nutation, not the older IAU 1976/1980, so that what comes out is GCRS and not
J2000 of FK5, 0.02 arcsec away).
"""

from __future__ import annotations

from typing import Final

import erfa
import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.times import US_PER_DAY

Floats = NDArray[np.float64]

EARTH_ROTATION_UT1_RAD_S: Final = 7.29211514670698e-5  # AIAA 2006-6753, appendix C
TT_MINUS_UTC_S: Final = 69.184
_JD_1970: Final = 2440587.5
_WGS84: Final = 1  # ERFA's number of the ellipsoid
_ARCSEC_RAD: Final = np.pi / 648_000.0


def _julian(times_us: ArrayLike, plus_s: float = 0.0) -> tuple[Floats, Floats]:
    """Return instants as two-part Julian dates, shifted by some seconds."""
    days, rest = np.divmod(np.asarray(times_us, dtype=np.int64), US_PER_DAY)
    return days + _JD_1970, (rest / 1e6 + plus_s) / 86_400.0


def gmst_deg(times_us: ArrayLike, *, ut1_minus_utc_s: float = 0.0) -> Floats:
    """Return Greenwich mean sidereal time (IAU 1982, the one SGP4 uses), degrees in [0, 360)."""
    return np.degrees(np.asarray(erfa.gmst82(*_julian(times_us, ut1_minus_utc_s)), dtype=np.float64))


def _about_z(angle_rad: Floats, vectors: Floats) -> Floats:
    """Express vectors (..., 3) in axes turned by an angle about z."""
    cos, sin = np.cos(angle_rad), np.sin(angle_rad)
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    return np.stack([cos * x + sin * y, cos * y - sin * x, np.broadcast_to(z, x.shape)], axis=-1)


def teme_to_pef(
    positions_km: Floats, velocities_km_s: Floats, times_us: ArrayLike, *, ut1_minus_utc_s: float = 0.0
) -> tuple[Floats, Floats]:
    """Turn TEME into the pseudo Earth-fixed frame (Earth-fixed but for polar motion).

    Parameters
    ----------
    positions_km, velocities_km_s : ndarray (..., m, 3)
        TEME.
    times_us : array (m,) or scalar
        Instants of the last axis but one, microseconds since 1970, UTC.
    ut1_minus_utc_s : float
        0 unless known.

    Returns
    -------
    tuple of ndarray
        Positions in km, velocities relative to the turning Earth in km/s.
    """
    angle = np.radians(gmst_deg(times_us, ut1_minus_utc_s=ut1_minus_utc_s))
    pos = _about_z(angle, positions_km)
    vel = _about_z(angle, velocities_km_s)
    vel[..., 0] += EARTH_ROTATION_UT1_RAD_S * pos[..., 1]
    vel[..., 1] -= EARTH_ROTATION_UT1_RAD_S * pos[..., 0]
    return pos, vel


def teme_to_itrs(
    positions_km: Floats,
    velocities_km_s: Floats,
    times_us: ArrayLike,
    *,
    ut1_minus_utc_s: float = 0.0,
    pole_arcsec: tuple[float, float] = (0.0, 0.0),
) -> tuple[Floats, Floats]:
    """Turn TEME into the International Terrestrial Reference System.

    Parameters
    ----------
    positions_km, velocities_km_s : ndarray (..., m, 3)
        TEME.
    times_us : array (m,) or scalar
        Instants, microseconds since 1970, UTC.
    ut1_minus_utc_s : float
        0 unless known.
    pole_arcsec : tuple of float
        Polar motion x and y; zero unless known.

    Returns
    -------
    tuple of ndarray
        Positions in km, velocities relative to the turning Earth in km/s.
    """
    pos, vel = teme_to_pef(positions_km, velocities_km_s, times_us, ut1_minus_utc_s=ut1_minus_utc_s)
    if pole_arcsec == (0.0, 0.0):
        return pos, vel
    wobble = np.asarray(erfa.pom00(pole_arcsec[0] * _ARCSEC_RAD, pole_arcsec[1] * _ARCSEC_RAD, 0.0))
    return pos @ wobble.T, vel @ wobble.T


def teme_to_gcrs(positions_km: Floats, velocities_km_s: Floats, times_us: ArrayLike) -> tuple[Floats, Floats]:
    """Turn TEME into the Geocentric Celestial Reference System.

    TEME shares its equator with the true equator of date and differs from it by the origin of right
    ascension alone, the equation of the equinoxes; that angle is taken as IAU 2006 apparent minus IAU
    1982 mean sidereal time, so that the way through the Earth-fixed frame gives the same answer.

    Parameters
    ----------
    positions_km, velocities_km_s : ndarray (..., m, 3)
        TEME.
    times_us : array (m,) or scalar
        Instants, microseconds since 1970, UTC.

    Returns
    -------
    tuple of ndarray
        Positions in km and velocities in km/s; the slow turn of the equinox itself (less than 1 mm/s at
        geostationary height) is left out.
    """
    ut1 = _julian(times_us)
    tt = _julian(times_us, TT_MINUS_UTC_S)
    to_date = np.asarray(erfa.pnm06a(*tt))
    equinox = np.asarray(erfa.gst06(*ut1, *tt, to_date) - erfa.gmst82(*ut1))
    pos, vel = _about_z(-equinox, positions_km), _about_z(-equinox, velocities_km_s)
    # Row vectors: x_gcrs = to_date^T x_date.
    return (
        np.einsum("...ji,...j->...i", to_date, pos),
        np.einsum("...ji,...j->...i", to_date, vel),
    )


def gcrs_to_teme(positions_km: Floats, velocities_km_s: Floats, times_us: ArrayLike) -> tuple[Floats, Floats]:
    """Turn the Geocentric Celestial Reference System into TEME: the way back of `teme_to_gcrs`."""
    ut1 = _julian(times_us)
    tt = _julian(times_us, TT_MINUS_UTC_S)
    to_date = np.asarray(erfa.pnm06a(*tt))
    equinox = np.asarray(erfa.gst06(*ut1, *tt, to_date) - erfa.gmst82(*ut1))
    pos = np.einsum("...ij,...j->...i", to_date, positions_km)
    vel = np.einsum("...ij,...j->...i", to_date, velocities_km_s)
    return _about_z(equinox, pos), _about_z(equinox, vel)


def itrs_to_teme(positions_km: Floats, velocities_km_s: Floats, times_us: ArrayLike) -> tuple[Floats, Floats]:
    """Turn the International Terrestrial Reference System into TEME: the way back of `teme_to_itrs`.

    As there, UT1 is taken as UTC and the pole as standing still.
    """
    vel = np.array(velocities_km_s, dtype=np.float64)
    vel[..., 0] -= EARTH_ROTATION_UT1_RAD_S * positions_km[..., 1]
    vel[..., 1] += EARTH_ROTATION_UT1_RAD_S * positions_km[..., 0]
    angle = -np.radians(gmst_deg(times_us))
    return _about_z(angle, positions_km), _about_z(angle, vel)


def rtn_axes(positions_km: Floats, velocities_km_s: Floats) -> Floats:
    """Return the radial, transverse and normal unit vectors of orbits.

    Parameters
    ----------
    positions_km, velocities_km_s : ndarray (..., 3)
        In one inertial frame.

    Returns
    -------
    ndarray (..., 3, 3)
        Rows R (outward), T (in the plane, along the motion) and N (along the angular momentum).
    """
    radial = positions_km / np.linalg.norm(positions_km, axis=-1, keepdims=True)
    momentum = np.cross(positions_km, velocities_km_s)
    normal = momentum / np.linalg.norm(momentum, axis=-1, keepdims=True)
    return np.stack([radial, np.cross(normal, radial), normal], axis=-2)


def rtn(vectors: Floats, positions_km: Floats, velocities_km_s: Floats) -> Floats:
    """Express vectors (..., 3) in the radial, transverse, normal axes of an orbit; units are kept."""
    axes = rtn_axes(positions_km, velocities_km_s)
    return np.asarray(np.einsum("...ij,...j->...i", axes, vectors), dtype=np.float64)


def geodetic(positions_km: Floats) -> tuple[Floats, Floats, Floats]:
    """Return geodetic latitude and longitude (degrees, east positive) and height (km) over WGS 84.

    Parameters
    ----------
    positions_km : ndarray (..., 3)
        ITRS.
    """
    longitude, latitude, height_m = erfa.gc2gd(_WGS84, np.asarray(positions_km) * 1000.0)
    return np.degrees(latitude), np.degrees(longitude), np.asarray(height_m) / 1000.0
