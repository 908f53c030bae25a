"""Key sets of parties: files, rotation, revocation, recovery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openparos.log.entries import canonical_json
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.notices.envelope import IDENTITY_TYPE, NOTICE_TYPE, PublicKeyPair, seal
from openparos.notices.identity import Identities, OfficeKey, PartyIdentity, Role, next_version
from openparos.notices.issuing import issue_key

from .conftest import FRA, RUS, START, STRANGER, office_of, pair_of

NEW = pair_of("FRA.mfa", 7)
RECOVERY = [pair_of(f"FRA.r{n}", 20 + n) for n in range(3)]
OFFICES = (
    office_of(FRA, Role.PUBLISH, Role.ROTATE),
    *(office_of(pair, Role.RECOVER, name=f"r{n}") for n, pair in enumerate(RECOVERY)),
)
PRESENT = PartyIdentity("FRA", "state", 1, None, 2, OFFICES)
KNOWN = Identities((PRESENT,))
ROTATED = (office_of(NEW, Role.PUBLISH, Role.ROTATE), *OFFICES[1:])


def test_a_file_of_identities_is_read_as_written(tmp_path, identities):
    identities.save(tmp_path / "identities.json")
    assert Identities.load(tmp_path / "identities.json") == identities
    assert identities.party("FRA").digest == Identities.load(tmp_path / "identities.json").party("FRA").digest
    assert identities.party("KEN") is None


def test_a_key_is_rotated_by_one_that_may(tmp_path):
    after = KNOWN.updated(next_version(PRESENT, ROTATED, FRA), START)
    assert after.party("FRA").version == 2
    assert after.party("FRA").previous == PRESENT.digest
    notice = seal(NOTICE_TYPE, b"{}", NEW)
    assert after.signer_of(notice, START, Role.PUBLISH).party == "FRA"
    with pytest.raises(VerificationFailed, match="no party's key set"):
        after.signer_of(seal(NOTICE_TYPE, b"{}", FRA), START, Role.PUBLISH)


def test_lost_keys_are_replaced_by_enough_recovery_keys():
    assert KNOWN.updated(next_version(PRESENT, ROTATED, *RECOVERY[:2]), START).party("FRA").version == 2
    with pytest.raises(VerificationFailed, match="nor 2 recovery keys signed"):
        KNOWN.updated(next_version(PRESENT, ROTATED, RECOVERY[0]), START)
    with pytest.raises(VerificationFailed, match="found 2"):  # one key twice is not two
        KNOWN.updated(next_version(PRESENT, ROTATED, RECOVERY[0], RECOVERY[0]), START)


def test_a_stolen_rotating_key_cannot_shut_out_the_recovery_keys():
    for offices in (ROTATED[:1], (*ROTATED, office_of(STRANGER, Role.RECOVER, name="thief"))):
        with pytest.raises(VerificationFailed, match="neither a key that may rotate"):
            KNOWN.updated(next_version(PRESENT, offices, FRA), START)
        KNOWN.updated(next_version(PRESENT, offices, *RECOVERY[:2]), START)
    weaker = replace(PRESENT, version=2, previous=PRESENT.digest, offices=ROTATED, recovery_threshold=1)
    with pytest.raises(VerificationFailed, match="neither a key that may rotate"):
        KNOWN.updated(seal(IDENTITY_TYPE, canonical_json(weaker.to_json()), FRA), START)


def test_a_revoked_key_cannot_rotate_itself_back():
    key = replace(OFFICES[0].keys[0], revoked_us=START - 1, reason="lost")
    revoked = replace(PRESENT, offices=(replace(OFFICES[0], keys=(key,)), *OFFICES[1:]))
    with pytest.raises(VerificationFailed, match="revoked"):
        Identities((revoked,)).updated(next_version(revoked, ROTATED, FRA), START)


def test_versions_that_do_not_follow():
    with pytest.raises(VerificationFailed, match="compared by hand"):
        Identities().updated(next_version(PRESENT, ROTATED, FRA), START)
    second = KNOWN.updated(next_version(PRESENT, ROTATED, FRA), START)
    with pytest.raises(VerificationFailed, match="not the version after 2"):
        second.updated(next_version(PRESENT, ROTATED, FRA), START)
    with pytest.raises(VerificationFailed, match="neither a key"):
        KNOWN.updated(next_version(PRESENT, ROTATED, RUS), START)
    with pytest.raises(VerificationFailed, match="no key set"):
        KNOWN.updated(seal(NOTICE_TYPE, b"{}", FRA), START)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "empire"}, {"party": "XXX"}, {"recovery_threshold": 0}, {"version": "x"}, {"offices": [{}]},
        {"offices": [OFFICES[0].to_json(), OFFICES[0].to_json()]},
    ],
    ids=str,
)  # fmt: skip
def test_key_sets_that_are_none(change):
    with pytest.raises(InputRefused, match="not the key set of a party"):
        PartyIdentity.from_json({**PRESENT.to_json(), **change})


def test_files_that_are_none(tmp_path):
    for text in ("", "[]", "{}", '{"schema": "openparos.identities/1", "parties": [{}]}'):
        (tmp_path / "x").write_text(text)
        with pytest.raises(InputRefused):
            Identities.load(tmp_path / "x")
    with pytest.raises(InputRefused, match="cannot be read"):
        Identities.load(tmp_path / "absent")


def test_a_first_key_is_issued_and_never_overwritten(tmp_path):
    def issue(name: str, office: str, **more):
        return issue_key(
            tmp_path / name, party="ESA", office=office, identities_file=tmp_path / "ids", **more
        )

    key_id = issue("a", "legal", roles=("publish",), valid_until="2030-01-01T00:00:00Z")
    identity = Identities.load(tmp_path / "ids").party("ESA")
    assert identity.kind == "organization"
    assert identity.offices[0].keys[0].public.key_id == key_id
    assert identity.offices[0].roles == {Role.PUBLISH}
    issue("b", "operations")
    assert len(Identities.load(tmp_path / "ids").party("ESA").offices) == 2
    with pytest.raises(InputRefused, match="Sign a new version"):
        issue("c", "legal")
    assert not (tmp_path / "c").exists()
    with pytest.raises(InputRefused, match="roles are"):
        issue("d", "other", roles=("king",))


def test_keys_of_the_wrong_length():
    key = OfficeKey(PublicKeyPair(b"x" * 32, b"y" * 1312), START)
    assert OfficeKey.from_json(key.to_json()) == key
    with pytest.raises(ValueError, match="length"):
        OfficeKey.from_json({**key.to_json(), "ed25519": "AAAA"})
