"""Leap seconds: spans of time that the printed instants leave out."""

from __future__ import annotations

import numpy as np

from openparos.model.leap_seconds import ADDED_BEFORE, elapsed_us
from openparos.model.times import parse_utc


def _span_s(first: str, last: str) -> float:
    both = elapsed_us(np.array([parse_utc(first), parse_utc(last)], np.int64))
    return float(both[1] - both[0]) / 1e6


def test_a_day_with_a_leap_second_is_a_second_longer():
    assert _span_s("2016-12-31T12:00:00Z", "2017-01-01T12:00:00Z") == 86_401.0
    assert _span_s("2016-12-30T12:00:00Z", "2016-12-31T12:00:00Z") == 86_400.0
    assert _span_s("2017-01-01T00:00:00Z", "2017-01-02T00:00:00Z") == 86_400.0


def test_all_of_them_are_there():
    # TAI - UTC was 10 s on 1 January 1972 and is 37 s since 1 January 2017.
    assert _span_s("1972-01-01T00:00:00Z", "2020-01-01T00:00:00Z") == 17_532 * 86_400.0 + 27.0
    assert list(ADDED_BEFORE) == sorted(set(ADDED_BEFORE))
    assert all(day.endswith(("-01-01", "-07-01")) for day in ADDED_BEFORE)
