"""What a file is, found by its content and never by its name.

Kinds of element sets: `tle` (two-line and three-line), `tle-json` (records that carry the two lines),
`omm-json` (an array, or one object a line), `omm-csv`, `omm-kvn`, `omm-xml`, `elements-parquet`.
Kinds of messages: `oem`, `cdm`, `tdm`, `opm`, `ocm`, `rdm`, `aem`, `apm`, in KVN or XML.
Kinds of tables, known by their header columns: `satcat`, `gcat-satcat`, `gcat-psatcat`, `gcat-orgs`, `gcat-sites`,
`gcat-launch-points`, `gcat-launches`, `register`, `ucs`, `vimpel`.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused

from .opening import head
from .table_kinds import delimiter_of, expectation

ELEMENT_KINDS: Final = (
    "tle", "tle-json", "omm-json", "omm-csv", "omm-kvn", "omm-xml", "elements-parquet",
)  # fmt: skip
MESSAGE_KINDS: Final = ("oem", "cdm", "tdm", "opm", "ocm", "aem", "apm", "rdm")
TABLE_KINDS: Final = (
    "satcat", "gcat-satcat", "gcat-psatcat", "gcat-orgs", "gcat-sites", "gcat-launch-points", "gcat-launches",
    "register", "ucs", "vimpel",
)  # fmt: skip
ALIASES: Final = {
    "2le": "tle", "3le": "tle", "json": "omm-json", "jsonl": "omm-json", "omm-jsonl": "omm-json",
    "csv": "omm-csv", "gp-csv": "omm-csv", "kvn": "omm-kvn", "xml": "omm-xml", "parquet": "elements-parquet",
}  # fmt: skip

# Columns that one table has and no other.
_TABLE_MARKS: Final = (
    ("omm-csv", {"NORAD_CAT_ID", "EPOCH", "MEAN_MOTION"}),
    ("omm-csv", {"EPOCH", "MEAN_MOTION", "ECCENTRICITY"}),
    ("omm-csv", {"NORAD_CAT_ID", "ECCENTRICITY", "INCLINATION"}),
    ("satcat", {"OBJECT_NAME", "OBJECT_ID", "NORAD_CAT_ID", "OWNER"}),
    ("satcat", {"INTLDES", "NORAD_CAT_ID", "COUNTRY"}),
    ("satcat", {"intl_desg", "norad_num", "source"}),
    ("register", {"Registration Number", "International Designator"}),
    ("ucs", {"Country/Org of UN Registry", "NORAD Number"}),
    ("gcat-satcat", {"#JCAT", "Satcat", "PLName"}),
    ("gcat-psatcat", {"#JCAT", "UNState", "UNReg"}),
    ("gcat-sites", {"#Site", "UCode", "Group"}),
    ("gcat-launch-points", {"#Site", "Code", "StateCode"}),
    ("gcat-launches", {"#Launch_Tag", "Launch_Date"}),
    ("gcat-orgs", {"#Code", "UCode", "StateCode"}),
)
_TLE_LINE: Final = re.compile(rb"^[12] (?:[ 0-9A-Z][ 0-9]{4}.|.{60,140}$)", re.MULTILINE)
_KVN_START: Final = re.compile(rb"^\s*CCSDS_([A-Z]{3})_VERS\s*=", re.MULTILINE)
_XML_ROOT: Final = re.compile(
    rb"<\s*(?:[\w.-]+:)?(ndm|omm|oem|cdm|tdm|opm|ocm|aem|apm|rdm)[\s>/]", re.IGNORECASE
)
_JSON_TLE: Final = re.compile(rb'"TLE1"\s*:')
_JSON_VIMPEL: Final = re.compile(rb'"TLE1"\s*:\s*"1 [ \d]{5}V ')
_JSON_KEYWORD: Final = re.compile(
    rb'"(?:NORAD_CAT_ID|MEAN_MOTION|ECCENTRICITY|INCLINATION|EPOCH|OBJECT_ID|CCSDS_OMM_VERS)"\s*:'
)
_KVN_ASSIGNMENTS: Final = re.compile(rb"^[A-Z][A-Z_]+\s*=.*\n(?:.*\n){0,3}[A-Z][A-Z_]+\s*=", re.MULTILINE)
_KVN_OMM_KEYWORD: Final = re.compile(rb"^\s*(?:MEAN_MOTION|ECCENTRICITY|NORAD_CAT_ID)\s*=", re.MULTILINE)


def kind_of(path: Path) -> str:
    """Return the kind of a file (see the list above).

    Parameters
    ----------
    path : Path
        The file, plain or gzip, of any encoding that `opening` knows.

    Raises
    ------
    InputRefused
        When the content is empty or of no kind that is read here.
    """
    start = head(path)
    kind = kind_of_content(start)
    if kind is not None:
        return kind
    raise InputRefused(_why_unknown(start), file=str(path), remedy=expectation(path.name))


def kind_of_content(start: bytes) -> str | None:
    """Return the kind of a file from its first bytes, unpacked and in UTF-8; None when unknown."""
    if start.startswith(b"PAR1"):
        return "elements-parquet"
    text = start.lstrip()
    if text[:1] == b"<":
        return _kind_of_xml(text)
    if text[:1] in (b"[", b"{"):
        return _kind_of_json(text)
    if match := _KVN_START.search(start):
        kind = match.group(1).decode().lower()
        return "omm-kvn" if kind == "omm" else kind if kind in MESSAGE_KINDS else None
    if _TLE_LINE.search(start):
        return "tle"
    return _kind_of_table(text) or ("omm-kvn" if _KVN_OMM_KEYWORD.search(start) else None)


def _is_web_page(text: bytes) -> bool:
    return text[:200].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<head"))


def _kind_of_xml(text: bytes) -> str | None:
    if _is_web_page(text):
        return None
    roots = [match.group(1).decode().lower() for match in _XML_ROOT.finditer(text)]
    if roots and roots[0] == "ndm":
        roots = roots[1:] or ["omm"]
    if not roots:
        # A document type of its own is refused by the reader, which says why.
        return "omm-xml" if b"<!DOCTYPE" in text or b"<!ENTITY" in text else None
    return "omm-xml" if roots[0] == "omm" else roots[0]


def _kind_of_json(text: bytes) -> str | None:
    if _JSON_VIMPEL.search(text):
        return "vimpel"
    if _JSON_TLE.search(text):
        return "tle-json"
    return "omm-json" if _JSON_KEYWORD.search(text) else None


def _kind_of_table(text: bytes) -> str | None:
    first = text.split(b"\n", 1)[0].decode("utf-8", errors="replace").rstrip("\r")
    try:
        columns = {column.strip() for column in next(csv.reader([first], delimiter=delimiter_of(first)), [])}
    except csv.Error:
        return None
    for kind, marks in _TABLE_MARKS:
        if marks <= columns:
            return kind
    return None


def _why_unknown(start: bytes) -> str:
    if not start.strip():
        return "the file is empty"
    if b"\0" in start[:1024]:
        return f"binary content (a NUL byte at offset {start.index(0)})"
    if start.startswith(b"No GP data found"):
        return "the provider's answer 'No GP data found': it holds no element sets"
    printable = sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in start)
    if printable < 0.7 * len(start):
        return "binary content"
    if _KVN_ASSIGNMENTS.search(start):
        return "keywords and values without the first line CCSDS_..._VERS that says which message it is"
    if start.lstrip()[:1] == b"<":
        return (
            "a web page (HTML), not data" + _begins(start)
            if _is_web_page(start)
            else "XML that is no CCSDS message"
        )
    return "no kind of file that is read here" + _begins(start)


def _begins(start: bytes) -> str:
    """Quote the title of a page, or the first words of a text: most often the answer of a source."""
    text = start[:4000].decode("utf-8", errors="replace")
    title = _TITLE.search(text)
    words = " ".join((title[1] if title else _TAG.sub(" ", text)).split())
    return f", which begins {words[:80]!r}" if words else ""


_TITLE: Final = re.compile(r"<title[^>]*>([^<]+)</title", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>?")
