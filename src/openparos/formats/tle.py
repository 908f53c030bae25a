"""Two-line and three-line element sets, read in blocks of bytes by compiled code.

What is accepted, beyond the letter of the format:

- fields padded with blanks or zeros, plus signs written out, ``+00000-0`` and ``00000+0`` for zero;
- alpha-5 catalogue numbers; names on a line of their own with or without ``0 `` before them;
- any line end, blanks at the end of a line, blank lines, lines that begin with ``#``, columns of other
  tools behind column 69 when a blank parts them;
- a blank derivative or B* is zero; a blank set number or revolution number is unknown (null).

What is not: a set either of whose checksums is missing or wrong, since nothing then says that the rest
is what was published; a set of type 4 (SGP4-XP), which is another theory in the same columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.errors import InputRefused

from . import tle_blocks as blocks
from . import tle_fields as fields
from .batches import ElementBatch, RefusalList
from .checks import build_table, keep_good
from .opening import BLOCK_BYTES, line_blocks

FAULTS_OF_A_BLOCK: Final = 20_000
_LINE_1_FIELDS: Final = {
    3: "catalogue number", 19: "epoch", 34: "first derivative of mean motion",
    45: "second derivative of mean motion", 54: "B*", 65: "element set number",
}  # fmt: skip
_LINE_2_FIELDS: Final = {
    3: "catalogue number", 9: "inclination", 18: "right ascension of the node", 27: "eccentricity",
    35: "argument of perigee", 44: "mean anomaly", 53: "mean motion", 64: "revolution number",
}  # fmt: skip


def _checksum_reason(which: int, detail: int) -> str:
    if detail == 9999:
        return f"checksum of line {which} is no digit (column 69)"
    return f"checksum of line {which} is {detail % 10}, expected {detail // 10}"


def _column_reason(which: int, column: int) -> str:
    field = (_LINE_1_FIELDS if which == 1 else _LINE_2_FIELDS).get(column)
    if field is None:
        return f"line {which}, column {column} must be blank"
    return f"{field} on line {which} (from column {column}) cannot be read"


def reason(code: int, which: int, detail: int) -> str:
    """Word the refusal that compiled code noted as numbers."""
    match code:
        case fields.CHECKSUM:
            return _checksum_reason(which, detail)
        case fields.NO_CHECKSUM:
            return f"line {which} has no checksum in column 69, so that nothing proves it whole"
        case fields.SHORT:
            return f"line {which} has {detail} columns, expected 69"
        case fields.LONG:
            return f"line {which} has {detail} columns, expected 69"
        case fields.NUMBERS_DIFFER:
            first, second = divmod(detail, 1_000_000)
            return f"line 1 is of object {first}, line 2 of object {second}"
        case fields.BAD_COLUMNS:
            return _column_reason(which, detail)
        case fields.EPOCH_DAY:
            return f"epoch has day {detail} of the year; days run from 1 to 366"
        case fields.NO_SECOND_LINE:
            return "a first line without its second line"
        case fields.NO_FIRST_LINE:
            return "a second line without its first line"
        case fields.OTHER_THEORY:
            return "ephemeris type 4 (SGP4-XP); only SGP4 sets are read"
        case _:
            return "no element set" if detail == 1 else f"no element set in {detail} lines from here"


class TleParser:
    """Parses blocks of lines of one file and remembers what goes on from one to the next.

    Parameters
    ----------
    source : str
        Source id of the sets.
    refusals : RefusalList
        Takes what is set aside.
    now_us : int
        The time against which epochs are held.
    block_bytes : int
        Largest block that will come.
    """

    def __init__(
        self, source: str, refusals: RefusalList, now_us: int, block_bytes: int = BLOCK_BYTES
    ) -> None:
        self.source = source
        self.refusals = refusals
        self.now_us = now_us
        self._state = np.array([1, 0, 0], dtype=np.int64)
        self._carry = b""
        self._room = self._rows = 0
        self._make_room(block_bytes)

    def parse(self, data: bytes, *, final: bool) -> ElementBatch:
        """Read a block of whole lines; `final` says that no other follows."""
        if self._carry:
            data = self._carry + data
        self._make_room(len(data))
        # Handed on in the table without a copy, therefore fresh for each block.
        values = np.empty((len(fields.VALUE_NAMES), self._rows))
        whole = np.empty((len(fields.WHOLE_NAMES), self._rows), dtype=np.int64)
        counts = np.zeros(7, dtype=np.int64)
        blocks.parse_block(
            np.frombuffer(data, dtype=np.uint8), final, values, whole, self._faults,
            self._state, counts, self._names, self._name_ends, self._designators, self._designator_ends,
        )  # fmt: skip
        self._carry = data[counts[blocks.CONSUMED] :]
        self._refuse(counts)
        return self.refusals.take(self._table(values, whole, counts))

    def _make_room(self, size: int) -> None:
        """Make the arrays that compiled code fills large enough for a block of this many bytes."""
        if size <= self._room:
            return
        self._room = size
        rows = self._rows = size // blocks.SHORTEST_SET_BYTES + 1
        self._faults = np.empty((4, FAULTS_OF_A_BLOCK), dtype=np.int64)
        self._names = np.empty(size + 1, dtype=np.uint8)
        self._designators = np.empty(11 * rows, dtype=np.uint8)
        self._name_ends = np.zeros(rows, dtype=np.int32)
        self._designator_ends = np.zeros(rows, dtype=np.int32)

    def _refuse(self, counts: NDArray[np.int64]) -> None:
        listed = min(int(counts[blocks.LISTED]), max(self.refusals.room, 0))
        for line, code, which, detail in self._faults[:, :listed].T.tolist():
            self.refusals.add(line, reason(code, which, detail))
        self.refusals.count_unlisted(int(counts[blocks.FAULTS]) - listed)

    def _table(
        self, values: NDArray[np.float64], whole: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> pa.Table:
        rows = int(counts[blocks.ROWS])
        columns: dict[str, Any] = dict(zip(fields.VALUE_NAMES, values[:, :rows], strict=True))
        numbers = dict(zip(fields.WHOLE_NAMES, whole[:, :rows], strict=True))
        columns["norad_id"] = numbers["norad_id"].astype(np.int32)
        columns["epoch_us"] = numbers["epoch_us"]
        for name in ("element_set_no", "rev_at_epoch"):
            columns[name] = pa.array(numbers[name].astype(np.int32), mask=numbers[name] < 0)
        columns["cospar_id"] = _strings(self._designators, self._designator_ends[:rows])
        columns["name"] = _strings(
            self._names, self._name_ends[:rows], unusual=bool(counts[blocks.UNUSUAL_NAMES])
        )
        keep = keep_good(columns, numbers["line"], self.refusals, self.now_us)
        table = build_table(columns, self.source)
        return table if keep is None else table.filter(pa.array(keep))


def _strings(data: NDArray[np.uint8], ends: NDArray[np.int32], *, unusual: bool = False) -> pa.Array:
    """Return a text column from its bytes one after another; empty texts are null."""
    offsets = np.zeros(ends.size + 1, dtype=np.int32)
    offsets[1:] = ends
    present = offsets[1:] > offsets[:-1]
    content = data[: offsets[-1]].tobytes()
    if unusual:
        texts = [content[a:b] for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
        return pa.array([_decoded(text) for text in texts], pa.string())
    validity = None if present.all() else pa.py_buffer(np.packbits(present, bitorder="little").tobytes())
    return pa.StringArray.from_buffers(
        ends.size, pa.py_buffer(offsets.tobytes()), pa.py_buffer(content), validity
    )


def _decoded(text: bytes) -> str | None:
    """Decode a name that is not ASCII: UTF-8, else Latin-1, in which every byte is a letter."""
    try:
        return text.decode() or None
    except UnicodeDecodeError:
        return text.decode("latin-1")


def read_tle(path: Path, *, source: str, refusals: RefusalList, now_us: int) -> Iterator[ElementBatch]:
    """Read a file of two-line or three-line sets.

    Parameters
    ----------
    path : Path
        The file, plain or gzip.
    source : str
        Source id of the sets.
    refusals : RefusalList
        Takes what is set aside, with its line.
    now_us : int
        The time against which epochs are held, microseconds since 1970.

    Yields
    ------
    ElementBatch
        One for each block of the file, some 50,000 sets.
    """
    parser = TleParser(source, refusals, now_us)
    broken: InputRefused | None = None
    try:
        for block in line_blocks(path, BLOCK_BYTES, numbered=False):  # the parser counts
            yield parser.parse(block.data, final=False)
    except InputRefused as error:
        broken = error
    yield parser.parse(b"", final=True)
    if broken:
        raise broken
