"""People sign in through the browser at an issuer on this computer; what does not fit is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

pytest.importorskip("joserfc")

from joserfc.jwk import RSAKey

from openparos.exchange.callers import Caller
from openparos.exchange.sessions import IDLE_S, LONGEST_S, Sessions
from openparos.exchange.settings import ExchangeSettings
from openparos.model.errors import InputRefused

from .conftest import Running, write_settings
from .local_issuer import Issuer

COOKIE = "openparos-session"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    one = Issuer()
    yield one
    one.shutdown()
    one.server_close()


def settings_for(issuer: Issuer, more: str = "") -> str:
    return f'[oidc]\nissuer = "{issuer.url}"\naudience = "openparos"\nclient_id = "{issuer.client}"\n{more}'


@pytest.fixture
def running(run_exchange, issuer: Issuer) -> Running:
    return run_exchange(settings_for(issuer))


def begin(running: Running) -> dict[str, str]:
    """Go to the page to sign in; return what the issuer is asked."""
    answer = running.client.get("/api/login", follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def come_back(running: Running, issuer: Issuer, asked: dict[str, str], **changes: Any) -> Any:
    where = urlsplit(issuer.authorize(asked))
    query = {name: values[0] for name, values in parse_qs(where.query).items()}
    query = {name: value for name, value in {**query, **changes}.items() if value is not None}
    return running.client.get(f"{where.path}?{urlencode(query)}", follow_redirects=False)


def sign_in(running: Running, issuer: Issuer) -> Any:
    return come_back(running, issuer, begin(running))


def form_token(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def test_a_person_signs_in_reads_audits_and_signs_out(running: Running, issuer: Issuer):
    running.file()
    assert running.ask("GET", "/audit/denials").status_code == 401
    assert "Sign in" in running.client.get("/api/people").text
    answer = sign_in(running, issuer)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{running.settings.url}/people"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie
    page = running.client.get("/api/people")
    assert "anna" in page.text and "FRA" in page.text and "read, audit" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert running.client.get("/api/audit/denials").status_code == 200
    assert "say who you are" in page.text  # the refusal of above
    # a person files nothing, whatever the form says
    token = form_token(page.text)
    filed = running.client.post("/api/notices", json={}, headers={"X-OpenPAROS-Form": token})
    assert filed.status_code == 403
    left = running.client.post("/api/logout", data={"token": token})
    assert left.status_code == 200
    assert "signed out here" in left.text and f"{issuer.url}/leave?client_id=exchange" in left.text
    assert running.client.get("/api/audit/denials").status_code == 401
    assert issuer.refused == []


def test_a_role_that_the_issuer_does_not_name_is_not_had(running: Running, issuer: Issuer):
    issuer.claims = {"openparos_roles": ["publish", "acknowledge", "witness"], "openparos_party": None}
    assert sign_in(running, issuer).status_code == 303
    assert running.client.get("/api/audit/denials").status_code == 403
    assert "none is named" in running.client.get("/api/people").text


def test_what_does_not_fit_the_attempt_is_refused(running: Running, issuer: Issuer):
    for changes in (
        {"state": "x" * 43}, {"state": None}, {"code": None}, {"code": "x" * 20}, {"code": "y" * 3500}, {"code": "y" * 5000},
        {"iss": "https://other.example"}, {"iss": None}, {"error": "access_denied"}, {"code": "a\nb"},
    ):  # fmt: skip
        answer = come_back(running, issuer, begin(running), **changes)
        assert answer.status_code in (400, 401, 414), (changes, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert COOKIE not in running.client.cookies
        assert running.denials()[0]["path"].endswith("/login/return")


def test_an_id_token_for_another_attempt_client_or_time_is_refused(running: Running, issuer: Issuer):
    for claims in (
        {"nonce": "another"}, {"nonce": None}, {"aud": "openparos-other"}, {"aud": ["exchange", "other"]},
        {"aud": ["exchange", "other"], "azp": "other"}, {"azp": "other"}, {"iss": "https://other.example"}, {"exp": 1},
        {"sub": None},
    ):  # fmt: skip
        issuer.claims = claims
        assert sign_in(running, issuer).status_code == 401, claims
        assert running.client.get("/api/audit/denials").status_code == 401


def test_an_id_token_under_another_key_is_refused(running: Running, issuer: Issuer):
    issuer.sign_with = RSAKey.generate_key(2048, {"kid": "one"})
    assert sign_in(running, issuer).status_code == 401


def test_an_attempt_is_used_once_and_only_in_its_own_browser(running: Running, issuer: Issuer):
    asked = begin(running)
    where = issuer.authorize(asked)
    mine = running.client.cookies["openparos-login"]
    running.client.cookies.clear()  # the address is opened in another browser: somebody would be signed in as somebody else
    assert running.client.get(where, follow_redirects=False).status_code == 401
    running.client.cookies.set("openparos-login", mine, domain="exchange.example")
    assert running.client.get(where, follow_redirects=False).status_code == 303
    running.client.cookies.set("openparos-login", mine, domain="exchange.example")
    assert running.client.get(where, follow_redirects=False).status_code == 401


def test_a_code_of_another_attempt_is_refused_by_its_verifier(running: Running, issuer: Issuer):
    """A code that was caught elsewhere and put into this browser (PKCE)."""
    first, second = begin(running), begin(running)
    stolen = parse_qs(urlsplit(issuer.authorize(first)).query)["code"][0]
    assert come_back(running, issuer, second, code=stolen).status_code == 401
    assert issuer.refused == ["code or verifier"]


def test_another_sites_page_cannot_sign_out_or_post(running: Running, issuer: Issuer):
    sign_in(running, issuer)
    token = form_token(running.client.get("/api/people").text)
    for data, headers in (
        ({}, {}), ({"token": "x"}, {}), ({"token": token}, {"Sec-Fetch-Site": "cross-site"}), ({"token": token}, {"Sec-Fetch-Site": "same-site"}),
        ({"token": "\udcff".encode("utf-8", "surrogatepass").decode("latin-1")}, {}), ({f"a{n}": "1" for n in range(50)}, {}),
    ):  # fmt: skip
        assert running.client.post("/api/logout", data=data, headers=headers).status_code == 403
    assert running.client.get("/api/logout").status_code == 405
    assert running.client.get("/api/audit/denials").status_code == 200
    assert running.client.post("/api/logout", data={"token": token}).status_code == 200
    assert running.client.post("/api/logout", data={"token": token}).status_code == 401


def test_signing_in_again_ends_the_session_before(running: Running, issuer: Issuer):
    sign_in(running, issuer)
    first = running.client.cookies[COOKIE]
    sign_in(running, issuer)
    assert running.client.cookies[COOKIE] != first
    assert running.exchange.sessions.find(first) is None


def test_an_invented_session_is_nobody(running: Running):
    for value in ("x", "x" * 5000, "a%0ab", '"', "é".encode().decode("latin-1")):
        answer = running.client.get(
            "/api/audit/denials", headers={"Cookie": f"{COOKIE}={value}".encode("latin-1")}
        )
        assert answer.status_code == 401


def test_a_client_with_a_secret_says_it(run_exchange, tmp_path):
    issuer = Issuer(client="exchange one", secret="s3:cret%/ü")
    try:
        (tmp_path / "exchange").mkdir()
        (tmp_path / "exchange" / "client.secret").write_text(issuer.secret + "\n")
        running = run_exchange(settings_for(issuer, 'client_secret_file = "client.secret"\n'))
        assert sign_in(running, issuer).status_code == 303
        (tmp_path / "exchange" / "client.secret").write_text("other\n")
    finally:
        issuer.shutdown()
        issuer.server_close()


def test_an_issuer_that_leads_to_plain_http_elsewhere_is_not_followed(running: Running, issuer: Issuer):
    issuer.about = {"authorization_endpoint": "file:///etc/passwd"}
    answer = running.client.get("/api/login", follow_redirects=False)
    assert answer.status_code == 503
    assert "https" in answer.json()["detail"]
    assert "location" not in answer.headers


def test_over_https_the_cookie_is_bound_to_it(tmp_path):
    from openparos.exchange.callers import session_cookie

    exchange = SimpleNamespace(settings=SimpleNamespace(url="https://exchange.example/api"))
    assert session_cookie(exchange) == "__Host-openparos-session"


def test_people_sign_in_over_https_alone(tmp_path):
    oidc = '[oidc]\nissuer = "http://login.example"\naudience = "openparos"\n'
    file = write_settings(tmp_path / "a", "sqlite", more=oidc)
    assert ExchangeSettings.load(file).oidc.client_id == ""  # tokens alone: as before
    file.write_text(file.read_text() + 'client_id = "exchange"\n')
    with pytest.raises(InputRefused, match="over https"):
        ExchangeSettings.load(file)


def test_where_no_issuer_is_named_nobody_signs_in(run_exchange):
    running = run_exchange("")
    assert running.client.get("/api/login").status_code == 404
    assert "do not sign in" in running.client.get("/api/people").text
    assert running.client.post("/api/logout").status_code == 401


def test_sessions_end_unused_or_old_and_are_bounded():
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0], most=3)
    names = [sessions.begin(Caller(person=f"person:{n}")) for n in range(4)]
    assert sessions.find(names[0]) is None  # the oldest made room
    assert sessions.find(names[3]).caller.person == "person:3"
    now[0] = IDLE_S - 1
    assert sessions.find(names[3]) is not None
    now[0] = IDLE_S + 1
    assert sessions.find(names[2]) is None
    while now[0] < LONGEST_S:
        assert sessions.find(names[3]) is not None
        now[0] += IDLE_S / 2
    assert sessions.find(names[3]) is None
