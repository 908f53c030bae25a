"""The manoeuvre detector on simulated histories and on operators' satellites."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from openparos.cli.main import run
from openparos.detection.benchmark.matching import WINDOWS, count
from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.detection.benchmark.truth import group_burns, read_burns
from openparos.detection.manoeuvres import detect
from openparos.model.elements import ELEMENT_SCHEMA, content_hashes
from openparos.model.events import Event, Tier
from openparos.model.times import US_PER_DAY


def test_burn_is_found_dated_and_measured():
    start = 1_577_836_800_000_000
    table = simulate(1001, seed=1, days=90, burns=[SimulatedBurn(45.4, 0.02)], start_us=start)
    events = [one for one in detect(table) if one.tier is Tier.BULLETIN]
    assert len(events) == 1
    event = events[0]
    assert event.best_time_us is not None
    assert abs(event.best_time_us - (start + 45.4 * US_PER_DAY)) < 0.25 * US_PER_DAY
    value = event.quantities["delta_v_tangential_m_s"]
    assert abs(value.value - 0.02) < 0.003
    assert value.sigma < 0.003
    assert set(event.evidence.element_sets) <= set(content_hashes(table))
    assert Event.from_json(json.loads(json.dumps(event.to_json()))) == event


def test_free_flight_with_drag_and_storms_gives_no_bulletin():
    noise = NoiseModel(decay_m_day=5.0, storms_per_year=12.0)
    for seed in range(4):
        table = simulate(1100 + seed, seed=seed, days=365, noise=noise)
        assert [one for one in detect(table) if one.tier is Tier.BULLETIN] == []


def test_a_spike_is_set_aside_and_makes_no_event():
    table = simulate(1200, seed=3, days=120)
    mean_motion = table.column("mean_motion_rev_day").to_numpy().copy()
    mean_motion[60] += 2e-4
    index = ELEMENT_SCHEMA.get_field_index("mean_motion_rev_day")
    table = table.set_column(index, ELEMENT_SCHEMA.field(index), [mean_motion])
    assert [one for one in detect(table) if one.tier is Tier.BULLETIN] == []


def test_order_and_duplicates_of_rows_do_not_matter():
    table = simulate(1300, seed=5, days=80, burns=[SimulatedBurn(40.0, 0.05)])
    mixed = table.take(np.random.default_rng(0).permutation(table.num_rows))
    assert [one.event_id for one in detect(table)] == [one.event_id for one in detect(mixed)]


def test_short_and_empty_histories_are_quiet():
    assert detect(ELEMENT_SCHEMA.empty_table()) == []
    assert detect(simulate(1400, seed=1, days=4)) == []


def test_truth_counts_days_from_one_and_knows_china_standard_time(tmp_path: Path):
    ids = tmp_path / "x.txt"
    ids.write_text("JASO2 2008 175 01 31 2008 175 04 20     007 0\n")
    assert read_burns(ids)[0].start_us == 1214184660_000_000  # 2008-06-23T01:31Z is day 175
    fengyun = tmp_path / "x.fy"
    fengyun.write_text('GEO-EW 2012-002A "2022-01-05T08:30:00 CST" "2022-01-05T09:30:00 CST"\n')
    assert read_burns(fengyun)[0].start_us == 1641342600_000_000  # 2022-01-05T00:30Z


def test_sentinel_3a_is_found(shared_data: Path, tmp_path: Path):
    out = tmp_path / "events.jsonl"
    file = shared_data / "manoeuvres" / "elements" / "Sentinel-3A.tle"
    assert run(["detect", "manoeuvres", "--elements", str(file), "--out", str(out)]) == 0
    events = [Event.from_json(json.loads(line)) for line in out.read_text().splitlines()]
    assert len(events) > 40
    burns = group_burns(read_burns(shared_data / "manoeuvres" / "truth" / "s3aman.txt"))
    found = [one.best_time_us or (one.interval.start_us + one.interval.end_us) // 2 for one in events]
    assert count(burns, np.array(found), WINDOWS[1]).f1 > 0.85


@pytest.mark.parametrize("kind", ["nothing", ""])
def test_unknown_kind_is_refused(kind: str):
    assert run(["detect", kind]) == 2


def test_the_answer_names_objects_without_sets_and_files_without_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    missing = tmp_path / "no-such.tle"
    asked = ["detect", "manoeuvres", "--elements", str(missing), "--workspace", str(tmp_path / "ws")]
    assert run([*asked, "--object", "39232"]) == 1
    said = capsys.readouterr()
    assert f"{missing}: cannot be read" in said.out + said.err
    assert "no element set of 39232 is at hand" in said.out + said.err
    assert run([*asked, "--object", "39232", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["without_sets"] == [39232]


def test_a_period_that_ends_before_it_begins_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert run(["detect", "manoeuvres", "--from", "2019-01-01", "--to", "2018-01-01"]) == 2
    assert "later than" in capsys.readouterr().err
