"""Break-ups: simulated clouds with known truth, look-alikes, clear answers, one real cloud."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection import breakup_model
from openparos.detection.breakups import detect, examine
from openparos.detection.breakups.throws import likelihoods
from openparos.detection.completeness import catalogued_us, count_family, coverage_at
from openparos.model.confidence import Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.mean import (
    brouwer_mean_motion_rev_day,
    kozai_mean_motion_rev_day,
    mean_motion_of_axis_rev_day,
    secular_rates_deg_day,
)  # fmt: skip
from openparos.scenarios.generate import generate
from openparos.scenarios.motion import kick

EVENT_US = parse_utc("2021-11-15T02:47:00")


def cloud(
    count: int = 60, *, days: float = 20.0, seed: int = 1, cause: str = "explosion", launch: str = "1982-092",
    parent: bool = True, others: int = 0, at_us: int = EVENT_US, first: int = 49520, raan_deg: float = 200.0,
    spread_days: float = 1.0,
) -> pa.Table:  # fmt: skip
    """Make a cloud thrown from one place, without drag, as sets some days later."""
    rng = np.random.default_rng(seed)
    orbit = np.array([6378.0 + 620.0, 0.002, 82.5, raan_deg, 40.0, 60.0])
    epoch = at_us + round(days * US_PER_DAY)
    sets = []
    if parent:
        sets.append(later(orbit, at_us, epoch, 13552, launch + "A", "COSMOS TEST", rng))
    for k in range(count):
        chi = np.log10(breakup_model.sample_area_to_mass(0.2, "spacecraft", rng))
        size = float(np.clip(breakup_model.sample_delta_v_m_s(chi, cause, rng)[0], 2.0, 200.0))
        way = rng.normal(size=3)
        thrown = kick(orbit, *(way / np.linalg.norm(way) * size))
        name = f"{launch}{chr(66 + k % 20)}{chr(65 + k // 20)}"
        when = epoch + round(rng.uniform(0.0, spread_days) * US_PER_DAY)
        sets.append(later(thrown, at_us, when, first + k, name, "TEST DEB", rng))
    for k in range(others):
        spread = np.array([7000.0 + rng.normal() * 100, 0.003, rng.uniform(40, 100), *rng.uniform(0, 360, 3)])
        sets.append(later(spread, at_us, epoch, 20000 + k, "1990-001A", "OTHER", rng))
    return to_table(sets)


def later(orbit, at_us, epoch_us, number, cospar, name, rng) -> ElementSet:
    axis, e, i, node, perigee, anomaly = (float(x) for x in orbit)
    motion = float(mean_motion_of_axis_rev_day(axis))
    rates = [float(x) for x in secular_rates_deg_day(motion, e, i)]
    days = (epoch_us - at_us) / US_PER_DAY
    published = float(kozai_mean_motion_rev_day(motion, e, i))
    assert float(brouwer_mean_motion_rev_day(published, e, i)) == pytest.approx(motion)
    return ElementSet(
        ObjectId(number, cospar), epoch_us, published + 2e-6 * rng.normal(), e, i + 5e-4 * rng.normal(),
        (node + rates[2] * days + 1e-3 * rng.normal()) % 360.0, (perigee + rates[1] * days) % 360.0,
        (anomaly + rates[0] * days) % 360.0, 1e-5, name=name,
    )  # fmt: skip


@pytest.mark.parametrize("days", [4.0, 20.0, 60.0])
def test_a_simulated_cloud_is_dated_and_its_parent_comes_first(days):
    (event,) = detect(cloud(60, days=days, others=400))
    assert event.tier is Tier.BULLETIN
    assert event.interval.contains(EVENT_US)
    assert event.interval.duration_days <= 3.0
    assert event.quantities["parent_rank_1"].value == 13552
    assert event.objects[0].role == "parent"
    assert event.objects[0].norad_id == 13552
    assert abs(event.best_time_us - EVENT_US) < 4.0 * event.time_sigma_h * 3600e6
    assert 5.0 < event.quantities["delta_v_median_m_s"].value < 200.0
    assert {one.role for one in event.objects[1:]} == {"fragment"}


def test_without_its_parent_the_event_stands_and_the_parent_is_left_open():
    (event,) = detect(cloud(60, parent=False, others=200))
    assert event.interval.contains(EVENT_US)
    assert all(one.role == "fragment" for one in event.objects)
    assert any("parent" in text for text in event.caveats)


def test_clear_answers_where_there_is_little():
    (nothing,) = examine(cloud(0, parent=False))
    assert (nothing.event, nothing.reason) == (None, "no element sets")
    (one,) = examine(cloud(1), "1982-092")
    assert one.event is None
    assert "2 catalogued" in one.reason
    (absent,) = examine(cloud(20), "1999-025")
    assert "no piece of this launch" in absent.reason


def test_all_epochs_equal():
    (event,) = detect(cloud(60, spread_days=0.0))
    assert event.interval.contains(EVENT_US)
    # On the very day the planes have had no time to part; what is said must still hold.
    assert all(one.interval.contains(EVENT_US) for one in detect(cloud(60, days=0.0, spread_days=0.0)))


def test_two_clouds_of_two_launches_are_two_events_with_a_parent_each():
    other = cloud(40, launch="1993-036", seed=5, first=50300, raan_deg=80.0)
    renamed = other.set_column(0, other.schema.field(0), pa.array(
        [22675 if n == 13552 else n for n in other["norad_id"].to_pylist()], pa.int32()))  # fmt: skip
    events = detect(pa.concat_tables([cloud(60), renamed]))
    assert [one.objects[0].norad_id for one in events] == [13552, 22675]


def test_fragments_of_two_parents_under_one_launch_are_told_apart():
    other = cloud(60, seed=5, first=50300, parent=False, raan_deg=80.0, at_us=EVENT_US - 30 * US_PER_DAY)
    events = detect(pa.concat_tables([cloud(60), other]))
    assert len(events) == 2
    for when in (EVENT_US, EVENT_US - 30 * US_PER_DAY):
        assert sum(one.interval.contains(when) for one in events) == 1


def test_a_family_shuffled_in_time_is_no_bulletin():
    table = cloud(60)
    rng = np.random.default_rng(7)
    epochs = table["epoch_us"].to_numpy() - (rng.uniform(0.0, 90.0, table.num_rows) * US_PER_DAY).astype(
        np.int64
    )
    shuffled = table.set_column(1, table.schema.field("epoch_us"), pa.array(epochs, pa.int64()))
    assert [one for one in detect(shuffled) if one.tier is Tier.BULLETIN] == []


def test_the_scenario_holds_one_break_up_and_an_old_cloud_that_only_grows():
    scenario = generate(3, small=True)
    (truth,) = scenario.events("break-up")
    parent = next(one["norad_id"] for one in truth["objects"] if one["role"] == "parent")
    events = [one for one in detect(scenario.table) if one.tier is Tier.BULLETIN]
    assert [one.objects[0].norad_id for one in events] == [parent]
    assert events[0].interval.contains(parse_utc(truth["best_time"]))


def test_the_cause_is_never_stated():
    text = json.dumps([one.to_json() for one in detect(cloud(60, cause="collision"))]).lower()
    for word in ("asat", "intercept", "missile", "intentional", "deliberate", "attack", "test of", "hostile"):
        assert word not in text
    assert '"cause"' not in text


def test_likelihoods_follow_the_model_and_sum_to_one():
    rng = np.random.default_rng(2)
    chi = np.full(200, -0.8)
    for cause in ("explosion", "collision"):
        weights = likelihoods(breakup_model.sample_delta_v_m_s(chi, cause, rng))
        assert max(weights, key=weights.get) == cause
        assert sum(weights.values()) == pytest.approx(1.0)
    shed = likelihoods(np.full(6, 3.0))
    assert max(shed, key=shed.get) == "low_velocity_shedding"


def test_how_velocity_goes_with_area_over_mass_shifts_the_likelihoods():
    rng = np.random.default_rng(3)
    chi = rng.normal(-0.8, 0.5, 200)
    noise = rng.normal(0.0, 0.3, 200)
    steep, flat = (10.0 ** (1.95 + slope * (chi + 0.8) + noise) for slope in (0.8, 0.1))
    # The same mean velocity, which alone leaves both open.
    alone = likelihoods(steep)
    assert (
        likelihoods(steep, None, chi)["collision"]
        > alone["collision"]
        > likelihoods(flat, None, chi)["collision"]
    )
    # One observation with a wide scatter: never the whole say.
    assert max(likelihoods(steep, None, chi).values()) < 0.95
    unknown = np.full(200, np.nan)
    assert likelihoods(steep, None, unknown) == alone


def test_numbers_date_cataloguing_and_counts_mind_the_age():
    late = parse_utc("2026-01-01")
    dated = catalogued_us([49520, 30000, 900000001], [late, late, late])
    assert abs(dated[0] - EVENT_US) < 75 * US_PER_DAY
    assert parse_utc("2006-12-15") < dated[1] < parse_utc("2007-04-01")
    assert dated[2] == late
    table = cloud(20)
    counted = count_family(table, "1982-092", leave_out=(13552,))
    assert (counted.listed, counted.fresh_10_days) == (20, 20)
    aged = count_family(table, "1982-092", at_us=EVENT_US + 40 * US_PER_DAY, leave_out=(13552,))
    assert (aged.fresh_10_days, aged.fresh_30_days, aged.listed) == (0, 20, 20)


def test_completeness_by_recapture():
    numbers = np.repeat(np.arange(100), 3)
    epochs = np.tile(np.array([0, 50, 100]) * US_PER_DAY, 100)
    keep = ~((numbers < 30) & (epochs == 50 * US_PER_DAY))
    found = coverage_at(numbers[keep], epochs[keep], 50 * US_PER_DAY)
    assert (found.expected, found.share) == (100, 0.7)
    assert replace(found, expected=0).share is None


@pytest.mark.shared_data
def test_cosmos_1408_from_the_cloud_alone(shared_data):
    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "clouds" / "cosmos-1408_2022-01-10.tle"])
    (event,) = detect(table)
    assert event.interval.contains(parse_utc("2021-11-15T02:45:00"))
    assert event.interval.contains(parse_utc("2021-11-15T02:50:00"))
    assert event.interval.duration_days < 2.5
    assert event.quantities["parent_rank_1"].value == 13552
    assert event.tier is Tier.BULLETIN


@pytest.mark.shared_data
def test_old_clouds_are_bounded_by_their_numbers_and_no_bulletin(shared_data):
    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "clouds" / "iridium-33_2013-05-07.tle"])
    (event,) = detect(table)
    assert event.tier is Tier.CANDIDATE
    assert event.interval.contains(parse_utc("2009-02-10T16:56:00"))


@pytest.mark.shared_data
def test_a_family_seen_months_later_is_bounded_by_its_numbers(shared_data):
    from openparos.detection.completeness import launches
    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "history" / "elements.parquet"])
    own = table.filter(pa.array(launches(table) == "2019-006"))
    (event,) = detect(own)
    assert event.tier is Tier.CANDIDATE
    assert event.interval.contains(parse_utc("2019-03-27T05:40:00"))
