"""What a screening is asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_SECOND

COMPANY_S: Final = 3600.0
"""How long two must stay within the radius to be said to keep company."""
MAX_AGE_DAYS: Final = 30.0
LARGEST_DISTANCE_KM: Final = 500.0
LONGEST_DAYS: Final = 60.0


@dataclass(frozen=True, slots=True)
class ScreenParameters:
    """What a screening was asked for; part of the evidence of every event.

    Attributes
    ----------
    start_us : int
        Start of the window.
    hours : float
        Its length.
    distance_km : float
        Largest miss distance of an encounter.
    prox_km : float or None
        Radius of the intervals of proximity; without it pairs in company are one co-location each,
        within `distance_km`.
    company_s : float
        Shortest interval of proximity.
    max_age_days : float
        Sets farther from the window than this are left out.
    """

    start_us: int
    hours: float
    distance_km: float
    prox_km: float | None = None
    company_s: float = COMPANY_S
    max_age_days: float = MAX_AGE_DAYS

    @property
    def window_s(self) -> float:
        """Length of the window in seconds."""
        return self.hours * 3600.0

    @property
    def end_us(self) -> int:
        """End of the window."""
        return self.start_us + round(self.window_s * US_PER_SECOND)

    @property
    def company_km(self) -> float:
        """Radius within which company is kept."""
        return self.distance_km if self.prox_km is None else self.prox_km

    def check(self) -> None:
        """Refuse what cannot be screened.

        Raises
        ------
        InputRefused
            With what is wrong and what would be right.
        """
        for name, value, largest in (
            ("distance", self.distance_km, LARGEST_DISTANCE_KM),
            ("radius of proximity", self.company_km, LARGEST_DISTANCE_KM),
            ("window", self.hours / 24.0, LONGEST_DAYS),
            ("shortest company", self.company_s, 86_400.0 * LONGEST_DAYS),
            ("largest age of a set", self.max_age_days, 1e5),
        ):
            if not (math.isfinite(value) and 0.0 < value <= largest):
                unit = {"window": " days", "shortest company": " s", "largest age of a set": " days"}
                raise InputRefused(
                    f"a {name} of {value:g}{unit.get(name, ' km')} cannot be screened",
                    remedy=f"Give one above 0 and up to {largest:g}{unit.get(name, ' km')}",
                )
