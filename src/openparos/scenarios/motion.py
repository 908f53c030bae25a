"""How invented objects move: SGP4's own mean elements, stepped from knot to knot, and impulses.

The scenario is self-consistent under SGP4: what a detector finds by propagating one set to the epoch of
the next is the noise, the drag that differed from the published one, and the burns; nothing of the model.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2
from openparos.orbits.mean import evolve, kozai_mean_motion_rev_day, mean_motion_of_axis_rev_day

Floats = NDArray[np.float64]
Instants = NDArray[np.int64]

# Columns of an array of orbits: axis (km), eccentricity, and four angles in degrees.
AXIS, ECC, INCL, RAAN, ARGP, ANOMALY = range(6)
DECAYED_BELOW_KM: Final = 130.0
"""Perigee height at which an object is taken to have come down."""
_LEAST_ECC: Final = 1e-6


def as_table(orbits: Floats, epochs_us: Instants, bstar: Floats) -> pa.Table:
    """Return orbits (n, 6) as a table of element sets without identity."""
    n = len(orbits)
    motion = kozai_mean_motion_rev_day(
        mean_motion_of_axis_rev_day(orbits[:, AXIS]), orbits[:, ECC], orbits[:, INCL]
    )
    columns = {
        "norad_id": np.zeros(n, dtype=np.int32), "epoch_us": epochs_us, "mean_motion_rev_day": motion,
        "eccentricity": orbits[:, ECC], "inclination_deg": orbits[:, INCL], "raan_deg": orbits[:, RAAN],
        "arg_perigee_deg": orbits[:, ARGP], "mean_anomaly_deg": orbits[:, ANOMALY], "bstar": bstar,
        "source": ["synthetic"] * n,
    }  # fmt: skip
    full = [columns.get(name, pa.nulls(n)) for name in ELEMENT_SCHEMA.names]
    return pa.table(
        [pa.array(one, type=f.type) for one, f in zip(full, ELEMENT_SCHEMA, strict=True)],
        schema=ELEMENT_SCHEMA,
    )


def advance(orbits: Floats, from_us: Instants, to_us: Instants, bstar: Floats) -> Floats:
    """Move orbits (n, 6) each from its instant to another; NaN where SGP4 says it has come down."""
    found = evolve(as_table(orbits, from_us, bstar), to_us)
    moved = np.column_stack(
        [
            found.semi_major_axis_km, np.maximum(found.eccentricity, _LEAST_ECC), found.inclination_deg,
            found.raan_deg, found.arg_perigee_deg, found.mean_anomaly_deg,
        ]
    )  # fmt: skip
    perigee_km = moved[:, AXIS] * (1.0 - moved[:, ECC]) - EARTH_RADIUS_WGS72_KM
    moved[~(perigee_km >= DECAYED_BELOW_KM)] = np.nan
    return moved


def position_velocity(orbit: Floats) -> tuple[Floats, Floats]:
    """Return position (km) and velocity (km/s) of one orbit (6,) on its Kepler ellipse."""
    a, e = float(orbit[AXIS]), float(orbit[ECC])
    mean = math.radians(orbit[ANOMALY])
    ecc_anomaly = mean
    for _ in range(50):
        ecc_anomaly -= (ecc_anomaly - e * math.sin(ecc_anomaly) - mean) / (1 - e * math.cos(ecc_anomaly))
    cos, sin = math.cos(ecc_anomaly), math.sin(ecc_anomaly)
    root = math.sqrt(1 - e * e)
    speed = math.sqrt(MU_WGS72_KM3_S2 * a) / (a * (1 - e * cos))
    toward, across = _plane_axes(orbit)
    pos = a * (cos - e) * toward + a * root * sin * across
    vel = speed * (-sin * toward + root * cos * across)
    return pos, vel


def _plane_axes(orbit: Floats) -> tuple[Floats, Floats]:
    """Return the unit vectors towards perigee and a quarter turn on from it."""
    i, node, w = (math.radians(orbit[k]) for k in (INCL, RAAN, ARGP))
    ci, si, cn, sn, cw, sw = (
        math.cos(i), math.sin(i), math.cos(node), math.sin(node), math.cos(w), math.sin(w),
    )  # fmt: skip
    toward = np.array([cn * cw - sn * sw * ci, sn * cw + cn * sw * ci, sw * si])
    across = np.array([-cn * sw - sn * cw * ci, -sn * sw + cn * cw * ci, cw * si])
    return toward, across


def kepler_orbit(pos: Floats, vel: Floats) -> Floats:
    """Return the Kepler elements (6,) of a position and velocity; the inverse of `position_velocity`."""
    r, speed2 = float(np.linalg.norm(pos)), float(vel @ vel)
    axis = 1.0 / (2.0 / r - speed2 / MU_WGS72_KM3_S2)
    momentum = np.cross(pos, vel)
    h = float(np.linalg.norm(momentum))
    shape = np.cross(vel, momentum) / MU_WGS72_KM3_S2 - pos / r
    ecc = max(float(np.linalg.norm(shape)), _LEAST_ECC)
    incl = math.acos(max(-1.0, min(1.0, momentum[2] / h)))
    raan = math.atan2(momentum[0], -momentum[1])
    node = np.array([math.cos(raan), math.sin(raan), 0.0])
    quarter = np.cross(momentum / h, node)
    argp = math.atan2(float(shape @ quarter), float(shape @ node))
    latitude = math.atan2(float(pos @ quarter), float(pos @ node))
    true = latitude - argp
    ecc_anomaly = 2 * math.atan2(
        math.sqrt(1 - ecc) * math.sin(true / 2), math.sqrt(1 + ecc) * math.cos(true / 2)
    )
    mean = ecc_anomaly - ecc * math.sin(ecc_anomaly)
    angles = [math.degrees(x) % 360.0 for x in (raan, argp, mean)]
    return np.array([axis, ecc, math.degrees(incl), *angles])


def kick(orbit: Floats, radial_m_s: float, transverse_m_s: float, normal_m_s: float) -> Floats:
    """Return an orbit (6,) after an impulse in its radial, transverse and normal axes.

    The finite form of Gauss's equations: to position and velocity on the Kepler ellipse of the mean
    elements, add, and back. The short-period terms of J2 are the same before and after to one part in
    a thousand of the change.
    """
    pos, vel = position_velocity(orbit)
    radial = pos / np.linalg.norm(pos)
    normal = np.cross(pos, vel)
    normal = normal / np.linalg.norm(normal)
    change = radial_m_s * radial + transverse_m_s * np.cross(normal, radial) + normal_m_s * normal
    return kepler_orbit(pos, vel + change / 1000.0)
