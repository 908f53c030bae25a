"""The element archive: every set ever taken in, by object, by date, or as known on a date.

Parquet files are the truth (`runs`), one manifest says which of them count (`manifest`), DuckDB reads
them (`queries`). Many may read while one writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import duckdb
import pyarrow as pa

from openparos.model.errors import StoreDamaged
from openparos.model.times import US_PER_DAY

from .checking import CheckReport, check, repair
from .manifest import MANIFEST_NAME, Manifest, load_manifest
from .queries import Reader
from .writing import AppendResult, WritingSession

_T = TypeVar("_T")
_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class ArchiveSummary:
    """Size of an archive: sets, files and bytes (manifest included)."""

    sets: int
    files: int
    bytes: int
    generation: int


class Archive:
    """The archive of element sets in one folder.

    Parameters
    ----------
    folder : Path
        Made on the first append; an absent one is an empty archive.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reader: Reader | None = None
        self._stamp: tuple[int, int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what reading keeps open."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # Writing

    def session(self) -> WritingSession:
        """Return the right to add several files in one commit, as a context."""
        return WritingSession(self.folder)

    def append(
        self, tables: Iterable[pa.Table], *, source: str | None, file_sha256: str, file: str = ""
    ) -> AppendResult:
        """Add the sets of one file, all or, on an error, none.

        Parameters
        ----------
        tables : iterable of pyarrow.Table
            Tables of `ELEMENT_SCHEMA`, in any order.
        source : str or None
            Source of rows whose own ``source`` is empty.
        file_sha256, file : str
            Hash and name of the file they came in, kept with each set.

        Returns
        -------
        AppendResult
            Sets added and sets the archive held already; together all rows given.

        Raises
        ------
        StoreBusy
            Another process writes.
        StoreNotWritable
            No right to write, or the disk is full.
        """
        with self.session() as session:
            result = session.add(tables, source=source, file_sha256=file_sha256, file=file)
            session.commit()
        return result

    def compact(self) -> None:
        """Merge the files of each stretch of time into one (appends keep them few by themselves)."""
        with self.session() as session:
            session.compact()
            session.commit()

    # Reading

    def history(self, norad_id: int, start_us: int | None = None, end_us: int | None = None) -> pa.Table:
        """Return the sets of one object, sorted by epoch.

        Parameters
        ----------
        norad_id : int
            Catalogue number.
        start_us, end_us : int or None
            First and last epoch wanted, both included.

        Returns
        -------
        pyarrow.Table
            `ELEMENT_SCHEMA`; empty for an unknown object.
        """
        return self._read(lambda reader: reader.history(norad_id, start_us, end_us))

    def as_of(self, us: int, *, max_age_days: float | None = None) -> pa.Table:
        """Return the latest set of each object with an epoch not after an instant.

        Parameters
        ----------
        us : int
            The instant.
        max_age_days : float or None
            Leave out objects whose latest set is older than this.

        Returns
        -------
        pyarrow.Table
            `ELEMENT_SCHEMA`, sorted by number. Of sets in conflict at one epoch, the one received last.
        """
        oldest = None if max_age_days is None else us - round(max_age_days * US_PER_DAY)
        return self._read(lambda reader: reader.as_of(us, oldest))

    def between(
        self, start_us: int | None, end_us: int | None, norad_ids: Sequence[int] | None = None
    ) -> pa.Table:
        """Return all sets of a stretch of time, both ends included, sorted by number and epoch.

        Parameters
        ----------
        start_us, end_us : int or None
            Ends of the stretch; None leaves it open.
        norad_ids : sequence of int or None
            Objects wanted; None for all.
        """
        return self._read(lambda reader: reader.between(start_us, end_us, norad_ids))

    def objects(self) -> pa.Table:
        """Return one row an object: number, count of sets, first and last epoch, designator, name."""
        return self._read(lambda reader: reader.objects())

    def summary(self) -> ArchiveSummary:
        """Return how much the archive holds."""
        manifest = load_manifest(self.folder)
        path = self.folder / MANIFEST_NAME
        size = sum(part.bytes for part in manifest.parts) + (path.stat().st_size if path.exists() else 0)
        return ArchiveSummary(manifest.rows, len(manifest.parts) + 1, size, manifest.generation)

    def manifest(self) -> Manifest:
        """Return what the archive consists of at this moment."""
        return load_manifest(self.folder)

    def check(self) -> CheckReport:
        """Prove the archive whole: every file there, unaltered, sorted and counted."""
        return check(self.folder)

    def repair(self) -> CheckReport:
        """Drop what was never committed, then check."""
        return repair(self.folder)

    def _read(self, question: Callable[[Reader], _T]) -> _T:
        """Ask the archive as it is now; a writer that replaces files meanwhile only makes us ask again."""
        for _ in range(_ATTEMPTS):
            reader = self._current()
            try:
                return question(reader)
            except (FileNotFoundError, duckdb.IOException):
                self.close()
                self._stamp = None
                missing = [
                    part.file
                    for part in load_manifest(self.folder).parts
                    if not (self.folder / part.file).exists()
                ]
        raise StoreDamaged(
            f"the archive cannot be read: {', '.join(missing[:3]) or 'files keep changing'}",
            where=str(self.folder),
            remedy="Run `openparos archive check`",
        )

    def _current(self) -> Reader:
        path = self.folder / MANIFEST_NAME
        try:
            status = path.stat()
            stamp: tuple[int, int, int] | None = (status.st_ino, status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            stamp = None
        if self._reader is None or stamp != self._stamp:
            self.close()
            self._reader, self._stamp = Reader(self.folder, load_manifest(self.folder)), stamp
        return self._reader
