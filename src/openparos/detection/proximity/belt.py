"""Visits in the geosynchronous belt: stretches of days on which two mean longitudes stand together.

A visit is what the sets show and no more. Between two days on which both objects have a set near, the
visit goes on; it ends only on a day that shows them apart. How long nothing was known stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes

from .parameters import Parameters
from .timeline import Timeline, make_timeline

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Belt:
    """Sets of geosynchronous objects with mean longitude and drift at their epochs."""

    timeline: Timeline
    longitude_deg: Floats
    drift_deg_day: Floats
    plane_deg: Floats  # (2, n) inclination vector

    def longitude_at(self, rows: NDArray[np.int64], at_us: int) -> Floats:
        """Return the mean longitude of sets at an instant some days from their epochs."""
        days = (at_us - self.timeline.epochs_us[rows]) / US_PER_DAY
        return np.asarray(self.longitude_deg[rows] + self.drift_deg_day[rows] * days)


@dataclass(slots=True)
class Visit:
    """Days on which two objects (places in `Timeline.numbers`) stood together.

    Attributes
    ----------
    pair : tuple of int
        The two.
    days_us : list of int
        Instants at which they were seen together.
    rows : list of tuple of int
        The sets that show it.
    apart_deg : list of float
        Difference of longitude at each.
    ended_us : int or None
        First instant after that showed them apart.
    """

    pair: tuple[int, int]
    days_us: list[int] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    apart_deg: list[float] = field(default_factory=list)
    ended_us: int | None = None

    @property
    def longest_gap_days(self) -> float:
        """Longest stretch between two days on which they were seen."""
        return float(np.diff(self.days_us).max() / US_PER_DAY) if len(self.days_us) > 1 else 0.0


def make_belt(table: pa.Table) -> Belt:
    """Choose the geosynchronous sets of a history and compute their longitudes."""
    timeline = make_timeline(table.filter(pa.array(is_geosynchronous(table))))
    found = mean_longitudes(timeline.table)
    good = found.errors == 0
    if not good.all():
        timeline = make_timeline(timeline.table.filter(pa.array(good)))
    node = np.radians(timeline.table["raan_deg"].to_numpy())
    plane = timeline.table["inclination_deg"].to_numpy() * np.array([np.cos(node), np.sin(node)])
    return Belt(timeline, found.longitude_deg[good], found.drift_deg_day[good], plane)


def visits_of(belt: Belt, parameters: Parameters, days: Sequence[int]) -> list[Visit]:
    """Walk the history day by day (`days_of`) and return all visits, in order of their first day."""
    timeline = belt.timeline
    if len(timeline.numbers) < 2:
        return []
    open_visits: dict[tuple[int, int], Visit] = {}
    done: list[Visit] = []
    for day in days:
        at_us = day * US_PER_DAY + US_PER_DAY // 2
        rows = timeline.nearest(at_us, parameters.max_age_days)
        known = np.flatnonzero(rows >= 0)
        longitude = np.full(len(rows), np.nan)
        longitude[known] = belt.longitude_at(rows[known], at_us)
        together = _together(belt, rows, known, longitude, parameters)
        for pair, apart in together.items():
            visit = open_visits.setdefault(pair, Visit(pair))
            visit.days_us.append(at_us)
            visit.rows.append((int(rows[pair[0]]), int(rows[pair[1]])))
            visit.apart_deg.append(apart)
        degrees: list[float] = longitude.tolist()
        for pair in _parted(open_visits, degrees, parameters.leave_deg):
            if pair not in together:
                visit = open_visits.pop(pair)
                visit.ended_us = at_us
                done.append(visit)
    done += open_visits.values()
    return sorted(done, key=lambda one: (one.days_us[0], one.pair))


def days_of(timeline: Timeline, parameters: Parameters) -> list[int]:
    """Return the days with an epoch, and those between that the sets on both sides of them speak of."""
    days = timeline.days()
    reach = int(2.0 * parameters.max_age_days)
    between = [
        range(first + 1, last)
        for first, last in zip(days[:-1].tolist(), days[1:].tolist(), strict=True)
        if 1 < last - first <= reach
    ]
    return sorted([*days.tolist(), *(day for some in between for day in some)])


def _parted(
    open_visits: dict[tuple[int, int], Visit], degrees: list[float], leave_deg: float
) -> list[tuple[int, int]]:
    """Return the pairs a day shows apart; one of whom nothing is known that day (NaN) is not apart."""
    return [
        (a, b) for a, b in open_visits if abs((degrees[b] - degrees[a] + 180.0) % 360.0 - 180.0) > leave_deg
    ]


def _together(
    belt: Belt, rows: NDArray[np.int64], known: NDArray[np.int64], longitude: Floats, parameters: Parameters
) -> dict[tuple[int, int], float]:
    """Return the pairs that stand together on a day, with the difference of their longitudes."""
    order = known[np.argsort(longitude[known] % 360.0, kind="stable")]
    degrees = longitude[order] % 360.0
    doubled = np.concatenate([degrees, degrees + 360.0])
    n = len(order)
    ends = np.searchsorted(doubled, degrees + parameters.visit_deg, side="right")
    counts = np.clip(ends - np.arange(n) - 1, 0, max(0, n - 1))
    left = np.repeat(np.arange(n), counts)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    a, b = order[left], order[right % n]
    drift = np.abs(belt.drift_deg_day[rows[a]] - belt.drift_deg_day[rows[b]])
    plane = np.hypot(*(belt.plane_deg[:, rows[a]] - belt.plane_deg[:, rows[b]]))
    keep = drift <= parameters.stop_deg_day
    keep |= (drift <= parameters.flyby_deg_day) & (plane <= parameters.flyby_plane_deg)
    apart = doubled[right] - degrees[left]
    pairs = zip(np.minimum(a, b)[keep].tolist(), np.maximum(a, b)[keep].tolist(), strict=True)
    return dict(zip(pairs, apart[keep].tolist(), strict=True))
