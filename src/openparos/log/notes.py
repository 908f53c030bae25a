"""Signed notes, verifier keys and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature).

A note is text, an empty line, and signature lines. A checkpoint is a note of three lines: whose log,
how many entries, which root. Everything is read strictly: what would not be written again byte for
byte is refused, so that no bit of a file can change unseen.
"""

from __future__ import annotations

import base64
import binascii
import struct
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from openparos.model.errors import InputRefused, VerificationFailed

LARGEST_NOTE_BYTES: Final = 1_000_000
LARGEST_SIZE: Final = 2**63 - 1
_DASH: Final = "\u2014"


class NoteAlgorithm(IntEnum):
    """What kind of signature a key makes under a note; the byte that enters its key id."""

    ED25519 = 0x01
    COSIGNATURE_ED25519 = 0x04
    COSIGNATURE_ML_DSA_44 = 0x06


_PUBLIC_BYTES: Final = {
    NoteAlgorithm.ED25519: 32,
    NoteAlgorithm.COSIGNATURE_ED25519: 32,
    NoteAlgorithm.COSIGNATURE_ML_DSA_44: 1312,
}


def to_base64(data: bytes) -> str:
    """Write bytes in standard base64."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """Read standard base64, refusing any second spelling of the same bytes.

    Raises
    ------
    InputRefused
        When it is no base64, or not the one spelling that would be written.
    """
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise InputRefused(f"{text[:40]!r} is not base64") from error
    if to_base64(data) != text:
        raise InputRefused(f"{text[:40]!r} is not the canonical base64 of its bytes")
    return data


def read_decimal(text: str, what: str) -> int:
    """Read a decimal number without leading zeros, at most 2^63 - 1.

    Raises
    ------
    InputRefused
        When it is none; `what` names it.
    """
    # Nineteen digits hold the largest; more would only cost time.
    if text.isascii() and text.isdigit() and len(text) <= 19 and str(int(text)) == text:
        number = int(text)
        if number <= LARGEST_SIZE:
            return number
    raise InputRefused(f"{text[:40]!r} is not {what}")


def check_key_name(name: str) -> str:
    """Return a key name, or refuse it: not empty, no white space, no plus, at most 255 bytes."""
    if not name or "+" in name or any(c.isspace() or ord(c) < 0x20 for c in name):
        raise InputRefused(f"{name!r} cannot name a key", remedy="Use a name like exchange.example/notices")
    if len(name.encode()) > 255:
        raise InputRefused(f"the key name {name[:40]!r}... has more than 255 bytes")
    return name


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under a name, as C2SP writes it: ``name+id+base64(algorithm, key)``."""

    name: str
    algorithm: NoteAlgorithm
    public: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a verifier key and check that its id belongs to name, algorithm and key.

        Raises
        ------
        InputRefused
            When any part is malformed or the id does not match.
        """
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise InputRefused(f"{text[:60]!r} is not a verifier key", remedy="Expected name+id+base64")
        name, key_id, key = check_key_name(parts[0]), parts[1], from_base64(parts[2])
        try:
            algorithm = NoteAlgorithm(key[0])
        except (ValueError, IndexError) as error:
            raise InputRefused(f"the key of {name!r} is of an unknown kind") from error
        if len(key) - 1 != _PUBLIC_BYTES[algorithm]:
            raise InputRefused(f"the key of {name!r} has {len(key) - 1} bytes")
        result = cls(name, algorithm, key[1:])
        if result.key_id.hex() != key_id:
            raise InputRefused(f"the id {key_id} does not belong to the key of {name!r}")
        return result

    @property
    def key_id(self) -> bytes:
        """First four bytes of SHA-256 over name, newline, algorithm and key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{to_base64(bytes([self.algorithm]) + self.public)}"

    def verify(self, text: str, signature: bytes) -> int | None:
        """Check one signature over the text of a note.

        Returns
        -------
        int or None
            The time the signer states, in seconds since 1970; None for a plain Ed25519 signature.

        Raises
        ------
        VerificationFailed
            When the signature does not hold.
        """
        time_s: int | None = None
        body = signature
        if self.algorithm is not NoteAlgorithm.ED25519:
            if len(signature) < 8:
                raise VerificationFailed("the signature is too short", where=self.name)
            time_s = int(struct.unpack(">Q", signature[:8])[0])
            body = signature[8:]
        try:
            message = signed_message(self.algorithm, self.name, text, time_s)
            verify_raw(self.algorithm, self.public, message, body)
        except (InvalidSignature, ValueError, InputRefused) as error:
            raise VerificationFailed("the signature does not hold for this text", where=self.name) from error
        return time_s


def verify_raw(algorithm: NoteAlgorithm, public: bytes, message: bytes, signature: bytes) -> None:
    """Check a bare signature; raises `cryptography`'s InvalidSignature or ValueError."""
    if algorithm is NoteAlgorithm.COSIGNATURE_ML_DSA_44:
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message)
    else:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)


def signed_message(algorithm: NoteAlgorithm, name: str, text: str, time_s: int | None) -> bytes:
    """Return the bytes that a signature of this kind covers (C2SP tlog-cosignature).

    Parameters
    ----------
    algorithm : NoteAlgorithm
        Kind of signature.
    name : str
        Name of the signer.
    text : str
        Text of the note with its last newline.
    time_s : int or None
        Seconds since 1970; None for a plain Ed25519 signature.
    """
    if algorithm is NoteAlgorithm.ED25519:
        return text.encode()
    if time_s is None or not 0 <= time_s <= LARGEST_SIZE:
        raise InputRefused(f"{time_s} is no time for a cosignature")
    if algorithm is NoteAlgorithm.COSIGNATURE_ED25519:
        return f"cosignature/v1\ntime {time_s}\n{text}".encode()
    checkpoint = Checkpoint.parse(text)
    return b"".join(
        (
            b"subtree/v1\n\x00",
            _short(name),
            struct.pack(">Q", time_s),
            _short(checkpoint.origin),
            struct.pack(">QQ", 0, checkpoint.size),
            checkpoint.root,
        )
    )


def _short(text: str) -> bytes:
    """Return a string behind its length in one byte."""
    data = text.encode()
    if not 1 <= len(data) <= 255:
        raise InputRefused(f"{text[:40]!r} does not fit the one length byte of a cosignature")
    return bytes([len(data)]) + data


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line under a note: who, which key, and the signature."""

    name: str
    key_id: bytes
    signature: bytes

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read a line without its newline."""
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != _DASH:
            raise InputRefused(f"{line[:40]!r} is not a signature line")
        data = from_base64(parts[2])
        if len(data) < 5:
            raise InputRefused(f"the signature by {parts[1]!r} is too short")
        return cls(check_key_name(parts[1]), data[:4], data[4:])

    def __str__(self) -> str:
        return f"{_DASH} {self.name} {to_base64(self.key_id + self.signature)}\n"

    def is_by(self, key: VerifierKey) -> bool:
        """Say whether name and id are those of a key (the signature is not checked)."""
        return self.name == key.name and self.key_id == key.key_id


@dataclass(frozen=True, slots=True)
class Note:
    """A signed note: its text with the last newline, and its signature lines in order."""

    text: str
    lines: tuple[SignatureLine, ...]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a note.

        Raises
        ------
        InputRefused
            When it is no signed note.
        """
        if len(data) > LARGEST_NOTE_BYTES:
            raise InputRefused(f"a signed note of {len(data)} bytes is too large")
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputRefused("a signed note must be UTF-8") from error
        if any(ord(c) < 0x20 and c != "\n" for c in whole):
            raise InputRefused("a signed note carries no control characters but newlines")
        text, gap, signatures = whole.rpartition("\n\n")
        if not gap or not signatures.endswith("\n"):
            raise InputRefused("a signed note is text, an empty line and signature lines")
        lines = tuple(SignatureLine.parse(line) for line in signatures[:-1].split("\n"))
        return cls(text + "\n", lines)

    def __str__(self) -> str:
        return self.text + "\n" + "".join(map(str, self.lines))

    def to_bytes(self) -> bytes:
        """Return the note as it stands in its file."""
        return str(self).encode()

    def with_lines(self, lines: tuple[SignatureLine, ...]) -> Note:
        """Return the note with further signature lines; one by a key already there takes its place."""
        fresh = {(line.name, line.key_id) for line in lines}
        kept = tuple(line for line in self.lines if (line.name, line.key_id) not in fresh)
        return Note(self.text, kept + lines)

    def time_signed_by(self, key: VerifierKey) -> int | None:
        """Check the signature of one key and return its time.

        Raises
        ------
        VerificationFailed
            When there is none, or it does not hold.
        """
        for line in self.lines:
            if line.is_by(key):
                return key.verify(self.text, line.signature)
        raise VerificationFailed("no signature by this key", where=key.name)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log signs: its origin, the number of its entries and the root over them."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a checkpoint; extension lines are refused.

        Raises
        ------
        InputRefused
            When the text is no checkpoint.
        """
        lines = text.split("\n")
        if len(lines) != 4 or lines[3]:
            raise InputRefused(
                "a checkpoint has three lines: origin, size and root",
                remedy="Extension lines are refused: nobody can audit them",
            )
        origin, size, root = lines[0], read_decimal(lines[1], "the size of a tree"), from_base64(lines[2])
        if not origin:
            raise InputRefused("the checkpoint names no origin")
        if len(root) != 32:
            raise InputRefused(f"the root of the checkpoint has {len(root)} bytes, not 32")
        return cls(origin, size, root)

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"
