"""The two operating points and what is printed beside every event."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

CONFIDENCE_RULE: Final = (
    "low: candidate; moderate: bulletin; high: bulletin with a score of at least twice the bulletin threshold"
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a user may set.

    Attributes
    ----------
    candidate_score : float
        Least score of an event at all.
    bulletin_score : float
        Least score of an event fit for publication.
    """

    candidate_score: float = 4.0
    bulletin_score: float = 8.0

    def to_json(self) -> dict[str, Any]:
        """Return the parameters as they stand in evidence."""
        return asdict(self)
