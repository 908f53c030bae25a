"""Pairs of objects that fly together by declaration: servicing by contract, formations of one programme.

A label is shown beside an event and hides nothing: the event, its distances and its limits stay.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from openparos.model.times import parse_utc

_FILE: Final = Path(__file__).parent / "data" / "declared_pairs.csv"


@dataclass(frozen=True, slots=True)
class DeclaredPair:
    """One pair.

    Attributes
    ----------
    kind : str
        servicing or formation.
    from_us, until_us : int or None
        Between which instants the label holds.
    words, source : str
        What was declared, and where that was read.
    unverified : bool
        Nobody has checked it.
    """

    kind: str
    from_us: int | None
    until_us: int | None
    words: str
    source: str
    unverified: bool

    @property
    def caveat(self) -> str:
        """The sentence that stands beside an event of the pair."""
        mark = " [unverified]" if self.unverified else ""
        how = "declared and consensual servicing" if self.kind == "servicing" else "declared formation"
        return f"{how}: {self.words} ({self.source}){mark}"


@cache
def _pairs() -> dict[tuple[int, int], DeclaredPair]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            (int(row["first"]), int(row["second"])): DeclaredPair(
                row["kind"], parse_utc(row["from"]) if row["from"] else None,
                parse_utc(row["until"]) if row["until"] else None, row["words"], row["source"],
                row["unverified"] == "yes",
            )
            for row in rows
        }  # fmt: skip


def declared_pair(first: int, second: int, start_us: int, end_us: int) -> DeclaredPair | None:
    """Return what is declared of a pair within a stretch of time, None where nothing is known.

    Parameters
    ----------
    first, second : int
        Catalogue numbers in any order.
    start_us, end_us : int
        The stretch.
    """
    found = _pairs().get((min(first, second), max(first, second)))
    if found is None or (found.from_us or 0) > end_us:
        return None
    return None if found.until_us is not None and found.until_us < start_us else found
