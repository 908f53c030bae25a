"""A case as answers show it: history, clocks, bases, what can follow; the same form for every State.

Every sentence the software writes here passes the list of words that are not its own to use. What parties say
is quoted with its author and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openparos.findings.wording import refuse_words
from openparos.model.times import US_PER_DAY, format_utc, parse_utc

from .acts import ACTS, LEVEL_WORDS, Outcome, Stage
from .bases import basis_name, load_bases, offers_between, unknown_basis
from .clocks import clocks_of
from .consultation import Case, TakenStep
from .filing import what_is_possible
from .impact import impact_of
from .step import OPEN
from .verbale import BODY_NAMES, party_name

CASE_SCHEMA = "openparos.case/1"
_CHARTER_NAME = "Article {} of the Charter of the United Nations"


def summary(case: Case) -> dict[str, Any]:
    """Return one row of `case list`."""
    return {
        "id": case.case_id,
        "stage": case.stage.label,
        "outcome": case.outcome,
        "requester": case.requester,
        "requested": list(case.requested),
        "subject": case.content("subject"),
        "level": case.level.value,
        "opened": format_utc(case.opened_us),
        "last_step": format_utc(case.steps[-1].received_us),
        "steps": len(case.steps),
        "exercise": bool(case.content("exercise", False)),
    }


def case_json(case: Case, at_us: int, missions: Mapping[int, str] | None = None) -> dict[str, Any]:
    """Return a case in the schema ``openparos.case/1``.

    Parameters
    ----------
    case : Case
        The case.
    at_us : int
        The instant at which clocks are read.
    missions : mapping of int to str or None
        Missions of objects by catalogue number, where a catalogue is at hand.
    """
    return {
        "schema": CASE_SCHEMA,
        **summary(case),
        "at": format_utc(at_us),
        "visible_to": LEVEL_WORDS[case.level],
        "observers": sorted(case.observers),
        "secretariat": case.secretariat,
        "timing": case.content("timing"),
        "when": case.content("when"),
        "objects": case.content("objects", []),
        "impact": list(impact_of(case.content("objects", []), missions)),
        "finding": case.content("finding"),
        "bases": _bases(case),
        "clocks": [one.to_json() for one in clocks_of(case, at_us)],
        "statement": statement(case, at_us),
        "history": [history_row(case, one) for one in case.steps],
        "possible": what_is_possible(case, at_us),
        "head": case.head,
    }


def history_row(case: Case, taken: TakenStep) -> dict[str, Any]:
    """Return one step as it stands in a history."""
    step = taken.step
    return {
        "id": step.step_id,
        "act": step.act,
        "party": step.party,
        "role": case.role_of(step.party).value,
        "received": format_utc(taken.received_us),
        "index": taken.index,
        "what": what_was_done(case, taken),
        "text": step.text,
        "content": {key: part for key, part in step.content.items() if step.act != OPEN},
        "attachments": list(step.attachments),
        "sha256": step.digest,
    }


def what_was_done(case: Case, taken: TakenStep) -> str:
    """Return one sentence about a step, in the software's words."""
    step = taken.step
    name = party_name(step.party)
    name = name[:1].upper() + name[1:]
    if step.act == OPEN:
        asked = " and ".join(party_name(one) for one in case.requested)
        named = "; ".join(basis_name(one) for one in case.bases)
        if case.content("information"):
            return refuse_words(
                f"{name} informed the Secretary-General of the United Nations of a matter that concerns {asked}, "
                f"naming {named}."
            )
        return refuse_words(f"{name} asked {asked}, naming {named}.")
    detail = ""
    if step.act in ("close", "propose-closing"):
        detail = f" as {step.content['outcome']}"
    elif step.act == "escalate":
        detail = f": {BODY_NAMES[step.content['body']]}"
        if "basis" in step.content:
            detail += f", naming {_CHARTER_NAME.format(step.content['basis'].rpartition('/')[2])}"
    elif step.act == "ask-extension":
        detail = f", to {step.content['until']}"
    elif step.act in ("propose-meeting", "record-meeting", "convene"):
        detail = f", {step.content['when']}"
    elif step.act == "admit":
        detail = f": {party_name(step.content['party'])}"
    elif step.act == "answer-offer":
        detail = f" ({step.content['offer']}): {'accepted' if step.content['accept'] else 'not taken up'}"
    elif step.act == "acknowledge" and step.content.get("accept_clock"):
        detail = " and agreed to the time proposed for a reply"
    # Names and references are the parties' own; the words around them are checked.
    return f"{name} {refuse_words(ACTS[step.act].words)}{detail}."


def statement(case: Case, at_us: int) -> str:
    """Return what can be said of a case in one or two sentences: stage and days, nothing else."""
    asked = " and ".join(party_name(one) for one in case.requested)
    days = (max(at_us, case.opened_us) - case.opened_us) // US_PER_DAY
    verb = "wrote of a matter that concerns" if case.content("information") else "asked"
    first = f"{party_name(case.requester)} {verb} {asked} on {format_utc(case.opened_us)[:10]}"
    if case.stage is Stage.CLOSED:
        end_us = case.steps[-1].received_us
        took = (end_us - case.opened_us) // US_PER_DAY
        how = {
            Outcome.CLARIFIED: "clarified", Outcome.UNRESOLVED: "unresolved", Outcome.WITHDRAWN: "withdrawn",
        }[case.outcome or Outcome.UNRESOLVED]  # fmt: skip
        return refuse_words(f"{first}; closed as {how} on {format_utc(end_us)[:10]}, after {_days(took)}.")
    reply = case.last("reply")
    if reply is not None:
        until = (reply.received_us - case.opened_us) // US_PER_DAY
        said = f"a reply came after {_days(until)}"
    else:
        said = f"no reply is in the log; {_days(days)} have passed"
    return refuse_words(f"{first}; {said}. The case is {case.stage.label.replace('-', ' ')}.")


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def _bases(case: Case) -> list[dict[str, Any]]:
    """Return the bases the requester named, each with what is known of it between the parties."""
    when = case.content("when")
    about_us = None if when is None else parse_utc(when)
    rows = []
    for one in case.requested:
        offers = offers_between(
            case.requester, one, case.opened_us, timing=case.content("timing"), about_us=about_us
        )
        rows += [{"towards": one, **offer.to_json()} for offer in offers if offer.basis.id in case.bases]
        rows += [{"towards": one, **unknown_basis(name)} for name in case.bases if name not in load_bases()]
    return rows
