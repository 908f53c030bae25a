"""Filing: what stands, for ever; and each way to cheat, refused with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from openparos.log.entries import canonical_json
from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger
from openparos.log.tiles import StoredTree
from openparos.log.verify import prove
from openparos.model.errors import (
    InputRefused,
    NoticeRefused,
    StoreDamaged,
    StoreNotWritable,
    VerificationFailed,
)
from openparos.model.times import US_PER_DAY
from openparos.notices.envelope import NOTICE_TYPE, SEALED_TYPE, Envelope, seal
from openparos.notices.filing import check_attachment_name, describe_attachment, file_notice, sign_notice
from openparos.notices.identity import Identities, PartyIdentity, Role
from openparos.notices.issuing import signature_remarks, verbale_of
from openparos.notices.notice import Notice
from openparos.notices.standing import MANIFEST_SCHEMA, read_register

from .conftest import FRA, RUS, START, STRANGER, catalogue, notice_of, office_of


@pytest.fixture
def file(log, identities, clock):
    """File a notice; named arguments change it."""

    def file(form: str = "scheduled-manoeuvre", *, key=FRA, who=identities, attachments=(), **changes):
        envelope = sign_notice(Notice.from_json(notice_of(form, **changes)), key)
        return file_envelope(envelope, who, attachments)

    def file_envelope(envelope, who=identities, attachments=()):
        with Ledger(log, clock=clock) as ledger:
            return file_notice(ledger, envelope, who, catalogue=catalogue, attachments=attachments)

    file.envelope = file_envelope
    return file


def withdrawal(reference: str, of: str) -> dict:
    value = {"reference": reference, "act": "withdrawal", "of": of, "reason": "No longer needed."}
    return {**value, "content": None}


def test_declaration_amendment_correction_withdrawal_are_all_there_for_ever(file, log, clock):
    file("no-first-placement", reference="NV-1")
    clock.us += US_PER_DAY
    amended = notice_of("no-first-placement")["content"] | {"text": "Amended text."}
    change = {"of": "FRA/NV-1", "reason": "Wording."}
    file("no-first-placement", reference="NV-2", act="amendment", content=amended, **change)
    clock.us += US_PER_DAY
    corrected = amended | {"text": "Corrected text."}
    file("no-first-placement", reference="NV-3", act="correction", content=corrected, **change)
    register = read_register(log)
    assert register.get("FRA/NV-1").status == "corrected"
    assert register.get("FRA/NV-1").content["text"] == "Corrected text."
    clock.us += US_PER_DAY
    file("no-first-placement", **withdrawal("NV-4", "FRA/NV-1"))
    standing = read_register(log).get("FRA/NV-3")  # found by the reference of any of them
    assert standing.status == "withdrawn"
    assert standing.content is None
    assert [entry.notice.act for entry in standing.history] == [
        "original",
        "amendment",
        "correction",
        "withdrawal",
    ]
    assert [one["received"][:10] for one in standing.to_json()["history"]] == [
        f"2026-11-2{day}" for day in (2, 3, 4, 5)
    ]
    assert standing.as_of(START + US_PER_DAY * 3 // 2).content["text"] == "Amended text."
    assert standing.as_of(START - 1) is None
    assert check_log(log).ok
    assert [prove(log, index).index for index in range(4)] == [0, 1, 2, 3]
    with pytest.raises(NoticeRefused, match="was withdrawn; give a new notice"):
        file("no-first-placement", reference="NV-5", act="amendment", **change)


def test_the_time_is_the_logs(file, log, clock):
    filed = file()
    assert filed.received_us == START
    entry = json.loads(StoredTree(log, 1).entry(0))
    assert entry["schema"] == MANIFEST_SCHEMA
    assert entry["received"] == "2026-11-22T12:00:00Z"
    assert "received" not in json.loads(Envelope.parse(entry["envelope"]).payload)
    clock.us -= 10 * US_PER_DAY
    with pytest.raises(StoreNotWritable, match="clock"):
        file(reference="NV-2")


def test_a_notice_given_after_the_event_is_filed_and_flagged(file, clock):
    clock.us += 30 * US_PER_DAY
    filed = file()
    (flag,) = filed.checked.flagged
    assert "it counts as given after the event" in flag.reason


def test_an_entry_with_a_time_of_its_own_choosing_is_set_aside(file, log, identities, clock):
    """Even the keeper of the log cannot put a time before the entry before, or after the checkpoint."""
    file()
    envelope = sign_notice(Notice.from_json(notice_of("outreach", "NV-2")), FRA)
    for received in ("2026-11-01T00:00:00Z", "2026-12-24T00:00:00Z"):
        with Ledger(log, clock=clock) as ledger:
            manifest = {
                "schema": MANIFEST_SCHEMA,
                "received": received,
                "envelope": envelope.to_json(),
                "remarks": [],
            }
            ledger.append([canonical_json(manifest)])
    register = read_register(log)
    assert list(register.standings) == ["FRA/NV-1"]
    assert [reason for _, reason in register.aside] == [
        "its time lies before that of the entry before it",
        "its time lies after that of the checkpoint that covers it",
    ]


def test_a_replay_is_refused(file, log):
    envelope = sign_notice(Notice.from_json(notice_of("outreach")), FRA)
    file.envelope(envelope)
    with pytest.raises(NoticeRefused, match="a reference is used once"):
        file.envelope(envelope)
    with Ledger(log) as ledger:
        ledger.append([StoredTree(log, 1).entry(0)])  # past the filing, straight into the log
    assert "a reference is used once" in read_register(log).aside[0][1]


def test_wrong_keys(file):
    with pytest.raises(VerificationFailed, match="no party's key set names this key"):
        file(key=STRANGER)
    with pytest.raises(VerificationFailed, match="signed by RUS, mfa; the notice is given by FRA, mfa"):
        file(key=RUS)
    with pytest.raises(NoticeRefused, match="not a notice of FRA"):
        file(act="withdrawal", of="RUS/NV-1", reason="x", content=None, reference="NV-2")


def key_set(**key) -> Identities:
    roles = key.pop("roles", (Role.PUBLISH,))
    return Identities((PartyIdentity("FRA", "state", 1, None, 1, (office_of(FRA, *roles, **key),)),))


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ({"revoked_us": START - 1}, "revoked at"),
        ({"valid_until_us": START}, "expired at"),
        ({"valid_from_us": START + 1}, "valid from"),
        ({"roles": (Role.WITNESS,)}, "may not publish"),
    ],
)
def test_revoked_expired_and_unfit_keys(file, key, reason):
    with pytest.raises(VerificationFailed, match=reason):
        file(who=key_set(**key))


def test_what_a_key_signed_before_it_was_revoked_stays_good(file, log):
    file(who=key_set())
    standing = read_register(log).get("FRA/NV-1")
    assert signature_remarks(standing, key_set(revoked_us=START + 1)) == []
    assert "revoked" in signature_remarks(standing, key_set(revoked_us=START))[0]


def test_altered_envelopes(file):
    envelope = sign_notice(Notice.from_json(notice_of("outreach")), FRA)
    payload = envelope.payload.replace(b"Some text", b"Same text")
    with pytest.raises(VerificationFailed, match="does not hold for what was said"):
        file.envelope(replace(envelope, payload=payload))
    with pytest.raises(VerificationFailed, match="found 0"):
        file.envelope(replace(envelope, signatures=envelope.signatures[:1]))  # one of the two is not enough
    with pytest.raises(VerificationFailed, match="found 2"):
        file.envelope(replace(envelope, signatures=envelope.signatures * 2))
    with pytest.raises(VerificationFailed, match="not a notice in the open"):
        file.envelope(replace(envelope, payload_type=SEALED_TYPE))
    with pytest.raises(VerificationFailed, match="one spelling"):
        file.envelope(seal(NOTICE_TYPE, envelope.payload.replace(b":", b": ", 1), FRA))
    with pytest.raises(VerificationFailed, match="one key must have signed"):
        file.envelope(seal(NOTICE_TYPE, envelope.payload, FRA, RUS))
    with pytest.raises(NoticeRefused, match="window is missing"):
        broken = notice_of("scheduled-manoeuvre")
        del broken["content"]["window"]
        file.envelope(seal(NOTICE_TYPE, canonical_json(broken), FRA))
    for value in (
        {},
        [],
        {"payloadType": 1},
        {**envelope.to_json(), "more": 1},
        {**envelope.to_json(), "payload": "?"},
    ):
        with pytest.raises(InputRefused):
            Envelope.parse(value)
    assert Envelope.parse(json.loads(json.dumps(envelope.to_json()))) == envelope


def test_an_unknown_object_is_refused_at_filing_too(file):
    content = notice_of("scheduled-manoeuvre")["content"] | {"object": {"norad_id": 99_999}}
    with pytest.raises(NoticeRefused, match="no object with the number 99999"):
        file(content=content)


def test_an_amendment_of_nothing_or_of_another_form(file):
    file("outreach")
    change = {"act": "amendment", "reason": "x", "reference": "NV-2"}
    with pytest.raises(NoticeRefused, match="there is no notice FRA/NV-9"):
        file("outreach", of="FRA/NV-9", **change)
    with pytest.raises(NoticeRefused, match="of the form outreach, not visit"):
        file("visit", of="FRA/NV-1", **change)


def test_attachments_by_hash_beside_the_log(file, log, tmp_path):
    annex = tmp_path / "annex.pdf"
    annex.write_bytes(b"bytes of an annex")
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"for the addressees alone")
    named = [
        describe_attachment(annex, "application/pdf"),
        describe_attachment(secret, "application/pdf", confidential=True),
    ]

    envelope = sign_notice(Notice.from_json(notice_of("outreach", "NV-2", attachments=named)), FRA)
    file.envelope(envelope, attachments=[annex])
    kept = log / "attachments" / sha256(b"bytes of an annex").hexdigest()
    assert kept.read_bytes() == b"bytes of an annex"
    assert not (log / "attachments" / sha256(b"for the addressees alone").hexdigest()).exists()
    assert check_log(log).ok  # a confidential annex is withheld and nothing is missing
    assert (
        "withheld: communicated to the addressees alone"
        in verbale_of(read_register(log).get("FRA/NV-2").last).to_text()
    )
    kept.write_bytes(b"other bytes")
    assert check_log(log).problems[0].path == f"attachments/{kept.name}"
    kept.unlink()
    assert check_log(log).ok  # withdrawn from view later; its hash stays
    (tmp_path / "stranger").write_bytes(b"not named")
    other = sign_notice(Notice.from_json(notice_of("outreach", "NV-3", attachments=named)), FRA)
    with pytest.raises(NoticeRefused, match="names no attachment with these bytes"):
        file.envelope(other, attachments=[tmp_path / "stranger"])


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "a\\b", "/etc/passwd", ".hidden", "", "c:x", "a\x00", "a\n", "x" * 201, "a."]
)
def test_names_that_lead_out_of_a_folder_are_refused(file, name):
    with pytest.raises(NoticeRefused):
        check_attachment_name(name)
    if 0 < len(name) <= 200:
        record = {"name": name, "sha256": "0" * 64, "size": 1, "media_type": "text/plain"}
        envelope = sign_notice(Notice.from_json(notice_of("outreach", attachments=[record])), FRA)
        with pytest.raises(NoticeRefused, match="cannot name an attachment"):
            file.envelope(envelope)


def test_a_notice_too_large_for_an_entry(file):
    content = notice_of("intentional-breakup")["content"] | {"reasons": "x" * 20_000}
    file("intentional-breakup", content=content)
    long = notice_of("space-policy")["content"] | dict.fromkeys(("principles", "doctrine"), "é" * 19999)
    with pytest.raises(NoticeRefused, match="Move long texts into an attachment"):
        file("space-policy", reference="NV-2", content=long)


def test_other_entries_of_the_log_are_passed_over(file, log, clock):
    file()
    with Ledger(log, clock=clock) as ledger:
        ledger.append([b'{"n":1}', b'{"schema":"openparos.manifest/1"}', b"not JSON", b"[1]"])
    register = read_register(log)
    assert list(register.standings) == ["FRA/NV-1"]
    assert [index for index, _ in register.aside] == [2]
    with pytest.raises(InputRefused, match="no notice 'FRA/NV-7'"):
        register.get("FRA/NV-7")


def test_objects_named_anywhere_are_found(file, log):
    content = notice_of("formation")["content"]
    file("formation", content=content)
    assert read_register(log).get("FRA/NV-1").norad_ids == {25544, 48274}


def test_an_entry_altered_on_the_disk_is_not_read(file, log):
    file()
    bundle = log / "tile/entries/000.p/1"
    bundle.write_bytes(bundle.read_bytes().replace(b"2026-11-22T12:00:00Z", b"2026-11-21T12:00:00Z"))
    with pytest.raises(StoreDamaged, match="do not give the root"):
        read_register(log)
