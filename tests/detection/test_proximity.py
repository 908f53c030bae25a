"""Proximity over months: who stood by whom, who arrived, and what cannot be said."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.cli.main import run
from openparos.detection.proximity import Parameters, about, between, detect
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.frames import gmst_deg

START_US = parse_utc("2024-03-01T00:00:00Z")
STATION_REV_DAY = 1.0027379


def belt_set(number: int, day: float, longitude_deg: float, drift_deg_day: float = 0.0) -> ElementSet:
    epoch_us = START_US + round(day * US_PER_DAY)
    anomaly = longitude_deg + float(gmst_deg(epoch_us)) - 80.0 - 40.0
    return ElementSet(
        ObjectId(number), epoch_us, STATION_REV_DAY + drift_deg_day / 360.0, 0.0001, 0.02, 80.0, 40.0,
        anomaly % 360.0, 0.0, source="test",
    )  # fmt: skip


def history(number: int, path: list[tuple[float, float]], step_days: float = 1.0) -> list[ElementSet]:
    """Return daily sets along a broken line of (day, longitude); every corner is a burn."""
    sets = []
    for (day, longitude), (until, target_deg) in pairwise(path):
        drift = (target_deg - longitude) / (until - day)
        for at in np.arange(day, until, step_days):
            sets.append(belt_set(number, float(at), longitude + drift * (at - day), drift))
    return sets


def moved(event: Event) -> dict[int, bool | None]:
    return {one.norad_id: one.moved for one in event.objects}


def test_who_arrives_has_moved_and_who_stays_has_not():
    stays = history(1, [(0, 20.0), (60, 20.0)])
    comes = history(2, [(0, 25.0), (10, 25.0), (30, 20.05), (60, 20.05)])
    (event,) = detect(to_table(stays + comes))
    assert event.kind is EventKind.APPROACH
    assert moved(event) == {1: False, 2: True}
    assert event.tier is Tier.BULLETIN
    assert event.quantities["relation"].value == "stop"
    assert event.quantities["min_distance_km"].value == pytest.approx(42164 * math.radians(0.05), abs=8.0)
    assert abs(event.interval.start_us - START_US - 30 * US_PER_DAY) < 3 * US_PER_DAY
    assert all(one.state is None and one.role == "party" for one in event.objects)


def test_who_burns_to_meet_a_drifting_object_is_the_one_that_moved():
    drifts = history(1, [(0, 10.0), (80, 34.0)])
    leaves = history(2, [(0, 19.0), (30, 19.0), (80, 34.0)])
    events = [one for one in detect(to_table(drifts + leaves)) if one.quantities["relation"].value == "stop"]
    assert len(events) == 1
    assert moved(events[0]) == {1: False, 2: True}


def test_two_that_were_always_together_are_a_co_location():
    (event,) = detect(to_table(history(1, [(0, 20.0), (40, 20.0)]) + history(2, [(0, 20.06), (40, 20.06)])))
    assert event.kind is EventKind.CO_LOCATION
    assert True not in moved(event).values()


def test_months_without_sets_are_said_and_stations_tell_who_moved():
    stays = [belt_set(1, day, 50.0) for day in (0.0, 150.0, 300.0)]
    comes = [belt_set(2, 1.0, 70.0), belt_set(2, 150.5, 50.05), belt_set(2, 300.5, 50.05)]
    (event,) = detect(to_table(stays + comes))
    assert moved(event) == {1: False, 2: True}
    assert any("nothing is known of the pair for 1" in text for text in event.caveats)
    assert any("changed station by 19.95 degrees" in text for text in event.caveats)


def test_epochs_days_apart_are_low_confidence():
    (event,) = detect(to_table([belt_set(1, 0.0, 50.0), belt_set(2, 4.0, 50.05)]))
    assert event.confidence is Confidence.LOW
    assert any("epochs 4.0 days apart" in text for text in event.caveats)


def test_one_set_under_two_numbers_is_one_observation():
    one = belt_set(1, 0.0, 50.0)
    other = ElementSet(ObjectId(2), *(getattr(one, name) for name in one.__slots__[1:]))
    (event,) = detect(to_table([one, other]))
    assert event.tier is Tier.CANDIDATE
    assert event.quantities["same_element_set"].value is True


def test_numbers_and_order_do_not_matter():
    sets = history(11, [(0, 20.0), (60, 20.0)]) + history(
        22, [(0, 25.0), (10, 25.0), (30, 20.05), (60, 20.05)]
    )
    (plain,) = detect(to_table(sets))
    (shuffled,) = detect(to_table(sets[::-1]))
    assert plain.event_id == shuffled.event_id
    swapped = [
        ElementSet(ObjectId(33 - one.object_id.norad_id), *(getattr(one, name) for name in one.__slots__[1:]))
        for one in sets
    ]
    (other,) = detect(to_table(swapped))
    assert moved(other) == {22: False, 11: True}


def test_company_in_low_orbit_is_found_and_a_crossing_is_not():
    def low(number: int, day: float, anomaly_deg: float, inclination_deg: float = 97.0) -> ElementSet:
        epoch_us = START_US + round(day * US_PER_DAY)
        turns = anomaly_deg + 360.0 * 14.9 * day
        return ElementSet(
            ObjectId(number), epoch_us, 14.9, 0.001, inclination_deg, 10.0, 0.0, turns % 360.0, 0.0
        )

    days = [0.0, 1.0, 2.0]
    sets = [low(1, day, 0.0) for day in days] + [low(2, day, 0.3) for day in days]
    sets += [low(3, day, 0.0, 60.0) for day in days]
    events = detect(to_table(sets))
    assert [[one.norad_id for one in event.objects] for event in events] == [[1, 2]]
    assert events[0].quantities["plane_angle_deg"].value < 0.1
    assert "relative_along_track_km" in events[0].quantities


def test_a_pair_without_sets_cannot_be_determined():
    table = to_table(history(1, [(0, 20.0), (5, 20.0)]))
    event = between(table, 39232, 1, START_US)
    assert event.quantities["determined"].value is False
    assert event.quantities["min_distance_km"].value is None
    assert "no set of 39232 at all" in event.caveats[0]
    late = between(to_table(history(1, [(0, 20.0), (5, 20.0)]) + history(2, [(0, 20.0), (5, 20.0)])), 1, 2,
                   START_US + 100 * US_PER_DAY)  # fmt: skip
    assert "cannot be determined" in late.caveats[0]
    assert "96.0 days away" in late.caveats[0]
    (answer,) = about(table, [1, 39232])
    assert answer.quantities["determined"].value is False


def test_parameters_that_are_none_are_refused():
    with pytest.raises(InputRefused, match="visit_deg"):
        Parameters(visit_deg=0.0)
    assert detect(to_table([])) == []


@pytest.fixture(scope="module")
def luch(shared_data: Path) -> pa.Table:
    """Return the sets of the objects named in the public accounts of 2017 to 2023, and of no other."""
    from openparos.formats.reading import read_elements

    numbers = [
        40258,
        34710,
        37392,
        39509,
        37779,
        40984,
        42950,
        41838,
        37150,
        51281,
        42984,
        26824,
        44625,
        28358,
        46113,
    ]
    file = shared_data / "history" / "elements.parquet"
    tables = []
    for batch in read_elements(file, source="history"):
        tables.append(batch.table.filter(pc.is_in(batch.table["norad_id"], pa.array(numbers, pa.int32()))))
    return pa.concat_tables(tables)


@pytest.mark.parametrize(
    ("numbers", "day", "longitude_deg", "nearest_km", "who"),
    [
        ((34710, 40258), "2017-03-13", 9.9, 30.0, 40258),
        ((37392, 40258), "2017-09-01", 32.7, 95.0, 40258),
        ((37779, 40258), "2017-11-21", 38.0, 75.0, 40258),
        ((40984, 40258), "2018-08-19", 49.9, 49.0, 40258),
        ((42950, 40258), "2022-10-24", -18.1, 35.0, None),
        ((42984, 51281), "2023-03-27", 113.1, 44.0, 51281),
    ],
)
def test_visits_of_public_record(luch: pa.Table, numbers, day, longitude_deg, nearest_km, who):
    at_us = parse_utc(day) + US_PER_DAY // 2
    event = next(
        one for one in detect(luch)
        if {each.norad_id for each in one.objects} == set(numbers)
        and one.interval.start_us - US_PER_DAY < at_us < one.interval.end_us + US_PER_DAY
    )  # fmt: skip
    values = {name: one.value for name, one in event.quantities.items()}
    assert values["longitude_first_deg"] == pytest.approx(longitude_deg, abs=0.25)
    assert values["min_distance_km"] == pytest.approx(nearest_km, abs=15.0)
    assert values["not_better_than_km"] > 10.0
    assert {number: flag for number, flag in moved(event).items() if flag} == ({who: True} if who else {})


def test_a_docked_pair_with_one_set_is_not_a_finding(luch: pa.Table):
    docked = [one for one in detect(luch) if {each.norad_id for each in one.objects} == {26824, 44625}]
    assert docked
    assert all(one.tier is Tier.CANDIDATE for one in docked if one.quantities["same_element_set"].value)


def test_dates_without_sets_cannot_be_determined(luch: pa.Table):
    event = between(luch, 41838, 37150, parse_utc("2017-07-01"))
    assert event.quantities["determined"].value is False
    assert "cannot be determined from these sets" in event.caveats[0]


def test_the_command_answers_about_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "sets.parquet"
    pq.write_table(to_table(history(1, [(0, 20.0), (5, 20.0)])), file)
    arguments = [
        "detect",
        "proximity",
        "--object",
        "1",
        "--object",
        "39232",
        "--elements",
        str(file),
        "--json",
    ]
    assert run(arguments) == 0
    (event,) = json.loads(capsys.readouterr().out)["events"]
    assert "cannot be determined" in event["caveats"][0]
