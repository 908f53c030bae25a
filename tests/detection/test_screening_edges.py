"""The edges of a screening: objects that decay, estimates of error, short excursions, bad input, States."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from screening_cases import START_US, assert_same, brute_force, encounters_of, one_set, satrec_of, shell

from openparos.catalogue.attribution import Attribution, StateLookup
from openparos.cli.main import run
from openparos.detection.screening.bounds import gates_for, growth
from openparos.detection.screening.company import runs_of
from openparos.detection.screening.events import EventWriter
from openparos.detection.screening.pairs import may_meet
from openparos.detection.screening.screen import screen
from openparos.model.elements import ElementSet, to_table
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY
from openparos.orbits.interpolation import estimate_error_km, relative_motion, relative_quintic
from openparos.orbits.knots import ERROR_FACTOR, ERROR_FLOOR_KM, ROUGHEST_KM, KnotBlock, Knots

STEP_S = 300.0


def decaying(number: int, height_km: float, bstar: float, **other: float) -> ElementSet:
    return one_set(number, 6378.0 + height_km, eccentricity=0.0005, bstar=bstar, **other)


def true_error_km(one: ElementSet, block: KnotBlock, intervals: int) -> np.ndarray:
    """Return the largest distance of the quintic from SGP4 between knots, sampled each two seconds."""
    record, still = satrec_of(one), np.zeros((1, 3, 1))
    worst = np.zeros(intervals)
    for k in range(intervals):
        coefficients = np.empty((3, 6))
        both = [
            np.concatenate([np.repeat(still, 2, axis=0), part[k : k + 2]], axis=2)
            for part in (block.pos, block.vel, block.acc)
        ]
        relative_quintic(*both, 0, 0, 1, STEP_S, coefficients)
        for u in np.linspace(0.0, 1.0, 151):
            place = coefficients @ u ** np.arange(6)
            error, pos, _ = record.sgp4(START_US / US_PER_DAY + 2440587.5, (k + u) * STEP_S / 86400.0)
            if error == 0:
                worst[k] = max(worst[k], math.dist(place, pos))
        assert relative_motion(coefficients, 0.0)[0] > 0.0
    return worst


@pytest.mark.parametrize(
    "one",
    [
        one_set(1, 6778.0), one_set(1, 7200.0, eccentricity=0.05), one_set(1, 26_600.0, eccentricity=0.74),
        one_set(1, 42_164.0), decaying(1, 200.0, 0.0005), decaying(1, 170.0, 0.002), decaying(1, 160.0, 0.004),
        one_set(1, 24_400.0, eccentricity=0.733, bstar=0.001),
    ],
)  # fmt: skip
def test_the_estimate_of_the_interpolations_error_covers_it(one: ElementSet):
    """With the factor and floor that make the margin; an object whose margin is too wide is dropped."""
    knots = Knots(to_table([one]), START_US, STEP_S, 49)
    knots.compare_engines()
    block = knots.block(0, 48)
    margin = float(block.margin_km[0])
    known = int(np.isfinite(block.pos[:, 0, 0]).sum()) - 1
    errors = true_error_km(one, block, max(known, 0))
    assert len(errors) == 0 or errors.max() <= margin + 0.01
    assert margin <= ERROR_FACTOR * ROUGHEST_KM + ERROR_FLOOR_KM


def test_the_estimate_is_no_idle_number():
    """Where the error is above 15 m the estimate is between 0.3 and 12 times it: neither blind nor wild."""
    one = one_set(1, 6600.0, eccentricity=0.01)
    step = 900.0
    knots = Knots(to_table([one]), START_US, step, 5)
    pos, vel, acc = (getattr(knots.block(0, 4), name) for name in ("pos", "vel", "acc"))
    estimate = np.zeros((4, 1))
    estimate_error_km(pos, vel, acc, step, estimate)
    record = satrec_of(one)
    for k in range(4):
        coefficients = np.empty((3, 6))
        both = [np.concatenate([np.zeros((2, 3, 1)), part[k : k + 2]], axis=2) for part in (pos, vel, acc)]
        relative_quintic(*both, 0, 0, 1, step, coefficients)
        worst = max(
            math.dist(coefficients @ u ** np.arange(6),
                      record.sgp4(START_US / US_PER_DAY + 2440587.5, (k + u) * step / 86400.0)[1])
            for u in np.linspace(0.0, 1.0, 101)
        )  # fmt: skip
        assert worst > 0.015
        assert 0.3 < estimate[k, 0] / worst < 12.0


def test_objects_that_decay_are_screened_until_they_are_lost():
    """Twenty that re-enter within hours cross a crowd; until each is lost nothing within the limit is missed."""
    rng = np.random.default_rng(8)
    doomed = [
        decaying(500 + k, rng.uniform(165.0, 190.0), rng.uniform(0.0005, 0.003), raan_deg=rng.uniform(0, 360),
                 mean_anomaly_deg=rng.uniform(0, 360), inclination_deg=rng.uniform(20, 160), age_days=0.3)
        for k in range(20)
    ]  # fmt: skip
    low = [replace(one, bstar=0.0) for one in shell(60, 6378.0 + 172.0, 8.0, seed=6, age_days=0.2)]
    sets = low + doomed
    found = screen(to_table(sets), START_US, 4.0, 30.0)
    lost_us = {one.norad_id: one.from_us for one in found.excluded}
    assert any(number >= 500 for number in lost_us)
    pairs = [(a, b) for a in range(len(sets)) for b in range(max(a + 1, 60), len(sets))]
    brute = {}
    for pair, minima in brute_force(sets, 4.0, 30.0, pairs).items():
        ends = [(lost_us[one] - START_US) / 1e6 - STEP_S for one in pair if lost_us.get(one)]
        kept = [one for one in minima if all(one[0] < end for end in ends)]
        if kept:
            brute[pair] = kept
    mine = {pair: minima for pair, minima in encounters_of(found).items() if pair in brute}
    missed = 0
    for pair, minima in brute.items():
        for second, miss_km, speed in minima:
            if miss_km < 29.99 and speed > 0.0101:
                missed += not any(abs(one[0] - second) < 0.5 for one in mine.get(pair, []))
    assert missed == 0
    assert sum(len(minima) for minima in mine.values()) >= 5


def test_the_last_interval_before_a_failure_is_said_and_no_longer_than_a_step():
    """What is not screened before an object is lost is at most one step: the time said is a knot's."""
    found = screen(to_table([decaying(1, 150.0, 0.02), one_set(2, 7000.0)]), START_US, 24.0, 5.0)
    (lost,) = found.excluded
    assert lost.from_us is not None
    record = satrec_of(decaying(1, 150.0, 0.02))
    seconds = np.arange(0.0, 86400.0, 1.0)
    for second in seconds:
        error, pos, _ = record.sgp4(START_US / US_PER_DAY + 2440587.5, second / 86400.0)
        if error or math.hypot(*pos) < 6378.135 + 50.0:
            break
    assert (lost.from_us - START_US) / 1e6 - second <= STEP_S
    assert (lost.from_us - START_US) % (STEP_S * 1e6) == 0


def test_an_excursion_between_two_knots_splits_company():
    rows = np.array([[0, 1, k, 0.0, 10.0, 0.0, 20.0] for k in range(6)])
    _, first, _ = runs_of(rows, 50.0)
    assert len(first) == 1
    rows[2, 6] = 50.1  # farthest instant between knots 2 and 3
    _, first, last = runs_of(rows, 50.0)
    assert (last - first + 1).tolist() == [3, 3]


def test_permuting_the_states_permutes_the_result():
    table = to_table(shell(100, 7000.0, 8.0, seed=4))
    names = ["FRA", "RUS", "USA", "CHN", "IND"]
    permuted = dict(zip(names, names[2:] + names[:2], strict=True))
    found = screen(table, START_US, 2.0, 20.0, prox_km=40.0)

    def written(rename: dict[str, str]) -> list[dict]:
        def whose(numbers: Iterable[int]) -> StateLookup:
            return lambda number, on_us: Attribution(rename[names[number % 5]], "registry", "x")

        return [json.loads(line) for line in EventWriter(found, whose).lines()]

    plain, other = written({name: name for name in names}), written(permuted)
    assert len(plain) == len(other) > 10
    for one, two in zip(plain, other, strict=True):
        assert [permuted[each.pop("state")] for each in one["objects"]] == [
            each.pop("state") for each in two["objects"]
        ]
        assert one == two


def ask(tmp_path: Path, table: pa.Table, *more: str) -> list[str]:
    file = tmp_path / "sets.parquet"
    pq.write_table(table, file)
    return ["screen", "--elements", str(file), "--workspace", str(tmp_path / "ws"), *more]


WINDOW = ("--at", "2024-07-05", "--hours", "1", "--distance-km")


@pytest.mark.parametrize(
    ("sets", "more", "status", "said"),
    [
        ([one_set(1, 7000.0)], ("--at", "1990-01-01", "--hours", "1", "--distance-km", "5"), 1, "before all epochs"),
        ([one_set(1, 7000.0)], ("--at", "2031-01-01", "--hours", "1", "--distance-km", "5"), 1, "after all epochs"),
        ([one_set(1, 7000.0)], (*WINDOW, "0"), 2, "distance of 0 km"),
        ([one_set(1, 7000.0)], (*WINDOW, "-3"), 2, "distance of -3 km"),
        ([one_set(1, 7000.0)], (*WINDOW, "nan"), 2, "distance of nan km"),
        ([], (*WINDOW, "5"), 1, "no element set"),
        ([one_set(1, 7000.0)], ("--at", "2024-07-05", "--hours", "0"), 2, "window of 0 days"),
        ([one_set(1, 7000.0)], ("--at", "soon"), 2, "soon"),
        ([one_set(1, 7000.0)], ("--hours", "1"), 2, "--at is missing"),
        ([one_set(1, 7000.0, bstar=math.nan)], (*WINDOW, "5"), 1, "none of the element sets"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_clear_answer(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    sets: list[ElementSet],
    more: tuple[str, ...],
    status: int,
    said: str,
):
    assert run(ask(tmp_path, to_table(sets), *more)) == status
    answer = capsys.readouterr()
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_an_empty_file_and_one_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    empty = tmp_path / "empty.tle"
    empty.write_text("")
    for file in (empty, tmp_path / "none.tle"):
        assert run(
            ["screen", *WINDOW, "5", "--elements", str(file), "--workspace", str(tmp_path / "ws")]
        ) in (1, 2)
        assert file.name in capsys.readouterr().err


def test_one_object_two_identical_sets_and_nan_elements(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    one = one_set(1, 7000.0)
    assert run([*ask(tmp_path, to_table([one]), *WINDOW, "5"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["objects"], answer["encounters"], answer["co_locations"]) == (1, 0, 0)
    assert (
        run([*ask(tmp_path, to_table([one, replace(one, object_id=ObjectId(2))]), *WINDOW, "5"), "--json"])
        == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert answer["same_set"] == {"1": [2]}
    assert (answer["encounters"], answer["co_locations"]) == (0, 1)
    sets = [one, one_set(2, 7100.0), one_set(3, 7100.0, raan_deg=math.nan)]
    assert run([*ask(tmp_path, to_table(sets), *WINDOW, "5"), "--json"]) == 1  # one set is refused on reading
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert refused["line"] == 3
    assert "right ascension of the node nan" in refused["reason"]


def test_docked_and_just_released_are_one_event_each():
    """Two docked modules with sets of their own, and a piece just released: company, not encounters."""
    station = one_set(1, 6790.0)
    module = replace(one_set(2, 6790.0, mean_anomaly_deg=0.0004), bstar=1e-6)
    piece = one_set(3, 6790.001, mean_anomaly_deg=0.004)
    found = screen(to_table([station, module, piece]), START_US, 24.0, 5.0)
    assert len(found.encounters) == 0
    events = EventWriter(found).co_locations()
    assert len(events) == 3
    near = {tuple(one.norad_id for one in event.objects): event for event in events}
    assert any("docked, just released" in text for text in near[1, 2].caveats)


def test_assert_same_can_fail():
    """The brute force is held against a result with one encounter taken away, and one invented."""
    sets = shell(100, 7000.0, 6.0, seed=1)
    mine = encounters_of(screen(to_table(sets), START_US, 1.0, 40.0))
    brute = brute_force(sets, 1.0, 40.0)
    assert assert_same(mine, brute, 40.0) > 10
    pair = next(iter(mine))
    with pytest.raises(AssertionError):
        assert_same({key: value for key, value in mine.items() if key != pair}, brute, 40.0)
    with pytest.raises(AssertionError):
        assert_same({**mine, (98, 99): [(1.0, 1.0, 1.0)]}, brute, 40.0)


@pytest.mark.parametrize("distance_km", [0.5, 6.6, 60.0])
def test_the_gate_in_single_precision_is_the_gate_of_the_bounds(distance_km: float):
    """Within the rounding its text allows for, for pairs that are near enough to meet at all."""
    gates = gates_for(distance_km, 76.0)
    gate = tuple(np.float32(one) for one in (gates.gate_km2, gates.gate_per_speed2_s2, gates.half_slot_s))
    rng = np.random.default_rng(7)
    decided = 0
    for _ in range(6000):
        speed = rng.uniform(0.0, 16.0)
        velocity = rng.normal(size=3)
        velocity *= speed / np.linalg.norm(velocity)
        aside = np.cross(velocity, rng.normal(size=3))
        aside *= rng.uniform(0.0, 3.0) * (distance_km + 0.5 * speed) / np.linalg.norm(aside)
        place = aside + velocity * rng.uniform(-1.3, 1.3) * gates.half_slot_s
        if np.linalg.norm(place) > growth(76.0) * (distance_km + speed * 76.0):
            continue
        t = np.clip(-(place @ velocity) / (velocity @ velocity), -gates.half_slot_s, gates.half_slot_s)
        least2 = float(np.sum((place + velocity * t) ** 2))
        room = gates.gate_km2 + gates.gate_per_speed2_s2 * speed**2 - least2
        if abs(room) < 0.75:
            continue
        decided += 1
        assert bool(may_meet(*(np.float32(one) for one in (*place, *velocity)), gate)) is (room > 0.0)
    assert decided > 2000


@pytest.mark.parametrize("n", [1, 7, 8, 9, 130])
def test_the_error_is_estimated_for_any_number_of_objects(n: int):
    """Eight at once, the rest one by one: an object's estimate may be raised to the usual, never lowered."""
    rng = np.random.default_rng(n)
    pos, vel, acc = (rng.normal(size=(3, 3, n)) for _ in range(3))
    pos *= 100.0
    pos[:, 0] += 7000.0
    alone = np.zeros((2, n))
    for k in range(n):
        one = np.zeros((2, 1))
        estimate_error_km(
            *(np.ascontiguousarray(each[:, :, k : k + 1]) for each in (pos, vel, acc)), 300.0, one
        )
        alone[:, k] = one[:, 0]
    together = np.zeros((2, n))
    estimate_error_km(pos, vel, acc, 300.0, together)
    np.testing.assert_array_equal(np.maximum(together, 0.01), np.maximum(alone, 0.01))
