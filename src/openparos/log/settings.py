"""What a log knows of itself: its origin, the keys it signs with, the witnesses it asks.

`log.json` is public and travels with the log. It vouches for nothing: a stranger takes the keys from
a policy he trusts. It lets the owner find his own keys, and `fsck` notice that a file was altered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed

from .durable import write_durable
from .entries import canonical_json
from .notes import Checkpoint, Note, VerifierKey

SETTINGS: Final = "log.json"
CHECKPOINT: Final = "checkpoint"
KEYS: Final = "keys"
KEY_FILE: Final = "keys/key.json"
SIGNED: Final = "keys/signed"
LOG_SCHEMA: Final = "openparos.log/1"


@dataclass(frozen=True)
class LogSettings:
    """The public facts of a log.

    Attributes
    ----------
    origin : str
        Name of the log; the first line of its checkpoints.
    keys : tuple of VerifierKey
        The log's own keys.
    key_file_sha256 : str
        Hash of the file of the private keys, so that a change in it is seen without opening it.
    witnesses : tuple of VerifierKey
        Keys of the witnesses whose cosignatures the checkpoint may carry.
    """

    origin: str
    keys: tuple[VerifierKey, ...]
    key_file_sha256: str
    witnesses: tuple[VerifierKey, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read `log.json`, refusing any spelling but the one that would be written.

        Raises
        ------
        InputRefused
            When there is no log here, or the file is altered.
        """
        path = folder / SETTINGS
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputRefused(
                f"no log here: {error.strerror}", file=str(path), remedy="Make one with: openparos log init"
            ) from error
        try:
            record: dict[str, Any] = json.loads(data)
            if record["schema"] != LOG_SCHEMA or canonical_json(record) + b"\n" != data:
                raise ValueError("not written by this system, or altered")
            check = record.pop("sha256")
            if sha256(canonical_json(record)).hexdigest() != check:
                raise ValueError("altered: its own hash does not hold")
            if set(record) != {"schema", "origin", "keys", "key_file_sha256", "witnesses"}:
                raise ValueError("not the fields of a log")
            result = cls(
                record["origin"],
                tuple(VerifierKey.parse(text) for text in record["keys"]),
                record["key_file_sha256"],
                tuple(VerifierKey.parse(text) for text in record["witnesses"]),
            )
            if not result.keys or any(key.name != result.origin for key in result.keys):
                raise ValueError("the keys do not bear the name of the log")
        except (ValueError, KeyError, TypeError, OpenParosError) as error:
            raise InputRefused(f"not the settings of a log: {error}", file=str(path)) from error
        return result

    def save(self, folder: Path) -> None:
        """Write `log.json`."""
        record: dict[str, Any] = {
            "schema": LOG_SCHEMA,
            "origin": self.origin,
            "keys": [str(key) for key in self.keys],
            "key_file_sha256": self.key_file_sha256,
            "witnesses": [str(key) for key in self.witnesses],
        }
        # Its own hash shows which file was altered, this one or the file of the keys.
        record["sha256"] = sha256(canonical_json(record)).hexdigest()
        write_durable(folder / SETTINGS, canonical_json(record) + b"\n")

    def with_witness(self, keys: tuple[VerifierKey, ...]) -> LogSettings:
        """Return the settings with the keys of one more witness."""
        return replace(self, witnesses=self.witnesses + tuple(k for k in keys if k not in self.witnesses))

    @property
    def stamping_key(self) -> VerifierKey:
        """The key whose signature carries the log's time (ML-DSA-44)."""
        return self.keys[-1]

    def check(self, note: Note) -> tuple[Checkpoint, int]:
        """Check a checkpoint under the log's own keys, every one of them.

        Returns
        -------
        tuple of Checkpoint and int
            The checkpoint and the log's time in seconds since 1970.

        Raises
        ------
        InputRefused, VerificationFailed
            When it is no checkpoint of this log.
        """
        checkpoint = Checkpoint.parse(note.text)
        if checkpoint.origin != self.origin:
            raise VerificationFailed(f"a checkpoint of {checkpoint.origin!r}, not of {self.origin!r}")
        time_s = None
        for key in self.keys:
            time_s = note.time_signed_by(key)
        if time_s is None:
            raise VerificationFailed("the checkpoint carries no signed time", where=self.origin)
        return checkpoint, time_s


def read_note(path: Path) -> Note:
    """Read a signed note from a file, naming the file in what is wrong.

    Raises
    ------
    InputRefused
        When it cannot be read or is no signed note.
    """
    try:
        return Note.parse(path.read_bytes())
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
    except InputRefused as error:
        raise InputRefused(error.what, file=str(path), remedy=error.remedy) from error


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a small file in hex."""
    return sha256(path.read_bytes()).hexdigest()
