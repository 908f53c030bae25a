"""What a rule may look at besides the event: provisions, who is bound, the register, the notices.

Everything is handed in, so that a rule is a pure function and a test can rename the States.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from openparos.commitments.instruments import Instruments, Provision
from openparos.model.times import Interval


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether a State is bound by an instrument on a day: yes, no or unknown, with the reason."""

    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Registration:
    """What the register data say of one object.

    `status` is ``registered``, ``not-found`` or ``not-available`` (the data at hand do not cover it).
    """

    status: str
    state: str | None = None
    document: str | None = None
    launch_date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class FiledNotice:
    """A notice on file: who filed it, what for, which objects, the log's time, the period it speaks of."""

    notice_id: str
    form: str
    state: str
    norad_ids: frozenset[int]
    logged_us: int
    withdrawn: bool = False
    period: Interval | None = None


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
    """

    instruments: Instruments
    bound: Callable[[str, str, int], Bound] = _unknown
    registrations: Mapping[int, Registration] = field(default_factory=dict)
    notices: tuple[FiledNotice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, code: str | None) -> str:
        """Return the short name of a State or organization, or its code, or 'no known State'."""
        if code is None:
            return "no known State"
        return self.names.get(code, code)

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
