"""Adding sets to the archive: one session holds the lock, stages files and commits them at once.

Everything a session writes is invisible until `commit` replaces the manifest. What a session leaves
behind when it is killed is named by no manifest and removed by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
import pyarrow as pa

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import StoreDamaged, StoreNotWritable
from openparos.model.times import format_utc, now_us

from .columns import encode
from .compaction import due, rewrite, split_by_time
from .duplicates import near_pairs, repeated_rows, same_sets, slot_keys
from .durable import flush_folder
from .labels import LABELS_FOLDER, Labels, add_labels, labels_of, merge_labels
from .lock import WriterLock
from .manifest import Manifest, Origin, load_manifest, save_manifest
from .runs import RUNS_FOLDER, RunWriter, read_near, sort_rows

LOCK_NAME: Final = "writer.lock"
BATCH_ROWS: Final = 1_000_000


@dataclass
class AppendResult:
    """How many sets of one file were new and how many were known; final once the session committed."""

    added: int = 0
    duplicates: int = 0


class WritingSession:
    """The right to add to an archive, as a context; nothing counts before `commit`.

    Parameters
    ----------
    archive : Path
        Folder of the archive.

    Raises
    ------
    StoreBusy
        On entering, when another process writes.
    StoreNotWritable
        When the folder cannot be written or the disk is full; the archive is then as it was.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self._stack = ExitStack()
        self._committed = Manifest()
        self._working = Manifest()
        self._results: list[AppendResult] = []
        self._files: list[Origin] = []
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._label_news: list[pa.Table] = []

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            try:
                self._archive.mkdir(parents=True, exist_ok=True)
                stack.enter_context(WriterLock(self._archive / LOCK_NAME))
            except OSError as error:
                raise _not_writable(self._archive, error) from error
            self._committed = self._working = load_manifest(self._archive)
            self._labels = Labels.load(self._archive, self._committed.labels)
            self._numbers = {(one.source, one.sha256): n for n, one in enumerate(self._committed.origins)}
            remove_unnamed(self._archive, self._committed)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._working is not self._committed:
                # What counts is what the disk says: the end may have come just after the commit.
                remove_unnamed(self._archive, load_manifest(self._archive))
        except (OSError, StoreDamaged):  # the next session removes it
            pass
        finally:
            self._stack.close()
        if isinstance(error, OSError):
            raise _not_writable(self._archive, error) from error

    @property
    def staged_rows(self) -> int:
        """Sets waiting or written since the last commit."""
        return self._waiting_rows + self._working.rows - self._committed.rows

    def add(
        self, tables: Iterable[pa.Table], *, source: str | None, file_sha256: str, file: str = ""
    ) -> AppendResult:
        """Stage the sets of one file.

        Parameters
        ----------
        tables : iterable of pyarrow.Table
            Tables of `ELEMENT_SCHEMA`, in any order.
        source : str or None
            Source of rows that name none themselves.
        file_sha256, file : str
            Hash and name of the file they came in.

        Returns
        -------
        AppendResult
            Filled while the sets are written; final after `commit`.
        """
        result = AppendResult()
        now = format_utc(now_us())
        for table in tables:
            table = table.select(ELEMENT_SCHEMA.names)
            for start in range(0, len(table), BATCH_ROWS):
                self._stage(
                    table.slice(start, BATCH_ROWS),
                    Origin(source or "unknown", file_sha256, file, now),
                    result,
                )
        return result

    def _stage(self, table: pa.Table, origin: Origin, result: AppendResult) -> None:
        sources = table["source"].combine_chunks().dictionary_encode()
        sources = sources.chunk(0) if isinstance(sources, pa.ChunkedArray) else sources
        names = [name or origin.source for name in sources.dictionary.to_pylist()]
        numbers = np.array([self._provisional(name, origin, result) for name in names], dtype=np.int32)
        self._label_news.append(labels_of(table))
        self._waiting.append(encode(table, numbers[sources.indices.to_numpy()]))
        self._waiting_rows += len(table)
        if self._waiting_rows >= BATCH_ROWS:
            self._flush()

    def _provisional(self, source: str, origin: Origin, result: AppendResult) -> int:
        """Number a source within a file for the batch; it gets a lasting number when a set is kept."""
        for number in range(len(self._files) - 1, -1, -1):
            if self._results[number] is not result:
                break
            if self._files[number].source == source:
                return number
        self._files.append(Origin(source, origin.sha256, origin.file, origin.ingested_at))
        self._results.append(result)
        return len(self._files) - 1

    def _flush(self) -> None:
        """Write what waits, without what is known already, and keep the runs few."""
        if not self._waiting_rows:
            return
        stored = sort_rows(pa.concat_tables(self._waiting))
        self._waiting, self._waiting_rows = [], 0
        known = repeated_rows(stored)
        known[~known] = self._known_rows(stored.filter(pa.array(~known)) if known.any() else stored)
        self._count(stored["origin"].to_numpy(), known)
        if not known.all():
            self._write(stored.filter(pa.array(~known)) if known.any() else stored)
        news = self._labels.news(merge_labels(self._label_news))
        self._label_news = []
        labels = add_labels(self._archive, self._working.labels, self._labels, news)
        self._labels = self._labels.with_news(news)
        if labels != self._working.labels:
            self._change(labels=labels)
        self._files, self._results = [], []

    def _known_rows(self, stored: pa.Table) -> np.ndarray[Any, Any]:
        """Mark the rows of sorted sets that the archive, or this session, holds already."""
        known = np.zeros(len(stored), dtype=bool)
        ids, epochs = stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy()
        if not len(ids):
            return known
        objects = ids[np.append(True, np.diff(ids) != 0)]
        keys, one = slot_keys(ids, epochs), np.uint64(1)
        low, high = epochs.min() - 1_000_000, epochs.max() + 1_000_000
        for run in self._working.runs:
            if run.last_epoch_us < low or run.first_epoch_us > high:
                continue
            for part in run.parts:
                for group, whole in read_near(self._archive, part, objects):
                    their_epochs = group["epoch_us"].to_numpy()
                    their_keys = slot_keys(group["norad_id"].to_numpy(), their_epochs)
                    start = np.searchsorted(keys, their_keys[0] - one)
                    stop = np.searchsorted(keys, their_keys[-1] + one, side="right")
                    rows = np.arange(start, stop)
                    ours, theirs = near_pairs(
                        rows[~known[start:stop]], keys, epochs, their_keys, their_epochs
                    )
                    if len(ours):
                        same = same_sets(stored.take(pa.array(ours)), whole().take(pa.array(theirs)))
                        known[ours[same]] = True
        return known

    def _count(self, origins: np.ndarray[Any, Any], known: np.ndarray[Any, Any]) -> None:
        read = np.bincount(origins, minlength=len(self._files))
        duplicates = np.bincount(origins[known], minlength=len(self._files))
        for result, of_file, repeated in zip(self._results, read.tolist(), duplicates.tolist(), strict=True):
            result.added += of_file - repeated
            result.duplicates += repeated

    def _write(self, stored: pa.Table) -> None:
        stored = self._with_lasting_origins(stored)
        new = []
        for _, piece in split_by_time(stored, np.array(self._working.boundaries, dtype=np.int64)):
            writer = RunWriter(self._archive)
            try:
                writer.write(piece)
                run = writer.close()
            except BaseException:
                writer.abandon()
                raise
            if run is not None:
                new.append(run)
        self._change(runs=(*self._working.runs, *new))
        self._settle()

    def _with_lasting_origins(self, stored: pa.Table) -> pa.Table:
        origins = stored["origin"].to_numpy()
        lasting = np.zeros(len(self._files), dtype=np.int32)
        new = list(self._working.origins)
        for number in np.unique(origins).tolist():
            origin = self._files[number]
            key = (origin.source, origin.sha256)
            if key not in self._numbers:
                self._numbers[key] = len(new)
                new.append(origin)
            lasting[number] = self._numbers[key]
        self._change(origins=tuple(new))
        place = stored.schema.get_field_index("origin")
        return stored.set_column(place, stored.schema.field(place), pa.array(lasting[origins]))

    def _settle(self, **limits: int) -> None:
        while (task := due(self._archive, self._working, **limits)) is not None:
            before = self._working
            self._working = rewrite(self._archive, before, task)
            committed = {part.file for part in self._committed.parts}
            for run in task.runs:
                for part in run.parts:
                    if part.file not in committed:
                        (self._archive / part.file).unlink(missing_ok=True)

    def compact(self) -> None:
        """Merge the runs of every window into one."""
        self._flush()
        self._settle(most_runs=1)

    def _change(self, **changes: Any) -> None:
        self._working = replace(self._working, **changes)

    def commit(self) -> None:
        """Make everything staged part of the archive, in one step."""
        self._flush()
        if self._working is self._committed:
            return
        for folder in (RUNS_FOLDER, LABELS_FOLDER):
            if (self._archive / folder).is_dir():
                flush_folder(self._archive / folder)
        flush_folder(self._archive)
        self._change(generation=self._committed.generation + 1)
        save_manifest(self._archive, self._working)
        self._committed = self._working
        remove_unnamed(self._archive, self._committed)


def _not_writable(archive: Path, error: OSError) -> StoreNotWritable:
    return StoreNotWritable(
        f"the archive cannot be written: {error.strerror or error}",
        where=str(archive),
        remedy="It is as it was before; make room or give the right to write, then try again",
    )


def unnamed_files(archive: Path, manifest: Manifest) -> list[Path]:
    """Return the files in an archive that its manifest does not name: never committed, or replaced."""
    named = {part.file for part in manifest.parts}
    found = [path for folder in (RUNS_FOLDER, LABELS_FOLDER) for path in (archive / folder).glob("*")]
    found = [path for path in found if path.relative_to(archive).as_posix() not in named]
    return sorted([*found, *archive.glob(".*.tmp")])


def remove_unnamed(archive: Path, manifest: Manifest) -> list[Path]:
    """Remove the files that the manifest does not name; call with the lock held."""
    removed = []
    for path in unnamed_files(archive, manifest):
        try:
            path.unlink(missing_ok=True)
        except PermissionError:  # still open in a reader, on Windows: the next writer removes it
            continue
        removed.append(path)
    return removed
