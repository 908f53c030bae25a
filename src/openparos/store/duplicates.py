"""When two sets are one.

Two sets are the same when they are of one object, their epochs lie less than a millisecond apart and
all canonical fields (those of the citation line, at the precision of a TLE) are equal; a derivative
that one of them lacks is no difference. A TLE prints its epoch to 0.86 ms, an OMM to 1 us and some
archives round to 1 ms: one fit travels with three spellings of its epoch. Element set number and
revolution number do not count; they are renumbered on the way.

Anything else of the same object and epoch is a conflicting set, and both are kept.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model.elements import CANONICAL_SCALES

from .columns import OPTIONAL_FIELDS, POWER_FIELDS, encode, largest

EPOCH_TOLERANCE_US: Final = 1_000
_US_PER_SLOT: Final = 1_000_000
_FIRST_SLOT_US: Final = -(2**33) * _US_PER_SLOT
_LAST_SLOT: Final = 2**34 - 1

Array = np.ndarray[Any, Any]


def slot_keys(norad_id: Array, epoch_us: Array) -> Array:
    """Return one integer a row that orders as (object, whole second of the epoch) does.

    Thirty bits of number and thirty-four of seconds; epochs more than 272 years from 1970 share the
    outermost second, which costs time in a search and nothing else.
    """
    slot = np.clip((epoch_us - _FIRST_SLOT_US) // _US_PER_SLOT, 1, _LAST_SLOT - 1)
    return np.asarray((norad_id.astype(np.uint64) << np.uint64(34)) | slot.astype(np.uint64))


def near_pairs(
    rows_a: Array, keys_a: Array, epochs_a: Array, keys_b: Array, epochs_b: Array
) -> tuple[Array, Array]:
    """Find the pairs of one object within a millisecond.

    Parameters
    ----------
    rows_a : array of int
        Rows of a to look for.
    keys_a, keys_b : array of uint64
        Sorted `slot_keys` of the two.
    epochs_a, epochs_b : array of int64

    Returns
    -------
    tuple of two arrays of int
        Row of a and row of b of each pair.
    """
    wanted = keys_a[rows_a]
    first = np.searchsorted(keys_b, wanted - np.uint64(1), side="left")
    behind = np.searchsorted(keys_b, wanted + np.uint64(1), side="right")
    found_a, found_b = [], []
    while len(open_ := np.flatnonzero(first < behind)):
        rows_a, first, behind = rows_a[open_], first[open_], behind[open_]
        near = np.abs(epochs_a[rows_a] - epochs_b[first]) < EPOCH_TOLERANCE_US
        found_a.append(rows_a[near])
        found_b.append(first[near])
        first = first + 1
    if not found_a:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    return np.concatenate(found_a), np.concatenate(found_b)


def same_sets(a: pa.Table, b: pa.Table) -> Array:
    """Say for each row whether the sets of two stored tables agree in every canonical field."""
    same = np.ones(len(a), dtype=bool)
    for name in CANONICAL_SCALES:
        left, right = a[name], b[name]
        equal = _filled(left) == _filled(right)
        if name in POWER_FIELDS:
            equal &= _filled(a[f"{name}_power"]) == _filled(b[f"{name}_power"])
        clipped = np.abs(_filled(left)) == largest(name)
        if clipped.any():
            equal &= ~clipped | (_texts(a["exact"]) == _texts(b["exact"]))
        if name in OPTIONAL_FIELDS:
            equal |= _absent(left) | _absent(right)
        same &= equal
    return same


def _filled(column: pa.ChunkedArray) -> Array:
    return np.asarray((column.fill_null(0) if column.null_count else column).to_numpy())


def _texts(column: pa.ChunkedArray) -> Array:
    return np.array(column.to_pylist(), dtype=object)


def _absent(column: pa.ChunkedArray) -> Array:
    return np.asarray(column.is_null())


def repeated_rows(stored: pa.Table) -> Array:
    """Mark the rows of sorted sets that repeat a kept row before them."""
    epochs = stored["epoch_us"].to_numpy()
    norad_id = stored["norad_id"].to_numpy()
    pairs = []
    for distance in range(1, len(stored)):
        near = np.flatnonzero(
            (norad_id[distance:] == norad_id[:-distance])
            & (epochs[distance:] - epochs[:-distance] < EPOCH_TOLERANCE_US)
        )
        if not len(near):
            break
        same = near[same_sets(stored.take(near), stored.take(near + distance))]
        pairs += list(zip((same + distance).tolist(), same.tolist(), strict=True))
    repeated = np.zeros(len(stored), dtype=bool)
    # In order, since a row repeats another only where that one is itself kept.
    for later, earlier in sorted(pairs):
        if not repeated[earlier]:
            repeated[later] = True
    return repeated


def without_duplicates(table: pa.Table) -> pa.Table:
    """Return a table of `ELEMENT_SCHEMA` sorted by number and epoch, each set once."""
    order = np.lexsort((table["epoch_us"].to_numpy(), table["norad_id"].to_numpy()))
    table = table.take(pa.array(order)).combine_chunks()
    repeated = repeated_rows(encode(table, np.zeros(len(table), dtype=np.int32)))
    return table.filter(pa.array(~repeated)) if repeated.any() else table
