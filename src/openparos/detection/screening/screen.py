"""The door of the screening: sets, a window and a distance in; encounters and co-locations out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_SECOND
from openparos.orbits.knots import Knots

from .catalogue import Excluded, choose_sets
from .company import STRETCH, stretches_of
from .polish import polish_minima
from .sweep import SweepSettings, plan_sweep, sweep_window

Floats = NDArray[np.float64]

SLOW_KM_S: Final = 0.010
"""A minimum slower than this belongs to two that fly in company, not to an encounter."""
ROUNDING_KM_S: Final = 1e-6
"""Minima slower than 1 mm/s are the rounding of two nearly equal sets."""
COMPANY_S: Final = 3600.0
"""How long two must stay within the radius to be said to keep company."""
MAX_AGE_DAYS: Final = 30.0
LARGEST_DISTANCE_KM: Final = 500.0
LONGEST_DAYS: Final = 60.0
_SAME_MINIMUM_S: Final = 0.5

ENCOUNTER: Final = np.dtype(
    [("i", "i8"), ("j", "i8"), ("time_s", "f8"), ("miss_km", "f8"), ("speed_km_s", "f8")]
)
"""Rows of the pair, seconds since the window's start, miss distance and relative speed."""


@dataclass(frozen=True, slots=True)
class ScreenParameters:
    """What a screening was asked for; part of the evidence of every event.

    Attributes
    ----------
    start_us : int
        Start of the window.
    hours : float
        Its length.
    distance_km : float
        Largest miss distance of an encounter.
    prox_km : float or None
        Radius of the intervals of proximity; without it pairs in company are one co-location each,
        within `distance_km`.
    company_s : float
        Shortest interval of proximity.
    max_age_days : float
        Sets farther from the window than this are left out.
    """

    start_us: int
    hours: float
    distance_km: float
    prox_km: float | None = None
    company_s: float = COMPANY_S
    max_age_days: float = MAX_AGE_DAYS

    @property
    def window_s(self) -> float:
        """Length of the window in seconds."""
        return self.hours * 3600.0

    @property
    def end_us(self) -> int:
        """End of the window."""
        return self.start_us + round(self.window_s * US_PER_SECOND)

    @property
    def company_km(self) -> float:
        """Radius within which company is kept."""
        return self.distance_km if self.prox_km is None else self.prox_km

    def check(self) -> None:
        """Refuse what cannot be screened.

        Raises
        ------
        InputRefused
            With what is wrong and what would be right.
        """
        for name, value, largest in (
            ("distance", self.distance_km, LARGEST_DISTANCE_KM),
            ("radius of proximity", self.company_km, LARGEST_DISTANCE_KM),
            ("window", self.hours / 24.0, LONGEST_DAYS),
            ("shortest company", self.company_s, 86_400.0 * LONGEST_DAYS),
            ("largest age of a set", self.max_age_days, 1e5),
        ):
            if not (math.isfinite(value) and 0.0 < value <= largest):
                unit = {"window": " days", "shortest company": " s", "largest age of a set": " days"}
                raise InputRefused(
                    f"a {name} of {value:g}{unit.get(name, ' km')} cannot be screened",
                    remedy=f"Give one above 0 and up to {largest:g}{unit.get(name, ' km')}",
                )


@dataclass(frozen=True, slots=True)
class Screening:
    """What was found.

    Attributes
    ----------
    parameters : ScreenParameters
        What was asked for.
    table : pa.Table
        The sets that were screened; rows of `encounters` and `stretches` refer to it.
    encounters : ndarray of ENCOUNTER
        Fast minima of distance, in order of time.
    stretches : ndarray of STRETCH
        Time in company, in order of pair and time.
    excluded : list of Excluded
        Who was not screened, or not to the end, and why.
    clones : dict of int to tuple of int
        Numbers with one and the same set as another, by the number that stands for them.
    engine : str
        Propagator and version.
    """

    parameters: ScreenParameters
    table: pa.Table
    encounters: NDArray[np.void]
    stretches: NDArray[np.void]
    excluded: list[Excluded]
    clones: dict[int, tuple[int, ...]] = field(default_factory=dict)
    engine: str = ""


def screen(
    table: pa.Table,
    start_us: int,
    hours: float,
    distance_km: float,
    *,
    prox_km: float | None = None,
    max_age_days: float = MAX_AGE_DAYS,
    company_s: float = COMPANY_S,
    settings: SweepSettings | None = None,
) -> Screening:
    """Find every approach within a distance between all pairs of a catalogue.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; of several sets of one object the latest before the window is used.
    start_us : int
        Start of the window, microseconds since 1970.
    hours : float
        Length of the window.
    distance_km : float
        An encounter is a minimum of distance within the window that is no larger than this.
    prox_km : float or None
        Radius of the intervals of proximity.
    max_age_days : float
        Sets farther from the window are left out, and said to be.
    company_s : float
        Shortest interval of proximity, seconds.
    settings : SweepSettings or None
        How to sweep; no part of it changes what is found.

    Returns
    -------
    Screening
        Times are those of SGP4 (mode i) to a millisecond and distances to a metre: of the motion the
        sets describe, which differs from the true one by their spread (`detection.spread`).

    Raises
    ------
    InputRefused
        When the distance, the window or the sets cannot be screened.
    """
    asked = ScreenParameters(start_us, hours, distance_km, prox_km, company_s, max_age_days)
    asked.check()
    settings = settings or SweepSettings()
    chosen = choose_sets(table, start_us, asked.end_us, max_age_days)
    count = math.ceil(asked.window_s / settings.knot_step_s - 1e-9) + 1
    knots = Knots(chosen.table, start_us, settings.knot_step_s, count)
    plan = plan_sweep(distance_km, asked.company_km, company_s, settings)
    minima, company = sweep_window(knots, plan)
    fast, slow = _settled(knots, minima, asked)
    stretches = stretches_of(knots, company, slow, asked.window_s, asked.company_km, company_s)
    numbers = chosen.table["norad_id"].to_numpy()
    lost = [
        Excluded(int(numbers[one.row]), one.reason, int(knots.times_us(one.knot, one.knot)[0]))
        for one in sorted(knots.losses.values(), key=lambda one: one.row)
    ]
    return Screening(
        parameters=asked,
        table=chosen.table,
        encounters=_outside_company(fast, stretches),
        stretches=stretches,
        excluded=chosen.excluded + lost,
        clones=chosen.clones,
        engine=knots.propagator.engine_version,
    )


def _settled(knots: Knots, minima: Floats, asked: ScreenParameters) -> tuple[NDArray[np.void], Floats]:
    """Polish the minima; return the fast ones as encounters, and the slow ones (i, j, s, km)."""
    minima = _once(minima[minima[:, 4] > ROUNDING_KM_S])
    i, j = minima[:, 0].astype(np.int64), minima[:, 1].astype(np.int64)
    times, miss, speed = polish_minima(knots, i, j, minima[:, 2], minima[:, 4])
    keep = (miss <= asked.distance_km) & (times >= 0.0) & (times <= asked.window_s)
    is_slow = speed < SLOW_KM_S
    slow = np.column_stack((i, j, times, miss))[keep & is_slow]
    found = np.zeros(int((keep & ~is_slow).sum()), ENCOUNTER)
    for name, values in zip(ENCOUNTER.names or (), (i, j, times, miss, speed), strict=True):
        found[name] = values[keep & ~is_slow]
    order = np.lexsort((found["time_s"], found["j"], found["i"]))
    found = found[order]
    same = (np.diff(found["i"]) == 0) & (np.diff(found["j"]) == 0)
    same &= np.diff(found["time_s"]) < _SAME_MINIMUM_S
    return found[np.concatenate(([True], ~same))[: len(found)]], slow


def _once(minima: Floats) -> Floats:
    """Drop minima found a second time at the border of a slot."""
    ordered = minima[np.lexsort((minima[:, 2], minima[:, 1], minima[:, 0]))]
    step = np.diff(ordered[:, :3], axis=0)
    again = (step[:, 0] == 0.0) & (step[:, 1] == 0.0) & (step[:, 2] < _SAME_MINIMUM_S)
    return ordered[np.concatenate(([True], ~again))[: len(ordered)]]


def _outside_company(encounters: NDArray[np.void], stretches: NDArray[np.void]) -> NDArray[np.void]:
    """Leave out minima within a stretch of company, which tells them; order the rest by time."""
    keep = np.ones(len(encounters), dtype=bool)
    if len(stretches) and len(encounters):
        width = int(max(encounters["j"].max(), stretches["j"].max())) + 1
        pairs = encounters["i"] * width + encounters["j"]
        for one in stretches:
            key = int(one["i"]) * width + int(one["j"])
            first, last = np.searchsorted(pairs, [key, key + 1])
            times = encounters["time_s"][first:last]
            keep[first:last] &= ~((times >= one["entry_s"]) & (times <= one["exit_s"]))
    kept = encounters[keep]
    return kept[np.lexsort((kept["j"], kept["i"], kept["time_s"]))]


__all__ = ["ENCOUNTER", "STRETCH", "ScreenParameters", "Screening", "screen"]
