"""Every label has its words in each language, none stands in the table that no page uses, and none of them judges."""

from __future__ import annotations

import csv
import re
import string
import sys
from pathlib import Path

import pytest

from openparos.findings.wording import words_of_judgment_in
from openparos.reports.language import words
from openparos.web.labels import LANGUAGES, direction, label, language_of, word
from openparos.web.phrases import UNVERIFIED_WORDS, filled, isolated, spoken

OTHERS = [one for one in LANGUAGES if one != "en"]
NAMED_BY_OTHERS = {
    "Declaration not to be the first to place weapons in outer space",  # the name of a commitment
}
OWN_WORDS = {"Number", "Status"}
"""Labels that a paper says of something else: a count of objects, the outcome of a finding."""


@pytest.fixture(scope="module")
def builder():
    sys.path.insert(0, str(Path(__file__).parents[2] / "builders"))
    try:
        import labels
    finally:
        sys.path.pop(0)
    return labels


@pytest.fixture(scope="module")
def rows(builder) -> list[dict[str, str]]:
    with builder.TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_every_row_has_every_language_once(rows):
    assert len({row["en"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {*LANGUAGES, "wording"}
        assert all(row[name].strip() for name in LANGUAGES), row["en"]
        assert row["wording"] in ("machine", "checked")


def test_every_label_has_words_and_every_row_a_use(builder):
    assert builder.missing() == []
    assert builder.unused() == []


def test_places_are_the_same_in_every_language(rows):
    for row in rows:
        for language in OTHERS:
            assert places(row[language]) == places(row["en"]), (language, row["en"])
            assert row[language].count("|") == row["en"].count("|"), (language, row["en"])


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_judges(rows, language):
    for row in rows:
        if row["en"] not in NAMED_BY_OTHERS:
            assert not words_of_judgment_in(language, row[language]), row["en"]


@pytest.mark.parametrize(("language", "script"), [("ar", "\u0600-\u06ff"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff")])  # fmt: skip
def test_letters_are_those_of_the_language(rows, language, script):
    for row in rows:
        if re.search("[A-Za-z]", re.sub(r"\{\w+\}|\bUTC\b", "", row["en"])):
            assert re.search(f"[{script}]", row[language]), row["en"]


def test_pages_and_papers_say_the_same_alike(builder, rows):
    assert {row["en"] for row in rows} & builder.of_papers() == OWN_WORDS


def test_a_label_without_translation_stands_in_english():
    assert label("Findings", "fr") == "Constatations"
    assert label("no such label", "fr") == "no such label"
    assert word("status", "question-open", "ru") == "Вопрос открыт"
    assert word("kind", "station-change") == "station change"
    assert language_of("xx") == language_of(None) == "en"
    assert (direction("ar"), direction("zh")) == ("rtl", "ltr")


def test_what_stands_in_a_place_is_escaped_and_keeps_its_direction():
    assert filled("since {day}", "en", day="<b>") == "since &lt;b&gt;"
    assert str(filled("since {day}", "ar", day="2024-07-05")) == "منذ <bdi>2024-07-05</bdi>"
    assert str(filled("since {day}", "fr", day="2024-07-05")) == "depuis le 2024-07-05"
    assert isolated("", "ar") == ""


def test_english_is_marked_as_english():
    assert spoken("en")["en"]("A statement.") == "A statement."
    assert str(spoken("ar")["en"]("A <b>.")) == '<span lang="en" dir="ltr">A &lt;b&gt;.</span>'
    assert str(spoken("zh")["english"]) == ' lang="en" dir="ltr"'
    assert (spoken("ar")["arrow"], spoken("ru")["arrow"]) == ("←", "→")


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_says_that_no_translator_has_checked_it(client, language):
    text = client.get("/", params={"lang": language}).text
    assert text.count(words(language)("say.unverified")) == 1
    assert "[unverified]" in text
    assert UNVERIFIED_WORDS not in text
    assert words("en")("say.unverified") == UNVERIFIED_WORDS


@pytest.mark.parametrize("address", ["/", "/states/FRA?on=2024-07-05", "/instruments/ost-1967", "/findings"])
def test_english_sentences_on_an_arabic_page_are_marked(client, address):
    text = client.get(address, params={"lang": "ar", "on": "2024-07-05"}).text
    main = text[text.index("<main") : text.index("</main>")]
    for piece in re.findall(r'<p(?: class="[^"]*")?>([^<]+)', main):
        assert not re.match(r"[A-Za-z]+ [a-z]+ [a-z]+", piece.strip()), piece


def test_numbers_have_their_thousands_apart(client):
    assert "\u202f" in client.get("/record/demands", params={"lang": "fr"}).text
    assert "\u202f" not in client.get("/record/demands").text
