"""One notice: who says what, under which reference, and what it does to an earlier one.

The reference is the State's own; State and reference together are the id, for ever. A notice carries
no time of its own filing: that is the log's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from openparos.log.entries import canonical_json

from .schema import NOTICE_SCHEMA

TO_ALL = "all"


@dataclass(frozen=True)
class Notice:
    """A notice that has been checked.

    Attributes
    ----------
    form : str
        Id of its form.
    party : str
        Code of the State or organization that gives it.
    office : str
        The office that signs.
    reference : str
        The giver's own reference.
    act : str
        ``original``, ``amendment``, ``correction`` or ``withdrawal``.
    of : str or None
        Id of the notice it changes.
    reason : str or None
        Why it changes it.
    to : tuple of str
        Codes of parties, ``UN-SG`` for the Secretary-General, or ``all``.
    content : dict or None
        The fields of the form; None for a withdrawal.
    attachments : tuple of dict
        Name, SHA-256, size and media type of each.
    """

    form: str
    party: str
    office: str
    reference: str
    act: str
    of: str | None
    reason: str | None
    to: tuple[str, ...]
    content: dict[str, Any] | None
    attachments: tuple[dict[str, Any], ...]

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """Read a notice whose shape has been checked."""
        return cls(
            form=value["form"],
            party=value["party"],
            office=value["office"],
            reference=value["reference"],
            act=value.get("act", "original"),
            of=value.get("of"),
            reason=value.get("reason"),
            to=tuple(value.get("to", (TO_ALL,))),
            content=value.get("content"),
            attachments=tuple(value.get("attachments", ())),
        )

    @property
    def notice_id(self) -> str:
        """The id: ``FRA/NV-2026-17``."""
        return f"{self.party}/{self.reference}"

    @property
    def subject_id(self) -> str:
        """Id of the notice that this one is, or is about."""
        return self.of or self.notice_id

    def to_json(self) -> dict[str, Any]:
        """Return the notice with every default written out; what is empty is left out."""
        value: dict[str, Any] = {
            "schema": NOTICE_SCHEMA,
            "form": self.form,
            "party": self.party,
            "office": self.office,
            "reference": self.reference,
            "act": self.act,
            "of": self.of,
            "reason": self.reason,
            "to": list(self.to),
            "content": self.content,
            "attachments": list(self.attachments),
        }
        return {key: part for key, part in value.items() if part not in (None, [], ())}

    def payload(self) -> bytes:
        """Return the bytes that are signed: RFC 8785 JSON."""
        return canonical_json(self.to_json())

    @property
    def digest(self) -> str:
        """SHA-256 of the payload, in hex."""
        return sha256(self.payload()).hexdigest()
