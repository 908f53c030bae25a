"""Taking files in: element sets into the archive, tables beside it, everything else refused with a reason.

Each file is read as it is, whatever its name; nothing good is lost with what is wrong in it. Counts
are exact: read = added + duplicates + refused, where a row of a table counts as a set does and a
file that cannot be read at all counts as one piece refused.
"""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from openparos.formats import tables as table_formats
from openparos.formats.ndm.reading import read_message
from openparos.formats.reading import read_elements
from openparos.formats.sniff import ALIASES, ELEMENT_KINDS, MESSAGE_KINDS, TABLE_KINDS, kind_of
from openparos.model.errors import InputRefused, Refusal
from openparos.store.durable import sha256_of
from openparos.store.workspace import Workspace
from openparos.store.writing import AppendResult, WritingSession

KINDS: Final = (*ELEMENT_KINDS, *ALIASES, "omm", *TABLE_KINDS)
"""What `ingest --as` takes."""
_COMMIT_AT: Final = 2_000_000

Progress = Callable[["FileReport", int], None]


@dataclass
class FileReport:
    """What became of one file.

    Attributes
    ----------
    file : str
        As the user named it.
    kind : str or None
        What it was found to be.
    read, refused_count : int
        Pieces read, and those of them refused, listed or not.
    sha256 : str or None
        Hash of its bytes as received.
    refused : list of Refusal
        What was set aside; beyond some thousands a last one says how many are not listed.
    """

    file: str
    kind: str | None = None
    read: int = 0
    refused_count: int = 0
    sha256: str | None = None
    refused: list[Refusal] = field(default_factory=list)
    result: AppendResult = field(default_factory=AppendResult)

    def refuse(self, reason: str, line: int | None = None) -> None:
        """Set one piece aside."""
        self.read += 1
        self.refused_count += 1
        self.refused.append(Refusal(self.file, line, reason))

    def to_json(self) -> dict[str, Any]:
        """Return the counts of the file."""
        return {
            "file": self.file, "kind": self.kind, "sha256": self.sha256, "read": self.read,
            "added": self.result.added, "duplicates": self.result.duplicates, "refused": self.refused_count,
        }  # fmt: skip


@dataclass(frozen=True)
class IngestReport:
    """What became of all files."""

    files: tuple[FileReport, ...]

    @property
    def read(self) -> int:
        """Pieces read."""
        return sum(one.read for one in self.files)

    @property
    def added(self) -> int:
        """Pieces that were new."""
        return sum(one.result.added for one in self.files)

    @property
    def duplicates(self) -> int:
        """Pieces that were known already."""
        return sum(one.result.duplicates for one in self.files)

    @property
    def refused_count(self) -> int:
        """Pieces set aside, listed or not."""
        return sum(one.refused_count for one in self.files)

    @property
    def refused(self) -> list[Refusal]:
        """What was set aside."""
        return [refusal for one in self.files for refusal in one.refused]

    def to_json(self) -> dict[str, Any]:
        """Return the answer of `ingest --json`; `refused_count` is exact where the list is cut short."""
        return {
            "read": self.read, "added": self.added, "duplicates": self.duplicates,
            "refused": [one.to_json() for one in self.refused], "refused_count": self.refused_count,
            "files": [one.to_json() for one in self.files],
        }  # fmt: skip


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant: folders with all that is in them (hidden files apart; one without files stands for itself), patterns spelled out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.is_file())
            found += sorted(one for one in inside if not _hidden(one.relative_to(path))) or [path]
        elif not path.exists() and glob.has_magic(str(path)):
            found += [Path(one) for one in sorted(glob.glob(str(path), recursive=True))] or [path]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def ingest_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    source: str | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Take files into the workspace.

    Parameters
    ----------
    workspace : Workspace
        Where to.
    paths : sequence of Path
        Files, folders, or patterns with ``*``.
    kind : str or None
        What they are, one of `KINDS`; found by content when None.
    source : str or None
        Source id of the sets; when None the name of each file. Rows that name a source keep it.
    progress : callable or None
        Called with the report of the current file and its size in bytes, often.

    Returns
    -------
    IngestReport
        Counts and refusals, file by file.

    Raises
    ------
    InputRefused
        When `kind` is none of `KINDS`.
    StoreBusy, StoreNotWritable
        When the archive is being written, or cannot be. Files before may have been taken in whole.
    """
    if kind is not None and kind not in KINDS:
        raise InputRefused(f"{kind!r} is no kind of file", remedy=f"Give one of {', '.join(KINDS)}")
    reports = []
    with workspace.archive.session() as session:
        for path in find_files(paths):
            report = FileReport(str(path))
            reports.append(report)
            _Taking(workspace, session, path, report, progress).take(kind, source)
            if session.staged_rows >= _COMMIT_AT:
                session.commit()
        session.commit()
    return IngestReport(tuple(reports))


@dataclass
class _Taking:
    """The taking in of one file."""

    workspace: Workspace
    session: WritingSession
    path: Path
    report: FileReport
    progress: Progress | None

    def take(self, kind: str | None, source: str | None) -> None:
        try:
            if not self.path.exists():
                self.report.refuse("there is no such file")
                return
            if self.path.is_dir():
                self.report.refuse("there is no file in this folder")
                return
            if not self.path.is_file():
                self.report.refuse("this is no regular file")
                return
            kind = kind or self._kind()
            self.report.kind = kind
            if kind in TABLE_KINDS:
                self._take_table(kind, source)
            elif kind in MESSAGE_KINDS:
                self._refuse_message(kind)
            else:
                self._take_elements(kind, source or self.path.name)
        except InputRefused as error:
            self.report.refuse(_reason(error), error.line)
        except PermissionError:
            self.report.refuse("there is no right to read it")

    def _kind(self) -> str:
        try:
            return kind_of(self.path)
        except InputRefused:
            if (table := table_formats.kind_of(self.path)) is None:
                raise
            return table.name

    def _take_elements(self, kind: str, source: str) -> None:
        with self.path.open("rb"):  # says at once when it may not be read
            pass
        digest = self.report.sha256 = sha256_of(self.path)
        self.report.result = self.session.add(
            self._tables(kind, source), source=source, file_sha256=digest, file=self.report.file
        )

    def _tables(self, kind: str, source: str) -> Iterator[pa.Table]:
        size = self.path.stat().st_size
        for batch in read_elements(self.path, source=source, kind=kind):
            self.report.read += batch.read
            self.report.refused_count += batch.refused_count
            self.report.refused += batch.refused
            if self.progress is not None:
                self.progress(self.report, size)
            if len(batch.table):
                yield batch.table

    def _take_table(self, kind: str, source: str | None) -> None:
        content = self.path.read_bytes()
        table = table_formats.read_table(self.path, kind)
        known = any(one.kind == kind and one.sha256 == table.sha256 for one in self.workspace.tables.all())
        if not known:
            self._refuse_less(table, kind)
        self.workspace.tables.put(kind, self.path, content=content, source=source)
        self.report.sha256 = table.sha256
        self.report.read = table.read
        self.report.refused = list(table.refused)
        self.report.refused_count = len(table.refused)
        rows = len(table.rows)
        self.report.result = AppendResult(duplicates=rows) if known else AppendResult(added=rows)

    def _refuse_less(self, table: table_formats.Table, kind: str) -> None:
        """Refuse a table that holds nothing, or was cut, in place of one that is in use."""
        if not table.rows:
            first = f" ({table.refused[0].reason})" if table.refused else ""
            raise InputRefused(
                f"{table.kind.dialect} without a single row that can be read{first}; expected columns "
                + ", ".join(table.kind.columns),
                line=table.refused[0].line if table.refused else 1,
                remedy="Nothing of it was kept",
            )
        newest = self.workspace.tables.newest(kind)
        if newest is None:
            return
        remedy = f"The table received {newest.received_at} stays in use; fetch this one again"
        cut = next((one for one in table.refused if table_formats.NOT_WHOLE in one.reason), None)
        if cut is not None:
            raise InputRefused(f"{cut.reason} after {len(table.rows)} rows", line=cut.line, remedy=remedy)
        if not table.ends_with_line:
            before = len(table_formats.read_table(self.workspace.tables_dir / newest.file, kind).rows)
            if len(table.rows) < before:
                raise InputRefused(
                    f"the last line has no end and the table {len(table.rows)} rows, {before} in the one in use: "
                    f"{table_formats.NOT_WHOLE}",
                    line=table.lines[-1], remedy=remedy,
                )  # fmt: skip

    def _refuse_message(self, kind: str) -> None:
        """Say what is wrong with a message, or that it is well formed and yet holds no element sets."""
        read_message(self.path, kind)
        self.report.refuse(
            f"is a well-formed {kind.upper()}, which holds no mean elements. The archive takes element sets"
        )


def _reason(error: InputRefused) -> str:
    return error.what if error.remedy is None else f"{error.what}. {error.remedy}"
