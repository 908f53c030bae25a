"""What the texts may not hold: sentences of the seed, words of judgement, facts without a source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import openparos.commitments.instruments as instruments
import openparos.record.entries as entries
from openparos.formats.yaml_documents import read_yaml

FILES = sorted(
    [
        *instruments.TEXTS.glob("*.yaml"),
        *(instruments.FOLDER / "conduct").glob("*.yaml"),
        *entries.TEXTS.glob("*.yaml"),
    ]
)
# The first 16 hex digits of SHA-256 over each sentence of the seed, words in lower case, one space between.
SEED_SENTENCES = Path(__file__).parent / "seed-sentences.sha256"


def texts(content: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for name, value in content.items():
            yield from texts(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value, key)
    elif isinstance(content, str):
        yield key, content


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def sentences(text: str) -> list[str]:
    parts = re.split(r"(?<=[.;:])\s+|\n\s*\n", text)
    return [" ".join(words(part)) for part in parts if len(words(part)) >= 6]


def digest(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:16]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_sentence_of_the_seed(file: Path):
    known = set(SEED_SENTENCES.read_text().split())
    assert len(known) >= 30
    for key, text in texts(read_yaml(file).content):
        if key == "title":
            continue
        for sentence in (*sentences(text), " ".join(words(text))):
            assert digest(sentence) not in known, sentence


def test_the_hashes_are_those_of_the_seed(shared_data: Path):
    seed = next((shared_data.parent / "seed").glob("*.txt")).read_text()
    assert set(SEED_SENTENCES.read_text().split()) == {digest(each) for each in sentences(seed)}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_long_run_of_words_of_the_seed(file: Path, shared_data: Path):
    """Twelve words in a row are a copy; names of things and titles of resolutions are not statements."""
    seed = words(next((shared_data.parent / "seed").glob("*.txt")).read_text())
    runs = {tuple(seed[start : start + 12]) for start in range(len(seed) - 11)}
    for key, text in texts(read_yaml(file).content):
        if key in ("title", "name", "reference"):
            continue
        found = words(text)
        for start in range(len(found) - 11):
            assert tuple(found[start : start + 12]) not in runs, text


OWN_VOICE = re.compile(
    r"\b(violat\w*|guilty|suspicio\w*|inspectors?|breach\w*|targets?|hostile)\b", re.IGNORECASE
)
# The instruments' own terms, in paraphrases of their articles.
TERMS_OF_LAW = {
    ("conduct", "hostile"),
    ("enmod-1977", "hostile"),
    ("moon-1979", "hostile"),
}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_word_of_judgement(file: Path):
    for _, text in texts(read_yaml(file).content):
        for word in OWN_VOICE.findall(text):
            assert (file.stem, word.lower()) in TERMS_OF_LAW, text


# What the people who wrote a text had before them and a reader does not.
OUT_OF_REACH = re.compile(r"working notes|handbook|source check|/work/|our files|\bseed\b", re.IGNORECASE)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_source_is_one_that_a_reader_cannot_have(file: Path):
    assert not OUT_OF_REACH.search(file.read_text(encoding="utf-8"))


def test_what_is_recalled_carries_the_mark():
    for provision in instruments.load_instruments().provisions.values():
        assert provision.unverified or "recalled" not in provision.source, provision.id


def test_every_fact_has_a_source_or_the_mark():
    for instrument in instruments.load_instruments().values():
        assert all(source.reference for source in instrument.sources)
        for provision in instrument.provisions:
            assert provision.source
            if instrument.standing == "draft" and "seen" not in provision.source and instrument.symbol:
                assert provision.unverified
    record = entries.load_record()
    for kind in ("bodies", "documents", "meetings", "decisions", "claims"):
        for each in getattr(record, kind).values():
            assert each.source


def test_no_address_of_a_machine_or_quotation_marks_around_copied_text():
    for file in FILES:
        text = file.read_text()
        assert "/work/" not in text
        assert "https://" not in text
