"""Outer Space Treaty, article V: what passed near people in space, and whether it was told. Every side's words stand."""

from __future__ import annotations

from typing import Final

from openparos.model.events import Event, EventKind

from ..context import Context, Statement
from ..finding import Finding
from ..matching import match
from ..phrasing import moment, number, object_name, series, value_of
from .frame import frame
from .scheduled_manoeuvres import status_of, told

RULE: Final = "ost-v/1"
PROVISION: Final = "ost-1967/V"
FORMS: Final = ("danger-to-astronauts",)
UNWEIGHED: Final = (
    "Statements of the parties stand beside the finding as they were made; none is weighed against another"
)


def near_people(event: Event, context: Context) -> Finding | None:
    """Hold a close pass of an object with people on board beside what was told of it.

    Parameters
    ----------
    event : Event
        Of kind encounter, approach or co-location, in which a crewed object takes part.
    context : Context
        With the crewed objects, notices and statements on record.
    """
    if event.kind not in (EventKind.ENCOUNTER, EventKind.APPROACH, EventKind.CO_LOCATION):
        return None
    numbers = frozenset(one.norad_id for one in event.objects)
    states = {one.state for one in event.objects if one.state}
    said = context.statements_on(numbers, event.interval)
    if not numbers & context.crewed or (len(states) < 2 and not said):
        return None
    made = frame(RULE, PROVISION, context, states, event.interval.start_us)
    if made is None:
        return None
    found = match(event, context.notices, FORMS, after=True)
    return made.on_event(
        event,
        ages_matter=True,
        status=status_of(found),
        statement=_statement(event, context, said) + f"; {told(found)}.",
        notices=[one.notice.notice_id for one in found] + [one.statement_id for one in said],
        limits=(
            "Whether a pass is a danger is a matter of rules on which States differ; no threshold is applied here",
            *((UNWEIGHED,) if said else ()),
        ),
        parameters={"statements": [one.to_json() for one in said]},
        would_determine="What each side told the other and the Secretary-General, and when. Either may ask the other.",
    )


def _statement(event: Event, context: Context, said: tuple[Statement, ...]) -> str:
    who = series([object_name(one, context) for one in event.objects])
    middle = (event.interval.start_us + event.interval.end_us) // 2
    determined = event.quantities.get("determined")
    if determined is not None and determined.value is False:
        text = f"How far {who} passed from one another about {moment(middle)} cannot be determined from the sets at hand"
    else:
        text = f"{who} passed one another about {moment(event.best_time_us or middle)}"
    least = value_of(event, "miss_distance_km")
    least = value_of(event, "min_distance_km") if least is None else least
    if least is not None:
        text += f", {number(least)} km apart by the element sets at hand"
    if said:
        authors = series(sorted({one.by for one in said}))
        disputed = ", in parts one against another" if any(one.contradicts for one in said) else ""
        text += f"; {len(said)} statements on record ({authors}) stand beside it{disputed}"
    return text
