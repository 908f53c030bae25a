"""What every command takes, and how every command answers: a person on a terminal, or a machine.

Exit status everywhere: 0 done; 1 done but something was refused or a check failed; 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter


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


def print_json(answer: Mapping[str, Any]) -> None:
    """Write one JSON object to standard output."""
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def say(text: str) -> None:
    """Write one line of text to standard output."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(text + "\n")
