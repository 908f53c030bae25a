"""The kinds of table known here: whose they are, and the columns by which they are recognised.

The dialects of one kind differ in their columns alone; what the columns mean is said in the catalogue stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table: its columns, and how it is written.

    Attributes
    ----------
    name : str
        ``satcat``, ``gcat-psatcat`` and so on; the same names as `openparos ingest --as`.
    dialect : str
        Which of several publishers' spellings of the kind.
    columns : tuple of str
        Those that are needed; others may stand beside them.
    delimiter : str
        Between fields.
    identity : tuple of str
        Columns that are enough to say that it is meant to be this kind, even where another is missing.
    """

    name: str
    dialect: str
    columns: tuple[str, ...]
    delimiter: str
    identity: tuple[str, ...]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


KINDS: Final = (
    TableKind(
        "gcat-satcat",
        "GCAT satcat",
        _names("JCAT Satcat Piece Type Name PLName LDate Parent DDate Status Owner State AltNames"),
        "\t",
        ("JCAT", "Satcat", "Piece", "Type"),
    ),
    TableKind(
        "gcat-psatcat",
        "GCAT psatcat",
        _names(
            "JCAT Piece Name LDate TLast TOp TDate Program Class Category Result Discipline UNState UNReg "
            "UNPeriod UNPerigee UNApogee UNInc"
        ),
        "\t",
        ("JCAT", "Piece", "LDate"),
    ),
    TableKind(
        "gcat-sites",
        "GCAT sites",
        _names("Site Code StateCode Type TStart TStop ShortName Name Longitude Latitude Group"),
        "\t",
        ("Site", "StateCode", "Group"),
    ),
    TableKind(
        "gcat-launch-points",
        "GCAT launch points",
        _names("Site Code StateCode Type TStart TStop ShortName Name Longitude Latitude Parent"),
        "\t",
        ("Site", "Code", "StateCode"),
    ),
    TableKind(
        "gcat-launches",
        "GCAT launch log",
        _names(
            "Launch_Tag Launch_JD Launch_Date LV_Type Flight_ID Flight Mission Launch_Site Launch_Pad Agency"
        ),
        "\t",
        ("Launch_Tag", "Launch_JD", "Launch_Date"),
    ),
    TableKind(
        "gcat-orgs",
        "GCAT organizations",
        _names("Code UCode StateCode Type Class TStart TStop ShortName Name Parent EName"),
        "\t",
        ("Code", "UCode", "StateCode", "Class"),
    ),
    TableKind(
        "satcat",
        "CelesTrak SATCAT",
        _names(
            "OBJECT_NAME OBJECT_ID NORAD_CAT_ID OBJECT_TYPE OPS_STATUS_CODE OWNER LAUNCH_DATE LAUNCH_SITE "
            "DECAY_DATE PERIOD INCLINATION APOGEE PERIGEE"
        ),
        ",",
        ("NORAD_CAT_ID", "OBJECT_ID", "OPS_STATUS_CODE"),
    ),
    TableKind(
        "satcat",
        "Space-Track SATCAT",
        _names(
            "SATNAME INTLDES NORAD_CAT_ID OBJECT_TYPE COUNTRY LAUNCH SITE DECAY PERIOD INCLINATION APOGEE "
            "PERIGEE"
        ),
        ",",
        ("INTLDES", "NORAD_CAT_ID", "COUNTRY"),
    ),
    TableKind(
        "satcat",
        "SATCAT as mirrored in 2019",
        _names(
            "intl_desg norad_num payload_flag ops_status_code name source launch_date decay_date "
            "orbit_period_minutes inclination_deg apogee perigee"
        ),
        ",",
        ("intl_desg", "norad_num"),
    ),
    TableKind(
        "register",
        "UN Register, online index",
        (
            "Registration Number",
            "International Designator",
            "Object Name",
            "Country of Origin",
            "Date of Launch",
            "Function",
            "Status",
            "Registration Document",
            "UN Registered",
            "GSO Location",
            "Date of Decay or Change",
            "Secretariat Remarks",
            "Apogee (km)",
            "Perigee (km)",
            "Inclination (degrees)",
            "Period (minutes)",
        ),
        ",",
        ("International Designator", "Registration Document", "Country of Origin"),
    ),
    TableKind(
        "ucs",
        "UCS Satellite Database",
        (
            "Current Official Name of Satellite",
            "Country/Org of UN Registry",
            "Country of Operator/Owner",
            "Operator/Owner",
            "Users",
            "Purpose",
            "Date of Launch",
            "COSPAR Number",
            "NORAD Number",
        ),
        ",",
        ("Country/Org of UN Registry", "Operator/Owner"),
    ),
    TableKind("vimpel", "JSC Vimpel, JSON", ("TLE1", "TLE2"), "json", ("TLE1", "TLE2")),
)
# From this share of its columns on a table is taken to be meant as a kind, though one that marks it is missing.
ENOUGH_COLUMNS: Final = 0.6
NAMES: Final = tuple(dict.fromkeys(kind.name for kind in KINDS))


def recognise(header: Sequence[str]) -> TableKind | None:
    """Return the kind of table with these columns, or None."""
    present = set(header)
    for kind in KINDS:
        if present.issuperset(kind.columns):
            return kind
    for kind in KINDS:
        if present.issuperset(kind.identity):
            return kind
    # Most columns are there: the reader then names those that are not.
    closest = max(KINDS, key=lambda kind: len(present & set(kind.columns)) / len(kind.columns))
    share = len(present & set(closest.columns)) / len(closest.columns)
    return closest if share >= ENOUGH_COLUMNS and len(closest.columns) > 4 else None


def delimiter_of(header: str) -> str:
    """Return what stands between the columns of a header line: tab, else semicolon or comma, whichever is more."""
    if "\t" in header:
        return "\t"
    return ";" if header.count(";") > header.count(",") else ","


def expectation(file_name: str) -> str:
    """Say what a file that is of no known kind was to be: by its name where that tells, else all that is read.

    Parameters
    ----------
    file_name : str
        Its name alone; what a file is taken for never depends on it, only this advice.
    """
    words = file_name.casefold()
    named = [
        kind
        for hints, name in _HINTS
        if any(one in words for one in hints)
        for kind in KINDS
        if kind.name == name
    ]
    if named:
        kinds = " or ".join(
            f"{kind.dialect} ({', '.join(kind.columns)})" for kind in named if kind.name == named[0].name
        )
        return f"By its name it was to be a table; expected the columns of {kinds}"
    if words.endswith((".tle", ".2le", ".3le")):
        return (
            "By its name it was to hold element sets; expected pairs of lines that begin with '1 ' and '2 '"
        )
    first = "; ".join(
        f"{one.dialect}: {', '.join(one.identity[:2])}"
        for one in {kind.name: kind for kind in reversed(KINDS)}.values()
    )
    return (
        "Element sets are read as TLE, 3LE, OMM (KVN, XML, JSON, CSV: NORAD_CAT_ID, EPOCH, MEAN_MOTION, ...) or Parquet; "
        f"tables by columns of their first line ({first}); --as KIND lists those of one kind"
    )


# What names of files are made of, the more telling first.
_HINTS: Final = (
    (("psatcat",), "gcat-psatcat"), (("gcat_satcat", "gcat-satcat"), "gcat-satcat"), (("launch_points", "launch-points"), "gcat-launch-points"),
    (("orgs",), "gcat-orgs"), (("sites",), "gcat-sites"), (("launch.tsv", "launches"), "gcat-launches"), (("satcat",), "satcat"),
    (("register", "unoosa", "osoindex"), "register"), (("ucs",), "ucs"), (("vimpel",), "vimpel"),
)  # fmt: skip
