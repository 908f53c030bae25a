"""Stations in the geostationary belt: where an object stopped, from when to when, and how it was kept.

A stop is a run of sets whose mean longitude stays within half a degree and whose drift is small.
Arrival and departure are intervals: between the last set elsewhere and the first set here. Sparse
histories widen the intervals; they do not fake a date, and what happened in their gaps is said to be
unknown.

What nature would have done meanwhile stands in `keeping`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import from_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, Interval, format_utc
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes, wrap_longitude_deg

from .keeping import (
    held_share,
    inclination_periods,
    natural_acceleration_deg_day2,
    overall,
    thrust_against_m_s2,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STOP_DRIFT_DEG_DAY: Final = 0.03
STOP_WIDTH_DEG: Final = 0.5
NEIGHBOUR_DEG: Final = 0.2
NEIGHBOUR_DAYS: Final = 5.0
LONGITUDE_SIGMA_DEG: Final = 0.02
DETECTOR: Final = "stations"
CONFIDENCE_RULE: Final = "high: five or more sets over ten days or more; moderate: two or more; low: one set"


@dataclass(frozen=True, slots=True)
class BeltHistory:
    """Longitudes of the sets of geosynchronous objects, sorted by object and epoch."""

    table: pa.Table
    norad_id: Ints
    epoch_us: Ints
    longitude_deg: Floats
    drift_deg_day: Floats
    sma_km: Floats
    inclination_deg: Floats
    raan_deg: Floats


@dataclass(frozen=True, slots=True)
class Stop:
    """Rows first..last (inclusive) of a belt history at one station."""

    first: int
    last: int
    longitude_deg: float


def belt_history(table: pa.Table) -> BeltHistory:
    """Bring the sets near the belt into longitudes; others are left out."""
    table = table.filter(pa.array(is_geosynchronous(table)))
    table = table.sort_by([("norad_id", "ascending"), ("epoch_us", "ascending")])
    found = mean_longitudes(table)
    good = found.errors == 0
    table = table.filter(pa.array(good))
    return BeltHistory(
        table=table, norad_id=table["norad_id"].to_numpy().astype(np.int64),
        epoch_us=table["epoch_us"].to_numpy().astype(np.int64), longitude_deg=found.longitude_deg[good],
        drift_deg_day=found.drift_deg_day[good], sma_km=found.semi_major_axis_km[good],
        inclination_deg=found.inclination_deg[good], raan_deg=table["raan_deg"].to_numpy(),
    )  # fmt: skip


def stops(belt: BeltHistory, first: int, stop: int) -> list[Stop]:
    """Runs of rows first..stop-1 (one object) that stay at one longitude with little drift."""
    out: list[Stop] = []
    start = -1
    for row in range(first, stop):
        slow = abs(belt.drift_deg_day[row]) < STOP_DRIFT_DEG_DAY
        if (
            slow
            and start >= 0
            and _apart(belt.longitude_deg[row], belt.longitude_deg[start]) < STOP_WIDTH_DEG
        ):
            continue
        if start >= 0:
            out.append(_stop(belt, start, row - 1))
        start = row if slow else -1
    if start >= 0:
        out.append(_stop(belt, start, stop - 1))
    return out


def _apart(a: float, b: float) -> float:
    return abs(float(wrap_longitude_deg(a - b)))


def _stop(belt: BeltHistory, first: int, last: int) -> Stop:
    reference = belt.longitude_deg[first]
    offset = float(np.median(wrap_longitude_deg(belt.longitude_deg[first : last + 1] - reference)))
    return Stop(first, last, float(wrap_longitude_deg(reference + offset)))


def mode_of(belt: BeltHistory, stop: Stop) -> str:
    """Say how the longitude behaved: station-keeping, natural-motion-not-excluded, or single-set."""
    rows = slice(stop.first, stop.last + 1)
    days = (belt.epoch_us[stop.last] - belt.epoch_us[stop.first]) / US_PER_DAY
    if days < 1.0:
        return "single-set"
    pull = abs(natural_acceleration_deg_day2(stop.longitude_deg))
    spread = float(np.ptp(wrap_longitude_deg(belt.longitude_deg[rows] - belt.longitude_deg[stop.first])))
    # A free object crosses at least an eighth of pull times time squared, however it starts.
    if pull * days * days / 8.0 > 2.0 * max(spread, 0.1):
        return "station-keeping"
    return "natural-motion-not-excluded"


def neighbours(belt: BeltHistory, stop: Stop, others: BeltHistory) -> list[tuple[int, float]]:
    """Other objects within 0.2 degree at the middle set of the stop, nearest first, of sets within five days."""
    row = middle_row(stop)
    age = (belt.epoch_us[row] - others.epoch_us) / US_PER_DAY
    near = np.flatnonzero((np.abs(age) < NEIGHBOUR_DAYS) & (others.norad_id != belt.norad_id[row]))
    ahead = others.longitude_deg[near] + others.drift_deg_day[near] * age[near]
    apart = np.abs(wrap_longitude_deg(ahead - belt.longitude_deg[row]))
    found: dict[int, float] = {}
    for number, distance in zip(others.norad_id[near].tolist(), apart.tolist(), strict=True):
        if distance < NEIGHBOUR_DEG:
            found[number] = min(distance, found.get(number, 360.0))
    return sorted(found.items(), key=lambda item: item[1])


def middle_row(stop: Stop) -> int:
    """Row of the set in the middle of a stop, when its neighbours are looked for."""
    return (stop.first + stop.last) // 2


def detect(
    table: pa.Table, *, norad_ids: Sequence[int] = (), others: Callable[[int, int], pa.Table] | None = None
) -> list[Event]:
    """Find stations and changes of station.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; sets that are not geosynchronous are left out.
    norad_ids : sequence of int
        Objects whose stations are wanted; all of the table when empty. The rest are neighbours.
    others : callable or None
        Gives all element sets between two instants (microseconds), for the neighbours; they are sought
        in the table itself when None.

    Returns
    -------
    list of Event
        Kinds ``station``, ``station-change`` and, where a stay was kept without burns that show,
        ``continuous-thrust``; by object and time.
    """
    if table.num_rows == 0:
        return []
    belt = belt_history(table)
    if len(belt.norad_id) == 0:
        return []
    edges = np.concatenate(([0], np.flatnonzero(np.diff(belt.norad_id)) + 1, [len(belt.norad_id)]))
    wanted = set(norad_ids)
    out: list[Event] = []
    for first, stop in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if wanted and int(belt.norad_id[first]) not in wanted:
            continue
        found = stops(belt, first, stop)
        for j, one in enumerate(found):
            if j and _apart(found[j - 1].longitude_deg, one.longitude_deg) >= STOP_WIDTH_DEG:
                out.append(_change_event(belt, found[j - 1], one))
            out.append(
                _station_event(belt, one, first, stop, neighbours(belt, one, _around(belt, one, others)))
            )
            kept = _kept_event(belt, one)
            if kept is not None:
                out.append(kept)
    return out


def _around(belt: BeltHistory, stop: Stop, others: Callable[[int, int], pa.Table] | None) -> BeltHistory:
    """Sets among which the neighbours of a stop are looked for."""
    if others is None:
        return belt
    at, reach = int(belt.epoch_us[middle_row(stop)]), round(NEIGHBOUR_DAYS * US_PER_DAY)
    return belt_history(others(at - reach, at + reach))


def _station_event(
    belt: BeltHistory, stop: Stop, first: int, end: int, near: list[tuple[int, float]]
) -> Event:
    rows = slice(stop.first, stop.last + 1)
    count, scatter = stop.last - stop.first + 1, float(np.std(belt.longitude_deg[rows]))
    days = (belt.epoch_us[stop.last] - belt.epoch_us[stop.first]) / US_PER_DAY
    gaps = np.diff(belt.epoch_us[rows]) / US_PER_DAY
    own = slice(stop.first, stop.last + 1)
    control = inclination_periods(belt.epoch_us[own], belt.inclination_deg[own], belt.raan_deg[own])
    quantities = {
        "longitude_deg": Quantity(round(stop.longitude_deg, 4), round(max(scatter, LONGITUDE_SIGMA_DEG), 4)),
        "drift_deg_day": Quantity(round(float(np.median(belt.drift_deg_day[rows])), 5), 0.005),
        "arrival_after": Quantity(
            format_utc(int(belt.epoch_us[stop.first - 1])) if stop.first > first else None
        ),
        "arrival_before": Quantity(format_utc(int(belt.epoch_us[stop.first]))),
        "departure_after": Quantity(format_utc(int(belt.epoch_us[stop.last]))),
        "departure_before": Quantity(
            format_utc(int(belt.epoch_us[stop.last + 1])) if stop.last + 1 < end else None
        ),
        "mode": Quantity(mode_of(belt, stop)),
        "inclination_control": Quantity(overall(control)),
        "inclination_periods": Quantity(
            "; ".join(
                f"{format_utc(one.start_us)[:10]}/{format_utc(one.end_us)[:10]} {one.state}"
                for one in control
            )
        ),
        "element_sets": Quantity(float(count)),
        "longest_gap_days": Quantity(round(float(gaps.max()), 2) if len(gaps) else None),
        "neighbours": Quantity("; ".join(f"{number} ({apart:.3f} deg)" for number, apart in near[:8])),
    }
    caveats = []
    if len(gaps) and gaps.max() > 10.0:
        caveats.append(
            f"not seen for up to {gaps.max():.0f} days of the stay: it may have left and come back"
        )
    if count == 1:
        caveats.append("one element set: slow at this longitude then; nothing is known of before and after")
    caveats.append(
        "neighbours are those within 0.2 degree among the element sets given; the Moon, the Sun and eccentricity swing each of them"
    )
    confidence = (
        Confidence.HIGH
        if count >= 5 and days >= 10
        else Confidence.MODERATE
        if count >= 2
        else Confidence.LOW
    )
    return _event(
        belt, EventKind.STATION, [stop.first, stop.last], (stop.first, stop.last), quantities, confidence,
        Tier.BULLETIN if count >= 2 and days >= 1.0 else Tier.CANDIDATE, caveats, None,
    )  # fmt: skip


def _kept_event(belt: BeltHistory, stop: Stop) -> Event | None:
    """Return a stay held against the pull of the belt by continuous thrust, if it was."""
    rows = slice(stop.first, stop.last + 1)
    epochs, longitude = belt.epoch_us[rows], belt.longitude_deg[rows]
    held = held_share(epochs, longitude, natural_acceleration_deg_day2(stop.longitude_deg))
    if held is None or not held.is_continuous or mode_of(belt, stop) != "station-keeping":
        return None
    pull = natural_acceleration_deg_day2(stop.longitude_deg)
    quantities = {
        "longitude_deg": Quantity(round(stop.longitude_deg, 4), LONGITUDE_SIGMA_DEG),
        "mean_acceleration_m_s2": Quantity(
            float(f"{thrust_against_m_s2(pull):.3g}"),
            float(f"{abs(thrust_against_m_s2(pull)) * held.sigma:.3g}"),
        ),
        "free_acceleration_share": Quantity(round(held.share, 3), round(held.sigma, 3)),
        "windows": Quantity(float(held.windows)),
        "below_floor": Quantity(False),
    }
    caveats = [
        "station-keeping whose burns the element sets do not tell apart: electric thrust, or burns every few days",
        "start and end are those of the element sets of this stay",
    ]
    return _event(
        belt, EventKind.CONTINUOUS_THRUST, [stop.first, stop.last], (stop.first, stop.last), quantities,
        Confidence.LOW, Tier.CANDIDATE, caveats, True,
    )  # fmt: skip


def _change_event(belt: BeltHistory, old: Stop, new: Stop) -> Event:
    days = (belt.epoch_us[new.first] - belt.epoch_us[old.last]) / US_PER_DAY
    moved = float(wrap_longitude_deg(new.longitude_deg - old.longitude_deg))
    quantities = {
        "from_longitude_deg": Quantity(round(old.longitude_deg, 4), LONGITUDE_SIGMA_DEG),
        "to_longitude_deg": Quantity(round(new.longitude_deg, 4), LONGITUDE_SIGMA_DEG),
        "longitude_change_deg": Quantity(round(moved, 4), LONGITUDE_SIGMA_DEG),
        "mean_drift_deg_day": Quantity(round(moved / max(days, 0.1), 4), None),
    }
    between = new.first - old.last - 1
    caveats = [
        f"{between} element sets in the {days:.0f} days between; the direction is that of the shorter way"
    ]
    return _event(
        belt, EventKind.STATION_CHANGE, [old.last, new.first], (old.last, new.first), quantities,
        Confidence.HIGH if between else Confidence.MODERATE, Tier.BULLETIN, caveats, True,
    )  # fmt: skip


def _event(
    belt: BeltHistory, kind: EventKind, cited: Sequence[int], span: tuple[int, int], quantities: dict[str, Quantity],
    confidence: Confidence, tier: Tier, caveats: list[str], moved: bool | None,
) -> Event:  # fmt: skip
    rows = sorted(set(cited))
    sets = from_table(belt.table.take(rows))
    parameters: dict[str, Any] = {
        "stop_drift_deg_day": STOP_DRIFT_DEG_DAY, "stop_width_deg": STOP_WIDTH_DEG, "confidence_rule": CONFIDENCE_RULE,
    }  # fmt: skip
    one = sets[-1]
    start, end = int(belt.epoch_us[span[0]]), int(belt.epoch_us[span[1]])
    return Event(
        kind=kind, tier=tier,
        objects=(EventObject(one.object_id.norad_id, one.object_id.cospar_id, one.name, moved=moved),),
        interval=Interval(start // 1_000_000 * 1_000_000, -(-end // 1_000_000) * 1_000_000),
        evidence=Evidence(tuple(item.content_hash for item in sets), DETECTOR, parameters, SOFTWARE),
        confidence=confidence, quantities=quantities, caveats=tuple(caveats),
    )  # fmt: skip
