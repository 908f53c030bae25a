"""What the General Catalog of Artificial Space Objects says: payloads, organizations, sites.

Source: J. McDowell, GCAT, planet4589.org/space/gcat, CC-BY 4.0. In `psatcat` the State of registry
stands bare where the register has the object, in square brackets where it has not (then it is the
State that GCAT's author holds to be the one that should), with an asterisk where the State that
registers is not that of the owner, and as a dash where none is expected (ejected capsules,
calibration spheres).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from openparos.formats.tables import Table

from .dates import VagueDate, parse_gcat_date
from .symbols import DocumentSymbol, parse_designator, parse_symbol

SOURCE: Final = "GCAT"
CLASSES: Final = {"A": "academic or amateur", "B": "commercial", "C": "civil", "D": "military"}


@dataclass(frozen=True, slots=True)
class DeclaredOrbit:
    """A basic orbit as registered: minutes, km above the mean radius, degrees; None where blank."""

    period_min: float | None
    perigee_km: float | None
    apogee_km: float | None
    inclination_deg: float | None

    @property
    def is_blank(self) -> bool:
        """Whether none of the four is given."""
        return self.period_min is self.perigee_km is self.apogee_km is None and self.inclination_deg is None


@dataclass(frozen=True, slots=True)
class Payload:
    """One row of `psatcat`.

    `registry_code` is the code of the State in column UNState, whatever marks stand around it;
    `registry_bracketed` and `registry_starred` say which marks did. `ended` is the last day of its phase as a
    payload (column TDate): it came down, or it fell silent and stays where it is. Which of the two the table does
    not say: of its payloads that ended before mid-2019, SATCAT of that year lists 3,008 in orbit.
    """

    norad_id: int
    cospar_id: str | None
    name: str
    launch: VagueDate | None
    operated_until: VagueDate | None
    operating: bool
    ended: VagueDate | None
    not_ended: bool
    fate: str
    program: str
    owner_class: str
    category: str
    registry_code: str | None
    registry_bracketed: bool
    registry_starred: bool
    document: DocumentSymbol | None
    document_as_written: str | None
    declared: DeclaredOrbit
    orbit_epoch: VagueDate | None
    perigee_km: float | None
    apogee_km: float | None
    inclination_deg: float | None
    line: int


def number(text: str) -> float | None:
    """Read a number; None for blank, a dash or anything else."""
    try:
        return float(text)
    except ValueError:
        return None


def registered(table: Table) -> Iterator[tuple[DocumentSymbol, int]]:
    """Yield document and launch of every registered payload of a `psatcat` table, nothing else read."""
    document_at, launch_at = table.index("UNReg"), table.index("LDate")
    for row in table.rows:
        document, launch = parse_symbol(row[document_at]), parse_gcat_date(row[launch_at])
        if document and launch:
            yield document, launch.start_us


def payloads(table: Table, among: Container[int] | None = None) -> Iterator[Payload]:
    """Yield the payloads of a `psatcat` table.

    Parameters
    ----------
    table : Table
        As read by `openparos.formats.tables.read_table`.
    among : container of int or None
        Only objects with these catalogue numbers.
    """
    # One pass over the wanted columns a row: this is the largest table read for one question.
    places = [table.header.index(name) if name in table.header else -1 for name in _COLUMNS]
    jcat_at = places[0]
    for row, line in zip(table.rows, table.lines, strict=True):
        jcat = row[jcat_at].strip()
        if not jcat[1:].isdigit() or (among is not None and int(jcat[1:]) not in among):
            continue
        yield _payload([row[place].strip() if place >= 0 else "-" for place in places], line)


def numbers_of(table: Table, designators: Container[str]) -> dict[str, int]:
    """Return the catalogue numbers of the payloads with these designators (``2021-035A``) in a `psatcat` table."""
    jcat_at, piece_at = table.index("JCAT"), table.index("Piece")
    out: dict[str, int] = {}
    for row in table.rows:
        piece, jcat = row[piece_at].strip(), row[jcat_at].strip()
        if piece in designators and jcat[1:].isdigit():
            out[piece] = int(jcat[1:])
    return out


def _payload(fields: list[str], line: int) -> Payload:
    (
        jcat, piece, name, launched, operated, ended, fate, program, owner_class, category, state, document,
        period_min, perigee_km, apogee_km, inclination_deg, epoch, *listed,
    ) = fields  # fmt: skip
    code = state.rstrip("*").strip("[]")
    has_orbit = epoch != "-"
    return Payload(
        norad_id=int(jcat[1:]),
        cospar_id=parse_designator(piece),
        name=name.strip('"'),
        launch=parse_gcat_date(launched),
        operated_until=parse_gcat_date(operated),
        operating=operated == "*",
        ended=parse_gcat_date(ended),
        not_ended=ended == "*",
        fate=fate,
        program=program,
        owner_class=owner_class,
        category=category,
        registry_code=None if code in ("", "-") else code,
        registry_bracketed=state.startswith("["),
        registry_starred=state.endswith("*"),
        document=parse_symbol(document),
        document_as_written=None if document in ("", "-") else document,
        declared=_NO_ORBIT
        if period_min == perigee_km == apogee_km == inclination_deg == "-"
        else DeclaredOrbit(
            number(period_min) or None, number(perigee_km), number(apogee_km), number(inclination_deg)
        ),
        orbit_epoch=parse_gcat_date(epoch),
        perigee_km=number(listed[0]) if has_orbit else None,
        apogee_km=number(listed[1]) if has_orbit else None,
        inclination_deg=number(listed[2]) if has_orbit else None,
        line=line,
    )


_COLUMNS: Final = (
    "JCAT", "Piece", "Name", "LDate", "TOp", "TDate", "TF", "Program", "Class", "Category", "UNState", "UNReg",
    "UNPeriod", "UNPerigee", "UNApogee", "UNInc", "DispEpoch", "DispPeri", "DispApo", "DispInc",
)  # fmt: skip
_NO_ORBIT: Final = DeclaredOrbit(None, None, None, None)
