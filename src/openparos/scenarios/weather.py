"""Density of the upper atmosphere over a scenario: a slow wave, day-to-day noise and one storm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY

_STEP_US = US_PER_DAY // 8


@dataclass(frozen=True, slots=True)
class Weather:
    """Density relative to its mean, the same for all objects (real density also varies with height).

    Attributes
    ----------
    start_us : int
        Where the series begins.
    factor : ndarray
        One value each three hours.
    storm_us : tuple of int
        Beginning and end of the storm.
    """

    start_us: int
    factor: NDArray[np.float64]
    storm_us: tuple[int, int]

    def mean(self, from_us: NDArray[np.int64], to_us: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the mean factor between pairs of instants (in either order; outside, the ends hold)."""
        total = np.concatenate([[0.0], np.cumsum(self.factor)])
        edges = np.arange(len(total), dtype=np.float64)

        def integral(us: NDArray[np.int64]) -> NDArray[np.float64]:
            x = (us - self.start_us) / _STEP_US
            inside = np.interp(x, edges, total)
            below = np.minimum(x, 0.0) * self.factor[0]
            above = np.maximum(x - edges[-1], 0.0) * self.factor[-1]
            return np.asarray(inside + below + above)

        span = (to_us - from_us) / _STEP_US
        safe = np.where(span == 0, 1.0, span)
        return np.where(span == 0, 1.0, (integral(to_us) - integral(from_us)) / safe)


def make_weather(
    rng: np.random.Generator, start_us: int, days: int, storm_day: float, storm_factor: float = 3.0
) -> Weather:
    """Return the density of a scenario: a wave of 27 days (the Sun's turn), noise, and one storm.

    Parameters
    ----------
    rng : Generator
        Source of chance.
    start_us, days : int
        Span; the series begins ten days earlier.
    storm_day : float
        Day on which the storm begins; it lasts a day and a half.
    storm_factor : float
        Density in the storm over that before.
    """
    first = start_us - 10 * US_PER_DAY
    steps = np.arange((days + 20) * 8)
    day = steps / 8.0 - 10.0
    slow = 1.0 + 0.15 * np.sin(2 * np.pi * (day / 27.0 + rng.random()))
    noise = np.repeat(rng.normal(0.0, 0.04, size=len(steps) // 8), 8)
    storm = (day >= storm_day) & (day < storm_day + 1.5)
    factor = (slow + noise) * np.where(storm, storm_factor, 1.0)
    begin = start_us + round(storm_day * US_PER_DAY)
    return Weather(first, factor, (begin, begin + round(1.5 * US_PER_DAY)))
