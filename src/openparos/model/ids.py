"""Identity of objects: catalogue numbers to nine digits, alpha-5, international designators.

The five-digit catalogue ran out in July 2026: a number is an integer, the spelling is only a
spelling. Identity never rests on a propagator's idea of the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from .errors import InputRefused

LARGEST_NORAD_ID: Final = 999_999_999
LARGEST_ALPHA5_ID: Final = 339_999
# The letters I and O are left out, since they read as 1 and 0 (Space-Track, "Alpha-5").
ALPHA5_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DESIGNATOR: Final = re.compile(r"(\d{4})-(\d{3})([A-Z]{0,3})")
_TLE_DESIGNATOR: Final = re.compile(r"(\d{2})(\d{3})([A-Z]{1,3})")


def parse_norad_id(text: str) -> int:
    """Read a catalogue number in any spelling.

    Parameters
    ----------
    text : str
        ``5``, ``00005``, ``25544``, ``T0291`` (alpha-5) or up to nine digits.

    Returns
    -------
    int
        The number, 0 to 999,999,999.

    Raises
    ------
    InputRefused
        When the text is no catalogue number.
    """
    spelling = text.strip().upper()
    if spelling.isascii() and spelling.isdigit() and len(spelling.lstrip("0")) <= 9:
        return int(spelling)
    if len(spelling) == 5 and spelling[0] in ALPHA5_LETTERS and spelling[1:].isdigit():
        return (ALPHA5_LETTERS.index(spelling[0]) + 10) * 10_000 + int(spelling[1:])
    raise InputRefused(
        f"{text!r} is not a catalogue number",
        remedy="Give up to nine digits, or alpha-5 such as T0291 (letters I and O do not occur)",
    )


def format_alpha5(norad_id: int) -> str:
    """Spell a catalogue number in the five columns of a TLE.

    Raises
    ------
    InputRefused
        When five columns cannot hold it (above 339999): such an object has no TLE.
    """
    if 0 <= norad_id <= 99_999:
        return f"{norad_id:05d}"
    if norad_id <= LARGEST_ALPHA5_ID and norad_id > 0:
        return f"{ALPHA5_LETTERS[norad_id // 10_000 - 10]}{norad_id % 10_000:04d}"
    raise InputRefused(
        f"catalogue number {norad_id} does not fit the five columns of a TLE",
        remedy="Write an OMM instead (CSV, JSON, KVN or XML)",
    )


def normalise_cospar_id(text: str) -> str | None:
    """Read an international designator in the spelling of TLE or COSPAR.

    Parameters
    ----------
    text : str
        ``98067A`` (two-digit years 57 to 99 are 1957 to 1999) or ``1998-067A``; ``1998-067`` names
        a launch.

    Returns
    -------
    str or None
        ``1998-067A``, or None where the text is blank or no designator.
    """
    spelling = text.strip().upper().replace(" ", "")
    if match := _DESIGNATOR.fullmatch(spelling):
        return spelling
    if match := _TLE_DESIGNATOR.fullmatch(spelling):
        year, launch, piece = match.groups()
        century = 1900 if int(year) >= 57 else 2000
        return f"{century + int(year)}-{launch}{piece}"
    return None


@dataclass(frozen=True, slots=True, order=True)
class ObjectId:
    """One catalogued object: its number, and its international designator where known.

    Two ids are the same object when their numbers are; a designator can be corrected later.
    """

    norad_id: int
    cospar_id: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.norad_id <= LARGEST_NORAD_ID:
            raise InputRefused(f"catalogue number {self.norad_id} has more than nine digits or is negative")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a catalogue number in any spelling (see `parse_norad_id`)."""
        return cls(parse_norad_id(text))

    @property
    def launch(self) -> str | None:
        """The launch part of the designator, ``1998-067``."""
        return self.cospar_id[:8] if self.cospar_id else None

    @property
    def has_tle_spelling(self) -> bool:
        """Whether a TLE can hold the number."""
        return self.norad_id <= LARGEST_ALPHA5_ID

    def __str__(self) -> str:
        return f"{self.norad_id} ({self.cospar_id})" if self.cospar_id else str(self.norad_id)
