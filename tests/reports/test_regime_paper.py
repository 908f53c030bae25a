"""The walk through the paper of 2018: all fifteen paragraphs, each with lines that the data give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openparos.commitments.instruments import load_instruments
from openparos.findings.assessment import Assessment
from openparos.findings.context import Context
from openparos.findings.limits import Limits
from openparos.findings.wording import words_of_judgment
from openparos.model.times import Interval, parse_utc
from openparos.reports.assessment_folder import Asked, write_assessment
from openparos.reports.blocks import Bullets
from openparos.reports.html import render_html
from openparos.reports.language import words
from openparos.reports.papers import Setting
from openparos.reports.regime_paper import LINES, Today, regime_paper

# Paragraphs 5, 6, 8, 12 and 14 paraphrase instruments and demands, which keep their own terms.
PARAPHRASES = {6, 8, 12, 14}


@pytest.fixture
def today() -> Today:
    period = Interval(parse_utc("2007-01-01"), parse_utc("2024-12-31"))
    limits = Limits(2, 5, 3, (), (), None)
    return Today(Assessment(period, (), ()), Context(load_instruments()), limits, {"navigation": 31})


def test_every_paragraph_has_lines(today: Today):
    assert list(LINES) == list(range(1, 16))
    for number, lines in LINES.items():
        found = lines(today)
        assert found, number
        assert all(one.strip() for one in found), number


def test_the_lines_say_what_the_record_and_the_law_hold(today: Today):
    text = {number: " ".join(lines(today)) for number, lines in LINES.items()}
    assert "navigation: 31" in text[1]
    assert "Outer Space Treaty" in text[2]
    assert "3 have none" in text[4]
    assert "182 in favour, 0 against, 3 abstaining" in text[10]
    assert "Status: partly-met" in text[10]
    assert "never: no negotiation" in text[9]
    assert "8 days of informal discussion" in text[15]
    assert "a draft, not in force" in text[12]
    assert "voluntary" in text[11]


def test_no_word_of_judgment_outside_paraphrases(today: Today):
    for number, lines in LINES.items():
        if number not in PARAPHRASES:
            assert not words_of_judgment(" ".join(lines(today))), number


def test_no_sentence_of_the_seed_is_copied(today: Today, shared_data: Path):
    files = list((shared_data.parent / "seed").glob("*.txt"))
    if not files:
        pytest.skip("the seed is not at hand")
    seed = re.sub(r"\s+", " ", files[0].read_text(encoding="utf-8"))
    paper = regime_paper(today, Setting(words("en")))
    for section in paper.sections:
        for block in section.blocks:
            texts = block.items if isinstance(block, Bullets) else (getattr(block, "text", ""),)
            for text in texts:
                assert len(text) < 60 or text not in seed


def test_it_is_a_paper_of_the_folder(today: Today, tmp_path: Path):
    asked = Asked(
        today.assessment,
        today.context,
        table_of_nothing(),
        "all States alike",
        Setting(words("en"), "Viet Nam"),
        limits=today.limits,
        missions=today.missions,
    )
    files = write_assessment(tmp_path / "out", asked)
    assert {"regime-at-work.pdf", "regime-at-work.docx", "verification-matrix.pdf"} <= set(files)
    html = render_html(regime_paper(today, Setting(words("en"))), tmp_path)
    assert all(f"Paragraph {number}<" in html for number in range(1, 16))


def table_of_nothing():
    from openparos.model.elements import ELEMENT_SCHEMA

    return ELEMENT_SCHEMA.empty_table()
