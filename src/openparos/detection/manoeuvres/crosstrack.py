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

from .kernels import Flags, Floats, Ints, rolling_scale, solve_spd
from .track import Track

REACHES = (4, 7, 12)
ROUNDS = 2
LEAST_Z = 5.0
SEPARATION_DAYS = 4.0
FLOOR_M = 12.0  # the last printed digit of an angle at 7000 km


@dataclass(frozen=True, slots=True)
class PlaneSteps:
    """Steps of the orbital plane of one object, in order of time.

    Attributes
    ----------
    k : array of int
        Index of the set after the gap.
    z : array
        Significance: root of the sum of squares of both components over their sigmas.
    normal_m, sigma_m : array
        Length of the step times the semi-major axis, and its sigma (m).
    """

    k: Ints
    z: Floats
    normal_m: Floats
    sigma_m: Floats


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _step(k: int, lo: int, hi: int, t: Floats, x: Floats) -> tuple[float, float]:
    """Step before set k with level and common trend, unit weights; and its formal sigma for unit noise."""
    a, b, v, column = np.zeros((3, 3)), np.zeros(3), np.zeros(3), np.zeros(3)
    for j in range(lo, hi):
        u = t[j] - t[k]
        h = 1.0 if j >= k else 0.0
        value = x[j] - x[k]
        a[0, 0] += 1.0
        a[1, 0] += u
        a[1, 1] += u * u
        a[2, 0] += h
        a[2, 1] += u * h
        a[2, 2] += h
        b[0] += value
        b[1] += value * u
        b[2] += value * h
    for p in range(3):
        for q in range(p):
            a[q, p] = a[p, q]
    if not solve_spd(a, b, v, column, 2):
        return np.nan, np.nan
    return v[2], math.sqrt(max(column[2], 0.0))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _scan(t: Floats, x: Floats, reach: int, breaks: Flags) -> tuple[Floats, Floats]:
    """Steps before each set with up to `reach` sets a side between breaks, and their formal sigmas."""
    count = len(t)
    step, formal = np.full(count, np.nan), np.full(count, np.nan)
    for k in range(2, count - 1):
        lo, hi = k, k
        while lo > 0 and k - lo < reach and (lo == k or breaks[lo] == 0) and t[k] - t[lo - 1] < 3.0 * reach:
            lo -= 1
        while hi < count and hi - k < reach and (hi == k or breaks[hi] == 0) and t[hi] - t[k] < 3.0 * reach:
            hi += 1
        if k - lo >= 2 and hi - k >= 2 and hi - lo >= 5:
            step[k], formal[k] = _step(k, lo, hi, t, x)
    return step, formal


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _significance(t: Floats, i_x: Floats, i_y: Floats, breaks: Flags) -> tuple[Floats, Floats, Floats]:
    """Z at each gap with the length of the step and its sigma: the least z of all reaches.

    A burn stays; an excursion of a few bad sets is a step to the narrow reach alone.
    """
    count = len(t)
    least, length, sigma = np.full(count, np.nan), np.full(count, np.nan), np.full(count, np.nan)
    for reach in REACHES:
        sx, formal = _scan(t, i_x, reach, breaks)
        sy, _ = _scan(t, i_y, reach, breaks)
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


def plane_steps(track: Track) -> PlaneSteps:
    """Find steps of the orbital plane of one object."""
    t = track.t
    if len(t) < 12:
        return PlaneSteps(np.zeros(0, np.int64), np.zeros(0), np.zeros(0), np.zeros(0))
    breaks = np.zeros(len(t), np.uint8)
    k = np.zeros(0, np.int64)
    for _ in range(ROUNDS):
        z, length, sigma = _significance(t, track.i_x, track.i_y, breaks)
        found = _peaks(t, z, LEAST_Z)
        if np.array_equal(found, k):
            break
        k = found
        breaks[:] = 0
        breaks[k] = 1
    else:
        z, length, sigma = _significance(t, track.i_x, track.i_y, breaks)
    k = k[z[k] >= LEAST_Z]
    return PlaneSteps(k, z[k], length[k], sigma[k])
