"""Reading the archive: DuckDB over the Parquet files of one manifest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from .columns import STORED_SCHEMA, decode
from .labels import Labels
from .manifest import Manifest, Part, Run

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
_COLUMNS: Final = ", ".join(STORED_SCHEMA.names)


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

    def _scan(self, parts: Sequence[Part], columns: str = _COLUMNS) -> str:
        files = ", ".join("'" + str(self._archive / part.file).replace("'", "''") + "'" for part in parts)
        return f"SELECT {columns} FROM read_parquet([{files}], hive_partitioning=false)"

    def _run(self, query: str, **parameters: Any) -> pa.Table:
        return self._connection.sql(query, params=parameters).to_arrow_table()

    def _finish(self, stored: pa.Table) -> pa.Table:
        if self._labels is None:
            self._labels = Labels.load(self._archive, self.manifest.labels)
        stored = stored.cast(STORED_SCHEMA)
        labels = self._labels.of(stored["norad_id"].to_numpy(), stored["epoch_us"].to_numpy())
        sources = self._sources.take(pa.array(stored["origin"].to_numpy()))
        return decode(stored, sources, labels)

    def history(self, norad_id: int, start_us: int | None, end_us: int | None) -> pa.Table:
        """Return the sets of one object; see `Archive.history`."""
        parts = [
            part
            for run in self._runs_between(start_us, end_us)
            if run.first_norad_id <= norad_id <= run.last_norad_id
            for part in run.parts
        ]
        if not parts:
            return self._finish(STORED_SCHEMA.empty_table())
        condition = _within(start_us, end_us)
        return self._finish(
            self._run(
                f"{self._scan(parts)} WHERE norad_id = {int(norad_id)}{condition} ORDER BY epoch_us, origin"
            )
        )

    def _runs_between(self, start_us: int | None, end_us: int | None) -> list[Run]:
        return [
            run
            for run in self.manifest.runs
            if (start_us is None or run.last_epoch_us >= start_us)
            and (end_us is None or run.first_epoch_us <= end_us)
        ]

    def between(self, start_us: int | None, end_us: int | None, norad_ids: Sequence[int] | None) -> pa.Table:
        """Return the sets of a stretch of time; see `Archive.between`."""
        wanted = None if norad_ids is None else np.unique(np.asarray(norad_ids, dtype=np.int32))
        runs = self._runs_between(start_us, end_us)
        if wanted is not None:
            runs = [
                run
                for run in runs
                if np.searchsorted(wanted, run.first_norad_id)
                < np.searchsorted(wanted, run.last_norad_id, "right")
            ]
        if not runs:
            return self._finish(STORED_SCHEMA.empty_table())
        parts = [part for run in runs for part in run.parts]
        query = f"{self._scan(parts)} WHERE true{_within(start_us, end_us)}"
        if wanted is not None:
            query += f" AND norad_id IN ({', '.join(map(str, wanted.tolist()))})"
        return self._finish(self._run(f"{query} ORDER BY norad_id, epoch_us, origin"))

    def as_of(self, us: int, oldest_us: int | None) -> pa.Table:
        """Return the latest set of each object; see `Archive.as_of`."""
        runs = self._runs_between(oldest_us, us)
        over = [run.tail for run in runs if run.last_epoch_us <= us]
        across = [part for run in runs if run.last_epoch_us > us for part in run.parts]
        scans = [f"{self._scan(over)} WHERE true{_within(oldest_us, None)}"] if over else []
        scans += [f"{self._scan(across)} WHERE true{_within(oldest_us, us)}"] if across else []
        if not scans:
            return self._finish(STORED_SCHEMA.empty_table())
        return self._finish(self._latest(" UNION ALL ".join(scans)))

    def _latest(self, scan: str) -> pa.Table:
        row = ", ".join(f"{name} := {name}" for name in STORED_SCHEMA.names if name != "norad_id")
        return self._run(
            f"SELECT norad_id, unnest(arg_max(struct_pack({row}), (epoch_us, origin))) "
            f"FROM ({scan}) GROUP BY norad_id ORDER BY norad_id"
        ).select(STORED_SCHEMA.names)

    def objects(self) -> pa.Table:
        """Return one row an object; see `Archive.objects`."""
        if not self.manifest.runs:
            return OBJECTS_SCHEMA.empty_table()
        parts = [part for run in self.manifest.runs for part in run.parts]
        found = self._run(
            "SELECT norad_id, count(*) AS sets, min(epoch_us) AS first_epoch_us, "
            "max(epoch_us) AS last_epoch_us "
            f"FROM ({self._scan(parts, 'norad_id, epoch_us')}) GROUP BY norad_id ORDER BY norad_id"
        )
        if self._labels is None:
            self._labels = Labels.load(self._archive, self.manifest.labels)
        labels = self._labels.of(found["norad_id"].to_numpy(), found["last_epoch_us"].to_numpy())
        columns = {name: found[name] for name in found.column_names} | labels
        return pa.table([columns[name] for name in OBJECTS_SCHEMA.names], schema=OBJECTS_SCHEMA)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _within(start_us: int | None, end_us: int | None) -> str:
    condition = "" if start_us is None else f" AND epoch_us >= {int(start_us)}"
    return condition if end_us is None else f"{condition} AND epoch_us <= {int(end_us)}"
