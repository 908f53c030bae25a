"""No first placement: whether a declaration is on file. Nothing else of it can be seen."""

from __future__ import annotations

from openparos.model.confidence import Confidence
from openparos.model.times import format_utc

from ..context import Context
from ..finding import Finding, Status
from ..wording import as_named
from .frame import StateView, frame

FORM = "no-first-placement"
PROVISION = "no-first-placement/pledge"


def declaration_on_file(view: StateView, context: Context) -> Finding | None:
    """Say whether a declaration of no first placement by a State is on file or on record."""
    on_us = view.period.end_us
    bound = context.bound(view.state, PROVISION, on_us)
    filed = [
        one
        for one in context.notices
        if one.form == FORM and one.state == view.state and one.as_of(on_us) is not None
    ]
    if bound.answer == "no" and not filed:
        return None  # the rosters know of no declaration of this State; none is asked of it
    made = frame("no-first-placement/1", PROVISION, context, {view.state}, on_us)
    known = bound.answer == "yes" or bool(filed)
    if made is None and not filed:
        return None
    made = made or frame("no-first-placement/1", PROVISION, context, (), on_us)
    if made is None:
        return None
    reason = as_named(bound.reason, "by the acts at hand")
    text = f"A declaration of {context.name_of(view.state)} on first placement is "
    text += f"on record by {format_utc(on_us)[:10]} ({reason})" if bound.answer == "yes" else "not decided"
    if filed:
        text = (
            f"A declaration of {context.name_of(view.state)} on first placement is on file here: "
            + ", ".join(one.notice_id for one in filed)
        )
    elif not known:
        text += f" by the dates at hand ({reason})"
    return made.finding(
        status=Status.NOTIFIED if known else Status.CANNOT_BE_DETERMINED,
        statement=text + ".",
        notices=[one.notice_id for one in filed],
        limits=("That a declaration is on file is all that is said; what is in orbit does not show",),
        confidence=Confidence.MODERATE if known else Confidence.LOW,
        confidence_rule="moderate: a dated source or a notice in the log; low: neither",
        parameters={"state": view.state},
        would_determine="The declaration itself, with its day.",
    )
