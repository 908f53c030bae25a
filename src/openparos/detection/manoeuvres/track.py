"""One object's history made ready: bad sets set aside, noise measured where it is, gaps walled off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numba
import numpy as np
from numpy.typing import NDArray

from openparos.model.units import MU_WGS72_KM3_S2
from openparos.orbits.histories import ElementArrays, FreeFlight, free_flight

from .kernels import Flags, Floats, Ints
from .resumption import bad_sets
from .rolling import first_at, median_of, rolling_scale, running_median

NOISE_HALF_WIDTH_DAYS: Final = 120.0
WANDER_DAYS: Final = 5.0
OUTLIER_SIGMAS: Final = 3.5
OUTLIER_PASSES: Final = 3
BIAS_SETS: Final = 45
LEVEL_DAYS: Final = 5.0  # longer gaps say nothing of noise
LONGEST_GAP_DAYS: Final = 7.0
LONGEST_GAP_DEEP_DAYS: Final = 15.0
DEEP_SMA_KM: Final = 14_000.0
LEAST_SETS: Final = 8  # in a stretch whose noise can be told; shorter ones are compared set by set (`gaps`)
# Floors below which no noise is believed: what the printed digits of a TLE allow.
FLOOR_Y_M: Final = 8.0
FLOOR_S_M_DAY: Final = 1.0


@dataclass(frozen=True, slots=True)
class Track:
    """The clean history of one object in metres and days.

    Attributes
    ----------
    norad_id : int
        Object.
    row, epoch_us : array of int
        Row in the table read, and epoch, of each set kept.
    t : array
        Days since the first set.
    y, s : array
        Place along the orbit against free flight (m) and its slope (m/day).
    sigma_y, sigma_s : array
        Local noise of the two.
    wander : array
        Variance (m/day)^2 by which the slope strays in a day: drag that no curve follows.
    i_x, i_y, e_x, e_y : array
        Inclination, node times sin i, eccentricity vector, all times the semi-major axis (m).
    walls : array of uint8
        1 where no fit may cross the gap before the set: revolutions not countable, or too long.
    sma_km : float
        Median semi-major axis.
    sma_km_at, eccentricity : array
        Mean elements of each set.
    axis_change_km : array
        Change of semi-major axis since the set before, beyond what resonances do.
    bad_row : array of int
        Rows of the sets set aside as there-and-back outliers.
    """

    norad_id: int
    row: Ints
    epoch_us: Ints
    t: Floats
    y: Floats
    s: Floats
    sigma_y: Floats
    sigma_s: Floats
    wander: Floats
    i_x: Floats
    i_y: Floats
    e_x: Floats
    e_y: Floats
    walls: Flags
    sma_km: float
    sma_km_at: Floats
    eccentricity: Floats
    axis_change_km: Floats
    bad_row: Ints

    @property
    def speed_m_s(self) -> float:
        """Mean orbital speed."""
        return 1e3 * math.sqrt(MU_WGS72_KM3_S2 / self.sma_km)

    @property
    def period_days(self) -> float:
        """Time of one revolution."""
        return 2.0 * math.pi * math.sqrt(self.sma_km**3 / MU_WGS72_KM3_S2) / 86_400.0


@numba.njit(cache=True, nogil=True, error_model="numpy")
def there_and_back(t: Floats, x: Floats, floor: float) -> Flags:
    """Mark single values that jump and come back: bad sets, not burns. Never two neighbours."""
    count = len(t)
    jump = np.full(count, np.nan)
    for k in range(1, count):
        jump[k] = x[k] - x[k - 1]
    scale = rolling_scale(jump, t, 90.0, 0.5)
    bad = np.zeros(count, np.uint8)
    for k in range(1, count - 1):
        a, b = jump[k], jump[k + 1]
        low, high = min(abs(a), abs(b)), max(abs(a), abs(b))
        if bad[k - 1] == 0 and low > OUTLIER_SIGMAS * max(scale[k], floor) and abs(a + b) < 0.35 * high:
            bad[k] = 1
    return bad


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _mark_outliers(offsets: Ints, t: Floats, slope: Floats, bad: Flags) -> None:
    for j in range(len(offsets) - 1):
        a, b = offsets[j], offsets[j + 1]
        if b - a >= 9:
            bad[a:b] = there_and_back(t[a:b], slope[a:b], FLOOR_S_M_DAY)


def clean(sets: ElementArrays) -> tuple[FreeFlight, Ints]:
    """Bring sets into free-flight coordinates without the there-and-back outliers.

    Returns
    -------
    FreeFlight
        What is kept.
    array of int
        Rows (of the table read) of what was set aside.
    """
    aside: list[Ints] = []
    flight = free_flight(sets)
    for _ in range(OUTLIER_PASSES):
        t = sets.epoch_us / 8.64e10
        slope = flight.slope_rad_day * flight.sma_km * 1e3
        bad = np.zeros(len(sets), np.uint8)
        _mark_outliers(flight.offsets, t, slope, bad)
        bad |= bad_sets(sets, flight)
        if not bad.any():
            break
        aside.append(sets.row[bad == 1])
        sets, carried = sets.take(bad == 0), flight.still_carried(bad == 0)
        flight = free_flight(sets, carried)
    return flight, np.concatenate(aside) if aside else np.zeros(0, np.int64)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def slope_wander(t: Floats, y: Floats, sigma_y: Floats, busy: Flags) -> Floats:
    """Variance (m/day)^2 a day of the random walk of the slope, from second differences of y.

    Over a distance h a random walk of slope of this variance W adds 2/3 W h^3 to the variance of
    the second difference; the noise of the sets gives 6 sigma^2 of it. The steady curvature of drag
    is the running median of the differences and is taken out first. Differences over gaps in which
    the slope is known to have been changed (`busy`) say nothing and are left out.
    """
    count = len(t)
    changes = np.cumsum(busy)
    second = np.full(count, np.nan)
    h = WANDER_DAYS
    for k in range(count):
        a, b = first_at(t, t[k] - h), first_at(t, t[k] + h)
        a = a if a == 0 or t[a] - t[k] + h < t[k] - h - t[a - 1] else a - 1
        if b >= count or k - a < 2 or b - k < 2:
            continue
        before, after = t[k] - t[a], t[b] - t[k]
        if abs(before - h) > 0.4 * h or abs(after - h) > 0.4 * h or changes[b] > changes[a]:
            continue
        bend = (y[b] - y[k]) / after - (y[k] - y[a]) / before
        second[k] = bend * h
    steady = running_median(second, t, 30.0)
    scale = rolling_scale(second - steady, t, NOISE_HALF_WIDTH_DAYS, 0.5)
    out = np.zeros(count)
    for k in range(count):
        if math.isfinite(scale[k]):
            out[k] = max(scale[k] * scale[k] - 6.0 * sigma_y[k] * sigma_y[k], 0.0) / (h * h * h * 2.0 / 3.0)
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def level(t: Floats, y: Floats, s: Floats, walls: Flags) -> Floats:
    """Take the running bias between longitude and slope out of the longitude.

    The mean motion that a set prints and the drift that its longitudes show differ by a constant in
    some eras (other force models, other Earth constants): the running median of the difference is
    taken out.
    """
    count = len(t)
    rate = np.full(count, np.nan)
    for k in range(1, count):
        dt = t[k] - t[k - 1]
        if walls[k] == 0 and dt < LEVEL_DAYS:
            rate[k] = (y[k] - y[k - 1]) / dt - 0.5 * (s[k] + s[k - 1])
    out, total, bias, scratch = y.copy(), 0.0, 0.0, np.empty(2 * BIAS_SETS + 1)
    for k in range(count):
        if k % 5 == 0:
            bias = median_of(rate, max(0, k - BIAS_SETS), min(k + BIAS_SETS + 1, count), 9, 0.0, scratch)
        if k > 0:
            total += bias * (t[k] - t[k - 1])
        out[k] = y[k] - total
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def noise_of(t: Floats, y: Floats, s: Floats, busy: Flags) -> tuple[Floats, Floats, Floats]:
    """Sigma of y, sigma of s and wander, measured where nothing else is known to happen.

    Parameters
    ----------
    t, y, s : array
        Days, place (made level) and slope.
    busy : array of uint8
        1 where the gap before the set holds a wall or a known change of slope.
    """
    count = len(t)
    miss, second = np.full(count, np.nan), np.full(count, np.nan)
    for k in range(1, count):
        dt = t[k] - t[k - 1]
        if busy[k] == 0 and dt < LEVEL_DAYS:
            miss[k] = y[k] - y[k - 1] - 0.5 * (s[k] + s[k - 1]) * dt
        if k + 1 < count and busy[k] == 0 and busy[k + 1] == 0:
            second[k] = (s[k] - 0.5 * (s[k - 1] + s[k + 1])) / math.sqrt(1.5)
    sigma_y = rolling_scale(miss / 1.4, t, NOISE_HALF_WIDTH_DAYS, 0.5)
    sigma_s = rolling_scale(second, t, NOISE_HALF_WIDTH_DAYS, 0.5)
    for k in range(count):
        sigma_y[k] = max(sigma_y[k], FLOOR_Y_M) if math.isfinite(sigma_y[k]) else 1000.0
        sigma_s[k] = max(sigma_s[k], FLOOR_S_M_DAY) if math.isfinite(sigma_s[k]) else 300.0
    return sigma_y, sigma_s, slope_wander(t, y, sigma_y, busy)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def walls_of(t: Floats, linked: NDArray[np.bool_], sma_km: float) -> Flags:
    """Mark gaps that no fit may cross: unknown revolutions, or more days than the noise model covers.

    Stretches of too few sets to tell their own noise are all gaps.
    """
    longest = LONGEST_GAP_DEEP_DAYS if sma_km > DEEP_SMA_KM else LONGEST_GAP_DAYS
    count = len(t)
    walls = np.zeros(count, np.uint8)
    for k in range(count):
        walls[k] = 1 if not linked[k] or (k > 0 and t[k] - t[k - 1] > longest) else 0
    out, first = walls.copy(), 0
    for k in range(1, count + 1):
        if k == count or walls[k] == 1:
            if k - first < LEAST_SETS:
                out[max(first, 1) : k] = 1
            first = k
    return out


@numba.njit(cache=True, nogil=True, error_model="numpy")
def median(x: Floats) -> float:
    """Return the middle value, or the mean of the two in the middle."""
    ordered = np.sort(x)
    half = len(x) // 2
    return float(ordered[half]) if len(x) % 2 else float((ordered[half - 1] + ordered[half]) / 2.0)


@numba.njit(cache=True, nogil=True, error_model="numpy")
def _ready(
    epoch_us: Ints, longitude: Floats, slope: Floats, linked: NDArray[np.bool_], sma_km: Floats
) -> tuple[float, Floats, Flags, Floats, Floats, Floats, Floats, Floats]:
    """Scale, days, walls, place, slope and the noise of one object, in metres and days."""
    scale = median(sma_km * 1e3)
    t = (epoch_us - epoch_us[0]) / 8.64e10
    walls = walls_of(t, linked, scale / 1e3)
    s = slope * scale
    y = level(t, longitude * scale, s, walls)
    sigma_y, sigma_s, wander = noise_of(t, y, s, walls)
    return scale, t, walls, y, s, sigma_y, sigma_s, wander


def axis_change_km(sma_km: Floats, motion: Floats, own: Floats) -> Floats:
    """Return by how much semi-major axes differ from those that free motion would have left.

    Kepler's third law as it stands, not its derivative: orbits are raised from transfer to the ring in one gap.

    Parameters
    ----------
    sma_km, motion : array
        Semi-major axes, and mean motions (rad/day).
    own : array
        By how much the mean motions exceed those of free motion (rad/day).
    """
    return sma_km * (1.0 - (motion / (motion - own)) ** (2.0 / 3.0))


def tracks(sets: ElementArrays) -> Iterator[Track]:
    """Yield the clean history of each object."""
    flight, aside = clean(sets)
    kept = flight.sets
    bad_ids = dict.fromkeys(np.unique(sets.norad_id[np.isin(sets.row, aside)]).tolist()) if len(aside) else {}
    for a, b in zip(flight.offsets[:-1].tolist(), flight.offsets[1:].tolist(), strict=True):
        part = slice(a, b)
        scale, t, walls, y, s, sigma_y, sigma_s, wander = _ready(
            kept.epoch_us[part], flight.longitude_rad[part], flight.slope_rad_day[part], flight.linked[part],
            flight.sma_km[part],
        )  # fmt: skip
        own = np.diff(flight.slope_rad_day[part], prepend=flight.slope_rad_day[a])
        motion = flight.mean_motion_rad_day[part]
        norad_id = int(kept.norad_id[a])
        bad_row = aside[:0]
        if norad_id in bad_ids:
            bad_row = aside[np.isin(aside, sets.row[sets.norad_id == norad_id])]
        yield Track(
            norad_id=norad_id, row=kept.row[part], epoch_us=kept.epoch_us[part], t=t, y=y, s=s,
            sigma_y=sigma_y, sigma_s=sigma_s, wander=wander, i_x=flight.i_x_rad[part] * scale,
            i_y=flight.i_y_rad[part] * scale, e_x=flight.e_x[part] * scale, e_y=flight.e_y[part] * scale,
            walls=walls, sma_km=scale / 1e3, sma_km_at=flight.sma_km[part], eccentricity=kept.eccentricity[part],
            axis_change_km=axis_change_km(flight.sma_km[part], motion, own), bad_row=bad_row,
        )  # fmt: skip
