"""What an event states of what it came from: the element sets it needs, and what all the others at hand gave.

A detector looks at more than the sets an event cites: the history around a burn, the family of a fragment, everybody
who might have been the parent. Beside each detector stands a function from an event to its `Need`s; run over the sets
these choose, the detector gives the event again. What only the whole catalogue tells (how complete it was before, how
far its sets reach, on which days there were any) enters as numbers, and stands under `AT_HAND` in the event's parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from openparos.detection.completeness import Coverage, first_rows, latest_rows
from openparos.model.events import Event
from openparos.model.times import format_utc, parse_utc

Ints = NDArray[np.int64]
Pick = Literal["all", "first", "last", "named", "nearest", "before"]

AT_HAND: Final = "at_hand"
_WORDS: Final[Mapping[Pick, str]] = {
    "all": "all sets", "first": "the first set", "last": "the last set", "named": "the last set with a name",
    "nearest": "the set nearest to", "before": "the last set before",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """Sets of some objects that an event needs, of those the detector read.

    Attributes
    ----------
    norad_ids : tuple of int
        Whose.
    pick : str
        Which of each: ``all``, ``first``, ``last``, ``named`` (the last with a name), or by `at_us` ``nearest``, ``before``.
    of : str
        What they are to the event, in words.
    at_us : int or None
        The instant of ``nearest`` and ``before``.
    start_us, end_us : int or None
        Only sets between these.
    sound : bool
        Chosen after bad sets are left out, as the detector leaves them out.
    """

    norad_ids: tuple[int, ...]
    pick: Pick
    of: str
    at_us: int | None = None
    start_us: int | None = None
    end_us: int | None = None
    sound: bool = False

    def words(self) -> str:
        """Say which sets of how many objects, and why."""
        said = _WORDS[self.pick]
        if self.at_us is not None:
            said += f" {format_utc(self.at_us)}"
        if self.start_us is not None and self.end_us is not None:
            said += f" from {format_utc(self.start_us)} to {format_utc(self.end_us)}"
        whose = f"each of {len(self.norad_ids)} objects" if len(self.norad_ids) > 1 else "one object"
        return f"{said} of {whose}: {self.of}"


def chosen(table: pa.Table, needs: Iterable[Need]) -> NDArray[np.bool_]:
    """Say which rows of a table some needs choose.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, in the order the detector read them.
    needs : iterable of Need
        Of one event.
    """
    keep = np.zeros(table.num_rows, dtype=bool)
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    for one in needs:
        mine = np.isin(numbers, one.norad_ids)
        if one.sound and one.pick != "all":
            mine &= _sound(table, mine)
        if one.pick == "named":
            mine &= np.asarray(table["name"].is_valid())
        if one.start_us is not None:
            mine &= epochs >= one.start_us
        if one.end_us is not None:
            mine &= epochs <= one.end_us
        rows = np.flatnonzero(mine)
        keep[rows[_picked(one, numbers[rows], epochs[rows])]] = True
    return keep


def _picked(need: Need, numbers: Ints, epochs: Ints) -> Ints:
    """Return which of the rows of some objects a need picks."""
    every = np.arange(len(numbers), dtype=np.int64)
    if need.pick == "all" or not len(every):
        return every
    if need.pick == "first":
        return first_rows(numbers, epochs)
    if need.pick in ("last", "named"):
        return latest_rows(numbers, epochs)
    if need.at_us is None:
        raise ValueError(f"{need.pick} of what instant")
    if need.pick == "before":
        early = every[epochs <= need.at_us]
        return early[latest_rows(numbers[early], epochs[early])]
    return first_rows(numbers, np.abs(epochs - need.at_us))


def _sound(table: pa.Table, mine: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which of some rows are left where bad sets are taken out of the histories of their objects."""
    from openparos.detection.sound import sound_rows

    rows = np.flatnonzero(mine)
    good = np.zeros(len(mine), dtype=bool)
    good[rows[sound_rows(table.take(pa.array(rows)))]] = True
    return good


def parties(event: Event) -> tuple[int, ...]:
    """Return the catalogue numbers of an event's objects."""
    return tuple(sorted({one.norad_id for one in event.objects}))


def own_history(event: Event) -> list[Need]:
    """Return the need of a detector that looks at nothing but the histories of the event's objects."""
    return [Need(parties(event), "all", "party to the event")]


def at_hand(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what an event's parameters say of all the sets that were at hand; nothing where they do not."""
    found: Mapping[str, Any] = parameters.get(AT_HAND, {})
    return found


def with_at_hand(event: Event, said: Mapping[str, Any]) -> Event:
    """Return an event that also states what the other sets at hand gave."""
    parameters = {**event.evidence.parameters, AT_HAND: {**at_hand(event.evidence.parameters), **said}}
    return replace(event, evidence=replace(event.evidence, parameters=parameters))


def instant(us: int) -> str:
    """Write an instant so that it is read back to the microsecond."""
    return format_utc(us, decimals=6)


def stated_us(said: Mapping[str, Any], name: str) -> int | None:
    """Return an instant that is stated, or None."""
    return parse_utc(said[name]) if said.get(name) is not None else None


def coverage_to_json(one: Coverage | None) -> dict[str, Any] | None:
    """Return how complete the sets were as plain values."""
    return (
        None if one is None else {"at": instant(one.at_us), "expected": one.expected, "present": one.present}
    )


def coverage_from_json(said: Mapping[str, Any] | None) -> Coverage | None:
    """Read what `coverage_to_json` wrote."""
    return None if said is None else Coverage(parse_utc(said["at"]), said["expected"], said["present"])


def numbers_of(said: Mapping[str, Any], name: str) -> tuple[int, ...]:
    """Return catalogue numbers that are stated."""
    found: Sequence[int] = said.get(name, ())
    return tuple(int(one) for one in found)


def rows_of(table: pa.Table, norad_ids: Sequence[int]) -> pa.Table:
    """Return the rows of some objects."""
    return table.filter(pc.is_in(table["norad_id"], value_set=pa.array(sorted(norad_ids), pa.int32())))
