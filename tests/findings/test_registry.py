"""Every provision has a rule or a stated reason; what cannot be seen is answered so; every rule is pure and fair."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import openparos.findings
from openparos.commitments.instruments import load_instruments
from openparos.findings.assessment import assess
from openparos.findings.context import Context, Launch, Registration
from openparos.findings.finding import Status
from openparos.findings.rules.frame import StateView
from openparos.findings.rules.reasons import STATED
from openparos.findings.rules.registry import Rule, Subject, all_rules, answers, by_subject, forms_of
from openparos.findings.rules.unobservable import DOCUMENTS, WOULD_DETERMINE
from openparos.findings.shipped import bound_by_acts
from openparos.findings.sight import Sight
from openparos.findings.wording import words_of_judgment
from openparos.model.confidence import Tier
from openparos.model.events import EventKind
from openparos.model.times import US_PER_DAY, Interval, parse_utc

from .invented import NOON, event, notice, one_of_each, one_set, party, sets

PROVISIONS = load_instruments().provisions
YEAR = Interval(NOON - 180 * US_PER_DAY, NOON + 180 * US_PER_DAY)
CREWED = 6


@pytest.fixture
def full(context: Context) -> Context:
    """A context in which every rule finds something to say."""
    rows = [
        one_set(number, NOON + k * US_PER_DAY, cospar_id=f"20{number:02d}-001A")
        for number in range(1, 9)
        for k in range(-20, 100, 5)
    ]
    entries = {
        number: Registration(
            "registered", "AAA", "ST/SG/SER.E/1", "2001-01-01", "test list",
            fields={"launching_state": "present", "designator": "blank", "launch_date": "present",
                    "launch_place": "not-available", "nodal_period": "present", "general_function": "present",
                    "geo_position": "present"},
            orbit="differs", orbit_reason="period by +3 min", decay="not-found", function="Satellite",
            position_deg=12.1,
        )
        for number in (1, 8)
    }  # fmt: skip
    return replace(
        context,
        registrations=entries | {2: Registration("not-found", None, None, "2002-01-01", "test list")},
        sight=Sight(sets(*rows)),
        anomalies={},
        launches=(Launch("2024-100", NOON, "AAA", (1,), "test list"),),
        crewed=frozenset({CREWED}),
        notices=(notice("high-risk-reentry", "BBB", norad_ids=frozenset({8})),),
    )


def test_every_provision_has_a_rule_or_a_stated_reason():
    found = answers()
    assert set(found) == set(PROVISIONS)
    for name, answer in found.items():
        assert bool(answer["rules"]) != bool(answer["reason"]), name


@pytest.mark.parametrize("name", [one.id for one in PROVISIONS.values() if "A" in (one.grade, one.also) or "B" in (one.grade, one.also)])  # fmt: skip
def test_what_has_a_public_observable_has_a_rule_or_a_reason_of_its_own(name: str):
    assert answers()[name]["rules"] or name in STATED


@pytest.mark.parametrize("name", [one.id for one in PROVISIONS.values() if one.grade == "C" and forms_of(one.id)])  # fmt: skip
def test_what_a_form_of_notice_serves_counts_the_notices_on_file(name: str):
    assert answers()[name]["rules"] or name in STATED


def test_the_stated_reasons_speak_of_provisions_that_are_there():
    assert set(STATED) <= set(PROVISIONS)
    assert set(WOULD_DETERMINE) <= set(PROVISIONS)


@pytest.mark.parametrize("name", [one.id for one in PROVISIONS.values() if "N" in (one.grade, one.also)])
def test_what_cannot_be_seen_is_answered_with_the_reason_and_what_would_tell(name: str, context: Context):
    rules = [one for one in all_rules() if one.provision == name and one.subject is Subject.PERIOD]
    made = [one.run(YEAR, ("AAA", "BBB"), context) for one in rules if one.name.startswith("unobservable")]
    if not made:
        assert PROVISIONS[name].grade == "B", "a rule of its own looks at what shows of it"
        return
    (finding,) = made
    assert finding.status is Status.CANNOT_BE_DETERMINED
    assert "cannot be determined by this means" in finding.statement
    assert finding.would_determine
    assert len(finding.statement) > 50
    if PROVISIONS[name].grade == "N":
        assert name in WOULD_DETERMINE
    else:
        assert finding.would_determine == WOULD_DETERMINE.get(name, DOCUMENTS) + "."


@pytest.mark.parametrize("rule", all_rules(), ids=lambda one: f"{one.provision} {one.name}")
def test_the_subject_of_a_rule_and_its_provision_agree(rule: Rule):
    assert rule.provision in PROVISIONS
    assert rule.run.__doc__


def test_every_rule_on_events_and_states_is_reached_by_what_detectors_give(full: Context):
    """One event of each kind, one State: no rule is dead, and each finding is of its own provision."""
    reached = set()
    events = one_of_each()
    for rule in by_subject(Subject.EVENT):
        made = [finding for one in events if (finding := rule.run(one, full)) is not None]
        assert all(one.provision == rule.provision for one in made)
        reached |= {(rule.provision, rule.name)} if made else set()
    view = StateView("AAA", YEAR, tuple(events), tuple(one for each in events for one in each.objects))
    for rule in by_subject(Subject.STATE):
        finding = rule.run(view, full)
        reached |= {(rule.provision, rule.name)} if finding is not None else set()
    wanted = {
        (one.provision, one.name) for one in all_rules() if one.subject in (Subject.EVENT, Subject.STATE)
    }
    belt_alone = {"belt_left_of_state", "debris_2007_7_of_state", "iadc_235_km_of_state", "drifting_of_state"}
    missing = {one for one in wanted - reached if one[1] not in belt_alone}
    assert not missing


@pytest.mark.parametrize("kind", list(EventKind))
def test_no_finding_rests_on_a_candidate_of_a_detector_that_calibrates(full: Context, kind: EventKind):
    exempt = (EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.ENCOUNTER, EventKind.DECAY)
    if kind in exempt:
        return  # their tier says how old the sets are; the confidence says the same
    for one in one_of_each():
        if one.kind is kind:
            low = replace(one, tier=Tier.CANDIDATE)
            assert all(rule.run(low, full) is None for rule in by_subject(Subject.EVENT))


def test_rules_are_pure(full: Context):
    events = one_of_each()
    objects = [one for each in events for one in each.objects]
    first = assess(events, objects, YEAR, full, states=("AAA", "BBB")).findings
    second = assess(events, objects, YEAR, full, states=("AAA", "BBB")).findings
    assert first == second
    assert len(first) > 100


# Standing and State by the day


def break_up(state: str, day: str) -> object:
    pieces = (party(3, state, role="parent"), party(4, state, role="fragment"))
    return event(EventKind.BREAK_UP, pieces, start=parse_utc(day), fragments_used=30.0)


@pytest.mark.parametrize(
    ("state", "day", "applied", "not_there"),
    [
        ("CHN", "2007-01-11", {"ost-1967/IX", "liability-1972/III"},
         {"res-77-41/no-tests", "no-destructive-da-asat-test/pledge", "a-68-189/45", "debris-2007/4", "lts-2019/B.1"}),
        ("USA", "2008-02-21", {"ost-1967/IX", "debris-2007/4"}, {"res-77-41/no-tests", "a-68-189/45"}),
        ("IND", "2019-03-27", {"ost-1967/IX", "a-68-189/45", "debris-2007/4"},
         {"res-77-41/no-tests", "no-destructive-da-asat-test/pledge"}),
        ("RUS", "2021-11-15", {"ost-1967/IX", "a-68-189/45", "lts-2019/B.1"},
         {"res-77-41/no-tests", "no-destructive-da-asat-test/pledge"}),
        ("USA", "2023-01-15", {"res-77-41/no-tests", "no-destructive-da-asat-test/pledge"}, set()),
    ],
)  # fmt: skip
def test_only_what_applied_that_day_is_asked_about(context: Context, state, day, applied, not_there):
    at_hand = replace(context, bound=bound_by_acts)
    found = {
        finding.provision: finding
        for rule in by_subject(Subject.EVENT)
        if (finding := rule.run(break_up(state, day), at_hand)) is not None
    }
    assert applied <= set(found)
    assert not not_there & set(found)
    for one in found.values():
        assert one.status is Status.CANNOT_BE_DETERMINED
        assert "no cause" in " ".join(one.limits) or "planned" in one.statement
        assert one.parameters["day"] == day


# Words


def strings_of(path: Path) -> list[str]:
    """Return every text a file can print: string constants outside docstrings and imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


FOLDER = Path(openparos.findings.__file__).parent


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_text_in_the_rules_holds_a_word_of_judgment(path: Path):
    if path.name == "wording.py":
        return
    for text in strings_of(path):
        assert not words_of_judgment(text), text


def test_no_finding_of_any_rule_holds_a_word_of_judgment(full: Context):
    events = one_of_each()
    objects = [one for each in events for one in each.objects]
    for one in assess(events, objects, YEAR, full, states=("AAA", "BBB", "CCC")).findings:
        texts = [one.statement, *one.limits, one.would_determine or "", one.confidence_rule]
        texts += [text for each in one.alternatives for text in (each.explanation, each.test)]
        assert not [word for text in texts for word in words_of_judgment(text)]


def test_names_that_others_give_do_not_put_words_into_statements(full: Context):
    named = [
        replace(one, objects=tuple(replace(each, name="TARGET WEAPON 7") for each in one.objects))
        for one in one_of_each()
    ]
    found = assess(named, [one for each in named for one in each.objects], YEAR, full, states=("AAA",))
    assert found.findings
