"""Who is bound by what on which day.

The answer for one State and one instrument is *yes*, *no* or *unknown*. *Yes* needs a dated and
checked act that has taken effect; *unknown* is said, with the reason, wherever no known date
decides. What binds nobody (drafts, resolutions, guidelines) is never listed as a duty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from openparos.model.errors import OutOfRange, UnknownState
from openparos.model.states import Organization, State, UnStatus, party
from openparos.model.times import format_utc

from .instruments import Instrument, Provision, load_instruments
from .participation import (
    BINDING_ACTS,
    SUCCESSION_ACTS,
    Act,
    acts_of,
    emergences,
    recorded_designations,
)

BINDING_BY: Final = ("acts", "declarations", "un-members")
STATES_TABLE: Final = "the project's table of States (membership of the United Nations)"
NOT_DUTIES: Final = ("definition",)


@dataclass(frozen=True, slots=True)
class Bond:
    """Whether one State is bound by one instrument on one day, since when, and how one knows.

    Attributes
    ----------
    bound : str
        ``yes``, ``no`` or ``unknown``.
    since : str or None
        Day (or month, or year) it took effect for the State, where known.
    source : str or None
        Where the deciding fact was read.
    checked : str or None
        ``two sources``, ``one source`` or ``unverified``.
    reason : str
        What decides, or why nothing does.
    """

    instrument: str
    state: str
    on: str
    bound: str
    reason: str
    since: str | None = None
    source: str | None = None
    checked: str | None = None


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


def day_of(on_us: int) -> str:
    """Return the day an instant lies in, as ISO 8601."""
    if on_us < -4_000_000_000_000_000 or on_us > 253_402_300_799_000_000:
        raise OutOfRange(f"{on_us} microseconds since 1970 is no day between 1843 and 9999")
    return format_utc(on_us)[:10]


def bond_of(instrument: Instrument, state: State | Organization, on: str) -> Bond:
    """Say whether a State or organization is bound by an instrument on a day.

    Parameters
    ----------
    instrument : Instrument
        One that binds by acts, declarations or membership of the United Nations.
    state : State or Organization
        Of `model.states`.
    on : str
        The day, ISO 8601.
    """
    blank = Bond(instrument.id, state.code, on, "no", "")
    start = instrument.in_force or instrument.participation.first
    if start is not None and on < start[:10]:
        what = "not yet in force" if instrument.in_force else "no State had joined yet"
        return replace(blank, reason=f"{what} (from {start})", source=instrument.sources[0].reference)
    if isinstance(state, Organization):
        return _bond_of_organization(instrument, blank)
    existence = _existence(state, on)
    if existence is not None:
        return replace(blank, reason=existence)
    if instrument.participation.by == "un-members":
        return _bond_of_member(state, blank)
    return _bond_by_acts(instrument, state.code, blank)


def _bond_of_organization(instrument: Instrument, blank: Bond) -> Bond:
    known = instrument.participation.organizations
    if known is None:
        return replace(blank, reason="not open to international organizations, as far as known here")
    return replace(blank, bound="unknown", reason=known)


def _existence(state: State, on: str) -> str | None:
    """Say why a State is not there on a day, or None where it is."""
    if state.until_us is not None and on >= day_of(state.until_us):
        heirs = state.continued_by or " and ".join(state.successors)
        verb = "continued by" if state.continued_by else "succeeded by"
        return f"dissolved on {day_of(state.until_us)}; {verb} {heirs}"
    emergence = emergences().get(state.code)
    if emergence is not None and on < emergence.since:
        before = f"; see {emergence.predecessor}" if emergence.predecessor else ""
        mark = " [unverified]" if emergence.unverified else ""
        return f"the State exists since {emergence.since}{mark} ({emergence.note}){before}"
    return None


def _bond_of_member(state: State, blank: Bond) -> Bond:
    since = None if state.un_since_us is None else day_of(state.un_since_us)
    if state.un_status is UnStatus.OBSERVER or since is None:
        return replace(blank, reason="not a Member of the United Nations", source=STATES_TABLE)
    if blank.on < since:
        return replace(blank, reason=f"Member of the United Nations only from {since}", source=STATES_TABLE)
    return replace(
        blank, bound="yes", since=since, source=STATES_TABLE, reason="Member of the United Nations"
    )


def _bond_by_acts(instrument: Instrument, state: str, blank: Bond) -> Bond:
    rows = acts_of(instrument.id, state)
    joining = [act for act in rows if act.act in (*BINDING_ACTS, "declaration")]
    if not joining:
        return _bond_without_act(instrument, state, rows, blank)
    bond = _bond_of_joining(instrument, state, joining[0], blank)
    for act in rows:
        if act.act == "withdrawal" and act.date is not None and blank.on >= act.date and bond.bound != "no":
            return replace(
                blank, reason=f"withdrew with effect from {act.date}", source=act.source, checked=act.checked
            )
    return bond


def _bond_without_act(instrument: Instrument, state: str, rows: tuple[Act, ...], blank: Bond) -> Bond:
    rule = instrument.participation
    if state in rule.not_joined:
        return replace(blank, reason="named as outside by the source", source=rule.not_joined_source)
    bound = "unknown" if rule.absence == "unknown" else "no"
    signed = next((act for act in rows if act.act == "signature"), None)
    if signed is None:
        return replace(blank, bound=bound, reason=rule.absence_reason or "no act of this State is known")
    if signed.date is not None and blank.on < signed.date:
        signed = None
    reason = (
        f"signed on {signed.date}, no ratification found" if signed else "no act of this State by this day"
    )
    if bound == "unknown":
        reason += f"; {rule.absence_reason}"
    source, checked = (signed.source, signed.checked) if signed else (None, None)
    return replace(blank, bound=bound, reason=reason, source=source, checked=checked)


def _bond_of_joining(instrument: Instrument, state: str, act: Act, blank: Bond) -> Bond:
    told = replace(blank, source=act.source, checked=act.checked)
    word = {"accession_or_succession": "accession or succession", "party": "party"}.get(act.act, act.act)
    remark = f"; {act.note}" if act.note else ""
    if act.date is None:
        if act.act == "party":
            reason = f"{act.note or 'listed as a party'} ({act.source})"
        else:
            reason = f"{word} recorded without a date{remark}"
        return replace(told, bound="unknown", reason=reason)
    earliest, latest = act.earliest() or "", act.latest() or ""
    start = max(_effect(instrument, act, earliest), instrument.in_force or "")
    if blank.on < start:
        return _bond_before(state, act, word, start, told)
    if act.unverified:
        return replace(told, bound="unknown", reason=f"{word} of {act.date} is unverified{remark}")
    if blank.on < latest:
        return replace(
            told, bound="unknown", since=act.date, reason=f"{word} in {act.date}, the day is not known"
        )
    since = start if len(act.date) == 10 else act.date
    form = f" ({act.form})" if act.form else ""
    return replace(told, bound="yes", since=since, reason=f"{word} {act.date}{form}{remark}")


def _bond_before(state: str, act: Act, word: str, start: str, told: Bond) -> Bond:
    """Answer for a day before the act: a succession may reach back to the birth of the State."""
    emergence = emergences().get(state)
    if act.act in SUCCESSION_ACTS and emergence is not None and emergence.predecessor is not None:
        reason = (
            f"{word} recorded on {act.date}; a succession operates from {emergence.since}, "
            f"when the State followed {emergence.predecessor}, and the record does not say so"
        )
        return replace(told, bound="unknown", reason=reason)
    return replace(told, reason=f"joined later: {word} {act.date}, in effect from {start}")


def _effect(instrument: Instrument, act: Act, day: str) -> str:
    if instrument.in_force_rule == "thirty-days-after-deposit" and act.act != "succession":
        return (date.fromisoformat(day) + timedelta(days=30)).isoformat()
    return day


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
            if not instrument.adopted or instrument.adopted <= on:
                not_binding.append(instrument)
            continue
        bond = bond_of(instrument, who, on)
        if bond.bound == "no":
            not_bound.append(bond)
            continue
        duties += [Duty(each, bond) for each in instrument.provisions if each.kind not in NOT_DUTIES]
    absent = _existence(who, on) if isinstance(who, State) else None
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
