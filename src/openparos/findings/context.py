"""What a rule may look at besides the event: provisions, who is bound, the register, notices, declarations, sets.

Everything is handed in, so that a rule is a pure function and a test can rename the States.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from openparos.commitments.instruments import Instruments, Provision
from openparos.model.events import Event
from openparos.model.times import Interval

from .sight import Sight
from .wording import NO_STATE


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether a State is bound by an instrument on a day: yes, no or unknown, with the reason."""

    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Registration:
    """What the register data say of one object.

    Attributes
    ----------
    status : str
        ``registered``, ``not-found`` or ``not-available`` (the data at hand do not cover it).
    state, document, launch_date, source : str or None
        State of registry, symbol of the document, day of launch, where it was read.
    fields : mapping
        For each item of article IV(1) ``present``, ``blank`` or ``not-available``.
    orbit, orbit_reason : str or None
        Declared orbit beside the first catalogued one: ``agrees``, ``differs``, ``blank``,
        ``not-comparable``; and why, or by how much.
    decay : str or None
        ``notified``, ``not-found``, ``not-available`` or ``not-applicable``.
    function : str or None
        General function as registered.
    days, days_at_least : int or None
        From launch to registration, and its lower bound.
    double : tuple of str
        Parties that each registered it, where there are several.
    name : str or None
        Name in the register data.
    cospar_id : str or None
        International designator.
    position_deg : float or None
        Geostationary position as registered, degrees east.
    """

    status: str
    state: str | None = None
    document: str | None = None
    launch_date: str | None = None
    source: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    orbit: str | None = None
    orbit_reason: str | None = None
    decay: str | None = None
    function: str | None = None
    days: int | None = None
    days_at_least: int | None = None
    double: tuple[str, ...] = ()
    name: str | None = None
    cospar_id: str | None = None
    position_deg: float | None = None


@dataclass(frozen=True, slots=True)
class NoticeVersion:
    """What a notice said from an instant on; `content` is None once it was withdrawn."""

    logged_us: int
    act: str
    content: Mapping[str, Any] | None
    norad_ids: frozenset[int] = frozenset()
    period: Interval | None = None


@dataclass(frozen=True, slots=True)
class FiledNotice:
    """A notice on file: who filed it, what for, which objects, the log's time, the period it speaks of.

    The fields say what holds now; `versions` what was said when, so that nothing changed after an event is taken
    for having been said before it.
    """

    notice_id: str
    form: str
    state: str
    norad_ids: frozenset[int]
    logged_us: int
    withdrawn: bool = False
    period: Interval | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    versions: tuple[NoticeVersion, ...] = ()

    def as_of(self, us: int) -> FiledNotice | None:
        """Return the notice as it stood at an instant; None where it was not filed yet, or withdrawn."""
        if not self.versions:
            return self if self.logged_us <= us and not self.withdrawn else None
        stood = [one for one in self.versions if one.logged_us <= us]
        if not stood or stood[-1].content is None:
            return None
        last = stood[-1]
        return replace(
            self, withdrawn=False, norad_ids=last.norad_ids, period=last.period, content=last.content or {}
        )


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a party said would be so, in terms that can be held against what is seen.

    Attributes
    ----------
    declaration_id : str
        Id of the notice, or of the claim in the record.
    subject : str
        ``debris-lifetime``, ``servicing``, ``orbit`` or ``end-of-operations``.
    by : str
        Who said it, in words.
    state : str or None
        The State that said it, or for which it was said.
    source : str
        Where it stands.
    filed : bool
        Whether it is a notice in the log, whose time is proven; else it is a statement on record.
    norad_ids, launch :
        Objects it speaks of, or the launch they belong to (``2019-006``).
    said_us : int or None
        When it was said, where known.
    since_us, until_us : int or None
        The time it speaks of.
    values : mapping
        Its numbers, units in the names.
    consent_of : tuple of str
        States whose consent it names.
    unverified : bool
        The source was not checked.
    """

    declaration_id: str
    subject: str
    by: str
    state: str | None
    source: str
    filed: bool
    norad_ids: frozenset[int] = frozenset()
    launch: str | None = None
    said_us: int | None = None
    since_us: int | None = None
    until_us: int | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    consent_of: tuple[str, ...] = ()
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a party said of an event: a fact about the statement, never about the event."""

    statement_id: str
    by: str
    on: str | None
    says: str
    source: str
    norad_ids: frozenset[int]
    about: Interval | None = None
    contradicts: tuple[str, ...] = ()
    unverified: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the statement with its author, date and source, as it is printed beside a finding."""
        return {
            "id": self.statement_id,
            "by": self.by,
            "on": self.on,
            "says": self.says,
            "source": self.source,
            "contradicts": list(self.contradicts),
            "unverified": self.unverified,
        }


@dataclass(frozen=True, slots=True)
class Launch:
    """A launch a catalogue knows: designator (``2019-006``), instant, State, and its payloads."""

    launch: str
    at_us: int
    state: str | None
    norad_ids: tuple[int, ...]
    source: str


def _unknown(state: str, provision: str, on_us: int) -> Bound:
    return Bound("unknown", "no roster of parties was given")


@dataclass(frozen=True)
class Context:
    """All that the rules share for one assessment.

    Attributes
    ----------
    instruments : Instruments
        Every instrument, article by article.
    bound : callable
        ``bound(state, provision_id, on_us) -> Bound``.
    registrations : mapping
        Catalogue number to `Registration`; absent means not available.
    notices : tuple of FiledNotice
        All notices on file.
    names : mapping
        Code of a State or organization to its short name in English.
    declarations : tuple of Declaration
        What was declared in numbers, in notices and on record.
    sight : Sight or None
        The element sets of the objects; without them tests that need them are not made.
    anomalies : mapping or None
        Anomalies of element sets by catalogue number; None where they were not sought.
    launches : tuple of Launch
        Launches of the period.
    crewed : frozenset of int
        Objects with people on board, by catalogue number.
    statements : tuple of Statement
        What parties said of events, as the record has it; printed beside, never weighed.
    """

    instruments: Instruments
    bound: Callable[[str, str, int], Bound] = _unknown
    registrations: Mapping[int, Registration] = field(default_factory=dict)
    notices: tuple[FiledNotice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    declarations: tuple[Declaration, ...] = ()
    sight: Sight | None = None
    anomalies: Mapping[int, tuple[Event, ...]] | None = None
    launches: tuple[Launch, ...] = ()
    crewed: frozenset[int] = frozenset()
    statements: tuple[Statement, ...] = ()

    def name_of(self, code: str | None) -> str:
        """Return the short name of a State or organization, or its code, or `NO_STATE` where none is given."""
        if code is None:
            return NO_STATE
        return self.names.get(code, code)

    def statements_on(self, norad_ids: frozenset[int], when: Interval) -> tuple[Statement, ...]:
        """Return what parties said of an event of these objects at that time, all of it, in the record's order."""
        return tuple(
            one
            for one in self.statements
            if len(one.norad_ids & norad_ids) >= min(2, len(one.norad_ids))
            and one.norad_ids
            and (one.about is None or one.about.overlaps(when))
        )

    def provision(self, provision_id: str) -> Provision:
        """Return a provision by its id."""
        return self.instruments.provision(provision_id)

    def title_of(self, provision_id: str) -> str:
        """Return ``Outer Space Treaty, IX: Due regard and consultation``.

        A number that was recalled and not seen in the text is never printed: the subject stands alone.
        """
        provision = self.instruments.provision(provision_id)
        instrument = self.instruments.instrument(provision.instrument)
        if provision.unverified:
            return f"{instrument.short_title}: {provision.title}"
        return f"{instrument.short_title}, {provision.number}: {provision.title}"
