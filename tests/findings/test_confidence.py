"""The word of confidence follows from its printed rule: above all, nothing is high that one wrong set could explain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openparos.findings.confidence import EVENT_RULE
from openparos.findings.context import Context
from openparos.findings.explanations.records import BAD_SET, bad_set
from openparos.findings.finding import Finding, TestResult
from openparos.findings.rules.consultation import proximity
from openparos.findings.rules.passing import released_piece
from openparos.findings.rules.scheduled_manoeuvres import scheduled_manoeuvre
from openparos.findings.sight import Sight
from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY

from .invented import GEO_MOTION, NOON, event, one_of_each, one_set, party, sets


def of_the_burn(context: Context, *after: float, sight: bool = True) -> tuple[Finding, Event]:
    """Return the finding on a burn of the belt, with a set a day before it and as many as named behind it."""
    rows = [one_set(1, NOON - k * US_PER_DAY, mean_motion_rev_day=GEO_MOTION) for k in (3, 2, 1)]
    rows += [
        one_set(1, NOON + k * US_PER_DAY, mean_motion_rev_day=motion) for k, motion in enumerate(after, 2)
    ]
    burn = event(EventKind.MANOEUVRE)
    finding = scheduled_manoeuvre(burn, replace(context, sight=Sight(sets(*rows)) if sight else None))
    assert finding is not None
    return finding, burn


def result_of(finding: Finding) -> TestResult:
    return next(one.result for one in finding.alternatives if one.explanation == BAD_SET)


@pytest.mark.parametrize(
    ("after", "result", "confidence"),
    [
        ((GEO_MOTION + 0.01,) * 3, TestResult.EXCLUDED, Confidence.HIGH),
        ((GEO_MOTION + 0.01,), TestResult.NOT_EXCLUDED, Confidence.MODERATE),
        ((), TestResult.NOT_TESTED, Confidence.MODERATE),
    ],
)
def test_high_needs_a_single_bad_set_to_be_tested_and_excluded(
    context: Context, after: tuple[float, ...], result: TestResult, confidence: Confidence
):
    finding, _ = of_the_burn(context, *after)
    assert result_of(finding) is result
    assert finding.confidence is confidence
    assert f"a single bad set {result.value}" in finding.confidence_rule


def test_without_sets_the_explanation_is_not_tested_and_nothing_is_high(context: Context):
    finding, _ = of_the_burn(context, sight=False)
    assert result_of(finding) is TestResult.NOT_TESTED
    assert finding.confidence is Confidence.MODERATE


def test_no_event_of_any_kind_is_high_beside_an_untested_bad_set(context: Context):
    """Each kind through the same frame, by the rules that look at it, with no set at hand."""
    from openparos.findings.rules.registry import Subject, by_subject

    looked = 0
    for one in one_of_each():
        if bad_set(one, context).result is TestResult.EXCLUDED:
            continue
        for rule in by_subject(Subject.EVENT):
            found = rule.run(one, context)
            if found is not None and any(each.explanation == BAD_SET for each in found.alternatives):
                looked += 1
                assert found.confidence is not Confidence.HIGH, rule.name
    assert looked >= 5


def test_a_kind_that_a_bad_set_does_not_explain_is_not_held_down_by_it(context: Context):
    release = event(EventKind.RELEASE, (party(1, role="parent"), party(7, role="fragment")))
    finding = released_piece(release, context)
    assert finding is not None
    assert finding.confidence is Confidence.HIGH
    assert "a single bad set no explanation here" in finding.confidence_rule


def test_the_rule_printed_says_so(context: Context):
    assert "a single bad element set, where it could explain the event, was tested and excluded" in EVENT_RULE
    pair = proximity(one_of_each()[0], context)
    assert pair is not None
    assert pair.confidence_rule.startswith(EVENT_RULE)
