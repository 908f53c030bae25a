"""What every command takes, and how every command answers: a person on a terminal, or a machine.

Exit status everywhere: 0 done; 1 done but something was refused or a check failed; 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

from cyclopts import Parameter

from openparos.model.errors import InputRefused, OpenParosError

_T = TypeVar("_T")


class ExitStatus(IntEnum):
    """The three ways a command ends."""

    DONE = 0
    PARTLY = 1
    WRONG_USE = 2


@Parameter(name="*")
@dataclass(frozen=True)
class Common:
    """Options of every command."""

    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False
    "Print one JSON object instead of text."

    workspace: Annotated[Path | None, Parameter(name="--workspace")] = None
    "Workspace folder (default: OPENPAROS_HOME, else the user's data folder)."


class WrongUse(OpenParosError):
    """An argument of the command line cannot be understood; ends with `ExitStatus.WRONG_USE`."""


def argument(read: Callable[[str], _T], text: str) -> _T:
    """Read one argument; what a file would be refused for is wrong use here.

    Parameters
    ----------
    read : callable
        Reads a text and raises `InputRefused`, for example `parse_utc`.
    text : str
        The argument as given.

    Raises
    ------
    WrongUse
        When it cannot be read.
    """
    try:
        return read(text)
    except InputRefused as error:
        raise WrongUse(error.what, where=error.where, remedy=error.remedy) from error


def print_json(answer: Mapping[str, Any]) -> None:
    """Write one JSON object to standard output."""
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in one line, and not in a traceback, why a file that the user named cannot be written.

    Raises
    ------
    InputRefused
        Where the folder is not there or not writable, or the ending is no format of pictures.
    """
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise InputRefused(f"cannot be written: {why}", file=str(path), remedy="Name another file") from error
    except ValueError as error:
        raise InputRefused(f"cannot be written: {error}", file=str(path)) from error


def say(text: str) -> None:
    """Write one line of text to standard output."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(text + "\n")
