"""The words of papers in the six official languages: labels, standing phrases, dates, names of States.

One file a language, all with the same keys and placeholders (a test compares them). What no translator
has checked is marked so on every page. Statements of observation stay in English, the language in which
the rules make them, and the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from openparos.model.errors import InputRefused

LANGUAGES: Final = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages, in the order of the United Nations."""
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER: Final = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes
    ----------
    language : str
        ``ar``, ``zh``, ``en``, ``fr``, ``ru`` or ``es``.
    name : str
        What the language calls itself.
    direction : str
        ``ltr`` or ``rtl``.
    unverified : bool
        Whether no translator has checked the wording.
    """

    language: str
    name: str
    direction: str
    unverified: bool
    months: tuple[str, ...]
    date_form: str
    instruments: Mapping[str, str]
    phrases: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its placeholders filled in."""
        return self.phrases[key].format(**values)

    def day(self, iso: str) -> str:
        """Return ``2024-07-05`` as a date is written in this language."""
        one = date.fromisoformat(iso[:10])
        return self.date_form.format(day=one.day, month=self.months[one.month - 1], year=one.year)

    def state(self, code: str, english: str) -> str:
        """Return the short name of a State in this language, or the English name that is known."""
        from openparos.model.errors import UnknownState
        from openparos.model.states import party

        try:
            return party(code).name(self.language)
        except UnknownState:
            return english

    def provision(self, title: str, instrument: str, english: str) -> str:
        """Return a provision's title with the instrument's name in this language, where it is known."""
        return title.replace(english, self.instruments.get(instrument, english), 1)

    def isolated(self, text: str) -> str:
        """Return text without letters of a right-to-left script, marked to be read left to right in such a page.

        Else a range of dates stands there backwards and a sign behind its number.
        """
        if self.direction == "ltr" or not text or any("\u0590" <= one <= "\u08ff" for one in text):
            return text
        return f"\u2066{text}\u2069"

    def labels(self) -> dict[str, str]:
        """Return every phrase, for a template."""
        return dict(self.phrases)


@cache
def words(language: str = "en") -> Words:
    """Return the words of a language.

    Raises
    ------
    InputRefused
        When it is not one of the six.
    """
    if language not in LANGUAGES:
        raise InputRefused(
            f"no words in the language {language!r}", remedy=f"Give one of {', '.join(LANGUAGES)}"
        )
    found: dict[str, Any] = yaml.load(
        (_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"), Loader=_LOADER
    )
    return Words(
        language=found["language"],
        name=found["called"],
        direction=found["direction"],
        unverified=found["unverified"],
        months=tuple(found["months"]),
        date_form=found["date"],
        instruments=found["instruments"],
        phrases=found["phrases"],
    )
