"""Symbols of the documents in which States register objects, and designators in their old spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from openparos.model.ids import normalise_cospar_id

_REGISTRATION: Final = re.compile(r"ST[/?.]SG[/?.]SER[.,]?[ER][/.]?0*(\d+)(.*)")
_INFORMATION: Final = re.compile(r"A/AC\.?105/?INF[./]?0*(\d+)(.*)")
_OTHER: Final = re.compile(r"A/AC\.?105/0*(\d+)(.*)")
_ONLINE_INDEX: Final = re.compile(r"(stsgser\.e|aac\.?105inf\.?|aac\.?105[._]?)0*(\d+)", re.IGNORECASE)
_GREEK: Final = (
    "ALP", "BET", "GAM", "DEL", "EPS", "ZET", "ETA", "THE", "IOT", "KAP", "LAM", "MU",
    "NU", "XI", "OMI", "PI", "RHO", "SIG", "TAU", "UPS", "PHI", "CHI", "PSI", "OME",
)  # fmt: skip
_OLD_DESIGNATOR: Final = re.compile(r"(\d{4})[ -](?:([A-Z]{1,7}) )?([A-Z]{2,7})(?: (\d{1,3}))?")
_PIECES: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, order=True)
class DocumentSymbol:
    """A registration document: the series and its number, so that documents of a series can be ordered.

    `series` is ``ST/SG/SER.E`` (Registration Convention), ``A/AC.105/INF`` (resolution 1721 B (XVI))
    or ``A/AC.105`` (other documents of the Committee).
    """

    series: str
    number: int

    def __str__(self) -> str:
        if self.series == "A/AC.105/INF":
            return f"{self.series}.{self.number}" if self.number < 400 else f"{self.series}/{self.number}"
        return f"{self.series}/{self.number}"


@lru_cache(maxsize=8192)
def parse_symbol(text: str) -> DocumentSymbol | None:
    """Read a document symbol, small slips of spelling forgiven (``ST?SG/SER.E/1141``).

    Parameters
    ----------
    text : str
        A symbol, or the address of the document in the online index (``.../stsgser.e709.html``).

    Returns
    -------
    DocumentSymbol or None
        None where blank, a dash, or nothing of the kind.
    """
    spelling = text.strip().strip('"').rstrip("*").replace(" ", "")
    for series, pattern in (
        ("ST/SG/SER.E", _REGISTRATION),
        ("A/AC.105/INF", _INFORMATION),
        ("A/AC.105", _OTHER),
    ):
        if match := pattern.fullmatch(spelling):
            return DocumentSymbol(series, int(match.group(1)))
    if match := _ONLINE_INDEX.search(spelling.rsplit("/", 1)[-1]):
        stem = match.group(1).lower()
        series = "ST/SG/SER.E" if stem.startswith("st") else "A/AC.105/INF" if "inf" in stem else "A/AC.105"
        return DocumentSymbol(series, int(match.group(2)))
    return None


@lru_cache(maxsize=65_536)
def parse_designator(text: str) -> str | None:
    """Read an international designator in the present or the Greek spelling of 1957 to 1962.

    ``1957 ALP 2`` and ``1957-ALPHA 2`` are ``1957-001B``; ``1961 A GAM 1`` (alpha gamma) counts on from the 24th letter. A trailing
    asterisk (registered with a designator still to be assigned) is dropped; a launch of one piece had no number.
    """
    spelling = text.strip().rstrip("*").strip()
    if match := _OLD_DESIGNATOR.fullmatch(spelling):
        year, twentyfours, letter, piece = match.groups()
        leading, last = _letter(twentyfours), _letter(letter)
        if last is not None and (leading is not None or twentyfours is None):
            launch = last + 1 if leading is None else last + 1 + 24 * (leading + 1)
            return f"{year}-{launch:03d}{_letters(int(piece or 1))}"
    if re.fullmatch(r"\d{4}-\d{3}-[A-Z]{1,3}", spelling):
        spelling = spelling[:8] + spelling[9:]
    return normalise_cospar_id(spelling)


def _letter(name: str | None) -> int | None:
    """Return the place of a Greek letter, spelled out, cut to three letters or (alpha, beta) to one."""
    if not name:
        return None
    if len(name) == 1:
        return {"A": 0, "B": 1, "G": 2}.get(name)
    return next((place for place, short in enumerate(_GREEK) if name.startswith(short)), None)


def _letters(number: int) -> str:
    """Return the piece letters of a number: 1 is A, 24 is Z, 25 is AA; I and O are left out."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 24)
        letters = _PIECES[rest] + letters
    return letters
