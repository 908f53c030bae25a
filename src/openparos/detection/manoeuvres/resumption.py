"""Runs of bad sets after which a history goes on as though nothing had been.

Another object's sets under this number, or a field spoilt for days: the sets before the run, carried past
it in free flight, meet the sets after it in place, drift, plane and eccentricity. An object that left
would come back elsewhere along its orbit, however its burns were undone. Whether it left is not asked
of the size alone: places that jump where no drift takes them, and drifts that take the object nowhere,
are no motion.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numba
import numpy as np

from openparos.model.times import US_PER_DAY
from openparos.orbits.histories import ElementArrays, FreeFlight, free_flight

from .excursions import excursions, jumps_before
from .kernels import Flags, Floats, Ints
from .rolling import TO_SIGMA, median_of

LONGEST_DAYS = 25.0
MOST_ENDS = 12  # places where a run may end that are looked at
LEAST_SETS = 9
LEAST_SIGMAS = 10.0  # of the noise of the whole history and of that of the era, for a jump to begin a run
ERA_SETS = 12  # sets to either side
MEANWHILE = 0.05  # of the jump of the orbit: what else the object may have done
ROOM_SIGMAS = 3.0  # that may be left over where nothing jumped, more the longer the run
LEAST_BACK = 0.5  # of the least jump that begins a run, for one that ends it
COMES_BACK = 0.35  # of the jump, that may be left over
GOES_NOWHERE = 0.2  # of what the drift of the run would move the object, that it may have moved
AXIS, ALONG, PLANE, ECCENTRICITY = 0, 1, 2, 3
CHANNELS = 4
ROWS = (0, 6, 2, 4)  # of `jumps_before`
# Least jump that may begin a run, shares of the semi-major axis; of place and drift the noise alone decides.
LEAST_SHARE = (0.0, 0.0, 5e-5, 1e-4)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _sizes(jumps: Floats) -> Floats:
    """Sizes of the jumps of axis, place as it is, plane and eccentricity of the rows of `jumps_before`."""
    out = np.empty((CHANNELS, jumps.shape[1]))
    for k in range(jumps.shape[1]):
        out[AXIS, k], out[ALONG, k] = abs(jumps[0, k]), abs(jumps[6, k])
        out[PLANE, k] = math.hypot(jumps[2, k], jumps[3, k])
        out[ECCENTRICITY, k] = math.hypot(jumps[4, k], jumps[5, k])
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _begins(size: Floats, motionless: Floats, noise: Floats, k: int, scratch: Floats) -> int:
    """Channels (one bit each) whose jump before set k stands out of history and era."""
    count, bits = size.shape[1], 0
    first, last = max(1, k - ERA_SETS), min(count, k + ERA_SETS + 1)
    for c in range(CHANNELS):
        if c == ALONG and motionless[k] == 0.0:
            continue
        if size[c, k] < max(LEAST_SHARE[c], LEAST_SIGMAS * noise[c]):
            continue
        if size[c, k] >= LEAST_SIGMAS * TO_SIGMA * median_of(size[c], first, last, 1, 0.0, scratch):
            bits |= 1 << c
    return bits


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _away(bits: int, noise: Floats, apart: Floats) -> int:
    """Channels of `bits` in which a set lies `apart` (two components a channel) from the set before its run."""
    out = 0
    for c in range(CHANNELS):
        least = LEAST_BACK * max(LEAST_SHARE[c], LEAST_SIGMAS * noise[c])
        if bits & (1 << c) and math.hypot(apart[c, 0], apart[c, 1]) > least:
            out |= 1 << c
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _comes_back(away: int, end: int, jumps: Floats, noise: Floats, first: Floats, apart: Floats) -> bool:
    """Take the jump before set `end` into `apart`; say whether it leads back in a channel that is away."""
    back = False
    for c in range(CHANNELS):
        x = jumps[ROWS[c], end]
        y = jumps[ROWS[c] + 1, end] if c >= PLANE else 0.0
        before = math.hypot(apart[c, 0], apart[c, 1])
        apart[c, 0] += x
        apart[c, 1] += y
        if away & (1 << c) == 0:
            continue
        if c != ALONG:
            # Sums go astray where another inclination turns the node at another rate: a jump the other way will do.
            opposed = x * first[c, 0] + y * first[c, 1] < 0.0 and math.hypot(x, y) > 0.5 * math.hypot(
                first[c, 0], first[c, 1]
            )
            back |= opposed or math.hypot(apart[c, 0], apart[c, 1]) < 0.5 * before
        elif away == 1 << ALONG:
            # Another object's drift spoils the sum of places: only that it jumped is known.
            back |= abs(x) > LEAST_BACK * LEAST_SIGMAS * noise[c]
    return back


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _runs_of(a: int, jumps: Floats, t: Floats, bad: Flags, runs: Ints, about: Floats, n: int) -> int:
    """Append the runs of the object that begins at set a which may be asked for; return how many there are now.

    Rows of `runs`: sets before, first of, and after the run, and the channels. Of `about`: sizes of the first
    jump, noise of each channel, median days between sets.
    """
    size = _sizes(jumps)
    count, scratch = size.shape[1], np.empty(size.shape[1])
    noise = np.empty(CHANNELS)
    for c in range(CHANNELS):
        noise[c] = TO_SIGMA * median_of(size[c], 1, count, 1, 0.0, scratch)
    spacing = median_of(np.diff(t[a : a + count]), 0, count - 1, 1, 1.0, scratch)
    for k in range(1, count - 1):
        if bad[a + k] == 1 or bad[a + k - 1] == 1:
            continue
        bits = _begins(size, jumps[1], noise, k, scratch)
        if bits == 0:
            continue
        asked, away = 0, bits
        apart = np.zeros((CHANNELS, 2))
        _comes_back(0, k, jumps, noise, apart, apart)
        first = apart.copy()
        for end in range(k + 1, count):
            if t[a + end] - t[a + k - 1] > LONGEST_DAYS or asked == MOST_ENDS or n == len(runs):
                break
            away &= _away(bits, noise, apart)
            if away == 0:
                break
            if _comes_back(away, end, jumps, noise, first, apart) and bad[a + end] == 0:
                runs[n, 0], runs[n, 1], runs[n, 2], runs[n, 3] = a + k - 1, a + k, a + end, away
                about[n, :CHANNELS], about[n, CHANNELS:-1], about[n, -1] = size[:, k], noise, spacing
                n, asked = n + 1, asked + 1
    return n


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _every_run(
    offsets: Ints, t: Floats, longitude: Floats, slope: Floats, motion: Floats, e_x: Floats, e_y: Floats,
    i_x: Floats, i_y: Floats, inclination: Floats, linked: Flags, bad: Flags,
) -> tuple[Ints, Floats]:  # fmt: skip
    """Runs of all objects that may be asked for, by object, start and end; at most one for each set on the average."""
    runs, about, n = np.empty((len(t), 4), np.int64), np.empty((len(t), 2 * CHANNELS + 1)), 0
    for j in range(len(offsets) - 1):
        a, b = offsets[j], offsets[j + 1]
        if b - a >= LEAST_SETS:
            jumps = jumps_before(a, b, t, longitude, slope, motion, e_x, e_y, i_x, i_y, inclination, linked)
            n = _runs_of(a, jumps, t, bad, runs, about, n)
    return runs[:n], about[:n]


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _goes_on(
    bits: int,
    left: Floats,
    first: Floats,
    noise: Floats,
    days: float,
    within: float,
    spacing: float,
    per_day: float,
) -> bool:
    """Say whether next to nothing is left in any channel between the sets before and after a run.

    `left` and `first` are the sizes of the jump over the whole run and of that by which it begins; `days`
    pass over it, `within` between its own first and last set; `per_day` is how far a unit of axis drifts in a day.
    """
    longer, away = max(days / spacing, 1.0), 0.0
    for c in (AXIS, PLANE, ECCENTRICITY):
        if bits & (1 << c):
            away = max(away, first[c])
    for c in range(CHANNELS):
        room = ROOM_SIGMAS * noise[c] * longer  # steady decay and the pull of Sun and Moon add up
        if c == ALONG:
            room = max(
                room, min(left[AXIS], MEANWHILE * away) * per_day * days
            )  # what happened to the orbit meanwhile moved it so far
        else:
            room = max(room, MEANWHILE * away)
        if c != ALONG and bits & (1 << c):
            room = COMES_BACK * first[c] if first[c] == away else max(room, COMES_BACK * first[c])
        if left[c] > room:
            return False
    if bits & ~(1 << AXIS):
        return True
    # Only the drift jumped: it must have taken the object nowhere, and the places must be able to tell.
    way = first[AXIS] * per_day * within
    return bool(left[ALONG] < GOES_NOWHERE * way and ROOM_SIGMAS * noise[ALONG] * longer < way)


def _columns(sets: ElementArrays, flight: FreeFlight) -> tuple[Any, ...]:
    return (
        sets.epoch_us / US_PER_DAY, flight.longitude_rad, flight.slope_rad_day, flight.mean_motion_rad_day, flight.e_x,
        flight.e_y, flight.i_x_rad, flight.i_y_rad, sets.inclination_rad, flight.linked.view(np.uint8),
    )  # fmt: skip


def _mark_resumed(sets: ElementArrays, flight: FreeFlight, bad: Flags) -> None:
    """Mark in `bad` the runs of sets after which each history goes on; sets marked already are not looked at."""
    columns = _columns(sets, flight)
    asked: tuple[Any, ...] = (flight.offsets, *columns, bad)
    runs, about = _every_run(*asked)
    if not len(runs):
        return
    pairs = sets.take(runs[:, [0, 2]].ravel())
    pairs = replace(pairs, norad_id=np.repeat(np.arange(len(runs)), 2))
    over = free_flight(pairs)
    given: tuple[Any, ...] = (0, len(pairs), *_columns(pairs, over))
    jumps: Floats = jumps_before(*given)
    left = _sizes(jumps)[:, 1::2]
    linked, t = over.linked[1::2], columns[0]
    free = 0  # the first set that may begin another run: the way back of one is not the way out of the next
    for j, (before, start, end, bits) in enumerate(runs.tolist()):
        if start < free or not linked[j]:
            continue
        first, noise, spacing = about[j, :CHANNELS], about[j, CHANNELS:-1], about[j, -1]
        per_day = 1.5 * flight.mean_motion_rad_day[before]
        days, within = float(t[end] - t[before]), float(t[end - 1] - t[start])
        here = np.ascontiguousarray(left[:, j])
        if _goes_on(bits, here, first, noise, days, within, float(spacing), float(per_day)):
            bad[start:end] = 1
            free = end + 1


def bad_sets(sets: ElementArrays, flight: FreeFlight) -> Flags:
    """Return 1 for each set, as `free_flight` was given them, that no motion of its object explains.

    Single sets and runs of up to three by each field alone (`excursions`), and longer ones after which the
    history goes on in every field.
    """
    bad = excursions(sets, flight)
    _mark_resumed(sets, flight, bad)
    return bad
