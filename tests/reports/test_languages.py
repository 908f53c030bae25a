"""The words of papers: the same in all six languages, and none that judges."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from openparos.findings.finding import Status
from openparos.findings.wording import IN_OTHER_LANGUAGES, words_of_judgment, words_of_judgment_in
from openparos.model.confidence import Confidence, Tier
from openparos.model.errors import InputRefused
from openparos.model.events import EventKind
from openparos.reports.language import LANGUAGES, words

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "openparos" / "reports" / "templates"
ENGLISH = words("en")


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases_and_placeholders(language: str):
    said = words(language)
    assert list(said.phrases) == list(ENGLISH.phrases)
    assert set(said.instruments) == set(ENGLISH.instruments)
    assert len(said.months) == 12
    for key, text in said.phrases.items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(ENGLISH.phrases[key]), key
    assert placeholders(said.date_form) == ["day", "month", "year"]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_phrase_was_left_in_english(language: str):
    same = [
        key
        for key, text in words(language).phrases.items()
        if text == ENGLISH.phrases[key] and len(text) > 12 and "{" not in text
    ]
    assert not same


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_those_of_the_language(language: str):
    script = {"ar": "[\u0600-\u06ff]", "zh": "[\u4e00-\u9fff]", "ru": "[\u0400-\u04ff]"}.get(
        language, "[A-Za-z]"
    )
    for key, text in words(language).phrases.items():
        if len(text.strip()) > 1:
            assert re.search(script, text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_judgment_in_any_phrase(language: str):
    for key, text in words(language).phrases.items():
        if key != "head.body":  # the Conference's own name speaks of arms in every language
            assert not words_of_judgment_in(language, text), key


@pytest.mark.parametrize("language", IN_OTHER_LANGUAGES)
def test_the_guard_of_each_language_notices(language: str):
    wrong = {
        "fr": "une violation du traité",
        "es": "un objeto hostil",
        "ru": "это нарушение",
        "zh": "违反条约",
        "ar": "هذا انتهاك",
    }
    assert words_of_judgment_in(language, wrong[language])


@pytest.mark.parametrize("file", sorted(TEMPLATES.iterdir()), ids=lambda one: one.name)
def test_no_word_of_judgment_in_any_template(file: Path):
    assert not words_of_judgment(file.read_text(encoding="utf-8"))


def test_whatever_a_finding_or_event_can_say_has_a_word():
    assert {f"status.{one.value}" for one in Status} <= set(ENGLISH.phrases)
    assert {f"kind.{one.value}" for one in EventKind} <= set(ENGLISH.phrases)
    assert {f"confidence.{one.value}" for one in Confidence} <= set(ENGLISH.phrases)
    assert {f"tier.{one.value}" for one in Tier} <= set(ENGLISH.phrases)


def test_only_english_is_not_marked_unverified():
    assert [one for one in LANGUAGES if not words(one).unverified] == ["en"]
    assert "[unverified]" in words("ar")("say.unverified")


def test_dates_and_states_are_written_as_the_language_does():
    assert words("en").day("2024-07-05") == "5 July 2024"
    assert words("zh").day("2024-07-05") == "2024年7月5日"
    assert words("ar").day("2024-07-05") == "5 تموز/يوليه 2024"
    assert words("fr").state("VNM", "Viet Nam") == "Viet Nam"
    assert words("ru").state("VNM", "Viet Nam") != "Viet Nam"
    assert words("fr").state("no such code", "as given") == "as given"


def test_what_is_not_arabic_is_isolated_on_an_arabic_page():
    said = words("ar")
    assert said.isolated("2024-07-05 – 2024-07-06") == "\u20662024-07-05 – 2024-07-06\u2069"
    assert said.isolated("عالية") == "عالية"
    assert words("fr").isolated("2024-07-05") == "2024-07-05"


def test_another_language_is_refused():
    with pytest.raises(InputRefused, match="no words"):
        words("de")
