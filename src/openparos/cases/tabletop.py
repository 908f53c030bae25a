"""A table-top exercise: several missions and a secretariat on one machine, each with its own key and folder.

Everything is real except the matter: the log, the signatures, the refusals, the clocks. Every case says that it
is an exercise. Missions that sit at one table share a folder; each holds its own key file alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openparos.log.keys import load_key_pair
from openparos.log.ledger import Ledger, create_log, posix_seconds
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, US_PER_SECOND, format_utc
from openparos.notices.identity import SECRETARY_GENERAL, Identities
from openparos.notices.issuing import issue_key

from .filing import FiledStep, file_step, next_step, opening_step
from .machine import StepRefused
from .register import read_cases
from .shipped import load_shipped, shipped
from .verbale import party_name
from .view import what_was_done

FOLDER: Final = Path(__file__).with_name("exercises")
OFFICE: Final = "mission"
ORIGIN: Final = "table-top.example/exercise"


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one move: the step, or why it was refused."""

    party: str
    act: str
    what: str
    filed: FiledStep | None
    refused: str | None = None


def exercises() -> tuple[str, ...]:
    """Return the names of the exercises that are shipped."""
    return shipped(FOLDER)


def load_exercise(name: str) -> dict[str, Any]:
    """Read one exercise.

    Raises
    ------
    InputRefused
        When there is none of that name.
    """
    return load_shipped(FOLDER, name, "exercise")


def key_file(folder: Path, party: str) -> Path:
    """Return where the key of a mission lies."""
    return folder / party / f"{OFFICE}.key"


def set_up(folder: Path, exercise: dict[str, Any], clock: Callable[[], int] = posix_seconds) -> Path:
    """Lay the table: a log, a file of identities, and a folder with a key for each mission.

    Returns
    -------
    Path
        The file of identities.

    Raises
    ------
    InputRefused
        When the folder holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused(
            "there is something here already", file=str(folder), remedy="Name a folder that does not exist"
        )
    create_log(folder / "log", ORIGIN, clock=clock)
    identities = folder / "identities.json"
    for code in exercise["players"]:
        key_file(folder, code).parent.mkdir(parents=True)
        name = party_name(code)
        office = (
            "the Secretariat of the United Nations"
            if code == SECRETARY_GENERAL
            else f"the Permanent Mission of {name}"
        )
        issue_key(
            key_file(folder, code), party=code, office=OFFICE, identities_file=identities,
            office_name=f"{office} (exercise)",
        )  # fmt: skip
    return identities


def play(folder: Path, exercise: dict[str, Any], clock: Callable[[], int] = posix_seconds) -> Iterator[Move]:
    """Play the moves of an exercise at a table that was laid, to its end.

    A move that the exercise expects to be refused is tried and its refusal shown; any other refusal
    is raised.
    """
    identities = Identities.load(folder / "identities.json")
    case_id = f"{exercise['moves'][0]['party']}/EX-1"
    for number, move in enumerate(exercise["moves"], 1):
        pair = load_key_pair(key_file(folder, move["party"]))
        told = {
            "party": move["party"], "office": OFFICE, "reference": f"EX-{number}",
            "text": " ".join(move["text"].split()) if "text" in move else None,
        }  # fmt: skip
        if move["act"] == "open":
            step = opening_step({**move["content"], "exercise": True}, **told)
        else:
            case = read_cases(folder / "log", identities, pair).get(case_id)
            content = _timed(move.get("content"), clock())
            step = next_step(case, move["act"], content=content, **told)
        try:
            with Ledger(folder / "log", clock=clock) as ledger:
                filed = file_step(ledger, step, pair, identities)
        except StepRefused as error:
            if not move.get("refused"):
                raise
            yield Move(move["party"], move["act"], str(error), None, error.what)
            continue
        yield Move(move["party"], move["act"], what_was_done(filed.case, filed.case.steps[-1]), filed)


def _timed(content: dict[str, Any] | None, now_s: int) -> dict[str, Any] | None:
    """Put times in for ``now`` and ``now+30d``: an exercise is played on any day."""
    if content is None:
        return None
    timed = dict(content)
    for name in ("when", "until"):
        if match := re.fullmatch(r"now(?:\+(\d+)d)?", str(content.get(name, ""))):
            us = now_s * US_PER_SECOND + int(match[1] or 0) * US_PER_DAY
            timed[name] = format_utc(us)
    return timed
