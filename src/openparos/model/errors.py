"""The errors OpenPAROS raises on purpose.

    OpenParosError
    ├── InputRefused            something that was read is wrong; names where, what and what to do
    │   ├── ElementSetRefused   one element set, the sets around it being kept
    │   └── NoticeRefused       one notice or declaration
    ├── UnknownObject           no such object in what was read
    ├── UnknownState            no such State or organization
    ├── OutOfRange              a value beyond what the method holds for
    ├── PropagationFailed       SGP4 gave no position, with its own code
    ├── StoreBusy               another process is writing; says which
    ├── StoreDamaged            something committed is missing or altered; says what
    ├── StoreNotWritable        no right to write or no room left; what was there is as before
    ├── SourceUnavailable       a source could not be reached or answered otherwise than agreed
    └── VerificationFailed      a signature, proof, hash or digest does not hold

Every message says what was read, where, what is wrong and what to do about it. `str(error)` is one
line for a terminal, `error.diagnostics()` the same as separate parts for a page or a JSON answer.
"""

from __future__ import annotations

from dataclasses import dataclass


class OpenParosError(Exception):
    """Base of all errors raised on purpose.

    Parameters
    ----------
    what : str
        What is wrong, in one clause.
    where : str or None
        File and line, address, or the name of the thing read.
    remedy : str or None
        What the reader can do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.remedy}" if self.remedy else text

    def diagnostics(self) -> dict[str, str | None]:
        """Return the parts of the message: kind, where, what and remedy."""
        return {
            "kind": type(self).__name__,
            "where": self.where,
            "what": self.what,
            "remedy": self.remedy,
        }


class InputRefused(OpenParosError):
    """Something that was read cannot be accepted.

    Parameters
    ----------
    what : str
        What is wrong.
    file : str or None
        The file as the user named it.
    line : int or None
        Line in the file, counted from 1.
    remedy : str or None
        What to do.
    """

    def __init__(
        self,
        what: str,
        *,
        file: str | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        self.file = file
        self.line = line
        where = file if line is None else f"{file or 'input'}:{line}"
        super().__init__(what, where=where, remedy=remedy)


class ElementSetRefused(InputRefused):
    """One element set is wrong; the sets around it are kept."""


class NoticeRefused(InputRefused):
    """A notice or declaration does not meet its form."""


class UnknownObject(OpenParosError):
    """No such object in what was read."""


class UnknownState(OpenParosError):
    """No such State or international organization."""


class OutOfRange(OpenParosError):
    """A value lies beyond what the method holds for."""


class PropagationFailed(OpenParosError):
    """SGP4 gave no position; carries its own error code.

    Parameters
    ----------
    what : str
        What happened.
    code : int
        The code of the SGP4 routine (1 to 6).
    where : str or None
        The object and instant.
    remedy : str or None
        What to do.
    """

    def __init__(self, what: str, *, code: int, where: str | None = None, remedy: str | None = None) -> None:
        self.code = code
        super().__init__(what, where=where, remedy=remedy)


class StoreBusy(OpenParosError):
    """Another process holds the writing lock."""


class StoreDamaged(OpenParosError):
    """Something that was committed is missing or altered."""


class StoreNotWritable(OpenParosError):
    """The store cannot be written; what it held is as before."""


class SourceUnavailable(OpenParosError):
    """A source could not be reached, or answered otherwise than agreed."""


class VerificationFailed(OpenParosError):
    """A signature, proof, hash or digest does not hold."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One piece of a file that was set aside, the good around it being kept.

    Attributes
    ----------
    file : str
        The file as the user named it.
    line : int or None
        Line counted from 1, or the number of the record in a format without lines.
    reason : str
        What is wrong and, where it helps, what was expected.
    """

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """Return ``file:line: reason``, the line left out where there is none."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.reason}"

    def to_json(self) -> dict[str, str | int | None]:
        """Return the refusal as it stands in an answer."""
        return {"file": self.file, "line": self.line, "reason": self.reason}
