"""Objects that were first taken for something else, with the day and the source of the change."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "data" / "identity_changes.csv"


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """One change: listed first as one thing, since a day (as far as it is known) as another."""

    norad_id: int
    first_listed_as: str
    listed_as: str
    since: str
    source: str

    def __str__(self) -> str:
        return f"first catalogued as {self.first_listed_as}, since {self.since} as {self.listed_as} [{self.source}]"


@cache
def identity_changes() -> dict[int, tuple[IdentityChange, ...]]:
    """Return the changes the project has a source for, by catalogue number."""
    found: dict[int, tuple[IdentityChange, ...]] = {}
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            change = IdentityChange(
                int(row["norad_id"]), row["first_listed_as"], row["listed_as"], row["since"], row["source"]
            )
            found[change.norad_id] = (*found.get(change.norad_id, ()), change)
    return found
