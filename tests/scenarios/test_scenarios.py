from __future__ import annotations

import collections
import csv
import json
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from openparos.formats.reading import read_elements
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import OutOfRange
from openparos.model.events import EventKind
from openparos.model.ids import LARGEST_ALPHA5_ID
from openparos.model.times import parse_utc
from openparos.orbits.geostationary import mean_longitudes
from openparos.orbits.mean import evolve, mean_elements
from openparos.orbits.propagate import Propagator
from openparos.scenarios.generate import Scenario, generate
from openparos.scenarios.motion import kepler_orbit, kick, position_velocity
from openparos.scenarios.tracks import FIRST_NORAD_ID, STATES, piece
from openparos.scenarios.weather import make_weather
from openparos.scenarios.writing import write_scenario

DAY_US = 86_400_000_000


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return generate(1, small=True)


def event(scenario: Scenario, key: str) -> dict:
    return next(one for one in scenario.truth["events"] if one["key"] == key)


def numbers(one: dict) -> list[int]:
    return [each["norad_id"] for each in one["objects"]]


def sets_of(scenario: Scenario, norad_id: int) -> pa.Table:
    return scenario.table.filter(pc.equal(scenario.table["norad_id"], norad_id))


def jumps_m(sets: pa.Table) -> np.ndarray:
    """Semi-major axis of each set less that of the set before it, propagated to the same epoch."""
    before = evolve(sets.slice(0, len(sets) - 1), sets["epoch_us"].to_numpy()[1:])
    return (mean_elements(sets).semi_major_axis_km[1:] - before.semi_major_axis_km) * 1000.0


def distance_km(scenario: Scenario, one: int, other: int, at_us: int) -> float:
    """Distance of two objects, each from its set nearest in time."""
    places = []
    for number in (one, other):
        sets = sets_of(scenario, number)
        nearest = int(np.argmin(np.abs(sets["epoch_us"].to_numpy() - at_us)))
        model = Propagator.from_table(sets.slice(nearest, 1), engine="sgp4")
        places.append(model.at([at_us]).positions_km[0, 0])
    return float(np.linalg.norm(places[0] - places[1]))


def inside(one: dict, share: float) -> int:
    start, end = (parse_utc(one["interval"][name]) for name in ("start", "end"))
    return start + round(share * (end - start))


def test_the_same_seed_gives_the_same_bytes(scenario, tmp_path):
    again = generate(1, small=True)
    one, two = write_scenario(scenario, tmp_path / "a"), write_scenario(again, tmp_path / "b")
    assert one.sha256 == two.sha256
    other = generate(2, small=True)
    assert not other.table.equals(scenario.table)


def test_another_process_gives_the_same_bytes(scenario, tmp_path):
    code = (
        "import sys; from pathlib import Path; from openparos.scenarios.generate import generate;"
        "from openparos.scenarios.writing import write_scenario;"
        "write_scenario(generate(1, small=True), Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "b")], check=True)
    one = write_scenario(scenario, tmp_path / "a")
    for name in one.sha256:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_every_output_says_that_it_is_invented(scenario, tmp_path):
    paths = write_scenario(scenario, tmp_path / "s")
    assert scenario.label.startswith("synthetic")
    truth = json.loads(paths.truth.read_text())
    assert truth["synthetic"] is True
    assert truth["label"] == scenario.label
    for table in (paths.objects, paths.registry):
        rows = list(csv.DictReader(table.read_text().splitlines()))
        assert all(row["label"] == scenario.label for row in rows)
    for line in paths.notices.read_text().splitlines():
        assert json.loads(line)["label"] == scenario.label
    assert scenario.label in (paths.folder / "README.txt").read_text()
    assert set(scenario.table["source"].to_pylist()) == {"synthetic"}
    assert all(name.startswith("SYN ") for name in set(scenario.table["name"].to_pylist()))


def test_no_real_object_or_state_is_named(scenario):
    assert min(scenario.table["norad_id"].to_pylist()) >= FIRST_NORAD_ID > LARGEST_ALPHA5_ID
    assert all(int(one[5:8]) >= 900 for one in set(scenario.table["cospar_id"].to_pylist()))
    assert {one["state"] for one in scenario.objects} <= set(STATES)
    assert all("XAA" <= code <= "XZZ" for code in STATES)
    identities = [(one["norad_id"], one["cospar_id"]) for one in scenario.objects]
    assert len(set(identities)) == len(identities) == len({number for number, _ in identities})
    assert len({one for _, one in identities}) == len(identities)


def test_what_is_written_is_read_back_whole(scenario, tmp_path):
    paths = write_scenario(scenario, tmp_path / "s")
    batches = list(read_elements(paths.elements, source="synthetic"))
    assert not [refusal for batch in batches for refusal in batch.refused]
    back = pa.concat_tables([batch.table for batch in batches])
    assert back.num_rows == scenario.table.num_rows
    for name in ELEMENT_SCHEMA.names:
        assert back[name].to_pylist() == scenario.table[name].to_pylist(), name


def test_every_planted_event_has_an_innocent_look_alike(scenario):
    events = scenario.truth["events"]
    planted = {one["kind"] for one in events if one["planted"]}
    assert {"manoeuvre", "approach", "break-up", "release", "decay", "registration"} <= planted
    assert planted - {"registration"} <= {kind.value for kind in EventKind}
    likened = {one["look_alike_of"] for one in events if not one["planted"]}
    assert planted - {"station-change"} <= likened
    assert len({one["key"] for one in events}) == len(events)
    known = {one["norad_id"] for one in scenario.objects}
    assert all(set(numbers(one)) <= known for one in events)
    for one in events:
        assert one["interval"]["start"] <= one["interval"]["end"]


def test_passive_objects_agree_with_sgp4_to_the_noise(scenario):
    quiet = numbers(event(scenario, "growing-cloud"))[:5]
    for number in quiet:
        assert np.median(np.abs(jumps_m(sets_of(scenario, number)))) < 10.0


def test_burns_show_in_the_element_sets(scenario):
    found = 0
    for one in scenario.events("manoeuvre"):
        tangential = one["quantities"]["delta_v_tangential_m_s"]
        if abs(tangential) < 0.3 or one["part_of"]:
            continue
        sets = sets_of(scenario, numbers(one)[0])
        place = int(np.searchsorted(sets["epoch_us"].to_numpy(), parse_utc(one["best_time"])))
        # Sets lag behind a burn by up to half a day, so the jump is in one of the next few.
        jump = jumps_m(sets)[max(place - 1, 0) : place + 2]
        axis_m = 1000.0 * float(mean_elements(sets).semi_major_axis_km[place])
        expected = 2.0 * axis_m * tangential / one["quantities"]["speed_m_s"]
        assert abs(jump.sum() / expected - 1.0) < 0.1
        found += 1
    assert found >= 1


def test_outlier_goes_there_and_back(scenario):
    one = next(one for one in scenario.truth["events"] if one["key"].startswith("outlier"))
    jump = jumps_m(sets_of(scenario, numbers(one)[0]))
    far = np.flatnonzero(np.abs(jump) > 100.0)
    assert len(far) == 2
    assert far[1] == far[0] + 1
    assert abs(jump[far].sum()) < 20.0


def test_the_visitor_stands_beside_the_other_and_the_neighbours_keep_theirs(scenario):
    one = event(scenario, "geo-approach")
    visitor, other = numbers(one)
    assert distance_km(scenario, visitor, other, inside(one, 0.5)) < 120.0
    assert distance_km(scenario, visitor, other, inside(one, -0.5)) > 500.0
    for number in numbers(event(scenario, "adjoining-slots")):
        longitude = mean_longitudes(sets_of(scenario, number)).longitude_deg
        assert np.ptp(longitude) < 0.1


def test_low_approach_is_near_and_slow(scenario):
    one = event(scenario, "low-approach")
    visitor, other = numbers(one)
    assert all(distance_km(scenario, visitor, other, inside(one, share)) < 60.0 for share in (0.2, 0.5, 0.8))
    assert distance_km(scenario, visitor, other, inside(one, -0.1)) > 300.0


def test_fragments_meet_where_and_when_they_came_from(scenario):
    one = event(scenario, "break-up")
    parent, *fragments = numbers(one)
    when = parse_utc(one["best_time"])
    soon = [
        number
        for number in fragments
        if len(sets_of(scenario, number))
        and sets_of(scenario, number)["epoch_us"][0].as_py() - when < 12 * DAY_US
    ]
    assert len(soon) >= 3
    at, later = (
        np.median([distance_km(scenario, parent, number, us) for number in soon])
        for us in (when, when + DAY_US // 2)
    )
    assert at < 150.0
    assert later > 5.0 * at
    assert all(sets_of(scenario, number)["epoch_us"][0].as_py() > when for number in soon)


def test_what_comes_down_ends_and_what_is_lost_does_not_fall(scenario):
    one = event(scenario, "re-entry")
    last = sets_of(scenario, numbers(one)[0])
    assert parse_utc(one["interval"]["start"]) - last["epoch_us"].to_numpy()[-1] in range(
        -1_000_000, 1_000_000
    )
    assert mean_elements(last).perigee_km[-1] < 220.0
    lost = sets_of(scenario, numbers(event(scenario, "lost-object"))[0])
    assert mean_elements(lost).perigee_km[-1] > 650.0


def test_cross_tagged_sets_are_each_others(scenario):
    one = event(scenario, "cross-tag")
    for number in numbers(one):
        assert np.abs(jumps_m(sets_of(scenario, number))).max() > 1000.0


def test_the_storm_is_felt_by_all_low_objects(scenario):
    one = event(scenario, "drag-storm")
    felt = 0
    for number in numbers(one):
        sets = sets_of(scenario, number)
        jump, epochs = jumps_m(sets), sets["epoch_us"].to_numpy()[1:]
        near = np.abs(epochs - inside(one, 0.5)) < 2 * DAY_US
        felt += bool(jump[near].min() < -4.0 * np.median(np.abs(jump)))
    assert felt >= 6


def test_registration_late_never_and_in_time(scenario):
    by_number = {one["norad_id"]: one for one in scenario.registry}
    late = by_number[numbers(event(scenario, "late-registration"))[0]]
    assert late["registered_on"] > "2024"
    assert by_number[numbers(event(scenario, "not-registered"))[0]]["registered_on"] is None
    other = by_number[numbers(event(scenario, "registered-under-another-name"))[0]]
    assert other["name"] == "SYN HORIZON ONE"
    counted = collections.Counter(one["registered_on"] is None for one in scenario.registry)
    assert counted[True] <= 3 < counted[False]


def test_seed_and_span_are_checked():
    with pytest.raises(OutOfRange):
        generate(-1)
    with pytest.raises(OutOfRange):
        generate(1, days=10)


@pytest.mark.long
def test_full_size_has_two_thousand_objects():
    full = generate(3)
    assert 1900 <= full.truth["objects"] <= 2100
    assert full.truth["element_sets"] > 50_000


def test_impulse_changes_the_axis_as_gauss_says():
    orbit = np.array([7000.0, 0.001, 51.6, 300.0, 20.0, 100.0])
    pos, vel = position_velocity(orbit)
    np.testing.assert_allclose(kepler_orbit(pos, vel), orbit, rtol=1e-9)
    higher = kick(orbit, 0.0, 1.0, 0.0)
    speed_m_s = 1000.0 * float(np.linalg.norm(vel))
    assert abs((higher[0] - 7000.0) / (2.0 * 7000.0 / speed_m_s) - 1.0) < 2e-3
    tilted = kick(np.array([7000.0, 0.001, 51.6, 300.0, 0.0, 0.0]), 0.0, 0.0, 10.0)
    assert abs(np.radians(tilted[2] - 51.6) / (10.0 / speed_m_s) - 1.0) < 5e-3
    assert abs(tilted[0] - 7000.0) < 0.02


def test_density_mean_is_the_mean():
    weather = make_weather(np.random.default_rng(1), 0, 60, storm_day=30.0)
    day = np.array([DAY_US])
    whole = weather.mean(0 * day, 40 * day)
    halves = (weather.mean(0 * day, 20 * day) + weather.mean(20 * day, 40 * day)) / 2
    np.testing.assert_allclose(whole, halves)
    np.testing.assert_allclose(weather.mean(40 * day, 0 * day), whole)
    calm, stormy = weather.mean(28 * day, 29 * day), weather.mean(30 * day, 31 * day)
    assert 2.4 < stormy[0] / calm[0] < 3.6


def test_pieces_are_lettered_without_i_and_o():
    assert [piece(k) for k in (0, 7, 8, 23, 24, 25)] == ["A", "H", "J", "Z", "AA", "AB"]
