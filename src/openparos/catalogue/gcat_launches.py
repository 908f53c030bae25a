"""What GCAT's launch log says: when, on what, from where, by whom an object was launched.

Source: J. McDowell, GCAT, `launch.tsv`, planet4589.org/space/gcat, CC-BY 4.0; columns as documented at
planet4589.org/space/lvdb/launchcols.html. Tested against rows made up by the same rules, since the project's
test data hold no copy of this table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table

from .dates import VagueDate, parse_gcat_date
from .symbols import parse_designator

_CLOCK: Final = re.compile(r"\s(\d{2})(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*\??$")
_LAUNCH: Final = re.compile(r"\d{4}-\d{3}")


@dataclass(frozen=True, slots=True)
class Launch:
    """One launch to orbit.

    Attributes
    ----------
    tag : str
        Launch part of the international designator (``1957-001``).
    date : VagueDate or None
        As far as it is known.
    clock : str or None
        Time of the first motion, UTC (``19:28:34`` or ``19:28``).
    vehicle, flight : str
        Type of rocket; serial number or name of the flight.
    site_code, pad, agency_code : str or None
        Codes of GCAT's lists of sites, launch points and organizations.
    line : int
        In the table.
    """

    tag: str
    date: VagueDate | None
    clock: str | None
    vehicle: str
    flight: str
    site_code: str | None
    pad: str | None
    agency_code: str | None
    line: int

    def __str__(self) -> str:
        when = "" if self.date is None else self.date.iso + (f" {self.clock} UTC" if self.clock else "")
        return ", ".join(part for part in (when, self.vehicle, self.flight) if part)


def launches(table: Table, tag: str | None = None) -> Iterator[Launch]:
    """Yield the launches to orbit, or the one with a tag; suborbital ones (``2001-S01``) are left out."""
    place = {name: index for index, name in enumerate(table.header)}
    for row, line in zip(table.rows, table.lines, strict=True):
        found = launch_tag(row[place["Launch_Tag"]])
        if found is None or (tag is not None and found != tag):
            continue

        def field(name: str, row: list[str] = row) -> str | None:
            text = row[place[name]].strip()
            return None if text in ("", "-") else text

        date = field("Launch_Date") or ""
        clock = _CLOCK.search(date)
        yield Launch(
            tag=found,
            date=parse_gcat_date(date),
            clock=":".join(part for part in clock.groups() if part) if clock else None,
            vehicle=field("LV_Type") or "",
            flight=field("Flight_ID") or field("Flight") or "",
            site_code=field("Launch_Site"),
            pad=field("Launch_Pad"),
            agency_code=field("Agency"),
            line=line,
        )


def launch_tag(text: str) -> str | None:
    """Return the launch part of a designator in GCAT's spelling (``1957 ALP``, ``2013-076``), or None."""
    spelling = text.strip()
    if _LAUNCH.fullmatch(spelling):
        return spelling
    designator = parse_designator(spelling)
    return designator[:8] if designator else None
