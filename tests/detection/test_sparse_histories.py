"""Histories of a few sets between long gaps: natural decay is no burn, and burns are not hidden by what follows them."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.gaps import natural_rate_km_day
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import Event, Tier
from openparos.model.times import format_utc
from openparos.sources.elements import load_elements

FALLING_M_DAY = 400.0


def _pairs(burns: list[SimulatedBurn], seed: int = 1) -> pa.Table:
    """Pairs of sets six days apart, ninety days between pairs, of a falling object; the sets print its decay."""
    noise = NoiseModel(decay_m_day=FALLING_M_DAY)
    table = simulate(1500, seed=seed, days=400, noise=noise, burns=burns)
    days = (table.column("epoch_us").to_numpy() - table.column("epoch_us")[0].as_py()) / 8.64e10
    rows = [int(np.argmin(np.abs(days - day))) for start in (0, 96, 192, 288) for day in (start, start + 6)]
    out = table.take(rows)
    motion = out.column("mean_motion_rev_day").to_numpy()
    sma_m = 1e3 * (398_600.8 / (motion * 2 * math.pi / 86_400) ** 2) ** (1 / 3)
    index = ELEMENT_SCHEMA.get_field_index("mean_motion_dot")
    printed = pa.array(0.75 * motion * FALLING_M_DAY / sma_m)  # half the derivative, as a TLE prints it
    return out.set_column(index, ELEMENT_SCHEMA.field(index), printed)


def _bulletins(table: pa.Table) -> list[Event]:
    return [one for one in detect(table) if one.tier is Tier.BULLETIN]


def test_two_sets_alone_that_fall_as_they_print_are_no_burn():
    assert [one for seed in range(5) for one in _bulletins(_pairs([], seed))] == []


def test_a_burn_far_above_the_decay_between_two_such_sets_is_found():
    events = _bulletins(_pairs([SimulatedBurn(195.0, 20.0)]))
    assert len(events) == 1
    assert events[0].quantities["delta_v_tangential_m_s"].value == pytest.approx(20.0, abs=2.0)
    normal = events[0].quantities["delta_v_normal_m_s"]
    assert normal.value < 2.0 * normal.sigma  # the node turned with the new axis, not with a burn


def test_the_way_down_is_as_long_as_its_start_is_slow():
    assert natural_rate_km_day(0.2, 0.1, 5.0) == 0.2
    assert natural_rate_km_day(0.1, 0.1, 5.0) == pytest.approx(0.1)
    slow = natural_rate_km_day(0.001, 1.0, 340.0)
    days, height, rate = 0.0, 0.0, 0.001
    while height < 340.0:  # the same by steps of 10 m
        days += 0.01 / rate
        height += 0.01
        rate = 0.001 * (1.0 / 0.001) ** (height / 340.0)
    assert slow == pytest.approx(340.0 / days, rel=0.01)
    assert natural_rate_km_day(0.0, 1.0, 340.0) > 0.0  # a rate too small to be printed is not taken for none


@pytest.fixture(scope="module")
def history(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    wanted = [353, 3558, 22396, 34779, 41656, 42798, 42919, 44835]
    table = pq.read_table(
        shared_data / "history" / "elements.parquet", filters=pc.field("norad_id").isin(wanted)
    )
    path = tmp_path_factory.mktemp("history") / "part.parquet"
    pq.write_table(table, path)
    return load_elements([path])[0]


def _of(table: pa.Table, number: int) -> pa.Table:
    return table.filter(pc.equal(table.column("norad_id"), number))


@pytest.mark.parametrize("number", [353, 3558, 22396, 41656])
def test_debris_after_the_storm_of_march_2023_is_quiet(history: pa.Table, number: int):
    assert [
        one for one in _bulletins(_of(history, number)) if "2023-03" in format_utc(one.interval.start_us)
    ] == []


@pytest.mark.parametrize("number", [42798, 42919])
def test_satellites_lowered_in_a_gap_are_found_though_they_fall_fast_afterwards(
    history: pa.Table, number: int
):
    (lowered,) = [
        one
        for one in detect(_of(history, number))
        if one.quantities["semi_major_axis_change_km"].value < -100
    ]
    assert format_utc(lowered.interval.start_us)[:10] == "2017-11-29"
    assert format_utc(lowered.interval.end_us)[:10] == "2018-08-19"


def test_a_tow_out_of_the_ring_is_published_though_it_left_the_orbit_eccentric(history: pa.Table):
    (towed,) = _bulletins(_of(history, 34779))
    assert format_utc(towed.interval.start_us)[:10] == "2022-01-21"
    assert towed.quantities["semi_major_axis_change_km"].value == pytest.approx(1720, abs=5)


def test_a_falling_satellite_is_not_said_to_brake(history: pa.Table):
    assert [
        one for one in _bulletins(_of(history, 44835)) if one.interval.start_us > 1_700_000_000_000_000
    ] == []


def test_the_normal_part_is_what_the_plane_shows(history: pa.Table):
    for one in _bulletins(_of(history, 44835)):
        normal = one.quantities["delta_v_normal_m_s"].value
        assert normal is None or normal < 10.0
