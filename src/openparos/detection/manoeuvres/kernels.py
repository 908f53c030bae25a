"""The kink fit and what surrounds it, compiled: rolling scales, scans, the ladder, the pruning.

The mean longitude stays continuous through a burn, its slope does not. Around a gap between two sets

    y(T) = y0 + s0 T + c T^2 / 2 + d max(T, 0)        s(T) = s0 + c T + d [T > 0]

is fitted to positions y along the orbit (m) and slopes s (m/day) of up to `reach` sets on each
side; c absorbs drag, d is the step of drift that a burn makes. All functions release the
interpreter lock and work on the sets of one object.
"""

from __future__ import annotations

import math

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

HUBER = 2.0  # sigmas beyond which a set's weight falls (Huber 1964)
TO_SIGMA = 1.4826  # median absolute deviation to standard deviation of a normal distribution


@numba.njit(cache=True, nogil=True, error_model="numpy")
def quantile(ordered: Floats, share: float) -> float:
    """Quantile of values in rising order, by linear interpolation."""
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (at - low) * (ordered[high] - ordered[low]))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def finite(x: Floats, first: int, stop: int, absolute: bool) -> Floats:
    """Return the finite values of x[first:stop] in rising order, as they are or without their sign."""
    out, size = np.empty(max(stop - first, 0)), 0
    for k in range(first, stop):
        if math.isfinite(x[k]):
            out[size] = abs(x[k]) if absolute else x[k]
            size += 1
    return np.sort(out[:size])


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _spread(size: Floats, tail: float) -> float:
    """Robust standard deviation of sorted absolute values; heavy tails count where `tail` exceeds one half."""
    spread = TO_SIGMA * quantile(size, 0.5)
    if tail > 0.5:
        normal = 1.6449 if tail == 0.9 else 1.96
        spread = max(spread, quantile(size, tail) / normal)
    return spread


@numba.njit(cache=True, nogil=True, error_model="numpy")
def rolling_scale(x: Floats, t: Floats, half_width_days: float, tail: float) -> Floats:
    """Robust standard deviation of x about zero within +-half_width_days of each epoch.

    Worked out at knots a quarter of the half width apart and interpolated; at least nine values are
    asked for, wider windows being tried before the whole history is used.
    """
    count = len(x)
    out = np.full(count, np.nan)
    every = finite(x, 0, count, True)
    if len(every) == 0:
        return out
    whole = _spread(every, tail)
    step = half_width_days / 4.0
    knots = int((t[-1] - t[0]) / step) + 2
    previous, at_previous = -1.0, 0.0
    k = 0
    for j in range(knots):
        at = t[0] + j * step
        value, width = -1.0, half_width_days
        for _ in range(3):
            v = finite(x, np.searchsorted(t, at - width), np.searchsorted(t, at + width), True)
            if len(v) >= 9:
                value = _spread(v, tail)
                break
            width *= 2.0
        if value < 0.0:
            value = whole
        if j == 0:
            previous, at_previous = value, at
        while k < count and t[k] <= at:
            f = 0.0 if at == at_previous else (t[k] - at_previous) / (at - at_previous)
            out[k] = previous + f * (value - previous)
            k += 1
        previous, at_previous = value, at
    while k < count:
        out[k] = previous
        k += 1
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def running_median(x: Floats, t: Floats, half_width_days: float) -> Floats:
    """Median of the finite values within +-half_width_days, worked out at every fourth epoch."""
    out, value = np.zeros(len(x)), 0.0
    for k in range(len(x)):
        if k % 4 == 0:
            first = np.searchsorted(t, t[k] - half_width_days)
            near = finite(x, first, np.searchsorted(t, t[k] + half_width_days), False)
            value = quantile(near, 0.5) if len(near) >= 3 else 0.0
        out[k] = value
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def running_trend(t: Floats, s: Floats, half_width_days: float) -> Floats:
    """Median rate of change of s within +-half_width_days of each epoch: what drag does to the slope."""
    rate = np.full(len(t), np.nan)
    for k in range(1, len(t)):
        rate[k] = (s[k] - s[k - 1]) / max(t[k] - t[k - 1], 0.2)
    return running_median(rate, t, half_width_days)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def solve_spd(a: Floats, b: Floats, x: Floats, inverse_column: Floats, which: int) -> bool:
    """Solve a x = b for a symmetric positive matrix, and one column of the inverse of a.

    By scaled Cholesky decomposition with a small ridge; a and b are overwritten.
    """
    size = len(b)
    d = np.empty(size)
    for p in range(size):
        if a[p, p] <= 0.0:
            return False
        d[p] = math.sqrt(a[p, p])
    for p in range(size):
        b[p] /= d[p]
        for q in range(size):
            a[p, q] /= d[p] * d[q]
        a[p, p] += 1e-10
    for p in range(size):
        for q in range(p + 1):
            total = a[p, q]
            for r in range(q):
                total -= a[p, r] * a[q, r]
            if p == q:
                if total <= 0.0:
                    return False
                a[p, p] = math.sqrt(total)
            else:
                a[p, q] = total / a[q, q]
    for side in range(2):
        v = x if side == 0 else inverse_column
        for p in range(size):
            total = b[p] if side == 0 else (1.0 if p == which else 0.0)
            for r in range(p):
                total -= a[p, r] * v[r]
            v[p] = total / a[p, p]
        for p in range(size - 1, -1, -1):
            total = v[p]
            for r in range(p + 1, size):
                total -= a[r, p] * v[r]
            v[p] = total / a[p, p]
        for p in range(size):
            v[p] /= d[p]
    for p in range(size):
        inverse_column[p] /= d[which]
    return True


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_kink(
    k: int,
    lo: int,
    hi: int,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: float,
    sigma_s: float,
    wander: float,
    rounds: int,
) -> tuple[float, float]:
    """Step of slope at the gap before set k from sets lo..hi-1, and its formal sigma (m/day).

    `wander` is the variance (m/day)^2 by which the slope strays in a day without any burn: sets
    farther from the gap know less about it. `rounds` > 1 reweights by Huber's function.
    """
    m = hi - lo
    mid = 0.5 * (t[k - 1] + t[k])
    y_ref, s_ref = y[k], s[k]
    a, b, x, column = np.empty((4, 4)), np.empty(4), np.zeros(4), np.zeros(4)
    wy, ws = np.empty(m), np.empty(m)
    hy, hs = np.ones(m), np.ones(m)
    for j in range(m):
        u = abs(t[lo + j] - mid)
        wy[j] = 1.0 / (sigma_y * sigma_y + wander * u * u * u / 3.0)
        ws[j] = 1.0 / (sigma_s * sigma_s + wander * u)
    for turn in range(rounds):
        a[:] = 0.0
        b[:] = 0.0
        for j in range(m):
            u = t[lo + j] - mid
            h = 1.0 if lo + j >= k else 0.0
            r2, r3 = 0.5 * u * u, u * h
            w = wy[j] * hy[j]
            v = (y[lo + j] - y_ref - s_ref * u) * w
            a[0, 0] += w
            a[1, 0] += w * u
            a[2, 0] += w * r2
            a[3, 0] += w * r3
            b[0] += v
            b[1] += v * u
            b[2] += v * r2
            b[3] += v * r3
            w2 = ws[j] * hs[j]
            v = (s[lo + j] - s_ref) * w2
            a[1, 1] += w * u * u + w2
            a[2, 1] += w * u * r2 + w2 * u
            a[3, 1] += w * u * r3 + w2 * h
            a[2, 2] += w * r2 * r2 + w2 * u * u
            a[3, 2] += w * r2 * r3 + w2 * u * h
            a[3, 3] += w * r3 * r3 + w2 * h
            b[1] += v
            b[2] += v * u
            b[3] += v * h
        for p in range(4):
            for q in range(p):
                a[q, p] = a[p, q]
        if not solve_spd(a, b, x, column, 3):
            return np.nan, np.nan
        if turn + 1 < rounds:
            for j in range(m):
                u = t[lo + j] - mid
                h = 1.0 if lo + j >= k else 0.0
                ry = y[lo + j] - y_ref - s_ref * u - x[0] - x[1] * u - x[2] * 0.5 * u * u - x[3] * u * h
                rs = s[lo + j] - s_ref - x[1] - x[2] * u - x[3] * h
                hy[j] = min(1.0, HUBER / max(abs(ry) * math.sqrt(wy[j]), 1e-9))
                hs[j] = min(1.0, HUBER / max(abs(rs) * math.sqrt(ws[j]), 1e-9))
    return x[3], math.sqrt(max(column[3], 0.0))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def window(k: int, reach: int, t: Floats, breaks: Flags, reach_days: float) -> tuple[int, int]:
    """Sets around the gap before set k: up to `reach` a side, stopping at breaks and at `reach_days`."""
    lo = k
    while lo > 0 and k - lo < reach and t[k] - t[lo - 1] <= reach_days and (lo == k or breaks[lo] == 0):
        lo -= 1
    hi, count = k, len(t)
    while hi < count and hi - k < reach and t[hi] - t[k - 1] <= reach_days and (hi == k or breaks[hi] == 0):
        hi += 1
    return lo, hi


@numba.njit(cache=True, nogil=True, error_model="numpy")
def scan(
    first: int,
    last: int,
    reach: int,
    least: int,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: Floats,
    sigma_s: Floats,
    wander: Floats,
    breaks: Flags,
    rounds: int,
    step: Floats,
    sigma: Floats,
) -> None:
    """`fit_kink` at each gap before sets first..last-1, into `step` and `sigma`."""
    for k in range(max(first, 1), last):
        lo, hi = window(k, reach, t, breaks, 1.6 * reach + 1.0)
        if k - lo >= least and hi - k >= least:
            step[k], sigma[k] = fit_kink(k, lo, hi, t, y, s, sigma_y[k], sigma_s[k], wander[k], rounds)
        else:
            step[k], sigma[k] = np.nan, np.nan
