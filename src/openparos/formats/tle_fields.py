"""The columns of a two-line element set, read by compiled code.

Column numbers are those of the Space-Track description of the format, counted from 1. Numbers come
out exactly as ``float`` of the decimal string would give them: the digits are gathered as an integer
below 2**53 and divided once by a power of ten that a float holds exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import numba
import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a function with numba, cached on disk, releasing the interpreter lock."""
    return cast(Function, numba.njit(cache=True, nogil=True)(function))


def inlined(function: Function) -> Function:
    """Compile a function into its callers, where its column numbers are constants and loops unroll."""
    return cast(Function, numba.njit(cache=True, nogil=True, inline="always")(function))


LINE_COLUMNS: Final = 69
BLANK: Final = -1
BAD: Final = -2

# Why a set is refused. Codes pass through compiled code; `tle.REASONS` words them.
GOOD: Final = 0
CHECKSUM: Final = 1
NO_CHECKSUM: Final = 2
SHORT: Final = 3
LONG: Final = 4
NUMBERS_DIFFER: Final = 5
BAD_COLUMNS: Final = 6
EPOCH_DAY: Final = 7
NO_SECOND_LINE: Final = 8
NO_FIRST_LINE: Final = 9
STRAY: Final = 10
OTHER_THEORY: Final = 11

# Columns of `values` and `whole` that a set fills.
VALUE_NAMES: Final = (
    "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg",
    "mean_anomaly_deg", "bstar", "mean_motion_dot", "mean_motion_ddot",
)  # fmt: skip
WHOLE_NAMES: Final = ("norad_id", "epoch_us", "element_set_no", "rev_at_epoch", "line")

_POWERS: Final = 10.0 ** np.arange(23)
_SPACE: Final = 32
_PLUS: Final = 43
_MINUS: Final = 45
_POINT: Final = 46
_ZERO: Final = 48
_NINE: Final = 57
# One unit of the eighth decimal of a day is 864 microseconds: epochs are exact integers.
_US_PER_DAY_UNIT: Final = 864
_DAY_DECIMALS: Final = 8


@inlined
def checksum(buf: Any, start: int) -> int:
    """Sum the digits of the first 68 columns, a minus counting one, modulo ten."""
    # The slice makes every index plainly positive, and the loop one of vector instructions.
    line = buf[start : start + LINE_COLUMNS - 1]
    total = np.uint32(0)
    for i in range(LINE_COLUMNS - 1):
        digit = np.uint8(line[i] - np.uint8(_ZERO))
        total += digit if digit < np.uint8(10) else np.uint8(line[i] == np.uint8(_MINUS))
    return int(total % 10)


@compiled
def read_integer(buf: Any, start: int, stop: int) -> int:
    """Read digits padded with blanks on either side; `BLANK` for nothing, `BAD` for anything else."""
    while start < stop and buf[start] == _SPACE:
        start += 1
    while stop > start and buf[stop - 1] == _SPACE:
        stop -= 1
    if start == stop:
        return BLANK
    number = 0
    for i in range(start, stop):
        if not _ZERO <= buf[i] <= _NINE:
            return BAD
        number = number * 10 + buf[i] - _ZERO
    return number


@compiled
def read_norad_id(buf: Any, start: int) -> int:
    """Read columns 3-7: digits padded with blanks or zeros, or alpha-5 (letters without I and O)."""
    letter = buf[start]
    if not 65 <= letter <= 90:
        return int(read_integer(buf, start, start + 5))
    if letter == 73 or letter == 79:
        return BAD
    number = 0
    for i in range(start + 1, start + 5):
        if not _ZERO <= buf[i] <= _NINE:
            return BAD
        number = number * 10 + buf[i] - _ZERO
    return int((letter - 65 - (letter > 73) - (letter > 79) + 10) * 10_000 + number)


@compiled
def read_decimal(buf: Any, start: int, stop: int) -> tuple[bool, float]:
    """Read ``-12.345`` with blanks on either side and an optional sign; a blank field is not good."""
    while start < stop and buf[start] == _SPACE:
        start += 1
    while stop > start and buf[stop - 1] == _SPACE:
        stop -= 1
    if start == stop:
        return False, 0.0
    negative = buf[start] == _MINUS
    if negative or buf[start] == _PLUS:
        start += 1
    number, decimals, digits, seen_point = 0, 0, 0, False
    for i in range(start, stop):
        byte = buf[i]
        if _ZERO <= byte <= _NINE:
            number = number * 10 + byte - _ZERO
            digits += 1
            decimals += seen_point
        elif byte == _POINT and not seen_point:
            seen_point = True
        else:
            return False, 0.0
    value = number / _POWERS[decimals]
    return digits > 0, -value if negative else value


@inlined
def usual_digits(line: Any, start: int, stop: int) -> tuple[bool, bool, int]:
    """Read digits with blanks before them, as nearly every set spells them, without a branch for each.

    Returns
    -------
    strange : bool
        Whether there is anything else, which slower code must judge.
    begun : bool
        Whether there is a digit.
    number : int
        Their value.
    """
    number, strange, begun = 0, False, False
    for i in range(start, stop):
        blank = line[i] == _SPACE
        strange |= (blank & begun) | (np.uint8(line[i] - np.uint8(_ZERO)) > 9) & (not blank)
        begun |= not blank
        number = number * 10 + (line[i] & 15)  # the low half of a blank is zero like that of "0"
    return strange, begun, number


@inlined
def read_usual_integer(line: Any, start: int, stop: int) -> int:
    """Read an integer as `read_integer` does, quickly where it is spelled as usual."""
    strange, begun, number = usual_digits(line, start, stop)
    if strange:
        return int(read_integer(line, start, stop))
    return number if begun else BLANK


@inlined
def read_usual_decimal(line: Any, start: int, stop: int, decimals: int) -> tuple[bool, float]:
    """Read a decimal as `read_decimal` does, quickly where it is spelled as usual (``_51.6000``)."""
    point = stop - decimals - 1
    strange, _, before = usual_digits(line, start, point)
    stranger, _, behind = usual_digits(line, point + 1, stop)
    if strange | stranger | (line[point] != _POINT) | (line[point + 1] == _SPACE):
        good, value = read_decimal(line, start, stop)
        return good, value
    return True, (before * 10**decimals + behind) / _POWERS[decimals]


@inlined
def read_usual_rate(line: Any) -> tuple[bool, float]:
    """Read columns 34-43, ``-.00001234``, quickly where they are spelled as usual."""
    strange, _, number = usual_digits(line, 35, 43)
    sign = line[33]
    usual = sign in (_SPACE, _MINUS, _PLUS)
    if strange or line[35] == _SPACE or line[34] != _POINT or not usual:
        good, value = read_decimal(line, 33, 43)
        return good, value
    value = number / _POWERS[8]
    return True, -value if sign == _MINUS else value


@inlined
def read_usual_epoch_us(line: Any) -> tuple[int, int]:
    """Read columns 19-32 as `read_epoch_us` does, quickly where they are spelled as usual."""
    strange, _, date = usual_digits(line, 18, 23)
    stranger, _, fraction = usual_digits(line, 24, 32)
    day = date % 1000
    if strange | stranger | (line[18] == _SPACE) | (line[23] != _POINT) | (line[24] == _SPACE):
        code, epoch_us = read_epoch_us(line, 18)
        return code, epoch_us
    if day < 1 or day > 366:
        return EPOCH_DAY, day
    year = date // 1000
    days = days_before_year(year + (1900 if year >= 57 else 2000)) + day - 1
    return GOOD, (days * 10**_DAY_DECIMALS + fraction) * _US_PER_DAY_UNIT


@compiled
def read_implied_point(buf: Any, start: int, stop: int) -> tuple[bool, float]:
    """Read digits with the decimal point before the first (eccentricity); leading blanks are zeros."""
    number = 0
    for i in range(start, stop):
        if _ZERO <= buf[i] <= _NINE:
            number = number * 10 + buf[i] - _ZERO
        elif buf[i] != _SPACE or number > 0:
            return False, 0.0
    return True, number / _POWERS[stop - start]


@inlined
def read_exponential(buf: Any, start: int) -> tuple[bool, float]:
    """Read eight columns ``-41733-4`` meaning -0.41733e-4; a blank field is zero."""
    sign, exponent_sign, digit = buf[start], buf[start + 6], buf[start + 7]
    strange, begun, number = usual_digits(buf, start + 1, start + 6)
    nothing = sign == _SPACE and not begun and exponent_sign == _SPACE and digit == _SPACE
    strange |= sign not in (_SPACE, _MINUS, _PLUS, _ZERO)
    strange |= exponent_sign not in (_MINUS, _PLUS, _SPACE)
    strange |= not _ZERO <= digit <= _NINE
    if strange:
        return nothing, 0.0
    exponent = digit & 15
    if exponent_sign == _MINUS:
        value = number / _POWERS[5 + exponent]
    elif exponent <= 5:
        value = number / _POWERS[5 - exponent]
    else:
        value = number * _POWERS[exponent - 5]
    return True, -value if sign == _MINUS else value


@compiled
def days_before_year(year: int) -> int:
    """Return the days from 1970-01-01 to the first of January of a year 1957 to 2056."""
    return (year - 1970) * 365 + (year - 1969) // 4


@compiled
def read_epoch_us(buf: Any, start: int) -> tuple[int, int]:
    """Read columns 19-32, ``YYDDD.DDDDDDDD``; years 57 to 99 are 1957 to 1999.

    Returns
    -------
    code : int
        `GOOD`, `BAD_COLUMNS` or `EPOCH_DAY`.
    epoch_us : int
        Microseconds since 1970; the day of the year where that is out of range.
    """
    year = read_integer(buf, start, start + 2)
    day = read_integer(buf, start + 2, start + 5)
    if year < 0 or day < 0 or buf[start + 5] != _POINT:
        return BAD_COLUMNS, 0
    fraction, ended = 0, False
    for i in range(start + 6, start + 6 + _DAY_DECIMALS):
        ended = ended or buf[i] == _SPACE
        if (ended and buf[i] != _SPACE) or (not ended and not _ZERO <= buf[i] <= _NINE):
            return BAD_COLUMNS, 0
        fraction = fraction * 10 + (0 if ended else buf[i] - _ZERO)
    if day < 1 or day > 366:
        return EPOCH_DAY, day
    year += 1900 if year >= 57 else 2000
    days = days_before_year(year) + day - 1
    return GOOD, (days * 10**_DAY_DECIMALS + fraction) * _US_PER_DAY_UNIT


@inlined
def shape_fault(buf: Any, start: int, stop: int) -> tuple[int, int]:
    """Find what is wrong with a line as a whole: its length or its checksum.

    Returns
    -------
    code : int
        `GOOD` or the reason.
    detail : int
        The length; for a checksum ten times the expected digit plus the one found (9999 for none).
    """
    length = stop - start
    if length < LINE_COLUMNS - 1:
        return SHORT, length
    if length == LINE_COLUMNS - 1 or buf[start + LINE_COLUMNS - 1] == _SPACE:
        return NO_CHECKSUM, 0
    # Some tools print columns of their own behind; a blank must part them from the set.
    if length > LINE_COLUMNS and buf[start + LINE_COLUMNS] > _SPACE:
        return LONG, length
    expected, found = checksum(buf, start), buf[start + LINE_COLUMNS - 1] - _ZERO
    if expected != found:
        return CHECKSUM, expected * 10 + found if 0 <= found <= 9 else 9999
    return GOOD, 0


@compiled
def read_first_line(line: Any, row: int, values: Any, whole: Any) -> tuple[int, int]:
    """Read the fields of line 1 into a row; returns a code and the column that is wrong."""
    for column in (9, 18, 33, 44, 53, 62, 64):
        if line[column - 1] != _SPACE:
            return BAD_COLUMNS, column
    code, epoch_us = read_usual_epoch_us(line)
    if code != GOOD:
        return code, epoch_us if code == EPOCH_DAY else 19
    good, values[7, row] = read_usual_rate(line)
    if not good:
        return BAD_COLUMNS, 34
    good, values[8, row] = read_exponential(line, 44)
    if not good:
        return BAD_COLUMNS, 45
    good, values[6, row] = read_exponential(line, 53)
    if not good:
        return BAD_COLUMNS, 54
    if line[62] == 52:  # type 4 is SGP4-XP, another theory under the same columns
        return OTHER_THEORY, 63
    set_number = read_usual_integer(line, 64, 68)
    if set_number == BAD:
        return BAD_COLUMNS, 65
    whole[1, row], whole[2, row] = epoch_us, set_number
    return GOOD, 0


@compiled
def read_second_line(line: Any, row: int, values: Any, whole: Any) -> tuple[int, int]:
    """Read the fields of line 2 into a row; returns a code and the column that is wrong."""
    for column in (8, 17, 26, 34, 43, 52):
        if line[column - 1] != _SPACE:
            return BAD_COLUMNS, column
    good, values[2, row] = read_usual_decimal(line, 8, 16, 4)
    if not good:
        return BAD_COLUMNS, 9
    good, values[3, row] = read_usual_decimal(line, 17, 25, 4)
    if not good:
        return BAD_COLUMNS, 18
    good, values[4, row] = read_usual_decimal(line, 34, 42, 4)
    if not good:
        return BAD_COLUMNS, 35
    good, values[5, row] = read_usual_decimal(line, 43, 51, 4)
    if not good:
        return BAD_COLUMNS, 44
    good, values[0, row] = read_usual_decimal(line, 52, 63, 8)
    if not good:
        return BAD_COLUMNS, 53
    good, values[1, row] = read_implied_point(line, 26, 33)
    if not good:
        return BAD_COLUMNS, 27
    revolution = read_usual_integer(line, 63, 68)
    if revolution == BAD:
        return BAD_COLUMNS, 64
    whole[3, row] = revolution
    return GOOD, 0
