"""The shapes of what is handed in and answered, as the OpenAPI description shows them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=2_000_000)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{2,20}$")]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SignatureIn(_In):
    """One signature of an envelope."""

    keyid: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}:(ed25519|ml-dsa-44)$")]
    sig: Annotated[Base64, StringConstraints(max_length=8_000)]


class EnvelopeIn(_In):
    """A DSSE envelope: what was said, and the two signatures of an office over it."""

    payloadType: Annotated[str, StringConstraints(max_length=100)]
    payload: Annotated[Base64, StringConstraints(max_length=100_000)]
    signatures: Annotated[list[SignatureIn], Field(min_length=2, max_length=2)]


class NoticeIn(_In):
    """A signed notice; of a confidential one the announcement, and the ciphertext where it is kept here."""

    envelope: EnvelopeIn
    attachments: Annotated[list[Base64], Field(max_length=20)] = []
    ciphertext: Base64 | None = None


class AcknowledgementIn(_In):
    """A signed acknowledgement."""

    envelope: EnvelopeIn


class StepIn(_In):
    """A signed step of a case open to all."""

    envelope: EnvelopeIn
    attachments: Annotated[list[Base64], Field(max_length=20)] = []


class ToldIn(_In):
    """What the log is told of a step that is not open: two hashes."""

    ciphertext_sha256: Digest
    key_sha256: Digest


class SealedStepIn(_In):
    """A step that only those it was sealed to can read."""

    sealed: ToldIn
    ciphertext: Base64


class SubscriptionIn(_In):
    """Where messages are to be sent, and about what; nothing named means about all."""

    url: Annotated[str, StringConstraints(min_length=8, max_length=500)]
    party: Code | None = None
    form: Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9-]+$")] | None = None
    norad_id: Annotated[int, Field(ge=1, le=999_999_999)] | None = None


class ReceiptOut(BaseModel):
    """What was filed: where, when, and whether it was there already."""

    id: str | None = Field(description="Party and reference; null for a step that is not open.")
    kind: str
    origin: str = Field(description="Name of the log.")
    index: int = Field(description="Place in the log, counted from 0.")
    received: str = Field(description="The log's time.")
    sha256: str = Field(description="Of what was signed.")
    anew: bool = Field(description="False where the same words were filed before.")
    proof: str = Field(description="Path of the proof.")


class EntryOut(BaseModel):
    """One entry as lists show it."""

    origin: str
    index: int
    kind: str
    id: str | None
    subject: str | None
    party: str | None
    form: str | None
    act: str | None
    received: str | None
    sha256: str
    told: dict[str, Any]


class EntriesOut(BaseModel):
    """Entries, and where to go on."""

    entries: list[EntryOut]
    next: str | None


class RawEntryOut(BaseModel):
    """One entry as it stands in the log; it can be proven."""

    index: int
    entry: dict[str, Any] | None


class RawEntriesOut(BaseModel):
    """Entries of the own log in their order."""

    origin: str
    size: int
    entries: list[RawEntryOut]
    next: int = Field(description="Where to go on.")


class CasesOut(BaseModel):
    """Cases open to all."""

    cases: list[dict[str, Any]]
    next: str | None


class ProblemOut(BaseModel):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    possible: list[str] | None = None
    remedy: str | None = None
