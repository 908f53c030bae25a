"""Standing sentences: the same in every language, no number lost, half a sentence never."""

from __future__ import annotations

import re

import pytest
import yaml

from openparos.findings.wording import words_of_judgment_in
from openparos.reports import sentences as module
from openparos.reports.language import LANGUAGES, words
from openparos.reports.sentences import rendered, sentences

OTHERS = [one for one in LANGUAGES if one != "en"]
ROWS = yaml.safe_load((module._FILE).read_text(encoding="utf-8"))
STATEMENTS = (
    "EXPRESS-AM22 (SESAT 2) (28134, 2003-060A; Netherlands (Kingdom of the) as catalogue owner) changed its orbit between "
    "2 December 2018, 02:22 UTC and 17 March 2019, 04:12 UTC, by -9.29 ± 0.14 m/s along its track; no notice of it is on file here.",
    "On 16 March 2019, 14:01 UTC ONE (IS-12) (26590, 2000-068A; France) and TWO (IS-906) (27513; State not in the data at hand) stood 0.086 degrees "
    "apart in longitude, at 64.23° west, with a relative drift of -0.002 degrees a day; the least distance computed for the half day "
    "before and after is 62 km, at 16 March 2019, 14:01 UTC, and these element sets do not know it better than 21 km (95 of 100).",
    "No register entry was found for SKY (40664, 2015-026B; Mexico as catalogue owner), launched 2015-05-27, in GCAT 2025-04-07, "
    "SATCAT 2019-08-06, UN Register index; asked on 31 December 2019.",
    "India declared that the pieces of the launch 2019-006 would be gone 45 days after 27 March 2019; with element sets no older than "
    "10 days stood 20 after 267 days and 3 after 400 days.",
    "An object of the launch 1992-052 came apart on 29 July 2019, 12:01 UTC (± 76.7 h); 8 pieces are catalogued in the sets at hand; "
    "median velocity of the pieces 40.1 m/s, spread 45.7 m/s; no notice of it is on file here. Whether it was planned does not show in orbits.",
)  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_stands_in_every_language_with_the_same_placeholders(language: str):
    for row in ROWS:
        there = set(re.findall(r"\{(\w+)\}", row["en"]))
        said = re.findall(r"\{(\w+)\}", row[language])
        assert set(said) <= there, row["en"]
        assert len(said) == len(set(said)), row["en"]
        assert there - set(said) <= {"words4"}, row["en"]
        assert not words_of_judgment_in(language, row[language]), row["en"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_is_rendered_whole_and_no_number_is_lost(language: str, statement: str):
    text = rendered(statement, words(language))
    assert text is not None
    for one in re.findall(r"-?\d+\.\d+|\d{5}", statement):
        assert one in text, one
    assert not re.search(r"\b(the|its|and|stood|found|between)\b", text.replace("UN Register index", ""))
    assert not words_of_judgment_in(language, text)


def test_a_piece_that_nobody_foresaw_leaves_the_whole_in_english():
    assert rendered(STATEMENTS[0].replace("no notice", "perhaps no notice"), words("fr")) is None
    assert rendered(STATEMENTS[0], words("en")) is None


def test_the_name_of_a_state_is_that_of_the_language():
    text = rendered(STATEMENTS[0], words("fr"))
    assert text is not None
    assert "Pays-Bas" in text
    assert "propriétaire selon le catalogue" in text


def test_every_sentence_is_recognised_as_itself():
    fill = {
        "who": "ONE (12345, 2001-001A; France)", "whos": "ONE (12345; France) and TWO (12346; Spain)", "when": "5 July 2024, 12:00 UTC",
        "day": "5 July 2024", "iso": "2024-07-05", "lon": "12.30° west", "state": "France", "states": "France and Spain",
        "counts": "20 after 45 days", "words": "GCAT 2025", "item": "basic orbit",
    }  # fmt: skip
    for row, one in zip(ROWS, sentences(), strict=True):
        text = row["en"].format(**{name: fill.get(kind, "3.5") for name, kind in one.kinds.items()})
        assert any(shape.match(text + ".") for shape in one.shapes), row["en"]
