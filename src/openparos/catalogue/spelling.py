"""Whether two spellings can be one name: Cyrillic or Latin, one way of transcribing or another, abbreviated.

Catalogues and registers spell names as they like: ``КОСМОС 2542``, ``Cosmos 2542``, ``Kosmos-2542``;
``Jin Zijing 3`` is ``JZJ-03``. Two names can be one where their numbers are the same and their letters
agree after transcription, or the letters of the shorter are initials of the longer one's syllables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "e",
            "g",
        ],
        strict=True,
    )
)
# Ways of transcribing that stand for one another; applied in this order to both names.
_SAME: Final = (
    ("kosmos", "cosmos"), ("express", "ekspress"), ("x", "ks"), ("shch", "sch"), ("kh", "h"), ("ts", "c"), ("yo", "e"),
    ("ye", "e"), ("iy", "i"), ("yi", "i"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("y", "i"), ("ii", "i"),
)  # fmt: skip
_PARTS: Final = re.compile(r"[a-z]+|\d+")
_VOWELS: Final = frozenset("aeiou")


@lru_cache(maxsize=65_536)
def parts_of(name: str) -> tuple[str, ...]:
    """Return the letters and numbers of a name in turn, transcribed, without case, accents and leading zeros."""
    plain = "".join(_CYRILLIC.get(letter, letter) for letter in name.casefold())
    plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    plain = plain.replace("'", "").replace("\u2019", "")
    parts: list[str] = []
    for part in _PARTS.findall(plain):
        if part.isdigit():
            parts.append(part.lstrip("0") or "0")
        elif parts and not parts[-1].isdigit():
            parts[-1] += part
        else:
            parts.append(part)
    return tuple(part if part.isdigit() else _transcribed(part) for part in parts)


def _transcribed(letters: str) -> str:
    for one, other in _SAME:
        letters = letters.replace(one, other)
    return letters


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings can be one name.

    Names without a letter are never one: a number alone is borne by many. An abbreviation needs a number,
    at least two letters and the numbers of both the same.
    """
    first, second = parts_of(one), parts_of(other)
    if first == second:
        return any(not part.isdigit() for part in first)
    numbers = [tuple(part for part in parts if part.isdigit()) for parts in (first, second)]
    if not numbers[0] or numbers[0] != numbers[1] or len(first) != len(second):
        return False
    shorter, longer = sorted((first, second), key=lambda parts: sum(map(len, parts)))
    return all(
        short == long or (not short.isdigit() and _initials(short, long))
        for short, long in zip(shorter, longer, strict=True)
    )


def _initials(short: str, long: str) -> bool:
    """Say whether letters are initials of the syllables of a word: each a consonant or the first letter."""
    if not 2 <= len(short) <= 4 or len(long) < 2 * len(short) or short[0] != long[0]:
        return False
    place = 0
    for letter in short[1:]:
        place = next(
            (at for at in range(place + 1, len(long)) if long[at] == letter and letter not in _VOWELS), -1
        )
        if place < 0:
            return False
    return True
