"""Cases that are not open to all: the log holds that something was said, not by whom, to whom or of what.

An entry holds two hashes and its time. The ciphertext lies beside the log; it opens to the keys of those who
may read, and names none of them: the wrapped keys stand in no order, with random ones among them up to a
multiple of eight, and the box is padded to whole blocks. Whoever holds no key cannot tell how many cases
there are, which steps belong together, or whose they are. When something was said can be seen.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from openparos.log.durable import flush_folders, make_folders, write_durable
from openparos.log.entries import canonical_json
from openparos.log.fsck import ATTACHMENTS
from openparos.log.keys import KeyPair
from openparos.log.notes import from_base64, to_base64
from openparos.model.errors import InputRefused, VerificationFailed
from openparos.notices.envelope import Envelope
from openparos.notices.sealed import unwrap_key, wrap_key

_INFO: Final = b"openparos.sealed-case-step/1"
_SCHEMA: Final = "openparos.case-ciphertext/1"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SLOTS: Final = 8
_BLOCK_BYTES: Final = 16_384
_TAG_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class SealedStep:
    """A step ready to be filed without being shown."""

    ciphertext: bytes
    content_key: bytes

    def told(self) -> dict[str, str]:
        """Return what the log is told of it: two hashes."""
        return {
            "ciphertext_sha256": sha256(self.ciphertext).hexdigest(),
            # The cipher alone does not bind to one key: two readers could be shown two texts. This does.
            "key_sha256": sha256(self.content_key).hexdigest(),
        }

    def keep(self, folder: Path) -> None:
        """Keep the ciphertext beside the log."""
        flush_folders(make_folders(folder / ATTACHMENTS))
        write_durable(folder / ATTACHMENTS / sha256(self.ciphertext).hexdigest(), self.ciphertext)


def check_told(told: Any) -> dict[str, str]:
    """Return what the log is told of a sealed step: two hashes and nothing else.

    Raises
    ------
    InputRefused
        When it is anything else.
    """
    names = ("ciphertext_sha256", "key_sha256")
    good = isinstance(told, dict) and set(told) == set(names)
    if not good or not all(isinstance(told[one], str) and _DIGEST.fullmatch(told[one]) for one in names):
        raise InputRefused("a sealed step is told by two SHA-256 hashes")
    return {one: told[one] for one in names}


def check_ciphertext(ciphertext: bytes, told: dict[str, str]) -> None:
    """Check that a ciphertext is the one that is told, and has the shape that hides how many can read it.

    Raises
    ------
    InputRefused
        When it is another, or is made differently from all others and would so stand out.
    """
    if sha256(ciphertext).hexdigest() != told["ciphertext_sha256"]:
        raise InputRefused("this is not the ciphertext whose hash is told")
    try:
        record = json.loads(ciphertext)
        wrapped = [from_base64(one) for one in record["keys"]]
        box, nonce = from_base64(record["box"]), from_base64(record["nonce"])
        if set(record) != {"schema", "keys", "nonce", "box"} or record["schema"] != _SCHEMA:
            raise ValueError("not its fields")
        if (
            not wrapped
            or len(wrapped) % _SLOTS
            or len({len(one) for one in wrapped}) != 1
            or len(nonce) != 12
        ):
            raise ValueError(f"the keys stand in whole groups of {_SLOTS}")
        if (len(box) - _TAG_BYTES) % _BLOCK_BYTES or canonical_json(record) != ciphertext:
            raise ValueError("not padded, or not in the one spelling of RFC 8785")
    except (ValueError, KeyError, TypeError, RecursionError, InputRefused) as error:
        raise InputRefused(f"not the ciphertext of a step: {error}") from error


def seal_step(envelope: Envelope, readers: Sequence[bytes]) -> SealedStep:
    """Encrypt a signed step to the sealing keys of those who may read it.

    Parameters
    ----------
    envelope : Envelope
        The signed step.
    readers : sequence of bytes
        Public sealing keys of offices.
    """
    if not readers:
        raise InputRefused(
            "nobody could read this step", remedy="The participants' identities need sealing keys"
        )
    content_key, nonce = os.urandom(32), os.urandom(12)
    wrapped = [wrap_key(content_key, reader, _INFO) for reader in readers]
    wrapped += [os.urandom(len(wrapped[0])) for _ in range(-len(wrapped) % _SLOTS)]
    secrets.SystemRandom().shuffle(wrapped)
    inner = canonical_json(envelope.to_json())
    padded = inner + b" " * (-len(inner) % _BLOCK_BYTES)
    box = ChaCha20Poly1305(content_key).encrypt(nonce, padded, _INFO)
    ciphertext = canonical_json(
        {
            "schema": _SCHEMA, "keys": [to_base64(one) for one in wrapped], "nonce": to_base64(nonce),
            "box": to_base64(box),
        }
    )  # fmt: skip
    return SealedStep(ciphertext, content_key)


def open_step(told: dict[str, Any], folder: Path, pair: KeyPair) -> Envelope | None:
    """Open a sealed step with the key of an office; None where it is not for it.

    Raises
    ------
    VerificationFailed
        When it is for this office and is not what the log holds the hashes of.
    """
    name = str(told["ciphertext_sha256"])
    path = folder / ATTACHMENTS / name
    if not _DIGEST.fullmatch(name) or not path.is_file():
        return None
    ciphertext = path.read_bytes()
    if sha256(ciphertext).hexdigest() != told["ciphertext_sha256"]:
        raise VerificationFailed("this is not the ciphertext whose hash is in the log", where=path.name)
    try:
        record = json.loads(ciphertext)
        wrapped = [from_base64(one) for one in record["keys"]]
    except (ValueError, KeyError, TypeError) as error:
        raise VerificationFailed(f"not a ciphertext: {error}", where=path.name) from error
    key = next((one for one in (unwrap_key(each, pair, _INFO) for each in wrapped) if one is not None), None)
    if key is None:
        return None
    if sha256(key).hexdigest() != told["key_sha256"]:
        raise VerificationFailed("this is not the key whose hash is in the log", where=path.name)
    try:
        inner = ChaCha20Poly1305(key).decrypt(from_base64(record["nonce"]), from_base64(record["box"]), _INFO)
        return Envelope.parse(json.loads(inner))
    except (InvalidTag, ValueError, KeyError) as error:
        raise VerificationFailed("the ciphertext does not open", where=path.name) from error
