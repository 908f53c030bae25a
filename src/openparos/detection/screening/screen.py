"""The door of the screening: sets, a window and a distance in; encounters and co-locations out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .asked import COMPANY_S, MAX_AGE_DAYS, ScreenParameters
from .catalogue import Excluded, choose_sets
from .chunks import Chunk, Together, Work, chunks_of, put_together
from .company import STRETCH, stretches_of
from .sweep import SweepSettings
from .workers import compute_here

Workers = Callable[[Work, list[Chunk]], list[pa.Table]]
"""Who computes chunks; see `workers`."""

ENCOUNTER = np.dtype([("i", "i8"), ("j", "i8"), ("time_s", "f8"), ("miss_km", "f8"), ("speed_km_s", "f8")])
"""Rows of the pair, seconds since the window's start, miss distance and relative speed."""


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
    workers: Workers = compute_here,
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
    workers : callable
        Who computes the chunks of the work: threads of this process, unless `workers.OnCluster`.

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
    work = Work(chosen.table, asked, settings)
    found = put_together(
        workers(work, chunks_of(asked, settings)), settings.knot_step_s, chosen.table.num_rows
    )
    stretches = stretches_of(
        work.knots,
        found.company,
        found.slow[:, :4],
        asked.window_s,
        asked.company_km,
        company_s,
        work.search_s,
    )
    numbers = chosen.table["norad_id"].to_numpy()
    lost = [
        Excluded(int(numbers[row]), reason, int(work.knots.times_us(knot, knot)[0]))
        for row, (knot, reason) in sorted(found.losses.items())
    ]
    return Screening(
        parameters=asked,
        table=chosen.table,
        encounters=_outside_company(_encounters(found), stretches),
        stretches=stretches,
        excluded=chosen.excluded + lost,
        clones=chosen.clones,
        engine=work.knots.propagator.engine_version,
    )


def _encounters(found: Together) -> NDArray[np.void]:
    """Return the fast minima as records, in order of pair and time."""
    rows = np.zeros(len(found.encounters), ENCOUNTER)
    for name, values in zip(ENCOUNTER.names or (), found.encounters.T, strict=True):
        rows[name] = values
    return rows


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
