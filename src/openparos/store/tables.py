"""Tables kept as received: satellite catalogues, registers, organisations. Bytes, hash, time.

Each table is a file under its kind, never changed; ``index.json`` lists them in the order received.
The newest of a kind is the one in use, the older ones stay so that a past answer can be repeated.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from openparos.model.errors import StoreDamaged, StoreNotWritable
from openparos.model.times import format_utc, now_us

from .durable import replace_durably, sha256_of
from .lock import WriterLock

INDEX_NAME: Final = "index.json"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One table as received.

    Attributes
    ----------
    kind : str
        What it is: ``satcat``, ``gcat-psatcat``, ``register``, ``ucs``, ...
    file : str
        Its file, relative to the folder of tables.
    sha256 : str
        Hash of its bytes.
    bytes : int
        Its length.
    received_as : str
        Name of the file it came in.
    source : str
        Where it came from, as the user said; else its kind.
    received_at : str
        When it was taken in, ISO 8601.
    """

    kind: str
    file: str
    sha256: str
    bytes: int
    received_as: str
    source: str
    received_at: str


class Tables:
    """The tables of a workspace.

    Parameters
    ----------
    folder : Path
        Folder of tables.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(
        self, kind: str, path: Path, *, content: bytes | None = None, source: str | None = None
    ) -> StoredTable:
        """Keep a table; the bytes of one that is held already are not kept twice.

        Parameters
        ----------
        kind : str
            What it is.
        path : Path
            The file.
        content : bytes or None
            Its bytes, where they differ from those of the file (it was compressed) or are at hand.
        source : str or None
            Where it came from.

        Raises
        ------
        StoreNotWritable
            When it cannot be written.
        """
        content = path.read_bytes() if content is None else content
        digest = hashlib.sha256(content).hexdigest()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with WriterLock(self.folder / "writer.lock"):
                held = self.all()
                name = f"{kind}/{digest[:16]}-{_UNSAFE.sub('_', path.name.removesuffix('.gz'))[-80:]}"
                table = StoredTable(
                    kind, name, digest, len(content), str(path), source or kind, format_utc(now_us())
                )
                for other in held:
                    if other.kind == kind and other.sha256 == digest:
                        if other == self._newest(kind, held):
                            return other
                        table = StoredTable(**(asdict(table) | {"file": other.file}))
                if not (self.folder / table.file).exists():
                    (self.folder / kind).mkdir(exist_ok=True)
                    replace_durably(self.folder / table.file, content)
                index = {"tables": [asdict(one) for one in (*held, table)]}
                replace_durably(self.folder / INDEX_NAME, json.dumps(index, indent=1).encode() + b"\n")
        except OSError as error:
            raise StoreNotWritable(
                f"the table cannot be kept: {error.strerror or error}",
                where=str(self.folder),
                remedy="Make room or give the right to write, then try again",
            ) from error
        return table

    def all(self) -> list[StoredTable]:
        """Return every table, in the order received."""
        path = self.folder / INDEX_NAME
        try:
            return [StoredTable(**one) for one in json.loads(path.read_bytes())["tables"]]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError) as error:
            raise StoreDamaged(
                f"the list of tables cannot be read: {error}",
                where=str(path),
                remedy="Remove it and ingest the tables again",
            ) from error

    @staticmethod
    def _newest(kind: str, tables: list[StoredTable]) -> StoredTable | None:
        return next((one for one in reversed(tables) if one.kind == kind), None)

    def newest(self, kind: str) -> StoredTable | None:
        """Return what is known of the table of a kind received last; None when there is none."""
        return self._newest(kind, self.all())

    def latest(self, kind: str) -> Path | None:
        """Return the file of the table of a kind received last; None when there is none."""
        table = self.newest(kind)
        return None if table is None else self.folder / table.file

    def problems(self) -> list[tuple[str, str]]:
        """Return name and reason of each table that is missing or altered."""
        try:
            tables = self.all()
        except StoreDamaged as error:
            return [(INDEX_NAME, error.what)]
        found = []
        for table in {table.file: table for table in tables}.values():
            path = self.folder / table.file
            if not path.exists():
                found.append((table.file, "it is missing"))
            elif sha256_of(path) != table.sha256:
                found.append((table.file, "its bytes are not those received (SHA-256 differs)"))
        return found
