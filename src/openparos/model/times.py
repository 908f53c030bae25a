"""Instants of UTC as integer microseconds since 1970-01-01, and intervals between them.

No local time anywhere. Leap seconds are not counted, as in POSIX time and in every published
element set; a time written with second 60 is refused where it would have to be stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from .errors import InputRefused

US_PER_SECOND: Final = 1_000_000
US_PER_DAY: Final = 86_400 * US_PER_SECOND
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ISO: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?"
    r"(Z|\+00:?00|[+-]\d{2}:?\d{2})?"
)


def parse_utc(text: str, *, zone_required: bool = False) -> int:
    """Read an ISO 8601 date or date-time as UTC.

    Parameters
    ----------
    text : str
        For example ``2024-07-05``, ``2024-07-05T12:00:00Z`` or with fractions of a second. A time
        without a zone is taken as UTC; an offset other than zero is converted.
    zone_required : bool
        Refuse a time of day without a zone (notices between States must say it).

    Returns
    -------
    int
        Microseconds since 1970-01-01T00:00:00Z, rounded to the nearest.

    Raises
    ------
    InputRefused
        When the text is no such time.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise InputRefused(
            f"{text!r} is not a UTC time", remedy="Write it as 2024-07-05 or 2024-07-05T12:00:00Z"
        )
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    if zone_required and hour is not None and zone is None:
        raise InputRefused(f"{text!r} has no time zone", remedy="Add Z for UTC")
    try:
        whole = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
        )
    except ValueError as error:
        raise InputRefused(f"{text!r} is not a UTC time: {error}") from error
    delta = whole - _EPOCH
    us = (delta.days * 86_400 + delta.seconds) * US_PER_SECOND
    if fraction:
        us += (int(fraction.ljust(12, "0")) + 500_000) // 1_000_000
    if zone and zone not in ("Z", "+00:00", "+0000"):
        sign = -1 if zone[0] == "-" else 1
        digits = zone[1:].replace(":", "")
        us -= sign * (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * US_PER_SECOND
    return us


def format_utc(us: int, *, decimals: int = 0) -> str:
    """Write an instant as ISO 8601 with Z.

    Parameters
    ----------
    us : int
        Microseconds since 1970.
    decimals : int
        Decimals of the second, 0 to 6; rounded half up.
    """
    if not 0 <= decimals <= 6:
        raise InputRefused(f"{decimals} decimals of a second; 0 to 6 are possible")
    unit = 10 ** (6 - decimals)
    us = (int(us) + unit // 2) // unit * unit
    moment = _EPOCH + timedelta(microseconds=us)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    return f"{text}.{us % US_PER_SECOND:06d}"[: 20 + decimals] + "Z" if decimals else text + "Z"


def now_us() -> int:
    """Return this computer's time in microseconds since 1970."""
    delta = datetime.now(UTC) - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * US_PER_SECOND + delta.microseconds


def to_datetime(us: int) -> datetime:
    """Return an instant as an aware datetime in UTC."""
    return _EPOCH + timedelta(microseconds=int(us))


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of time, both ends included, in microseconds since 1970.

    An interval without a best time says only that something happened between its ends.
    """

    start_us: int
    end_us: int

    def __post_init__(self) -> None:
        if self.end_us < self.start_us:
            raise InputRefused(
                f"interval ends ({format_utc(self.end_us)}) before it starts ({format_utc(self.start_us)})"
            )

    @property
    def duration_days(self) -> float:
        """Length in days."""
        return (self.end_us - self.start_us) / US_PER_DAY

    def contains(self, us: int) -> bool:
        """Say whether an instant lies in it."""
        return self.start_us <= us <= self.end_us

    def overlaps(self, other: Interval) -> bool:
        """Say whether the two share an instant."""
        return self.start_us <= other.end_us and other.start_us <= self.end_us

    def to_json(self) -> dict[str, str]:
        """Return ``{"start": ..., "end": ...}`` in ISO 8601."""
        return {"start": format_utc(self.start_us), "end": format_utc(self.end_us)}
