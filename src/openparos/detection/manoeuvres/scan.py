"""`fit_kink` at every gap of a history and over every reach at once.

Neighbouring gaps are worked on side by side: one loop for each term of the normal equations, over a
block of gaps, which the compiler turns into vector instructions. A wider reach goes on from the sums of
the narrower one.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .kernels import ONE, THREE, Flags, Floats, Ints, solve_four

REACHES = (4, 8, 14, 24)  # sets a side
WIDEST = 24
DAYS_A_SET, MORE_DAYS = 1.6, 1.0  # days that a reach may span
BLOCK = 256
LANES = 8  # blocks are filled up to a multiple: what is left over of a vector is worked off one by one
_SUMS = 13


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _extents(start: int, stop: int, reach: int, t: Floats, breaks: Flags, before: Ints, after: Ints) -> None:
    """How many sets each gap before sets start..stop-1 may use on either side: to the reach, to a break, to its days."""
    days, count = DAYS_A_SET * reach + MORE_DAYS, len(t)
    far, edge = max(start - reach, 0), 0
    for k in range(start - 1, max(start - reach, 0), -1):
        if breaks[k]:
            edge = k
            break
    for k in range(start, stop):
        if k > start and breaks[k - 1]:
            edge = k - 1
        while t[k] - t[far] > days:
            far += 1
        before[k - start] = k - max(far, edge, k - reach)
    last = min(count, stop + reach)
    edge, far = start + 1, start
    for k in range(start, stop):
        edge = max(edge, k + 1)
        while edge < last and not breaks[edge]:
            edge += 1
        while far < last and t[far] - t[k - 1] <= days:
            far += 1
        after[k - start] = max(min(far, edge, k + reach, count) - k, 0)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _weights(p: int, held: Ints, wanted: Ints, u: Floats, variance: Floats, wander: Floats, power: int, out: Floats) -> None:  # fmt: skip
    """Weight of the p-th set to one side of each gap; zero where it is counted already or out of reach."""
    for i in range(len(out)):
        far = abs(u[i])
        strays = wander[i] * far * far * far / 3.0 if power == 3 else wander[i] * far
        out[i] = 1.0 / (variance[i] + strays) if held[i] < p <= wanted[i] else 0.0


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _add(total: Floats, by_value: Floats, w: Floats, v: Floats) -> None:
    for i in range(len(w)):
        total[i] += w[i]
        by_value[i] += w[i] * v[i]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _add_one(total: Floats, w: Floats) -> None:
    for i in range(len(w)):
        total[i] += w[i]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _times(w: Floats, u: Floats) -> None:
    for i in range(len(w)):
        w[i] *= u[i]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _take_in(
    p: int, held: Ints, wanted: Ints, t: Floats, y: Floats, s: Floats, gaps: Floats, work: Floats, sums: Floats
) -> None:  # fmt: skip
    """Add the p-th set to one side of every gap to the sums of that side.

    Sums 0 to 4 are of w, wu, wu^2, wu^3, wu^4 of the places, 5 to 7 of their values with w, wu, wu^2;
    8 to 10 of w, wu, wu^2 of the slopes, 11 and 12 of their values.
    """
    mid, y_ref, s_ref, variance_y, variance_s, wander = gaps[0], gaps[1], gaps[2], gaps[3], gaps[4], gaps[5]
    u, w, v = work[0], work[1], work[2]
    for i in range(len(u)):
        u[i] = t[i] - mid[i]
    for i in range(len(u)):
        v[i] = y[i] - y_ref[i] - s_ref[i] * u[i]
    _weights(p, held, wanted, u, variance_y, wander, THREE, w)
    _add(sums[0], sums[5], w, v)
    _times(w, u)
    _add(sums[1], sums[6], w, v)
    _times(w, u)
    _add(sums[2], sums[7], w, v)
    _times(w, u)
    _add_one(sums[3], w)
    _times(w, u)
    _add_one(sums[4], w)
    for i in range(len(u)):
        v[i] = s[i] - s_ref[i]
    _weights(p, held, wanted, u, variance_s, wander, ONE, w)
    _add(sums[8], sums[11], w, v)
    _times(w, u)
    _add(sums[9], sums[12], w, v)
    _times(w, u)
    _add_one(sums[10], w)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _solve(i: int, b: Floats, a: Floats) -> tuple[float, float]:
    """Step and sigma of gap i from the sums before and after it."""
    _, _, _, step, variance = solve_four(
        b[0, i] + a[0, i],
        b[1, i] + a[1, i],
        b[2, i] + a[2, i] + b[8, i] + a[8, i],
        0.5 * (b[2, i] + a[2, i]),
        0.5 * (b[3, i] + a[3, i]) + b[9, i] + a[9, i],
        0.25 * (b[4, i] + a[4, i]) + b[10, i] + a[10, i],
        a[1, i],
        a[2, i] + a[8, i],
        0.5 * a[3, i] + a[9, i],
        a[2, i] + a[8, i],
        b[5, i] + a[5, i],
        b[6, i] + a[6, i] + b[11, i] + a[11, i],
        0.5 * (b[7, i] + a[7, i]) + b[12, i] + a[12, i],
        a[6, i] + a[11, i],
    )
    return step, math.sqrt(variance)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _block(
    start: int, stop: int, least: int, t: Floats, y: Floats, s: Floats, sigma_y: Floats, sigma_s: Floats,
    wander: Floats, breaks: Flags, step: Floats, sigma: Floats,
) -> None:  # fmt: skip
    gaps_here, count = stop - start, len(t)
    size = (gaps_here + LANES - 1) // LANES * LANES
    # Sets from WIDEST before the block to WIDEST after it; those that do not exist keep weight zero.
    sets = np.zeros((3, size + 2 * WIDEST))
    for j in range(max(start - WIDEST, 0), min(stop + WIDEST, count)):
        at = j - start + WIDEST
        sets[0, at], sets[1, at], sets[2, at] = t[j], y[j], s[j]
    gaps, work = np.ones((6, size)), np.empty((3, size))
    for i in range(gaps_here):
        k = start + i
        gaps[0, i], gaps[1, i], gaps[2, i] = 0.5 * (t[k - 1] + t[k]), y[k], s[k]
        gaps[3, i], gaps[4, i], gaps[5, i] = sigma_y[k] * sigma_y[k], sigma_s[k] * sigma_s[k], wander[k]
    sums_before, sums_after = np.zeros((_SUMS, size)), np.zeros((_SUMS, size))
    held, wanted = np.zeros((2, size), np.int64), np.zeros((2, size), np.int64)
    for c in range(len(REACHES)):
        _extents(start, stop, REACHES[c], t, breaks, wanted[0], wanted[1])
        for side in range(2):
            for p in range(held[side].min() + 1, wanted[side].max() + 1):
                first = WIDEST + p - 1 if side == 1 else WIDEST - p
                _take_in(
                    p, held[side], wanted[side], sets[0, first : first + size], sets[1, first : first + size],
                    sets[2, first : first + size], gaps, work, sums_after if side == 1 else sums_before,
                )  # fmt: skip
        for i in range(gaps_here):
            if wanted[0, i] >= least and wanted[1, i] >= least:
                step[c, start + i], sigma[c, start + i] = _solve(i, sums_before, sums_after)
            else:
                step[c, start + i], sigma[c, start + i] = np.nan, np.nan
        held[:] = wanted


@numba.njit(cache=True, nogil=True, error_model="numpy")
def scan(
    first: int, last: int, least: int, t: Floats, y: Floats, s: Floats, sigma_y: Floats, sigma_s: Floats,
    wander: Floats, breaks: Flags, step: Floats, sigma: Floats,
) -> None:  # fmt: skip
    """Fit a kink at each gap before sets first..last-1, for each reach, into `step` and `sigma` (reaches, sets).

    Windows stop at breaks, at the reach and at 1.6 days a set; at least `least` sets are asked for on each side.
    """
    for start in range(max(first, 1), last, BLOCK):
        _block(start, min(start + BLOCK, last), least, t, y, s, sigma_y, sigma_s, wander, breaks, step, sigma)
