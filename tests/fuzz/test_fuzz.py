"""The fuzz target on its seed corpus and on what hypothesis makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .fuzz_formats import read_any

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("seed", CORPUS, ids=lambda path: path.name)
def test_seeds_pass(tmp_path: Path, seed: Path):
    read_any(seed.read_bytes(), tmp_path / "input")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_mutations_of_the_seeds_pass(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    content = data.draw(st.sampled_from(CORPUS)).read_bytes()
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(content)))
        stop = data.draw(st.integers(start, min(len(content), start + 60)))
        content = content[:start] + data.draw(st.binary(max_size=20)) + content[stop:]
    read_any(content, tmp_path_factory.mktemp("fuzz") / "input")
