"""Records of the `sgp4` package made from the numbers of a table of element sets.

No TLE text stands between: a TLE cannot hold the catalogue numbers issued since July 2026, and the
package refuses numbers above 339999. Each record therefore carries the number 0 (the number does not
enter the theory); identity stays with the table's row.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sgp4.api import WGS72, Satrec

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY

Mode = Literal["i", "a"]
"""Operation mode of SGP4: ``i`` is the improved default of Vallado et al. (AIAA 2006-6753), ``a`` the
older one of the United States Air Force (AFSPC), which CelesTrak's published screenings use."""

MODES: Final = ("i", "a")
# SGP4 counts its epochs in days from 1949-12-31T00:00Z, 7306 days before 1970-01-01.
_DAYS_1949_TO_1970: Final = 7306.0
_RAD_MIN_PER_REV_DAY: Final = 2.0 * math.pi / 1440.0
# What SGP4 reads of an element set, in the order of `sgp4init`.
_ELEMENTS: Final = (
    "bstar", "eccentricity", "arg_perigee_deg", "inclination_deg", "mean_anomaly_deg",
    "mean_motion_rev_day", "raan_deg",
)  # fmt: skip


def column(table: pa.Table, name: str) -> NDArray[np.float64]:
    """Return a column of a table of element sets as float64."""
    return np.asarray(table[name].to_numpy(), dtype=np.float64)


def epochs_us(table: pa.Table) -> NDArray[np.int64]:
    """Return the epochs of a table of element sets, microseconds since 1970."""
    return np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)


def check_mode(mode: str) -> Mode:
    """Return the operation mode, or refuse one that SGP4 does not have."""
    if mode == "i":
        return "i"
    if mode == "a":
        return "a"
    raise InputRefused(
        f"SGP4 has no operation mode {mode!r}", remedy="Use 'i' (improved) or 'a' (AFSPC, as CelesTrak)"
    )


def init_arguments(table: pa.Table) -> Iterator[tuple[float, ...]]:
    """Yield per row what `sgp4init` takes after the number: epoch, B*, derivatives, angles, motion.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.

    Returns
    -------
    iterator of tuple
        Epoch in days since 1949-12-31, B*, 0, 0 (SGP4 ignores the derivatives), eccentricity,
        argument of perigee, inclination and mean anomaly in radians, Kozai mean motion in radians
        per minute, right ascension of the ascending node in radians.
    """
    missing = [name for name in ("epoch_us", *_ELEMENTS) if name not in table.column_names]
    if missing:
        raise InputRefused(
            f"the table of element sets has no column {', '.join(missing)}",
            remedy=f"Give a table with the columns {', '.join(ELEMENT_SCHEMA.names)}",
        )
    values = {name: column(table, name) for name in _ELEMENTS}
    zero = np.zeros(len(table))
    columns = (
        epochs_us(table) / US_PER_DAY + _DAYS_1949_TO_1970,
        values["bstar"],
        zero,
        zero,
        values["eccentricity"],
        np.radians(values["arg_perigee_deg"]),
        np.radians(values["inclination_deg"]),
        np.radians(values["mean_anomaly_deg"]),
        values["mean_motion_rev_day"] * _RAD_MIN_PER_REV_DAY,
        np.radians(values["raan_deg"]),
    )
    return zip(*(one.tolist() for one in columns), strict=True)


def satrecs_from(table: pa.Table, *, mode: str = "i") -> list[Satrec]:
    """Return one record of the `sgp4` package per row, in order.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    mode : str
        Operation mode, ``i`` or ``a``.

    Returns
    -------
    list of Satrec
        A set that SGP4 cannot start from has its `error` other than 0.
    """
    opsmode = check_mode(mode)
    records = []
    for arguments in init_arguments(table):
        record = Satrec()
        record.sgp4init(WGS72, opsmode, 0, *arguments)
        records.append(record)
    return records
