"""The burns of one track: search, pruning, dating, in one call that releases the interpreter lock."""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np

from .kernels import Flags, Floats, Ints, rolling_scale, running_trend
from .search import NOISE_HALF_WIDTH_DAYS, ONE_STEP_DERATING, REACHES, candidates, prune
from .template import LAGS_DAYS, date_burn
from .track import Track

DRAG_HALF_WIDTH_DAYS = 15.0
LEAST_SETS = 8  # shorter histories are compared set by set
SPLIT_SCORE = 3.0  # breaks below it do not bound the fits of their neighbours
_LAGS = np.array(LAGS_DAYS)
_NO_PENALTY = np.zeros(len(LAGS_DAYS))


@dataclass(frozen=True, slots=True)
class Burns:
    """Breaks of drift of one object, in order of time.

    Attributes
    ----------
    k : array of int
        Index of the set after the gap that shows the break.
    score : array
        z at removal.
    tau, sigma_tau : array
        Instant in days since the first set, and its sigma; NaN where the sets do not date it.
    lag : array
        Days over which the sets took the burn up.
    step, sigma_step : array
        Change of drift along the orbit, m/day.
    """

    k: Ints
    score: Floats
    tau: Floats
    sigma_tau: Floats
    lag: Floats
    step: Floats
    sigma_step: Floats


@numba.njit(cache=True, nogil=True)
def _date_all(
    k: Ints, score: Floats, steps: Floats, inflation: Floats, t: Floats, y: Floats, s: Floats, sigma_y: Floats,
    sigma_s: Floats, walls: Flags, lags: Floats, penalty: Floats,
) -> Floats:  # fmt: skip
    """Instant, its sigma, lag, step and its sigma of each break; rows of NaN where it cannot be dated."""
    out = np.full((len(k), 5), np.nan)
    count = len(t)
    for j in range(len(k)):
        if score[j] < SPLIT_SCORE:
            continue
        at, i = k[j], j - 1
        while i >= 0 and score[i] < SPLIT_SCORE:
            i -= 1
        first = k[i] if i >= 0 else 0
        i = j + 1
        while i < len(k) and score[i] < SPLIT_SCORE:
            i += 1
        last = k[i] if i < len(k) else count
        best_c, best = 0, np.inf
        for c in range(len(REACHES)):
            # The formal sigma of a slope falls with the 3/2 power of the reach.
            value = inflation[c, at] * REACHES[c] ** -1.5
            if value < best:
                best, best_c = value, c
        reach = max(REACHES[best_c], 8)
        lo, hi = at, at
        while lo > first and at - lo < reach and t[at] - t[lo - 1] <= 23.0 and (lo == at or walls[lo] == 0):
            lo -= 1
        while hi < last and hi - at < reach and t[hi] - t[at] <= 23.0 and (hi == at or walls[hi] == 0):
            hi += 1
        if at - lo < 3 or hi - at < 3 or walls[at] == 1:
            continue
        scale = inflation[best_c, at] ** 2
        guess = abs(steps[j]) if np.isfinite(steps[j]) else 0.0
        tau, sigma, lag, step, variance, _ = date_burn(
            max(t[at - 1] - 1.0, t[lo + 1]),
            t[at],
            lo,
            hi,
            t,
            y,
            s,
            sigma_y[at],
            sigma_s[at],
            lags,
            penalty,
            scale,
            guess,
        )
        out[j, 0], out[j, 1], out[j, 2], out[j, 3] = tau, sigma, lag, step
        out[j, 4] = np.sqrt(variance * scale) if variance > 0.0 else np.nan
    return out


def find_burns(track: Track) -> Burns:
    """Find where the drift of one object breaks.

    Parameters
    ----------
    track : Track
        Clean history.

    Returns
    -------
    Burns
        Every break the ladder accepted, with the score that decides what becomes of it.
    """
    t, y, s = track.t, track.y, track.s
    if len(t) < LEAST_SETS:
        nothing = np.zeros(0)
        return Burns(np.zeros(0, np.int64), *(nothing for _ in range(6)))
    jump = np.concatenate(([np.nan], np.diff(s)))
    scale = np.fmax(rolling_scale(jump, t, NOISE_HALF_WIDTH_DAYS), 1e-6)
    one_step = np.nan_to_num(np.abs(jump) / scale) / ONE_STEP_DERATING
    found = candidates(t, y, s, track.sigma_y, track.sigma_s, one_step, track.walls)
    drag = running_trend(t, s, DRAG_HALF_WIDTH_DAYS)
    k, score, step, sigma, inflation = prune(found, t, y, s, track.sigma_y, track.sigma_s, track.walls, drag)
    dated = _date_all(
        k, score, step, inflation, t, y, s, track.sigma_y, track.sigma_s, track.walls, _LAGS, _NO_PENALTY
    )
    known = np.isfinite(dated[:, 3]) & np.isfinite(dated[:, 4])
    return Burns(
        k=k, score=score, tau=dated[:, 0], sigma_tau=dated[:, 1], lag=dated[:, 2],
        step=np.where(known, dated[:, 3], step), sigma_step=np.where(known, dated[:, 4], sigma),
    )  # fmt: skip
