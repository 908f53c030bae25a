"""Proximity over months: who stood by whom, who arrived, and what cannot be said."""

from __future__ import annotations

import json
import math
from dataclasses import replace
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
from openparos.orbits.geostationary import mean_longitudes
from openparos.orbits.libration import free_drift

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
    sigma, limit = (event.quantities[name] for name in ("min_distance_km", "not_better_than_km"))
    assert 1.96 * sigma.sigma >= limit.value - 0.2  # two sigmas are no less than the limit stated beside them
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


@pytest.mark.parametrize(
    ("longitude_deg", "days"), [(62.0, 120.0), (95.0, 200.0), (240.0, 300.0), (340.0, 90.0)]
)
def test_what_drifts_as_nature_has_it_has_not_moved(longitude_deg: float, days: float):
    """A dead object stands still at one end of its swing, and months later stands beside somebody elsewhere."""
    before = belt_set(1, 0.0, longitude_deg, 0.01)
    seen = mean_longitudes(to_table([before]))
    drift_off = float(seen.drift_deg_day[0]) - 0.01
    there, drift = free_drift(float(seen.longitude_deg[0]), float(seen.drift_deg_day[0]), 0.02, days)
    dead = [before, belt_set(1, days, there, drift - drift_off)]
    kept = [belt_set(2, day, there + 0.03) for day in (0.0, days / 2, days)]
    events = detect(to_table(dead + kept))
    assert {one.kind for one in events} <= {EventKind.CO_LOCATION}
    assert all(flag is False for one in events for flag in moved(one).values())
    # The same two longitudes with no drift of nature between them are a change of station.
    sent = [before, belt_set(1, days, there + 2.5)]
    kept = [belt_set(2, day, there + 2.53) for day in (0.0, days / 2, days)]
    (event,) = detect(to_table(sent + kept))
    assert event.kind is EventKind.APPROACH and moved(event) == {1: True, 2: False}
    assert any("left alone it would be near" in text for text in event.caveats)


def test_far_too_long_without_sets_nothing_is_said():
    """Near the crest of the pull, years apart, a little drift decides which way an object goes."""
    gone = [belt_set(1, 0.0, 162.0, 0.001), belt_set(1, 1500.0, 175.0)]
    (event,) = detect(to_table(gone + [belt_set(2, day, 175.05) for day in (0.0, 750.0, 1500.0)]))
    assert moved(event)[1] is None


def test_epochs_days_apart_are_low_confidence():
    (event,) = detect(to_table([belt_set(1, 0.0, 50.0), belt_set(2, 4.0, 50.05)]))
    assert event.confidence is Confidence.LOW
    assert any("epochs 4.0 days apart" in text for text in event.caveats)


@pytest.mark.parametrize("passes_on", [0.3, 2.2, 4.1])
def test_one_file_is_looked_at_between_its_epochs(passes_on: float):
    """One drifts by the other at the one epoch, at the other, or between them, where neither has a set."""
    stays = [belt_set(1, 0.0, 50.0)]
    drifts = [belt_set(2, 4.3, 50.0 + 0.28 * (4.3 - passes_on), 0.28)]
    (event,) = detect(to_table(stays + drifts))
    values = {name: one.value for name, one in event.quantities.items()}
    assert values["relation"] == "fly-by" and values["min_distance_km"] < 50.0
    assert event.confidence is Confidence.LOW
    assert any("epochs 4.3 days apart" in text for text in event.caveats)


@pytest.mark.parametrize("later_h", [0.0, 1.0, 30.0, 90.0])
def test_the_nearest_moment_lies_within_the_interval(later_h: float):
    (event,) = detect(to_table([belt_set(1, 0.0, 50.0), belt_set(2, later_h / 24.0, 50.05)]))
    assert event.best_time_us is not None
    assert event.interval.start_us <= event.best_time_us <= event.interval.end_us


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
        ((42950, 40258), "2022-10-24", -18.1, 35.0, 40258),
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
    assert {number: flag for number, flag in moved(event).items() if flag} == {who: True}


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


def low_set(number: int, day: float, *, rev_day: float = 14.9, inclination_deg: float = 97.0, raan_deg: float = 10.0,
            argument_deg: float = 0.0, launch: str | None = None) -> ElementSet:  # fmt: skip
    """Return a set below the belt whose place along the orbit is continuous from set to set."""
    epoch_us = START_US + round(day * US_PER_DAY)
    return ElementSet(
        ObjectId(number, None if launch is None else f"{launch}{chr(64 + number % 26)}"), epoch_us, rev_day, 0.001,
        inclination_deg, raan_deg % 360.0, 0.0, argument_deg % 360.0, 0.0, source="test",
    )  # fmt: skip


def flown(
    number: int, days: np.ndarray, *, rev_day: float, raan_deg: float, argument_deg: float, **other: object
) -> list[ElementSet]:
    """Return daily sets of free flight: node and argument turn at the rates of the mean elements."""
    from openparos.orbits.mean import mean_elements

    first = low_set(number, float(days[0]), rev_day=rev_day, **other)  # type: ignore[arg-type]
    mean = mean_elements(to_table([first]))
    node, turn = (
        float(mean.raan_rate_deg_day[0]),
        float(mean.mean_anomaly_rate_deg_day[0] + mean.arg_perigee_rate_deg_day[0]),
    )
    return [
        low_set(number, float(day), rev_day=rev_day, raan_deg=raan_deg + node * (day - days[0]),
                argument_deg=argument_deg + turn * (day - days[0]), **other)  # type: ignore[arg-type]
        for day in days
    ]  # fmt: skip


def test_siblings_of_one_launch_are_labelled_and_not_hidden():
    days = np.arange(0.0, 4.0)
    sets = flown(1, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.0, launch="2015-020")
    sets += flown(2, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.3, launch="2015-020")
    (event,) = detect(to_table(sets))
    assert event.quantities["same_launch"].value is True
    assert "both carry the designator of one launch" in event.caveats


def test_a_train_of_one_launch_is_one_event():
    days = np.arange(0.0, 3.0)
    sets = [
        one for k in range(12) for one in flown(k + 1, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.1 * k, launch="2020-001")
    ]  # fmt: skip
    (event,) = detect(to_table(sets))
    assert event.quantities["relation"].value == "train"
    assert event.quantities["objects"].value == len(event.objects) == 12


def test_who_burnt_to_come_near_below_the_belt_has_moved():
    """One object flies freely; the other comes down to its height by a burn on day 20 and stays by it."""
    stays = flown(1, np.arange(0.0, 40.0), rev_day=14.9, raan_deg=10.0, argument_deg=0.0)
    before = flown(2, np.arange(0.0, 20.0), rev_day=14.87, raan_deg=10.0, argument_deg=0.0)
    meets = stays[20]
    after = flown(
        2, np.arange(20.0, 40.0), rev_day=14.9, raan_deg=meets.raan_deg + 0.001,
        argument_deg=meets.mean_anomaly_deg + 0.3,
    )  # fmt: skip
    events = [
        one for one in detect(to_table(stays + before + after)) if one.quantities["days_seen"].value > 5
    ]
    assert len(events) == 1
    assert events[0].kind is EventKind.APPROACH
    assert moved(events[0]) == {1: False, 2: True}
    assert any("brought its orbit nearer" in text for text in events[0].caveats)


def test_sparse_sets_do_not_tell_who_moved_below_the_belt():
    days = np.array([0.0, 1.0, 2.0])
    sets = flown(1, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.0)
    sets += flown(2, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.3)
    (event,) = detect(to_table(sets))
    assert set(moved(event).values()) == {None}
    assert any("too few to tell" in text for text in event.caveats)


def test_a_burn_that_brings_two_planes_together_is_a_plane_match():
    """The nodes stand 2 degrees apart; lower, the one turns faster and runs onto the other's plane."""
    from openparos.detection.proximity.planes import plane_matches
    from openparos.detection.proximity.shells import low_timeline

    rng = np.random.default_rng(3)
    days = np.arange(0.0, 60.0)
    crowd = [
        one
        for k in range(60)
        for one in flown(
            100 + k, days[26:34:3], rev_day=14.9, raan_deg=rng.uniform(20.0, 350.0), argument_deg=0.0,
            inclination_deg=63.0,
        )
    ]  # fmt: skip
    other = flown(1, days, rev_day=14.9, raan_deg=10.0, argument_deg=0.0, inclination_deg=63.0)
    before = flown(2, days[:30], rev_day=14.9, raan_deg=12.0, argument_deg=0.0, inclination_deg=63.0)
    node = 2.0 * before[-1].raan_deg - before[-2].raan_deg
    lower = flown(2, days[30:], rev_day=15.1, raan_deg=node, argument_deg=90.0, inclination_deg=63.0)
    found = plane_matches(
        low_timeline(to_table(other + before + lower + crowd)), [2], Parameters(), None, None
    )
    (event,) = [one for one in found if one.objects[1].norad_id == 1]
    assert event.kind is EventKind.PLANE_MATCH
    assert [one.norad_id for one in event.objects] == [2, 1]
    assert [one.moved for one in event.objects] == [True, None]
    values = {name: one.value for name, one in event.quantities.items()}
    assert values["least_plane_angle_deg"] < 0.2 < 1.5 < values["least_without_burn_deg"]
    assert values["plane_angle_rate_deg_day"] < 0.0
    assert 10.0 < values["days_to_match"] < 30.0
    assert 0.0 < values["chance"] <= 0.2
    expected = values["objects_within_5_deg"] * max(values["least_plane_angle_deg"], 0.01) / 5.0
    assert values["chance"] == pytest.approx(1.0 - math.exp(-expected), rel=1e-3)
    higher = flown(2, days[30:], rev_day=14.7, raan_deg=node, argument_deg=90.0, inclination_deg=63.0)
    away = low_timeline(to_table(other + before + higher + crowd))
    others = [one.objects[1].norad_id for one in plane_matches(away, [2], Parameters(), None, None)]
    assert 1 not in others


def test_who_flew_in_the_plane_already_is_no_plane_match():
    """Two docked, or one behind the other, burn together: the burn of the one brings it nobody's plane."""
    from openparos.detection.proximity.planes import plane_matches
    from openparos.detection.proximity.shells import low_timeline

    days = np.arange(0.0, 60.0)

    def burning(number: int, argument_deg: float) -> list[ElementSet]:
        before = flown(
            number, days[:30], rev_day=14.9, raan_deg=12.0, argument_deg=argument_deg, inclination_deg=63.0
        )
        node = 2.0 * before[-1].raan_deg - before[-2].raan_deg
        return before + flown(
            number,
            days[30:],
            rev_day=15.1,
            raan_deg=node,
            argument_deg=argument_deg + 90.0,
            inclination_deg=63.0,
        )

    table = to_table(burning(2, 0.0) + burning(3, 1.0))
    assert plane_matches(low_timeline(table), [2], Parameters(), None, None) == []


def test_declared_servicing_is_said():
    pair = history(26824, [(0, 332.5), (10, 332.5)]) + history(44625, [(0, 332.52), (10, 332.52)])
    (event,) = detect(to_table(pair))
    assert event.quantities["declared"].value == "servicing"
    assert any(
        "declared and consensual servicing" in text and "[unverified]" in text for text in event.caveats
    )


def test_one_object_without_sets_near_cannot_be_determined():
    table = to_table(flown(1, np.arange(0.0, 4.0), rev_day=14.9, raan_deg=10.0, argument_deg=0.0))
    (late,) = about(table, [1], START_US + 100 * US_PER_DAY, START_US + 101 * US_PER_DAY)
    assert "cannot be determined" in late.caveats[0] and "97.5 days away" in late.caveats[0]
    (absent,) = about(table, [39232])
    assert "no set of 39232 at all" in absent.caveats[0]
    assert about(table, [1], START_US, START_US + US_PER_DAY) == []


def test_a_pair_is_asked_about_when_its_sets_speak_best():
    """A month is asked about; both have sets on its twentieth day alone, not in its middle."""
    table = to_table([belt_set(1, 20.0, 50.0), belt_set(2, 20.5, 58.0), belt_set(1, 300.0, 50.0)])
    told: list[str] = []
    assert about(table, [1, 2], START_US - 10 * US_PER_DAY, START_US + 24 * US_PER_DAY, told.append) == []
    least_km = 42164 * 2 * math.sin(math.radians(4.0))
    assert len(told) == 1 and "1 and 2 were not within 150 km between 2024-03-" in told[0]
    assert float(told[0].split(": ")[1].split(" km")[0].replace(",", "")) == pytest.approx(least_km, rel=0.01)


def test_named_objects_that_were_not_near_are_told_and_raise_nothing(tmp_path: Path, capsys):
    """One in low orbit, one in the belt; and two in low orbit that pass one another at kilometres a second."""
    low = flown(3, np.arange(0.0, 4.0), rev_day=14.9, raan_deg=10.0, argument_deg=0.0)
    against = flown(4, np.arange(0.0, 4.0), rev_day=14.9, raan_deg=100.0, argument_deg=0.0)
    file = tmp_path / "sets.parquet"
    pq.write_table(to_table(low + against + history(1, [(0, 20.0), (4, 20.0)])), file)
    command = [
        "detect",
        "proximity",
        "--object",
        "1",
        "--object",
        "3",
        "--object",
        "4",
        "--elements",
        str(file),
    ]
    assert run([*command, "--json", "--workspace", str(tmp_path / "ws")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["events"] == [] and len(answer["not_near"]) == 3
    assert all("were not within 100 km" in one or "passed one another" in one for one in answer["not_near"])


def test_two_at_one_longitude_in_planes_apart_cross():
    """Dead and tilted beside one that is kept: near twice a day, thousands of kilometres apart in between."""
    tilted = [replace(one, inclination_deg=8.0) for one in history(2, [(0, 20.02), (40, 20.02)])]
    (event,) = detect(to_table(history(1, [(0, 20.0), (40, 20.0)]) + tilted))
    values = {name: one.value for name, one in event.quantities.items()}
    assert event.kind is EventKind.ENCOUNTER and event.tier is Tier.CANDIDATE
    assert values["relation"] == "crossing"
    assert values["miss_distance_km"] == values["min_distance_km"] < 150.0
    assert values["relative_speed_km_s"] > 0.3 and values["median_distance_km"] > 1000.0
    assert any("they cross twice a day" in text for text in event.caveats)
    comes = history(1, [(0, 25.0), (10, 25.0), (30, 20.0), (60, 20.0)])
    (event,) = detect(to_table(comes + tilted))
    assert event.kind is EventKind.APPROACH and event.tier is Tier.CANDIDATE
    assert event.quantities["relation"].value == "crossing" and moved(event)[1] is True
