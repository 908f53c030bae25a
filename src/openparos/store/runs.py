"""Runs on disk: Parquet files of `columns.STORED_SCHEMA`, sorted by object and epoch."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from openparos.model.ids import LARGEST_NORAD_ID

from .columns import STORED_SCHEMA
from .durable import flush_file, sha256_of
from .layout import (
    DICTIONARY_COLUMNS,
    DISK_SCHEMA,
    ENCODINGS,
    KEY_COLUMNS,
    from_disk,
    keys_from_disk,
    to_disk,
)
from .manifest import Part, Run

RUNS_FOLDER: Final = "runs"
ROW_GROUP_ROWS: Final = 65_536
# One page a column in each row group: then every byte stream is compressed by itself.
_PAGE_BYTES: Final = 1 << 24
FAST: Final = 3
SMALL: Final = 6


def sort_order(norad_id: np.ndarray[Any, Any], epoch_us: np.ndarray[Any, Any]) -> np.ndarray[Any, Any] | None:
    """Return the order by (object, epoch), None where the rows already stand in it."""
    step = np.diff(norad_id)
    if not ((step < 0) | ((step == 0) & (np.diff(epoch_us) < 0))).any():
        return None
    return np.lexsort((epoch_us, norad_id))


def sort_rows(stored: pa.Table) -> pa.Table:
    """Return the rows sorted by (object, epoch); equal ones stay in their order."""
    order = sort_order(stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy())
    return stored if order is None else stored.take(pa.array(order))


def last_of_each_object(stored: pa.Table) -> np.ndarray[Any, Any]:
    """Mark the rows of sorted sets with the last epoch of their object (several, where they conflict)."""
    norad_id, epoch_us = stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy()
    ends = np.append(np.flatnonzero(np.diff(norad_id)), len(norad_id) - 1)
    last_epoch = np.repeat(epoch_us[ends], np.diff(ends, prepend=-1))
    return np.asarray(epoch_us == last_epoch)


class PartWriter:
    """Writes one Parquet file of sorted rows, in row groups of a fixed size, from tables of any size."""

    def __init__(self, folder: Path, name: str, level: int) -> None:
        self.path = folder / name
        self.rows = 0
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._writer = pq.ParquetWriter(
            self.path, DISK_SCHEMA, compression="zstd", compression_level=level, store_schema=False,
            use_dictionary=DICTIONARY_COLUMNS, column_encoding=ENCODINGS, data_page_size=_PAGE_BYTES,
            max_rows_per_page=ROW_GROUP_ROWS, write_statistics=["norad_id", "epoch_day"],
        )  # fmt: skip

    def write(self, stored: pa.Table) -> None:
        """Add rows that follow those before."""
        self._waiting.append(stored)
        self._waiting_rows += len(stored)
        if self._waiting_rows >= ROW_GROUP_ROWS:
            rows = pa.concat_tables(self._waiting)
            whole = len(rows) // ROW_GROUP_ROWS * ROW_GROUP_ROWS
            self._writer.write_table(to_disk(rows.slice(0, whole)), row_group_size=ROW_GROUP_ROWS)
            self._waiting = [rows.slice(whole)]
            self._waiting_rows = len(rows) - whole
        self.rows += len(stored)

    def close(self) -> Part:
        """Finish the file, bring it to the disk and return what the manifest says of it."""
        if self._waiting_rows:
            self._writer.write_table(to_disk(pa.concat_tables(self._waiting)))
        self._writer.close()
        flush_file(self.path)
        size = self.path.stat().st_size
        return Part(f"{RUNS_FOLDER}/{self.path.name}", sha256_of(self.path), size, self.rows)

    def abandon(self) -> None:
        """Close and remove the unfinished file."""
        with suppress(OSError, pa.ArrowException):
            self._writer.close()
        self.path.unlink(missing_ok=True)


class RunWriter:
    """Writes one run from sorted tables, each holding all rows of its objects.

    Parameters
    ----------
    archive : Path
        Folder of the archive.
    level : int
        Level of zstd: `FAST` for what will be merged, `SMALL` for what was.
    """

    def __init__(self, archive: Path, level: int = FAST) -> None:
        self._level = level
        self._folder = archive / RUNS_FOLDER
        self._folder.mkdir(exist_ok=True)
        self._name = f"{secrets.token_hex(8)}"
        self._parts: dict[str, PartWriter] = {}
        self._first_id = self._last_id = -1
        self._epochs: list[int] = []

    def write(self, stored: pa.Table) -> None:
        """Add sorted rows of objects with higher numbers than those before."""
        if not len(stored):
            return
        norad_id, epoch_us = stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy()
        if self._first_id < 0:
            self._first_id = int(norad_id[0])
        self._last_id = int(norad_id[-1])
        self._epochs = [min([*self._epochs, int(epoch_us.min())]), max([*self._epochs, int(epoch_us.max())])]
        last = last_of_each_object(stored)
        self._write_part("tail", stored if last.all() else stored.filter(pa.array(last)))
        if not last.all():
            self._write_part("body", stored.filter(pa.array(~last)))

    def _write_part(self, kind: str, stored: pa.Table) -> None:
        if kind not in self._parts:
            self._parts[kind] = PartWriter(self._folder, f"{self._name}.{kind}.parquet", self._level)
        self._parts[kind].write(stored)

    def close(self) -> Run | None:
        """Finish the run; None where it would have no rows."""
        if not self._parts:
            return None
        parts = {kind: writer.close() for kind, writer in self._parts.items()}
        return Run(
            rows=sum(part.rows for part in parts.values()),
            first_norad_id=self._first_id,
            last_norad_id=self._last_id,
            first_epoch_us=self._epochs[0],
            last_epoch_us=self._epochs[1],
            tail=parts["tail"],
            body=parts.get("body"),
        )

    def abandon(self) -> None:
        """Remove what was written."""
        for writer in self._parts.values():
            writer.abandon()


def read_near(
    archive: Path, part: Part, norad_ids: np.ndarray[Any, Any]
) -> Iterator[tuple[pa.Table, Callable[[], pa.Table]]]:
    """Read number and epoch in the row groups that may hold any of some objects.

    Parameters
    ----------
    norad_ids : array of int
        Sorted numbers.

    Yields
    ------
    tuple
        ``norad_id`` and ``epoch_us`` of one row group, and a function that reads the whole of it.
    """
    with pq.ParquetFile(archive / part.file) as file:
        for group in range(file.metadata.num_row_groups):
            statistics = file.metadata.row_group(group).column(0).statistics
            place = np.searchsorted(norad_ids, statistics.min)
            if place < len(norad_ids) and norad_ids[place] <= statistics.max:
                keys = keys_from_disk(file.read_row_group(group, columns=list(KEY_COLUMNS)))
                yield keys, partial(read_group, file, group)


def read_group(file: pq.ParquetFile, group: int) -> pa.Table:
    """Read one row group as rows of `STORED_SCHEMA`."""
    return from_disk(file.read_row_group(group))


def read_merged(archive: Path, parts: Sequence[Part]) -> Iterator[pa.Table]:
    """Read several sorted files as one, holding one row group of each at a time.

    Yields
    ------
    pyarrow.Table
        Sorted rows; each table holds all rows of its objects.
    """
    with ExitStack() as stack:
        cursors = [_Cursor(stack.enter_context(pq.ParquetFile(archive / part.file))) for part in parts]
        while cursors := [cursor for cursor in cursors if cursor.fill()]:
            # Beyond the lowest number that some file may continue with, nothing is complete yet.
            limit = min(cursor.complete_below() for cursor in cursors)
            ready = [rows for cursor in cursors if len(rows := cursor.take_below(limit))]
            if ready:
                yield sort_rows(pa.concat_tables(ready))
            else:
                for cursor in cursors:
                    if cursor.complete_below() == limit:
                        cursor.extend()


class _Cursor:
    """A place in one sorted file."""

    def __init__(self, file: pq.ParquetFile) -> None:
        self._file = file
        self._next_group = 0
        self._rows = STORED_SCHEMA.empty_table()

    def _ended(self) -> bool:
        return self._next_group >= int(self._file.metadata.num_row_groups)

    def fill(self) -> bool:
        """Have rows at hand, unless the file has ended."""
        while not len(self._rows) and not self._ended():
            self.extend()
        return len(self._rows) > 0

    def extend(self) -> None:
        """Read one more row group behind the rows at hand."""
        group = read_group(self._file, self._next_group)
        self._next_group += 1
        self._rows = pa.concat_tables([self._rows, group]).combine_chunks() if len(self._rows) else group

    def complete_below(self) -> int:
        """Return the number below which all rows of this file are at hand."""
        return LARGEST_NORAD_ID + 1 if self._ended() else int(self._rows["norad_id"][-1].as_py())

    def take_below(self, limit: int) -> pa.Table:
        """Take the rows at hand of objects below a number."""
        count = int(np.searchsorted(self._rows["norad_id"].to_numpy(), limit, side="left"))
        taken, self._rows = self._rows.slice(0, count), self._rows.slice(count)
        return taken
