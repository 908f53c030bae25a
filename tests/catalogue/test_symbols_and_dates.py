"""Symbols, designators and dates in the many ways sources write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.catalogue.dates import parse_gcat_date, parse_iso_date, parse_un_date, parse_us_date
from openparos.catalogue.documents import earliest_dates
from openparos.catalogue.symbols import DocumentSymbol, parse_designator, parse_symbol
from openparos.model.times import US_PER_DAY, parse_utc


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("ST/SG/SER.E/709", "ST/SG/SER.E/709"),
        ("ST/SG/SER.E/002", "ST/SG/SER.E/2"),
        ('"ST/SG/SER,E/1143"', "ST/SG/SER.E/1143"),
        ("ST?SG/SER.E/1141", "ST/SG/SER.E/1141"),
        ("ST/SG.SER.E/1140", "ST/SG/SER.E/1140"),
        ("ST/SG/SER.E/877*", "ST/SG/SER.E/877"),
        ("A/AC.105/INF.007", "A/AC.105/INF.7"),
        ("A/AC.105/INF/439", "A/AC.105/INF/439"),
        ("A/AC.105/1072", "A/AC.105/1072"),
        ("/osoindex/data/documents/ru/st/stsgser.e709.html", "ST/SG/SER.E/709"),
        ("/osoindex/data/documents/us/a/aac.105inf.223.html", "A/AC.105/INF.223"),
    ],
)
def test_symbols(text: str, symbol: str):
    assert str(parse_symbol(text)) == symbol


@pytest.mark.parametrize("text", ["", "-", "NR", "ST/SG/", "A/RES/72/26"])
def test_what_is_no_registration_document(text: str):
    assert parse_symbol(text) is None


@pytest.mark.parametrize(
    ("text", "designator"),
    [
        ("1957 ALP 2", "1957-001B"),
        ("1958 ALP", "1958-001A"),
        ("1960 OMI", "1960-015A"),
        ("1961 A GAM 1", "1961-027A"),
        ("1961 OMI 26", "1961-015AB"),
        ("2013-076E", "2013-076E"),
        ("2025-155*", "2025-155"),
        ("", None),
        ("1961 A NIX 1", None),
    ],
)
def test_designators(text: str, designator: str | None):
    assert parse_designator(text) == designator


@given(st.dates(date(1957, 1, 1), date(2100, 1, 1)))
def test_dates_of_three_sources_agree(day: date):
    one = parse_gcat_date(f"{day.year} {day:%b} {day.day:2d}")
    assert one is not None and one.is_exact
    assert one.start_us == parse_utc(day.isoformat())
    assert parse_iso_date(day.isoformat()).start_us == one.start_us  # type: ignore[union-attr]
    assert parse_us_date(f"{day.month}/{day.day}/{day.year}").start_us == one.start_us  # type: ignore[union-attr]
    assert one.iso == day.isoformat()


@pytest.mark.parametrize(
    ("text", "iso", "days", "uncertain"),
    [
        ("2024 Apr?", "2024-04", 30, True),
        ("2019?", "2019", 365, True),
        ("2023 Dec", "2023-12", 31, False),
        ("1960s", "1960", 3653, False),
    ],
)
def test_vague_dates_say_how_vague(text: str, iso: str, days: int, uncertain: bool):
    one = parse_gcat_date(text)
    assert one is not None
    assert (one.iso, one.uncertain) == (iso, uncertain)
    assert (one.end_us + 1 - one.start_us) / US_PER_DAY == days


@pytest.mark.parametrize("text", ["*", "-", "", "soon", "2023 Feb 30"])
def test_what_is_no_date(text: str):
    assert parse_gcat_date(text) is None


def test_a_document_is_not_older_than_what_it_or_a_lower_number_registers():
    one, two, three, other = (DocumentSymbol("ST/SG/SER.E", number) for number in (1, 2, 3, 4))
    inf = DocumentSymbol("A/AC.105/INF", 500)
    bounds = earliest_dates([(one, 10), (two, 50), (two, 20), (three, 30), (other, 60), (inf, 5)])
    assert [bounds[key] for key in (one, two, three, other, inf)] == [10, 50, 50, 60, 5]


@pytest.mark.parametrize(
    "text",
    ["2013-11-05", "2013-11-05T00:00:00Z", "5 November 2013", "05-Nov-13", "5 Nov. 2013", "November 5, 2013"],
)
def test_spellings_of_one_day(text: str):
    day = parse_iso_date("2013-11-05")
    assert day is not None
    for parse in (parse_us_date, parse_un_date):
        found = parse(text)
        assert found is not None
        assert found.start_us == day.start_us


def test_the_united_nations_write_the_day_first_and_ucs_the_month():
    for text, un, us in (
        ("05/11/2013", "2013-11-05", "2013-05-11"),
        ("21.11.2013", "2013-11-21", "2013-11-21"),
    ):
        assert [parse_un_date(text).iso, parse_us_date(text).iso] == [un, us]  # type: ignore[union-attr]
    assert parse_us_date("11/21/2013").iso == parse_un_date("11/21/2013").iso == "2013-11-21"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["", "-", "in orbit", "31/31/2013", "5 Nonsense 2013", "2013", "30 February 2013"]
)
def test_what_is_no_day(text: str):
    assert parse_un_date(text) is None
    assert parse_us_date(text) is None
