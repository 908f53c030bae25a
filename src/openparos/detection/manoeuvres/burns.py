"""The burns of one track: search, pruning, consolidation, dating, strength and sharpness."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numba
import numpy as np

from .consolidate import SCALE, bounds, consolidate
from .kernels import ONE, Flags, Floats, Ints
from .rolling import median_of, rolling_scale, running_trend
from .search import (
    AGAINST_DRAG,
    LIKE_DRAG,
    NOISE_HALF_WIDTH_DAYS,
    ONE_STEP_DERATING,
    candidates,
    prune,
)
from .template import WAYS, date_burn, loss_without
from .track import DEEP_SMA_KM, LEAST_SETS, Track, noise_of

DRAG_HALF_WIDTH_DAYS: Final = 15.0
ROUNDS: Final = 3
CERTAIN_SCORE: Final = 6.0  # of a break that noise is measured around
LEAST_SCORE: Final = 3.0  # of a break before consolidation
EARLIEST_DAYS: Final = 3.0  # how far before the gap that shows a burn its instant is looked for
LEAST_INFLATION: Final = 0.7
SINGLE_DIFFERENCE_SIGMAS: Final = 3.0  # heavier tails of single differences
PLAIN_SIGMAS: Final = 10.0  # a step that needs no fit to be seen
SIGMA_FACTOR: Final = 1.75  # formal sigmas of steps came out short by this on the visible satellites
INSTANT_FACTOR: Final = 1.5  # those of instants by this,
LATENESS_SHARE: Final = 0.06  # and by this share of the days over which the sets took the burn up
DEEP_THEORY_M_DAY: Final = 0.010 * 3.0 * 86_400.0
"""What the deep-space theory leaves out looks like steps of some 10 mm/s: half of the physical floor there."""
TELLING_STRENGTH, SEEN_BEFORE = (
    8.0,
    1.0,
)  # of a break that tells how it was taken up; counts of each way at first
INSTANT_DAYS: Final = 0.04  # sets smooth over their arcs, however sharp the crossing
INSTANT_OF_PERIOD: Final = 0.1  # of a revolution: a radial part moves the longitude by so much time


@dataclass(frozen=True, slots=True)
class Burns:
    """Breaks of drift of one object, in order of time.

    Attributes
    ----------
    k, end : array of int
        Index of the first set that shows the break, and of the last set at which it still grew.
    tau, sigma_tau : array
        Instant in days since the first set, and its sigma; NaN where the sets do not date it.
    late : array
        Days until the sets showed the whole burn.
    step, sigma_step : array
        Change of drift along the orbit, m/day.
    strength : array
        Step over sigma, drag's variation included.
    sharpness : array
        Root of the loss that a burn saves against a change of drag; NaN where nothing could be fitted.
    drag_days : array
        Days of steady drag that the step equals; negative where it goes against the drag.
    """

    k: Ints
    end: Ints
    tau: Floats
    sigma_tau: Floats
    late: Floats
    step: Floats
    sigma_step: Floats
    strength: Floats
    sharpness: Floats
    drag_days: Floats


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _single_differences(
    k: int, end: int, t: Floats, y: Floats, s: Floats, sigma_y: Floats, sigma_s: Floats, wander: Floats, drag: float,
    theory: float, row: Floats,
) -> None:  # fmt: skip
    """Measure a break between near neighbours from the sets on its two sides alone."""
    step, dt = s[end] - s[k - 1], t[end] - t[k - 1]
    noise = SINGLE_DIFFERENCE_SIGMAS * math.sqrt(2.0)
    sigma = math.sqrt((noise * sigma_s[k]) ** 2 + wander[k] * dt + (drag * dt) ** 2)
    row[3], row[4], row[5] = step, sigma, abs(step) / math.hypot(sigma, theory)
    if step == 0.0:
        return
    tau = t[end] - (y[end] - y[k - 1] - s[k - 1] * dt) / step
    sigma_tau = noise * sigma_y[k] / abs(step)
    if sigma_tau < 0.5 * dt and t[k - 1] - 2.0 < tau < t[end]:
        row[0], row[1] = tau, sigma_tau


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _contradicts(step: float, at: int, stop: int, lo: int, hi: int, s: Floats, sigma_s: float) -> bool:
    """Say whether a fitted step is not the one that the sets on both sides of the gap show.

    Where an object burns often the wander of its slope takes the burns for drag, the fit may then put
    another change, days before, in the place of one that everybody sees. Only a step far above the noise
    of the sets is looked at: the fit must show at least half of what medians of three before and after show.
    """
    scratch = np.empty(3)
    seen = median_of(s, stop, min(stop + 3, hi), ONE, np.nan, scratch)
    seen -= median_of(s, max(at - 3, lo), at, ONE, np.nan, scratch)
    if abs(seen) < PLAIN_SIGMAS * sigma_s:
        return False
    return bool(step / seen < 0.5)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def measure(
    k: Ints, end: Ints, inflation: Floats, drag: Floats, t: Floats, y: Floats, s: Floats, sigma_y: Floats,
    sigma_s: Floats, wander: Floats, walls: Flags, theory: float, unlike: Floats,
) -> Floats:  # fmt: skip
    """Instant, sigma, lateness, step, sigma, strength, sharpness and way of each break; NaN where unknown."""
    out = np.full((len(k), 8), np.nan)
    for j in range(len(k)):
        at, stop = k[j], end[j]
        first = end[j - 1] if j > 0 else 0
        last = k[j + 1] if j + 1 < len(k) else len(t)
        lo, hi = bounds(first, at, stop, last, t, walls)
        if walls[at] == 1:
            continue
        if at - lo < 3 or hi - stop < 3:
            _single_differences(at, stop, t, y, s, sigma_y, sigma_s, wander, drag[at], theory, out[j])
            continue
        scale = max(inflation[SCALE, at], LEAST_INFLATION) ** 2
        noise = np.array([sigma_y[at], sigma_s[at], wander[at], 0.5 * (t[at - 1] + t[stop])])
        earliest = max(t[at - 1] - EARLIEST_DAYS, t[lo + 1])
        tau, sigma, late, step, variance, loss, way = date_burn(
            earliest, t[stop], lo, hi, t, y, s, noise, scale, unlike
        )
        if not math.isfinite(step) or _contradicts(step, at, stop, lo, hi, s, sigma_s[at]):
            _single_differences(at, stop, t, y, s, sigma_y, sigma_s, wander, drag[at], theory, out[j])
            continue
        sigma_step = math.sqrt(max(variance, 0.0) * scale)
        share = LIKE_DRAG if step * drag[at] > 0.0 else AGAINST_DRAG
        out[j, 0], out[j, 1], out[j, 2], out[j, 3], out[j, 4] = tau, sigma, late, step, sigma_step
        out[j, 5] = abs(step) / math.hypot(math.hypot(sigma_step, share * drag[at]), theory)
        without = loss_without(t[lo + 1], t[hi - 2], lo, hi, t, y, s, noise)
        out[j, 6], out[j, 7] = math.sqrt(max(without - loss, 0.0) / scale), way
    return out


def unlike(ways: Floats, strength: Floats) -> Floats:
    """Loss of each way a burn is taken up, by how seldom the sets of this object go it.

    Counted on strong breaks, which tell their way; a weak one then follows what is usual. With few strong
    ones every way stays nearly as likely as any other.
    """
    known = ways[np.isfinite(ways) & (strength > TELLING_STRENGTH)].astype(np.int64)
    share = np.bincount(known, minlength=WAYS) + SEEN_BEFORE
    return np.asarray(-2.0 * np.log(share / share.max()))


def busy_gaps(k: Ints, end: Ints, walls: Flags) -> Flags:
    """Mark walls and the gaps over which certain breaks show, with the one before and the one after."""
    busy = walls.copy()
    for a, b in zip(k.tolist(), end.tolist(), strict=True):
        busy[max(a - 1, 0) : b + 2] = 1
    return busy


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _one_step(t: Floats, s: Floats, known: Flags) -> Floats:
    """Derated z of the single differences of the slope."""
    count = len(t)
    jump, quiet = np.full(count, np.nan), np.full(count, np.nan)
    for k in range(1, count):
        jump[k] = s[k] - s[k - 1]
        if known[k] != 1:
            quiet[k] = jump[k]
    scale = rolling_scale(quiet, t, NOISE_HALF_WIDTH_DAYS, 0.5)
    for k in range(count):
        least = scale[k] if scale[k] > 1e-6 else 1e-6
        jump[k] = abs(jump[k]) / least / ONE_STEP_DERATING if math.isfinite(jump[k]) else 0.0
    return jump


def _breaks(
    track: Track, noise: tuple[Floats, Floats, Floats], known: Flags, drag: Floats
) -> tuple[Ints, Floats, Ints, Floats]:
    """Search, prune and consolidate once under one account of the noise."""
    t, y, s = track.t, track.y, track.s
    found = candidates(t, y, s, *noise, _one_step(t, s, known), track.walls, known)
    k, score, _, _, inflation = prune(found, t, y, s, *noise, track.walls, drag)
    k, score, end = consolidate(k, score, LEAST_SCORE, inflation, t, y, s, *noise, track.walls)
    return k, score, end, inflation


def find_burns(track: Track) -> Burns:
    """Find where the drift of one object breaks.

    Parameters
    ----------
    track : Track
        Clean history.

    Returns
    -------
    Burns
        Every break that survives consolidation; strength and sharpness decide what becomes of it.
    """
    t, y, s = track.t, track.y, track.s
    if len(t) < LEAST_SETS:
        none, nothing = np.zeros(0, np.int64), np.zeros(0)
        return Burns(none, none, *(nothing for _ in range(8)))
    noise = (track.sigma_y, track.sigma_s, track.wander)
    drag = running_trend(t, s, DRAG_HALF_WIDTH_DAYS)
    known = track.walls
    k, score, end, inflation = _breaks(track, noise, known, drag)
    for _ in range(ROUNDS - 1):
        certain = score >= CERTAIN_SCORE
        busy = busy_gaps(k[certain], end[certain], track.walls)
        if (busy == known).all():
            break
        known, noise = busy, noise_of(t, y, s, busy)
        k, score, end, inflation = _breaks(track, noise, known, drag)
    theory = DEEP_THEORY_M_DAY if track.sma_km > DEEP_SMA_KM else 0.0
    given = (k, end, inflation, drag, t, y, s, *noise, track.walls, theory)
    value = measure(*given, np.zeros(WAYS))
    usual = unlike(value[:, 7], value[:, 5])
    if usual.any():
        value = measure(*given, usual)
    drag_days = value[:, 3] / np.where(np.abs(drag[k]) > 1e-3, drag[k], 1e-3)
    least = INSTANT_OF_PERIOD * track.period_days + INSTANT_DAYS
    late = np.hypot(least, LATENESS_SHARE * np.where(np.isnan(value[:, 2]), 0.0, value[:, 2]))
    sigma_tau = np.hypot(INSTANT_FACTOR * value[:, 1], late)
    return Burns(
        k=k, end=end, tau=value[:, 0], sigma_tau=sigma_tau, late=value[:, 2], step=value[:, 3],
        sigma_step=SIGMA_FACTOR * value[:, 4], strength=value[:, 5], sharpness=value[:, 6], drag_days=drag_days,
    )  # fmt: skip
