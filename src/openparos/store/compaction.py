"""Keeping the runs few: small runs of a window are merged, a window grown large is cut in time.

Both are one operation, a rewriting of some runs of one window, in bounded memory. It happens within
the commit that made it necessary; no process works in the background.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from .layout import KEY_COLUMNS, epochs_of
from .manifest import Manifest, Run
from .runs import FAST, SMALL, RunWriter, read_merged

WINDOW_ROWS: Final = 4_000_000
MOST_RUNS: Final = 12
MERGED_AT_ONCE: Final = 8
_MOST_PIECES: Final = 8
_SAMPLE_STEP: Final = 32
_WORTH_THE_TIME: Final = 1_000_000


@dataclass(frozen=True)
class Rewriting:
    """Runs of one window to be replaced, and the instants to cut at (none: merge them in one)."""

    runs: tuple[Run, ...]
    cuts: tuple[int, ...] = ()


def runs_by_window(manifest: Manifest) -> dict[int, list[Run]]:
    """Return the runs of each window, smallest first."""
    windows: dict[int, list[Run]] = {}
    for run in sorted(manifest.runs, key=lambda run: run.rows):
        windows.setdefault(manifest.window_of(run), []).append(run)
    return windows


def due(archive: Path, manifest: Manifest, *, most_runs: int = MOST_RUNS) -> Rewriting | None:
    """Say which runs should be rewritten next, None where all is well."""
    for runs in runs_by_window(manifest).values():
        rows = sum(run.rows for run in runs)
        if rows > WINDOW_ROWS and (cuts := _cuts(archive, runs, rows)):
            return Rewriting(tuple(runs), cuts)
        if len(runs) > most_runs:
            return Rewriting(tuple(runs[:MERGED_AT_ONCE]))
    return None


def _cuts(archive: Path, runs: Sequence[Run], rows: int) -> tuple[int, ...]:
    """Return instants that cut runs into pieces of about half a window each."""
    samples = []
    for part in (part for run in runs for part in run.parts):
        with pq.ParquetFile(archive / part.file) as file:
            for group in range(file.metadata.num_row_groups):
                epochs = epochs_of(file.read_row_group(group, columns=list(KEY_COLUMNS)))
                samples.append(epochs[::_SAMPLE_STEP])
    pieces = min(_MOST_PIECES, -(-rows // (WINDOW_ROWS // 2)))
    shares = np.arange(1, pieces) / pieces
    cuts = np.unique(np.quantile(np.concatenate(samples), shares, method="nearest"))
    earliest = min(run.first_epoch_us for run in runs)
    return tuple(int(cut) for cut in cuts if cut > earliest)


def rewrite(archive: Path, manifest: Manifest, task: Rewriting) -> Manifest:
    """Write the runs of a task anew and return the manifest in which they replace the old.

    Nothing is committed and nothing removed: the old files are still those that count.
    """
    parts = [part for run in task.runs for part in run.parts]
    level = SMALL if sum(run.rows for run in task.runs) >= _WORTH_THE_TIME else FAST
    writers = [RunWriter(archive, level) for _ in range(len(task.cuts) + 1)]
    cuts = np.array(task.cuts, dtype=np.int64)
    try:
        for rows in read_merged(archive, parts):
            for number, piece in split_by_time(rows, cuts):
                writers[number].write(piece)
        new = [run for writer in writers if (run := writer.close()) is not None]
    except BaseException:
        for writer in writers:
            writer.abandon()
        raise
    replaced = set(task.runs)
    return replace(
        manifest,
        boundaries=tuple(sorted({*manifest.boundaries, *task.cuts})),
        runs=(*(run for run in manifest.runs if run not in replaced), *new),
    )


def split_by_time(rows: pa.Table, cuts: np.ndarray[Any, Any]) -> list[tuple[int, pa.Table]]:
    """Split rows at instants; each piece keeps the order and comes with the number of its window."""
    if not len(cuts):
        return [(0, rows)]
    window = np.searchsorted(cuts, rows["epoch_us"].to_numpy(), side="right")
    numbers = np.unique(window)
    if len(numbers) == 1:
        return [(int(numbers[0]), rows)]
    return [(int(number), rows.filter(pa.array(window == number))) for number in numbers]
