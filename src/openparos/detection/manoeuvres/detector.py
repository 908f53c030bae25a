"""Manoeuvres out of a table of element sets: the entry of the package."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from openparos.model.events import Event
from openparos.orbits.histories import ElementArrays, element_arrays

from .findings import Found, find
from .gaps import GapChange, Printed, gap_changes, gap_events
from .outcome import Book, cited, events_of
from .parameters import Parameters
from .storms import Weather, passive_by_name, veto
from .thrust import Arc, is_ramp, thrust_arcs, thrust_events
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


@dataclass(slots=True)
class Scan:
    """Events of some objects before the veto, and what the passive ones among them witnessed."""

    events: list[Event]
    weather: Weather


def scan(
    table: pa.Table,
    parameters: Parameters | None = None,
    passive: frozenset[int] | None = None,
    threads: int | None = None,
) -> Scan:
    """Find the manoeuvres of some objects; `finish` makes the answer of one or many scans.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of any number of objects, in any order.
    parameters : Parameters or None
        Operating points; the frozen ones when None.
    passive : frozenset of int or None
        Objects known not to be able to move; by their names in the table when None.
    threads : int or None
        How many look at objects side by side; as many as there are processors, within reason, when None.
    """
    chosen = parameters or Parameters()
    out = Scan([], Weather())
    known = passive_in(table) if passive is None else passive
    printed = Printed.of(table)
    with ThreadPoolExecutor(threads or min(LARGEST_TEAM, os.cpu_count() or 1)) as team:
        for part in chunks(element_arrays(table)):
            looked = (team.map if threads != 1 else map)(lambda track: _look(track, printed), tracks(part))
            every = list(looked)
            book = Book(table, (row for seen in every for row in seen.rows(chosen.candidate_score)))
            for seen in every:
                out.events += _events(book, seen, chosen)
                if seen.track.norad_id in known:
                    out.weather.witness(seen.track, seen.found)
    return out


def finish(scans: Iterable[Scan]) -> list[Event]:
    """Put scans together: storms seen by the passive objects of all keep steps out of the bulletin."""
    events: list[Event] = []
    weather = Weather()
    for one in scans:
        events += one.events
        weather.add(one.weather)
    return veto(events, weather)


def passive_in(table: pa.Table) -> frozenset[int]:
    """Objects that the table itself names as rocket bodies or debris."""
    names = table.select(["norad_id", "name"]).group_by("norad_id").aggregate([("name", "max")])
    both = zip(names["norad_id"].to_pylist(), names["name_max"].to_pylist(), strict=True)
    return frozenset(number for number, name in both if passive_by_name([name]))


def _inside(track: Track, arc: Arc, days: float) -> bool:
    """Whether an instant belongs to a stretch of thrust; its two ends are kinks that look like burns."""
    return bool(track.t[arc.first] - THRUST_MARGIN_DAYS < days < track.t[arc.last] + THRUST_MARGIN_DAYS)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one object did, before it is written up."""

    track: Track
    found: list[Found]
    arcs: list[Arc]
    changes: list[GapChange]

    def impulses(self) -> list[Found]:
        """Burns outside stretches of thrust; those inside are part of them."""
        return [
            one
            for one in self.found
            if not any(_inside(self.track, arc, one.middle_days(self.track)) for arc in self.arcs)
        ]

    def rows(self, least: float) -> list[int]:
        """Rows of the table that its events will cite."""
        gaps = [one.k for one in self.changes] + [one.k for one in self.found if one.log_odds >= least]
        out = [row for k in gaps for row in cited(self.track, k)]
        return out + [int(self.track.row[at]) for arc in self.arcs for at in (arc.first, arc.last)]


def _look(track: Track, printed: Printed) -> _Seen:
    found = find(track)
    arcs = [one for one in thrust_arcs(track) if not is_ramp(track, one, found)]
    return _Seen(track, found, arcs, gap_changes(track, printed))


def _events(book: Book, seen: _Seen, parameters: Parameters) -> list[Event]:
    """All events of one object by time."""
    own = events_of(book, seen.track, seen.impulses(), parameters)
    own += gap_events(book, seen.track, seen.changes, parameters)
    own += thrust_events(book, seen.track, seen.arcs, parameters)
    return sorted(own, key=lambda one: one.interval.start_us)
