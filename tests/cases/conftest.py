"""What the tests of cases share: keys of four missions, a log with a settable clock, and short ways to take steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openparos.cases.filing import FiledStep, file_step, next_step, opening_step
from openparos.cases.register import CaseRegister, read_cases
from openparos.cases.step import Step
from openparos.log.keys import KeyPair
from openparos.log.ledger import Ledger, create_log
from openparos.model.times import US_PER_SECOND, parse_utc
from openparos.notices.envelope import PublicKeyPair
from openparos.notices.identity import Identities, Office, OfficeKey, PartyIdentity, Role
from openparos.notices.sealed import sealing_public

START = parse_utc("2026-11-22T12:00:00Z")
DAY = 86_400 * US_PER_SECOND
CODES = ("IDN", "BRA", "KEN", "FRA", "UN-SG")
PAIRS = {
    code: KeyPair.from_seeds(f"{code}.mission", bytes([n] * 32), bytes([n + 100] * 32))
    for n, code in enumerate(CODES, 1)
}
STRANGER = KeyPair.from_seeds("BRA.mission", bytes([90] * 32), bytes([91] * 32))


def identity(code: str, pair: KeyPair) -> PartyIdentity:
    key = OfficeKey(PublicKeyPair.of(pair), START - 10**15, seal_to=sealing_public(pair))
    office = Office("mission", f"Mission of {code}", frozenset({Role.PUBLISH}), (key,))
    return PartyIdentity(code, "organization" if code == "UN-SG" else "state", 1, None, 1, (office,))


IDENTITIES = Identities(tuple(identity(code, pair) for code, pair in sorted(PAIRS.items())))


def content(**changes: Any) -> dict[str, Any]:
    """Return the content of an opening by Indonesia to Brazil."""
    value = {
        "requested": ["BRA"], "subject": "the station of EXERCISE-B", "timing": "past",
        "when": "2026-11-03T00:00:00Z", "bases": ["ost-1967/VI", "bilateral"], "secretariat": "UN-SG",
    }  # fmt: skip
    return {key: part for key, part in {**value, **changes}.items() if part is not None}


def opening(party: str = "IDN", reference: str = "NV-1", **changes: Any) -> Step:
    return opening_step(
        content(**changes), party=party, office="mission", reference=reference, text="What is it?"
    )


class Table:
    """A log, a clock, and missions that take steps."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "log"
        self.us = START
        self.count = 0
        create_log(self.folder, "exchange.example/cases", clock=self.clock)

    def clock(self) -> int:
        return self.us // US_PER_SECOND

    def file(self, step: Step, pair: KeyPair | None = None, identities: Identities = IDENTITIES) -> FiledStep:
        with Ledger(self.folder, clock=self.clock) as ledger:
            return file_step(ledger, step, pair or PAIRS[step.party], identities)

    def open(self, **changes: Any) -> FiledStep:
        return self.file(opening(**changes))

    def take(self, party: str, act: str, text: str | None = None, **contents: Any) -> FiledStep:
        self.count += 1
        case = self.read(party).get("IDN/NV-1")
        return self.file(
            next_step(
                case, act, party=party, office="mission", reference=f"S-{self.count}", text=text,
                content=contents,
            )
        )  # fmt: skip

    def read(self, party: str | None = None) -> CaseRegister:
        return read_cases(self.folder, IDENTITIES, PAIRS[party] if party else None)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)
