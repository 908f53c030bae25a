"""Guidelines of disposal as numbers with their doubt."""

from __future__ import annotations

import pyarrow as pa

from openparos.detection.benchmark.sky import Flown, listed
from openparos.detection.disposal import disposal
from openparos.model.times import parse_utc


def sets(rows):
    """Sets of orbits given as axis, eccentricity, inclination and growth of the mean motion."""
    import numpy as np

    orbits = np.array([[axis, shape, tilt, 10.0, 20.0, 30.0] for axis, shape, tilt, _ in rows])
    n = len(rows)
    flown = Flown(orbits, np.array([one[3] for one in rows]), np.ones(n, dtype=bool))
    epochs = np.full(n, parse_utc("2022-01-01"))
    names = [f"2000-001{chr(65 + k)}" for k in range(n)]
    rng = np.random.default_rng(1)
    return listed(flown, epochs, np.zeros(n), np.arange(1, n + 1), names, [None] * n, rng, np.full(n, 1e-6))


def test_a_low_orbit_comes_down_soon_a_high_one_does_not():
    soon, late = disposal(sets([(6378 + 350, 0.001, 51.6, 1e-3), (6378 + 900, 0.001, 98.0, 4e-6)]))
    assert soon.within_years == {"5": "yes", "25": "yes"}
    assert soon.lifetime_years[0] < soon.lifetime_years[1] < soon.lifetime_years[2] < 2.0
    assert late.within_years["5"] == "no"
    assert late.regime == "low"


def test_an_orbit_that_is_kept_up_or_eccentric_is_left_open():
    kept, eccentric = disposal(sets([(6378 + 500, 0.001, 98.0, 0.0), (24400, 0.72, 27.0, 1e-4)]))
    assert set(kept.within_years.values()) == {"open"}
    assert set(eccentric.within_years.values()) == {"open"}
    assert eccentric.lifetime_years is None


def test_the_belt_is_cleared_not_cleared_or_open():
    geo = 42164.17
    far, near, between = disposal(
        sets([(geo + 400, 0.0005, 5.0, 0.0), (geo + 80, 0.0005, 5.0, 0.0), (geo + 320, 0.0005, 5.0, 0.0)])
    )
    assert (far.clears_belt, near.clears_belt, between.clears_belt) == ("yes", "no", "open")
    assert far.to_json()["needed_km"] == (245.0, 315.0)
    assert disposal(pa.concat_tables([sets([(30000, 0.01, 55.0, 0.0)])]))[0].regime == "other"
