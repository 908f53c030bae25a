"""Standing and State by the day: what applied to whom on the day of an event.

A treaty not yet joined, a resolution not yet adopted and a pledge not yet made did not apply that day. A text
that binds nobody is said to address States; a draft applies to nobody and is only simulated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from openparos.commitments.bonds import BINDING_BY, day_of
from openparos.commitments.instruments import Instrument, Standing

from .context import Bound, Context
from .phrasing import series

ADDRESSED: Final = "addressed"
SIMULATED: Final = "simulated"
SIMULATION: Final = (
    "Draft, not in force: nobody is bound; shown as if it were in force, to see what it would reach"
)


@dataclass(frozen=True)
class Position:
    """How a provision stood to States on a day.

    Attributes
    ----------
    provision : str
        Its id.
    standing : Standing
        In force, draft, political or voluntary.
    day : str
        ISO 8601.
    bound : mapping
        State to answer: yes, no, unknown; ``addressed`` for what binds nobody, ``simulated`` for drafts.
    there : bool
        Whether the instrument was there on that day at all.
    """

    provision: str
    standing: Standing
    day: str
    bound: Mapping[str, Bound]
    there: bool

    @property
    def applies(self) -> bool:
        """Whether it may be asked about: to one State at least, or to nobody known."""
        return self.there and (not self.bound or any(one.answer != "no" for one in self.bound.values()))

    @property
    def may_be_asked(self) -> bool:
        """Whether a question under it may be left open: to a State known to be bound, or under a text that binds nobody."""
        return not self.bound or any(one.answer not in ("no", "unknown") for one in self.bound.values())

    def limits(self, context: Context) -> tuple[str, ...]:
        """Say of whom it is known, unknown or not the case that they were bound, in sentences."""
        if self.standing is Standing.DRAFT:
            return (SIMULATION,)
        out = []
        for answer, words in (
            ("no", "not bound by it on that day, as far as the acts at hand tell"),
            ("unknown", "whether bound by it on that day is not decided by the dates at hand"),
        ):
            those = [context.name_of(state) for state, one in self.bound.items() if one.answer == answer]
            if those:
                out.append(f"{series(those)}: {words}")
        if self.standing is Standing.VOLUNTARY:
            out.append("A voluntary measure not taken is not a treaty not kept")
        if self.standing is Standing.POLITICAL:
            out.append("Political, not legally binding")
        return tuple(out)

    def to_json(self) -> dict[str, str]:
        """Return State to answer, as it stands among a finding's parameters."""
        return {state: one.answer for state, one in sorted(self.bound.items())}


def position_of(context: Context, provision_id: str, states: Collection[str], on_us: int) -> Position:
    """Return how a provision stood to States on a day.

    Parameters
    ----------
    context : Context
        Instruments and parties.
    provision_id : str
        For example ``ost-1967/IX``.
    states : collection of str
        Codes.
    on_us : int
        An instant of that day.
    """
    provision = context.provision(provision_id)
    instrument = context.instruments.instrument(provision.instrument)
    by = instrument.participation.by
    if by in BINDING_BY:
        bound = {state: context.bound(state, provision_id, on_us) for state in sorted(states)}
        return Position(provision_id, provision.standing, day_of(on_us), bound, _began(instrument, on_us))
    word = SIMULATED if provision.standing is Standing.DRAFT else ADDRESSED
    there = provision.standing is Standing.DRAFT or instrument.was_there_on(day_of(on_us))
    bound = {state: Bound(word, instrument.label) for state in sorted(states)}
    return Position(provision_id, provision.standing, day_of(on_us), bound, there)


def _began(instrument: Instrument, on_us: int) -> bool:
    """Say whether an instrument that binds had begun: in force, or with its first declaration, by that day."""
    start = instrument.in_force or instrument.participation.first or instrument.adopted
    return start is None or day_of(on_us) >= start[:10]
