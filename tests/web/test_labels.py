"""Every label has its words in each language, none stands in the table that no page uses."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from openparos.web.labels import LANGUAGES, WORDS, direction, label, language_of, word
from openparos.web.rendering import NAVIGATION


def table(folder_of_pages: Path) -> list[dict[str, str]]:
    with (folder_of_pages / "data" / "labels.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_has_every_language_once(folder_of_pages):
    rows = table(folder_of_pages)
    assert len({row["en"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == set(LANGUAGES)
        assert all(row[name].strip() for name in LANGUAGES), row["en"]


def test_every_row_is_used(folder_of_pages):
    pages = "".join(one.read_text() for one in (folder_of_pages / "templates").glob("*.j2"))
    used = set(re.findall(r"t\(\"([^\"]+)\"\)", pages)) | {name for name, _ in NAVIGATION}
    used |= {text for words in WORDS.values() for text in words.values()}
    used |= {"high", "moderate", "low", "excluded", "not excluded", "not tested", "provisions"}
    assert {row["en"] for row in table(folder_of_pages)} - used == set()


def test_a_label_without_translation_stands_in_english():
    assert label("Findings", "fr") == "Constatations"
    assert label("no such label", "fr") == "no such label"
    assert word("status", "question-open", "ru") == "Вопрос открыт"
    assert word("kind", "station-change") == "station change"
    assert language_of("xx") == language_of(None) == "en"
    assert (direction("ar"), direction("zh")) == ("rtl", "ltr")
