"""Steps of inclination, node and eccentricity vector at a given instant."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .kernels import Floats
from .track import Track

STEP_REACH = 10  # sets a side


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one channel in metres (angle or eccentricity times the semi-major axis) and its sigma."""

    value: float
    sigma: float


def step_of(x: Floats, t: Floats, lo: int, k: int, skip: int, hi: int) -> Step:
    """Fit level, trend and a step before set k to sets lo..hi-1, leaving out `skip` sets after the gap.

    The trend is fitted where eight sets or more are at hand. The sigma comes from the scatter of the
    residuals, never below the last printed digit of a TLE.
    """
    index = np.concatenate((np.arange(lo, k), np.arange(k + skip, hi)))
    after = (index >= k).astype(np.float64)
    if after.sum() < 1 or after.sum() == len(index):
        return Step(math.nan, math.nan)
    columns = [np.ones(len(index)), after]
    if len(index) >= 8:
        columns.append(t[index] - t[k])
    design = np.stack(columns, axis=1)
    solution, *_ = np.linalg.lstsq(design, x[index], rcond=None)
    residual = x[index] - design @ solution
    scatter = 1.4826 * float(np.median(np.abs(residual))) * math.sqrt(len(index) / max(len(index) - 3, 1))
    covariance = np.linalg.pinv(design.T @ design)
    return Step(float(solution[1]), max(scatter, 8.0) * math.sqrt(max(float(covariance[1, 1]), 0.0)))


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
    return {name: step_of(x, track.t, lo, k, skip, hi) for name, x in channels.items()}
