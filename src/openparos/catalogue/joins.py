"""How the tables at hand join to the payloads of GCAT: counts by what agreed, and the conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from . import gcat, register, satcat, ucs
from .identity import Index, Listed, Match
from .shelf import Shelf, label_of


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of one table joined to the objects of others.

    Attributes
    ----------
    rows_of, joined_to : str
        Which tables.
    rows : int
        Rows that fall in the period of the table joined to.
    matches : tuple of Match
        Those that were found.
    """

    rows_of: str
    joined_to: str
    rows: int
    matches: tuple[Match, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the counts."""
        return {
            "rows_of": self.rows_of,
            "joined_to": self.joined_to,
            "rows": self.rows,
            "joined": len(self.matches),
            "joined_to_launch_alone": sum(one.norad_id is None for one in self.matches),
            "conflicts": sum(one.conflict is not None for one in self.matches),
            "by_basis": dict(Counter("+".join(one.basis) for one in self.matches).most_common()),
            "by_confidence": dict(Counter(one.confidence.value for one in self.matches).most_common()),
        }


def join_report(shelf: Shelf) -> list[Join]:
    """Join each table at hand to GCAT's payloads (the register: to payloads and SATCAT together)."""
    table = shelf.table("gcat-psatcat")
    if table is None:
        return []
    payloads = list(gcat.payloads(table))
    joined_to, last_us = label_of(table), max(one.launch.end_us for one in payloads if one.launch)
    joins, entries = [], list[satcat.Entry]()
    if catalogue := shelf.table("satcat"):
        entries = list(satcat.entries(catalogue))
        end_us = max((one.launch.end_us for one in entries if one.launch), default=0)
        joins.append(_join(joined_to, label_of(catalogue), payloads, Index(entries), end_us))
    everything = Index([*payloads, *entries])
    for kind, read in (("ucs", ucs.satellites), ("register", register.entries)):
        if found := shelf.table(kind):
            joins.append(_join(label_of(found), joined_to, list(read(found)), everything, last_us))
    return joins


def _join(rows_of: str, joined_to: str, rows: Sequence[Listed], index: Index, end_us: int) -> Join:
    within: Iterable[Listed] = [one for one in rows if one.launch is None or one.launch.start_us <= end_us]
    matches = tuple(match for one in within if (match := index.find(one)))
    return Join(rows_of, joined_to, len(list(within)), matches)
