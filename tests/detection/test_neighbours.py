"""Neighbours in the belt: who is found, how they are told apart, and that order and names do not matter."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openparos.detection.neighbours import geo_neighbours
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.frames import gmst_deg

AT_US = parse_utc("2024-07-05T00:00:00Z")
GEO_REV_DAY = 1.00273


def at_longitude(
    norad_id: int, longitude_deg: float, *, age_days: float = 0.2, **other: object
) -> ElementSet:
    """Return a near-circular equatorial set whose mean longitude at its epoch is the one given."""
    epoch_us = AT_US - round(age_days * US_PER_DAY)
    fields = {
        "mean_motion_rev_day": GEO_REV_DAY, "eccentricity": 0.0001, "inclination_deg": 0.02,
        "raan_deg": 80.0, "arg_perigee_deg": 40.0, "bstar": 0.0, "source": "test",
    }  # fmt: skip
    fields |= other
    anomaly = longitude_deg + float(gmst_deg(epoch_us)) - fields["raan_deg"] - fields["arg_perigee_deg"]
    return ElementSet(ObjectId(norad_id), epoch_us, mean_anomaly_deg=anomaly % 360.0, **fields)


def found(*sets: ElementSet, **options: object) -> list[Event]:
    return geo_neighbours(to_table(list(sets)), AT_US, **options)


def test_two_side_by_side_are_one_symmetrical_event():
    events = found(at_longitude(2, 10.05), at_longitude(1, 10.0), at_longitude(3, 12.0))
    assert len(events) == 1
    event = events[0]
    assert event.kind is EventKind.CO_LOCATION
    assert [one.norad_id for one in event.objects] == [1, 2]
    assert {one.role for one in event.objects} == {"party"}
    assert all(one.state is None and one.moved is None for one in event.objects)
    values = {name: one.value for name, one in event.quantities.items()}
    assert values["relation"] == "sitting"
    assert values["longitude_difference_deg"] == pytest.approx(0.05, abs=0.003)
    assert values["min_distance_km"] == pytest.approx(42164 * math.radians(0.05), abs=3.0)
    assert values["not_better_than_km"] > event.quantities["min_distance_km"].sigma > 0.0
    assert event.tier is Tier.BULLETIN
    assert event.confidence is Confidence.HIGH
    assert Event.from_json(event.to_json()).event_id == event.event_id


@pytest.mark.parametrize("age_days", [0.0, 0.4, 3.0, 9.0])
def test_the_sigma_of_a_distance_agrees_with_the_limit_stated_beside_it(age_days: float):
    (event,) = found(at_longitude(1, 10.0, age_days=age_days), at_longitude(2, 10.05, age_days=age_days))
    sigma, limit = (
        event.quantities["min_distance_km"].sigma,
        float(event.quantities["not_better_than_km"].value),
    )
    assert 1.96 * sigma >= limit - 0.2  # both are printed to a tenth of a kilometre
    assert sigma <= limit


def test_the_belt_closes_at_180_degrees():
    assert len(found(at_longitude(1, 179.98), at_longitude(2, -179.97))) == 1


def test_one_that_drifts_by_is_passing():
    pair = (
        at_longitude(1, 10.0),
        at_longitude(2, 10.03, age_days=0.0, mean_motion_rev_day=GEO_REV_DAY + 0.003),
    )
    events = found(*pair)
    assert [one.quantities["relation"].value for one in events] == ["passing"]
    drift = events[0].quantities["relative_drift_deg_day"].value
    assert drift == pytest.approx(360 * 0.003, rel=0.02)
    assert found(*pair, include_passing=False) == []


def test_two_that_drift_alike_drift_together():
    events = found(*(at_longitude(i, 10 + 0.02 * i, mean_motion_rev_day=1.0057) for i in (1, 2)))
    assert [one.quantities["relation"].value for one in events] == ["drifting-together"]


def test_daily_swing_alone_is_crossing():
    """A quarter turn past perigee the point below runs 2e ahead of the mean longitude: here 0.57 degree."""
    raan_deg = (9.43 + float(gmst_deg(AT_US)) - 40.0 - 90.0) % 360.0
    swung = at_longitude(2, 9.43, age_days=0.0, eccentricity=0.005, raan_deg=raan_deg)
    events = found(at_longitude(1, 10.0), swung)
    assert [one.quantities["relation"].value for one in events] == ["crossing"]
    assert any("daily swing" in text for text in events[0].caveats)


def test_one_set_under_two_numbers_is_one_observation():
    one = at_longitude(1, 10.0)
    event = found(one, replace(one, object_id=ObjectId(2)))[0]
    assert event.quantities["same_element_set"].value is True
    assert event.tier is Tier.CANDIDATE
    assert event.confidence is Confidence.LOW
    assert any("one observation" in text for text in event.caveats)


def test_age_of_the_sets_decides_tier_and_confidence():
    old = found(at_longitude(1, 10.0), at_longitude(2, 10.05, age_days=5.5))[0]
    assert (old.tier, old.confidence) == (Tier.CANDIDATE, Confidence.LOW)
    assert any("epochs 5.3 days apart" in text for text in old.caveats)
    middle = found(at_longitude(1, 10.0), at_longitude(2, 10.05, age_days=2.0))[0]
    assert (middle.tier, middle.confidence) == (Tier.BULLETIN, Confidence.MODERATE)
    assert found(at_longitude(1, 10.0), at_longitude(2, 10.05, age_days=20.0)) == []


def test_of_several_sets_the_nearest_in_time_is_used():
    stale = at_longitude(2, 40.0, age_days=8.0)
    events = found(at_longitude(1, 10.0), stale, at_longitude(2, 10.04, age_days=-0.5))
    assert len(events) == 1
    assert events[0].quantities["epoch_age_second_days"].value == -0.5


def test_launch_is_flagged():
    pair = [
        replace(at_longitude(i, 10 + 0.02 * i), object_id=ObjectId(i, f"2020-001{'AB'[i - 1]}"))
        for i in (1, 2)
    ]
    assert found(*pair)[0].quantities["same_launch"].value is True
    assert found(*(replace(one, object_id=ObjectId(one.object_id.norad_id)) for one in pair))[0].quantities[
        "same_launch"
    ].value is False  # fmt: skip


def test_low_orbits_and_empty_tables_have_no_neighbours():
    low = at_longitude(1, 10.0, mean_motion_rev_day=15.0)
    assert found(low, replace(low, object_id=ObjectId(2))) == []
    assert geo_neighbours(to_table([]), AT_US) == []
    assert found(at_longitude(1, 10.0)) == []


@pytest.mark.parametrize("within_deg", [0.0, -1.0, float("nan"), 181.0])
def test_an_angle_that_is_none_is_refused(within_deg: float):
    with pytest.raises(InputRefused, match="must be above 0"):
        geo_neighbours(to_table([]), AT_US, within_deg)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)), st.lists(st.floats(0.0, 0.3), min_size=6, max_size=6))
def test_order_and_names_do_not_matter(order: list[int], offsets: list[float]):
    sets = [at_longitude(i + 1, 10.0 + offset) for i, offset in enumerate(offsets)]
    plain = geo_neighbours(to_table(sets), AT_US)
    renamed = [replace(sets[i], name=f"SATELLITE {i}") for i in order]
    assert [one.event_id for one in geo_neighbours(to_table(renamed), AT_US)] == [
        one.event_id for one in plain
    ]


def test_real_belt_agrees_with_brute_force(shared_data: Path):
    """Every pair of the belt of 2024-07-05 by plain propagation, without any of the code under test."""
    from sgp4.api import Satrec

    lines = (shared_data / "snapshots" / "2024-07-05.3le").read_text().splitlines()
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a[:2] == "1 " and b[:2] == "2 "]
    belt = [(a, b) for a, b in pairs if 0.95 < float(b[52:63]) < 1.05 and b[26:28] < "10"]
    records = [Satrec.twoline2rv(a, b) for a, b in belt]
    jd, fraction = divmod(AT_US / US_PER_DAY + 2440587.5, 1.0)
    longitude = {}
    for record in records:
        error, (x, y, _), _ = record.sgp4(jd, fraction)
        age = abs(jd + fraction - record.jdsatepoch - record.jdsatepochF)
        if not error and age <= 14.0:
            longitude[record.satnum] = math.degrees(math.atan2(y, x))
    numbers = np.array(sorted(longitude))
    degrees = np.array([longitude[number] for number in numbers])
    apart = np.abs((degrees[:, None] - degrees[None, :] + 180.0) % 360.0 - 180.0)
    i, j = np.nonzero(np.triu(apart <= 0.1, 1))
    expected = set(zip(numbers[i].tolist(), numbers[j].tolist(), strict=True))
    sets = []
    for record, (_, line2) in zip(records, belt, strict=True):
        epoch_us = round((record.jdsatepoch - 2440587.5) * US_PER_DAY) + round(
            record.jdsatepochF * US_PER_DAY
        )
        fields = [float(line2[a:b]) for a, b in ((52, 63), (8, 16), (17, 25), (34, 42), (43, 51))]
        motion, *angles = fields
        eccentricity = float("." + line2[26:33])
        number = ObjectId(record.satnum)
        sets.append(ElementSet(number, epoch_us, motion, eccentricity, *angles, record.bstar, source="test"))
    events = geo_neighbours(to_table(sets), AT_US)
    assert {tuple(one.norad_id for one in event.objects) for event in events} == expected
    assert len(expected) > 500
