"""Order statistics that roll along a history, compiled: medians, robust scales, trends.

Quantiles are found by selection, not by sorting, and only where a set asks for them: most of a
catalogue's histories are a few sets far apart.
"""

from __future__ import annotations

import math

import numba
import numpy as np
from numpy.typing import NDArray

from .kernels import ZERO

Floats = NDArray[np.float64]

TO_SIGMA = 1.4826  # median absolute deviation to standard deviation of a normal distribution
LEAST_VALUES = 9  # in a window whose scale is believed
LEAST_FOR_MEDIAN = 3


@numba.njit(cache=True, nogil=True, error_model="numpy")
def first_at(t: Floats, value: float) -> int:
    """Index of the first of rising values that is not below `value`."""
    low, high = 0, len(t)
    while low < high:
        middle = (low + high) >> 1
        if t[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _select(v: Floats, low: int, high: int, k: int) -> float:
    """Bring the value of rank k to v[k], smaller ones before it (Hoare 1961); v[low..high] is known to hold it."""
    while low < high:
        pivot = v[(low + high) >> 1]
        i, j = low, high
        while i <= j:
            while v[i] < pivot:
                i += 1
            while v[j] > pivot:
                j -= 1
            if i <= j:
                v[i], v[j] = v[j], v[i]
                i += 1
                j -= 1
        if k <= j:
            high = j
        elif k >= i:
            low = i
        else:
            break
    return float(v[k])


@numba.njit(cache=True, nogil=True, error_model="numpy")
def quantile(v: Floats, size: int, share: float, known: int) -> float:
    """Quantile of v[:size] by linear interpolation; v is reordered.

    Values before index `known` are known to be none greater than those from it on.
    """
    at = share * (size - 1)
    low = int(at)
    value = _select(v, known, size - 1, low)
    if low + 1 >= size:
        return value
    above = v[low + 1]
    for i in range(low + 2, size):
        above = min(above, v[i])
    return float(value + (at - low) * (above - value))


@numba.njit(cache=True, nogil=True, error_model="numpy")
def median_of(x: Floats, first: int, stop: int, least: int, otherwise: float, scratch: Floats) -> float:
    """Median of the finite values of x[first:stop]; `otherwise` where there are fewer than `least`."""
    size = ZERO
    for k in range(first, stop):
        if math.isfinite(x[k]):
            scratch[size] = x[k]
            size += 1
    return quantile(scratch, size, 0.5, ZERO) if size >= least else otherwise


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _spread(v: Floats, size: int, tail: float) -> float:
    """Robust standard deviation of absolute values; heavy tails count where `tail` exceeds one half."""
    spread = TO_SIGMA * quantile(v, size, 0.5, ZERO)
    if tail > 0.5:
        normal = 1.6449 if tail == 0.9 else 1.96
        spread = max(spread, quantile(v, size, tail, (size - 1) // 2) / normal)
    return spread


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _scale_at(at: float, width: float, v: Floats, times: Floats, tail: float, whole: float, scratch: Floats) -> float:  # fmt: skip
    """Scale in the narrowest of three windows around an instant that holds enough values."""
    for _ in range(3):
        a, b = first_at(times, at - width), first_at(times, at + width)
        if b - a == len(v):
            return whole
        if b - a >= LEAST_VALUES:
            for k in range(a, b):
                scratch[k - a] = v[k]
            return _spread(scratch, b - a, tail)
        width *= 2.0
    return whole


@numba.njit(cache=True, nogil=True, error_model="numpy")
def rolling_scale(x: Floats, t: Floats, half_width_days: float, tail: float) -> Floats:
    """Robust standard deviation of x about zero within +-half_width_days of each epoch.

    Worked out at knots a quarter of the half width apart and interpolated; at least nine values are
    asked for, wider windows being tried before the whole history is used.
    """
    count, size = len(x), ZERO
    out, v, times = np.full(count, np.nan), np.empty(count), np.empty(count)
    for k in range(count):
        if math.isfinite(x[k]):
            v[size], times[size] = abs(x[k]), t[k]
            size += 1
    if size == 0:
        return out
    v, times, scratch = v[:size], times[:size], v[:size].copy()
    whole = _spread(scratch, size, tail)
    step = half_width_days / 4.0
    knot, value, previous = -2, whole, whole
    for k in range(count):
        j = int((t[k] - t[0]) / step)
        while t[0] + j * step < t[k]:
            j += 1
        while j > 0 and t[0] + (j - 1) * step >= t[k]:
            j -= 1
        if j != knot:
            at = t[0] + j * step
            if j == knot + 1:
                previous = value
            elif j > 0:
                previous = _scale_at(at - step, half_width_days, v, times, tail, whole, scratch)
            value = _scale_at(at, half_width_days, v, times, tail, whole, scratch)
            knot = j
        if j == 0:
            out[k] = value
        else:
            before = t[0] + (j - 1) * step
            out[k] = previous + (t[k] - before) / (t[0] + j * step - before) * (value - previous)
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def running_median(x: Floats, t: Floats, half_width_days: float) -> Floats:
    """Median of the finite values within +-half_width_days, worked out at every fourth epoch."""
    out, value, scratch = np.zeros(len(x)), 0.0, np.empty(len(x))
    for k in range(len(x)):
        if k % 4 == 0:
            first, stop = first_at(t, t[k] - half_width_days), first_at(t, t[k] + half_width_days)
            value = median_of(x, first, stop, LEAST_FOR_MEDIAN, 0.0, scratch)
        out[k] = value
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def running_trend(t: Floats, s: Floats, half_width_days: float) -> Floats:
    """Median rate of change of s within +-half_width_days of each epoch: what drag does to the slope."""
    rate = np.full(len(t), np.nan)
    for k in range(1, len(t)):
        rate[k] = (s[k] - s[k - 1]) / max(t[k] - t[k - 1], 0.2)
    return running_median(rate, t, half_width_days)
