"""Confidence as three words, each bound to a rule that is printed beside it."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """Low, moderate or high: the outcome of a printed rule, never of taste."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Tier(StrEnum):
    """Operating point of an event: fit for publication, or for an analyst's eyes."""

    BULLETIN = "bulletin"
    CANDIDATE = "candidate"
