"""A finding: what was observed, beside the provision it touches and the notices on file.

Schema ``openparos.finding/1``. A finding states an observation and its limits; it never says what a
State meant or whether it kept the law.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Self

from openparos.model.confidence import Confidence
from openparos.model.errors import InputRefused

from .wording import refuse_words

FINDING_SCHEMA: Final = "openparos.finding/1"


class Status(StrEnum):
    """The only five things a finding can say."""

    CONSISTENT = "consistent"
    NOTIFIED = "notified"
    QUESTION_OPEN = "question-open"
    NOT_CONSISTENT_WITH_DECLARATION = "not-consistent-with-declaration"
    CANNOT_BE_DETERMINED = "cannot-be-determined"


class TestResult(StrEnum):
    """What became of an innocent explanation."""

    __test__ = False  # not a test case, whatever its name suggests to pytest

    EXCLUDED = "excluded"
    NOT_EXCLUDED = "not excluded"
    NOT_TESTED = "not tested"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One innocent explanation, the test it was put to, and the result."""

    explanation: str
    test: str
    result: TestResult

    def to_json(self) -> dict[str, str]:
        """Return the alternative as it stands in a finding."""
        return {"explanation": self.explanation, "test": self.test, "result": self.result.value}


@dataclass(frozen=True)
class Finding:
    """One event (or fact of the register) beside one provision.

    Attributes
    ----------
    rule : str
        Name and version of the rule that made it, ``registration-ii/1``.
    provision, standing : str
        The provision's id, and whether it is in force, draft, political or voluntary.
    states : tuple of str
        The States concerned, sorted; never ranked.
    events, notices : tuple of str
        Ids of what was seen and of what was said.
    status : Status
        One of five.
    statement : str
        What was observed, in one sentence, with its uncertainty.
    limits : tuple of str
        What the observation cannot show.
    alternatives : tuple of Alternative
        Innocent explanations, each with its test and result.
    confidence, confidence_rule
        The word, and the rule it follows from.
    parameters : mapping
        What the rule was given besides events and notices.
    element_sets : tuple of str
        Hashes of the element sets that the events rest on.
    would_determine : str or None
        Where the status is that it cannot be determined: what would determine it.
    """

    rule: str
    provision: str
    standing: str
    states: tuple[str, ...]
    events: tuple[str, ...]
    notices: tuple[str, ...]
    status: Status
    statement: str
    limits: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    confidence: Confidence
    confidence_rule: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    element_sets: tuple[str, ...] = ()
    would_determine: str | None = None
    reply: Mapping[str, Any] | None = None
    version: int = 1
    supersedes: str | None = None

    def __post_init__(self) -> None:
        for text in (self.statement, *self.limits, self.would_determine or "", self.confidence_rule):
            refuse_words(text)

    def canonical(self) -> dict[str, Any]:
        """Return what the digest is taken over: inputs, parameters, rule, and the printed statement.

        No raw result of floating-point arithmetic is in it, so it is the same on every machine.
        """
        return {
            "schema": FINDING_SCHEMA,
            "rule": self.rule,
            "provision": self.provision,
            "standing": self.standing,
            "states": list(self.states),
            "events": sorted(self.events),
            "notices": sorted(self.notices),
            "element_sets": sorted(self.element_sets),
            "parameters": dict(self.parameters),
            "status": self.status.value,
            "statement": self.statement,
            "version": self.version,
            "supersedes": self.supersedes,
        }

    @cached_property
    def digest(self) -> str:
        """``sha256:`` over the canonical JSON (RFC 8785) of `canonical`."""
        import rfc8785

        return "sha256:" + hashlib.sha256(rfc8785.dumps(self.canonical())).hexdigest()

    @property
    def finding_id(self) -> str:
        """Short stable name: the head of the digest."""
        return "finding:" + self.digest.removeprefix("sha256:")[:24]

    def to_json(self) -> dict[str, Any]:
        """Return the finding in the schema ``openparos.finding/1``."""
        return {
            "schema": FINDING_SCHEMA,
            "id": self.finding_id,
            "rule": self.rule,
            "provision": self.provision,
            "standing": self.standing,
            "states": list(self.states),
            "events": list(self.events),
            "notices": list(self.notices),
            "status": self.status.value,
            "statement": self.statement,
            "limits": list(self.limits),
            "alternatives": [one.to_json() for one in self.alternatives],
            "confidence": self.confidence.value,
            "confidence_rule": self.confidence_rule,
            "would_determine": self.would_determine,
            "parameters": dict(self.parameters),
            "element_sets": list(self.element_sets),
            "reply": None if self.reply is None else dict(self.reply),
            "version": self.version,
            "supersedes": self.supersedes,
            "evidence": self.digest,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read a finding from its JSON form.

        Raises
        ------
        InputRefused
            When the schema is another, a field is missing or wrong, or the digest is not that of the
            content.
        """
        if data.get("schema") != FINDING_SCHEMA:
            raise InputRefused(f"schema is {data.get('schema')!r}, expected {FINDING_SCHEMA!r}")
        try:
            finding = cls(**_fields(data))
        except (KeyError, TypeError, ValueError) as error:
            raise InputRefused(f"finding is incomplete or wrong: {error!r}") from error
        if data.get("evidence") != finding.digest or data.get("id") != finding.finding_id:
            raise InputRefused(
                f"digest {data.get('evidence')!r} is not that of the content ({finding.digest})"
            )
        return finding


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a finding from its JSON form, in their types."""
    plain = (
        "rule",
        "provision",
        "standing",
        "statement",
        "confidence_rule",
        "would_determine",
        "reply",
        "version",
        "supersedes",
    )
    listed = ("states", "events", "notices", "limits", "element_sets")
    return {
        **{name: data[name] for name in plain},
        **{name: tuple(data[name]) for name in listed},
        "status": Status(data["status"]),
        "confidence": Confidence(data["confidence"]),
        "parameters": data["parameters"],
        "alternatives": tuple(
            Alternative(one["explanation"], one["test"], TestResult(one["result"]))
            for one in data["alternatives"]
        ),
    }
