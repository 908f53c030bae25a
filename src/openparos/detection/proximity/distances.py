"""Distance of two objects over a day, by SGP4 from one set of each, and what their age lets one claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.spread import perigee_height_km, position_spread_km, stated_sigma_km
from openparos.model.times import US_PER_DAY, US_PER_SECOND
from openparos.orbits.propagate import Propagator

HALF_SPAN_S: Final = 43_200
BELT_STEP_S: Final = 300
LOW_STEP_S: Final = 20


@dataclass(frozen=True, slots=True)
class Distances:
    """Two objects over the day around an instant.

    Attributes
    ----------
    rows : tuple of int
        Rows of the table the sets stand in.
    at_us, best_us : int
        The instant, and when they are nearest within twelve hours of it.
    min_km, median_km, max_km : float
        Distances.
    speed_m_s : float
        Relative speed when nearest.
    ages_days : tuple of float
        Ages of the sets at `best_us`.
    sigma_km, wide_km : float
        Uncertainty of the distance as it is stated, and its limit (95 of 100).
    """

    rows: tuple[int, int]
    at_us: int
    best_us: int
    min_km: float
    median_km: float
    max_km: float
    speed_m_s: float
    ages_days: tuple[float, float]
    sigma_km: float
    wide_km: float

    @property
    def worst_age_days(self) -> float:
        """Largest distance in time of the sets, from the instant and from one another."""
        return max(abs(self.ages_days[0]), abs(self.ages_days[1]), abs(self.ages_days[0] - self.ages_days[1]))

    @property
    def range_class(self) -> str:
        """Class of the smallest distance; a class of range, never of purpose."""
        for limit in (10, 50, 100, 150):
            if self.min_km < limit:
                return f"below {limit} km"
        return "150 km or more"


def measure(
    table: pa.Table, rows: tuple[int, int], at_us: int, step_s: int = BELT_STEP_S
) -> Distances | None:
    """Propagate both sets over the day around an instant; None where SGP4 gives no place.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    rows : tuple of int
        The two sets.
    at_us : int
        The instant.
    step_s : int
        Spacing of the samples; between them the relative motion is taken as straight.
    """
    pair = table.take(pa.array(rows))
    times = at_us + US_PER_SECOND * np.arange(-HALF_SPAN_S, HALF_SPAN_S + 1, step_s, dtype=np.int64)
    pos, vel, errors = Propagator.from_table(pair, engine="sgp4").at(times)
    if errors.any() or not np.isfinite(pos).all():
        return None
    away, speed = pos[1] - pos[0], vel[1] - vel[0]
    distance = np.linalg.norm(away, axis=1)
    at = int(distance.argmin())
    speed2 = float(speed[at] @ speed[at])
    offset = (
        0.0 if speed2 == 0.0 else float(np.clip(-(away[at] @ speed[at]) / speed2, -step_s / 2, step_s / 2))
    )
    least = min(float(distance[at]), float(np.linalg.norm(away[at] + speed[at] * offset)))
    best_us = int(times[at]) + round(offset * US_PER_SECOND)
    ages = (best_us - np.asarray(pair["epoch_us"].to_numpy())) / US_PER_DAY
    perigee = perigee_height_km(pair["mean_motion_rev_day"].to_numpy(), pair["eccentricity"].to_numpy())
    spread, wide = (
        float(np.linalg.norm(position_spread_km(perigee, ages, of_hundred=part))) for part in (68, 95)
    )
    return Distances(
        rows=rows,
        at_us=at_us,
        best_us=best_us,
        min_km=least,
        median_km=float(np.median(distance)),
        max_km=float(distance.max()),
        speed_m_s=1000.0 * speed2**0.5,
        ages_days=(float(ages[0]), float(ages[1])),
        sigma_km=stated_sigma_km(spread, wide),
        wide_km=wide,
    )
