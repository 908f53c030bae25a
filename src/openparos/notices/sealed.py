"""Confidential notices: the log holds that something was said and by whom; the named parties can read it.

The signed notice is encrypted under a fresh key, and that key, by HPKE (RFC 9180) with ML-KEM-768 and
X25519 together, to each party. The log holds the hash of the ciphertext and of the key, so that all parties
have read the same thing, and either can prove it later by showing the key. The ciphertext may lie
beside the log, or be handed over and kept apart.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from openparos.log.entries import canonical_json
from openparos.log.keys import KeyPair, SoftwareSigner
from openparos.log.notes import from_base64, to_base64
from openparos.model.errors import InputRefused, NoticeRefused, OpenParosError, VerificationFailed

from .envelope import NOTICE_TYPE, SEALED_TYPE, Envelope, PublicKeyPair, seal
from .notice import Notice

SEALED_SCHEMA: Final = "openparos.sealed-notice/1"
CIPHERTEXT_SCHEMA: Final = "openparos.ciphertext/1"
_INFO: Final = b"openparos.sealed-notice/1"
_MLKEM_PUBLIC_BYTES: Final = 1184
_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True)
class SealedNotice:
    """A confidential notice, ready to file and to hand over.

    Attributes
    ----------
    envelope : Envelope
        What is filed: who spoke, to whom, and the hashes.
    ciphertext : bytes
        What the parties are given.
    content_key : bytes
        Opens the ciphertext; shown to others only if the parties agree.
    """

    envelope: Envelope
    ciphertext: bytes
    content_key: bytes


def _material(pair: KeyPair) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Return the decryption keys of an office, derived from the seeds of its signing keys."""
    seeds = [one.seed for one in pair.signers if isinstance(one, SoftwareSigner)]
    if len(seeds) != 2:
        raise InputRefused("this key lives in hardware; it needs a decryption key of its own")
    derive = HKDF(hashes.SHA256(), length=96, salt=None, info=b"openparos.sealing-key/1")
    material = derive.derive(b"".join(seeds))
    return (
        MLKEM768PrivateKey.from_seed_bytes(material[:64]),
        X25519PrivateKey.from_private_bytes(material[64:]),
    )


def sealing_public(pair: KeyPair) -> bytes:
    """Return the public key under which others encrypt to an office: ML-KEM-768, then X25519."""
    lattice, curve = _material(pair)
    return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def _public(data: bytes) -> hpke.MLKEM768X25519PublicKey:
    return hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(data[:_MLKEM_PUBLIC_BYTES]),
        X25519PublicKey.from_public_bytes(data[_MLKEM_PUBLIC_BYTES:]),
    )


def wrap_key(content_key: bytes, reader: bytes, info: bytes) -> bytes:
    """Encrypt a content key to one reader by HPKE; `info` says what it is for.

    Raises
    ------
    NoticeRefused
        When the reader's key cannot be encrypted to.
    """
    try:
        return _SUITE.encrypt(content_key, _public(reader), info)
    except ValueError as error:
        raise NoticeRefused("a reader's key cannot be encrypted to") from error


def unwrap_key(wrapped: bytes, pair: KeyPair, info: bytes) -> bytes | None:
    """Return the content key that was encrypted to an office, or None where it was another's."""
    try:
        return _SUITE.decrypt(wrapped, hpke.MLKEM768X25519PrivateKey(*_material(pair)), info)
    except (InvalidTag, ValueError):
        return None


def seal_notice(notice: Notice, pair: KeyPair, readers: dict[str, bytes]) -> SealedNotice:
    """Sign a notice, encrypt it to the readers, and sign what the log may know of it.

    Parameters
    ----------
    notice : Notice
        A notice that was checked.
    pair : KeyPair
        Key of the office that gives it.
    readers : dict of str to bytes
        Public sealing keys by the id of the office's signing key.
    """
    inner = canonical_json(seal(NOTICE_TYPE, notice.payload(), pair).to_json())
    content_key, nonce = os.urandom(32), os.urandom(12)
    try:
        wrapped = {
            name: to_base64(_SUITE.encrypt(content_key, _public(key), _INFO)) for name, key in readers.items()
        }
    except ValueError as error:
        raise NoticeRefused("a reader's key cannot be encrypted to") from error
    box = ChaCha20Poly1305(content_key).encrypt(nonce, inner, _INFO)
    ciphertext = canonical_json(
        {"schema": CIPHERTEXT_SCHEMA, "keys": wrapped, "nonce": to_base64(nonce), "box": to_base64(box)}
    )
    told = {
        "schema": SEALED_SCHEMA,
        "party": notice.party,
        "office": notice.office,
        "reference": notice.reference,
        "to": list(notice.to),
        "ciphertext_sha256": sha256(ciphertext).hexdigest(),
        # The cipher alone does not bind to one key: two readers could be shown two texts. This does.
        "key_sha256": sha256(content_key).hexdigest(),
    }
    return SealedNotice(seal(SEALED_TYPE, canonical_json(told), pair), ciphertext, content_key)


def parse_sealed(envelope: Envelope) -> dict[str, Any]:
    """Read what the log knows of a confidential notice.

    Raises
    ------
    InputRefused
        When it is none.
    """
    try:
        told: dict[str, Any] = json.loads(envelope.payload)
        wanted = {"schema", "party", "office", "reference", "to", "ciphertext_sha256", "key_sha256"}
        if envelope.payload_type != SEALED_TYPE or set(told) != wanted or told["schema"] != SEALED_SCHEMA:
            raise ValueError("not the fields of a confidential notice")
        if canonical_json(told) != envelope.payload:
            raise ValueError("not in the one spelling of RFC 8785")
    except (ValueError, TypeError, RecursionError) as error:
        raise InputRefused(f"not a confidential notice: {error}") from error
    return told


def open_sealed(envelope: Envelope, ciphertext: bytes, pair: KeyPair) -> tuple[Envelope, bytes]:
    """Open a confidential notice with the key of a reader.

    Returns
    -------
    tuple of Envelope and bytes
        The signed notice, whose signature is still to be checked, and the content key.

    Raises
    ------
    VerificationFailed
        When it is not for this reader, or the parts do not belong together.
    """
    record = _ciphertext(envelope, ciphertext)
    name = PublicKeyPair.of(pair).key_id
    if name not in record["keys"]:
        raise VerificationFailed("this notice is not for this key", where=name)
    try:
        content_key = _SUITE.decrypt(
            from_base64(record["keys"][name]), hpke.MLKEM768X25519PrivateKey(*_material(pair)), _INFO
        )
    except (InvalidTag, ValueError) as error:
        raise VerificationFailed("the key for this reader does not open", where=name) from error
    return open_disclosed(envelope, ciphertext, content_key), content_key


def open_disclosed(envelope: Envelope, ciphertext: bytes, content_key: bytes) -> Envelope:
    """Open a confidential notice with the content key that a party has shown.

    Raises
    ------
    VerificationFailed
        When this is not what the log holds the hashes of.
    """
    record = _ciphertext(envelope, ciphertext)
    told = parse_sealed(envelope)
    if sha256(content_key).hexdigest() != told["key_sha256"]:
        raise VerificationFailed("this is not the key whose hash was signed")
    try:
        inner = ChaCha20Poly1305(content_key).decrypt(
            from_base64(record["nonce"]), from_base64(record["box"]), _INFO
        )
        opened = Envelope.parse(json.loads(inner))
        notice = Notice.from_json(json.loads(opened.payload))
    except (InvalidTag, ValueError, KeyError, OpenParosError) as error:
        raise VerificationFailed("the ciphertext does not open") from error
    if (notice.party, notice.office, notice.reference) != (told["party"], told["office"], told["reference"]):
        raise VerificationFailed("what was sealed is another notice than the one that was announced")
    return opened


def _ciphertext(envelope: Envelope, ciphertext: bytes) -> dict[str, Any]:
    if sha256(ciphertext).hexdigest() != parse_sealed(envelope)["ciphertext_sha256"]:
        raise VerificationFailed("this is not the ciphertext whose hash was signed")
    try:
        record: dict[str, Any] = json.loads(ciphertext)
        if record["schema"] != CIPHERTEXT_SCHEMA or set(record) != {"schema", "keys", "nonce", "box"}:
            raise ValueError("not the fields of a ciphertext")
    except (ValueError, KeyError, TypeError) as error:
        raise VerificationFailed(f"not a ciphertext: {error}") from error
    return record
