"""What the online index of the United Nations Register says, row by row.

Source: UNOOSA, "Online Index of Objects Launched into Outer Space" (unoosa.org/oosa/osoindex).

Copies of the index may have been filled up from the satellite catalogue. Where a file has columns named
``SATCAT_...``, its orbit columns are taken for the catalogue's, not for what the State declared: in the
copy of 2025-09 they equal SATCAT's current values and differ from the documents' in all but ten of some
3,900 rows that can be compared with GCAT's transcription.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table
from openparos.model import states
from openparos.model.errors import UnknownState

from .dates import VagueDate, parse_un_date
from .gcat import DeclaredOrbit, number
from .symbols import DocumentSymbol, parse_designator, parse_symbol

SOURCE: Final = "UN Register (online index)"
_ON_BEHALF: Final = re.compile(r"\s*\((?:for|to|formerly)\s+[^)]*\)")
# What the Secretariat's remarks say of other States, in the forms that occur.
_ALSO: Final = re.compile(r"registered also by (?:the )?([A-Z][^.]*?) in (\S+)", re.IGNORECASE)
_MENTIONED: Final = re.compile(r"mentioned by (?:the )?([A-Z][^.]*?) in (\S+)", re.IGNORECASE)
_LAUNCHING: Final = re.compile(r"(?:that|and) (?:the )?([A-Z][A-Za-z ]+?) is a launching State")
_BLANK: Final = frozenset({"", "-", "------", "unknown"})


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One row of the online index.

    `countries` are the codes of the States or organizations named as country of origin, in the order
    written; `country_as_written` keeps the text. `declared` is None where the file does not say what
    the State declared. Out of the Secretariat's remarks: `also_registered` are others that registered the
    object, `mentioned_by` those that reported the launch in a document of theirs or are called a launching
    State, each with that document where one is named. `catalogue_decay` is the day of decay of a copy
    filled up from the satellite catalogue.
    """

    norad_id: int | None
    cospar_id: str | None
    registration_number: str
    name: str
    country_as_written: str
    countries: tuple[str, ...]
    launch: VagueDate | None
    function: str
    status: str
    document: DocumentSymbol | None
    un_registered: bool
    gso_location: str | None
    changed: VagueDate | None
    place: str
    remarks: str
    also_registered: tuple[tuple[str, DocumentSymbol | None], ...]
    mentioned_by: tuple[tuple[str, DocumentSymbol | None], ...]
    declared: DeclaredOrbit | None
    catalogue_decay: VagueDate | None
    line: int


def entries(
    table: Table, norad_id: int | None = None, cospar_id: str | None = None, launch: str | None = None
) -> Iterator[RegisterEntry]:
    """Yield the rows of the online index, or those of one object by number or designator, or of one launch."""
    place = {name: index for index, name in enumerate(table.header)}
    number_at, designator_at = place.get("NORAD_CAT_ID"), place["International Designator"]
    wanted = None if norad_id is None else str(norad_id)
    for row, line in zip(table.rows, table.lines, strict=True):
        if launch is not None and not row[designator_at].startswith(launch):
            continue
        if wanted is not None:
            same_number = number_at is not None and row[number_at].strip() == wanted
            spelled = row[designator_at]
            same_year = cospar_id is not None and spelled[:4] == cospar_id[:4]
            if not same_number and not (same_year and parse_designator(spelled) == cospar_id):
                continue
        yield _entry(row, place, line)


def countries_of(text: str) -> tuple[str, ...]:
    """Return the codes of the States and organizations in a country-of-origin field.

    ``ESA (for Eumetsat)`` is ESA, ``Germany, USA`` both; what is not in the table is left out.
    """
    plain = _ON_BEHALF.sub("", text)
    found = []
    for part in re.split(r"[,/]| and ", plain):
        if part.strip():
            try:
                found.append(states.by_name(part).code)
            except UnknownState:
                continue
    return tuple(found)


def _named(pattern: re.Pattern[str], remarks: str) -> tuple[tuple[str, DocumentSymbol | None], ...]:
    """Return the parties a remark names, with the document where the pattern takes one."""
    found = []
    for match in pattern.finditer(remarks):
        document = parse_symbol(match[2].rstrip(".,;")) if pattern.groups > 1 else None
        name = "Russian Federation" if match[1] == "RF" else match[1]
        found += [(code, document) for code in countries_of(name)]
    return tuple(dict.fromkeys(found))


def _orbit(field: Callable[[str], str]) -> DeclaredOrbit:
    return DeclaredOrbit(
        number(field("Period (minutes)")) or None,
        number(field("Perigee (km)")),
        number(field("Apogee (km)")),
        number(field("Inclination (degrees)")),
    )


def _entry(row: list[str], place: dict[str, int], line: int) -> RegisterEntry:
    def field(name: str) -> str:
        return row[place[name]].strip() if name in place else ""

    number_text, location, country = field("NORAD_CAT_ID"), field("GSO Location"), field("Country of Origin")
    remarks = "" if field("Secretariat Remarks") in _BLANK else field("Secretariat Remarks")
    return RegisterEntry(
        norad_id=int(number_text) if number_text.isdigit() else None,
        cospar_id=parse_designator(field("International Designator")),
        registration_number=field("Registration Number"),
        name=field("Object Name"),
        country_as_written=country,
        countries=countries_of(country),
        launch=parse_un_date(field("Date of Launch")),
        function="" if field("Function") in _BLANK else field("Function"),
        status=field("Status"),
        document=parse_symbol(field("Registration Document")),
        un_registered=field("UN Registered").upper().startswith("T"),
        gso_location=None if location in _BLANK else location,
        changed=parse_un_date(field("Date of Decay or Change")),
        place=field("Place of Launch"),
        remarks=remarks,
        also_registered=_named(_ALSO, remarks) if remarks else (),
        mentioned_by=(*_named(_MENTIONED, remarks), *_named(_LAUNCHING, remarks)) if remarks else (),
        catalogue_decay=parse_un_date(field("SATCAT_DECAY_DATE")),
        declared=None if any(name.startswith("SATCAT_") for name in place) else _orbit(field),
        line=line,
    )
