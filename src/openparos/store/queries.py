"""Reading the archive: the files of one manifest, by object, by stretch of time, or as of a date.

DuckDB answers what concerns some objects or some time. What was known as of a date concerns every
object: there the row groups are read side by side and only the last row of each object is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from openparos.model.times import US_PER_DAY

from .columns import STORED_SCHEMA, decode
from .labels import Labels
from .layout import DISK_SCHEMA, KEY_COLUMNS, from_disk, keys_from_disk
from .manifest import Manifest, Part, Run
from .runs import last_of_each_object

OBJECTS_SCHEMA: Final = pa.schema(
    [
        pa.field("norad_id", pa.int32(), nullable=False),
        pa.field("sets", pa.int64(), nullable=False),
        pa.field("first_epoch_us", pa.int64(), nullable=False),
        pa.field("last_epoch_us", pa.int64(), nullable=False),
        pa.field("cospar_id", pa.string()),
        pa.field("name", pa.string()),
    ]
)
_COLUMNS: Final = ", ".join(DISK_SCHEMA.names)
_READERS: Final = 4
_T = TypeVar("_T")
_R = TypeVar("_R")
_Place: TypeAlias = tuple[Path, pq.FileMetaData, int]


class Reader:
    """The archive as one manifest describes it.

    Parameters
    ----------
    archive : Path
        Folder of the archive.
    manifest : Manifest
        What it consists of.
    """

    def __init__(self, archive: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._archive = archive
        self._labels: Labels | None = None
        self._sources = pa.array([one.source for one in manifest.origins], type=pa.string())
        self._connection = duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        # The files never change, so what was read of their ends stays true.
        self._connection.execute("SET parquet_metadata_cache = true")

    def _scan(self, parts: Sequence[Part], columns: str = _COLUMNS) -> str:
        files = ", ".join("'" + str(self._archive / part.file).replace("'", "''") + "'" for part in parts)
        return f"SELECT {columns} FROM read_parquet([{files}], hive_partitioning=false)"

    def _run(self, query: str, **parameters: Any) -> pa.Table:
        return self._connection.sql(query, params=parameters).to_arrow_table()

    def _labelled(self) -> Labels:
        if self._labels is None:
            self._labels = Labels.load(self._archive, self.manifest.labels)
        return self._labels

    def _decoded(self, stored: pa.Table) -> pa.Table:
        labels = self._labelled().of(stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy())
        sources = self._sources.take(pa.array(stored["origin"].to_numpy()))
        return decode(stored, sources, labels)

    def _chosen(self, query: str, start_us: int | None, end_us: int | None) -> pa.Table:
        """Run a query for rows as written; return those within the stretch, sorted, as element sets."""
        for us, sign, days in ((start_us, ">=", -1), (end_us, "<=", 1)):
            if us is not None:  # whole days for DuckDB, which knows no ticks; the rest is cut below
                query += f" AND epoch_day {sign} {us // US_PER_DAY + days}"
        stored = from_disk(self._run(query).cast(DISK_SCHEMA))
        epochs = stored["epoch_us"].to_numpy()
        inside = np.ones(len(stored), dtype=bool)
        if start_us is not None:
            inside &= epochs >= start_us
        if end_us is not None:
            inside &= epochs <= end_us
        if not inside.all():
            stored = stored.filter(pa.array(inside))
        keys = [stored[name].to_numpy() for name in ("origin", "epoch_us", "norad_id")]
        return self._decoded(stored.take(pa.array(np.lexsort(keys))))

    def _runs_between(self, start_us: int | None, end_us: int | None) -> list[Run]:
        return [
            run
            for run in self.manifest.runs
            if (start_us is None or run.last_epoch_us >= start_us)
            and (end_us is None or run.first_epoch_us <= end_us)
        ]

    def history(self, norad_id: int, start_us: int | None, end_us: int | None) -> pa.Table:
        """Return the sets of one object; see `Archive.history`."""
        return self.between(start_us, end_us, [norad_id])

    def between(self, start_us: int | None, end_us: int | None, norad_ids: Sequence[int] | None) -> pa.Table:
        """Return the sets of a stretch of time; see `Archive.between`."""
        runs, condition = self._runs_between(start_us, end_us), "true"
        if norad_ids is not None:
            wanted = np.unique(np.asarray(norad_ids, dtype=np.int64))
            runs = [
                run
                for run in runs
                if np.searchsorted(wanted, run.first_norad_id)
                < np.searchsorted(wanted, run.last_norad_id, side="right")
            ]
            numbers = ", ".join(map(str, wanted.tolist()))
            condition = f"norad_id = {numbers}" if len(wanted) == 1 else f"norad_id IN ({numbers})"
        if not runs:
            return self._decoded(STORED_SCHEMA.empty_table())
        parts = [part for run in runs for part in run.parts]
        return self._chosen(f"{self._scan(parts)} WHERE {condition}", start_us, end_us)

    def as_of(self, us: int, oldest_us: int | None) -> pa.Table:
        """Return the latest set of each object; see `Archive.as_of`.

        Runs that end before the instant give their tails; those that reach across it are read whole.
        """
        runs = self._runs_between(oldest_us, us)
        parts = [run.tail for run in runs if run.last_epoch_us <= us]
        parts += [part for run in runs if run.last_epoch_us > us for part in run.parts]
        places = self._places(parts)
        chosen = _latest_rows(_side_by_side(partial(_last_keys_of_group, us=us), places), oldest_us)
        found = _side_by_side(_rows_of_group, list(zip(places, chosen, strict=True)))
        stored = pa.concat_tables([STORED_SCHEMA.empty_table(), *found])
        return self._decoded(stored.take(pa.array(np.argsort(stored["norad_id"].to_numpy()))))

    def _places(self, parts: Sequence[Part]) -> list[_Place]:
        places = []
        for part in parts:
            path = self._archive / part.file
            with pq.ParquetFile(path) as file:
                places += [(path, file.metadata, group) for group in range(file.metadata.num_row_groups)]
        return places

    def objects(self) -> pa.Table:
        """Return one row an object; see `Archive.objects`."""
        if not self.manifest.runs:
            return OBJECTS_SCHEMA.empty_table()
        parts = [part for run in self.manifest.runs for part in run.parts]
        groups = pa.concat_tables(_side_by_side(_objects_of_group, self._places(parts)))
        found = groups.group_by("norad_id").aggregate(
            [("sets", "sum"), ("first_epoch_us", "min"), ("last_epoch_us", "max")]
        )
        found = found.rename_columns(OBJECTS_SCHEMA.names[:4]).sort_by("norad_id")
        columns = {name: found[name] for name in found.column_names}
        columns |= self._labelled().of(found["norad_id"].to_numpy(), found["last_epoch_us"].to_numpy())
        return pa.table([columns[name] for name in OBJECTS_SCHEMA.names], schema=OBJECTS_SCHEMA)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _side_by_side(work: Callable[[_T], _R], things: Sequence[_T]) -> list[_R]:
    with ThreadPoolExecutor(min(_READERS, os.cpu_count() or 1)) as pool:
        return list(pool.map(work, things))


def _last_keys_of_group(place: _Place, us: int) -> pa.Table:
    """Return row, number, epoch and origin of the last set not after an instant of each object."""
    path, metadata, group = place
    with pq.ParquetFile(path, metadata=metadata) as file:
        read = file.read_row_group(group, columns=[*KEY_COLUMNS, "origin"], use_threads=False)
    keys = keys_from_disk(read).append_column("row", pa.array(np.arange(len(read), dtype=np.int32)))
    keys = keys.filter(pa.array(keys["epoch_us"].to_numpy() <= us))
    if not len(keys):
        return keys
    keys = keys.filter(pa.array(last_of_each_object(keys)))
    ids = keys["norad_id"].to_numpy()
    if (np.diff(ids) == 0).any():  # sets in conflict: the one received last
        order = np.lexsort((keys["origin"].to_numpy(), ids))
        keys = keys.take(pa.array(order[np.append(np.diff(ids[order]) != 0, True)]))
    return keys


def _latest_rows(groups: Sequence[pa.Table], oldest_us: int | None) -> list[np.ndarray[Any, Any]]:
    """Return for each row group the rows that are the latest of their object in all of them."""
    ids = [keys["norad_id"].to_numpy() for keys in groups]
    # Sorting sorted pieces is quick; numpy's own `unique` hashes and takes six times as long.
    objects = np.sort(np.concatenate([np.zeros(0, dtype=np.int32), *ids]), kind="stable")
    objects = objects[np.append(True, np.diff(objects) != 0)[: len(objects)]]
    best_epoch = np.full(len(objects), np.iinfo(np.int64).min if oldest_us is None else oldest_us - 1)
    best_origin = np.full(len(objects), np.iinfo(np.int32).max)  # before the first, an equal epoch is none
    best_group = np.full(len(objects), -1)
    places = [np.searchsorted(objects, one) for one in ids]
    for number, (keys, place) in enumerate(zip(groups, places, strict=True)):
        epochs, origins = keys["epoch_us"].to_numpy(), keys["origin"].to_numpy()
        later = epochs > best_epoch[place]
        later |= (epochs == best_epoch[place]) & (origins > best_origin[place])
        place = place[later]
        best_epoch[place], best_origin[place] = epochs[later], origins[later]
        best_group[place] = number
    return [
        keys["row"].to_numpy()[best_group[place] == number]
        for number, (keys, place) in enumerate(zip(groups, places, strict=True))
    ]


def _rows_of_group(wanted: tuple[_Place, np.ndarray[Any, Any]]) -> pa.Table:
    (path, metadata, group), rows = wanted
    if not len(rows):
        return STORED_SCHEMA.empty_table()
    with pq.ParquetFile(path, metadata=metadata) as file:
        return from_disk(file.read_row_group(group, use_threads=False).take(pa.array(rows)))


def _objects_of_group(place: _Place) -> pa.Table:
    """Return number, count of sets, first and last epoch of each object in one row group."""
    path, metadata, group = place
    with pq.ParquetFile(path, metadata=metadata) as file:
        keys = keys_from_disk(file.read_row_group(group, columns=list(KEY_COLUMNS), use_threads=False))
    ids, epochs = keys["norad_id"].to_numpy(), keys["epoch_us"].to_numpy()
    first = np.append(0, np.flatnonzero(np.diff(ids)) + 1)
    last = np.append(first[1:], len(ids)) - 1
    columns = [ids[first], (last - first + 1).astype(np.int64), epochs[first], epochs[last]]
    return pa.table(columns, names=OBJECTS_SCHEMA.names[:4])
