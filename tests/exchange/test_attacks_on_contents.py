"""What is tried inside signed things and signatures: a party with a good key that does not play fair."""

from __future__ import annotations

import base64
import json
import secrets
import time
from hashlib import sha256
from xml.etree import ElementTree

import pytest

from openparos.cases.filing import opening_step, sign_step
from openparos.cases.step import STEP_TYPE
from openparos.exchange.message_signatures import private_key
from openparos.log.entries import canonical_json
from openparos.log.keys import KeyAlgorithm
from openparos.notices.acknowledgement import ACKNOWLEDGEMENT_TYPE
from openparos.notices.envelope import NOTICE_TYPE, SEALED_TYPE, Envelope, PublicKeyPair, seal

from .conftest import PAIRS, URL, Running, case_content, notice_value, signed_notice

DEEP = 60_000
PATHS = {
    NOTICE_TYPE: "/notices",
    SEALED_TYPE: "/notices",
    STEP_TYPE: "/cases/steps",
    ACKNOWLEDGEMENT_TYPE: "/acknowledgements",
}


def hand_in(running: Running, kind: str, payload: bytes, by: str = "IDN"):
    """Sign whatever bytes, as only an office with a good key can, and hand them in."""
    return running.ask("POST", PATHS[kind], {"envelope": seal(kind, payload, PAIRS[by]).to_json()}, by=by)


@pytest.mark.parametrize("kind", list(PATHS))
def test_a_signed_payload_made_to_harm_is_refused_and_files_nothing(running: Running, kind: str):
    value = {"schema": "openparos.notice/1", **notice_value()}
    payloads = [
        b"[" * DEEP, b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b'{"schema":' + b"[" * DEEP + b"]" * DEEP + b"}",
        b"", b"null", b"[]", b'"x"', b"1e999", b"\xff\xfe", b"\xef\xbb\xbf{}", b'{"a":1,"a":2}', b'{"a":NaN}', b'{"a":' + b"9" * 5000 + b"}",
        json.dumps(value).encode(),  # signed, but not in the one spelling
        canonical_json(value)[:-1] + b',"x":1}',
        canonical_json(value).replace(b'"IDN"', b'"BRA"'),
        canonical_json({**value, "reference": "NV-1", "to": ["all"] * 3000}),
        json.dumps({**value, "reference": "\ud800"}).encode(),
        canonical_json({"schema": "openparos.case-step/1", "case": 1, "act": "open", "party": ["IDN"], "office": None, "reference": {}}),
        canonical_json({"schema": "openparos.acknowledgement/1", "log": [], "notice": {}, "sha256": 1, "party": "IDN", "office": "mission"}),
    ]  # fmt: skip
    for payload in payloads:
        answer = hand_in(running, kind, payload)
        assert 400 <= answer.status_code < 500, (payload[:60], answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
    assert running.exchange.log.size == 0
    assert running.file().status_code == 201


def test_the_two_signatures_cannot_stand_in_for_one_another(running: Running):
    """Keys mixed up, one algorithm twice, one left out, one of another State, one said to be the other."""
    good = signed_notice()
    (ed_name, ed), (ml_name, ml) = good.signatures
    other = signed_notice("BRA", "NV-1").signatures
    mine_by_bra = seal(NOTICE_TYPE, good.payload, PAIRS["BRA"]).signatures
    key = PublicKeyPair.of(PAIRS["IDN"]).key_id
    for signatures in (
        ((ed_name, ed), (ed_name, ed)), ((ml_name, ml), (ml_name, ml)), ((ed_name, ml), (ml_name, ed)), ((ed_name, ed), (ml_name, ed)),
        ((ed_name, ed), (ml_name, b"\0" * 2420)), ((ed_name, b"\0" * 64), (ml_name, ml)), ((ed_name, ed), other[1]),
        ((ed_name, ed), mine_by_bra[1]), (mine_by_bra[0], (ml_name, ml)), ((ed_name, ed), (f"{key}:ml-dsa-44", mine_by_bra[1][1])),
        ((ed_name, ed[:-1]), (ml_name, ml)), ((ed_name, ed), (ml_name, ml + b"\0")),
    ):  # fmt: skip
        envelope = Envelope(good.payload_type, good.payload, signatures)
        answer = running.ask("POST", "/notices", {"envelope": envelope.to_json()}, by="IDN")
        assert answer.status_code in (403, 422), signatures
    # what was signed as one thing is not another
    for kind in (STEP_TYPE, ACKNOWLEDGEMENT_TYPE, "application/json", ""):
        value = {**good.to_json(), "payloadType": kind}
        for path in set(PATHS.values()):
            assert running.ask("POST", path, {"envelope": value}, by="IDN").status_code in (403, 422)
    assert running.exchange.log.size == 0


def _signed(method: str, path: str, parameters: str, covered: str, *, body: bytes = b"", by: str = "IDN", label: str = "openparos"):  # fmt: skip
    """Sign a request as the sender likes: `covered` and `parameters` as they stand in Signature-Input."""
    lines = []
    digest = f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"
    known = {'"@method"': method, '"@target-uri"': f"{URL}{path}", '"content-digest"': digest, '"@authority"': "exchange.example",
             '"@path"': f"/api{path}", '"host"': "exchange.example", '"x-made-up"': "1"}  # fmt: skip
    for name in covered.split():
        lines.append(f"{name}: {known.get(name, 'x')}")
    lines.append(f'"@signature-params": ({covered}){parameters}')
    signature = base64.b64encode(private_key(PAIRS[by]).sign("\n".join(lines).encode())).decode()
    headers = {"Signature-Input": f"{label}=({covered}){parameters}", "Signature": f"{label}=:{signature}:"}
    return {**headers, **({"Content-Digest": digest, "Content-Type": "application/json"} if body else {})}


def test_a_request_signature_that_covers_too_little_or_says_something_else_is_refused(running: Running):
    key = PublicKeyPair.of(PAIRS["IDN"]).key_id

    def parameters(
        *, created: int | str = 0, alg: str = ';alg="ed25519"', nonce: str | None = None, tag: str = ';tag="openparos"',
        keyid: str = f';keyid="{key}"', more: str = "",
    ) -> str:  # fmt: skip
        when = int(time.time()) + created if isinstance(created, int) else created
        number = secrets.token_urlsafe(24) if nonce is None else nonce
        return f';created={when}{keyid}{alg};nonce="{number}"{tag}{more}'

    whole = '"@method" "@target-uri"'
    ask = running.client.get
    assert (
        ask("/api/subscriptions", headers=_signed("GET", "/subscriptions", parameters(), whole)).status_code
        == 200
    )
    assert (
        ask(
            "/api/subscriptions", headers=_signed("GET", "/subscriptions", parameters(alg=""), whole)
        ).status_code
        == 200
    )
    bad = [
        (parameters(), '"@target-uri"'), (parameters(), '"@method"'), (parameters(), ""), (parameters(), '"@method" "@path"'),
        (parameters(), '"@method" "@authority" "@path"'), (parameters(), f'{whole} "x-made-up"'), (parameters(), f'{whole} "@nonsense"'),
        (parameters(), f"{whole} {whole}"), (parameters(), '"@method" "@target-uri";req'),
        (parameters(alg=';alg="hmac-sha256"'), whole), (parameters(alg=';alg="rsa-v1_5-sha256"'), whole), (parameters(alg=';alg="none"'), whole),
        (parameters(alg=';alg="ML-DSA-44"'), whole), (parameters(tag=""), whole), (parameters(tag=';tag="other"'), whole),
        (parameters(nonce="short"), whole), (parameters(nonce="n" * 65), whole), (parameters(keyid=""), whole),
        (parameters(created=-130), whole), (parameters(created=60), whole), (parameters(created='"now"'), whole), (parameters(created="-5"), whole),
        (parameters(more=";expires=1"), whole), (parameters(more=f';expires={int(time.time()) - 5}'), whole),
        (parameters().replace("created", "made"), whole), (parameters(keyid=f';keyid="{PublicKeyPair.of(PAIRS["BRA"]).key_id}"'), whole),
        (parameters(keyid=f';keyid="{key}\\" OR 1=1"'), whole),
    ]  # fmt: skip
    for said, covered in bad:
        answer = ask("/api/subscriptions", headers=_signed("GET", "/subscriptions", said, covered))
        assert answer.status_code == 401, (said, covered, answer.text)
    good = _signed("GET", "/subscriptions", parameters(), whole)
    for name, value in (
        ("Signature-Input", good["Signature-Input"] + ", " + good["Signature-Input"].replace("openparos=", "second=")),
        ("Signature-Input", "openparos=x"), ("Signature-Input", "("), ("Signature", "openparos=:AAAA:"), ("Signature", "openparos=::"),
        ("Signature", good["Signature"].replace("openparos=", "other=")), ("Signature-Input", "x" * 9000),
    ):  # fmt: skip
        fresh = _signed("GET", "/subscriptions", parameters(), whole)
        assert ask("/api/subscriptions", headers={**fresh, name: value}).status_code == 401, (
            name,
            value[:60],
        )
    # a body that is not covered, or covered by another digest
    body = json.dumps({"envelope": signed_notice().to_json()}).encode()
    for headers in (
        _signed("POST", "/notices", parameters(), whole, body=body),
        {**_signed("POST", "/notices", parameters(), f'{whole} "content-digest"', body=body), "Content-Digest": "sha-256=:AAAA:"},
        {**_signed("POST", "/notices", parameters(), f'{whole} "content-digest"', body=body), "Content-Digest": "md5=:AAAA:"},
    ):  # fmt: skip
        assert running.client.post("/api/notices", content=body, headers=headers).status_code == 401
    assert running.exchange.log.size == 0


def test_nothing_is_taken_again_after_a_restart(run_exchange, tmp_path):
    first = run_exchange()
    assert first.file().status_code == 201
    method, path, headers, data = first.sent[-1]
    first.client.__exit__(None, None, None)
    second = run_exchange()
    second.exchange.nonces._began_s = int(time.time()) + 1  # as when it begins a second later
    answer = second.client.request(method, f"/api{path}", content=data, headers=headers)
    assert answer.status_code == 401
    assert "before this server began" in answer.json()["detail"]
    second.exchange.nonces._began_s -= 100
    again = second.file()  # signed anew: the same words are the same entry
    assert (again.status_code, again.json()["anew"]) == (200, False)
    assert second.exchange.log.size == 1


def test_names_that_look_like_another_are_not_another(running: Running):
    """Letters of another width, of another alphabet, joined or invisible: a State's code and a reference are what they are."""
    for party in ("\uff29DN", "ID\u0145", "idn", "IDN ", "IDN\u200b", "\u0406DN", "IDN\n", "I\u0307DN"):
        value = {"schema": "openparos.notice/1", **notice_value(), "party": party}
        assert hand_in(running, NOTICE_TYPE, canonical_json(value)).status_code in (403, 422), party
        step = {"schema": "openparos.case-step/1", "case": f"{party}/C-1", "act": "open", "party": party, "office": "mission",
                "reference": "C-1", "text": "Why?", "content": case_content()}  # fmt: skip
        assert hand_in(running, STEP_TYPE, canonical_json(step)).status_code in (403, 422), party
    for reference in ("\uff2eV-1", "NV-1\n", "NV\u2010", "NV-\u00b9"):
        value = {"schema": "openparos.notice/1", **notice_value(reference=reference)}
        assert hand_in(running, NOTICE_TYPE, canonical_json(value)).status_code == 422, ascii(reference)
    assert running.open_case("C-1").status_code == 201
    for reference in (
        "\uff23-1",
        "C-\u00b9",
        "C\u20101",
        "C-1\u200b",
        "C-1\ufe0f",
        "C\u0301-1",
        "C-\u2460",
        "\u202eC-1",
        "C-1\n",
    ):
        step = {"schema": "openparos.case-step/1", "case": f"IDN/{reference}", "act": "open", "party": "IDN", "office": "mission",
                "reference": reference, "text": "Why?", "content": case_content()}  # fmt: skip
        assert hand_in(running, STEP_TYPE, canonical_json(step)).status_code == 422, ascii(reference)
    assert len(running.ask("GET", "/cases").json()["cases"]) == 1


def test_a_feed_stays_a_feed_whatever_is_filed(running: Running):
    running.open_case("C-1", subject="]]></title><entry>&xxe;{party.__class__}")
    running.file(reference="NV-2")
    text = running.ask("GET", "/feed.atom").text
    assert "<!" not in text.partition("?>")[2]
    root = ElementTree.fromstring(text)
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    for path in ("/feed.atom?origin=%3C%2Fid%3E", "/feed.atom?party=%3Cx", "/feed.atom?form=%26xxe%3B"):
        answer = running.ask("GET", path)
        assert answer.status_code == 422 or len(ElementTree.fromstring(answer.text)) >= 3


def test_paths_do_not_lead_out_of_the_log(running: Running):
    running.file()
    for path in (
        "/log/tile/../keys/key.json", "/log/tile/..%2f..%2fkeys%2fkey.json", "/log/tile/%2e%2e/%2e%2e/keys/key.json", "/log/tile/0/../../keys",
        "/log/tile//etc/passwd", "/log/tile/entries/..%5c..%5ckeys", "/log/attachments/..%2fkeys%2fkey.json", "/log/attachments/" + "a" * 63 + "%2f",
        "/log/proof/-1", "/log/proof/0x0", "/log/proof/1e9", "/log/proof/99999999999999999999", "/log/tile/0/x00", "/log/tile/0/-01",
        "/log/tile/99/000", "/log/tile/0/000.p/0", "/log/tile/0/000.p/256", "/log/tile/0/%EF%BC%90%EF%BC%90%EF%BC%90",
    ):  # fmt: skip
        for by in (None, "BRA"):
            answer = running.ask("GET", path, by=by)
            assert answer.status_code in (400, 401, 404, 422), (path, answer.status_code)
            assert b"seeds" not in answer.content


def test_who_waits_for_entries_holds_up_nobody(running: Running):
    running.exchange._waiting = 500
    begun = time.monotonic()
    assert running.ask("GET", "/entries?from=5&wait=25").status_code == 200
    assert time.monotonic() - begun < 20  # answered at once, not after the wait
    running.exchange._waiting = 0


def test_a_key_used_for_requests_is_not_one_that_speaks_for_long(running: Running):
    """The text of a signed request, put into an envelope: DSSE's own beginning keeps the two apart."""
    request = _signed(
        "GET", "/subscriptions", f';created=1;keyid="{PublicKeyPair.of(PAIRS["IDN"]).key_id}"', '"@method"'
    )
    signature = base64.b64decode(request["Signature"].split(":")[1])
    good = signed_notice()
    name = f"{PublicKeyPair.of(PAIRS['IDN']).key_id}:{KeyAlgorithm.ED25519.value}"
    envelope = Envelope(good.payload_type, good.payload, ((name, signature), good.signatures[1]))
    assert running.ask("POST", "/notices", {"envelope": envelope.to_json()}, by="IDN").status_code in (
        403,
        422,
    )


def test_wrong_methods_and_media_types_are_refused_as_problems(running: Running):
    for method, path in (("PUT", "/notices"), ("PATCH", "/notices"), ("DELETE", "/notices/IDN/NV-1"), ("POST", "/log/checkpoint"),
                         ("POST", "/login"), ("TRACE", "/"), ("OPTIONS", "/notices"), ("GET", "/cases/steps"), ("POST", "/feed.atom")):  # fmt: skip
        answer = running.client.request(method, f"/api{path}")
        assert answer.status_code in (404, 405), (method, path)
        assert answer.headers["content-type"] == "application/problem+json"
        if answer.status_code == 405:
            assert answer.headers["allow"]
    step = opening_step(case_content(), party="IDN", office="mission", reference="C-1", text="Why?")
    body = json.dumps({"envelope": sign_step(step, PAIRS["IDN"]).to_json()}).encode()
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "image/svg+xml",
        "",
    ):
        answer = running.ask("POST", "/cases/steps", by="IDN", body=body, headers={"content-type": kind})
        assert answer.status_code in (401, 415, 422), (kind, answer.status_code)
        assert answer.headers["content-type"] == "application/problem+json"
    assert running.exchange.log.size == 0
