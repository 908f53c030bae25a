"""Servers and databases killed at any moment: nothing acknowledged is lost, no case changes its history."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from openparos.cases.filing import next_step, opening_step, sign_step
from openparos.cases.register import read_cases
from openparos.exchange.client import ExchangeClient
from openparos.log.fsck import check_log
from openparos.log.tiles import StoredTree
from openparos.model.errors import OpenParosError
from openparos.notices.standing import read_register

from .conftest import IDENTITIES, PAIRS, case_content, signed_notice, wait_until, write_settings
from .postgres import Server, binaries
from .test_federation import free_port

ROOT = Path(__file__).resolve().parents[2]


class Process:
    """`openparos serve` as a process of its own."""

    def __init__(self, folder: Path, database: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/api"
        self.folder = folder
        self.settings = write_settings(
            folder, database, url=self.url, more="[limits]\nsubmissions_per_minute = 100000\n"
        )
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "openparos",
            "serve",
            "--exchange",
            str(self.settings),
            "--port",
            str(self.port),
        ]
        with (self.folder / "server.log").open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OPENPAROS_HOME": str(self.folder / "home")},
            )  # fmt: skip
        wait_until(self.answers, 90)
        time.sleep(1.1)  # signatures of the second in which it began are refused

    def answers(self) -> bool:
        if self.process.poll() is not None:
            raise AssertionError((self.folder / "server.log").read_text()[-3000:])
        try:
            with ExchangeClient(self.url) as client:
                return client.ask("GET", "/")[0] == 200
        except OpenParosError:
            return False

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Load(threading.Thread):
    """One State that hands in notice after notice and remembers what was acknowledged."""

    def __init__(self, url: str, party: str, start: int) -> None:
        super().__init__(daemon=True)
        self.url, self.party, self.number = url, party, start
        self.acknowledged: dict[str, int] = {}
        self.ended = threading.Event()

    def run(self) -> None:
        with ExchangeClient(self.url, PAIRS[self.party]) as client:
            while not self.ended.is_set():
                self.number += 1
                reference = f"L-{self.number}"
                try:
                    answer = client.post(
                        "/notices", {"envelope": signed_notice(self.party, reference).to_json()}
                    )
                    self.acknowledged[f"{self.party}/{reference}"] = answer["index"]
                except OpenParosError:
                    time.sleep(0.02)


def crash_rounds(server: Process, rounds: int, chance: random.Random, database: Server | None) -> None:
    acknowledged: dict[str, int] = {}
    steps: list[str] = []
    number = 0
    for round_ in range(rounds):
        server.start()
        steps += _advance_case(server.url, round_)
        loads = [Load(server.url, party, number) for party in ("IDN", "BRA", "FRA")]
        for one in loads:
            one.start()
        wait_until(lambda loads=loads: sum(len(one.acknowledged) for one in loads) > 3, 60)
        time.sleep(chance.uniform(0.0, 1.5))
        if database is not None and chance.random() < 0.6:
            database.kill()
            time.sleep(chance.uniform(0.0, 0.5))
            if chance.random() < 0.5:  # it comes back under a running server
                database.start()
                before = sum(len(one.acknowledged) for one in loads)
                wait_until(
                    lambda loads=loads, before=before: sum(len(one.acknowledged) for one in loads) > before,
                    60,
                )
        server.kill()
        for one in loads:
            one.ended.set()
        for one in loads:
            one.join(60)
            acknowledged.update(one.acknowledged)
            number = max(number, one.number)
        if database is not None:
            database.kill()
            database.start()
        _check(server.folder / "log", acknowledged, steps)
    server.start()
    with ExchangeClient(server.url, PAIRS["IDN"]) as client:
        assert client.get("/")["size"] >= len(acknowledged)
        for notice_id in list(acknowledged)[-20:]:
            assert client.get(f"/notices/{notice_id}")["entries"][0]["index"] == acknowledged[notice_id]
        assert [one["id"] for one in client.get("/cases/IDN/C-1")["history"]] == steps
    server.kill()


def _advance_case(url: str, round_: int) -> list[str]:
    """Take one step in a case; return what was acknowledged."""
    with ExchangeClient(url, PAIRS["IDN"]) as client:
        if round_ == 0:
            step = opening_step(case_content(), party="IDN", office="mission", reference="C-1", text="Why?")
        else:
            case = read_cases_of(client)
            step = next_step(
                case, "statement", party="IDN", office="mission", reference=f"S-{round_}", text="Still."
            )
        client.post("/cases/steps", {"envelope": sign_step(step, PAIRS["IDN"]).to_json()})
        return [step.step_id]


def read_cases_of(client: ExchangeClient):
    """Fold the case from what the server shows of it."""
    import base64
    import json

    from openparos.cases.machine import advance, begin
    from openparos.cases.step import Step
    from openparos.model.times import parse_utc
    from openparos.notices.envelope import Envelope

    case = None
    for one in client.get("/cases/IDN/C-1/entries")["entries"]:
        record = json.loads(base64.b64decode(one["entry"]))
        step = Step.from_json(json.loads(Envelope.parse(record["envelope"]).payload))
        received_us = parse_utc(record["received"])
        case = begin(step, received_us) if case is None else advance(case, step, received_us)
    return case


def _check(log: Path, acknowledged: dict[str, int], steps: list[str]) -> None:
    from openparos.log.ledger import Ledger

    with Ledger(log) as ledger:  # what a crash left is finished by the next opening
        ledger.publish()
        size = ledger.size
    report = check_log(log)
    assert report.ok, report.problems
    register = read_register(log)
    assert register.aside == []
    for notice_id, index in acknowledged.items():
        assert register.get(notice_id).first.index == index
    cases = read_cases(log, IDENTITIES)
    assert cases.aside == []
    assert [one.step.step_id for one in cases.get("IDN/C-1").steps] == steps
    assert StoredTree(log, size).root()


@pytest.fixture
def own_server() -> Iterator[Server]:
    if binaries() is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    server = Server(durable=True)
    yield server
    server.remove()


ROUNDS = [pytest.param(1, 1), pytest.param(25, 7, marks=pytest.mark.long)]


@pytest.mark.parametrize(("rounds", "seed"), ROUNDS)
def test_a_server_on_sqlite_is_killed_again_and_again(tmp_path: Path, rounds: int, seed: int):
    server = Process(tmp_path / "exchange", "sqlite")
    try:
        crash_rounds(server, rounds, random.Random(seed), None)
    finally:
        server.kill()


@pytest.mark.parametrize(("rounds", "seed"), ROUNDS)
def test_server_and_postgresql_are_killed_again_and_again(
    tmp_path: Path, own_server: Server, rounds: int, seed: int
):
    server = Process(tmp_path / "exchange", own_server.new_database())
    try:
        crash_rounds(server, rounds, random.Random(seed), own_server)
    finally:
        server.kill()
