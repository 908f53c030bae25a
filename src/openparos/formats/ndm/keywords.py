"""Tables of keywords, and the check of a block against its table.

A table is a text, one keyword a line: ``MISS_DISTANCE! number m`` is a required number in metres, given
with that unit or without. Kinds: `text`, `number`, `integer`, `time`, `frame`, `centre`, `system` (time
system), `list`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from openparos.formats.ccsds_time import parse_ccsds_us
from openparos.formats.omm_fields import FieldFault, read_integer, read_number
from openparos.model.errors import InputRefused

from .blocks import Block, Field, Message

TIME_SYSTEMS: Final = frozenset(
    {"UTC", "TAI", "GPS", "TT", "TDB", "TCB", "TCG", "UT1", "MET", "MRT", "SCLK", "GMST"}
)
# Frames of the SANA registries "celestial body" and "orbit-relative reference frames" that occur in orbit
# messages; realizations of ITRF and ICRF carry a number.
_FRAMES: Final = frozenset(
    [
        "EME2000",
        "J2000",
        "GCRF",
        "ICRF",
        "ITRF",
        "TEME",
        "TEMEOFDATE",
        "TEMEOFEPOCH",
        "TOD",
        "MOD",
        "TDR",
        "GTOD",
        "GRC",
        "EFG",
        "MCI",
        "CIRS",
        "WGS84",
        "DTRF",
        "TOD_EARTH",
        "MOD_EARTH",
        "MOE_EARTH",
        "TOE_EARTH",
        "MOD_MOON",
        "TOD_MARS",
        "FIXED_CB",
        "FIXED_EARTH",
        "ALIGN_CB",
        "ALIGN_EARTH",
        "J2000A",
        "UVW_GO_INERTIAL",
        "RTN",
        "RSW",
        "RIC",
        "TNW",
        "LVLH",
        "VNC",
        "QSW",
        "NSW",
        "NTW",
        "PQW",
        "SEZ",
        "EQW",
        "LVLH_INERTIAL",
        "OEB_YAW",
    ]
)
_NUMBERED_FRAME: Final = re.compile(r"(?:ITRF|ICRF|DTRF)[-_ ]?\d{1,4}")
_CENTRES: Final = frozenset(
    [
        "SUN",
        "MERCURY",
        "VENUS",
        "EARTH",
        "MOON",
        "MARS",
        "JUPITER",
        "SATURN",
        "URANUS",
        "NEPTUNE",
        "PLUTO",
        "PHOBOS",
        "DEIMOS",
        "CERES",
        "VESTA",
        "IO",
        "EUROPA",
        "GANYMEDE",
        "CALLISTO",
        "TITAN",
        "ENCELADUS",
        "TRITON",
        "CHARON",
        "SSB",
        "EMB",
    ]
)
_BARYCENTRE: Final = re.compile(
    r"(?:SOLAR SYSTEM|SUN|MERCURY|VENUS|EARTH(?: MOON)?|MARS|JUPITER|SATURN|URANUS|NEPTUNE|PLUTO) BARYCENTER"
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """What one keyword may say."""

    kind: str
    unit: str | None
    required: bool


Table = dict[str, Keyword]


def table(text: str) -> Table:
    """Read a table of keywords (see the module)."""
    rows: Table = {}
    for line in text.strip().splitlines():
        name, kind, *unit = line.split()
        rows[name.rstrip("!")] = Keyword(kind, unit[0] if unit else None, name.endswith("!"))
    return rows


def names(kind: str, text: str) -> Table:
    """Return a table of optional keywords of one kind, from their names."""
    return {name: Keyword(kind, None, False) for name in text.split()}


def check_fields(
    message: Message,
    fields: Iterable[Field],
    known: Table,
    where: str,
    line: int,
    *,
    user_defined: bool = True,
) -> dict[str, Any]:
    """Check fields against their table and return their values.

    Parameters
    ----------
    message : Message
        For the place of an error.
    fields : iterable of Field
        The fields of a block.
    known : Table
        Its keywords.
    where : str
        The block in words, for the error.
    line : int
        Line where it begins, the place of a missing keyword.
    user_defined : bool
        Whether keywords USER_DEFINED_... may stand there; their values are kept as text.

    Returns
    -------
    dict
        Value of each keyword that is given and not blank, typed.

    Raises
    ------
    InputRefused
        Naming the first fault.
    """
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for one in fields:
        if user_defined and one.keyword.startswith("USER_DEFINED_"):
            values[one.keyword] = one.whole
            continue
        rule = known.get(one.keyword)
        if rule is None:
            message.refuse(
                f"{one.keyword[:60]} is no keyword of {where}", one.line,
                "Use a keyword of the standard" + (", or USER_DEFINED_..." if user_defined else ""),
            )  # fmt: skip
        if one.keyword in seen:
            message.refuse(f"{one.keyword} is given twice in {where}", one.line)
        seen.add(one.keyword)
        if not one.whole.strip():
            if rule.required:
                message.refuse(f"{one.keyword} is blank in {where}; it is mandatory", one.line)
            continue
        values[one.keyword] = read_value(message, one, rule)
    for name, rule in known.items():
        if rule.required and name not in seen:
            message.refuse(f"{name} is missing in {where}", line, "It is mandatory in the standard")
    return values


def read_value(message: Message, one: Field, rule: Keyword) -> Any:
    """Return the value of a field in the type of its rule.

    Raises
    ------
    InputRefused
        When it is of another type or unit.
    """
    if rule.kind in ("text", "list"):
        return one.whole.strip()
    if one.unit is not None:
        _check_unit(message, one, rule)
    try:
        if rule.kind == "number":
            return read_number(one.keyword, one.value)
        if rule.kind == "integer":
            return read_integer(one.keyword, one.value)
    except FieldFault as fault:
        message.refuse(str(fault), one.line, "Write a decimal number")
    return _read_name(message, one, rule.kind)


def _read_name(message: Message, one: Field, kind: str) -> Any:
    text = " ".join(one.value.upper().replace("-", " ").split())
    if kind == "time":
        return read_time(message, one.keyword, one.value, one.line)
    if kind == "system":
        if text not in TIME_SYSTEMS:
            message.refuse(f"{one.keyword}: {one.value!r} is no time system", one.line)
        return text
    if kind == "centre":
        if text not in _CENTRES and not _BARYCENTRE.fullmatch(text):
            message.refuse(f"{one.keyword}: {one.value!r} is no centre that is registered", one.line)
        return text
    if not is_frame(one.value):
        message.refuse(
            f"{one.keyword}: {one.value!r} is no frame that is registered", one.line,
            "Use a frame of the SANA registry, for example EME2000, GCRF, ITRF2014 or TEME",
        )  # fmt: skip
    return one.value.strip().upper()


def is_frame(text: str) -> bool:
    """Say whether a text names a registered frame."""
    name = text.strip().upper()
    return (
        name in _FRAMES
        or name.removesuffix("_INERTIAL").removesuffix("_ROTATING") in _FRAMES
        or _NUMBERED_FRAME.fullmatch(name) is not None
    )


def read_time(message: Message, keyword: str, text: str, line: int) -> int:
    """Return a time in microseconds since 1970 of the message's own time system.

    Raises
    ------
    InputRefused
        When it is none.
    """
    try:
        return parse_ccsds_us(text.strip())
    except InputRefused as error:
        message.refuse(f"{keyword}: {error.what}", line, error.remedy)


def _check_unit(message: Message, one: Field, rule: Keyword) -> None:
    if rule.unit is None:
        if rule.kind in ("number", "integer") and one.unit and one.unit.lower() not in ("n/a", "1"):
            message.refuse(f"{one.keyword} has no unit, found [{one.unit}]", one.line)
        return
    if (one.unit or "").replace(" ", "").lower() != rule.unit.lower():
        message.refuse(
            f"{one.keyword}: unit [{one.unit}], expected [{rule.unit}]", one.line, "Convert the value"
        )


def numbers(message: Message, what: str, tokens: Iterable[str], line: int) -> list[float]:
    """Return the numbers of a row of data.

    Raises
    ------
    InputRefused
        When one is none.
    """
    try:
        return [read_number(what, token) for token in tokens]
    except FieldFault as fault:
        message.refuse(str(fault), line, "Write a decimal number")


def only_block(message: Message, name: str) -> Block:
    """Return the one block of a name.

    Raises
    ------
    InputRefused
        When there is none, or more than one.
    """
    found = [block for block in message.blocks if block.name == name]
    if not found:
        message.refuse(f"the block {name} is missing", None)
    if len(found) > 1:
        message.refuse(f"a second block {name}; one is allowed", found[1].line)
    return found[0]


def header_table(kind: str, extra: str = "") -> Table:
    """Return the keywords of a header, which are nearly the same in all messages."""
    return table("CLASSIFICATION text\nCREATION_DATE! time\nORIGINATOR! text\nMESSAGE_ID text\n" + extra)
