"""Every test of an innocent explanation, put to the test itself: each of its three results is reached and means it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from openparos.findings.context import Context, Declaration
from openparos.findings.explanations import EXPLANATIONS, alternatives_of
from openparos.findings.explanations.motion import drag_or_storm, natural_drift, station_keeping
from openparos.findings.explanations.natural import accident, better_sensors, launch_mate, natural_decay
from openparos.findings.explanations.parties import consented_servicing, other_party_moved
from openparos.findings.explanations.records import bad_set, catalogue_lag, cross_tag_or_clone, identity_swap
from openparos.findings.finding import TestResult
from openparos.findings.sight import Sight
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, Quantity
from openparos.model.times import US_PER_DAY, Interval

from .invented import GEO_MOTION, NOON, event, one_of_each, one_set, party, sets

EXCLUDED, OPEN, UNTESTED = TestResult.EXCLUDED, TestResult.NOT_EXCLUDED, TestResult.NOT_TESTED


def with_sets(context: Context, *rows: Any) -> Context:
    return replace(context, sight=Sight(sets(*rows)))


def daily(norad_id: int, first: int, last: int, motion: Callable[[int], float], **more: Any) -> list[Any]:
    """Return one set a day, from one day to another relative to the event."""
    return [
        one_set(norad_id, NOON + k * US_PER_DAY, mean_motion_rev_day=motion(k), **more)
        for k in range(first, last)
    ]


def test_every_kind_of_event_has_its_list_and_every_alternative_names_its_test(context: Context):
    assert set(EXPLANATIONS) == set(EventKind)
    for one in one_of_each():
        found = alternatives_of(one, context)
        assert len(found) == len(EXPLANATIONS[one.kind])
        assert all(each.test and each.explanation for each in found)
        assert len({each.explanation for each in found}) == len(found)


# Natural drift


@pytest.mark.parametrize(("drift", "result"), [(0.01, EXCLUDED), (-0.2, OPEN), (None, UNTESTED)])
def test_two_that_drift_past_one_another_move_against_one_another(context: Context, drift, result):
    quantities = {} if drift is None else {"relative_drift_deg_day": drift}
    assert natural_drift(event(EventKind.CO_LOCATION, **quantities), context).result is result


def test_a_party_that_left_its_motion_did_not_drift(context: Context):
    arrived = event(EventKind.APPROACH, (party(1, moved=True), party(2)), relative_drift_deg_day=0.2)
    assert natural_drift(arrived, context).result is EXCLUDED


@pytest.mark.parametrize(("sigma", "result"), [(0.1, EXCLUDED), (0.5, OPEN), (None, UNTESTED)])
def test_a_step_must_stand_out_from_free_motion(context: Context, sigma, result):
    burn = event(EventKind.MANOEUVRE, delta_v_tangential_m_s=Quantity(1.0, sigma))
    assert natural_drift(burn, context).result is result


@pytest.mark.parametrize(
    ("start", "end", "days", "result"),
    [
        (55.0, 95.1, 400.0, OPEN),  # mirrored about 75.06 east, a year apart: a free swing
        (-125.0, -85.2, 400.0, OPEN),
        (55.0, 95.1, 20.0, EXCLUDED),  # much too quick
        (12.0, 40.0, 400.0, EXCLUDED),  # not mirrored
        (None, 40.0, 400.0, UNTESTED),
    ],
)
def test_a_free_object_turns_only_where_the_belt_lets_it(context: Context, start, end, days, result):
    moved = event(EventKind.STATION_CHANGE, days=days, from_longitude_deg=start, to_longitude_deg=end)
    assert natural_drift(moved, context).result is result


# Drag and storms


def burn(change: float | None, tier: Tier = Tier.BULLETIN) -> Event:
    return event(
        EventKind.MANOEUVRE, tier=tier, delta_v_tangential_m_s=Quantity(change, 0.01) if change else None
    )


def test_drag_does_not_raise_an_orbit_and_a_direction_is_needed(context: Context):
    assert drag_or_storm(burn(1.0), context).result is EXCLUDED
    assert drag_or_storm(burn(None), context).result is UNTESTED
    assert drag_or_storm(burn(-1.0), context).result is UNTESTED


def test_there_is_no_drag_in_the_belt(context: Context):
    high = with_sets(context, *daily(1, -5, 0, lambda k: GEO_MOTION))
    assert drag_or_storm(burn(-1.0), high).result is EXCLUDED


@pytest.mark.parametrize(("step", "result"), [(0.2, EXCLUDED), (0.001, OPEN)])
def test_a_fall_counts_when_it_is_many_days_of_the_usual_one(context: Context, step: float, result):
    """The mean motion grows by 0.0005 a day; the step is 400 days of that, or two."""
    rows = daily(1, -20, 0, lambda k: 15.0 + 0.0005 * k) + daily(1, 2, 8, lambda k: 15.0 + 0.0005 * k + step)
    assert drag_or_storm(burn(-5.0), with_sets(context, *rows)).result is result


def test_a_fall_of_the_sensitive_tier_is_never_held_to_exclude_a_storm(context: Context):
    rows = daily(1, -20, 0, lambda k: 15.0 + 0.0005 * k) + daily(1, 2, 8, lambda k: 15.2)
    assert drag_or_storm(burn(-5.0, Tier.CANDIDATE), with_sets(context, *rows)).result is OPEN


# Station-keeping


@pytest.mark.parametrize(("after", "result"), [(15.0001, OPEN), (15.05, EXCLUDED)])
def test_the_same_height_afterwards_is_keeping(context: Context, after: float, result):
    rows = daily(1, -9, 0, lambda k: 15.0) + daily(1, 2, 9, lambda k: after)
    assert station_keeping(burn(1.0), with_sets(context, *rows)).result is result


def test_without_sets_on_both_sides_keeping_is_not_tested(context: Context):
    assert station_keeping(burn(1.0), context).result is UNTESTED
    assert station_keeping(burn(1.0), with_sets(context, *daily(1, -9, 0, lambda k: 15.0))).result is UNTESTED


@pytest.mark.parametrize(("change", "result"), [(5.0, EXCLUDED), (0.4, OPEN), (None, UNTESTED)])
def test_a_new_longitude_is_no_keeping(context: Context, change, result):
    moved = event(EventKind.STATION_CHANGE, longitude_change_deg=change)
    assert station_keeping(moved, context).result is result


@pytest.mark.parametrize(
    ("moved", "relation", "result"),
    [(True, "stop", EXCLUDED), (None, "sitting", OPEN), (None, "drifting-together", UNTESTED)],
)
def test_neighbours_that_each_keep_a_station(context: Context, moved, relation, result):
    pair = event(EventKind.CO_LOCATION, (party(1, moved=moved), party(2)), relation=relation)
    assert station_keeping(pair, context).result is result


# Bad set


def test_a_step_that_later_sets_repeat_is_no_bad_set(context: Context):
    assert bad_set(burn(1.0), context).result is UNTESTED
    before = daily(1, -9, 0, lambda k: 15.0)
    stays = with_sets(context, *before, *daily(1, 2, 6, lambda k: 15.02))
    assert bad_set(burn(1.0), stays).result is EXCLUDED
    returns = with_sets(context, *before, *daily(1, 2, 6, lambda k: 15.02 if k == 2 else 15.0))
    assert bad_set(burn(1.0), returns).result is OPEN
    single = with_sets(context, *before, *daily(1, 2, 3, lambda k: 15.02))
    assert bad_set(burn(1.0), single).result is OPEN
    nothing = with_sets(context, *before)
    assert bad_set(burn(1.0), nothing).result is UNTESTED


def test_of_a_pair_each_needs_a_second_set_that_agrees(context: Context):
    pair = event(EventKind.CO_LOCATION)
    assert bad_set(pair, context).result is UNTESTED
    both = daily(1, -3, 3, lambda k: GEO_MOTION) + daily(2, -3, 3, lambda k: GEO_MOTION)
    assert bad_set(pair, with_sets(context, *both)).result is EXCLUDED
    lone = daily(1, -3, 3, lambda k: GEO_MOTION) + daily(2, 0, 1, lambda k: GEO_MOTION)
    assert bad_set(pair, with_sets(context, *lone)).result is OPEN
    odd = daily(1, -3, 3, lambda k: GEO_MOTION) + daily(
        2, -3, 3, lambda k: GEO_MOTION + (0.5 if k == 0 else 0.0)
    )
    at_noon = replace(pair, best_time_us=NOON)
    assert bad_set(at_noon, with_sets(context, *odd)).result is OPEN


@pytest.mark.parametrize(("used", "result"), [(30.0, EXCLUDED), (5.0, OPEN), (None, UNTESTED)])
def test_many_pieces_are_no_bad_set(context: Context, used, result):
    assert bad_set(event(EventKind.BREAK_UP, fragments_used=used), context).result is result


def test_a_fall_told_by_several_sets_is_no_bad_set(context: Context):
    fall = event(EventKind.DECAY)
    falling = with_sets(context, *daily(1, -6, 1, lambda k: 16.0 + 0.02 * k))
    assert bad_set(fall, falling).result is EXCLUDED
    assert bad_set(fall, with_sets(context, *daily(1, -1, 0, lambda k: 16.0))).result is OPEN


# Cross-tag, clone, swap


def anomaly(name: str, norad_id: int, start: int = NOON) -> Event:
    return event(EventKind.ELEMENT_ANOMALY, (party(norad_id),), start=start, anomaly=name)


def test_clones_and_cross_tags_are_told_from_a_clean_search(context: Context):
    pair = event(EventKind.CO_LOCATION)
    assert cross_tag_or_clone(pair, context).result is UNTESTED
    searched = replace(context, anomalies={})
    assert cross_tag_or_clone(pair, searched).result is EXCLUDED
    for name, result in (("clone", OPEN), ("cross-tag", OPEN), ("gap", EXCLUDED), ("stale", EXCLUDED)):
        found = replace(context, anomalies={2: (anomaly(name, 2),)})
        assert cross_tag_or_clone(pair, found).result is result
    long_ago = replace(context, anomalies={2: (anomaly("clone", 2, NOON - 99 * US_PER_DAY),)})
    assert cross_tag_or_clone(pair, long_ago).result is EXCLUDED
    same = event(EventKind.CO_LOCATION, same_element_set=True)
    assert cross_tag_or_clone(same, searched).result is OPEN
    one_hash = replace(pair, evidence=replace(pair.evidence, element_sets=("sha256:1",)))
    assert cross_tag_or_clone(one_hash, searched).result is OPEN


def test_two_that_go_on_as_themselves_did_not_swap(context: Context):
    pair = event(EventKind.CO_LOCATION)
    assert identity_swap(pair, context).result is UNTESTED

    def sides(first_before: float, first_after: float, second_before: float, second_after: float) -> Context:
        rows = []
        for number, before, after in ((1, first_before, first_after), (2, second_before, second_after)):
            rows += daily(number, -9, 0, lambda k: GEO_MOTION, inclination_deg=before)
            rows += daily(number, 2, 9, lambda k: GEO_MOTION, inclination_deg=after)
        return with_sets(context, *rows)

    assert identity_swap(pair, sides(1.0, 1.01, 5.0, 5.01)).result is EXCLUDED
    assert identity_swap(pair, sides(1.0, 5.0, 5.0, 1.0)).result is OPEN
    assert identity_swap(pair, sides(1.0, 1.0, 1.01, 1.01)).result is OPEN  # too alike to tell
    one_side = with_sets(context, *daily(1, -9, 9, lambda k: GEO_MOTION), *daily(2, -9, 0, lambda k: GEO_MOTION))  # fmt: skip
    assert identity_swap(pair, one_side).result is UNTESTED


# The other party, lag, consent


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        (True, False, EXCLUDED),
        (False, True, EXCLUDED),
        (True, True, OPEN),
        (True, None, OPEN),
        (None, None, UNTESTED),
    ],
)
def test_which_of_two_moved_is_settled_only_by_both_histories(context: Context, first, second, result):
    pair = event(EventKind.APPROACH, (party(1, moved=first), party(2, moved=second)))
    assert other_party_moved(pair, context).result is result
    swapped = event(EventKind.APPROACH, (party(1, moved=second), party(2, moved=first)))
    assert other_party_moved(swapped, context).result is result


@pytest.mark.parametrize(("age", "result"), [(0.5, EXCLUDED), (4.0, OPEN), (None, UNTESTED)])
def test_old_epochs_leave_the_lag_of_the_catalogue_open(context: Context, age, result):
    ages = {} if age is None else {"epoch_age_first_days": 0.1, "epoch_age_second_days": -age}
    assert catalogue_lag(event(EventKind.CO_LOCATION, **ages), context).result is result


def test_lag_of_what_is_dated_by_its_own_motion_or_not(context: Context):
    assert catalogue_lag(event(EventKind.BREAK_UP), context).result is EXCLUDED
    assert catalogue_lag(event(EventKind.BREAK_UP, best=False), context).result is OPEN
    assert catalogue_lag(event(EventKind.MANOEUVRE, days=2.0), context).result is EXCLUDED
    assert catalogue_lag(event(EventKind.MANOEUVRE, days=9.0), context).result is OPEN
    assert catalogue_lag(event(EventKind.DECAY, confidence=Confidence.MODERATE), context).result is EXCLUDED
    assert catalogue_lag(event(EventKind.DECAY, confidence=Confidence.LOW), context).result is OPEN


def test_what_is_declared_is_named_and_nothing_on_file_excludes_nothing(context: Context):
    pair = event(EventKind.CO_LOCATION)
    assert consented_servicing(pair, context).result is OPEN
    assert "no declaration" in consented_servicing(pair, context).test

    def declared(numbers: set[int], since: int = NOON, until: int | None = None) -> Context:
        said = Declaration("d1", "servicing", "somebody", None, "test", filed=False,
                           norad_ids=frozenset(numbers), since_us=since, until_us=until)  # fmt: skip
        return replace(context, declarations=(said,))

    assert "d1" in consented_servicing(pair, declared({1, 2})).test
    for other in (
        declared({1, 3}),
        declared({1, 2}, NOON + 90 * US_PER_DAY),
        declared({1, 2}, NOON - 400 * US_PER_DAY, NOON - 90 * US_PER_DAY),
    ):
        assert "d1" not in consented_servicing(pair, other).test


# What comes down, comes apart, comes new


def test_a_perigee_lowered_at_once_is_not_drag_alone(context: Context):
    fall = event(EventKind.DECAY)
    assert natural_decay(fall, context).result is UNTESTED
    slow = with_sets(context, *daily(1, -9, 0, lambda k: 15.5 + 0.001 * k))
    assert natural_decay(fall, slow).result is OPEN
    lowered = with_sets(
        context,
        *daily(1, -9, -4, lambda k: 15.3),
        *daily(1, -4, 0, lambda k: 15.6, eccentricity=0.02),
    )
    assert natural_decay(fall, lowered).result is EXCLUDED


@pytest.mark.parametrize("test", [better_sensors, launch_mate])
@pytest.mark.parametrize(("tier", "result"), [(Tier.BULLETIN, EXCLUDED), (Tier.CANDIDATE, OPEN)])
def test_what_meets_sharply_is_not_old(context: Context, test, tier: Tier, result):
    assert test(event(EventKind.BREAK_UP, tier=tier), context).result is result


def test_a_failure_of_the_object_itself_is_never_excluded(context: Context):
    for tier in Tier:
        assert accident(event(EventKind.BREAK_UP, tier=tier), context).result is OPEN


def test_the_interval_of_an_event_is_what_is_asked_about(context: Context):
    """Sets far from the event do not count for it."""
    rows = daily(1, -200, -150, lambda k: 15.0) + daily(1, 150, 200, lambda k: 15.0)
    assert station_keeping(burn(1.0), with_sets(context, *rows)).result is UNTESTED
    assert Interval(NOON, NOON).contains(NOON)
