"""The history of an object's element sets as numbers to draw: heights and inclination over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from openparos.model.times import format_utc

from .declared_orbits import EARTH_MU_KM3_S2, EARTH_RADIUS_KM


@dataclass(frozen=True, slots=True)
class History:
    """Mean heights of perigee and apogee over the equatorial radius (km) and inclination (deg) by epoch.

    All arrays have shape (n,), ordered by epoch.
    """

    epoch_us: npt.NDArray[np.int64]
    perigee_km: npt.NDArray[np.float64]
    apogee_km: npt.NDArray[np.float64]
    inclination_deg: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.epoch_us)


def history_of(sets: Any) -> History:
    """Return the history in a table of element sets of one object.

    Parameters
    ----------
    sets : pyarrow.Table
        Of `openparos.model.elements.ELEMENT_SCHEMA`, in any order.
    """
    epochs = sets["epoch_us"].to_numpy().astype(np.int64)
    order = np.argsort(epochs, kind="stable")
    rate_rad_s = sets["mean_motion_rev_day"].to_numpy()[order] * 2 * np.pi / 86_400
    eccentricity = sets["eccentricity"].to_numpy()[order]
    semi_major_axis_km = np.cbrt(EARTH_MU_KM3_S2 / rate_rad_s**2)
    return History(
        epochs[order],
        semi_major_axis_km * (1 - eccentricity) - EARTH_RADIUS_KM,
        semi_major_axis_km * (1 + eccentricity) - EARTH_RADIUS_KM,
        sets["inclination_deg"].to_numpy()[order].astype(np.float64),
    )


def names_over_time(sets: Any) -> list[tuple[int, str]]:
    """Return the names an object bore in its element sets, each with the epoch (us) it first appears at.

    A name that comes back is given once more: catalogues rename, and sometimes rename back.

    Parameters
    ----------
    sets : pyarrow.Table
        Of `openparos.model.elements.ELEMENT_SCHEMA`, of one object, in any order.
    """
    rows = zip(sets["epoch_us"].to_pylist(), sets["name"].to_pylist(), strict=True)
    found: list[tuple[int, str]] = []
    for epoch_us, name in sorted((epoch, name.strip()) for epoch, name in rows if name and name.strip()):
        if not found or found[-1][1] != name:
            found.append((epoch_us, name))
    return found


def terminal_plot(history: History, width: int = 66, height: int = 12) -> list[str]:
    """Draw perigee (``.``) and apogee (``'``) heights over time with letters alone, the days below; ``:`` is both."""
    low, high = float(history.perigee_km.min()), float(history.apogee_km.max())
    span_us = max(int(history.epoch_us[-1] - history.epoch_us[0]), 1)
    column = ((history.epoch_us - history.epoch_us[0]) * (width - 1) // span_us).astype(int)
    canvas = [[" "] * width for _ in range(height)]
    for values, mark in ((history.perigee_km, "."), (history.apogee_km, "'")):
        line = ((high - values) / max(high - low, 1e-9) * (height - 1)).round().astype(int)
        for x, y in set(zip(column.tolist(), line.tolist(), strict=True)):
            canvas[y][x] = ":" if canvas[y][x] not in (" ", mark) else mark
    row_km = (high - low) / (height - 1)
    digits = 0 if row_km >= 1.0 else 1  # a row says no more than its own height
    labels = [f"{high - place * row_km:>9.{digits}f}" for place in range(height)]
    first, last = (format_utc(int(history.epoch_us[place]))[:10] for place in (0, -1))
    axis = [f"{'km':>9} +{'-' * width}", f"{'UTC':>9}  {first}{last:>{width - len(first)}}"]
    return [f"{label} |{''.join(line)}" for label, line in zip(labels, canvas, strict=True)] + axis
