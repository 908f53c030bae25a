"""Element sets invented for the tests, spelled as TLE by a few lines independent of the code tested."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from openparos.formats.batches import ElementBatch
from openparos.formats.reading import read_elements
from openparos.model.errors import Refusal

FAR = 2_800_000_000_000_000  # an instant that no two-digit year reaches
FIRST = "1 50001U 21001A   21100.50000000  .00001234  00000+0  12345-4 0  999"
SECOND = "2 50001  51.6000 120.0000 0012345  45.0000 315.1234 15.50000000 1234"


def with_checksum(line: str) -> str:
    """Append the checksum to the first 68 columns of a line."""
    body = line[:68].ljust(68)
    return body + str(sum(int(c) if c.isdigit() else c == "-" for c in body) % 10)


def tle(number: str = "50001", *, name: str | None = None, **columns: str) -> str:
    """Spell an invented set; `first_19="..."` overwrites columns of line 1 from 19 on."""
    first, second = with_spelled(FIRST, number), with_spelled(SECOND, number)
    for key, text in columns.items():
        which, column = key.split("_")
        at = int(column) - 1
        if which == "first":
            first = first[:at] + text + first[at + len(text) :]
        else:
            second = second[:at] + text + second[at + len(text) :]
    lines = [with_checksum(first), with_checksum(second)]
    return "\n".join([name, *lines] if name is not None else lines) + "\n"


def with_spelled(line: str, number: str) -> str:
    """Put another catalogue number into a line."""
    return line[:2] + number + line[7:]


def read_all(path: Path, **options: object) -> tuple[pa.Table, list[Refusal], int]:
    """Read a file whole: sets, refusals, number read."""
    batches: list[ElementBatch] = list(read_elements(path, source="test", **options))
    table = pa.concat_tables([batch.table for batch in batches])
    refused = [one for batch in batches for one in batch.refused]
    return table, refused, sum(batch.read for batch in batches)


def read_text(tmp_path: Path, text: str | bytes, **options: object) -> tuple[pa.Table, list[Refusal], int]:
    """Read a text as a file."""
    path = tmp_path / "file.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_all(path, **options)
