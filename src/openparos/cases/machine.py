"""The state machine of consultations: which step may follow, and what a refused one may be replaced by.

Every reader of the log runs it over the same steps and comes to the same state. A step that does not
follow is set aside with its reason; nothing that was accepted is ever changed by a later one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from openparos.model.errors import OpenParosError
from openparos.model.times import format_utc, parse_utc

from .acts import ACTS, BODIES, CHARTER, LIABILITY_ACTS, Act, Level, Outcome, Role, Stage
from .clocks import CLAIM_CLOCK, clocks_of, commission_from
from .consultation import Case, TakenStep
from .step import OPEN, Step

TIMINGS: Final = ("past", "ongoing", "planned")
_OPENING: Final = {
    "requested": "codes", "observers": "codes", "secretariat": "text", "bases": "codes", "subject": "text",
    "timing": "timing", "when": "time", "objects": "objects", "finding": "object", "level": "level",
    "reply_hours": "integer", "exercise": "flag", "information": "flag",
}  # fmt: skip
_NEEDED: Final = ("requested", "bases", "subject", "timing")


class StepRefused(OpenParosError):
    """A step cannot follow.

    Parameters
    ----------
    what : str
        Why.
    possible : tuple of str
        What the same party can do instead.
    """

    def __init__(self, what: str, *, possible: tuple[str, ...] = (), where: str | None = None) -> None:
        self.possible = possible
        instead = ", ".join(possible) if possible else "nothing at this stage"
        super().__init__(what, where=where, remedy=f"Possible instead: {instead}")


def begin(step: Step, received_us: int, index: int | None = None) -> Case:
    """Return the case that a step opens.

    Raises
    ------
    StepRefused
        When the step opens none, or names no one to ask.
    """
    if step.act != OPEN:
        raise StepRefused("the first step of a case opens it", possible=(OPEN,))
    content = step.content
    if missing := [name for name in _NEEDED if not content.get(name)]:
        raise StepRefused(f"an opening needs {', '.join(missing)}", possible=(OPEN,))
    for name, value in content.items():
        _check_value(name, _OPENING.get(name), value, (OPEN,))
    requested, observers = content["requested"], content.get("observers", [])
    named = [
        step.party,
        *requested,
        *observers,
        *([content["secretariat"]] if "secretariat" in content else []),
    ]
    if len(set(named)) != len(named):
        raise StepRefused("one party stands in two places of the case", possible=(OPEN,))
    if content.get("level") == Level.CONFIDENTIAL and (observers or "secretariat" in content):
        raise StepRefused("a confidential case has no observers and no secretariat", possible=(OPEN,))
    return Case((TakenStep(step, received_us, index),), Stage.REQUESTED, None, frozenset(observers))


def advance(case: Case, step: Step, received_us: int, index: int | None = None) -> Case:
    """Return the case after one more step.

    Parameters
    ----------
    case : Case
        As it stands.
    step : Step
        What comes.
    received_us : int
        The log's time.
    index : int or None
        Its entry in the log.

    Raises
    ------
    StepRefused
        With the reason, and what the party can do instead.
    """
    if step.case != case.case_id:
        raise StepRefused(f"the step is of {step.case}", where=case.case_id)
    reason = objection(case, step.act, step.party, received_us, step)
    if reason is not None:
        raise StepRefused(reason, possible=possible(case, step.party, received_us), where=case.case_id)
    if step.previous != case.head:
        raise StepRefused(
            "the step follows another than the last one: the case has moved on, or a step was not shown to all",
            possible=possible(case, step.party, received_us), where=case.case_id,
        )  # fmt: skip
    if received_us < case.steps[-1].received_us:
        raise StepRefused("its time lies before that of the step before it", where=case.case_id)
    act = ACTS[step.act]
    stage = case.stage if act.to is None else max(case.stage, act.to)
    outcome = case.outcome
    if step.act == "reopen":
        stage, outcome = Stage.IN_CONSULTATION, None
    elif stage is Stage.CLOSED:
        outcome = Outcome(step.content.get("outcome", Outcome.WITHDRAWN))
    grown = replace(
        case, steps=(*case.steps, TakenStep(step, received_us, index)), stage=Stage(stage), outcome=outcome
    )
    return replace(grown, observers=_observers(grown))


def case_at(case: Case, us: int) -> Case | None:
    """Return a case as it stood at an instant; None before it was opened."""
    taken = case.as_of(us)
    if not taken:
        return None
    past = begin(taken[0].step, taken[0].received_us, taken[0].index)
    for one in taken[1:]:
        past = advance(past, one.step, one.received_us, one.index)
    return past


def possible(case: Case, party: str, at_us: int) -> tuple[str, ...]:
    """Return the acts that a party can take now."""
    return tuple(name for name in ACTS if objection(case, name, party, at_us) is None)


def objection(case: Case, name: str, party: str, at_us: int, step: Step | None = None) -> str | None:
    """Say why a party cannot take an act now, or None.

    Without a step only role, stage and what went before are looked at.
    """
    if name == OPEN:
        return "the case is open already"
    act = ACTS.get(name)
    if act is None:
        return f"there is no act {name!r}"
    role = case.role_of(party)
    if role not in act.by:
        able = " or ".join(sorted(_role_name(one) for one in act.by))
        return f"{party} is {_article(role)} in this case; {name!r} is for {able}"
    if case.stage not in act.at:
        closed = f" ({case.outcome})" if case.outcome else ""
        return f"the case is {case.stage.label}{closed}; {name!r} does not follow from there"
    reason = _history_objection(case, name, party, at_us)
    if reason is None and step is not None:
        reason = _content_objection(act, step)
        if reason is None:
            reason = _matching_objection(case, step, at_us)
    return reason


def _role_name(role: Role) -> str:
    return "the side requested" if role is Role.REQUESTED else f"the {role.value}".replace("-", " ")


def _article(role: Role) -> str:
    return f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}".replace("-", " ")


def _observers(case: Case) -> frozenset[str]:
    """Return who may follow: named at the opening, or asked and agreed to by both sides."""
    named = frozenset(case.content("observers", ()))
    agreed: dict[str, set[Role]] = {}
    for one in case.taken("admit"):
        agreed.setdefault(one.step.content["party"], set()).add(case.role_of(one.step.party))
    both = {Role.REQUESTER, Role.REQUESTED}
    return named | {party for party, roles in agreed.items() if roles >= both}


_ANSWERED: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "clarify": ("ask-clarification", ("clarify", "reply"), "no clarification asked by another party is open"),
    "accept-meeting": (
        "propose-meeting",
        ("accept-meeting",),
        "no meeting proposed by another party is open",
    ),
    "grant-extension": ("ask-extension", ("grant-extension",), "no extension asked by another party is open"),
}


def _history_objection(case: Case, name: str, party: str, at_us: int) -> str | None:
    """Say why what went before does not allow an act, or None."""
    if name in _ANSWERED:
        ask, answers, reason = _ANSWERED[name]
        return reason if case.pending(ask, answers, party) is None else None
    if name == "acknowledge" and any(one.step.party == party for one in case.taken(name)):
        return f"{party} has acknowledged the request already"
    if name == "record-meeting" and case.last("accept-meeting") is None:
        return "no meeting was agreed"
    if name == "answer-offer" and case.last("offer-data") is None:
        return "no third party has offered data"
    if name in ("ask-to-observe", "admit") and case.level is not Level.OPEN:
        return "observers of a case that is not open are named when it is opened"
    if name == "ask-to-observe" and any(one.step.party == party for one in case.taken(name)):
        return f"{party} has asked already"
    if name == "admit" and case.last("ask-to-observe") is None:
        return "nobody has asked to observe"
    if name == "reopen" and case.outcome is Outcome.WITHDRAWN and party != case.requester:
        return "a request that was withdrawn is taken up again by the requester alone"
    if name == "convene":
        if "enmod-1977/V.2" not in case.bases:
            return "a committee of experts is convened where article V(2) of ENMOD is a basis of the case"
        return None if case.last(name) is None else "the committee was convened already"
    if name == "ask-extension" and not any(one.due_us for one in clocks_of(case, at_us)):
        return "no clock with an end is running"
    return _liability_objection(case, name, party, at_us) if name in LIABILITY_ACTS else None


def _liability_objection(case: Case, name: str, party: str, at_us: int) -> str | None:
    """Say why the Liability Convention does not open an act yet, or None."""
    if CLAIM_CLOCK not in case.bases:
        return "this act belongs to a claim under the Liability Convention, which is no basis of the case"
    done = {one.step.act for one in case.steps}
    if name in done and name != "appoint-member":
        return f"{name!r} was done already"
    if name == "request-commission":
        start_us = commission_from(case)
        if start_us is None:
            return "the claimant has not given notice that its documentation is submitted (article XIV)"
        if at_us < start_us:
            return f"a Commission can be asked for from {format_utc(start_us)} on (article XIV)"
    if name in ("appoint-member", "choose-chair") and "request-commission" not in done:
        return "no Claims Commission was asked for"
    if name == "appoint-member" and any(one.step.party == party for one in case.taken(name)):
        return f"{party} has appointed its member already"
    if name == "commission-decision" and "choose-chair" not in done:
        return "the Commission has no chair yet"
    return None


def _content_objection(act: Act, step: Step) -> str | None:
    if act.needs_text and not step.text:
        return f"{step.act!r} needs the party's own words (text)"
    wanted = {**act.needs, **act.may}
    for name in act.needs:
        there = step.attachments if name == "attachments" else name in step.content
        if not there:
            return f"{step.act!r} needs {name}"
    for name, value in step.content.items():
        try:
            _check_value(name, wanted.get(name), value, ())
        except StepRefused as error:
            return error.what
    return None


def _matching_objection(case: Case, step: Step, at_us: int) -> str | None:
    """Say why what a step refers to is not there, or None."""
    content = step.content
    if step.act == "answer-offer":
        offers = {one.step.step_id for one in case.taken("offer-data")}
        return (
            None if content["offer"] in offers else f"no offer {content['offer']!r}; offers: {sorted(offers)}"
        )
    if step.act == "admit":
        asked = {one.step.party for one in case.taken("ask-to-observe")}
        return None if content["party"] in asked else f"{content['party']} has not asked to observe"
    if step.act == "ask-extension":
        known = {one.name for one in clocks_of(case, case.steps[-1].received_us) if one.due_us}
        return None if content["clock"] in known else f"no such clock; those with an end: {sorted(known)}"
    if step.act == "record-meeting" and parse_utc(content["when"]) > at_us:
        return "a meeting is recorded after it was held"
    if step.act in ("close", "propose-closing") and content["outcome"] == Outcome.WITHDRAWN:
        return "a request is withdrawn by the act 'withdraw'"
    return None


def _check_value(name: str, kind: str | None, value: Any, instead: tuple[str, ...]) -> None:
    """Refuse a content of the wrong kind, or one the act does not know."""
    if kind is None:
        raise StepRefused(f"{name!r} does not belong there", possible=instead)
    if kind == "time":
        try:
            parse_utc(value, zone_required=True)
        except (OpenParosError, AttributeError, TypeError) as error:
            raise StepRefused(f"{name} is no UTC time: {value!r}", possible=instead) from error
        return
    choices: dict[str, tuple[str, ...]] = {
        "body": BODIES, "charter": CHARTER, "outcome": tuple(Outcome), "timing": TIMINGS, "level": tuple(Level),
    }  # fmt: skip
    if kind in choices:
        if value not in choices[kind]:
            raise StepRefused(f"{name} is one of {', '.join(choices[kind])}", possible=instead)
        return
    good = {
        "flag": isinstance(value, bool),
        "integer": isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 100_000,
        "text": isinstance(value, str) and 0 < len(value) <= 4000,
        "codes": isinstance(value, list) and all(isinstance(one, str) and one for one in value),
        "texts": isinstance(value, list) and all(isinstance(one, str) for one in value),
        "objects": isinstance(value, list) and all(isinstance(one, dict) for one in value),
        "object": isinstance(value, dict),
    }
    if not good[kind]:
        raise StepRefused(f"{name} is not what is expected there ({kind})", possible=instead)
