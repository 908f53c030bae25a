"""Whose an object is on a day: its State of registry, else the owner a catalogue names, else nobody known.

The Registration Convention ties an object to its State of registry, so that comes first, from the day
its document can have existed. A catalogue's owner is somebody's opinion and is labelled so. The State
from whose territory it was launched is named only where nothing else is known. See decision 5.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from openparos.model import states
from openparos.model.errors import UnknownState
from openparos.model.times import parse_utc

from . import gcat, gcat_satcat, register, satcat, ucs
from .attribution import Attribution
from .documents import earliest_dates
from .facts import PayloadFacts, geo_payload_facts
from .shelf import Shelf, label_of
from .symbols import DocumentSymbol

if TYPE_CHECKING:
    from openparos.formats.tables import Table

_SITES: Final = Path(__file__).parent / "data" / "launch_sites.csv"

_NOBODY: Final = frozenset({None, "", "TBD", "UNK"})  # codes of SATCAT for an owner not determined

USED: Final = ("gcat-psatcat", "satcat", "register", "ucs", "gcat-satcat")
"""Kinds of table an `OwnerBook` reads."""


class Book(Protocol):
    """Anything that can say whose an object is."""

    def state_of(self, norad_id: int, on_us: int) -> Attribution:
        """Return whose an object is on a day."""


class Named(Protocol):
    """A row of a table that gives a name."""

    @property
    def name(self) -> str:
        """The name as the table prints it."""


class FactsBook:
    """The project's own small table of facts (payloads near the geostationary orbit in 2024)."""

    def __init__(self, facts: dict[int, PayloadFacts] | None = None) -> None:
        self._facts = geo_payload_facts() if facts is None else facts

    def state_of(self, norad_id: int, on_us: int) -> Attribution:
        """Return whose an object is on a day, as far as the table knows."""
        found = self._facts.get(norad_id)
        if found is None:
            return Attribution(None, None, None, "not in the table of facts")
        state, basis, source = found.state_of(on_us)
        reason = None if state else "the table of facts names nobody"
        return Attribution(state, basis, source, reason, found.name)


class OwnerBook:
    """Owners and States of registry out of the tables at hand.

    Parameters
    ----------
    shelf : Shelf
        Tables; each that is missing is done without.
    among : container of int or None
        Only these objects will be asked for: much quicker to read.
    """

    def __init__(self, shelf: Shelf, among: Container[int] | None = None) -> None:
        tables = {kind: shelf.table(kind) for kind in USED}
        self._labels = {kind: label_of(table) for kind, table in tables.items() if table}
        psatcat, catalogue, rows, lists, everything = tables.values()
        payloads = gcat.payloads(psatcat, among) if psatcat else ()
        self._payloads = {one.norad_id: one for one in payloads}
        self._entries = {one.norad_id: one for one in satcat.entries(catalogue, among)} if catalogue else {}
        self._objects = (
            {one.norad_id: one.state_code for one in gcat_satcat.objects(everything, among)}
            if everything
            else {}
        )
        self._rows: dict[int, register.RegisterEntry] = {}
        for row in register.entries(rows) if rows else ():
            if row.norad_id is not None and row.un_registered:
                self._rows.setdefault(row.norad_id, row)
        self._lists = (
            {one.norad_id: one for one in ucs.satellites(lists, among) if one.norad_id} if lists else {}
        )
        self._drop_misnumbered(psatcat)
        named = [*(gcat.registered(psatcat) if psatcat else ()), *_documents(self._rows.values())]
        self._bounds = earliest_dates(named)

    def _drop_misnumbered(self, psatcat: Table | None) -> None:
        """Leave out rows of UCS with a number no other table knows and the designator of another payload.

        Such a number is most often that of a stage or of debris, which must not take the satellite's State.
        """
        known = (self._payloads, self._entries, self._objects, self._rows)
        alone = [n for n in self._lists if not any(n in one for one in known)]
        designators = {one.cospar_id: n for n in alone if (one := self._lists[n]).cospar_id}
        if psatcat is None or not designators:
            return
        for designator, number in gcat.numbers_of(psatcat, designators).items():
            if number != (listed := designators[designator]):
                del self._lists[listed]

    def state_of(self, norad_id: int, on_us: int) -> Attribution:
        """Return whose an object is on a day.

        Parameters
        ----------
        norad_id : int
            Catalogue number.
        on_us : int
            The day, microseconds since 1970.
        """
        found = (
            self._by_registry(norad_id, on_us)
            or self._by_owner(norad_id, on_us)
            or self._by_launch_site(norad_id)
            or Attribution(None, None, None, "no table at hand names a State for it")
        )
        return replace(found, name=self._name_of(norad_id))

    def _name_of(self, norad_id: int) -> str | None:
        """Return what the first table that names the object calls it."""
        tables: tuple[Mapping[int, Named], ...] = (self._payloads, self._entries, self._lists)
        return next((table[norad_id].name for table in tables if norad_id in table), None) or None

    def names_somebody(self, norad_id: int) -> bool:
        """Say whether a table names anybody for an object: a State, an organization, several, a company."""
        payload, entry = self._payloads.get(norad_id), self._entries.get(norad_id)
        listed = self._lists.get(norad_id)
        return bool(
            (payload and payload.registry_code)
            or (entry and entry.owner_code not in _NOBODY)
            or self._objects.get(norad_id)
            or norad_id in self._rows
            or (listed and listed.owner_countries)
        )

    def _by_registry(self, norad_id: int, on_us: int) -> Attribution | None:
        payload, row = self._payloads.get(norad_id), self._rows.get(norad_id)
        if payload and payload.document and self._bounds.get(payload.document, on_us) <= on_us:
            state = one_party(payload.registry_code, "gcat", on_us)
            if state:
                source = f"{self._labels['gcat-psatcat']}, {payload.document}"
                return Attribution(state, "registry", source)
        if (
            row
            and row.document
            and len(row.countries) == 1
            and self._bounds.get(row.document, on_us) <= on_us
        ):
            return Attribution(
                answering(row.countries[0], on_us), "registry", f"{self._labels['register']}, {row.document}"
            )
        return None

    def _by_owner(self, norad_id: int, on_us: int) -> Attribution | None:
        entry, listed = self._entries.get(norad_id), self._lists.get(norad_id)
        if entry and (state := one_party(entry.owner_code, "satcat", on_us)):
            source = f"{self._labels['satcat']}, owner code {entry.owner_code}"
            return Attribution(state, "owner-catalogue", source)
        if state := one_party(self._objects.get(norad_id), "gcat", on_us):
            return Attribution(state, "owner-catalogue", f"{self._labels['gcat-satcat']}, State of the owner")
        if listed and len(listed.owner_countries) == 1:
            source = f"{self._labels['ucs']}, country of operator or owner"
            return Attribution(listed.owner_countries[0], "owner-catalogue", source)
        payload = self._payloads.get(norad_id)
        if payload and (state := one_party(payload.registry_code, "gcat", on_us)):
            source = f"{self._labels['gcat-psatcat']}, State it names for the register"
            return Attribution(state, "owner-catalogue", source)
        return None

    def _by_launch_site(self, norad_id: int) -> Attribution | None:
        entry = self._entries.get(norad_id)
        if entry is None or entry.site is None or entry.launch is None:
            return None
        state = launch_territory(entry.site, entry.launch.start_us)
        if state is None:
            return None
        source = f"{self._labels['satcat']}, launch site {entry.site}"
        return Attribution(state, "launching", source, "territory of the launch site; nothing else is known")


def state_of(
    norad_id: int, on_us: int, book: Book | None = None
) -> tuple[str | None, str | None, str | None]:
    """Return State, basis and source of an object on a day, as an event's object carries them.

    Parameters
    ----------
    norad_id : int
        Catalogue number.
    on_us : int
        The day, microseconds since 1970.
    book : Book or None
        Where to look (an `OwnerBook` of the tables at hand); the project's table of facts where none.
    """
    found = (book or FactsBook()).state_of(norad_id, on_us)
    return found.state, found.basis, found.source


@lru_cache(maxsize=65_536)
def one_party(code: str | None, scheme: str, on_us: int) -> str | None:
    """Return the code of the one party an owner code means on a day; None for several, none or a company.

    An intergovernmental organization whose satellites have passed to a company by that day counts as
    a company: who answers for it must come from elsewhere.
    """
    if code is None:
        return None
    try:
        parties = states.by_owner_code(code, scheme=scheme, on_us=on_us)
    except UnknownState:
        return code  # a designation this table does not know stands as its source writes it
    if len(parties) != 1:
        return None
    party = parties[0]
    if isinstance(party, states.Organization):
        passed = party.intergovernmental_until_us
        if party.kind != "international-organization" or (passed is not None and passed <= on_us):
            return None
    return answering(party.code, on_us)


def answering(code: str, on_us: int) -> str:
    """Return who answers on a day for the State with a code; any other code unchanged."""
    try:
        return states.continuing_state(states.by_alpha3(code), on_us).alpha3
    except UnknownState:
        return code


def document_bounds(
    payloads: Iterable[gcat.Payload], rows: Iterable[register.RegisterEntry]
) -> dict[DocumentSymbol, int]:
    """Return the day each registration document cannot be older than, from both tables."""
    return earliest_dates([*_documents(payloads), *_documents(rows)])


def _documents(
    rows: Iterable[gcat.Payload] | Iterable[register.RegisterEntry],
) -> Iterator[tuple[DocumentSymbol, int]]:
    for one in rows:
        if one.document and one.launch:
            yield one.document, one.launch.start_us


@cache
def _launch_sites() -> dict[str, list[tuple[int | None, str, str]]]:
    found: dict[str, list[tuple[int | None, str, str]]] = {}
    with _SITES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            since = parse_utc(row["since"]) if row["since"] else None
            found.setdefault(row["code"], []).append((since, row["state"], row["facility"]))
    return found


def launch_territory(site: str, on_us: int) -> str | None:
    """Return the State on whose territory a launch site of SATCAT lies on a day; None for the sea."""
    return _site_states(site, on_us)[0]


def launch_facility(site: str, on_us: int) -> str | None:
    """Return the State whose facility a launch site of SATCAT is on a day, where not the territory's."""
    return _site_states(site, on_us)[1]


def has_launch_site(state: str) -> bool:
    """Say whether a site of SATCAT lies on a State's territory or is its facility, at any time."""
    return any(state in (one, other) for rows in _launch_sites().values() for _, one, other in rows)


@lru_cache(maxsize=4096)
def _site_states(site: str, on_us: int) -> tuple[str | None, str | None]:
    state: str | None = None
    facility: str | None = None
    for since, one, other in _launch_sites().get(site.upper(), ()):
        if since is None or since <= on_us:
            state, facility = one or None, other or None
    return state, facility
