"""Element sets out of Parquet: tables of the system's own schema, and one other layout met in the field.

The other layout names its columns as OMM does in words (`epoch`, `mean_motion`, `raan`, ...), keeps the
epoch as a timestamp and may name a source in each row, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.ids import normalise_cospar_id

from .batches import ElementBatch, RefusalList
from .checks import build_table, keep_good

BATCH_ROWS: Final = 200_000
OTHER_NAMES: Final = {
    "epoch": "epoch_us",
    "mean_motion": "mean_motion_rev_day",
    "inclination": "inclination_deg",
    "raan": "raan_deg",
    "arg_of_perigee": "arg_perigee_deg",
    "mean_anomaly": "mean_anomaly_deg",
    "international_designator": "cospar_id",
    "object_name": "name",
}
_REQUIRED: Final = tuple(
    field.name for field in ELEMENT_SCHEMA if not field.nullable and field.name != "source"
)


def read_element_parquet(
    path: Path, *, source: str, refusals: RefusalList, now_us: int
) -> Iterator[ElementBatch]:
    """Read a Parquet file of element sets.

    Parameters
    ----------
    path : Path
        The file.
    source : str
        Source id of the rows that name none.
    refusals : RefusalList
        Takes what is set aside; the place is the number of the row, counted from 1.
    now_us : int
        The time against which epochs are held, microseconds since 1970.

    Yields
    ------
    ElementBatch
        Up to `BATCH_ROWS` sets.

    Raises
    ------
    InputRefused
        When the file is no Parquet file, is damaged, or lacks a column.
    """
    row = 1
    try:
        file = pq.ParquetFile(path)
        present = set(file.schema_arrow.names)
        names = {OTHER_NAMES.get(name, name): name for name in file.schema_arrow.names}
        if missing := [name for name in _REQUIRED if name not in names]:
            raise InputRefused(
                f"columns missing: {', '.join(missing)}",
                file=str(path),
                remedy="Name them as a table of element sets",
            )
        wanted = {name: names[name] for name in ELEMENT_SCHEMA.names if name in names}
        for batch in file.iter_batches(BATCH_ROWS, columns=sorted(set(wanted.values()) & present)):
            yield _one_batch(batch, wanted, source, row, refusals, now_us)
            row += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        text = str(error).splitlines()[0][:200]
        raise InputRefused(
            f"the Parquet file is damaged or holds other types: {text}", file=str(path)
        ) from error


def _one_batch(
    batch: pa.RecordBatch, wanted: dict[str, str], source: str, row: int, refusals: RefusalList, now_us: int
) -> ElementBatch:
    columns: dict[str, Any] = {}
    missing = np.zeros(batch.num_rows, dtype=np.bool_)
    for field in ELEMENT_SCHEMA:
        if field.name not in wanted:
            continue
        values = batch.column(wanted[field.name])
        if field.name == "epoch_us" and pa.types.is_timestamp(values.type):
            values = values.cast(pa.timestamp("us", tz=values.type.tz)).cast(pa.int64())
        elif field.name == "cospar_id":
            values = normalised_designators(values)
        values = values.cast(field.type)
        if field.name in _REQUIRED:
            missing |= values.is_null().to_numpy(zero_copy_only=False)
            values = values.fill_null(0)
        columns[field.name] = values
    sources = columns.pop("source", None)
    sources = source if sources is None else sources.fill_null(source)
    lines = np.arange(row, row + batch.num_rows)
    for place in np.flatnonzero(missing):
        refusals.add(int(lines[place]), "a mean element, the epoch or the catalogue number is missing")
    checked = {name: columns[name].to_numpy(zero_copy_only=False) for name in _REQUIRED}
    keep = keep_good(checked, lines, refusals, now_us, already_refused=missing)
    table = build_table(columns, sources)
    return refusals.take(table if keep is None else table.filter(pa.array(keep)))


def normalised_designators(texts: pa.Array) -> pa.Array:
    """Return international designators as ``1998-067A``; what is none becomes null."""
    encoded = pc.dictionary_encode(texts.cast(pa.string()))
    spellings = [
        None if text is None else normalise_cospar_id(text) for text in encoded.dictionary.to_pylist()
    ]
    return pa.array(spellings, pa.string()).take(encoded.indices)
