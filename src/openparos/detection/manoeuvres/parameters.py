"""The two operating points and what is printed beside every event."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

CONFIDENCE_RULE: Final = (
    "low: candidate; moderate: bulletin; high: bulletin with log-odds of at least bulletin_score + 2"
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a user may set; the values are the frozen operating points.

    Attributes
    ----------
    candidate_score : float
        Least score (log-odds that the break is a burn) of an event at all.
    bulletin_score : float
        Least score of an event fit for publication: set on passive objects and simulated histories.
    """

    candidate_score: float = -0.3
    bulletin_score: float = 1.5

    def to_json(self) -> dict[str, Any]:
        """Return the parameters as they stand in evidence."""
        return asdict(self)
