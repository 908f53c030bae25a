"""Register rows that name no piece of their launch: what else joins them, and when nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openparos.catalogue.dates import parse_iso_date
from openparos.catalogue.gcat import DeclaredOrbit, Payload
from openparos.catalogue.identity import Index, Match
from openparos.catalogue.join_check import check_rules
from openparos.catalogue.joins import outcome_of
from openparos.catalogue.register import RegisterEntry
from openparos.catalogue.spelling import same_name
from openparos.catalogue.symbols import parse_symbol
from openparos.catalogue.within_launch import Hints, join_rows, longitude_deg
from openparos.model.confidence import Confidence

DAY = parse_iso_date("2020-01-02")
BLANK = DeclaredOrbit(None, None, None, None)


def payload(
    number: int, piece: str, name: str, document: int | None = None, state: str = "F", end: str = ""
) -> Payload:
    return Payload(
        norad_id=number, cospar_id=piece, name=name, launch=DAY, operated_until=None, operating=True,
        ended=parse_iso_date(end), not_ended=not end, fate="-", program="-", owner_class="C", category="COM",
        registry_code=state, registry_bracketed=document is None, registry_starred=False,
        document=parse_symbol(f"ST/SG/SER.E/{document}") if document else None, document_as_written=None,
        declared=BLANK, orbit_epoch=None, perigee_km=None, apogee_km=None, inclination_deg=None, line=1,
    )  # fmt: skip


def row(
    registration: str, designator: str | None = "2020-001", document: int = 500, *, number: int | None = None,
    name: str = "", function: str = "", country: str = "FRA", end: str = "", place: str | None = None, remarks: str = "",
) -> RegisterEntry:  # fmt: skip
    return RegisterEntry(
        norad_id=number, cospar_id=designator, registration_number=registration, name=name,
        country_as_written=country, countries=(country,), launch=DAY, function=function, status="in orbit",
        document=parse_symbol(f"ST/SG/SER.E/{document}"), un_registered=True, gso_location=place,
        changed=parse_iso_date(end), place="", remarks=remarks, also_registered=(), mentioned_by=(), declared=None, catalogue_decay=None, line=1,
    )  # fmt: skip


def joined(rows: list[RegisterEntry], payloads: list[Payload], hints: Hints | None = None) -> list[Match]:
    found = join_rows(rows, Index(payloads), payloads, hints)
    assert all(found)
    return [one for one in found if one]


TWO = [payload(1, "2020-001A", "Alpha 1", 500), payload(2, "2020-001B", "Beta 2", 500)]


def test_a_document_joins_the_one_object_left():
    known, open_ = joined([row("X-1", "2020-001A", number=1), row("X-2")], TWO)
    assert known.basis == ("number", "designator")
    assert (open_.norad_id, open_.basis, open_.confidence) == (2, ("launch", "document"), Confidence.MODERATE)


def test_as_many_rows_as_objects_are_one_group_and_nobody_is_named():
    for match in joined([row("X-1"), row("X-2")], TWO):
        assert match.norad_id is None
        assert match.group == (1, 2)
        assert outcome_of(match) == "group"


@pytest.mark.parametrize("rows", [[row("X-1")], [row("X-1"), row("X-2"), row("X-3")]])
def test_other_counts_decide_nothing(rows: list[RegisterEntry]):
    for match in joined(rows, TWO):
        assert (match.norad_id, match.group, match.candidates) == (None, (), (1, 2))
        assert outcome_of(match) == "launch"
        assert f"{len(rows)} and 2" in (match.conflict or "")


def test_a_gap_in_the_national_numbers_is_an_entry_missing_from_the_copy():
    objects = [
        payload(at, f"2020-001{letter}", f"Sat {at}", 500) for at, letter in enumerate("ABCDEFGHJKLMNPQ", 1)
    ]
    numbers = [at for at in range(3740, 3755) if at != 3750]
    found = joined([row(f"{at}-2024-13") for at in numbers], objects)
    assert {outcome_of(one) for one in found} == {"group"}
    assert {one.confidence for one in found} == {Confidence.LOW}
    assert "3750" in (found[0].conflict or "")
    # Where the numbers have no gap the count alone says nothing.
    found = joined([row(f"{at}-2024-13") for at in range(3740, 3754)], objects)
    assert {outcome_of(one) for one in found} == {"launch"}


@pytest.mark.parametrize(
    "said",
    [{"name": "(BETA-2)"}, {"function": "Beta 2 is a satellite for research."}, {"registration": "BETA-02"}],
)
def test_a_name_anywhere_in_the_row_joins(said: dict[str, str]):
    (match,) = joined([row(**({"registration": "X-1"} | said))], TWO)  # type: ignore[arg-type]
    assert (match.norad_id, match.basis) == (2, ("launch", "name"))


def test_a_name_borne_by_two_joins_nothing():
    same = [replace(one, name="Beta 2") for one in TWO]
    (match,) = joined([row("X-1", name="Beta 2")], same)
    assert match.norad_id is None


def test_the_end_tells_objects_of_one_document_apart_even_under_another_launch():
    objects = [
        payload(1, "1998-067CN", "Raiko", 500, end="2020-08-06"),
        payload(2, "1998-067CP", "Fit", 500, end="2020-07-04"),
    ]
    first, second = joined([row("X-1", end="2020-07-04"), row("X-2", end="2020-08-07")], objects)
    assert (first.norad_id, second.norad_id) == (2, 1)
    assert first.basis == ("document", "State", "end")


def test_the_place_in_the_geostationary_belt_tells_two_apart():
    hints = Hints(longitudes_deg={1: 103.1, 2: -179.8})
    rows = [row("X-1", place="+179.9 degrees East"), row("X-2", place="+103 degrees East")]
    assert [one.norad_id for one in joined(rows, TWO, hints)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+103 degrees East", 103.0),
        ("-24.5 degrees West", -24.5),
        ("12.5 W", -12.5),
        ("75°E", 75.0),
        ("in orbit", None),
        (None, None),
    ],
)
def test_places_are_read(text: str | None, value: float | None):
    assert longitude_deg(text) == value


def test_the_state_is_the_weakest_ground():
    objects = [payload(1, "2020-001A", "Alpha 1", None, "F"), payload(2, "2020-001B", "Beta 2", None, "CN")]
    (match,) = joined([row("X-1", country="CHN")], objects)
    assert (match.norad_id, match.basis, match.confidence) == (2, ("launch", "State"), Confidence.LOW)


def test_what_was_released_on_the_way_takes_no_place_of_another():
    objects = [payload(1, "2020-001A", "Alpha 1", None, "F")]
    remarks = (
        "Deployed from Alpha 1 (international designator 2020-001A). Date of launch is date of deployment."
    )
    (match,) = joined([row("X-1", remarks=remarks)], objects)
    assert (match.norad_id, match.released_from, outcome_of(match)) == (None, 1, "released from")
    (match,) = joined([row("2020-001A-B")], objects)
    assert match.released_from == 1


def test_nothing_known_stays_nothing():
    payloads = list(TWO)
    assert join_rows([row("X-1", None)], Index(payloads), payloads) == [None]


def test_states_in_another_order_give_the_same_joins():
    def world(first: tuple[str, str], second: tuple[str, str]) -> list[tuple[int | None, tuple[str, ...]]]:
        objects = [
            payload(1, "2020-001A", "Alpha 1", None, first[0]),
            payload(2, "2020-001B", "Beta 2", None, second[0]),
        ]
        rows = [row("X-1", country=first[1]), row("X-2", country=second[1], document=501)]
        return [(one.norad_id, one.basis) for one in joined(rows, objects)]

    assert world(("F", "FRA"), ("CN", "CHN")) == world(("CN", "CHN"), ("F", "FRA"))


def test_the_rules_are_measured_on_rows_whose_object_is_known():
    rows = [row("X-1", "2020-001A", number=1, name="Beta 2"), row("X-2", "2020-001B", number=2)]
    hidden, checks = check_rules(rows, Index(TWO), TWO)
    assert hidden == 2
    # The first row bears the name of the second object, which then leaves the second row the first.
    assert {(one.basis, one.right, one.wrong) for one in checks} == {
        ("launch+name", 0, 1),
        ("launch+document", 0, 1),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("КОСМОС 2542", "Kosmos-2542"), ("Cosmos 2542", "KOSMOS 02542"), ("Экспресс-АМУ7", "Ekspress-AMU7"),
        ("Jin Zijing 3", "JZJ-03"), ("Shijian 11", "SJ-11"), ("Edel'veys 2", "Edelveis 2"), ("Ångström 1", "ANGSTROM-1"),
    ],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kosmos 2542", "Kosmos 2543"), ("Jin Zijing 3", "JZJ-04"), ("Qilu-3", "JZJ-03"), ("1234", "1234"),
        ("Prometheus", "Prometheus-1"), ("", ""), ("SJ", "Shijian"), ("Alpha 1", "AE-1"),
    ],
)  # fmt: skip
def test_spellings_of_two_names(one: str, other: str):
    assert not same_name(one, other)
