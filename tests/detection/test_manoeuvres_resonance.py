"""Orbits whose period is a day or half of one: the Earth pulls their axis by kilometres, and that is no thrust."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from sgp4.api import WGS72, Satrec

from openparos.detection.benchmark.simulate import SimulatedBurn, simulate
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.gaps import natural_rate_km_day
from openparos.detection.manoeuvres.outcome import net_delta_v_m_s, radial_m_s, unknown_place
from openparos.detection.manoeuvres.thrust import thrust_arcs
from openparos.detection.manoeuvres.track import axis_change_km, tracks
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import EventKind
from openparos.orbits.histories import element_arrays

TURN = 2.0 * math.pi
START_DAYS_1950 = 25_000.0  # since 1949-12-31, as the theory counts; 7306 days before 1970


def _theory(motion_rev_day: float, eccentricity: float, inclination_deg: float, anomaly_deg: float) -> Satrec:
    one = Satrec()
    one.sgp4init(
        WGS72, "i", 70_000, START_DAYS_1950, 0.0, 0.0, 0.0, eccentricity, math.radians(270.0),
        math.radians(inclination_deg), math.radians(anomaly_deg), motion_rev_day * TURN / 1440.0, 1.0,
    )  # fmt: skip
    return one


def _free_sets(theory: Satrec, days: np.ndarray, printed: float = 0.0) -> pa.Table:
    """Sets of an object that is left alone, as the theory itself moves its mean elements."""
    assert theory.sgp4_tsince(0.0)[0] == 0
    kozai = theory.no_kozai / theory.nm  # the sets print Kozai's mean motion
    rows = []
    for day in days.tolist():
        assert theory.sgp4_tsince(day * 1440.0)[0] == 0
        angles = (math.degrees(one) % 360.0 for one in (theory.Om, theory.om, theory.mm))
        values = (theory.nm * kozai * 1440.0 / TURN, theory.em, math.degrees(theory.im), *angles)
        names = (
            "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg",
            "mean_anomaly_deg",
        )  # fmt: skip
        rows.append(
            dict.fromkeys(ELEMENT_SCHEMA.names)
            | dict(zip(names, values, strict=True))
            | {
                "norad_id": 70_000, "epoch_us": round((START_DAYS_1950 - 7306.0 + day) * 8.64e10), "bstar": 0.0,
                "mean_motion_dot": printed, "mean_motion_ddot": 0.0, "source": "invented",
            }
        )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=ELEMENT_SCHEMA)


def _axes_km(table: pa.Table) -> np.ndarray:
    return (398_600.8 / (table["mean_motion_rev_day"].to_numpy() * TURN / 86_400.0) ** 2) ** (1 / 3)


@pytest.mark.parametrize("shape", [(2.00608, 0.70, 63.4), (1.00272, 0.0005, 0.5)], ids=["half a day", "belt"])
def test_what_resonance_does_to_the_axis_is_no_thrust(shape: tuple[float, float, float]):
    for anomaly_deg in range(0, 360, 45):
        table = _free_sets(_theory(*shape, anomaly_deg), np.arange(0.0, 90.0, 0.7))
        if np.ptp(_axes_km(table)) < 5.0:
            continue
        assert [one for one in detect(table) if one.kind is EventKind.CONTINUOUS_THRUST] == []
        break
    else:
        pytest.fail("none of these orbits is pulled")


def test_a_derivative_printed_above_the_air_is_no_drag():
    left_alone = _free_sets(_theory(1.00272, 0.0005, 0.5, 40.0), np.array([0.0, 1.0, 60.0]), printed=2e-6)
    before = left_alone.slice(0, 2)
    after = _free_sets(_theory(0.9990, 0.0005, 0.5, 40.0), np.array([60.0, 61.0]), printed=2e-6)
    (lowered,) = [one for one in detect(pa.concat_tables([before, after])) if one.kind is EventKind.MANOEUVRE]
    rise_km = _axes_km(after)[0] - _axes_km(before)[1]
    assert lowered.quantities["semi_major_axis_change_km"].value == pytest.approx(rise_km, abs=0.5)
    own_km = _axes_km(after)[0] - _axes_km(left_alone)[2]
    # What the derivatives would make once more in the time is 7 km, a quarter of a metre a second.
    assert lowered.quantities["delta_v_tangential_m_s"].value == pytest.approx(0.03647 * own_km, abs=0.05)


def test_large_changes_across_a_gap_are_those_of_the_sets():
    table = simulate(1500, seed=4, days=81, burns=[SimulatedBurn(40.0, 200.0)])
    table = table.filter(np.r_[np.ones(30, bool), np.zeros(21, bool), np.ones(30, bool)])
    (raised,) = [one for one in detect(table) if abs(one.quantities["delta_v_tangential_m_s"].value) > 1.0]
    axes = _axes_km(table)
    assert raised.quantities["semi_major_axis_change_km"].value == pytest.approx(axes[30] - axes[29], abs=0.2)


def test_a_fall_of_any_depth_has_a_natural_rate():
    assert natural_rate_km_day(0.0, 2.0, 40_000.0) == pytest.approx(0.0, abs=1e-9)
    assert natural_rate_km_day(0.0, 2.0, 80.0) == pytest.approx(2.0 * 2.0 / math.expm1(2.0))


def test_keplers_law_is_not_linear():
    axis_km = np.array([24_400.0, 42_164.0])
    motion = axis_km**-1.5
    own = np.array([0.0, motion[1] - motion[0]])
    assert axis_change_km(axis_km, motion, own) == pytest.approx([0.0, 42_164.0 - 24_400.0])
    speeds = [1e3 * math.sqrt(398_600.8 / one) for one in axis_km]
    assert net_delta_v_m_s(42_164.0, 42_164.0 - 24_400.0) == pytest.approx(speeds[0] - speeds[1])


def test_a_delta_v_on_an_ellipse_carries_the_doubt_where_on_it():
    assert unknown_place(0.0) == 0.0
    assert 2.0 * unknown_place(0.7) > math.sqrt(1.7 / 0.3) - 1.0 - 1e-9
    assert unknown_place(0.001) < 0.001


def test_a_small_difference_of_large_changes_is_no_sharp_radial_burn():
    radial, sigma = radial_m_s(2.01, 0.01, 1.0, 0.005)
    assert radial < 2.0 * sigma
    assert radial_m_s(2.0, 0.01, 0.0, 0.0) == pytest.approx((2.0, 0.01), rel=0.01)
    assert radial_m_s(0.0, 0.01, 0.0, 0.0) == pytest.approx((0.0, 0.01), rel=0.5)


def test_a_burn_that_sets_of_the_belt_take_up_over_days_is_a_burn():
    left, moved = _theory(1.00272, 0.0005, 3.0, 90.0), _theory(1.00165, 0.0005, 3.0, 90.0)
    before = _free_sets(left, np.arange(-40.0, 0.0, 0.6))
    after = _free_sets(moved, np.arange(0.2, 40.0, 0.6))
    at = ELEMENT_SCHEMA.get_field_index("mean_motion_rev_day")
    days = (after["epoch_us"].to_numpy() - before["epoch_us"].to_numpy()[-1]) / 8.64e10
    share = np.clip(days / 4.2, 0.0, 1.0)
    late = 1.00272 + share * (after["mean_motion_rev_day"].to_numpy() - 1.00272)
    table = pa.concat_tables([before, after.set_column(at, ELEMENT_SCHEMA.field(at), [late])])
    (track,) = tracks(element_arrays(table))
    assert len(thrust_arcs(track)) == 1
    (burn,) = (one for one in detect(table) if abs(one.quantities["delta_v_tangential_m_s"].value) > 0.2)
    assert burn.kind is EventKind.MANOEUVRE
    assert burn.quantities["delta_v_tangential_m_s"].value == pytest.approx(1.09, rel=0.1)
