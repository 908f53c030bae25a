"""Whom to believe: logs, witnesses, groups of witnesses and a quorum (C2SP tlog-policy).

Groups make a cross-regional quorum of States: "two of three of one region and one of another".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from openparos.model.errors import InputRefused, OpenParosError

from .notes import NoteAlgorithm, VerifierKey, read_decimal

_NONE: Final = "none"
_SPACE: Final = re.compile(r"[ \t]+")
_LINE_KINDS: Final = {"log": (2, 3), "witness": (3, 4), "group": (4, 10_000), "quorum": (2, 2)}


@dataclass(frozen=True)
class Policy:
    """A policy as read.

    Attributes
    ----------
    logs : tuple of VerifierKey
        Keys of the logs believed.
    witnesses : dict of str to VerifierKey
        Witnesses by their name in the file.
    groups : dict of str to (int, tuple of str)
        How many of which members make a group.
    quorum : str
        Name of the witness or group that decides, or ``none``.
    """

    logs: tuple[VerifierKey, ...]
    witnesses: dict[str, VerifierKey]
    groups: dict[str, tuple[int, tuple[str, ...]]]
    quorum: str

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a policy file.

        Raises
        ------
        InputRefused
            With file and line.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputRefused(f"cannot be read: {error.strerror}", file=str(path)) from error
        return cls.parse(data, file=str(path))

    @classmethod
    def parse(cls, data: bytes, *, file: str = "policy") -> Self:
        """Read the text of a policy."""
        reader = _Reader(file)
        # Octets beyond ASCII are opaque in the specification; latin-1 keeps each as it is.
        for number, line in enumerate(data.decode("latin-1").split("\n"), start=1):
            reader.read(number, line)
        if reader.quorum is None:
            raise InputRefused("a policy needs one quorum line", file=file, remedy="At least: quorum none")
        return cls(tuple(reader.logs), reader.witnesses, reader.groups, reader.quorum)

    def is_met_by(self, cosigners: Collection[VerifierKey]) -> bool:
        """Say whether the cosignatures that held make the quorum."""

        def holds(name: str) -> bool:
            if name in self.witnesses:
                return self.witnesses[name] in cosigners
            threshold, members = self.groups[name]
            return sum(map(holds, members)) >= threshold

        return self.quorum == _NONE or holds(self.quorum)

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """Every key the policy names."""
        return (*self.logs, *self.witnesses.values())


class _Reader:
    """Reads the lines of a policy and checks each against those before it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, tuple[int, tuple[str, ...]]] = {}
        self.quorum: str | None = None
        self._grouped: set[str] = set()

    def read(self, number: int, line: str) -> None:
        try:
            if any((ord(c) < 0x20 and c != "\t") or ord(c) == 0x7F for c in line):
                raise InputRefused("a control character")
            words = [word for word in _SPACE.split(line) if word]
            if not words or words[0].startswith("#"):
                return
            if words[0] not in _LINE_KINDS:
                raise InputRefused(f"unknown word {words[0]!r}; expected log, witness, group or quorum")
            least, most = _LINE_KINDS[words[0]]
            if not least <= len(words) <= most:
                raise InputRefused(f"a {words[0]} line has {len(words)} words")
            getattr(self, f"_{words[0]}")(*words[1:])
        except OpenParosError as error:
            raise InputRefused(error.what, file=self.file, line=number, remedy=error.remedy) from error

    def _log(self, key: str, _url: str = "") -> None:
        verifier = VerifierKey.parse(_utf8(key))
        if verifier.algorithm is NoteAlgorithm.COSIGNATURE_ED25519:
            raise InputRefused("this key is for cosignatures of witnesses, not for a log")
        if any(verifier.public == other.public for other in self.logs):
            raise InputRefused("this log key stands twice")
        self.logs.append(verifier)

    def _witness(self, name: str, key: str, _url: str = "") -> None:
        self._check_new(name)
        verifier = VerifierKey.parse(_utf8(key))
        if verifier.algorithm is NoteAlgorithm.ED25519:
            raise InputRefused("this key is for a log, not for cosignatures of a witness")
        if any(verifier.public == other.public for other in self.witnesses.values()):
            raise InputRefused("this witness key stands twice")
        self.witnesses[name] = verifier

    def _group(self, name: str, threshold: str, *members: str) -> None:
        self._check_new(name)
        for member in members:
            if member not in self.witnesses and member not in self.groups:
                raise InputRefused(f"{member!r} is not defined on a line before this one")
            # Each name counts in one way only, so that no witness can count twice.
            if member in self._grouped:
                raise InputRefused(f"{member!r} is already a member of a group")
            self._grouped.add(member)
        count = {"any": 1, "all": len(members)}.get(threshold)
        if count is None:
            count = read_decimal(threshold, f"a threshold of {len(members)} members")
            if not 1 <= count <= len(members):
                raise InputRefused(f"{count} of {len(members)} members is no threshold")
        self.groups[name] = (count, members)

    def _quorum(self, name: str) -> None:
        if self.quorum is not None:
            raise InputRefused("a second quorum line")
        if name != _NONE and name not in self.witnesses and name not in self.groups:
            raise InputRefused(f"{name!r} is not defined on a line before this one")
        self.quorum = name

    def _check_new(self, name: str) -> None:
        if name == _NONE or name in self.witnesses or name in self.groups:
            raise InputRefused(f"the name {name!r} is taken")


def _utf8(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused("a key that is not UTF-8") from error
