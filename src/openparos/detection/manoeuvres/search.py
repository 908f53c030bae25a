"""Where an object's drift breaks: candidates from narrow to wide windows, then pruning from below.

Candidates follow narrowest-over-threshold (Baranowski, Chen and Fryzlewicz 2019): thresholds are
lowered step by step, and at each the narrow windows speak first; every break that is accepted cuts
the windows of all later fits. Pruning is bottom-up: with all breaks in, the weakest is taken out,
its neighbours are fitted again, until none is left. The score of a break is the running maximum of
z at its removal, so that lowering a threshold only ever adds breaks.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .kernels import ONE, THREE, TWO, ZERO, Flags, Floats, Ints, fit_kink
from .rolling import median_of, quantile, rolling_scale
from .scan import DAYS_A_SET, MORE_DAYS, REACHES, WIDEST, scan

LEVELS = (300.0, 120.0, 60.0, 35.0, 22.0, 15.0, 11.0, 8.0, 6.5, 5.3, 4.4, 3.7)
SEPARATION_DAYS = 1.3  # two breaks nearer than this are one
NOISE_HALF_WIDTH_DAYS = 120.0
LIKE_DRAG, AGAINST_DRAG = 3.0, 0.3  # days of drag that a step may be, along its sign and against it
ONE_STEP_DERATING = 1.6  # single differences have heavier tails than fits


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _inflation(step: Floats, sigma: Floats, t: Floats, known: Flags) -> Floats:
    """Return how much larger the fitted steps scatter than their formal sigmas say, between known breaks."""
    ratio = np.full(len(t), np.nan)
    for k in range(len(t)):
        if known[k] == 0:
            ratio[k] = step[k] / sigma[k]
    out = rolling_scale(ratio, t, NOISE_HALF_WIDTH_DAYS, 0.5)
    for k in range(len(out)):
        out[k] = max(out[k], 0.3) if math.isfinite(out[k]) else 1.0
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _accept(
    level: float,
    reach: int,
    spacing: float,
    t: Floats,
    z: Floats,
    blocked: Flags,
    breaks: Flags,
    found: Floats,
) -> Ints:
    """Accept the local maxima of z above the level; return them."""
    count = len(t)
    radius = max(reach * spacing, 1.5)
    new = np.empty(count, np.int64)
    size = 0
    for k in range(1, count):
        if blocked[k] or not z[k] >= level:
            continue
        top, j = True, k - 1
        while top and j >= 1 and t[k] - t[j] <= radius:
            top = blocked[j] == 1 or not z[j] > z[k]
            j -= 1
        j = k + 1
        while top and j < count and t[j] - t[k] <= radius:
            top = blocked[j] == 1 or not z[j] > z[k]
            j += 1
        if top:
            new[size] = k
            size += 1
    for j in range(size):
        k = new[j]
        if blocked[k]:
            continue
        found[k], breaks[k] = z[k], 1
        i = k
        while i >= 0 and t[k] - t[i] < SEPARATION_DAYS:
            blocked[i] = 1
            i -= 1
        i = k
        while i < count and t[i] - t[k] < SEPARATION_DAYS:
            blocked[i] = 1
            i += 1
    return new[:size]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _any_reaches(z: Floats, level: float) -> bool:
    for c in range(z.shape[0]):
        for k in range(z.shape[1]):
            if z[c, k] >= level:
                return True
    return False


@numba.njit(cache=True, nogil=True, error_model="numpy")
def candidates(
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: Floats,
    sigma_s: Floats,
    wander: Floats,
    one_step: Floats,
    walls: Flags,
    known: Flags,
) -> Floats:
    """Breaks from the ladder of thresholds; z at acceptance where there is one, else 0.

    `one_step` is the derated z of single differences of slope; `walls` mark gaps no window may cross.
    `known` marks walls and breaks that are certain already: the scatter of the fits is measured
    between them.
    """
    count, scales = len(t), len(REACHES)
    breaks = walls.copy()
    blocked = walls.copy()
    found = np.zeros(count)
    z = np.zeros((scales + 1, count))
    z[0] = one_step
    inflation = np.ones((scales, count))
    step, sigma = np.full((scales, count), np.nan), np.full((scales, count), np.nan)
    gaps, differs = np.empty(count - 1), False
    for k in range(1, count):
        gaps[k - 1] = t[k] - t[k - 1]
        differs |= known[k] != walls[k]
    spacing = quantile(gaps, count - 1, 0.5, ZERO)
    scan(ONE, count, TWO, t, y, s, sigma_y, sigma_s, wander, known, step, sigma)
    for c in range(scales):
        inflation[c] = _inflation(step[c], sigma[c], t, known)
    if differs:
        scan(ONE, count, TWO, t, y, s, sigma_y, sigma_s, wander, breaks, step, sigma)
    for c in range(scales):
        for k in range(count):
            z[c + 1, k] = abs(step[c, k]) / (sigma[c, k] * inflation[c, k])
    if not _any_reaches(z, LEVELS[-1]):
        return found
    for level in LEVELS:
        for c in range(scales + 1):
            reach = 2 if c == 0 else REACHES[c - 1]
            for _ in range(2):
                new = _accept(level, reach, spacing, t, z[c], blocked, breaks, found)
                if len(new) == 0:
                    break
                for k in new:
                    first, last = max(1, k - WIDEST), min(count, k + WIDEST + 1)
                    scan(first, last, THREE, t, y, s, sigma_y, sigma_s, wander, breaks, step, sigma)
                    for d in range(scales):
                        for j in range(max(1, k - REACHES[d]), min(count, k + REACHES[d] + 1)):
                            z[d + 1, j] = abs(step[d, j]) / (sigma[d, j] * inflation[d, j])
    return found


@numba.njit(cache=True, nogil=True, error_model="numpy")
def quiet_inflation(
    t: Floats, y: Floats, s: Floats, sigma_y: Floats, sigma_s: Floats, wander: Floats, breaks: Flags
) -> Floats:
    """Scatter of fitted steps over their formal sigma, away from breaks, for each reach and epoch."""
    count, scales = len(t), len(REACHES)
    out, scratch = np.ones((scales, count)), np.empty(count)
    step, sigma = np.full((scales, count), np.nan), np.full((scales, count), np.nan)
    at = np.flatnonzero(breaks)
    scan(ONE, count, TWO, t, y, s, sigma_y, sigma_s, wander, breaks, step, sigma)
    for c in range(scales):
        ratio = np.empty(count)
        for k in range(count):
            ratio[k] = step[c, k] / sigma[c, k]
        for i in at:
            j = i
            while j >= 0 and t[i] - t[j] < 1.5:
                ratio[j] = np.nan
                j -= 1
            j = i
            while j < count and t[j] - t[i] < 1.5:
                ratio[j] = np.nan
                j += 1
        row = rolling_scale(ratio, t, 150.0, 0.9)
        typical = median_of(row, ZERO, count, ONE, 1.0, scratch)
        for k in range(count):
            out[c, k] = max(row[k], 0.5 * typical) if math.isfinite(row[k]) else typical
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _score(
    k: int,
    first: int,
    last: int,
    found: Floats,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: Floats,
    sigma_s: Floats,
    wander: Floats,
    inflation: Floats,
    drag: Floats,
) -> tuple[float, float, float, int]:
    """z, step, sigma and reach of one break between its neighbours, at the reach that shows it best.

    Wide where sets are noisy or take a burn up late, narrow where the drag wanders.
    """
    best_step, best_sigma, best = np.nan, np.nan, 0
    for c in range(len(REACHES)):
        reach = REACHES[c]
        lo, hi = k, k
        days = DAYS_A_SET * reach + MORE_DAYS
        while lo > first and k - lo < reach and t[k] - t[lo - 1] <= days:
            lo -= 1
        while hi < last and hi - k < reach and t[hi] - t[k - 1] <= days:
            hi += 1
        if k - lo < 2 or hi - k < 2:
            if c > 0:
                break
            weak = found[k] * 0.5 if (k - lo < 1 or hi - k < 1) else min(found[k], 6.0) * 0.7
            return weak, np.nan, np.nan, 0
        step, sigma = fit_kink(k, lo, hi, t, y, s, sigma_y[k], sigma_s[k], wander[k], 4)
        # A storm multiplies the drag of a day; nothing divides it as much.
        share = LIKE_DRAG if step * drag[k] > 0.0 else AGAINST_DRAG
        sigma = math.hypot(sigma * inflation[c, k], share * drag[k])
        if not abs(step) / sigma <= abs(best_step) / best_sigma:
            best_step, best_sigma, best = step, sigma, c
    return abs(best_step) / best_sigma, best_step, best_sigma, best


@numba.njit(cache=True, nogil=True, error_model="numpy")
def prune(
    found: Floats,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: Floats,
    sigma_s: Floats,
    wander: Floats,
    walls: Flags,
    drag: Floats,
) -> tuple[Ints, Floats, Floats, Floats, Floats]:
    """Take the breaks out from the weakest up.

    Returns
    -------
    tuple of arrays
        Indices of the sets after each gap, score, step (m/day), its inflated sigma, and the
        inflation for each reach and epoch; in order of time.
    """
    count = len(t)
    breaks = walls.copy()
    for k in range(count):
        if found[k] > 0.0:
            breaks[k] = 1
    inflation = quiet_inflation(t, y, s, sigma_y, sigma_s, wander, breaks)
    at = np.flatnonzero(breaks)
    size = len(at)
    left, right = np.arange(-1, size - 1), np.arange(1, size + 1)
    alive, z = np.ones(size, np.uint8), np.full(size, np.inf)
    score, steps, sigmas = np.zeros(size), np.full(size, np.nan), np.full(size, np.nan)

    for j in range(size):
        if found[at[j]] > 0.0:
            a = at[left[j]] if left[j] >= 0 else 0
            b = at[right[j]] if right[j] < size else count
            z[j], steps[j], sigmas[j], _ = _score(
                at[j], a, b, found, t, y, s, sigma_y, sigma_s, wander, inflation, drag
            )
            if math.isnan(z[j]):
                z[j] = 0.0
    level = 0.0
    while True:
        j = -1
        for i in range(size):
            if alive[i] and found[at[i]] > 0.0 and (j < 0 or z[i] < z[j]):
                j = i
        if j < 0:
            break
        level = max(level, z[j])
        score[j], alive[j] = level, 0
        if left[j] >= 0:
            right[left[j]] = right[j]
        if right[j] < size:
            left[right[j]] = left[j]
        near = (
            left[j],
            right[j],
            left[left[j]] if left[j] >= 0 else -1,
            right[right[j]] if right[j] < size else size,
        )
        for i in near:
            if 0 <= i < size and found[at[i]] > 0.0:
                a = at[left[i]] if left[i] >= 0 else 0
                b = at[right[i]] if right[i] < size else count
                z[i], steps[i], sigmas[i], _ = _score(
                    at[i], a, b, found, t, y, s, sigma_y, sigma_s, wander, inflation, drag
                )
                if math.isnan(z[i]):
                    z[i] = 0.0
    keep = np.flatnonzero(score > 0.0)
    return at[keep], score[keep], steps[keep], sigmas[keep], inflation
