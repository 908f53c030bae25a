"""A/68/189, scheduled manoeuvres: a burn that was seen beside the notices on file.

The measure is voluntary and speaks of manoeuvres that may put the flight of other States' objects at
risk; no such risk is computed here. A voluntary measure not taken is not a treaty not kept.
"""

from __future__ import annotations

from typing import Final

from openparos.model.events import Event, EventKind

from ..context import Context
from ..finding import Finding, Status
from ..matching import Match, match
from ..phrasing import moment, object_name, quantity
from .frame import frame

RULE: Final = "a-68-189-scheduled-manoeuvre/2"
PROVISION: Final = "a-68-189/42"
NOTICE_FORMS: Final = ("scheduled-manoeuvre",)


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
    made = frame(RULE, PROVISION, context, {one.state for one in event.objects}, event.interval.start_us)
    if made is None:
        return None
    found = match(event, context.notices, NOTICE_FORMS)
    return made.on_event(
        event,
        status=status_of(found),
        statement=f"{changed_orbit(event, context)}; {told(found)}.",
        notices=[one.notice.notice_id for one in found],
        limits=(
            "The measure concerns manoeuvres that may put other States' flights at risk; no such risk was computed",
            f"{len(context.notices)} notices are on file here; notices given elsewhere are not seen",
        ),
        would_determine="A notice of the State concerned, or the operator's published plan.",
    )


def status_of(found: tuple[Match, ...]) -> Status:
    """Return what the notices make of an event: notified, not as declared, or undetermined."""
    if any(one.counts for one in found):
        return Status.NOTIFIED
    if any(one.contradicted for one in found):
        return Status.NOT_CONSISTENT_WITH_DECLARATION
    return Status.CANNOT_BE_DETERMINED


def told(found: tuple[Match, ...]) -> str:
    """Say what the best notice is, or that none is on file here."""
    return found[0].sentence() if found else "no notice of it is on file here"


def changed_orbit(event: Event, context: Context) -> str:
    """Say that an object changed its orbit, when, and by how much along its track."""
    who = object_name(event.objects[0], context)
    if event.best_time_us is not None and event.time_sigma_h is not None:
        when = f"on {moment(event.best_time_us)} (± {event.time_sigma_h:.1f} h)"
    else:
        when = f"between {moment(event.interval.start_us)} and {moment(event.interval.end_us)}"
    text = f"{who} changed its orbit {when}"
    if change := quantity(event, "delta_v_tangential_m_s"):
        text += f", by {change} m/s along its track"
    return text
