"""Steps of inclination, node and eccentricity vector at a given instant."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numba
import numpy as np

from .kernels import ZERO, Floats
from .rolling import TO_SIGMA, quantile
from .track import Track

STEP_REACH = 10  # sets a side
LEAST_FOR_TREND = 8
FLOOR_M = 8.0


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one channel in metres (angle or eccentricity times the semi-major axis) and its sigma."""

    value: float
    sigma: float


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_step(x: Floats, t: Floats, lo: int, k: int, skip: int, hi: int) -> tuple[float, float]:
    """Fit level, trend and a step before set k to sets lo..hi-1, leaving out `skip` sets after the gap.

    The trend is fitted where eight sets or more are at hand. The sigma comes from the scatter of the
    residuals, never below the last printed digit of a TLE. NaN where one side holds no set.
    """
    count = hi - lo - skip
    if k - lo < 1 or count - (k - lo) < 1:
        return np.nan, np.nan
    # Trend and values less their means on either side: what is left of both is level and step.
    mean_t, mean_x = np.zeros(2), np.zeros(2)
    number = np.array([float(k - lo), float(count - (k - lo))])
    for j in range(lo, hi):
        if j < k or j >= k + skip:
            side = 1 if j >= k else 0
            mean_t[side] += (t[j] - t[k]) / number[side]
            mean_x[side] += (x[j] - x[k]) / number[side]
    top = bottom = 0.0
    for j in range(lo, hi):
        if j < k or j >= k + skip:
            side = 1 if j >= k else 0
            u = t[j] - t[k] - mean_t[side]
            top += u * (x[j] - x[k] - mean_x[side])
            bottom += u * u
    sloped = count >= LEAST_FOR_TREND and bottom > 0.0
    trend = top / bottom if sloped else 0.0
    apart = mean_t[1] - mean_t[0]
    variance = 1.0 / number[0] + 1.0 / number[1] + (apart * apart / bottom if sloped else 0.0)
    residual, size = np.empty(count), 0
    for j in range(lo, hi):
        if j < k or j >= k + skip:
            side = 1 if j >= k else 0
            residual[size] = abs(x[j] - x[k] - mean_x[side] - trend * (t[j] - t[k] - mean_t[side]))
            size += 1
    scatter = TO_SIGMA * quantile(residual, size, 0.5, ZERO) * math.sqrt(count / max(count - 3, 1))
    return mean_x[1] - mean_x[0] - trend * apart, max(scatter, FLOOR_M) * math.sqrt(variance)


def steps_at(track: Track, k: int, first: int, last: int, lag_days: float) -> dict[str, Step]:
    """Steps of the four slow channels at the gap before set k, the neighbouring breaks being at first and last.

    Returns
    -------
    dict
        ``i_x``, ``i_y``, ``e_x``, ``e_y`` to `Step`.
    """
    lo, hi = max(first, k - STEP_REACH), min(last, k + STEP_REACH)
    skip = int(np.searchsorted(track.t[k:hi], track.t[k - 1] + lag_days))
    skip = min(skip, max(hi - k - 2, 0))
    channels = {"i_x": track.i_x, "i_y": track.i_y, "e_x": track.e_x, "e_y": track.e_y}
    return {name: Step(*fit_step(x, track.t, lo, k, skip, hi)) for name, x in channels.items()}
