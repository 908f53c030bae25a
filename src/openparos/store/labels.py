"""Names and designators beside the sets, each kept once and not with every set.

A label is a value of ``cospar_id`` or ``name`` that an object was published under, with the earliest
day of an epoch of a set that carried it. A set gets back the label with the latest such day not after
its own, or the first one known: names change (TBA, OBJECT A, the name given later), and a set shows the
name of its day.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from openparos.model.times import US_PER_DAY

from .durable import flush_file, sha256_of
from .manifest import Part

LABELS_FOLDER: Final = "labels"
FIELDS: Final = ("cospar_id", "name")
_MERGE_AT: Final = 8
SCHEMA: Final = pa.schema(
    [
        pa.field("field", pa.int8(), nullable=False),  # place in FIELDS
        pa.field("norad_id", pa.int32(), nullable=False),
        pa.field("first_day", pa.int32(), nullable=False),
        pa.field("value", pa.string(), nullable=False),
    ]
)


def labels_of(table: pa.Table) -> pa.Table:
    """Return the labels in a table of `ELEMENT_SCHEMA` with days that carry them; `merge_labels` keeps one of each."""
    days = pa.array((table["epoch_us"].to_numpy() // US_PER_DAY).astype(np.int32))
    found = []
    for number, field in enumerate(FIELDS):
        column = table[field]
        if column.null_count == len(column):
            continue
        columns = pa.table({"norad_id": table["norad_id"], "first_day": days, "value": column})
        if column.null_count:
            columns = columns.filter(pc.is_valid(column))
        columns = _unchanged_dropped(columns)
        places = pa.array(np.full(len(columns), number, dtype=np.int8))
        found.append(columns.add_column(0, SCHEMA.field("field"), places).cast(SCHEMA))
    return pa.concat_tables(found) if found else SCHEMA.empty_table()


def _unchanged_dropped(columns: pa.Table) -> pa.Table:
    """Drop rows that only repeat the object and value of the row before, at a later day."""
    if len(columns) < 2:
        return columns
    columns = columns.combine_chunks()
    ids, days = columns["norad_id"].to_numpy(), columns["first_day"].to_numpy()
    values = columns["value"].chunk(0)
    same_value = pc.equal(values.slice(1), values.slice(0, len(values) - 1)).to_numpy(zero_copy_only=False)
    repeats = (np.diff(ids) == 0) & (np.diff(days) >= 0) & same_value
    return columns.filter(pa.array(np.append(True, ~repeats))) if repeats.any() else columns


def merge_labels(tables: Sequence[pa.Table]) -> pa.Table:
    """Return each label once with its earliest day, sorted by field, object and first day."""
    tables = [table for table in tables if len(table)]
    if not tables:
        return SCHEMA.empty_table()
    merged = _earliest(pa.concat_tables(tables).combine_chunks())
    return merged.sort_by([(name, "ascending") for name in ("field", "norad_id", "first_day", "value")])


def _earliest(labels: pa.Table) -> pa.Table:
    """Return each label once, with the earliest day it stands with.

    One integer spells field, object and value: sorting that is far quicker than grouping by three columns.
    """
    values = labels["value"].chunk(0).dictionary_encode()
    keys = labels["field"].to_numpy().astype(np.int64) << 61
    keys |= labels["norad_id"].to_numpy().astype(np.int64) << 31  # nine digits need thirty bits
    keys |= values.indices.to_numpy()
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(keys[order]) != 0))
    days = np.minimum.reduceat(labels["first_day"].to_numpy()[order], starts)
    once = labels.take(pa.array(order[starts]))
    place = SCHEMA.get_field_index("first_day")
    return once.set_column(place, SCHEMA.field(place), pa.array(days)).combine_chunks()


@dataclass(frozen=True)
class Labels:
    """All labels of an archive, in memory (a few hundred bytes an object at most)."""

    table: pa.Table

    @classmethod
    def load(cls, archive: Path, parts: Sequence[Part]) -> Self:
        """Read the labels that a manifest names."""
        tables = [pq.read_table(archive / part.file, partitioning=None).cast(SCHEMA) for part in parts]
        return cls(merge_labels(tables))

    def news(self, labels: pa.Table) -> pa.Table:
        """Return those of other labels that are new, or known from an earlier day than before."""
        if not len(self.table) or not len(labels):
            return labels
        keys = ["field", "norad_id", "value"]
        known = self.table.rename_columns({"first_day": "known_day"})
        joined = labels.join(known, keys=keys, join_type="left outer")
        new = pc.or_kleene(pc.is_null(joined["known_day"]), pc.less(joined["first_day"], joined["known_day"]))
        return joined.filter(new).select(SCHEMA.names).cast(SCHEMA)

    def with_news(self, labels: pa.Table) -> Labels:
        """Return the labels with others added."""
        return Labels(merge_labels([self.table, labels])) if len(labels) else self

    def of(self, norad_id: np.ndarray[Any, Any], epoch_us: np.ndarray[Any, Any]) -> dict[str, pa.Array]:
        """Return ``cospar_id`` and ``name`` of sets, null where none is known.

        Parameters
        ----------
        norad_id, epoch_us : array of int, shape (n,)
            Number and epoch of each set.
        """
        answer = {}
        fields = self.table["field"].to_numpy()
        for number, field in enumerate(FIELDS):
            start, stop = np.searchsorted(fields, [number, number + 1])
            answer[field] = _labels_on(self.table.slice(start, stop - start), norad_id, epoch_us)
        return answer


def _labels_on(labels: pa.Table, norad_id: np.ndarray[Any, Any], epoch_us: np.ndarray[Any, Any]) -> pa.Array:
    if not len(labels):
        return pa.nulls(len(norad_id), pa.string())
    ids, first_days = labels["norad_id"].to_numpy(), labels["first_day"].to_numpy()
    days = epoch_us // US_PER_DAY
    first = np.searchsorted(ids, norad_id, side="left")
    known = first < len(ids)
    known[known] = ids[first[known]] == norad_id[known]
    place = np.where(known, first, 0)
    # Step on while the next label of the object had appeared by then; few objects have several.
    moving = np.flatnonzero(known)
    while len(moving):
        following = place[moving] + 1
        inside = following < len(ids)
        moving, following = moving[inside], following[inside]
        onward = (ids[following] == norad_id[moving]) & (first_days[following] <= days[moving])
        moving = moving[onward]
        place[moving] += 1
    return pc.take(labels["value"].combine_chunks(), pa.array(place, mask=~known))


def write_labels(archive: Path, labels: pa.Table) -> Part:
    """Write labels as one immutable file."""
    folder = archive / LABELS_FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{secrets.token_hex(8)}.parquet"
    try:
        pq.write_table(
            labels, path, compression="zstd", use_dictionary=["field"], store_schema=False,
            column_encoding={
                "norad_id": "DELTA_BINARY_PACKED", "first_day": "DELTA_BINARY_PACKED",
                "value": "DELTA_BYTE_ARRAY",
            },
        )  # fmt: skip
        flush_file(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Part(f"{LABELS_FOLDER}/{path.name}", sha256_of(path), path.stat().st_size, len(labels))


def add_labels(archive: Path, parts: tuple[Part, ...], before: Labels, news: pa.Table) -> tuple[Part, ...]:
    """Write new labels beside the old files, or all in one where the files have become many."""
    if not len(news):
        return parts
    if len(parts) + 1 < _MERGE_AT:
        return (*parts, write_labels(archive, merge_labels([news])))
    return (write_labels(archive, before.with_news(news).table),)
