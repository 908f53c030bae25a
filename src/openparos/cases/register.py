"""The cases of a log: every step read in its order, its signature checked at its time, then folded.

What a reader sees depends on the key he holds: cases that are open are seen by all; others open only to
those they were sealed to, and for anybody else do not exist.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from openparos.log.keys import KeyPair
from openparos.log.notes import Checkpoint
from openparos.log.settings import CHECKPOINT, LogSettings, read_note
from openparos.log.tiles import TILE_WIDTH, StoredTree
from openparos.model.errors import InputRefused, OpenParosError, VerificationFailed
from openparos.model.times import US_PER_SECOND, parse_utc
from openparos.notices.envelope import Envelope
from openparos.notices.identity import Identities, Role

from .acts import Level
from .consultation import Case, is_opening
from .machine import advance, begin
from .sealing import open_step
from .step import STEP_TYPE, Step

ENTRY_SCHEMA: Final = "openparos.case-entry/1"


@dataclass
class CaseRegister:
    """The cases that a reader can see.

    Attributes
    ----------
    cases : dict of str to Case
        By id.
    aside : list of (int, str)
        Entries that this reader can read and that do not follow, with the reason.
    """

    cases: dict[str, Case] = field(default_factory=dict)
    aside: list[tuple[int, str]] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    def get(self, case_id: str) -> Case:
        """Return a case.

        Raises
        ------
        InputRefused
            When there is none, or none that this reader may see: the answer is the same.
        """
        try:
            return self.cases[case_id]
        except KeyError:
            raise InputRefused(
                f"no case {case_id!r} that can be read here",
                remedy="List them: openparos case list; a case that is not open needs --key",
            ) from None

    def refuse_reference(self, step: Step) -> None:
        """Refuse a reference that was used."""
        if step.step_id in self._ids:
            raise InputRefused(f"{step.step_id} is in the log already; a reference is used once")

    def add(self, step: Step, received_us: int, index: int, *, sealed: bool) -> Case:
        """Take in one step whose signature was checked, and return the case after it."""
        self.refuse_reference(step)
        if is_opening(step):
            case = begin(step, received_us, index)
        elif step.case in self.cases:
            case = advance(self.cases[step.case], step, received_us, index)
        else:
            raise InputRefused(f"there is no case {step.case}")
        if sealed == (case.level is Level.OPEN):
            raise InputRefused(f"the case is {case.level}, and the step was not filed so")
        self._ids.add(step.step_id)
        self.cases[case.case_id] = case
        return case


def check_step(envelope: Envelope, identities: Identities, at_us: int) -> Step:
    """Return the step in an envelope, having checked who signed it.

    Raises
    ------
    VerificationFailed
        When signature, key or office do not hold.
    InputRefused
        When it holds no step.
    """
    if envelope.payload_type != STEP_TYPE:
        raise VerificationFailed(f"a {envelope.payload_type} is not a step of a case")
    signed_by = identities.signer_of(envelope, at_us, Role.PUBLISH)
    try:
        step = Step.from_json(json.loads(envelope.payload))
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"not a step of a case: {error}") from error
    if step.payload() != envelope.payload:
        raise VerificationFailed("the payload is not in the one spelling of RFC 8785")
    if (step.party, step.office) != (signed_by.party, signed_by.office.office):
        raise VerificationFailed(
            f"signed by {signed_by.party}, {signed_by.office.office}; the step is taken by {step.party}, "
            f"{step.office}"
        )
    return step


def read_cases(folder: Path, identities: Identities, pair: KeyPair | None = None) -> CaseRegister:
    """Read the cases of a log, whose checkpoint must hold under the log's own keys.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    identities : Identities
        Who speaks for whom; every step is checked against it as of its time.
    pair : KeyPair or None
        Key of the office that reads; without it only cases open to all are seen.
    """
    checkpoint, time_s = LogSettings.load(folder).check(read_note(folder / CHECKPOINT))
    register = CaseRegister()
    last_us = 0
    for index, record in _entries(folder, checkpoint):
        try:
            received_us = parse_utc(record["received"], zone_required=True)
            sealed = "sealed" in record
            envelope = open_step(record["sealed"], folder, pair) if sealed and pair else None
            if sealed and envelope is None:
                continue
            if not sealed:
                envelope = Envelope.parse(record["envelope"])
            assert envelope is not None
            if not last_us <= received_us <= (time_s + 1) * US_PER_SECOND:
                raise InputRefused("its time lies outside what the log allows")
            register.add(check_step(envelope, identities, received_us), received_us, index, sealed=sealed)
            last_us = received_us
        except OpenParosError as error:
            register.aside.append((index, error.what))
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            register.aside.append((index, f"not an entry of a case: {error!r}"))
    return register


def _entries(folder: Path, checkpoint: Checkpoint) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of cases with their place."""
    tree = StoredTree(folder, checkpoint.size)
    for bundle in range(-(-checkpoint.size // TILE_WIDTH)):
        for place, data in enumerate(tree.bundle(bundle)):
            try:
                record = json.loads(data)
            except (ValueError, RecursionError):
                continue
            if isinstance(record, dict) and record.get("schema") == ENTRY_SCHEMA:
                yield bundle * TILE_WIDTH + place, record
