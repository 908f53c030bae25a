"""Keys that sign: one interface, Ed25519 and ML-DSA-44 side by side, and how they are kept.

A key that lives in hardware or behind PKCS#11 is another `Signer`; nothing else knows the difference.
A `KeyPair` signs with both algorithms: Ed25519 for everybody's tools of today, ML-DSA-44 (FIPS 204)
because an archive of a treaty must hold for decades. On disk the two seeds are encrypted with
ChaCha20-Poly1305 under a key derived by scrypt from a passphrase file, or kept by file mode 0600.
"""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from openparos.model.errors import InputRefused, VerificationFailed

from .durable import write_durable
from .entries import canonical_json
from .notes import (
    NoteAlgorithm,
    SignatureLine,
    VerifierKey,
    check_key_name,
    from_base64,
    signed_message,
    to_base64,
)

KEY_SCHEMA: Final = "openparos.key/1"
# RFC 7914 names N = 2^14 for interactive use; 2^16 takes 64 MB and about 0.2 s.
_SCRYPT: Final = {"n": 2**16, "r": 8, "p": 1}


class KeyAlgorithm(StrEnum):
    """The two signature algorithms."""

    ED25519 = "ed25519"
    ML_DSA_44 = "ml-dsa-44"


class Signer(Protocol):
    """Anything that signs: a key in memory, in hardware, or behind PKCS#11."""

    @property
    def algorithm(self) -> KeyAlgorithm:
        """Which algorithm it signs with."""
        ...

    @property
    def public(self) -> bytes:
        """The raw public key: 32 bytes of Ed25519 or 1312 of ML-DSA-44."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Sign a message: 64 bytes of Ed25519 or 2420 of ML-DSA-44."""
        ...


@dataclass(frozen=True)
class SoftwareSigner:
    """A private key in memory."""

    algorithm: KeyAlgorithm
    seed: bytes
    _key: Ed25519PrivateKey | MLDSA44PrivateKey

    @classmethod
    def from_seed(cls, algorithm: KeyAlgorithm, seed: bytes) -> SoftwareSigner:
        """Make the key that 32 bytes of seed give."""
        if len(seed) != 32:
            raise InputRefused(f"a seed has 32 bytes, not {len(seed)}")
        if algorithm is KeyAlgorithm.ED25519:
            return cls(algorithm, seed, Ed25519PrivateKey.from_private_bytes(seed))
        return cls(algorithm, seed, MLDSA44PrivateKey.from_seed_bytes(seed))

    @property
    def public(self) -> bytes:
        """The raw public key."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Sign a message."""
        return self._key.sign(message)

    def __repr__(self) -> str:  # never the seed
        return f"SoftwareSigner({self.algorithm.value})"


@dataclass(frozen=True)
class KeyPair:
    """The two keys of one name."""

    name: str
    ed25519: Signer
    ml_dsa_44: Signer

    @classmethod
    def generate(cls, name: str) -> KeyPair:
        """Make new keys from the system's random numbers."""
        return cls.from_seeds(name, os.urandom(32), os.urandom(32))

    @classmethod
    def from_seeds(cls, name: str, ed25519: bytes, ml_dsa_44: bytes) -> KeyPair:
        """Make the keys that two seeds give."""
        return cls(
            check_key_name(name),
            SoftwareSigner.from_seed(KeyAlgorithm.ED25519, ed25519),
            SoftwareSigner.from_seed(KeyAlgorithm.ML_DSA_44, ml_dsa_44),
        )

    @property
    def signers(self) -> tuple[Signer, Signer]:
        """Both signers, Ed25519 first."""
        return self.ed25519, self.ml_dsa_44

    def log_keys(self) -> tuple[VerifierKey, VerifierKey]:
        """Return the keys under which others check the checkpoints of a log."""
        return (
            VerifierKey(self.name, NoteAlgorithm.ED25519, self.ed25519.public),
            VerifierKey(self.name, NoteAlgorithm.COSIGNATURE_ML_DSA_44, self.ml_dsa_44.public),
        )

    def witness_keys(self) -> tuple[VerifierKey, VerifierKey]:
        """Return the keys under which others check the cosignatures of a witness."""
        return (
            VerifierKey(self.name, NoteAlgorithm.COSIGNATURE_ED25519, self.ed25519.public),
            VerifierKey(self.name, NoteAlgorithm.COSIGNATURE_ML_DSA_44, self.ml_dsa_44.public),
        )

    def signature_lines(
        self, keys: tuple[VerifierKey, ...], text: str, time_s: int
    ) -> tuple[SignatureLine, ...]:
        """Sign the text of a checkpoint under each of one's own verifier keys."""
        by_public = {signer.public: signer for signer in self.signers}
        return tuple(_line(by_public[key.public], key, text, time_s) for key in keys)


def _line(signer: Signer, key: VerifierKey, text: str, time_s: int) -> SignatureLine:
    stamped = None if key.algorithm is NoteAlgorithm.ED25519 else time_s
    signature = signer.sign(signed_message(key.algorithm, key.name, text, stamped))
    if stamped is not None:
        signature = struct.pack(">Q", stamped) + signature
    return SignatureLine(key.name, key.key_id, signature)


def read_passphrase(file: Path) -> bytes:
    """Read a passphrase file: its first line, which must not be empty."""
    try:
        passphrase = file.read_bytes().split(b"\n", 1)[0].rstrip(b"\r")
    except OSError as error:
        raise InputRefused(f"the passphrase cannot be read: {error.strerror}", file=str(file)) from error
    if not passphrase:
        raise InputRefused("the passphrase file is empty", file=str(file))
    return passphrase


def save_key_pair(path: Path, pair: KeyPair, *, passphrase_file: Path | None = None) -> None:
    """Write a key pair held in memory to a file of mode 0600.

    Parameters
    ----------
    path : Path
        A file that does not exist yet.
    pair : KeyPair
        Keys from `generate` or `from_seeds`.
    passphrase_file : Path or None
        Encrypts the seeds; its place is kept beside them, so that nothing ever has to ask.
    """
    if path.exists():
        raise InputRefused("a key is already there; it is never overwritten", file=str(path))
    seeds = b"".join(signer.seed for signer in pair.signers if isinstance(signer, SoftwareSigner))
    if len(seeds) != 64:
        raise InputRefused("only keys held in memory can be written to a file", file=str(path))
    record: dict[str, Any] = {"schema": KEY_SCHEMA, "name": pair.name}
    if passphrase_file is None:
        record["seeds"] = to_base64(seeds)
    else:
        salt, nonce = os.urandom(16), os.urandom(12)
        key = _derive(read_passphrase(passphrase_file), salt, _SCRYPT)
        sealed = ChaCha20Poly1305(key).encrypt(nonce, seeds, pair.name.encode())
        record["scrypt"] = {**_SCRYPT, "salt": to_base64(salt)}
        record["nonce"] = to_base64(nonce)
        record["sealed"] = to_base64(sealed)
        record["passphrase_file"] = str(passphrase_file.resolve())
    write_durable(path, canonical_json(record) + b"\n", mode=0o600)


def load_key_pair(path: Path, *, passphrase_file: Path | None = None) -> KeyPair:
    """Read a key pair; never asks.

    Raises
    ------
    InputRefused
        When the file is no key, or its passphrase file is missing.
    VerificationFailed
        When the passphrase is not the right one, or the file was altered.
    """
    record = _read_record(path)
    if "seeds" in record:
        seeds = from_base64(record["seeds"])
    else:
        file = passphrase_file or Path(record["passphrase_file"])
        parameters = {name: int(record["scrypt"][name]) for name in ("n", "r", "p")}
        # Bounded, so that an altered file cannot make us ask for terabytes of memory.
        if parameters["n"] > 2**20 or parameters["r"] > 32 or parameters["p"] > 16:
            raise InputRefused("the key file asks for too costly a derivation", file=str(path))
        key = _derive(read_passphrase(file), from_base64(record["scrypt"]["salt"]), parameters)
        try:
            seeds = ChaCha20Poly1305(key).decrypt(
                from_base64(record["nonce"]), from_base64(record["sealed"]), record["name"].encode()
            )
        except InvalidTag as error:
            raise VerificationFailed(
                f"the passphrase in {file} does not open the key", where=str(path)
            ) from error
    if len(seeds) != 64:
        raise InputRefused("the key file does not hold two seeds", file=str(path))
    return KeyPair.from_seeds(record["name"], seeds[:32], seeds[32:])


def _derive(passphrase: bytes, salt: bytes, parameters: dict[str, int]) -> bytes:
    return Scrypt(salt=salt, length=32, **parameters).derive(passphrase)


def _read_record(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        record = json.loads(data)
        if record["schema"] != KEY_SCHEMA or canonical_json(record) + b"\n" != data:
            raise ValueError("not a key of this system, or altered")
        sealed = {"scrypt", "nonce", "sealed", "passphrase_file"}
        if set(record) - {"schema", "name"} not in ({"seeds"}, sealed):
            raise ValueError("not the fields of a key")
    except OSError as error:
        raise InputRefused(f"the key cannot be read: {error.strerror}", file=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputRefused(f"not a key file: {error}", file=str(path)) from error
    result: dict[str, Any] = record
    return result
