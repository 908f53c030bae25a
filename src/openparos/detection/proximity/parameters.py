"""What proximity is held to be: one set of numbers for every object of every State."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from openparos.model.errors import InputRefused


@dataclass(frozen=True, slots=True)
class Parameters:
    """Bounds of proximity; part of the evidence of every event.

    Attributes
    ----------
    max_age_days : float
        A set speaks for its object this long before and after its epoch in the geosynchronous belt.
    low_max_age_days : float
        The same below the belt.
    visit_deg : float
        Mean longitudes closer than this are a visit ...
    leave_deg : float
        ... until they are farther apart than this.
    stop_deg_day : float
        Largest difference of drift of two that stand together.
    flyby_deg_day, flyby_plane_deg, flyby_km : float
        A faster passage is a fly-by where the difference of drift, the angle between the planes and the
        minimum distance are no larger than these; others pass as the drift of the belt brings it about.
    belt_km : float
        Largest minimum distance of a visit in the belt, confirmed by SGP4 over a day.
    low_km : float
        Largest distance of two that fly in company below the belt.
    low_speed_m_s : float
        Their largest relative speed at that moment.
    moved_deg : float
        A change of longitude above this, not explained by drift, is a move.
    explain_days : float
        Across longer gaps between sets drift is not extrapolated to explain a longitude.
    """

    max_age_days: float = 5.0
    low_max_age_days: float = 2.0
    visit_deg: float = 0.2
    leave_deg: float = 0.4
    stop_deg_day: float = 0.05
    flyby_deg_day: float = 0.5
    flyby_plane_deg: float = 1.0
    flyby_km: float = 50.0
    belt_km: float = 150.0
    low_km: float = 100.0
    low_speed_m_s: float = 100.0
    moved_deg: float = 0.3
    explain_days: float = 20.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not value > 0.0:
                raise InputRefused(f"parameter {name} of proximity is {value}; it must be above 0")

    def to_json(self) -> dict[str, float]:
        """Return the parameters as they stand in evidence."""
        return asdict(self)
