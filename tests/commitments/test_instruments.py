"""Instruments: every file in order, the compiled copy up to date, ids as the handbook fixes them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from openparos.commitments.instruments import (
    INDEX,
    SCHEMA,
    TEXTS,
    Standing,
    UnknownProvision,
    check_instrument_file,
    load_instrument_file,
    load_instruments,
)
from openparos.formats.yaml_documents import read_compiled, read_folder, read_yaml, write_compiled
from openparos.model.errors import InputRefused

FILES = sorted(TEXTS.glob("*.yaml"))
HERE = Path(__file__).parent


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_in_order(file: Path):
    assert check_instrument_file(file) == []


def test_compiled_copy_is_up_to_date():
    contents = read_compiled(INDEX, FILES)
    assert contents is not None, "run `python builders/texts.py`"
    assert contents == {path.stem: read_yaml(path).content for path in FILES}


def test_yaml_is_read_when_the_compiled_copy_is_older(tmp_path: Path):
    shutil.copy(FILES[0], tmp_path / FILES[0].name)
    index = tmp_path / "index.json"
    write_compiled(index, sorted(tmp_path.glob("*.yaml")))
    assert read_compiled(index, sorted(tmp_path.glob("*.yaml"))) is not None
    path = tmp_path / FILES[0].name
    path.write_text(path.read_text() + "remark: added by hand\n")
    assert read_compiled(index, [path]) is None
    assert read_folder(tmp_path, index)[FILES[0].stem]["remark"] == "added by hand"


def test_ids_of_the_thin_line_are_there():
    instruments = load_instruments()
    for name in (
        "ost-1967/IX", "ost-1967/XI", "ost-1967/V", "registration-1975/II", "registration-1975/IV.1.a",
        "registration-1975/IV.1.d", "registration-1975/IV.1.e", "registration-1975/IV.3",
        "registration-1975/VI", "a-68-189/42", "a-68-189/43", "a-68-189/44", "a-68-189/45",
    ):  # fmt: skip
        assert instruments.provision(name).id == name
    assert instruments.provision("ost-1967/IX").standing is Standing.IN_FORCE
    assert instruments.provision("a-68-189/42").standing is Standing.VOLUNTARY


def test_unchecked_paragraph_numbers_carry_their_mark():
    assert all(provision.unverified for provision in load_instruments()["a-68-189"].provisions)
    marked = {each.number for each in load_instruments()["ost-1967"].provisions if each.unverified}
    assert marked == {"XIV", "XV", "XVII"}  # final clauses, written from memory


def test_treaties_are_complete_article_by_article():
    articles = {
        name: {each.number.split(".")[0] for each in load_instruments()[name].provisions}
        for name in (
            "ost-1967",
            "registration-1975",
            "liability-1972",
            "moon-1979",
            "enmod-1977",
            "rescue-1968",
        )
    }
    assert {name: len(found) for name, found in articles.items()} == {
        "ost-1967": 17, "registration-1975": 12, "liability-1972": 28, "moon-1979": 21, "enmod-1977": 10,
        "rescue-1968": 10,
    }  # fmt: skip


def test_unknown_provision_names_those_there_are():
    with pytest.raises(UnknownProvision, match=r"ost-1967 has: I, II"):
        load_instruments().provision("ost-1967/XX")
    with pytest.raises(UnknownProvision, match="There are: "):
        load_instruments().provision("ost-1968/I")


@pytest.mark.parametrize("file", sorted((HERE / "good").glob("*.yaml")), ids=lambda path: path.stem)
def test_good_fixtures_load(file: Path):
    assert check_instrument_file(file) == []
    assert load_instrument_file(file).provisions


@pytest.mark.parametrize("file", sorted((HERE / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_bad_fixtures_are_refused_with_file_and_line(file: Path):
    expected = [line for line in file.with_suffix(".expected").read_text().splitlines() if line]
    found = [
        f"{refusal.file}:{refusal.line}: {refusal.reason}"
        for refusal in check_instrument_file(file, name=file.name)
    ]
    assert found == expected
    with pytest.raises(InputRefused, match=file.name):
        load_instrument_file(file)


def test_schema_is_a_schema():
    assert json.loads(SCHEMA.read_text())["type"] == "object"
