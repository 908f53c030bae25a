"""One's own ephemeris or planned manoeuvre against a catalogue; messages, probability and the notice's draft."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
import yaml
from screening_cases import START_US, brute_force, one_set, satrec_of, shell

from openparos.cli.main import run
from openparos.detection.screening.asked import ScreenParameters
from openparos.detection.screening.own import screen_own
from openparos.detection.screening.probability import max_probability
from openparos.detection.screening.screen import screen
from openparos.formats.ndm.oem import Oem, OemSegment
from openparos.formats.ndm.reading import read_message
from openparos.formats.ndm.writing import write_oem
from openparos.model.elements import ElementSet, to_table
from openparos.model.errors import InputRefused, OutOfRange
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, US_PER_SECOND
from openparos.orbits.ephemeris import ephemeris_of, fit_mean_elements
from openparos.orbits.frames import gcrs_to_teme, itrs_to_teme, rtn_axes, teme_to_gcrs, teme_to_itrs
from openparos.orbits.propagate import Propagator


def oem_of(
    one: ElementSet, hours: float, step_s: float = 60.0, frame: str = "TEME", scale: str = "UTC"
) -> Oem:
    """Return the ephemeris of a set, as its operator might publish it."""
    times = START_US + np.arange(0.0, hours * 3600.0 + 1.0, step_s).astype(np.int64) * US_PER_SECOND
    found = Propagator.from_table(to_table([one]), engine="sgp4").at(times)
    pos, vel = found.positions_km[0], found.velocities_km_s[0]
    if frame == "GCRF":
        pos, vel = teme_to_gcrs(pos, vel, times)
    if frame == "ITRF":
        pos, vel = teme_to_itrs(pos, vel, times)
    shown = times + {"UTC": 0, "TAI": 37, "GPS": 18}[scale] * US_PER_SECOND
    segment = OemSegment(
        "OWN", "2024-999A", "EARTH", frame, scale, int(shown[0]), int(shown[-1]), None, None, None, None, None,
        shown, pos, vel, None,
    )  # fmt: skip
    return Oem("2.0", "TEST", START_US, None, (segment,))


def asked(hours: float = 3.0, distance_km: float = 25.0) -> ScreenParameters:
    return ScreenParameters(START_US, hours, distance_km)


@pytest.fixture(scope="module")
def crowd() -> list[ElementSet]:
    return shell(140, 7000.0, 8.0, seed=1)


@pytest.mark.parametrize(("frame", "scale"), [("TEME", "UTC"), ("GCRF", "TAI"), ("ITRF", "GPS")])
def test_an_ephemeris_meets_whom_brute_force_finds(crowd: list[ElementSet], frame: str, scale: str):
    near = screen(to_table(crowd), START_US, 3.0, 25.0).encounters
    chosen = int(np.bincount(np.concatenate([near["i"], near["j"]])).argmax())
    pairs = [(min(chosen, other), max(chosen, other)) for other in range(len(crowd)) if other != chosen]
    found = brute_force(crowd, 3.0, 25.0, pairs)
    wanted = {(set(pair) - {chosen + 1}).pop(): minima for pair, minima in found.items()}
    assert sum(len(minima) for minima in wanted.values()) >= 2
    own_set = crowd[chosen]
    ephemeris = ephemeris_of(oem_of(own_set, 3.0, frame=frame, scale=scale).segments)
    mine = screen_own(ephemeris, to_table(crowd), asked(), own_id=own_set.object_id.norad_id)
    numbers = mine.table["norad_id"].to_numpy()
    got = {(int(numbers[one.row]), one.time_us): one for one in mine.encounters}
    assert len(got) == sum(len(minima) for minima in wanted.values())
    for (number, time_us), one in got.items():
        second, miss_km, _ = min(wanted[number], key=lambda it: abs(START_US + it[0] * 1e6 - time_us))
        assert abs((time_us - START_US) / 1e6 - second) < 0.01
        assert abs(one.miss_km - miss_km) < 2e-3


def test_frames_go_there_and_back():
    times = START_US + np.arange(5, dtype=np.int64) * 3_600_000_000
    rng = np.random.default_rng(1)
    pos, vel = rng.normal(0.0, 7000.0, (5, 3)), rng.normal(0.0, 7.0, (5, 3))
    for there, back in ((teme_to_gcrs, gcrs_to_teme), (teme_to_itrs, itrs_to_teme)):
        p, v = back(*there(pos, vel, times), times)
        assert np.abs(p - pos).max() < 1e-8
        assert np.abs(v - vel).max() < 1e-11


def test_the_own_public_set_is_left_out_and_said(crowd: list[ElementSet]):
    own = crowd[0]
    clone = replace(own, object_id=ObjectId(4000))
    found = screen_own(ephemeris_of(oem_of(own, 3.0).segments), to_table([*crowd, clone]), asked(), own_id=1)
    assert all(found.table["norad_id"][one.row].as_py() not in (1, 4000) for one in found.encounters)
    assert "own object" in {one.norad_id: one.reason for one in found.excluded}[1]


def test_company_is_one_event(crowd: list[ElementSet]):
    own = one_set(1, 7000.0)
    follower = one_set(2, 7000.0, mean_anomaly_deg=0.02)
    found = screen_own(ephemeris_of(oem_of(own, 3.0).segments), to_table([follower]), asked(3.0, 5.0))
    (one,) = found.encounters
    assert one.slow
    assert one.exit_us is not None and one.entry_us is not None
    assert one.exit_us - one.entry_us == pytest.approx(3 * 3.6e9, rel=0.01)
    assert one.miss_km == pytest.approx(7000 * math.radians(0.02), abs=0.2)


def test_ephemerides_that_cannot_be_used_are_refused():
    own = one_set(1, 7000.0)
    with pytest.raises(InputRefused, match="cannot be interpolated"):
        ephemeris_of(oem_of(own, 6.0, step_s=1800.0).segments)
    segment = oem_of(own, 1.0).segments[0]
    for wrong, message in (
        (replace(segment, frame="RSW"), "frame RSW"), (replace(segment, centre="MOON"), "MOON"),
        (replace(segment, time_system="SCLK"), "time scale"), (replace(segment, epochs_us=segment.epochs_us[::-1]), "rise"),
        (replace(segment, positions_km=segment.positions_km * np.nan), "no number"),
    ):  # fmt: skip
        with pytest.raises(InputRefused, match=message):
            ephemeris_of([wrong])
    with pytest.raises(InputRefused, match="several objects"):
        ephemeris_of([segment, replace(segment, object_id="2000-001A")])
    with pytest.raises(InputRefused, match="none of the window"):
        late = ScreenParameters(START_US + US_PER_DAY, 1.0, 5.0)
        screen_own(ephemeris_of([segment]), to_table([one_set(2, 7000.0)]), late)


def test_the_gap_between_two_segments_is_not_interpolated():
    own = one_set(1, 7000.0)
    whole = oem_of(own, 2.0).segments[0]
    cut = [
        replace(whole, epochs_us=whole.epochs_us[part], positions_km=whole.positions_km[part],
                velocities_km_s=whole.velocities_km_s[part])
        for part in (slice(0, 50), slice(60, None))
    ]  # fmt: skip
    pos, _ = ephemeris_of(cut).at(START_US, np.array([100.0, 3300.0, 5000.0]))
    assert np.isfinite(pos[[0, 2]]).all()
    assert np.isnan(pos[1]).all()


@pytest.mark.parametrize("eccentricity", [0.0001, 0.02, 0.7])
def test_mean_elements_of_a_state_have_that_state(eccentricity: float):
    axis = 7000.0 if eccentricity < 0.1 else 26_600.0
    one = one_set(
        1, axis, eccentricity=eccentricity, mean_anomaly_deg=40.0, arg_perigee_deg=250.0, raan_deg=30.0
    )
    _, pos, vel = satrec_of(one).sgp4(START_US / US_PER_DAY + 2440587.5, 0.25)
    position, velocity = np.array(pos), np.array(vel) + np.array([0.001, 0.002, -0.001])
    at_us = START_US + US_PER_DAY // 4
    fitted = fit_mean_elements(one, at_us, position, velocity)
    found = Propagator.from_table(to_table([fitted]), engine="sgp4").at([at_us])
    assert np.abs(found.positions_km[0, 0] - position).max() < 1e-5
    assert np.abs(found.velocities_km_s[0, 0] - velocity).max() < 1e-8
    with pytest.raises(OutOfRange, match="no closed orbit"):
        fit_mean_elements(one, at_us, position, velocity * 3.0)
    assert rtn_axes(position, velocity).shape == (3, 3)


def test_the_largest_probability_is_that_of_brute_force():
    from scipy.stats import ncx2

    for miss_km, radius_m in ((0.05, 20.0), (0.5, 10.0), (3.0, 10.0)):
        sigma = miss_km * 1000.0 * np.linspace(0.2, 3.0, 4001)
        brute = ncx2.cdf((radius_m / sigma) ** 2, 2, (miss_km * 1000.0 / sigma) ** 2).max()
        assert max_probability(miss_km, radius_m) == pytest.approx(brute, rel=2e-3)
    assert max_probability(0.005, 10.0) == 1.0


def write(folder: Path, sets: list[ElementSet]) -> Path:
    file = folder / "sets.parquet"
    pq.write_table(to_table(sets), file)
    return file


def test_the_command_for_an_operator(
    tmp_path: Path, crowd: list[ElementSet], capsys: pytest.CaptureFixture[str]
):
    file, oem = write(tmp_path, crowd), tmp_path / "own.oem"
    oem.write_text("".join(write_oem(oem_of(crowd[0], 3.0, frame="GCRF"))))
    arguments = ["screen", "--own", str(oem), "--own-object", "1", "--hours", "3", "--distance-km", "200",
                 "--elements", str(file), "--workspace", str(tmp_path / "ws")]  # fmt: skip
    out, cdm, notice = tmp_path / "out.jsonl", tmp_path / "cdm", tmp_path / "notice.yaml"
    more = [
        "--out",
        str(out),
        "--cdm",
        str(cdm),
        "--notice",
        str(notice),
        "--party",
        "FRA",
        "--max-probability",
    ]
    assert run([*arguments, *more, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert answer["encounters"] == len(lines) > 2
    for line in lines:
        assert {"miss_distance_km", "relative_speed_km_s", "max_probability"} <= set(line["quantities"])
        assert any("cannot be computed from element sets" in text for text in line["caveats"])
        assert line["objects"][0]["norad_id"] == 1
    messages = [read_message(one) for one in sorted(cdm.iterdir())]
    assert len(messages) == len(lines)
    by_time = {round(one.tca_us / 1e3): one.miss_distance_m for one in messages}
    for line in lines:
        tca = round(line["quantities"]["closest_approach_us"]["value"] / 1e3)
        assert by_time[tca] == pytest.approx(1000 * line["quantities"]["miss_distance_km"]["value"], abs=0.1)
    draft = yaml.safe_load(notice.read_text())
    assert draft["party"] == "FRA"
    assert {one["norad_id"] for one in draft["content"]["near"]} == {
        line["objects"][1]["norad_id"] for line in lines
    }
    assert (
        run(["notice", "check", str(notice), "--workspace", str(tmp_path / "ws")]) == 1
    )  # reference is missing
    capsys.readouterr()
    assert run([*arguments, "--notice", str(notice)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_the_command_for_a_planned_manoeuvre(
    tmp_path: Path, crowd: list[ElementSet], capsys: pytest.CaptureFixture[str]
):
    file = write(tmp_path, crowd)
    base = ["screen", "--at", "2024-07-05", "--hours", "3", "--distance-km", "60", "--elements", str(file),
            "--workspace", str(tmp_path / "ws"), "--json"]  # fmt: skip

    def nearest(delta_v: str) -> list[float]:
        assert run([*base, "--own-object", "1", "--burn", f"2024-07-05T00:30:00Z,{delta_v}"]) == 0
        return [
            one["quantities"]["miss_distance_km"]["value"]
            for one in json.loads(capsys.readouterr().out)["nearest"]
        ]

    plain = screen(to_table(crowd), START_US, 3.0, 60.0)
    numbers = plain.table["norad_id"].to_numpy()
    mine = sorted(
        float(row["miss_km"]) for row in plain.encounters if 1 in (numbers[row["i"]], numbers[row["j"]])
    )
    assert nearest("0,0,0") == pytest.approx(mine[:20], abs=2e-3)  # a burn of nothing changes nothing
    assert nearest("0,5,0") != pytest.approx(mine[:20], abs=2e-3)
    for wrong, status, text in (
        (["--burn", "2024-07-05T00:30:00Z,0,1,0"], 2, "--own-object"),
        (["--own-object", "1", "--burn", "soon"], 2, "a burn is an instant and three numbers"),
        (["--own-object", "77777", "--burn", "2024-07-05T00:30:00Z,0,1,0"], 1, "no element set of 77777"),
        (["--notice", "x.yaml"], 2, "--own"),
    ):
        assert run([*base, *wrong]) == status
        said = capsys.readouterr()
        assert text in said.out + said.err
