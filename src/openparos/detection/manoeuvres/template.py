"""A burn as sets really show it: its instant, its size, and how late the orbit determination took it up.

Two ways are seen in operators' satellites, often in one and the same history:

- delay: the sets of the first days after the burn still give the old orbit, then one gives the new;
- ramp: a set is fitted to an arc of T days before its epoch. A least-squares line through an arc that
  the burn cuts at the fraction u from its end gives, at the end, the share u^2 (3 - 2u) of the new
  slope and the place T u^2 (2 - u) instead of T u. The burn shows as a ramp of the mean motion
  lasting T days, while the mean longitude bends almost at once.

Fitting the instant together with delay or ramp dates the burn from the longitude, where the lines
before and after cross, and keeps one burn from being reported two or three times.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from .kernels import HUBER, Floats, Ints, solve_spd

RAMPS_DAYS = (0.0, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0)
DELAYED_SETS = (1, 2, 3, 4)
ACCELERATION = -1.0
LONGEST_DELAY_DAYS = 3.0
COARSE_DAYS, FINE_DAYS, WIDTH_DAYS = 0.25, 0.05, 1.0
WAYS = len(RAMPS_DAYS) + len(DELAYED_SETS)
WORTH_A_LOOK = 12.0  # loss (in units of its scale) within which a way is followed closely


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
def _row(out_y: Floats, out_s: Floats, u: float, i_y: float, i_s: float) -> None:
    out_y[0], out_y[1], out_y[2] = i_y, u * i_y, 0.5 * u * u * i_y
    out_s[0], out_s[1], out_s[2] = 0.0, i_s, u * i_s


@numba.njit(cache=True, nogil=True, error_model="numpy")
def fit_burns(
    lo: int,
    hi: int,
    taus: Floats,
    ramps: Floats,
    delays: Ints,
    t: Floats,
    y: Floats,
    s: Floats,
    sigma_y: float,
    sigma_s: float,
    wander: float,
    middle: float,
    rounds: int,
    steps: Floats,
) -> tuple[float, float]:
    """Fit line, curvature and one step for each of the given burns to sets lo..hi-1.

    A burn q acts at taus[q]; the first delays[q] sets after it do not show it yet, then it comes as a
    ramp of ramps[q] days. Sets count less the farther they are from `middle` (`wander`),
    or from the mean of the burns where it is NaN.

    Returns
    -------
    tuple of float
        Huber loss, and the formal variance of the last step; steps are written to `steps`.
    """
    m, burns = hi - lo, len(taus)
    size = 3 + burns
    ref = lo + m // 2
    a, b, x, column = np.empty((size, size)), np.empty(size), np.zeros(size), np.zeros(size)
    row_y, row_s = np.zeros((m, size)), np.zeros((m, size))
    v_y, v_s, w_y, w_s = np.empty(m), np.empty(m), np.ones(m), np.ones(m)
    if math.isnan(middle):
        middle = 0.0
        for q in range(burns):
            middle += taus[q] / burns
    first = np.empty(burns, np.int64)
    for q in range(burns):
        first[q] = np.searchsorted(t, taus[q]) + delays[q]
    for j in range(m):
        u, far = t[lo + j] - t[ref], abs(t[lo + j] - middle)
        i_y = 1.0 / math.sqrt(sigma_y * sigma_y + wander * far * far * far / 3.0)
        i_s = 1.0 / math.sqrt(sigma_s * sigma_s + wander * far)
        _row(row_y[j], row_s[j], u, i_y, i_s)
        for q in range(burns):
            if lo + j >= first[q]:
                place, slope = shape(t[lo + j] - taus[q], ramps[q])
                row_y[j, 3 + q], row_s[j, 3 + q] = place * i_y, slope * i_s
        v_y[j] = (y[lo + j] - y[ref] - s[ref] * u) * i_y
        v_s[j] = (s[lo + j] - s[ref]) * i_s
    loss = np.inf
    for turn in range(rounds + 1):
        if turn > 0:
            loss = 0.0
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


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _loss_as(
    way: int, tau: Floats, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats, ramp: Floats,
    delay: Ints, steps: Floats,
) -> float:  # fmt: skip
    """Loss of a burn at one instant taken up in one of the WAYS: a ramp, or a delay of some sets."""
    ramps = len(RAMPS_DAYS)
    ramp[0], delay[0] = 0.0, 0
    if way < ramps:
        ramp[0] = RAMPS_DAYS[way]
    else:
        delay[0] = DELAYED_SETS[way - ramps]
        last = np.searchsorted(t, tau[0]) + delay[0]
        if last > hi - 3 or t[last - 1] - tau[0] > LONGEST_DELAY_DAYS:
            return np.inf
    loss, _ = fit_burns(lo, hi, tau, ramp, delay, t, y, s, noise[0], noise[1], noise[2], np.nan, 2, steps)
    return float(loss)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def coarse_losses(
    first: float, last: float, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats
) -> tuple[Floats, float]:
    """Least loss of each way over instants between `first` and `last`, and the best instant of all."""
    tau, ramp, delay, steps = np.empty(1), np.empty(1), np.zeros(1, np.int64), np.empty(1)
    losses = np.full(WAYS, np.inf)
    best, centre = np.inf, np.nan
    for way in range(WAYS):
        for i in range(int((last - first) / COARSE_DAYS) + 2):
            tau[0] = last - i * COARSE_DAYS
            loss = _loss_as(way, tau, lo, hi, t, y, s, noise, ramp, delay, steps)
            losses[way] = min(losses[way], loss)
            if loss < best:
                best, centre = loss, tau[0]
    return losses, centre


@numba.njit(cache=True, nogil=True, error_model="numpy")
def loss_without(
    first: float, last: float, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats
) -> float:
    """Least loss of sets lo..hi-1 without a burn: steady drag, or drag that changes on one day.

    The middle of the sets (`noise[3]`) is held fast: weighted about a day near their edge, almost nothing
    would be left to explain.
    """
    tau, ramp, delay, steps = np.empty(1), np.full(1, ACCELERATION), np.zeros(1, np.int64), np.empty(1)
    best = np.inf
    for i in range(int((last - first) / 0.5) + 2):
        tau[0] = last - i * 0.5
        loss, _ = fit_burns(
            lo, hi, tau, ramp, delay, t, y, s, noise[0], noise[1], noise[2], noise[3], 3, steps
        )
        best = min(best, loss)
    return best


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _sharpen(
    centre: float, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats, scale: float, ramp: Floats,
    delay: Ints, steps: Floats,
) -> tuple[float, float]:  # fmt: skip
    """Instant and sigma from a profile ten times finer, ramp and delay being known."""
    tau, step = np.empty(1), FINE_DAYS / 10.0
    count = 61
    loss = np.empty(count)
    for i in range(count):
        tau[0] = centre + (i - 30) * step
        loss[i], _ = fit_burns(
            lo, hi, tau, ramp, delay, t, y, s, noise[0], noise[1], noise[2], np.nan, 2, steps
        )
    lowest = loss.min()
    total, mean, square = 0.0, 0.0, 0.0
    for i in range(count):
        weight, at = math.exp(-0.5 * (loss[i] - lowest) / scale), (i - 30) * step
        total += weight
        mean += weight * at
        square += weight * at * at
    mean /= total
    return centre + mean, math.sqrt(max(square / total - mean * mean, 0.0) + step * step / 12.0)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def date_burn(
    first: float, last: float, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats, scale: float
) -> tuple[float, float, float, float, float, float]:
    """Instant, with ramp or delay, that explains sets lo..hi-1 best; looked for between `first` and `last`.

    `noise` holds sigma of y, sigma of s and wander; `scale` is what the loss is divided by
    (inflation squared).

    Returns
    -------
    tuple of float
        Instant (days) and its sigma, both from the profile of the loss over instants; days until the
        sets showed the whole burn; step (m/day) and its formal variance; loss.
    """
    tau, ramp, delay, steps = np.empty(1), np.empty(1), np.zeros(1, np.int64), np.empty(1)
    losses, centre = coarse_losses(first, last, lo, hi, t, y, s, noise)
    if not math.isfinite(centre):
        return np.nan, np.nan, 0.0, np.nan, np.nan, np.inf
    worth = losses.min() + WORTH_A_LOOK * scale
    count = int(2.0 * WIDTH_DAYS / FINE_DAYS) + 1
    profile = np.full(count, np.inf)
    lowest, best_tau, best_ramp, best_delay = np.inf, centre, 0.0, 0
    for way in range(WAYS):
        if losses[way] > worth:
            continue
        for i in range(count):
            tau[0] = centre - WIDTH_DAYS + i * FINE_DAYS
            loss = _loss_as(way, tau, lo, hi, t, y, s, noise, ramp, delay, steps)
            profile[i] = min(profile[i], loss)
            if loss < lowest:
                lowest, best_tau, best_ramp, best_delay = loss, tau[0], ramp[0], delay[0]
    total, mean, square = 0.0, 0.0, 0.0
    for i in range(count):
        weight = math.exp(-0.5 * (profile[i] - lowest) / scale)
        at = centre - WIDTH_DAYS + i * FINE_DAYS
        total += weight
        mean += weight * at
        square += weight * at * at
    mean /= total
    sigma = math.sqrt(max(square / total - mean * mean, 0.0) + FINE_DAYS * FINE_DAYS / 12.0)
    if sigma < 2.0 * FINE_DAYS:
        ramp[0], delay[0] = best_ramp, best_delay
        mean, sigma = _sharpen(best_tau, lo, hi, t, y, s, noise, scale, ramp, delay, steps)
    tau[0], ramp[0], delay[0] = best_tau, best_ramp, best_delay
    loss, variance = fit_burns(
        lo, hi, tau, ramp, delay, t, y, s, noise[0], noise[1], noise[2], np.nan, 4, steps
    )
    late = best_ramp
    if best_delay > 0:
        late = t[np.searchsorted(t, best_tau) + best_delay] - best_tau
    return mean, sigma, late, steps[0], variance, loss
