"""Batch SGP4/SDP4: element sets and instants in, positions and velocities in TEME out.

Two engines stand behind one interface. `sgp4` (Vallado's own code) is the reference and the only one
used to reproduce a finding. `astroz` is some ten times faster and agrees with it to decimetres; a few
sets of a whole catalogue, re-entering or years old, differ by more, one was seen 70,000,000 km off.
So every span is checked at its start, middle and end against `sgp4`, and the sets that differ by more
than `NEAR_EARTH_TOLERANCE_KM` or, deep in space, `ENGINE_TOLERANCE_KM` are propagated by `sgp4`.
Neither engine flags a distance: SGP4 of years-old drag terms can return 10^11 km without an error code;
who sets a bound sets it on the positions.

Source: Vallado, Crawford, Hujsak and Kelso, "Revisiting Spacetrack Report #3", AIAA 2006-6753.
"""

from __future__ import annotations

import functools
import importlib.metadata
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray
from sgp4.api import SGP4_ERRORS, WGS72, Satrec, SatrecArray

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY

from .satrecs import Mode, check_mode, epochs_us, init_arguments, satrecs_from

Engine = Literal["astroz", "sgp4"]
Vectors = NDArray[np.float64]

ENGINE_TOLERANCE_KM: Final = 0.010
"""Largest difference between astroz and sgp4 that is let stand at an instant of comparison. Over a day
of the catalogue of 2024-07-05 deep-space sets differ by 0.13 m in the median and 4.3 m at most."""
NEAR_EARTH_TOLERANCE_KM: Final = 0.001
"""The same for near-Earth sets, which differ by 0.03 m in the median and 0.25 m at most. It is tighter
because a set days from re-entry was seen 5 m off at all three instants and 21 m between them."""

SGP4_MEANINGS: Final[dict[int, str]] = dict(SGP4_ERRORS)
"""What the error codes of SGP4 mean, 1 to 6."""

_US_PER_MINUTE: Final = 60_000_000
_JD_1970: Final = 2440587.5
_BLOCK_BYTES: Final = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Trajectories:
    """Positions and velocities of n objects at m instants, in TEME of date.

    Unpacks as ``positions_km, velocities_km_s, errors = propagator.at(times_us)``.

    Attributes
    ----------
    positions_km, velocities_km_s : ndarray (n, m, 3)
        TEME, km and km/s. NaN where `errors` is not 0, except code 6 (decayed), for which SGP4 still
        gives the place below the surface.
    errors : ndarray (n, m) of uint8
        0, or SGP4's own code (`SGP4_MEANINGS`).
    mode : str
        Operation mode, ``i`` or ``a``.
    engine : str
        Name and version of the engine of all rows but those in `by_reference`.
    by_reference : ndarray of int
        Rows that `sgp4` propagated although the engine is astroz.
    """

    positions_km: Vectors
    velocities_km_s: Vectors
    errors: NDArray[np.uint8]
    mode: Mode
    engine: str
    by_reference: NDArray[np.int64]

    def __iter__(self) -> Iterator[Any]:
        return iter((self.positions_km, self.velocities_km_s, self.errors))


@functools.cache
def engine_name(engine: Engine) -> str:
    """Return the engine with its version, as it stands in evidence: ``sgp4 2.27``."""
    return f"{engine} {importlib.metadata.version(engine)}"


_REFERENCE_ALONE: ContextVar[bool] = ContextVar("_REFERENCE_ALONE", default=False)


@contextmanager
def reference_path() -> Iterator[None]:
    """Let ``auto`` mean `sgp4` alone within the block: for computing published numbers again."""
    token = _REFERENCE_ALONE.set(True)
    try:
        yield
    finally:
        _REFERENCE_ALONE.reset(token)


def choose_engine(engine: str, mode: Mode) -> Engine:
    """Return the engine to use.

    Parameters
    ----------
    engine : str
        ``auto`` takes astroz where it is installed and the mode is ``i`` (it has no other), else sgp4.
    mode : str
        Operation mode.

    Raises
    ------
    InputRefused
        When astroz is asked for and is not there, or not for that mode.
    """
    if engine == "sgp4" or (engine == "auto" and _REFERENCE_ALONE.get()):
        return "sgp4"
    if engine not in ("auto", "astroz"):
        raise InputRefused(f"no propagation engine {engine!r}", remedy="Use auto, astroz or sgp4")
    try:
        importlib.metadata.version("astroz")
    except importlib.metadata.PackageNotFoundError as error:
        if engine == "astroz":
            raise InputRefused("astroz is not installed here", remedy="Use engine sgp4 or auto") from error
        return "sgp4"
    if mode != "i":
        if engine == "astroz":
            raise InputRefused("astroz has only operation mode i", remedy="Use engine sgp4 for mode a")
        return "sgp4"
    return "astroz"


class _Fast:
    """The same sets in astroz: near-Earth ones in SIMD batches, deep-space ones threaded."""

    def __init__(self, table: pa.Table, epochs: NDArray[np.int64]) -> None:
        from astroz import _astroz as native

        self._into_deep = native.sdp4_batch_propagate_into
        records = []
        for arguments in init_arguments(table):
            record = native.Satrec()
            record.sgp4init(int(WGS72), "i", 0, *arguments)
            records.append(record)
        self.records = records
        usable = [record.error == 0 for record in records]
        deep = [record.is_deep_space for record in records]
        rows = range(len(records))
        self.near = np.array([i for i in rows if usable[i] and not deep[i]], dtype=np.int64)
        self.deep = np.array([i for i in rows if usable[i] and deep[i]], dtype=np.int64)
        self._deep_records = [records[i] for i in self.deep]
        self._near_batch = None
        if len(self.near):
            self._near_batch = native.Sgp4Constellation(
                [records[i] for i in self.near], gravity_model=int(WGS72)
            )
        self.tolerance_km = np.where(deep, ENGINE_TOLERANCE_KM, NEAR_EARTH_TOLERANCE_KM)
        self._epochs = epochs
        self._memory = np.empty(0)

    def into(self, times_us: NDArray[np.int64], pos: Vectors, vel: Vectors) -> None:
        """Fill (n, m, 3) arrays for common instants; rows that astroz refuses become NaN."""
        if self._near_batch is not None:
            near_pos, near_vel = self._scratch(len(self.near), len(times_us))
            # Offsets from whole microseconds: a Julian date in one float64 is only good to 40 us,
            # a third of a metre in low orbit.
            offsets_min = (times_us[0] - self._epochs[self.near]) / _US_PER_MINUTE
            self._near_batch.propagate_into(
                (times_us - times_us[0]) / _US_PER_MINUTE, near_pos, near_vel, epoch_offsets=offsets_min
            )
            pos[self.near], vel[self.near] = near_pos, near_vel
        if len(self.deep):
            deep_pos, deep_vel = self._scratch(len(self.deep), len(times_us))
            self._into_deep(self._deep_records, *julian(times_us), deep_pos, deep_vel)
            pos[self.deep], vel[self.deep] = deep_pos, deep_vel
        if len(self.near) + len(self.deep) < len(self.records):
            refused = np.setdiff1d(np.arange(len(self.records)), np.concatenate([self.near, self.deep]))
            pos[refused], vel[refused] = np.nan, np.nan

    def _scratch(self, rows: int, instants: int) -> tuple[Vectors, Vectors]:
        """Return two (rows, instants, 3) arrays in memory that is used again: fresh pages cost more
        than the propagation that fills them.
        """
        size = rows * instants * 3
        if len(self._memory) < 2 * size:
            self._memory = np.empty(2 * size)
        shape = (rows, instants, 3)
        return self._memory[:size].reshape(shape), self._memory[size : 2 * size].reshape(shape)


def julian(times_us: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
    """Return instants as Julian dates in two parts, whole days from midnight and the fraction."""
    days, rest = np.divmod(times_us, US_PER_DAY)
    return days + _JD_1970, rest / US_PER_DAY


class Propagator:
    """Element sets ready to be propagated together.

    Made by `from_table`. `mode`, `engine` and `n` may be read; `norad_ids` and `epochs_us` are the
    table's own columns, in its order.
    """

    def __init__(self, table: pa.Table, *, mode: str, engine: str) -> None:
        self.mode: Final = check_mode(mode)
        self.engine: Final = choose_engine(engine, self.mode)
        self.norad_ids: Final[NDArray[np.int64]] = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
        self.epochs_us: Final = epochs_us(table)
        self._records: Final[list[Satrec]] = satrecs_from(table, mode=self.mode)
        self._fast = _Fast(table, self.epochs_us) if self.engine == "astroz" and len(table) else None
        self._checked_us: tuple[int, int] | None = None
        self._by_reference = np.empty(0, dtype=np.int64)

    @classmethod
    def from_table(cls, table: pa.Table, *, mode: str = "i", engine: str = "auto") -> Propagator:
        """Make a propagator of a table of element sets.

        Parameters
        ----------
        table : pa.Table
            n rows of `ELEMENT_SCHEMA`; the numbers are used as they stand, catalogue numbers of any size.
        mode : str
            Operation mode of SGP4: ``i`` (improved, default) or ``a`` (AFSPC).
        engine : str
            ``auto``, ``astroz`` or ``sgp4`` (the reference).

        Raises
        ------
        InputRefused
            When there is no such mode or engine.
        """
        return cls(table, mode=mode, engine=engine)

    @property
    def n(self) -> int:
        """Number of element sets."""
        return len(self._records)

    @property
    def records(self) -> list[Satrec]:
        """The sets as records of the reference, one a row; each keeps the time it was last asked about."""
        return self._records

    @property
    def engine_version(self) -> str:
        """The engine and its version, for evidence."""
        return engine_name(self.engine)

    def at(self, times_us: ArrayLike, *, memory: tuple[Vectors, Vectors] | None = None) -> Trajectories:
        """Propagate every set to the same instants.

        Parameters
        ----------
        times_us : array (m,) of int
            Instants, microseconds since 1970, UTC; in order where astroz is used, since its check looks
            at the first, the middle and the last.
        memory : tuple of ndarray or None
            Two arrays (n, m, 3) to be filled and returned, for callers that ask again and again.

        Returns
        -------
        Trajectories
            Arrays (n, m, 3), (n, m, 3) and (n, m); unpacks as positions, velocities, errors.
        """
        times = np.atleast_1d(np.asarray(times_us, dtype=np.int64))
        n, m = self.n, len(times)
        pos, vel = memory or (np.empty((n, m, 3)), np.empty((n, m, 3)))
        errors = np.zeros((n, m), dtype=np.uint8)
        handed = self._by_reference[:0]
        if n and m and self._fast is None:
            for block in self._blocks(m):
                errors[:, block], pos[:, block], vel[:, block] = self._reference(times[block])
        elif n and m and self._fast is not None:
            handed = self.differing(int(times.min()), int(times.max()))
            for block in self._blocks(m):
                self._fast.into(times[block], pos[:, block], vel[:, block])
            # Where astroz gives no position, sgp4 says why.
            silent = np.isnan(pos[:, :, 0]).any(axis=1)
            handed = np.union1d(handed, np.flatnonzero(silent))
            if len(handed):
                errors[handed], pos[handed], vel[handed] = self._reference(times, handed)
        return Trajectories(pos, vel, errors, self.mode, self.engine_version, handed)

    def at_offsets(self, offsets_us: ArrayLike) -> Trajectories:
        """Propagate each set by its own lengths of time.

        Parameters
        ----------
        offsets_us : array (n,) or (n, m) of int
            Microseconds after (before, if negative) each set's own epoch.

        Returns
        -------
        Trajectories
            As from `at`, with m = 1 for a one-dimensional argument. Always by `sgp4`: histories ask for
            few instants per set, and are evidence.
        """
        offsets = np.asarray(offsets_us, dtype=np.int64)
        offsets = offsets.reshape(self.n, -1) if self.n else np.empty((0, 1), dtype=np.int64)
        n, m = offsets.shape
        pos, vel = np.empty((n, m, 3)), np.empty((n, m, 3))
        errors = np.zeros((n, m), dtype=np.uint8)
        minutes = (offsets / _US_PER_MINUTE).tolist()
        for i, record in enumerate(self._records):
            for k, after_min in enumerate(minutes[i]):
                errors[i, k], pos[i, k], vel[i, k] = record.sgp4_tsince(after_min)
        return Trajectories(pos, vel, errors, self.mode, engine_name("sgp4"), np.empty(0, dtype=np.int64))

    def at_own(self, times_us: ArrayLike) -> Trajectories:
        """Propagate each set to its own instants, array (n,) or (n, m) of microseconds since 1970."""
        times = np.asarray(times_us, dtype=np.int64).reshape(self.n, -1)
        return self.at_offsets(times - self.epochs_us[:, None])

    def differing(self, start_us: int, end_us: int) -> NDArray[np.int64]:
        """Return the rows for which astroz is not trusted between two instants.

        Both engines are compared at the start, the middle and the end; a row is returned where they
        differ by more than is let stand, or where one of them alone gives no position. The
        answer is kept, so that windows within one span are checked once: to propagate a long span in
        blocks, call this for the whole span first.
        """
        if self._fast is None:
            return np.empty(0, dtype=np.int64)
        if self._checked_us and self._checked_us[0] <= start_us and end_us <= self._checked_us[1]:
            return self._by_reference
        times = np.unique(np.array([start_us, (start_us + end_us) // 2, end_us], dtype=np.int64))
        errors, expected, _ = self._reference(times)
        pos, vel = np.empty((self.n, len(times), 3)), np.empty((self.n, len(times), 3))
        self._fast.into(times, pos, vel)
        with np.errstate(invalid="ignore", over="ignore"):
            away_km = np.linalg.norm(pos - expected, axis=2)
            agree = (away_km <= self._fast.tolerance_km[:, None]) & (errors == 0)
        self._by_reference = np.flatnonzero(~agree.all(axis=1))
        self._checked_us = (start_us, end_us)
        return self._by_reference

    def forget(self) -> None:
        """Forget which span was compared; the next call compares again."""
        self._checked_us = None

    def _reference(
        self, times_us: NDArray[np.int64], rows: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.uint8], Vectors, Vectors]:
        """Propagate by the `sgp4` package, all rows or some."""
        records = self._records if rows is None else [self._records[i] for i in rows]
        errors, pos, vel = SatrecArray(records).sgp4(*julian(times_us))
        return errors, pos, vel

    def _blocks(self, m: int) -> list[slice]:
        """Cut m instants so that one block's copies stay within `_BLOCK_BYTES`."""
        size = max(1, _BLOCK_BYTES // (self.n * 48))
        count = math.ceil(m / size)
        return [slice(m * i // count, m * (i + 1) // count) for i in range(count)]
