"""The signed statement of a bundle: what is in it, by hash, who says so, and until when.

An in-toto Statement (v1) whose subjects are the files of the bundle, in a DSSE envelope signed with
Ed25519 and ML-DSA-44. Tools that know nothing of this project check the Ed25519 signature with OpenSSL
and the hashes with `sha256sum`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from openparos.log.entries import canonical_json
from openparos.log.keys import KeyAlgorithm, KeyPair
from openparos.log.notes import from_base64, to_base64
from openparos.model import SOFTWARE
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.model.times import US_PER_DAY, format_utc, parse_utc
from openparos.notices.envelope import Envelope, PublicKeyPair, seal
from openparos.notices.identity import Identities

PAYLOAD_TYPE: Final = "application/vnd.in-toto+json"
STATEMENT_TYPE: Final = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE: Final = "https://openparos.example/evidence/v1"
VALID_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose statements a reader believes: keys named by their id, or those of a file of identities."""

    key_ids: frozenset[str] = frozenset()
    identities: Identities | None = None

    def vouch(self, key: PublicKeyPair, issued_us: int) -> str:
        """Return whose key it is.

        Raises
        ------
        VerificationFailed
            When it is nobody's that the reader believes, or was not valid when it signed.
        """
        for party in () if self.identities is None else self.identities.parties:
            for office, one in party.office_keys():
                if one.public == key:
                    one.check_valid(issued_us)
                    return f"{party.party}, {office.name or office.office}"
        if key.key_id in self.key_ids:
            return f"the key {key.key_id}"
        wanted = ", ".join(sorted(self.key_ids)) or "one that the file of identities names"
        raise VerificationFailed(f"is signed with the wrong key: {key.key_id}, expected {wanted}")


@dataclass(frozen=True, slots=True)
class Attestation:
    """A statement whose signatures hold.

    Attributes
    ----------
    key : PublicKeyPair
        The key it was signed with.
    signer : str
        The name the key's holder gave it.
    issued_us, expires_us : int
        From when and until when it holds.
    subjects : mapping
        File name to SHA-256.
    vouched : str or None
        Whose key it is by what the reader believes; None where only the bundle itself says so.
    """

    key: PublicKeyPair
    signer: str
    issued_us: int
    expires_us: int
    subjects: Mapping[str, str]
    vouched: str | None

    def to_json(self) -> dict[str, Any]:
        """Return who signed, as an answer shows it."""
        return {
            "key_id": self.key.key_id,
            "signer": self.signer,
            "issued": format_utc(self.issued_us),
            "expires": format_utc(self.expires_us),
            "vouched": self.vouched,
        }


def attest(
    members: Mapping[str, bytes],
    finding_id: str,
    digest: str,
    pair: KeyPair,
    *,
    issued_us: int,
    valid_days: int = VALID_DAYS,
) -> bytes:
    """Return the signed statement over the files of a bundle.

    Parameters
    ----------
    members : mapping
        File name to content.
    finding_id, digest : str
        Which finding it is.
    pair : KeyPair
        The key of the office that signs.
    issued_us : int
        When it was signed.
    valid_days : int
        For how long the statement holds.
    """
    if valid_days < 1:
        raise InputRefused(f"a statement valid for {valid_days} days cannot be checked by anybody")
    public = PublicKeyPair.of(pair)
    statement = {
        "_type": STATEMENT_TYPE,
        "subject": [
            {"name": name, "digest": {"sha256": hashlib.sha256(members[name]).hexdigest()}}
            for name in sorted(members)
        ],
        "predicateType": PREDICATE_TYPE,
        "predicate": {
            "finding": finding_id,
            "digest": digest,
            "software": SOFTWARE,
            "issued": format_utc(issued_us),
            "expires": format_utc(issued_us + valid_days * US_PER_DAY),
            "signer": {
                "name": pair.name,
                "keyid": public.key_id,
                **{one.value: to_base64(public.part(one)) for one in KeyAlgorithm},
            },
        },
    }
    envelope = seal(PAYLOAD_TYPE, canonical_json(statement), pair)
    return (json.dumps(envelope.to_json(), indent=1, sort_keys=True) + "\n").encode()


def check_attestation(content: bytes, *, trust: Trust | None, at_us: int) -> Attestation:
    """Check the signed statement of a bundle by itself; its subjects are the caller's to compare.

    Parameters
    ----------
    content : bytes
        The member `STATEMENT`.
    trust : Trust or None
        Whom the reader believes; None where he named nobody, and the key inside is used.
    at_us : int
        The instant for which it must hold.

    Raises
    ------
    InputRefused, VerificationFailed
        With what does not hold.
    """
    envelope = _envelope(content)
    statement = json.loads(envelope.payload)
    try:
        predicate = statement["predicate"]
        signer = predicate["signer"]
        key = PublicKeyPair(*(from_base64(signer[one.value]) for one in KeyAlgorithm))
        subjects = {one["name"]: one["digest"]["sha256"] for one in statement["subject"]}
        issued, expires = parse_utc(predicate["issued"]), parse_utc(predicate["expires"])
        kinds = (statement["_type"], statement["predicateType"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputRefused(f"is no statement about a bundle: {error!r}") from error
    if kinds != (STATEMENT_TYPE, PREDICATE_TYPE):
        raise InputRefused(f"is a statement of another type: {kinds}")
    vouched = None if trust is None else trust.vouch(key, issued)
    envelope.verify(key)
    if at_us < issued:
        raise VerificationFailed(f"holds only from {format_utc(issued)}")
    if at_us >= expires:
        raise VerificationFailed(f"expired on {format_utc(expires)}")
    return Attestation(key, str(signer["name"]), issued, expires, subjects, vouched)


def _envelope(content: bytes) -> Envelope:
    try:
        envelope = Envelope.parse(json.loads(content))
        json.loads(envelope.payload)
    except (ValueError, InputRefused, RecursionError) as error:
        raise InputRefused(f"is no signed statement: {error}") from error
    if envelope.payload_type != PAYLOAD_TYPE:
        raise InputRefused(f"holds a payload of type {envelope.payload_type}, expected {PAYLOAD_TYPE}")
    return envelope
