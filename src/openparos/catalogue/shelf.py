"""The tables at hand: one of each kind, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openparos.formats.tables import NAMES, Table, TableKind, kind_of, read_table
from openparos.model.errors import InputRefused, Refusal

from .dates import parse_gcat_date

if TYPE_CHECKING:
    from openparos.store.workspace import Workspace


class Shelf:
    """Tables by kind (``gcat-psatcat``, ``satcat``, ``register``, ``ucs``, ...), each read once.

    Parameters
    ----------
    files : Mapping
        File of each kind.
    passed_over : iterable of Refusal
        Files that look like tables and are none that is known, with the reason.
    """

    def __init__(self, files: Mapping[str, Path], passed_over: Iterable[Refusal] = ()) -> None:
        self.files = dict(files)
        self._passed_over = tuple(passed_over)
        self._read: dict[str, Table] = {}

    @classmethod
    def from_files(cls, paths: Iterable[Path]) -> Shelf:
        """Take files, recognised by their columns; of two of one kind the later one in the list counts.

        Raises
        ------
        InputRefused
            When a file is no table of a known kind.
        """
        found: dict[str, Path] = {}
        for path in paths:
            kind = kind_of(path)
            if kind is None:
                read_table(path)  # says what is wrong with it
                raise InputRefused("is no table of a known kind", file=str(path))
            found[kind.name] = path
        return cls(found)

    @classmethod
    def from_folder(cls, folder: Path) -> Shelf:
        """Take every table in a folder; what looks like a table and is none stands in `refused`.

        Raises
        ------
        InputRefused
            When there is no such folder or no table in it.
        """
        if not folder.is_dir():
            raise InputRefused("no such folder", file=str(folder))
        found: dict[str, Path] = {}
        passed_over = []
        for path in sorted(one for one in folder.iterdir() if one.is_file()):
            kind: TableKind | None = kind_of(path)
            if kind is not None:
                found[kind.name] = path
            elif path.suffix.lower() in _TABLE_ENDINGS:
                passed_over.append(Refusal(str(path), 1, _why_no_table(path)))
        if not found:
            raise InputRefused(
                "holds no table of a known kind",
                file=str(folder),
                remedy="Put GCAT psatcat, SATCAT, the UN register's index or the UCS database there",
            )
        return cls(found, passed_over)

    @classmethod
    def from_workspace(cls, workspace: Workspace) -> Shelf:
        """Take the table of each kind that the workspace received last; there may be none."""
        latest = {name: workspace.tables.latest(name) for name in NAMES}
        return cls({name: path for name, path in latest.items() if path is not None})

    def __contains__(self, kind: str) -> bool:
        return kind in self.files

    def table(self, kind: str) -> Table | None:
        """Return the table of a kind, or None where there is none."""
        if kind not in self.files:
            return None
        if kind not in self._read:
            self._read[kind] = read_table(self.files[kind], kind)
        return self._read[kind]

    def needed(self, kind: str, why: str) -> Table:
        """Return the table of a kind without which nothing can be said.

        Raises
        ------
        InputRefused
            Where it is not at hand.
        """
        table = self.table(kind)
        if table is None:
            at_hand = ", ".join(sorted(self.files)) or "none"
            raise InputRefused(
                f"the table {kind} is not at hand ({why}); there are: {at_hand}",
                remedy="Ingest it, or name a folder with --data",
            )
        return table

    def rows_about(self, kind: str, *texts: str) -> Table | None:
        """Return the rows of a table that contain one of these texts, or None where there is no table.

        Quicker than `table` for one object; the whole table where it has been read already or its rows
        run over several lines.
        """
        if kind not in self.files or kind in self._read or kind == "register":
            return self.table(kind)
        return read_table(self.files[kind], kind, containing=texts)

    def label(self, kind: str) -> str:
        """Name a table as a source (see `label_of`)."""
        table = self.table(kind)
        return label_of(table) if table else kind

    def refused(self) -> tuple[Refusal, ...]:
        """Return the files passed over and the rows set aside in the tables read so far."""
        rows = tuple(refusal for table in self._read.values() for refusal in table.refused)
        return self._passed_over + rows


_TABLE_ENDINGS: Final = frozenset({".csv", ".tsv", ".json"})


def _why_no_table(path: Path) -> str:
    try:
        read_table(path)
    except InputRefused as error:
        return error.what
    return "is no table of a known kind"


def label_of(table: Table) -> str:
    """Name a table as a source, with the day it was updated where it says so: ``GCAT 2025-04-07``."""
    kind = table.kind.name
    names = {"satcat": "SATCAT", "register": "UN Register index", "ucs": "UCS", "vimpel": "JSC Vimpel"}
    name = names.get(kind, "GCAT" if kind.startswith("gcat") else kind)
    day = _day_of(table)
    return f"{name} {day}" if day else name


def _day_of(table: Table) -> str | None:
    """Return the day of a table: as it says itself, or as its rows or its name say."""
    if table.updated and (day := parse_gcat_date(table.updated)):
        return day.iso
    if "import_timestamp" in table.header and table.rows:
        return table.rows[0][table.index("import_timestamp")][:10]
    for part in Path(table.file).stem.replace("_", " ").split():
        if part[:2] in ("19", "20") and part[:4].isdigit() and part[4:5] == "-":
            return part
    return None
