"""The register held against the catalogue: payload by payload, what was registered and what was not found.

Three answers and no fourth: ``registered`` (a document is named), ``not-found`` (a source that covers the
State knows the payload and names no document), ``not-available`` (no source at hand covers it). Nothing
here says that a State omitted anything: a register entry can exist and not be in these files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from openparos.model.confidence import Confidence
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, format_utc, now_us

from . import gcat, register, satcat
from .declared_orbits import CataloguedOrbit, Comparison, Tolerances, compare, orbit_of_gcat
from .gcat import DeclaredOrbit, Payload
from .identity import Index
from .identity_changes import identity_changes
from .launching import LaunchBook, LaunchingStates
from .owners import answering, document_bounds, one_party
from .register import RegisterEntry
from .satcat import Entry
from .shelf import Shelf
from .symbols import DocumentSymbol

REGISTERED: Final = "registered"
NOT_FOUND: Final = "not-found"
NOT_AVAILABLE: Final = "not-available"
# Without GCAT, a register file counts as a source about a State from this share of its payloads on.
COVERED_SHARE: Final = 0.5
# Status of the online index that says an object is no longer in orbit around the Earth's surface.
_ENDED: Final = frozenset({"decayed", "recovered", "deorbited"})


@dataclass(frozen=True, slots=True)
class Check:
    """One payload held against the register; keys of `to_json` are those of design.md and more.

    `state` answers today, `state_at_launch` is the party the same code meant on launch day (they differ
    for the Soviet Union). Days to registration are given where a source dates the document;
    `document_date_not_before_us` is else the bound from the numbering of documents.
    """

    norad_id: int
    cospar_id: str | None
    name: str
    state: str | None
    state_at_launch: str | None
    launch_us: int | None
    status: str
    reason: str | None
    document: DocumentSymbol | None
    document_source: str | None
    document_date_us: int | None
    document_date_not_before_us: int | None
    function: str | None
    fields: Mapping[str, str]
    orbit: Comparison
    decay: str
    double: tuple[str, ...]
    by_another: bool | None
    launching: LaunchingStates
    together_with: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def by_no_launching_state(self) -> bool | None:
        """Whether the State of registry is none of the launching States the sources name.

        None where nothing is registered or the sources do not name both a site and an owner.
        """
        if self.document is None:
            return None
        among = self.launching.includes(self.state)
        return None if among is None else not among

    @property
    def days_to_registration(self) -> int | None:
        """Days from launch to the document's date, where a source gives it."""
        return _days(self.launch_us, self.document_date_us)

    @property
    def days_to_registration_at_least(self) -> int | None:
        """Lower bound of the same from the numbering of documents."""
        return _days(self.launch_us, self.document_date_not_before_us)

    def to_json(self) -> dict[str, Any]:
        """Return the line written with ``--out``."""
        return {
            "cospar_id": self.cospar_id,
            "norad_id": self.norad_id,
            "name": self.name,
            "state": self.state,
            "state_at_launch": self.state_at_launch,
            "launch_date": _day(self.launch_us),
            "status": self.status,
            "reason": self.reason,
            "document": None if self.document is None else str(self.document),
            "document_source": self.document_source,
            "document_date": _day(self.document_date_us),
            "document_date_not_before": _day(self.document_date_not_before_us),
            "days_to_registration": self.days_to_registration,
            "days_to_registration_at_least": self.days_to_registration_at_least,
            "general_function": self.function,
            **{f"article_iv_{name}": value for name, value in self.fields.items()},
            "orbit_outcome": self.orbit.outcome,
            "orbit_reason": self.orbit.reason,
            "orbit_outside_tolerance": " ".join(self.orbit.outside) or None,
            **{
                f"orbit_declared_minus_catalogued_{name}": self.orbit.differences.get(name)
                for name in ("period_min", "inclination_deg", "perigee_km", "apogee_km")
            },
            "orbit_source": self.orbit.source,
            "decay_notified": self.decay,
            "registered_by_several": " ".join(self.double) or None,
            "registered_by_another_than_the_owner": self.by_another,
            "launching_states": str(self.launching) or None,
            "registered_by_no_known_launching_state": self.by_no_launching_state,
            "registered_together_with": " ".join(map(str, self.together_with)) or None,
            "notes": "; ".join(self.notes) or None,
        }


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
        )


def check_registration(
    sources: Sources, tolerances: Tolerances | None = None, on_us: int | None = None
) -> list[Check]:
    """Hold every payload against the register.

    Parameters
    ----------
    sources : Sources
        Tables, with early orbits and document dates where there are any.
    tolerances : Tolerances or None
        For comparing orbits.
    on_us : int or None
        The day as of which States answer; today where not given.

    Returns
    -------
    list of Check
        One for each payload, in the order of the catalogue.
    """
    return _Checker(sources, tolerances or Tolerances(), now_us() if on_us is None else on_us).run()


class _Checker:
    def __init__(self, sources: Sources, tolerances: Tolerances, on_us: int) -> None:
        self.sources, self.tolerances, self.on_us = sources, tolerances, on_us
        self.bounds = document_bounds(sources.payloads, sources.rows)
        self.rows: dict[int, list[RegisterEntry]] = defaultdict(list)
        index = Index(sources.payloads)
        for row in sources.rows:
            match = index.find(row)
            if match and match.norad_id is not None and match.confidence is not Confidence.LOW:
                self.rows[match.norad_id].append(row)
        self.covered = self._covered_states()
        # Entries and objects of one launch in one document: fewer entries than objects means some share.
        self.entries_of = Counter(
            (row.cospar_id[:8], row.document) for row in sources.rows if row.cospar_id and row.document
        )
        self.pending = Counter(row.document for row in sources.rows if not row.cospar_id)
        self.objects_of: dict[tuple[str, DocumentSymbol], list[int]] = defaultdict(list)
        for one in sources.payloads:
            if one.cospar_id and one.document:
                self.objects_of[one.cospar_id[:8], one.document].append(one.norad_id)

    def _covered_states(self) -> set[str]:
        """Return the States for which the register file has an entry for most payloads.

        A few rows of a State (shared with another, or left in a partial copy) do not make the file a
        source about that State.
        """
        payloads, entered = Counter[str](), Counter[str]()
        for one in self.sources.payloads:
            state, _ = self._states(one, None)
            if state is not None:
                payloads[state] += 1
                entered[state] += one.norad_id in self.rows
        return {state for state, count in payloads.items() if entered[state] >= COVERED_SHARE * count}

    def run(self) -> list[Check]:
        return [self._check(one) for one in self.sources.payloads]

    def _check(self, payload: Payload) -> Check:
        rows = [row for row in self.rows.get(payload.norad_id, ()) if row.un_registered]
        row = rows[0] if rows else None
        state, at_launch = self._states(payload, row)
        status, reason = self._status(payload, row, state)
        document = payload.document or (row.document if row else None)
        labels = self.sources.labels
        source = labels.get("gcat-psatcat") if payload.document else labels.get("register") if row else None
        declared = row.declared if row and row.declared and not row.declared.is_blank else payload.declared
        launch_us = payload.launch.start_us if payload.launch else None
        return Check(
            norad_id=payload.norad_id,
            cospar_id=payload.cospar_id,
            name=payload.name,
            state=state,
            state_at_launch=at_launch,
            launch_us=launch_us,
            status=status,
            reason=reason,
            document=document,
            document_source=source if document else None,
            document_date_us=self.sources.document_dates.get(document) if document else None,
            document_date_not_before_us=self.bounds.get(document) if document else None,
            function=row.function or None if row else None,
            fields=self._fields(row, declared, status),
            orbit=self._orbit(payload, declared, launch_us, status),
            decay=self._decay(payload, row),
            double=self._double(payload, rows),
            by_another=self._by_another(payload, state) if document else None,
            launching=self.sources.launches.states_of(
                payload.cospar_id, launch_us, self.sources.entries.get(payload.norad_id), rows, self.on_us
            ),
            together_with=self._together(payload, state),
            notes=self._notes(payload, row),
        )

    def _states(self, payload: Payload, row: RegisterEntry | None) -> tuple[str | None, str | None]:
        launch_us = payload.launch.start_us if payload.launch else self.on_us
        if payload.registry_code is not None:
            found = [one_party(payload.registry_code, "gcat", day) for day in (self.on_us, launch_us)]
            return found[0] or payload.registry_code, found[1] or payload.registry_code
        if row and len(row.countries) == 1:
            return answering(row.countries[0], self.on_us), row.countries[0]
        entry = self.sources.entries.get(payload.norad_id)
        code = entry.owner_code if entry else None
        return one_party(code, "satcat", self.on_us), one_party(code, "satcat", launch_us)

    def _status(
        self, payload: Payload, row: RegisterEntry | None, state: str | None
    ) -> tuple[str, str | None]:
        if payload.document or (row and row.document):
            return REGISTERED, None
        if not self.sources.has_gcat:
            if state in self.covered:
                return NOT_FOUND, "not in the register file, which has most payloads of this State"
            return NOT_AVAILABLE, "the register file has no entries, or only a few, of this State"
        if payload.registry_code is None:
            return NOT_AVAILABLE, "the catalogue names no State of registry and expects none"
        return NOT_FOUND, "the catalogue transcribes the register for every State and names no document"

    def _fields(self, row: RegisterEntry | None, declared: DeclaredOrbit, status: str) -> dict[str, str]:
        """Say for each item of Article IV(1) whether it is present or blank."""
        if status != REGISTERED:
            return dict.fromkeys(ARTICLE_IV, NOT_AVAILABLE)

        def said(value: object) -> str:
            return "present" if value not in (None, "") else "blank"

        def in_row(column: str, value: object) -> str:
            unknown = row is None or column in self.sources.blank_columns
            return NOT_AVAILABLE if unknown else said(value)

        return {
            "launching_state": "present" if row is None else said(row.country_as_written),
            "designator": in_row(
                "International Designator", row and (row.cospar_id or row.registration_number)
            ),
            "launch_date": in_row("Date of Launch", row and row.launch),
            "launch_place": in_row("Place of Launch", row and row.place),
            "nodal_period": said(declared.period_min),
            "inclination": said(declared.inclination_deg),
            "apogee": said(declared.apogee_km),
            "perigee": said(declared.perigee_km),
            "general_function": in_row("Function", row and row.function),
        }

    def _orbit(
        self, payload: Payload, declared: DeclaredOrbit, launch_us: int | None, status: str
    ) -> Comparison:
        if status != REGISTERED or launch_us is None:
            return Comparison("not-comparable", "not registered or launch date unknown", {}, (), None)
        label = self.sources.labels.get("gcat-psatcat", gcat.SOURCE)
        listed = orbit_of_gcat(payload, f"orbit listed by {label}")
        measured = self.sources.first_orbits.get(payload.norad_id)
        # Element sets come first; GCAT's listed orbit stands in where none is early enough.
        result = compare(declared, launch_us, [measured], self.tolerances)
        return result if result.outcome in ("agrees", "differs", "blank") else compare(
            declared, launch_us, [measured, listed], self.tolerances
        )  # fmt: skip

    def _decay(self, payload: Payload, row: RegisterEntry | None) -> str:
        if payload.in_flight:
            return "not-applicable"
        if row is None:
            return NOT_AVAILABLE
        if row.status in _ENDED or row.changed is not None:
            return "notified"
        return "not-found"

    def _double(self, payload: Payload, rows: list[RegisterEntry]) -> tuple[str, ...]:
        """Return the parties that each registered the object, when there are several."""
        named = {tuple(answering(code, self.on_us) for code in row.countries) for row in rows if row.document}
        named |= {(answering(code, self.on_us),) for row in rows for code, _ in row.also_registered}
        if payload.document and payload.registry_code:
            party = one_party(payload.registry_code, "gcat", self.on_us)
            if party and not any(party in group for group in named):
                named.add((party,))
        named.discard(())
        return tuple(sorted("+".join(group) for group in named)) if len(named) > 1 else ()

    def _by_another(self, payload: Payload, state: str | None) -> bool | None:
        """Say whether the State of registry is not the owner's, where a source names an owner State."""
        if payload.registry_starred:
            return True
        entry = self.sources.entries.get(payload.norad_id)
        owner = one_party(entry.owner_code, "satcat", self.on_us) if entry else None
        return None if owner is None or state is None else owner != state

    def _together(self, payload: Payload, state: str | None) -> tuple[int, ...]:
        """Return launch-mates of the same document where it has fewer entries for the launch than objects.

        Only for States of which the register file has most entries: elsewhere they are missing for another reason.
        """
        if not payload.cospar_id or not payload.document or state not in self.covered:
            return ()
        key = (payload.cospar_id[:8], payload.document)
        mates = self.objects_of[key]
        entered = self.entries_of.get(key, 0)
        # An entry whose designator was still to be assigned may be any of the document's objects.
        if (
            entered > 0
            and entered + self.pending[payload.document] < len(mates)
            and payload.norad_id not in self.rows
        ):
            return tuple(one for one in mates if one != payload.norad_id)
        return ()

    def _notes(self, payload: Payload, row: RegisterEntry | None) -> tuple[str, ...]:
        notes = []
        if payload.registry_starred and payload.document:
            notes.append("registered by a State other than the one GCAT holds to be the owner's")
        if payload.document and payload.registry_bracketed:
            notes.append("GCAT names a document and still brackets the State")
        if row and row.document and payload.document and row.document != payload.document:
            notes.append(f"the index names {row.document}, GCAT {payload.document}")
        if row and len(row.countries) > 1:
            notes.append(f"registered as of {row.country_as_written}")
        entry = self.sources.entries.get(payload.norad_id)
        if entry and entry.kind in ("debris", "rocket body"):
            notes.append(f"SATCAT lists it as {entry.kind}")
        notes += [str(change) for change in identity_changes().get(payload.norad_id, ())]
        return tuple(notes)


USED: Final = ("gcat-psatcat", "satcat", "register", "gcat-launches")
"""Kinds of table the check reads."""

ARTICLE_IV: Final = (
    "launching_state", "designator", "launch_date", "launch_place", "nodal_period", "inclination", "apogee",
    "perigee", "general_function",
)  # fmt: skip


def _payloads_of_satcat(entries: Mapping[int, Entry]) -> tuple[Payload, ...]:
    """Return the payloads of the satellite catalogue where GCAT is missing: no State, no document."""
    nothing = DeclaredOrbit(None, None, None, None)
    return tuple(
        Payload(
            norad_id=one.norad_id, cospar_id=one.cospar_id, name=one.name, launch=one.launch,
            operated_until=None, operating=False, decay=one.decay, in_flight=one.decay is None, fate="-",
            program="-", owner_class="", category="", registry_code=None, registry_bracketed=False,
            registry_starred=False, document=None, document_as_written=None, declared=nothing,
            orbit_epoch=None, perigee_km=None, apogee_km=None, inclination_deg=None, line=one.line,
        )
        for one in entries.values()
        if one.kind == "payload"
    )  # fmt: skip


def _days(start_us: int | None, end_us: int | None) -> int | None:
    return None if start_us is None or end_us is None else (end_us - start_us) // US_PER_DAY


@lru_cache(maxsize=65_536)
def _day(us: int | None) -> str | None:
    return None if us is None else format_utc(us)[:10]
