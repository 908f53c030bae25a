"""Who is bound by what on which day.

The answer for one State and one instrument is *yes*, *no* or *unknown*. *Yes* needs a dated and
checked act that has taken effect; *unknown* is said, with the reason, wherever no known date
decides. What binds nobody (drafts, resolutions, guidelines) is never listed as a duty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from openparos.model.errors import UnknownState
from openparos.model.states import State, all_states, party

from .bonds import BINDING_BY, Bond, bond_of, day_of, existence_of
from .instruments import Instrument, Provision, load_instruments
from .participation import recorded_designations

__all__ = [
    "Bond",
    "Duty",
    "Position",
    "Roster",
    "SharedDuty",
    "bond_of",
    "day_of",
    "duties_between",
    "duties_for_event",
    "duties_of",
    "position_of",
    "roster_of",
]

NOT_DUTIES: Final = ("definition",)


@dataclass(frozen=True, slots=True)
class Duty:
    """One provision that binds a State on a day, or of which that is unknown."""

    provision: Provision
    bond: Bond

    @property
    def bound(self) -> str:
        """``yes`` or ``unknown``."""
        return self.bond.bound

    def to_json(self) -> dict[str, Any]:
        """Return the duty as it stands in the answer of ``openparos instruments duties``."""
        return {
            "instrument": self.provision.instrument,
            "provision": self.provision.id,
            "standing": self.provision.standing.value,
            "bound": self.bond.bound,
            "since": self.bond.since,
            "source": self.bond.source,
            "reason": self.bond.reason,
            "checked": self.bond.checked,
            "kind": self.provision.kind,
            "bearer": self.provision.bearer,
            "title": self.provision.title,
            "statement": self.provision.statement,
            "grade": self.provision.grade,
            "unverified": self.provision.unverified,
        }


@dataclass(frozen=True, slots=True)
class Position:
    """All that stands between a State and the instruments on a day."""

    state: str
    on: str
    duties: tuple[Duty, ...]
    not_bound: tuple[Bond, ...]
    not_binding: tuple[Instrument, ...]
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``openparos instruments duties``."""
        return {
            "state": self.state,
            "on": self.on,
            "note": self.note,
            "duties": [duty.to_json() for duty in self.duties],
            "not_bound": [
                {"instrument": bond.instrument, "reason": bond.reason, "source": bond.source}
                for bond in self.not_bound
            ],
            "not_binding": [
                {"instrument": each.id, "standing": each.standing.value, "label": each.label}
                for each in self.not_binding
            ],
        }


def position_of(state: str, on_us: int) -> Position:
    """Return all that stands between a State and the instruments on a day.

    Parameters
    ----------
    state : str
        Alpha-3 code of a State, dissolved ones included, or the code of an organization.
    on_us : int
        An instant of that day, microseconds since 1970.

    Raises
    ------
    UnknownState
        When the code is neither in the table of States nor anywhere in the record.
    """
    on = day_of(on_us)
    code = state.strip().upper()
    try:
        who = party(code)
    except UnknownState:
        if code not in recorded_designations():
            raise
        note = "a designation of the record, not in the table of States; no duties are computed"
        return Position(code, on, (), (), (), note)
    if not who.has_duties:
        return Position(
            code, on, (), (), (), "not a State or international organization; no duties are computed"
        )
    duties: list[Duty] = []
    not_bound, not_binding = [], []
    for instrument in load_instruments().values():
        if instrument.participation.by not in BINDING_BY:
            if instrument.was_there_on(on):
                not_binding.append(instrument)
            continue
        bond = bond_of(instrument, who, on)
        if bond.bound == "no":
            not_bound.append(bond)
            continue
        duties += [Duty(each, bond) for each in instrument.provisions if each.kind not in NOT_DUTIES]
    absent = existence_of(who, on) if isinstance(who, State) else None
    return Position(code, on, tuple(duties), tuple(not_bound), tuple(not_binding), absent)


def duties_of(state: str, on_us: int) -> tuple[Duty, ...]:
    """Return the provisions that bind a State on a day, and those of which that is unknown.

    Parameters
    ----------
    state : str
        Alpha-3 code, or the code of an organization.
    on_us : int
        An instant of that day, microseconds since 1970.
    """
    return position_of(state, on_us).duties


def duties_for_event(state: str, on_us: int, kind: str) -> tuple[Duty, ...]:
    """Return the duties of a State on a day that an observed event of a kind can touch."""
    return tuple(duty for duty in duties_of(state, on_us) if kind in duty.provision.events)


@dataclass(frozen=True, slots=True)
class Roster:
    """Every State's bond to one instrument on a day, and the counts that sources give."""

    instrument: Instrument
    on: str
    bonds: tuple[Bond, ...]

    def states(self, bound: str) -> tuple[str, ...]:
        """Return the States of which the answer is yes, no or unknown."""
        return tuple(bond.state for bond in self.bonds if bond.bound == bound)

    def to_json(self) -> dict[str, Any]:
        """Return the answer of ``openparos instruments parties``."""
        return {
            "instrument": self.instrument.id,
            "standing": self.instrument.standing.value,
            "on": self.on,
            "yes": list(self.states("yes")),
            "unknown": [
                {"state": bond.state, "reason": bond.reason} for bond in self.bonds if bond.bound == "unknown"
            ],
            "counts": [
                {"parties": each.parties, "on": each.on, "source": each.source, "note": each.note}
                for each in self.instrument.counts
            ],
        }


def roster_of(instrument_id: str, on_us: int) -> Roster:
    """Return who was bound by an instrument on a day, and of whom that is unknown.

    Parameters
    ----------
    instrument_id : str
        For example ``moon-1979``.
    on_us : int
        An instant of that day, microseconds since 1970.
    """
    instrument = load_instruments().instrument(instrument_id)
    on = day_of(on_us)
    if instrument.participation.by not in BINDING_BY:
        return Roster(instrument, on, ())
    return Roster(instrument, on, tuple(bond_of(instrument, each, on) for each in all_states(dissolved=True)))


@dataclass(frozen=True, slots=True)
class SharedDuty:
    """A provision between two States on a day; `bound` is yes only when both are bound."""

    provision: Provision
    first: Bond
    second: Bond

    @property
    def bound(self) -> str:
        """``yes`` when both are bound, else ``unknown``."""
        return "yes" if self.first.bound == self.second.bound == "yes" else "unknown"

    def to_json(self) -> dict[str, Any]:
        """Return the duty with the bond of each State."""
        bonds = {
            bond.state: {
                "bound": bond.bound,
                "since": bond.since,
                "source": bond.source,
                "reason": bond.reason,
            }
            for bond in (self.first, self.second)
        }
        shared = Duty(self.provision, self.first).to_json()
        for key in ("since", "source", "checked", "reason"):
            shared.pop(key)
        return {**shared, "bound": self.bound, "states": bonds}


def duties_between(first: str, second: str, on_us: int) -> tuple[SharedDuty, ...]:
    """Return the provisions that two States owe one another on a day.

    A declaration of one State is owed by that State alone, so it is here only when both made one.
    """
    of_second = {duty.provision.id: duty for duty in duties_of(second, on_us)}
    return tuple(
        SharedDuty(duty.provision, duty.bond, of_second[duty.provision.id].bond)
        for duty in duties_of(first, on_us)
        if duty.provision.id in of_second
    )
