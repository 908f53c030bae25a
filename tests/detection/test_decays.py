"""Decays: lifetimes, decayed against not updated, and the interval held beside known decays."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection import decays
from openparos.detection.atmosphere import density_kg_m3
from openparos.detection.benchmark.simulate import simulate
from openparos.detection.decays import detect, standings
from openparos.detection.descent import descents, kept_up
from openparos.detection.lifetime import (
    averaged_rates,
    interval_days,
    lifetimes,
    remaining_days,
    years_within,
)
from openparos.detection.solar import indices, observed_to_us, spread
from openparos.model.confidence import Tier
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.scenarios.generate import generate


def test_density_follows_height_and_sun():
    # Global mean of NRLMSISE-00 at 400 km; the published profile of middling activity is within a fifth of it.
    assert density_kg_m3(400.0, 150.0, 12.0)[0] == pytest.approx(3.7e-12, rel=0.2)
    assert np.all(np.diff(density_kg_m3(np.arange(90.0, 1500.0, 7.0))[0]) < 0.0)
    quiet, active = density_kg_m3(500.0, 70.0)[0], density_kg_m3(500.0, 220.0)[0]
    assert 10.0 < active / quiet < 30.0
    assert density_kg_m3(500.0, 130.0, 40.0)[0] > density_kg_m3(500.0, 130.0, 4.0)[0]
    # Below the turbopause the sun hardly matters.
    assert density_kg_m3(110.0, 220.0)[0] == pytest.approx(density_kg_m3(110.0, 70.0)[0], rel=0.1)


def test_indices_are_observed_then_expected_with_a_spread():
    maximum, minimum = parse_utc("2001-11-15"), parse_utc("2019-12-15")
    assert indices([maximum])[0][0] > 200.0 > 75.0 > indices([minimum])[0][0]
    assert indices([maximum], sigmas=2.0)[0][0] == indices([maximum])[0][0]
    # A forecast of 1999 does not know how high the maximum went, and says so.
    then = parse_utc("1999-01-15")
    expected = indices([maximum], known_to_us=[then])[0][0]
    assert expected != indices([maximum])[0][0]
    low, high = (indices([maximum], known_to_us=[then], sigmas=one)[0][0] for one in (-1.645, 1.645))
    assert low < indices([maximum])[0][0] < high
    assert np.all(np.diff(spread([0.0, 1.0, 6.0, 60.0, 132.0])) > 0.0)
    assert observed_to_us() > parse_utc("2026-01-01")


def test_series_and_quadrature_agree_and_eccentric_orbits_last_less_than_a_straight_line():
    # At the eccentricity where one takes over from the other.
    for part in (0, 1):
        below = averaged_rates(np.array([6800.0]), np.array([0.00999]))[part][0]
        above = averaged_rates(np.array([6800.0]), np.array([0.01001]))[part][0]
        assert below == pytest.approx(above, rel=0.03)  # the scale height is not one number
    # An apogee that falls faster as it comes down: less than ae over the fall, more than a fifth of it.
    axis, shape, fall = 9397.0, 0.277, 7.5
    days = remaining_days([axis], [shape], [fall])[0]
    assert 0.2 < days / (axis * shape / fall) < 1.0


def test_bounds_hold_more_when_the_sun_is_not_known():
    epoch = [parse_utc("2024-07-05")]
    days, low, high = (one[0] for one in lifetimes([6928.0], [0.001], [0.02], epoch))
    narrow = interval_days(days)
    assert low < narrow[0] < days < narrow[1] < high


def test_a_circular_orbit_lasts_about_scale_height_over_fall():
    # In an exponential atmosphere a circular orbit has H / (da/dt) left, less what it gains below.
    days = remaining_days([6378.135 + 300.0], [0.0], [1.0])[0]
    assert 25.0 < days < 53.6
    assert remaining_days([6378.135 + 300.0], [0.0], [2.0])[0] == pytest.approx(days / 2.0, rel=1e-6)
    assert math.isinf(remaining_days([7000.0], [0.0], [-1.0])[0])


def test_guidelines_are_left_open_where_the_spread_does():
    assert years_within(365.25, 5.0) == "yes"
    assert years_within(5.0 * 365.25, 5.0) == "open"
    assert years_within(50.0 * 365.25, 5.0) == "no"


def test_no_sets_no_decays():
    assert detect(ELEMENT_SCHEMA.empty_table()) == []


def test_the_scenario_tells_decayed_from_lost():
    scenario = generate(3, small=True)
    truths = {one["objects"][0]["norad_id"]: one for one in scenario.events("decay")}
    events = {one.objects[0].norad_id: one for one in detect(scenario.table) if one.tier is Tier.BULLETIN}
    known = {truth["objects"][0]["norad_id"] for truth in scenario.events("decay")}
    assert known & set(events)
    for number in known & set(events):
        start, end = (parse_utc(truths[number]["interval"][key]) for key in ("start", "end"))
        assert events[number].interval.start_us <= end + 2 * US_PER_DAY
        assert events[number].interval.end_us >= start - 2 * US_PER_DAY
    lost = {one["objects"][0]["norad_id"] for one in scenario.events("decay", planted=False)}
    lost |= {o["norad_id"] for one in scenario.truth["events"] if one["look_alike_of"] == "decay" for o in one["objects"]}  # fmt: skip
    assert not lost & set(events)
    status = {one.norad_id: one.status for one in standings(scenario.table)}
    assert all(status[number] in ("not updated", "in orbit", "re-entry predicted") for number in lost)


def _falling(
    number: int, day: float, perigee_km: float, apogee_km: float, fall: float = 0.0, **more: object
) -> dict[str, object]:
    axis = 6378.135 + 0.5 * (perigee_km + apogee_km)
    motion = 86400.0 / (2.0 * math.pi) * math.sqrt(398600.8 / axis**3)
    return {
        "norad_id": number, "cospar_id": f"2000-0{number % 90 + 10}A", "epoch_us": parse_utc("2015-03-01") + round(day * US_PER_DAY),
        "mean_motion_rev_day": motion, "eccentricity": 0.5 * (apogee_km - perigee_km) / axis, "inclination_deg": 60.0, "raan_deg": 10.0,
        "arg_perigee_deg": 20.0, "mean_anomaly_deg": 30.0, "bstar": 1e-4, "mean_motion_dot": 0.75 * motion * fall / axis,
        "mean_motion_ddot": 0.0, "source": "invented", **more,
    }  # fmt: skip


def _table(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=ELEMENT_SCHEMA)


def _others(days: tuple[float, ...], numbers: range = range(20000, 20300)) -> list[dict[str, object]]:
    return [_falling(number, day, 800.0, 810.0, 1e-4) for number in numbers if number % 10 for day in days]


def test_an_incomplete_last_file_makes_no_decay_of_what_it_leaves_out():
    low = [_falling(20100, 0.0, 200.0, 210.0, 8.0)]
    whole = _table(_others((0.0, 60.0)) + low)
    assert [one.objects[0].norad_id for one in detect(whole) if one.tier is Tier.BULLETIN] == [20100]
    # The last file leaves out the whole run of numbers around it: it holds other objects, not these.
    part = _table(
        _others((0.0,))
        + _others((60.0,), range(20000, 20040))
        + _others((0.0, 60.0), range(30000, 30400))
        + low
    )
    status = {one.norad_id: one.status for one in standings(part)}
    assert status[20100] == "not updated"
    assert not detect(part)


def test_a_burn_that_lowers_the_perigee_is_told_from_the_air():
    lowered = [
        _falling(20100, day, perigee, 420.0, 0.3)
        for day, perigee in ((0.0, 410.0), (2.0, 409.5), (3.0, 150.0))
    ]
    plunging = [_falling(20110, 0.0, 258.0, 308.0, 0.57), _falling(20110, 12.0, 174.0, 188.0, 18.0)]
    found = descents(_table(lowered + plunging), np.array([20100, 20110]))
    assert found[20100].word == "lowered by a burn"
    assert found[20110].word == "no burn seen"
    # Lowered and then gone while all others are updated: a candidate, never more.
    last = _falling(20120, 0.0, 600.0, 610.0, 0.05), _falling(20120, 5.0, 300.0, 608.0, 0.3)
    event = next(
        one for one in detect(_table([*_others((0.0, 40.0)), *last])) if one.objects[0].norad_id == 20120
    )
    assert event.tier is Tier.CANDIDATE
    assert event.quantities["descent"].value == "lowered by a burn"
    assert any("not shown by this" in one for one in event.caveats)


@pytest.mark.shared_data
def test_intervals_hold_known_decays_as_often_as_they_say(shared_data):
    """Chosen by what was predicted of them, and by what became of them; by activity of the sun and by storms."""
    from openparos.detection.benchmark import known_decays
    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "history" / "elements.parquet"])
    figures = known_decays.measure(table, shared_data)
    catalogue = figures["by_what_became"]["satellite catalogue, to 2019-08"]
    groups = [each for one in [*catalogue, *figures["by_prediction"]] for each in one["groups"].values()]
    assert sum(one["of"] for one in groups) > 3000
    for one in groups:
        # 85 to 95 % lie within the binomial spread of every group large enough to tell.
        if one["of"] >= 100:
            assert one["binomial_95"][0] <= 0.95 and one["binomial_95"][1] >= 0.85, one


def test_one_lowered_whose_last_set_does_not_fall_has_an_interval_and_no_best_time():
    table = simulate(700, seed=1, days=3)
    standing = decays.Standing(
        row=table.num_rows - 1, norad_id=700, status=decays.STATUS_LOWERED, days=float("inf"),
        bounds_days=(float("inf"), float("inf")), silent_days=90.0, others_newer=1.0,
    )  # fmt: skip
    event = decays.event_of(table, standing)
    assert event.best_time_us is None
    assert event.time_sigma_h is None
    assert event.interval.end_us - event.interval.start_us >= 90 * US_PER_DAY
    assert "lifetime_from_last_set_days" not in event.quantities


def test_what_was_held_up_by_burns_is_not_dated_by_its_decay():
    # Five low objects whose sets all say a fall of 0.5 km a day; others are followed for years after.
    days = [0.0, 60.0, 120.0, 180.0]
    falls = [_falling(9000, day, 330.0 - 0.25 * day, 330.0 - 0.25 * day, 0.25) for day in days]
    held = [_falling(9001, day, 310.0 + 0.2 * (k % 2), 310.0, 0.5) for k, day in enumerate(days)]
    # Drag is made up for by thrust, so that the sets say none, at a height where the air takes kilometres a day.
    thrust = [_falling(9002, day, 235.0 - 0.02 * day, 235.0 - 0.02 * day, 1e-4) for day in days]
    high = [_falling(9003, day, 800.0, 800.0, 1e-4) for day in days]
    others = [_falling(9100 + k, day, 900.0, 900.0, 1e-5) for k in range(40) for day in (0.0, 180.0, 2000.0)]
    table = pa.Table.from_pylist([*falls, *held, *thrust, *high, *others], schema=ELEMENT_SCHEMA)
    status = {one.norad_id: one.status for one in standings(table)}
    assert status[9000] == "decayed"
    assert status[9001] == status[9002] == decays.STATUS_KEPT
    assert status[9003] == "not updated"
    events = {one.objects[0].norad_id: one for one in detect(table)}
    assert events[9001].tier is Tier.CANDIDATE and events[9001].best_time_us is None
    assert events[9001].interval.start_us == parse_utc("2015-03-01") + 180 * US_PER_DAY
    assert any("held up by burns" in one for one in events[9002].caveats)
    assert 9003 not in events
    # Of eccentric orbits, whose perigee Sun and Moon move, nothing is said.
    wide = [_falling(9004, day, 300.0, 9000.0, 1.0) for day in days]
    both = pa.Table.from_pylist([*held, *wide], schema=ELEMENT_SCHEMA)
    assert kept_up(both, np.array([9001, 9004])) == {9001}
