"""Whose an object is on a day, with basis and source; the same rule for every State."""

from __future__ import annotations

from pathlib import Path

import pytest

from openparos.catalogue.attribution import attribute
from openparos.catalogue.describe import describe
from openparos.catalogue.owners import FactsBook, OwnerBook, launch_territory, one_party, state_of
from openparos.catalogue.shelf import Shelf
from openparos.catalogue.whose import whose
from openparos.model.confidence import Confidence, Tier
from openparos.model.errors import UnknownObject
from openparos.model.events import Event, EventKind, EventObject, Evidence
from openparos.model.times import Interval, parse_utc
from openparos.store.workspace import Workspace

DAY = parse_utc("2015-06-01")


@pytest.fixture
def book(world: Path) -> OwnerBook:
    return OwnerBook(Shelf.from_folder(world))


def test_registry_comes_first_from_the_day_its_document_can_exist(book: OwnerBook):
    found = book.state_of(90001, DAY)
    assert (found.state, found.basis) == ("USA", "registry")
    assert found.source == "GCAT 2020-01-02, ST/SG/SER.E/400"
    # Before the document can have existed the catalogue's owner stands, labelled so.
    found = book.state_of(90001, parse_utc("2001-02-01"))
    assert (found.state, found.basis, found.source) == ("USA", "owner-catalogue", "SATCAT, owner code US")


def test_the_owner_stands_where_no_registration_was_found(book: OwnerBook):
    found = book.state_of(90003, DAY)
    assert (found.state, found.basis) == ("CHN", "owner-catalogue")


def test_the_register_speaks_where_it_differs_from_the_owner(book: OwnerBook):
    assert book.state_of(90005, DAY).state == "FRA"


def test_the_territory_of_the_launch_site_is_the_last_resort(book: OwnerBook):
    found = book.state_of(90006, DAY)
    assert (found.state, found.basis) == ("RUS", "launching")
    assert "PLMSC" in (found.source or "")
    assert found.reason


def test_nobody_is_named_where_nothing_is_known(book: OwnerBook):
    found = book.state_of(12345, DAY)
    assert (found.state, found.basis, found.source) == (None, None, None)
    assert found.reason


def test_the_answer_as_an_event_carries_it(book: OwnerBook):
    assert state_of(90003, DAY, book) == ("CHN", "owner-catalogue", "SATCAT, owner code PRC")
    assert state_of(40258, parse_utc("2024-07-05"))[:2] == ("RUS", "registry")
    assert FactsBook({}).state_of(5, DAY).reason == "not in the table of facts"


@pytest.mark.parametrize(
    ("code", "scheme", "day", "party"),
    [
        ("CIS", "satcat", "1985-01-01", "SUN"),
        ("CIS", "satcat", "2020-01-01", "RUS"),
        ("ITSO", "satcat", "1995-01-01", "ITSO"),
        ("ITSO", "satcat", "2020-01-01", None),
        ("SES", "satcat", "2020-01-01", None),
        ("CHBZ", "satcat", "2020-01-01", None),
        ("ISS", "satcat", "2020-01-01", None),
        ("ESA", "satcat", "2020-01-01", "ESA"),
        ("I-ESA", "gcat", "2020-01-01", "ESA"),
        ("TBD", "satcat", "2020-01-01", None),
        ("ROC", "satcat", "2020-01-01", "ROC"),
        ("CSSR", "gcat", "2020-01-01", "CSK"),
        ("NEWLAND", "satcat", "2020-01-01", "NEWLAND"),
        (None, "satcat", "2020-01-01", None),
    ],
)
def test_one_party_or_none(code: str | None, scheme: str, day: str, party: str | None):
    assert one_party(code, scheme, parse_utc(day)) == party


def test_territory_follows_the_day():
    assert launch_territory("TYMSC", parse_utc("1970-01-01")) == "SUN"
    assert launch_territory("TYMSC", parse_utc("2000-01-01")) == "KAZ"
    assert launch_territory("SEAL", DAY) is None


def test_a_workspace_answers_from_its_tables_then_from_the_facts(world: Path, own_workspace: Path):
    workspace = Workspace.open()
    lookup = whose(workspace, [40258, 90001])
    assert lookup(40258, parse_utc("2024-07-05")).state == "RUS"
    assert lookup(90001, DAY).state is None
    workspace.tables.put("gcat-psatcat", world / "psatcat.tsv")
    lookup = whose(workspace, [40258, 90001])
    assert lookup(90001, DAY).state == "USA"
    assert lookup(40258, parse_utc("2024-07-05")).state == "RUS"


def test_a_row_whose_designator_is_another_payload_s_says_nothing_of_its_number(world: Path):
    """A stage must not take the satellite's name and State because a list slipped in its number."""
    header = (
        '"Name of Satellite, Alternate Names",Current Official Name of Satellite,Country/Org of UN Registry,'
        "Country of Operator/Owner,Operator/Owner,Users,Purpose,Detailed Purpose,Class of Orbit,Type of Orbit,"
        "Longitude of GEO (degrees),Perigee (km),Apogee (km),Eccentricity,Inclination (degrees),Period (minutes),"
        "Launch Mass (kg.),Date of Launch,COSPAR Number,NORAD Number"
    )
    row = "Alpha,Alpha,USA,USA,Someone,Civil,Communications,,LEO,,0,1,2,0,0,90,1,1/1/2001,{},{}"
    lines = [header, row.format("2001-001B", 95001), row.format("2019-099A", 95002)]
    (world / "ucs.csv").write_text("\n".join(lines) + "\n")
    shelf = Shelf.from_folder(world)
    book = OwnerBook(shelf)
    assert book.state_of(95001, DAY).state is None
    assert book.state_of(95002, DAY).state == "USA"  # a number and a designator that only this list knows
    assert describe(shelf, 95002).value("name") == "Alpha"
    with pytest.raises(UnknownObject):
        describe(shelf, 95001)


def test_the_name_that_sets_leave_out_comes_from_the_tables(book: OwnerBook):
    event = Event(
        kind=EventKind.MANOEUVRE, tier=Tier.CANDIDATE, confidence=Confidence.LOW,
        objects=(EventObject(90001), EventObject(90003, name="AS THE SETS SAY"), EventObject(12345)),
        interval=Interval(DAY, DAY), evidence=Evidence((), "test", {}, "test"),
    )  # fmt: skip
    (named,) = attribute([event], book.state_of)
    assert [one.name for one in named.objects] == ["ALPHA 1", "AS THE SETS SAY", None]
    assert named.event_id == event.event_id  # a name is no part of an event's identity
