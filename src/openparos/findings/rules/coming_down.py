"""What came down: re-entries that carry risk, parts found, the stay in low orbit. Counted State by State."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from openparos.detection.lifetime import lifetimes, years_within
from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY, Interval, format_utc

from ..confidence import COUNT_RULE
from ..context import Context, Declaration
from ..finding import Finding, Status
from ..matching import Match, match
from ..phrasing import counted, day, object_name
from ..sight import Track
from .frame import EventCount, StateView, frame
from .scheduled_manoeuvres import status_of, told

REENTRY_FORMS: Final = ("high-risk-reentry",)
NO_MASS: Final = "Mass and materials, on which the risk depends, are not in orbital data"
LOW_KM: Final = 2000.0
YEARS: Final = 25.0
StateRule = Callable[[StateView, Context], Finding | None]
DeclarationRule = Callable[[Declaration, Interval, Context], Finding | None]


def high_risk_reentry(event: Event, context: Context) -> Finding | None:
    """Hold a decay beside a notice of a re-entry of high risk that names the object (A/68/189)."""
    return _reentry("a-68-189-re-entry/1", "a-68-189/43", event, context)


def uncontrolled_reentry(event: Event, context: Context) -> Finding | None:
    """Hold the same beside guideline B.9."""
    return _reentry("lts-b9-re-entry/1", "lts-2019/B.9", event, context)


def _reentry(rule: str, provision: str, event: Event, context: Context) -> Finding | None:
    if event.kind is not EventKind.DECAY:
        return None
    one = event.objects[0]
    named = [
        each for each in context.notices if each.form in REENTRY_FORMS and one.norad_id in each.norad_ids
    ]
    if not named:
        return None
    found = match(event, named, REENTRY_FORMS, after=True)
    made = frame(rule, provision, context, {one.state}, event.interval.start_us)
    if made is None or not found:
        return None
    missed = [each for each in found if _elsewhen(each, event)]
    status = status_of(found)
    if missed and status is Status.NOTIFIED:
        status = Status.NOT_CONSISTENT_WITH_DECLARATION
    window = f"between {day(event.interval.start_us)} and {day(event.interval.end_us)}"
    also = "; the interval it gives and the one computed do not meet" if missed else ""
    return made.on_event(
        event,
        status=status,
        statement=f"{object_name(one, context)} came down {window} by its last element sets; {told(found)}{also}.",
        notices=[each.notice.notice_id for each in found],
        limits=(NO_MASS,),
        would_determine="Mass and materials of the object, and the forecasts made at that time.",
    )


def _elsewhen(found: Match, event: Event) -> bool:
    period = found.notice.period
    return period is not None and not period.overlaps(event.interval)


def _count_rule(rule: str, provision: str, limit: str, would: str, forms: tuple[str, ...]) -> StateRule:
    """Return the rule that counts what came down of one State, beside the notices of some forms."""

    def run(view: StateView, context: Context) -> Finding | None:
        falls = tuple(one for one in view.events if one.kind is EventKind.DECAY)
        if not falls:
            return None
        made = frame(rule, provision, context, {view.state}, view.period.end_us)
        if made is None:
            return None
        count = EventCount(falls)
        numbers = {one.objects[0].norad_id for one in falls}
        named = [one for one in context.notices if one.form in forms and numbers & one.norad_ids]
        start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
        beside = (
            f"; {counted(len(named), 'notice')} on file here {'names' if len(named) == 1 else 'name'} one of them"
            if forms
            else ""
        )
        return made.finding(
            status=Status.CANNOT_BE_DETERMINED,
            statement=(
                f"From {start} to {end} {counted(len(falls), 'object')} of {context.name_of(view.state)} came down by the sets at "
                f"hand{beside}."
            ),
            events=count.ids,
            element_sets=count.element_sets,
            notices=[one.notice_id for one in named],
            limits=(limit,),
            confidence=Confidence.MODERATE,
            confidence_rule=COUNT_RULE,
            would_determine=would,
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_") + "_of_state"
    run.__doc__ = f"Count what came down of one State beside {provision}."
    return run


high_risk_of_state = _count_rule(
    "a-68-189-re-entry/1", "a-68-189/43", NO_MASS, "Mass and materials of the objects, and forecasts made at the time.",
    REENTRY_FORMS,
)  # fmt: skip
reentry_risk_of_state = _count_rule(
    "lts-b9-re-entry/1", "lts-2019/B.9", NO_MASS, "Mass and materials of the objects, and how each descent was planned.",
    REENTRY_FORMS,
)  # fmt: skip
parts_found_of_state = _count_rule(
    "rescue-5/1",
    "rescue-1968/5",
    "Whether parts were found, and by whom, is not in orbital data; the State on whose territory they are found tells",
    "Notices of parts found, from the States concerned or the Secretary-General.",
    (),
)


def low_orbit_of_state(view: StateView, context: Context) -> Finding | None:
    """Say how many objects of a State came down; the end of a mission does not show (debris guideline 6)."""
    return _STAY_COPUOS(view, context)


def low_orbit_25_of_state(view: StateView, context: Context) -> Finding | None:
    """Say the same beside the twenty-five years of the agencies' guideline."""
    return _STAY_IADC(view, context)


_NO_END: Final = "When a mission ended does not show in orbits; without that day no stay can be counted"
_STAY_WOULD: Final = "A notice of the end of operations of each object, or the operator's account."
_STAY_COPUOS: Final = _count_rule(
    "debris-2007-6/1", "debris-2007/6", _NO_END, _STAY_WOULD, ("status-change",)
)
_STAY_IADC: Final = _count_rule(
    "iadc-25-years/1", "iadc/leo-25-years", _NO_END, _STAY_WOULD, ("status-change",)
)


def declared_end_low(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold the lifetime of an orbit left at a declared end of operations beside guideline 6."""
    return _stay("debris-2007-6-end/1", "debris-2007/6", one, period, context)


def declared_end_low_25(one: Declaration, period: Interval, context: Context) -> Finding | None:
    """Hold the same beside the twenty-five years of the agencies' guideline."""
    return _stay("iadc-25-years-end/1", "iadc/leo-25-years", one, period, context)


def _stay(rule: str, provision: str, one: Declaration, period: Interval, context: Context) -> Finding | None:
    if (
        one.subject != "end-of-operations"
        or context.sight is None
        or not one.norad_ids
        or one.since_us is None
    ):
        return None
    number = min(one.norad_ids)
    track = context.sight.track(number, one.since_us - 10 * US_PER_DAY, period.end_us)
    if len(track) < 2 or float(track.apogee_km[-1]) > LOW_KM:
        return None
    made = frame(rule, provision, context, {one.state}, one.since_us)
    if made is None:
        return None
    bounds, word = _years_left(track)
    text = {
        "yes": "within that time",
        "no": "longer than that",
        "open": "within that time or longer: the spread leaves it open",
    }[word]
    spread = (
        "more than a century"
        if bounds is None
        else "{:.1f} to {:.1f} years".format(*(each / 365.25 for each in bounds))
    )
    return made.finding(
        status={"yes": Status.CONSISTENT, "no": Status.QUESTION_OPEN}.get(word, Status.CANNOT_BE_DETERMINED),
        statement=(
            f"Object {number} was declared at the end of its operations on {day(one.since_us)} by {one.by}; by its sets since "
            f"its orbit lasts {spread} (90 of 100); {YEARS:g} years are the agencies' measure: {text}."
        ),
        notices=[one.declaration_id],
        limits=(
            "Solar activity to come is expected from past cycles, its spread from how far they differed",
        ),
        confidence=Confidence.MODERATE if len(track) >= 5 else Confidence.LOW,
        confidence_rule="moderate: five sets or more since the declared end; low: fewer. Never high: the sun decides",
        parameters={"norad_id": number, "years": YEARS, "sets": len(track)},
        would_determine="Sets of later years.",
    )


def _years_left(track: Track) -> tuple[tuple[float, float] | None, str]:
    """Return the least and most remaining days by the fall of the axis over the sets, and whether within the years."""
    epochs = (track.epoch_us - track.epoch_us[0]) / US_PER_DAY
    if epochs[-1] <= 0.0:
        return None, "open"
    fall = -float(np.polyfit(epochs, track.axis_km, 1)[0])
    last = ([track.axis_km[-1]], [track.eccentricity[-1]], [fall], [track.epoch_us[-1]])
    days, low, high = (float(one[0]) for one in lifetimes(*last))
    if not np.isfinite(days):
        return None, "no"
    return (low, high), years_within(days, YEARS, (low, high))
