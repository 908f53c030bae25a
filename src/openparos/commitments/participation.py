"""Who has joined what, and when: acts of participation, declarations, States that came and went.

Facts are rows of ``data/participation.csv`` and ``data/declarations.csv``, each with its source and
with how it was checked: ``two sources``, ``one source`` or ``unverified``. A row that is unverified,
or has no date, never makes a State bound; it makes the answer *unknown*, with the reason.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
BINDING_ACTS: Final = ("ratification", "accession", "accession_or_succession", "succession", "party")
# Acts that may reach back to the day a new State came into being.
SUCCESSION_ACTS: Final = ("succession", "accession_or_succession")
# The rosters keep the acts of these under the State that continues them.
_CONFLICT: Final = re.compile(r"(\d{4}-\d{2}-\d{2}) \(another capital or an error\)")
ACTS_KEPT_UNDER: Final = {"SUN": "RUS", "SCG": "SRB"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a State towards an instrument.

    Attributes
    ----------
    instrument, state : str
        Instrument id, and alpha-3 code.
    act : str
        signature, ratification, accession, succession, accession_or_succession (the source does not
        say which), party (listed as a party, no act known), withdrawal, or declaration.
    date : str or None
        ISO 8601 to the day, month or year; null where not known.
    form : str or None
        How a declaration was made.
    source, checked, note : str
        Where it was read; two sources, one source or unverified; remarks.
    """

    instrument: str
    state: str
    act: str
    date: str | None
    source: str
    checked: str
    note: str = ""
    form: str | None = None

    def conflicting_dates(self) -> tuple[str, ...]:
        """Return dates that other sources give for the same act, as the note of the row has them.

        Depositaries record different days for one State and the earliest counts, so that an earlier
        date in another source leaves the days between undecided.
        """
        return tuple(sorted(_CONFLICT.findall(self.note)))

    @property
    def unverified(self) -> bool:
        """Whether the row carries the mark."""
        return self.checked == "unverified"

    def earliest(self) -> str | None:
        """Return the first day the date can mean."""
        return (
            None if self.date is None else self.date + "-01-01"[len(self.date) - 4 :][: 10 - len(self.date)]
        )

    def latest(self) -> str | None:
        """Return the last day the date can mean (months are taken to their 31st: only order matters)."""
        return (
            None if self.date is None else self.date + "-12-31"[len(self.date) - 4 :][: 10 - len(self.date)]
        )


@dataclass(frozen=True, slots=True)
class Emergence:
    """When a State came into being on the territory of another; written without a source at hand."""

    state: str
    since: str
    predecessor: str | None
    note: str
    unverified: bool


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def acts() -> Mapping[tuple[str, str], tuple[Act, ...]]:
    """Return every act and declaration by instrument and State, undated ones last."""
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for row in _rows("participation.csv"):
        act = Act(
            row["instrument"],
            row["state"],
            row["act"],
            row["date"] or None,
            row["source"],
            row["checked"],
            row["note"],
        )
        found[act.instrument, act.state].append(act)
    for row in _rows("declarations.csv"):
        act = Act(
            row["instrument"],
            row["state"],
            "declaration",
            row["date"] or None,
            row["source"],
            row["checked"],
            row["note"],
            row["form"],
        )
        found[act.instrument, act.state].append(act)
    return {key: tuple(sorted(rows, key=lambda act: act.date or "9999")) for key, rows in found.items()}


def acts_of(instrument: str, state: str) -> tuple[Act, ...]:
    """Return the acts of a State towards an instrument, those of a State that another continues with that other's."""
    return acts().get((instrument, ACTS_KEPT_UNDER.get(state, state)), ())


@lru_cache(maxsize=1)
def emergences() -> Mapping[str, Emergence]:
    """Return when successor States came into being, by alpha-3 code."""
    return {
        row["state"]: Emergence(
            row["state"], row["since"], row["predecessor"] or None, row["note"], row["unverified"] == "true"
        )
        for row in _rows("emergence.csv")
    }


@lru_cache(maxsize=1)
def recorded_designations() -> frozenset[str]:
    """Return every code under which an act stands in the record."""
    return frozenset(state for _, state in acts())
