"""The columns of the archive's Parquet files, and why they are not simply the fields.

Rows in memory (`columns.STORED_SCHEMA`) hold each field as an integer. On disk some of them are
written so that zstd finds them small; each formula is exact and needs nothing but its own row:

- ``epoch_day`` (days since 1970), ``epoch_tick`` (1e-8 day, the unit of a TLE: 864 us) and
  ``epoch_offset_us``: what the epoch differs from the tick by, 0 for a TLE; 1000 says that the epoch is
  the tick rounded to a whole millisecond, as some archives publish it.
- ``past_node_zigzag``: the mean anomaly, as the angle by which the object is past its ascending node.
  Most epochs are chosen at the node, where the anomaly follows from perigee and eccentricity.
- ``_zigzag``: signed integers with the sign in the lowest bit (0, -1, 1, -2 are 0, 1, 2, 3).

Byte stream split with zstd was measured smaller here than DELTA_BINARY_PACKED in every column but
the catalogue number: the figures are in docs/decisions/0003.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model.times import US_PER_DAY

from .columns import COUNT_FIELDS, FULL_CIRCLE, OPTIONAL_FIELDS, SIGNED_FIELDS, STORED_SCHEMA

Array = np.ndarray[Any, Any]

_US_PER_TICK: Final = 864
_TO_MILLISECOND: Final = 1_000
_PLAIN: Final = ("mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg")
_POWERS: Final = ("bstar_power", "mean_motion_ddot_power")
KEY_COLUMNS: Final = ("norad_id", "epoch_day", "epoch_tick", "epoch_offset_us")


def _disk_schema() -> pa.Schema:
    names = (*KEY_COLUMNS, *_PLAIN, "past_node_zigzag", "bstar_zigzag", "bstar_power", "mean_motion_dot_zigzag",
             "mean_motion_ddot_zigzag", "mean_motion_ddot_power", *COUNT_FIELDS, "origin")  # fmt: skip
    optional = (*OPTIONAL_FIELDS, *COUNT_FIELDS)
    fields = [pa.field(name, pa.int32(), nullable=name.startswith(optional)) for name in names]
    return pa.schema([*fields, pa.field("exact", pa.string())])


DISK_SCHEMA: Final = _disk_schema()
"""Columns of a file, in order."""

DICTIONARY_COLUMNS: Final = [
    "epoch_offset_us", "bstar_power", "mean_motion_ddot_zigzag", "mean_motion_ddot_power", "element_set_no", "origin",
]  # fmt: skip
ENCODINGS: Final = {
    name: "DELTA_BINARY_PACKED" if name == "norad_id" else "BYTE_STREAM_SPLIT"
    for name in DISK_SCHEMA.names
    if name not in (*DICTIONARY_COLUMNS, "exact")
}


def zigzag(values: Array) -> Array:
    """Put the sign in the lowest bit."""
    return np.asarray((values << 1) ^ (values >> 31))


def unzigzag(values: Array) -> Array:
    """Take the sign from the lowest bit."""
    return np.asarray((values >> 1) ^ -(values & 1))


def node_anomaly(arg_perigee: Array, eccentricity: Array) -> Array:
    """Return argument of perigee plus mean anomaly at the ascending node, to first order in eccentricity.

    Parameters
    ----------
    arg_perigee, eccentricity : array of int64
        In units of 1e-4 degrees and 1e-7.

    Returns
    -------
    array of int64
        ``2 e sin(w)`` in 1e-4 degrees, with Bhaskara's rational sine (7th century; within 0.0017), for
        which integers suffice: the result is the same on every machine, which is all that matters.
    """
    angle = arg_perigee % FULL_CIRCLE
    half = angle % (FULL_CIRCLE // 2)
    product = half * (FULL_CIRCLE // 2 - half) // 100  # 1e-6 square degrees
    sine = 4 * product * 10**6 // (40_500 * 10**6 - product)
    twice_eccentricity = eccentricity * 1_145_916 // 10**7
    return np.asarray(twice_eccentricity * np.where(angle < FULL_CIRCLE // 2, sine, -sine) // 10**6)


def _wide(table: pa.Table, name: str) -> Array:
    return np.asarray(table[name].to_numpy()).astype(np.int64)


def to_disk(stored: pa.Table) -> pa.Table:
    """Return rows of `STORED_SCHEMA` as they are written."""
    columns = {
        name: stored[name] for name in ("norad_id", *_PLAIN, *_POWERS, *COUNT_FIELDS, "origin", "exact")
    }
    epoch = stored["epoch_us"].to_numpy()
    columns["epoch_day"], columns["epoch_tick"], columns["epoch_offset_us"] = _split_epoch(epoch)
    perigee = _wide(stored, "arg_perigee_deg")
    past = perigee + _wide(stored, "mean_anomaly_deg") - node_anomaly(perigee, _wide(stored, "eccentricity"))
    half = FULL_CIRCLE // 2
    columns["past_node_zigzag"] = zigzag(((past + half) % FULL_CIRCLE - half).astype(np.int32))
    for name in SIGNED_FIELDS:
        columns[f"{name}_zigzag"] = _mapped(stored[name], zigzag)
    return pa.table([columns[name] for name in DISK_SCHEMA.names], schema=DISK_SCHEMA)


def _split_epoch(epoch_us: Array) -> tuple[Array, Array, Array]:
    day, in_day = np.divmod(epoch_us, US_PER_DAY)
    tick = (in_day + _US_PER_TICK // 2) // _US_PER_TICK
    offset = in_day - tick * _US_PER_TICK
    offset[(offset != 0) & (epoch_us % _TO_MILLISECOND == 0)] = _TO_MILLISECOND
    return day.astype(np.int32), tick.astype(np.int32), offset.astype(np.int32)


def epochs_of(table: pa.Table) -> Array:
    """Return the epochs of rows as written, in microseconds since 1970."""
    epoch = _wide(table, "epoch_day") * US_PER_DAY + _wide(table, "epoch_tick") * _US_PER_TICK
    offset = _wide(table, "epoch_offset_us")
    rounded = (epoch + _TO_MILLISECOND // 2) // _TO_MILLISECOND * _TO_MILLISECOND
    return np.asarray(np.where(offset == _TO_MILLISECOND, rounded, epoch + offset))


def _mapped(column: pa.ChunkedArray, formula: Any) -> pa.Array:
    """Apply a formula to integers, leaving the absent ones absent."""
    if not column.null_count:
        return pa.array(formula(column.to_numpy()))
    return pa.array(formula(column.fill_null(0).to_numpy()), mask=np.asarray(column.is_null()))


def from_disk(table: pa.Table) -> pa.Table:
    """Return rows as written as rows of `STORED_SCHEMA`."""
    columns = {
        name: table[name] for name in ("norad_id", *_PLAIN, *_POWERS, *COUNT_FIELDS, "origin", "exact")
    }
    columns["epoch_us"] = epochs_of(table)
    perigee = _wide(table, "arg_perigee_deg")
    at_node = node_anomaly(perigee, _wide(table, "eccentricity"))
    past = unzigzag(table["past_node_zigzag"].to_numpy()).astype(np.int64)
    columns["mean_anomaly_deg"] = ((past + at_node - perigee) % FULL_CIRCLE).astype(np.int32)
    for name in SIGNED_FIELDS:
        columns[name] = _mapped(table[f"{name}_zigzag"], unzigzag)
    return pa.table([columns[name] for name in STORED_SCHEMA.names], schema=STORED_SCHEMA)


def keys_from_disk(table: pa.Table) -> pa.Table:
    """Return number and epoch of rows as written, of which only `KEY_COLUMNS` (and more) were read."""
    columns = {name: table[name] for name in table.column_names if name not in KEY_COLUMNS}
    return pa.table({"norad_id": table["norad_id"], "epoch_us": epochs_of(table), **columns})
