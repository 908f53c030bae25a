"""Element sets out of any file: one entry for all formats, streaming in bounded memory.

for batch in read_elements(Path("catalogue.3le"), source="celestrak"):
    batch.table, batch.refused, batch.read
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.times import now_us as clock_us

from .batches import ElementBatch, RefusalList
from .sniff import ALIASES, ELEMENT_KINDS, kind_of

# The readers are loaded when a file of their kind comes: numba and XML are not free to import.
_READERS: Final = {
    "tle": ("tle", "read_tle"),
    "tle-json": ("omm_json", "read_tle_json"),
    "omm-json": ("omm_json", "read_omm_json"),
    "omm-csv": ("omm_csv", "read_omm_csv"),
    "omm-kvn": ("omm_messages", "read_omm_kvn"),
    "omm-xml": ("omm_messages", "read_omm_xml"),
    "elements-parquet": ("element_parquet", "read_element_parquet"),
}


def read_elements(
    path: Path, *, source: str, kind: str | None = None, now_us: int | None = None
) -> Iterator[ElementBatch]:
    """Read the element sets of a file, good ones and refused ones.

    Parameters
    ----------
    path : Path
        The file; plain or gzip; UTF-8, UTF-16 with a byte-order mark, or ASCII.
    source : str
        Source id given to each set. A Parquet file that names a source in each row keeps that.
    kind : str or None
        One of `sniff.ELEMENT_KINDS` or an alias of one (`3le`, `csv`, ...); found by content when None.
    now_us : int or None
        The time against which epochs are held (`checks.FUTURE_DAYS`); the clock's when None.

    Yields
    ------
    ElementBatch
        At least one, also for a file without a good set. A file that breaks off yields what came
        before, and a refusal that says how it broke.

    Raises
    ------
    InputRefused
        At the first batch, when the file cannot be opened, is empty, or is of no kind of element sets.
    """
    path = Path(path)
    kind = kind_of_elements(path, kind)
    refusals = RefusalList(str(path))
    batches = _reader(kind)(
        path, source=source, refusals=refusals, now_us=clock_us() if now_us is None else now_us
    )
    empty = ELEMENT_SCHEMA.empty_table()
    try:
        for batch in batches:
            if batch.read:
                yield batch
    except InputRefused as error:
        refusals.add(error.line, error.what if error.remedy is None else f"{error.what}. {error.remedy}")
    last = refusals.take(empty)
    if note := refusals.closing_note():
        last = replace(last, refused=(*last.refused, note))
    yield last


def kind_of_elements(path: Path, kind: str | None = None) -> str:
    """Return the kind of a file of element sets, as given or as found.

    Raises
    ------
    InputRefused
        When the file, or the kind given, is not of element sets.
    """
    if kind is not None and kind != "omm":
        kind = ALIASES.get(kind, kind)
        if kind not in ELEMENT_KINDS:
            raise InputRefused(
                f"{kind!r} is no kind of element sets", remedy=f"Give one of {', '.join(ELEMENT_KINDS)}"
            )
        return kind
    found = kind_of(path)
    if found not in ELEMENT_KINDS:
        raise InputRefused(f"is of the kind {found}, which holds no element sets to read", file=str(path))
    return found


def _reader(kind: str) -> Callable[..., Iterator[ElementBatch]]:
    module, function = _READERS[kind]
    reader: Callable[..., Iterator[ElementBatch]] = getattr(
        import_module(f".{module}", __package__), function
    )
    return reader
