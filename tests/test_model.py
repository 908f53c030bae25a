"""The nouns: identity, instants, element sets, events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, from_table, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.ids import ObjectId, format_alpha5, normalise_cospar_id, parse_norad_id
from openparos.model.times import Interval, format_utc, parse_utc

EPOCH = parse_utc("2024-07-05T12:00:00Z")


@given(st.integers(0, 339_999))
def test_every_number_a_tle_can_hold_survives_alpha5(number: int):
    assert parse_norad_id(format_alpha5(number)) == number


@given(st.integers(0, 999_999_999))
def test_every_number_to_nine_digits_is_read(number: int):
    assert parse_norad_id(f"{number}") == number
    assert ObjectId(number).has_tle_spelling == (number <= 339_999)


@pytest.mark.parametrize("text", ["", "I0001", "O0001", "1234567890", "-5", "12.0", "T029", "²5544"])
def test_what_is_no_catalogue_number_is_refused(text: str):
    with pytest.raises(InputRefused):
        parse_norad_id(text)


def test_a_tle_is_never_spelled_for_a_number_it_cannot_hold():
    with pytest.raises(InputRefused, match="OMM"):
        format_alpha5(340_000)


@pytest.mark.parametrize(
    ("text", "designator"),
    [
        ("98067A", "1998-067A"),
        ("1998-067A", "1998-067A"),
        ("57001B  ", "1957-001B"),
        ("00001A", "2000-001A"),
        ("", None),
        ("ABC", None),
    ],
)
def test_designators_in_both_spellings(text: str, designator: str | None):
    assert normalise_cospar_id(text) == designator


@given(st.integers(-(10**15), 4 * 10**15))
def test_instants_survive_printing(us: int):
    assert parse_utc(format_utc(us, decimals=6)) == us


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "yesterday", "2024-07-05T25:00", "05/07/2024"])
def test_what_is_no_time_is_refused(text: str):
    with pytest.raises(InputRefused, match="not a UTC time"):
        parse_utc(text)


def test_a_time_without_zone_can_be_refused():
    assert parse_utc("2024-07-05T12:00:00") == EPOCH
    assert parse_utc("2024-07-05T14:00:00+02:00") == EPOCH
    with pytest.raises(InputRefused, match="time zone"):
        parse_utc("2024-07-05T12:00:00", zone_required=True)


def example_set(**changes: object) -> ElementSet:
    values: dict[str, object] = {
        "object_id": ObjectId(25544, "1998-067A"),
        "epoch_us": EPOCH,
        "mean_motion_rev_day": 15.5,
        "eccentricity": 0.0001234,
        "inclination_deg": 51.64,
        "raan_deg": 100.0001,
        "arg_perigee_deg": 90.0,
        "mean_anomaly_deg": 270.0,
        "bstar": 0.12345e-3,
        "mean_motion_dot": 0.00001,
        "source": "test",
    }
    return ElementSet(**(values | changes))  # type: ignore[arg-type]


def test_an_element_set_is_cited_by_one_canonical_line():
    one = example_set()
    assert one.canonical_line() == (
        "25544 1720180800000000 1550000000 1234 516400 1000001 900000 2700000 12345000000 1000 "
    )
    assert one.content_hash.startswith("sha256:")
    assert one.content_hash == example_set(name="ISS", source="another").content_hash


def test_element_sets_survive_the_table():
    sets = [example_set(), example_set(mean_motion_dot=None, name="X")]
    assert from_table(to_table(sets)) == sets


def example_event() -> Event:
    return Event(
        kind=EventKind.MANOEUVRE,
        tier=Tier.BULLETIN,
        objects=(EventObject(25544, "1998-067A", "ISS", moved=True),),
        interval=Interval(EPOCH, EPOCH + 10),
        evidence=Evidence(("sha256:00",), "manoeuvres", {"floor": 1.5}, "openparos test"),
        confidence=Confidence.HIGH,
        quantities={"delta_v_tangential_m_s": Quantity(1.0, 0.1)},
        best_time_us=None,
        caveats=("epochs 4.1 days apart",),
    )


def test_an_event_reads_back_with_the_same_id():
    event = example_event()
    rounded = Event.from_json(event.to_json())
    assert rounded.event_id == event.event_id
    assert event.to_json()["objects"][0]["moved"] is True


def test_an_altered_event_is_refused():
    data = example_event().to_json()
    data["evidence"]["detector"] = "another"
    with pytest.raises(InputRefused, match="id"):
        Event.from_json(data)
