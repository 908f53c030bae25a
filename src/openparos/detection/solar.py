"""Solar activity: monthly F10.7 and Ap as observed, and what is to be expected after, with its spread.

After the last month that is known the logarithm of F10.7 goes from what it was to the mean of the past cycles at the
same time since their minimum; how fast, and how far off such a forecast is, was measured on the months from 1964 on.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from openparos.model.times import US_PER_DAY, parse_utc

Floats = NDArray[np.float64]

_FILE: Final = Path(__file__).parent / "data" / "solar_indices.csv"
_YEAR_US: Final = 365.25 * US_PER_DAY
_Y2000_US: Final = parse_utc("2000-01-01")
# Minima of the smoothed sunspot number (SILSO, Royal Observatory of Belgium), years; the last is eleven years on.
_MINIMA: Final = (1964.8, 1976.2, 1986.7, 1996.4, 2008.9, 2019.9, 2030.9, 2041.9, 2052.9, 2063.9)
_HALF_YEAR: Final = 0.75  # the mean cycle is smoothed over so many years on both sides
# Of an anomaly of ln F10.7 so much is left: the first share fades in months of _SLOW, the rest in those of _FAST.
_SLOW_SHARE: Final = 0.6
_SLOW_MONTHS: Final = 30.0
_FAST_MONTHS: Final = 1.5
_SIGMA_LN_F107: Final = 0.17
_SIGMA_FIRST: Final = 0.07
"""What a monthly mean leaves of the days in it."""
_SIGMA_NEXT_CYCLES: Final = 0.25
_SIGMA_MONTHS: Final = 5.0


@lru_cache(maxsize=1)
def _observed() -> tuple[Floats, Floats, Floats]:
    """Return the middle of each month as a year, ln F10.7 and Ap."""
    text = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(text))
    years = [int(row["month"][:4]) + (int(row["month"][5:]) - 0.5) / 12.0 for row in rows]
    return (
        np.array(years),
        np.log([float(row["f107"]) for row in rows]),
        np.array([float(row["ap"]) for row in rows]),
    )


@lru_cache(maxsize=1)
def _mean_cycle() -> tuple[Floats, Floats, Floats]:
    """Return years since a minimum, and the mean of ln F10.7 and Ap of the cycles observed."""
    years, flux, ap = _observed()
    since = _since_minimum(years)
    grid = np.arange(0.0, 13.0, 0.25)
    near = [np.abs(since - one) <= _HALF_YEAR for one in grid]
    return grid, np.array([flux[one].mean() for one in near]), np.array([ap[one].mean() for one in near])


def _since_minimum(years: Floats) -> Floats:
    minima = np.array(_MINIMA)
    last = np.clip(np.searchsorted(minima, years, side="right") - 1, 0, len(minima) - 1)
    return np.asarray(years - minima[last])


def observed_to_us() -> int:
    """Return the end of the last month that is observed."""
    return _Y2000_US + round((float(_observed()[0][-1]) + 0.5 / 12.0 - 2000.0) * _YEAR_US)


def indices(
    times_us: ArrayLike, *, known_to_us: ArrayLike | None = None, sigmas: float = 0.0
) -> tuple[Floats, Floats]:
    """Return F10.7 and Ap at instants: observed as far as they are known, expected after.

    Parameters
    ----------
    times_us : array of int
        Instants, microseconds since 1970; before October 1964 the first month is taken.
    known_to_us : array of int or None
        Last instant of which the indices are taken as observed: what a forecast of that day could know. To
        the end of the table when None.
    sigmas : float
        Forecasts that many standard deviations of ln F10.7 above what is expected.

    Returns
    -------
    tuple of ndarray
        Observed F10.7 (solar flux units) and Ap.
    """
    times = np.asarray(times_us, dtype=np.float64)
    last = float(observed_to_us())
    known = np.minimum(last if known_to_us is None else np.asarray(known_to_us, dtype=np.float64), last)
    year = 2000.0 + (times - _Y2000_US) / _YEAR_US
    # The last month known is the last whole one before.
    from_year = 2000.0 + (known - _Y2000_US) / _YEAR_US - 0.5 / 12.0
    months = np.maximum(12.0 * (year - from_year), 0.0)
    years, flux, storms = _observed()
    grid, cycle, cycle_ap = _mean_cycle()
    here, there = _since_minimum(np.minimum(year, from_year)), _since_minimum(year)
    left = _SLOW_SHARE * np.exp(-months / _SLOW_MONTHS) + (1.0 - _SLOW_SHARE) * np.exp(-months / _FAST_MONTHS)
    at = np.minimum(year, from_year)
    log = np.interp(there, grid, cycle) + left * (np.interp(at, years, flux) - np.interp(here, grid, cycle))
    ap = np.interp(there, grid, cycle_ap) + left * (
        np.interp(at, years, storms) - np.interp(here, grid, cycle_ap)
    )
    return np.exp(log + sigmas * spread(months)), np.maximum(ap, 0.0)


def spread(months: ArrayLike) -> Floats:
    """Return the standard deviation of ln F10.7 forecast so many months ahead; zero of what is observed."""
    ahead = np.asarray(months, dtype=np.float64)
    near = _SIGMA_LN_F107 * np.sqrt(1.0 - np.exp(-2.0 * ahead / _SIGMA_MONTHS))
    far = np.clip(ahead / 132.0, 0.0, 1.0)
    return np.asarray(
        np.where(ahead > 0.0, np.hypot(near + (_SIGMA_NEXT_CYCLES - _SIGMA_LN_F107) * far, _SIGMA_FIRST), 0.0)
    )
