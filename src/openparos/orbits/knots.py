"""States of many objects at equally spaced knots, block by block, and at times of their own.

What lies between two knots is a polynomial (`interpolation`); how far that is from SGP4 is
estimated here, object by object, and not assumed: hours from re-entry nothing is smooth over 300 s.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_SECOND
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .interpolation import lay_out_knots
from .propagate import SGP4_MEANINGS, Propagator, julian

Floats = NDArray[np.float64]

DECAYED_RADIUS_KM: Final = EARTH_RADIUS_WGS72_KM + 50.0
"""An object that SGP4 puts below this is re-entering, whatever SGP4 says of the time after."""
FARTHEST_KM: Final = 1e6
"""SGP4 of years-old drag terms can return 10^11 km without an error code."""
DECAYED: Final = "decayed: SGP4 puts it below 50 km"
ROUGH: Final = (
    "its motion by SGP4 is not smooth over minutes: re-entering, or its drag term is no longer true"
)
ROUGHEST_KM: Final = 2.0
"""An object whose interpolation errs by more is dropped from that knot on, and said to be."""
USUAL_MARGIN_KM: Final = 0.4
"""Margin that covers all but a few objects: quintic, float32 and astroz together."""
ERROR_FACTOR, ERROR_FLOOR_KM = 4.0, 0.02  # an estimate of 0.015 km or more is 0.3 to 2 times the error
LARGEST_MARGIN_KM: Final = ERROR_FACTOR * ROUGHEST_KM + ERROR_FLOOR_KM
IMPOSSIBLE: Final = "SGP4 reports no error but an impossible position"


@dataclass(frozen=True, slots=True)
class KnotBlock:
    """States at some consecutive knots.

    Attributes
    ----------
    first : int
        Number of the first knot.
    pos, vel, acc : ndarray (m, 3, n)
        TEME, km, km/s and km/s^2; NaN where there is no state.
    margin_km : ndarray (n,)
        How far the quintic may be from SGP4 between these knots.
    """

    first: int
    pos: Floats
    vel: Floats
    acc: Floats
    margin_km: Floats


@dataclass(frozen=True, slots=True)
class Loss:
    """From when on an object has no state, and why."""

    row: int
    knot: int
    reason: str


@dataclass(slots=True)
class Knots:
    """Knots of a table of element sets over a window.

    Attributes
    ----------
    table : pa.Table
        n rows of `ELEMENT_SCHEMA`.
    start_us : int
        Instant of knot 0.
    step_s : float
        Spacing.
    count : int
        Number of knots.
    engine : str
        See `Propagator.from_table`.
    losses : dict of int to Loss
        Filled while blocks are read: the first knot without a usable state, by row.
    """

    table: pa.Table
    start_us: int
    step_s: float
    count: int
    engine: str = "auto"
    losses: dict[int, Loss] = field(default_factory=dict)
    _propagator: Propagator | None = None
    _lock: Lock = field(default_factory=Lock)
    _spare: list[Floats] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self._propagator is None:
            self._propagator = Propagator.from_table(self.table, engine=self.engine)

    def part(self) -> Knots:
        """Return the same knots with losses of their own, for another thread."""
        return replace(self, losses={})

    @property
    def propagator(self) -> Propagator:
        """The propagator of the knots."""
        assert self._propagator is not None
        return self._propagator

    def times_us(self, first: int, last: int) -> NDArray[np.int64]:
        """Return the instants of the knots first to last, both included."""
        step_us = round(self.step_s * US_PER_SECOND)
        return self.start_us + step_us * np.arange(first, last + 1, dtype=np.int64)

    def compare_engines(self) -> None:
        """Compare the engines over the whole window, once, so that every block trusts the same rows."""
        times = self.times_us(0, self.count - 1)
        self.propagator.differing(int(times[0]), int(times[-1]))

    def block(self, first: int, last: int) -> KnotBlock:
        """Return the states at the knots first to last, both included; `losses` is filled on the way."""
        return self._block(first, self.times_us(first, last))

    def _block(self, first: int, times: NDArray[np.int64]) -> KnotBlock:
        n, m = self.propagator.n, len(times)
        states = (self._memory(n, m, 3), self._memory(n, m, 3))
        with self._lock:  # a propagator has one scratch memory
            found = self.propagator.at(times, memory=states)
        pos, vel, acc = self._memory(m, 3, n), self._memory(m, 3, n), self._memory(m, 3, n)
        error = np.zeros((m - 1, n))
        lay_out_knots(found.positions_km, found.velocities_km_s, self.step_s, pos, vel, acc, error)
        self._spare.extend(states)
        self._drop_lost(first, pos, found.errors, error)
        for row in np.flatnonzero(error.max(axis=0) > ROUGHEST_KM):
            k = int((error[:, row] > ROUGHEST_KM).argmax())
            if int(row) not in self.losses or self.losses[int(row)].knot > first + k:
                self.losses[int(row)] = Loss(int(row), first + k, ROUGH)
            pos[k + 1 :, :, row], error[k:, row] = np.nan, 0.0
        return KnotBlock(first, pos, vel, acc, ERROR_FACTOR * error.max(axis=0) + ERROR_FLOOR_KM)

    def give_back(self, block: KnotBlock) -> None:
        """Take back the arrays of a block that is done with: fresh pages cost more than what fills them."""
        self._spare.extend((block.pos, block.vel, block.acc))

    def _memory(self, *shape: int) -> Floats:
        size = math.prod(shape)
        try:
            spare = self._spare.pop()
        except IndexError:
            return np.empty(shape)
        return spare.reshape(shape) if spare.size == size else np.empty(shape)

    def _drop_lost(self, first: int, pos: Floats, errors: NDArray[np.uint8], rough_km: Floats) -> None:
        """Note who is lost in the block, and blank the time after (the first place below stays).

        The state just below 50 km is kept, so that the last interval before it is screened like any.
        """
        with np.errstate(invalid="ignore", over="ignore"):
            radius2 = np.einsum("kxn,kxn->kn", pos, pos)
            low, far = radius2 < DECAYED_RADIUS_KM**2, radius2 > FARTHEST_KM**2
        errors = errors.T
        bad = (errors != 0) | low | far | ~np.isfinite(radius2)
        for row in np.flatnonzero(bad.any(axis=0)):
            k = int(bad[:, row].argmax())
            if row not in self.losses:
                reason = _reason(int(errors[k, row]), bool(low[k, row]))
                self.losses[int(row)] = Loss(int(row), first + k, reason)
            gone = self.losses[int(row)].knot - first
            keep = gone >= 0 and low[gone, row] and np.isfinite(radius2[gone, row])
            blank = max(0, gone + int(keep))
            pos[blank:, :, row] = np.nan
            rough_km[max(0, blank - 1) :, row] = 0.0

    def states_at(self, rows: NDArray[np.int64], times_s: Floats) -> tuple[Floats, Floats]:
        """Return SGP4 states of rows[q] at its own times times_s[q, :], by the reference engine.

        Parameters
        ----------
        rows : ndarray (q,) of int
            Rows of the table; they may repeat.
        times_s : ndarray (q, m)
            Seconds since knot 0.

        Returns
        -------
        tuple of ndarray (q, m, 3)
            Positions in km and velocities in km/s, TEME; NaN where SGP4 gives none.
        """
        with self._lock:  # a record of SGP4 keeps the time it was last asked about
            return self._states_at(rows, times_s)

    def _states_at(self, rows: NDArray[np.int64], times_s: Floats) -> tuple[Floats, Floats]:
        order = np.argsort(rows, kind="stable")
        ordered = rows[order]
        ends = np.append(np.flatnonzero(np.diff(ordered)) + 1, len(rows)) if len(rows) else order
        width = times_s.shape[1]
        jd, fraction = julian(np.array([self.start_us]))
        days = (fraction[0] + times_s[order] / 86_400.0).ravel()
        whole = np.full(days.size, jd[0])
        pos, vel = np.empty((days.size, 3)), np.empty((days.size, 3))
        records, first = self.propagator.records, 0
        for row, end in zip(ordered[ends - 1].tolist(), (ends * width).tolist(), strict=True):
            error, p, v = records[row].sgp4_array(whole[first:end], days[first:end])
            if error.any():
                p[error != 0], v[error != 0] = np.nan, np.nan
            pos[first:end], vel[first:end] = p, v
            first = end
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        shape = (len(rows), width, 3)
        return pos.reshape(shape)[back], vel.reshape(shape)[back]


def _reason(code: int, low: bool) -> str:
    if code == 6 or (low and not code):
        return DECAYED
    return f"SGP4 error {code}: {SGP4_MEANINGS[code]}" if code else IMPOSSIBLE
