"""From the element sets an event states that it needs to the event again: every detector, run over those alone.

What an event needs is said beside its detector (`detection.stated`). `inputs_of` chooses those of the sets that the
assessment read, `recompute` runs the detector over them, and `same_event` finds the event among what comes out.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.catalogue.launch_facts import NOTHING_LISTED, LaunchFacts
from openparos.detection import breakups, decays, manoeuvres, neighbours, proximity, releases, stations
from openparos.detection.stated import AT_HAND, Need, at_hand, chosen, numbers_of, own_history
from openparos.model.elements import content_hashes
from openparos.model.errors import InputRefused
from openparos.model.events import Event
from openparos.model.times import parse_utc

Reproducer = Callable[[pa.Table, Mapping[str, Any]], list[Event]]
_T = TypeVar("_T")


def _known(kind: type[_T], given: Mapping[str, Any]) -> _T:
    """Return parameters of a detector from those in evidence, which hold more than that."""
    names = {one.name for one in dataclasses.fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in given.items() if name in names})


def _neighbours(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return neighbours.geo_neighbours(
        sets,
        parameters["at_us"],
        parameters["within_deg"],
        max_age_days=parameters["max_age_days"],
        sitting_drift_deg_day=parameters["sitting_drift_deg_day"],
    )


def _manoeuvres(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    found = manoeuvres.detect(sets, _known(manoeuvres.Parameters, parameters))
    return manoeuvres.veto_stated(found, at_hand(parameters))


def _stations(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return stations.detect(sets)


def _proximity(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    asked = _known(proximity.Parameters, parameters)
    return proximity.detect(sets, asked, at_hand(parameters) or None)


def _at_one_time(event: Event, sets: pa.Table) -> list[Event]:
    """Return what the sets say of named objects at one time, where the event is that alone."""
    parameters = event.evidence.parameters
    at_us = parse_utc(parameters["at"])
    numbers = sorted({one.norad_id for one in event.objects})
    if len(numbers) == 1:
        return proximity.unknown(sets, numbers[0], at_us, float(at_hand(parameters).get("half_days", 0.0)))
    return [proximity.between(sets, numbers[0], numbers[1], at_us, _known(proximity.Parameters, parameters))]


def _screening(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    from openparos.detection.screening.events import EventWriter
    from openparos.detection.screening.screen import screen

    names = ("hours", "distance_km", "prox_km", "max_age_days", "company_s")
    asked = {name: parameters[name] for name in names}
    writer = EventWriter(screen(sets, parse_utc(parameters["at"]), **asked))
    return [*(writer.encounter(one) for one in writer.found.encounters), *writer.co_locations()]


def _launch_facts(parameters: Mapping[str, Any]) -> LaunchFacts:
    """Return the days of launch an event was bounded by, and what was listed as payload: its sets do not tell."""
    payloads = frozenset(numbers_of(at_hand(parameters), "payloads"))
    if "not_before" not in parameters:
        return NOTHING_LISTED
    return LaunchFacts(dict.fromkeys(parameters["launches"], parse_utc(parameters["not_before"])), payloads)


def _breakups(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    launch = parameters["launches"][0]
    answers = breakups.examine(sets, launch, _launch_facts(parameters), at_hand(parameters))
    return [one.event for one in answers if one.event is not None]


def _releases(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return releases.detect(sets, _launch_facts(parameters), at_hand(parameters))


def _decays(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return decays.detect(sets, at_hand(parameters))


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
NEEDS: Final[dict[str, Callable[[Event], list[Need]]]] = {
    "neighbours": neighbours.needs,
    "manoeuvres": manoeuvres.needs,
    "stations": stations.needs,
    "proximity": proximity.needs,
    "screening": lambda event: [],
    "breakups": breakups.needs,
    "releases": releases.needs,
    "decays": decays.needs,
    "noise": own_history,
}
"""Detector by name: from an event to the sets it needs besides those it cites."""


def needs_of(event: Event) -> list[Need]:
    """Return the sets an event needs besides those it cites.

    Raises
    ------
    InputRefused
        When no detector of that name is known, or the event does not say what its detector states.
    """
    name = event.evidence.detector
    if name not in NEEDS:
        raise InputRefused(f"events of the detector {name!r} cannot be computed again here")
    try:
        return NEEDS[name](event)
    except KeyError as error:
        raise InputRefused(f"the evidence of {event.event_id} does not say {error}") from error


def objects_of(events: Sequence[Event]) -> list[int]:
    """Return the catalogue numbers whose sets some events need."""
    found = {one.norad_id for event in events for one in event.objects}
    for event in events:
        if event.evidence.detector in NEEDS:
            found |= {number for need in needs_of(event) for number in need.norad_ids}
    return sorted(found)


def inputs_of(event: Event, sets: pa.Table) -> NDArray[np.bool_]:
    """Say which sets an event comes from: those it cites and those it needs.

    Parameters
    ----------
    event : Event
        The event.
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA` that its detector read, at least of the objects it needs.
    """
    return chosen(sets, needs_of(event)) | cited_in(sets, event)


def cited_in(sets: pa.Table, event: Event) -> NDArray[np.bool_]:
    """Say which of some sets an event cites."""
    cited = set(event.evidence.element_sets)
    keep = np.isin(np.asarray(sets["norad_id"].to_numpy()), [one.norad_id for one in event.objects])
    rows = np.flatnonzero(keep)
    keep[rows] = [one in cited for one in content_hashes(sets.take(pa.array(rows)))]
    return keep


def recompute(event: Event, sets: pa.Table) -> list[Event]:
    """Run an event's detector again over some sets, on the reference path.

    Raises
    ------
    InputRefused
        When no detector of that name is known.
    """
    from openparos.orbits.propagate import reference_path

    name, parameters = event.evidence.detector, event.evidence.parameters
    if name not in REPRODUCERS:
        raise InputRefused(f"events of the detector {name!r} cannot be computed again here")
    try:
        with reference_path():
            if name == "proximity" and "at" in parameters:
                return _at_one_time(event, sets)
            return REPRODUCERS[name](sets, parameters)
    except KeyError as error:
        raise InputRefused(f"the evidence of {event.event_id} does not say {error}") from error


def recompute_all(
    events: Sequence[Event], sets: pa.Table, masks: Sequence[NDArray[np.bool_]]
) -> list[Event | InputRefused | None]:
    """Compute events again, each from its own of some sets, and return of each what came out, or why nothing did.

    Parameters
    ----------
    events : sequence of Event
        As published.
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    masks : sequence of ndarray of bool
        Which of the sets each event is computed from.
    """
    found: dict[int, Event | InputRefused | None] = {}
    for places in _side_by_side(events, sets, masks):
        first = events[places[0]]
        try:
            if len(places) == 1:
                again = recompute(first, sets.filter(pa.array(masks[places[0]])))
                found[places[0]] = same_event(first, again)
            else:
                every = np.any([masks[one] for one in places], axis=0)
                asked = [events[one] for one in places]
                again = _TOGETHER[first.evidence.detector](sets.filter(pa.array(every)), asked)
                by_number = _by_number(again)
                for one in places:
                    found[one] = same_event(events[one], by_number.get(events[one].objects[0].norad_id, []))
        except InputRefused as error:
            found |= dict.fromkeys(places, error)
    return [found[one] for one in range(len(events))]


def _by_number(events: Sequence[Event]) -> dict[int, list[Event]]:
    out: dict[int, list[Event]] = {}
    for one in events:
        out.setdefault(one.objects[0].norad_id, []).append(one)
    return out


def _side_by_side(
    events: Sequence[Event], sets: pa.Table, masks: Sequence[NDArray[np.bool_]]
) -> list[list[int]]:
    """Return the places of events that are computed in one run: those of detectors that take each object by itself.

    A detector that looks at nothing but the history of an object gives the same for many objects side by side. Events
    that state the same of everything else, and of each object the same sets, are put together; all others stand alone.
    """
    numbers = np.asarray(sets["norad_id"].to_numpy())
    groups: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        detector = event.evidence.detector
        key = f"{place}"
        if detector in _TOGETHER and len(event.objects) == 1:
            said = {
                **event.evidence.parameters,
                AT_HAND: _COMMON[detector](at_hand(event.evidence.parameters)),
            }
            key = json.dumps([detector, said], sort_keys=True)
        groups.setdefault(key, []).append(place)
    out: list[list[int]] = []
    for places in groups.values():
        every = np.any([masks[one] for one in places], axis=0)
        alone = [
            one
            for one in places
            if not np.array_equal(every & (numbers == events[one].objects[0].norad_id), masks[one])
        ]
        out += [[one] for one in alone]
        out += [together] if (together := [one for one in places if one not in set(alone)]) else []
    return out


def _manoeuvres_together(sets: pa.Table, events: Sequence[Event]) -> list[Event]:
    asked = _known(manoeuvres.Parameters, events[0].evidence.parameters)
    return manoeuvres.veto_stated(manoeuvres.scan(sets, asked).events, at_hand(events[0].evidence.parameters))


def _decays_together(sets: pa.Table, events: Sequence[Event]) -> list[Event]:
    said = dict(at_hand(events[0].evidence.parameters))
    said["others_newer"] = {
        one.objects[0].norad_id: at_hand(one.evidence.parameters)["others_newer"] for one in events
    }
    return decays.detect(sets, said)


_TOGETHER: Final[dict[str, Callable[[pa.Table, Sequence[Event]], list[Event]]]] = {
    "manoeuvres": _manoeuvres_together,
    "decays": _decays_together,
}
_COMMON: Final[dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]]] = {
    "manoeuvres": dict,
    "decays": lambda said: {name: value for name, value in said.items() if name != "others_newer"},
}


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
