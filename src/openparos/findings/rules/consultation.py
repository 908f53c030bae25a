"""Outer Space Treaty, article IX: objects of different States that stand close together.

The article obliges a State to consult before an activity it plans, where it has reason to believe
that it would harmfully interfere, and lets another State request consultation. Neither the plan nor
the belief is visible from orbit: what is visible is that two objects stood close. The rule therefore
never says more than that, and what notices are on file.
"""

from __future__ import annotations

from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind

from ..context import Context, FiledNotice
from ..finding import Alternative, Finding, Status, TestResult
from ..phrasing import moment, object_name, series, value_of

RULE: Final = "ost-ix-proximity/1"
PROVISION: Final = "ost-1967/IX"
NOTICE_FORMS: Final = frozenset({"consented-servicing", "formation", "scheduled-manoeuvre", "co-location"})
YOUNG_DAYS: Final = 1.0
OLD_DAYS: Final = 3.0
STILL_DEG_DAY: Final = 0.05
CONFIDENCE_RULE: Final = (
    f"high where both epochs are within {YOUNG_DAYS:g} day of the instant, moderate within {OLD_DAYS:g} days, "
    "low beyond or where an age is not known"
)


def proximity(event: Event, context: Context) -> Finding | None:
    """Hold a co-location or approach of objects of two States beside article IX.

    Parameters
    ----------
    event : Event
        Of kind co-location or approach; others give None.
    context : Context
        Provisions, parties, notices.

    Returns
    -------
    Finding or None
        None where the objects are of one State, or where no State is known for either: there is
        then no pair of States for the article to speak of. None, too, where one only passes the
        other, as hundreds of drifting objects do every day.
    """
    if event.kind not in (EventKind.CO_LOCATION, EventKind.APPROACH) or _only_passing(event):
        return None
    states = sorted({one.state for one in event.objects if one.state})
    if len(states) < 2:
        return None
    notices = _notices_naming(event, context)
    bound = {state: context.bound(state, PROVISION, event.interval.start_us) for state in states}
    return Finding(
        rule=RULE,
        provision=PROVISION,
        standing=context.provision(PROVISION).standing.value,
        states=tuple(states),
        events=(event.event_id,),
        notices=tuple(sorted(one.notice_id for one in notices)),
        status=Status.NOTIFIED if notices else Status.CANNOT_BE_DETERMINED,
        statement=_statement(event, context),
        limits=_limits(event, context, {state: one.answer for state, one in bound.items()}),
        alternatives=_alternatives(event),
        confidence=_confidence(event),
        confidence_rule=CONFIDENCE_RULE,
        parameters={"bound": {state: one.answer for state, one in bound.items()}},
        element_sets=event.evidence.element_sets,
        would_determine=None
        if notices
        else "What the States concerned told one another, or an arrangement between the operators: neither "
        "is in orbital data. Either State may ask the other.",
    )


def _only_passing(event: Event) -> bool:
    relation = event.quantities.get("relation")
    return relation is not None and relation.value in ("passing", "crossing")


def _notices_naming(event: Event, context: Context) -> list[FiledNotice]:
    numbers = {one.norad_id for one in event.objects}
    return [
        one
        for one in context.notices
        if one.form in NOTICE_FORMS and not one.withdrawn and len(numbers & one.norad_ids) >= 2
    ]


def _statement(event: Event, context: Context) -> str:
    asked_us = event.evidence.parameters.get("at_us", event.interval.start_us)
    who = series([object_name(one, context) for one in event.objects])
    text = f"On {moment(int(asked_us))} {who} stood"
    if (apart := value_of(event, "longitude_difference_deg")) is not None:
        text += f" {apart:.3f} degrees apart in longitude"
    else:
        text += " close together"
    if (longitude := value_of(event, "longitude_first_deg")) is not None:
        text += f", at {abs(longitude):.2f}° {'east' if longitude >= 0 else 'west'}"
    if (drift := value_of(event, "relative_drift_deg_day")) is not None:
        text += f", with a relative drift of {drift:.3f} degrees a day"
    if (least := value_of(event, "min_distance_km")) is not None:
        text += f"; the least distance computed for the half day before and after is {least:.0f} km"
        if event.best_time_us is not None:
            text += f", at {moment(event.best_time_us)}"
        if (wide := value_of(event, "not_better_than_km")) is not None:
            text += f", and these element sets do not know it better than {wide:.0f} km (95 of 100)"
    return text + "."


def _limits(event: Event, context: Context, bound: dict[str, str]) -> tuple[str, ...]:
    limits = [
        "Closeness in the geostationary belt is ordinary: operators share stations by arrangement",
        "Element sets of this kind give distances to some kilometres at best, more with age; no risk is stated",
    ]
    limits += list(event.caveats)
    for answer, words in (
        ("no", "was not bound by the treaty on that day, as far as the acts at hand tell"),
        ("unknown", "was bound by the treaty on that day is not decided by the dates at hand"),
    ):
        if those := [context.name_of(state) for state, one in bound.items() if one == answer]:
            limits.append(f"{'Whether ' if answer == 'unknown' else ''}{series(those)} {words}")
    return tuple(limits)


def _alternatives(event: Event) -> tuple[Alternative, ...]:
    distinct = len(set(event.evidence.element_sets)) >= len(event.objects)
    same_set = event.quantities.get("same_element_set")
    if same_set is not None:
        distinct = not same_set.value
    drift = value_of(event, "relative_drift_deg_day")
    passing = TestResult.NOT_TESTED
    if drift is not None:
        passing = TestResult.EXCLUDED if abs(drift) < STILL_DEG_DAY else TestResult.NOT_EXCLUDED
    return (
        Alternative(
            "one observation listed under two numbers",
            "the element sets differ",
            TestResult.EXCLUDED if distinct else TestResult.NOT_EXCLUDED,
        ),
        Alternative(
            "natural drift past one another", f"relative drift below {STILL_DEG_DAY:g} degrees a day", passing
        ),
        Alternative(
            "an arrangement between the operators",
            "a notice on file naming both objects",
            TestResult.NOT_TESTED,
        ),
        Alternative(
            "an element set assigned to the wrong object",
            "history of both objects before and after",
            TestResult.NOT_TESTED,
        ),
    )


def _confidence(event: Event) -> Confidence:
    ages = [
        value
        for name in event.quantities
        if name.startswith("epoch_age") and (value := value_of(event, name)) is not None
    ]
    if len(ages) < len(event.objects) or max(map(abs, ages)) > OLD_DAYS:
        return Confidence.LOW
    return Confidence.HIGH if max(map(abs, ages)) <= YOUNG_DAYS else Confidence.MODERATE
