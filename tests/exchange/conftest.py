"""What the tests of the exchange share: keys of offices, exchanges on SQLite and on PostgreSQL, signed requests."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("sqlalchemy")

from starlette.testclient import TestClient

from openparos.cases.filing import next_step, opening_step, sign_step
from openparos.cases.sealing import seal_step
from openparos.exchange.app import app_of
from openparos.exchange.message_signatures import SignedMessage, sign_request
from openparos.exchange.service import Exchange
from openparos.exchange.settings import ExchangeSettings
from openparos.log.keys import KeyPair
from openparos.log.ledger import create_log
from openparos.log.notes import to_base64
from openparos.model.times import US_PER_SECOND, now_us, parse_utc
from openparos.notices.acknowledgement import Acknowledgement
from openparos.notices.envelope import Envelope, PublicKeyPair
from openparos.notices.filing import sign_notice
from openparos.notices.identity import Identities, Office, OfficeKey, PartyIdentity, Role
from openparos.notices.notice import Notice
from openparos.notices.sealed import sealing_public

from .postgres import Server, binaries

START = parse_utc("2026-01-01T00:00:00Z")
CODES = ("IDN", "BRA", "KEN", "FRA", "UN-SG")
PAIRS = {
    code: KeyPair.from_seeds(f"{code}.mission", bytes([n] * 32), bytes([n + 100] * 32))
    for n, code in enumerate(CODES, 1)
}
STRANGER = KeyPair.from_seeds("BRA.mission", bytes([90] * 32), bytes([91] * 32))
ROLES = {"KEN": {Role.ACKNOWLEDGE}, "FRA": {Role.PUBLISH}}
URL = "http://exchange.example/api"


def identity(code: str, **key: Any) -> PartyIdentity:
    pair = PAIRS[code]
    one = OfficeKey(PublicKeyPair.of(pair), START, seal_to=sealing_public(pair), **key)
    roles = frozenset(ROLES.get(code, {Role.PUBLISH, Role.ACKNOWLEDGE}))
    office = Office("mission", f"Mission of {code}", roles, (one,))
    return PartyIdentity(code, "organization" if code == "UN-SG" else "state", 1, None, 1, (office,))


IDENTITIES = Identities(tuple(identity(code) for code in sorted(CODES)))


def notice_value(party: str = "IDN", reference: str = "NV-1", **changes: Any) -> dict[str, Any]:
    value = {
        "form": "scheduled-manoeuvre", "party": party, "office": "mission", "reference": reference, "act": "original",
        "to": ["all"],
        "content": {
            "object": {"norad_id": 25544, "cospar_id": "1998-067A"},
            "window": {"start": "2030-03-01T10:00:00Z", "end": "2030-03-01T12:00:00Z"},
            "purpose": "collision-avoidance",
        },
    }  # fmt: skip
    return {**value, **changes}


def signed_notice(
    party: str = "IDN", reference: str = "NV-1", pair: KeyPair | None = None, **changes: Any
) -> Envelope:
    return sign_notice(Notice.from_json(notice_value(party, reference, **changes)), pair or PAIRS[party])


def case_content(**changes: Any) -> dict[str, Any]:
    value = {
        "requested": ["BRA"], "subject": "the station of EXERCISE-B", "timing": "past",
        "when": "2025-11-03T00:00:00Z", "bases": ["ost-1967/VI", "bilateral"], "secretariat": "UN-SG",
    }  # fmt: skip
    return {key: part for key, part in {**value, **changes}.items() if part is not None}


@dataclass
class Running:
    """An exchange under test, and how a State asks it."""

    exchange: Exchange
    client: TestClient
    settings: ExchangeSettings
    count: int = 0
    offset_s: float = 0.0
    sent: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)

    def ask(
        self, method: str, path: str, value: Any = None, *, by: str | KeyPair | None = None,
        headers: dict[str, str] | None = None, body: bytes | None = None,
    ) -> Any:  # fmt: skip
        """Send a request, signed by an office where one is named."""
        data = body if body is not None else b"" if value is None else json.dumps(value).encode()
        given = {"content-type": "application/json"} if data else {}
        if by is not None:
            message = SignedMessage(method, f"{self.settings.url}{path}", given)
            sign_request(message, PAIRS[by] if isinstance(by, str) else by, data)
        given.update(headers or {})
        self.sent.append((method, path, given, data))
        return self.client.request(method, f"/api{path}", content=data or None, headers=given)

    def again(self) -> Any:
        """Send the last request once more, byte for byte."""
        method, path, headers, data = self.sent[-1]
        return self.client.request(method, f"/api{path}", content=data or None, headers=headers)

    def file(self, party: str = "IDN", reference: str = "NV-1", **changes: Any) -> Any:
        envelope = signed_notice(party, reference, **changes)
        return self.ask("POST", "/notices", {"envelope": envelope.to_json()}, by=party)

    def open_case(self, reference: str = "C-1", *, by: str = "IDN", **changes: Any) -> Any:
        step = opening_step(
            case_content(**changes), party=by, office="mission", reference=reference, text="Why?"
        )
        return self.ask("POST", "/cases/steps", {"envelope": sign_step(step, PAIRS[by]).to_json()}, by=by)

    def step(
        self,
        case_id: str,
        act: str,
        *,
        by: str,
        hand: str | None = None,
        text: str | None = None,
        **content: Any,
    ) -> Any:
        self.count += 1
        case = self.exchange.index.case(case_id)
        step = next_step(
            case, act, party=by, office="mission", reference=f"S-{self.count}", text=text, content=content
        )
        return self.ask(
            "POST", "/cases/steps", {"envelope": sign_step(step, PAIRS[by]).to_json()}, by=hand or by
        )

    def seal_case(self, reference: str = "C-9", readers: tuple[str, ...] = ("IDN", "BRA")) -> Any:
        step = opening_step(case_content(level="confidential", secretariat=None), party="IDN", office="mission",
                            reference=reference, text="Between us.")  # fmt: skip
        box = seal_step(sign_step(step, PAIRS["IDN"]), [sealing_public(PAIRS[one]) for one in readers])
        value = {"sealed": box.told(), "ciphertext": to_base64(box.ciphertext)}
        return self.ask("POST", "/cases/sealed-steps", value, by="IDN")

    def acknowledge(self, envelope: Envelope, *, by: str = "BRA", log: str | None = None) -> Any:
        one = Acknowledgement.of(envelope, party=by, office="mission", log=log or self.exchange.origin)
        return self.ask("POST", "/acknowledgements", {"envelope": one.sign(PAIRS[by]).to_json()}, by=by)

    def denials(self) -> list[dict[str, Any]]:
        self.exchange.denials.flush()
        return self.exchange.database.denials(before=None, limit=100)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    if binaries() is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    server = Server()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same tests on both databases."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'exchange.sqlite'}"
    return request.getfixturevalue("postgres_server").new_database()


def write_settings(
    folder: Path, database: str, *, url: str = URL, origin: str = "exchange.example/log", more: str = ""
) -> Path:
    """Make log, identities and settings of an exchange in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "log").exists():
        create_log(folder / "log", origin)
        IDENTITIES.save(folder / "identities.json")
    file = folder / "exchange.toml"
    file.write_text(f'url = "{url}"\ndatabase = "{database}"\nauditors = ["UN-SG"]\n{more}')
    return file


@pytest.fixture
def run_exchange(tmp_path: Path, database_url: str) -> Iterator[Callable[..., Running]]:
    """Start exchanges; all are ended afterwards."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def begin(more: str = "", *, folder: Path | None = None) -> Running:
            file = write_settings(folder or tmp_path / "exchange", database_url, more=more)
            settings = ExchangeSettings.load(file)
            exchange = Exchange(settings)
            exchange.nonces._began_s -= 100  # tests sign in the second in which the server began
            from starlette.applications import Starlette

            from openparos.cli.mounting import Part
            from openparos.cli.serve import _lifespan

            app = Starlette(routes=[Part("/api", app_of(exchange))])
            app.router.lifespan_context = _lifespan([one.app for one in app.routes])
            client = stack.enter_context(
                TestClient(app, base_url="http://exchange.example", raise_server_exceptions=True)
            )
            return Running(exchange, client, settings)

        yield begin


@pytest.fixture
def running(run_exchange: Callable[..., Running]) -> Running:
    return run_exchange()


def wait_until(holds: Callable[[], Any], seconds: float = 20.0) -> Any:
    """Wait for something that another thread does; return what it gave."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come")


__all__ = ["US_PER_SECOND", "now_us"]
