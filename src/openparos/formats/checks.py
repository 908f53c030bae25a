"""What every element set must satisfy whatever format it came in, checked on whole columns.

The limits are those of the quantities themselves and of SGP4, not of any one format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.ids import LARGEST_NORAD_ID
from openparos.model.times import US_PER_DAY, format_utc

from .batches import RefusalList

FUTURE_DAYS: Final = 30.0
"""Epochs further ahead of the clock than this are refused.

Predicted sets are published for some days ahead (CelesTrak's supplemental sets, sets of planned
launches); an epoch a month ahead means a shifted year or a wrong clock."""

EARLIEST_EPOCH_US: Final = -4558 * US_PER_DAY
"""1957-07-10: the two-digit years of a TLE begin in 1957, the first satellite followed in October."""

Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One condition on one column, and how a failure is worded."""

    column: str
    holds: Callable[[Column, int], Column]
    wording: Callable[[Any, int], str]


def _when(epoch_us: Any) -> str:
    try:
        return format_utc(int(epoch_us))
    except (OverflowError, ValueError):  # beyond the years that a calendar date can spell
        return f"of {int(epoch_us)} us"


def _angle(column: str, label: str) -> Check:
    return Check(
        column,
        lambda v, _: (v >= -360.0) & (v <= 360.0),
        lambda v, _: f"{label} {v} deg; it lies between 0 and 360",
    )


CHECKS: Final = (
    Check(
        "norad_id",
        lambda v, _: (v >= 0) & (v <= LARGEST_NORAD_ID),
        lambda v, _: f"catalogue number {v} is negative or has more than nine digits",
    ),
    Check(
        "mean_motion_rev_day",
        lambda v, _: (v > 0.0) & np.isfinite(v),
        lambda v, _: f"mean motion {v} rev/day; it must be positive",
    ),
    Check(
        "eccentricity",
        lambda v, _: (v >= 0.0) & (v < 1.0),
        lambda v, _: f"eccentricity {v}; SGP4 holds for 0 <= e < 1",
    ),
    Check(
        "inclination_deg",
        lambda v, _: (v >= 0.0) & (v <= 180.0),
        lambda v, _: f"inclination {v} deg; it lies between 0 and 180",
    ),
    _angle("raan_deg", "right ascension of the node"),
    _angle("arg_perigee_deg", "argument of perigee"),
    _angle("mean_anomaly_deg", "mean anomaly"),
    Check("bstar", lambda v, _: np.isfinite(v), lambda v, _: f"B* {v} is not a finite number"),
    Check(
        "epoch_us",
        lambda v, now_us: v <= now_us + FUTURE_DAYS * US_PER_DAY,
        lambda v, now_us: (
            f"epoch {_when(v)} lies {(int(v) - now_us) / US_PER_DAY:.0f} days in the future"
            f" (more than {FUTURE_DAYS:.0f} are taken for an error)"
        ),
    ),
    Check(
        "epoch_us",
        lambda v, _: v >= EARLIEST_EPOCH_US,
        lambda v, _: f"epoch {_when(v)} lies before the first satellite",
    ),
)


def keep_good(
    columns: dict[str, Column],
    lines: Column,
    refusals: RefusalList,
    now_us: int,
    *,
    already_refused: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_] | None:
    """Set aside the rows that break a check.

    Parameters
    ----------
    columns : dict of str to (n,) array
        At least the columns that `CHECKS` name.
    lines : (n,) int64
        Line or number of record of each row.
    refusals : RefusalList
        Takes the rows that fail, with the first check that each fails.
    now_us : int
        The time against which epochs are held, microseconds since 1970.
    already_refused : (n,) bool or None
        Rows that the reader itself has set aside.

    Returns
    -------
    (n,) bool or None
        The rows to keep; None when that is all of them.
    """
    keep: NDArray[np.bool_] | None = None
    if already_refused is not None and already_refused.any():
        keep = ~already_refused
    for check in CHECKS:
        values = columns[check.column]
        with np.errstate(invalid="ignore"):
            bad = ~check.holds(values, now_us)
        if not bad.any():
            continue
        if keep is None:
            keep = np.ones(values.size, dtype=np.bool_)
        rows = np.flatnonzero(bad & keep)
        listed = rows[: max(refusals.room, 0)]
        for row in listed:
            refusals.add(int(lines[row]), check.wording(values[row], now_us))
        refusals.count_unlisted(rows.size - listed.size)
        keep[rows] = False
    return keep


def build_table(columns: dict[str, Any], source: str | pa.Array) -> pa.Table:
    """Return a table of `ELEMENT_SCHEMA` from its columns; missing ones become null.

    Parameters
    ----------
    columns : dict of str to array
        numpy arrays or Arrow arrays, all of one length.
    source : str or pa.Array
        One source id for all, or one for each row.
    """
    rows = len(columns["norad_id"])
    if isinstance(source, str):
        source = pa.repeat(pa.scalar(source, pa.string()), rows)
    arrays = []
    for field in ELEMENT_SCHEMA:
        values = source if field.name == "source" else columns.get(field.name)
        if values is None:
            arrays.append(pa.nulls(rows, field.type))
        elif isinstance(values, pa.Array | pa.ChunkedArray):
            arrays.append(values if values.type == field.type else values.cast(field.type))
        else:
            arrays.append(pa.array(values, type=field.type))
    return pa.Table.from_arrays(arrays, schema=ELEMENT_SCHEMA)
