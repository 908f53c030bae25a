"""How a set is kept: integers exactly as wide as the printed fields, and back.

Mean elements are decimal numbers with a fixed number of decimals; as integers of those decimals they
take a third of the room of doubles and compare exactly. B* and the second derivative, printed as a
mantissa and a power of ten, are kept as the two. A value with more digits than its field (some OMM
carry eight decimals of eccentricity) is kept beside its integer as the double it was, spelled out in a
column ``exact`` that is otherwise empty (``eccentricity=0.00234977``), so that nothing is lost.

A double within four units in the last place of its decimal is that decimal: such noise comes from
conversions to radians and back, never from an orbit.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model.elements import CANONICAL_SCALES, ELEMENT_SCHEMA
from openparos.model.errors import InputRefused

POWER_FIELDS: Final = ("bstar", "mean_motion_ddot")
OPTIONAL_FIELDS: Final = ("mean_motion_dot", "mean_motion_ddot")
COUNT_FIELDS: Final = ("element_set_no", "rev_at_epoch")
SIGNED_FIELDS: Final = ("bstar", "mean_motion_dot", "mean_motion_ddot")
FULL_CIRCLE: Final = 360 * CANONICAL_SCALES["mean_anomaly_deg"]
_NOISE: Final = 4 * 2.0**-53  # relative; two to four units in the last place
_POWERS: Final = np.array([10**k for k in range(16)], dtype=np.int64)


def _stored_schema() -> pa.Schema:
    fields = [
        pa.field("norad_id", pa.int32(), nullable=False),
        pa.field("epoch_us", pa.int64(), nullable=False),
    ]
    for name in CANONICAL_SCALES:
        optional = name in OPTIONAL_FIELDS
        fields.append(pa.field(name, pa.int32(), nullable=optional))
        if name in POWER_FIELDS:
            fields.append(pa.field(f"{name}_power", pa.int32(), nullable=optional))
    fields += [pa.field(name, pa.int32()) for name in COUNT_FIELDS]
    fields.append(pa.field("origin", pa.int32(), nullable=False))
    fields.append(pa.field("exact", pa.string()))
    return pa.schema(fields)


STORED_SCHEMA: Final = _stored_schema()
"""Columns of rows in memory. `origin` is the number of a file and source in the manifest."""


def largest(name: str) -> int:
    """Return the largest integer of a field; what lies beyond is kept as the double it was."""
    return 2**30 - 1 if name in SIGNED_FIELDS else 2**31 - 1


def _split_power(scaled: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Split integers into a mantissa of five digits (more where needed) and a power of ten."""
    size = np.abs(scaled)
    power = np.zeros(len(scaled), dtype=np.int64)
    for k in range(5, 16):
        power += size >= _POWERS[k]
    uneven = np.flatnonzero(scaled % _POWERS[power])
    while len(uneven):
        power[uneven] -= 1
        uneven = uneven[scaled[uneven] % _POWERS[power[uneven]] != 0]
    return scaled // _POWERS[power], power


def _encode_field(name: str, values: np.ndarray[Any, Any]) -> dict[str, np.ndarray[Any, Any]]:
    """Return the stored columns of one field, where they are inexact, and where absent."""
    scale = CANONICAL_SCALES[name]
    with np.errstate(invalid="ignore", over="ignore"):
        rounded = np.rint(values * scale)
        absent = np.isnan(rounded)
        has_absent = bool(absent.any())
        if has_absent:
            rounded[absent] = 0.0
        limit = 2.0**53 if name in POWER_FIELDS else float(largest(name))
        rounded = np.clip(rounded, -limit, limit)
    if name == "mean_anomaly_deg":
        rounded %= FULL_CIRCLE
    columns: dict[str, np.ndarray[Any, Any]] = {}
    if name in POWER_FIELDS:
        mantissa, power = _split_power(rounded.astype(np.int64))
        mantissa = np.clip(mantissa, -largest(name), largest(name))
        back = (mantissa * _POWERS[power]) / scale
        columns[name], columns[f"{name}_power"] = mantissa.astype(np.int32), power.astype(np.int32)
    else:
        columns[name] = rounded.astype(np.int32)
        back = rounded / scale
    inexact = np.abs(back - values) > _NOISE * np.abs(values)
    if inexact.any():
        columns["inexact"] = inexact
    if has_absent:
        columns["absent"] = absent
    return columns


def _nullable(values: np.ndarray[Any, Any], absent: np.ndarray[Any, Any] | None, kind: Any) -> pa.Array:
    return pa.array(values, type=kind, mask=absent) if absent is not None else pa.array(values, type=kind)


def encode(table: pa.Table, origin: np.ndarray[Any, Any]) -> pa.Table:
    """Return sets as integers.

    Parameters
    ----------
    table : pyarrow.Table
        Sets of `ELEMENT_SCHEMA`, n rows.
    origin : array of int32, shape (n,)
        Number of the file and source of each row.

    Returns
    -------
    pyarrow.Table
        `STORED_SCHEMA`, in the same order.

    Raises
    ------
    InputRefused
        When a number is not finite: such a set must be set aside before.
    """
    columns: dict[str, pa.Array] = {
        "norad_id": _whole(table["norad_id"]),
        "epoch_us": _whole(table["epoch_us"]),
    }
    exact: dict[int, list[str]] = {}
    for name in CANONICAL_SCALES:
        values = table[name].to_numpy()
        refuse = np.isinf(values) if name in OPTIONAL_FIELDS else ~np.isfinite(values)
        if refuse.any():
            row = int(np.flatnonzero(refuse)[0])
            raise InputRefused(
                f"{name} of catalogue number {table['norad_id'][row]} is {values[row]}",
                remedy="Set such element sets aside before they reach the archive",
            )
        encoded = _encode_field(name, values)
        absent = encoded.pop("absent", None)
        if (inexact := encoded.pop("inexact", None)) is not None:
            rows = np.flatnonzero(inexact)
            for row, value in zip(rows.tolist(), values[rows].tolist(), strict=True):
                exact.setdefault(row, []).append(f"{name}={value!r}")
        for key, column in encoded.items():
            columns[key] = _nullable(column, absent, pa.int32())
    for name in COUNT_FIELDS:
        columns[name] = _whole(table[name])
    columns["origin"] = pa.array(origin, type=pa.int32())
    columns["exact"] = pa.nulls(len(table), pa.string()) if not exact else _spelled(exact, len(table))
    return pa.table([columns[name] for name in STORED_SCHEMA.names], schema=STORED_SCHEMA)


def _spelled(exact: dict[int, list[str]], rows: int) -> pa.Array:
    texts: list[str | None] = [None] * rows
    for row, fields in exact.items():
        texts[row] = " ".join(fields)
    return pa.array(texts, type=pa.string())


def _put_exact(exact: pa.ChunkedArray, values: dict[str, np.ndarray[Any, Any]]) -> None:
    """Put the doubles that are kept beside their integers in the place of these."""
    if exact.null_count == len(exact):
        return
    rows = np.flatnonzero(np.asarray(exact.is_valid()))
    for row, text in zip(rows.tolist(), exact.take(pa.array(rows)).to_pylist(), strict=True):
        for field in text.split(" "):
            name, _, value = field.partition("=")
            values[name][row] = float(value)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """Return a column in one piece."""
    combined = column.combine_chunks()
    return combined.chunk(0) if isinstance(combined, pa.ChunkedArray) else combined


def decode_fields(stored: pa.Table) -> dict[str, pa.Array]:
    """Return the nine fields of `CANONICAL_SCALES` as doubles."""
    doubles, absents = {}, {}
    for name, scale in CANONICAL_SCALES.items():
        chunked = stored[name]
        absent = np.asarray(chunked.is_null()) if chunked.null_count else None
        integers = (chunked.fill_null(0) if absent is not None else chunked).to_numpy()
        if name in POWER_FIELDS:
            power = stored[f"{name}_power"]
            powers = (power.fill_null(0) if absent is not None else power).to_numpy()
            integers = integers.astype(np.int64) * _POWERS[powers]
        doubles[name], absents[name] = integers / scale, absent
    _put_exact(stored["exact"], doubles)
    return {name: _nullable(values, absents[name], pa.float64()) for name, values in doubles.items()}


def decode(stored: pa.Table, sources: pa.Array, labels: dict[str, pa.Array]) -> pa.Table:
    """Return stored rows as a table of `ELEMENT_SCHEMA`.

    Parameters
    ----------
    stored : pyarrow.Table
        Rows of `STORED_SCHEMA`.
    sources : pyarrow.Array of string
        Source of each row.
    labels : dict of str to pyarrow.Array
        ``cospar_id`` and ``name`` of each row.
    """
    columns = decode_fields(stored)
    for name in ("norad_id", "epoch_us", *COUNT_FIELDS):
        columns[name] = _whole(stored[name])
    columns |= {"cospar_id": labels["cospar_id"], "name": labels["name"], "source": sources}
    return pa.table([columns[name] for name in ELEMENT_SCHEMA.names], schema=ELEMENT_SCHEMA)
