"""A small world of tables: a few payloads of several States, some registered, some not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from openparos.formats.tables import KINDS

COLUMNS = {kind.dialect: kind.columns for kind in KINDS}
PSATCAT = (
    *COLUMNS["GCAT psatcat"][:7],
    "TF",
    *COLUMNS["GCAT psatcat"][7:],
    *("DispEpoch", "DispPeri", "DispApo", "DispInc"),
)

# number, piece, name, launch, end, class, category, UNState, UNReg, period, perigee, apogee, inclination,
# epoch, perigee, apogee, inclination as listed
PAYLOADS = """
90001|2001-001A|ALPHA 1|2001 Jan  5|*|C|COM|{A}|ST/SG/SER.E/400|95.0|500|520|97.5|2001 Jan  9|505|515|97.6
90002|2001-001B|ALPHA 2|2001 Jan  5|2010 Mar  1|D|NAV|{A}|ST/SG/SER.E/400|95.0|600|620|97.5|2001 Jan  9|505|515|97.6
90003|2002-002A|BETA 1|2002 Feb  5|*|B|COM|[{B}]|-|-|-|-|-|2002 Feb  9|505|515|97.6
90004|2003-003A|GAMMA 1|2003 Mar  5|*|C|SCI|{C}|ST/SG/SER.E/390|-|-|-|-|2003 Mar  9|505|515|97.6
90005|2004-004A|GAMMA 2|2004 Apr  5|*|A|TECH|{C}*|ST/SG/SER.E/420|95.0|500|520|97.5|2004 Aug  9|505|515|97.6
90006|2005-005A|Kapsula|2005 May  5|2005 May  9|D|RV|-|-|-|-|-|-|-|0|0|0.00
90007|2006-006A|DELTA 1|2006 Jun  5|*|C|SCI|{D}|ST/SG/SER.E/430|95.0|500|520|97.5|2006 Jun  6|501|521|97.5
"""
SATCAT = """
90001|2001-001A|ALPHA 1|PAY|+|{sA}|2001-01-05|{lA}|
90002|2001-001B|ALPHA 2|PAY|D|{sA}|2001-01-05|{lA}|2010-03-01
90003|2002-002A|BETA 1|PAY|+|{sB}|2002-02-05|{lB}|
90005|2004-004A|GAMMA 2|PAY|+|{sD}|2004-04-05|{lB}|
90006|2005-005A|CAPSULE|PAY|D|TBD|2005-05-05|PLMSC|2005-05-09
"""
REGISTER = """
A-1|2001-001A|ALPHA 1|{nA}|2001-01-05|Communications|in orbit|/documents/xx/st/stsgser.e400.html|
A-2|2001-001B|ALPHA 2|{nA}|2001-01-05|Navigation|decayed|/documents/xx/st/stsgser.e400.html|2010-03-01
C-1|2003-003A|GAMMA 1|{nC}|2003-03-05||in orbit|/documents/xx/st/stsgser.e390.html|
D-1|2003-003A|GAMMA 1|{nD}|2003-03-05|Research|in orbit|/documents/xx/st/stsgser.e410.html|
"""
PARTIES = {
    "USA": ("US", "US", "United States of America", "AFETR"),
    "CHN": ("CN", "PRC", "China", "JSC"),
    "FRA": ("F", "FR", "France", "FRGUI"),
    "IND": ("IN", "IND", "India", "SRILR"),
}


def write_world(folder: Path, order: tuple[str, ...] = ("USA", "CHN", "FRA", "IND")) -> Path:
    """Write the tables with States in an order, so that a test can exchange them."""
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for letter, code in zip("ABCD", order, strict=True):
        names[letter], names["s" + letter], names["n" + letter], names["l" + letter] = PARTIES[code]
    rows = []
    for line in PAYLOADS.strip().splitlines():
        (number, piece, name, launch, end, owner, category, state, document, *orbit) = line.format(
            **names
        ).split("|")
        row = dict.fromkeys(PSATCAT, "-")
        row |= {"JCAT": f"S{number}", "Piece": piece, "Name": name, "LDate": launch, "TOp": end, "TDate": end}
        row |= {"Class": owner, "Category": category, "UNState": state, "UNReg": document}
        row |= dict(
            zip(
                ("UNPeriod", "UNPerigee", "UNApogee", "UNInc", "DispEpoch", "DispPeri", "DispApo", "DispInc"),
                orbit,
                strict=True,
            )
        )
        rows.append("\t".join(row[column] for column in PSATCAT))
    header = "#" + "\t".join(PSATCAT) + "\n# Updated 2020 Jan  2 1200:00" + "\t" * (len(PSATCAT) - 1)
    (folder / "psatcat.tsv").write_text("\n".join([header, *rows]) + "\n")
    _write_csv(
        folder / "satcat.csv",
        "CelesTrak SATCAT",
        ("NORAD_CAT_ID", "OBJECT_ID", "OBJECT_NAME", "OBJECT_TYPE", "OPS_STATUS_CODE", "OWNER", "LAUNCH_DATE",
         "LAUNCH_SITE", "DECAY_DATE"),
        SATCAT.format(**names),
    )  # fmt: skip
    _write_csv(
        folder / "register.csv",
        "UN Register, online index",
        ("Registration Number", "International Designator", "Object Name", "Country of Origin",
         "Date of Launch", "Function", "Status", "Registration Document", "Date of Decay or Change"),
        REGISTER.format(**names),
        {"UN Registered": "T"},
    )  # fmt: skip
    return folder


def _write_csv(
    path: Path, dialect: str, columns: tuple[str, ...], rows: str, fixed: dict[str, str] | None = None
) -> None:
    lines = [",".join(COLUMNS[dialect])]
    for line in rows.strip().splitlines():
        row = dict.fromkeys(COLUMNS[dialect], "")
        row |= dict(zip(columns, line.split("|"), strict=True)) | (fixed or {})
        lines.append(",".join(row.values()))
    path.write_text("\n".join(lines) + "\n")


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return a folder with the small world's tables."""
    return write_world(tmp_path / "world")


@pytest.fixture
def make_world(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of worlds with the States in another order."""

    def make(order: tuple[str, ...]) -> Path:
        return write_world(tmp_path / "-".join(order), order)

    return make
