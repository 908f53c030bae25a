"""Tables of facts about objects as other people publish them: catalogues, registers, lists of satellites.

A table is recognised by its columns and read whole, as text, row by row; what each column means is
said in the catalogue stage. A missing or renamed column, a web page in place of a table, or a file
that stops half-way is reported with what was expected.
"""

from __future__ import annotations

import codecs
import csv
import difflib
import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused, Refusal

from .table_kinds import KINDS, NAMES, TableKind, delimiter_of, recognise

__all__ = ["KINDS", "NAMES", "NOT_WHOLE", "Table", "TableKind", "kind_of", "read_table", "recognise"]

csv.field_size_limit(1 << 20)


NOT_WHOLE: Final = "not received whole"
"""Words by which a refusal says that a file stops in the middle of a row."""
_UPDATED: Final = re.compile(r"#\s*Updated\s+(\d{4} [A-Z][a-z]{2}\s+\d{1,2})")


@dataclass(frozen=True, slots=True)
class Table:
    """One table as read.

    Attributes
    ----------
    kind : TableKind
        What it was recognised as.
    file, sha256 : str
        Where it was read, and the hash of its bytes (blank where only some rows were read).
    updated : str or None
        The day the table itself says it was updated, as written there.
    header : tuple of str
        Column names.
    rows : list of list of str
        Fields as text, with the blanks that surround them.
    lines : list of int
        For each row the line it ends on, counted from 1.
    refused : tuple of Refusal
        Rows set aside.
    ends_with_line : bool
        Whether its last row is ended as rows are; where not, it may have been cut in its last field.
    """

    kind: TableKind
    file: str
    sha256: str
    updated: str | None
    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    refused: tuple[Refusal, ...]
    ends_with_line: bool = True

    @property
    def read(self) -> int:
        """Rows seen, set aside ones included."""
        return len(self.rows) + len(self.refused)

    def index(self, column: str) -> int:
        """Return where a column stands (the first of that name)."""
        return self.header.index(column)

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line and fields by column name, blanks stripped; quick enough for a few thousand rows."""
        names = list(dict.fromkeys(self.header))
        places = [self.header.index(name) for name in names]
        for line, row in zip(self.lines, self.rows, strict=True):
            yield line, {name: row[place].strip() for name, place in zip(names, places, strict=True)}


def kind_of(path: Path) -> TableKind | None:
    """Return the kind of table in a file, judging by its first lines; None where it is none."""
    try:
        with path.open("rb") as file:
            start = file.read(1 << 16)
        if start.startswith(b"\x1f\x8b"):
            start = zlib.decompressobj(wbits=31).decompress(start, 1 << 16)
        text = _text(path, start)
    except (InputRefused, OSError, zlib.error):
        return None
    return KINDS[-1] if _is_vimpel(text) else recognise(_header(text)[0])


def read_table(path: Path, kind: str | None = None, *, containing: Sequence[str] = ()) -> Table:
    """Read a table whole, or the rows about a few objects.

    Parameters
    ----------
    path : Path
        The file; gzip is unpacked.
    kind : str or None
        What it must be (one of `NAMES`); found from its columns where not given.
    containing : sequence of str
        Where given, only lines with one of these texts are parsed: much quicker for one object. Not
        for tables whose rows run over several lines (the register).

    Returns
    -------
    Table
        With the rows that are whole; broken ones are set aside with their reason.

    Raises
    ------
    InputRefused
        When it is a web page, has none of the known columns, lacks a needed one, or is of another kind
        than asked for.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror or error}", file=str(path)) from error
    digest = "" if containing else hashlib.sha256(raw).hexdigest()
    text = _text(path, raw)
    if _is_vimpel(text):
        table = _read_vimpel(path, text, digest)
    else:
        table = _read_delimited(path, text, digest, kind, containing)
    if kind is not None and table.kind.name != kind:
        raise InputRefused(f"the columns are those of {table.kind.name}, not of {kind}", file=str(path))
    return table


def _text(path: Path, raw: bytes) -> str:
    if raw.startswith(b"\x1f\x8b"):
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError, zlib.error) as error:
            raise InputRefused(f"the gzip stream is damaged: {error}", file=str(path)) from error
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3:  # only the last letter was cut
            return raw.decode("utf-8-sig", errors="ignore")
        # The UCS database is published in the code page of Windows.
        return raw.decode("cp1252", errors="replace")


def _header(text: str) -> tuple[list[str], str]:
    """Return the column names of the first line and the delimiter."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
    delimiter = delimiter_of(first)
    try:
        fields = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        fields = first.split(delimiter)
    names = [name.strip() for name in fields]
    if names:
        names[0] = names[0].lstrip("#").strip()
    return names, delimiter


def _refuse_foreign(path: Path, text: str, expected: str) -> None:
    start = text[:1000].lstrip("\ufeff \t\r\n").lower()
    if not start:
        raise InputRefused(f"the file is empty; {expected}", file=str(path))
    if start.startswith(("<!doctype", "<html", "<head", "<?xml")):
        raise InputRefused(
            f"is a web page or XML, not a table; {expected}",
            file=str(path),
            remedy="Fetch it again and look at what the source answered",
        )


def _read_delimited(
    path: Path, text: str, digest: str, wanted: str | None, containing: Sequence[str]
) -> Table:
    choices = [kind for kind in KINDS if wanted is None or kind.name == wanted]
    expected = "expected " + " or ".join(
        f"{kind.dialect} ({', '.join(kind.columns if wanted else (*kind.columns[:4], '...'))})"
        for kind in choices
    )
    _refuse_foreign(path, text, expected)
    header, delimiter = _header(text)
    kind = recognise(header)
    if kind is None and wanted is not None:
        kind = max(choices, key=lambda one: len(set(one.columns) & set(header)))
    if kind is None:
        raise InputRefused(
            f"columns {', '.join(header[:6])}, ... are those of no known table; {expected}",
            file=str(path),
            line=1,
        )
    _check_columns(path, header, kind)
    match = _UPDATED.search(text[:4000])
    if containing:
        rows, lines = _rows_containing(text, delimiter, len(header), containing)
        refused: list[Refusal] = []
    else:
        rows, lines, refused = _rows(path, text, delimiter, len(header))
    updated = match.group(1) if match else None
    whole = text.endswith(("\n", "\r"))
    return Table(kind, str(path), digest, updated, tuple(header), rows, lines, tuple(refused), whole)


def _check_columns(path: Path, header: Sequence[str], kind: TableKind) -> None:
    missing = [column for column in kind.columns if column not in header]
    if not missing:
        return
    extra = [name for name in header if name and name not in kind.columns]
    described = []
    for column in missing:
        close = difflib.get_close_matches(column, extra, n=1, cutoff=0.6)
        described.append(f"{column!r} (renamed to {close[0]!r}?)" if close else repr(column))
    raise InputRefused(
        f"{kind.dialect} lacks the column {', '.join(described)}; expected {', '.join(kind.columns)}",
        file=str(path),
        line=1,
        remedy="The source has changed its format, or the file is another; nothing was read from it",
    )


def _rows_containing(
    text: str, delimiter: str, width: int, wanted: Sequence[str]
) -> tuple[list[list[str]], list[int]]:
    """Parse the lines with one of the texts; found by searching, since a table has tens of thousands."""
    starts: set[int] = set()
    for one in wanted:
        place = text.find(one)
        while place >= 0:
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            starts.add(start)
            place = text.find(one, end) if end >= 0 else -1
    rows: list[list[str]] = []
    lines: list[int] = []
    line, counted = 1, 0
    for start in sorted(starts - {0}):
        line, counted = line + text.count("\n", counted, start), start
        end = text.find("\n", start)
        content = text[start : end if end >= 0 else len(text)].rstrip("\r")
        row = next(csv.reader([content], delimiter=delimiter), [])
        if len(row) == width and not row[0].startswith("#"):
            rows.append(row)
            lines.append(line)
    return rows, lines


def _rows(
    path: Path, text: str, delimiter: str, width: int
) -> tuple[list[list[str]], list[int], list[Refusal]]:
    rows: list[list[str]] = []
    lines: list[int] = []
    refused: list[Refusal] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(reader, None)
    whole_end = text.endswith(("\n", "\r"))
    try:
        for row in reader:
            if not row or row[0].startswith("#") or not any(row):
                continue
            if len(row) == width:
                rows.append(row)
                lines.append(reader.line_num)
            else:
                reason = f"{len(row)} fields where the header has {width}"
                refused.append(Refusal(str(path), reader.line_num, reason))
    except csv.Error as error:
        refused.append(Refusal(str(path), reader.line_num, f"cannot be read as a row: {error}"))
    if refused and not whole_end and refused[-1].line == reader.line_num:
        short = refused.pop()
        refused.append(
            Refusal(
                short.file,
                short.line,
                f"the file stops in the middle of a row ({short.reason}): {NOT_WHOLE}",
            )
        )
    return rows, lines, refused


def _is_vimpel(text: str) -> bool:
    start = text[:400].lstrip("\ufeff \t\r\n")
    marks = ['"TLE1"' in start, '"TLE2"' in start, '"vmag"' in start]
    return start.startswith("[") and (marks[0] or all(marks[1:]))


def _read_vimpel(path: Path, text: str, digest: str) -> Table:
    kind = KINDS[-1]
    try:
        found = json.loads(text)
    except ValueError as error:
        raise InputRefused(
            f"is not whole JSON: {error}", file=str(path), remedy="Fetch it again; it may have been cut off"
        ) from error
    rows: list[list[str]] = []
    lines: list[int] = []
    refused: list[Refusal] = []
    for number, one in enumerate(found, start=1):
        if isinstance(one, dict) and isinstance(one.get("TLE1"), str) and isinstance(one.get("TLE2"), str):
            rows.append([one["TLE1"], one["TLE2"], str(one.get("vmag", ""))])
            lines.append(number)
        else:
            refused.append(
                Refusal(str(path), number, "record lacks TLE1 or TLE2; expected TLE1, TLE2 and vmag")
            )
    return Table(kind, str(path), digest, None, ("TLE1", "TLE2", "vmag"), rows, lines, tuple(refused))
