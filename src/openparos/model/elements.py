"""Element sets: one mean-element set of SGP4, and the one table of them for the whole system.

A set holds what a TLE or OMM publishes, in published units, as TLE and OMM print it. The table is an
Arrow table of `ELEMENT_SCHEMA`; stages pass it and nothing else. A set is cited by the SHA-256 of
its canonical line (`content_hash`), computed when needed and not stored.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from .ids import ObjectId

ELEMENT_SCHEMA: Final = pa.schema(
    [
        pa.field("norad_id", pa.int32(), nullable=False),
        pa.field("epoch_us", pa.int64(), nullable=False),  # UTC, microseconds since 1970
        pa.field("mean_motion_rev_day", pa.float64(), nullable=False),  # Kozai mean motion
        pa.field("eccentricity", pa.float64(), nullable=False),
        pa.field("inclination_deg", pa.float64(), nullable=False),
        pa.field("raan_deg", pa.float64(), nullable=False),
        pa.field("arg_perigee_deg", pa.float64(), nullable=False),
        pa.field("mean_anomaly_deg", pa.float64(), nullable=False),
        pa.field("bstar", pa.float64(), nullable=False),  # 1/Earth radii
        pa.field("mean_motion_dot", pa.float64()),  # rev/day^2, halved as printed in a TLE
        pa.field("mean_motion_ddot", pa.float64()),  # rev/day^3, divided by six as printed in a TLE
        pa.field("element_set_no", pa.int32()),
        pa.field("rev_at_epoch", pa.int32()),
        pa.field("cospar_id", pa.string()),  # 1998-067A
        pa.field("name", pa.string()),
        pa.field("source", pa.string(), nullable=False),  # source id, for example "celestrak"
    ]
)
"""Columns of every table of element sets."""

# Scales that make integers of the fields exactly as wide as a TLE prints them. B* and the second
# derivative are printed as .ddddd times a power of ten down to -9, hence fourteen decimals.
MEAN_MOTION_SCALE: Final = 10**8
ECCENTRICITY_SCALE: Final = 10**7
ANGLE_SCALE: Final = 10**4
BSTAR_SCALE: Final = 10**14
MEAN_MOTION_DOT_SCALE: Final = 10**8
MEAN_MOTION_DDOT_SCALE: Final = 10**14

CANONICAL_SCALES: Final[dict[str, int]] = {
    "mean_motion_rev_day": MEAN_MOTION_SCALE,
    "eccentricity": ECCENTRICITY_SCALE,
    "inclination_deg": ANGLE_SCALE,
    "raan_deg": ANGLE_SCALE,
    "arg_perigee_deg": ANGLE_SCALE,
    "mean_anomaly_deg": ANGLE_SCALE,
    "bstar": BSTAR_SCALE,
    "mean_motion_dot": MEAN_MOTION_DOT_SCALE,
    "mean_motion_ddot": MEAN_MOTION_DDOT_SCALE,
}
"""Order and scale of the fields of the canonical line after number and epoch."""

_LARGEST_INT64: Final = 9e18


def scaled(value: float | None, scale: int) -> str:
    """Print a value as an integer of the given scale; nothing for an absent one."""
    if value is None or math.isnan(value):
        return ""
    return str(round(value * scale))


@dataclass(frozen=True, slots=True)
class ElementSet:
    """One mean-element set of SGP4, as published.

    Attributes
    ----------
    object_id : ObjectId
        Number and designator.
    epoch_us : int
        Microseconds since 1970, UTC.
    mean_motion_rev_day, eccentricity, inclination_deg, raan_deg, arg_perigee_deg, mean_anomaly_deg :
        Mean elements in TEME of date (Kozai mean motion).
    bstar : float
        Drag term, 1/Earth radii.
    mean_motion_dot, mean_motion_ddot : float or None
        Derivatives as printed (halved, divided by six), rev/day^2 and rev/day^3; SGP4 ignores them.
    name : str or None
        Name beside the set.
    source : str
        Where it came from.
    """

    object_id: ObjectId
    epoch_us: int
    mean_motion_rev_day: float
    eccentricity: float
    inclination_deg: float
    raan_deg: float
    arg_perigee_deg: float
    mean_anomaly_deg: float
    bstar: float
    mean_motion_dot: float | None = None
    mean_motion_ddot: float | None = None
    element_set_no: int | None = None
    rev_at_epoch: int | None = None
    name: str | None = None
    source: str = "unknown"

    def canonical_line(self) -> str:
        """Return the line that the set is cited by.

        Catalogue number, epoch in microseconds since 1970, then the fields of `CANONICAL_SCALES` as
        integers at the precision of a TLE field, absent ones empty, separated by one space.
        """
        fields = [str(self.object_id.norad_id), str(self.epoch_us)]
        fields += [scaled(getattr(self, name), scale) for name, scale in CANONICAL_SCALES.items()]
        return " ".join(fields)

    @property
    def content_hash(self) -> str:
        """``sha256:`` and the hash of the canonical line."""
        return "sha256:" + hashlib.sha256(self.canonical_line().encode("ascii")).hexdigest()

    def to_row(self) -> dict[str, object]:
        """Return the set as a row of `ELEMENT_SCHEMA`."""
        row: dict[str, object] = {
            "norad_id": self.object_id.norad_id,
            "cospar_id": self.object_id.cospar_id,
        }
        for name in ELEMENT_SCHEMA.names:
            if name not in row:
                row[name] = getattr(self, name)
        return row


def from_table(table: pa.Table) -> list[ElementSet]:
    """Return the rows of a table of `ELEMENT_SCHEMA` as element sets (for a few, not for millions)."""
    sets = []
    for row in table.select(ELEMENT_SCHEMA.names).to_pylist():
        object_id = ObjectId(row.pop("norad_id"), row.pop("cospar_id"))
        sets.append(ElementSet(object_id=object_id, **row))
    return sets


def to_table(sets: list[ElementSet]) -> pa.Table:
    """Return element sets as a table of `ELEMENT_SCHEMA`."""
    return pa.Table.from_pylist([one.to_row() for one in sets], schema=ELEMENT_SCHEMA)


def content_hashes(table: pa.Table) -> list[str]:
    """Return the citation hash of each row, in order: that of `ElementSet.content_hash`."""
    columns = [_texts(table[name], 1) for name in ("norad_id", "epoch_us")]
    columns += [_texts(table[name], scale) for name, scale in CANONICAL_SCALES.items()]
    return [
        "sha256:" + hashlib.sha256(" ".join(fields).encode("ascii")).hexdigest()
        for fields in zip(*columns, strict=True)
    ]


def _texts(column: pa.ChunkedArray, scale: int) -> list[str]:
    """Return a column as `scaled` prints it."""
    values = column.to_numpy()
    if values.dtype.kind in "iu" and scale == 1:
        return list(map(str, values.tolist()))
    as_floats = np.asarray(values, dtype=np.float64) * scale
    if not (np.abs(as_floats) < _LARGEST_INT64).all():  # NaN too
        return [scaled(one, scale) for one in column.to_pylist()]
    return list(map(str, np.rint(as_floats).astype(np.int64).tolist()))
