"""A signed bundle: what is not as it was signed is refused by name, and other people's tools agree."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from openparos.cli.main import run
from openparos.findings.attestation import Trust
from openparos.findings.bundle import Signing
from openparos.findings.members import MANIFEST, SEAL, STATEMENT, pack
from openparos.findings.verification import verify_bundle
from openparos.log.keys import KeyPair
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.notices.envelope import PublicKeyPair
from openparos.notices.identity import Identities
from openparos.notices.issuing import issue_key

ISSUED = parse_utc("2026-11-01T00:00:00Z")
DAY_AFTER = ISSUED + US_PER_DAY
PAIR = KeyPair.from_seeds("State.A", b"a" * 32, b"b" * 32)
OTHER = KeyPair.from_seeds("State.B", b"c" * 32, b"d" * 32)
TRUST = Trust(frozenset({PublicKeyPair.of(PAIR).key_id}))


@pytest.fixture
def signed(made, bundle_of, tmp_path: Path) -> Path:
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made, signing=Signing(PAIR, ISSUED, 30)))
    return file


def resealed(members: dict[str, bytes]) -> bytes:
    """Return a bundle whose manifest and seal were made to fit altered members; the statement was not."""
    manifest = json.loads(members[MANIFEST])
    outside = {MANIFEST, SEAL, STATEMENT}
    manifest["files"] = {
        name: hashlib.sha256(content).hexdigest() for name, content in members.items() if name not in outside
    }
    members[MANIFEST] = json.dumps(manifest).encode()
    members[SEAL] = f"{hashlib.sha256(members[MANIFEST]).hexdigest()}  {MANIFEST}\n".encode()
    return pack(members)


def test_a_signed_bundle_holds_and_says_whose_it_is(signed: Path):
    verdict = verify_bundle(signed, trust=TRUST, at_us=DAY_AFTER)
    assert verdict.ok, verdict.problems
    assert verdict.signed_by is not None
    assert verdict.signed_by.signer == "State.A"
    assert verdict.signed_by.vouched is not None
    unnamed = verify_bundle(signed, at_us=DAY_AFTER)
    assert unnamed.ok
    assert unnamed.signed_by is not None
    assert unnamed.signed_by.vouched is None


def test_a_swapped_file_is_named_even_where_manifest_and_seal_were_made_to_fit(signed: Path):
    members = verify_bundle(signed, at_us=DAY_AFTER).members
    members["provision.json"] = members["provision.json"].replace(b"a", b"e", 1)
    signed.write_bytes(resealed(members))
    found = verify_bundle(signed, trust=TRUST, at_us=DAY_AFTER)
    assert {one.path for one in found.problems} == {"provision.json", MANIFEST, SEAL}
    assert {one.reason for one in found.problems} == {"is not the file that was signed"}


def test_a_file_added_after_signing_is_named(signed: Path):
    members = verify_bundle(signed, at_us=DAY_AFTER).members
    signed.write_bytes(resealed(members | {"added.txt": b"x"}))
    paths = {one.path: one.reason for one in verify_bundle(signed, at_us=DAY_AFTER).problems}
    assert "not among what was signed" in paths["added.txt"]


@pytest.mark.parametrize(
    ("trust", "at_us", "said"),
    [
        (Trust(frozenset({PublicKeyPair.of(OTHER).key_id})), DAY_AFTER, "wrong key"),
        (Trust(), DAY_AFTER, "wrong key"),
        (TRUST, ISSUED + 31 * US_PER_DAY, "expired on 2026-12-01"),
        (TRUST, ISSUED - US_PER_DAY, "holds only from"),
    ],
)
def test_wrong_key_and_wrong_time_are_refused_by_name(signed: Path, trust: Trust, at_us: int, said: str):
    found = verify_bundle(signed, trust=trust, at_us=at_us)
    assert [one.path for one in found.problems] == [STATEMENT]
    assert said in found.problems[0].reason


def test_a_statement_signed_by_another_who_claims_the_key_is_refused(made, bundle_of, signed: Path):
    """The key inside the statement is replaced by that of State A, the signatures are B's."""
    members = verify_bundle(signed, at_us=DAY_AFTER).members
    envelope = json.loads(members[STATEMENT])
    signed.write_bytes(bundle_of(made, signing=Signing(OTHER, ISSUED, 30)))
    others = verify_bundle(signed, at_us=DAY_AFTER).members
    forged = json.loads(others[STATEMENT])
    forged["payload"] = envelope["payload"]
    members[STATEMENT] = (json.dumps(forged, indent=1, sort_keys=True) + "\n").encode()
    signed.write_bytes(pack(members))
    found = verify_bundle(signed, trust=TRUST, at_us=DAY_AFTER)
    assert [one.path for one in found.problems] == [STATEMENT]
    assert "signature is needed" in found.problems[0].reason


def test_an_unsigned_bundle_is_refused_where_a_signer_is_named(made, bundle_of, tmp_path: Path):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle_of(made))
    assert verify_bundle(file).ok
    assert [one.path for one in verify_bundle(file, trust=TRUST).problems] == [STATEMENT]


def test_a_file_of_identities_that_does_not_name_the_key_refuses_it(signed: Path, tmp_path: Path):
    issue_key(tmp_path / "k", party="CHE", office="mfa", identities_file=tmp_path / "ids.json")
    found = verify_bundle(
        signed, trust=Trust(identities=Identities.load(tmp_path / "ids.json")), at_us=DAY_AFTER
    )
    assert "wrong key" in found.problems[0].reason


def message_and_statement(file: Path) -> tuple[bytes, dict, list[dict]]:
    """Read the envelope with the standard library alone, as the DSSE specification says."""
    envelope = json.loads(verify_bundle(file, at_us=DAY_AFTER).members[STATEMENT])
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
    message = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    return message, json.loads(payload), envelope["signatures"]


def test_the_signatures_and_hashes_hold_without_any_code_of_ours(signed: Path):
    message, statement, signatures = message_and_statement(signed)
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    signer = statement["predicate"]["signer"]
    one, other = (base64.b64decode(each["sig"]) for each in signatures)
    ed25519 = Ed25519PublicKey.from_public_bytes(base64.b64decode(signer["ed25519"]))
    ed25519.verify(one, message)
    MLDSA44PublicKey.from_public_bytes(base64.b64decode(signer["ml-dsa-44"])).verify(other, message)
    with pytest.raises(InvalidSignature):
        ed25519.verify(one, message + b" ")
    members = verify_bundle(signed, at_us=DAY_AFTER).members
    assert {each["name"]: each["digest"]["sha256"] for each in statement["subject"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in members.items() if name != STATEMENT
    }


def test_openssl_agrees(signed: Path, tmp_path: Path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    message, statement, signatures = message_and_statement(signed)
    key = base64.b64decode(statement["predicate"]["signer"]["ed25519"])
    # RFC 8410: the DER of an Ed25519 public key is this head and the 32 bytes.
    (tmp_path / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + key)
    (tmp_path / "sig").write_bytes(base64.b64decode(signatures[0]["sig"]))
    ask = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.der", "-keyform", "DER", "-rawin"]
    for content, held in ((message, True), (message + b"x", False)):
        (tmp_path / "message").write_bytes(content)
        done = subprocess.run(
            [*ask, "-in", "message", "-sigfile", "sig"], cwd=tmp_path, capture_output=True, check=False
        )
        assert (done.returncode == 0) is held, done.stderr


def test_the_command_names_what_does_not_hold(signed: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["finding", "verify", str(signed), "--at", "2026-11-02", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["signed_by"]["signer"] == "State.A"
    assert run(["finding", "verify", str(signed), "--at", "2027-11-02", "--json"]) == 1
    assert "expired" in json.loads(capsys.readouterr().out)["problems"][0]["reason"]
    wrong = ["finding", "verify", str(signed), "--at", "2026-11-02", "--key-id", "00", "--json"]
    assert run(wrong) == 1
    assert "wrong key" in json.loads(capsys.readouterr().out)["problems"][0]["reason"]
