"""What is tried against an exchange, and refused; each refusal is written down."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from openparos.cases.filing import next_step, sign_step
from openparos.exchange import message_signatures
from openparos.exchange.guard import too_deep
from openparos.exchange.indexing import Batch
from openparos.exchange.message_signatures import (
    Nonces,
    RequestSignature,
    SignedMessage,
    check_request,
    sign_request,
)
from openparos.model.errors import VerificationFailed
from openparos.notices.envelope import PublicKeyPair
from openparos.store.exchange_database import Wanted

from .conftest import IDENTITIES, PAIRS, STRANGER, URL, Running, identity, signed_notice


def test_a_request_received_once_is_not_taken_again(running: Running):
    assert running.file().status_code == 201
    again = running.again()
    assert again.status_code == 401
    assert "received already" in again.json()["detail"]
    assert running.denials()[0]["party"] is None
    assert running.denials()[0]["claimed"] == PublicKeyPair.of(PAIRS["IDN"]).key_id


@pytest.mark.parametrize(
    "what", ["body", "path", "query", "method", "digest", "exchange", "nonce", "created", "alg"]
)
def test_an_altered_request_is_refused(running: Running, what: str):
    running.ask("POST", "/notices?a=1", {"envelope": signed_notice().to_json()}, by="IDN",
                headers={"X-Not-Sent": "1"})  # fmt: skip
    first = running.exchange.log.size
    method, path, headers, data = running.sent[-1]
    headers = dict(headers)
    if what == "body":
        data = data.replace(b"scheduled", b"scheduled") + b" "
    elif what == "path":
        path = path.replace("/notices", "/acknowledgements")
    elif what == "query":
        path = path.replace("a=1", "a=2")
    elif what == "method":
        method, data = "DELETE", b""
        path = "/subscriptions/x"
    elif what == "digest":
        headers.pop("Content-Digest")
    elif what == "exchange":
        message = SignedMessage(
            "POST", "https://other.example/api/notices?a=1", {"content-type": "application/json"}
        )
        sign_request(message, PAIRS["IDN"], data)
        headers = message.headers
    else:
        old, new = {"nonce": ("nonce=", "nonce=x"), "created": ("created=1", "created=2"),
                    "alg": ("ed25519", "hmac-sha256")}[what]  # fmt: skip
        headers["Signature-Input"] = headers["Signature-Input"].replace(old, new)
    answer = running.client.request(method, f"/api{path}", content=data or None, headers=headers)
    assert answer.status_code == 401, answer.text
    assert running.exchange.log.size == first


def test_an_old_or_future_signature_is_refused():
    pair = PAIRS["IDN"]
    from datetime import UTC, datetime, timedelta

    from http_message_signatures import HTTPMessageSigner
    from http_message_signatures.algorithms import ED25519

    for seconds, good in ((0, True), (-50, True), (-70, False), (30, False)):
        message = SignedMessage("GET", f"{URL}/notices", {})
        keys = message_signatures._Keys(private=message_signatures.private_key(pair))
        HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=keys).sign(
            message, key_id=PublicKeyPair.of(pair).key_id, created=datetime.now(UTC) + timedelta(seconds=seconds),
            nonce="n" * 20, label="openparos", tag="openparos", covered_component_ids=("@method", "@target-uri"),
        )  # fmt: skip
        received = SignedMessage("GET", f"{URL}/notices", {k.lower(): v for k, v in message.headers.items()})
        public = PublicKeyPair.of(pair).ed25519
        if good:
            assert check_request(received, b"", public, window_s=60).nonce == "n" * 20
        else:
            with pytest.raises(VerificationFailed):
                check_request(received, b"", public, window_s=60)


def test_a_signature_made_before_the_server_began_is_refused_and_numbers_are_let_go():
    now = [1000.0]
    nonces = Nonces(60, most=3, clock=lambda: now[0])
    with pytest.raises(VerificationFailed, match="before this server began"):
        nonces.use(RequestSignature("k", 999, "n" * 20))
    for number in range(3):
        nonces.use(RequestSignature("k", 1000, f"{number}" * 20))
    with pytest.raises(VerificationFailed, match="too many"):
        nonces.use(RequestSignature("k", 1000, "x" * 20))
    with pytest.raises(VerificationFailed, match="already"):
        nonces.use(RequestSignature("k", 1000, "0" * 20))
    now[0] += 100
    nonces.use(RequestSignature("k", 1100, "x" * 20))


def test_an_unknown_key_and_a_wrong_signature_are_answered_alike_after_the_same_work(
    running: Running, monkeypatch: pytest.MonkeyPatch
):
    """Structure, not the clock: each way makes exactly one check of a signature, and gives the same answer."""
    from http_message_signatures.algorithms import ED25519

    checks: list[int] = []
    original = ED25519.verify

    def counted(self, *arguments, **named):
        checks.append(1)
        return original(self, *arguments, **named)

    monkeypatch.setattr(ED25519, "verify", counted)
    expired = replace(identity("IDN").offices[0].keys[0], valid_until_us=1)
    assert expired.valid_until_us == 1
    answers = []
    for by in (STRANGER, PAIRS["FRA"]):
        value = {"envelope": signed_notice().to_json()}
        body = json.dumps(value).encode()
        message = SignedMessage("POST", f"{URL}/notices", {"content-type": "application/json"})
        sign_request(message, by, body)
        if by is PAIRS["FRA"]:  # a known key, a wrong signature: over another address
            other = SignedMessage("POST", f"{URL}/other", {"content-type": "application/json"})
            sign_request(other, by, body)
            message.headers["Signature"] = other.headers["Signature"]
        checks.clear()
        answer = running.client.post("/api/notices", content=body, headers=message.headers)
        answers.append(
            (answer.status_code, answer.json(), len(checks), dict(answer.headers).get("www-authenticate"))
        )
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][2]) == (401, 1)


def test_one_state_does_not_hand_in_what_another_signed(running: Running):
    envelope = signed_notice("BRA", "NV-7")
    answer = running.ask("POST", "/notices", {"envelope": envelope.to_json()}, by="IDN")
    assert answer.status_code == 403
    assert "handed in by IDN, signed by BRA" in answer.json()["detail"]
    # and not one signed under its own key in another's name
    forged = signed_notice("BRA", "NV-7", PAIRS["IDN"])
    assert running.ask("POST", "/notices", {"envelope": forged.to_json()}, by="IDN").status_code == 403
    assert running.acknowledge(signed_notice("FRA", "NV-1"), by="BRA").status_code == 201
    running.open_case()
    case = running.exchange.index.case("IDN/C-1")
    step = next_step(case, "reply", party="BRA", office="mission", reference="R-1", text="Because.")
    value = {"envelope": sign_step(step, PAIRS["BRA"]).to_json()}
    assert running.ask("POST", "/cases/steps", value, by="IDN").status_code == 403
    assert running.ask("POST", "/cases/steps", value, by="BRA").status_code == 201


def test_a_carrier_hands_in_for_others_where_the_operator_says_so(run_exchange):
    running = run_exchange('carriers = ["UN-SG"]\n')
    value = {"envelope": signed_notice("BRA", "NV-7").to_json()}
    assert running.ask("POST", "/notices", value, by="UN-SG").status_code == 201
    assert (
        running.ask(
            "POST", "/notices", {"envelope": signed_notice("BRA", "NV-8").to_json()}, by="IDN"
        ).status_code
        == 403
    )


def test_offices_do_what_their_roles_say(running: Running):
    assert running.file("KEN").status_code == 403  # may acknowledge, not publish
    assert running.acknowledge(signed_notice(), by="FRA").status_code == 403  # the other way round
    assert running.ask("GET", "/audit/denials", by="IDN").status_code == 403
    assert running.ask("GET", "/audit/denials").status_code == 401
    audit = running.ask("GET", "/audit/denials", by="UN-SG")
    assert audit.status_code == 200
    assert {one["status"] for one in audit.json()["denials"]} == {401, 403}
    assert any(one["party"] == "KEN" for one in audit.json()["denials"])


def test_who_does_not_sign_files_nothing(running: Running):
    value = {"envelope": signed_notice().to_json()}
    for path in ("/notices", "/acknowledgements", "/cases/steps"):
        assert running.ask("POST", path, value).status_code == 401
        assert running.ask("POST", path, value, headers={"Authorization": "Bearer abc"}).status_code == 401
        assert running.ask("POST", path, value, headers={"Authorization": "Basic YTpi"}).status_code == 401
    assert running.exchange.log.size == 0


def test_a_case_is_not_advanced_by_one_who_is_no_party(running: Running):
    assert running.open_case().status_code == 201
    refused = running.step("IDN/C-1", "reply", by="FRA", text="We know.")
    assert refused.status_code == 409
    assert "third party" in refused.json()["detail"]
    assert refused.json()["possible"] == ["offer-data", "ask-to-observe"]
    assert running.step("IDN/C-1", "close", by="BRA", outcome="clarified").status_code == 409
    assert len(running.exchange.index.case("IDN/C-1").steps) == 1


def test_of_two_steps_after_the_same_one_the_second_is_refused(running: Running):
    running.open_case()
    case = running.exchange.index.case("IDN/C-1")
    answers = []
    for number, party in ((1, "BRA"), (2, "IDN")):
        step = next_step(
            case, "statement", party=party, office="mission", reference=f"T-{number}", text="Well."
        )
        answers.append(
            running.ask(
                "POST", "/cases/steps", {"envelope": sign_step(step, PAIRS[party]).to_json()}, by=party
            )
        )
    assert [one.status_code for one in answers] == [201, 409]
    assert "moved on" in answers[1].json()["detail"]


def test_a_confidential_case_cannot_be_told_from_one_that_never_was(running: Running):
    assert running.seal_case().status_code == 201
    there = running.ask("GET", "/cases/IDN/C-9", by="KEN")
    never = running.ask("GET", "/cases/IDN/C-0", by="KEN")
    assert (there.status_code, there.content) == (never.status_code, never.content) == (404, never.content)
    assert running.ask("GET", "/cases", by="BRA").json()["cases"] == []
    pages = ("/entries", "/feed.atom", "/notices", "/cases")
    shown = "".join(running.ask("GET", path).text for path in pages)
    rows = json.dumps(running.exchange.database.entries(Wanted(), limit=10))
    for word in ("IDN", "BRA", "C-9", "EXERCISE", "Between us"):
        assert word not in shown
        assert word not in rows
    # its readers read it from the log with their own key, others do not

    from openparos.cases.register import read_cases

    digest = running.ask("GET", "/entries").json()["entries"][0]["entry"]["sealed"]["ciphertext_sha256"]
    assert running.ask("GET", f"/log/attachments/{digest}", by="KEN").status_code == 200
    assert running.ask("GET", f"/log/attachments/{digest}").status_code == 401
    assert list(read_cases(running.settings.log, IDENTITIES, PAIRS["BRA"]).cases) == ["IDN/C-9"]
    assert list(read_cases(running.settings.log, IDENTITIES, PAIRS["KEN"]).cases) == []


def test_a_sealed_step_that_would_stand_out_is_refused(running: Running):
    running.seal_case()
    _, path, _, data = running.sent[-1]
    value = json.loads(data)
    import base64
    from hashlib import sha256

    from openparos.log.entries import canonical_json

    record = json.loads(base64.b64decode(value["ciphertext"]))
    for changed in ({"keys": record["keys"][:3]}, {"box": record["box"][:-8]}, {"more": 1}):
        ciphertext = canonical_json({**record, **changed})
        told = {**value["sealed"], "ciphertext_sha256": sha256(ciphertext).hexdigest()}
        answer = running.ask(
            "POST", path, {"sealed": told, "ciphertext": base64.b64encode(ciphertext).decode()}, by="IDN"
        )
        assert answer.status_code == 422, answer.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 500_000, 413), (b'{"a":' * 30 + b"1" + b"}" * 30, 413), (b"{}," * 30_000, 413),
        (b'{"envelope": ' + b"9" * 20_000 + b"}", 422), (b"\xff\xfe{}", 422), (b'{"envelope": NaN}', 422), (b"not json", 422),
        (b'"' + b"[" * 1000 + b'"', 422), (b" " * 2_000_001, 413),
    ],
)  # fmt: skip
def test_bodies_that_are_too_large_too_deep_or_no_json(running: Running, body: bytes, status: int):
    answer = running.ask("POST", "/notices", body=body, by="IDN")
    assert answer.status_code in (status, 400 if status == 422 else status), answer.text[:200]
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_compressed_body_or_a_false_length_is_refused(running: Running):
    for headers in ({"Content-Encoding": "gzip"}, {"Content-Length": "99999999"}, {"Content-Length": "-1"}):
        answer = running.client.request("POST", "/api/notices", content=b"{}", headers=headers)
        assert answer.status_code in (413, 415)


def test_depth_is_counted_outside_of_strings():
    assert not too_deep(b'{"a": "' + b"[" * 100 + b'\\"]]"}', 5)
    assert too_deep(b"[[[[[[1]]]]]]", 5)
    assert not too_deep(b"[[[[[1]]]]]", 5)
    assert too_deep(b'"[" [[[[[[', 5)


_SQL = [
    "' OR 1=1 --",
    "1; DROP TABLE entries",
    "%",
    "_",
    "\\",
    "a'||(select 1)||'",
    "\x00",
    "IDN/NV-1' UNION SELECT 1 --",
]


@pytest.mark.parametrize("text", _SQL)
def test_text_stays_text_in_the_database(running: Running, text: str):
    from urllib.parse import quote

    running.file()
    for path in (f"/notices?party={quote(text)}", f"/notices?origin={quote(text)}", f"/notices/IDN/{quote(text)}",
                 f"/cases?after={quote(text)}", f"/notices?before={quote(text)}", f"/cases/IDN/{quote(text)}",
                 f"/feed.atom?form={quote(text)}"):  # fmt: skip
        answer = running.ask("GET", path)
        assert answer.status_code < 500, path
        assert answer.status_code in (200, 400, 404, 422)
        assert (
            "IDN/NV-1" not in answer.text.replace(text, "") or path.startswith("/cases?") or "after" in path
        )
    assert running.ask("GET", "/notices/IDN/NV-1").status_code == 200


def test_text_stays_text_in_pages_and_feeds(running: Running):
    reference = "NV-<b>"
    bad = "{{ 7*7 }} <script>alert(1)</script> ]]> ${7*7}"
    running.open_case("C-1", subject=bad)
    assert running.ask("GET", "/docs").text.count("<script") == 0
    assert "49" not in running.ask("GET", "/docs").text.split("<style>")[0]
    feed = running.ask("GET", "/feed.atom").text
    assert "<script" not in feed
    assert running.ask("GET", "/cases/IDN/C-1").json()["subject"] == bad
    assert running.file(reference=reference).status_code in (201, 422)


def test_every_answer_bears_the_headers_that_keep_a_browser_harmless(running: Running):
    for path in ("/", "/docs", "/nothing", "/log/checkpoint"):
        headers = running.ask("GET", path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
    page = running.ask("GET", "/docs").text
    assert "http://" not in page.replace(URL, "") and "https://" not in page


def test_too_many_requests_are_slowed_and_said_so(run_exchange):
    running = run_exchange(
        "[limits]\nanonymous_per_minute = 5\nsubmissions_per_minute = 3\nreads_per_minute = 4\n"
    )
    assert [running.file(reference=f"NV-{n}").status_code for n in range(4)] == [201, 201, 201, 429]
    assert [running.ask("GET", "/", by="BRA").status_code for _ in range(5)] == [200, 200, 200, 200, 429]
    answers = [running.ask("GET", "/") for _ in range(6)]
    assert [one.status_code for one in answers][-1] == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert any(one["status"] == 429 for one in running.denials())


def test_who_tries_keys_is_slowed_like_one_who_is_nobody(run_exchange):
    running = run_exchange("[limits]\nanonymous_per_minute = 5\n")
    answers = [running.ask("GET", "/", by=STRANGER).status_code for _ in range(7)]
    assert answers == [401] * 5 + [429] * 2


def test_a_flood_of_refusals_is_counted_in_few_lines(running: Running):
    for _ in range(40):
        running.exchange.denials.add(
            status=401, reason="x\x1b[31m", method="GET", path="/", address="1", claimed=None, party=None
        )
    rows = running.denials()
    assert sum(row["times"] for row in rows) == 40
    assert len(rows) <= 2
    assert "\x1b" not in rows[0]["reason"]


def test_messages_go_only_where_the_operator_allows(run_exchange):
    running = run_exchange('[webhooks]\nIDN = ["https://hooks.example/idn"]\n')
    good = running.ask("POST", "/subscriptions", {"url": "https://hooks.example/idn/1"}, by="IDN")
    assert good.status_code == 201
    for url in ("http://127.0.0.1:5432/", "https://hooks.example.attacker/idn", "https://hooks.example/idnx", "file:///etc/passwd",
                "https://hooks.example/idn/../x", "https://a@hooks.example/idn", "https://hooks.example/idn\n/x"):  # fmt: skip
        assert running.ask("POST", "/subscriptions", {"url": url}, by="IDN").status_code == 422, url
    assert (
        running.ask("POST", "/subscriptions", {"url": "https://hooks.example/idn/1"}, by="BRA").status_code
        == 422
    )
    assert running.ask("DELETE", f"/subscriptions/{good.json()['id']}", by="BRA").status_code == 404
    assert running.ask("DELETE", f"/subscriptions/{good.json()['id']}", by="IDN").status_code == 204
    assert running.ask("GET", "/subscriptions", by="IDN").json()["subscriptions"] == []


@pytest.mark.parametrize("reference", ["NV\x00", "N" * 500, "NV-\u202e", "NV-\ud800"])
def test_what_another_log_let_in_does_not_stop_the_index(running: Running, reference: str):
    """An entry put in by hand, with a reference that no form allows, is set aside; those after it are taken in."""
    from openparos.log.entries import canonical_json
    from openparos.model.errors import OpenParosError
    from openparos.model.times import format_utc, now_us

    try:
        envelope = signed_notice("IDN", reference)
    except OpenParosError:
        return  # not even a text
    batch = Batch(running.exchange.index, now_us() // 1_000_000 + 5)
    manifest = {
        "schema": "openparos.manifest/1",
        "received": format_utc(now_us()),
        "envelope": envelope.to_json(),
    }
    assert batch.take(0, canonical_json(manifest)).aside
    assert batch.take(1, canonical_json({**manifest, "envelope": signed_notice().to_json()})).aside is None
    running.exchange.database.add(batch.rows)
    assert running.exchange.database.size(running.exchange.origin) == 2
