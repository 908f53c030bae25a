"""Rises of the semi-major axis: every boost counts once, drag and single bad sets never."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openparos.detection.rises import agreement, rises
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.events import Event, EventKind, EventObject, Evidence
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, Interval, parse_utc
from openparos.orbits.mean import mean_motion_of_axis_rev_day

START = parse_utc("2020-01-01")


def history(axis_km: np.ndarray, per_day: int = 3):
    motions = mean_motion_of_axis_rev_day(axis_km)
    return to_table(
        [
            ElementSet(ObjectId(9), START + index * US_PER_DAY // per_day, float(motion), 0.0005, 51.6, 10.0, 20.0, 30.0, 1e-4)
            for index, motion in enumerate(motions)
        ]
    )  # fmt: skip


def sinking(days: int, noise_km: float = 0.01, seed: int = 1) -> np.ndarray:
    times = np.arange(3 * days) / 3
    return 6790.0 - 0.05 * times + np.random.default_rng(seed).normal(0.0, noise_km, len(times))


def test_drag_alone_is_no_rise():
    assert rises(history(sinking(200))) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(12, 560), min_size=1, max_size=5, unique=True), st.floats(0.5, 10.0))
def test_every_boost_is_found_once_and_dated_to_its_gap(places: list[int], size_km: float):
    places = [place for i, place in enumerate(sorted(places)) if i == 0 or place - sorted(places)[i - 1] > 12]
    axis = sinking(200)
    for place in places:
        axis[place:] += size_km
    found = rises(history(axis))
    assert len(found) == len(places)
    for one, place in zip(found, places, strict=True):
        assert one.interval.start_us == START + (place - 1) * US_PER_DAY // 3
        assert one.rise_km == pytest.approx(size_km, abs=0.1)


def test_a_single_bad_set_is_no_rise():
    axis = sinking(200)
    axis[[100, 300]] += 5.0
    assert rises(history(axis)) == []


def test_a_handful_of_sets_says_nothing():
    assert rises(history(sinking(1))) == []


def test_agreement_names_what_is_missing_on_either_side():
    axis = sinking(200)
    axis[150:] += 2.0
    axis[300:] += 2.0
    table = history(axis)

    def event(place: int) -> Event:
        begin = START + place * US_PER_DAY // 3
        return Event(
            EventKind.MANOEUVRE, Tier.BULLETIN, (EventObject(9),), Interval(begin, begin + US_PER_DAY // 3),
            Evidence((), "test", {}, "test"), Confidence.HIGH,
        )  # fmt: skip

    found = agreement(table, [event(149), event(450)])
    assert len(found.rises) == 2
    assert found.matched_rises == 1
    assert [one.interval.start_us for one in found.rises_without_event] == [START + 299 * US_PER_DAY // 3]
    assert [one.interval.start_us for one in found.events_without_rise] == [START + 450 * US_PER_DAY // 3]
