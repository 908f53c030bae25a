"""Dates as catalogues write them: exact, vague or open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from openparos.model.times import US_PER_DAY

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GCAT: Final = re.compile(r"(\d{4})(s?)(?:\s+([A-Z][a-z]{2})(?:\s+(\d{1,2}))?)?.*?(\??)")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_WORDED: Final = re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?[ -](?P<year>\d{4}|\d{2})\b")
_WORDED_MONTH_FIRST: Final = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})\b")
_EPOCH_DAY: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date known to a day, a month or a year.

    Attributes
    ----------
    start_us, end_us : int
        First and last instant it can mean, microseconds since 1970.
    text : str
        As the source writes it.
    uncertain : bool
        The source marks it with a question mark.
    """

    start_us: int
    end_us: int
    text: str
    uncertain: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it names one day."""
        return self.end_us - self.start_us < US_PER_DAY

    @property
    def iso(self) -> str:
        """As far as it is known: ``1957-10-04``, ``1957-10`` or ``1957``."""
        first = datetime.fromtimestamp(self.start_us / 1e6, UTC)
        length_days = (self.end_us - self.start_us) / US_PER_DAY
        return first.strftime("%Y-%m-%d" if length_days < 1 else "%Y-%m" if length_days < 32 else "%Y")


@lru_cache(maxsize=65_536)
def parse_gcat_date(text: str) -> VagueDate | None:
    """Read a date of GCAT: ``1957 Oct  4``, ``2024 Apr?``, ``1960s?``; None for ``*``, ``-`` or blank.

    Source: GCAT, "Vague dates" (planet4589.org/space/gcat/web/intro/vague.html).
    """
    match = _GCAT.fullmatch(text.strip())
    if match is None:
        return None
    year_text, decade, month_text, day_text, mark = match.groups()
    year = int(year_text)
    try:
        if decade:
            first, after = date(year, 1, 1), date(year + 10, 1, 1)
        elif month_text is None:
            first, after = date(year, 1, 1), date(year + 1, 1, 1)
        else:
            month = _MONTHS.index(month_text) + 1
            first = date(year, month, int(day_text or 1))
            if day_text:
                after = date.fromordinal(first.toordinal() + 1)
            else:
                after = date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
    return VagueDate(_us(first), _us(after) - 1, " ".join(text.split()), bool(mark))


@lru_cache(maxsize=65_536)
def parse_iso_date(text: str) -> VagueDate | None:
    """Read ``2019-08-06``; None where blank or no date."""
    try:
        first = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return VagueDate(_us(first), _us(first) + US_PER_DAY - 1, text.strip())


@lru_cache(maxsize=65_536)
def parse_us_date(text: str) -> VagueDate | None:
    """Read month/day/year as the UCS database writes it, or a date in another spelling; None where it is none."""
    return _parse_date(text, month_first=True)


@lru_cache(maxsize=65_536)
def parse_un_date(text: str) -> VagueDate | None:
    """Read a date of the register: ``2013-11-21``, ``21/11/2013`` (day first, as the United Nations write) or in words."""
    return _parse_date(text, month_first=False)


def _parse_date(text: str, *, month_first: bool) -> VagueDate | None:
    if iso := parse_iso_date(text):
        return iso
    spelling = text.strip()
    if match := _SLASHED.match(spelling):
        first, second, year = (int(part) for part in match.groups())
        month, day = (first, second) if month_first else (second, first)
        if month > 12 >= day:  # can only be meant the other way round
            month, day = day, month
    elif match := _WORDED.match(spelling) or _WORDED_MONTH_FIRST.match(spelling):
        name = match["month"][:3].title()
        if name not in _MONTHS:
            return None
        month, day, year = _MONTHS.index(name) + 1, int(match["day"]), int(match["year"])
    else:
        return None
    if year < 100:
        year += 1900 if year >= 57 else 2000
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return VagueDate(_us(found), _us(found) + US_PER_DAY - 1, spelling)


def _us(day: date) -> int:
    return (day.toordinal() - _EPOCH_DAY) * US_PER_DAY
