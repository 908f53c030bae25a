"""Objects that came apart, beside what speaks of it: notices, guidelines, resolution, pledges, agreed drafts.

The cause is never filled in: velocities of pieces do not tell it. Each rule therefore says that an object came
apart, when, in how many pieces, and what was on file; and what would determine the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from openparos.model.events import Event, EventKind

from ..context import Context
from ..finding import Finding
from ..matching import match
from ..phrasing import moment, number, object_name, value_of
from .frame import committed_frame, frame
from .scheduled_manoeuvres import status_of, told

BREAK_UP_FORMS: Final = ("intentional-breakup", "emergency")
NO_CAUSE: Final = "What set it off is not in the orbits of its pieces; no cause is stated"
WOULD: Final = "A statement of the State concerned on the cause; launch and sensor records of that day from those who hold them"
COMMITMENTS: Final = ("no-destructive-da-asat-test/pledge",)
EventRule = Callable[[Event, Context], Finding | None]


def states_of_parent(event: Event) -> set[str]:
    """Return the State of the parent where it is known, else those of the pieces: they share its launch."""
    parents = {one.state for one in event.objects if one.role == "parent" and one.state}
    return parents or {one.state for one in event.objects if one.state}


def came_apart(event: Event, context: Context) -> str:
    """Say which object came apart, when, and how many pieces are catalogued."""
    parents = [one for one in event.objects if one.role == "parent"]
    if parents:
        who = object_name(parents[0], context)
    else:
        launch = next((one.cospar_id[:8] for one in event.objects if one.cospar_id), "an unknown launch")
        who = f"An object of the launch {launch}"
    if event.best_time_us is not None and event.time_sigma_h is not None:
        when = f"on {moment(event.best_time_us)} (± {event.time_sigma_h:.1f} h)"
    else:
        when = f"between {moment(event.interval.start_us)} and {moment(event.interval.end_us)}"
    text = f"{who} came apart {when}"
    if (pieces := value_of(event, "fragments_catalogued")) is not None:
        text += f"; {pieces:.0f} pieces are catalogued in the sets at hand"
        if (fresh := value_of(event, "fragments_fresh_30_days")) is not None:
            text += f", {fresh:.0f} of them with sets no older than 30 days at their end"
    if (spread := value_of(event, "delta_v_median_m_s")) is not None:
        text += f"; median velocity of the pieces {number(spread)} m/s"
        if (wide := event.quantities["delta_v_median_m_s"].sigma) is not None:
            text += f", spread {number(wide)} m/s"
    return text


def _rule(
    name: str, provision: str, limit: str, *, forms: tuple[str, ...] = BREAK_UP_FORMS, wanted: tuple[str, ...] = ()
) -> EventRule:  # fmt: skip
    """Return the rule of one provision on objects that came apart."""

    def run(event: Event, context: Context) -> Finding | None:
        if event.kind is not EventKind.BREAK_UP or event.tier != "bulletin":
            return None
        within = committed_frame if provision in COMMITMENTS else frame
        made = within(name, provision, context, states_of_parent(event), event.interval.start_us)
        if made is None:
            return None
        found = match(event, context.notices, forms, wanted=wanted)
        return made.on_event(
            event,
            status=status_of(found),
            statement=f"{came_apart(event, context)}; {told(found)}.",
            notices=[one.notice.notice_id for one in found],
            limits=(NO_CAUSE, limit),
            would_determine=WOULD,
        )

    run.__name__ = name.split("/", maxsplit=1)[0].replace("-", "_")
    run.__doc__ = f"Hold an object that came apart beside {provision}."
    return run


notified_break_up = _rule(
    "a-68-189-break-up/2",
    "a-68-189/45",
    "The measure asks for notice of intended break-ups, with height and life of the pieces; whether this was one is "
    "not known",
    wanted=("height_km", "lifetime_days"),
)
no_intentional_destruction = _rule(
    "debris-2007-4/2",
    "debris-2007/4",
    "The guideline speaks of what is done on purpose; purpose does not show",
)
break_up_in_operation = _rule(
    "debris-2007-2/2",
    "debris-2007/2",
    "Whether the object was in operation, and what failed, does not show in orbits",
)
break_up_after_mission = _rule(
    "debris-2007-5/2",
    "debris-2007/5",
    "Whether stored energy was left on board after the mission does not show in orbits",
)
agencies_no_destruction = _rule(
    "iadc-no-destruction/2",
    "iadc/no-destruction",
    "The guideline is one of space agencies; purpose does not show",
)
no_tests_resolution = _rule(
    "res-77-41/2",
    "res-77-41/no-tests",
    "The resolution speaks of one kind of test; whether a launch met the object is seldom in public data",
    forms=("moratorium", "intentional-breakup"),
)
no_tests_pledge = _rule(
    "no-destructive-test-pledge/2",
    "no-destructive-da-asat-test/pledge",
    "The pledge speaks of one kind of test; whether a launch met the object is seldom in public data",
    forms=("moratorium", "intentional-breakup"),
)
code_restraint = _rule(
    "icoc-restraint/2", "icoc-2014/restraint", "The draft excepts safety, less debris and self-defence"
)
events_told = _rule(
    "lts-b1-break-up/2",
    "lts-2019/B.1",
    "Information on the event may have been shared between operators and is then not seen here",
    forms=("emergency", "intentional-breakup", "contact-point"),
)
