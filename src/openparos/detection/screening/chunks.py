"""A screening cut into chunks, time window x part of the objects, that know nothing of one another.

What a chunk finds depends on the sets, what was asked and the chunk itself, never on who works on it or
what was done before: so it may be computed on any computer, in any order, twice or kept from an earlier
run, and the whole is the same to the last bit. `work` says who computes them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.orbits.knots import Knots

from .polish import polish_minima
from .sweep import COMPANY_COLUMNS, Sweeper, plan_sweep

if TYPE_CHECKING:
    from .asked import ScreenParameters
    from .sweep import SweepSettings

Floats = NDArray[np.float64]

SLOW_KM_S: Final = 0.010
"""A minimum slower than this belongs to two that fly in company, not to an encounter."""
ROUNDING_KM_S: Final = 1e-6
"""Minima slower than 1 mm/s are the rounding of two nearly equal sets."""
SAME_MINIMUM_S: Final = 0.5
_LEAST_INTERVALS: Final = 6

CHUNK_SCHEMA: Final = pa.schema(
    [
        ("what", pa.string()),  # encounter, slow, company or loss
        ("i", pa.int32()), ("j", pa.int32()), ("knot", pa.int32()),
        ("time_s", pa.float64()), ("km", pa.float64()), ("speed_km_s", pa.float64()),
        ("far_s", pa.float64()), ("far_km", pa.float64()), ("reason", pa.string()),
    ]
)  # fmt: skip
"""What one chunk found, one row each: fast minima polished by SGP4, slow ones, pairs in company at a
knot (nearest and farthest instant up to the next), and from which knot on an object has no state."""


@dataclass(frozen=True, slots=True, order=True)
class Chunk:
    """One piece of the work: the intervals between two knots, and a part of the objects.

    Attributes
    ----------
    first, last : int
        First and last knot.
    shard, shards : int
        Which part of the objects looks for partners, and of how many.
    """

    first: int
    last: int
    shard: int
    shards: int

    @property
    def name(self) -> str:
        """Name that sorts in order of time."""
        return f"knots-{self.first:06d}-{self.last:06d}-part-{self.shard + 1:02d}-of-{self.shards:02d}"


def chunks_of(asked: ScreenParameters, settings: SweepSettings) -> list[Chunk]:
    """Cut a window into chunks; the cut follows from what is asked alone, not from who will work."""
    intervals = max(1, math.ceil(asked.window_s / settings.knot_step_s - 1e-9))
    length = min(settings.block_intervals, max(_LEAST_INTERVALS, math.ceil(intervals / 4)))
    return [
        Chunk(first, min(first + length, intervals), shard, settings.shards)
        for first in range(0, intervals, length)
        for shard in range(settings.shards)
    ]


class Work:
    """A screening ready to be worked on, chunk by chunk, from any thread.

    Parameters
    ----------
    table : pa.Table
        The sets, one an object.
    asked : ScreenParameters
        What is asked for.
    settings : SweepSettings
        How to sweep.
    """

    def __init__(self, table: pa.Table, asked: ScreenParameters, settings: SweepSettings) -> None:
        self.asked, self.settings = asked, settings
        count = max(1, math.ceil(asked.window_s / settings.knot_step_s - 1e-9)) + 1
        self.knots = Knots(table, asked.start_us, settings.knot_step_s, count)
        self.knots.compare_engines()
        plan = plan_sweep(asked.distance_km, asked.company_km, asked.company_s, settings)
        self._sweeper = Sweeper(plan, table.num_rows)
        self.search_s = settings.knot_step_s * (plan.company_stride if plan.company_grid else 1)

    def chunk(self, chunk: Chunk) -> pa.Table:
        """Return what is found in one chunk, rows of `CHUNK_SCHEMA`."""
        knots = self.knots.part()
        block = knots.block(chunk.first, chunk.last)
        minima, company = self._sweeper.sweep(block, (chunk.shard, chunk.shards))
        knots.give_back(block)
        minima = without_repeats(minima[minima[:, 4] > ROUNDING_KM_S])
        i, j = minima[:, 0].astype(np.int64), minima[:, 1].astype(np.int64)
        times, miss, speed = polish_minima(knots, i, j, minima[:, 2], minima[:, 4])
        keep = (miss <= self.asked.distance_km) & (times >= 0.0) & (times <= self.asked.window_s)
        polished = np.column_stack((i, j, times, miss, speed))[keep]
        slow = polished[:, 4] < SLOW_KM_S
        losses = sorted(knots.losses.values(), key=lambda one: one.row) if chunk.shard == 0 else []
        return pa.concat_tables(
            [
                _minima_rows("encounter", polished[~slow]),
                _minima_rows("slow", polished[slow]),
                _company_rows(company),
                pa.table(
                    {"what": ["loss"] * len(losses), "i": pa.array([one.row for one in losses], pa.int32()),
                     "knot": pa.array([one.knot for one in losses], pa.int32()),
                     "reason": pa.array([one.reason for one in losses], pa.string())}
                ),
            ],
            promote_options="default",
        ).select(CHUNK_SCHEMA.names).cast(CHUNK_SCHEMA)  # fmt: skip


def without_repeats(minima: Floats) -> Floats:
    """Put rows (i, j, s, ...) in order of pair and time; drop minima found twice at a border."""
    ordered = minima[np.lexsort((minima[:, 2], minima[:, 1], minima[:, 0]))]
    step = np.diff(ordered[:, :3], axis=0)
    again = (step[:, 0] == 0.0) & (step[:, 1] == 0.0) & (step[:, 2] < SAME_MINIMUM_S)
    return np.asarray(ordered[np.concatenate(([True], ~again))[: len(ordered)]])


def _minima_rows(what: str, rows: Floats) -> pa.Table:
    nothing = np.zeros(len(rows))
    return pa.table(
        {
            "what": [what] * len(rows), "i": rows[:, 0].astype(np.int32), "j": rows[:, 1].astype(np.int32),
            "knot": nothing.astype(np.int32), "time_s": rows[:, 2], "km": rows[:, 3], "speed_km_s": rows[:, 4],
            "far_s": nothing, "far_km": nothing, "reason": pa.nulls(len(rows), pa.string()),
        },
        schema=CHUNK_SCHEMA,
    )  # fmt: skip


def _company_rows(rows: Floats) -> pa.Table:
    return pa.table(
        {
            "what": ["company"] * len(rows), "i": rows[:, 0].astype(np.int32), "j": rows[:, 1].astype(np.int32),
            "knot": rows[:, 2].astype(np.int32), "time_s": rows[:, 3], "km": rows[:, 4],
            "speed_km_s": np.zeros(len(rows)), "far_s": rows[:, 5], "far_km": rows[:, 6],
            "reason": pa.nulls(len(rows), pa.string()),
        },
        schema=CHUNK_SCHEMA,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Together:
    """What all chunks found.

    Attributes
    ----------
    encounters, slow : ndarray (q, 5)
        Row, row, seconds, km, km/s.
    company : ndarray (q, 7)
        Columns of `kernels.note_company`.
    losses : dict of int to tuple
        First knot without a state and the reason, by row.
    """

    encounters: Floats
    slow: Floats
    company: Floats
    losses: dict[int, tuple[int, str]]


def put_together(parts: list[pa.Table], step_s: float, n_objects: int) -> Together:
    """Join what chunks found, in any order.

    A chunk does not know that an object was lost in an earlier one: what is said of an object after it
    was lost is dropped here.
    """
    table = pa.concat_tables(parts)
    what = np.asarray(table["what"].to_numpy(zero_copy_only=False))
    columns = {
        name: np.asarray(table[name].to_numpy(zero_copy_only=False), dtype=np.float64)
        for name in ("i", "j", "knot", "time_s", "km", "speed_km_s", "far_s", "far_km")
    }
    lost = np.flatnonzero(what == "loss")
    losses: dict[int, tuple[int, str]] = {}
    for row, knot, reason in zip(
        columns["i"][lost].astype(int).tolist(), columns["knot"][lost].astype(int).tolist(),
        table["reason"].take(pa.array(lost)).to_pylist(), strict=True,
    ):  # fmt: skip
        losses[row] = min(losses.get(row, (knot, reason)), (knot, reason))
    until = np.full(n_objects, np.inf)
    for row, (knot, _) in losses.items():
        until[row] = knot

    def rows_of(kind: str, *names: str) -> Floats:
        at = np.flatnonzero(what == kind)
        rows = (
            np.column_stack([columns[name][at] for name in names]) if len(at) else np.empty((0, len(names)))
        )
        ends = np.minimum(until[rows[:, 0].astype(int)], until[rows[:, 1].astype(int)])
        known = rows[:, 2] < ends if kind == "company" else rows[:, 2] <= ends * step_s
        return np.asarray(rows[known])

    company = rows_of("company", "i", "j", "knot", "time_s", "km", "far_s", "far_km")
    assert company.shape[1] == COMPANY_COLUMNS
    company = np.unique(company, axis=0)  # two parts of the objects may both ask about a pair
    minima = ("i", "j", "time_s", "km", "speed_km_s")
    return Together(
        without_repeats(rows_of("encounter", *minima)),
        without_repeats(rows_of("slow", *minima)),
        company,
        losses,
    )
