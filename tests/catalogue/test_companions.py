"""Who belongs together by the catalogues, on rows made up by the tables' own rules and on the real tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from openparos.catalogue.companions import (
    CompanionBook,
    label_companions,
    operator_names,
    programme_family,
)
from openparos.catalogue.shelf import Shelf
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, EventObject, Evidence
from openparos.model.times import Interval


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Alpha S.A.", {"alpha"}),
        ("Alpha S.A. ", {"alpha"}),
        ("ALPHA", {"alpha"}),
        ("PanAlpha (Alpha S.A.)/Sky Perfect Corp.", {"panalpha", "sky perfect"}),
        ("Optus (Parent: Somebody/Else)/Ministry of Defense", {"optus", "ministry of defense"}),
        ("Unfinished (bracket", {"unfinished"}),
        ("Unknown", set()),
        ("", set()),
        ("The Company Inc.", {"the company inc"}),
    ],
)
def test_operators_are_told_by_their_names(text: str, names: set[str]):
    assert operator_names(text) == names


def test_generations_of_one_programme_share_a_word():
    assert programme_family("Flock-3") == programme_family("Flock-4") == "flock"
    assert programme_family("Starlink 2M S2") == programme_family("Starlink 1.5 G4")
    assert programme_family("DS-P1-Yu A") is None  # too short to tell anything
    assert programme_family("-") is None


UCS_HEADER = (
    '"Name of Satellite, Alternate Names",Current Official Name of Satellite,Country/Org of UN Registry,'
    "Country of Operator/Owner,Operator/Owner,Users,Purpose,Detailed Purpose,Class of Orbit,Type of Orbit,"
    "Longitude of GEO (degrees),Perigee (km),Apogee (km),Eccentricity,Inclination (degrees),Period (minutes),"
    "Launch Mass (kg.),Date of Launch,COSPAR Number,NORAD Number"
)


def ucs_row(number: int, country: str, operator: str) -> str:
    return f"S{number},S{number},NR,{country},{operator},Civil,Communications,,GEO,,0,1,2,0,0,1436,1,1/1/2020,2020-001A,{number}"


@pytest.fixture
def book(tmp_path: Path) -> CompanionBook:
    rows = [
        ucs_row(1, "France", "Alpha S.A."),
        ucs_row(2, "France", "ALPHA"),
        ucs_row(3, "Japan", "Alpha S.A./Beta Corp."),
        ucs_row(4, "France", "Ministry of Defense"),
        ucs_row(5, "Brazil", "Ministry of Defense"),
        ucs_row(6, "Brazil", "Unknown"),
    ]
    (tmp_path / "ucs.csv").write_text("\n".join([UCS_HEADER, *rows]) + "\n", encoding="utf-8")
    return CompanionBook(Shelf.from_files([tmp_path / "ucs.csv"]))


@pytest.mark.parametrize(
    ("pair", "same"),
    [((1, 2), True), ((2, 1), True), ((1, 3), False), ((4, 5), False), ((5, 6), None), ((1, 99), None)],
)
def test_one_operator_is_a_name_and_a_country(book: CompanionBook, pair: tuple[int, int], same: bool | None):
    assert book.of(*pair).same_operator is same
    assert bool(book.of(*pair).sentences) is (same is True)


def event(kind: EventKind, numbers: tuple[int, ...]) -> Event:
    return Event(
        kind=kind, tier=Tier.CANDIDATE, objects=tuple(EventObject(one) for one in numbers), interval=Interval(0, 1),
        evidence=Evidence(("sha256:0",), "proximity", {}, "openparos"), confidence=Confidence.LOW, caveats=("first",),
    )  # fmt: skip


def test_labels_are_added_and_hide_nothing(book: CompanionBook):
    events = [
        event(EventKind.CO_LOCATION, (1, 2)),
        event(EventKind.APPROACH, (1, 5)),
        event(EventKind.CO_LOCATION, (1, 2, 3)),
        event(EventKind.MANOEUVRE, (1,)),
    ]
    labelled = label_companions(events, book)
    assert [one.event_id for one in labelled] == [one.event_id for one in events]
    assert labelled[0].quantities["same_operator"].value is True
    assert labelled[0].caveats[0] == "first"
    assert labelled[0].caveats[1].startswith("both operated by alpha (")
    assert labelled[1].quantities["same_operator"].value is False and labelled[1].caveats == ("first",)
    assert labelled[2:] == events[2:]


def test_no_tables_say_nothing():
    known = CompanionBook(Shelf({})).of(1, 2)
    assert known.same_operator is known.same_programme is None and not known.sentences


def test_real_tables_know_formations_tandems_and_stations(shared_data: Path):
    folder = shared_data / "registry"
    book = CompanionBook(Shelf.from_files([folder / "ucs_2023-05-01.csv", folder / "gcat_psatcat.tsv"]))
    assert book.of(31698, 36605).same_programme  # TerraSAR-X, TanDEM-X
    assert book.of(41335, 43437).same_programme  # Sentinel-3A, 3B
    assert book.of(33105, 41240).same_programme  # Jason 2, 3
    assert book.of(25544, 44110).station_traffic and book.of(48274, 53239).station_traffic
    assert book.of(40258, 42950).same_operator is False and book.of(40258, 42950).same_programme is False
    assert not book.of(40258, 42950).sentences
