"""The register held against the catalogue: payload by payload, what was registered and what was not found.

Three answers and no fourth: ``registered`` (a document is named), ``not-found`` (a source that covers the
State knows the payload and names no document), ``not-available`` (no source at hand covers it). Nothing
here says that a State omitted anything: a register entry can exist and not be in these files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.times import now_us

from . import gcat
from .declared_orbits import Comparison, Tolerances, compare, orbit_of_gcat
from .ends import end_in
from .gcat import DeclaredOrbit, Payload
from .identity import Index, Match
from .identity_changes import identity_changes
from .owners import answering, document_bounds, one_party
from .register import RegisterEntry
from .registration_lines import ARTICLE_IV, NOT_AVAILABLE, NOT_FOUND, REGISTERED, Check
from .registration_sources import Sources
from .symbols import DocumentSymbol
from .within_launch import join_rows

__all__ = ["ARTICLE_IV", "NOT_AVAILABLE", "NOT_FOUND", "REGISTERED", "Check", "Sources", "check_registration"]

# Without GCAT, a register file counts as a source about a State from this share of its payloads on.
COVERED_SHARE: Final = 0.5


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
        self.undecided: dict[int, tuple[RegisterEntry, Match]] = {}
        matches = join_rows(sources.rows, Index(sources.payloads), sources.payloads, sources.hints)
        for row, match in zip(sources.rows, matches, strict=True):
            if match and match.norad_id is not None and match.confidence is not Confidence.LOW:
                self.rows[match.norad_id].append(row)
            elif match and match.group:
                self.undecided |= dict.fromkeys(match.group, (row, match))
            elif match and match.norad_id is not None and "launch" in match.basis:
                self.undecided[match.norad_id] = (row, match)
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
            decay=self.sources.ends.notified(payload, self.sources.entries.get(payload.norad_id), row),
            end_in_register=end_in(row),
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
        if row is None and payload.norad_id in self.undecided:
            notes.append(_undecided(*self.undecided[payload.norad_id]))
        notes += [str(change) for change in identity_changes().get(payload.norad_id, ())]
        return tuple(notes)


def _undecided(row: RegisterEntry, match: Match) -> str:
    """Say that entries without a piece mean this object, alone or with others, and by what that is known."""
    basis = " and ".join(one for one in match.basis if one != "launch")
    among = (
        f"one of {len(match.group)} objects of its launch" if match.group else "the one object of its launch"
    )
    return f"{among} that entries of {row.document} without a designator can mean, by {basis}"
