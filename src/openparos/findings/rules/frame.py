"""What every finding carries, whatever its rule: provision, standing, who was bound that day, limits of both.

A rule makes a `Frame` for a provision, the States concerned and a day; where the provision did not apply to any of
them on that day there is none, and no finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventObject
from openparos.model.times import Interval

from ..confidence import EVENT_RULE, criteria_of
from ..context import Context
from ..explanations import alternatives_of
from ..finding import Alternative, Finding, Status
from ..standing import Position, position_of


@dataclass(frozen=True)
class StateView:
    """What was seen of one State in a period.

    Attributes
    ----------
    state : str
        Its code.
    period : Interval
        The period.
    events : tuple of Event
        Events of the bulletin tier in which an object of it takes part, in time order.
    objects : tuple of EventObject
        Its objects in them, each once.
    """

    state: str
    period: Interval
    events: tuple[Event, ...]
    objects: tuple[EventObject, ...]


@dataclass(frozen=True)
class Frame:
    """Rule, provision and who was bound on the day."""

    rule: str
    provision: str
    context: Context
    states: tuple[str, ...]
    position: Position

    def on_event(self, event: Event, *, ages_matter: bool = False, **parts: Any) -> Finding:
        """Return a finding that rests on one event: its sets, caveats, alternatives and criteria in it."""
        alternatives = alternatives_of(event, self.context)
        criteria = criteria_of(event, self.context, alternatives, ages_matter=ages_matter)
        limits = (*parts.pop("limits", ()), *event.caveats)
        given: dict[str, Any] = {
            "events": (event.event_id,),
            "alternatives": alternatives,
            "confidence": criteria.word,
            "confidence_rule": f"{EVENT_RULE}. {criteria.sentence()}",
            "element_sets": event.evidence.element_sets,
            **parts,
        }
        return self.finding(limits=limits, **given)

    def finding(
        self,
        *,
        status: Status,
        statement: str,
        confidence: Confidence,
        confidence_rule: str,
        would_determine: str | None,
        events: Iterable[str] = (),
        notices: Iterable[str] = (),
        limits: Iterable[str] = (),
        alternatives: Iterable[Alternative] = (),
        parameters: Mapping[str, Any] | None = None,
        element_sets: Iterable[str] = (),
    ) -> Finding:
        """Return a finding; what would determine it stands only where nothing was determined."""
        if status is Status.QUESTION_OPEN and not self.position.may_be_asked:
            status = Status.CANNOT_BE_DETERMINED
        determined = status in (Status.CONSISTENT, Status.NOTIFIED)
        return Finding(
            rule=self.rule,
            provision=self.provision,
            standing=self.position.standing.value,
            states=self.states,
            events=tuple(events),
            notices=tuple(sorted(set(notices))),
            status=status,
            statement=statement,
            limits=tuple(dict.fromkeys((*self.position.limits(self.context), *limits))),
            alternatives=tuple(alternatives),
            confidence=confidence,
            confidence_rule=confidence_rule,
            parameters={"bound": self.position.to_json(), "day": self.position.day, **(parameters or {})},
            element_sets=tuple(element_sets),
            would_determine=None if determined else would_determine,
        )


def frame(
    rule: str, provision: str, context: Context, states: Collection[str | None], on_us: int
) -> Frame | None:
    """Return the frame of a finding, or None where the provision applied to none of the States that day."""
    known = tuple(sorted({one for one in states if one}))
    position = position_of(context, provision, known, on_us)
    return Frame(rule, provision, context, known, position) if position.applies else None


def committed_frame(
    rule: str, provision: str, context: Context, states: Collection[str | None], on_us: int
) -> Frame | None:
    """Return the frame of a commitment of single States: none where no State is known to be concerned."""
    return frame(rule, provision, context, states, on_us) if any(states) else None


@dataclass(frozen=True)
class EventCount:
    """How many events of which kinds, for a sentence, and what they rest on."""

    events: tuple[Event, ...]
    kinds: Mapping[str, int] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the events."""
        return tuple(one.event_id for one in self.events)

    @property
    def element_sets(self) -> tuple[str, ...]:
        """Hashes of the sets they rest on, each once."""
        return tuple(sorted({name for one in self.events for name in one.evidence.element_sets}))
