"""How the tables at hand join to the payloads of GCAT: row by row, with what agreed, what disagrees, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from . import gcat, register, satcat, ucs
from .gcat import Payload
from .identity import Index, Listed, Match
from .register import RegisterEntry
from .shelf import Shelf, label_of
from .within_launch import Hints, join_rows

# What a row can come to, in the order of how much it says.
OUTCOMES: Final = ("number or designator", "one object", "group", "released from", "launch", "none")
WORDS: Final = {
    "number or designator": "one object, by number or designator",
    "one object": "one object, by what else the row says",
    "group": "as many objects as rows, nobody says which is which",
    "released from": "its own object is in no table; the one it was released from is",
    "launch": "the launch alone",
    "none": "nothing",
}


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of one table joined to the objects of others.

    Attributes
    ----------
    rows_of, joined_to : str
        Which tables.
    rows : tuple of Listed
        Rows that fall in the period of the table joined to.
    matches : tuple of Match or None
        What each was found to mean.
    """

    rows_of: str
    joined_to: str
    rows: tuple[Listed, ...]
    matches: tuple[Match | None, ...]

    def outcomes(self) -> dict[str, int]:
        """Return how many rows came to what, every outcome named."""
        found = Counter(outcome_of(one) for one in self.matches)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def to_json(self) -> dict[str, Any]:
        """Return the counts."""
        found = [one for one in self.matches if one is not None]
        outcomes = self.outcomes()
        single = outcomes["number or designator"] + outcomes["one object"]
        objects = Counter(one.norad_id for one in found if one.norad_id is not None)
        return {
            "rows_of": self.rows_of,
            "joined_to": self.joined_to,
            "rows": len(self.rows),
            "joined": len(found),
            "outcomes": outcomes,
            "share_to_one_object": _share(single, len(self.rows)),
            "share_to_one_object_or_group": _share(single + outcomes["group"], len(self.rows)),
            "joined_to_launch_alone": outcomes["launch"],
            "conflicts": sum(one.conflict is not None for one in found),
            "objects_meant_by_several_rows": sum(count > 1 for count in objects.values()),
            "by_basis": dict(Counter("+".join(one.basis) for one in found).most_common()),
            "by_confidence": dict(Counter(one.confidence.value for one in found).most_common()),
        }

    def left(self) -> list[dict[str, Any]]:
        """Return the rows that came to no object by number or designator, with what is known of each."""
        return [
            line_of(self, row, match)
            for row, match in zip(self.rows, self.matches, strict=True)
            if outcome_of(match) != "number or designator"
        ]


def outcome_of(match: Match | None) -> str:
    """Say what a row came to (one of `OUTCOMES`)."""
    if match is None:
        return "none"
    if match.norad_id is not None:
        return "number or designator" if {"number", "designator"} & set(match.basis) else "one object"
    if match.group:
        return "group"
    return "launch" if match.released_from is None else "released from"


def line_of(join: Join, row: Listed, match: Match | None) -> dict[str, Any]:
    """Return one row and what it was found to mean, as a line of the file written with ``--out``."""
    among = match.group or match.candidates if match else ()
    return {
        "rows_of": join.rows_of,
        "line": getattr(row, "line", None),
        "norad_id_given": row.norad_id,
        "cospar_id_given": row.cospar_id,
        "name": row.name or getattr(row, "registration_number", ""),
        "launch_date": row.launch.iso if row.launch else None,
        "outcome": outcome_of(match),
        "norad_id": match.norad_id if match else None,
        "basis": "+".join(match.basis) if match else None,
        "confidence": match.confidence.value if match else None,
        "among": " ".join(map(str, among)) or None,
        "released_from": match.released_from if match else None,
        "reason": (match.conflict if match else "no object of that number, designator, or name and day")
        or None,
        "remarks": getattr(row, "remarks", "") or None,
    }


def join_report(shelf: Shelf) -> list[Join]:
    """Join each table at hand to GCAT's payloads (the register: to payloads and SATCAT together).

    Raises
    ------
    InputRefused
        Without GCAT's `psatcat`, to which the others are joined.
    """
    table = shelf.needed("gcat-psatcat", "the other tables are joined to it")
    payloads = list(gcat.payloads(table))
    joined_to, last_us = (
        label_of(table),
        max((one.launch.end_us for one in payloads if one.launch), default=0),
    )
    joins, entries = [], list[satcat.Entry]()
    if catalogue := shelf.table("satcat"):
        entries = list(satcat.entries(catalogue))
        end_us = max((one.launch.end_us for one in entries if one.launch), default=0)
        joins.append(_join(joined_to, label_of(catalogue), payloads, Index(entries), end_us))
    everything = Index([*payloads, *entries])
    if found := shelf.table("ucs"):
        joins.append(_join(label_of(found), joined_to, list(ucs.satellites(found)), everything, last_us))
    if found := shelf.table("register"):
        rows = list(register.entries(found))
        matches = join_rows(rows, everything, payloads, hints_of(shelf, entries))
        joins.append(_within(label_of(found), joined_to, rows, matches, last_us))
    return joins


def register_inputs(shelf: Shelf) -> tuple[list[RegisterEntry], Index, list[Payload], Hints] | None:
    """Return what joining the register takes; None where GCAT or the register is not at hand."""
    table, rows = shelf.table("gcat-psatcat"), shelf.table("register")
    if table is None or rows is None:
        return None
    payloads, catalogue = list(gcat.payloads(table)), shelf.table("satcat")
    entries = list(satcat.entries(catalogue)) if catalogue else []
    return list(register.entries(rows)), Index([*payloads, *entries]), payloads, hints_of(shelf, entries)


def hints_of(shelf: Shelf, entries: Iterable[satcat.Entry]) -> Hints:
    """Return what SATCAT and UCS say of payloads beside GCAT: another name, the end, a place in the belt."""
    lists = shelf.table("ucs")
    longitudes = {
        one.norad_id: one.longitude_deg
        for one in (ucs.satellites(lists) if lists else ())
        if one.norad_id is not None and one.longitude_deg is not None
    }
    listed = list(entries)
    ends = {one.norad_id: one.decay for one in listed if one.decay}
    return Hints({one.norad_id: one.name for one in listed}, ends, longitudes)


def _join(rows_of: str, joined_to: str, rows: Sequence[Listed], index: Index, end_us: int) -> Join:
    return _within(rows_of, joined_to, rows, [index.find(one) for one in rows], end_us)


def _within(
    rows_of: str, joined_to: str, rows: Sequence[Listed], matches: Sequence[Match | None], end_us: int
) -> Join:
    kept = [
        (row, match)
        for row, match in zip(rows, matches, strict=True)
        if row.launch is None or row.launch.start_us <= end_us
    ]
    return Join(rows_of, joined_to, tuple(row for row, _ in kept), tuple(match for _, match in kept))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
