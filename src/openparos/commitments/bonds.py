"""Whether one State is bound by one instrument on one day: yes, no or unknown, and what decides it.

*Yes* needs a dated and checked act that has taken effect; *no* needs a fact as well (a complete
roster, a date not reached, a withdrawal, a State that is not there); all else is *unknown*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from openparos.model.errors import OutOfRange
from openparos.model.states import Organization, State, UnStatus, all_states
from openparos.model.times import format_utc

from .instruments import Instrument
from .participation import ACTS_KEPT_UNDER, BINDING_ACTS, SUCCESSION_ACTS, Act, acts_of, emergences

BINDING_BY: Final = ("acts", "declarations", "un-members")
STATES_TABLE: Final = "the project's table of States (membership of the United Nations)"


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
    existence = existence_of(state, on)
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


def existence_of(state: State, on: str) -> str | None:
    """Say why a State is not there on a day (dissolved, not yet born), or None where it is."""
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


@lru_cache(maxsize=1)
def dissolved_states() -> frozenset[str]:
    """Return the codes of States that are no more, save those whose acts a State of today continues.

    Rosters of today's parties decide nothing about them.
    """
    gone = (each.code for each in all_states(dissolved=True) if each.until_us is not None)
    return frozenset(gone) - ACTS_KEPT_UNDER.keys()


def _bond_without_act(instrument: Instrument, state: str, rows: tuple[Act, ...], blank: Bond) -> Bond:
    rule = instrument.participation
    if state in rule.not_joined:
        return replace(blank, reason="named as outside by the source", source=rule.not_joined_source)
    dissolved = state in dissolved_states()
    bound = "unknown" if rule.absence == "unknown" or dissolved else "no"
    absence = rule.absence_reason or "no act of this State is known"
    if dissolved and rule.absence != "unknown":
        absence = "no act found; the rosters read list States of today, and acts of a dissolved State may be missing"
    signed = next((act for act in rows if act.act == "signature"), None)
    if signed is None:
        return replace(blank, bound=bound, reason=absence)
    if signed.date is not None and blank.on < signed.date:
        signed = None
    reason = (
        f"signed on {signed.date}, no ratification found" if signed else "no act of this State by this day"
    )
    if bound == "unknown":
        reason += f"; {absence}"
    source, checked = (signed.source, signed.checked) if signed else (None, None)
    return replace(blank, bound=bound, reason=reason, source=source, checked=checked)


def _bond_of_joining(instrument: Instrument, state: str, act: Act, blank: Bond) -> Bond:
    told = replace(blank, source=act.source, checked=act.checked)
    word = {"accession_or_succession": "accession or succession", "party": "party"}.get(act.act, act.act)
    remark = f"; {act.note}" if act.note else ""
    if act.date is None:
        if act.act == "party":
            known = instrument.participation.undated_reason
            reason = f"{act.note or 'listed as a party'} ({known or act.source})"
        else:
            reason = f"{word} recorded without a date{remark}"
        return replace(told, bound="unknown", reason=reason)
    earliest, latest = act.earliest() or "", act.latest() or ""
    start = max(_effect(instrument, act, earliest), instrument.in_force or "")
    if blank.on < start:
        earlier = [day for day in act.conflicting_dates() if day <= blank.on]
        if earlier:
            reason = f"{word} on {act.date}, but another source has {earlier[0]}"
            return replace(told, bound="unknown", reason=reason)
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
