"""The benchmark: matching, bounds, calibration, and that it runs on the real satellites."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from openparos.cli.main import run
from openparos.detection import calibration
from openparos.detection.benchmark.matching import WINDOWS, count, match, poisson_upper, wilson
from openparos.detection.benchmark.passive import dense_segments, passive_since
from openparos.detection.benchmark.simulate import simulate
from openparos.detection.benchmark.truth import Burn, group_burns
from openparos.model.times import US_PER_DAY


def _groups(*days: float) -> list:
    return group_burns([Burn(round(d * US_PER_DAY), round(d * US_PER_DAY), None, "") for d in days])


def test_matching_is_one_to_one_and_two_sided():
    groups = _groups(10.0, 20.0)
    found = np.array([9.6, 10.2, 24.5]) * US_PER_DAY
    counts = count(groups, found.astype(np.int64), WINDOWS[1])
    assert (counts.hits, counts.false, counts.missed) == (1, 2, 1)
    assert match(groups, (np.array([22.9]) * US_PER_DAY).astype(np.int64), WINDOWS[2]).tolist() == [-1, 0]


def test_burns_within_a_day_are_one_group():
    assert [one.count for one in _groups(1.0, 1.9, 2.8, 4.0)] == [3, 1]


def test_bounds():
    assert poisson_upper(0) == pytest.approx(2.996, abs=1e-3)
    low, high = wilson(9, 10)
    assert low == pytest.approx(0.596, abs=1e-3)
    assert high == pytest.approx(0.982, abs=1e-3)


def test_logistic_regression_recovers_its_coefficients():
    random = np.random.default_rng(0)
    x = np.column_stack([np.ones(4000), random.normal(size=(4000, 4))])
    true = np.array([-0.5, 1.0, 0.5, -1.0, 0.2])
    drawn = random.random(4000) < calibration.probability(x @ true)
    fitted = calibration.fit_logistic(x, drawn, np.ones(4000))
    assert np.allclose(fitted.coefficients, true, atol=0.15)


def test_segments_are_dense():
    table = simulate(5, seed=1, days=60).filter(
        np.r_[np.ones(30, bool), np.zeros(8, bool), np.ones(22, bool)]
    )
    segments = list(dense_segments(table, {5: (0, "sphere")}))
    assert [one.table.num_rows for one in segments] == [30, 22]


def test_passive_objects_exclude_working_payloads(shared_data: Path):
    passive = passive_since(shared_data / "registry")
    assert passive[8820][1] == "sphere"  # LAGEOS 1
    assert 25544 not in passive
    assert 40258 not in passive


def test_benchmark_reaches_what_the_docs_say(shared_data: Path, tmp_path: Path):
    out = tmp_path / "figures.json"
    assert run(["benchmark", "manoeuvres", "--data", str(shared_data), "--out", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert figures["pooled"]["LEO"]["1 d"]["f1"] > 0.80
    assert figures["pooled"]["GEO"]["1 d"]["f1"] > 0.82
    assert figures["pooled"]["LEO"]["bulletin 1 d"]["precision"] > 0.95
    assert figures["recall_from_4_mm_s"]["bulletin"]["recall_1_d"] > 0.6
    assert figures["chance_f1"]["LEO"]["1 d"] < 0.1


def test_a_history_run_backwards_shows_the_same_burn():
    from openparos.detection.benchmark.reversal import reversed_track
    from openparos.detection.benchmark.simulate import SimulatedBurn
    from openparos.detection.manoeuvres.findings import find
    from openparos.detection.manoeuvres.track import tracks
    from openparos.orbits.histories import element_arrays

    table = simulate(7, seed=2, days=90, burns=[SimulatedBurn(40.3, 0.03)])
    forwards = next(iter(tracks(element_arrays(table))))
    backwards = reversed_track(forwards)
    both = [max(find(track), key=lambda one: one.log_odds) for track in (forwards, backwards)]
    assert both[0].tangential_m_s == pytest.approx(both[1].tangential_m_s, rel=0.1)
    whole = forwards.t[-1]
    assert both[0].middle_days(forwards) == pytest.approx(whole - both[1].middle_days(backwards), abs=0.3)
    again = reversed_track(backwards)
    assert np.allclose(again.y, forwards.y)
    assert np.array_equal(again.walls[1:], forwards.walls[1:])
