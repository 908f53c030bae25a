"""Simulated break-ups: the truth is what was thrown, and the scores count what they say; a sample always, all with --long."""

from __future__ import annotations

import numpy as np
import pytest

from openparos.detection.benchmark.breakups import SAMPLE, lines, run
from openparos.detection.benchmark.clouds import KINDS, Plan, make, plan
from openparos.detection.benchmark.innocent import INNOCENT
from openparos.detection.benchmark.sky import fly, make_density
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.mean import semi_major_axis_km


@pytest.fixture(scope="module")
def sample():
    return run(SAMPLE)


def test_a_sample_is_found_dated_and_its_parent_comes_first(sample):
    every = sample["all"]
    assert every["n"] >= 7
    assert every["found"] >= 0.7
    assert every["interval_holds"] >= 0.8
    assert every["parent_first"] >= 0.9


def test_families_without_a_break_up_are_no_bulletin(sample):
    assert set(sample["innocent"]) == set(INNOCENT)
    assert {kind: one["bulletin"] for kind, one in sample["innocent"].items()} == dict.fromkeys(INNOCENT, 0)


def test_the_confusion_counts_each_dated_case_once(sample):
    given = sum(sum(one.values()) for one in sample["confusion"].values())
    assert given == sum(
        one["class"] is not None for one in sample["cases"] if "class" in one and one["listed"] >= 5
    )
    assert set(sample["confusion"]) == set(KINDS)


def test_lines_hold_every_group(sample):
    text = "\n".join(lines(sample))
    assert "listed 5-10" in text
    assert "sensor growth" in text


def test_the_same_seed_is_the_same_case():
    chosen = Plan(3, "explosion", 20, 10.0, 1.0, snapshot=True)
    assert make(chosen).table.equals(make(chosen).table)
    assert plan(4) == plan(4)


def test_drag_lowers_what_it_brakes_more_the_more():
    rng = np.random.default_rng(1)
    start = parse_utc("2010-01-01")
    orbits = np.tile([6378.0 + 450.0, 0.001, 60.0, 10.0, 20.0, 30.0], (3, 1))
    to = np.full(3, start + 20 * US_PER_DAY)
    flown = fly(orbits, np.array([0.0, 0.02, 0.2]), start, to, make_density(rng, start, 40.0), rng)
    fallen = 6828.0 - flown.orbits[:, 0]
    assert fallen[0] == pytest.approx(0.0, abs=1e-9)
    assert 0.0 < fallen[1] < fallen[2]
    assert flown.decay_rev_day2[2] > flown.decay_rev_day2[1] > 0.0
    assert semi_major_axis_km(15.0) > 6900.0


@pytest.mark.long
def test_five_hundred_break_ups():
    every = run(500)
    assert every["with_five_pieces"] >= 400
    assert every["all"]["interval_holds"] >= 0.85
    assert every["all"]["parent_first"] >= 0.9
    assert sum(one["bulletin"] for one in every["innocent"].values()) <= 2
