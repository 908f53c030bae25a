"""The sweep: knots in, minima of the interpolated distance and pairs in company out.

Memory is bounded by the block of knots, not by the length of the window: only what is found adds up.
"""

from __future__ import annotations

import queue
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from openparos.orbits.interpolation import weights_at
from openparos.orbits.knots import LARGEST_MARGIN_KM, USUAL_MARGIN_KM, KnotBlock

from . import kernels, pairs
from .bounds import Gates, company_speed_km_s, gates_for
from .grid import Grid, make_grid

Floats = NDArray[np.float64]

MINIMUM_COLUMNS: Final = 5  # i, j, seconds, km, km/s
COMPANY_COLUMNS: Final = 7  # i, j, knot, nearest s, km, farthest s, km
_LONGEST_STRIDE: Final = 6  # half an hour
_DIRECTION_MARGIN_KM: Final = 0.5  # rounding of directions in float32 near the poles


@dataclass(frozen=True, slots=True)
class SweepSettings:
    """How a window is swept; none of it changes what is found, only what finding it costs.

    Attributes
    ----------
    knot_step_s : float
        Spacing of SGP4 states.
    slots_per_step : int
        Samples (grids) between two knots.
    block_intervals : int
        Intervals held in memory at once, and in one chunk of the work.
    calm_reach_km : float
        Objects whose radius changes by more in half a slot are searched for from their own side.
    threads : int
        Threads on this computer; the kernels hold no interpreter lock.
    shards : int
        Parts the objects of a block are cut into, for work that is spread over many computers.
    """

    knot_step_s: float = 300.0
    slots_per_step: int = 2
    block_intervals: int = 24
    calm_reach_km: float = 6.0
    threads: int = 2
    shards: int = 1


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """Grids and gates of one sweep, the same for every interval."""

    settings: SweepSettings
    distance_km: float
    gates: Gates
    loose_gates: Gates  # for objects with a margin of their own
    grid: Grid
    company_km: float
    company_speed_km_s: float
    company_grid: Grid | None  # where company is wider than the distance asked for
    company_stride: int  # knots from one search for company to the next


def plan_sweep(distance_km: float, company_km: float, company_s: float, settings: SweepSettings) -> SweepPlan:
    """Derive the gates of a sweep from what is asked for."""
    half_slot_s = 0.5 * settings.knot_step_s / settings.slots_per_step
    half_slot_s += kernels.GUARD_S
    gates = gates_for(distance_km + 4.0 * USUAL_MARGIN_KM, half_slot_s)
    loose = gates_for(distance_km + 4.0 * LARGEST_MARGIN_KM, half_slot_s)
    grid = make_grid(gates.calm_radius_km + _DIRECTION_MARGIN_KM, loose.fast_radius_km + _DIRECTION_MARGIN_KM)
    own_grid = None
    if company_km > distance_km:
        radius = company_km + _DIRECTION_MARGIN_KM
        own_grid = make_grid(max(radius, 60.0), max(radius, 60.0), layers=False)
    return SweepPlan(
        settings=settings,
        distance_km=distance_km,
        gates=gates,
        loose_gates=loose,
        grid=grid,
        company_km=company_km,
        company_speed_km_s=company_speed_km_s(company_km, company_s),
        company_grid=own_grid,
        company_stride=max(1, min(_LONGEST_STRIDE, int(company_s / settings.knot_step_s / 2.0))),
    )


def _gate(gates: Gates) -> tuple[Any, Any, Any]:
    return (
        np.float32(gates.gate_km2),
        np.float32(gates.gate_per_speed2_s2),
        np.float32(gates.half_slot_s),
    )


class _Scratch:
    """Arrays of one thread, reused for every interval."""

    def __init__(self, n_objects: int, plan: SweepPlan) -> None:
        padded = n_objects + kernels.PADDING
        self.states = np.zeros((6, padded), np.float32)
        self.ordered = np.zeros((6, padded), np.float32)
        self.about = np.zeros((3, padded), np.float32)
        self.labels = np.zeros((4, padded), np.int32)
        self.object_at = np.zeros(padded, np.int32)
        self.search = np.zeros((4, n_objects), np.int32)
        self.blocks = np.zeros(pairs.BLOCKS_AT_ONCE + n_objects // 8 + 8, np.uint64)
        self.starts = np.zeros(plan.grid.n_cells * plan.grid.n_layers + 3, np.int32)
        own = plan.company_grid
        self.company_starts = np.zeros(own.n_cells * own.n_layers + 3 if own else 1, np.int32)
        self.pairs = np.zeros((4_000, 2), np.int32)
        self.minima = np.empty((1_000, MINIMUM_COLUMNS))
        self.company = np.empty((2_000, COMPANY_COLUMNS))


class _Interval:
    """One interval of one block, swept with the arrays of one thread."""

    def __init__(
        self, plan: SweepPlan, block: KnotBlock, k: int, scratch: _Scratch, share: tuple[int, int]
    ) -> None:
        self.plan, self.block, self.k, self.scratch, self.share = plan, block, k, scratch, share
        self.n = block.pos.shape[2]
        self.report_km = 0.5 * plan.distance_km + block.margin_km
        self.n_minima = 0
        self.n_company = 0

    def sweep(self) -> tuple[Floats, Floats]:
        """Return the minima and the company of the interval."""
        settings = self.plan.settings
        slots, step_s = settings.slots_per_step, settings.knot_step_s
        guard = kernels.GUARD_S / step_s
        for slot in range(slots):
            n_pairs = self._pairs_of_slot((slot + 0.5) / slots)
            self._settle(n_pairs, slot / slots - guard, (slot + 1) / slots + guard)
            if slot == 0 and self.plan.company_grid is None:
                self._note(n_pairs)
        scratch = self.scratch
        return scratch.minima[: self.n_minima].copy(), scratch.company[: self.n_company].copy()

    def _pairs_of_slot(self, u: float) -> int:
        gates = self.plan.gates
        gate, loose = _gate(gates), _gate(self.plan.loose_gates)
        self._sample(u)
        scratch = self.scratch
        kernels.describe(
            scratch.states, self.n, gate[2], np.float32(gates.reach_factor), np.float32(gates.reach_slack_km),
            scratch.about,
        )  # fmt: skip
        calm = np.float32(self.plan.settings.calm_reach_km)
        distance = np.float32(gates.distance_km)
        return self._pairs(self.plan.grid, scratch.starts, distance, calm, gate, loose)

    def company_at_knot(self, u: float) -> NDArray[np.int32]:
        """Return slow pairs within the radius of company at one end (u = 0 or 1), on a grid of their own."""
        self._sample(u)
        zero, radius = np.float32(0.0), np.float32(self.plan.company_km + _DIRECTION_MARGIN_KM)
        scratch, n = self.scratch, self.n
        kernels.describe(scratch.states, n, zero, zero, zero, scratch.about)
        scratch.about[2] = 0.0  # nobody moves at an instant: nobody is fast
        assert self.plan.company_grid is not None
        gate = (radius * radius, zero, zero)
        n_pairs = self._pairs(self.plan.company_grid, scratch.company_starts, radius, zero, gate, gate)
        found = scratch.pairs[:n_pairs].astype(np.int64)
        block, k = self.block, self.k + round(u)
        away = block.vel[k][:, found[:, 0]] - block.vel[k][:, found[:, 1]]
        slow = np.einsum("xp,xp->p", away, away) <= self.plan.company_speed_km_s**2
        return np.asarray(scratch.pairs[:n_pairs][slow])

    def note(self, pairs_near: NDArray[np.int32]) -> Floats:
        """Return what `kernels.note_company` says of some pairs at the first knot."""
        self.scratch.pairs = np.concatenate([pairs_near, np.zeros((1, 2), np.int32)])
        self.n_company = 0
        self._note(len(pairs_near))
        return self.scratch.company[: self.n_company].copy()

    def _sample(self, u: float) -> None:
        block = self.block
        for_pos, for_vel = weights_at(u, self.plan.settings.knot_step_s)
        kernels.sample(
            block.pos, block.vel, block.acc, self.k, tuple(for_pos), tuple(for_vel), self.scratch.states
        )

    def _pairs(
        self, grid: Grid, starts: Any, distance_km: Any, calm_km: Any, gate: Any, loose_gate: Any
    ) -> int:
        scratch, tables = self.scratch, grid.tables
        kernels.place_in_grid(
            scratch.states, scratch.about, self.n, tables, grid.n_layers, calm_km, self.block.margin_km,
            USUAL_MARGIN_KM,
            scratch.labels,
        )  # fmt: skip
        kernels.counting_sort(
            scratch.labels[0], self.n, scratch.states, starts, scratch.ordered, scratch.object_at
        )
        around = (
            scratch.ordered, scratch.object_at, starts, scratch.labels, scratch.about, tables, grid.n_layers,
            distance_km, calm_km, gate, loose_gate, *self.share,
        )  # fmt: skip
        cells = (
            scratch.ordered, scratch.object_at, starts, scratch.labels, scratch.about, grid.layer_of_radius,
            grid.near, grid.n_cells, grid.n_layers, distance_km, calm_km, gate, *self.share, scratch.search,
            scratch.blocks,
        )  # fmt: skip
        while True:
            n_pairs = pairs.find_pairs(*cells, scratch.pairs, 0) if grid.near else 0
            least_kind = kernels.FAST if grid.near else kernels.CALM
            n_pairs = pairs.look_around(*around, least_kind, scratch.pairs, n_pairs)
            if n_pairs <= len(scratch.pairs):
                return int(n_pairs)
            scratch.pairs = np.zeros((2 * n_pairs, 2), np.int32)

    def _settle(self, n_pairs: int, low: float, high: float) -> None:
        block, scratch = self.block, self.scratch
        while True:
            total = kernels.settle_pairs(
                scratch.pairs, n_pairs, block.pos, block.vel, block.acc, self.k,
                self.plan.settings.knot_step_s, low, high, self.report_km, scratch.minima, self.n_minima,
            )  # fmt: skip
            if total <= len(scratch.minima):
                self.n_minima = total
                return
            scratch.minima = np.concatenate([scratch.minima, np.empty((2 * total, MINIMUM_COLUMNS))])

    def _note(self, n_pairs: int) -> None:
        block, scratch = self.block, self.scratch
        while True:
            total = kernels.note_company(
                scratch.pairs, n_pairs, block.pos, block.vel, block.acc, self.k,
                self.plan.settings.knot_step_s, self.plan.company_km, self.plan.company_speed_km_s,
                scratch.company, self.n_company,
            )  # fmt: skip
            if total <= len(scratch.company):
                self.n_company = total
                return
            scratch.company = np.concatenate([scratch.company, np.empty((2 * total, COMPANY_COLUMNS))])


class Sweeper:
    """Sweeps blocks of knots; the arrays of a thread are handed to the next that needs them.

    Parameters
    ----------
    plan : SweepPlan
        Grids and gates.
    n_objects : int
        Objects in every block.
    """

    def __init__(self, plan: SweepPlan, n_objects: int) -> None:
        self.plan, self.n_objects = plan, n_objects
        self._spare: queue.SimpleQueue[_Scratch] = queue.SimpleQueue()

    def sweep(self, block: KnotBlock, share: tuple[int, int] = (0, 1)) -> tuple[Floats, Floats]:
        """Return minima and company of a block, times in seconds and knots since the window's start.

        Parameters
        ----------
        block : KnotBlock
            States.
        share : tuple of int
            Which part of the objects looks for partners, and of how many: the parts together find every
            pair once.

        Returns
        -------
        tuple of ndarray
            Minima (q, 5) and company (q, 7), columns as in `kernels.settle_pairs` and `note_company`.
        """
        try:
            scratch = self._spare.get_nowait()
        except queue.Empty:
            scratch = _Scratch(self.n_objects, self.plan)
        all_minima, all_company = [np.empty((0, MINIMUM_COLUMNS))], [np.empty((0, COMPANY_COLUMNS))]
        intervals = [_Interval(self.plan, block, k, scratch, share) for k in range(len(block.pos) - 1)]
        for one in intervals:
            minima, company = one.sweep()
            all_minima.append(minima)
            all_company.append(company)
        if self.plan.company_grid is not None:
            all_company += self._company_apart(block, scratch, share, intervals)
        self._spare.put(scratch)
        minima, company = np.concatenate(all_minima), np.concatenate(all_company)
        offset_s = block.first * self.plan.settings.knot_step_s
        minima[:, 2] += offset_s
        company[:, 2] += block.first
        company[:, [3, 5]] += offset_s
        return minima, company

    def _company_apart(
        self, block: KnotBlock, scratch: _Scratch, share: tuple[int, int], intervals: list[_Interval]
    ) -> list[Floats]:
        """Return who is in company wider than the distance asked for, knot by knot.

        Company that lasts is there at two searches at least; each knot is asked about the pairs found at
        the search before it and the one after.
        """
        stride = self.plan.company_stride
        knots = sorted({*range(0, len(block.pos), stride), len(block.pos) - 1})
        found = []
        for k in knots:
            last = k == len(block.pos) - 1  # the last knot has no interval of its own: seen from its end
            at = _Interval(self.plan, block, k - 1 if last else k, scratch, share)
            found.append(at.company_at_knot(1.0 if last else 0.0))
        noted = []
        for before, after, first, end in zip(found, found[1:], knots, knots[1:], strict=False):
            near = np.unique(np.concatenate([before, after]), axis=0)
            noted += [one.note(near) for one in intervals[first:end]]
        return noted
