"""Releases: a simulated one beside a deployment, and Cosmos 2543 from Cosmos 2542."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from openparos.catalogue.launch_facts import LaunchFacts
from openparos.detection.completeness import Seen
from openparos.detection.releases import _opens, detect
from openparos.findings.recomputing import recompute
from openparos.model.confidence import Tier
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.scenarios.generate import generate


def test_no_sets_no_releases():
    assert detect(ELEMENT_SCHEMA.empty_table()) == []


def test_the_scenario_holds_one_release_and_a_deployment_that_is_none():
    scenario = generate(3, small=True)
    (truth,) = scenario.events("release")
    events = [one for one in detect(scenario.table) if one.tier is Tier.BULLETIN]
    assert [{x.norad_id for x in one.objects} for one in events] == [
        {one["norad_id"] for one in truth["objects"]}
    ]
    assert events[0].interval.contains(parse_utc(truth["best_time"]))
    assert events[0].objects[0].role == "parent"


def _orbit(number: int, cospar: str, day: float, **more: object) -> dict[str, object]:
    return {
        "norad_id": number, "cospar_id": cospar, "epoch_us": parse_utc("2018-06-01") + round(day * US_PER_DAY),
        "mean_motion_rev_day": 15.2, "eccentricity": 0.001, "inclination_deg": 82.5, "raan_deg": 40.0, "arg_perigee_deg": 10.0,
        "mean_anomaly_deg": 100.0, "bstar": 1e-5, "mean_motion_dot": 1e-6, "mean_motion_ddot": 0.0, "source": "invented", **more,
    }  # fmt: skip


def _found(rows: list[dict[str, object]]) -> list[Event]:
    return detect(pa.Table.from_pylist(rows, schema=ELEMENT_SCHEMA))


def test_a_piece_of_the_launch_that_meets_its_parent_is_a_bulletin_and_others_are_less():
    # Numbers of May 2018 and of June: the piece came weeks after its parent, a few hundred metres off.
    parent = _orbit(43200, "2018-020A", 0.0)
    piece = _orbit(43480, "2018-020C", 0.01, mean_motion_rev_day=15.2003, mean_anomaly_deg=154.72)
    (event,) = _found([parent, piece])
    assert event.tier is Tier.BULLETIN
    assert [one.norad_id for one in event.objects] == [43200, 43480]
    # Nearest to an object of another launch alone: a passage is not excluded.
    far = _orbit(43200, "2018-020A", 0.0, raan_deg=220.0)
    stranger = _orbit(42000, "2017-010A", 0.0)
    (event,) = _found([far, stranger, piece])
    assert event.tier is Tier.CANDIDATE
    assert any("another launch" in one for one in event.caveats)
    # One of many of its launch, identified late.
    many = [
        _orbit(43200 + k, f"2018-020{'ABDEFGHJKLMNPQR'[k]}", 0.0, mean_anomaly_deg=100.0 + 20.0 * k)
        for k in range(14)
    ]
    assert all(one.tier is Tier.CANDIDATE for one in _found([*many, piece]))


def test_two_numbers_of_one_set_are_no_release():
    assert not _found([_orbit(43200, "2018-020A", 0.0), _orbit(43480, "2018-020C", 0.0)])


def test_what_was_left_out_before_is_no_bulletin():
    numbers = np.arange(1000, 1100)
    epochs = np.zeros(100, np.int64)
    later = np.full(100, 60 * US_PER_DAY)
    whole = Seen(np.concatenate([numbers, numbers]), np.concatenate([epochs, later]))
    half = Seen(np.concatenate([numbers[::2], numbers]), np.concatenate([epochs[::2], later]))
    complete, incomplete = (one.before(60 * US_PER_DAY) for one in (whole, half))
    assert complete is not None and complete.share == 1.0
    assert incomplete is not None and incomplete.share == pytest.approx(0.5, abs=0.02)
    assert Seen(numbers, later).before(60 * US_PER_DAY) is None


@pytest.mark.shared_data
def test_cosmos_2543_from_2542(shared_data):
    import pyarrow.compute as pc

    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "snapshots" / "2019-12-19.3le"])
    launch = pc.utf8_slice_codeunits(table["cospar_id"], 0, 8)
    late = detect(table.filter(pc.equal(launch, "2019-079")))
    (event,) = [one for one in late if one.objects[1].norad_id == 44835]
    assert event.objects[0].norad_id == 44797
    assert event.interval.contains(parse_utc("2019-12-06"))


def test_first_pieces_and_renumbered_objects_are_not_released():
    parent = _orbit(43200, "2018-020A", 0.0)
    piece = _orbit(43480, "2018-020C", 0.01, mean_motion_rev_day=15.2003, mean_anomaly_deg=154.72)
    assert _found([parent, piece])
    # The first piece of another launch, beside a craft it is docked to or leaves.
    second = _orbit(43475, "2018-055B", 0.0, raan_deg=200.0)
    assert not _found([parent, second, piece | {"cospar_id": "2018-055A"}])
    # The same object a quarter of an hour before, under a number for the time being.
    before = _orbit(88001, "", 0.0, mean_motion_rev_day=15.2003)
    assert not _found([parent, before | {"cospar_id": None}, piece])
    assert _found([parent, before | {"norad_id": 41000}, piece])


def test_the_interval_begins_with_the_launch_of_both():
    parent = _orbit(43200, "2018-020A", 0.0)
    piece = _orbit(43480, "2018-020C", 0.01, mean_motion_rev_day=15.2003, mean_anomaly_deg=154.72)
    launched = parse_utc("2018-05-20")
    table = pa.Table.from_pylist([parent, piece], schema=ELEMENT_SCHEMA)
    (bare,), (bound,) = detect(table), detect(table, LaunchFacts({"2018-020": launched}))
    assert parse_utc("2018-01-01") <= bare.interval.start_us
    assert bound.interval.start_us >= launched
    assert bound.interval.end_us == bare.interval.end_us


def test_a_meeting_dates_a_release_only_where_there_is_no_other():
    times = np.arange(0, round(15 * US_PER_DAY), 600 * 10**6, dtype=np.int64)
    days = times / US_PER_DAY
    at = round(6 * US_PER_DAY)
    once = 0.5 + 40.0 * np.abs(days - 6.0)
    assert _opens(once, times, at)
    assert not _opens(np.minimum(once, 0.5 + 40.0 * np.abs(days - 12.0)), times, at)  # again six days later
    assert not _opens(2.0 + np.abs(np.sin(days)), times, at)  # in company all the time
    assert not _opens(once, times, 0)  # at the edge of what was looked at


def test_the_day_of_launch_is_cited_so_that_the_event_comes_out_again():
    parent = _orbit(43200, "2018-020A", 0.0)
    piece = _orbit(43480, "2018-020C", 0.01, mean_motion_rev_day=15.2003, mean_anomaly_deg=154.72)
    table = pa.Table.from_pylist([parent, piece], schema=ELEMENT_SCHEMA)
    (event,) = detect(table, LaunchFacts({"2018-020": parse_utc("2018-05-20")}))
    (again,) = recompute(event, table)
    assert again.interval == event.interval
