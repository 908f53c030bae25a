"""Explanations by the parties: it was the other one that moved; it was agreed."""

from __future__ import annotations

from openparos.model.events import Event
from openparos.model.times import US_PER_DAY

from ..context import Context, Declaration
from ..finding import Alternative, TestResult

SERVICING = "servicing"


def other_party_moved(event: Event, context: Context) -> Alternative:
    """Test which of two moved; neither is held to be the one that should not have."""
    name = "it was the other of the two that moved"
    test = "histories of both: one left the motion its sets before gave it, the other kept to it"
    moved = [one.moved for one in event.objects]
    if len(moved) != 2 or moved == [None, None]:
        return Alternative(name, test, TestResult.NOT_TESTED)
    settled = sorted(moved, key=str) == [False, True]
    return Alternative(name, test, TestResult.EXCLUDED if settled else TestResult.NOT_EXCLUDED)


def consented_servicing(event: Event, context: Context) -> Alternative:
    """Test whether a declaration on file names both: then it was declared, and nothing excludes it."""
    name = "an arrangement between the operators, such as servicing with consent"
    found = servicing_declared(event, context)
    if found:
        named = ", ".join(one.declaration_id for one in found)
        return Alternative(name, f"declared: {named} names both objects", TestResult.NOT_EXCLUDED)
    test = "no declaration on file here names both; arrangements are seldom public, so none on file excludes nothing"
    return Alternative(name, test, TestResult.NOT_EXCLUDED)


def servicing_declared(event: Event, context: Context) -> tuple[Declaration, ...]:
    """Return the declarations of servicing that name both objects of an event and were in effect at its time."""
    numbers = {one.norad_id for one in event.objects}
    spare = 30 * US_PER_DAY
    return tuple(
        one
        for one in context.declarations
        if one.subject == SERVICING
        and len(numbers & one.norad_ids) >= 2
        and (one.since_us is None or one.since_us - spare <= event.interval.end_us)
        and (one.until_us is None or one.until_us + spare >= event.interval.start_us)
    )
