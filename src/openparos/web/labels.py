"""The words of the pages: every label goes through `label`, in the language the reader asked for.

A label is named by its English words, so that a template reads as the page does. `data/labels.csv` has a row a
label and a column for each further language; then come the phrases of papers; what is in neither stands in English.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from openparos.reports.blocks import STANDING_LABELS, STATUS_LABELS
from openparos.reports.language import words

LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
    "ar": "العربية",
}
"""The six official languages of the United Nations, each under its own name."""
RIGHT_TO_LEFT: Final = frozenset({"ar"})
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": STATUS_LABELS,
    "standing": STANDING_LABELS,
    "bound": {"yes": "Bound", "no": "Not bound", "unknown": "Not known", "nobody": "Binds nobody"},
    "vote": {"yes": "Yes", "no": "No", "abstain": "Abstaining", "not-voting": "Not voting"},
    "grade": {
        "A": "Observable: strong",
        "B": "Observable: partial",
        "C": "On paper only",
        "N": "Nothing public shows it",
    },
    "stage-of-finding": {
        "bulletin": "In the reviewed bulletin",
        "automatic": "Automatic list",
        "no-reply": "Sent; no reply in time",
        "replied": "Sent and answered",
        "sent": "Sent to the State concerned",
    },
    "kind": {"co-location": "co-location", "break-up": "break-up"},
    "tier": {"bulletin": "fit for publication", "candidate": "for an analyst"},
    "timing": {
        "before": "given before the event",
        "after": "given after the event",
        "any": "given at any time",
    },
    "open": {"yes": "Open", "no": "Not open", "unknown": "Not known", "simulated": "Simulated"},
    "clock-by": {
        "text": "set by the text",
        "agreed": "agreed by the parties",
        "proposed": "proposed by one side",
        "count": "set by nobody; only counted",
    },
    "signatures": {"hold": "they hold", "not checked": "not checked"},
    "moment": {"in force": "entry into force"},
    "basis": {
        "registry": "State of registry",
        "owner-catalogue": "owner named by a catalogue",
        "launching": "a launching State",
    },
}
"""Values of fixed lists in words, by the list."""
_FILE: Final = Path(__file__).parent / "data" / "labels.csv"


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return {row["en"]: row for row in csv.DictReader(stream)}


@cache
def _of_papers(language: str) -> Mapping[str, str]:
    """Return the phrases of papers by their English words: what a paper and a page both say, both say alike."""
    here, there = words("en").phrases, words(language).phrases
    return {text: there[key] for key, text in here.items() if "{" not in text}


def label(english: str, language: str = "en") -> str:
    """Return a label in a language, in English where it is not translated.

    Parameters
    ----------
    english : str
        The label in English, such as ``Who was told``.
    language : str
        One of `LANGUAGES`.
    """
    if language == "en":
        return english
    return _table().get(english, {}).get(language) or _of_papers(language).get(english) or english


def word(kind: str, value: object, language: str = "en") -> str:
    """Return a value of a fixed list in words: ``word("status", "question-open")`` is "Question open".

    Parameters
    ----------
    kind : str
        A list of `WORDS`; of another kind the value itself is taken, its hyphens as spaces.
    value : object
        The value.
    language : str
        One of `LANGUAGES`.
    """
    english = WORDS.get(kind, {}).get(str(value)) or str(value).replace("-", " ").replace("_", " ")
    return label(english, language)


def language_of(asked: str | None) -> str:
    """Return the language asked for, English where it is none of the six."""
    return asked if asked is not None and asked in LANGUAGES else "en"


def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
