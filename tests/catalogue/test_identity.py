"""Joining catalogues: what agrees, what disagrees, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from openparos.catalogue import gcat, satcat
from openparos.catalogue.dates import VagueDate, parse_iso_date
from openparos.catalogue.identity import Index, alike
from openparos.catalogue.join_check import check_rules
from openparos.catalogue.joins import join_report, register_inputs
from openparos.catalogue.shelf import Shelf
from openparos.model.times import parse_utc


@dataclass
class Row:
    norad_id: int | None
    cospar_id: str | None
    name: str = ""
    launch: VagueDate | None = None


DAY = parse_iso_date("2020-01-02")
INDEX = Index(
    [
        Row(100, "2020-001A", "ALPHA SAT 1", DAY),
        Row(101, "2020-001B", "BETA 7", DAY),
        Row(200, "2021-050A", "Kosmos-9999", parse_iso_date("2021-06-01")),
        Row(300, "2022-010A", "-", parse_iso_date("2022-02-02")),
    ]
)


@pytest.mark.parametrize(
    ("row", "norad_id", "basis", "confidence", "conflict"),
    [
        (Row(100, "2020-001A"), 100, ("number", "designator"), "high", None),
        (Row(100, None), 100, ("number",), "moderate", None),
        (Row(None, "2020-001B"), 101, ("designator",), "moderate", None),
        (Row(999, "2020-001B"), 101, ("designator",), "moderate", "number 999"),
        (Row(100, "2020-001C"), 100, ("number",), "moderate", "2020-001C against 2020-001A"),
        (Row(100, "2020-001B", "Beta-7"), 101, ("designator", "name"), "low", "another object"),
        (Row(100, "2020-001B", "Alpha Sat-1"), 100, ("number",), "moderate", "against"),
        (Row(100, "2019-001A"), 100, ("number",), "low", "against"),
        (
            Row(None, None, "Cosmos 9999", parse_iso_date("2021-06-01")),
            200,
            ("name", "launch"),
            "low",
            "neither",
        ),
        (Row(None, "2020-001", "Beta 7"), 101, ("launch", "name"), "moderate", None),
    ],
)
def test_matches(row: Row, norad_id: int, basis: tuple[str, ...], confidence: str, conflict: str | None):
    match = INDEX.find(row)
    assert match is not None
    assert (match.norad_id, match.basis, match.confidence.value) == (norad_id, basis, confidence)
    assert (match.conflict is None) if conflict is None else (conflict in (match.conflict or ""))


@pytest.mark.parametrize(("designator", "mates"), [("2020-001", (100, 101)), ("2021-050", (200,))])
def test_an_unnamed_piece_of_a_launch_stays_unnamed(designator: str, mates: tuple[int, ...]):
    # Even where the catalogue has one object of the launch: the row may mean another that it has not.
    match = INDEX.find(Row(None, designator))
    assert match is not None
    assert match.norad_id is None
    assert match.candidates == mates


@pytest.mark.parametrize(
    ("name", "launch", "norad_id"),
    [
        ("Delta 4", "2015-09-19", None),  # all three speak against the number
        ("Delta 4", "2021-06-01", 200),  # the day agrees: a slip in the designator
        ("Kosmos 9999", "2015-09-19", 200),  # the name agrees: catalogues dispute the launch
    ],
)
def test_a_number_goes_when_designator_day_and_name_speak_against_it(
    name: str, launch: str, norad_id: int | None
):
    match = INDEX.find(Row(200, "2015-049R", name, parse_iso_date(launch)))
    assert (match.norad_id if match else None) == norad_id


@pytest.mark.parametrize(
    "row",
    [
        Row(None, None),
        Row(None, None, "-", parse_iso_date("2022-02-02")),
        Row(None, None, "", parse_iso_date("2022-02-02")),
        Row(7, "2099-001A"),
        Row(None, None, "Beta 7", parse_iso_date("2020-01-09")),
    ],
)
def test_what_is_nowhere_is_not_found(row: Row):
    assert INDEX.find(row) is None


def test_names_are_compared_without_case_and_punctuation():
    assert alike("COSMOS 2491", "Kosmos-2491") == 1.0
    assert alike("", "Kosmos") == 0.0
    assert alike("Yaogan 35C", "Beidou 3") < 0.3


def test_the_real_catalogues_join(shared_data: Path):
    shelf = Shelf.from_folder(shared_data / "registry")
    tables = {kind: shelf.table(kind) for kind in ("gcat-psatcat", "satcat", "register", "ucs")}
    assert all(tables.values())
    payloads = list(gcat.payloads(tables["gcat-psatcat"]))  # type: ignore[arg-type]
    entries = list(satcat.entries(tables["satcat"]))  # type: ignore[arg-type]
    early = [one for one in payloads if one.launch and one.launch.start_us < parse_utc("2019-08-01")]
    in_satcat = Index(entries)
    joined = [match for one in early if (match := in_satcat.find(one))]
    by_number_or_designator = [one for one in joined if {"number", "designator"} & set(one.basis)]
    assert len(by_number_or_designator) >= 0.99 * len(early)

    joins = {one.rows_of.split()[0]: one for one in join_report(shelf)}
    assert joins["UCS"].to_json()["share_to_one_object"] >= 0.99
    outcomes = joins["UN"].outcomes()
    assert sum(outcomes.values()) == len(joins["UN"].rows)
    # Three in a hundred rows of the index name no piece of their launch. Most are as many as the objects left.
    assert outcomes["number or designator"] >= 0.97 * len(joins["UN"].rows)
    assert joins["UN"].to_json()["share_to_one_object_or_group"] >= 0.99
    assert all(
        line["reason"] or line["outcome"] in ("one object", "group", "released from")
        for line in joins["UN"].left()
    )


def test_joins_without_a_designator_are_right_where_the_object_is_known(shared_data: Path):
    inputs = register_inputs(Shelf.from_folder(shared_data / "registry"))
    assert inputs is not None
    for with_documents in (True, False):
        hidden, rules = check_rules(*inputs, with_documents=with_documents)
        settled, wrong = sum(one.right + one.wrong for one in rules), sum(one.wrong for one in rules)
        assert hidden > 4_900
        assert settled > 0.9 * hidden
        assert wrong <= 0.005 * settled
