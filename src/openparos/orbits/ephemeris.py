"""One object's own ephemeris: states at epochs, in TEME, and what lies between them.

It comes from a CCSDS OEM, or is made for a planned manoeuvre: SGP4 until the burn, and after it the
mean elements whose SGP4 has the state after the burn (`fit_mean_elements`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import erfa
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.formats.ndm.oem import OemSegment
from openparos.model.elements import ElementSet, from_table, to_table
from openparos.model.errors import InputRefused, OutOfRange
from openparos.model.times import US_PER_SECOND, format_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

from .frames import gcrs_to_teme, itrs_to_teme, rtn_axes
from .propagate import Propagator

Floats = NDArray[np.float64]

_CELESTIAL: Final = {"GCRF", "ICRF", "EME2000", "J2000", "GCRS", "ICRF2", "ICRF3"}
_TERRESTRIAL: Final = {
    "ITRF",
    "ITRF2000",
    "ITRF2008",
    "ITRF2014",
    "ITRF2020",
    "ITRF-97",
    "ITRF-93",
    "ITRS",
    "ECEF",
}
_TAI_PLUS_S: Final = {"TAI": 0.0, "GPS": -19.0, "TT": 32.184, "TDB": 32.184}
ROUGHEST_KM: Final = 0.5
"""States of an ephemeris that are so far apart in time that what lies between is not known better are refused."""


@dataclass(frozen=True, slots=True)
class Ephemeris:
    """States of one object.

    Attributes
    ----------
    name, designator : str
        As the source has them.
    epochs_us : ndarray (n,)
        Microseconds since 1970, UTC, increasing.
    positions_km, velocities_km_s : ndarray (n, 3)
        TEME.
    ends : ndarray (n - 1,) of bool
        Between which states one must not interpolate: the gap between two segments, a burn.
    error_km : float
        How far the interpolation may be from the motion, estimated.
    """

    name: str
    designator: str
    epochs_us: NDArray[np.int64]
    positions_km: Floats
    velocities_km_s: Floats
    ends: NDArray[np.bool_]
    error_km: float

    @property
    def start_us(self) -> int:
        """First epoch."""
        return int(self.epochs_us[0])

    @property
    def end_us(self) -> int:
        """Last epoch."""
        return int(self.epochs_us[-1])

    def at(self, start_us: int, times_s: Floats) -> tuple[Floats, Floats]:
        """Return positions and velocities (..., 3) at times so many seconds after an instant; NaN outside."""
        seconds = (self.epochs_us - start_us) / US_PER_SECOND
        flat = times_s.ravel()
        k = np.clip(np.searchsorted(seconds, flat, side="right") - 1, 0, len(seconds) - 2)
        h = (seconds[k + 1] - seconds[k])[:, None]
        u = (flat[:, None] - seconds[k][:, None]) / h
        c = _quintic(self.positions_km, self.velocities_km_s, k, h)
        pos = c[0] + u * (c[1] + u * (c[2] + u * (c[3] + u * (c[4] + u * c[5]))))
        vel = (c[1] + u * (2 * c[2] + u * (3 * c[3] + u * (4 * c[4] + u * 5 * c[5])))) / h
        outside = (flat < seconds[0]) | (flat > seconds[-1]) | self.ends[k]
        pos[outside], vel[outside] = np.nan, np.nan
        return pos.reshape(*times_s.shape, 3), vel.reshape(*times_s.shape, 3)


def _quintic(pos: Floats, vel: Floats, k: NDArray[np.int64], h: Floats) -> list[Floats]:
    """Return the coefficients in u of the motion between states k and k + 1, with gravity at both ends."""
    acc = gravity_km_s2(pos)
    p0, v0, a0 = pos[k], vel[k] * h, 0.5 * acc[k] * h * h
    dp = pos[k + 1] - p0 - v0 - a0
    dv = vel[k + 1] * h - v0 - 2.0 * a0
    da = 0.5 * acc[k + 1] * h * h - a0
    return [
        p0, v0, a0, 10.0 * dp - 4.0 * dv + da, -15.0 * dp + 7.0 * dv - 2.0 * da, 6.0 * dp - 3.0 * dv + da
    ]  # fmt: skip


def gravity_km_s2(pos: Floats) -> Floats:
    """Return the acceleration of a point mass and J2 at positions (n, 3), WGS 72."""
    r2 = (pos**2).sum(axis=-1, keepdims=True)
    central = MU_WGS72_KM3_S2 / (r2 * np.sqrt(r2))
    oblate = 1.5 * J2_WGS72 * EARTH_RADIUS_WGS72_KM**2 / r2
    polar = 5.0 * pos[..., 2:] ** 2 / r2
    factor = np.concatenate([1.0 - polar, 1.0 - polar, 3.0 - polar], axis=-1)
    return np.asarray(-pos * central * (1.0 + oblate * factor))


def make_ephemeris(
    name: str,
    designator: str,
    epochs_us: NDArray[np.int64],
    pos: Floats,
    vel: Floats,
    ends: NDArray[np.bool_],
) -> Ephemeris:
    """Make an ephemeris of TEME states and estimate how well it can be interpolated.

    Raises
    ------
    InputRefused
        When there are fewer than two states, or they are too far apart to interpolate between.
    """
    if len(epochs_us) < 2 or bool(ends.all()):
        raise InputRefused(f"the ephemeris of {name} has no two states to interpolate between")
    if not (np.isfinite(pos).all() and np.isfinite(vel).all() and (np.diff(epochs_us) > 0).all()):
        raise InputRefused(
            f"the ephemeris of {name} has a value that is no number, or its epochs do not rise"
        )
    k = np.flatnonzero(~ends)
    h = (np.diff(epochs_us)[k] / US_PER_SECOND)[:, None]
    c = _quintic(pos, vel, k, h)
    middle = c[0] + 0.5 * (c[1] + 0.5 * (c[2] + 0.5 * (c[3] + 0.5 * (c[4] + 0.5 * c[5]))))
    bend = (2 * c[2] + 0.5 * (6 * c[3] + 0.5 * (12 * c[4] + 0.5 * 20 * c[5]))) / h**2
    # As `interpolation.estimate_error_km`: the error is at most h^2 / 24 of the unexplained acceleration.
    error = np.linalg.norm(bend - gravity_km_s2(middle), axis=1) * h[:, 0] ** 2 / 24.0
    worst = float(error.max())
    if worst > ROUGHEST_KM:
        at = int(k[int(error.argmax())])
        raise InputRefused(
            f"the ephemeris of {name} cannot be interpolated: after {format_utc(int(epochs_us[at]))} what lies "
            f"between two states is uncertain by {worst:.1f} km",
            remedy="Give states closer in time (60 s in low orbits), and begin a new segment at each manoeuvre",
        )
    return Ephemeris(name, designator, epochs_us, pos, vel, ends, worst)


def ephemeris_of(segments: Sequence[OemSegment]) -> Ephemeris:
    """Return the ephemeris of the segments of one object, turned into TEME and UTC.

    Raises
    ------
    InputRefused
        For another centre than the Earth, a frame or time scale that is not known here, or several objects.
    """
    if not segments:
        raise InputRefused("the ephemeris has no segment")
    first = segments[0]
    if len({one.object_id for one in segments}) > 1:
        raise InputRefused("the ephemeris is of several objects", remedy="Give one object a file")
    times: list[NDArray[np.int64]] = []
    pos: list[Floats] = []
    vel: list[Floats] = []
    ends: list[NDArray[np.bool_]] = []
    for one in segments:
        if one.centre.upper() != "EARTH":
            raise InputRefused(
                f"an ephemeris about {one.centre} cannot be screened against objects of the Earth"
            )
        utc = _to_utc(one.epochs_us, one.time_system)
        p, v = _to_teme(one.positions_km, one.velocities_km_s, utc, one.frame)
        if times and utc[0] <= times[-1][-1]:  # segments share their border
            keep = utc > times[-1][-1]
            utc, p, v = utc[keep], p[keep], v[keep]
            joined = len(utc) > 0
        else:
            joined = False
        if len(utc) == 0:
            continue
        inside = np.zeros(len(utc) - (not times), dtype=np.bool_)
        inside[: int(bool(times))] = not joined
        ends.append(inside)
        times.append(utc)
        pos.append(p)
        vel.append(v)
    return make_ephemeris(
        first.object_name, first.object_id, np.concatenate(times), np.concatenate(pos), np.concatenate(vel),
        np.concatenate(ends),
    )  # fmt: skip


def _to_utc(epochs_us: NDArray[np.int64], system: str) -> NDArray[np.int64]:
    name = system.upper()
    if name in ("UTC", "UT1"):  # UT1 is within 0.9 s, as everywhere here
        return epochs_us
    if name not in _TAI_PLUS_S:
        raise InputRefused(
            f"the time scale {system} is not known here", remedy="Give UTC, TAI, GPS, TT or TDB"
        )
    year, month, day = (int(part) for part in format_utc(int(epochs_us[0]))[:10].split("-"))
    tai_minus_utc_s = float(erfa.dat(year, month, day, 0.0))
    return np.asarray(epochs_us - round((tai_minus_utc_s + _TAI_PLUS_S[name]) * US_PER_SECOND))


def _to_teme(pos: Floats, vel: Floats, times_us: NDArray[np.int64], frame: str) -> tuple[Floats, Floats]:
    name = frame.upper()
    if name in ("TEME", "TEMEOFDATE"):
        return pos, vel
    if name in _CELESTIAL:  # EME2000 differs from GCRF by 0.02 arcsec: 0.7 m in low orbit
        return gcrs_to_teme(pos, vel, times_us)
    if name in _TERRESTRIAL:
        return itrs_to_teme(pos, vel, times_us)
    raise InputRefused(f"the frame {frame} is not known here", remedy="Give TEME, GCRF, EME2000 or ITRF")


def fit_mean_elements(like: ElementSet, at_us: int, position_km: Floats, velocity_km_s: Floats) -> ElementSet:
    """Return the mean elements, epoch at an instant, whose SGP4 has a given state there.

    Newton on the six elements in a form without singularity (mean motion, e cos w, e sin w, inclination,
    node, mean argument of latitude), by differences. B* is taken over.

    Parameters
    ----------
    like : ElementSet
        The set of the object before; number, names and B* are kept.
    at_us : int
        The instant.
    position_km, velocity_km_s : ndarray (3,)
        TEME.

    Raises
    ------
    OutOfRange
        When no closed orbit of SGP4 has this state.
    """
    wanted = np.concatenate([position_km, velocity_km_s * 1000.0])  # m/s beside km: alike in weight
    x = _osculating(position_km, velocity_km_s)
    for _ in range(30):
        try:
            miss = wanted - _state(like, at_us, x)
            slopes = np.empty((6, 6))
            for n, step in enumerate((1e-6, 1e-7, 1e-7, 1e-7, 1e-7, 1e-7)):
                moved = x.copy()
                moved[n] += step
                slopes[:, n] = (_state(like, at_us, moved) + miss - wanted) / step
            change = np.linalg.solve(slopes, miss)
        except (np.linalg.LinAlgError, ArithmeticError) as error:
            raise OutOfRange("no mean elements of SGP4 have the state after the burn") from error
        x = x + change
        if np.abs(change).max() < 1e-11:
            break
    if np.linalg.norm(wanted[:3] - _state(like, at_us, x)[:3]) > 1e-3:
        raise OutOfRange("no mean elements of SGP4 have the state after the burn to a metre")
    return _set_of(like, at_us, x)


def _osculating(pos: Floats, vel: Floats) -> Floats:
    mu = MU_WGS72_KM3_S2
    r, momentum = float(np.linalg.norm(pos)), np.cross(pos, vel)
    axis = 1.0 / (2.0 / r - float(vel @ vel) / mu)
    if axis <= 0.0:
        raise OutOfRange("the burn leaves no closed orbit")
    towards = np.cross(vel, momentum) / mu - pos / r
    inclination = math.acos(float(momentum[2]) / float(np.linalg.norm(momentum)))
    node = math.atan2(float(momentum[0]), -float(momentum[1]))
    along = np.array([math.cos(node), math.sin(node), 0.0])
    across = np.cross(momentum / np.linalg.norm(momentum), along)
    ex, ey = float(towards @ along), float(towards @ across)
    e, perigee = math.hypot(ex, ey), math.atan2(ey, ex)
    true = math.atan2(float(pos @ across), float(pos @ along)) - perigee
    eccentric = 2.0 * math.atan2(
        math.sqrt(1.0 - e) * math.sin(true / 2), math.sqrt(1.0 + e) * math.cos(true / 2)
    )
    mean = eccentric - e * math.sin(eccentric)
    motion = math.sqrt(mu / axis**3) * 86_400.0 / (2.0 * math.pi)
    return np.array([motion, ex, ey, inclination, node, mean + perigee])


def _set_of(like: ElementSet, at_us: int, x: Floats) -> ElementSet:
    perigee = math.atan2(x[2], x[1])
    turn = 360.0
    return replace(
        like, epoch_us=at_us, mean_motion_rev_day=float(x[0]), eccentricity=math.hypot(x[1], x[2]),
        inclination_deg=math.degrees(x[3]), raan_deg=math.degrees(x[4]) % turn,
        arg_perigee_deg=math.degrees(perigee) % turn, mean_anomaly_deg=math.degrees(x[5] - perigee) % turn,
    )  # fmt: skip


def _state(like: ElementSet, at_us: int, x: Floats) -> Floats:
    found = Propagator.from_table(to_table([_set_of(like, at_us, x)]), engine="sgp4").at([at_us])
    if found.errors.any():
        raise ArithmeticError("SGP4 gives no state")
    return np.concatenate([found.positions_km[0, 0], found.velocities_km_s[0, 0] * 1000.0])


def planned(
    table: pa.Table, start_us: int, end_us: int, burn_us: int, delta_v_rtn_m_s: Floats, step_s: float = 60.0
) -> tuple[Ephemeris, ElementSet]:
    """Return the ephemeris of an object that burns once, and its mean elements after the burn.

    Parameters
    ----------
    table : pa.Table
        One row: the object's set.
    start_us, end_us : int
        Span of the ephemeris.
    burn_us : int
        Instant of the burn, taken as an impulse.
    delta_v_rtn_m_s : ndarray (3,)
        Radial, transverse and normal change of velocity.
    step_s : float
        Spacing of the states.
    """
    (before,) = from_table(table)
    at = Propagator.from_table(table, engine="sgp4").at([burn_us])
    if at.errors.any():
        raise OutOfRange(f"SGP4 gives no state of {before.object_id.norad_id} at the time of the burn")
    pos, vel = at.positions_km[0, 0], at.velocities_km_s[0, 0]
    after = fit_mean_elements(before, burn_us, pos, vel + delta_v_rtn_m_s @ rtn_axes(pos, vel) / 1000.0)
    step_us = round(step_s * US_PER_SECOND)
    first = np.append(np.arange(start_us, burn_us, step_us), burn_us)
    second = np.append(np.arange(burn_us + step_us, end_us, step_us), max(end_us, burn_us + step_us))
    states = [
        Propagator.from_table(one, engine="sgp4").at(times)
        for one, times in ((table, first), (to_table([after]), np.append(burn_us + 1, second)))
    ]
    if any(one.errors.any() for one in states):
        raise OutOfRange("SGP4 gives no state after the burn: the object would re-enter or escape")
    times = np.concatenate([first, [burn_us + 1], second])
    ends = np.zeros(len(times) - 1, dtype=bool)
    ends[len(first) - 1] = True
    ephemeris = make_ephemeris(
        before.name or str(before.object_id.norad_id), before.object_id.cospar_id or "", times,
        np.concatenate([one.positions_km[0] for one in states]),
        np.concatenate([one.velocities_km_s[0] for one in states]), ends,
    )  # fmt: skip
    return ephemeris, after
