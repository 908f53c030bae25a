"""Decays: lifetimes, decayed against not updated, and the interval held beside known decays."""

from __future__ import annotations

import math

import numpy as np
import pytest

from openparos.detection.decays import detect, standings
from openparos.detection.lifetime import density_kg_m3, interval_days, remaining_days, years_within
from openparos.model.confidence import Tier
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.scenarios.generate import generate


def test_density_is_that_of_the_table_and_falls():
    assert density_kg_m3(400.0)[0] == pytest.approx(3.725e-12, rel=1e-6)
    assert np.all(np.diff(density_kg_m3(np.arange(90.0, 1200.0, 7.0))[0]) < 0.0)


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


@pytest.mark.shared_data
def test_intervals_hold_known_decays_as_often_as_they_say(shared_data):
    """Objects chosen by what was predicted, not by what became of them; the catalogue gives the day."""
    from openparos.catalogue.satcat import entries
    from openparos.formats.tables import read_table
    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "snapshots" / "2017-04-25.tle.json"])
    epochs = table["epoch_us"].to_numpy()
    near = {
        one.norad_id: (one.days, int(epochs[one.row]))
        for one in standings(table)
        if one.days < 90.0 and one.silent_days < 10.0
    }
    satcat = read_table(shared_data / "registry" / "celestrak_satcat_2019-08.csv", "satcat")
    inside = outside = 0
    for one in entries(satcat, near):
        days, epoch_us = near[one.norad_id]
        low, high = (epoch_us + float(value) * US_PER_DAY for value in interval_days(days))
        if one.decay is not None and one.decay.start_us <= high and one.decay.end_us >= low:
            inside += 1
        else:
            outside += 1
    assert inside + outside > 30
    # 90 % with the binomial spread of this many, at 3 sigma.
    share = inside / (inside + outside)
    assert abs(share - 0.9) < 3.0 * (0.09 / (inside + outside)) ** 0.5, (inside, outside)
