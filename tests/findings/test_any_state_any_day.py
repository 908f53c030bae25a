"""Every State and organization, on days from 1957 to 2030, through every rule: sensible answers, none that contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest

from openparos.commitments.bonds import BINDING_BY
from openparos.findings.assessment import assess
from openparos.findings.context import Context, Declaration, Launch, Registration
from openparos.findings.finding import Finding, Status
from openparos.findings.shipped import shipped_context
from openparos.findings.sight import Sight
from openparos.model.events import Event, EventObject
from openparos.model.states import all_organizations, all_states
from openparos.model.times import US_PER_DAY, Interval, parse_utc

from .invented import NOON, one_of_each, one_set, sets

PARTIES = (*(one.alpha3 for one in all_states(dissolved=True)), *(one.code for one in all_organizations()))
DAYS = ("1957-10-04", "1967-10-11", "1976-09-14", "1976-09-16", "1991-12-27", "2003-02-01", "2007-01-11", "2014-06-11", "2019-03-27", "2021-11-15", "2024-07-05", "2030-01-01")  # fmt: skip
SPARE = 8
"""In the short run each party stands at every eighth turn of each day: at one day or two in all."""


def world(first: str, second: str, day: str) -> tuple[list[Event], list[EventObject], Interval, Context]:
    """Return one event of each kind about two parties on a day, and all that a rule may look at."""
    shift = parse_utc(day) - NOON
    owner = {"AAA": first, "BBB": second, "CCC": first, None: None}
    events = []
    for one in one_of_each():
        objects = tuple(replace(each, state=owner[each.state]) for each in one.objects)
        interval = Interval(one.interval.start_us + shift, one.interval.end_us + shift)
        best = None if one.best_time_us is None else one.best_time_us + shift
        events.append(replace(one, objects=objects, interval=interval, best_time_us=best))
    middle = NOON + shift
    blank = dict.fromkeys(
        ("launching_state", "designator", "nodal_period", "general_function", "geo_position"), "blank"
    )
    entries = {
        number: Registration(status, first, "ST/SG/SER.E/1" if status == "registered" else None, launched, "test list",
                             fields=blank, orbit="differs", orbit_reason="period by +3 min", decay="not-found",
                             position_deg=-90.0)
        for number, (status, launched) in enumerate(
            (("registered", "1961-05-01"), ("not-found", "1961-05-01"), ("not-found", day), ("not-available", None),
             ("registered", day), ("not-found", "unknown"), ("registered", None), ("not-found", None)), 1)
    }  # fmt: skip
    said = tuple(
        Declaration(f"d-{k}", subject, "somebody", first, "test", filed=False, norad_ids=frozenset({k}), launch="2003-001",
                    since_us=middle, values={"days": 5.0, "period_min": 96.0, "inclination_deg": 51.0})
        for k, subject in enumerate(("servicing", "debris-lifetime", "orbit", "end-of-operations"), 1)
    )  # fmt: skip
    table = sets(*(one_set(n, middle + k * US_PER_DAY) for n in range(1, 9) for k in range(-20, 100, 10)))
    context = replace(
        shipped_context(), registrations=entries, declarations=said, sight=Sight(table), anomalies={},
        crewed=frozenset({6}), launches=(Launch("2003-001", middle, first, (3,), "test list"),),
    )  # fmt: skip
    period = Interval(middle - 30 * US_PER_DAY, middle + 120 * US_PER_DAY)
    return events, [each for one in events for each in one.objects], period, context


def faults(findings: Sequence[Finding], context: Context) -> list[str]:
    """Return what no finding may say, whoever it concerns and whenever it was."""
    found, beside = [], defaultdict(set)
    for one in findings:
        provision = context.provision(one.provision)
        instrument = context.instruments.instrument(provision.instrument)
        if one.standing != provision.standing.value:
            found.append(f"{one.rule}: standing {one.standing}")
        bound = one.parameters.get("bound")
        answers = set(bound.values()) if isinstance(bound, dict) else {bound}
        binding = instrument.participation.by in BINDING_BY
        if one.status is Status.QUESTION_OPEN and binding and not answers & {"yes"}:
            found.append(f"{one.rule}: a question is open to a State not known to be bound ({answers})")
        day = str(one.parameters.get("day", "9999"))
        begun = instrument.in_force or instrument.participation.first or instrument.adopted
        if begun and one.standing != "draft" and one.events and day < begun[:10]:
            found.append(f"{one.rule}: {day} lies before {begun}")
        if (
            not one.statement.endswith((".", "?"))
            or "None" in one.statement
            or "nan" in one.statement.split()
        ):
            found.append(f"{one.rule}: {one.statement}")
        for about in (
            *one.events,
            *(f"object {one.parameters[k]}" for k in ("norad_id",) if k in one.parameters),
        ):
            beside[one.provision, about, one.rule.split("/")[0]].add(one.status)
    for (provision, about, rule), statuses in beside.items():
        if {Status.CONSISTENT, Status.NOT_CONSISTENT_WITH_DECLARATION} <= statuses:
            found.append(f"{rule} says of {about} beside {provision}: {statuses}")
    return found


def look(day: str, spare: int) -> None:
    turn = DAYS.index(day)
    for place in range(turn % spare, len(PARTIES), spare):
        first, second = PARTIES[place], PARTIES[(place * 7 + turn + 1) % len(PARTIES)]
        events, objects, period, context = world(first, second, day)
        made = assess(events, objects, period, context, states={first, second})
        assert not faults(made.findings, context), (first, second, day)
        assert made.findings, "what cannot be determined is always said"


@pytest.mark.parametrize("day", DAYS)
def test_some_states_on_every_day(day: str):
    look(day, SPARE)


@pytest.mark.long
@pytest.mark.parametrize("day", DAYS)
def test_every_state_on_every_day(day: str):
    look(day, 1)
