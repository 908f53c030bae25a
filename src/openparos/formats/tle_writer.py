"""Element sets written as TLE, for programs that read nothing else.

A TLE holds catalogue numbers to 339999 and the years 1957 to 2056; a set beyond them is refused, never
written with a number that is not its own. Values are rounded to the columns exactly as the canonical line
rounds them, so that a set that was read from a TLE is written back with the same canonical line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from openparos.model.elements import ElementSet
from openparos.model.errors import ElementSetRefused
from openparos.model.ids import format_alpha5
from openparos.model.times import US_PER_DAY, to_datetime

_UNITS_PER_DAY: Final = 10**8
_US_PER_UNIT: Final = US_PER_DAY // _UNITS_PER_DAY
_DESIGNATOR: Final = re.compile(r"(19[5-9]\d|20[0-5]\d)-(\d{3}[A-Z]{1,3})")
LONGEST_NAME: Final = 24


def format_tle(one: ElementSet) -> tuple[str, str]:
    """Return the two lines of a set.

    Raises
    ------
    InputRefused
        When the catalogue number, the epoch or a value does not fit the columns.
    """
    number = format_alpha5(one.object_id.norad_id)
    first = (
        f"1 {number}U {_designator(one.object_id.cospar_id)} {_epoch(one)} "
        f"{_derivative(one)} {exponential(one.mean_motion_ddot or 0.0)} {exponential(one.bstar)} 0 "
        f"{(one.element_set_no or 0) % 10_000:4d}"
    )
    second = (
        f"2 {number} {_fixed(one, 'inclination_deg', 8, 4)} {_fixed(one, 'raan_deg', 8, 4)} "
        f"{_eccentricity(one)} {_fixed(one, 'arg_perigee_deg', 8, 4)} {_fixed(one, 'mean_anomaly_deg', 8, 4)} "
        f"{_fixed(one, 'mean_motion_rev_day', 11, 8)}{(one.rev_at_epoch or 0) % 100_000:5d}"
    )
    return first + str(checksum(first)), second + str(checksum(second))


def write_tle(sets: Iterable[ElementSet], *, names: bool = False) -> Iterator[str]:
    """Yield the lines of sets, each with its line end.

    Parameters
    ----------
    sets : iterable of ElementSet
        What is written.
    names : bool
        Write three lines a set, the first with the name (cut after 24 characters).
    """
    for one in sets:
        if names:
            name = (one.name or f"OBJECT {one.object_id.norad_id}").encode("ascii", "replace").decode()
            yield f"0 {name[:LONGEST_NAME]}\n"
        for line in format_tle(one):
            yield line + "\n"


def checksum(line: str) -> int:
    """Sum the digits of the first 68 columns, a minus counting one, modulo ten."""
    return sum(int(c) if c.isdigit() else c == "-" for c in line[:68]) % 10


def exponential(value: float) -> str:
    """Spell a value in eight columns, ``-41733-4`` for -0.41733e-4.

    Raises
    ------
    ElementSetRefused
        When it is too large (1e9 and more).
    """
    number = abs(Decimal(repr(value)))
    if number == 0:
        return " 00000+0"
    exponent = max(number.adjusted() + 1, -9)
    mantissa = _rounded(number, exponent)
    if mantissa == 100_000:
        mantissa, exponent = 10_000, exponent + 1
    if exponent > 9:
        raise ElementSetRefused(
            f"{value} is too large for the columns of a TLE", remedy="Write an OMM instead"
        )
    sign = "-" if value < 0 and mantissa else " "
    return f"{sign}{mantissa:05d}{'-' if exponent < 0 else '+'}{abs(exponent)}"


def _rounded(number: Decimal, exponent: int) -> int:
    return int(number.scaleb(5 - exponent).quantize(Decimal(1), ROUND_HALF_UP))


def _refuse(one: ElementSet, column: str) -> ElementSetRefused:
    return ElementSetRefused(
        f"{column} {getattr(one, column)} of object {one.object_id.norad_id} does not fit the columns of a TLE",
        remedy="Write an OMM instead (CSV, JSON, KVN or XML)",
    )


def _fixed(one: ElementSet, column: str, width: int, decimals: int) -> str:
    units = round(getattr(one, column) * 10**decimals)
    whole, rest = divmod(abs(units), 10**decimals)
    text = f"{'-' if units < 0 else ''}{whole}.{rest:0{decimals}d}"
    if len(text) > width:
        raise _refuse(one, column)
    return text.rjust(width)


def _eccentricity(one: ElementSet) -> str:
    units = round(one.eccentricity * 10**7)
    if not 0 <= units < 10**7:
        raise _refuse(one, "eccentricity")
    return f"{units:07d}"


def _derivative(one: ElementSet) -> str:
    units = round((one.mean_motion_dot or 0.0) * 10**8)
    if abs(units) >= 10**8:
        raise _refuse(one, "mean_motion_dot")
    return f"{'-' if units < 0 else ' '}.{abs(units):08d}"


def _epoch(one: ElementSet) -> str:
    # Half a unit up, 864 microseconds being the unit of the eighth decimal of a day.
    epoch_us = (one.epoch_us + _US_PER_UNIT // 2) // _US_PER_UNIT * _US_PER_UNIT
    moment = to_datetime(epoch_us)
    if not 1957 <= moment.year <= 2056:
        raise _refuse(one, "epoch_us")
    fraction = epoch_us % US_PER_DAY // _US_PER_UNIT
    return f"{moment.year % 100:02d}{moment.timetuple().tm_yday:03d}.{fraction:08d}"


def _designator(cospar_id: str | None) -> str:
    match = _DESIGNATOR.fullmatch(cospar_id or "")
    if match is None or not 1957 <= int(match.group(1)) <= 2056:
        return " " * 8
    return (match.group(1)[2:] + match.group(2)).ljust(8)
