"""One burn, one break: ramps told twice become one, excursions that lead nowhere become none.

Two neighbouring breaks are compared, on the sets around both, with two simpler accounts of the same
sets: one burn that was taken up late (`template`), and no burn at all with the sets in between set
aside. The simpler account stands where it explains the sets nearly as well.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .fits import fit_burns, prepare, weigh
from .kernels import TWO, ZERO, Flags, Floats, Ints
from .template import WAYS, coarse_losses

REACH, REACH_DAYS = 14, 23.0
SCALE = 2  # index of the reach whose inflation scales the loss
MERGE_DAYS = 10.0
LARGEST_CLUSTER = 4  # breaks that one ramp can make
EXCURSION_DAYS, EXCURSION_SETS = 6.0, 5
PENALTY = 10.0  # loss that a second burn (instant and size, with the look-elsewhere of both) must save


@numba.njit(cache=True, nogil=True, error_model="numpy")
def bounds(first: int, a: int, b: int, last: int, t: Floats, walls: Flags) -> tuple[int, int]:
    """Sets around the breaks at a <= b, up to REACH a side, between neighbours and walls."""
    lo, hi = a, b
    while lo > first and a - lo < REACH and t[a] - t[lo - 1] <= REACH_DAYS and (lo == a or walls[lo] == 0):
        lo -= 1
    while hi < last and hi - b < REACH and t[hi] - t[b] <= REACH_DAYS and (hi == b or walls[hi] == 0):
        hi += 1
    return lo, hi


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _several_loss(at: Ints, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats) -> float:
    """Loss of burns without lateness in the gaps before the sets `at`, each early, midway or late in its gap."""
    burns, sets, taus, best = len(at), prepare(lo, hi, t, y, s), np.empty(len(at)), np.inf
    for code in range(3**burns):
        rest, middle = code, 0.0
        for q in range(burns):
            k, f = at[q], 0.1 + 0.4 * (rest % 3)
            rest //= 3
            taus[q] = t[k - 1] + f * (t[k] - t[k - 1])
            middle += taus[q] / burns
        weigh(sets, noise[0], noise[1], noise[2], middle)
        best = min(best, fit_burns(sets, taus, 3))
    return best


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _is_one(
    j: int, size: int, at: Ints, end: Ints, inflation: Floats, t: Floats, y: Floats, s: Floats, sigma_y: Floats,
    sigma_s: Floats, wander: Floats, walls: Flags,
) -> bool:  # fmt: skip
    """Say whether breaks j..j+size-1 are one burn taken up late."""
    a, b = at[j], at[j + size - 1]
    first = end[j - 1] if j > 0 else 0
    last = at[j + size] if j + size < len(at) else len(t)
    lo, hi = bounds(first, a, b, last, t, walls)
    if a - lo < 3 or hi - b < 3 or walls[a : b + 1].any():
        return False
    noise = np.array([sigma_y[a], sigma_s[a], wander[a]])
    scale = max(inflation[SCALE, a], inflation[SCALE, b]) ** 2
    several = _several_loss(at[j : j + size], lo, hi, t, y, s, noise)
    losses, _ = coarse_losses(max(t[a - 1] - 2.0, t[lo + 1]), t[b], lo, hi, t, y, s, noise, np.zeros(WAYS))
    single = losses.min()
    return bool(math.isfinite(single) and single - several < PENALTY * (size - 1) * scale)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _rest_loss(
    a: int, b: int, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats
) -> tuple[float, float]:
    """Loss without any burn once sets a..b-1 are set aside, and of the same sets with both burns."""
    m = hi - lo - (b - a)
    ts, ys, ss = np.empty(m), np.empty(m), np.empty(m)
    j = 0
    for i in range(lo, hi):
        if i < a or i >= b:
            ts[j], ys[j], ss[j] = t[i], y[i], s[i]
            j += 1
    cut, sets, tau, best = a - lo, prepare(ZERO, m, ts, ys, ss), np.empty(1), np.inf
    weigh(sets, noise[0], noise[1], 0.0, 0.0)
    rest = fit_burns(sets, tau[:0], 3)
    for f in (0.0, 0.25, 0.5, 0.75, 1.0):
        tau[0] = ts[cut - 1] + f * (ts[cut] - ts[cut - 1])
        best = min(best, fit_burns(sets, tau, 3))
    return rest, best


@numba.njit(cache=True, nogil=True, error_model="numpy")
def consolidate(
    k: Ints, score: Floats, least: float, inflation: Floats, t: Floats, y: Floats, s: Floats, sigma_y: Floats,
    sigma_s: Floats, wander: Floats, walls: Flags,
) -> tuple[Ints, Floats, Ints]:  # fmt: skip
    """Merge ramps and drop excursions among the breaks that score at least `least`.

    Returns
    -------
    tuple of arrays
        Index of the set after the gap where each burn first shows, its score (the larger of what was
        merged), and the index of the set where it last shows.
    """
    chosen = np.flatnonzero(score >= least)
    at, end, z = k[chosen].copy(), k[chosen].copy(), score[chosen].copy()
    j = ZERO
    while j + 1 < len(at):
        a, b = at[j], at[j + 1]
        first = end[j - 1] if j > 0 else 0
        last = at[j + 2] if j + 2 < len(at) else len(t)
        apart = t[b] - t[a]
        if apart > MERGE_DAYS:
            j += 1
            continue
        lo, hi = bounds(first, a, b, last, t, walls)
        sound = a - lo >= 3 and hi - b >= 3 and walls[a] == 0 and walls[b] == 0
        if sound and apart <= EXCURSION_DAYS and b - a <= EXCURSION_SETS:
            noise = np.array([sigma_y[a], sigma_s[a], wander[a]])
            scale = max(inflation[SCALE, a], inflation[SCALE, b]) ** 2
            rest, burnt = _rest_loss(a, b, lo, hi, t, y, s, noise)
            if math.isfinite(rest) and rest - burnt < PENALTY * scale:
                at, end, z = _without(at, j, TWO), _without(end, j, TWO), _without_values(z, j, TWO)
                j = max(j - 1, 0)
                continue
        merged = 0
        for size in range(2, LARGEST_CLUSTER + 1):
            if j + size > len(at) or t[at[j + size - 1]] - t[a] > MERGE_DAYS or merged > 0:
                break
            if _is_one(j, size, at, end, inflation, t, y, s, sigma_y, sigma_s, wander, walls):
                merged = size
        if merged > 0:
            tail = j + merged - 1
            z[tail], at[tail] = z[j : tail + 1].max(), a
            at, end, z = (
                _without(at, j, merged - 1),
                _without(end, j, merged - 1),
                _without_values(z, j, merged - 1),
            )
            j = max(j - 1, 0)
            continue
        j += 1
    return at, z, end


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _without(x: Ints, j: int, count: int) -> Ints:
    return np.concatenate((x[:j], x[j + count :]))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _without_values(x: Floats, j: int, count: int) -> Floats:
    return np.concatenate((x[:j], x[j + count :]))
