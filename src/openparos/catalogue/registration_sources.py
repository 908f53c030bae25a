"""What the register check reads: payloads, the rest of the catalogue, register rows, dates of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from openparos.model.errors import InputRefused

from . import gcat, register, satcat
from .declared_orbits import CataloguedOrbit
from .ends import Ends
from .gcat import DeclaredOrbit, Payload
from .joins import hints_of
from .launching import LaunchBook
from .register import RegisterEntry
from .satcat import Entry
from .shelf import Shelf
from .symbols import DocumentSymbol
from .within_launch import Hints

USED: Final = ("gcat-psatcat", "satcat", "register", "gcat-launches", "gcat-satcat")
"""Kinds of table the check reads."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the check reads: payloads, the rest of the catalogue, register rows, dates of documents."""

    payloads: tuple[Payload, ...]
    entries: Mapping[int, Entry]
    rows: tuple[RegisterEntry, ...]
    has_gcat: bool
    labels: Mapping[str, str]
    blank_columns: frozenset[str] = frozenset()
    first_orbits: Mapping[int, CataloguedOrbit] = field(default_factory=dict)
    document_dates: Mapping[DocumentSymbol, int] = field(default_factory=dict)
    launches: LaunchBook = field(default_factory=LaunchBook)
    hints: Hints = field(default_factory=Hints)
    ends: Ends = field(default_factory=Ends)

    @classmethod
    def from_shelf(cls, shelf: Shelf) -> Sources:
        """Read them from tables.

        Raises
        ------
        InputRefused
            When there is neither GCAT's `psatcat` nor a satellite catalogue to say which payloads exist.
        """
        psatcat, catalogue, rows = (shelf.table(kind) for kind in ("gcat-psatcat", "satcat", "register"))
        if psatcat is None and catalogue is None:
            raise InputRefused(
                "neither GCAT psatcat nor SATCAT is at hand: nothing says which payloads exist",
                remedy="Ingest one of them, or name a folder with --data",
            )
        payloads = tuple(gcat.payloads(psatcat)) if psatcat else ()
        among = {one.norad_id for one in payloads} if psatcat else None
        entries = {one.norad_id: one for one in satcat.entries(catalogue, among)} if catalogue else {}
        if psatcat is None:
            payloads = _payloads_of_satcat(entries)
        blank: set[str] = set()
        if rows is not None:
            for place, name in enumerate(rows.header):
                if not any(row[place].strip() for row in rows.rows):
                    blank.add(name)
        return cls(
            payloads,
            entries,
            tuple(register.entries(rows)) if rows else (),
            psatcat is not None,
            {kind: shelf.label(kind) for kind in USED if kind in shelf},
            frozenset(blank),
            launches=LaunchBook.from_shelf(shelf),
            hints=hints_of(shelf, entries.values()) if rows else Hints(),
            ends=Ends.from_shelf(shelf, entries),
        )


def _payloads_of_satcat(entries: Mapping[int, Entry]) -> tuple[Payload, ...]:
    """Return the payloads of the satellite catalogue where GCAT is missing: no State, no document."""
    nothing = DeclaredOrbit(None, None, None, None)
    return tuple(
        Payload(
            norad_id=one.norad_id, cospar_id=one.cospar_id, name=one.name, launch=one.launch,
            operated_until=None, operating=False, ended=one.decay, not_ended=one.decay is None, fate="-",
            program="-", owner_class="", category="", registry_code=None, registry_bracketed=False,
            registry_starred=False, document=None, document_as_written=None, declared=nothing,
            orbit_epoch=None, perigee_km=None, apogee_km=None, inclination_deg=None, line=one.line,
        )
        for one in entries.values()
        if one.kind == "payload"
    )  # fmt: skip
