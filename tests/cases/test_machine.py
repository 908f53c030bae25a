"""The state machine: a hypothesis machine over whole cases, and the rules one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from openparos.cases.acts import ACTS, Outcome, Stage
from openparos.cases.clocks import Clock, add_months, clocks_of
from openparos.cases.consultation import Case
from openparos.cases.filing import next_step
from openparos.cases.machine import StepRefused, advance, begin, case_at, possible
from openparos.cases.view import case_json, statement
from openparos.findings.wording import words_of_judgment
from openparos.model.times import format_utc, parse_utc

from .conftest import DAY, START, opening

PARTIES = ("IDN", "BRA", "KEN", "FRA", "UN-SG")
CONTENTS: dict[str, dict[str, Any]] = {
    "propose-meeting": {"when": "2027-01-01T10:00:00Z"},
    "record-meeting": {"when": "2026-11-22T10:00:00Z"},
    "answer-offer": {"offer": "KEN/none", "accept": True},
    "admit": {"party": "KEN"},
    "ask-extension": {"clock": "reply", "until": "2027-03-01T00:00:00Z"},
    "escalate": {"body": "security-council"},
    "convene": {"when": "2027-01-01T10:00:00Z"},
    "propose-closing": {"outcome": "clarified"},
    "close": {"outcome": "clarified"},
}
FILE = {"name": "a.zip", "sha256": "0" * 64, "size": 1}


def take(case: Case, who: str, act: str, at_us: int, *, reference: str = "R-1", **content: Any) -> Case:
    files = (FILE,) if act == "technical-exchange" else ()
    step = next_step(
        case, act, party=who, office="mission", reference=reference, text="Our own words.",
        content={**CONTENTS.get(act, {}), **content}, attachments=files,
    )  # fmt: skip
    return advance(case, step, at_us)


class Consultation(RuleBasedStateMachine):
    """Random steps by random parties; what must always hold of a case is checked after each."""

    @initialize(
        hours=st.none() | st.integers(1, 500), bases=st.sets(
            st.sampled_from(["bilateral", "ost-1967/VI", "enmod-1977/V.2", "liability-1972/claim"]), min_size=1
        ), observers=st.sampled_from([[], ["FRA"]]),
    )  # fmt: skip
    def start(self, hours: int | None, bases: set[str], observers: list[str]) -> None:
        self.now_us = START
        self.count = 0
        step = opening(reply_hours=hours, bases=sorted(bases), observers=observers or None)
        self.case = begin(step, self.now_us)
        self.before: dict[str, Clock] = {}

    @rule(days=st.integers(0, 400))
    def wait(self, days: int) -> None:
        self.now_us += days * DAY

    @rule(party=st.sampled_from(PARTIES), act=st.sampled_from(sorted(ACTS)), data=st.data())
    def attempt(self, party: str, act: str, data: st.DataObject) -> None:
        self.count += 1
        old = self.case
        allowed = possible(old, party, self.now_us)
        content: dict[str, Any] = {}
        if act == "answer-offer" and (offer := old.last("offer-data")):
            content["offer"] = offer.step.step_id
        if act in ("close", "propose-closing"):
            content["outcome"] = data.draw(st.sampled_from(["clarified", "unresolved"]))
        try:
            self.case = take(old, party, act, self.now_us, reference=f"R-{self.count}", **content)
        except StepRefused as error:
            assert error.possible == allowed or error.possible == ()
            assert self.case is old
            # what is refused although it is possible in itself fails on what it refers to
            assert act not in allowed or act in ("admit", "ask-extension", "answer-offer", "record-meeting")
            return
        assert act in allowed
        role = old.role_of(party)
        assert role in ACTS[act].by
        assert self.case.steps[:-1] == old.steps
        if old.stage is Stage.CLOSED:
            assert act == "reopen"
        if old.outcome is Outcome.WITHDRAWN:
            assert party == old.requester

    @precondition(lambda self: self.case.stage is not Stage.CLOSED)
    @rule(party=st.sampled_from(["IDN", "BRA"]), data=st.data())
    def go_on(self, party: str, data: st.DataObject) -> None:
        allowed = [one for one in possible(self.case, party, self.now_us) if one not in ("withdraw", "close")]
        if allowed:
            self.attempt(party=party, act=data.draw(st.sampled_from(allowed)), data=data)

    @invariant()
    def third_parties_never_move_the_case(self) -> None:
        for party in ("KEN", "XXX"):
            if self.case.role_of(party).value == "third-party":
                assert set(possible(self.case, party, self.now_us)) <= {"offer-data", "ask-to-observe"}

    @invariant()
    def history_is_a_chain_and_folds_to_the_same_case(self) -> None:
        previous = None
        for one in self.case.steps:
            assert one.step.previous == previous
            previous = one.step.digest
        assert case_at(self.case, self.now_us) == self.case

    @invariant()
    def closed_and_outcome_go_together(self) -> None:
        assert (self.case.stage is Stage.CLOSED) == (self.case.outcome is not None)

    @invariant()
    def clocks_only_grow(self) -> None:
        now = {one.name: one for one in clocks_of(self.case, self.now_us)}
        for name, old in self.before.items():
            assert now[name].started_us == old.started_us
            assert now[name].elapsed_us >= old.elapsed_us
            if old.stopped_us is not None:
                assert now[name].stopped_us == old.stopped_us
            if old.due_us is not None:
                assert now[name].due_us >= old.due_us
        self.before = now

    def teardown(self) -> None:
        if not hasattr(self, "case"):
            return
        answer = case_json(self.case, self.now_us)
        said = [answer["statement"], *answer["impact"], *(one["what"] for one in answer["history"])]
        said += [one.in_words() for one in clocks_of(self.case, self.now_us)]
        assert not [word for text in said for word in words_of_judgment(text)]


Consultation.TestCase.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, phases=(Phase.explicit, Phase.generate)
)
TestConsultation = Consultation.TestCase


def test_a_third_party_is_refused_and_told_what_it_can_do():
    case = begin(opening(), START)
    with pytest.raises(
        StepRefused, match=r"KEN is a third party.*'reply' is for the side requested"
    ) as caught:
        take(case, "KEN", "reply", START)
    assert caught.value.possible == ("offer-data", "ask-to-observe")


def test_closed_stays_closed_unless_reopened():
    case = take(begin(opening(), START), "IDN", "close", START, outcome="unresolved")
    assert possible(case, "BRA", START) == ("reopen",)
    again = take(case, "BRA", "reopen", START + DAY)
    assert again.stage is Stage.IN_CONSULTATION
    assert again.outcome is None
    assert case.outcome is Outcome.UNRESOLVED


def test_what_was_withdrawn_is_reopened_by_the_requester_alone():
    case = take(begin(opening(), START), "IDN", "withdraw", START)
    assert possible(case, "BRA", START) == ()
    assert possible(case, "IDN", START) == ("reopen",)


def test_the_requested_cannot_close_alone():
    case = begin(opening(), START)
    assert "close" not in possible(case, "BRA", START)
    assert "propose-closing" in possible(case, "BRA", START)


def test_a_step_that_follows_another_than_the_last_is_refused():
    case = begin(opening(), START)
    late = next_step(case, "reply", party="BRA", office="mission", reference="R-2", text="We answer.")
    moved = take(case, "BRA", "acknowledge", START)
    with pytest.raises(StepRefused, match="moved on"):
        advance(moved, late, START)


def test_an_observer_is_admitted_by_both_sides():
    case = take(begin(opening(), START), "KEN", "ask-to-observe", START)
    one = take(case, "IDN", "admit", START)
    assert "KEN" not in one.observers
    both = take(one, "BRA", "admit", START)
    assert both.observers == {"KEN"}
    with pytest.raises(StepRefused, match="FRA has not asked"):
        take(case, "IDN", "admit", START, party="FRA")


def test_both_sides_can_ask_and_answer_crosswise():
    case = take(begin(opening(), START), "IDN", "ask-clarification", START)
    case = take(case, "BRA", "ask-clarification", START)
    case = take(case, "BRA", "clarify", START)
    case = take(case, "IDN", "clarify", START)
    assert "clarify" not in possible(case, "IDN", START)


def test_escalation_within_the_united_nations():
    case = take(begin(opening(), START), "IDN", "escalate", START, body="general-assembly")
    assert case.stage is Stage.BEFORE_UN
    assert "record-receipt" in possible(case, "UN-SG", START)
    assert take(case, "BRA", "reply", START).stage is Stage.BEFORE_UN
    with pytest.raises(StepRefused, match="body is one of"):
        take(begin(opening(), START), "IDN", "escalate", START, body="somebody")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_calendar_months(start: str, months: int, end: str):
    assert format_utc(add_months(parse_utc(start), months))[:10] == end


def clock(case: Case, name: str, at_us: int) -> Clock:
    return next(one for one in clocks_of(case, at_us) if one.name == name)


def test_one_month_of_enmod_then_days_and_nothing_more():
    case = begin(opening(bases=["enmod-1977/V.2"]), START)
    one = clock(case, "experts", START + 40 * DAY)
    assert format_utc(one.due_us)[:10] == "2026-12-22"
    assert one.to_json()["elapsed_days"] == 40
    assert one.to_json()["days_past_due"] == 10
    done = take(case, "UN-SG", "convene", START + 20 * DAY)
    assert clock(done, "experts", START + 40 * DAY).past_us == 0


def test_hours_bind_only_when_agreed():
    case = begin(opening(reply_hours=48), START)
    assert clock(case, "reply", START).by == "proposed"
    agreed = take(case, "BRA", "acknowledge", START, accept_clock=True)
    assert clock(agreed, "reply", START).by == "agreed"
    assert clock(agreed, "reply", START).due_us == START + 2 * DAY


def test_an_extension_needs_both_sides():
    case = begin(opening(reply_hours=48), START)
    asked = take(case, "BRA", "ask-extension", START)
    assert clock(asked, "reply", START).due_us == START + 2 * DAY
    assert "grant-extension" not in possible(asked, "BRA", START)
    granted = take(asked, "IDN", "grant-extension", START)
    assert clock(granted, "reply", START).extended
    assert format_utc(clock(granted, "reply", START).due_us)[:10] == "2027-03-01"


def test_a_commission_only_after_a_year():
    case = begin(opening(bases=["liability-1972/claim"], when="2026-06-01T00:00:00Z"), START)
    assert "request-commission" not in possible(case, "IDN", START)
    assert format_utc(clock(case, "claim", START).due_us)[:10] == "2027-06-01"
    case = take(case, "IDN", "claim-documentation", START)
    with pytest.raises(StepRefused, match="from 2027-11-22"):
        take(case, "BRA", "request-commission", START + 364 * DAY)
    case = take(case, "BRA", "request-commission", START + 365 * DAY)
    assert clock(case, "members", case.steps[-1].received_us).due_us == add_months(START + 365 * DAY, 2)
    case = take(case, "BRA", "appoint-member", START + 370 * DAY)
    assert clock(case, "members", START + 371 * DAY).stopped_us is None
    case = take(case, "IDN", "appoint-member", START + 380 * DAY)
    assert clock(case, "members", START + 381 * DAY).stopped_us == START + 380 * DAY


def test_no_reply_is_told_in_days():
    case = begin(opening(), START)
    assert statement(case, START + 30 * DAY).endswith(
        "no reply is in the log; 30 days have passed. The case is requested."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"requested": ["IDN"]},
        {"observers": ["BRA"]},
        {"level": "confidential"},
        {"level": "secret"},
        {"timing": "soon"},
        {"when": "yesterday"},
        {"reply_hours": -1},
        {"unknown": 1},
        {"requested": []},
    ],
)
def test_an_opening_that_cannot_be(changes: dict[str, Any]):
    with pytest.raises(StepRefused):
        begin(opening(**changes), START)


def test_a_reply_before_a_question_does_not_answer_it():
    case = take(begin(opening(), START), "BRA", "reply", START)
    case = take(case, "IDN", "ask-clarification", START)
    assert clock(case, "clarification-1", START + DAY).stopped_us is None
    case = take(case, "BRA", "clarify", START + DAY)
    assert clock(case, "clarification-1", START + 2 * DAY).stopped_us == START + DAY
