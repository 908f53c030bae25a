"""DSSE envelopes: what was said, and the two signatures over it (DSSE v1, RFC 8785 payloads).

Each key of an office signs twice, with Ed25519 and with ML-DSA-44, and both must hold. The payload
type is signed too, so that a notice cannot be passed off as something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Self

from cryptography.exceptions import InvalidSignature

from openparos.log.keys import KeyAlgorithm, KeyPair
from openparos.log.notes import NoteAlgorithm, from_base64, to_base64, verify_raw
from openparos.model.errors import InputRefused, VerificationFailed

NOTICE_TYPE: Final = "application/vnd.openparos.notice+json"
SEALED_TYPE: Final = "application/vnd.openparos.sealed-notice+json"
IDENTITY_TYPE: Final = "application/vnd.openparos.identity+json"
_RAW: Final = {
    KeyAlgorithm.ED25519: NoteAlgorithm.ED25519,
    KeyAlgorithm.ML_DSA_44: NoteAlgorithm.COSIGNATURE_ML_DSA_44,
}


@dataclass(frozen=True, slots=True)
class PublicKeyPair:
    """The public halves of an office's key: raw Ed25519 and ML-DSA-44."""

    ed25519: bytes
    ml_dsa_44: bytes

    @classmethod
    def of(cls, pair: KeyPair) -> Self:
        """Return the public halves of a key pair."""
        return cls(pair.ed25519.public, pair.ml_dsa_44.public)

    @property
    def key_id(self) -> str:
        """First sixteen bytes of SHA-256 over both keys, in hex."""
        return sha256(self.ed25519 + self.ml_dsa_44).hexdigest()[:32]

    def part(self, algorithm: KeyAlgorithm) -> bytes:
        """Return the key of one algorithm."""
        return self.ed25519 if algorithm is KeyAlgorithm.ED25519 else self.ml_dsa_44


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload with its type and signatures.

    Attributes
    ----------
    payload_type : str
        Media type of the payload.
    payload : bytes
        What was signed.
    signatures : tuple of (str, bytes)
        ``<key id>:<algorithm>`` and the signature.
    """

    payload_type: str
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...]

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read the JSON of an envelope.

        Raises
        ------
        InputRefused
            When it is none.
        """
        try:
            if set(value) != {"payloadType", "payload", "signatures"}:
                raise ValueError("payloadType, payload and signatures are expected")
            signatures = tuple((str(one["keyid"]), from_base64(one["sig"])) for one in value["signatures"])
            if any(set(one) != {"keyid", "sig"} for one in value["signatures"]):
                raise ValueError("a signature has keyid and sig")
            return cls(str(value["payloadType"]), from_base64(value["payload"]), signatures)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputRefused(f"not a DSSE envelope: {error}") from error

    def to_json(self) -> dict[str, Any]:
        """Return the envelope as JSON."""
        return {
            "payloadType": self.payload_type,
            "payload": to_base64(self.payload),
            "signatures": [{"keyid": key, "sig": to_base64(one)} for key, one in self.signatures],
        }

    @property
    def message(self) -> bytes:
        """The bytes the signatures cover: DSSE's pre-authentication encoding."""
        kind = self.payload_type.encode()
        return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(self.payload), self.payload)

    @property
    def key_ids(self) -> tuple[str, ...]:
        """Ids of the keys that signed, each once."""
        return tuple(dict.fromkeys(name.partition(":")[0] for name, _ in self.signatures))

    def verify(self, key: PublicKeyPair) -> None:
        """Check both signatures of one key.

        Raises
        ------
        VerificationFailed
            When one of the two is missing or does not hold.
        """
        for algorithm in KeyAlgorithm:
            name = f"{key.key_id}:{algorithm.value}"
            found = [signature for keyid, signature in self.signatures if keyid == name]
            if len(found) != 1:
                raise VerificationFailed(
                    f"one {algorithm.value} signature is needed, found {len(found)}", where=name
                )
            try:
                verify_raw(_RAW[algorithm], key.part(algorithm), self.message, found[0])
            except (InvalidSignature, ValueError) as error:
                raise VerificationFailed(
                    "the signature does not hold for what was said", where=name
                ) from error


def seal(payload_type: str, payload: bytes, *pairs: KeyPair) -> Envelope:
    """Sign a payload with one or more key pairs."""
    bare = Envelope(payload_type, payload, ())
    signatures = []
    for pair in pairs:
        key_id = PublicKeyPair.of(pair).key_id
        for signer in pair.signers:
            signatures.append((f"{key_id}:{signer.algorithm.value}", signer.sign(bare.message)))
    return Envelope(payload_type, payload, tuple(signatures))
