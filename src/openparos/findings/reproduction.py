"""Reproduction: the event of a bundle computed again from its element sets, and compared number by number.

On the reference path (`sgp4`, no fast mathematics). A quantity agrees when it differs by no more than
the last digit it was printed with or a twentieth of its sigma, whichever is larger: well below what
the observation itself leaves uncertain.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa

from openparos.detection.neighbours import geo_neighbours
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, Quantity
from openparos.model.times import parse_utc

from .bundle import SETS
from .verification import read_events, read_finding, read_sets

SIGMA_SHARE: Final = 0.05
"""Largest difference, in sigmas, between a quantity and itself computed again."""

FindSet = Callable[[str, int, int], ElementSet | None]
"""From hash, catalogue number and epoch to the element set, from the reader's own archive."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One quantity then and now."""

    event: str
    quantity: str
    then: Any
    now: Any
    tolerance: float | None
    agrees: bool


@dataclass(frozen=True)
class Reproduction:
    """What a reproduction found; `digest` is that of the finding, the same on every machine."""

    comparisons: tuple[Comparison, ...]
    digest: str

    @property
    def ok(self) -> bool:
        """Whether every quantity agrees."""
        return bool(self.comparisons) and all(one.agrees for one in self.comparisons)


def _neighbours(sets: pa.Table, parameters: Mapping[str, Any]) -> list[Event]:
    return geo_neighbours(
        sets,
        parameters["at_us"],
        parameters["within_deg"],
        max_age_days=parameters["max_age_days"],
        sitting_drift_deg_day=parameters["sitting_drift_deg_day"],
    )


REPRODUCERS: Final[dict[str, Callable[[pa.Table, Mapping[str, Any]], list[Event]]]] = {
    "neighbours": _neighbours
}
"""Detector by name: from element sets and parameters to events."""


def reproduce(members: dict[str, bytes], find: FindSet | None = None) -> Reproduction:
    """Compute the events of a bundle again.

    Parameters
    ----------
    members : dict
        The members of a bundle that verified.
    find : callable or None
        Where the elements are not in the bundle: how to find a set by hash, number and epoch.

    Raises
    ------
    InputRefused
        When an element set cannot be had, or no reproducer is known for a detector.
    """
    finding = read_finding(members)
    sets = _all_sets(members, find)
    comparisons: list[Comparison] = []
    for event in read_events(members):
        if event.evidence.detector not in REPRODUCERS:
            raise InputRefused(
                f"events of the detector {event.evidence.detector!r} cannot be computed again here"
            )
        cited = to_table([sets[one] for one in event.evidence.element_sets])
        again = REPRODUCERS[event.evidence.detector](cited, event.evidence.parameters)
        comparisons += _compare(event, again)
    return Reproduction(tuple(comparisons), finding.digest)


def _all_sets(members: dict[str, bytes], find: FindSet | None) -> dict[str, ElementSet]:
    found = read_sets(members)
    rows = {row["sha256"]: row for row in csv.DictReader(io.StringIO(members[SETS].decode()))}
    complete: dict[str, ElementSet] = {}
    for name, one in found.items():
        if one is None and find is not None:
            one = find(name, int(rows[name]["norad_id"]), parse_utc(rows[name]["epoch"]))
        if one is None or one.content_hash != name:
            row = rows[name]
            raise InputRefused(
                f"element set {name} of object {row['norad_id']} at {row['epoch']} is not at hand",
                remedy=f"Ingest it from its source ({row['source']}) and try again",
            )
        complete[name] = one
    return complete


def _compare(event: Event, again: Iterable[Event]) -> list[Comparison]:
    numbers = {one.norad_id for one in event.objects}
    same = [
        one for one in again if one.kind == event.kind and {obj.norad_id for obj in one.objects} == numbers
    ]
    if len(same) != 1:
        return [Comparison(event.event_id, "event", event.kind.value, None, None, False)]
    return [
        _compare_one(event.event_id, name, then, same[0].quantities.get(name))
        for name, then in event.quantities.items()
    ]


def _compare_one(event: str, name: str, then: Quantity, now: Quantity | None) -> Comparison:
    if now is None:
        return Comparison(event, name, then.value, None, None, False)
    if isinstance(then.value, bool | str) or then.value is None or not isinstance(now.value, int | float):
        return Comparison(event, name, then.value, now.value, None, then.value == now.value)
    tolerance = max(_last_digit(float(then.value)), SIGMA_SHARE * (then.sigma or 0.0))
    agrees = abs(float(now.value) - float(then.value)) <= tolerance * 1.000001
    return Comparison(event, name, then.value, now.value, tolerance, agrees)


def _last_digit(value: float) -> float:
    """Return one unit of the last decimal that a number is printed with."""
    exponent = Decimal(repr(value)).as_tuple().exponent
    return float(10.0 ** int(exponent)) if isinstance(exponent, int) else 0.0
