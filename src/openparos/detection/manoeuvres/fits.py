"""Fits of burns at given instants to the sets of a window, compiled.

A line, a curvature and a step of slope for each burn; how a burn shows itself in the sets is its *shape*.
`fit_one` is for a single burn and allocates nothing: dating one takes hundreds of fits. `fit_burns`
takes any number.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .kernels import HUBER, Floats, solve_four, solve_spd

ACCELERATION = -1.0  # for a ramp: a change of acceleration instead of a step of slope


@numba.njit(cache=True, nogil=True, error_model="numpy")
def shape(since: float, ramp: float) -> tuple[float, float]:
    """Place and slope that a unit step of slope shows in a set `since` days after the burn.

    `ramp` = ACCELERATION gives the other account: a unit change of acceleration from that day on.
    """
    if since <= 0.0:
        return 0.0, 0.0
    if ramp < 0.0:
        return 0.5 * since * since, since
    if since >= ramp:
        return since, 1.0
    u = since / ramp
    return ramp * u * u * (2.0 - u), u * u * (3.0 - 2.0 * u)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _loss(r: float) -> float:
    r = abs(r)
    return r * r if r < HUBER else HUBER * (2.0 * r - HUBER)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def prepare(lo: int, hi: int, t: Floats, y: Floats, s: Floats) -> Floats:
    """Room for fits to sets lo..hi-1: rows 0 to 3 are days, places and slopes about the middle set, and days as they are.

    Rows 4 and 5 are for the weights that `weigh` gives places and slopes.
    """
    m = hi - lo
    ref, out = lo + m // 2, np.empty((6, m))
    for j in range(m):
        u = t[lo + j] - t[ref]
        out[0, j], out[1, j], out[2, j] = u, y[lo + j] - y[ref] - s[ref] * u, s[lo + j] - s[ref]
        out[3, j] = t[lo + j]
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def weigh(sets: Floats, sigma_y: float, sigma_s: float, wander: float, middle: float) -> None:
    """Give sets less weight the farther they are from an instant: the slope strays meanwhile."""
    for j in range(sets.shape[1]):
        far = abs(sets[3, j] - middle)
        sets[4, j] = 1.0 / (sigma_y * sigma_y + wander * far * far * far / 3.0)
        sets[5, j] = 1.0 / (sigma_s * sigma_s + wander * far)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_one(sets: Floats, tau: float, ramp: float, first: int, rounds: int) -> tuple[float, float, float]:
    """Fit one burn at `tau`, seen from the `first` set on, to sets made ready by `prepare` and `weigh`.

    Returns
    -------
    tuple of float
        Huber loss; step and its formal variance after the last of `rounds` solutions.
    """
    x0 = x1 = x2 = x3 = variance = loss = 0.0
    u, v_y, v_s, t, w_y, w_s = sets[0], sets[1], sets[2], sets[3], sets[4], sets[5]
    for turn in range(rounds + 1):
        a00 = a10 = a11 = a20 = a21 = a22 = a30 = a31 = a32 = a33 = b0 = b1 = b2 = b3 = loss = 0.0
        for j in range(len(u)):
            uj, half = u[j], 0.5 * u[j] * u[j]
            place = slope = 0.0
            if j >= first:
                place, slope = shape(t[j] - tau, ramp)
            g, h = w_y[j], w_s[j]
            if turn > 0:
                size = (v_y[j] - x0 - x1 * uj - x2 * half - x3 * place) ** 2 * g
                if size < HUBER * HUBER:
                    loss += size
                else:
                    size = math.sqrt(size)
                    loss += HUBER * (2.0 * size - HUBER)
                    g *= HUBER / size
                size = (v_s[j] - x1 - x2 * uj - x3 * slope) ** 2 * h
                if size < HUBER * HUBER:
                    loss += size
                else:
                    size = math.sqrt(size)
                    loss += HUBER * (2.0 * size - HUBER)
                    h *= HUBER / size
                if turn == rounds:
                    continue
            gu, gh, gp, hs = g * uj, g * half, g * place, h * slope
            a00 += g
            a10 += gu
            a20 += gh
            a11 += gu * uj + h
            a21 += gu * half + h * uj
            a22 += gh * half + h * uj * uj
            b0 += g * v_y[j]
            b1 += gu * v_y[j] + h * v_s[j]
            b2 += gh * v_y[j] + h * uj * v_s[j]
            if j >= first:
                a30 += gp
                a31 += gp * uj + hs
                a32 += gp * half + hs * uj
                a33 += gp * place + hs * slope
                b3 += gp * v_y[j] + hs * v_s[j]
        if turn == rounds:
            break
        x0, x1, x2, x3, variance = solve_four(
            a00, a10, a11, a20, a21, a22, a30, a31, a32, a33, b0, b1, b2, b3
        )
        if math.isnan(variance):
            return np.inf, np.nan, np.nan
    return loss, x3, variance


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_burns(sets: Floats, taus: Floats, rounds: int) -> float:
    """Huber loss of any number of burns at `taus`, shown at once, fitted to sets made ready by `prepare` and `weigh`."""
    m, burns = sets.shape[1], len(taus)
    size = 3 + burns
    a, b, x = np.empty((size, size)), np.empty(size), np.zeros(size)
    row_y, row_s = np.empty(size), np.empty(size)
    loss = 0.0
    for turn in range(rounds + 1):
        a[:] = 0.0
        b[:] = 0.0
        loss = 0.0
        for j in range(m):
            u, g, h = sets[0, j], sets[4, j], sets[5, j]
            row_y[0], row_y[1], row_y[2] = 1.0, u, 0.5 * u * u
            row_s[0], row_s[1], row_s[2] = 0.0, 1.0, u
            for q in range(burns):
                row_y[3 + q], row_s[3 + q] = shape(sets[3, j] - taus[q], 0.0)
            if turn > 0:
                r_y, r_s = sets[1, j], sets[2, j]
                for p in range(size):
                    r_y -= row_y[p] * x[p]
                    r_s -= row_s[p] * x[p]
                r_y, r_s = abs(r_y) * math.sqrt(g), abs(r_s) * math.sqrt(h)
                loss += _loss(r_y) + _loss(r_s)
                g *= HUBER / max(r_y, HUBER)
                h *= HUBER / max(r_s, HUBER)
            for p in range(size):
                b[p] += g * row_y[p] * sets[1, j] + h * row_s[p] * sets[2, j]
                for q in range(p + 1):
                    a[p, q] += g * row_y[p] * row_y[q] + h * row_s[p] * row_s[q]
        if turn < rounds and math.isnan(solve_spd(a, b, x)):
            return np.inf
    return loss
