from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openparos.model.times import parse_utc
from openparos.orbits.frames import geodetic, gmst_deg, rtn, rtn_axes, teme_to_gcrs, teme_to_itrs, teme_to_pef

AUTHORITY = Path(__file__).parents[2] / "authorities" / "frames" / "teme-2004-04-06.yaml"

# The example was computed with UT1 as one Julian date in double precision, good to 40 us: in that time
# the Earth turns 3e-9 rad, 0.02 m at this place. Its printed digits are finer.
ONE_FLOAT_JULIAN_DATE_KM = 2.5e-5
ONE_FLOAT_JULIAN_DATE_KM_S = 2e-8
ONE_FLOAT_JULIAN_DATE_DEG = 2e-7
TOLERANCES = (ONE_FLOAT_JULIAN_DATE_KM, ONE_FLOAT_JULIAN_DATE_KM_S)
# IAU 2006/2000A here against IAU 1976/1980 with bulletin corrections there, which are given to 0.001
# milliarcsecond: 4 mm were found.
PRECESSION_MODELS_KM = 2e-5
PRECESSION_MODELS_KM_S = 1e-8
# Skyfield turns by the same models, but takes UT1 and TT from its own tables.
SECOND_OPINION_KM = 0.005


@pytest.fixture(scope="module")
def example() -> dict:
    return yaml.safe_load(AUTHORITY.read_text())


def vectors(example: dict, frame: str) -> tuple[np.ndarray, np.ndarray]:
    return np.array(example[frame]["position_km"]), np.array(example[frame]["velocity_km_s"])


def test_printed_example_teme_to_pef_and_itrf(example):
    pos, vel = vectors(example, "teme")
    when, ut1 = parse_utc(example["utc"]), example["ut1_minus_utc_s"]
    pef = teme_to_pef(pos, vel, when, ut1_minus_utc_s=ut1)
    for got, expected, close in zip(pef, vectors(example, "pef"), TOLERANCES, strict=True):
        np.testing.assert_allclose(got, expected, atol=close, rtol=0)
    itrs = teme_to_itrs(pos, vel, when, ut1_minus_utc_s=ut1, pole_arcsec=tuple(example["pole_arcsec"]))
    for got, expected, close in zip(itrs, vectors(example, "itrf"), TOLERANCES, strict=True):
        np.testing.assert_allclose(got, expected, atol=close, rtol=0)


def test_printed_example_teme_to_gcrf(example):
    got, speed = teme_to_gcrs(*vectors(example, "teme"), parse_utc(example["utc"]))
    expected, expected_speed = vectors(example, "gcrf")
    assert np.linalg.norm(got - expected) < PRECESSION_MODELS_KM
    assert np.linalg.norm(speed - expected_speed) < PRECESSION_MODELS_KM_S


def test_printed_sidereal_time():
    # Vallado, "Fundamentals", example 3-5: 1992-08-20T12:14:00 UT1.
    assert abs(float(gmst_deg(parse_utc("1992-08-20T12:14:00Z"))) - 152.578787810) < ONE_FLOAT_JULIAN_DATE_DEG


def test_skyfield_agrees():
    sgp4lib = pytest.importorskip("skyfield.sgp4lib")
    from skyfield.api import load

    times = load.timescale(builtin=True).utc(2024, 7, [5, 6, 7], 3, 4, 5)
    times_us = np.array([parse_utc(f"2024-07-0{day}T03:04:05Z") for day in (5, 6, 7)])
    pos = np.array([[42164.0, 100.0, -5.0], [-7000.0, 1.0, 800.0], [100.0, 26000.0, 9.0]])
    ours, _ = teme_to_gcrs(pos, pos * 1e-4, times_us)
    turn = sgp4lib.TEME.rotation_at(times)  # GCRS to TEME, (3, 3, n)
    theirs = np.einsum("jin,nj->ni", turn, pos)
    assert np.linalg.norm(ours - theirs, axis=1).max() < SECOND_OPINION_KM


def test_many_objects_at_many_instants():
    times = parse_utc("2024-07-05") + np.arange(4) * 3_600_000_000
    rng = np.random.default_rng(1)
    pos, vel = rng.normal(size=(5, 4, 3)) * 7000, rng.normal(size=(5, 4, 3))
    for turn in (teme_to_pef, teme_to_gcrs):
        all_pos, all_vel = turn(pos, vel, times)
        assert all_pos.shape == all_vel.shape == (5, 4, 3)
        one_pos, one_vel = turn(pos[2, 3], vel[2, 3], times[3])
        np.testing.assert_allclose(all_pos[2, 3], one_pos)
        np.testing.assert_allclose(all_vel[2, 3], one_vel)


triples = st.tuples(*[st.floats(-1e4, 1e4)] * 3)


@given(position=triples, velocity=triples)
def test_rtn_axes_are_right_handed_and_unit(position, velocity):
    pos, vel = np.array(position), np.array(velocity)
    if np.linalg.norm(np.cross(pos, vel)) <= 1e-3 * np.linalg.norm(pos) * max(np.linalg.norm(vel), 1.0):
        return
    axes = rtn_axes(pos, vel)
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-6)
    assert np.linalg.det(axes) > 0.999
    own = rtn(vel, pos, vel)
    assert own[1] >= 0
    assert abs(own[2]) < 1e-6 * max(1.0, np.linalg.norm(vel))


def test_geodetic_of_known_places():
    lat, lon, height = geodetic(
        np.array([[6378.137, 0.0, 0.0], [0.0, 0.0, 6356.7523142], [0.0, 6478.137, 0.0]])
    )
    np.testing.assert_allclose(lat, [0.0, 90.0, 0.0], atol=1e-9)
    np.testing.assert_allclose(lon, [0.0, 0.0, 90.0], atol=1e-9)
    np.testing.assert_allclose(height, [0.0, 0.0, 100.0], atol=1e-6)
