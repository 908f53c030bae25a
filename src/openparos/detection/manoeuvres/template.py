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

from .fits import ACCELERATION, fit_one, prepare, weigh
from .kernels import FOUR, THREE, TWO, Floats
from .rolling import first_at

RAMPS_DAYS = (0.0, 1.5, 3.0, 4.5, 6.0, 8.0, 10.0)
DELAYED_SETS = (1, 2, 3, 4)
LONGEST_DELAY_DAYS = 3.0
COARSE_DAYS, FINE_DAYS, WIDTH_DAYS = 0.25, 0.05, 1.0
SHARP_DAYS, SHARP_STEPS = FINE_DAYS / 10.0, 61
WAYS = len(RAMPS_DAYS) + len(DELAYED_SETS)
WORTH_A_LOOK = 12.0  # loss (in units of its scale) within which a way is followed closely


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _taken_up(way: int) -> tuple[float, int]:
    """Days of ramp, and sets of delay, of one of the WAYS in which a burn is taken up."""
    ramps = len(RAMPS_DAYS)
    if way < ramps:
        return RAMPS_DAYS[way], 0
    return 0.0, DELAYED_SETS[way - ramps]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _losses(
    taus: Floats, worth: Floats, most: float, bounded: bool, lo: int, hi: int, t: Floats, sets: Floats, noise: Floats
) -> Floats:  # fmt: skip
    """Loss of a burn at each of some instants, taken up in each way whose `worth` is at most `most`.

    Delays that would leave fewer than three sets after them, or last too long, are not tried where `bounded`.
    """
    out = np.full((WAYS, len(taus)), np.inf)
    for i in range(len(taus)):
        tau = taus[i]
        weigh(sets, noise[0], noise[1], noise[2], tau)
        first = first_at(t, tau)
        for way in range(WAYS):
            if not worth[way] <= most:
                continue
            ramp, delay = _taken_up(way)
            shown = first + delay
            if delay > 0 and bounded and (shown > hi - 3 or t[shown - 1] - tau > LONGEST_DELAY_DAYS):
                continue
            out[way, i], _, _ = fit_one(sets, tau, ramp, shown - lo, TWO)
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def coarse_losses(
    first: float,
    last: float,
    lo: int,
    hi: int,
    t: Floats,
    y: Floats,
    s: Floats,
    noise: Floats,
    unlike: Floats,
) -> tuple[Floats, float]:
    """Least loss of each way over instants between `first` and `last`, and the best instant of all.

    `unlike` is added to the loss of each way.
    """
    taus = np.empty(int((last - first) / COARSE_DAYS) + 2)
    for i in range(len(taus)):
        taus[i] = last - i * COARSE_DAYS
    every = _losses(taus, np.zeros(WAYS), 0.0, True, lo, hi, t, prepare(lo, hi, t, y, s), noise)
    losses = np.full(WAYS, np.inf)
    best, centre = np.inf, np.nan
    for way in range(WAYS):
        for i in range(len(taus)):
            loss = every[way, i] + unlike[way]
            losses[way] = min(losses[way], loss)
            if loss < best:
                best, centre = loss, taus[i]
    return losses, centre


@numba.njit(cache=True, nogil=True, error_model="numpy")
def loss_without(
    first: float, last: float, lo: int, hi: int, t: Floats, y: Floats, s: Floats, noise: Floats
) -> float:
    """Least loss of sets lo..hi-1 without a burn: steady drag, or drag that changes on one day.

    The middle of the sets (`noise[3]`) is held fast: weighted about a day near their edge, almost nothing
    would be left to explain.
    """
    sets = prepare(lo, hi, t, y, s)
    weigh(sets, noise[0], noise[1], noise[2], noise[3])
    best = np.inf
    for i in range(int((last - first) / 0.5) + 2):
        tau = last - i * 0.5
        loss, _, _ = fit_one(sets, tau, ACCELERATION, first_at(t, tau) - lo, THREE)
        best = min(best, loss)
    return best


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _centre_of(loss: Floats, first: float, step: float, scale: float) -> tuple[float, float]:
    """Mean and standard deviation of an offset whose likelihood a profile of losses gives."""
    lowest, total, mean, square = np.inf, 0.0, 0.0, 0.0
    for i in range(len(loss)):
        lowest = min(lowest, loss[i])
    for i in range(len(loss)):
        weight, at = math.exp(-0.5 * (loss[i] - lowest) / scale), first + i * step
        total += weight
        mean += weight * at
        square += weight * at * at
    mean /= total
    return mean, math.sqrt(max(square / total - mean * mean, 0.0) + step * step / 12.0)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def date_burn(
    first: float,
    last: float,
    lo: int,
    hi: int,
    t: Floats,
    y: Floats,
    s: Floats,
    noise: Floats,
    scale: float,
    unlike: Floats,
) -> tuple[float, float, float, float, float, float, int]:
    """Instant, with ramp or delay, that explains sets lo..hi-1 best; looked for between `first` and `last`.

    `noise` holds sigma of y, sigma of s and wander; `scale` is what the loss is divided by
    (inflation squared). `unlike` is what is added to it for each way that this object's sets seldom go.

    Returns
    -------
    tuple of float
        Instant (days) and its sigma, both from the profile of the loss over instants; days until the
        sets showed the whole burn; step (m/day) and its formal variance; loss; which of the WAYS.
    """
    losses, centre = coarse_losses(first, last, lo, hi, t, y, s, noise, unlike * scale)
    if not math.isfinite(centre):
        return np.nan, np.nan, 0.0, np.nan, np.nan, np.inf, 0
    sets = prepare(lo, hi, t, y, s)
    taus = np.empty(int(2.0 * WIDTH_DAYS / FINE_DAYS) + 1)
    for i in range(len(taus)):
        taus[i] = centre - WIDTH_DAYS + i * FINE_DAYS
    most = losses[0]
    for way in range(1, WAYS):
        most = min(most, losses[way])
    every = _losses(taus, losses, most + WORTH_A_LOOK * scale, True, lo, hi, t, sets, noise)
    profile, lowest, best_tau, best = np.full(len(taus), np.inf), np.inf, centre, 0
    for way in range(WAYS):
        for i in range(len(taus)):
            loss = every[way, i] + unlike[way] * scale
            profile[i] = min(profile[i], loss)
            if loss < lowest:
                lowest, best_tau, best = loss, taus[i], way
    mean, sigma = _centre_of(profile, centre - WIDTH_DAYS, FINE_DAYS, scale)
    if sigma < 2.0 * FINE_DAYS:
        fine, only = np.empty(SHARP_STEPS), np.ones(WAYS)
        only[best] = 0.0
        for i in range(SHARP_STEPS):
            fine[i] = best_tau + (i - SHARP_STEPS // 2) * SHARP_DAYS
        sharp = _losses(fine, only, 0.0, False, lo, hi, t, sets, noise)[best]
        mean, sigma = _centre_of(sharp, -(SHARP_STEPS // 2) * SHARP_DAYS, SHARP_DAYS, scale)
        mean += best_tau
    weigh(sets, noise[0], noise[1], noise[2], best_tau)
    ramp, delay = _taken_up(best)
    shown = first_at(t, best_tau) + delay
    loss, step, variance = fit_one(sets, best_tau, ramp, shown - lo, FOUR)
    late = ramp if delay == 0 else t[shown] - best_tau
    return mean, sigma, late, step, variance, loss, best
