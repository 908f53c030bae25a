"""A burn as sets really show it: its instant, its size, and the lag of the orbit determination.

A set is fitted to observations of the days before its epoch. A least-squares line through an arc of
length T that a burn cuts at the fraction u from its end gives, at the end of the arc, the share
u^2 (3 - 2u) of the new slope and the place T u^2 (2 - u) instead of T u: the burn shows as a ramp in
mean motion, lasting T days, while the mean longitude bends almost at once. With T = 0 this is the
plain kink. Fitting the instant and T together dates the burn from the longitude and keeps one
burn from being reported two or three times.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .kernels import HUBER, Floats, solve_spd

LAGS_DAYS = (0.0, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0)
SHAPE_DOUBT = 0.5  # share of the template's own lag error that is not believed
COARSE_DAYS, FINE_DAYS = 0.25, 0.05


@numba.njit(cache=True, nogil=True)
def shape(since: float, lag: float) -> tuple[float, float]:
    """Place and slope that a unit step of slope shows in a set `since` days after the burn."""
    if since <= 0.0:
        return 0.0, 0.0
    if since >= lag:
        return since, 1.0
    u = since / lag
    return lag * u * u * (2.0 - u), u * u * (3.0 - 2.0 * u)


@numba.njit(cache=True, nogil=True)
def _loss(r: float) -> float:
    r = abs(r)
    return r * r if r < HUBER else HUBER * (2.0 * r - HUBER)


@numba.njit(cache=True, nogil=True)
def fit_burns(
    lo: int,
    hi: int,
    taus: Floats,
    lags: Floats,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: float,
    sigma_s: float,
    rounds: int,
    guess: float,
    steps: Floats,
) -> tuple[float, float]:
    """Fit line, curvature and one step for each of the given burns to sets lo..hi-1.

    Sets inside the lag of a burn of the guessed size (m/day) are trusted less: the template's shape
    is only the least-squares idea of it.

    Returns
    -------
    tuple of float
        Huber loss (twice), and the formal variance of the last step; steps are written to `steps`.
    """
    m, burns = hi - lo, len(taus)
    size = 3 + burns
    ref = lo + m // 2
    a, b, x, column = np.empty((size, size)), np.empty(size), np.zeros(size), np.zeros(size)
    row_y, row_s = np.zeros((m, size)), np.zeros((m, size))
    v_y, v_s = np.empty(m), np.empty(m)
    w_y, w_s = np.ones(m), np.ones(m)
    widening = 0.0
    for j in range(m):
        u = t[lo + j] - t[ref]
        in_y, in_s = sigma_y, sigma_s
        for q in range(burns):
            since = t[lo + j] - taus[q]
            if 0.0 < since < lags[q] + 0.5:
                in_y = math.hypot(in_y, SHAPE_DOUBT * 0.15 * guess * max(lags[q], 0.5))
                in_s = math.hypot(in_s, SHAPE_DOUBT * 0.5 * guess)
        widening += 2.0 * math.log(in_y * in_s / (sigma_y * sigma_s))
        row_y[j, 0], row_y[j, 1], row_y[j, 2] = 1.0 / in_y, u / in_y, 0.5 * u * u / in_y
        row_s[j, 1], row_s[j, 2] = 1.0 / in_s, u / in_s
        for q in range(burns):
            place, slope = shape(t[lo + j] - taus[q], lags[q])
            row_y[j, 3 + q], row_s[j, 3 + q] = place / in_y, slope / in_s
        v_y[j] = (y[lo + j] - y[ref] - s[ref] * u) / in_y
        v_s[j] = (s[lo + j] - s[ref]) / in_s
    loss = np.inf
    for turn in range(rounds + 1):
        if turn > 0 or rounds == 0:
            loss = widening
        if turn > 0:
            for j in range(m):
                r_y, r_s = v_y[j], v_s[j]
                for p in range(size):
                    r_y -= row_y[j, p] * x[p]
                    r_s -= row_s[j, p] * x[p]
                loss += _loss(r_y) + _loss(r_s)
                w_y[j] = 1.0 if abs(r_y) < HUBER else HUBER / abs(r_y)
                w_s[j] = 1.0 if abs(r_s) < HUBER else HUBER / abs(r_s)
            if turn == rounds:
                break
        a[:] = 0.0
        b[:] = 0.0
        for j in range(m):
            for p in range(size):
                b[p] += w_y[j] * row_y[j, p] * v_y[j] + w_s[j] * row_s[j, p] * v_s[j]
                for q in range(p + 1):
                    a[p, q] += w_y[j] * row_y[j, p] * row_y[j, q] + w_s[j] * row_s[j, p] * row_s[j, q]
        for p in range(size):
            for q in range(p):
                a[q, p] = a[p, q]
        if not solve_spd(a, b, x, column, size - 1):
            return np.inf, np.nan
    for q in range(burns):
        steps[q] = x[3 + q]
    return loss, column[size - 1]


@numba.njit(cache=True, nogil=True)
def date_burn(
    first: float,
    last: float,
    lo: int,
    hi: int,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: float,
    sigma_s: float,
    lags: Floats,
    penalty: Floats,
    scale: float,
    guess: float,
) -> tuple[float, float, float, float, float, float]:
    """Instant and lag that explain sets lo..hi-1 best, the instant between `first` (less the lag) and `last`.

    `penalty` is added to the loss for each lag; `scale` is what the loss is divided by (inflation
    squared).

    Returns
    -------
    tuple of float
        Instant (days), its sigma from the width of the profile, lag (days), step (m/day), its
        formal variance, loss.
    """
    tau, lag, steps = np.empty(1), np.empty(1), np.empty(1)
    best, best_tau, best_lag = np.inf, np.nan, 0.0
    for j in range(len(lags)):
        lag[0] = lags[j]
        count = int((last - first + lags[j]) / COARSE_DAYS) + 1
        for i in range(count + 1):
            tau[0] = last - i * COARSE_DAYS
            loss, _ = fit_burns(lo, hi, tau, lag, t, y, s, sigma_y, sigma_s, 2, guess, steps)
            if loss / scale + penalty[j] < best:
                best, best_tau, best_lag = loss / scale + penalty[j], tau[0], lags[j]
    if not math.isfinite(best_tau):
        return np.nan, np.nan, 0.0, np.nan, np.nan, np.inf
    # The width of the profile over instants, all lags considered, is the sigma of the instant.
    span = 1.0
    count = int(2.0 * span / FINE_DAYS) + 1
    total, mean, square, lowest = 0.0, 0.0, 0.0, np.inf
    fine_tau, fine_lag = best_tau, best_lag
    profile = np.full(count, np.inf)
    for i in range(count):
        tau[0] = best_tau - span + i * FINE_DAYS
        for j in range(len(lags)):
            if abs(lags[j] - best_lag) > 2.1:
                continue
            lag[0] = lags[j]
            loss, _ = fit_burns(lo, hi, tau, lag, t, y, s, sigma_y, sigma_s, 2, guess, steps)
            value = loss / scale + penalty[j]
            profile[i] = min(profile[i], value)
            if value < lowest:
                lowest, fine_tau, fine_lag = value, tau[0], lags[j]
    for i in range(count):
        weight = math.exp(-0.5 * (profile[i] - lowest))
        at = best_tau - span + i * FINE_DAYS
        total += weight
        mean += weight * at
        square += weight * at * at
    mean /= total
    sigma = math.sqrt(max(square / total - mean * mean, 0.0) + FINE_DAYS * FINE_DAYS / 12.0)
    tau[0], lag[0] = fine_tau, fine_lag
    loss, variance = fit_burns(lo, hi, tau, lag, t, y, s, sigma_y, sigma_s, 4, guess, steps)
    return mean, sigma, fine_lag, steps[0], variance, loss
