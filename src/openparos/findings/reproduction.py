"""Reproduction: the events of a bundle computed again from their element sets, the rule run again over
them, and both compared with what was published.

On the reference path (`sgp4`, no fast mathematics). A quantity agrees when it differs by no more than
the last digit it was printed with, the named tolerance of its unit or a twentieth of its sigma,
whichever is larger: well below what the observation itself leaves uncertain.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa

from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, Quantity
from openparos.model.times import US_PER_SECOND, parse_utc

from .members import INPUTS, SETS
from .recomputing import inputs_of, recompute, same_event
from .verification import read_events, read_finding, read_sets

SIGMA_SHARE: Final = 0.05
"""Largest difference, in sigmas, between a quantity and itself computed again."""
NAMED_TOLERANCES: Final = {"_us": 0.1 * US_PER_SECOND, "_km": 0.001, "_km_s": 1e-5, "_deg": 1e-4, "_h": 0.001}
"""Least tolerance by the unit at the end of a name: what two correct implementations may differ by."""
TIME_TOLERANCE_US: Final = 1.0 * US_PER_SECOND

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
    """What a reproduction found.

    Attributes
    ----------
    comparisons : tuple of Comparison
        Every quantity, instant and, where the rule was run again, the finding's digest.
    digest : str
        The digest of the finding as computed here.
    rule_run_again : bool
        Whether the bundle held what it takes to run the rule; else the digest is that of the printed words.
    """

    comparisons: tuple[Comparison, ...]
    digest: str
    rule_run_again: bool = False

    @property
    def ok(self) -> bool:
        """Whether every quantity agrees."""
        return bool(self.comparisons) and all(one.agrees for one in self.comparisons)


def reproduce(members: dict[str, bytes], find: FindSet | None = None) -> Reproduction:
    """Compute the events of a bundle again, and its finding from them.

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
    from .rerunning import finding_again

    sets = _all_sets(members, SETS, find)
    sets |= _all_sets(members, INPUTS, find) if INPUTS in members else {}
    comparisons: list[Comparison] = []
    events = read_events(members)
    every = to_table(list(sets.values()))
    for event in events:
        cited = to_table([sets[one] for one in event.evidence.element_sets])
        comparisons += compare(event, _again(event, every, cited))
    finding = read_finding(members)
    again = finding_again(members, finding, events)
    if again is None:
        return Reproduction(tuple(comparisons), finding.digest)
    comparisons.append(
        Comparison(
            finding.finding_id,
            "finding digest",
            finding.digest,
            again.digest,
            None,
            again.digest == finding.digest,
        )
    )
    return Reproduction(tuple(comparisons), again.digest, rule_run_again=True)


def _again(event: Event, sets: pa.Table, cited: pa.Table) -> Event | None:
    """Return the event computed again: from the first group of sets that gives it as it was."""
    found = None
    for some in inputs_of(event, sets, cited):
        if (one := same_event(event, recompute(event, some))) is not None:
            found = one
            if all(each.agrees for each in compare(event, one)):
                return one
    return found


def needed_sets(event: Event, sets: pa.Table, cited: pa.Table, most: int) -> pa.Table | None:
    """Return the sets from which an event comes out again, or None where no group of at most `most` does."""
    for some in inputs_of(event, sets, cited):
        if some.num_rows > most:
            return None
        try:
            again = same_event(event, recompute(event, some))
        except InputRefused:
            return None
        if again is not None and all(each.agrees for each in compare(event, again)):
            return some
    return None


def _all_sets(members: dict[str, bytes], member: str, find: FindSet | None) -> dict[str, ElementSet]:
    found = read_sets(members, member)
    rows = {row["sha256"]: row for row in csv.DictReader(io.StringIO(members[member].decode()))}
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


def compare(event: Event, again: Event | None) -> list[Comparison]:
    """Compare an event with itself computed again: its times and every quantity."""
    if again is None:
        return [Comparison(event.event_id, "event", event.kind.value, None, None, False)]
    wide = SIGMA_SHARE * (event.time_sigma_h or 0.0) * 3600.0 * US_PER_SECOND
    times: Iterable[tuple[str, int | None, int | None]] = (
        ("interval start", event.interval.start_us, again.interval.start_us),
        ("interval end", event.interval.end_us, again.interval.end_us),
        ("best time", event.best_time_us, again.best_time_us),
    )
    tolerance = max(TIME_TOLERANCE_US, wide)
    found = [
        Comparison(event.event_id, name, then, now, tolerance, _near(then, now, tolerance))
        for name, then, now in times
    ]
    return found + [
        _compare_one(event.event_id, name, then, again.quantities.get(name))
        for name, then in event.quantities.items()
    ]


def _near(then: int | None, now: int | None, tolerance: float) -> bool:
    return then == now if then is None or now is None else abs(then - now) <= tolerance


def _compare_one(event: str, name: str, then: Quantity, now: Quantity | None) -> Comparison:
    if now is None:
        return Comparison(event, name, then.value, None, None, False)
    if isinstance(then.value, bool | str) or then.value is None or not isinstance(now.value, int | float):
        return Comparison(event, name, then.value, now.value, None, then.value == now.value)
    named = max((value for ending, value in NAMED_TOLERANCES.items() if name.endswith(ending)), default=0.0)
    tolerance = max(_last_digit(float(then.value)), SIGMA_SHARE * (then.sigma or 0.0), named)
    agrees = abs(float(now.value) - float(then.value)) <= tolerance * 1.000001
    return Comparison(event, name, then.value, now.value, tolerance, agrees)


def _last_digit(value: float) -> float:
    """Return one unit of the last decimal that a number is printed with."""
    exponent = Decimal(repr(value)).as_tuple().exponent
    return float(10.0 ** int(exponent)) if isinstance(exponent, int) else 0.0
