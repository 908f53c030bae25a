"""OMM as CSV, the notation of CelesTrak and Space-Track: whole blocks at once, doubtful ones row by row.

A block whose every row has the shape and spelling that providers write is converted by Arrow. As soon as
one cell of it does not, the block goes through the reader that all notations of OMM share, which accepts
what the standard allows besides and words each refusal. Both give the same rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from openparos.model.errors import InputRefused

from .batches import ElementBatch, RefusalList
from .checks import build_table, keep_good
from .element_parquet import normalised_designators
from .omm_fields import CONSTANTS, INTEGER_COLUMNS, NUMBER_COLUMNS, REQUIRED, MessageCollector
from .opening import LineBlock, line_blocks

CSV_BLOCK_BYTES: Final = 2 << 20
_DESIGNATORS: Final = r"^\d{4}-\d{3}[A-Z]{0,3}$"
_READ_COLUMNS: Final = {
    *REQUIRED, *NUMBER_COLUMNS, *INTEGER_COLUMNS, *CONSTANTS, "OBJECT_ID", "OBJECT_NAME",
}  # fmt: skip


class _NotPlain(Exception):
    """The block holds something that the fast path does not judge."""


def read_omm_csv(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read a CSV file of OMM records.

    Parameters
    ----------
    path : Path
        The file; its first line names the columns, in any order; others than those of OMM are ignored.
    source : str
        Source id of the sets.
    refusals : RefusalList
        Takes what is set aside, with its line.
    now_us : int
        The time against which epochs are held, microseconds since 1970.

    Yields
    ------
    ElementBatch
        One for each two megabytes of the file, some 13,000 sets.

    Raises
    ------
    InputRefused
        When a column is missing.
    """
    names: list[str] | None = None
    for block in line_blocks(path, CSV_BLOCK_BYTES):
        if names is None:
            first, _, rest = block.data.partition(b"\n")
            names = read_header(first, str(path))
            block = LineBlock(block.first_line + 1, rest)
        if not block.data.strip():
            continue
        try:
            yield _read_plain(block, names, source, refusals, now_us)
        except _NotPlain:
            yield _read_row_by_row(block, names, MessageCollector(source, refusals, now_us))


def read_header(line: bytes, file: str) -> list[str]:
    """Return the names of the columns, in capitals.

    Raises
    ------
    InputRefused
        When one that a set needs is missing, or one stands twice.
    """
    text = line.decode("utf-8", errors="replace")
    try:
        names = [name.strip().upper() for name in next(csv.reader([text]), [])]
    except csv.Error as error:
        raise InputRefused(f"the header cannot be read: {error}", file=file, line=1) from error
    if missing := [name for name in REQUIRED if name not in names]:
        raise InputRefused(
            f"columns missing: {', '.join(missing)}", file=file, line=1,
            remedy="Ask the provider for all columns of the OMM",
        )  # fmt: skip
    if twice := sorted({name for name in names if name in _READ_COLUMNS and names.count(name) > 1}):
        raise InputRefused(f"columns given twice: {', '.join(twice)}", file=file, line=1)
    return names


def _read_plain(
    block: LineBlock, names: list[str], source: str, refusals: RefusalList, now_us: int
) -> ElementBatch:
    texts = _columns_of_text(block, names)
    rows = texts.num_rows
    if rows != block.data.count(b"\n") + (not block.data.endswith(b"\n")):
        raise _NotPlain  # blank lines, or line ends within quotes: lines must be counted one by one
    _require_constants(texts)
    columns: dict[str, Any] = {}
    try:
        for keyword, column in {"NORAD_CAT_ID": "norad_id", **INTEGER_COLUMNS}.items():
            if keyword in texts.column_names:
                columns[column] = _integers(texts[keyword])
        for keyword, column in NUMBER_COLUMNS.items():
            if keyword in texts.column_names:
                columns[column] = _numbers(texts[keyword])
        columns["epoch_us"] = _epochs(texts["EPOCH"])
    except pa.ArrowInvalid as error:
        raise _NotPlain from error
    if any(columns[name].null_count for name in ("norad_id", *map(NUMBER_COLUMNS.__getitem__, REQUIRED[2:]))):
        raise _NotPlain
    if "OBJECT_ID" in texts.column_names:
        columns["cospar_id"] = _designators(texts["OBJECT_ID"])
    if "OBJECT_NAME" in texts.column_names:
        columns["name"] = _names(texts["OBJECT_NAME"])
    lines = np.arange(block.first_line, block.first_line + rows)
    keep = keep_good({name: _as_numpy(columns, name) for name in columns}, lines, refusals, now_us)
    table = build_table(columns, source)
    return refusals.take(table if keep is None else table.filter(pa.array(keep)))


def _as_numpy(columns: dict[str, Any], name: str) -> Any:
    column = columns[name]
    return None if pa.types.is_string(column.type) else column.to_numpy(zero_copy_only=False)


def _columns_of_text(block: LineBlock, names: list[str]) -> pa.Table:
    """Return the columns that are read as text, in one chunk; blank cells are null."""
    # Columns that are not read may carry any names, also one twice.
    unique = [name if name in _READ_COLUMNS else f"#{place}" for place, name in enumerate(names)]
    wanted = [name for name in unique if name in _READ_COLUMNS]
    if b"\0" in block.data:
        raise _NotPlain
    try:
        table = pa_csv.read_csv(
            pa.BufferReader(block.data),
            read_options=pa_csv.ReadOptions(
                column_names=unique, use_threads=False, block_size=len(block.data) + 1
            ),
            parse_options=pa_csv.ParseOptions(newlines_in_values=False),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(wanted, pa.string()), include_columns=wanted,
                null_values=[""], strings_can_be_null=True,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid as error:
        raise _NotPlain from error
    return table.combine_chunks()


def _require_constants(texts: pa.Table) -> None:
    for keyword, accepted in CONSTANTS.items():
        if keyword in texts.column_names:
            found = set(pc.unique(texts[keyword]).to_pylist()) - {None}
            if not found <= set(accepted):
                raise _NotPlain


def _integers(texts: pa.ChunkedArray) -> pa.Array:
    array = _one_array(texts)
    if array.null_count < len(array) and not pc.all(pc.ascii_is_decimal(array)).as_py():
        raise _NotPlain
    return array.cast(pa.int32())


def _numbers(texts: pa.ChunkedArray) -> pa.Array:
    numbers = _one_array(texts).cast(pa.float64())
    if numbers.null_count < len(numbers) and not pc.all(pc.is_finite(numbers)).as_py():
        raise _NotPlain
    return numbers


def _epochs(texts: pa.ChunkedArray) -> pa.Array:
    array = _one_array(texts)
    lengths = pc.min_max(pc.binary_length(array)).as_py()
    marks = pc.min_max(pc.find_substring(array, "T")).as_py()
    if array.null_count or lengths["min"] < 19 or marks != {"min": 10, "max": 10}:
        raise _NotPlain
    return array.cast(pa.timestamp("us")).cast(pa.int64())


def _designators(texts: pa.ChunkedArray) -> pa.Array:
    array = _one_array(texts)
    if pc.all(pc.match_substring_regex(array, _DESIGNATORS)).as_py():
        return array
    return normalised_designators(array)


def _names(texts: pa.ChunkedArray) -> pa.Array:
    trimmed = pc.utf8_trim_whitespace(_one_array(texts))
    return pc.if_else(pc.equal(pc.binary_length(trimmed), 0), pa.scalar(None, pa.string()), trimmed)


def _one_array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def _read_row_by_row(block: LineBlock, names: list[str], collector: MessageCollector) -> ElementBatch:
    line = block.first_line
    for raw in block.data.split(b"\n"):
        text = _decoded(raw).rstrip("\r")
        if text.strip():
            _read_one_row(text, line, names, collector)
        line += 1
    return collector.take()


def _read_one_row(text: str, line: int, names: list[str], collector: MessageCollector) -> None:
    try:
        cells = next(csv.reader(io.StringIO(text), strict=True))
    except (csv.Error, StopIteration) as error:
        collector.refusals.add(line, f"the row cannot be read: {error}")
        return
    if len(cells) != len(names):
        collector.refusals.add(line, f"the row has {len(cells)} columns, expected {len(names)}")
    elif "\0" in text:
        collector.refusals.add(line, "the row holds a NUL byte")
    else:
        collector.add(dict(zip(names, cells, strict=True)), line)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
