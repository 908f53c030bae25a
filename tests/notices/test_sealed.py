"""Confidential notices: read by the parties alone, bound to what the log holds, disclosed if they agree."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger
from openparos.log.tiles import StoredTree
from openparos.model.errors import InputRefused, NoticeRefused, VerificationFailed
from openparos.notices.envelope import PublicKeyPair, seal
from openparos.notices.filing import file_sealed, sign_notice
from openparos.notices.identity import Identities, Role
from openparos.notices.issuing import seal_as
from openparos.notices.notice import Notice
from openparos.notices.sealed import open_disclosed, open_sealed, parse_sealed, seal_notice, sealing_public
from openparos.notices.standing import read_register

from .conftest import FRA, RUS, START, STRANGER, notice_of


@pytest.fixture
def readers(identities) -> Identities:
    """The identities with keys to encrypt to."""
    parties = []
    for identity, pair in zip(identities.parties, (FRA, RUS), strict=True):
        (office,) = identity.offices
        keys = (replace(office.keys[0], seal_to=sealing_public(pair)),)
        parties.append(replace(identity, offices=(replace(office, keys=keys),)))
    return Identities(tuple(parties))


@pytest.fixture
def sealed(readers):
    notice = Notice.from_json(notice_of("emergency", "NV-9", to=["RUS"]))
    return seal_as(notice, FRA, readers, at_us=START)


def test_the_parties_read_it_and_nobody_else(sealed, readers):
    for pair in (FRA, RUS):
        inner, content_key = open_sealed(sealed.envelope, sealed.ciphertext, pair)
        assert readers.signer_of(inner, START, Role.PUBLISH).party == "FRA"
        assert json.loads(inner.payload)["form"] == "emergency"
        assert content_key == sealed.content_key
    with pytest.raises(VerificationFailed, match="not for this key"):
        open_sealed(sealed.envelope, sealed.ciphertext, STRANGER)
    assert b"emergency" not in sealed.envelope.payload + sealed.ciphertext


def test_the_log_holds_that_it_was_said(sealed, readers, log, clock):
    with Ledger(log, clock=clock) as ledger:
        entry = file_sealed(ledger, sealed.envelope, readers, ciphertext=sealed.ciphertext)
        with pytest.raises(NoticeRefused, match="used once"):
            file_sealed(ledger, sealed.envelope, readers)
    assert (entry.notice_id, entry.index, entry.to) == ("FRA/NV-9", 0, ("RUS",))
    register = read_register(log)
    assert register.sealed["FRA/NV-9"].received_us == START
    assert register.standings == {}
    assert b"emergency" not in StoredTree(log, 1).entry(0)
    assert check_log(log).ok
    kept = log / "attachments" / parse_sealed(sealed.envelope)["ciphertext_sha256"]
    assert open_disclosed(register.sealed["FRA/NV-9"].envelope, kept.read_bytes(), sealed.content_key)
    kept.unlink()  # deleted by agreement: the log stays whole
    assert check_log(log).ok


def test_what_does_not_belong_together(sealed, readers, log, clock):
    other = seal_as(Notice.from_json(notice_of("outreach", "NV-9", to=["RUS"])), FRA, readers, at_us=START)
    with pytest.raises(VerificationFailed, match="not the ciphertext whose hash"):
        open_sealed(sealed.envelope, other.ciphertext, RUS)
    with pytest.raises(VerificationFailed, match="not the key whose hash"):
        open_disclosed(sealed.envelope, sealed.ciphertext, other.content_key)
    with Ledger(log, clock=clock) as ledger, pytest.raises(VerificationFailed, match="not the ciphertext"):
        file_sealed(ledger, sealed.envelope, readers, ciphertext=other.ciphertext)


def test_another_notice_inside_than_announced(sealed):
    told = parse_sealed(sealed.envelope)
    from openparos.log.entries import canonical_json

    swapped = seal(sealed.envelope.payload_type, canonical_json({**told, "reference": "NV-10"}), FRA)
    with pytest.raises(VerificationFailed, match="another notice than the one that was announced"):
        open_sealed(swapped, sealed.ciphertext, RUS)


def test_signed_by_another(sealed, readers, log, clock):
    forged = seal(sealed.envelope.payload_type, sealed.envelope.payload, RUS)
    with Ledger(log, clock=clock) as ledger, pytest.raises(VerificationFailed, match="signed by RUS"):
        file_sealed(ledger, forged, readers)


def test_no_addressees_or_no_keys(readers, identities):
    notice = Notice.from_json(notice_of("emergency", "NV-9"))
    with pytest.raises(NoticeRefused, match="no key of 'all' to encrypt to"):
        seal_as(notice, FRA, readers, at_us=START)
    with pytest.raises(NoticeRefused, match="no key of 'FRA'"):
        seal_as(notice, FRA, identities, at_us=START)
    with pytest.raises(NoticeRefused, match="cannot be encrypted to"):
        seal_notice(notice, FRA, {PublicKeyPair.of(RUS).key_id: b"x"})
    with pytest.raises(NoticeRefused, match="the key is that of"):
        seal_as(notice, RUS, readers, at_us=START)


def test_what_is_no_sealed_notice():
    with pytest.raises(InputRefused, match="not a confidential notice"):
        parse_sealed(sign_notice(Notice.from_json(notice_of("outreach")), FRA))
