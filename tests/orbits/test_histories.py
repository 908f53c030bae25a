"""Free-flight coordinates against the sgp4 package."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sgp4.api import WGS72, Satrec

from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.model.times import parse_utc
from openparos.orbits.histories import element_arrays, free_flight, secular_rates


@settings(max_examples=60, deadline=None)
@given(st.floats(0.03, 0.07), st.floats(1e-4, 0.1), st.floats(0.01, 3.1))
def test_secular_rates_are_those_of_sgp4(kozai: float, eccentricity: float, inclination: float):
    model = Satrec()
    model.sgp4init(WGS72, "i", 0, 27000.0, 0.0, 0.0, 0.0, eccentricity, 0.3, inclination, 0.1, kozai, 0.2)
    n, anomaly, perigee, node = secular_rates(kozai, eccentricity, inclination)
    assert anomaly == pytest.approx(model.mdot, rel=1e-12)
    assert perigee == pytest.approx(model.argpdot, rel=1e-9, abs=1e-15)
    assert node == pytest.approx(model.nodedot, rel=1e-9, abs=1e-15)
    assert (model.xke / n) ** (2 / 3) == pytest.approx(model.a, rel=1e-12)


def test_free_flight_is_a_straight_line_and_a_burn_a_kink():
    quiet = NoiseModel(along_track_m=0.0, slope_m_day=0.0, decay_m_day=0.0)
    flight = free_flight(element_arrays(simulate(7, seed=1, days=60, noise=quiet)))
    metres = flight.longitude_rad * 7.1e6
    t = flight.sets.epoch_us / 8.64e10
    line = np.polyval(np.polyfit(t - t[0], metres, 1), t - t[0])
    assert np.abs(metres - line).max() < 30.0  # the last printed digits of three angles
    burnt = free_flight(
        element_arrays(simulate(7, seed=1, days=60, noise=quiet, burns=[SimulatedBurn(30.0, 0.1)]))
    )
    step = (burnt.slope_rad_day[-1] - burnt.slope_rad_day[0]) * 7.1e6
    assert step == pytest.approx(-3 * 0.1 * 86400, rel=0.01)


def test_same_epoch_later_row_wins_and_unsound_sets_are_left_out():
    table = simulate(8, seed=2, days=10)
    doubled = table.take(np.r_[np.arange(table.num_rows), 3])
    arrays = element_arrays(doubled)
    assert len(arrays) == table.num_rows
    assert table.num_rows in arrays.row
    assert math.isclose(arrays.eccentricity[0], table.column("eccentricity")[0].as_py())


def test_a_leap_second_bends_nothing():
    quiet = NoiseModel(along_track_m=0.0, slope_m_day=0.0, decay_m_day=0.0)
    sets = simulate(7, seed=1, days=60, noise=quiet, start_us=parse_utc("2016-12-01"))
    second = 7.1e6 * 2.0 * math.pi / (2.0 * math.pi * math.sqrt(7.1e6**3 / 3.986008e14))

    def bend(table: pa.Table) -> float:
        flight = free_flight(element_arrays(table))
        metres, days = flight.longitude_rad * 7.1e6, flight.sets.epoch_us / 8.64e10
        before = flight.sets.epoch_us < parse_utc("2017-01-01")
        line = np.polyfit(days[before] - days[0], metres[before], 1)
        return float(np.mean(metres[~before] - np.polyval(line, days[~before] - days[0])))

    # Simulated sets print even time. As an observatory prints them, from the leap second on they are a second earlier.
    epochs = sets.column("epoch_us").to_numpy()
    printed = epochs - 1_000_000 * (epochs >= parse_utc("2017-01-01"))
    at = sets.schema.get_field_index("epoch_us")
    assert abs(bend(sets.set_column(at, sets.schema.field(at), [pa.array(printed)]))) < 60.0
    assert abs(bend(sets)) == pytest.approx(second, rel=0.02)
