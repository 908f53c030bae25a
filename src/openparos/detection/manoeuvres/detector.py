"""Manoeuvres out of a table of element sets: the entry of the package."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa

from openparos.model.events import Event
from openparos.orbits.histories import ElementArrays, element_arrays

from .findings import find
from .gaps import gap_events
from .outcome import events_of
from .parameters import Parameters
from .thrust import Arc, thrust_arcs, thrust_events
from .track import Track, tracks

SETS_A_CHUNK = 200_000
LARGEST_TEAM = 4  # threads; the kernels release the interpreter lock, what is around them does not
THRUST_MARGIN_DAYS = 5.0


def chunks(sets: ElementArrays) -> Iterator[ElementArrays]:
    """Cut sets between objects into pieces of bounded size."""
    offsets = sets.offsets()
    start = 0
    for j in range(1, len(offsets)):
        if offsets[j] - offsets[start] >= SETS_A_CHUNK or j == len(offsets) - 1:
            yield sets.take(slice(int(offsets[start]), int(offsets[j])))  # type: ignore[arg-type]
            start = j


def detect(table: pa.Table, parameters: Parameters | None = None) -> list[Event]:
    """Find manoeuvres in element-set histories.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of any number of objects, in any order.
    parameters : Parameters or None
        Operating points; the frozen ones when None.

    Returns
    -------
    list of Event
        Sorted by object and time. Both tiers; `Event.tier` tells them apart.
    """
    chosen = parameters or Parameters()
    found: list[Event] = []
    with ThreadPoolExecutor(min(LARGEST_TEAM, os.cpu_count() or 1)) as team:
        for part in chunks(element_arrays(table)):
            for own in team.map(lambda track: _events(table, track, chosen), tracks(part)):
                found += own
    return found


def _inside(track: Track, arc: Arc, days: float) -> bool:
    """Whether an instant belongs to a stretch of thrust; its two ends are kinks that look like burns."""
    return bool(track.t[arc.first] - THRUST_MARGIN_DAYS < days < track.t[arc.last] + THRUST_MARGIN_DAYS)


def _events(table: pa.Table, track: Track, parameters: Parameters) -> list[Event]:
    """All events of one object by time; impulses inside a stretch of thrust are part of it."""
    arcs = thrust_arcs(track)
    impulses = [
        one for one in find(track) if not any(_inside(track, arc, one.middle_days(track)) for arc in arcs)
    ]
    own = events_of(table, track, impulses, parameters) + gap_events(table, track, parameters)
    own += thrust_events(table, track, arcs, parameters)
    return sorted(own, key=lambda one: one.interval.start_us)
