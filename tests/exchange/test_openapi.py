"""The OpenAPI description: what it says is what the exchange does, against whatever is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from unittest import SkipTest

import pytest

pytest.importorskip("schemathesis")
pytest.importorskip("joserfc")

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from .conftest import PAIRS, STRANGER, Running
from .local_issuer import Issuer


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    one = Issuer()
    yield one
    one.shutdown()
    one.server_close()


def test_the_description_is_whole(running: Running):
    described = running.ask("GET", "/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert described["servers"] == [{"url": running.settings.url}]
    for path, operations in described["paths"].items():
        for method, one in operations.items():
            assert one["description"], f"{method} {path}"
            if method in ("post", "delete") and path not in ("/witness/add-checkpoint", "/logout"):
                assert one["security"] == [{"StateSignature": []}], path
            for status, answer in one["responses"].items():
                if int(status) >= 400 and path != "/witness/add-checkpoint":
                    assert list(answer["content"]) == ["application/problem+json"], (path, status)


def test_the_page_shows_every_operation(running: Running):
    described = running.ask("GET", "/openapi.json").json()
    page = running.ask("GET", "/docs").text
    for path in described["paths"]:
        assert path in page
    assert "<script" not in page


@pytest.mark.parametrize("examples", [pytest.param(12), pytest.param(300, marks=pytest.mark.long)])
def test_whatever_is_sent_no_route_breaks_or_answers_otherwise_than_described(
    run_exchange, issuer: Issuer, examples: int
):
    running = run_exchange(
        "[limits]\nanonymous_per_minute = 10000000\nsubmissions_per_minute = 1000000\nreads_per_minute = 1000000\n"
        f'[oidc]\nissuer = "{issuer.url}"\naudience = "openparos"\nclient_id = "exchange"\n'
    )
    running.client.follow_redirects = False
    running.exchange._waiting = 500  # who would wait for entries is answered at once
    running.file()
    running.open_case()
    running.seal_case()
    described = running.ask("GET", "/openapi.json").json()
    schema = schemathesis.openapi.from_dict(described)
    from schemathesis.specs.openapi import checks as openapi_checks

    checks = [
        schemathesis.checks.not_a_server_error, openapi_checks.status_code_conformance, openapi_checks.content_type_conformance,
        openapi_checks.response_schema_conformance, openapi_checks.response_headers_conformance,
    ]  # fmt: skip
    for result, mode in product(schema.get_all_operations(), GenerationMode):
        operation = result.ok()
        sent = operation.as_strategy(generation_mode=mode)

        @settings(
            max_examples=examples, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        )  # fmt: skip
        @given(case=sent, by=st.sampled_from(["IDN", "UN-SG", None, STRANGER]))
        def send(case, by):
            answer = _send(running, case, by)
            case.validate_response(schemathesis.Response.from_any(answer), checks=checks)

        try:
            send()
        except (Unsatisfiable, SkipTest):  # there are operations about which nothing can be wrong
            assert mode is GenerationMode.NEGATIVE


def _send(running: Running, case, by):
    """Send a case of schemathesis through the signing client."""
    arguments = case.as_transport_kwargs(base_url=running.settings.url)
    from urllib.parse import urlencode, urlsplit

    query = urlencode([(k, v) for k, values in (arguments.get("params") or {}).items()
                       for v in (values if isinstance(values, list) else [values])])  # fmt: skip
    path = urlsplit(arguments["url"]).path.removeprefix("/api") + (f"?{query}" if query else "")
    if {".", ".."} & set(path.split("/")):  # a client takes these out before anything is sent
        path = "/"
    body = arguments.get("data")
    if "json" in arguments and arguments["json"] is not None:
        body = json.dumps(arguments["json"])
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    signer = PAIRS[by] if isinstance(by, str) else by
    try:
        return running.ask(case.method, path or "/", by=signer, body=data or b"")
    except UnicodeEncodeError:
        return running.ask("GET", "/")
