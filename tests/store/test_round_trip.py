"""Exactness: every double that goes in comes out, whatever it is."""

from __future__ import annotations

import dataclasses
import math
import tempfile
from pathlib import Path

import numpy as np
from element_samples import SHA, make_set
from hypothesis import given, settings
from hypothesis import strategies as st

from openparos.model.elements import CANONICAL_SCALES, ElementSet, from_table, to_table
from openparos.store.archive import Archive
from openparos.store.columns import decode_fields, encode
from openparos.store.layout import from_disk, to_disk

ANY_EPOCH = st.integers(-(10**16), 10**17)


def decimals(scale: int, low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(low, high).map(lambda k: k / scale)


def powers() -> st.SearchStrategy[float]:
    return st.tuples(st.integers(-99_999, 99_999), st.integers(0, 9)).map(lambda p: p[0] * 10 ** p[1] / 1e14)


PRINTED = {
    "mean_motion_rev_day": decimals(10**8, 0, 20 * 10**8),
    "eccentricity": decimals(10**7, 0, 10**7 - 1),
    "inclination_deg": decimals(10**4, 0, 180 * 10**4),
    "raan_deg": decimals(10**4, 0, 360 * 10**4),
    "arg_perigee_deg": decimals(10**4, -360 * 10**4, 360 * 10**4),
    "mean_anomaly_deg": decimals(10**4, -360 * 10**4, 720 * 10**4),
    "bstar": powers(),
    "mean_motion_dot": st.none() | decimals(10**8, -(10**8), 10**8),
    "mean_motion_ddot": st.none() | powers(),
}
FINITE = st.floats(allow_nan=False, allow_infinity=False)
LIKELY = {name: st.one_of(values, FINITE) for name, values in PRINTED.items()}


def sets_of(values: dict[str, st.SearchStrategy[object]]) -> st.SearchStrategy[ElementSet]:
    return st.builds(
        lambda norad_id, epoch_us, fields: make_set(norad_id, epoch_us, **fields),
        st.integers(0, 999_999_999), ANY_EPOCH, st.fixed_dictionaries(values),
    )  # fmt: skip


def stored_and_back(sets: list[ElementSet]) -> list[dict[str, float | None]]:
    stored = encode(to_table(sets), np.zeros(len(sets), dtype=np.int32))
    again = from_disk(to_disk(stored))
    assert again.equals(stored)
    columns = {name: column.to_pylist() for name, column in decode_fields(again).items()}
    return [{name: column[row] for name, column in columns.items()} for row in range(len(sets))]


@given(st.lists(sets_of(PRINTED), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_what_a_tle_or_omm_prints_comes_out_to_the_last_bit(sets: list[ElementSet]):
    for one, back in zip(sets, stored_and_back(sets), strict=True):
        assert back == {name: getattr(one, name) for name in CANONICAL_SCALES}


@given(st.lists(sets_of(LIKELY), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_double_comes_out_within_four_units_in_the_last_place(sets: list[ElementSet]):
    for one, back in zip(sets, stored_and_back(sets), strict=True):
        for name in CANONICAL_SCALES:
            before, after = getattr(one, name), back[name]
            assert (before is None) == (after is None)
            assert before is None or abs(before - after) <= 4 * math.ulp(before)


@given(st.lists(sets_of(PRINTED), min_size=1, max_size=30))
@settings(max_examples=15, deadline=None)
def test_through_the_archive(sets: list[ElementSet]):
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        archive.append([to_table(sets)], source=None, file_sha256=SHA)
        held = set(from_table(archive.between(None, None)))
        for one in sets:
            history = archive.history(one.object_id.norad_id, one.epoch_us - 999, one.epoch_us + 999)
            assert any(_same(one, other) for other in from_table(history))
        assert all(any(one == other for one in sets) for other in held)
        assert archive.check().ok


def _same(one: ElementSet, other: ElementSet) -> bool:
    """Equal, but for the spelling of the epoch and a derivative that one of them lacks."""
    changes = {"epoch_us": one.epoch_us} | {
        name: getattr(one, name)
        for name in ("mean_motion_dot", "mean_motion_ddot")
        if getattr(one, name) is None or getattr(other, name) is None
    }
    same = dataclasses.replace(other, **changes)
    return one == same or one.canonical_line() == same.canonical_line()
