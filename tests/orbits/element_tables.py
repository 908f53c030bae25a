"""Tables of element sets for the tests of this stage, read by sgp4's own reader."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pyarrow as pa
from sgp4.api import Satrec

from openparos.model.elements import ELEMENT_SCHEMA

US_PER_DAY = 86_400_000_000


def row_of(record: Satrec) -> dict[str, object]:
    """One row of the table from a record that sgp4 read."""
    epoch_us = round((record.jdsatepoch - 2440587.5) * US_PER_DAY) + round(record.jdsatepochF * US_PER_DAY)
    return {
        "norad_id": record.satnum,
        "epoch_us": epoch_us,
        "mean_motion_rev_day": record.no_kozai * 1440.0 / (2.0 * math.pi),
        "eccentricity": record.ecco,
        "inclination_deg": math.degrees(record.inclo),
        "raan_deg": math.degrees(record.nodeo),
        "arg_perigee_deg": math.degrees(record.argpo),
        "mean_anomaly_deg": math.degrees(record.mo),
        "bstar": record.bstar,
        "source": "test",
    }


def table_of(lines: Iterable[str]) -> tuple[pa.Table, list[Satrec]]:
    """Lines of TLE or 3LE as a table, and sgp4's own records of them."""
    kept = [line.rstrip() for line in lines if line[:2] in ("1 ", "2 ")]
    records = [Satrec.twoline2rv(one, two) for one, two in zip(kept[0::2], kept[1::2], strict=True)]
    return pa.Table.from_pylist([row_of(record) for record in records], schema=ELEMENT_SCHEMA), records
