"""What the satellite database of the Union of Concerned Scientists says: users, purpose, operator.

Source: UCS Satellite Database (ucsusa.org), last issued for 2023-05-01. ``NR`` in the column of the
registry means that its authors found no registration on the day in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table
from openparos.model import states
from openparos.model.errors import UnknownState

from .dates import VagueDate, parse_us_date
from .symbols import parse_designator

SOURCE: Final = "UCS"
# Spellings of the database that are neither a UN short name nor in the project's list of names.
_SPELLINGS: Final = {"sinapore": "Singapore", "inda": "India"}


@dataclass(frozen=True, slots=True)
class Satellite:
    """One row of the UCS database; `owner_countries` as codes, `owner_as_written` keeps the text."""

    norad_id: int | None
    cospar_id: str | None
    name: str
    registry_as_written: str
    registry_country: str | None
    registered: bool | None
    owner_as_written: str
    owner_countries: tuple[str, ...]
    operator: str
    users: str
    purpose: str
    launch: VagueDate | None
    longitude_deg: float | None
    line: int


def satellites(table: Table, among: Container[int] | None = None) -> Iterator[Satellite]:
    """Yield the satellites of the UCS database, or those with certain catalogue numbers."""
    place = {name: table.header.index(name) for name in dict.fromkeys(table.header)}
    number_at = place["NORAD Number"]
    for row, line in zip(table.rows, table.lines, strict=True):
        number = row[number_at].strip()
        if among is None or (number.isdigit() and int(number) in among):
            yield _satellite(row, place, line)


def countries_of(text: str) -> tuple[str, ...]:
    """Return codes for ``USA/Japan``; a designation the table has no State for stands as written."""
    found = []
    for part in re.split(r"[/,]", text):
        name = part.strip()
        if not name or name.casefold() in ("multinational", "unknown"):
            continue
        try:
            found.append(states.by_name(_SPELLINGS.get(name.casefold(), name)).code)
        except UnknownState:
            found.append(name)
    return tuple(found)


def _satellite(row: list[str], place: dict[str, int], line: int) -> Satellite:
    def field(name: str) -> str:
        return " ".join(row[place[name]].split()) if name in place else ""

    registry, owner = field("Country/Org of UN Registry"), field("Country of Operator/Owner")
    not_registered = registry.upper().startswith("NR")
    registry_codes = () if not_registered else countries_of(registry)
    number_text = field("NORAD Number")
    return Satellite(
        norad_id=int(number_text) if number_text.isdigit() else None,
        cospar_id=parse_designator(field("COSPAR Number")),
        name=field("Current Official Name of Satellite"),
        registry_as_written=registry,
        registry_country=registry_codes[0] if len(registry_codes) == 1 else None,
        registered=False if not_registered else True if registry else None,
        owner_as_written=owner,
        owner_countries=countries_of(owner),
        operator=field("Operator/Owner"),
        users=field("Users"),
        purpose=field("Purpose"),
        launch=parse_us_date(field("Date of Launch")),
        longitude_deg=_longitude(field("Class of Orbit"), field("Longitude of GEO (degrees)")),
        line=line,
    )


def _longitude(orbit: str, text: str) -> float | None:
    """Read degrees east; None outside the geostationary belt, where the column is zero."""
    if orbit.upper() != "GEO":
        return None
    try:
        return float(text)
    except ValueError:
        return None
