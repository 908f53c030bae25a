"""Joining catalogues: what agrees, what disagrees, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from openparos.catalogue import gcat, register, satcat, ucs
from openparos.catalogue.dates import VagueDate, parse_iso_date
from openparos.catalogue.identity import Index, alike
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
        (Row(None, "2021-050", ""), 200, ("launch",), "low", "piece"),
    ],
)
def test_matches(row: Row, norad_id: int, basis: tuple[str, ...], confidence: str, conflict: str | None):
    match = INDEX.find(row)
    assert match is not None
    assert (match.norad_id, match.basis, match.confidence.value) == (norad_id, basis, confidence)
    assert (match.conflict is None) if conflict is None else (conflict in (match.conflict or ""))


def test_an_unnamed_piece_of_a_launch_stays_unnamed():
    match = INDEX.find(Row(None, "2020-001"))
    assert match is not None
    assert match.norad_id is None
    assert match.candidates == (100, 101)


@pytest.mark.parametrize(
    "row", [Row(None, None), Row(7, "2099-001A"), Row(None, None, "Beta 7", parse_iso_date("2020-01-09"))]
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

    everything = Index([*payloads, *entries])
    end_us = parse_utc("2025-04-08")
    lists = list(ucs.satellites(tables["ucs"]))  # type: ignore[arg-type]
    assert sum(everything.find(one) is not None for one in lists) >= 0.99 * len(lists)
    rows = [
        one
        for one in register.entries(tables["register"])  # type: ignore[arg-type]
        if one.launch and one.launch.start_us < end_us
    ]
    matches = [match for one in rows if (match := everything.find(one))]
    # Three in a hundred rows of the index give the launch alone, no piece: joined to the launch.
    assert len(matches) >= 0.99 * len(rows)
    assert sum(match.norad_id is not None for match in matches) >= 0.97 * len(rows)
