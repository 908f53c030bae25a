"""The kink fit, compiled.

The mean longitude stays continuous through a burn, its slope does not. Around a gap between two sets

    y(T) = y0 + s0 T + c T^2 / 2 + d max(T, 0)        s(T) = s0 + c T + d [T > 0]

is fitted to positions y along the orbit (m) and slopes s (m/day) of up to `reach` sets on each
side; c absorbs drag, d is the step of drift that a burn makes. All functions release the
interpreter lock and work on the sets of one object. `scan` does the fit at every gap at once.
"""

from __future__ import annotations

import math
from typing import cast

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.uint8]

# A bare number in a call between compiled functions has a type of its own, and the function called is compiled once
# more for it: these have the type that any other count has.
ZERO, ONE, TWO, THREE, FOUR = cast("tuple[int, ...]", tuple(np.int64(count) for count in range(5)))
HUBER = 2.0  # sigmas beyond which a set's weight falls (Huber 1964)
RIDGE = 1e-10


@numba.njit(cache=True, nogil=True, error_model="numpy")
def solve_spd(a: Floats, b: Floats, x: Floats) -> float:
    """Solve a x = b for a symmetric positive matrix by scaled Cholesky decomposition with a small ridge.

    Only the lower half of a is read; a and b are overwritten. The variance of the last unknown comes
    back, NaN where the matrix is not positive.
    """
    size = len(b)
    for p in range(size):
        if not a[p, p] > 0.0:
            return np.nan
        x[p] = 1.0 / math.sqrt(a[p, p])
    for p in range(size):
        b[p] *= x[p]
        for q in range(p):
            a[p, q] *= x[p] * x[q]
        a[p, p] = 1.0 + RIDGE
    for p in range(size):
        for q in range(p + 1):
            total = a[p, q]
            for r in range(q):
                total -= a[p, r] * a[q, r]
            if p != q:
                a[p, q] = total * a[q, q]
            elif total <= 0.0:
                return np.nan
            else:
                a[p, p] = 1.0 / math.sqrt(total)
        total = b[p]
        for r in range(p):
            total -= a[p, r] * b[r]
        b[p] = total * a[p, p]
    variance = (a[size - 1, size - 1] * x[size - 1]) ** 2
    for p in range(size - 1, -1, -1):
        total = b[p]
        for r in range(p + 1, size):
            total -= a[r, p] * b[r]
        b[p] = total * a[p, p]
    for p in range(size):
        x[p] *= b[p]
    return float(variance)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def solve_four(
    a00: float, a10: float, a11: float, a20: float, a21: float, a22: float, a30: float, a31: float, a32: float,
    a33: float, b0: float, b1: float, b2: float, b3: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """`solve_spd` for four unknowns, written out: the unknowns and the variance of the last."""
    if not (a00 > 0.0 and a11 > 0.0 and a22 > 0.0 and a33 > 0.0):
        return np.nan, np.nan, np.nan, np.nan, np.nan
    d0, d1, d2, d3 = 1 / math.sqrt(a00), 1 / math.sqrt(a11), 1 / math.sqrt(a22), 1 / math.sqrt(a33)
    one = 1.0 + RIDGE
    r0 = 1.0 / math.sqrt(one)
    l10, l20, l30 = a10 * d0 * d1 * r0, a20 * d0 * d2 * r0, a30 * d0 * d3 * r0
    p1 = one - l10 * l10
    r1 = 1.0 / math.sqrt(max(p1, 0.0))
    l21, l31 = (a21 * d1 * d2 - l20 * l10) * r1, (a31 * d1 * d3 - l30 * l10) * r1
    p2 = one - l20 * l20 - l21 * l21
    r2 = 1.0 / math.sqrt(max(p2, 0.0))
    l32 = (a32 * d2 * d3 - l30 * l20 - l31 * l21) * r2
    p3 = one - l30 * l30 - l31 * l31 - l32 * l32
    if not (p1 > 0.0 and p2 > 0.0 and p3 > 0.0):
        return np.nan, np.nan, np.nan, np.nan, np.nan
    r3 = 1.0 / math.sqrt(p3)
    z0 = b0 * d0 * r0
    z1 = (b1 * d1 - l10 * z0) * r1
    z2 = (b2 * d2 - l20 * z0 - l21 * z1) * r2
    x3 = (b3 * d3 - l30 * z0 - l31 * z1 - l32 * z2) * r3 * r3
    x2 = (z2 - l32 * x3) * r2
    x1 = (z1 - l21 * x2 - l31 * x3) * r1
    x0 = (z0 - l10 * x1 - l20 * x2 - l30 * x3) * r0
    return x0 * d0, x1 * d1, x2 * d2, x3 * d3, (r3 * d3) ** 2


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_kink(
    k: int, lo: int, hi: int, t: Floats, y: Floats, s: Floats, sigma_y: float, sigma_s: float, wander: float,
    rounds: int,
) -> tuple[float, float]:  # fmt: skip
    """Step of slope at the gap before set k from sets lo..hi-1, and its formal sigma (m/day).

    `wander` is the variance (m/day)^2 by which the slope strays in a day without any burn: sets
    farther from the gap know less about it. `rounds` > 1 reweights by Huber's function.
    """
    mid, y_ref, s_ref = 0.5 * (t[k - 1] + t[k]), y[k], s[k]
    x0 = x1 = x2 = x3 = variance = 0.0
    for turn in range(rounds):
        a00 = a10 = a11 = a20 = a21 = a22 = a30 = a31 = a32 = a33 = b0 = b1 = b2 = b3 = 0.0
        for j in range(lo, hi):
            u = t[j] - mid
            far, half = abs(u), 0.5 * u * u
            after = 1.0 if j >= k else 0.0
            w = 1.0 / (sigma_y * sigma_y + wander * far * far * far / 3.0)
            w2 = 1.0 / (sigma_s * sigma_s + wander * far)
            v, v2 = y[j] - y_ref - s_ref * u, s[j] - s_ref
            if turn > 0:
                size = (v - x0 - x1 * u - x2 * half - x3 * u * after) ** 2 * w
                if size > HUBER * HUBER:
                    w *= HUBER / math.sqrt(size)
                size = (v2 - x1 - x2 * u - x3 * after) ** 2 * w2
                if size > HUBER * HUBER:
                    w2 *= HUBER / math.sqrt(size)
            wu, r3 = w * u, u * after
            a00 += w
            a10 += wu
            a20 += w * half
            a30 += w * r3
            a11 += wu * u + w2
            a21 += wu * half + w2 * u
            a31 += wu * r3 + w2 * after
            a22 += w * half * half + w2 * u * u
            a32 += w * half * r3 + w2 * u * after
            a33 += w * r3 * r3 + w2 * after
            b0 += w * v
            b1 += wu * v + w2 * v2
            b2 += w * half * v + w2 * v2 * u
            b3 += w * r3 * v + w2 * v2 * after
        x0, x1, x2, x3, variance = solve_four(
            a00, a10, a11, a20, a21, a22, a30, a31, a32, a33, b0, b1, b2, b3
        )
        if math.isnan(variance):
            return np.nan, np.nan
    return x3, math.sqrt(variance)
