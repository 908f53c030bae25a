"""What the element sets of a period cover: which objects, with which gaps, how old the newest is at its end.

An object without sets was not seen by these sources in that period. That is no statement about where it was
or what it did: absence of evidence is never shown as compliance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np

from openparos.model.errors import OutOfRange
from openparos.model.times import US_PER_DAY, Interval, format_utc

from . import gcat, satcat
from .shelf import Shelf

# From this length on a stretch without sets is listed: twice the usual distance of sets of a tracked object.
GAP_DAYS: Final = 3.0


class HasSets(Protocol):
    """Anything that gives the element sets of a stretch of time: the archive, or a table that can be asked so."""

    def between(self, start_us: int, end_us: int, norad_ids: Sequence[int] | None = None) -> Any:
        """Return the sets of a stretch of time, of some objects or all."""


@dataclass(frozen=True, slots=True)
class ObjectCoverage:
    """Sets of one object in a period.

    Attributes
    ----------
    norad_id : int
        The object.
    sets : int
        How many, 0 where it is known to exist and has none.
    first_us, last_us : int or None
        Epochs of the first and last, microseconds since 1970.
    gaps : tuple of Interval
        Stretches of at least the asked length without a set, those at the ends of the period included.
    age_at_end_days : float or None
        From the last epoch to the end of the period.
    known_by : str or None
        Where it is known from, when it has no sets.
    """

    norad_id: int
    sets: int
    first_us: int | None
    last_us: int | None
    gaps: tuple[Interval, ...]
    age_at_end_days: float | None
    known_by: str | None = None

    @property
    def longest_gap_days(self) -> float:
        """Length of the longest listed gap, 0 where there is none."""
        return max((gap.duration_days for gap in self.gaps), default=0.0)

    def sentence(self) -> str:
        """Say it in one sentence, as findings print it among their limits."""
        if not self.sets:
            return (
                f"{self.norad_id}: no element sets in the period (known from {self.known_by or 'elsewhere'})"
            )
        assert self.last_us is not None
        gaps = (
            f"; {len(self.gaps)} gaps, the longest of {self.longest_gap_days:.1f} days" if self.gaps else ""
        )
        return (
            f"{self.norad_id}: {self.sets} element sets, the newest {self.age_at_end_days:.1f} days before "
            f"the end of the period{gaps}"
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in an answer."""
        return {
            "norad_id": self.norad_id,
            "sets": self.sets,
            "first": None if self.first_us is None else format_utc(self.first_us),
            "last": None if self.last_us is None else format_utc(self.last_us),
            "gaps": [gap.to_json() for gap in self.gaps],
            "longest_gap_days": round(self.longest_gap_days, 3),
            "age_at_end_days": None if self.age_at_end_days is None else round(self.age_at_end_days, 3),
            "known_by": self.known_by,
        }


def coverage(
    archive: HasSets,
    period: Interval,
    norad_ids: Sequence[int] | None = None,
    *,
    gap_days: float = GAP_DAYS,
    known: Iterable[tuple[int, str]] = (),
) -> list[ObjectCoverage]:
    """Return what an archive covers of a period, object by object.

    Parameters
    ----------
    archive : Archive
        Element sets.
    period : Interval
        Which stretch of time.
    norad_ids : sequence of int or None
        Only these objects; every object with sets where not given.
    gap_days : float
        From which length on a gap is listed.
    known : iterable of (int, str)
        Objects known to exist in the period, and from where (see `known_objects`).

    Returns
    -------
    list of ObjectCoverage
        In the order of catalogue numbers; asked or known objects without sets are in it.

    Raises
    ------
    OutOfRange
        For a length of gap that is not positive.
    """
    if gap_days <= 0:
        raise OutOfRange(f"gaps of {gap_days} days", remedy="Give a positive length in days")
    sets = archive.between(period.start_us, period.end_us, norad_ids)
    numbers = sets["norad_id"].to_numpy()
    epochs = sets["epoch_us"].to_numpy().astype(np.int64)
    order = np.lexsort((epochs, numbers))
    numbers, epochs = numbers[order], epochs[order]
    starts = np.flatnonzero(np.r_[True, np.diff(numbers) != 0]) if len(numbers) else np.array([], int)
    found = {
        int(numbers[start]): _covered(int(numbers[start]), epochs[start:stop], period, gap_days)
        for start, stop in zip(starts, [*starts[1:], len(numbers)], strict=False)
    }
    asked = None if norad_ids is None else set(norad_ids)
    for norad_id, source in known:
        if norad_id not in found and (asked is None or norad_id in asked):
            found[norad_id] = _nothing(norad_id, period, source)
    for norad_id in asked or ():
        found.setdefault(norad_id, _nothing(norad_id, period, None))
    return [found[norad_id] for norad_id in sorted(found)]


def known_objects(shelf: Shelf, period: Interval) -> list[tuple[int, str]]:
    """Return objects that catalogues list as in flight in a period, each with the catalogue.

    Launched before its end and, by GCAT, not ended as payloads before its start, or by SATCAT not come down before
    it. What SATCAT lists may have come down since its day, which stands in its name.
    """
    found: dict[int, str] = {}
    if table := shelf.table("gcat-psatcat"):
        label = shelf.label("gcat-psatcat")
        for one in gcat.payloads(table):
            ended_us = one.ended.end_us if one.ended else None
            if _in_flight(one.launch.start_us if one.launch else None, ended_us, period):
                found[one.norad_id] = label
    if table := shelf.table("satcat"):
        label = shelf.label("satcat")
        for entry in satcat.entries(table):
            ended_us = entry.decay.end_us if entry.decay else None
            if _in_flight(entry.launch.start_us if entry.launch else None, ended_us, period):
                found.setdefault(entry.norad_id, label)
    return sorted(found.items())


def _in_flight(launch_us: int | None, ended_us: int | None, period: Interval) -> bool:
    return (
        launch_us is not None
        and launch_us <= period.end_us
        and (ended_us is None or ended_us >= period.start_us)
    )


def _covered(norad_id: int, epochs_us: Any, period: Interval, gap_days: float) -> ObjectCoverage:
    marks = np.concatenate(([period.start_us], epochs_us, [period.end_us]))
    long = np.flatnonzero(np.diff(marks) >= gap_days * US_PER_DAY)
    gaps = tuple(Interval(int(marks[place]), int(marks[place + 1])) for place in long)
    first_us, last_us = int(epochs_us[0]), int(epochs_us[-1])
    age_days = (period.end_us - last_us) / US_PER_DAY
    return ObjectCoverage(norad_id, len(epochs_us), first_us, last_us, gaps, age_days)


def _nothing(norad_id: int, period: Interval, known_by: str | None) -> ObjectCoverage:
    return ObjectCoverage(norad_id, 0, None, None, (period,), None, known_by)
