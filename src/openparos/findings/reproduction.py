"""Reproduction: the events of a bundle computed again from their element sets, the rule run again over
them, and both compared with what was published.

Each event is computed from the sets the bundle states for it, and from no others; there is no search. On the
reference path (`sgp4`, no fast mathematics). A quantity agrees when it differs by no more than
the last digit it was printed with, the named tolerance of its unit or a twentieth of its sigma,
whichever is larger: well below what the observation itself leaves uncertain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.model.elements import CANONICAL_SCALES, content_hashes
from openparos.model.errors import InputRefused
from openparos.model.events import Event, Quantity
from openparos.model.times import US_PER_SECOND, format_utc

from .earlier import groups_of
from .listing import Listed, listed_sets
from .recomputing import recompute, recompute_all, same_event
from .verification import read_events, read_finding

SIGMA_SHARE: Final = 0.05
"""Largest difference, in sigmas, between a quantity and itself computed again."""
NAMED_TOLERANCES: Final = {"_us": 0.1 * US_PER_SECOND, "_km": 0.001, "_km_s": 1e-5, "_deg": 1e-4, "_h": 0.001}
"""Least tolerance by the unit at the end of a name: what two correct implementations may differ by."""
TIME_TOLERANCE_US: Final = 1.0 * US_PER_SECOND

FindSets = Callable[[list[int], int, int], pa.Table]
"""From catalogue numbers and two instants to all element sets between, from the reader's own archive or files."""


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


def reproduce(members: dict[str, bytes], find: FindSets | None = None) -> Reproduction:
    """Compute the events of a bundle again, each from the sets it states, and its finding from them.

    Parameters
    ----------
    members : dict
        The members of a bundle that verified.
    find : callable or None
        Where the elements are not in the bundle: how to find the sets of objects between two instants.

    Raises
    ------
    InputRefused
        When an element set cannot be had, or no reproducer is known for a detector.
    """
    from .rerunning import finding_again

    listed = listed_sets(members)
    table = _completed(listed, find)
    comparisons: list[Comparison] = []
    events = read_events(members)
    for event, one in zip(events, _events_again(events, listed, table), strict=True):
        comparisons += compare_with_itself(event, one, whole=listed.grouped)
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


def why_not_again(event: Event, again: Event | InputRefused | None, sets: int) -> str | None:
    """Return in what an event computed again from so many sets differs, or None where it is the same."""
    if isinstance(again, InputRefused):
        return again.what
    differing = [one for one in compare_with_itself(event, again) if not one.agrees]
    if not differing:
        return None
    said = "; ".join(f"{one.quantity} {one.then} then, {one.now} now" for one in differing[:3])
    return f"the {sets} sets it needs, as they are at hand now, give another event: {said}"


def _events_again(events: list[Event], listed: Listed, table: pa.Table) -> list[Event | None]:
    """Return events computed again, each from the sets the bundle states for it."""
    if not listed.grouped:
        return [_earlier_event(event, listed, table) for event in events]
    masks = [listed.of_event(number) for number in range(1, len(events) + 1)]
    out: list[Event | None] = []
    for one in recompute_all(events, table, masks):
        if isinstance(one, InputRefused):
            raise one
        out.append(one)
    return out


def _earlier_event(event: Event, listed: Listed, table: pa.Table) -> Event | None:
    """Return an event of a bundle of the first schema: from the first group of its sets that gives it as it was."""
    cited = set(event.evidence.element_sets)
    own = table.filter(pa.array([name in cited for name in listed.names]))
    found = None
    for some in groups_of(event, table, own):
        if (one := same_event(event, recompute(event, some))) is not None:
            found = one
            if all(each.agrees for each in compare(event, one)):
                return one
    return found


def _completed(listed: Listed, find: FindSets | None) -> pa.Table:
    """Return the sets of a bundle with their elements, those that are not in it as the reader has them."""
    missing = np.flatnonzero(~listed.complete)
    if not len(missing):
        return listed.table
    table, names = listed.table, listed.names
    found: dict[str, int] = {}
    theirs = table.slice(0, 0)
    if find is not None:
        wanted = table.take(pa.array(missing))
        epochs = wanted["epoch_us"]
        theirs = find(wanted["norad_id"].unique().to_pylist(), pc.min(epochs).as_py(), pc.max(epochs).as_py())
        theirs = theirs.filter(pc.is_in(theirs["epoch_us"], value_set=epochs.combine_chunks().unique()))
        found = {name: row for row, name in enumerate(content_hashes(theirs))}
    for place in missing.tolist():
        if names[place] not in found:
            number, epoch_us, source = (
                table[one][place].as_py() for one in ("norad_id", "epoch_us", "source")
            )
            raise InputRefused(
                f"element set {names[place]} of object {number} at {format_utc(epoch_us)} is not at hand",
                remedy=f"Ingest it from its source ({source}) and try again",
            )
    rows = pa.array([found.get(name, 0) for name in names])
    had = pa.array(listed.complete)
    # Who an object is said to be stands in the bundle; the numbers of its orbit are the reader's own.
    columns = {
        one: pc.if_else(had, table[one], theirs[one].take(rows)) if one in CANONICAL_SCALES else table[one]
        for one in table.column_names
    }
    return pa.table(columns, schema=table.schema)


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


def compare_with_itself(event: Event, again: Event | None, *, whole: bool = True) -> list[Comparison]:
    """Compare an event with itself computed again; `whole` compares also how sure it is said to be, and who moved."""
    found = compare(event, again)
    if again is None or not whole:
        return found
    moved = [{one.norad_id: one.moved for one in each.objects} for each in (event, again)]
    words: tuple[tuple[str, Any, Any], ...] = (
        ("tier", event.tier.value, again.tier.value),
        ("confidence", event.confidence.value, again.confidence.value),
        ("moved", moved[0], moved[1]),
    )
    return found + [
        Comparison(event.event_id, name, then, now, None, then == now) for name, then, now in words
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
