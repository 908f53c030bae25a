"""Runs of up to three bad sets: another object's under this number, or a spoilt field.

An object cannot be turned into another plane, onto another orbit or along its own by hundreds of kilometres
and be back after a set or three. Where sets do so, beyond what burns and their undoing explain, they
are bad sets. Steps of drift that come back at the next set are looked for in `track`; here come the
other fields, and runs.
"""

from __future__ import annotations

import math

import numba
import numpy as np

from openparos.model.times import US_PER_DAY
from openparos.orbits.histories import ElementArrays, FreeFlight

from .kernels import ONE, Flags, Floats, Ints
from .rolling import TO_SIGMA, median_of

LONGEST_RUN_SETS = 3
LONGEST_RUN_DAYS = 10.0
LEAST_SETS = 9
LEAST_SIGMAS = 10.0  # of the noise of the whole history, and of that of the era:
ERA_SETS = 12  # sets to either side
COMES_BACK = 0.35  # of the jump, that may be left over
# Least jump of each channel as a share of the semi-major axis: 2 to 5 m/s there and back within days.
AXIS, ALONG, PLANE, ECCENTRICITY = 0, 1, 2, 3
LEAST_SHARE = (1.5e-3, 1e-3, 3e-4, 5e-4)
OF_TRANSFER = 0.5  # of a jump of the eccentricity; two burns along the track change the axis by twice it
BY_DRIFT = 3.0  # times what the change of drift moves an object along its orbit meanwhile


@numba.njit(cache=True, nogil=True, error_model="numpy")
def jumps_before(
    a: int, b: int, t: Floats, longitude: Floats, slope: Floats, motion: Floats, e_x: Floats, e_y: Floats,
    i_x: Floats, i_y: Floats, inclination: Floats, linked: Flags,
) -> Floats:  # fmt: skip
    """Jumps of axis, place, plane (two) and eccentricity vector (two) before each set a..b-1, in shares of the axis.

    The place only where no change of drift explains it; in the last row as it is. Zero where the revolutions
    cannot be counted.
    """
    out = np.zeros((7, b - a))
    for k in range(a + 1, b):
        dt, j = t[k] - t[k - 1], k - a
        # Halfway between both sets: the way out and the way back must have one measure.
        out[0, j] = (slope[k] - slope[k - 1]) / (0.75 * (motion[k] + motion[k - 1]))
        if linked[k]:
            miss = longitude[k] - longitude[k - 1] - 0.5 * (slope[k] + slope[k - 1]) * dt
            out[6, j] = miss
            if dt < LONGEST_RUN_DAYS and abs(miss) > BY_DRIFT * abs(slope[k] - slope[k - 1]) * dt:
                out[1, j] = miss
        here, before = math.sin(inclination[k]), math.sin(inclination[k - 1])
        out[2, j] = i_x[k] - i_x[k - 1]
        if here != 0.0:
            out[3, j] = (i_y[k] - i_y[k - 1]) * 0.5 * (here + before) / here
        out[4, j], out[5, j] = e_x[k] - e_x[k - 1], e_y[k] - e_y[k - 1]
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _channel(jumps: Floats, channel: int, t: Floats, a: int, bad: Flags) -> None:
    """Mark the runs of one object that one channel shows."""
    count = jumps.shape[1]
    row = channel if channel < PLANE else 2 * channel - 2
    x, y = jumps[row], jumps[row] * 0.0 if channel < PLANE else jumps[row + 1]
    size = np.empty(count)
    for k in range(count):
        size[k] = math.hypot(x[k], y[k])
    scratch = np.empty(count)
    noise = TO_SIGMA * median_of(size, ONE, count, ONE, 0.0, scratch)
    least = max(LEAST_SHARE[channel], LEAST_SIGMAS * noise)
    free = 1  # first jump that has not yet served as the way back of a run: it is not the way out of another
    for k in range(1, count - 1):
        if k < free or size[k] < least or bad[a + k] == 1:
            continue
        # In eras whose sets scatter, jumps that come back are what all of them do.
        first, last = max(1, k - ERA_SETS), min(count, k + ERA_SETS + 1)
        if size[k] < LEAST_SIGMAS * TO_SIGMA * median_of(size, first, last, ONE, 0.0, scratch):
            continue
        for m in range(1, LONGEST_RUN_SETS + 1):
            end = k + m
            if end >= count or t[a + end] - t[a + k - 1] > LONGEST_RUN_DAYS:
                break
            left = math.hypot(x[k] + x[end], y[k] + y[end])
            if channel == ALONG:
                left = abs(left - 2.0 * math.pi * math.floor(left / (2.0 * math.pi) + 0.5))
            if size[end] >= least and left < COMES_BACK * max(size[k], size[end]):
                # The ellipse between the two burns of a transfer: the axis does not come back.
                kept = abs(np.sum(jumps[AXIS, k : end + 1]))
                if channel == ECCENTRICITY and kept > OF_TRANSFER * size[k]:
                    break
                for j in range(k, end):
                    bad[a + j] = 1
                free = end + 1
                break
            if size[end] > 0.5 * size[k]:
                break


@numba.njit(cache=True, nogil=True, error_model="numpy")
def mark_excursions(
    offsets: Ints, t: Floats, longitude: Floats, slope: Floats, motion: Floats, e_x: Floats, e_y: Floats,
    i_x: Floats, i_y: Floats, inclination: Floats, linked: Flags, bad: Flags,
) -> None:  # fmt: skip
    """Mark bad sets of each object (`offsets` tell where one begins) in `bad`.

    Parameters
    ----------
    t : array
        Days.
    longitude, slope, motion, e_x, e_y, i_x, i_y, linked : array
        Of `FreeFlight`.
    inclination : array
        Radians, as published.
    bad : array of uint8
        Set to 1 where a set is bad.
    """
    for j in range(len(offsets) - 1):
        a, b = offsets[j], offsets[j + 1]
        if b - a < LEAST_SETS:
            continue
        jumps = jumps_before(a, b, t, longitude, slope, motion, e_x, e_y, i_x, i_y, inclination, linked)
        for channel in range(len(LEAST_SHARE)):
            _channel(jumps, channel, t, a, bad)


def excursions(sets: ElementArrays, flight: FreeFlight) -> Flags:
    """Return 1 for each set, as `free_flight` was given them, that lies on an excursion no burn explains."""
    bad = np.zeros(len(sets), np.uint8)
    mark_excursions(
        flight.offsets, sets.epoch_us / US_PER_DAY, flight.longitude_rad, flight.slope_rad_day,
        flight.mean_motion_rad_day, flight.e_x, flight.e_y, flight.i_x_rad, flight.i_y_rad, sets.inclination_rad,
        flight.linked.view(np.uint8), bad,
    )  # fmt: skip
    return bad
