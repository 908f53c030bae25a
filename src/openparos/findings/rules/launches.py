"""Launches beside the notices given before them: the Hague Code, A/68/189, resolution 1721 B."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import EventObject
from openparos.model.times import US_PER_DAY, format_utc

from ..confidence import COUNT_RULE, REGISTER_RULE
from ..context import Context, FiledNotice, Launch
from ..finding import Finding, Status
from ..phrasing import counted, object_name
from .frame import StateView, frame
from .registration_items import COMPILED

StateRule = Callable[[StateView, Context], Finding | None]
WHOSE: Final = "A launch is counted for the States of registry of what it carried; whose the vehicle and the site were may differ"


def _launch_rule(rule: str, provision: str, form: str, limit: str) -> StateRule:
    def run(view: StateView, context: Context) -> Finding | None:
        own = [one for one in context.launches if one.state == view.state]
        if not own:
            return None
        made = frame(rule, provision, context, {view.state}, view.period.end_us)
        if made is None:
            return None
        told = {one.launch: _notice_of(one, form, context) for one in own}
        filed = {name: notice for name, notice in told.items() if notice is not None}
        start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
        return made.finding(
            status=Status.NOTIFIED if len(filed) == len(own) else Status.CANNOT_BE_DETERMINED,
            statement=(
                f"From {start} to {end} {counted(len(own), 'launch', 'launches')} carried objects of {context.name_of(view.state)} ({own[0].source}); "
                f"for {len(filed)} of them a notice was on file here beforehand."
            ),
            notices=[one.notice_id for one in filed.values()],
            limits=(limit, WHOSE),
            confidence=Confidence.MODERATE,
            confidence_rule=COUNT_RULE,
            parameters={"launches": sorted(told), "with_notice": sorted(filed)},
            would_determine="The notices themselves, from a State that gave or received them.",
        )

    run.__name__ = rule.split("/", maxsplit=1)[0].replace("-", "_") + "_of_state"
    run.__doc__ = f"Count launches of one State with a notice given before ({provision})."
    return run


def _notice_of(launch: Launch, form: str, context: Context) -> FiledNotice | None:
    """Return a notice of the State, filed before the launch, whose window holds its day."""
    for notice in context.notices:
        stood = notice.as_of(launch.at_us) if notice.form == form and notice.state == launch.state else None
        if stood is not None and stood.period is not None:
            early, late = stood.period.start_us - US_PER_DAY, stood.period.end_us + US_PER_DAY
            if early <= launch.at_us <= late and notice.logged_us <= launch.at_us:
                return stood
    return None


pre_launch_of_state = _launch_rule(
    "hcoc-pre-launch/1",
    "hcoc-2002/pre-launch",
    "pre-launch",
    "Pre-launch notifications are not public: only those a user put on file here are seen",
)
planned_launch_of_state = _launch_rule(
    "a-68-189-planned-launch/1",
    "a-68-189/40",
    "planned-launch",
    "Launches are often announced elsewhere; only what is on file here is seen",
)


def under_resolution(one: EventObject, on_us: int, context: Context) -> Finding | None:
    """Look up an object of a State that the Convention does not bind, beside resolution 1721 B."""
    entry = context.registrations.get(one.norad_id)
    state = (entry.state if entry else None) or one.state
    if entry is None or state is None or entry.status == "not-available":
        return None
    if context.bound(state, "registration-1975/II", on_us).answer != "no":
        return None
    made = frame("res-1721b/1", "res-1721b/register", context, {state}, on_us)
    if made is None:
        return None
    listed = entry.status == "registered"
    text = (
        f"stands in the register under document {entry.document}"
        if listed
        else f"has no register entry in {entry.source}"
    )
    return made.finding(
        status=Status.CONSISTENT if listed else Status.CANNOT_BE_DETERMINED,
        statement=f"{object_name(one, context)} {text}; the Convention did not bind its State on that day.",
        limits=(COMPILED,),
        confidence=Confidence.HIGH if listed else Confidence.LOW,
        confidence_rule=REGISTER_RULE,
        parameters={"norad_id": one.norad_id, "document": entry.document, "source": entry.source},
        would_determine="The register of the Secretary-General, or the answer of the State concerned.",
    )
