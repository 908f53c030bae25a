"""A documented exchange played again through the same machine: both notes, bases, dates, what is disputed.

Nothing is decided. The steps are those that documents show, at the documents' dates; they are no entries of a
log. What each side says stands beside what the other says, and the days between are computed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from openparos.findings.wording import refuse_words
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, format_utc, parse_utc

from .bases import offers_between
from .consultation import Case
from .filing import next_step, opening_step
from .machine import advance, begin, case_at
from .shipped import load_shipped, shipped
from .verbale import party_name
from .view import case_json

FOLDER: Final = Path(__file__).with_name("exchanges")
REPLAY_SCHEMA: Final = "openparos.case-replay/1"


def exchanges() -> tuple[str, ...]:
    """Return the ids of the exchanges that are shipped."""
    return tuple(name.upper() for name in shipped(FOLDER))


def load_exchange(name: str) -> dict[str, Any]:
    """Read one exchange.

    Raises
    ------
    InputRefused
        When there is none of that id.
    """
    return load_shipped(FOLDER, name, "exchange")


def case_of(exchange: dict[str, Any]) -> Case:
    """Fold the documents of an exchange into a case, in the order of their dates."""
    case: Case | None = None
    for document in sorted(exchange["documents"], key=lambda one: one["on"]):
        received_us = parse_utc(document["on"])
        text = " ".join(document["says"].split())
        if case is None:
            content = {
                "requested": exchange["requested"], "bases": exchange["bases"], "subject": exchange["subject"],
                "timing": exchange["about"]["timing"], "when": exchange["about"]["when"],
                "objects": exchange["objects"], "secretariat": exchange["secretariat"],
                "information": document.get("kind") == "information",
            }  # fmt: skip
            step = opening_step(
                content, party=document["party"], office="mission", reference=document["id"], text=text
            )
            case = begin(step, received_us)
        else:
            step = next_step(
                case, document["act"], party=document["party"], office="mission", reference=document["id"], text=text
            )  # fmt: skip
            case = advance(case, step, received_us)
    if case is None:
        raise InputRefused("an exchange without documents")
    return case


def replay(exchange: dict[str, Any], at_us: int | None = None) -> dict[str, Any]:
    """Return an exchange with its case, its days, the bases that were open and what is disputed.

    Parameters
    ----------
    exchange : dict
        As read by `load_exchange`.
    at_us : int or None
        The instant at which clocks are read; by default that of the last document.
    """
    whole = case_of(exchange)
    read_us = whole.steps[-1].received_us if at_us is None else at_us
    case = case_at(whole, read_us)
    if case is None:
        raise InputRefused(
            f"nothing was written by {format_utc(read_us)}",
            remedy=f"The first document is of {format_utc(whole.opened_us)[:10]}",
        )
    event_us = parse_utc(exchange["about"]["when"])
    offers = offers_between(
        case.requester, case.requested[0], case.opened_us, timing=case.content("timing"), about_us=event_us
    )
    known = case_json(case, read_us)
    unwanted = ("possible", "head")
    return {
        "schema": REPLAY_SCHEMA,
        "id": exchange["id"],
        "title": exchange["title"],
        "statement": refuse_words(_statement(case, event_us)),
        "facts": exchange["facts"],
        "notes": [one for one in exchange["documents"] if parse_utc(one["on"]) <= read_us],
        "bases": [one.to_json() for one in offers],
        "bases_named": list(case.bases),
        "bases_note": " ".join(exchange["bases_note"].split()),
        "days": _days(exchange, case, event_us),
        "disputed": exchange["disputed"],
        "statements": exchange["statements"],
        "not_known": exchange["not_known"],
        "impact": known["impact"],
        "case": {key: part for key, part in known.items() if key not in unwanted},
        "winner": None,
    }


def _days(exchange: dict[str, Any], case: Case, event_us: int) -> dict[str, Any]:
    """Return the whole days between the dates; the time of day of a note is not known."""
    event_day = parse_utc(format_utc(event_us)[:10])
    reply = case.last("reply")
    passes = {
        one["id"]: (case.opened_us - parse_utc(one["on"][:10])) // US_PER_DAY
        for one in exchange["facts"]
        if one["id"] in ("station-moved", "second-pass")
    }
    return {
        "event_to_note": (case.opened_us - event_day) // US_PER_DAY,
        "passes_to_note": passes,
        "note_to_reply": None if reply is None else (reply.received_us - case.opened_us) // US_PER_DAY,
    }


def _statement(case: Case, event_us: int) -> str:
    event_day = parse_utc(format_utc(event_us)[:10])
    first = (case.opened_us - event_day) // US_PER_DAY
    asked = " and ".join(party_name(one) for one in case.requested)
    text = (
        f"{party_name(case.requester)} wrote on {format_utc(case.opened_us)[:10]}, {first} days after the event of "
        f"{format_utc(event_us)[:10]}"
    )
    reply = case.last("reply")
    if reply is None:
        return f"{text}; no reply of {asked} was known by then."
    days = (reply.received_us - case.opened_us) // US_PER_DAY
    return f"{text}; {asked} replied on {format_utc(reply.received_us)[:10]}, {days} days later. No closure is known."
