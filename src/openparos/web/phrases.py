"""How a template speaks: labels with their places filled, signs between pieces, and what stays in English.

Statements of observation and the project's words on instruments and documents are English on every page. They are
marked so, with their direction, or an Arabic page would set them backwards and a reader's voice would spell them out.
"""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup, escape

from . import labels

UNVERIFIED_WORDS: Final = (
    "[unverified] Machine wording of labels and standing phrases, not checked by a translator."
)
"""Stands on every page whose labels no translator has checked."""
_COLONS: Final = {"fr": "\u00a0: ", "zh": "："}
_COMMAS: Final = {"ar": "، ", "zh": "、"}
_STOPS: Final = {"zh": "。"}
_RIGHT, _LEFT = "→", "←"


def isolated(text: object, language: str) -> str | Markup:
    """Return text that keeps its own direction on a page that is read from right to left.

    Without it a date behind an Arabic word stands there with its parts in reverse order.
    """
    if labels.direction(language) == "ltr" or text in ("", None):
        return text if isinstance(text, str) else str(text)
    return Markup("<bdi>{}</bdi>").format(text)


def filled(english: str, language: str, **values: object) -> str | Markup:
    """Return a label with its places filled in: ``filled("since {day}", "fr", day="2024-07-05")``.

    Parameters
    ----------
    english : str
        The label in English.
    language : str
        One of `labels.LANGUAGES`.
    **values : object
        What stands in its places; text is escaped, markup is not.
    """
    text = labels.label(english, language)
    if not values:
        return text
    return escape(text).format(**{name: isolated(each, language) for name, each in values.items()})


def spoken(language: str) -> dict[str, Any]:
    """Return what templates call to speak in a language.

    ``t`` and ``word`` are labels; ``en`` marks a piece of English, ``english`` an element that holds nothing else,
    ``own`` the words of a party, whose language is not known; the rest are signs.
    """
    elsewhere = language != "en"

    def en(text: object) -> object:
        return Markup('<span lang="en" dir="ltr">{}</span>').format(text) if elsewhere and text else text

    def own(text: object) -> object:
        return Markup("<bdi>{}</bdi>").format(text) if elsewhere and text else text

    backwards = labels.direction(language) == "rtl"
    return {
        "t": lambda english, **values: filled(english, language, **values),
        "word": lambda kind, value: labels.word(kind, value, language),
        "en": en,
        "own": own,
        "english": Markup(' lang="en" dir="ltr"') if elsewhere else "",
        "colon": _COLONS.get(language, ": "),
        "comma": _COMMAS.get(language, ", "),
        "stop": _STOPS.get(language, "."),
        "arrow": _LEFT if backwards else _RIGHT,
        "back_arrow": _RIGHT if backwards else _LEFT,
        "language": language,
        "direction": labels.direction(language),
        "unverified_words": UNVERIFIED_WORDS,
    }
