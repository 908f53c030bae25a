"""Stations in the belt, changes across gaps, and the noise of the catalogue."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from openparos.detection import noise, stations
from openparos.detection.benchmark.simulate import simulate
from openparos.detection.manoeuvres import detect
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import EventKind
from openparos.model.times import format_utc
from openparos.sources.elements import load_elements


@pytest.fixture(scope="module")
def history(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    wanted = [40258, 34710, 37392, 40984, 42950, 40555, 53323, 34779, 2215]
    table = pq.read_table(
        shared_data / "history" / "elements.parquet", filters=pc.field("norad_id").isin(wanted)
    )
    path = tmp_path_factory.mktemp("history") / "part.parquet"
    pq.write_table(table, path)
    return load_elements([path])[0]


def _of(table: pa.Table, number: int) -> pa.Table:
    return table.filter(pc.equal(table["norad_id"], number))


@pytest.mark.parametrize(
    ("day", "longitude", "neighbour"),
    [
        ("2017-03-13", 9.9, 34710),
        ("2017-09-01", 32.7, 37392),
        ("2018-08-19", 49.9, 40984),
        ("2022-11-22", -18.1, 42950),
    ],
)
def test_stations_of_luch(history: pa.Table, day: str, longitude: float, neighbour: int):
    found = [one for one in stations.detect(history) if one.objects[0].norad_id == 40258]
    stays = [one for one in found if one.kind is EventKind.STATION]
    stay = next(
        one for one in stays
        if format_utc(one.interval.start_us)[:10] <= day <= format_utc(one.interval.end_us)[:10]
    )  # fmt: skip
    assert stay.quantities["longitude_deg"].value == pytest.approx(longitude, abs=0.1)
    assert str(neighbour) in stay.quantities["neighbours"].value
    assert stay.quantities["arrival_after"].value < stay.quantities["arrival_before"].value


def test_luch_left_10_east_within_the_gap(history: pa.Table):
    found = stations.detect(_of(history, 40258))
    change = [one for one in found if one.kind is EventKind.STATION_CHANGE]
    leaving = next(one for one in change if abs(one.quantities["from_longitude_deg"].value - 9.9) < 0.1)
    assert format_utc(leaving.interval.start_us)[:10] == "2017-04-25"
    assert leaving.best_time_us is None


def test_a_tug_to_the_graveyard_is_a_change_and_a_candidate_without_longitude(history: pa.Table):
    found = stations.detect(_of(history, 34779))
    stays = [one for one in found if one.kind is EventKind.STATION]
    graveyard = stays[-1]
    assert graveyard.quantities["mode"].value == "graveyard"
    assert (graveyard.tier, graveyard.confidence) == ("candidate", "moderate")
    assert format_utc(graveyard.interval.start_us)[:7] == "2022-03"
    assert graveyard.quantities["longitude_deg"].value is None
    assert graveyard.quantities["drift_deg_day"].value == pytest.approx(-20.7, abs=0.1)
    assert graveyard.quantities["height_above_ring_km"].value == pytest.approx(1700.0, abs=20.0)
    assert graveyard.quantities["height_above_ring_km"].sigma is not None
    change = [one for one in found if one.kind is EventKind.STATION_CHANGE][-1]
    assert (format_utc(change.interval.start_us)[:7], format_utc(change.interval.end_us)[:7]) == ("2022-01", "2022-03")  # fmt: skip
    assert change.quantities["to_drift_deg_day"].value == pytest.approx(-20.7, abs=0.1)
    swings = [one for one in stays if one.quantities["mode"].value == "libration"]
    assert swings
    for one in swings:
        assert one.tier == "bulletin"
        assert one.quantities["libration_centre_deg"].value == pytest.approx(75.1, abs=0.1)


def test_an_object_outside_the_belt_is_one_candidate(history: pa.Table):
    found = stations.detect(_of(history, 2215))
    assert [(one.kind, one.tier) for one in found] == [("station", "candidate")]
    assert found[0].quantities["longitude_deg"].value is None
    assert found[0].caveats[0].startswith("outside the belt")


def test_no_bulletin_tells_a_longitude_not_known_to_a_few_degrees(history: pa.Table):
    found = [one for one in stations.detect(history) if one.kind is EventKind.STATION]
    assert any(one.quantities["mode"].value == "drift" for one in found)
    for one in found:
        place = one.quantities["longitude_deg"]
        assert place.value is None or place.sigma <= stations.WIDEST_PLACE_DEG
        if one.quantities["mode"].value in ("drift", "graveyard"):
            assert one.tier == "candidate"
        elif one.quantities["mode"].value != "libration":
            assert place.value is not None


def test_cosmos_2504_was_lowered_in_the_gap(history: pa.Table):
    events = [one for one in detect(_of(history, 40555)) if one.tier == "bulletin"]
    lowering = min(events, key=lambda one: one.quantities["perigee_height_change_km"].value)
    assert format_utc(lowering.interval.start_us)[:10] == "2017-03-13"
    assert format_utc(lowering.interval.end_us)[:10] == "2017-04-25"
    assert lowering.quantities["perigee_height_change_km"].value == pytest.approx(-545, abs=5)
    assert lowering.best_time_us is None


def test_cosmos_2558_was_raised_and_tilted(history: pa.Table):
    events = [one for one in detect(_of(history, 53323)) if one.tier == "bulletin"]
    raised = next(one for one in events if format_utc(one.interval.end_us)[:10] == "2023-03-25")
    assert raised.quantities["semi_major_axis_change_km"].value == pytest.approx(21.9, abs=0.5)
    assert raised.quantities["inclination_change_deg"].value == pytest.approx(0.09, abs=0.005)


def test_clones_spikes_and_gaps_are_listed_as_noise():
    first = simulate(100, seed=1, days=80)
    values = first.column("mean_motion_rev_day").to_numpy().copy()
    values[40] += 1e-3
    index = ELEMENT_SCHEMA.get_field_index("mean_motion_rev_day")
    spiked = first.set_column(index, ELEMENT_SCHEMA.field(index), [values])
    keep = np.ones(spiked.num_rows, bool)
    keep[55:70] = False
    clone = spiked.slice(10, 1).set_column(0, ELEMENT_SCHEMA.field(0), [np.array([200], np.int32)])
    found = noise.detect(pa.concat_tables([spiked.filter(keep), clone]))
    kinds = sorted(one.quantities["anomaly"].value for one in found)
    assert kinds == ["clone", "gap", "there-and-back"]
    assert {one.kind for one in found} == {EventKind.ELEMENT_ANOMALY}


def test_a_swapped_set_names_the_object_it_fits():
    a, b = simulate(100, seed=1, days=60, sma_km=7100.0), simulate(101, seed=2, days=60, sma_km=7103.0)
    columns = []
    for field in ELEMENT_SCHEMA:
        column = a.column(field.name)
        if field.name.endswith("_deg") or field.name in ("mean_motion_rev_day", "eccentricity"):
            values = column.to_numpy().copy()
            values[30] = b.column(field.name).to_numpy()[30]
            column = pa.chunked_array([values])
        columns.append(column)
    swapped = pa.table(columns, schema=ELEMENT_SCHEMA)
    found = list(noise.detect(pa.concat_tables([swapped, b])))
    assert [one.quantities["anomaly"].value for one in found] == ["cross-tag"]
    assert found[0].quantities["fits_norad_id"].value == 101.0
    assert [one for one in detect(swapped) if one.tier == "bulletin"] == []
