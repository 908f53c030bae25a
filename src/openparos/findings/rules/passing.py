"""Encounters and releases beside the guidelines that speak of them: what would decide is with the operators."""

from __future__ import annotations

from collections.abc import Callable

from openparos.model.events import Event, EventKind

from ..context import Context
from ..finding import Finding, Status
from ..phrasing import day, moment, number, object_name, series, value_of
from .frame import frame

EventRule = Callable[[Event, Context], Finding | None]


def _encounter_rule(rule: str, provision: str) -> EventRule:
    def run(event: Event, context: Context) -> Finding | None:
        if event.kind is not EventKind.ENCOUNTER or event.tier != "bulletin":
            return None
        made = frame(rule, provision, context, {one.state for one in event.objects}, event.interval.start_us)
        if made is None:
            return None
        who = series([object_name(one, context) for one in event.objects])
        least, speed = value_of(event, "miss_distance_km"), value_of(event, "relative_speed_km_s")
        at_us = event.best_time_us or event.interval.start_us
        text = f"{who} passed one another on {moment(at_us)}"
        if least is not None:
            text += f", {number(least, event.quantities['miss_distance_km'].sigma)} km apart"
        if speed is not None:
            text += f" at {speed:.1f} km/s"
        return made.on_event(
            event,
            ages_matter=True,
            status=Status.CANNOT_BE_DETERMINED,
            statement=text
            + ", by their element sets; whether either side assessed or avoided it does not show.",
            limits=("Element sets of this kind do not give the risk of a collision; none is stated",),
            would_determine="The operators' own assessments of the pass, with their orbits.",
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Hold an encounter beside {provision}."
    return run


accidental_collision = _encounter_rule("debris-2007-3/1", "debris-2007/3")
conjunction_assessment = _encounter_rule("lts-b4/1", "lts-2019/B.4")


def released_piece(event: Event, context: Context) -> Finding | None:
    """Hold an object that came out of another beside the guideline on debris of normal operations."""
    if event.kind is not EventKind.RELEASE or event.tier != "bulletin":
        return None
    states = {one.state for one in event.objects}
    made = frame("debris-2007-1/1", "debris-2007/1", context, states, event.interval.start_us)
    if made is None:
        return None
    names = " out of ".join(object_name(one, context) for one in reversed(event.objects))
    when = day(event.best_time_us or event.interval.start_us)
    return made.on_event(
        event,
        status=Status.CANNOT_BE_DETERMINED,
        statement=f"{names} appeared about {when}; whether it has a function of its own does not show.",
        limits=(
            "A piece may be a satellite, a cover or a fragment: size and function are not in orbital data",
        ),
        would_determine="What the State of registry tells of the piece.",
    )
