"""The lists of element sets in a bundle: which sets, whose, for which events, in which order; written and read.

Two members list sets: those cited and those that computing the events again takes. Each row says for which events of
`events.jsonl` (by their place, from 1) it is needed, and where it stood among all the sets of the bundle as they were
read: detectors keep, of two sets of one epoch, the one or the other by that order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.elements import CANONICAL_SCALES, ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.times import format_utc, parse_utc

from .members import INPUTS, SETS

_IDENTITY: Final = ("sha256", "norad_id", "cospar_id", "name", "epoch", "source")
_PLACE: Final = ("order", "events")


@dataclass(frozen=True)
class Listed:
    """The sets of a bundle, in the order they were read.

    Attributes
    ----------
    names : list of str
        Hash of each.
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; zeros where the elements are not in the bundle.
    complete : ndarray of bool
        Whether the elements of a row are.
    events : list of frozenset of int
        For which events each is needed, by their place from 1; empty in bundles of the first schema.
    grouped : bool
        Whether the rows say for which events they are.
    """

    names: list[str]
    table: pa.Table
    complete: NDArray[np.bool_]
    events: list[frozenset[int]]
    grouped: bool

    def of_event(self, number: int) -> NDArray[np.bool_]:
        """Say which sets an event is computed from."""
        return np.array([number in one for one in self.events], dtype=bool)


def rows_of(
    table: pa.Table, names: Sequence[str], events: Sequence[Collection[int]], *, with_elements: bool
) -> list[list[str]]:
    """Return the rows of a list: hash, identity, order, events and, where allowed, the elements; each set once.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, in the order they were read.
    names : sequence of str
        Hash of each.
    events : sequence of collection of int
        For which events each is needed, by their place from 1.
    with_elements : bool
        Put the elements in.
    """
    fields = tuple(CANONICAL_SCALES) if with_elements else ()
    wanted = ("norad_id", "cospar_id", "name", "epoch_us", "source", *fields)
    rows: dict[str, list[str]] = {}
    for place, (name, whose, values) in enumerate(
        zip(names, events, zip(*(table[one].to_pylist() for one in wanted), strict=True), strict=True)
    ):
        number, cospar, called, epoch_us, source, *elements = values
        rows.setdefault(
            name,
            [
                name, str(number), cospar or "", called or "", format_utc(epoch_us, decimals=6), source, str(place),
                " ".join(map(str, sorted(whose))), *("" if one is None else repr(one) for one in elements),
            ],
        )  # fmt: skip
    return list(rows.values())


def csv_of(rows: list[list[str]], *, with_elements: bool) -> bytes:
    """Return rows of `rows_of` as a file, in order of hash."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*_IDENTITY, *_PLACE, *(CANONICAL_SCALES if with_elements else ())])
    writer.writerows(sorted(rows))
    return stream.getvalue().encode()


def listed_sets(members: Mapping[str, bytes]) -> Listed:
    """Read both lists of a bundle.

    Raises
    ------
    InputRefused
        When a value is no number, or a column is missing.
    """
    rows: list[dict[str, str]] = []
    for member in (SETS, INPUTS):
        rows += csv.DictReader(io.StringIO(members.get(member, b"").decode()))
    grouped = bool(rows) and all(set(_PLACE) <= set(row) for row in rows)
    if grouped:
        rows.sort(key=lambda row: int(row["order"]))
    try:
        return _listed(rows, grouped)
    except (KeyError, TypeError, ValueError) as error:
        raise InputRefused(f"a row of element sets cannot be read: {error!r}") from error


def _listed(rows: list[dict[str, str]], grouped: bool) -> Listed:
    complete = np.array([all(row.get(name) is not None for name in CANONICAL_SCALES) for row in rows], bool)
    columns: dict[str, list[object]] = {name: [None] * len(rows) for name in ELEMENT_SCHEMA.names}
    columns["norad_id"] = [int(row["norad_id"]) for row in rows]
    columns["epoch_us"] = [parse_utc(row["epoch"]) for row in rows]
    columns["source"] = [row["source"] for row in rows]
    for name in ("cospar_id", "name"):
        columns[name] = [row[name] or None for row in rows]
    for name in CANONICAL_SCALES:
        missing = None if ELEMENT_SCHEMA.field(name).nullable else 0.0
        columns[name] = [
            (float(row[name]) if row[name] else missing) if whole else missing
            for row, whole in zip(rows, complete.tolist(), strict=True)
        ]
    return Listed(
        [row["sha256"] for row in rows],
        pa.table(columns, schema=ELEMENT_SCHEMA),
        complete,
        [frozenset(map(int, row["events"].split())) if grouped else frozenset() for row in rows],
        grouped,
    )
