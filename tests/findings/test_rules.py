"""The rules say what was observed and no more, and the same for every State."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from openparos.findings.assessment import assess
from openparos.findings.context import Bound, Context, FiledNotice
from openparos.findings.finding import Status
from openparos.findings.rules.consultation import proximity
from openparos.findings.rules.liability import INFERRED, parties_in_space
from openparos.findings.rules.registration import registered
from openparos.findings.rules.scheduled_manoeuvres import scheduled_manoeuvre
from openparos.findings.sight import Sight
from openparos.findings.wording import (
    WORDS_OF_JUDGMENT,
    refuse_words,
    words_of_judgment,
    words_of_judgment_in,
)
from openparos.model.confidence import Confidence, Tier
from openparos.model.errors import InputRefused
from openparos.model.events import Event, EventKind, EventObject
from openparos.model.times import US_PER_DAY, parse_utc

from .invented import event, one_set, party, sets

NOON = parse_utc("2024-07-05T12:00:00Z")
MakeEvent = Callable[..., Event]


def test_two_objects_of_two_states_give_an_observation_and_no_verdict(
    co_location: MakeEvent, context: Context
):
    finding = proximity(co_location(), context)
    assert finding is not None
    assert finding.status is Status.CANNOT_BE_DETERMINED
    assert finding.states == ("AAA", "BBB")
    assert "0.043 degrees apart" in finding.statement
    assert "31 km" in finding.statement
    assert "not know it better than 60 km" in finding.statement
    assert "State B as catalogue owner" in finding.statement
    assert finding.would_determine


@pytest.mark.parametrize("states", [("AAA", "AAA"), (None, "BBB"), (None, None)])
def test_without_two_known_states_there_is_no_finding(co_location: MakeEvent, context: Context, states):
    assert proximity(co_location(*states), context) is None


@pytest.mark.parametrize(
    ("age_days", "confidence"), [(0.5, Confidence.HIGH), (2.0, Confidence.MODERATE), (4.1, Confidence.LOW)]
)
def test_old_elements_lower_the_confidence(co_location: MakeEvent, context: Context, age_days, confidence):
    reach = [NOON + k * US_PER_DAY // 2 for k in (-1, 1)]
    seen = Sight(
        sets(*(one_set(number, us, mean_motion_rev_day=1.0027) for number in (1, 2) for us in reach))
    )
    finding = proximity(co_location(age_days=age_days), replace(context, sight=seen))
    assert finding is not None
    assert finding.confidence is confidence


def test_a_notice_naming_both_objects_makes_it_notified(co_location: MakeEvent, context: Context):
    notice = FiledNotice("notice:1", "formation", "AAA", frozenset({1, 2}), NOON)
    finding = proximity(co_location(), replace(context, notices=(notice,)))
    assert finding is not None
    assert finding.status is Status.NOTIFIED
    withdrawn = replace(notice, withdrawn=True)
    finding = proximity(co_location(), replace(context, notices=(withdrawn,)))
    assert finding is not None
    assert finding.status is Status.CANNOT_BE_DETERMINED


@pytest.mark.parametrize(
    ("number", "status"),
    [(1, Status.CONSISTENT), (2, Status.QUESTION_OPEN), (3, Status.CANNOT_BE_DETERMINED)],
)
def test_registered_not_found_and_not_available_are_three_answers(
    context: Context, number: int, status: Status
):
    finding = registered(EventObject(number, name="X", state="BBB"), NOON, context)
    assert finding is not None
    assert finding.status is status


def test_a_state_that_is_not_bound_is_not_asked_under_the_convention(context: Context):
    free = replace(context, bound=lambda state, provision, on_us: Bound("no", "test"))
    assert registered(EventObject(2, name="X", state="BBB"), NOON, free) is None
    entered = registered(EventObject(1, name="X", state="AAA"), NOON, free)
    assert entered is not None
    assert entered.status is Status.CONSISTENT
    unsure = replace(context, bound=lambda state, provision, on_us: Bound("unknown", "test"))
    finding = registered(EventObject(2, name="X", state="BBB"), NOON, unsure)
    assert finding is not None
    assert finding.status is Status.CANNOT_BE_DETERMINED


def test_an_object_nobody_looked_up_gives_no_finding(context: Context):
    assert registered(EventObject(99), NOON, context) is None


def test_a_manoeuvre_without_a_notice_is_not_called_anything(manoeuvre: Event, context: Context):
    finding = scheduled_manoeuvre(manoeuvre, context)
    assert finding is not None
    assert finding.standing == "voluntary"
    assert finding.status is Status.CANNOT_BE_DETERMINED
    assert "1.234 ± 0.056 m/s" in finding.statement or "1.235 ± 0.056 m/s" in finding.statement
    assert "(± 1.5 h)" in finding.statement


def test_a_notice_after_the_start_is_not_before_it(manoeuvre: Event, context: Context):
    late = FiledNotice("notice:1", "scheduled-manoeuvre", "AAA", frozenset({1}), NOON + US_PER_DAY)
    finding = scheduled_manoeuvre(manoeuvre, replace(context, notices=(late,)))
    assert finding is not None
    assert finding.status is Status.CANNOT_BE_DETERMINED
    assert "after the start" in finding.statement
    early = replace(late, logged_us=NOON - US_PER_DAY)
    finding = scheduled_manoeuvre(manoeuvre, replace(context, notices=(early,)))
    assert finding is not None
    assert finding.status is Status.NOTIFIED


def test_a_finding_never_rests_on_a_candidate(manoeuvre: Event, context: Context):
    assert scheduled_manoeuvre(replace(manoeuvre, tier=Tier.CANDIDATE), context) is None


def test_renaming_the_states_renames_them_and_changes_nothing_else(
    co_location: MakeEvent, manoeuvre: Event, context: Context
):
    """One rule for every State: the whole assessment under a permutation of the States."""
    swap = {"AAA": "BBB", "BBB": "AAA", None: None}
    events = [co_location(), manoeuvre]
    renamed = [
        replace(event, objects=tuple(replace(one, state=swap[one.state]) for one in event.objects))
        for event in events
    ]
    names = {swap[code]: name for code, name in context.names.items() if code in swap}
    registrations = {n: replace(one, state=swap[one.state]) for n, one in context.registrations.items()}
    other = replace(context, names=names, registrations=registrations)
    objects = [EventObject(n, state="AAA") for n in (1, 2, 3)]
    period = manoeuvre.interval
    first = assess(events, objects, period, context).findings
    second = assess(renamed, [replace(one, state="BBB") for one in objects], period, other).findings
    assert [one.statement for one in first] == [one.statement for one in second]
    assert [one.status for one in first] == [one.status for one in second]
    assert [one.confidence for one in first] == [one.confidence for one in second]
    assert [tuple(sorted(swap[s] for s in one.states)) for one in first] == [one.states for one in second]


def test_the_digest_is_stable_and_covers_statement_and_evidence(co_location: MakeEvent, context: Context):
    finding = proximity(co_location(), context)
    assert finding is not None
    assert finding.digest == proximity(co_location(), context).digest
    assert replace(finding, statement=finding.statement + " ").digest != finding.digest
    assert replace(finding, element_sets=("sha256:09",)).digest != finding.digest
    assert json.loads(json.dumps(finding.to_json()))["evidence"] == finding.digest


@pytest.mark.parametrize("word", WORDS_OF_JUDGMENT)
def test_words_of_judgment_are_refused(word: str):
    with pytest.raises(InputRefused):
        refuse_words(f"This is a {word.upper()}, it seems")


def test_ordinary_words_are_not():
    assert words_of_judgment("The object approached to 30 km, stayed and was inspected; it is attached") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "C'est une arme."), ("fr", "Ces armes, dit-on"), ("es", "¿Un arma?"), ("es", "Viola: el tratado"),
     ("ru", "Это агрессия."), ("zh", "侵略行为"), ("ar", "عمل عدوان"), ("en", "It was targeting others.")],
)  # fmt: skip
def test_a_word_of_judgment_before_a_stop_is_seen_in_every_language(language: str, text: str):
    assert words_of_judgment_in(language, text)


def test_a_launching_state_inferred_from_the_launch_is_named_as_one_of_perhaps_several(context: Context):
    piece = replace(party(3, "AAA", role="parent"), state_basis="launching")
    seen = event(EventKind.BREAK_UP, (piece, party(4, "AAA", role="fragment")), fragments_used=30.0)
    found = parties_in_space(seen, context)
    assert found is not None
    assert found.states == ("AAA",)
    assert INFERRED in found.limits
    assert "as launching State" in found.statement
    by_register = replace(seen, objects=tuple(replace(one, state_basis="registry") for one in seen.objects))
    other = parties_in_space(by_register, context)
    assert other is not None
    assert INFERRED not in other.limits
    asked = registered(replace(piece, norad_id=2), NOON, context)
    assert asked is not None
    assert any("another launching State may be the one that registers" in one for one in asked.limits)
