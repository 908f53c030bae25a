"""A case as its steps leave it: the parties, the stage, what is asked and not yet answered.

The state of a case is nothing but the fold of its steps in the order of the log; no field of it can be
set in any other way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .acts import Level, Outcome, Role, Stage
from .step import OPEN, Step


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step with the log's time and place.

    Attributes
    ----------
    step : Step
        What was said or done.
    received_us : int
        The log's time, microseconds since 1970.
    index : int or None
        Its entry in the log; None where it was taken from published documents.
    """

    step: Step
    received_us: int
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One consultation.

    Attributes
    ----------
    steps : tuple of TakenStep
        Its history; the first opened it.
    stage : Stage
        How far it has come.
    outcome : Outcome or None
        How it was closed, while it is.
    observers : frozenset of str
        Named at the opening or admitted since by both sides.
    """

    steps: tuple[TakenStep, ...]
    stage: Stage
    outcome: Outcome | None
    observers: frozenset[str]

    @property
    def opening(self) -> Step:
        """The step that opened it."""
        return self.steps[0].step

    @property
    def case_id(self) -> str:
        """Party and reference of the opening."""
        return self.opening.case

    @property
    def head(self) -> str:
        """Digest of the last step: what the next one must follow."""
        return self.steps[-1].step.digest

    @property
    def requester(self) -> str:
        """Who asks."""
        return self.opening.party

    @property
    def requested(self) -> tuple[str, ...]:
        """Who is asked."""
        return tuple(self.opening.content["requested"])

    @property
    def secretariat(self) -> str | None:
        """The secretariat that follows the case, where one was named."""
        return self.opening.content.get("secretariat")

    @property
    def bases(self) -> tuple[str, ...]:
        """Legal bases the requester named."""
        return tuple(self.opening.content["bases"])

    @property
    def level(self) -> Level:
        """Who may see it."""
        return Level(self.opening.content.get("level", Level.OPEN))

    @property
    def opened_us(self) -> int:
        """When the request was received."""
        return self.steps[0].received_us

    @property
    def parties(self) -> tuple[str, ...]:
        """Requester and requested."""
        return (self.requester, *self.requested)

    @property
    def participants(self) -> tuple[str, ...]:
        """All that take part, parties first."""
        others = sorted(self.observers)
        return (*self.parties, *others, *((self.secretariat,) if self.secretariat else ()))

    def role_of(self, party: str) -> Role:
        """Return what a party is in this case."""
        if party == self.requester:
            return Role.REQUESTER
        if party in self.requested:
            return Role.REQUESTED
        if party == self.secretariat:
            return Role.SECRETARIAT
        return Role.OBSERVER if party in self.observers else Role.THIRD_PARTY

    def taken(self, *acts: str) -> Iterator[TakenStep]:
        """Yield the steps of some acts, oldest first."""
        return (one for one in self.steps if one.step.act in acts)

    def last(self, *acts: str) -> TakenStep | None:
        """Return the newest step of some acts."""
        found = tuple(self.taken(*acts))
        return found[-1] if found else None

    def pending(self, ask: str, answers: tuple[str, ...], party: str) -> TakenStep | None:
        """Return the newest step of an act by another than `party` that was not answered yet."""
        for place in range(len(self.steps) - 1, -1, -1):
            one = self.steps[place]
            if one.step.act == ask and one.step.party != party:
                later = (each.step for each in self.steps[place + 1 :])
                done = any(step.act in answers and step.party != one.step.party for step in later)
                return None if done else one
        return None

    def as_of(self, us: int) -> tuple[TakenStep, ...]:
        """Return the steps received up to an instant."""
        return tuple(one for one in self.steps if one.received_us <= us)

    def content(self, name: str, default: Any = None) -> Any:
        """Return a content of the opening."""
        return self.opening.content.get(name, default)


def is_opening(step: Step) -> bool:
    """Say whether a step opens a case."""
    return step.act == OPEN
