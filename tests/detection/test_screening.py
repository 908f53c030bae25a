"""The screening against brute force: nobody missed, nobody invented, times and distances those of SGP4."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from screening_cases import START_US, assert_same, brute_force, encounters_of, one_set, satrec_of, shell
from sgp4.api import SatrecArray

from openparos.catalogue.attribution import Attribution, StateLookup
from openparos.cli.main import run
from openparos.detection.screening.events import EventWriter
from openparos.detection.screening.screen import Screening, screen
from openparos.detection.screening.sweep import SweepSettings
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused
from openparos.model.events import Event
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY


def test_a_crowded_shell_agrees_with_brute_force():
    sets = shell(100, 7000.0, 6.0, seed=1)
    mine = encounters_of(screen(to_table(sets), START_US, 2.0, 25.0))
    assert assert_same(mine, brute_force(sets, 2.0, 25.0), 25.0) > 25


@pytest.mark.parametrize("slots", [1, 3])
def test_how_it_is_swept_does_not_change_what_is_found(slots: int):
    table = to_table(shell(140, 7000.0, 8.0, seed=1))
    plain = screen(table, START_US, 3.0, 20.0)
    other = screen(
        table, START_US, 3.0, 20.0, settings=SweepSettings(slots_per_step=slots, calm_reach_km=0.5, threads=1)
    )
    assert len(plain.encounters) == len(other.encounters)
    assert np.allclose(plain.encounters["time_s"], other.encounters["time_s"], atol=1e-5)


def test_polar_and_eccentric_orbits_agree_with_brute_force():
    sets = shell(45, 6900.0, 5.0, seed=2, inclination_deg=90.0)
    sets += [
        replace(one, object_id=ObjectId(100 + k))
        for k, one in enumerate(shell(45, 7300.0, 60.0, seed=3, eccentricity=0.055, inclination_deg=88.0))
    ]
    mine = encounters_of(screen(to_table(sets), START_US, 3.0, 30.0))
    assert assert_same(mine, brute_force(sets, 3.0, 30.0), 30.0) > 20


@pytest.mark.parametrize("count", [100, pytest.param(300, marks=pytest.mark.long)])
def test_real_pairs_agree_with_brute_force(shared_data: Path, count: int):
    """So many pairs at random and so many close ones, of the real catalogue, each second."""
    from openparos.formats.reading import read_elements

    file = shared_data / "snapshots" / "2024-07-05.3le"
    table = pa.concat_tables(batch.table for batch in read_elements(file, source="test"))
    near = screen(table, START_US, 2.0, 5.0)
    numbers = near.table["norad_id"].to_numpy()
    close = [(int(numbers[row["i"]]), int(numbers[row["j"]])) for row in near.encounters[:count]]
    rng = np.random.default_rng(5)
    random = [tuple(sorted(pair)) for pair in rng.choice(numbers, (count, 2)).tolist()]
    chosen = sorted({number for pair in close + random for number in pair})
    part = near.table.filter(pa.array(np.isin(numbers, chosen)))
    from openparos.model.elements import from_table

    sets = from_table(part)
    row_of = {one.object_id.norad_id: row for row, one in enumerate(sets)}
    pairs = sorted({tuple(sorted((row_of[a], row_of[b]))) for a, b in close + random if a != b})
    mine = {pair: found for pair, found in encounters_of(near).items() if set(pair) <= set(row_of)}
    wanted = {(sets[a].object_id.norad_id, sets[b].object_id.norad_id) for a, b in pairs}
    mine = {pair: found for pair, found in mine.items() if pair in wanted}
    assert assert_same(mine, brute_force(sets, 2.0, 5.0, pairs), 5.0) >= 0.9 * count


def head_on(number: int, lead_deg: float) -> list[ElementSet]:
    """Return two sets that meet head-on at perigee of very eccentric orbits, half an hour after the start."""
    later = -1800.0 / 86400.0
    axis_km = 26000.0 + 0.7 * number
    ahead = one_set(number, axis_km, eccentricity=0.742, inclination_deg=5.0, age_days=later)
    back = one_set(
        number + 1, axis_km, eccentricity=0.742, inclination_deg=175.0, age_days=later, mean_anomaly_deg=lead_deg
    )  # fmt: skip
    return [ahead, back]


def test_speeds_above_16_km_s():
    """Head-on at perigee of transfer orbits, faster than two circular orbits can meet."""
    sets = [
        one for k, lead in enumerate((0.0, -0.3, -0.1, 0.2, 0.5)) for one in head_on(1 + 2 * k, lead % 360.0)
    ]
    mine = encounters_of(screen(to_table(sets), START_US, 1.0, 150.0))
    assert assert_same(mine, brute_force(sets, 1.0, 150.0), 150.0) >= 3
    assert max(speed for minima in mine.values() for _, _, speed in minima) > 16.0


def test_minima_at_the_edges_of_the_window_are_kept():
    """The window is moved so that one known minimum lies a hair inside its start, then its end."""
    table = to_table(shell(140, 7000.0, 8.0, seed=1))
    plain = screen(table, START_US, 3.0, 20.0)
    one = plain.encounters[len(plain.encounters) // 2]
    at_us = START_US + round(float(one["time_s"]) * 1e6)

    def has(found: Screening) -> bool:
        return any(row["i"] == one["i"] and row["j"] == one["j"] and
                   abs(found.parameters.start_us + row["time_s"] * 1e6 - at_us) < 2000 for row in found.encounters)  # fmt: skip

    assert has(screen(table, at_us - 2_000, 0.5, 20.0))
    assert not has(screen(table, at_us + 4_000, 0.5, 20.0))
    hours = (at_us + 2_000 - START_US) / 3.6e9
    assert has(screen(table, START_US, hours, 20.0))
    assert not has(screen(table, START_US, (at_us - 4_000 - START_US) / 3.6e9, 20.0))


def test_company_is_one_event_however_long():
    leader = one_set(1, 7000.0)
    follower = one_set(2, 7000.0, mean_anomaly_deg=0.02)
    found = screen(to_table([leader, follower]), START_US, 12.0, 5.0)
    assert len(found.encounters) == 0
    events = EventWriter(found).co_locations()
    assert len(events) == 1
    values = {name: one.value for name, one in events[0].quantities.items()}
    assert values["duration_h"] == pytest.approx(12.0)
    assert values["open_at_start"] and values["open_at_end"]
    assert values["min_distance_km"] == pytest.approx(7000 * math.radians(0.02), abs=0.2)


def test_entry_and_exit_of_an_interval_agree_with_sampling():
    """A slow overtaking within 50 km: its ends to a second, its nearest point to a metre."""
    sets = [one_set(1, 7000.0), one_set(2, 7000.6, mean_anomaly_deg=0.5, raan_deg=0.02)]
    found = screen(to_table(sets), START_US, 24.0, 1.0, prox_km=50.0)
    assert len(found.stretches) == 1
    records = [satrec_of(one) for one in sets]
    seconds = np.arange(0.0, 86401.0)
    _, pos, _ = SatrecArray(records).sgp4(
        np.full(len(seconds), START_US / US_PER_DAY + 2440587.5), seconds / 86400.0
    )
    inside = np.linalg.norm(pos[0] - pos[1], axis=1) <= 50.0
    row = found.stretches[0]
    assert abs(row["entry_s"] - np.flatnonzero(inside)[0]) <= 1.5 or row["open_start"]
    assert abs(row["exit_s"] - np.flatnonzero(inside)[-1]) <= 1.5
    assert row["nearest_km"] <= np.linalg.norm(pos[0] - pos[1], axis=1).min() + 1e-3


def test_one_set_under_two_numbers_is_one_observation():
    one = one_set(1, 7000.0)
    found = screen(
        to_table([one, replace(one, object_id=ObjectId(7)), one_set(3, 7100.0)]), START_US, 6.0, 5.0
    )
    assert found.clones == {1: (7,)}
    assert len(found.encounters) == 0
    (event,) = EventWriter(found).co_locations()
    assert [one.norad_id for one in event.objects] == [1, 7]
    assert event.quantities["same_element_set"].value is True


def test_an_object_that_decays_in_the_window_is_screened_until_then_and_said_to():
    doomed = one_set(1, 6378.0 + 180.0, eccentricity=0.0005, bstar=0.005)
    found = screen(to_table([doomed, one_set(2, 7000.0)]), START_US, 24.0, 5.0)
    (lost,) = found.excluded
    assert lost.norad_id == 1
    assert lost.from_us is not None and START_US < lost.from_us < found.parameters.end_us
    assert "decayed" in lost.reason or "smooth" in lost.reason or "SGP4" in lost.reason


def test_sets_that_cannot_be_screened_are_listed_with_the_reason():
    good = one_set(1, 7000.0)
    sets = [
        good, replace(one_set(2, 7000.0), eccentricity=float("nan")), one_set(3, 7000.0, eccentricity=1.2),
        one_set(4, 7100.0, age_days=100.0), one_set(5, 7200.0),
    ]  # fmt: skip
    reasons = {one.norad_id: one.reason for one in screen(to_table(sets), START_US, 1.0, 5.0).excluded}
    assert "not a number" in reasons[2]
    assert "no closed orbit" in reasons[3]
    assert "100.0 days before" in reasons[4]
    assert set(reasons) == {2, 3, 4}


@pytest.mark.parametrize("distance_km", [0.0, -1.0, float("nan"), float("inf"), 1e6])
def test_a_distance_that_is_none_is_refused(distance_km: float):
    with pytest.raises(InputRefused, match="distance"):
        screen(to_table([one_set(1, 7000.0)]), START_US, 1.0, distance_km)


def test_nothing_to_screen_and_a_window_far_away_are_said():
    with pytest.raises(InputRefused, match="no element set"):
        screen(to_table([]), START_US, 1.0, 5.0)
    with pytest.raises(InputRefused, match="before all epochs"):
        screen(to_table([one_set(1, 7000.0)]), START_US - 400 * US_PER_DAY, 1.0, 5.0)
    alone = screen(to_table([one_set(1, 7000.0)]), START_US, 1.0, 5.0)
    assert len(alone.encounters) == 0


def test_lines_are_those_of_the_events():
    sets = shell(140, 7000.0, 8.0, seed=1)
    sets += [one_set(500, 7500.0), one_set(501, 7500.0, mean_anomaly_deg=0.01, age_days=7.0)]
    sets.append(replace(sets[-1], object_id=ObjectId(502)))
    named = [
        replace(one, name=f"Ω “{one.object_id}”", object_id=ObjectId(one.object_id.norad_id, "1998-067A"))
        for one in sets
    ]

    def whose(numbers: Iterable[int]) -> StateLookup:
        return lambda number, on_us: Attribution("FRA", "registry", "“x”") if number % 2 else Attribution()

    writer = EventWriter(screen(to_table(named), START_US, 2.0, 20.0), whose)
    lines, events = list(writer.lines()), list(writer.events())
    assert len(lines) == len(events) > 20
    for line, event in zip(lines, events, strict=True):
        assert json.loads(line) == json.loads(json.dumps(event.to_json()))
        assert [one.state for one in event.objects] == [
            "FRA" if one.norad_id % 2 else None for one in event.objects
        ]
        assert Event.from_json(json.loads(line)).event_id == event.event_id


def test_order_of_the_sets_does_not_matter():
    sets = shell(100, 7000.0, 8.0, seed=4)
    lines = [
        list(EventWriter(screen(to_table(order), START_US, 2.0, 20.0)).lines())
        for order in (sets, sets[::-1])
    ]
    assert lines[0] == lines[1]
    times = [json.loads(line)["quantities"]["closest_approach_us"]["value"] for line in lines[0]]
    assert all(a <= b for a, b in pairwise(times))


def test_the_command_writes_events_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "sets.parquet"
    import pyarrow.parquet as pq

    pq.write_table(to_table(shell(100, 7000.0, 8.0, seed=4)), file)
    out = tmp_path / "events.jsonl"
    arguments = [
        "screen",
        "--at",
        "2024-07-05",
        "--hours",
        "2",
        "--distance-km",
        "20",
        "--elements",
        str(file),
    ]
    assert run([*arguments, "--out", str(out), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert answer["encounters"] + answer["co_locations"] == len(lines) > 10
    assert {line["kind"] for line in lines} <= {"encounter", "co-location"}
    for line in lines:
        if line["kind"] == "encounter":
            assert {"miss_distance_km", "relative_speed_km_s"} <= set(line["quantities"])
    arguments[6] = "0"
    assert run(arguments) == 2
    assert "distance of 0 km" in capsys.readouterr().err
