"""What was seen in a period: every detector at hand over the same element sets, States filled in.

Detection knows nothing of law; this is where its events are gathered for an assessment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.attribution import StateLookup, attribute
from openparos.detection import breakups, decays, manoeuvres, noise, proximity, releases, stations
from openparos.detection.neighbours import geo_neighbours
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY, Interval

BELT_EVERY_US: Final = 30 * US_PER_DAY
"""How often the geostationary belt is looked at within a period."""
LEAD_US: Final = 30 * US_PER_DAY
"""Element sets this long before and after a period help to date what happened in it."""
LASTING: Final = ("sitting", "drifting-together")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Request:
    """What is asked for: a period, and perhaps a State or objects.

    `sets` are rows of `ELEMENT_SCHEMA`, reaching `LEAD_US` beyond the period where there are any.
    """

    period: Interval
    sets: pa.Table
    whose: StateLookup
    state: str | None = None
    norad_ids: frozenset[int] = frozenset()


def observe(request: Request, say: Say = lambda text: None) -> list[Event]:
    """Run the detectors and return the events of the period, in time order.

    Parameters
    ----------
    request : Request
        Period, element sets, and whom it concerns.
    say : callable
        Told each step as it begins.
    """
    say(f"Searching {len(request.sets):,} element sets for manoeuvres")
    events = manoeuvres.detect(_of_objects(request))
    say("Searching for stations, releases, break-ups and decays")
    events += (
        stations.detect(request.sets) if not request.norad_ids else stations.detect(_of_objects(request))
    )
    for detector in (releases, breakups, decays):
        events += detector.detect(request.sets)
    say("Looking for neighbours in the geostationary belt, and for approaches")
    for at_us in _instants(request.period):
        near = geo_neighbours(request.sets, at_us)
        events += [event for event in near if event.quantities["relation"].value in LASTING]
    events += _approaches(request)
    events = [event for event in events if event.interval.overlaps(request.period)]
    chosen = [event for event in attribute(events, request.whose) if _concerns(event, request)]
    once = {event.event_id: event for event in chosen}
    return sorted(once.values(), key=lambda event: (event.interval.start_us, event.event_id))


def _approaches(request: Request) -> list[Event]:
    """Return approaches, and company below the belt; of named objects, whatever the sets say of each pair.

    In the belt those that merely stand side by side are found by `geo_neighbours`.
    """
    start, end = request.period.start_us, request.period.end_us
    if request.norad_ids:
        return proximity.about(request.sets, sorted(request.norad_ids), start, end)
    return [
        event
        for event in proximity.detect(request.sets)
        if event.kind is EventKind.APPROACH or "longitude_difference_deg" not in event.quantities
    ]


def anomalies_of(sets: pa.Table, events: Iterable[Event]) -> Mapping[int, tuple[Event, ...]]:
    """Return the anomalies of the element sets of objects that take part in events, by catalogue number.

    Parameters
    ----------
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA`, of all objects: a set may fit another one.
    events : iterable of Event
        Whose objects are asked about.
    """
    numbers = {one.norad_id for event in events for one in event.objects}
    found: dict[int, list[Event]] = defaultdict(list)
    for anomaly in noise.detect(sets):
        for one in anomaly.objects:
            if one.norad_id in numbers:
                found[one.norad_id].append(anomaly)
    return {number: tuple(rows) for number, rows in found.items()}


def _of_objects(request: Request) -> pa.Table:
    if not request.norad_ids:
        return request.sets
    numbers = pa.array(sorted(request.norad_ids), pa.int32())
    return request.sets.filter(pc.is_in(request.sets["norad_id"], value_set=numbers))


def _instants(period: Interval) -> Sequence[int]:
    """Return instants at which the belt is looked at: the middle of each stretch of a month."""
    count = max(1, round((period.end_us - period.start_us) / BELT_EVERY_US))
    step = (period.end_us - period.start_us) // count
    return [period.start_us + step // 2 + index * step for index in range(count)]


def _concerns(event: Event, request: Request) -> bool:
    if request.norad_ids and not request.norad_ids & {one.norad_id for one in event.objects}:
        return False
    return request.state is None or request.state in {one.state for one in event.objects}
