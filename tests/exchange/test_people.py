"""People with tokens of a local issuer; subscribers with a local address."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

pytest.importorskip("joserfc")

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from openparos.exchange.message_signatures import SignedMessage, check_request
from openparos.log.notes import from_base64

from .conftest import wait_until


class Local(ThreadingHTTPServer):
    """Answers GET from a table and keeps what is posted."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Any] = {}
        self.asked: list[str] = []
        self.posted: list[tuple[str, dict[str, str], bytes]] = []
        self.status = 200
        self.location = ""
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: Local

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = json.dumps(self.server.pages.get(self.path, {})).encode()
        self._answer(200, body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.posted.append((self.path, headers, body))
        self._answer(self.server.status, b"{}")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def local() -> Iterator[Local]:
    one = Local()
    yield one
    one.shutdown()
    one.server_close()


@pytest.fixture
def issuer(local: Local):
    key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
    local.pages["/.well-known/openid-configuration"] = {"issuer": local.url, "jwks_uri": f"{local.url}/keys"}
    local.pages["/keys"] = KeySet([key]).as_dict(private=False)
    return key


def token(local: Local, key: RSAKey, kid: str = "one", alg: str = "RS256", **changes: Any) -> str:
    now = int(time.time())
    claims = {"iss": local.url, "aud": "openparos", "sub": "anna", "exp": now + 600, "openparos_roles": ["audit"],
              "openparos_party": "FRA", **changes}  # fmt: skip
    return jwt.encode({"alg": alg, "kid": kid}, {k: v for k, v in claims.items() if v is not None}, key)


def test_a_person_reads_and_audits_with_a_token_and_never_files(run_exchange, local: Local, issuer: RSAKey):
    running = run_exchange(f'[oidc]\nissuer = "{local.url}"\naudience = "openparos"\n')

    def ask(text: str, path: str = "/audit/denials", method: str = "GET", value: Any = None) -> int:
        return running.ask(method, path, value, headers={"Authorization": f"Bearer {text}"}).status_code

    good = token(local, issuer)
    assert ask(good) == 200
    assert ask(token(local, issuer, openparos_roles=["read"])) == 403
    assert ask(token(local, issuer, openparos_roles=["publish", "audit"]), "/notices", "POST", {}) in (
        403,
        422,
    )
    assert ask(good, "/log/attachments/" + "0" * 64) == 404
    now = int(time.time())
    for changes in (
        {"iss": "http://other.example"}, {"aud": "another"}, {"exp": now - 3600}, {"exp": None}, {"sub": None},
        {"nbf": now + 3600},
    ):  # fmt: skip
        assert ask(token(local, issuer, **changes)) == 401, changes
    other = RSAKey.generate_key(2048, {"kid": "one"})
    assert ask(token(local, other)) == 401
    none = good.split(".")[1]
    assert ask(f"eyJhbGciOiJub25lIn0.{none}.") == 401
    # the public key taken as a shared secret, an old trick
    assert ask(_hmac_token(issuer.as_pem(private=False), local.url)) == 401
    assert ask("x" * 9000) == 401


def _hmac_token(secret: bytes, issuer: str) -> str:
    import base64
    import hashlib
    import hmac

    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    claims = {"iss": issuer, "aud": "openparos", "sub": "x", "exp": int(time.time()) + 600}
    text = f"{part(json.dumps({'alg': 'HS256', 'kid': 'one'}).encode())}.{part(json.dumps(claims).encode())}"
    return f"{text}.{part(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"


def test_unknown_keys_do_not_make_the_server_ask_again_and_again(run_exchange, local: Local, issuer: RSAKey):
    running = run_exchange(f'[oidc]\nissuer = "{local.url}"\naudience = "openparos"\n')
    stranger = RSAKey.generate_key(2048, {"kid": "two"})
    for _ in range(5):
        headers = {"Authorization": f"Bearer {token(local, stranger, 'two')}"}
        assert running.ask("GET", "/audit/denials", headers=headers).status_code == 401
    assert local.asked.count("/keys") <= 1


def test_subscribers_are_told_in_order_signed_and_again_until_they_take_it(run_exchange, local: Local):
    running = run_exchange(f'[webhooks]\nBRA = ["{local.url}/hook"]\n')
    running.file(reference="NV-0")
    made = running.ask("POST", "/subscriptions", {"url": f"{local.url}/hook", "party": "IDN"}, by="BRA")
    assert made.status_code == 201
    local.status = 500
    running.file(reference="NV-1")
    running.file("FRA", "NV-X")
    wait_until(lambda: local.posted)
    failed = wait_until(
        lambda: running.ask("GET", "/subscriptions", by="BRA").json()["subscriptions"][0]["failures"]
    )
    assert failed >= 1
    local.status = 200
    local.posted.clear()
    row = running.exchange.database.subscriptions("BRA")[0]
    running.exchange.database.change_subscription(row["subscription_id"], next_try_us=0)
    running.exchange.deliverer.wake()
    path, headers, body = wait_until(lambda: local.posted and local.posted[-1])
    message = json.loads(body)
    assert [one["id"] for one in message["entries"]] == ["IDN/NV-1"]
    assert "content" not in body.decode()
    key = running.ask("GET", "/subscriptions", by="BRA").json()["sender"]
    check_request(
        SignedMessage("POST", f"{local.url}{path}", headers), body, from_base64(key["ed25519"]), window_s=60
    )


def test_a_subscriber_that_sends_us_elsewhere_is_not_followed(run_exchange, local: Local):
    """An address that was allowed answers with a redirect into the network of the server."""
    running = run_exchange(f'[webhooks]\nBRA = ["{local.url}/hook"]\n')
    local.status = 307
    local.location = f"{local.url}/inside"
    assert running.ask("POST", "/subscriptions", {"url": f"{local.url}/hook"}, by="BRA").status_code == 201
    running.file()
    row = wait_until(
        lambda: (found := running.exchange.database.subscriptions("BRA")[0])["failures"] and found
    )
    assert row["last_error"] == "answered 307"
    assert {path for path, _, _ in local.posted} == {"/hook"}
    assert local.asked == []
