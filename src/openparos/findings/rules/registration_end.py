"""Registration Convention IV(3), resolution 62/101 and LTS A.5: what became of an object, and whether it was told.

Objects that came down, geostationary objects that went to another longitude, objects that came out of others.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import format_utc

from ..confidence import COUNT_RULE
from ..context import Context, FiledNotice
from ..finding import Finding, Status
from ..matching import Match, match
from ..phrasing import counted, day, east_west, object_name, stands, value_of
from .frame import EventCount, StateView, frame
from .registration_items import ANY_TIME, COMPILED
from .scheduled_manoeuvres import told

FORMS: Final = ("status-change",)
END_CHANGES: Final = ("decay", "re-entry")
WOULD: Final = "The register kept by the Secretary-General, or the answer of the State of registry."
NEAR_DEG: Final = 0.5


def end_notified(event: Event, context: Context) -> Finding | None:
    """Hold the decay of a registered object beside the duty to tell of it (article IV(3))."""
    return _end("registration-iv-3/2", "registration-1975/IV.3", event, context)


def decay_date(event: Event, context: Context) -> Finding | None:
    """Hold the decay of a registered object beside the date that resolution 62/101 asks for."""
    return _end("res-62-101-decay-date/1", "res-62-101/decay-date", event, context)


def _end(rule: str, provision: str, event: Event, context: Context) -> Finding | None:
    if event.kind is not EventKind.DECAY or event.tier != "bulletin":
        return None
    one = event.objects[0]
    entry = context.registrations.get(one.norad_id)
    if entry is None or entry.status != "registered":
        return None
    found = match(event, _ended(context.notices), FORMS, after=True)
    if not found and entry.decay not in ("notified", "not-found"):
        return None  # nothing at hand covers it; counted State by State
    made = frame(rule, provision, context, {entry.state or one.state}, event.interval.start_us)
    if made is None:
        return None
    bound = any(each.answer == "yes" for each in made.position.bound.values())
    if any(each.counts for each in found) or entry.decay == "notified":
        status = Status.NOTIFIED
    else:
        status = Status.QUESTION_OPEN if bound else Status.CANNOT_BE_DETERMINED
    between = f"between {day(event.interval.start_us)} and {day(event.interval.end_us)}"
    text = f"{object_name(one, context)} came down {between} by its last element sets; "
    if entry.decay == "notified":
        text += f"the register data ({entry.source}) carry a change of status for it"
    elif found:
        text += told(found)
    else:
        text += f"no change of status is found in the register data ({entry.source}) or on file here"
    return made.on_event(
        event,
        status=status,
        statement=text + ".",
        notices=[each.notice.notice_id for each in found],
        limits=(COMPILED, ANY_TIME, "Asked for as far as feasible and as soon as practicable; no day is set"),
        parameters={"document": entry.document, "source": entry.source},
        would_determine=WOULD,
    )


def _ended(notices: tuple[FiledNotice, ...]) -> list[FiledNotice]:
    return [one for one in notices if one.content.get("change", "decay") in END_CHANGES]


def ends_of_state(view: StateView, context: Context) -> Finding | None:
    """Count for how many objects of a State that came down the data at hand tell whether it was notified."""
    falls = tuple(one for one in view.events if one.kind is EventKind.DECAY)
    entries = [context.registrations.get(one.objects[0].norad_id) for one in falls]
    found = Counter(
        entry.decay or "not-available"
        for entry in entries
        if entry is not None and entry.status == "registered"
    )
    if not found:
        return None
    made = frame("registration-iv-3/2", "registration-1975/IV.3", context, {view.state}, view.period.end_us)
    if made is None:
        return None
    silent = found.get("not-found", 0)
    covered = silent + found.get("notified", 0)
    count = EventCount(falls)
    start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
    return made.finding(
        status=Status.QUESTION_OPEN
        if silent
        else Status.NOTIFIED
        if covered
        else Status.CANNOT_BE_DETERMINED,
        statement=(
            f"Of {counted(sum(found.values()), 'registered object')} of {context.name_of(view.state)} that came down from {start} to "
            f"{end}, {found.get('notified', 0)} carry a change of status in the register data, {silent} do not, and of "
            f"{sum(found.values()) - covered} the data at hand do not say."
        ),
        events=count.ids,
        element_sets=count.element_sets,
        limits=(COMPILED, ANY_TIME),
        confidence=Confidence.MODERATE if covered else Confidence.LOW,
        confidence_rule=COUNT_RULE,
        parameters={"counts": dict(sorted(found.items()))},
        would_determine=WOULD,
    )


def status_change(event: Event, context: Context) -> Finding | None:
    """Hold a change of geostationary station beside the notices of changed status (resolution 62/101)."""
    return _relocated("res-62-101-status-change/2", "res-62-101/status-change", event, context)


def registration_practice(event: Event, context: Context) -> Finding | None:
    """Hold a change of station, or an object that came out of another, beside guideline A.5."""
    if event.kind is EventKind.RELEASE:
        return _released(event, context)
    return _relocated("lts-a5/2", "lts-2019/A.5", event, context)


def _relocated(rule: str, provision: str, event: Event, context: Context) -> Finding | None:
    if event.kind is not EventKind.STATION_CHANGE or event.tier != "bulletin":
        return None
    one = event.objects[0]
    made = frame(rule, provision, context, {one.state}, event.interval.start_us)
    if made is None:
        return None
    found = match(event, context.notices, FORMS, after=True)
    places = [value_of(event, name) for name in ("from_longitude_deg", "to_longitude_deg")]
    wrong = [each for each in found if _says_elsewhere(each, places[1])]
    counts = any(each.counts and each not in wrong for each in found)
    where = " to ".join("an unknown longitude" if at is None else east_west(at) for at in places)
    between = f"between {day(event.interval.start_us)} and {day(event.interval.end_us)}"
    return made.on_event(
        event,
        status=Status.NOTIFIED
        if counts
        else Status.NOT_CONSISTENT_WITH_DECLARATION
        if wrong
        else Status.CANNOT_BE_DETERMINED,
        statement=f"{object_name(one, context)} went from {where} {between}; {told(found)}.",
        notices=[each.notice.notice_id for each in found],
        limits=("A change can be told in the register, which the data at hand may not carry yet", COMPILED),
        would_determine="A change of status filed by the State of registry, or its answer.",
    )


def _says_elsewhere(found: Match, seen_deg: float | None) -> bool:
    """Say whether a notice gives another new position than was seen."""
    said = found.notice.content.get("geostationary_longitude_deg")
    if seen_deg is None or not isinstance(said, int | float):
        return False
    return abs((float(said) - seen_deg + 180.0) % 360.0 - 180.0) > NEAR_DEG


def _released(event: Event, context: Context) -> Finding | None:
    if event.tier != "bulletin":
        return None
    piece = next((one for one in event.objects if one.role == "fragment"), event.objects[-1])
    made = frame(
        "lts-a5/2", "lts-2019/A.5", context, {one.state for one in event.objects}, event.interval.start_us
    )
    if made is None:
        return None
    entry = context.registrations.get(piece.norad_id)
    own = {
        "registered": f"it stands in the register under document {entry.document if entry else None}",
        "not-found": f"no register entry of its own was found in {entry.source if entry else 'the data'}",
    }.get(entry.status if entry else "", "the register data at hand do not cover it")
    names = " out of ".join(object_name(one, context) for one in reversed(event.objects))
    when = day(event.best_time_us or event.interval.start_us)
    return made.on_event(
        event,
        status=Status.CONSISTENT
        if entry is not None and entry.status == "registered"
        else Status.CANNOT_BE_DETERMINED,
        statement=f"{names} appeared about {when}; {own}.",
        limits=(COMPILED, ANY_TIME),
        would_determine=WOULD,
    )


def _place(event: Event, seen_deg: float) -> str:
    """Return where an object stood, with how far its sets scatter about it where the event says so."""
    sigma = event.quantities["longitude_deg"].sigma
    return east_west(seen_deg) + (f" (± {sigma:.2f}°)" if sigma else "")


def registered_position(event: Event, context: Context) -> Finding | None:
    """Hold the station of a geostationary object beside the position registered for it (resolution 62/101)."""
    if event.kind is not EventKind.STATION or event.tier != "bulletin" or not stands(event):
        return None
    one = event.objects[0]
    entry, seen = context.registrations.get(one.norad_id), value_of(event, "longitude_deg")
    if entry is None or entry.position_deg is None or seen is None:
        return None
    made = frame(
        "res-62-101-geo-position/2",
        "res-62-101/geo-position",
        context,
        {entry.state},
        event.interval.start_us,
    )
    if made is None:
        return None
    apart = abs((seen - entry.position_deg + 180.0) % 360.0 - 180.0)
    near = apart <= NEAR_DEG
    return made.on_event(
        event,
        status=Status.CONSISTENT if near else Status.QUESTION_OPEN,
        statement=(
            f"{object_name(one, context)} stood at {_place(event, seen)} from {day(event.interval.start_us)} to "
            f"{day(event.interval.end_us)}; the register data give {east_west(entry.position_deg)}; up to {NEAR_DEG:g}° "
            "apart counts as agreeing."
        ),
        limits=(COMPILED, "A position may have been changed, and told, after the entry was made"),
        parameters={"document": entry.document, "source": entry.source, "tolerance_deg": NEAR_DEG},
        would_determine="A change of status filed by the State of registry, or its answer.",
    )
