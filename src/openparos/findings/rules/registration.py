"""Registration Convention, article II: whether an object that was seen is entered in a register."""

from __future__ import annotations

import re
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.errors import InputRefused
from openparos.model.events import EventObject
from openparos.model.times import parse_utc

from ..context import Context, Registration
from ..finding import Alternative, Finding, Status, TestResult
from ..phrasing import day, object_name

RULE: Final = "registration-ii/2"
PROVISION: Final = "registration-1975/II"
_PIECE: Final = re.compile(r"\b(R/B|DEB|AKM|PKM)\b")
"""Marks by which catalogues name stages, motors and pieces."""
CONFIDENCE_RULE: Final = (
    "high where a document symbol is known, moderate where the register data cover the State and the object is not "
    "in them, low where they do not cover it"
)


def registered(one: EventObject, on_us: int, context: Context) -> Finding | None:
    """Hold one payload beside the duty of the launching State to register it.

    Parameters
    ----------
    one : EventObject
        The object, with its State where known.
    on_us : int
        The day the question is asked for.
    context : Context
        Register data and parties.

    Returns
    -------
    Finding or None
        None where the register data at hand do not name the object at all: nothing was looked up. None,
        too, where the State was not bound by the Convention on that day: it cannot be asked under it.
    """
    entry = context.registrations.get(one.norad_id)
    if entry is None:
        return None
    state = entry.state or one.state
    bound = context.bound(state, PROVISION, on_us).answer if state else "unknown"
    if bound == "no" and entry.status != "registered":
        return None
    launched_us = launch_day_us(entry)
    before = (
        launched_us is not None
        and bool(state)
        and context.bound(str(state), PROVISION, launched_us).answer == "no"
    )
    status, confidence = _status(entry, "no" if before else bound)
    return Finding(
        rule=RULE,
        provision=PROVISION,
        standing=context.provision(PROVISION).standing.value,
        states=(state,) if state else (),
        events=(),
        notices=(),
        status=status,
        statement=_statement(one, entry, on_us, context),
        limits=_limits(bound, one, before=before),
        alternatives=_alternatives(entry, one),
        confidence=confidence,
        confidence_rule=CONFIDENCE_RULE,
        parameters={
            "norad_id": one.norad_id,
            "source": entry.source,
            "document": entry.document,
            "bound": bound,
        },
        would_determine=None
        if status is Status.CONSISTENT
        else "The register kept by the Secretary-General, or the answer of the State concerned.",
    )


def launch_day_us(entry: Registration) -> int | None:
    """Return the day of launch where the register data give a whole date, else None."""
    try:
        return None if entry.launch_date is None else parse_utc(entry.launch_date)
    except InputRefused:
        return None


def _limits(bound: str, one: EventObject, *, before: bool) -> tuple[str, ...]:
    limits: tuple[str, ...] = (
        "The register data are a compilation by others, not the register itself",
        "An entry can be made at any time; the Convention sets no day",
        "Which of several launching States registers is for them to agree",
    )
    if one.state_basis == "owner-catalogue":
        limits += (
            "The State named is the owner a catalogue gives; the launching State, which registers, may be another",
        )
    if one.state_basis == "launching":
        limits += (
            "The State named is a launching State, inferred from the launch; another launching State may be the one that registers",
        )
    if before:
        limits += (
            "Launched before the Convention bound that State, as far as the acts at hand tell; a treaty does not reach back",
        )
    if bound == "unknown":
        limits += (
            "Whether the State was bound by the Convention on that day is not decided by the dates at hand",
        )
    return limits


def _status(entry: Registration, bound: str) -> tuple[Status, Confidence]:
    if entry.status == "registered":
        return Status.CONSISTENT, Confidence.HIGH
    if entry.status == "not-found" and bound == "yes":
        return Status.QUESTION_OPEN, Confidence.MODERATE
    return Status.CANNOT_BE_DETERMINED, Confidence.LOW


def _statement(one: EventObject, entry: Registration, on_us: int, context: Context) -> str:
    who = object_name(one, context)
    launched = f", launched {entry.launch_date}," if entry.launch_date else ""
    if entry.status == "registered":
        by = f", entered by: {context.name_of(entry.state)}" if entry.state else ""
        symbol = f"under document {entry.document}" if entry.document else "under a document not known here"
        return f"{who}{launched} stands in the register {symbol}{by}."
    if entry.status == "not-found":
        return f"No register entry was found for {who}{launched} in {entry.source}; asked on {day(on_us)}."
    return f"The register data at hand do not cover {who}{launched}; nothing follows from that."


def _alternatives(entry: Registration, one: EventObject) -> tuple[Alternative, ...]:
    if entry.status == "registered":
        return ()
    piece = (
        (
            Alternative(
                "a stage or piece that its State does not enter apart",
                "the object's catalogue name",
                TestResult.NOT_EXCLUDED,
            ),
        )
        if _PIECE.search(one.name or "")
        else ()
    )
    return (
        *piece,
        Alternative(
            "entered later than the data at hand", "a newer copy of the register", TestResult.NOT_TESTED
        ),
        Alternative("entered under another designator or name", "search by name", TestResult.NOT_TESTED),
        Alternative("registered by another launching State", "entries of all States", TestResult.NOT_TESTED),
    )
