from __future__ import annotations

import importlib.metadata
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from sgp4.api import SatrecArray

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.errors import InputRefused
from openparos.orbits import propagate
from openparos.orbits.propagate import ENGINE_TOLERANCE_KM, Propagator

from .element_tables import US_PER_DAY, table_of

# tcppver.out prints positions to 1e-8 km and velocities to 1e-9 km/s; it was made by another compiler.
PRINTED_KM = 2e-7
PRINTED_KM_S = 2e-9
# The mean elements pass through degrees and revolutions a day and back, one unit in the last place.
THROUGH_DEGREES_KM = 5e-7
THROUGH_DEGREES_KM_S = 1e-9
# Set 23333 has an eccentricity of 0.97, where SGP4 stops Kepler's equation before it has converged.
KEPLER_UNCONVERGED_KM = 1e-5
KEPLER_UNCONVERGED_KM_S = 1e-8
# What astroz is let differ by on a whole catalogue (see ENGINE_TOLERANCE_KM): the median and 99.9 %.
CATALOGUE_MEDIAN_KM = 0.0002
CATALOGUE_P999_KM = 0.003
CATALOGUE_VELOCITY_KM_S = 2e-5

needs_astroz = pytest.mark.skipif(
    not any(d.name == "astroz" for d in importlib.metadata.distributions()), reason="astroz is not installed"
)
T_2024_07_05_US = 1_720_137_600_000_000


@pytest.fixture(scope="module")
def verification() -> tuple[pa.Table, list[list[tuple[float, ...]]]]:
    """SGP4's verification set: its element sets, and per set the printed (minutes, r, v)."""
    package = files("sgp4")
    tle = (package / "SGP4-VER.TLE").read_text().splitlines()
    table, _ = table_of(line[:69] for line in tle if not line.startswith("#"))
    printed: list[list[tuple[float, ...]]] = []
    for line in (package / "tcppver.out").read_text().splitlines():
        if re.fullmatch(r"\s*\d+ xx\s*", line):
            printed.append([])
        elif line.strip():
            printed[-1].append(tuple(float(x) for x in line.split()[:7]))
    return table, printed


def test_verification_set_of_sgp4(verification):
    # Set 33334 cannot be started and is printed as zeros.
    table, printed = verification
    assert len(table) == len(printed) == 33
    compared = 0
    for i, expected in enumerate(printed):
        rows = np.array(expected).reshape(-1, 7)
        one = Propagator.from_table(table.slice(i, 1), engine="sgp4")
        got = one.at_offsets(np.round(rows[:, 0] * 60e6).astype(np.int64)[None, :])
        good = got.errors[0] == 0
        loose = table["norad_id"][i].as_py() == 23333
        close_km = PRINTED_KM + (KEPLER_UNCONVERGED_KM if loose else THROUGH_DEGREES_KM)
        close_km_s = PRINTED_KM_S + (KEPLER_UNCONVERGED_KM_S if loose else THROUGH_DEGREES_KM_S)
        assert np.abs(got.positions_km[0] - rows[:, 1:4])[good].max(initial=0) < close_km
        assert np.abs(got.velocities_km_s[0] - rows[:, 4:7])[good].max(initial=0) < close_km_s
        compared += int(good.sum())
    assert compared > 650


@needs_astroz
def test_both_engines_agree_on_the_verification_set(verification):
    table, _ = verification
    times = int(np.median(table["epoch_us"].to_numpy())) + np.arange(5) * US_PER_DAY // 4
    fast, slow = (Propagator.from_table(table, engine=name).at(times) for name in ("astroz", "sgp4"))
    assert (fast.errors == slow.errors).all()
    good = slow.errors == 0
    assert np.linalg.norm(fast.positions_km - slow.positions_km, axis=2)[good].max() < ENGINE_TOLERANCE_KM
    assert fast.mode == "i"
    assert fast.engine.startswith("astroz ")
    assert slow.engine == f"sgp4 {importlib.metadata.version('sgp4')}"


@needs_astroz
def test_whole_real_catalogue_by_both_engines(shared_data: Path):
    table, records = table_of((shared_data / "snapshots" / "2024-07-05.3le").read_text().splitlines())
    assert len(table) > 26_000
    times = T_2024_07_05_US + np.arange(9) * (US_PER_DAY // 8)
    fast = Propagator.from_table(table).at(times)
    days, rest = np.divmod(times, US_PER_DAY)
    errors, pos, vel = SatrecArray(records).sgp4(days + 2440587.5, rest / US_PER_DAY)
    assert fast.engine.startswith("astroz ")
    assert (fast.errors == errors).all()
    good = errors == 0
    away_km = np.linalg.norm(fast.positions_km - pos, axis=2)[good]
    assert np.median(away_km) < CATALOGUE_MEDIAN_KM
    assert np.quantile(away_km, 0.999) < CATALOGUE_P999_KM
    assert away_km.max() < ENGINE_TOLERANCE_KM
    assert np.linalg.norm(fast.velocities_km_s - vel, axis=2)[good].max() < CATALOGUE_VELOCITY_KM_S
    assert 0 < len(fast.by_reference) < 300


def small_table() -> pa.Table:
    table, _ = table_of((files("sgp4") / "SGP4-VER.TLE").read_text().splitlines()[1:9])
    return table


@needs_astroz
def test_a_set_that_astroz_gets_wrong_is_handed_to_sgp4(monkeypatch: pytest.MonkeyPatch):
    table = small_table()
    times = table["epoch_us"][0].as_py() + np.arange(4) * 3_600_000_000
    expected = Propagator.from_table(table, engine="sgp4").at(times)
    right = propagate._Fast.into

    def wrong(self, times_us, pos, vel):
        right(self, times_us, pos, vel)
        pos[1] += 0.011

    monkeypatch.setattr(propagate._Fast, "into", wrong)
    got = Propagator.from_table(table, engine="astroz").at(times)
    assert 1 in got.by_reference
    np.testing.assert_array_equal(got.positions_km[1], expected.positions_km[1])


@needs_astroz
def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch):
    table = small_table()
    times = table["epoch_us"][0].as_py() + np.arange(23) * 600_000_000
    whole = Propagator.from_table(table).at(times)
    monkeypatch.setattr(propagate, "_BLOCK_BYTES", 1000)
    pieces = Propagator.from_table(table).at(times)
    np.testing.assert_allclose(pieces.positions_km, whole.positions_km, atol=1e-4)


def test_numbers_beyond_alpha5_propagate_and_keep_their_identity():
    table = small_table()
    big = table.set_column(
        0, ELEMENT_SCHEMA.field("norad_id"), pa.array([800_000_000] * len(table), pa.int32())
    )
    times = [table["epoch_us"][0].as_py()]
    one, other = Propagator.from_table(table).at(times), Propagator.from_table(big)
    assert set(other.norad_ids.tolist()) == {800_000_000}
    np.testing.assert_array_equal(one.positions_km, other.at(times).positions_km)


def test_own_instants_are_the_same_as_common_ones():
    table = small_table()
    times = table["epoch_us"].to_numpy()[0] + np.array([0, 5_000_000_000])
    model = Propagator.from_table(table, engine="sgp4")
    own = model.at_own(np.broadcast_to(times, (len(table), 2)))
    np.testing.assert_allclose(own.positions_km, model.at(times).positions_km, atol=1e-5)
    first = model.at_offsets(np.zeros(len(table), dtype=np.int64))
    assert first.positions_km.shape == (len(table), 1, 3)


def test_without_astroz_the_reference_takes_over(monkeypatch: pytest.MonkeyPatch):
    def absent(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(propagate.importlib.metadata, "version", absent)
    assert propagate.choose_engine("auto", "i") == "sgp4"
    with pytest.raises(InputRefused, match="astroz is not installed"):
        propagate.choose_engine("astroz", "i")


def test_mode_a_is_never_left_to_an_engine_that_lacks_it():
    assert Propagator.from_table(small_table(), mode="a").at([0]).engine.startswith("sgp4 ")
    with pytest.raises(InputRefused, match="mode"):
        Propagator.from_table(small_table(), mode="x")
    with pytest.raises(InputRefused, match="only operation mode i"):
        Propagator.from_table(small_table(), mode="a", engine="astroz")
    with pytest.raises(InputRefused, match="no propagation engine"):
        Propagator.from_table(small_table(), engine="heyoka")


def test_errors_carry_the_code_and_no_position():
    table = small_table()
    bad = table.slice(0, 1).to_pylist()[0] | {"eccentricity": 0.9999999, "bstar": 0.0}
    mixed = pa.Table.from_pylist([bad, *table.to_pylist()[1:]], schema=ELEMENT_SCHEMA)
    got = Propagator.from_table(mixed).at([table["epoch_us"][1].as_py()])
    assert got.errors[0, 0] in propagate.SGP4_MEANINGS
    assert got.errors[1, 0] == 0
    assert np.isfinite(got.positions_km[1]).all()


def test_nothing_in_nothing_out():
    empty = ELEMENT_SCHEMA.empty_table()
    positions, velocities, errors = Propagator.from_table(empty).at([0, 1])
    assert positions.shape == velocities.shape == (0, 2, 3)
    assert errors.shape == (0, 2)
    assert Propagator.from_table(small_table()).at([]).positions_km.shape[1] == 0
