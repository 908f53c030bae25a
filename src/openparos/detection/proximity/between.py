"""One named pair at one time: what the sets say, or that they do not say it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.detection.stated import with_at_hand
from openparos.model import __version__
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc
from openparos.orbits.geostationary import is_geosynchronous

from .describe import caveats_of, labels_of, object_of, quantities_of, same_set, tier_and_confidence
from .distances import HALF_SPAN_S, LOW_STEP_S, measure
from .parameters import Parameters
from .planes import plane_matches
from .shells import low_timeline, relative_quantities
from .timeline import Timeline, make_timeline

DETERMINABLE_DAYS = 14.0
"""With a set of either farther away than this nothing is said of the pair."""


def between(
    table: pa.Table, first_id: int, second_id: int, at_us: int, parameters: Parameters | None = None
) -> Event:
    """Say how far two named objects were apart around an instant, or that it cannot be determined.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    first_id, second_id : int
        Catalogue numbers; the order does not matter.
    at_us : int
        The instant.
    parameters : Parameters or None
        Bounds; part of the evidence.

    Returns
    -------
    Event
        A co-location over the day around the instant, however far apart the two were (`about` leaves out those
        that were not near), with `determined` among its quantities. Where it
        is false the distance is null and the caveat says how many days away the nearest set is, or that
        there is none at all: some objects are absent from the public catalogue.
    """
    numbers = sorted((first_id, second_id))
    parameters = parameters or Parameters()
    timeline = make_timeline(table)
    rows, reasons = [], []
    for number in numbers:
        row, away_days = _nearest(timeline, number, at_us)
        if row is None:
            reasons.append(f"there is no set of {number} at all: the public sets at hand leave it out")
        elif away_days > DETERMINABLE_DAYS:
            epoch = format_utc(int(timeline.epochs_us[row]))
            reasons.append(f"the nearest set of {number} is {away_days:.1f} days away ({epoch})")
        rows.append(row)
    if not reasons and rows[0] is not None and rows[1] is not None:
        found = measure(timeline.table, (rows[0], rows[1]), at_us, LOW_STEP_S)
        if found is not None:
            one_set = same_set(timeline.table, found.rows)
            tier, confidence = tier_and_confidence(found, one_set)
            objects = tuple(object_of(timeline.table, row, None) for row in found.rows)
            labels, said = labels_of(objects, _day(at_us))
            return Event(
                kind=EventKind.CO_LOCATION,
                tier=tier,
                objects=objects,
                interval=_day(at_us),
                best_time_us=found.best_us,
                evidence=_evidence(timeline, found.rows, parameters, at_us),
                confidence=confidence,
                quantities=quantities_of(found)
                | {"determined": Quantity(True), "same_element_set": Quantity(one_set)}
                | relative_quantities(timeline.table, found.rows, found.at_us)
                | labels,
                caveats=(*caveats_of(found, one_set), *said),
            )
        reasons.append("SGP4 gives no place from the nearest sets")
    kept = tuple(row for row in rows if row is not None)
    objects = tuple(
        EventObject(number) if row is None else object_of(timeline.table, row, None)
        for number, row in zip(numbers, rows, strict=True)
    )
    labels, said = labels_of(objects, _day(at_us))
    return Event(
        kind=EventKind.CO_LOCATION,
        tier=Tier.CANDIDATE,
        objects=objects,
        interval=_day(at_us),
        evidence=_evidence(timeline, kept, parameters, at_us),
        confidence=Confidence.LOW,
        quantities={"min_distance_km": Quantity(None), "determined": Quantity(False)} | labels,
        caveats=("cannot be determined from these sets: " + "; ".join(reasons), *said),
    )


def _nearest(timeline: Timeline, number: int, at_us: int) -> tuple[int | None, float]:
    rows = timeline.rows_of(number)
    if len(rows) == 0:
        return None, float("inf")
    away = abs(timeline.epochs_us[rows] - at_us)
    return int(rows[away.argmin()]), float(away.min() / US_PER_DAY)


def _day(at_us: int) -> Interval:
    half_us = HALF_SPAN_S * US_PER_SECOND
    return Interval(at_us - half_us, at_us + half_us)


def _evidence(timeline: Timeline, rows: tuple[int, ...], parameters: Parameters, at_us: int) -> Evidence:
    cited = content_hashes(timeline.table.take(pa.array(rows, pa.int64())))
    asked = parameters.to_json() | {"at": format_utc(at_us, decimals=6 if at_us % US_PER_SECOND else 0)}
    return Evidence(tuple(cited), "proximity", asked, f"openparos {__version__}")


def about(
    table: pa.Table,
    norad_ids: Sequence[int],
    first_us: int | None = None,
    last_us: int | None = None,
    tell: Callable[[str], None] = lambda text: None,
) -> list[Event]:
    """Return the proximity of named objects: to one another where there are several, else to anyone.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of all objects.
    norad_ids : sequence of int
        The named objects, one at least.
    first_us, last_us : int or None
        Events that end before the one or begin after the other are left out.
    tell : callable
        Told in a sentence of each pair of named objects whose sets show that they were not near.

    Returns
    -------
    list of Event
        Events in which only named objects take part, or the one that is named; below the belt also the
        plane matches of their burns against everybody. For each pair of named objects of which nothing
        is found there is one event where their sets show them near, or where it cannot be
        determined; the same for one object without a set near the time asked about.
    """
    from .detector import detect

    named = sorted(set(norad_ids))
    if len(named) > 1:
        part = table.filter(pc.is_in(table["norad_id"], pa.array(named, pa.int32())))
    else:
        belt = is_geosynchronous(table)
        here = np.asarray(table["norad_id"].to_numpy()) == named[0]
        part = table.filter(pa.array(belt == bool(belt[here].any())))
        part = _near_in_time(part, first_us, last_us)
    found = [
        one
        for one in detect(part)
        if {each.norad_id for each in one.objects} <= set(named)
        or (len(named) == 1 and named[0] in {each.norad_id for each in one.objects})
    ]
    found = [
        one
        for one in found
        if (first_us is None or one.interval.end_us >= first_us)
        and (last_us is None or one.interval.start_us <= last_us)
    ]
    if len(named) > 1:
        found = [_among(one, named) for one in found]
    belt_only = bool(is_geosynchronous(part).all())
    if not belt_only:
        low = low_timeline(table)
        matches = plane_matches(low, named, Parameters(), first_us, last_us)
        found += [
            one for one in matches if len(named) == 1 or {each.norad_id for each in one.objects} <= set(named)
        ]
    seen = {tuple(sorted(each.norad_id for each in one.objects)) for one in found}
    for k, a in enumerate(named):
        for b in named[k + 1 :]:
            if (a, b) not in seen:
                at_us = _when_both(
                    make_timeline(part), (a, b), _when(part, first_us, last_us), first_us, last_us
                )
                one = between(part, a, b, at_us)
                why = _not_near(one, Parameters(), belt_only)
                if why is None:
                    found.append(one)
                else:
                    tell(why)
    if len(named) == 1 and not found:
        at_us = _when(part, first_us, last_us)
        half_days = ((last_us or at_us) - (first_us or at_us)) / 2.0 / US_PER_DAY
        found += unknown(part, named[0], at_us, half_days)
    return found


def _not_near(event: Event, parameters: Parameters, in_belt: bool) -> str | None:
    """Say that two named objects were not near one another; None where they were, or where it is not known."""
    if event.quantities["determined"].value is not True:
        return None
    least_km = float(event.quantities["min_distance_km"].value or 0.0)
    speed_m_s = float(event.quantities["relative_speed_at_nearest_m_s"].value or 0.0)
    radius_km = parameters.belt_km if in_belt else parameters.low_km
    if least_km <= radius_km and (in_belt or speed_m_s <= parameters.low_speed_m_s):
        return None
    first, second = (one.norad_id for one in event.objects)
    when = f"between {format_utc(event.interval.start_us)} and {format_utc(event.interval.end_us)}"
    if least_km <= radius_km:
        return f"{first} and {second} passed one another {when}: {least_km:,.0f} km apart at {speed_m_s:,.0f} m/s, no company"
    return (
        f"{first} and {second} were not within {radius_km:g} km {when}: {least_km:,.0f} km apart at the least"
    )


def _among(event: Event, named: Sequence[int]) -> Event:
    """Return an event that says which objects were looked at: their epochs are the days it was looked for on."""
    parameters = {**event.evidence.parameters, "among": list(named)}
    return dataclasses.replace(event, evidence=dataclasses.replace(event.evidence, parameters=parameters))


def unknown(table: pa.Table, number: int, at_us: int, half_days: float) -> list[Event]:
    """Return an event that says nothing can be determined of an object so many days about an instant, where that is so."""
    timeline = make_timeline(table)
    row, away_days = _nearest(timeline, number, at_us)
    if row is not None and away_days <= DETERMINABLE_DAYS + half_days:
        return []
    why = f"there is no set of {number} at all: the public sets at hand leave it out"
    if row is not None:
        epoch = format_utc(int(timeline.epochs_us[row]))
        why = f"the nearest set of {number} is {away_days:.1f} days away ({epoch})"
    kept = () if row is None else (row,)
    return [
        with_at_hand(
            Event(
                kind=EventKind.CO_LOCATION,
                tier=Tier.CANDIDATE,
                objects=(EventObject(number) if row is None else object_of(timeline.table, row, None),),
                interval=_day(at_us),
                evidence=_evidence(timeline, kept, Parameters(), at_us),
                confidence=Confidence.LOW,
                quantities={"min_distance_km": Quantity(None), "determined": Quantity(False)},
                caveats=("cannot be determined from these sets: " + why,),
            ),
            {"half_days": half_days},
        )
    ]


def _when_both(
    timeline: Timeline, pair: tuple[int, int], otherwise_us: int, first_us: int | None, last_us: int | None
) -> int:
    """Return the instant within a stretch of time that the sets of both speak of best."""
    if first_us is None or last_us is None:
        return otherwise_us
    epochs = [timeline.epochs_us[timeline.rows_of(number)] for number in pair]
    if any(len(one) == 0 for one in epochs):
        return otherwise_us
    times = np.concatenate([*epochs, [otherwise_us]])
    times = times[(times >= first_us) & (times <= last_us)]
    away = np.max([np.abs(one[:, None] - times).min(axis=0) for one in epochs], axis=0)
    best = int(away.argmin())
    # With no set near, the middle of what was asked about is as good as any and easier to read.
    return int(times[best]) if away[best] <= DETERMINABLE_DAYS * US_PER_DAY else otherwise_us


def _near_in_time(table: pa.Table, first_us: int | None, last_us: int | None) -> pa.Table:
    """Leave out sets long after a stretch of time; who arrived is seen in those before."""
    if last_us is None:
        return table
    return table.filter(pc.less_equal(table["epoch_us"], last_us + 60 * US_PER_DAY))


def _when(table: pa.Table, first_us: int | None, last_us: int | None) -> int:
    """Return the middle of a stretch of time, or its one end, or the latest epoch."""
    if first_us is not None and last_us is not None:
        return (first_us + last_us) // 2
    if first_us is not None or last_us is not None:
        return int(first_us if first_us is not None else last_us or 0)
    return int(pc.max(table["epoch_us"]).as_py()) if table.num_rows else 0
