"""Outer Space Treaty, article IX: objects of different States that stand close, and objects that come apart.

The article obliges a State to consult before an activity it plans, where it has reason to believe
that it would harmfully interfere, and lets another State request consultation. Neither the plan nor
the belief is visible from orbit: what is visible is that two objects stood close, or that one came apart. The
rules therefore never say more than that, and what notices are on file.
"""

from __future__ import annotations

from typing import Final

from openparos.model.events import Event, EventKind

from ..confidence import YOUNG_DAYS
from ..context import Context, Declaration
from ..explanations.parties import servicing_declared
from ..finding import Finding, Status
from ..matching import Match, match
from ..phrasing import day, east_west, moment, object_name, series, value_of
from ..wording import as_named
from .frame import Frame, frame

RULE: Final = "ost-ix-proximity/3"
PROVISION: Final = "ost-1967/IX"
NOTICE_RULE: Final = "a-68-189-proximity/2"
NOTICE_PROVISION: Final = "a-68-189/42"
BEFORE_FORMS: Final = ("consented-servicing", "scheduled-manoeuvre")
ANY_TIME_FORMS: Final = ("formation", "co-location")
MOST_NAMED: Final = 4
"""Objects named in one sentence; the event names every one."""
ORDINARY: Final = "Closeness in the geostationary belt is ordinary: operators share stations by arrangement"
NO_RISK: Final = (
    "Element sets of this kind give distances to some kilometres at best, more with age; no risk is stated"
)
WOULD: Final = (
    "What the States concerned told one another, or an arrangement between the operators: neither "
    "is in orbital data. Either State may ask the other."
)


def proximity(event: Event, context: Context) -> Finding | None:
    """Hold a co-location or approach of objects of two States beside article IX.

    Parameters
    ----------
    event : Event
        Of kind co-location or approach; others give None.
    context : Context
        Provisions, parties, notices, declarations.

    Returns
    -------
    Finding or None
        None where the objects are of one State, or where no State is known for either: there is
        then no pair of States for the article to speak of. None, too, where one only passes the
        other, as hundreds of drifting objects do every day.
    """
    if event.kind not in (EventKind.CO_LOCATION, EventKind.APPROACH) or _only_passing(event):
        return None
    states = {one.state for one in event.objects if one.state}
    if len(states) < 2:
        return _undetermined_pair(event, context) if _undetermined(event) else None
    made = frame(RULE, PROVISION, context, states, event.interval.start_us)
    return None if made is None else _near(made, event, context)


def proximity_notice(event: Event, context: Context) -> Finding | None:
    """Hold a pair beside what was declared of it: servicing with consent, a formation, a shared station.

    Whatever States the objects are of. Without a declaration there is a finding only where one of two
    States' objects is seen to have moved there: shared stations are many, and the measure is voluntary.
    """
    if event.kind not in (EventKind.CO_LOCATION, EventKind.APPROACH) or _only_passing(event):
        return None
    said = servicing_declared(event, context)
    states = {one.state for one in event.objects if one.state}
    arrived = event.kind is EventKind.APPROACH and len(states) > 1
    if not (said or _matches(event, context) or arrived):
        return None
    made = frame(NOTICE_RULE, NOTICE_PROVISION, context, states, event.interval.start_us)
    return None if made is None else _near(made, event, context)


def _near(made: Frame, event: Event, context: Context) -> Finding:
    found, said = _matches(event, context), servicing_declared(event, context)
    status = _status(event, found, said)
    return made.on_event(
        event,
        ages_matter=True,
        status=status,
        statement=_statement(event, context, found, said),
        notices=[one.notice.notice_id for one in found] + [one.declaration_id for one in said],
        limits=(ORDINARY, NO_RISK, *_doubts(said)),
        would_determine=_would(event) if _undetermined(event) else WOULD,
    )


def _undetermined_pair(event: Event, context: Context) -> Finding | None:
    """Answer for a pair that was asked about by name and of which the sets say nothing."""
    states = {one.state for one in event.objects if one.state}
    made = frame(RULE, PROVISION, context, states, event.interval.start_us)
    return None if made is None else _near(made, event, context)


def _undetermined(event: Event) -> bool:
    found = event.quantities.get("determined")
    return found is not None and found.value is False


def _would(event: Event) -> str:
    return (
        "Element sets or observations of both objects on those days, from whoever tracks them; what the States "
        "concerned told one another. Either State may ask the other."
    )


def _only_passing(event: Event) -> bool:
    relation = event.quantities.get("relation")
    return relation is not None and relation.value in ("passing", "crossing")


def _matches(event: Event, context: Context) -> tuple[Match, ...]:
    before = match(event, context.notices, BEFORE_FORMS, least_objects=2)
    return before + match(event, context.notices, ANY_TIME_FORMS, after=True, least_objects=2)


def _status(event: Event, found: tuple[Match, ...], said: tuple[Declaration, ...]) -> Status:
    if _undetermined(event):
        return Status.CANNOT_BE_DETERMINED
    if any(one.counts for one in found):
        return Status.NOTIFIED
    if any(one.contradicted for one in found):
        return Status.NOT_CONSISTENT_WITH_DECLARATION
    return Status.NOTIFIED if any(_in_time(event, one) for one in said) else Status.CANNOT_BE_DETERMINED


def _in_time(event: Event, one: Declaration) -> bool:
    """Say whether a declaration counts: what is on record counts as said; what is filed, from its filing."""
    return not one.filed or one.said_us is None or one.said_us <= event.interval.end_us


def _doubts(said: tuple[Declaration, ...]) -> tuple[str, ...]:
    doubted = [one.declaration_id for one in said if one.unverified]
    return (f"{series(doubted)}: recalled, not checked at the source [unverified]",) if doubted else ()


def _statement(
    event: Event, context: Context, found: tuple[Match, ...], said: tuple[Declaration, ...]
) -> str:
    who = series(_named(event, context))
    asked_us = event.evidence.parameters.get("at_us", event.best_time_us or event.interval.start_us)
    if _undetermined(event):
        when = moment((event.interval.start_us + event.interval.end_us) // 2)
        return f"How far {who} stood apart about {when} cannot be determined from the element sets at hand."
    text = f"On {moment(int(asked_us))} {who} {_geometry(event)}"
    for one in found[:1]:
        text += f"; {one.sentence()}"
    for other in said:
        if other.declaration_id not in {each.notice.notice_id for each in found}:
            since = f" from {day(other.since_us)} on" if other.since_us is not None else ""
            text += f"; declared on record as an arrangement between them{since} ({other.by}; {as_named(other.source, 'a source on record')})"
    if consent := sorted({state for each in said for state in each.consent_of}):
        text += f"; with the consent of {series([context.name_of(one) for one in consent])}, as declared"
    elif said:
        text += "; consensual, as declared"
    return text + "."


def _named(event: Event, context: Context) -> list[str]:
    """Return the objects of an event by name; of a flock the first few and how many more."""
    named = [object_name(one, context) for one in event.objects[:MOST_NAMED]]
    more = len(event.objects) - len(named)
    return [*named, f"{more} more objects named in the event"] if more > 0 else named


def _geometry(event: Event) -> str:
    text = "were looked at together" if "determined" in event.quantities else "stood close together"
    if (apart := value_of(event, "longitude_difference_deg")) is not None:
        text = f"stood {apart:.3f} degrees apart in longitude"
    if (longitude := value_of(event, "longitude_first_deg")) is not None:
        text += f", at {east_west(longitude)}"
    if (drift := value_of(event, "relative_drift_deg_day")) is not None:
        text += f", with a relative drift of {round(drift, 3) + 0.0:.3f} degrees a day"
    if (least := value_of(event, "min_distance_km")) is not None:
        text += f"; the least distance computed for the half day before and after is {least:.0f} km"
        if event.best_time_us is not None:
            text += f", at {moment(event.best_time_us)}"
        if (wide := value_of(event, "not_better_than_km")) is not None:
            text += f", and these element sets do not know it better than {wide:.0f} km (95 of 100)"
    ages = [value_of(event, f"epoch_age_{name}_days") for name in ("first", "second")]
    known = [abs(one) for one in ages if one is not None]
    if len(known) == 2 and max(known) > YOUNG_DAYS:
        first, second = (one for one in ages if one is not None)
        text += (
            f"; epochs {known[0]:.1f} and {known[1]:.1f} days from it, {abs(first - second):.1f} days apart"
        )
    return text


def break_up_consultation(event: Event, context: Context) -> Finding | None:
    """Ask, of an object that came apart, whether anything about it was on file before.

    What set it off is not in the orbits of the pieces, so whether it was planned is not known; article IX looks
    forward, to an activity that is planned.
    """
    from .breakups import BREAK_UP_FORMS, came_apart, states_of_parent

    if event.kind is not EventKind.BREAK_UP or event.tier != "bulletin":
        return None
    made = frame("ost-ix-break-up/2", PROVISION, context, states_of_parent(event), event.interval.start_us)
    if made is None:
        return None
    found = match(event, context.notices, BREAK_UP_FORMS)
    told = f"; {found[0].sentence()}" if found else "; no notice of it is on file here"
    return made.on_event(
        event,
        status=Status.NOTIFIED if any(one.counts for one in found) else Status.CANNOT_BE_DETERMINED,
        statement=f"{came_apart(event, context)}{told}. Whether it was planned does not show in orbits.",
        notices=[one.notice.notice_id for one in found],
        limits=(
            "The article speaks of activities that are planned; a request about a past one has no basis in its words",
            "Consultations between capitals are not seen here",
        ),
        would_determine="What the State concerned says of the cause, and whether it consulted before. Any State may ask.",
    )
