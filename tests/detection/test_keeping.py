"""What the belt does to a free object, and how a kept one differs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.cli.main import run
from openparos.detection import keeping
from openparos.model.times import US_PER_DAY

DAYS = np.arange(0.0, 200.0, 1.0)
EPOCHS = (DAYS * US_PER_DAY).astype(np.int64)


def test_the_belt_pulls_towards_its_stable_points():
    assert keeping.natural_acceleration_deg_day2(60.0) > 0.0
    assert keeping.natural_acceleration_deg_day2(90.0) < 0.0
    assert keeping.natural_acceleration_deg_day2(75.1) == pytest.approx(0.0, abs=1e-9)


def test_single_burns_leave_arcs_and_continuous_thrust_a_line():
    natural = keeping.natural_acceleration_deg_day2(30.0)
    noise = 0.002 * np.random.default_rng(0).standard_normal(len(DAYS))
    phase = DAYS % 28.0 - 14.0
    burns = keeping.held_share(EPOCHS, 30.0 + 0.5 * natural * phase**2 + noise, natural)
    thrust = keeping.held_share(EPOCHS, 30.0 + noise, natural)
    assert burns is not None
    assert not burns.is_continuous
    assert burns.share == pytest.approx(1.0, abs=0.3)
    assert thrust is not None
    assert thrust.is_continuous
    assert keeping.held_share(EPOCHS, 75.1 + noise, keeping.natural_acceleration_deg_day2(75.1)) is None


def test_inclination_control_that_ends_is_told_apart():
    years = np.arange(0.0, 4.0, 0.02)
    epochs = (years * 365.25 * US_PER_DAY).astype(np.int64)
    y = np.where(years < 2.0, 0.05, 0.05 + 0.88 * (years - 2.0))
    x = np.full(len(years), 0.02)
    tilt, node = np.hypot(x, y), np.degrees(np.arctan2(y, x))
    periods = keeping.inclination_periods(epochs, tilt, node)
    assert [one.state for one in periods] == ["on", "off"]
    assert keeping.overall(periods) == "changing"
    assert periods[0].end_us / US_PER_DAY / 365.25 == pytest.approx(2.0, abs=0.3)
    assert keeping.overall([]) == "unknown"


def test_neighbours_of_one_named_object_are_found(shared_data: Path, tmp_path: Path):
    wanted = pc.field("norad_id").isin([40258, 34710, 37392, 40984, 42950])
    part = tmp_path / "belt.parquet"
    pq.write_table(pq.read_table(shared_data / "history" / "elements.parquet", filters=wanted), part)
    out = tmp_path / "stations.jsonl"
    assert run(["ingest", str(part), "--workspace", str(tmp_path / "w")]) == 0
    found = []
    for where in (["--elements", str(part)], ["--workspace", str(tmp_path / "w")]):
        assert run(["detect", "stations", "--object", "40258", *where, "--out", str(out)]) == 0
        events = [json.loads(line) for line in out.read_text().splitlines()]
        assert {one["objects"][0]["norad_id"] for one in events} == {40258}
        near = " ".join(str(one["quantities"].get("neighbours", {}).get("value")) for one in events)
        assert all(number in near for number in ("34710", "37392", "40984", "42950"))
        found.append([one["id"] for one in events])
    assert found[0] == found[1]
