"""Was another catalogued object at the place: the nearest passer-by in the minutes of the pinch, against chance.

What passes within so many kilometres of the parent at that time is held against what passes in windows of the same
length at other times of the days around. Only where the pinch is known to minutes does this say anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.completeness import latest_rows
from openparos.model.times import US_PER_DAY
from openparos.orbits.mean import mean_elements
from openparos.orbits.propagate import Propagator

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST_SIGMA_H: Final = 0.5
MOST_AGE_DAYS: Final = 10.0
NEAR_KM: Final = 25.0
_WIDE_KM: Final = 300.0
_BORDER_KM: Final = 5.0  # beyond it no other propagator counts an object
_STEP_S: Final = 10.0
_LEAST_HALF_S: Final = 120.0
_OTHER_TIMES_H: Final = (-19.3, -14.9, -11.1, -7.7, -4.3, 4.1, 8.9, 12.7, 16.3, 20.9)


@dataclass(frozen=True, slots=True)
class Passer:
    """Another object near the parent at the pinch.

    Attributes
    ----------
    row : int
        Of its set.
    norad_id : int
        Its number.
    distance_km, speed_km_s : float
        Least distance from the parent in the window, and relative speed there.
    at_us : int
        When.
    chance : float
        Chance that some object comes as near in a window of this length, from other windows.
    seen : tuple of int
        Numbers of all that tell it: what came within 300 km in any of the windows, a little beyond included.
    """

    row: int
    norad_id: int
    distance_km: float
    speed_km_s: float
    at_us: int
    chance: float
    seen: tuple[int, ...] = ()


def find_passer(table: pa.Table, parent: int, fragments: Ints, at_us: int, sigma_h: float) -> Passer | str:
    """Look for another object that was with the parent at an instant.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    parent : int
        Catalogue number of the parent.
    fragments : ndarray of int
        Numbers of the fragments, which are left out.
    at_us, sigma_h : int, float
        When the fragments were together.

    Returns
    -------
    Passer or str
        The nearest, or why none can be named.
    """
    if sigma_h > MOST_SIGMA_H:
        return f"the hour is known to {sigma_h:.1f} h, too little to tell who else was there"
    rows, numbers = _before(table, fragments, at_us)
    if parent not in numbers:
        return f"no set of the parent in the {MOST_AGE_DAYS:.0f} days before the event"
    own = int(rows[np.flatnonzero(numbers == parent)[0]])
    near = _same_heights(table, own, rows[numbers != parent])
    if not len(near):
        return "no other object at hand reaches the height with a set near the event"
    half_s = max(_LEAST_HALF_S, 3.0 * sigma_h * 3600.0)
    window = (np.arange(-half_s, half_s + 1.0, _STEP_S) * 1e6).astype(np.int64)
    both = table.take(pa.array([own, *near.tolist()]))
    moves = Propagator.from_table(both)
    here = _nearest(moves, at_us + window)
    windows = [_nearest(moves, at_us + round(hours * 3600e6) + window)[0] for hours in _OTHER_TIMES_H]
    elsewhere = [int((one <= _WIDE_KM).sum()) for one in windows]
    best = int(np.argmin(here[0]))
    told = np.min([here[0], *windows], axis=0) <= _WIDE_KM + _BORDER_KM
    told[best] = True
    distance = float(here[0][best])
    # Passing points are spread evenly over the plane across, so their number grows with the square.
    expected = (np.mean(elsewhere) + 0.5) * (min(distance, _WIDE_KM) / _WIDE_KM) ** 2
    return Passer(
        int(near[best]), int(both["norad_id"][best + 1].as_py()), distance, float(here[1][best]),
        int(here[2][best]), float(1.0 - np.exp(-expected)),
        tuple(both["norad_id"].to_numpy()[1:][told].tolist()),
    )  # fmt: skip


def _before(table: pa.Table, leave_out: Ints, at_us: int) -> tuple[Ints, Ints]:
    """Return the row of the last set of each object in the days before an instant, and its number."""
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    recent = (epochs <= at_us) & (epochs >= at_us - MOST_AGE_DAYS * US_PER_DAY)
    wanted = np.flatnonzero(recent & ~np.isin(numbers, leave_out))
    rows = wanted[latest_rows(numbers[wanted], epochs[wanted])]
    return rows, numbers[rows]


def _same_heights(table: pa.Table, parent: int, others: Ints) -> Ints:
    """Return the objects whose heights reach those of the parent."""
    if not len(others):
        return others
    heights = mean_elements(table.take(pa.array([parent, *others.tolist()])))
    low, high = heights.perigee_km - 30.0, heights.apogee_km + 30.0
    return np.asarray(others[(low[1:] <= high[0]) & (high[1:] >= low[0])], dtype=np.int64)


def _nearest(moves: Propagator, times_us: Ints) -> tuple[Floats, Floats, Ints]:
    """Return of each object the least distance from the first (km), the relative speed there (km/s) and when."""
    pos, vel, errors = moves.at(times_us)
    apart, speed = pos[1:] - pos[:1], vel[1:] - vel[:1]
    square = np.maximum((speed**2).sum(axis=2), 1e-12)
    # Between two instants the motion past each other is straight.
    ahead = np.clip(-(apart * speed).sum(axis=2) / square, -_STEP_S / 2.0, _STEP_S / 2.0)
    least = np.linalg.norm(apart + ahead[:, :, None] * speed, axis=2)
    least = np.where((errors[1:] == 0) & (errors[:1] == 0), least, np.inf)
    when = np.argmin(least, axis=1)
    rows = np.arange(len(least))
    instant = times_us[when] + np.round(ahead[rows, when] * 1e6).astype(np.int64)
    return least[rows, when], np.sqrt(square[rows, when]), instant
