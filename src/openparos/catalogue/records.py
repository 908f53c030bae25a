"""Writing lines of an answer: JSON Lines, CSV or Parquet, by the ending of the file."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openparos.model.errors import InputRefused


def write_records(records: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write records with the same keys.

    Parameters
    ----------
    records : sequence of Mapping
        Plain values: text, numbers, true or false, null.
    path : Path
        ``.jsonl``, ``.ndjson`` or ``.json`` for JSON Lines, ``.csv`` or ``.parquet``.

    Raises
    ------
    InputRefused
        For another ending, or when the file cannot be written.
    """
    writers = {".jsonl": _lines, ".ndjson": _lines, ".json": _lines, ".csv": _csv, ".parquet": _parquet}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise InputRefused(
            f"cannot tell a format from the ending {path.suffix!r}",
            file=str(path),
            remedy="Name it .jsonl, .csv or .parquet",
        )
    try:
        writer(records, path)
    except OSError as error:
        raise InputRefused(f"cannot be written: {error.strerror or error}", file=str(path)) from error


def _lines(records: Sequence[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def _csv(records: Sequence[Mapping[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(records[0]) if records else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def _parquet(records: Sequence[Mapping[str, Any]], path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([dict(one) for one in records]), path)
