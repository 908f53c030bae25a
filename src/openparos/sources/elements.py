"""Element sets straight from files, for commands that are given files in place of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from openparos.formats.reading import read_elements
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused, Refusal
from openparos.store.duplicates import without_duplicates

from .ingest import find_files


def load_elements(files: Sequence[Path], *, source: str | None = None) -> tuple[pa.Table, list[Refusal]]:
    """Read the element sets of some files into memory.

    Parameters
    ----------
    files : sequence of Path
        Files, folders, or patterns with ``*``; of any kind that `ingest` takes.
    source : str or None
        Source id of the sets; when None the name of each file. Rows that name a source keep it.

    Returns
    -------
    tuple of pyarrow.Table and list of Refusal
        Sets of `ELEMENT_SCHEMA`, each once, sorted by number and epoch; and what was set aside. A file
        that cannot be read at all is one refusal.
    """
    tables = [ELEMENT_SCHEMA.empty_table()]
    refused: list[Refusal] = []
    for path in find_files(files):
        try:
            for batch in read_elements(path, source=source or path.name):
                tables.append(batch.table)
                refused += batch.refused
        except InputRefused as error:
            reason = error.what if error.remedy is None else f"{error.what}. {error.remedy}"
            refused.append(Refusal(str(path), error.line, reason))
    return without_duplicates(pa.concat_tables(tables)), refused
