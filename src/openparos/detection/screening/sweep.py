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

from . import kernels
from .bounds import Gates, company_speed_km_s, gates_for
from .grid import Grid, make_grid

Floats = NDArray[np.float64]

MINIMUM_COLUMNS: Final = 5  # i, j, seconds, km, km/s
COMPANY_COLUMNS: Final = 7  # i, j, knot, nearest s, km, farthest s, km
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
        if self.plan.company_grid is not None:
            self._company_apart()
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

    def _company_apart(self) -> None:
        """Find company wider than the distance asked for, on a grid of its own at the knot itself."""
        self._sample(0.0)
        zero, radius = np.float32(0.0), np.float32(self.plan.company_km + _DIRECTION_MARGIN_KM)
        scratch = self.scratch
        kernels.describe(scratch.states, self.n, zero, zero, zero, scratch.about)
        scratch.about[2] = 0.0  # nobody moves at an instant: nobody is fast
        assert self.plan.company_grid is not None
        gate = (radius * radius, zero, zero)
        self._note(self._pairs(self.plan.company_grid, scratch.company_starts, radius, zero, gate, gate))

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
        while True:
            n_pairs = kernels.find_pairs(
                scratch.ordered, scratch.object_at, starts, scratch.labels, scratch.about, tables,
                grid.n_layers, distance_km, calm_km, gate, loose_gate, self.share[0], self.share[1],
                scratch.pairs,
            )  # fmt: skip
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
        for k in range(len(block.pos) - 1):
            minima, company = _Interval(self.plan, block, k, scratch, share).sweep()
            all_minima.append(minima)
            all_company.append(company)
        self._spare.put(scratch)
        minima, company = np.concatenate(all_minima), np.concatenate(all_company)
        offset_s = block.first * self.plan.settings.knot_step_s
        minima[:, 2] += offset_s
        company[:, 2] += block.first
        company[:, [3, 5]] += offset_s
        return minima, company
