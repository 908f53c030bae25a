"""Signed requests between States: HTTP Message Signatures (RFC 9421) under the keys of offices.

A signature covers the method, the whole address and the body (Content-Digest, RFC 9530); it bears a time and
a number that is used once. The address is the one the exchange knows itself under, not what a header says: a
request made for one exchange cannot be shown to another.

The Ed25519 half of an office's key signs. That cannot be mistaken for a notice: a notice is signed behind
``DSSEv1``, a request's text begins with a quoted name. What must hold for decades, the notice, bears ML-DSA-44 as well.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from openparos.log.keys import KeyPair, SoftwareSigner
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.notices.envelope import PublicKeyPair

TAG: Final = "openparos"
LABEL: Final = "openparos"
COVERED: Final = ("@method", "@target-uri")
_OWN_FIELDS: Final = ("signature", "signature-input", "content-digest")
_LONGEST_NONCE: Final = 64
_SHORTEST_NONCE: Final = 16
_LONGEST_HEADER: Final = 4_000
CLOCK_SKEW_S: Final = 5


@dataclass
class SignedMessage:
    """What a signature is made or checked over; headers are added to it by signing."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RequestSignature:
    """A signature that held: which key, when it was made, and its number."""

    key_id: str
    created_s: int
    nonce: str


class _Keys(HTTPSignatureKeyResolver):
    """Resolves one key, already chosen."""

    def __init__(
        self, *, public: Ed25519PublicKey | None = None, private: Ed25519PrivateKey | None = None
    ) -> None:
        self._public, self._private = public, private

    def resolve_public_key(self, key_id: str) -> Any:
        return self._public

    def resolve_private_key(self, key_id: str) -> Any:
        return self._private


# A key nobody holds: an unknown key id is checked against it, so that both refusals do the same work.
_NOBODY: Final = Ed25519PrivateKey.from_private_bytes(secrets.token_bytes(32)).public_key()


def private_key(pair: KeyPair) -> Ed25519PrivateKey:
    """Return the Ed25519 half of an office's key, for signing requests.

    Raises
    ------
    InputRefused
        When it lives in hardware.
    """
    for signer in pair.signers:
        if isinstance(signer, SoftwareSigner) and len(signer.public) == 32:
            return Ed25519PrivateKey.from_private_bytes(signer.seed)
    raise InputRefused("this key lives in hardware; a key that signs requests must be a file")


def sign_request(message: SignedMessage, pair: KeyPair, body: bytes | None) -> None:
    """Add Content-Digest, Signature-Input and Signature to the headers of a request."""
    signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_Keys(private=private_key(pair)))
    signer.sign(
        message, key_id=PublicKeyPair.of(pair).key_id, created=datetime.now(UTC), nonce=secrets.token_urlsafe(24),
        label=LABEL, tag=TAG, covered_component_ids=COVERED, body=body or None,
    )  # fmt: skip


def claimed_key(headers: Mapping[str, str]) -> str | None:
    """Return the key id a request says it is signed with, unchecked; for finding the key and for the audit."""
    text = headers.get("signature-input", "")
    if len(text) > _LONGEST_HEADER:
        return None
    _, found, rest = text.partition('keyid="')
    return rest.partition('"')[0][:80] if found else None


def check_request(
    message: SignedMessage, body: bytes, public: bytes | None, *, window_s: int
) -> RequestSignature:
    """Check the signature of a request.

    Parameters
    ----------
    message : SignedMessage
        Method, address and headers, names in small letters.
    body : bytes
        The body as received.
    public : bytes or None
        The Ed25519 key of the office that the request names; None where there is none. Then the same work is
        done and the same refusal given as for a signature that does not hold.
    window_s : int
        How old it may be.

    Raises
    ------
    VerificationFailed
        In one wording, whatever failed: who tries learns nothing.
    """
    if any(len(message.headers.get(one, "")) > _LONGEST_HEADER for one in ("signature", "signature-input")):
        raise VerificationFailed("the signature of the request does not hold")
    covered = message.headers.get("signature-input", "")
    needed = {
        name: value
        for name, value in message.headers.items()
        if name in _OWN_FIELDS or f'"{name}"' in covered
    }
    message = SignedMessage(message.method, message.url, needed)
    key = _NOBODY if public is None else Ed25519PublicKey.from_public_bytes(public)
    verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=_Keys(public=key))
    try:
        (result,) = verifier.verify(
            message,
            max_age=timedelta(seconds=window_s),
            expect_tag=TAG,
            require_components=COVERED,
            body=body,
        )
        created_s, nonce = result.parameters["created"], result.parameters["nonce"]
        key_id = result.parameters["keyid"]
        if not isinstance(nonce, str) or not _SHORTEST_NONCE <= len(nonce) <= _LONGEST_NONCE:
            raise ValueError("the nonce is too short or too long")
    except (HTTPMessageSignaturesException, ValueError, KeyError, TypeError) as error:
        raise VerificationFailed("the signature of the request does not hold") from error
    return RequestSignature(str(key_id), int(created_s), str(nonce))


class Nonces:
    """The numbers of signed requests that were used: none counts twice.

    They are held in memory for as long as a signature is valid. The log has one writer, so there is one
    process; signatures made before it began are refused, so that a restart forgets nothing.

    Parameters
    ----------
    window_s : int
        How long a signature is valid.
    most : int
        How many are held at most; beyond that requests are refused rather than a number forgotten.
    """

    def __init__(self, window_s: int, *, most: int = 500_000, clock: Any = time.time) -> None:
        self._kept_s = window_s + 2 * CLOCK_SKEW_S
        self._most = most
        self._clock = clock
        self._began_s = int(clock())
        self._seen: dict[tuple[str, str], float] = {}

    def use(self, signature: RequestSignature) -> None:
        """Take a number, or refuse it.

        Raises
        ------
        VerificationFailed
            When it was used, or its signature is older than this process.
        """
        now = self._clock()
        if signature.created_s < self._began_s:
            raise VerificationFailed("the request was signed before this server began; sign it anew")
        for name in list(islice(self._seen, 2)):  # oldest first: two go for each that comes
            if self._seen[name] < now:
                del self._seen[name]
        name = (signature.key_id, signature.nonce)
        if name in self._seen:
            raise VerificationFailed("this request was received already")
        if len(self._seen) >= self._most:
            raise VerificationFailed("too many requests at once; try again in a minute")
        self._seen[name] = now + self._kept_s
