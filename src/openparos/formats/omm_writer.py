"""Element sets written as OMM 2.0 in the four notations, ready to be read by what reads CelesTrak's.

Numbers are written with as many digits as a float needs to come back the same; what is unknown is left
out (CSV: an empty cell). CSV and JSON carry the columns of CelesTrak's GP data, KVN and XML the constant
fields besides.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape

from openparos.model.elements import ElementSet
from openparos.model.times import format_utc

from .omm_fields import INTEGER_COLUMNS, NUMBER_COLUMNS

Fields = dict[str, str | int | float | None]

CONSTANT_FIELDS: Final = {
    "CENTER_NAME": "EARTH",
    "REF_FRAME": "TEME",
    "TIME_SYSTEM": "UTC",
    "MEAN_ELEMENT_THEORY": "SGP4",
}
_MEAN_ELEMENTS: Final = ("EPOCH", *list(NUMBER_COLUMNS)[:6])
_TLE_PARAMETERS: Final = (
    "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH", "BSTAR",
    "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
)  # fmt: skip
COLUMNS: Final = ("OBJECT_NAME", "OBJECT_ID", *_MEAN_ELEMENTS, *_TLE_PARAMETERS)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def omm_fields(one: ElementSet) -> Fields:
    """Return the fields of a set under the keywords of OMM, in their order; unknown ones are None."""
    fields: Fields = {
        "OBJECT_NAME": _UNPRINTABLE.sub(" ", one.name) if one.name else None,
        "OBJECT_ID": one.object_id.cospar_id,
        "EPOCH": format_utc(one.epoch_us, decimals=6).removesuffix("Z"),
        "EPHEMERIS_TYPE": 0,
        "CLASSIFICATION_TYPE": "U",
        "NORAD_CAT_ID": one.object_id.norad_id,
    }
    for keyword, column in (NUMBER_COLUMNS | INTEGER_COLUMNS).items():
        fields[keyword] = getattr(one, column)
    return {keyword: fields[keyword] for keyword in COLUMNS}


def write_omm_csv(sets: Iterable[ElementSet]) -> Iterator[str]:
    """Yield the header and one line for each set."""
    yield ",".join(COLUMNS) + "\n"
    for one in sets:
        line = io.StringIO()
        cells = ["" if value is None else _spelled(value) for value in omm_fields(one).values()]
        csv.writer(line, lineterminator="\n").writerow(cells)
        yield line.getvalue()


def write_omm_json(sets: Iterable[ElementSet]) -> Iterator[str]:
    """Yield an array of objects, one a line."""
    before = "[\n"
    for one in sets:
        fields = {keyword: value for keyword, value in omm_fields(one).items() if value is not None}
        yield before + json.dumps(fields, allow_nan=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def write_omm_kvn(sets: Iterable[ElementSet], *, originator: str, created_us: int) -> Iterator[str]:
    """Yield one message for each set.

    Parameters
    ----------
    sets : iterable of ElementSet
        What is written.
    originator : str
        Who writes it.
    created_us : int
        When, microseconds since 1970.
    """
    for one in sets:
        fields = omm_fields(one)
        header: Fields = {
            "CCSDS_OMM_VERS": "2.0",
            "CREATION_DATE": format_utc(created_us).removesuffix("Z"),
            "ORIGINATOR": originator,
            "OBJECT_NAME": fields.pop("OBJECT_NAME") or "UNKNOWN",
            "OBJECT_ID": fields.pop("OBJECT_ID") or "",
            **CONSTANT_FIELDS,
        }
        for keyword, value in (header | fields).items():
            if value is not None:
                yield f"{keyword:<20}= {_spelled(value)}".rstrip() + "\n"
        yield "\n"


def write_omm_xml(sets: Iterable[ElementSet], *, originator: str, created_us: int) -> Iterator[str]:
    """Yield one NDM with a message for each set (arguments as in `write_omm_kvn`)."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n'
    header: Fields = {
        "CREATION_DATE": format_utc(created_us).removesuffix("Z"),
        "ORIGINATOR": originator,
    }
    for one in sets:
        fields = omm_fields(one)
        metadata: Fields = {
            "OBJECT_NAME": fields["OBJECT_NAME"] or "UNKNOWN",
            "OBJECT_ID": fields["OBJECT_ID"] or "",
            **CONSTANT_FIELDS,
        }
        elements: Fields = {keyword: fields[keyword] for keyword in _MEAN_ELEMENTS}
        parameters: Fields = {keyword: fields[keyword] for keyword in _TLE_PARAMETERS}
        yield (
            '<omm id="CCSDS_OMM_VERS" version="2.0">\n'
            f"<header>{_xml(header)}</header>\n<body><segment>\n<metadata>{_xml(metadata)}</metadata>\n"
            f"<data>\n<meanElements>{_xml(elements)}</meanElements>\n"
            f"<tleParameters>{_xml(parameters)}</tleParameters>\n</data>\n</segment></body>\n</omm>\n"
        )
    yield "</ndm>\n"


def _xml(fields: Fields) -> str:
    return "".join(
        f"<{keyword}>{escape(_spelled(value))}</{keyword}>"
        for keyword, value in fields.items()
        if value is not None
    )


def _spelled(value: str | int | float | None) -> str:
    return repr(value) if isinstance(value, float) else str(value)
