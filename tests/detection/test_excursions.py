"""Bad sets that no burn explains are set aside; burns, and burns undone, are not."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection import noise
from openparos.detection.benchmark.simulate import SimulatedBurn, simulate
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.track import clean
from openparos.detection.sound import without_bad_sets
from openparos.orbits.histories import element_arrays

FIELDS = (
    "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg", "mean_anomaly_deg",
)  # fmt: skip


def changed(table: pa.Table, row: int, values: dict[str, float]) -> pa.Table:
    for name, value in values.items():
        column = table[name].to_numpy().copy()
        column[row] = value
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), [column])
    return table


def aside(table: pa.Table) -> list[int]:
    return sorted(clean(element_arrays(table))[1].tolist())


@pytest.mark.parametrize(
    ("field", "by"),
    [
        ("inclination_deg", 0.05),
        ("raan_deg", -0.08),
        ("mean_anomaly_deg", 0.4),
        ("mean_motion_rev_day", 3e-3),
    ],
)
def test_one_spoilt_field_is_set_aside(field: str, by: float):
    table = simulate(100, seed=4, days=60)
    spoilt = changed(table, 30, {field: float(table[field][30].as_py()) + by})
    assert 30 in aside(spoilt)
    assert [one for one in detect(spoilt) if one.tier == "bulletin"] == []
    listed = [one for one in noise.detect(spoilt) if one.quantities["anomaly"].value == "there-and-back"]
    assert len(listed) >= 1


@pytest.mark.parametrize("run", [1, 2, 3, 4, 7, 10])
def test_sets_of_another_object_are_set_aside_once_the_history_goes_on(run: int):
    own, other = simulate(100, seed=1, days=80), simulate(101, seed=2, days=80, sma_km=7_140.0)
    table = own
    for row in range(30, 30 + run):
        table = changed(table, row, {name: float(other[name][row].as_py()) for name in FIELDS})
    assert set(aside(table)) >= set(range(30, 30 + run))
    assert [one for one in detect(table) if one.tier == "bulletin"] == []
    assert without_bad_sets(table).num_rows <= table.num_rows - run


def test_a_burn_and_its_undoing_stay():
    burns = [SimulatedBurn(30.2, 0.3), SimulatedBurn(32.4, -0.3)]
    table = simulate(100, seed=3, days=60, burns=burns)
    flight, _ = clean(element_arrays(table))
    days = (flight.sets.epoch_us - flight.sets.epoch_us[0]) / 8.64e10
    assert ((days > 30.2) & (days < 32.4)).sum() >= 1
    assert len([one for one in detect(table) if one.tier == "bulletin"]) >= 1


def test_a_quiet_history_loses_next_to_nothing():
    lost = [len(aside(simulate(100 + j, seed=j, days=120))) for j in range(10)]
    assert np.mean(lost) < 2.0


def shifted(table: pa.Table, rows: list[int], name: str, by: list[float]) -> pa.Table:
    for row, value in zip(rows, by, strict=True):
        table = changed(table, row, {name: float(table[name][row].as_py()) + value})
    return table


def test_a_set_between_the_two_burns_of_a_transfer_stays():
    """Two burns of 4 m/s half a revolution apart: eccentricity out and back by 0.0011, the axis up by 16 km for good."""
    burns = [SimulatedBurn(30.2, 4.0), SimulatedBurn(31.2, 4.0)]
    table = simulate(100, seed=3, days=60, burns=burns)
    days = (np.sort(table["epoch_us"].to_numpy()) - 1_577_836_800_000_000) / 8.64e10
    between = [int(row) for row in np.flatnonzero((days > 30.2) & (days < 31.2))]
    assert between
    transfer = shifted(table, between, "eccentricity", [1.1e-3] * len(between))
    assert not set(aside(transfer)) & set(between)
    still = simulate(100, seed=3, days=60)
    assert set(aside(shifted(still, between, "eccentricity", [1.1e-3] * len(between)))) >= set(between)


def test_the_way_back_is_no_way_out():
    """A bad set, two good ones and another bad set: only the two are set aside."""
    table = simulate(100, seed=4, days=60)
    spoilt = shifted(table, [30, 33], "inclination_deg", [0.05, 0.05])
    assert not {31, 32} & set(aside(spoilt))
    assert {30, 33} <= set(aside(spoilt))


def test_an_era_whose_sets_scatter_is_kept():
    """The same jump is one of many among sets that scatter by a tenth of it, and alone among quiet ones."""
    scatter = np.random.default_rng(5).normal(0.0, 0.003, 25)
    scatter[12] = 0.03
    rows = list(range(140, 165))
    table = simulate(100, seed=4, days=300)
    assert not set(aside(shifted(table, rows, "inclination_deg", scatter.tolist()))) & {151, 152, 153}
    assert 152 in aside(shifted(table, [152], "inclination_deg", [0.03]))


def test_an_object_that_left_and_came_back_was_away():
    there_and_back = [SimulatedBurn(30.3, 0.5), SimulatedBurn(38.3, -0.5)]
    table = simulate(100, seed=1, days=80, burns=there_and_back)
    assert not set(aside(table)) & set(range(31, 38))
    days = [
        (one.best_time_us - int(table["epoch_us"][0].as_py())) / 8.64e10
        for one in detect(table)
        if one.tier == "bulletin"
    ]
    assert len(days) == 2
    assert days == pytest.approx([30.3, 38.3], abs=0.5)


def test_a_change_that_only_the_last_set_shows_is_a_candidate_until_another_comes():
    table = simulate(100, seed=1, days=60, burns=[SimulatedBurn(40.3, 0.2)])
    until = 1_577_836_800_000_000 + round(40.3 * 8.64e10)
    after = int(np.searchsorted(table["epoch_us"].to_numpy(), until))
    first, second = detect(table.slice(0, after + 1)), detect(table.slice(0, after + 2))
    assert [one.tier for one in first] == ["candidate"]
    assert any("a single element set" in caveat for caveat in first[0].caveats)
    assert "bulletin" in [one.tier for one in second]
