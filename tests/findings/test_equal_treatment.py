"""The same rule for every State: rename and permute the States through the whole chain, and nothing else changes."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openparos.commitments.instruments import load_instruments
from openparos.findings.assessment import Assessment, assess
from openparos.findings.context import Bound, Context, Declaration, FiledNotice, Launch, Registration
from openparos.findings.finding import Finding
from openparos.findings.sight import Sight
from openparos.model.events import Event, EventObject
from openparos.model.times import US_PER_DAY, Interval
from openparos.reports.telling import telling

from .invented import NOON, one_of_each, one_set, sets

CODES = ("AAA", "BBB", "CCC", "DDD")
NAMES = {code: f"State of {code}" for code in CODES}
YEAR = Interval(NOON - 180 * US_PER_DAY, NOON + 180 * US_PER_DAY)
FORMS = ("scheduled-manoeuvre", "consented-servicing", "co-location", "status-change", "intentional-breakup", "emergency", "high-risk-reentry", "planned-launch", "pre-launch", "contact-point", "no-first-placement")  # fmt: skip
SIGHT = Sight(
    sets(
        *(
            one_set(number, NOON + k * US_PER_DAY, cospar_id=f"20{number:02d}-001A")
            for number in range(1, 9)
            for k in range(-20, 100, 5)
        )
    )
)

states = st.sampled_from((*CODES, None))
bounds = st.sampled_from(("yes", "no", "unknown"))


@st.composite
def worlds(draw: Any) -> tuple[list[Event], Context, dict[tuple[str, str], str]]:
    """Draw events of every kind with States, register facts, notices, declarations and who was bound."""
    owner = {number: draw(states) for number in range(1, 9)}
    events = [
        replace(one, objects=tuple(replace(each, state=owner[each.norad_id]) for each in one.objects))
        for one in one_of_each()
    ]
    bound = {(code, name): draw(bounds) for code in CODES for name in ("acts", "declarations")}
    registrations = {
        number: Registration(
            draw(st.sampled_from(("registered", "not-found", "not-available"))), draw(states), "ST/SG/SER.E/1",
            "2001-01-01", "test list",
            fields={name: draw(st.sampled_from(("present", "blank", "not-available"))) for name in
                    ("launching_state", "designator", "nodal_period", "general_function", "geo_position")},
            orbit=draw(st.sampled_from(("agrees", "differs", None))), orbit_reason="period by +3 min",
            decay=draw(st.sampled_from(("notified", "not-found", "not-available"))), position_deg=12.1,
        )
        for number in range(1, 9)
    }  # fmt: skip
    notices = tuple(
        FiledNotice(
            f"NV-{k}", draw(st.sampled_from(FORMS)), draw(st.sampled_from(CODES)),
            frozenset(draw(st.sets(st.integers(1, 8), min_size=1, max_size=3))),
            NOON + draw(st.integers(-40, 60)) * US_PER_DAY, withdrawn=draw(st.booleans()),
        )
        for k in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    said = (
        Declaration("d-1", "servicing", "somebody", draw(states), "test", filed=False, norad_ids=frozenset({1, 2})),
        Declaration("d-2", "debris-lifetime", "somebody", draw(states), "test", filed=False, launch="2003-001",
                    since_us=NOON - 30 * US_PER_DAY, values={"days": 10.0}),
        Declaration("d-3", "orbit", "somebody", draw(states), "test", filed=True, norad_ids=frozenset({1}),
                    since_us=NOON, values={"period_min": 96.0, "inclination_deg": 51.0}),
        Declaration("d-4", "end-of-operations", "somebody", draw(states), "test", filed=True,
                    norad_ids=frozenset({2}), since_us=NOON),
    )  # fmt: skip
    context = Context(
        instruments=load_instruments(), bound=_bound(bound), registrations=registrations, notices=notices,
        names=NAMES, declarations=said, sight=SIGHT, anomalies={}, crewed=frozenset({6}),
        launches=tuple(Launch(f"2024-{k:03d}", NOON, draw(states), (k,), "test list") for k in (1, 2)),
    )  # fmt: skip
    return events, context, bound


def _bound(table: Mapping[tuple[str, str], str]) -> Any:
    instruments = load_instruments()

    def bound(state: str, provision: str, on_us: int) -> Bound:
        by = instruments.instrument(instruments.provision(provision).instrument).participation.by
        kind = "declarations" if by == "declarations" else "acts"
        return Bound(table.get((state, kind), "unknown"), "invented")

    return bound


def renamed(
    events: list[Event],
    context: Context,
    bound: Mapping[tuple[str, str], str],
    to: Mapping[str | None, str | None],
) -> tuple[list[Event], Context]:
    """Return the same world with the States renamed."""

    def party(one: EventObject) -> EventObject:
        return replace(one, state=to[one.state])

    other = replace(
        context,
        bound=_bound({(str(to[state]), kind): answer for (state, kind), answer in bound.items()}),
        registrations={n: replace(one, state=to[one.state]) for n, one in context.registrations.items()},
        notices=tuple(replace(one, state=str(to[one.state])) for one in context.notices),
        names={str(to[code]): f"State of {to[code]}" for code in CODES},
        declarations=tuple(replace(one, state=to[one.state]) for one in context.declarations),
        launches=tuple(replace(one, state=to[one.state]) for one in context.launches),
    )
    return [replace(one, objects=tuple(party(each) for each in one.objects)) for one in events], other


def look(events: list[Event], context: Context) -> Assessment:
    objects = [one for each in events for one in each.objects]
    named = sorted(context.names)
    return assess(events, objects, YEAR, context, states=named)


def told(finding: Finding, to: Mapping[str, str]) -> str:
    """Return all that a finding says, with the States renamed and lists of States put in order."""
    whole = finding.to_json()
    for name in ("id", "evidence"):
        whole.pop(name)
    text = re.sub("|".join(CODES), lambda found: to[found.group(0)], repr(_sorted(whole)))
    return _series_in_order(text)


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((key, _sorted(one)) for key, one in value.items())
    return [_sorted(one) for one in value] if isinstance(value, list | tuple) else value


def _series_in_order(text: str) -> str:
    """Put the States of ``A, B and C``, and the lists of codes, in order: they follow the alphabet."""

    def ordered(found: re.Match[str]) -> str:
        return " & ".join(sorted(re.findall(r"State of \w{3}(?: \(\d+\))?", found.group(0))))

    name = r"State of \w{3}(?: \(\d+\))?"
    text = re.sub(rf"{name}(?:(?:, | and ){name})+", ordered, text)
    text = re.sub(
        r"\['\w{3}'(?:, '\w{3}')*\]", lambda found: repr(sorted(ast.literal_eval(found.group(0)))), text
    )
    pair = r"\('\w{3}', (?:'[\w-]+'|\d+)\)"
    return re.sub(
        rf"\[{pair}(?:, {pair})*\]",
        lambda found: repr(sorted(ast.literal_eval(found.group(0)), key=str)),
        text,
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), order=st.permutations(CODES))
def test_statements_permute_and_nothing_else_changes(world: Any, order: list[str]):
    events, context, bound = world
    to = dict(zip(CODES, order, strict=True))
    first = look(events, context)
    second = look(*renamed(events, context, bound, {**to, None: None}))
    assert sorted(told(one, to) for one in first.findings) == sorted(
        told(one, {code: code for code in CODES}) for one in second.findings
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds(), order=st.permutations(CODES))
def test_what_a_paper_prints_in_full_does_not_depend_on_whose_it_is(world: Any, order: list[str]):
    events, context, bound = world
    to = dict(zip(CODES, order, strict=True))
    named = {one.event_id: one for one in events}
    first = telling(look(events, context).findings, named, 9)
    second = telling(look(*renamed(events, context, bound, {**to, None: None})).findings, named, 9)
    about = [
        [(one.rule, one.provision, one.status.value, one.events) for one in some] for some in (first, second)
    ]
    assert about[0] == about[1]
    assert len(first) == 9


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds())
def test_a_state_nobody_knew_is_treated_like_any_other(world: Any):
    """New names, with other initials: the alphabet changes and the findings do not."""
    events, context, bound = world
    to = dict(zip(CODES, ("ZZZ", "YYY", "XXX", "WWW"), strict=True))
    first, second = look(events, context), look(*renamed(events, context, bound, {**to, None: None}))
    assert len(first.findings) == len(second.findings)
    key = sorted((one.rule, one.provision, one.status.value, one.confidence.value) for one in first.findings)
    assert key == sorted(
        (one.rule, one.provision, one.status.value, one.confidence.value) for one in second.findings
    )
