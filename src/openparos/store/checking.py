"""Proving an archive whole, and dropping what was never part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from openparos.model.errors import StoreDamaged

from .durable import sha256_of
from .layout import DISK_SCHEMA, KEY_COLUMNS, keys_from_disk
from .lock import WriterLock
from .manifest import MANIFEST_NAME, Manifest, Part, Run, load_manifest
from .writing import LOCK_NAME, remove_unnamed, unnamed_files

_MOST_CHANGES_SEEN: Final = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One file that is not as it was committed."""

    path: str
    reason: str

    def to_json(self) -> dict[str, str]:
        """Return the problem as it stands in an answer."""
        return {"path": self.path, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes
    ----------
    checked : int
        Files compared with what the manifest says of them, the manifest included.
    sets : int
        Element sets the manifest counts.
    problems : tuple of Problem
        What is missing or altered, by name.
    uncommitted : tuple of str
        Files that no commit names: left by a writer that was stopped, or being written now. They are
        no part of the archive and do it no harm.
    removed : tuple of str
        Such files that a repair removed.
    """

    checked: int
    sets: int
    problems: tuple[Problem, ...]
    uncommitted: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether all that was committed is there, unaltered."""
        return not self.problems


def check(archive: Path) -> CheckReport:
    """Compare every file with the manifest: presence, length, SHA-256, order, counts, ranges."""
    for attempt in range(_MOST_CHANGES_SEEN):
        try:
            manifest = load_manifest(archive)
        except (StoreDamaged, ValueError, KeyError, TypeError) as error:
            reason = error.what if isinstance(error, StoreDamaged) else f"it cannot be read: {error}"
            return CheckReport(1, 0, (Problem(MANIFEST_NAME, reason),))
        problems = tuple(_problems(archive, manifest))
        # A writer may have replaced files under us: then the new manifest is the one to hold it against.
        if not problems or attempt == _MOST_CHANGES_SEEN - 1 or load_manifest(archive) == manifest:
            break
    uncommitted = tuple(path.relative_to(archive).as_posix() for path in unnamed_files(archive, manifest))
    manifests = int((archive / MANIFEST_NAME).exists())
    return CheckReport(len(manifest.parts) + manifests, manifest.rows, problems, uncommitted)


def repair(archive: Path) -> CheckReport:
    """Remove the files that no commit names, with the writing lock held, then check.

    Raises
    ------
    StoreBusy
        When another process writes: its files are not ours to judge.
    StoreDamaged
        When the manifest cannot be read: then nothing can be said to be uncommitted.
    """
    if not archive.is_dir():
        return check(archive)
    with WriterLock(archive / LOCK_NAME):
        removed = remove_unnamed(archive, load_manifest(archive))
    report = check(archive)
    names = tuple(path.relative_to(archive).as_posix() for path in removed)
    return CheckReport(report.checked, report.sets, report.problems, report.uncommitted, names)


def _problems(archive: Path, manifest: Manifest) -> Iterator[Problem]:
    for part in manifest.labels:
        if (problem := _altered(archive, part)) is not None:
            yield problem
    for run in manifest.runs:
        altered = [problem for part in run.parts if (problem := _altered(archive, part)) is not None]
        yield from altered
        if not altered:
            for part in run.parts:
                yield from _contents(archive, manifest, run, part)


def _altered(archive: Path, part: Part) -> Problem | None:
    path = archive / part.file
    try:
        size = path.stat().st_size
        if size != part.bytes:
            return Problem(part.file, f"it has {size} bytes, {part.bytes} were committed")
        if sha256_of(path) != part.sha256:
            return Problem(part.file, "its bytes are not those committed (SHA-256 differs)")
    except FileNotFoundError:
        return Problem(part.file, "it is missing")
    except OSError as error:
        return Problem(part.file, f"it cannot be read: {error.strerror}")
    return None


def _contents(archive: Path, manifest: Manifest, run: Run, part: Part) -> Iterator[Problem]:
    """Hold the rows against the manifest; with the hash right, a fault here is a fault of the software."""
    rows, before = 0, (-1, 0)
    try:
        with pq.ParquetFile(archive / part.file) as file:
            for group in range(file.metadata.num_row_groups):
                table = keys_from_disk(file.read_row_group(group, columns=[*KEY_COLUMNS, "origin"]))
                rows += len(table)
                if (reason := _disorder(table, before, manifest, run)) is not None:
                    yield Problem(part.file, f"row group {group}: {reason}")
                    return
                before = (table["norad_id"][-1].as_py(), table["epoch_us"][-1].as_py())
            if file.schema_arrow.names != DISK_SCHEMA.names:
                yield Problem(part.file, "its columns are not those of the archive")
    except (OSError, pa.ArrowException) as error:
        yield Problem(part.file, f"it cannot be read as Parquet: {error}")
        return
    if rows != part.rows:
        yield Problem(part.file, f"it has {rows} sets, {part.rows} were committed")


def _disorder(table: pa.Table, before: tuple[int, int], manifest: Manifest, run: Run) -> str | None:
    ids, epochs, origins = (table[name].to_numpy() for name in ("norad_id", "epoch_us", "origin"))
    step = np.diff(ids)
    if (step < 0).any() or ((step == 0) & (np.diff(epochs) < 0)).any() or (ids[0], epochs[0]) < before:
        return "its sets are not sorted by object and epoch"
    if ids[0] < run.first_norad_id or ids[-1] > run.last_norad_id:
        return "it holds objects outside the range committed"
    if epochs.min() < run.first_epoch_us or epochs.max() > run.last_epoch_us:
        return "it holds epochs outside the range committed"
    if origins.min() < 0 or origins.max() >= len(manifest.origins):
        return "it names a file of origin that the manifest does not know"
    return None
