"""Which States the sources at hand connect with a launch, and how (Registration Convention, Article I(a)).

A launching State launches, procures the launching, or lends territory or facility. No public source says who is
one; they say on whose territory a site lies, whose facility it is, of which State the agency is that launched,
and whom a catalogue calls the owner (taken here for the one that procured the launch, which it need not be).
The list is therefore what can be argued from, not a finding of law, and it may lack a State.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from openparos.model import states
from openparos.model.errors import UnknownState

from .gcat_launches import Launch, launches
from .owners import answering, launch_facility, launch_territory, one_party
from .register import RegisterEntry
from .satcat import Entry
from .shelf import Shelf, label_of

TERRITORY: Final = "territory of the launch site"
FACILITY: Final = "facility"
AGENCY: Final = "State of the launching agency"
OWNER: Final = "owner"
MENTION: Final = "reported the launch to the United Nations"


@dataclass(frozen=True, slots=True)
class LaunchingStates:
    """Parties connected with one launch.

    Attributes
    ----------
    bases : Mapping
        For each party, by the code under which it answers, on which grounds.
    is_complete : bool
        Whether the site and an owner are known: only then does the absence of a party say anything.
    """

    bases: Mapping[str, tuple[str, ...]]
    is_complete: bool

    def includes(self, party: str | None) -> bool | None:
        """Say whether a party is among them; None where it is not and the list is not complete."""
        if party is None:
            return None
        return True if party in self.bases else False if self.is_complete else None

    def __str__(self) -> str:
        return "; ".join(f"{party} ({', '.join(grounds)})" for party, grounds in self.bases.items())


@dataclass(frozen=True, slots=True)
class LaunchBook:
    """What the launch log says of launches, and which State a site or an agency is of.

    Attributes
    ----------
    launches : Mapping
        By launch part of the designator.
    sites, agencies : Mapping
        State code of GCAT by code of the site or organization.
    label : str
        The launch log as a source.
    """

    launches: Mapping[str, Launch] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    label: str = "GCAT"

    @classmethod
    def from_shelf(cls, shelf: Shelf) -> LaunchBook:
        """Read the tables; without a launch log the book is empty."""
        table = shelf.table("gcat-launches")
        if table is None:
            return cls()
        return cls(
            {one.tag: one for one in launches(table)},
            _state_codes(shelf, "gcat-sites", "Site"),
            _state_codes(shelf, "gcat-orgs", "Code"),
            label_of(table),
        )

    def states_of(
        self,
        cospar_id: str | None,
        launch_us: int | None,
        entry: Entry | None,
        rows: Iterable[RegisterEntry],
        on_us: int,
    ) -> LaunchingStates:
        """Return the parties connected with a launch.

        Parameters
        ----------
        cospar_id : str or None
            Of one of its objects.
        launch_us : int or None
            Day of launch, microseconds since 1970.
        entry : Entry or None
            The object in the satellite catalogue.
        rows : iterable of RegisterEntry
            Its rows in the register: others that report the launch are in their remarks.
        on_us : int
            The day for which the parties are named.
        """
        found: dict[str, list[str]] = defaultdict(list)

        def add(party: str | None, ground: str) -> None:
            if party is not None:
                grounds = found[_answering(party, on_us)]
                if ground not in grounds:
                    grounds.append(ground)

        has_site = has_owner = False
        day_us = on_us if launch_us is None else launch_us
        if entry is not None:
            if entry.site:
                territory = launch_territory(entry.site, day_us)
                add(territory, TERRITORY)
                add(launch_facility(entry.site, day_us), FACILITY)
                has_site = territory is not None
            owners = owners_of(entry.owner_code, on_us)
            has_owner = bool(owners)
            for owner in owners:
                add(owner, OWNER)
        for row in rows:
            for code, document in row.mentioned_by:
                add(code, f"{MENTION} in {document}" if document else MENTION)
        agency, site = self.launchers_of((cospar_id or "")[:8], day_us, on_us)
        add(site, FACILITY)
        has_site = has_site or site is not None
        add(agency, AGENCY)
        bases = {party: tuple(grounds) for party, grounds in sorted(found.items()) if grounds}
        return LaunchingStates(bases, has_site and has_owner)

    def launchers_of(self, tag: str, launch_us: int, on_us: int) -> tuple[str | None, str | None]:
        """Return the States of the agency and of the site of a launch by the log, as they answer on a day.

        Parameters
        ----------
        tag : str
            Launch part of the designator.
        launch_us, on_us : int
            Day of the launch, for which the codes are read, and the day the States are named for.
        """
        launch = self.launches.get(tag)
        if launch is None:
            return None, None
        found = (self.agencies.get(launch.agency_code or ""), self.sites.get(launch.site_code or ""))
        agency, site = (one_party(code, "gcat", launch_us) for code in found)
        return agency and _answering(agency, on_us), site and _answering(site, on_us)


_answering = lru_cache(maxsize=4096)(answering)


@lru_cache(maxsize=4096)
def owners_of(code: str | None, on_us: int) -> tuple[str, ...]:
    """Return the parties an owner code of SATCAT names; a company is none."""
    if code is None:
        return ()
    try:
        parties = states.by_owner_code(code, scheme="satcat", on_us=on_us)
    except UnknownState:
        return ()
    named = (
        one
        for one in parties
        if not isinstance(one, states.Organization) or one.kind == "international-organization"
    )
    return tuple(answering(one.code, on_us) for one in named)


def _state_codes(shelf: Shelf, kind: str, key: str) -> dict[str, str]:
    table = shelf.table(kind)
    if table is None:
        return {}
    key_at, state_at = table.index(key), table.index("StateCode")
    return {row[key_at].strip(): row[state_at].strip() for row in table.rows}
