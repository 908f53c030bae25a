"""When fragments were in one place: the hour or the minute of a break-up.

Run back to the day on which the planes meet, fragments gather on the orbit at the argument of latitude that
the planes gave. How sharply depends on the weeks of drag between: an error of a tenth in the decay of a
fragment moves it by degrees. So the fragments that decay least are used, over the density ratios that
the planes leave open, and what cannot be told apart (neighbouring revolutions among them) goes into sigma.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from openparos.model.times import US_PER_DAY

from .convergence import Convergence
from .motion import Floats, Orbits, carry

LEAST_FRAGMENTS: Final = 8
_STEP_S: Final = 60.0
_WIDTH_RAD: Final = 0.15
_LARGEST_PHASE_ERROR_DEG: Final = 12.0
_DECAY_ERROR: Final = 0.1
_LEAST_GATHERED: Final = 0.35
_AS_GOOD: Final = 0.03  # a gathering this much less sharp than the sharpest is held to be as good
_BOOTSTRAPS: Final = 32


@dataclass(frozen=True, slots=True)
class Pinch:
    """When the fragments were together.

    Attributes
    ----------
    at_us : int
        Best instant.
    sigma_h : float
        From the bootstrap, the density ratio and the revolutions that gather about as well.
    gathered : float
        Share of the fragments used that stand together there, between 0 and 1.
    latitude_argument_deg : float
        Where on the orbit.
    fragments : int
        How many were used.
    """

    at_us: int
    sigma_h: float
    gathered: float
    latitude_argument_deg: float
    fragments: int


def find_pinch(orbits: Orbits, meeting: Convergence) -> Pinch | str:
    """Look for the instant at which fragments gather at the place their planes gave.

    Parameters
    ----------
    orbits : Orbits
        Earliest set of each fragment.
    meeting : Convergence
        Where their planes meet.

    Returns
    -------
    Pinch or str
        Or why the day cannot be narrowed.
    """
    chosen = _steady(orbits, meeting)
    if len(chosen) < LEAST_FRAGMENTS:
        return f"{len(chosen)} fragments whose drag leaves their place on the orbit known"
    half = max(4.0 * meeting.sigma_days, 0.6)
    times = np.arange(
        meeting.at_us - round(half * US_PER_DAY),
        meeting.at_us + round(half * US_PER_DAY),
        round(_STEP_S * 1e6),
    )
    place = np.radians(meeting.latitude_argument_deg)
    sums, ratios = [], (0.9, 0.95, 1.0, 1.05, 1.1)
    best = (-1.0, 0, 0, 0.0)
    for k, factor in enumerate(ratios):
        phase = carry(chosen, times, meeting.density_ratio * factor).latitude_argument_rad()
        for side in (0.0, np.pi):
            close = np.exp(-2.0 * np.sin((phase - place - side) / 2.0) ** 2 / _WIDTH_RAD**2)
            share = close.mean(axis=0)
            top = int(np.argmax(share))
            best = max(best, (float(share[top]), top, k, side))
            sums.append(close)
    if best[0] < _LEAST_GATHERED:
        return f"only {best[0]:.0%} of {len(chosen)} fragments stand together at any instant of the day"
    return Pinch(
        int(times[best[1]]), _sigma_h(sums), best[0],
        float((meeting.latitude_argument_deg + np.degrees(best[3])) % 360.0), len(chosen),
    )  # fmt: skip


def _steady(orbits: Orbits, meeting: Convergence) -> Orbits:
    days = (orbits.epoch_us - meeting.at_us) / US_PER_DAY
    error_deg = 0.5 * np.abs(orbits.decay_rev_day2) * _DECAY_ERROR * days**2 * 360.0
    rows = np.flatnonzero(meeting.used & (error_deg <= _LARGEST_PHASE_ERROR_DEG))
    return orbits.take(rows)


def _sigma_h(sums: list[Floats]) -> float:
    """Spread of the instants that gather as well as the best, over resampled fragments."""
    rng = np.random.default_rng(2)
    n = len(sums[0])
    found: list[float] = []
    for _ in range(_BOOTSTRAPS):
        counts = rng.multinomial(n, np.full(n, 1.0 / n)) / n
        shares = np.stack([counts @ close for close in sums])
        good = np.flatnonzero(shares.max(axis=0) >= shares.max() - _AS_GOOD)
        found += list(good[:: max(1, len(good) // 20)].astype(float))
    return max(_STEP_S / 3600.0 / 2.0, float(np.std(found)) * _STEP_S / 3600.0)
