"""What the satellite catalogue of the United States says, in the spellings of three publishers.

Sources: CelesTrak (celestrak.org/satcat), Space-Track, and the mirror of 2019 in the project's test
data; a public work of the United States Government as distributed by each under its own terms.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table

from .dates import VagueDate, parse_iso_date
from .gcat import number
from .symbols import parse_designator

SOURCE: Final = "SATCAT"
# Canonical field -> column, by dialect (see `formats.tables.KINDS`).
_COLUMNS: Final = {
    "CelesTrak SATCAT": {
        "norad": "NORAD_CAT_ID", "cospar": "OBJECT_ID", "name": "OBJECT_NAME", "type": "OBJECT_TYPE",
        "status": "OPS_STATUS_CODE", "owner": "OWNER", "launch": "LAUNCH_DATE", "site": "LAUNCH_SITE",
        "decay": "DECAY_DATE", "period": "PERIOD", "inclination": "INCLINATION", "apogee": "APOGEE",
        "perigee": "PERIGEE",
    },
    "Space-Track SATCAT": {
        "norad": "NORAD_CAT_ID", "cospar": "INTLDES", "name": "SATNAME", "type": "OBJECT_TYPE",
        "owner": "COUNTRY", "launch": "LAUNCH", "site": "SITE", "decay": "DECAY", "period": "PERIOD",
        "inclination": "INCLINATION", "apogee": "APOGEE", "perigee": "PERIGEE",
    },
    "SATCAT as mirrored in 2019": {
        "norad": "norad_num", "cospar": "intl_desg", "name": "name", "type": "payload_flag",
        "status": "ops_status_code", "owner": "source", "launch": "launch_date", "decay": "decay_date",
        "period": "orbit_period_minutes", "inclination": "inclination_deg", "apogee": "apogee",
        "perigee": "perigee",
    },
}  # fmt: skip
STATUS: Final = {
    "+": "operational", "-": "not operational", "P": "partly operational", "B": "standby", "S": "spare",
    "X": "extended mission", "D": "decayed", "U": "operational according to another list",
}  # fmt: skip
_TYPES: Final = {
    "1": "payload", "PAY": "payload", "PAYLOAD": "payload", "R/B": "rocket body",
    "ROCKET BODY": "rocket body", "DEB": "debris", "DEBRIS": "debris",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the satellite catalogue; `kind` is payload, rocket body, debris or unknown."""

    norad_id: int
    cospar_id: str | None
    name: str
    kind: str
    owner_code: str | None
    status: str | None
    launch: VagueDate | None
    site: str | None
    decay: VagueDate | None
    period_min: float | None
    inclination_deg: float | None
    apogee_km: float | None
    perigee_km: float | None
    line: int


def entries(
    table: Table,
    among: Container[int] | None = None,
    launch: str | None = None,
    launches: Container[str] | None = None,
) -> Iterator[Entry]:
    """Yield the entries of a SATCAT table.

    Parameters
    ----------
    table : Table
        Of kind ``satcat``, in any of its dialects.
    among : container of int or None
        Only objects with these catalogue numbers.
    launch : str or None
        The pieces of one launch alone (``2013-076``).
    launches : container of str or None
        Only the pieces of these launches.
    """
    place = {
        field: table.index(column)
        for field, column in _COLUMNS[table.kind.dialect].items()
        if column in table.header
    }
    norad, cospar = place["norad"], place["cospar"]
    for row, line in zip(table.rows, table.lines, strict=True):
        spelled = row[norad].strip()
        if not spelled.isdigit() or (among is not None and int(spelled) not in among):
            continue
        if launches is not None and row[cospar][:8] not in launches:
            continue
        if launch is None or row[cospar].startswith(launch):
            yield _entry(row, place, line)


def _entry(row: list[str], place: dict[str, int], line: int) -> Entry:
    def field(name: str) -> str:
        return row[place[name]].strip() if name in place else ""

    name = field("name")
    kind = _TYPES.get(field("type").upper(), "unknown")
    if kind == "unknown" and field("type") == "0":
        kind = "rocket body" if "R/B" in name else "debris" if "DEB" in name else "unknown"
    return Entry(
        norad_id=int(field("norad")),
        cospar_id=parse_designator(field("cospar")),
        name=name,
        kind=kind,
        owner_code=field("owner").upper() or None,
        status=field("status") or None,
        launch=parse_iso_date(field("launch")),
        site=field("site") or None,
        decay=parse_iso_date(field("decay")),
        period_min=number(field("period")) or None,
        inclination_deg=number(field("inclination")),
        apogee_km=number(field("apogee")),
        perigee_km=number(field("perigee")),
        line=line,
    )
