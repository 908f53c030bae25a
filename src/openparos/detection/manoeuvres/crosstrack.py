"""Burns out of the plane: steps of inclination and node.

A normal impulse turns the plane at once and for good: (i, W sin i) jump, by |dv| / v in all. Steps are
fitted with a common trend over several reaches; the scatter of those fits away from breaks is their
sigma, so that lunar and solar terms the theory leaves out do not pass for burns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numba
import numpy as np

from .kernels import RIDGE, Flags, Floats, Ints
from .rolling import rolling_scale
from .track import Track

REACHES = (4, 7, 12)
ROUNDS = 2
LEAST_Z = 5.0
SEPARATION_DAYS = 4.0
BEFORE_SETS, MOST_SETS = 10, 4  # sets before a step, and how many of them may show part of it
SHOWN_SIGMAS, SHOWN_SHARE = 8.0, 0.1
FLOOR_M = 12.0  # the last printed digit of an angle at 7000 km


@dataclass(frozen=True, slots=True)
class PlaneSteps:
    """Steps of the orbital plane of one object, in order of time.

    Attributes
    ----------
    k, end : array of int
        Index of the first set that shows it, and of the set before which most of it came.
    z : array
        Significance: root of the sum of squares of both components over their sigmas.
    normal_m, sigma_m : array
        Length of the step times the semi-major axis, and its sigma (m).
    """

    k: Ints
    end: Ints
    z: Floats
    normal_m: Floats
    sigma_m: Floats


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _step(k: int, lo: int, hi: int, t: Floats, x: Floats, y: Floats) -> tuple[float, float, float]:
    """Steps of x and y before set k with level and common trend, unit weights; and their formal sigma for unit noise."""
    a00 = a10 = a11 = a20 = a21 = x0 = x1 = x2 = y0 = y1 = y2 = 0.0
    for j in range(lo, hi):
        u, dx, dy = t[j] - t[k], x[j] - x[k], y[j] - y[k]
        after = 1.0 if j >= k else 0.0
        a00 += 1.0
        a10 += u
        a11 += u * u
        a20 += after
        a21 += u * after
        x0 += dx
        x1 += dx * u
        x2 += dx * after
        y0 += dy
        y1 += dy * u
        y2 += dy * after
    if not (a11 > 0.0 and a20 > 0.0):
        return np.nan, np.nan, np.nan
    # Cholesky of the matrix scaled to a diagonal of ones; the last unknown is the step.
    d0, d1, d2 = 1.0 / math.sqrt(a00), 1.0 / math.sqrt(a11), 1.0 / math.sqrt(a20)
    r0 = 1.0 / math.sqrt(1.0 + RIDGE)
    l10, l20 = a10 * d0 * d1 * r0, a20 * d0 * d2 * r0
    p1 = 1.0 + RIDGE - l10 * l10
    l21 = (a21 * d1 * d2 - l20 * l10) / math.sqrt(max(p1, RIDGE))
    p2 = 1.0 + RIDGE - l20 * l20 - l21 * l21
    if not (p1 > 0.0 and p2 > 0.0):
        return np.nan, np.nan, np.nan
    r1 = 1.0 / math.sqrt(p1)
    zx, zy = x0 * d0 * r0, y0 * d0 * r0
    step_x = (x2 * d2 - l20 * zx - l21 * (x1 * d1 - l10 * zx) * r1) / p2 * d2
    step_y = (y2 * d2 - l20 * zy - l21 * (y1 * d1 - l10 * zy) * r1) / p2 * d2
    return step_x, step_y, d2 / math.sqrt(p2)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _scan(t: Floats, x: Floats, y: Floats, reach: int, breaks: Flags) -> Floats:
    """Steps of x and y before each set with up to `reach` sets a side between breaks, and their formal sigmas."""
    count = len(t)
    out = np.full((3, count), np.nan)
    for k in range(2, count - 1):
        lo, hi = k, k
        while lo > 0 and k - lo < reach and (lo == k or breaks[lo] == 0) and t[k] - t[lo - 1] < 3.0 * reach:
            lo -= 1
        while hi < count and hi - k < reach and (hi == k or breaks[hi] == 0) and t[hi] - t[k] < 3.0 * reach:
            hi += 1
        if k - lo >= 2 and hi - k >= 2 and hi - lo >= 5:
            out[0, k], out[1, k], out[2, k] = _step(k, lo, hi, t, x, y)
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _significance(t: Floats, i_x: Floats, i_y: Floats, breaks: Flags) -> tuple[Floats, Floats, Floats]:
    """Z at each gap with the length of the step and its sigma: the least z of all reaches.

    A burn stays; an excursion of a few bad sets is a step to the narrow reach alone.
    """
    count = len(t)
    least, length, sigma = np.full(count, np.nan), np.full(count, np.nan), np.full(count, np.nan)
    for reach in REACHES:
        fitted = _scan(t, i_x, i_y, reach, breaks)
        sx, sy, formal = fitted[0], fitted[1], fitted[2]
        qx, qy = sx / formal, sy / formal
        for at in np.flatnonzero(breaks):
            for j in range(max(0, int(at) - 2), min(count, int(at) + 3)):
                qx[j], qy[j] = np.nan, np.nan
        scale_x = rolling_scale(qx, t, 120.0, 0.9)
        scale_y = rolling_scale(qy, t, 120.0, 0.9)
        for k in range(count):
            if not math.isfinite(sx[k]) or not math.isfinite(scale_x[k]) or not math.isfinite(scale_y[k]):
                continue
            ex, ey = formal[k] * max(scale_x[k], FLOOR_M), formal[k] * max(scale_y[k], FLOOR_M)
            z = math.hypot(sx[k] / ex, sy[k] / ey)
            if not z >= least[k]:
                least[k], length[k], sigma[k] = z, math.hypot(sx[k], sy[k]), max(ex, ey)
    for k in range(count):
        if not math.isfinite(least[k]):
            least[k] = 0.0
    return least, length, sigma


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _peaks(t: Floats, z: Floats, least: float) -> Ints:
    """Local maxima of z above `least`, the highest first, none nearer than the separation."""
    order = np.argsort(-z)
    taken = np.empty(len(z), np.int64)
    size = 0
    for k in order:
        if not z[k] >= least:
            break
        free = True
        for j in range(size):
            if abs(t[taken[j]] - t[k]) < SEPARATION_DAYS:
                free = False
        if free:
            taken[size] = k
            size += 1
    return np.sort(taken[:size])


def _first_shown(track: Track, k: int, sigma_m: float) -> int:
    """First set that shows part of the step before set k: large ones come over several sets."""
    lo, hi = max(k - BEFORE_SETS, 0), min(k + 3, len(track.t))
    base = k - lo - MOST_SETS
    if base < 3 or track.walls[lo + 1 : hi].any():
        return k
    t = track.t[lo:hi]
    x, y = (
        part - np.polyval(np.polyfit(t[:base], part[:base], 1), t)
        for part in (track.i_x[lo:hi], track.i_y[lo:hi])
    )
    total = math.hypot(float(x[-1]), float(y[-1]))
    share = (x * x[-1] + y * y[-1]) / max(total, 1e-9)
    least = max(SHOWN_SIGMAS * sigma_m, SHOWN_SHARE * total)
    while k - 1 - lo >= base and share[k - 1 - lo] > least:
        k -= 1
    return k


def plane_steps(track: Track) -> PlaneSteps:
    """Find steps of the orbital plane of one object."""
    t = track.t
    if len(t) < 12:
        none = np.zeros(0, np.int64)
        return PlaneSteps(none, none, np.zeros(0), np.zeros(0), np.zeros(0))
    breaks, walls = track.walls.copy(), track.walls == 1
    k = np.zeros(0, np.int64)
    for _ in range(ROUNDS):
        z, length, sigma = _significance(t, track.i_x, track.i_y, breaks)
        z[walls] = 0.0
        found = _peaks(t, z, LEAST_Z)
        if np.array_equal(found, k):
            break
        k = found
        breaks[:] = track.walls
        breaks[k] = 1
    else:
        z, length, sigma = _significance(t, track.i_x, track.i_y, breaks)
    k = k[z[k] >= LEAST_Z]
    first = np.array([_first_shown(track, int(at), float(sigma[at])) for at in k], np.int64)
    return PlaneSteps(first, k, z[k], length[k], sigma[k])
