"""A machine of random steps over cases in an exchange: what is accepted is what the rules allow, and history stays."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from openparos.cases.acts import ACTS, BODIES, Outcome
from openparos.cases.consultation import Case
from openparos.cases.filing import next_step, opening_step, sign_step
from openparos.cases.machine import objection
from openparos.cases.register import read_cases
from openparos.exchange.indexing import LogIndex
from openparos.exchange.reading import PublishedLog
from openparos.exchange.submission import Desk, step_submission
from openparos.exchange.writer import Writer
from openparos.log.ledger import Ledger, create_log
from openparos.model.errors import OpenParosError
from openparos.model.times import US_PER_SECOND, format_utc, now_us
from openparos.store.exchange_database import open_database

from .conftest import IDENTITIES, PAIRS, case_content

PARTIES = ("IDN", "BRA", "KEN", "FRA", "UN-SG")
CONTENTS: dict[str, dict[str, Any]] = {
    "close": {"outcome": Outcome.CLARIFIED.value}, "propose-closing": {"outcome": Outcome.UNRESOLVED.value},
    "escalate": {"body": BODIES[0]}, "propose-meeting": {"when": "2030-01-01T00:00:00Z"},
    "record-meeting": {"when": "2026-01-01T00:00:00Z"}, "admit": {"party": "FRA"},
    "answer-offer": {"offer": "KEN/none", "accept": True}, "convene": {"when": "2030-01-01T00:00:00Z"},
    "ask-extension": {"clock": "reply", "until": "2030-01-01T00:00:00Z"},
}  # fmt: skip


class Consultations(RuleBasedStateMachine):
    """States take steps, lawful and unlawful, after the last step or after an older one."""

    cases = Bundle("cases")
    writer_url = "sqlite"

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.folder = folder / "log"
        self.now_s = now_us() // US_PER_SECOND
        create_log(self.folder, "exchange.example/log", clock=lambda: self.now_s)
        log = PublishedLog(self.folder)
        log.refresh()
        self.database = open_database(f"sqlite:///{folder / 'x.sqlite'}")
        self.index = LogIndex(self.database, log, lambda: IDENTITIES)
        self.writer = Writer(
            lambda: Ledger(self.folder, clock=lambda: self.now_s),
            self.index,
            quota=(10_000, 10**9),
            gather_s=0.0,
        )
        self.writer.start()
        self.count = 0
        self.known: dict[str, tuple[str, ...]] = {}

    def teardown(self) -> None:
        self.writer.stop()
        self.database.close()
        self.stack.close()

    def _file(self, step: Any) -> bool:
        envelope = sign_step(step, PAIRS[step.party])
        desk = Desk(IDENTITIES, frozenset(), self.now_s * US_PER_SECOND, 10_000)
        roles_allow = step.party not in ("KEN",)
        try:
            submission = step_submission(desk, step.party, {"envelope": envelope.to_json()})
            receipt = self.writer.submit(submission).result(30)
        except OpenParosError:
            return False
        assert roles_allow
        return bool(receipt.anew)

    @rule(days=st.integers(0, 40))
    def days_pass(self, days: int) -> None:
        self.now_s += days * 86_400

    @rule(target=cases, by=st.sampled_from(["IDN", "BRA"]), observers=st.booleans())
    def open_case(self, by: str, observers: bool) -> str:
        self.count += 1
        other = "BRA" if by == "IDN" else "IDN"
        content = case_content(requested=[other], observers=["FRA"] if observers else None, reply_hours=48)
        step = opening_step(content, party=by, office="mission", reference=f"C-{self.count}", text="Why?")
        assert self._file(step)
        return step.case

    @rule(
        case_id=cases, by=st.sampled_from(PARTIES), act=st.sampled_from(sorted(ACTS)), stale=st.integers(0, 9)
    )
    def take(self, case_id: str, by: str, act: str, stale: int) -> None:
        case = self.index.case(case_id)
        assert case is not None
        self.count += 1
        step = next_step(case, act, party=by, office="mission", reference=f"S-{self.count}", text="Words.",
                         content=CONTENTS.get(act))  # fmt: skip
        if stale == 0 and len(case.steps) > 1:
            from dataclasses import replace

            step = replace(step, previous=case.steps[-2].step.digest)
        lawful = (
            objection(case, act, by, self.now_s * US_PER_SECOND, step) is None and step.previous == case.head
        )
        assert self._file(step) == (lawful and by != "KEN")

    @rule(case_id=consumes(cases))
    def forget(self, case_id: str) -> None:
        """Let go of a case; it must stay as it is."""

    @invariant()
    def history_only_grows_and_readers_of_the_log_agree(self) -> None:
        register = read_cases(self.folder, IDENTITIES)
        assert register.aside == []
        for case_id, case in register.cases.items():
            steps = tuple(one.step.digest for one in case.steps)
            assert steps[: len(self.known.get(case_id, ()))] == self.known.get(case_id, ())
            self.known[case_id] = steps
            assert _same(self.index.case(case_id), case)
        assert set(self.known) <= set(register.cases)


def _same(one: Case | None, other: Case) -> bool:
    return one == other and [format_utc(step.received_us) for step in other.steps] == sorted(
        format_utc(step.received_us) for step in other.steps
    )


@pytest.mark.parametrize(("runs", "steps"), [(6, 12), pytest.param(150, 40, marks=pytest.mark.long)])
def test_random_consultations(runs: int, steps: int):
    run_state_machine_as_test(
        Consultations,
        settings=settings(
            max_examples=runs, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
