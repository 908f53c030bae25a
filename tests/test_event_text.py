"""Events as people read them on a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.cli import detect, event_tables
from openparos.cli.event_files import event_lines, quantity_text
from openparos.cli.main import run
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import Interval, parse_utc


@pytest.mark.parametrize(
    ("name", "quantity", "text"),
    [
        ("delta_v_tangential_m_s", Quantity(0.034866, 0.0031), "delta v tangential 0.0349 ± 0.0031 m/s"),
        ("drift_deg_day", Quantity(-0.00127, 0.005), "drift -0.0013 ± 0.0050 °/day"),
        ("min_distance_km", Quantity(15.0, 2.0), "min distance 15.0 ± 2.0 km"),
        ("relative_speed_km_s", Quantity(14.93812), "relative speed 14.938 km/s"),
        ("fragments_fresh_10_days", Quantity(70.0), "fragments fresh 10 days 70"),
        ("parent_rank_1", Quantity(800008480.0), "parent rank 1 800008480"),
        ("below_floor", Quantity(True), "below floor"),
        ("mode", Quantity("station-keeping"), "mode station-keeping"),
    ],
)
def test_a_quantity_has_its_unit_and_no_more_digits_than_it_knows(name: str, quantity: Quantity, text: str):
    assert quantity_text(name, quantity) == text


def test_an_event_in_lines():
    us = parse_utc("2026-01-01T00:00:00Z")
    event = Event(
        EventKind.MANOEUVRE, Tier.BULLETIN, (EventObject(90_001, "2026-001A", "INVENTED", state="XAA", state_basis="registry"),),
        Interval(us, us + 3_600_000_000), Evidence((), "manoeuvres", {}, "openparos"), Confidence.HIGH,
        {"delta_v_normal_m_s": Quantity(None), "below_floor": Quantity(False), "closest_approach_us": Quantity(1e15)},
        us + 60_000_000, 3.7, caveats=("one", "two"),
    )  # fmt: skip
    assert event_lines(event) == [
        "manoeuvre  2026-01-01T00:00 to 2026-01-01T01:00, best 2026-01-01T00:01 ± 3.7 h  bulletin, confidence high",
        "  90001 INVENTED, XAA (registry)",
        "  note: one (and 1 more)",
    ]


def _station(number: int, mode: str, **quantities: Quantity) -> Event:
    us = parse_utc("2026-01-01T00:00:00Z")
    return Event(
        EventKind.STATION, Tier.BULLETIN, (EventObject(number, None, "INVENTED"),),
        Interval(us, us + 86_400_000_000), Evidence((), "stations", {}, "openparos"), Confidence.HIGH,
        {"mode": Quantity(mode), **quantities},
    )  # fmt: skip


def test_stays_are_a_line_each_and_drifts_are_counted(capsys: pytest.CaptureFixture[str]):
    events = [
        _station(90_001, "station-keeping", longitude_deg=Quantity(-18.0, 0.04)),
        _station(
            90_002, "libration", longitude_deg=Quantity(None), libration_centre_deg=Quantity(75.1),
            libration_amplitude_deg=Quantity(40.0, 1.0),
        ),
        _station(90_003, "drift", longitude_deg=Quantity(None)),
        _station(90_004, "graveyard", longitude_deg=Quantity(None)),
    ]  # fmt: skip
    assert event_tables.stay_rows(events) == [
        ("90001", "INVENTED", "-18.00", "0.04", "station keeping", "2026-01-01", "2026-01-02"),
        ("90002", "INVENTED", "75.10", "40.00", "libration", "2026-01-01", "2026-01-02"),
    ]
    event_tables.print_stays(events)
    said = capsys.readouterr().out
    assert "90003" not in said
    assert "2 stretches of drift or in disposal orbits" in said


def test_a_longer_list_of_stays_says_how_many_are_left_out(capsys: pytest.CaptureFixture[str]):
    many = [_station(91_000 + n, "station-keeping", longitude_deg=Quantity(1.0, 0.02)) for n in range(130)]
    event_tables.print_stays(many)
    said = capsys.readouterr().out
    assert "91099" in said
    assert "91100" not in said
    assert "30 more stays" in said


@pytest.mark.shared_data
def test_noise_is_counted_and_the_file_has_all(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    part, out = tmp_path / "part.parquet", tmp_path / "noise.jsonl"
    wanted = pc.field("norad_id").isin([37392, 40984, 42950])
    pq.write_table(pq.read_table(shared_data / "history" / "elements.parquet", filters=wanted), part)
    command = ["detect", "noise", "--elements", str(part), "--workspace", str(tmp_path / "w")]
    assert run([*command, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert sum(one["events"] for one in answer["by_anomaly"].values()) == answer["found"] > 20
    assert len(answer["events"]) == answer["found"]
    most = answer["by_anomaly"]["gap"]["most"]
    named = [one["objects"][0]["norad_id"] for one in answer["events"] if one["quantities"]["anomaly"]["value"] == "gap"]  # fmt: skip
    assert named.count(most["norad_id"]) == most["events"]
    monkeypatch.setattr(detect, "MOST_NOISE", 20)
    assert run([*command, "--json"]) == 0
    shorter = json.loads(capsys.readouterr().out)
    assert shorter["events_left_out"] == answer["found"]
    assert "events" not in shorter
    assert run([*command, "--out", str(out)]) == 0
    assert len(out.read_text().splitlines()) == answer["found"]
    capsys.readouterr()
    assert run(command) == 0
    said = capsys.readouterr().out
    assert "gap" in said
    assert len(said.splitlines()) < 40
