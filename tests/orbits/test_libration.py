"""The swing of uncontrolled objects along the belt, against SGP4's own resonance terms and by its invariant."""

from __future__ import annotations

import numpy as np
import pytest

from openparos.model.elements import ElementSet, to_table
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.frames import gmst_deg
from openparos.orbits.geostationary import mean_longitudes, wrap_longitude_deg
from openparos.orbits.libration import free_drift, pull_deg_day2, swing_energy

START_US = parse_utc("2024-03-01")


def belt_set(longitude_deg: float, inclination_deg: float) -> ElementSet:
    anomaly = longitude_deg + float(gmst_deg(START_US)) - 120.0
    return ElementSet(
        ObjectId(1),
        START_US,
        1.0027379,
        0.0001,
        inclination_deg,
        80.0,
        40.0,
        anomaly % 360.0,
        0.0,
        source="test",
    )


def test_the_stable_longitudes_are_where_they_are_known_to_be():
    x = np.linspace(0.0, 360.0, 3601)
    pull = pull_deg_day2(x)
    falling = x[:-1][(pull[:-1] > 0.0) & (pull[1:] <= 0.0)]
    rising = x[:-1][(pull[:-1] < 0.0) & (pull[1:] >= 0.0)]
    assert falling == pytest.approx([75.1, 254.9], abs=0.5)  # 75.1 E and 105.1 W
    assert rising == pytest.approx([161.9, 348.5], abs=0.5)  # 161.9 E and 11.5 W
    assert np.abs(pull).max() == pytest.approx(0.002, rel=0.05)  # degrees a day squared


def test_the_pull_is_the_slope_of_the_potential():
    x = np.linspace(0.0, 360.0, 721)
    slope = np.gradient(swing_energy(x, 0.0, 7.0), x)
    assert -slope[1:-1] == pytest.approx(pull_deg_day2(x, 7.0)[1:-1], abs=2e-6)


@pytest.mark.parametrize("longitude_deg", [20.0, 60.0, 100.0, 200.0, 290.0, 330.0])
@pytest.mark.parametrize("inclination_deg", [0.05, 8.0])
def test_free_drift_is_that_of_sgp4(longitude_deg: float, inclination_deg: float):
    table = to_table([belt_set(longitude_deg, inclination_deg)])
    before = mean_longitudes(table)
    for days in (30, 90):
        after = mean_longitudes(table, np.array([START_US + days * US_PER_DAY]))
        x, rate = free_drift(
            float(before.longitude_deg[0]), float(before.drift_deg_day[0]), inclination_deg, float(days)
        )
        assert (
            abs(float(wrap_longitude_deg(x - after.longitude_deg[0]))) < 0.02 + 0.002 * days
        )  # Moon and Sun
        assert rate == pytest.approx(float(after.drift_deg_day[0]), abs=0.004)


@pytest.mark.parametrize("days", [-400.0, 50.0, 900.0])
def test_energy_is_kept_and_the_way_back_leads_back(days: float):
    x, rate = free_drift(95.0, 0.03, 5.0, days)
    assert swing_energy(x, rate, 5.0) == pytest.approx(swing_energy(95.0, 0.03, 5.0), abs=5e-5)
    assert free_drift(x, rate, 5.0, -days) == pytest.approx((95.0, 0.03), abs=1e-6)
