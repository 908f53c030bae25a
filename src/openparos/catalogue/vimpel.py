"""What the catalogue of JSC Vimpel says: orbits of high objects, from sensors of other States.

Source: JSC Vimpel, spacedata.vimpel.ru, as mirrored in JSON with each orbit in the columns of a TLE. The numbers
(``V 12104``) are its own; some records also carry a number of the public catalogue (108 of the 7,170 of the copy
of March 2025), the rest only the orbit can tie to it. On those 108 was found what the copy does not say: node,
inclination and perigee refer to the mean equator and equinox of 2000, and what stands in the place of the mean
anomaly is none (nine in ten lie within three degrees of zero), so where an object stands on its orbit is not used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow as pa

from openparos.formats.tables import Table
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import Refusal
from openparos.model.times import US_PER_DAY

SOURCE: Final = "vimpel"
_FIRST: Final = re.compile(r"1\s+(\d+)?\s*V\s*(\d+)\s+(\d{2})(\d{3}\.\d+)\s")
# Columns of line 2, as in a TLE.
_INCLINATION, _NODE, _ECCENTRICITY = slice(8, 16), slice(17, 25), slice(26, 33)
_PERIGEE, _ANOMALY, _MOTION = slice(34, 42), slice(43, 51), slice(52, 63)


@dataclass(frozen=True, slots=True)
class VimpelOrbits:
    """The orbits of the catalogue.

    Attributes
    ----------
    elements : pa.Table
        Of `ELEMENT_SCHEMA`; the number is that of the public catalogue where the record gives one, else 0;
        the name is ``V 12104``.
    lines : tuple of int
        Record of each in the file, counted from 1.
    refused : tuple of Refusal
        Records whose orbit cannot be read.
    """

    elements: pa.Table
    lines: tuple[int, ...]
    refused: tuple[Refusal, ...]


def orbits(table: Table) -> VimpelOrbits:
    """Read the orbits out of a table of kind ``vimpel``."""
    first_at, second_at = table.index("TLE1"), table.index("TLE2")
    rows: list[dict[str, Any]] = []
    lines: list[int] = []
    refused: list[Refusal] = []
    for row, line in zip(table.rows, table.lines, strict=True):
        try:
            rows.append(_elements(row[first_at], row[second_at]))
            lines.append(line)
        except ValueError as error:
            refused.append(Refusal(table.file, line, f"no orbit can be read from the record: {error}"))
    return VimpelOrbits(pa.Table.from_pylist(rows, schema=ELEMENT_SCHEMA), tuple(lines), tuple(refused))


def _elements(first: str, second: str) -> dict[str, Any]:
    match = _FIRST.match(first)
    if match is None:
        raise ValueError("line 1 has no number and epoch")
    public, number, year, day = match.groups()
    start = datetime(2000 + int(year) if int(year) < 57 else 1900 + int(year), 1, 1, tzinfo=UTC)
    values = {
        "mean_motion_rev_day": float(second[_MOTION]),
        "eccentricity": int(second[_ECCENTRICITY].replace(" ", "0")) * 1e-7,
        "inclination_deg": float(second[_INCLINATION]),
        "raan_deg": float(second[_NODE]),
        "arg_perigee_deg": float(second[_PERIGEE]),
        "mean_anomaly_deg": float(second[_ANOMALY]),
    }
    if not 0 < values["mean_motion_rev_day"] < 18 or not 0 <= values["inclination_deg"] <= 180:
        raise ValueError("mean motion or inclination is out of its range")
    return values | {
        "norad_id": int(public or 0),
        "epoch_us": round(start.timestamp() * 1e6) + round((float(day) - 1) * US_PER_DAY),
        "bstar": 0.0,
        "name": f"V {number}",
        "source": SOURCE,
    }
