"""Pairs that fly in company: stretches of time within a radius, each with its nearest point.

The sweep notes at each knot who is within the radius at a speed that lets it stay (`bounds`, 4). Knots
in a row make a stretch; its ends are then found with SGP4. Between two knots the distance is looked at
every 30 s, so that an excursion beyond the radius is not bridged; one shorter than 30 s may be, and then
leads no farther than K R (15 s)^2 / 2, 20 m for 50 km in low orbit.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from openparos.orbits.knots import Knots

from .polish import crossing_times, polish_minima, relative_states

Floats = NDArray[np.float64]

STRETCH: Final = np.dtype(
    [
        ("i", "i8"), ("j", "i8"), ("entry_s", "f8"), ("exit_s", "f8"), ("nearest_s", "f8"),
        ("nearest_km", "f8"), ("speed_km_s", "f8"), ("farthest_km", "f8"), ("open_start", "?"),
        ("open_end", "?"), ("trend", "U12"),
    ]
)  # fmt: skip
"""One stretch: rows of the pair, seconds since the window's start, nearest point, farthest distance
sampled, whether it goes on beyond the window, and how the distance runs."""

_SAMPLES_A_DAY: Final = 96
_MOST_SAMPLES: Final = 289


def runs_of(company: Floats, radius_km: float) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Join what was noted of one pair at consecutive knots.

    Parameters
    ----------
    company : ndarray (q, 7)
        Rows of `kernels.note_company`.
    radius_km : float
        A pair that was beyond it between two knots is not joined there.

    Returns
    -------
    tuple
        The rows in order of pair and knot, and the first and last row of each run.
    """
    order = np.lexsort((company[:, 2], company[:, 1], company[:, 0]))
    rows = company[order]
    new = np.ones(len(rows), dtype=bool)
    same = (rows[1:, 0] == rows[:-1, 0]) & (rows[1:, 1] == rows[:-1, 1])
    new[1:] = ~(same & (rows[1:, 2] == rows[:-1, 2] + 1) & (rows[:-1, 6] <= radius_km))
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(rows)) - 1 if len(rows) else first
    return rows, first, last


def stretches_of(
    knots: Knots,
    company: Floats,
    slow: Floats,
    window_s: float,
    radius_km: float,
    shortest_s: float,
    search_s: float | None = None,
) -> NDArray[np.void]:
    """Return the stretches of company of a window.

    Parameters
    ----------
    knots : Knots
        The states.
    company : ndarray (q, 7)
        What the sweep noted.
    slow : ndarray (s, 4)
        Slow minima within the radius: i, j, seconds, km. A stretch with one of them is kept however
        short it is, and a minimum that no knot saw makes a stretch of its own.
    window_s, radius_km, shortest_s : float
        Length of the window, radius of the company, and how long it must last.
    search_s : float or None
        Time between two searches for company; one step of the knots by default.

    Returns
    -------
    ndarray of STRETCH
        In order of pair and time.
    """
    rows, first, last = runs_of(company, radius_km)
    step = knots.step_s
    seen_from, seen_to = rows[first, 2] * step, np.minimum(rows[last, 2] * step, window_s)
    with_slow, alone = _match(rows, first, last, slow, step)
    maybe_long = (last - first + 2) * step >= shortest_s
    keep = np.flatnonzero(maybe_long | with_slow)
    i = np.concatenate([rows[first[keep], 0], slow[alone, 0]]).astype(np.int64)
    j = np.concatenate([rows[first[keep], 1], slow[alone, 1]]).astype(np.int64)
    seen_from = np.concatenate([seen_from[keep], slow[alone, 2]])
    seen_to = np.concatenate([seen_to[keep], slow[alone, 2]])
    # Where the pair was beyond the radius before the next knot, look for the exit up to that time.
    until = np.where(rows[last[keep], 6] > radius_km, rows[last[keep], 5], seen_to[: len(keep)] + step)
    reach_s = search_s or step
    until = np.concatenate([until, slow[alone, 2] + reach_s])
    since = seen_from - np.where(np.arange(len(seen_from)) < len(keep), step, reach_s)
    found = np.zeros(len(i), STRETCH)
    found["i"], found["j"] = i, j
    found["entry_s"] = crossing_times(knots, i, j, seen_from, np.maximum(since, 0.0), radius_km)
    found["exit_s"] = crossing_times(knots, i, j, seen_to, np.minimum(until, window_s), radius_km)
    found["open_start"], found["open_end"] = found["entry_s"] <= 0.0, found["exit_s"] >= window_s
    slow_kept = np.concatenate([with_slow[keep], np.ones(len(alone), dtype=bool)])
    found = found[(found["exit_s"] - found["entry_s"] >= shortest_s) | slow_kept]
    _fill_distances(knots, found)
    return np.asarray(found[np.lexsort((found["entry_s"], found["j"], found["i"]))])


def _match(
    rows: Floats, first: NDArray[np.int64], last: NDArray[np.int64], slow: Floats, step_s: float
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Say which runs hold a slow minimum, and which slow minima no run holds."""
    by_pair: dict[tuple[int, int], list[int]] = {}
    for run, at in enumerate(first.tolist()):
        by_pair.setdefault((int(rows[at, 0]), int(rows[at, 1])), []).append(run)
    held = np.zeros(len(first), dtype=bool)
    alone = []
    for q, (i, j, at_s) in enumerate(slow[:, :3].tolist()):
        for run in by_pair.get((int(i), int(j)), ()):
            if rows[first[run], 2] * step_s - step_s <= at_s <= (rows[last[run], 2] + 1) * step_s:
                held[run] = True
                break
        else:
            alone.append(q)
    return held, np.array(alone, dtype=np.int64)


def _fill_distances(knots: Knots, found: NDArray[np.void]) -> None:
    """Sample each stretch with SGP4: nearest point (polished), farthest sample, and the trend."""
    for group in np.array_split(np.arange(len(found)), max(1, len(found) // 500)):
        if len(group) == 0:
            continue
        part = found[group]
        i, j = part["i"], part["j"]
        lasting = part["exit_s"] - part["entry_s"]
        wanted = int(np.clip(np.ceil(lasting.max() / 86_400.0 * _SAMPLES_A_DAY) + 1, 9, _MOST_SAMPLES))
        times = part["entry_s"][:, None] + lasting[:, None] * np.linspace(0.0, 1.0, wanted)
        distance, speed = relative_states(knots, i, j, times)
        distance = np.where(np.isfinite(distance), distance, np.inf)
        at = distance.argmin(axis=1)
        rows = np.arange(len(group))
        near_s, near_km, near_v = times[rows, at], distance[rows, at], speed[rows, at]
        better_s, better_km, better_v = polish_minima(knots, i, j, near_s, near_v)
        within = (better_s >= part["entry_s"]) & (better_s <= part["exit_s"]) & (better_km <= near_km)
        found["nearest_s"][group] = np.where(within, better_s, near_s)
        found["nearest_km"][group] = np.where(within, better_km, near_km)
        found["speed_km_s"][group] = np.where(within, better_v, near_v)
        found["farthest_km"][group] = np.where(np.isfinite(distance), distance, 0.0).max(axis=1)
        found["trend"][group] = [_trend(one[np.isfinite(one)]) for one in distance]


def _trend(distance_km: Floats) -> str:
    """Name how a distance runs: closing, opening, passing (one minimum), oscillating or steady."""
    if len(distance_km) < 2 or float(np.ptp(distance_km)) < 1e-3:
        return "steady"
    turns = np.diff(np.sign(np.diff(distance_km)))
    rising = int((turns > 0).sum())  # minima inside
    if rising == 0 and not (turns < 0).any():
        return "closing" if distance_km[-1] < distance_km[0] else "opening"
    return "passing" if rising == 1 and not (turns < 0).any() else "oscillating"
