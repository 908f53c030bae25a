"""Fields of an Orbit Mean-elements Message (CCSDS 502.0-B-3, chapter 4), whatever its notation.

A message becomes a row when it is a set for SGP4: TEME of date, UTC, Earth, theory SGP4. Any other is
refused by name, for nothing here could propagate it. Providers leave the constant fields out of CSV and
JSON; absent, they are taken as these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.model.ids import normalise_cospar_id

from .batches import ElementBatch, RefusalList
from .ccsds_time import parse_ccsds_us
from .checks import build_table, keep_good

NUMBER_COLUMNS: Final = {
    "MEAN_MOTION": "mean_motion_rev_day",
    "ECCENTRICITY": "eccentricity",
    "INCLINATION": "inclination_deg",
    "RA_OF_ASC_NODE": "raan_deg",
    "ARG_OF_PERICENTER": "arg_perigee_deg",
    "MEAN_ANOMALY": "mean_anomaly_deg",
    "BSTAR": "bstar",
    "MEAN_MOTION_DOT": "mean_motion_dot",
    "MEAN_MOTION_DDOT": "mean_motion_ddot",
}
INTEGER_COLUMNS: Final = {"ELEMENT_SET_NO": "element_set_no", "REV_AT_EPOCH": "rev_at_epoch"}
REQUIRED: Final = (
    "NORAD_CAT_ID", "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER", "MEAN_ANOMALY", "BSTAR",
)  # fmt: skip
CONSTANTS: Final = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP", "SGP/SGP4"),
    "EPHEMERIS_TYPE": ("", "0", "1", "2", "3"),
}
"""What these fields may say of a set that SGP4 propagates; type 4 is SGP4-XP."""
UNITS: Final = {
    "MEAN_MOTION": "rev/day",
    "INCLINATION": "deg",
    "RA_OF_ASC_NODE": "deg",
    "ARG_OF_PERICENTER": "deg",
    "MEAN_ANOMALY": "deg",
    "BSTAR": "1/ER",
    "MEAN_MOTION_DOT": "rev/day**2",
    "MEAN_MOTION_DDOT": "rev/day**3",
}
LARGEST_INTEGER: Final = 2**31 - 1
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d{1,12}", re.ASCII)


class FieldFault(Exception):
    """One field of one message is wrong.

    Parameters
    ----------
    keyword : str
        The field.
    reason : str
        What is wrong with it.
    """

    def __init__(self, keyword: str, reason: str) -> None:
        super().__init__(f"{keyword}: {reason}")
        self.keyword = keyword


def read_number(keyword: str, value: object) -> float:
    """Return a field as the float nearest to its decimal string.

    Raises
    ------
    FieldFault
        When it is no decimal number; NaN and Infinity are none.
    """
    if isinstance(value, str):
        text = value.strip()
        if _NUMBER.fullmatch(text):
            return float(text)
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        return float(value)
    raise FieldFault(keyword, f"{_shown(value)} is not a number")


def read_integer(keyword: str, value: object) -> int:
    """Return a field as an integer; signs and leading zeros are allowed (7.5.4).

    Raises
    ------
    FieldFault
        When it is none.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
        return int(value.strip())
    raise FieldFault(keyword, f"{_shown(value)} is not an integer")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def check_constants(fields: Mapping[str, object]) -> None:
    """Refuse a message that is no set for SGP4.

    Raises
    ------
    FieldFault
        Naming the first field that says so.
    """
    for keyword, accepted in CONSTANTS.items():
        value = fields.get(keyword)
        if _is_blank(value):
            continue
        text = str(value).strip().upper()
        if keyword == "EPHEMERIS_TYPE":
            text = text.lstrip("+").lstrip("0") or "0"
        if text not in accepted:
            expected = "0" if keyword == "EPHEMERIS_TYPE" else " or ".join(accepted)
            raise FieldFault(keyword, f"{_shown(value)}; only sets for SGP4 are read (expected {expected})")


def check_unit(keyword: str, unit: str) -> None:
    """Refuse a unit other than the one the standard prescribes.

    Raises
    ------
    FieldFault
        When the unit differs; case is ignored.
    """
    expected = UNITS.get(keyword)
    if expected is None:
        raise FieldFault(keyword, f"has no unit, found [{unit}]")
    if unit.strip().lower() != expected.lower():
        raise FieldFault(keyword, f"unit [{unit}], expected [{expected}]")


def read_row(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the row of `ELEMENT_SCHEMA` (without source) that a message stands for.

    Parameters
    ----------
    fields : mapping of str to str, int or float
        Keyword and value.

    Raises
    ------
    FieldFault
        Naming the first field that is wrong.
    """
    check_constants(fields)
    for keyword in REQUIRED:
        if _is_blank(fields.get(keyword)):
            raise FieldFault(keyword, _missing(keyword, fields))
    norad_id = read_integer("NORAD_CAT_ID", fields["NORAD_CAT_ID"])
    if not 0 <= norad_id <= 999_999_999:
        raise FieldFault("NORAD_CAT_ID", f"{norad_id} is negative or has more than nine digits")
    epoch = fields["EPOCH"]
    try:
        epoch_us = parse_ccsds_us(epoch.strip() if isinstance(epoch, str) else str(epoch))
    except InputRefused as error:
        raise FieldFault("EPOCH", error.what) from error
    row: dict[str, object] = {"norad_id": norad_id, "epoch_us": epoch_us}
    for keyword, column in NUMBER_COLUMNS.items():
        value = fields.get(keyword)
        row[column] = None if _is_blank(value) else read_number(keyword, value)
    for keyword, column in INTEGER_COLUMNS.items():
        value = fields.get(keyword)
        number = None if _is_blank(value) else read_integer(keyword, value)
        # Unsigned as printed; a negative or huge one is a defect of the field, not of the set.
        row[column] = number if number is None or 0 <= number <= LARGEST_INTEGER else None
    row["cospar_id"] = normalise_cospar_id(str(fields.get("OBJECT_ID") or ""))
    row["name"] = str(fields.get("OBJECT_NAME") or "").strip() or None
    return row


def _missing(keyword: str, fields: Mapping[str, object]) -> str:
    if keyword == "MEAN_MOTION" and not _is_blank(fields.get("SEMI_MAJOR_AXIS")):
        return "missing; SGP4 needs it and not SEMI_MAJOR_AXIS"
    if keyword == "BSTAR" and not _is_blank(fields.get("BTERM")):
        return "missing; BTERM belongs to SGP4-XP"
    return "missing"


class MessageCollector:
    """Gathers messages read one by one into batches.

    Parameters
    ----------
    source : str
        Source id of the sets.
    refusals : RefusalList
        Takes the messages that are refused.
    now_us : int
        The time against which epochs are held.
    """

    def __init__(self, source: str, refusals: RefusalList, now_us: int) -> None:
        self.source = source
        self.refusals = refusals
        self.now_us = now_us
        self._rows: list[dict[str, object]] = []
        self._lines: list[int] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, fields: Mapping[str, object], line: int, lines: Mapping[str, int] | None = None) -> None:
        """Add one message, or set it aside.

        Parameters
        ----------
        fields : mapping
            Keyword and value.
        line : int
            Line, or number of the record, where the message begins.
        lines : mapping of str to int, optional
            Line of each keyword, for the place of a refusal.
        """
        try:
            self._rows.append(read_row(fields))
        except FieldFault as fault:
            self.refusals.add((lines or {}).get(fault.keyword, line), str(fault))
        else:
            self._lines.append(line)

    def take(self) -> ElementBatch:
        """Return everything added since the last batch."""
        rows, lines = self._rows, np.array(self._lines, dtype=np.int64)
        self._rows, self._lines = [], []
        columns = {
            field.name: pa.array([row.get(field.name) for row in rows], field.type)
            for field in ELEMENT_SCHEMA
            if field.name != "source"
        }
        required = {
            name: column.to_numpy(zero_copy_only=False)
            for name, column in columns.items()
            if not ELEMENT_SCHEMA.field(name).nullable
        }
        keep = keep_good(required, lines, self.refusals, self.now_us)
        table = build_table(columns, self.source)
        return self.refusals.take(table if keep is None else table.filter(pa.array(keep)))
