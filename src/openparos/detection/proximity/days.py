"""On which days proximity was looked for, and who carried whose set: what the other objects give an event of two.

A day is looked at where any object at hand has a set, so that the sets of two alone do not tell which days were.
Each event states them between its first and its last; and, below the belt, whose numbers carried a set of its
parties: of several numbers with one set the lowest counts, so that without those another pair would be found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from openparos.detection.stated import Need, at_hand, numbers_of, own_history
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, format_utc, parse_utc

from .timeline import Timeline

Days = NDArray[np.int64]
SAME_ORBIT = (
    "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg", "mean_anomaly_deg",
)  # fmt: skip


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this package comes from: its parties', and of who carried a set of theirs."""
    carried = numbers_of(at_hand(event.evidence.parameters), "carried_by")
    also = [Need(carried, "all", "carried one and the same set as a party")] if carried else []
    return own_history(event) + also


def stated_days(said: Mapping[str, Any]) -> Days | None:
    """Return the days (since 1970) an event states that were looked at; None where it states none."""
    if "days" not in said:
        return None
    runs = [[parse_utc(one) // US_PER_DAY for one in run.split("/")] for run in said["days"]]
    return np.array([day for first, last in runs for day in range(first, last + 1)], dtype=np.int64)


def days_said(looked: Iterable[int], first_us: int, last_us: int, without: Iterable[int] = ()) -> list[str]:
    """Return the days looked at between two instants but some, as runs ``2022-01-03/2022-02-01``."""
    left = set(without)
    days = [day for day in looked if first_us <= _noon(day) <= last_us and _noon(day) not in left]
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][1] + 1:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return ["/".join(format_utc(day * US_PER_DAY)[:10] for day in run) for run in runs]


def _noon(day: int) -> int:
    return day * US_PER_DAY + US_PER_DAY // 2


class Carried:
    """Which objects of a timeline carry one and the same set, and when."""

    def __init__(self, timeline: Timeline) -> None:
        self._by_owner: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._numbers = timeline.numbers
        times, rows = timeline.times_us, timeline.by_time
        again = np.flatnonzero(np.diff(times) == 0)
        if not len(again):
            return
        rows = rows[np.unique(np.concatenate([again, again + 1]))]
        columns = [timeline.epochs_us[rows].astype(np.float64)]
        columns += [np.asarray(timeline.table[name].to_numpy())[rows] for name in SAME_ORBIT]
        values = np.stack(columns)
        order = np.lexsort((timeline.owner[rows], *values))
        same = (np.diff(values[:, order], axis=1) == 0.0).all(axis=0)
        for group in np.split(rows[order], np.flatnonzero(~same) + 1):
            if len(group) > 1:
                self._add(timeline, group)

    def _add(self, timeline: Timeline, group: NDArray[np.int64]) -> None:
        at_us = int(timeline.epochs_us[group[0]])
        owners = timeline.owner[group].tolist()
        for one in owners:
            self._by_owner[one] += [(at_us, other) for other in owners if other != one]

    def by(self, places: Sequence[int], first_us: int, last_us: int, reach_days: float) -> list[int]:
        """Return the numbers that carried a set of some objects (places in `Timeline.numbers`) around a stretch of time."""
        reach = round((reach_days + 1.0) * US_PER_DAY)
        found = {
            other
            for one in places
            for at_us, other in self._by_owner.get(one, ())
            if first_us - reach <= at_us <= last_us + reach
        }
        return sorted(int(self._numbers[one]) for one in found - set(places))
