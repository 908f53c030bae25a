"""A check by physics, independent of any detector: drag only lowers an orbit, so each rise is a boost.

The median semi-major axis of three sets is compared with that of the three before. Where it rose by
more than the local noise, something pushed the object. No model is fitted; the check sees only rises,
dates them to a gap between two sets, and is blind to small burns in noisy eras.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, Interval
from openparos.orbits.mean import mean_elements

Floats = NDArray[np.float64]

NOISE_WINDOW_SETS: Final = 101
NOISE_FACTOR: Final = 6.0
LEAST_RISE_KM: Final = 0.1
"""Below this a rise is not counted: storms and the smoothing of orbit determination reach some tens of metres."""
MERGE_US: Final = US_PER_DAY
_MAD_TO_SIGMA: Final = 1.4826
_SIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Rise:
    """One rise of the semi-major axis: between which two epochs, and by how much."""

    interval: Interval
    rise_km: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How rises and detected events agree: both ways, each with its misses."""

    rises: tuple[Rise, ...]
    events: tuple[Event, ...]
    rises_without_event: tuple[Rise, ...]
    events_without_rise: tuple[Event, ...]

    @property
    def matched_rises(self) -> int:
        """Rises that an event explains."""
        return len(self.rises) - len(self.rises_without_event)


def rises(table: pa.Table) -> list[Rise]:
    """Return every rise of the semi-major axis above local noise.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of one object; order does not matter.

    Returns
    -------
    list of Rise
        In time order; rises less than a day apart are one.
    """
    epochs, axis_km = _clean_axis(table)
    if len(epochs) < 5:
        return []
    step_km = _median_steps(axis_km)
    threshold_km = np.maximum(LEAST_RISE_KM, NOISE_FACTOR * _local_sigma(np.diff(axis_km)))
    found: list[Rise] = []
    for index in _largest_of_runs(step_km > threshold_km, np.diff(axis_km)):
        interval = Interval(int(epochs[index]), int(epochs[index + 1]))
        rise_km = float(step_km[index])
        if found and interval.start_us - found[-1].interval.end_us <= MERGE_US:
            last = found.pop()
            interval = Interval(last.interval.start_us, interval.end_us)
            rise_km += last.rise_km
        found.append(Rise(interval, rise_km))
    return found


def agreement(table: pa.Table, events: Sequence[Event], slack_us: int = US_PER_DAY) -> Agreement:
    """Hold detected manoeuvres beside the rises of the semi-major axis.

    Parameters
    ----------
    table : pa.Table
        The history the events were found in.
    events : sequence of Event
        Manoeuvres that raised the orbit; others are left out by the caller.
    slack_us : int
        How far outside an event's interval a rise may lie and still be the same thing.
    """
    found = rises(table)
    spans = [Interval(one.interval.start_us - slack_us, one.interval.end_us + slack_us) for one in events]
    lonely_rises = tuple(one for one in found if not any(span.overlaps(one.interval) for span in spans))
    lonely_events = tuple(
        event
        for event, span in zip(events, spans, strict=True)
        if not any(span.overlaps(one.interval) for one in found)
    )
    return Agreement(tuple(found), tuple(events), lonely_rises, lonely_events)


def _largest_of_runs(marked: NDArray[np.bool_], step_km: Floats) -> list[int]:
    """Return, of each run of marked gaps, the one with the largest step: a step shows in the gaps around it."""
    places = np.flatnonzero(marked)
    runs = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []
    return [int(run[np.argmax(step_km[run])]) for run in runs]


def _median_steps(axis_km: Floats) -> Floats:
    """Return, for each gap, the median of up to three sets after it less that of up to three before."""
    padded = np.pad(axis_km, _SIDE - 1, mode="edge")
    medians = np.median(np.lib.stride_tricks.sliding_window_view(padded, _SIDE), axis=1)
    return np.asarray(medians[_SIDE:] - medians[: len(axis_km) - 1])


def _clean_axis(table: pa.Table) -> tuple[NDArray[np.int64], Floats]:
    """Return epochs and axes in order, one set an epoch, single sets that go there and back dropped."""
    order = np.argsort(table["epoch_us"].to_numpy(), kind="stable")
    epochs = np.asarray(table["epoch_us"].to_numpy()[order], dtype=np.int64)
    axis_km = mean_elements(table).semi_major_axis_km[order]
    keep = np.concatenate([np.diff(epochs) > 0, [True]]) & np.isfinite(axis_km)
    epochs, axis_km = epochs[keep], axis_km[keep]
    if len(epochs) < 5:
        return epochs, axis_km
    neighbours = np.stack([axis_km[:-4], axis_km[1:-3], axis_km[3:-1], axis_km[4:]])
    away = np.abs(axis_km[2:-2] - np.median(neighbours, axis=0))
    alone = away > np.abs(neighbours.max(axis=0) - neighbours.min(axis=0)) + LEAST_RISE_KM
    sound = np.concatenate([[True, True], ~alone, [True, True]])
    return epochs[sound], axis_km[sound]


def _local_sigma(step_km: Floats) -> Floats:
    """Return a robust standard deviation of the steps around each one."""
    half = min(NOISE_WINDOW_SETS // 2, max(1, (len(step_km) - 1) // 2))
    padded = np.pad(step_km, half, mode="reflect") if len(step_km) > half else step_km
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1)[: len(step_km)]
    centre = np.median(windows, axis=1, keepdims=True)
    return np.asarray(_MAD_TO_SIGMA * np.median(np.abs(windows - centre), axis=1))
