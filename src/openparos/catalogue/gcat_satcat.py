"""What GCAT says of every catalogued object, debris and stages included: owner, parent, other names.

Source: J. McDowell, GCAT, `satcat.tsv`, planet4589.org/space/gcat, CC-BY 4.0. Columns as documented there;
tested against rows made up by the same rules, since the project's test data hold no copy of this table.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table

from .dates import VagueDate, parse_gcat_date
from .symbols import parse_designator

_KINDS: Final = {"P": "payload", "R": "rocket body", "C": "component", "D": "debris", "S": "payload"}
# A code after a colon says in which naming scheme a name stands; an entry that is a code alone is none.
_SCHEME: Final = re.compile(r":[A-Z]{0,4}$")


@dataclass(frozen=True, slots=True)
class CataloguedObject:
    """One row of GCAT's `satcat`; codes as GCAT writes them, `parent` a catalogue number."""

    norad_id: int
    cospar_id: str | None
    name: str
    payload_name: str | None
    other_names: tuple[str, ...]
    kind: str
    launch: VagueDate | None
    parent: int | None
    end: VagueDate | None
    status: str
    owner_code: str | None
    state_code: str | None
    line: int


def objects(table: Table, among: Container[int] | None = None) -> Iterator[CataloguedObject]:
    """Yield the objects of a GCAT `satcat` table.

    Parameters
    ----------
    table : Table
        Of kind ``gcat-satcat``.
    among : container of int or None
        Only objects with these catalogue numbers.
    """
    place = {name: index for index, name in enumerate(table.header)}
    for row, line in zip(table.rows, table.lines, strict=True):
        norad_id = _number(row[place["JCAT"]])
        if norad_id is None or (among is not None and norad_id not in among):
            continue

        def field(name: str, row: list[str] = row) -> str | None:
            text = row[place[name]].strip()
            return None if text in ("", "-") else text

        yield CataloguedObject(
            norad_id=norad_id,
            cospar_id=parse_designator(field("Piece") or ""),
            name=field("Name") or "",
            payload_name=field("PLName"),
            other_names=_other_names(field("AltNames") or ""),
            kind=_KINDS.get((field("Type") or "-")[0], "unknown"),
            launch=parse_gcat_date(field("LDate") or ""),
            parent=_number(field("Parent") or ""),
            end=parse_gcat_date(field("DDate") or ""),
            status=field("Status") or "",
            owner_code=field("Owner"),
            state_code=field("State"),
            line=line,
        )


def _number(jcat: str) -> int | None:
    """Return the catalogue number in a GCAT identifier (``S45921``, perhaps with an asterisk)."""
    spelling = jcat.strip().rstrip("*")
    return int(spelling[1:]) if spelling[:1] == "S" and spelling[1:].isdigit() else None


def _other_names(text: str) -> tuple[str, ...]:
    names = (_SCHEME.sub("", part).strip() for part in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))
