"""Stations in the geostationary belt: where an object stopped, from when to when, and how it was kept.

Arrival and departure are intervals: between the last set elsewhere and the first set here. Sparse
histories widen the intervals; they do not fake a date, and what happened in their gaps is said to be
unknown. Between stops objects drift, swing about a stable point, or lie in a disposal orbit above the
ring: each such stretch is a ``station`` of that mode (`stretches`). Drift and disposal orbits are
candidates, without a longitude where they went along more than a few degrees; what happens outside the
belt is one candidate.

What nature would have done meanwhile stands in `keeping`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.stated import (
    Need,
    at_hand,
    instant,
    numbers_of,
    own_history,
    stated_us,
    with_at_hand,
)
from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import from_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, Interval, format_utc
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes, wrap_longitude_deg

from .belt_motion import RING_KM, swing, tempo
from .keeping import (
    held_share,
    inclination_periods,
    natural_acceleration_deg_day2,
    overall,
    thrust_against_m_s2,
)
from .stretches import (
    BELT_DRIFT_DEG_DAY,
    DRIFT,
    GRAVEYARD,
    KEPT,
    LIBRATION,
    SINGLE,
    STOP_DRIFT_DEG_DAY,
    STOP_WIDTH_DEG,
    UNDETERMINED,
    BeltHistory,
    Stretch,
    apart_deg,
    motion_in,
    stretches,
)

NEIGHBOUR_DEG: Final = 0.2
NEIGHBOUR_DAYS: Final = 5.0
MOST_NEIGHBOURS: Final = 8  # are named
LONGITUDE_SIGMA_DEG: Final = 0.02
DRIFT_SIGMA_DEG_DAY: Final = 0.005
WIDEST_PLACE_DEG: Final = 5.0  # half of the way gone along; beyond it no one longitude is given
LONGEST_UNSEEN_DAYS: Final = 30.0  # a stay is not of high confidence where it may have left and come back
FREE_BETWEEN_DAYS: Final = 180.0  # inclined navigation satellites are left alone for months
DETECTOR: Final = "stations"
CONFIDENCE_RULE: Final = (
    "high: five or more sets over ten days or more and never 30 days without one, drift and disposal orbits excepted; "
    "moderate: two or more; low: one set"
)


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


def neighbours(belt: BeltHistory, stop: Stretch, others: BeltHistory) -> list[tuple[int, float]]:
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


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this detector comes from: its object's, and its neighbours' at the middle of a stop."""
    said = at_hand(event.evidence.parameters)
    out, at_us = own_history(event), stated_us(said, "neighbours_at")
    if at_us is not None and said["neighbours"]:
        reach = round(NEIGHBOUR_DAYS * US_PER_DAY)
        named = numbers_of(said, "neighbours")
        out.append(
            Need(named, "all", "neighbour at the middle of the stay", None, at_us - reach, at_us + reach)
        )
    return out


def middle_row(stop: Stretch) -> int:
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
        found = stretches(belt, first, stop)
        for j, one in enumerate(found):
            out += _changes(belt, found, j)
            near = neighbours(belt, one, _around(belt, one, others)) if one.stays else []
            out.append(_station_event(belt, one, first, stop, near))
            kept = _kept_event(belt, one)
            if kept is not None:
                out.append(kept)
    return out


def _around(belt: BeltHistory, stop: Stretch, others: Callable[[int, int], pa.Table] | None) -> BeltHistory:
    """Sets among which the neighbours of a stop are looked for."""
    if others is None:
        return belt
    at, reach = int(belt.epoch_us[middle_row(stop)]), round(NEIGHBOUR_DAYS * US_PER_DAY)
    return belt_history(others(at - reach, at + reach))


def _changes(belt: BeltHistory, found: Sequence[Stretch], j: int) -> list[Event]:
    """Changes that end with stretch j: from stay to stay, or between two stretches of which one is none."""
    one = found[j]
    if j == 0:
        return []
    earlier = next((each for each in reversed(found[:j]) if each.stays), None)
    out = []
    if one.stays and earlier is not None and apart_deg(earlier.longitude_deg, one.longitude_deg) >= STOP_WIDTH_DEG:  # fmt: skip
        out.append(_change_event(belt, earlier, one))
    old = found[j - 1]
    # On the way from stay to stay, the change of station says it all.
    between = any(each.stays for each in found[:j]) and any(each.stays for each in found[j:])
    if one.pushed and not (old.stays and one.stays) and not between:
        out.append(_drift_change_event(belt, old, one))
    return out


def _how_kept(belt: BeltHistory, stop: Stretch) -> dict[str, Quantity]:
    """Mode of a stretch with what goes with it: inclination control, tempo, swing, height."""
    own = slice(stop.first, stop.last + 1)
    control = inclination_periods(belt.epoch_us[own], belt.inclination_deg[own], belt.raan_deg[own])
    out = {
        "mode": Quantity(stop.mode),
        "inclination_deg": Quantity(round(float(np.median(belt.inclination_deg[own])), 3)),
        "inclination_control": Quantity(overall(control)),
        "inclination_periods": Quantity(
            "; ".join(
                f"{format_utc(one.start_us)[:10]}/{format_utc(one.end_us)[:10]} {one.state}"
                for one in control
            )
        ),
        "height_above_ring_km": Quantity(
            round(float(np.median(belt.sma_km[own])) - RING_KM, 1),
            round(max(float(np.std(belt.sma_km[own])), 0.1), 1) if stop.last > stop.first else None,
        ),
    }
    if stop.mode == LIBRATION:
        places = zip(belt.longitude_deg[own].tolist(), belt.drift_deg_day[own].tolist(), strict=True)
        swings = [swing(longitude, drift) for longitude, drift in places]
        amplitude = np.array([one[1] for one in swings])
        out["libration_centre_deg"] = Quantity(float(np.median([one[0] for one in swings])))
        out["libration_amplitude_deg"] = Quantity(
            round(float(np.median(amplitude)), 2), round(max(float(np.std(amplitude)), 0.5), 2)
        )
    if stop.mode == KEPT:
        motion = motion_in(belt, stop.first, stop.last)
        pushes, days = tempo(motion, 0, stop.last - stop.first)
        out["keeping_pushes"] = Quantity(float(pushes))
        out["keeping_tempo_days"] = Quantity(None if days is None else round(days, 1))
    return out


def _where(belt: BeltHistory, stop: Stretch, days: float) -> dict[str, Quantity]:
    """Longitude, null where the object went along too far for one, and drift, of a stretch of some days."""
    rows = slice(stop.first, stop.last + 1)
    offset = wrap_longitude_deg(belt.longitude_deg[rows] - stop.longitude_deg)
    drift = float(np.median(belt.drift_deg_day[rows]))
    if stop.stays:
        width, scatter = float(np.std(offset)), 0.0
    else:
        # Sets after whole turns lie near one another: the way gone is not seen in the longitudes alone.
        turned = 0.0 if stop.mode == LIBRATION else abs(drift) * float(days)
        width = max(float(np.ptp(offset)), float(turned)) / 2.0
        scatter = float(np.std(belt.drift_deg_day[rows]))
    wide = not stop.stays and width > WIDEST_PLACE_DEG
    place = Quantity(round(stop.longitude_deg, 4), round(max(width, LONGITUDE_SIGMA_DEG), 4))
    return {
        "longitude_deg": Quantity(None) if wide else place,
        "drift_deg_day": Quantity(round(drift, 5), round(max(scatter, DRIFT_SIGMA_DEG_DAY), 5)),
    }


def _station_confidence(
    stop: Stretch, count: int, days: float, unseen_days: float
) -> tuple[Confidence, Tier]:
    """Return confidence, and the tier: what goes along the belt, or left it, is for an analyst's eyes."""
    moving = stop.mode in (DRIFT, GRAVEYARD)
    tier = Tier.BULLETIN if count >= 2 and days >= 1.0 and not moving else Tier.CANDIDATE
    if count < 2:
        return Confidence.LOW, tier
    firm = count >= 5 and days >= 10 and unseen_days <= LONGEST_UNSEEN_DAYS and not moving
    return Confidence.HIGH if firm else Confidence.MODERATE, tier


def _station_event(
    belt: BeltHistory, stop: Stretch, first: int, end: int, near: list[tuple[int, float]]
) -> Event:
    rows = slice(stop.first, stop.last + 1)
    count = stop.last - stop.first + 1
    days = (belt.epoch_us[stop.last] - belt.epoch_us[stop.first]) / US_PER_DAY
    gaps = np.diff(belt.epoch_us[rows]) / US_PER_DAY
    quantities = {
        **_where(belt, stop, days),
        "arrival_after": Quantity(
            format_utc(int(belt.epoch_us[stop.first - 1])) if stop.first > first else None
        ),
        "arrival_before": Quantity(format_utc(int(belt.epoch_us[stop.first]))),
        "departure_after": Quantity(format_utc(int(belt.epoch_us[stop.last]))),
        "departure_before": Quantity(
            format_utc(int(belt.epoch_us[stop.last + 1])) if stop.last + 1 < end else None
        ),
        **_how_kept(belt, stop),
        "element_sets": Quantity(float(count)),
        "longest_gap_days": Quantity(round(float(gaps.max()), 2) if len(gaps) else None),
    }
    if not stop.stays:
        quantities["longitude_start_deg"] = Quantity(round(float(belt.longitude_deg[stop.first]), 4))
        quantities["longitude_end_deg"] = Quantity(round(float(belt.longitude_deg[stop.last]), 4))
    else:
        quantities["neighbours"] = Quantity(
            "; ".join(f"{number} ({apart:.3f} deg)" for number, apart in near[:MOST_NEIGHBOURS])
        )
    confidence, tier = _station_confidence(stop, count, days, float(gaps.max(initial=0.0)))
    event = _event(
        belt, EventKind.STATION, [stop.first, stop.last], (stop.first, stop.last), quantities, confidence, tier,
        _station_caveats(stop, gaps, days), None,
    )  # fmt: skip
    if not near:
        return event
    named = [number for number, _ in near[:MOST_NEIGHBOURS]]
    at = instant(int(belt.epoch_us[middle_row(stop)]))
    return with_at_hand(event, {"neighbours_at": at, "neighbours": sorted(named)})


def _station_caveats(stop: Stretch, gaps: np.ndarray, days: float) -> list[str]:
    caveats = []
    if stop.outside:
        caveats.append(
            f"outside the belt: faster than {BELT_DRIFT_DEG_DAY:g} degrees a day; changes of drift there are not listed"
        )
    if len(gaps) and gaps.max() > 10.0:
        caveats.append(
            f"not seen for up to {gaps.max():.0f} days of the stay: it may have left and come back"
            if stop.stays
            else f"not seen for up to {gaps.max():.0f} days of it"
        )
    if stop.mode == SINGLE and stop.first == stop.last:
        caveats.append("one element set: slow at this longitude then; nothing is known of before and after")
    elif stop.mode == UNDETERMINED:
        caveats.append("too short, or too near a point where nothing pulls, to tell keeping from free motion")
    if stop.mode == LIBRATION and days < FREE_BETWEEN_DAYS:
        caveats.append(
            f"no push in these {days:.0f} days: an object in use may have been between two corrections"
        )
    if stop.stays:
        caveats.append(
            "neighbours are those within 0.2 degree among the element sets given; the Moon, the Sun and eccentricity swing each of them"
        )
    return caveats


def _kept_event(belt: BeltHistory, stop: Stretch) -> Event | None:
    """Return a stay held against the pull of the belt by continuous thrust, if it was."""
    if stop.mode != KEPT:
        return None
    rows = slice(stop.first, stop.last + 1)
    epochs, longitude = belt.epoch_us[rows], belt.longitude_deg[rows]
    held = held_share(epochs, longitude, natural_acceleration_deg_day2(stop.longitude_deg))
    if held is None or not held.is_continuous:
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


def _change_event(belt: BeltHistory, old: Stretch, new: Stretch) -> Event:
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


def _drift_change_event(belt: BeltHistory, old: Stretch, new: Stretch) -> Event:
    """Return the change between two stretches of which one is no stay: another drift, or the way out of the belt."""
    drifts = [
        float(np.median(belt.drift_deg_day[rows]))
        for rows in (
            slice(max(old.first, old.last - 2), old.last + 1),
            slice(new.first, min(new.last, new.first + 2) + 1),
        )
    ]
    heights = [float(belt.sma_km[row]) - RING_KM for row in (old.last, new.first)]
    days = (belt.epoch_us[new.first] - belt.epoch_us[old.last]) / US_PER_DAY
    quantities = {
        "from_longitude_deg": Quantity(round(float(belt.longitude_deg[old.last]), 4), LONGITUDE_SIGMA_DEG),
        "to_longitude_deg": Quantity(round(float(belt.longitude_deg[new.first]), 4), LONGITUDE_SIGMA_DEG),
        "from_mode": Quantity(old.mode),
        "to_mode": Quantity(new.mode),
        "from_drift_deg_day": Quantity(round(drifts[0], 4), 0.005),
        "to_drift_deg_day": Quantity(round(drifts[1], 4), 0.005),
        "drift_change_deg_day": Quantity(round(drifts[1] - drifts[0], 4), 0.007),
        "from_height_above_ring_km": Quantity(round(heights[0], 1)),
        "to_height_above_ring_km": Quantity(round(heights[1], 1)),
    }
    caveats = [
        f"between two element sets {days:.1f} days apart; what free motion does in the time is taken out"
    ]
    return _event(
        belt, EventKind.STATION_CHANGE, [old.last, new.first], (old.last, new.first), quantities,
        Confidence.MODERATE, Tier.CANDIDATE, caveats, True,
    )  # fmt: skip


def _event(
    belt: BeltHistory, kind: EventKind, cited: Sequence[int], span: tuple[int, int], quantities: dict[str, Quantity],
    confidence: Confidence, tier: Tier, caveats: list[str], moved: bool | None,
) -> Event:  # fmt: skip
    rows = sorted(set(cited))
    sets = from_table(belt.table.take(rows))
    parameters: dict[str, Any] = {
        "stop_drift_deg_day": STOP_DRIFT_DEG_DAY, "stop_width_deg": STOP_WIDTH_DEG,
        "belt_drift_deg_day": BELT_DRIFT_DEG_DAY, "widest_place_deg": WIDEST_PLACE_DEG, "confidence_rule": CONFIDENCE_RULE,
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
