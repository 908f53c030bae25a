"""Company below the geosynchronous belt: pairs near one another and slow, day after day.

Twice a day every object with a set near is placed by SGP4; pairs within a distance and below a relative
speed are noted. Who passes at some km/s is no company; who stays for two revolutions or more is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from openparos.model.events import Quantity
from openparos.model.times import US_PER_DAY
from openparos.orbits.geostationary import is_geosynchronous
from openparos.orbits.mean import evolve
from openparos.orbits.propagate import Propagator

from .belt import Visit
from .days import SAME_ORBIT
from .parameters import Parameters
from .timeline import Timeline, make_timeline

_TREND_DAYS: Final = 2
MOST_SIBLINGS: Final = 6
"""More of one launch near one another on a day are a train, told as one event."""
LONGEST_ABSENCE_DAYS: Final = 3
"""A pair that is not seen near for longer, though both are known, has parted."""


def low_timeline(table: pa.Table) -> Timeline:
    """Return the history of all that is not geosynchronous."""
    return make_timeline(table.filter(pa.array(~is_geosynchronous(table))))


@dataclass(slots=True)
class Train:
    """Many objects of one launch near one another: a train of new satellites, a cloud.

    Attributes
    ----------
    launch : str
        Year and number of the launch.
    days_us : list of int
        Instants at which they were seen together.
    rows : dict of int to int
        A set of each member, by its place in `Timeline.numbers`.
    """

    launch: str
    days_us: list[int] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)


def companies_of(
    timeline: Timeline, parameters: Parameters, days: Sequence[int]
) -> tuple[list[Visit], list[Train]]:
    """Walk the history day by day and return who kept company, in order of the first day.

    Parameters
    ----------
    timeline : Timeline
        The history below the belt.
    parameters : Parameters
        Bounds.
    days : sequence of int
        Days since 1970 to look at.

    Returns
    -------
    tuple
        Visits of two; and trains, where more than `MOST_SIBLINGS` of one launch are near one another on a
        day: those are one event, not hundreds.
    """
    if len(timeline.numbers) < 2:
        return [], []
    launches, launch = _launches(timeline)
    open_visits: dict[tuple[int, int], Visit] = {}
    done: list[Visit] = []
    trains: dict[int, Train] = {}
    for day in days:
        at_us = day * US_PER_DAY + US_PER_DAY // 2
        rows = timeline.nearest(at_us, parameters.low_max_age_days)
        together = _together(timeline, rows, at_us, parameters)
        for one, members in _crowds(together, launch).items():
            train = trains.setdefault(one, Train(launches[one]))
            train.days_us.append(at_us)
            train.rows |= {member: int(rows[member]) for member in members}
            together = {
                pair: km for pair, km in together.items() if launch[pair[0]] != one or launch[pair[1]] != one
            }
        for pair, apart_km in together.items():
            visit = open_visits.setdefault(pair, Visit(pair))
            visit.days_us.append(at_us)
            visit.rows.append((int(rows[pair[0]]), int(rows[pair[1]])))
            visit.apart_deg.append(apart_km)
        for pair in [one for one in open_visits if one not in together]:
            known = rows[pair[0]] >= 0 and rows[pair[1]] >= 0
            absent_days = (at_us - open_visits[pair].days_us[-1]) / US_PER_DAY
            if known and absent_days > LONGEST_ABSENCE_DAYS:
                visit = open_visits.pop(pair)
                visit.ended_us = at_us
                done.append(visit)
    done += open_visits.values()
    order = sorted(trains.values(), key=lambda one: (one.days_us[0], one.launch))
    return sorted(done, key=lambda one: (one.days_us[0], one.pair)), order


def _launches(timeline: Timeline) -> tuple[list[str], NDArray[np.int64]]:
    """Return the names of the launches and the place in them of each object's; negative where unknown."""
    designators = timeline.table["cospar_id"].take(pa.array(timeline.first[:-1])).to_pylist()
    names: dict[str, int] = {}
    places = [
        names.setdefault(one[:8], len(names)) if one else -1 - place for place, one in enumerate(designators)
    ]
    return list(names), np.array(places, dtype=np.int64)


def _crowds(together: dict[tuple[int, int], float], launch: NDArray[np.int64]) -> dict[int, set[int]]:
    """Return the launches of which more than a few are near one another, with those members."""
    members: dict[int, set[int]] = {}
    for a, b in together:
        if launch[a] == launch[b]:
            members.setdefault(int(launch[a]), set()).update((a, b))
    return {one: found for one, found in members.items() if len(found) > MOST_SIBLINGS}


def _together(
    timeline: Timeline, rows: NDArray[np.int64], at_us: int, parameters: Parameters
) -> dict[tuple[int, int], float]:
    """Return the slow and near pairs of one instant, with their distance in km."""
    known = _one_a_set(timeline, rows, np.flatnonzero(rows >= 0))
    if len(known) < 2:
        return {}
    states = Propagator.from_table(timeline.table.take(pa.array(rows[known])), engine="sgp4").at([at_us])
    pos, vel = states.positions_km[:, 0], states.velocities_km_s[:, 0]
    good = np.flatnonzero((states.errors[:, 0] == 0) & (np.abs(pos) < 1e6).all(axis=1))
    pairs = cKDTree(pos[good]).query_pairs(parameters.low_km, output_type="ndarray")
    a, b = good[pairs[:, 0]], good[pairs[:, 1]]
    speed = np.linalg.norm(vel[a] - vel[b], axis=1) * 1000.0
    distance = np.linalg.norm(pos[a] - pos[b], axis=1)
    # Slower than 1 mm/s are two numbers with one set: one observation, not two objects.
    keep = (speed <= parameters.low_speed_m_s) & (speed > 1e-3)
    return {
        (min(i, j), max(i, j)): float(km)
        for i, j, km in zip(
            known[a[keep]].tolist(), known[b[keep]].tolist(), distance[keep].tolist(), strict=True
        )
    }


def _one_a_set(timeline: Timeline, rows: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep the lowest of several numbers that carry one and the same set: docked, or copied; one observation."""
    table = timeline.table
    elements = np.stack(
        [timeline.epochs_us[rows[known]].astype(np.float64)]
        + [np.asarray(table[name].to_numpy())[rows[known]] for name in SAME_ORBIT]
    )
    order = np.lexsort((known, *elements))
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (np.diff(elements[:, order], axis=1) == 0.0).all(axis=0)
    return np.sort(known[order[~again]])


def sharers_of(timeline: Timeline, row: int) -> list[int]:
    """Return the other numbers that carry the very set of a row, in order."""
    at_us = int(timeline.epochs_us[row])
    first, last = np.searchsorted(timeline.times_us, [at_us, at_us + 1])
    there = timeline.by_time[first:last]
    same = np.ones(len(there), dtype=bool)
    for name in SAME_ORBIT:
        column = np.asarray(timeline.table[name].to_numpy())
        same &= column[there] == column[row]
    numbers = timeline.numbers[timeline.owner[there[same]]]
    return sorted(int(one) for one in numbers if one != timeline.numbers[timeline.owner[row]])


def holding_or_passing(drift_km_day: float, low_km: float) -> str:
    """Say of two below the belt whether the drift along the track takes them apart within a day."""
    return "passing" if abs(drift_km_day) > low_km else "holding"


def relative_quantities(table: pa.Table, rows: tuple[int, int], at_us: int) -> dict[str, Quantity]:
    """Return `relative_orbit` as quantities; nothing where SGP4 has no mean elements at that instant."""
    found = relative_orbit(table, rows, at_us)
    if not all(np.isfinite(value) for value in found.values()):
        return {}
    return {name: Quantity(round(value, 5)) for name, value in found.items()}


def relative_orbit(table: pa.Table, rows: tuple[int, int], at_us: int) -> dict[str, float]:
    """Return the relative orbital elements of two sets at an instant.

    Source: D'Amico and Montenbruck, "Proximity Operations of Formation-Flying Spacecraft Using an
    Eccentricity/Inclination Vector Separation", JGCD 29(3), 2006 [as recalled; unverified]. Mean elements
    of SGP4, both at the same instant.

    Returns
    -------
    dict of str to float
        Angle between the planes in degrees and its rate in degrees a day, by the two days after; the
        others are arcs in km: difference of semi-major axis, along the track, lengths of the relative
        eccentricity and inclination vectors, the angle between the two vectors in degrees (near 0 or 180:
        radial and normal motion never vanish together); and the drift along the track in km a day.
    """
    pair = evolve(table.take(pa.array(rows)), np.array([at_us, at_us]))
    axis = float(pair.semi_major_axis_km.mean())
    inclination, node = np.radians(pair.inclination_deg), np.radians(pair.raan_deg)
    perigee, anomaly = np.radians(pair.arg_perigee_deg), np.radians(pair.mean_anomaly_deg)
    node_step = float((node[1] - node[0] + np.pi) % (2 * np.pi) - np.pi)
    along = perigee + anomaly
    along_step = float((along[1] - along[0] + np.pi) % (2 * np.pi) - np.pi)
    later = evolve(table.take(pa.array(rows)), np.full(2, at_us + _TREND_DAYS * US_PER_DAY))
    plane = plane_angle_deg(pair.inclination_deg, pair.raan_deg)
    trend = (plane_angle_deg(later.inclination_deg, later.raan_deg) - plane) / _TREND_DAYS
    eccentricity = pair.eccentricity * np.array([np.cos(perigee), np.sin(perigee)])
    axis_step = float(pair.semi_major_axis_km[1] - pair.semi_major_axis_km[0])
    sideways = np.array([inclination[1] - inclination[0], node_step * np.sin(inclination[0])])
    turn = np.degrees(
        np.arctan2(*(eccentricity[:, 1] - eccentricity[:, 0])[::-1]) - np.arctan2(sideways[1], sideways[0])
    )
    revolutions = US_PER_DAY / 1e6 / (2 * np.pi * np.sqrt(axis**3 / 398600.8))
    return {
        "plane_angle_deg": plane,
        "plane_angle_rate_deg_day": trend,
        "relative_semi_major_axis_km": axis_step,
        "relative_along_track_km": axis * (along_step + node_step * float(np.cos(inclination[0]))),
        "relative_eccentricity_km": axis * float(np.linalg.norm(eccentricity[:, 1] - eccentricity[:, 0])),
        "relative_inclination_km": axis * float(np.linalg.norm(sideways)),
        "relative_vectors_angle_deg": abs(float((turn + 180.0) % 360.0 - 180.0)),
        "relative_drift_km_day": -3.0 * np.pi * axis_step * float(revolutions),
    }


def plane_angle_deg(inclination_deg: NDArray[np.float64], raan_deg: NDArray[np.float64]) -> float:
    """Return the angle between the planes of two orbits, degrees; exact for small ones too."""
    i, node = np.radians(inclination_deg), np.radians(raan_deg)
    normals = np.array([np.sin(i) * np.sin(node), -np.sin(i) * np.cos(node), np.cos(i)])
    across = np.linalg.norm(np.cross(normals[:, 0], normals[:, 1]))
    return float(np.degrees(np.arctan2(across, normals[:, 0] @ normals[:, 1])))
