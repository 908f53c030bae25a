"""What the globe is sent: packed elements that put objects where SGP4 does, exact sets, an instant worth opening with."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from openparos.model.elements import ELEMENT_SCHEMA, ElementSet, content_hashes, to_table
from openparos.model.errors import InputRefused, UnknownObject
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.propagate import Propagator
from openparos.store.workspace import Workspace
from openparos.web.site import Site
from openparos.web.sky import ECCENTRIC, GEOSYNCHRONOUS, LOW, MEDIUM, Sky, fullest_instant, pack, regimes

EPOCH = parse_utc("2026-01-01T00:00:00Z")


def invented(
    norad_id: int, motion: float, ecc: float = 0.001, incl: float = 53.0, days: float = 0.0
) -> ElementSet:
    return ElementSet(
        ObjectId(norad_id, "2026-001A"), EPOCH + round(days * US_PER_DAY), motion, ecc, incl, 120.0, 80.0, 10.0, 0.0,
        mean_motion_dot=0.0, name=f"INVENTED {norad_id}", source="invented",
    )  # fmt: skip


SETS = [
    invented(90_001, 15.05), invented(90_002, 2.0056, 0.002, 55.0), invented(90_003, 1.00273, 0.0002, 0.1),
    invented(90_004, 2.0, 0.72, 63.4), invented(90_005, 14.3, 0.01, 98.6, days=-2.5),
]  # fmt: skip


def unpacked(packed: bytes) -> tuple[int, float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    magic, count, instant_ms = struct.unpack_from("<4sId", packed)
    assert magic == b"OPGL"
    at = 24
    values = np.frombuffer(packed, "<f4", count * 7, at).reshape(count, 7)
    numbers = np.frombuffer(packed, "<u4", count, at + count * 28)
    ages = np.frombuffer(packed, "<f4", count, at + count * 32)
    kinds = np.frombuffer(packed, "u1", count, at + count * 36)
    assert len(packed) == at + count * 37
    return count, instant_ms, values, numbers, ages, kinds


def drawn(values: np.ndarray, minutes: float) -> np.ndarray:
    """Positions (n, 3) in km as the vertex shader computes them."""
    a, e, i, node, perigee, anomaly, rate = values.astype(float).T
    k = 1.5 * 1.082616e-3 * rate / (a * (1 - e**2)) ** 2
    node = node - k * np.cos(i) * minutes
    perigee = perigee + k * (2 - 2.5 * np.sin(i) ** 2) * minutes
    mean = np.mod(anomaly + rate * minutes, 2 * np.pi)
    ecc = mean + e * np.sin(mean)
    for _ in range(5):
        ecc -= (ecc - e * np.sin(ecc) - mean) / (1 - e * np.cos(ecc))
    x, y = a * (np.cos(ecc) - e), a * np.sqrt(1 - e**2) * np.sin(ecc)
    X, Y = x * np.cos(perigee) - y * np.sin(perigee), x * np.sin(perigee) + y * np.cos(perigee)
    place = np.stack(
        [X * np.cos(node) - Y * np.cos(i) * np.sin(node), X * np.sin(node) + Y * np.cos(i) * np.cos(node), Y * np.sin(i)], 1
    )  # fmt: skip
    return place * 6378.135


@pytest.fixture
def sky(tmp_path: Path) -> Sky:
    workspace = Workspace.open(tmp_path)
    workspace.archive.append([to_table(SETS)], source="invented", file_sha256="0" * 64)
    return Sky(Site(workspace))


def test_regimes():
    assert regimes(to_table(SETS)).tolist() == [LOW, MEDIUM, GEOSYNCHRONOUS, ECCENTRIC, LOW]


@pytest.mark.parametrize("minutes", [0.0, 95.0, 700.0])
def test_the_crowd_is_drawn_where_sgp4_has_it(minutes: float):
    table = to_table(SETS)
    count, instant_ms, values, numbers, ages, _ = unpacked(pack(table, EPOCH))
    assert (count, instant_ms) == (len(SETS), EPOCH / 1000)
    assert numbers.tolist() == table["norad_id"].to_pylist()
    assert ages.tolist() == [0.0, 0.0, 0.0, 0.0, 2.5]
    there = Propagator.from_table(table).at(np.array([EPOCH + round(minutes * 60e6)])).positions_km[:, 0]
    apart_km = np.linalg.norm(drawn(values, minutes) - there, axis=1)
    # The Moon and the Sun pull the high ones, and the swing of J2 within one turn is left out: tens of kilometres.
    assert (apart_km < np.array([25, 40, 60, 300, 40])).all(), apart_km


def test_old_sets_are_left_out_and_the_answer_is_kept(sky: Sky):
    later = EPOCH + 29 * US_PER_DAY
    assert set(unpacked(sky.elements(later))[3]) == {90_001, 90_002, 90_003, 90_004}
    assert sky.elements(later) is sky.elements(later)
    assert unpacked(sky.elements(EPOCH - 30 * US_PER_DAY))[0] == 0


def test_the_sets_of_an_object_are_omm_fields_with_their_hash(sky: Sky):
    answer = sky.sets(90_001, EPOCH + US_PER_DAY)
    (one,) = answer["sets"]
    assert answer["name"] == "INVENTED 90001"
    assert one["MEAN_MOTION"] == 15.05
    assert one["EPOCH"] == "2026-01-01T00:00:00.000000"
    assert one["sha256"] == content_hashes(to_table(SETS[:1]))[0]


def test_far_from_any_set_the_nearest_is_sent(sky: Sky):
    assert len(sky.sets(90_001, EPOCH + 400 * US_PER_DAY)["sets"]) == 1


def test_an_object_without_sets_is_said_to_be_unknown(sky: Sky):
    with pytest.raises(UnknownObject, match="5 has no element sets"):
        sky.sets(5, EPOCH)


def test_history_has_longitudes_for_the_belt_alone(sky: Sky):
    assert sky.history(90_001)["longitude_deg"] is None
    assert len(sky.history(90_003)["longitude_deg"]) == 1
    assert sky.history(5)["epoch_s"] == []


def test_names_are_columns_of_one_length(sky: Sky):
    names = sky.names()
    assert {len(column) for column in names.values()} == {len(SETS)}
    assert names["name"][0] == "INVENTED 90001"


def test_an_empty_workspace_says_what_to_do(tmp_path: Path):
    with pytest.raises(InputRefused, match="openparos sample"):
        Sky(Site(Workspace.open(tmp_path))).span()


def test_the_globe_opens_with_the_catalogue_and_not_with_a_few_followed_longer():
    whole = np.full(1000, EPOCH) - np.arange(1000) * 60_000_000
    followed = np.array([EPOCH + 400 * US_PER_DAY])
    ahead = np.array([EPOCH + 11 * US_PER_DAY] * 3)
    opened = fullest_instant(np.concatenate([whole, followed, ahead]))
    assert EPOCH - 3_600_000_000 < opened <= EPOCH
    assert fullest_instant(np.array([EPOCH])) == EPOCH


def test_packing_nothing_gives_an_empty_catalogue():
    assert unpacked(pack(ELEMENT_SCHEMA.empty_table(), EPOCH))[0] == 0
    assert isinstance(pack(pa.Table.from_pylist([], ELEMENT_SCHEMA), EPOCH), bytes)
