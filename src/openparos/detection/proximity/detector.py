"""From a history to events of proximity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.sound import without_bad_sets
from openparos.detection.stated import with_at_hand
from openparos.model import __version__
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, Evidence, Quantity
from openparos.model.times import US_PER_DAY, Interval

from .arrivals import Arrival, arrival_of, last_apart
from .belt import Belt, Visit, days_of, make_belt, visits_of
from .days import Carried, Days, days_said, stated_days
from .describe import caveats_of, labels_of, object_of, quantities_of, same_set, tier_and_confidence
from .distances import BELT_STEP_S, Distances, measure
from .movers import moved_below_the_belt
from .parameters import Parameters
from .shells import (
    Train,
    companies_of,
    holding_or_passing,
    low_timeline,
    relative_quantities,
    sharers_of,
)
from .timeline import Timeline

_LOW_STEP_S: Final = 120
# A visit that rests on one set of each is seen once: nothing confirms it.
_ONE_LOWER: Final = {
    Confidence.HIGH: Confidence.MODERATE,
    Confidence.MODERATE: Confidence.LOW,
    Confidence.LOW: Confidence.LOW,
}
_TRIED_PAIRS: Final = 2  # pairs of sets of a visit whose distances are computed


def detect(
    table: pa.Table, parameters: Parameters | None = None, stated: Mapping[str, Any] | None = None
) -> list[Event]:
    """Find who came near whom in a history of element sets.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, any number of sets of any number of objects.
    parameters : Parameters or None
        Bounds of proximity.
    stated : mapping or None
        What an event states of all the sets, where only those it needs are in the table.

    Returns
    -------
    list of Event
        `approach` where one party is seen to have moved there (`moved` says which), `co-location`
        where neither is; in order of time and number. States are left null: the catalogue knows them.
        Below the belt, more than a few of one launch near one another are one `co-location` of all.
    """
    parameters = parameters or Parameters()
    table = without_bad_sets(table)
    if table.num_rows == 0:
        return []
    days = stated_days(stated or {})
    found = [
        *_in_the_belt(make_belt(table), parameters, days),
        *_below(low_timeline(table), parameters, days),
    ]
    return sorted(found, key=lambda one: (one.interval.start_us, [each.norad_id for each in one.objects]))


def _in_the_belt(belt: Belt, parameters: Parameters, stated: Days | None) -> Iterator[Event]:
    """Yield the events of the belt, each with the days looked at."""
    days = days_of(belt.timeline, parameters) if stated is None else stated.tolist()
    for visit in visits_of(belt, parameters, days):
        event = _visit_event(belt, visit, parameters)
        if event is not None:
            yield with_at_hand(event, {"days": days_said(days, visit.days_us[0], visit.days_us[-1])})


def _below(low: Timeline, parameters: Parameters, stated: Days | None) -> Iterator[Event]:
    """Yield the events below the belt, each with the days looked at and who carried a set of its parties."""
    days = low.days().tolist() if stated is None else stated.tolist()
    companies, trains = companies_of(low, parameters, days)
    carried = Carried(low)
    of_launch = {train.launch: train.days_us for train in trains}

    def said(places: Sequence[int], days_us: Sequence[int], without: Sequence[int] = ()) -> dict[str, Any]:
        first, last = days_us[0], days_us[-1]
        by = carried.by(places, first, last, parameters.low_max_age_days)
        looked = {"days": days_said(days, first, last, without)}
        return looked | ({"carried_by": by} if by else {})

    for visit in companies:
        event = _company_event(low, visit, parameters)
        if event is not None:
            # On the days of a train of their launch two of it were not looked at by themselves.
            launches = {(low.table["cospar_id"][int(low.first[one])].as_py() or "")[:8] for one in visit.pair}
            without = of_launch.get(launches.pop(), ()) if len(launches) == 1 else ()
            yield with_at_hand(event, said(visit.pair, visit.days_us, without))
    for train in trains:
        event = _train_event(low, train, parameters)
        yield with_at_hand(event, said(sorted(train.rows), train.days_us))


def _best_distances(
    timeline: Timeline, visit: Visit, step_s: int, *, when_nearest: bool = False
) -> Distances | None:
    """Return the smallest distance from the pairs of sets closest to one another in time.

    Each pair of sets is asked about the middle between its epochs, where both are as young as can be, or
    about the day on which it showed the two nearest.
    """
    epochs = timeline.epochs_us
    pairs = sorted(set(visit.rows), key=lambda pair: (abs(int(epochs[pair[0]] - epochs[pair[1]])), pair))
    known = []
    for pair in pairs[:_TRIED_PAIRS]:
        at_us = int(epochs[list(pair)].mean())
        if when_nearest:
            days = [k for k, rows in enumerate(visit.rows) if rows == pair]
            at_us = visit.days_us[min(days, key=lambda k: visit.apart_deg[k])]
        found = measure(timeline.table, pair, at_us, step_s)
        if found is not None:
            known.append(found)
    if not known:
        return None
    covered = min(one.worst_age_days for one in known) + 1.0
    return min((one for one in known if one.worst_age_days <= covered), key=lambda one: one.min_km)


def _visit_event(belt: Belt, visit: Visit, parameters: Parameters) -> Event | None:
    """Describe one visit in the belt; None where SGP4 does not bear it out."""
    timeline = belt.timeline
    found = _best_distances(timeline, visit, BELT_STEP_S)
    if found is None:
        return None
    drift = np.array([belt.drift_deg_day[list(pair)] for pair in visit.rows])
    standing = np.abs(drift[:, 1] - drift[:, 0]) <= parameters.stop_deg_day
    stops, stopped = bool(standing.any()), int(standing.argmax())
    limit_km = parameters.belt_km if stops else parameters.flyby_km
    if found.min_km > limit_km:
        found = _best_distances(timeline, visit, BELT_STEP_S, when_nearest=True)
        if found is None or found.min_km > limit_km:
            return None
    apart_us = last_apart(belt, visit, parameters)
    arrivals = [arrival_of(belt, visit, party, apart_us, parameters, stopped) for party in (0, 1)]
    if apart_us is None:
        # Never seen apart: whatever either did, it did not bring them together.
        arrivals = [Arrival(None if one.moved else one.moved, one.reason) for one in arrivals]
    day = min(range(len(visit.days_us)), key=lambda k: abs(visit.days_us[k] - found.at_us))
    first, second = found.rows
    plane_deg = float(np.hypot(*(belt.plane_deg[:, found.rows[0]] - belt.plane_deg[:, found.rows[1]])))
    crossing = stops and plane_deg > parameters.flyby_plane_deg
    extra = {
        "relation": Quantity("crossing" if crossing else "stop" if stops else "fly-by"),
        "plane_angle_deg": Quantity(round(plane_deg, 2)),
        "longitude_first_deg": Quantity(round(float(belt.longitude_deg[first]), 3)),
        "longitude_second_deg": Quantity(round(float(belt.longitude_deg[second]), 3)),
        "longitude_difference_deg": Quantity(round(visit.apart_deg[day], 3)),
        "relative_drift_deg_day": Quantity(
            round(float(belt.drift_deg_day[second] - belt.drift_deg_day[first]), 4)
        ),
    }
    reasons = [
        f"{timeline.numbers[place]}: {one.reason}" for place, one in zip(visit.pair, arrivals, strict=True)
    ]
    moved = [one.moved for one in arrivals]
    event = _event(timeline, visit, found, moved, extra, reasons, parameters)
    return _crossing(event, plane_deg, found) if crossing else event


def _crossing(event: Event, plane_deg: float, found: Distances) -> Event:
    """Tell of two at one longitude in planes apart that they cross, and are far apart in between.

    Where nobody moved there, that is an encounter twice a day as the tilt of planes brings it about. Whoever takes
    a station in the belt comes so near to whatever crosses it: neither is more than a candidate.
    """
    said = f"planes {plane_deg:.1f} degrees apart: they cross twice a day, {found.median_km:,.0f} km apart in the median"
    event = replace(event, tier=Tier.CANDIDATE, caveats=(*event.caveats, said))
    if event.kind is EventKind.APPROACH:
        return event
    quantities = dict(event.quantities) | {
        "miss_distance_km": event.quantities["min_distance_km"],
        "relative_speed_km_s": Quantity(round(found.speed_m_s / 1000.0, 4)),
    }
    return replace(event, kind=EventKind.ENCOUNTER, quantities=quantities)


def _company_event(timeline: Timeline, visit: Visit, parameters: Parameters) -> Event | None:
    """Describe company below the belt; None where it was no more than a slow passage."""
    found = _best_distances(timeline, visit, _LOW_STEP_S)
    if found is None or found.min_km > parameters.low_km:
        return None
    lasting = len(visit.days_us) > 1 or found.median_km <= parameters.low_km
    if not lasting:
        return None
    extra = relative_quantities(timeline.table, found.rows, found.at_us)
    if extra:
        drift = float(extra["relative_drift_km_day"].value or 0.0)
        extra["relation"] = Quantity(holding_or_passing(drift, parameters.low_km))
    arrivals = moved_below_the_belt(timeline, visit)
    reasons = [
        f"{timeline.numbers[place]}: {one.reason}" for place, one in zip(visit.pair, arrivals, strict=True)
    ]
    for place, row in zip(visit.pair, found.rows, strict=True):
        if others := sharers_of(timeline, row):
            shared = ", ".join(map(str, others))
            reasons.append(f"the set of {timeline.numbers[place]} is also that of {shared}: docked or copied")
    return _event(timeline, visit, found, [one.moved for one in arrivals], extra, reasons, parameters)


def _train_event(timeline: Timeline, train: Train, parameters: Parameters) -> Event:
    """Describe many objects of one launch near one another as one event."""
    rows = [train.rows[member] for member in sorted(train.rows)]
    epochs = timeline.epochs_us[np.array(rows)]
    gaps = np.diff(train.days_us) / US_PER_DAY
    return Event(
        kind=EventKind.CO_LOCATION,
        tier=Tier.CANDIDATE,
        objects=tuple(object_of(timeline.table, row, None) for row in rows),
        interval=Interval(
            min(train.days_us[0], int(epochs.min())), max(train.days_us[-1], int(epochs.max()))
        ),
        evidence=Evidence(
            tuple(content_hashes(timeline.table.take(pa.array(rows)))), "proximity", parameters.to_json(),
            f"openparos {__version__}",
        ),
        confidence=Confidence.LOW,
        quantities={
            "objects": Quantity(len(rows)),
            "relation": Quantity("train"),
            "same_launch": Quantity(True),
            "within_km": Quantity(parameters.low_km),
            "days_seen": Quantity(len(train.days_us)),
            "longest_gap_days": Quantity(round(float(gaps.max()), 1) if len(gaps) else 0.0),
        },
        caveats=(
            f"{len(rows)} objects of launch {train.launch} near one another, told as one event; distances of "
            "two of them are found by naming both",
        ),
    )  # fmt: skip


def _event(
    timeline: Timeline,
    visit: Visit,
    found: Distances,
    moved: Sequence[bool | None],
    extra: dict[str, Quantity],
    reasons: list[str],
    parameters: Parameters,
) -> Event:
    """Put an event together."""
    objects = tuple(object_of(timeline.table, row, one) for row, one in zip(found.rows, moved, strict=True))
    one_set = same_set(timeline.table, found.rows)
    tier, confidence = tier_and_confidence(found, one_set)
    gap_days = visit.longest_gap_days
    quantities = quantities_of(found) | extra
    quantities["days_seen"] = Quantity(len(visit.days_us))
    quantities["longest_gap_days"] = Quantity(round(gap_days, 1))
    quantities["same_element_set"] = Quantity(one_set)
    epochs = timeline.epochs_us[np.array(visit.rows)]
    # The sets speak for half a day around the middle between them: the nearest moment belongs to the visit.
    interval = Interval(min(int(epochs.min()), found.best_us), max(int(epochs.max()), found.best_us))
    labels, said = labels_of(objects, interval)
    quantities |= labels
    caveats = caveats_of(found, one_set) + reasons + said
    if gap_days > 10.0:
        caveats.append(f"nothing is known of the pair for {gap_days:.0f} days within the interval")
    if len(set(visit.rows)) == 1:
        confidence = _ONE_LOWER[confidence]
        caveats.append("one set of each: how long it lasted is not known")
    return Event(
        kind=EventKind.APPROACH if True in moved else EventKind.CO_LOCATION,
        tier=tier,
        objects=objects,
        interval=interval,
        best_time_us=found.best_us,
        evidence=Evidence(
            element_sets=tuple(content_hashes(timeline.table.take(pa.array(found.rows)))),
            detector="proximity",
            parameters=parameters.to_json(),
            software=f"openparos {__version__}",
        ),
        confidence=confidence,
        quantities=quantities,
        caveats=tuple(caveats),
    )
