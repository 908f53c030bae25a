"""From element sets and parameters to the events of any detector again, and which sets that takes.

An event cites the sets it rests on; its detector may have looked at more of them: the history around a
burn, the neighbours of a station. `inputs_of` finds the smallest group of sets, among a few that are
tried, from which the same event comes out again, and the bundle lists those.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.launch_facts import NOTHING_LISTED, LaunchFacts
from openparos.detection.neighbours import geo_neighbours
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY, parse_utc

Reproducer = Callable[[pa.Table, Mapping[str, Any]], list[Event]]
LARGEST_INPUT: Final = 60_000
"""More sets than this are not listed in a bundle; the event is then said not to be computed again."""
_NAMED: Final = re.compile(r"(\d+) \(")
_T = TypeVar("_T")


def _known(kind: type[_T], given: Mapping[str, Any]) -> _T:
    """Return parameters of a detector from those in evidence, which hold more than that."""
    names = {one.name for one in dataclasses.fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in given.items() if name in names})


def _neighbours(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return geo_neighbours(
        sets,
        parameters["at_us"],
        parameters["within_deg"],
        max_age_days=parameters["max_age_days"],
        sitting_drift_deg_day=parameters["sitting_drift_deg_day"],
    )


def _manoeuvres(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.manoeuvres import detect
    from openparos.detection.manoeuvres.parameters import Parameters

    return detect(sets, _known(Parameters, parameters))


def _stations(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.stations import detect

    return detect(sets)


def _proximity(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.proximity import detect
    from openparos.detection.proximity.parameters import Parameters

    if among := parameters.get("among"):
        sets = sets.filter(pc.is_in(sets["norad_id"], value_set=pa.array(among, pa.int32())))
    return detect(sets, _known(Parameters, parameters))


def _screening(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import screen

    names = ("hours", "distance_km", "prox_km", "max_age_days", "company_s")
    asked = {name: parameters[name] for name in names}
    writer = EventWriter(screen(sets, parse_utc(parameters["at"]), **asked))
    return [*(writer.encounter(one) for one in writer.found.encounters), *writer.co_locations()]


def _launch_days(parameters: Mapping[str, Any]) -> LaunchFacts:
    """Return the days of launch an event was bounded by, which its sets do not tell."""
    if "not_before" not in parameters:
        return NOTHING_LISTED
    return LaunchFacts(dict.fromkeys(parameters["launches"], parse_utc(parameters["not_before"])))


def _breakups(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.breakups import examine

    answers = examine(sets, listed=_launch_days(parameters))
    return [one.event for one in answers if one.event is not None]


def _releases(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.releases import detect

    return detect(sets, _launch_days(parameters))


def _decays(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.decays import detect

    return detect(sets)


def _noise(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.noise import detect

    return detect(sets)


REPRODUCERS: Final[dict[str, Reproducer]] = {
    "neighbours": _neighbours,
    "manoeuvres": _manoeuvres,
    "stations": _stations,
    "proximity": _proximity,
    "screening": _screening,
    "breakups": _breakups,
    "releases": _releases,
    "decays": _decays,
    "noise": _noise,
}
"""Detector by name: from element sets and parameters to events."""


def recompute(event: Event, sets: pa.Table) -> list[Event]:
    """Run an event's detector again over some sets, on the reference path.

    Raises
    ------
    InputRefused
        When no detector of that name is known.
    """
    from openparos.orbits.propagate import reference_path

    name = event.evidence.detector
    if name not in REPRODUCERS:
        raise InputRefused(f"events of the detector {name!r} cannot be computed again here")
    try:
        with reference_path():
            return REPRODUCERS[name](sets, event.evidence.parameters)
    except KeyError as error:
        raise InputRefused(f"the evidence of {event.event_id} does not say {error}") from error


def same_event(event: Event, again: list[Event]) -> Event | None:
    """Return the event among those computed again that is of the same kind and objects, nearest in time."""
    numbers = {one.norad_id for one in event.objects}
    alike = [
        one for one in again if one.kind == event.kind and {obj.norad_id for obj in one.objects} == numbers
    ]
    middle = (event.interval.start_us + event.interval.end_us) // 2
    return min(
        alike,
        key=lambda one: abs((one.interval.start_us + one.interval.end_us) // 2 - middle),
        default=None,
    )


def inputs_of(event: Event, sets: pa.Table, cited: pa.Table) -> Iterator[pa.Table]:
    """Give groups of sets from which an event may come out again, from few to many.

    Parameters
    ----------
    event : Event
        The event.
    sets : pa.Table
        All sets at hand around it.
    cited : pa.Table
        The sets it cites, among them.
    """
    yield cited
    numbers = {one.norad_id for one in event.objects} | set(event.evidence.parameters.get("among", ()))
    if event.kind is EventKind.STATION:
        named = event.quantities.get("neighbours")
        numbers |= {int(one) for one in _NAMED.findall(str(named.value if named else ""))}
    numbers |= {
        round(float(one.value))
        for name, one in event.quantities.items()
        if re.fullmatch(r"parent_rank_\d", name) and isinstance(one.value, int | float)
    }
    own = sets.filter(pc.is_in(sets["norad_id"], value_set=pa.array(sorted(numbers), pa.int32())))
    around = own
    for days in (20, 60):
        reach = days * US_PER_DAY
        first, last = event.interval.start_us - reach, event.interval.end_us + reach
        around = own.filter(
            pc.and_(pc.greater_equal(own["epoch_us"], first), pc.less_equal(own["epoch_us"], last))
        )
        yield around
    if event.evidence.detector == "proximity":
        others = _a_set_a_day(sets, own)
        # An assessment read its own period: sets of long after would draw a visit out, those before tell who came.
        end_us = event.interval.end_us
        until = (own.filter(pc.less_equal(own["epoch_us"], end_us + days * US_PER_DAY)) for days in (60, 1))
        for some in (around, *until, own):
            yield pa.concat_tables([some, others])
    yield own
    if sets.num_rows > own.num_rows:
        yield sets


def _a_set_a_day(sets: pa.Table, own: pa.Table) -> pa.Table:
    """Return one set a day of other objects on like orbits: proximity is looked at on days with an epoch."""
    motion = pc.mean(own["mean_motion_rev_day"])
    like = sets.filter(
        pc.and_(
            pc.less(pc.abs(pc.subtract(sets["mean_motion_rev_day"], motion)), 0.05),
            pc.invert(pc.is_in(sets["norad_id"], value_set=own["norad_id"].combine_chunks().unique())),
        )
    )
    days = np.asarray(like["epoch_us"].to_numpy(), dtype=np.int64) // US_PER_DAY
    _, first = np.unique(days, return_index=True)
    return like.take(pa.array(first))
