"""The draft treaties simulated: which words of theirs an event would reach, were they in force. Nobody is bound."""

from __future__ import annotations

from collections.abc import Callable, Collection

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import Interval, format_utc

from ..confidence import COUNT_RULE
from ..context import Context
from ..finding import Finding, Status
from ..sight import Sight
from .breakups import NO_CAUSE, WOULD, came_apart, states_of_parent
from .frame import frame

EventRule = Callable[[Event, Context], Finding | None]
PeriodRule = Callable[[Interval, Collection[str], Context], Finding | None]
LEAST_TURNS = 1.0


def _force_rule(rule: str, provision: str, own_objects: str) -> EventRule:
    def run(event: Event, context: Context) -> Finding | None:
        if event.kind is not EventKind.BREAK_UP or event.tier != "bulletin":
            return None
        made = frame(rule, provision, context, states_of_parent(event), event.interval.start_us)
        if made is None:
            return None
        return made.on_event(
            event,
            status=Status.CANNOT_BE_DETERMINED,
            statement=(
                f"{came_apart(event, context)}. Were the draft in force, its words on force would be asked about; who or "
                f"what caused it does not show. {own_objects}"
            ),
            limits=(NO_CAUSE, "The draft has no words on systems based on the ground, nor on tests"),
            would_determine=WOULD,
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Simulate {provision} on an object that came apart."
    return run


force_2014 = _force_rule(
    "ppwt-2014-ii/2",
    "ppwt-2014/II",
    "An act of a State against an object of its own would not be within them: they speak of objects of others.",
)
force_2008 = _force_rule(
    "ppwt-2008-ii/2",
    "ppwt-2008/II",
    "The text has no words on acts of a State against an object of its own.",
)


def clarification(event: Event, context: Context) -> Finding | None:
    """Simulate the clarification that the draft of 2014 lets a State ask for (article VII)."""
    if event.kind is not EventKind.BREAK_UP or event.tier != "bulletin":
        return None
    made = frame(
        "ppwt-2014-vii/2", "ppwt-2014/VII", context, states_of_parent(event), event.interval.start_us
    )
    if made is None:
        return None
    return made.on_event(
        event,
        status=Status.CANNOT_BE_DETERMINED,
        statement=f"{came_apart(event, context)}. Were the draft in force, a State could ask for clarification of it.",
        limits=(NO_CAUSE,),
        would_determine=WOULD,
    )


def _placed_rule(rule: str, provision: str) -> PeriodRule:
    def run(period: Interval, states: Collection[str], context: Context) -> Finding | None:
        if context.sight is None:
            return None
        made = frame(rule, provision, context, (), period.end_us)
        if made is None:
            return None
        objects, placed = placed_objects(context.sight, period)
        start, end = format_utc(period.start_us)[:10], format_utc(period.end_us)[:10]
        return made.finding(
            status=Status.CANNOT_BE_DETERMINED,
            statement=(
                f"Of {objects} objects with element sets from {start} to {end}, {placed} completed a revolution between "
                "their first and last set, and would count as placed in the words of the draft; what any of them was made "
                "for does not show."
            ),
            limits=(
                "A single set says nothing of a revolution completed",
                "Objects without sets are not counted",
            ),
            confidence=Confidence.MODERATE,
            confidence_rule=COUNT_RULE,
            parameters={"least_revolutions": LEAST_TURNS},
            would_determine="Inspection of objects before launch, or by consent in orbit.",
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Simulate {provision}: count the objects that completed a revolution."
    return run


def placed_objects(sight: Sight, period: Interval) -> tuple[int, int]:
    """Return how many objects have sets in a period, and how many completed a revolution between them."""
    return sight.revolutions(period.start_us, period.end_us, LEAST_TURNS)


placed_2014 = _placed_rule("ppwt-2014-i-c/1", "ppwt-2014/I.c")
object_2014 = _placed_rule("ppwt-2014-i-a/1", "ppwt-2014/I.a")
placed_2008 = _placed_rule("ppwt-2008-i/1", "ppwt-2008/I")
