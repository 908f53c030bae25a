"""Liability Convention II and III: who the parties are. Nothing is said of fault, damage or claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import format_utc

from ..confidence import COUNT_RULE
from ..context import Context
from ..finding import Finding, Status
from ..phrasing import counted, day, object_name, series
from ..wording import NO_STATE
from .breakups import NO_CAUSE, came_apart, states_of_parent
from .frame import EventCount, StateView, frame

IDENTITY_ONLY: Final = (
    "Identity of the objects and their States alone; whether there was damage or fault is not asked"
)
OWNER: Final = "The launching States may be others than the owner a catalogue names"
INFERRED: Final = "Where a State is named as launching State it is one that the launch shows; there may be other launching States"


def parties_in_space(event: Event, context: Context) -> Finding | None:
    """Name the parties where objects in space came apart or met (article III)."""
    if event.tier != "bulletin" or event.kind not in (EventKind.BREAK_UP, EventKind.ENCOUNTER):
        return None
    broke = event.kind is EventKind.BREAK_UP
    states = states_of_parent(event) if broke else {one.state for one in event.objects}
    made = frame("liability-iii/2", "liability-1972/III", context, states, event.interval.start_us)
    if made is None:
        return None
    named = series([context.name_of(one) for one in made.states]) or NO_STATE
    what = came_apart(event, context) if broke else _met(event, context)
    other = " Whether a second object took part cannot be determined from element sets." if broke else ""
    return made.on_event(
        event,
        status=Status.CANNOT_BE_DETERMINED,
        statement=f"{what}; the States named for what is identified: {named}.{other}",
        limits=(IDENTITY_ONLY, OWNER, *_inferred([event]), *((NO_CAUSE,) if broke else ())),
        would_determine="A claim through diplomatic channels with its facts, and the register entries of the objects.",
    )


def _inferred(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the limit of what rests on the launch alone, where one of the objects stands under such a State."""
    bases = {one.state_basis for event in events for one in event.objects}
    return (INFERRED,) if "launching" in bases else ()


def _met(event: Event, context: Context) -> str:
    who = series([object_name(one, context) for one in event.objects])
    when = day(event.best_time_us or event.interval.start_us)
    return f"{who} passed near one another on {when}"


def parties_on_ground(view: StateView, context: Context) -> Finding | None:
    """Name what came down of one State in a period (article II)."""
    falls = tuple(one for one in view.events if one.kind is EventKind.DECAY)
    if not falls:
        return None
    made = frame("liability-ii/1", "liability-1972/II", context, {view.state}, view.period.start_us)
    if made is None:
        return None
    count = EventCount(falls)
    start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
    return made.finding(
        status=Status.CANNOT_BE_DETERMINED,
        statement=(
            f"From {start} to {end} {counted(len(falls), 'object')} of {context.name_of(view.state)} came down by the sets at "
            "hand; where, and whether any part reached the ground, does not show."
        ),
        events=count.ids,
        element_sets=count.element_sets,
        limits=(IDENTITY_ONLY, OWNER, *_inferred(falls)),
        confidence=Confidence.MODERATE,
        confidence_rule=COUNT_RULE,
        would_determine="A report of parts found, held beside the objects that came down at that time.",
    )
