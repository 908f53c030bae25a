"""Geostationary objects that left their stations: how high they stand (debris guideline 7, the agencies' 235 km).

Guideline 7 gives no number; the agencies' guideline does, as 235 km and a term for the pressure of light that needs
area and mass, which are not in orbital data. That a mission ended does not show: it is told, or not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import EventKind
from openparos.model.times import US_PER_DAY, Interval, format_utc

from ..confidence import COUNT_RULE
from ..context import Context, Declaration
from ..finding import Finding, Status
from ..phrasing import counted, day, stands
from .frame import EventCount, StateView, frame

RING_KM: Final = 35_786.0
ABOVE_KM: Final = 235.0
LEFT_DAYS: Final = 30.0
NO_END: Final = "That an object left its station does not say that its mission ended"
NO_AREA: Final = (
    "The part of the measure that depends on area and mass is left out: neither is in orbital data"
)
WOULD: Final = "A notice of the end of operations, or the operator's account."
StateRule = Callable[[StateView, Context], Finding | None]
DeclarationRule = Callable[[Declaration, Interval, Context], Finding | None]


def left_their_stations(view: StateView, context: Context) -> dict[int, float]:
    """Return objects that left a station in the period, with the height of their last perigee above the ring, km."""
    if context.sight is None:
        return {}
    last: dict[int, int] = {}
    for event in view.events:
        if event.kind in (EventKind.STATION, EventKind.STATION_CHANGE) and stands(event):
            number = event.objects[0].norad_id
            last[number] = max(last.get(number, 0), event.interval.end_us)
    found = {}
    for number, end_us in last.items():
        track = context.sight.track(number, end_us + 1, view.period.end_us)
        if len(track) >= 2 and track.epoch_us[-1] - end_us >= LEFT_DAYS * US_PER_DAY:
            found[number] = float(track.perigee_km[-1]) - RING_KM
    return found


def _state_rule(rule: str, provision: str) -> StateRule:
    def run(view: StateView, context: Context) -> Finding | None:
        heights = left_their_stations(view, context)
        if not heights:
            return None
        made = frame(rule, provision, context, {view.state}, view.period.end_us)
        if made is None:
            return None
        count = EventCount(tuple(one for one in view.events if one.objects[0].norad_id in heights))
        above = sum(one >= ABOVE_KM for one in heights.values())
        below = sum(one <= -ABOVE_KM for one in heights.values())
        start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
        return made.finding(
            status=Status.CANNOT_BE_DETERMINED,
            statement=(
                f"From {start} to {end} {counted(len(heights), 'object')} of {context.name_of(view.state)} left a station in the "
                f"geostationary belt and were not seen at another; at their last sets the perigee of {above} stood "
                f"{ABOVE_KM:g} km or more above the ring, of {below} as far below it, of {len(heights) - above - below} nearer."
            ),
            events=count.ids,
            element_sets=count.element_sets,
            limits=(NO_END, NO_AREA),
            confidence=Confidence.MODERATE,
            confidence_rule=COUNT_RULE,
            parameters={"perigee_above_ring_km": {str(n): round(h) for n, h in sorted(heights.items())}},
            would_determine=WOULD,
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_") + "_of_state"
    run.__doc__ = f"Say how high objects of one State stand that left their stations ({provision})."
    return run


def _declared_rule(rule: str, provision: str) -> DeclarationRule:
    def run(one: Declaration, period: Interval, context: Context) -> Finding | None:
        if one.subject != "end-of-operations" or context.sight is None or not one.norad_ids:
            return None
        if one.since_us is None:
            return None
        number = min(one.norad_ids)
        track = context.sight.track(number, one.since_us, period.end_us)
        if not len(track) or not 30_000.0 < float(track.axis_km[-1]) - 6378.0 < 40_000.0:
            return None
        made = frame(rule, provision, context, {one.state}, one.since_us)
        if made is None:
            return None
        height = float(track.perigee_km[-1]) - RING_KM
        clear = height >= ABOVE_KM
        return made.finding(
            status=Status.CONSISTENT if clear else Status.QUESTION_OPEN,
            statement=(
                f"Object {number} was declared at the end of its operations on {day(one.since_us)} by {one.by}; on "
                f"{day(int(track.epoch_us[-1]))} its perigee stood {height:+.0f} km from the geostationary ring."
            ),
            notices=[one.declaration_id],
            limits=(NO_AREA,),
            confidence=Confidence.HIGH if len(track) >= 3 else Confidence.MODERATE,
            confidence_rule="high: three sets or more since the declared end; moderate: fewer",
            parameters={"norad_id": number, "least_above_km": ABOVE_KM},
            would_determine=WOULD,
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Hold a declared end of operations in the belt beside {provision}."
    return run


belt_left_of_state = _state_rule("debris-2007-7/1", "debris-2007/7")
agencies_belt_left_of_state = _state_rule("iadc-235-km/1", "iadc/geo-235-km")
declared_end_belt = _declared_rule("debris-2007-7-end/1", "debris-2007/7")
agencies_declared_end_belt = _declared_rule("iadc-235-km-end/1", "iadc/geo-235-km")
disposal_told = _declared_rule("res-62-101-disposal/1", "res-62-101/disposal")


def drifting_of_state(view: StateView, context: Context) -> Finding | None:
    """Hold objects that began to drift beside the notices of emergencies (A/68/189)."""
    heights = left_their_stations(view, context)
    drifting = sorted(number for number, height in heights.items() if abs(height) < ABOVE_KM)
    if not drifting:
        return None
    made = frame("a-68-189-emergency/1", "a-68-189/44", context, {view.state}, view.period.end_us)
    if made is None:
        return None
    count = EventCount(tuple(one for one in view.events if one.objects[0].norad_id in drifting))
    named = [one for one in context.notices if one.form == "emergency" and one.norad_ids & set(drifting)]
    start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
    return made.finding(
        status=Status.NOTIFIED if len(named) >= len(drifting) else Status.CANNOT_BE_DETERMINED,
        statement=(
            f"From {start} to {end} {counted(len(drifting), 'object')} of {context.name_of(view.state)} left a station in the "
            f"geostationary belt and drift near the ring; on file here stand {counted(len(named), 'notice')} of an emergency naming one of them."
        ),
        events=count.ids,
        element_sets=count.element_sets,
        notices=[one.notice_id for one in named],
        limits=("A drift may be a planned move to another station as well as a loss of control", NO_END),
        confidence=Confidence.MODERATE,
        confidence_rule=COUNT_RULE,
        parameters={"norad_ids": drifting},
        would_determine="A notice of the State concerned, or the operator's account.",
    )
