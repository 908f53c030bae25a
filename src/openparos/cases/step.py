"""One step of a case: who says or does what, after which step, in which words.

A step carries no time of its own: that is the log's to say. It names the step it follows by hash, so
that the steps of a case are one chain: none can be taken out, and one that was shown to some readers
alone is missed by the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, Self

from openparos.log.entries import canonical_json
from openparos.model.errors import InputRefused

STEP_SCHEMA: Final = "openparos.case-step/1"
STEP_TYPE: Final = "application/vnd.openparos.case-step+json"
OPEN: Final = "open"
LONGEST_TEXT: Final = 16_000
MOST_ATTACHMENTS: Final = 20
_KEYS: Final = frozenset(
    ("schema", "case", "previous", "act", "party", "office", "reference", "text", "content", "attachments")
)
_REFERENCE: Final = re.compile(r"[\w.()-]{1,60}")
_CODE: Final = re.compile(r"[A-Z0-9-]{2,20}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
# Signs that a terminal obeys, or that turn the direction of writing, could show a reader other words.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes
    ----------
    case : str
        Id of the case: party and reference of the step that opened it, ``FRA/NV-2026-17``.
    previous : str or None
        SHA-256 of the step it follows, in hex; None for the one that opens.
    act : str
        One of `machine.ACTS`.
    party, office, reference : str
        Who takes it, under which reference of its own.
    text : str or None
        The party's own words, attributed to it and to nobody else.
    content : dict
        What the act needs besides words.
    attachments : tuple of dict
        Name, SHA-256, size and media type of each; ``confidential`` where the bytes are kept apart.
    """

    case: str
    previous: str | None
    act: str
    party: str
    office: str
    reference: str
    text: str | None = None
    content: dict[str, Any] = field(default_factory=dict)
    attachments: tuple[dict[str, Any], ...] = ()

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read a step.

        Raises
        ------
        InputRefused
            When it is none.
        """
        try:
            if not set(value) <= _KEYS or value["schema"] != STEP_SCHEMA:
                raise ValueError(f"not the fields of {STEP_SCHEMA}")
            step = cls(
                value["case"], value.get("previous"), value["act"], value["party"], value["office"],
                value["reference"], value.get("text"), value.get("content", {}),
                tuple(value.get("attachments", ())),
            )  # fmt: skip
            step._check()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputRefused(f"not a step of a case: {error}") from error
        return step

    def _check(self) -> None:
        if not (_CODE.fullmatch(self.party) and _REFERENCE.fullmatch(self.reference)):
            raise ValueError("party and reference are a code and a short reference without spaces")
        if unicodedata.normalize("NFKC", self.reference) != self.reference:  # two that look alike are not two
            raise ValueError("the reference has letters of another form (wide, raised or joined)")
        if not (isinstance(self.office, str) and isinstance(self.act, str) and isinstance(self.case, str)):
            raise ValueError("office, act and case are text")
        if self.text is not None and not 0 < len(self.text) <= LONGEST_TEXT:
            raise ValueError(f"the text has 1 to {LONGEST_TEXT} characters")
        if not isinstance(self.content, dict):
            raise ValueError("content is an object")
        if (self.act == OPEN) != (self.previous is None) or (
            self.act == OPEN and self.case != f"{self.party}/{self.reference}"
        ):
            raise ValueError("the step that opens names its own case and no step before it; all others do")
        if self.previous is not None and not _DIGEST.fullmatch(self.previous):
            raise ValueError("previous is a SHA-256 in hex")
        if len(self.attachments) > MOST_ATTACHMENTS:
            raise ValueError(f"at most {MOST_ATTACHMENTS} attachments")
        if any(_CONTROL.search(one) for one in _strings([self.text, self.content, *self.attachments])):
            raise ValueError("a text has signs that are not to be shown")
        for one in self.attachments:
            if not _DIGEST.fullmatch(one["sha256"]) or not isinstance(one["name"], str):
                raise ValueError("an attachment has a name and a SHA-256")

    @property
    def step_id(self) -> str:
        """The id: party and reference."""
        return f"{self.party}/{self.reference}"

    def to_json(self) -> dict[str, Any]:
        """Return the step; what is empty is left out."""
        value: dict[str, Any] = {
            "schema": STEP_SCHEMA, "case": self.case, "previous": self.previous, "act": self.act,
            "party": self.party, "office": self.office, "reference": self.reference, "text": self.text,
            "content": self.content, "attachments": list(self.attachments),
        }  # fmt: skip
        return {key: part for key, part in value.items() if part not in (None, [], {})}

    def payload(self) -> bytes:
        """Return the bytes that are signed: RFC 8785 JSON."""
        return canonical_json(self.to_json())

    @property
    def digest(self) -> str:
        """SHA-256 of the payload, in hex."""
        return sha256(self.payload()).hexdigest()


def _strings(value: Any) -> Iterator[str]:
    """Yield every text in a value, names included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(key)
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
