"""Neighbours in the geosynchronous belt: who stands within a fraction of a degree of whom.

Two objects are neighbours at an instant when their sub-satellite longitudes differ by no more than a
given angle. That says nothing of why. One may stand beside the other for years or pass through in an
hour, so each pair is described over twelve hours before and after: nearest, median and farthest
distance, drift of either and of one against the other, relative speed, and what the age of the
element sets lets one claim. The pair has no first and second party: numbers decide the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.stated import Need, parties
from openparos.model import __version__
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval
from openparos.orbits.geostationary import (
    is_geosynchronous,
    mean_longitudes,
    subsatellite_longitudes_deg,
    wrap_longitude_deg,
)
from openparos.orbits.propagate import Propagator

from .spread import confidence_of, perigee_height_km, position_spread_km, stated_sigma_km, tier_of

Floats = NDArray[np.float64]

SITTING_DRIFT_DEG_DAY: Final = 0.05
"""An object whose longitude moves by less than this a day stands at a station; see `geo_neighbours`."""
MAX_AGE_DAYS: Final = 14.0
"""A set farther from the instant than this says too little about where in the belt its object is."""
_HALF_SPAN_S: Final = 43_200.0
_STEP_S: Final = 300.0


@dataclass(frozen=True, slots=True)
class _Belt:
    """Geosynchronous objects of a table with their motion over the span around one instant."""

    table: pa.Table  # one row an object
    age_days: Floats  # (n,) positive: the set is older than the instant
    longitude_deg: Floats  # (n,) of the point below, east, at the instant
    mean_longitude_deg: Floats  # (n,) east, at the instant
    drift_deg_day: Floats  # (n,) of the mean longitude
    positions_km: Floats  # (n, m, 3) TEME
    velocities_km_s: Floats  # (n, m, 3)
    times_us: NDArray[np.int64]  # (m,)


def geo_neighbours(
    table: pa.Table,
    at_us: int,
    within_deg: float = 0.1,
    *,
    max_age_days: float = MAX_AGE_DAYS,
    sitting_drift_deg_day: float = SITTING_DRIFT_DEG_DAY,
    include_passing: bool = True,
) -> list[Event]:
    """Return a co-location for each pair of geosynchronous objects close in longitude at an instant.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; of several sets of one object the nearest in time is used.
    at_us : int
        The instant, microseconds since 1970.
    within_deg : float
        Largest difference of the sub-satellite longitudes, degrees.
    max_age_days : float
        Sets whose epoch is farther than this from the instant are left out.
    sitting_drift_deg_day : float
        Two objects are `sitting` when each drifts by less than this; `drifting-together` when both drift
        by more but less than this against one another; `passing` otherwise; and `crossing` where the
        mean longitudes stand more than twice `within_deg` apart and only the daily swing of an inclined
        or eccentric orbit brings the points below together. A satellite kept in a box of 0.1 degree
        drifts by at most some 0.02 degree a day between its corrections.
    include_passing : bool
        Whether pairs `passing` and `crossing` are returned too.

    Returns
    -------
    list of Event
        Kind `co-location`, in order of the numbers. States are left null: the catalogue knows them.

    Raises
    ------
    InputRefused
        When the angle or an age is not positive.
    """
    if not 0.0 < within_deg <= 180.0 or not max_age_days > 0.0 or not sitting_drift_deg_day > 0.0:
        raise InputRefused(
            f"neighbours within {within_deg} degrees, sets to {max_age_days} days, drift "
            f"{sitting_drift_deg_day} degrees a day: each must be above 0, the angle not above 180"
        )
    parameters = {
        "at_us": at_us,
        "within_deg": within_deg,
        "max_age_days": max_age_days,
        "sitting_drift_deg_day": sitting_drift_deg_day,
    }
    belt = _belt(table, at_us, max_age_days)
    if belt is None:
        return []
    events = []
    hashes: dict[int, str] = {}
    for first, second in _pairs_within(belt.longitude_deg, within_deg):
        pair = [first, second]
        apart = abs(float(wrap_longitude_deg(np.diff(belt.mean_longitude_deg[pair]))[0]))
        relation = _relation(apart, belt.drift_deg_day[pair], within_deg, sitting_drift_deg_day)
        if relation in ("passing", "crossing") and not include_passing:
            continue
        for row in (first, second):
            if row not in hashes:
                hashes[row] = content_hashes(belt.table.slice(row, 1))[0]
        events.append(_event(belt, first, second, relation, at_us, parameters, hashes))
    return sorted(events, key=lambda event: tuple(one.norad_id for one in event.objects))


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this detector comes from: of each of the two the one nearest to the instant."""
    at_us = int(event.evidence.parameters["at_us"])
    return [Need(parties(event), "nearest", "party to the event", at_us)]


def _belt(table: pa.Table, at_us: int, max_age_days: float) -> _Belt | None:
    """Choose the geosynchronous objects and propagate them over the span."""
    rows = _rows_nearest(table, at_us, max_age_days)
    if len(rows) < 2:
        return None
    chosen = table.take(pa.array(rows))
    half_us = int(_HALF_SPAN_S * US_PER_SECOND)
    times = np.arange(-half_us, half_us + 1, int(_STEP_S * US_PER_SECOND)) + at_us
    positions, velocities, errors = Propagator.from_table(chosen, engine="sgp4").at(times)
    below = subsatellite_longitudes_deg(chosen, at_us, engine="sgp4")[:, 0]
    mean = mean_longitudes(chosen, at_us)
    sound = np.flatnonzero(~errors.any(axis=1) & (mean.errors == 0) & np.isfinite(below))
    chosen = chosen.take(pa.array(sound))
    ages = (at_us - np.asarray(chosen["epoch_us"].to_numpy())) / US_PER_DAY
    return _Belt(
        table=chosen,
        age_days=ages,
        longitude_deg=below[sound],
        mean_longitude_deg=mean.longitude_deg[sound],
        drift_deg_day=mean.drift_deg_day[sound],
        positions_km=positions[sound],
        velocities_km_s=velocities[sound],
        times_us=times,
    )


def _rows_nearest(table: pa.Table, at_us: int, max_age_days: float) -> NDArray[np.int64]:
    """Return the row of each geosynchronous object whose epoch is nearest to the instant."""
    away = np.abs(np.asarray(table["epoch_us"].to_numpy()) - at_us)
    rows = np.flatnonzero(is_geosynchronous(table) & (away <= max_age_days * US_PER_DAY))
    numbers = np.asarray(table["norad_id"].to_numpy())[rows]
    order = np.lexsort((away[rows], numbers))
    _, first = np.unique(numbers[order], return_index=True)
    return np.asarray(rows[order[first]])


def _pairs_within(longitude_deg: Floats, within_deg: float) -> list[tuple[int, int]]:
    """Return pairs of rows within an angle of one another, by a sweep over sorted longitudes."""
    order = np.argsort(longitude_deg, kind="stable")
    sorted_deg = longitude_deg[order]
    doubled = np.concatenate([sorted_deg, sorted_deg + 360.0])  # the belt closes on itself
    n = len(order)
    ends = np.searchsorted(doubled, sorted_deg + within_deg, side="right")
    pairs = set()
    for i in range(n):
        for k in range(i + 1, min(int(ends[i]), i + n)):
            a, b = int(order[i]), int(order[k % n])
            pairs.add((min(a, b), max(a, b)))
    return sorted(pairs)


def _relation(apart_deg: float, drifts_deg_day: Floats, within_deg: float, bound_deg_day: float) -> str:
    """Say whether two objects sit side by side, drift together, pass, or cross once a day."""
    still = np.abs(drifts_deg_day) < bound_deg_day
    together = abs(drifts_deg_day[0] - drifts_deg_day[1]) < bound_deg_day
    if not together or still.sum() == 1:
        return "passing"
    if apart_deg > 2.0 * within_deg:
        return "crossing"
    return "sitting" if still.all() else "drifting-together"


def _event(
    belt: _Belt,
    first: int,
    second: int,
    relation: str,
    at_us: int,
    parameters: dict[str, float],
    hashes: dict[int, str],
) -> Event:
    """Describe one pair."""
    rows = sorted((first, second), key=lambda row: int(belt.table["norad_id"][row].as_py()))
    objects = tuple(_object(belt.table, row) for row in rows)
    same_set = _same_set(belt.table, rows)
    launches = [(one.cospar_id or "")[:8] for one in objects]
    same_launch = bool(launches[0]) and launches[0] == launches[1]
    ages = [float(belt.age_days[row]) for row in rows]
    quantities, nearest_us = _quantities(belt, rows, at_us)
    quantities["relation"] = Quantity(relation)
    quantities["same_launch"] = Quantity(same_launch)
    quantities["same_element_set"] = Quantity(same_set)
    caveats = _caveats(quantities, ages, relation, same_launch, same_set)
    return Event(
        kind=EventKind.CO_LOCATION,
        tier=Tier.CANDIDATE if same_set else tier_of(*ages),
        objects=objects,
        interval=Interval(int(belt.times_us[0]), int(belt.times_us[-1])),
        best_time_us=nearest_us,
        evidence=Evidence(
            element_sets=tuple(hashes[row] for row in rows),
            detector="neighbours",
            parameters=parameters,
            software=f"openparos {__version__}",
        ),
        confidence=Confidence.LOW if same_set else confidence_of(*ages),
        quantities=quantities,
        caveats=tuple(caveats),
    )


def _object(table: pa.Table, row: int) -> EventObject:
    one = table.slice(row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    return EventObject(norad_id=one["norad_id"], cospar_id=one["cospar_id"], name=one["name"])


def _same_set(table: pa.Table, rows: list[int]) -> bool:
    """Say whether two numbers carry one and the same set: then it is one observation, not two."""
    names = [
        "epoch_us", "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg",
        "arg_perigee_deg", "mean_anomaly_deg",
    ]  # fmt: skip
    one, other = table.select(names).take(pa.array(rows)).to_pylist()
    return bool(one == other)


def _quantities(belt: _Belt, rows: list[int], at_us: int) -> tuple[dict[str, Quantity], int]:
    """Return the numbers of a pair, and the time it is nearest."""
    a, b = rows
    away = belt.positions_km[b] - belt.positions_km[a]
    speed = belt.velocities_km_s[b] - belt.velocities_km_s[a]
    distances = np.linalg.norm(away, axis=1)
    nearest_km, nearest_s, at = _nearest(away, speed, distances)
    perigee = perigee_height_km(
        belt.table["mean_motion_rev_day"].to_numpy()[rows], belt.table["eccentricity"].to_numpy()[rows]
    )
    spread, wide = (
        float(np.linalg.norm(position_spread_km(perigee, belt.age_days[rows], of_hundred=part)))
        for part in (68, 95)
    )
    longitude = belt.longitude_deg[rows]
    apart = abs(float(wrap_longitude_deg(np.diff(longitude))[0]))
    mean_apart = abs(float(wrap_longitude_deg(np.diff(belt.mean_longitude_deg[rows]))[0]))
    drift = belt.drift_deg_day[rows]
    values = {
        "longitude_first_deg": (longitude[0], 4),
        "longitude_second_deg": (longitude[1], 4),
        "longitude_difference_deg": (apart, 4),
        "mean_longitude_difference_deg": (mean_apart, 4),
        "drift_first_deg_day": (drift[0], 4),
        "drift_second_deg_day": (drift[1], 4),
        "relative_drift_deg_day": (drift[1] - drift[0], 4),
        "distance_at_km": (distances[len(distances) // 2], 1),
        "median_distance_km": (float(np.median(distances)), 1),
        "max_distance_km": (float(distances.max()), 1),
        "relative_speed_at_nearest_m_s": (1000.0 * float(np.linalg.norm(speed[at])), 1),
        "epoch_age_first_days": (belt.age_days[a], 2),
        "epoch_age_second_days": (belt.age_days[b], 2),
        "not_better_than_km": (wide, 1),
    }
    quantities = {name: Quantity(round(float(value), digits)) for name, (value, digits) in values.items()}
    quantities["min_distance_km"] = Quantity(round(nearest_km, 1), round(stated_sigma_km(spread, wide), 1))
    return quantities, int(belt.times_us[at]) + round(nearest_s * US_PER_SECOND)


def _nearest(away_km: Floats, speed_km_s: Floats, distances_km: Floats) -> tuple[float, float, int]:
    """Return the least distance, its offset in seconds from the nearest sample, and that sample.

    Between samples 300 s apart the relative motion is taken as straight; at geosynchronous height the
    tide bends it by less than 0.1 km in 150 s at 1 km/s.
    """
    at = int(np.argmin(distances_km))
    r, v = away_km[at], speed_km_s[at]
    speed2 = float(v @ v)
    offset = 0.0 if speed2 == 0.0 else -float(r @ v) / speed2
    first, last = at == 0, at == len(distances_km) - 1
    offset = min(max(offset, 0.0 if first else -0.5 * _STEP_S), 0.0 if last else 0.5 * _STEP_S)
    nearest = min(float(np.linalg.norm(r + v * offset)), float(distances_km[at]))
    return nearest, offset, at


def _caveats(
    quantities: dict[str, Quantity], ages: list[float], relation: str, same_launch: bool, same_set: bool
) -> list[str]:
    """Return the sentences a reader must see beside the pair."""
    wide_km = float(quantities["not_better_than_km"].value or 0.0)
    spread_km = quantities["min_distance_km"].sigma or 0.0
    farthest_km = float(quantities["max_distance_km"].value or 0.0)
    caveats = [
        f"distances follow from mean element sets and are not better than {wide_km:.0f} km (95 of 100)"
    ]
    if same_set:
        caveats.append(
            "both numbers carry one and the same element set: one observation, the distance says nothing"
        )
    elif farthest_km < spread_km:
        caveats.append("docked, co-located within metres or apart by kilometres: these sets cannot tell")
    apart = abs(ages[0] - ages[1])
    if apart > 1.0:
        caveats.append(f"epochs {apart:.1f} days apart")
    if max(abs(age) for age in ages) >= 5.0:
        caveats.append(f"oldest set {max(abs(age) for age in ages):.1f} days from the instant")
    if relation == "crossing":
        caveats.append(
            "crossing: mean longitudes stand apart, the daily swing brings the points below together"
        )
    if relation == "passing":
        drift = abs(float(quantities["relative_drift_deg_day"].value or 0.0))
        caveats.append(f"passing: the longitudes move against one another by {drift:.3f} degrees a day")
    if same_launch:
        caveats.append("both carry the designator of one launch")
    return caveats
