"""A launching State of an object no table speaks of, out of what the tables say of its launch.

Stages and debris catalogued after the edition of a table stand in none. Their designator still names their
launch. Who launched it, and who procured the launching, are launching States of everything on it (Registration
Convention, Article I(a)); neither need be the State of registry. Two things are looked for:

- who launched: the State of the agency in the launch log; else of the stages of the same launch that SATCAT
  lists; else the State whose facility the site is, or on whose territory it lies;
- who procured the launching: the States of its payloads, where a table means to list all of them.

A State is named where both are one State, or where only one of the two is known and is one State. A stage, by
its name in the element sets, stands under who launched it. All else that a launch of several States left names
nobody, and the answer says of whom it could be. The order is the same for every State.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from . import satcat
from .attribution import Attribution
from .dates import VagueDate, parse_gcat_date, parse_un_date, parse_us_date
from .gcat_launches import launch_tag
from .launching import AGENCY, LaunchBook
from .owners import (
    OwnerBook,
    answering,
    has_launch_site,
    launch_facility,
    launch_territory,
    one_party,
)
from .shelf import Shelf

FACILITY: Final = "State whose facility the launch site is"
TERRITORY: Final = "State on whose territory the launch site lies"
STAGES: Final = "State SATCAT names for its stages"
_NOT_NAMED: Final = Attribution(
    None, None, None, "no table at hand names a State for it or for what else its launch carried"
)
_STAGE: Final = re.compile(r"\b(R/B|AKM|PKM)\b", re.IGNORECASE)  # as catalogues name stages and motors
# Tables that mean to list every payload of a launch: a register lists what was registered, UCS what operates.
_WHOLE: Final = frozenset({"gcat-psatcat", "satcat"})
# Number, designator and day of launch in the tables that list payloads, and how the day is read.
_LISTS: Final = {
    "gcat-psatcat": ("JCAT", "Piece", "LDate", parse_gcat_date),
    "register": ("NORAD_CAT_ID", "International Designator", "Date of Launch", parse_un_date),
    "ucs": ("NORAD Number", "COSPAR Number", "Date of Launch", parse_us_date),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """What the element sets say of an object: its designator and, where they carry one, its name."""

    cospar_id: str
    name: str | None = None

    @property
    def is_stage(self) -> bool:
        """Whether it is named as a stage or motor."""
        return bool(_STAGE.search(self.name or ""))


@dataclass(slots=True)
class ListedLaunch:
    """What the tables list of one launch; `kinds` are the tables that list its payloads."""

    payloads: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    stage_owners: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    day_us: int | None = None

    def began(self, day: VagueDate | None) -> None:
        """Take a day of launch; the earliest counts, since satellites set free later carry later ones."""
        if day is not None:
            self.day_us = day.start_us if self.day_us is None else min(self.day_us, day.start_us)


@dataclass(frozen=True, slots=True)
class _Launchers:
    """Who launched, on which ground and by which table; the parties of the site beside it."""

    state: str | None
    ground: str
    source: str
    of_site: Mapping[str, str]


class LaunchInference:
    """Infers a launching State of objects from their launch.

    Parameters
    ----------
    shelf : Shelf
        Tables; each that is missing is done without.
    pieces : Mapping
        What the element sets say of the objects that will be asked for, by catalogue number.
    """

    def __init__(self, shelf: Shelf, pieces: Mapping[int, Piece]) -> None:
        tags = {number: launch_tag(one.cospar_id) for number, one in pieces.items()}
        self._tags = {number: tag for number, tag in tags.items() if tag is not None}
        self._stages = {number for number, one in pieces.items() if one.is_stage}
        self._of = launches_listed(shelf, frozenset(self._tags.values()))
        self._labels = {kind: shelf.label(kind) for kind in (*_LISTS, "satcat") if kind in shelf}
        mates = frozenset(number for one in self._of.values() for number in one.payloads)
        self._book = OwnerBook(shelf, mates) if mates else None
        self._log = LaunchBook.from_shelf(shelf) if self._tags else LaunchBook()
        self._known: dict[tuple[str, int, bool], Attribution] = {}

    def state_of(self, norad_id: int, on_us: int) -> Attribution:
        """Return a launching State of an object on a day, or nobody with the reason.

        Parameters
        ----------
        norad_id : int
            Catalogue number.
        on_us : int
            The day, microseconds since 1970; a launch after it says nothing.
        """
        tag = self._tags.get(norad_id)
        if tag is None:
            return _NOT_NAMED
        question = tag, on_us, norad_id in self._stages
        if question not in self._known:
            self._known[question] = self._infer(*question)
        return self._known[question]

    def _infer(self, tag: str, on_us: int, is_stage: bool) -> Attribution:
        launch, logged = self._of.get(tag) or ListedLaunch(), self._log.launches.get(tag)
        launch.began(logged.date if logged else None)
        if launch.day_us is not None and on_us < launch.day_us:
            return Attribution(None, None, None, f"asked for a day before the launch {tag}")
        by = self._launchers(tag, launch, on_us)
        owners, has_company = self._owners(launch, on_us)
        is_whole = not has_company and not _WHOLE.isdisjoint(launch.kinds)
        named = ", ".join([*sorted(owners), *(("one that is no State",) if has_company else ())])
        if by.state and (is_stage or not named or (owners == {by.state} and is_whole)):
            source = f"{by.ground}, launch {tag}, {by.source}"
            if owners == {by.state} and is_whole:
                source = f"State of all payloads of launch {tag}, {self._tables(launch)}; {source}"
            elif named:
                source += f"; its payloads are of {named} ({self._tables(launch)})"
            return _inferred(by.state, source, by.of_site)
        if by.state is None and len(owners) == 1 and is_whole:
            (state,) = owners
            source = f"State of all payloads of launch {tag}, {self._tables(launch)}"
            if not has_launch_site(state):
                source += "; no launch site under its code is known here, so that another launched"
            return _inferred(state, source, by.of_site)
        if not named:
            return _NOT_NAMED
        who = f"{by.state} launched ({by.ground}, {by.source})" if by.state else "who launched is not at hand"
        rest = "" if not _WHOLE.isdisjoint(launch.kinds) else ", which need not list every payload"
        caveat = (
            f"No State is named for an object of launch {tag} that no table lists: the payloads are of {named} "
            f"({self._tables(launch)}{rest}), and {who}"
        )
        return Attribution(None, None, None, caveat, caveat=caveat)

    def _launchers(self, tag: str, launch: ListedLaunch, on_us: int) -> _Launchers:
        day_us = on_us if launch.day_us is None else launch.day_us
        agency, log_site = self._log.launchers_of(tag, day_us, on_us)
        facilities = {launch_facility(site, day_us) for site in launch.sites} | {log_site}
        territories = {launch_territory(site, day_us) for site in launch.sites}
        facility, territory = (_the_one(found, on_us) for found in (facilities, territories))
        stages = _the_one({one_party(code, "satcat", on_us) for code in launch.stage_owners}, on_us)
        catalogue = self._labels.get("satcat", "SATCAT")
        site_source = catalogue if launch.sites else self._log.label
        ranked = (
            (agency, AGENCY, self._log.label),
            (stages, STAGES, catalogue),
            (facility, FACILITY, site_source),
            (territory, TERRITORY, site_source),
        )
        first = next((one for one in ranked if one[0]), (None, "", ""))
        of_site = {one: why for one, why in ((territory, TERRITORY), (facility, FACILITY)) if one}
        return _Launchers(*first, of_site)

    def _owners(self, launch: ListedLaunch, on_us: int) -> tuple[set[str], bool]:
        """Return the parties of the payloads, and whether one of these is a company's or of several."""
        owners: set[str] = set()
        has_company = False
        for number in launch.payloads:
            if self._book and self._book.names_somebody(number):
                state = self._book.state_of(number, on_us).state
                has_company = has_company or state is None
                owners |= {state} if state else set()
        return owners, has_company

    def _tables(self, launch: ListedLaunch) -> str:
        return ", ".join(dict.fromkeys(self._labels[kind] for kind in sorted(launch.kinds)))


def _inferred(state: str, source: str, of_site: Mapping[str, str]) -> Attribution:
    also = "".join(f"; {ground}: {one}" for one, ground in of_site.items() if one != state)
    return Attribution(
        state,
        "launching",
        f"{source}{also}; inferred from its launch: one launching State, there may be others",
        "inferred from its launch; it need not be the State of registry",
    )


def _the_one(parties: set[str | None], on_us: int) -> str | None:
    """Return the one party among these as it answers on a day; None for several or none."""
    found = {answering(one, on_us) for one in parties if one}
    return found.pop() if len(found) == 1 else None


def launches_listed(shelf: Shelf, tags: frozenset[str]) -> dict[str, ListedLaunch]:
    """Return what the tables list of these launches, by launch part of the designator."""
    found: dict[str, ListedLaunch] = defaultdict(ListedLaunch)
    for kind in _LISTS if tags else ():
        for tag, number, day in _listed(shelf, kind, tags):
            found[tag].payloads.add(number)
            found[tag].kinds.add(kind)
            found[tag].began(day)
    catalogue = shelf.table("satcat") if tags else None
    for entry in satcat.entries(catalogue, launches=tags) if catalogue else ():
        one = found[(entry.cospar_id or "")[:8]]
        if entry.kind == "payload":
            one.payloads.add(entry.norad_id)
            one.kinds.add("satcat")
        if entry.kind == "rocket body" and entry.owner_code:
            one.stage_owners.add(entry.owner_code)
        one.sites |= {entry.site} if entry.site else set()
        one.began(entry.launch)
    return dict(found)


def _listed(shelf: Shelf, kind: str, tags: frozenset[str]) -> Iterator[tuple[str, int, VagueDate | None]]:
    """Yield launch, catalogue number and day of launch of the payloads a table lists of these launches."""
    table = shelf.table(kind)
    number_column, piece_column, day_column, read = _LISTS[kind]
    if table is None or number_column not in table.header:
        return
    number_at, piece_at, day_at = (table.index(one) for one in (number_column, piece_column, day_column))
    for row in table.rows:
        piece, number = row[piece_at].strip(), row[number_at].strip().lstrip("S")
        if not number.isdigit():
            continue
        tag = piece[:8] if piece[4:5] == "-" and piece[5:8].isdigit() else launch_tag(piece)
        if tag in tags:
            yield str(tag), int(number), read(row[day_at])
