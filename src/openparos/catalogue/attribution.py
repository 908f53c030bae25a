"""Whose the objects of an event are: States and names filled in from the catalogue, States with basis and source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from openparos.model.events import Event


@dataclass(frozen=True, slots=True)
class Attribution:
    """A State or organization, what the attribution rests on, and where it was read.

    `basis` is ``registry`` (the State of registry on that date), ``owner-catalogue`` (the owner a
    catalogue gives), ``launching``, or None where nothing is known; `reason` says why nobody is named,
    or what else should be known. `caveat` is such a reason that an event should carry; `name` is what the
    tables call the object, where they do.
    """

    state: str | None = None
    basis: str | None = None
    source: str | None = None
    reason: str | None = None
    caveat: str | None = None
    name: str | None = None


StateLookup = Callable[[int, int], Attribution]
"""From a catalogue number and an instant to whose the object was."""


def attribute(events: Iterable[Event], whose: StateLookup) -> list[Event]:
    """Return the events with the States, and the names, of their objects filled in.

    What is known of an object already stays; an object nobody knows stays null.

    Parameters
    ----------
    events : iterable of Event
        As detection made them, without States.
    whose : callable
        ``whose(norad_id, on_us) -> Attribution``; asked for the start of the event's interval.
    """
    return [_attributed(event, whose) for event in events]


def _attributed(event: Event, whose: StateLookup) -> Event:
    objects = []
    caveats = list(event.caveats)
    for one in event.objects:
        if one.state is None or one.name is None:
            found = whose(one.norad_id, event.interval.start_us)
            if one.state is None:
                one = replace(one, state=found.state, state_basis=found.basis, state_source=found.source)
                if found.caveat and found.caveat not in caveats:
                    caveats.append(found.caveat)
            if one.name is None:
                one = replace(one, name=found.name)
        objects.append(one)
    return replace(event, objects=tuple(objects), caveats=tuple(caveats))
