"""Before, in time, late, in part, contradicted: said against seen, by the time of the log."""

from __future__ import annotations

from typing import Any

import pytest

from openparos.findings.matching import Timing, match
from openparos.model.events import Event, EventKind, Quantity
from openparos.model.times import US_PER_DAY, Interval

from .invented import NOON, event, notice, party, versions

FORMS = ("scheduled-manoeuvre",)


def window(start: float, end: float) -> Interval:
    return Interval(NOON + round(start * US_PER_DAY), NOON + round(end * US_PER_DAY))


def burn(**quantities: Any) -> Event:
    return event(EventKind.MANOEUVRE, **({"delta_v_tangential_m_s": Quantity(1.0, 0.05)} | quantities))


@pytest.mark.parametrize(
    ("days", "after", "timing", "counts"),
    [
        (-1.0, False, Timing.BEFORE, True),
        (0.5, False, Timing.LATE, False),
        (2.0, True, Timing.IN_TIME, True),
        (29.0, True, Timing.IN_TIME, True),
        (40.0, True, Timing.LATE, False),
        (-1.0, True, Timing.BEFORE, True),
    ],
)
def test_the_time_of_the_log_decides(days: float, after: bool, timing: Timing, counts: bool):
    (found,) = match(burn(), [notice(at=NOON + round(days * US_PER_DAY))], FORMS, after=after)
    assert found.timing is timing
    assert found.counts is counts


def test_another_object_form_or_time_is_no_match():
    assert match(burn(), [notice(norad_ids=frozenset({2}))], FORMS) == ()
    assert match(burn(), [notice(form="formation")], FORMS) == ()
    assert match(burn(), [notice(period=window(10, 11))], FORMS) == ()
    assert match(burn(), [notice(at=NOON - 60 * US_PER_DAY)], FORMS) == ()
    assert match(burn(), [notice(withdrawn=True)], FORMS) == ()


def test_two_objects_must_be_named_where_two_are_asked_for():
    pair = event(EventKind.CO_LOCATION)
    assert match(pair, [notice()], FORMS, least_objects=2) == ()
    assert match(pair, [notice(norad_ids=frozenset({1, 2, 9}))], FORMS, least_objects=2)


def test_a_field_that_is_asked_for_and_missing_makes_it_partial():
    content = {"height_km": 300, "lifetime_days": None}
    (found,) = match(burn(), [notice(content=content)], FORMS, wanted=("height_km", "lifetime_days"))
    assert found.lacking == ("no lifetime_days",)
    assert found.word == "partial"
    assert found.counts


def test_a_window_beside_the_event_covers_it_in_part():
    (found,) = match(burn(), [notice(period=window(0.8, 2.0))], FORMS)
    assert found.word == "partial"
    (found,) = match(burn(), [notice(period=window(0.4, 0.6))], FORMS)
    assert found.word == Timing.BEFORE.value


@pytest.mark.parametrize(("declared", "contradicted"), [(1.1, False), (5.0, True), (0.5, True)])
def test_a_number_far_from_what_was_seen_contradicts(declared: float, contradicted: bool):
    (found,) = match(burn(), [notice(content={"delta_v_m_s": declared})], FORMS)
    assert bool(found.contradicted) is contradicted
    assert found.counts is not contradicted


def test_closer_than_declared_contradicts_only_beyond_what_the_sets_know():
    near = {"min_distance_km": Quantity(10.0, 5.0), "not_better_than_km": 20.0}
    pair = event(EventKind.APPROACH, (party(1), party(2)), **near)
    told = notice(norad_ids=frozenset({1, 2}), content={"closest_distance_km": 50.0})
    (found,) = match(pair, [told], FORMS)
    assert found.contradicted
    (found,) = match(
        pair, [notice(norad_ids=frozenset({1, 2}), content={"closest_distance_km": 25.0})], FORMS
    )
    assert not found.contradicted


def test_an_amendment_after_the_event_does_not_make_it_notified():
    """The original spoke of another month; only the amendment, logged afterwards, speaks of the event."""
    changed = versions(
        (NOON - 5 * US_PER_DAY, {"a": 1}, window(30, 31)),
        (NOON + 2 * US_PER_DAY, {"a": 2}, window(0, 1)),
    )
    told = notice(at=NOON - 5 * US_PER_DAY, period=window(0, 1), versions=changed)
    (found,) = match(burn(), [told], FORMS)
    assert found.timing is Timing.LATE


def test_an_amendment_before_the_event_counts_as_it_stood():
    changed = versions(
        (NOON - 5 * US_PER_DAY, {"delta_v_m_s": 9.0}, window(0, 1)),
        (NOON - 1 * US_PER_DAY, {"delta_v_m_s": 1.0}, window(0, 1)),
        (NOON + 9 * US_PER_DAY, {"delta_v_m_s": 7.0}, window(0, 1)),
    )
    told = notice(at=NOON - 5 * US_PER_DAY, period=window(0, 1), versions=changed)
    (found,) = match(burn(), [told], FORMS)
    assert found.timing is Timing.BEFORE
    assert not found.contradicted


def test_withdrawn_before_it_was_not_said_and_withdrawn_after_it_was():
    before = versions((NOON - 5 * US_PER_DAY, {}, window(0, 1)), (NOON - US_PER_DAY, None, None))
    assert match(burn(), [notice(at=NOON - 5 * US_PER_DAY, withdrawn=True, versions=before)], FORMS)[:1] == ()
    after = versions((NOON - 5 * US_PER_DAY, {}, window(0, 1)), (NOON + 5 * US_PER_DAY, None, None))
    (found,) = match(burn(), [notice(at=NOON - 5 * US_PER_DAY, withdrawn=True, versions=after)], FORMS)
    assert found.counts


def test_the_best_stands_first():
    late, early = notice(at=NOON + US_PER_DAY, state="BBB"), notice(at=NOON - US_PER_DAY)
    found = match(burn(), [late, early], FORMS)
    assert [one.timing for one in found] == [Timing.BEFORE, Timing.LATE]
    assert "after the start" in found[1].sentence()
