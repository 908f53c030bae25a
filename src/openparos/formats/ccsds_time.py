"""Time strings of CCSDS messages (CCSDS 502.0-B-3, 7.5.10): calendar or day of the year, Z optional."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, US_PER_SECOND

_TIME: Final = re.compile(
    r"(\d{4})-(?:(\d{2})-(\d{2})|(\d{3}))T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{0,18}))?Z?", re.ASCII
)
_DAY_ZERO: Final = date(1970, 1, 1).toordinal()


def parse_ccsds_us(text: str) -> int:
    """Read a time string as microseconds since 1970, in whatever time system the message names.

    Parameters
    ----------
    text : str
        ``2007-03-05T10:34:41.4264``, ``2007-064T10:34:41.4264``, either with a ``Z`` behind it.

    Returns
    -------
    int
        Microseconds, rounded to the nearest. Second 60 reads as the first second of the next minute,
        since the time scale of the system does not count leap seconds.

    Raises
    ------
    InputRefused
        When the text is no such time.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise InputRefused(f"{text[:60]!r} is not a time", remedy="Write it as 2024-07-05T12:00:00.000000")
    year, month, day, day_of_year, hour, minute, second, fraction = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 60:
        raise InputRefused(f"{text!r} is not a time of day")
    try:
        if day_of_year is None:
            days = date(int(year), int(month), int(day)).toordinal()
        else:
            first = date(int(year), 1, 1).toordinal()
            days = first + int(day_of_year) - 1
            if not first <= days <= date(int(year), 12, 31).toordinal():
                raise ValueError("day of year is out of range")
    except ValueError as error:
        raise InputRefused(f"{text!r} is not a date: {error}") from error
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second)
    us = (days - _DAY_ZERO) * US_PER_DAY + seconds * US_PER_SECOND
    if fraction:
        us += (int(fraction.ljust(18, "0")) + 500_000_000_000) // 10**12
    return us
