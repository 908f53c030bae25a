"""The limits of one assessment, computed: what has no sets, how old the data are, whose they are, what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.coverage import known_objects
from openparos.catalogue.shelf import Shelf
from openparos.model.times import US_PER_DAY, Interval, format_utc

NATIONALITY: Final[tuple[tuple[str, str], ...]] = (
    ("vimpel", "Russian Federation (JSC Vimpel)"),
    ("gcat", "compiled by J. McDowell, from many sources"),
    ("unoosa", "United Nations (the register as States filled it)"),
    ("register", "United Nations (the register as States filled it)"),
    ("ucs", "Union of Concerned Scientists, United States of America"),
    ("synthetic", "invented"),
    ("invented", "invented"),
    ("scenario", "invented"),
)
ORIGIN: Final = "United States of America (its space surveillance network), as published or copied by others"
"""Where element sets come from unless their source says otherwise."""


@dataclass(frozen=True, slots=True)
class SourceAge:
    """One source of element sets in the period: how many, how old at its end, from whose sensors."""

    source: str
    sets: int
    newest: str
    median_age_days: float
    nationality: str

    def to_json(self) -> dict[str, Any]:
        """Return the line for an answer."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Change:
    """What changed since the last edition in the same folder; None for the first one."""

    added: int
    gone: int
    same: int

    def to_json(self) -> dict[str, int]:
        """Return the counts for an answer."""
        return {"added": self.added, "gone": self.gone, "same": self.same}


@dataclass(frozen=True)
class Limits:
    """What an assessment could not see.

    Attributes
    ----------
    with_sets : int
        Objects with element sets in the period.
    known : int or None
        Objects that catalogues at hand say were in flight; None where no such catalogue is at hand.
    without_sets : int or None
        Those of them without one set.
    ages : tuple of SourceAge
        Sources, ages, nationality.
    table_sources : tuple of (str, str)
        Tables of facts at hand, and whose they are.
    change : Change or None
        Against the last edition.
    """

    with_sets: int
    known: int | None
    without_sets: int | None
    ages: tuple[SourceAge, ...]
    table_sources: tuple[tuple[str, str], ...]
    change: Change | None

    def to_json(self) -> dict[str, Any]:
        """Return the limits for an answer."""
        return {
            "objects_with_sets": self.with_sets,
            "objects_known": self.known,
            "objects_without_sets": self.without_sets,
            "sources": [one.to_json() for one in self.ages],
            "tables": [list(one) for one in self.table_sources],
            "changed": None if self.change is None else self.change.to_json(),
        }


def nationality_of(source: str) -> str:
    """Return whose sensors or offices stand behind a source, as far as its name says."""
    lowered = source.lower()
    return next((whose for part, whose in NATIONALITY if part in lowered), ORIGIN)


def limits_of(
    sets: pa.Table, period: Interval, shelf: Shelf, before: Iterable[str] | None, now: Iterable[str]
) -> Limits:
    """Return the limits of an assessment.

    Parameters
    ----------
    sets : pa.Table
        The element sets that were looked at.
    period : Interval
        The period.
    shelf : Shelf
        Tables at hand, among them those that say which objects exist.
    before : iterable of str or None
        Ids of the findings of the last edition.
    now : iterable of str
        Ids of the findings of this one.
    """
    inside = sets.filter(
        pc.and_(
            pc.greater_equal(sets["epoch_us"], period.start_us),
            pc.less_equal(sets["epoch_us"], period.end_us),
        )
    )
    seen = set(inside["norad_id"].to_pylist())
    known = {number for number, _ in known_objects(shelf, period)}
    return Limits(
        with_sets=len(seen),
        known=len(known) or None,
        without_sets=len(known - seen) if known else None,
        ages=_ages(inside, period),
        table_sources=_tables(shelf),
        change=None if before is None else _change(set(before), set(now)),
    )


def _ages(sets: pa.Table, period: Interval) -> tuple[SourceAge, ...]:
    epochs = np.asarray(sets["epoch_us"].to_numpy(), dtype=np.int64)
    coded = sets["source"].combine_chunks().dictionary_encode()
    names = coded.dictionary.to_pylist()
    order = np.argsort(coded.indices.to_numpy(), kind="stable")
    ends = np.cumsum(np.bincount(coded.indices.to_numpy(), minlength=len(names)))
    found = []
    for place, name in sorted(enumerate(names), key=lambda one: str(one[1])):
        own = epochs[order[ends[place - 1] if place else 0 : ends[place]]]
        newest = format_utc(int(own.max()))[:10]
        age = round(float(np.median(period.end_us - own)) / US_PER_DAY, 1)
        found.append(SourceAge(str(name), len(own), newest, age, nationality_of(str(name))))
    return tuple(sorted(found, key=lambda one: -one.sets))


def _tables(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    from openparos.formats.table_kinds import NAMES

    at_hand = [name for name in NAMES if name in shelf]
    return tuple((shelf.label(name), nationality_of(name)) for name in at_hand)


def _change(before: set[str], now: set[str]) -> Change:
    return Change(len(now - before), len(before - now), len(now & before))


def findings_of_last_edition(folder: Path) -> list[str] | None:
    """Return the ids of the findings of an earlier report in a folder, or None where there is none."""
    file = folder / "findings.jsonl"
    if not file.is_file():
        return None
    rows: list[Mapping[str, Any]] = [
        json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [str(row.get("id")) for row in rows]
