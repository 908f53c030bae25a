"""A/68/189, scheduled manoeuvres: a burn that was seen beside the notices on file.

The measure is voluntary and speaks of manoeuvres that may put the flight of other States' objects at
risk; no such risk is computed here. A voluntary measure not taken is not a treaty not kept.
"""

from __future__ import annotations

from typing import Final

from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY

from ..context import Context, FiledNotice
from ..finding import Alternative, Finding, Status, TestResult
from ..phrasing import day, moment, object_name, quantity, value_of

RULE: Final = "a-68-189-scheduled-manoeuvre/1"
PROVISION: Final = "a-68-189/42"
NOTICE_FORM: Final = "scheduled-manoeuvre"
NOTICE_REACH_US: Final = 30 * US_PER_DAY
CONFIDENCE_RULE: Final = "that of the event: the detector's calibrated score, printed with the event"


def scheduled_manoeuvre(event: Event, context: Context) -> Finding | None:
    """Hold a manoeuvre beside the notices of scheduled manoeuvres.

    Parameters
    ----------
    event : Event
        Of kind manoeuvre or continuous-thrust; others give None, and so do events of the tier
        `candidate`: an analyst may look at them, a finding may not rest on them.
    context : Context
        Notices on file.
    """
    if event.kind not in (EventKind.MANOEUVRE, EventKind.CONTINUOUS_THRUST) or event.tier != "bulletin":
        return None
    one = event.objects[0]
    notices = _matching(event, context)
    before = [notice for notice in notices if notice.logged_us <= event.interval.start_us]
    states = (one.state,) if one.state else ()
    return Finding(
        rule=RULE,
        provision=PROVISION,
        standing=context.provision(PROVISION).standing.value,
        states=states,
        events=(event.event_id,),
        notices=tuple(sorted(notice.notice_id for notice in notices)),
        status=Status.NOTIFIED if before else Status.CANNOT_BE_DETERMINED,
        statement=_statement(event, context, notices, before),
        limits=(
            "The measure is voluntary and concerns manoeuvres that may put other States' flights at risk; no such "
            "risk was computed",
            f"{len(context.notices)} notices are on file here; notices given elsewhere are not seen",
            *event.caveats,
        ),
        alternatives=_alternatives(event),
        confidence=event.confidence,
        confidence_rule=CONFIDENCE_RULE,
        element_sets=event.evidence.element_sets,
        would_determine=None
        if before
        else "A notice of the State concerned, or the operator's published plan.",
    )


def _matching(event: Event, context: Context) -> list[FiledNotice]:
    numbers = {one.norad_id for one in event.objects}
    return [
        notice
        for notice in context.notices
        if notice.form == NOTICE_FORM
        and not notice.withdrawn
        and numbers & notice.norad_ids
        and _speaks_of(notice, event)
    ]


def _speaks_of(notice: FiledNotice, event: Event) -> bool:
    """Say whether a notice's period meets the event; without one, whether it was filed around that time."""
    if notice.period is None:
        return abs(notice.logged_us - event.interval.start_us) <= NOTICE_REACH_US
    return notice.period.overlaps(event.interval)


def _statement(event: Event, context: Context, notices: list[FiledNotice], before: list[FiledNotice]) -> str:
    who = object_name(event.objects[0], context)
    if event.best_time_us is not None and event.time_sigma_h is not None:
        when = f"on {moment(event.best_time_us)} (± {event.time_sigma_h:.1f} h)"
    else:
        when = f"between {moment(event.interval.start_us)} and {moment(event.interval.end_us)}"
    text = f"{who} changed its orbit {when}"
    if change := quantity(event, "delta_v_tangential_m_s"):
        text += f", by {change} m/s along its track"
    if before:
        return text + f"; a notice was on file from {day(min(one.logged_us for one in before))}."
    if notices:
        return (
            text + f"; a notice was filed on {day(min(one.logged_us for one in notices))}, after the start."
        )
    return text + "; no notice of it is on file here."


def _alternatives(event: Event) -> tuple[Alternative, ...]:
    change = value_of(event, "delta_v_tangential_m_s")
    raised = change is not None and change > 0
    return (
        Alternative(
            "drag or a storm of the upper atmosphere",
            "drag lowers an orbit; this one rose" if raised else "the orbit fell, as drag would make it",
            TestResult.EXCLUDED if raised else TestResult.NOT_EXCLUDED,
        ),
        Alternative(
            "a single bad element set",
            "sets that go there and back are dropped before fitting",
            TestResult.EXCLUDED,
        ),
        Alternative(
            "an element set of another object",
            "comparison with neighbours of the same orbit",
            TestResult.NOT_TESTED,
        ),
    )
