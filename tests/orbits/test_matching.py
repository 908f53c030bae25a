"""Identity by orbit: found, told apart, left undetermined, on made-up orbits and on real ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pytest

from openparos.catalogue import vimpel
from openparos.formats.reading import read_elements
from openparos.formats.tables import read_table
from openparos.model.confidence import Confidence
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.identification import AGREES, DIFFERS, UNKNOWN, identify, latest_sets
from openparos.orbits.matching import (
    MATCHED,
    NO_MATCH,
    NOT_DETERMINED,
    VIMPEL,
    Allowance,
    Rule,
    match_orbits,
)
from openparos.orbits.mean import evolve, kozai_mean_motion_rev_day

EPOCH_US = parse_utc("2024-07-05")
LOW: dict[str, Any] = {
    "norad_id": 1, "epoch_us": EPOCH_US, "mean_motion_rev_day": 14.6, "eccentricity": 0.001, "inclination_deg": 98.2,
    "raan_deg": 40.0, "arg_perigee_deg": 70.0, "mean_anomaly_deg": 10.0, "bstar": 0.0, "source": "test",
}  # fmt: skip
BELT = LOW | {"mean_motion_rev_day": 1.0027, "eccentricity": 0.0003, "inclination_deg": 3.0}


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=ELEMENT_SCHEMA)


def later(row: dict[str, Any], days: float) -> dict[str, Any]:
    """Return the set of the same object some days later, as its own theory carries it."""
    at_us = row["epoch_us"] + round(days * US_PER_DAY)
    there = evolve(table(row), at_us)
    kozai = kozai_mean_motion_rev_day(there.mean_motion_rev_day, there.eccentricity, there.inclination_deg)
    return row | {
        "epoch_us": at_us, "mean_motion_rev_day": float(kozai[0]), "eccentricity": float(there.eccentricity[0]),
        "inclination_deg": float(there.inclination_deg[0]), "raan_deg": float(there.raan_deg[0]),
        "arg_perigee_deg": float(there.arg_perigee_deg[0]), "mean_anomaly_deg": float(there.mean_anomaly_deg[0]),
    }  # fmt: skip


@pytest.mark.parametrize("orbit", [LOW, BELT])
def test_the_same_object_days_later_is_found(orbit: dict[str, Any]):
    others = [orbit | {"norad_id": n, "raan_deg": 40.0 + 7 * n} for n in range(2, 20)]
    (one,) = match_orbits(table(later(orbit, 3.0) | {"norad_id": 0}), table(orbit, *others))
    assert (one.outcome, one.norad_id, one.confidence) == (MATCHED, 1, Confidence.HIGH)
    assert one.candidates[0].score < 0.5
    assert one.candidates[0].days_apart == pytest.approx(3.0)


def test_a_neighbour_that_fits_as_well_leaves_it_undetermined():
    beside = LOW | {"norad_id": 2, "mean_anomaly_deg": 10.05}
    (one,) = match_orbits(table(later(LOW, 3.0)), table(LOW, beside))
    assert (one.outcome, one.norad_id, one.confidence) == (NOT_DETERMINED, None, None)
    assert {found.norad_id for found in one.candidates} == {1, 2}
    # A clone (one orbit under two numbers) is never told apart, however small the spread.
    (clone,) = match_orbits(table(LOW), table(LOW, LOW | {"norad_id": 3}))
    assert clone.outcome == NOT_DETERMINED


def test_one_object_is_not_given_to_two_orbits():
    twin = LOW | {"mean_anomaly_deg": 10.02}
    first, second = match_orbits(table(LOW, twin), table(LOW))
    assert {first.outcome, second.outcome} == {NOT_DETERMINED}
    far = LOW | {"mean_anomaly_deg": 10.16}
    first, second = match_orbits(table(LOW, far), table(LOW))
    assert (first.outcome, second.outcome) == (MATCHED, NOT_DETERMINED)
    assert "fits another" in second.reason


def test_nothing_near_and_nothing_recent_is_no_match():
    assert match_orbits(table(LOW | {"raan_deg": 60.0}), table(LOW))[0].outcome == NO_MATCH
    old = LOW | {"epoch_us": EPOCH_US - 400 * US_PER_DAY}
    assert match_orbits(table(LOW), table(old))[0].outcome == NO_MATCH
    assert match_orbits(table(LOW), ELEMENT_SCHEMA.empty_table())[0].outcome == NO_MATCH
    assert match_orbits(ELEMENT_SCHEMA.empty_table(), table(LOW)) == []


@pytest.mark.parametrize("inclination_deg", [0.0, 0.001, 63.4, 90.0, 179.9])
def test_circular_and_equatorial_orbits_have_no_preferred_node(inclination_deg: float):
    # Node and perigee mean nothing here: turned against one another the orbit is nearly the same.
    one = BELT | {"inclination_deg": inclination_deg, "eccentricity": 1e-6}
    turned = one | {"arg_perigee_deg": 170.0, "mean_anomaly_deg": one["mean_anomaly_deg"] - 100.0}
    if inclination_deg < 1:
        turned |= {"raan_deg": 140.0, "arg_perigee_deg": 70.0}
    (found,) = match_orbits(table(turned), table(one))
    assert (found.outcome, found.norad_id) == (MATCHED, 1)


def test_without_the_place_confidence_is_a_grade_lower():
    elsewhere = BELT | {"mean_anomaly_deg": 200.0}
    assert match_orbits(table(elsewhere), table(BELT))[0].outcome == NO_MATCH
    (one,) = match_orbits(table(elsewhere), table(BELT), allowance=Allowance(place_deg=np.inf))
    assert (one.outcome, one.confidence) == (MATCHED, Confidence.MODERATE)


def test_numbers_given_are_borne_out_or_contradicted():
    given = [LOW, LOW | {"norad_id": 7, "raan_deg": 80.0}, BELT | {"norad_id": 0}]
    known = [LOW, LOW | {"norad_id": 2, "raan_deg": 80.0}]
    found = identify(table(*given), table(*known))
    assert [one.number for one in found] == [AGREES, DIFFERS, UNKNOWN]
    identity = found[1].identity()
    assert identity is not None
    assert (identity.norad_id, identity.basis, identity.number_given) == (2, "orbit", 7)
    assert found[2].identity() is None


def test_latest_sets():
    sets = table(LOW, later(LOW, 1.0), BELT | {"norad_id": 2}, later(LOW, 0.5))
    assert latest_sets(sets)["epoch_us"].to_pylist() == [EPOCH_US + US_PER_DAY, EPOCH_US]
    assert len(latest_sets(ELEMENT_SCHEMA.empty_table())) == 0


def test_what_is_no_orbit_in_vimpel_is_refused(tmp_path: Path):
    path = tmp_path / "vimpel.json"
    good = (
        '{"TLE1": "1 22988V 143508   25070.50000000 +.00000000 +00000+0 +00000-0 0 69990", '
        '"TLE2": "2 22988 012.1230 045.4560 0010000 123.0000 359.1000 01.00270000 00010", "vmag": 12.5}'
    )
    path.write_text(f"[{good}, {good.replace('01.0027', 'xx.0027')}, {good.replace('V 1435', 'W 1435')}]")
    orbits = vimpel.orbits(read_table(path))
    (row,) = orbits.elements.to_pylist()
    assert (row["norad_id"], row["name"], row["inclination_deg"]) == (22988, "V 143508", 12.123)
    assert row["epoch_us"] == parse_utc("2025-03-11T12:00:00Z")
    assert [one.line for one in orbits.refused] == [2, 3]


def near(shared_data: Path, day: str, norad_below: int) -> pa.Table:
    """Return the last set before a day, not older than two days, of objects in the long history."""
    import pyarrow.compute as pc
    import pyarrow.dataset as ds

    at = pa.scalar(parse_utc(day), pa.timestamp("us"))
    early = pa.scalar(parse_utc(day) - 2 * US_PER_DAY, pa.timestamp("us"))
    sets = ds.dataset(shared_data / "history" / "elements.parquet").to_table(
        filter=(pc.field("epoch") < at) & (pc.field("epoch") >= early) & (pc.field("norad_id") < norad_below)
    )
    columns = {
        "norad_id": sets["norad_id"], "epoch_us": sets["epoch"].cast(pa.int64()),
        "mean_motion_rev_day": sets["mean_motion"], "eccentricity": sets["eccentricity"],
        "inclination_deg": sets["inclination"], "raan_deg": sets["raan"], "arg_perigee_deg": sets["arg_of_perigee"],
        "mean_anomaly_deg": sets["mean_anomaly"], "bstar": sets["bstar"],
    }  # fmt: skip
    rows = pa.table(columns).append_column("source", pa.array(["history"] * len(sets)))
    for field in ELEMENT_SCHEMA:
        if field.name not in rows.column_names:
            rows = rows.append_column(field.name, pa.nulls(len(sets), field.type))
    return latest_sets(rows.select(ELEMENT_SCHEMA.names).cast(ELEMENT_SCHEMA))


def test_real_objects_are_found_again_after_a_day_and_none_is_taken_for_another(shared_data: Path):
    known, unknown = (near(shared_data, day, 56_000) for day in ("2026-05-25", "2026-05-26"))
    true = unknown["norad_id"].to_pylist()
    there = set(known["norad_id"].to_pylist())
    outcomes = Counter(
        one.outcome if one.norad_id is None else "right" if one.norad_id == true[one.row] else "wrong"
        for one in match_orbits(unknown, known)
        if true[one.row] in there
    )
    assert outcomes.total() > 2_000
    assert outcomes["right"] > 0.95 * outcomes.total()
    assert outcomes["wrong"] <= 0.001 * outcomes.total()


def test_numbers_of_vimpel_are_borne_out_by_orbits(shared_data: Path):
    orbits = vimpel.orbits(read_table(shared_data / "registry" / "vimpel_high_orbit.json"))
    assert (len(orbits.elements), orbits.refused) == (7_170, ())
    numbered = orbits.elements.filter(pa.compute.greater(orbits.elements["norad_id"], 0))
    batches = read_elements(shared_data / "snapshots" / "2024-11-01.gp.csv", source="test")
    known = latest_sets(pa.concat_tables([batch.table for batch in batches]))
    found = identify(numbered, known, allowance=VIMPEL)
    assert len(found) == 108
    matched = [one for one in found if one.match.norad_id is not None]
    right = [one for one in matched if one.number == AGREES]
    assert len(right) > 35
    assert len(matched) - len(right) <= 2
    # Read as if it referred to the equator of date, fewer fit well.
    as_of_date = identify(numbered, known, allowance=replace(VIMPEL, mean_equator_2000=False))
    close = Rule().clear_score / 2
    counts = [
        sum(bool(one.match.candidates) and one.match.candidates[0].score < close for one in run)
        for run in (found, as_of_date)
    ]
    assert counts[0] > counts[1]
