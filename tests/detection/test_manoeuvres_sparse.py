"""Where sets are few or far apart, and where several changes are one manoeuvre."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection.benchmark.passive import dense_segments
from openparos.detection.benchmark.simulate import SimulatedBurn, simulate
from openparos.detection.benchmark.sparse import sparse_control
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.burns import unlike
from openparos.detection.manoeuvres.findings import Found, one_each
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.detection.manoeuvres.track import tracks, walls_of
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import Tier
from openparos.orbits.histories import element_arrays


def _with_gap(burn_m_s: float, bstar: float | None = None) -> pa.Table:
    """Thirty daily sets, a gap of three weeks with a burn in it, thirty more."""
    table = simulate(1500, seed=4, days=81, burns=[SimulatedBurn(40.0, burn_m_s)] if burn_m_s else [])
    table = table.filter(np.r_[np.ones(30, bool), np.zeros(21, bool), np.ones(30, bool)])
    if bstar is None:
        return table
    at = ELEMENT_SCHEMA.get_field_index("bstar")
    return table.set_column(at, ELEMENT_SCHEMA.field(at), [np.full(table.num_rows, bstar)])


def test_stretches_of_few_sets_are_all_gaps():
    t = np.concatenate([np.arange(6.0), 30.0 + np.arange(10.0), 60.0 + np.arange(7.0)])
    walls = walls_of(t, np.ones(len(t), bool), 7000.0)
    assert walls.tolist() == [0] + [1] * 6 + [0] * 9 + [1] * 7


def test_a_change_across_a_gap_has_the_gap_for_its_interval():
    events = [one for one in detect(_with_gap(3.0)) if one.tier is Tier.BULLETIN]
    assert len(events) == 1
    assert events[0].best_time_us is None
    assert 20.0 < events[0].interval.duration_days < 24.0
    assert events[0].quantities["delta_v_tangential_m_s"].value == pytest.approx(3.0, rel=0.05)


def test_a_light_object_that_changes_across_a_gap_stays_a_candidate():
    spacecraft, foil = (detect(_with_gap(3.0, bstar)) for bstar in (1e-4, 2e-2))
    assert [one.tier for one in spacecraft] == [Tier.BULLETIN]
    assert [one.tier for one in foil] == [Tier.CANDIDATE]
    assert any("sunlight" in text for text in foil[0].caveats)


def test_two_burns_of_one_morning_are_one_manoeuvre():
    burns = [SimulatedBurn(45.1, 2.0), SimulatedBurn(45.25, 1.0)]
    events = [
        one for one in detect(simulate(1600, seed=2, days=90, burns=burns)) if one.tier is Tier.BULLETIN
    ]
    assert len(events) == 1
    assert events[0].quantities["delta_v_tangential_m_s"].value == pytest.approx(3.0, rel=0.03)


def test_the_sparse_control_counts_gaps_and_what_is_published_in_them():
    quiet, moved = _with_gap(0.0), _with_gap(3.0)
    since = {1500: (0, "rocket body or debris")}
    for table, published in ((quiet, 0), (moved, 1)):
        segments = list(dense_segments(table, since))
        objects, tiers = sparse_control(table, since, segments, Parameters())
        assert objects == 1
        assert tiers["bulletin"]["n"] == published
        assert tiers["bulletin"]["years"] * 365.25 == pytest.approx(22.0, abs=3.0)
        dense_days = sum(one.days for one in segments)
        assert 57.0 < dense_days < 60.0


def test_what_strong_breaks_show_is_what_is_expected_of_weak_ones():
    ways = np.array([1.0, 1.0, 1.0, 4.0, np.nan, 6.0])
    strength = np.array([50.0, 40.0, 30.0, 20.0, 90.0, 1.0])
    loss = unlike(ways, strength)
    assert loss[1] == 0.0
    assert 0.0 < loss[4] < loss[6] == loss[0]
    assert not unlike(ways[:0], strength[:0]).any()


def test_a_large_turn_of_the_plane_takes_in_what_is_small_beside_it():
    track = next(iter(tracks(element_arrays(simulate(1700, seed=3, days=60)))))
    plain = Found(30, 30, 29.8, 0.1, 0.0, 0.01, 0.001, math.nan, math.nan, -5.0, 3.0)
    turn = replace(
        plain, k=28, end=29, tau_days=math.nan, tangential_m_s=math.nan, normal_m_s=90.0, log_odds=99.0
    )
    alone = replace(plain, k=40, end=40, tau_days=39.7)
    assert one_each(track, [turn, plain, alone]) == [turn, alone]
    twice = one_each(track, [plain, replace(plain, tau_days=30.1, k=31, end=31)])
    assert [one.tangential_m_s for one in twice] == [0.02]
    assert (twice[0].k, twice[0].end) == (30, 31)
