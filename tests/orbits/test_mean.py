from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.mean import (
    brouwer_mean_motion_rev_day,
    evolve,
    kozai_mean_motion_rev_day,
    mean_elements,
    mean_motion_of_axis_rev_day,
    semi_major_axis_km,
)

from .element_tables import table_of

# Our closed forms against sgp4's own attributes: rounding only.
SAME_KM = 1e-6
SAME_DEG_DAY = 1e-9
TURN = 2.0 * np.pi
DEG_DAY = np.degrees(1.0) * 1440.0


@pytest.fixture(scope="module")
def verification():
    lines = (files("sgp4") / "SGP4-VER.TLE").read_text().splitlines()
    table, records = table_of(line[:69] for line in lines)
    usable = [i for i, record in enumerate(records) if record.error == 0]
    return table.take(usable), [records[i] for i in usable]


def test_semi_major_axis_and_rates_are_those_of_sgp4(verification):
    table, records = verification
    found = mean_elements(table)
    axis = np.array([record.a for record in records]) * EARTH_RADIUS_WGS72_KM
    np.testing.assert_allclose(found.semi_major_axis_km, axis, atol=SAME_KM, rtol=0)
    for name, rate in (
        ("mdot", found.mean_anomaly_rate_deg_day),
        ("argpdot", found.arg_perigee_rate_deg_day),
        ("nodedot", found.raan_rate_deg_day),
    ):
        expected = np.array([getattr(record, name) for record in records]) * DEG_DAY
        np.testing.assert_allclose(rate, expected, atol=SAME_DEG_DAY, rtol=1e-13)
    height = np.array([record.altp for record in records]) * EARTH_RADIUS_WGS72_KM
    np.testing.assert_allclose(found.perigee_km, height, atol=SAME_KM, rtol=0)


def test_evolved_at_epoch_is_what_was_published(verification):
    # Near-Earth sets alone: deep-space ones carry resonance and lunar terms from the first instant.
    table, records = verification
    near = [i for i, record in enumerate(records) if record.method == "n"]
    table = table.take(near)
    found, published = evolve(table, table["epoch_us"].to_numpy()), mean_elements(table)
    assert (found.errors == 0).all()
    np.testing.assert_allclose(found.semi_major_axis_km, published.semi_major_axis_km, atol=1e-6)
    np.testing.assert_allclose(found.inclination_deg, published.inclination_deg, atol=1e-9)
    np.testing.assert_allclose(found.raan_deg, published.raan_deg, atol=1e-9)


def test_rates_are_what_evolve_does(verification):
    table, records = verification
    near = [i for i, record in enumerate(records) if record.method == "n" and record.altp > 0.1][:3]
    table = table.take(near)
    day = 86_400_000_000
    start = table["epoch_us"].to_numpy()
    before, after = evolve(table, start), evolve(table, start + day)
    turned = (after.raan_deg - before.raan_deg + 180.0) % 360.0 - 180.0
    np.testing.assert_allclose(turned, mean_elements(table).raan_rate_deg_day, atol=1e-3)


@given(
    axis_km=st.floats(6500.0, 60_000.0),
    eccentricity=st.floats(0.0, 0.8),
    inclination_deg=st.floats(0.0, 180.0),
)
def test_kozai_and_brouwer_are_inverse(axis_km, eccentricity, inclination_deg):
    if axis_km * (1 - eccentricity) < 6400.0:
        return
    brouwer = mean_motion_of_axis_rev_day(axis_km)
    kozai = kozai_mean_motion_rev_day(brouwer, eccentricity, inclination_deg)
    again = brouwer_mean_motion_rev_day(kozai, eccentricity, inclination_deg)
    assert abs(again / brouwer - 1.0) < 1e-13
    assert abs(semi_major_axis_km(again) - axis_km) < 1e-8 * axis_km


def test_periods_of_a_known_orbit():
    # 15.5 revolutions a day at 51.6 degrees: the anomalistic period is within a second of 1440/15.5.
    axis = semi_major_axis_km(15.5)
    assert 6790 < axis < 6796
    assert abs(axis - semi_major_axis_km(brouwer_mean_motion_rev_day(15.5, 0.0005, 51.6))) < 7.0
