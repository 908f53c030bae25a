"""The upper atmosphere under given solar indices: density and scale height from NRLMSISE-00, tabulated.

The model itself (Picone, Hedin, Drob and Aikin, J. Geophys. Res. 107, 1468, 2002) is run once, by
`builders/atmosphere.py`, for 22 heights, seven values of F10.7 and three of Ap, and averaged over latitude, longitude and season;
between these the logarithm of the density is interpolated. What a given orbit meets of day and night, and of the
seasons, is in the spread of lifetimes, not here.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

USUAL_F107: Final = 150.0
USUAL_AP: Final = 12.0
"""Indices taken where no epoch says which: those of a middling year."""
_FILE: Final = Path(__file__).parent / "data" / "density.csv"


@lru_cache(maxsize=1)
def _table() -> tuple[Floats, Floats, Floats, Floats]:
    """Return the values of Ap, F10.7 and height, and the logarithm of the density over them."""
    text = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = np.array([[float(one) for one in row.values()] for row in csv.DictReader(text)], dtype=np.float64)
    ap, flux, height = (np.unique(rows[:, k]) for k in range(3))
    return ap, flux, height, np.log(rows[:, 3]).reshape(len(ap), len(flux), len(height))


def _place(grid: Floats, value: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the cell of a grid that holds a value and where in it; beyond the ends the last cell goes on."""
    cell = np.clip(np.searchsorted(grid, value) - 1, 0, len(grid) - 2)
    return cell, (value - grid[cell]) / (grid[cell + 1] - grid[cell])


def density_kg_m3(
    height_km: ArrayLike, f107: ArrayLike = USUAL_F107, ap: ArrayLike = USUAL_AP
) -> tuple[Floats, Floats]:
    """Return density and scale height (km).

    Parameters
    ----------
    height_km : array
        Above the Earth's equatorial radius.
    f107 : array
        10.7 cm solar flux, in solar flux units; what lies outside 60-300 is taken as the nearest of these.
    ap : array
        Daily geomagnetic index; above 100 as 100.

    Returns
    -------
    tuple of ndarray
        Density in kg/m^3 and scale height in km, of the shape that the arguments broadcast to.
    """
    aps, fluxes, heights, logs = _table()
    height, flux, storm = np.broadcast_arrays(
        np.asarray(height_km, dtype=np.float64),
        np.clip(np.asarray(f107, dtype=np.float64), 60.0, 300.0),
        np.clip(np.asarray(ap, dtype=np.float64), 0.0, 100.0),
    )
    (i, u), (j, v), (k, w) = _place(aps, storm), _place(fluxes, flux), _place(heights, height)

    def at(level: NDArray[np.int64]) -> Floats:
        low = logs[i, j, level] * (1.0 - v) + logs[i, j + 1, level] * v
        high = logs[i + 1, j, level] * (1.0 - v) + logs[i + 1, j + 1, level] * v
        return np.asarray(low * (1.0 - u) + high * u)

    below, above = at(k), at(k + 1)
    scale = (heights[k + 1] - heights[k]) / np.maximum(below - above, 1e-6)
    return np.exp(below + w * (above - below)), scale
