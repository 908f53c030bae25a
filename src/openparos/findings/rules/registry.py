"""The registry: every rule, what it looks at, and the provision it serves; and every provision without one, with why.

One rule is one pure function. What it looks at decides how it is called: an event, an object of the register, a
declaration in numbers, what was seen of one State in a period, or a period as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from openparos.commitments.instruments import load_instruments
from openparos.notices.forms import load_forms

from ..finding import Finding
from . import (
    astronauts,
    belt_disposal,
    breakups,
    coming_down,
    consultation,
    declared_values,
    drafts,
    information,
    launches,
    liability,
    passing,
    pledges,
    registration,
    registration_end,
    registration_items,
    scheduled_manoeuvres,
)
from .reasons import reason_for
from .unobservable import WOULD_DETERMINE, unobservable


class Subject(StrEnum):
    """What a rule looks at, and so how it is called (always with the `Context` last)."""

    EVENT = "event"  # (Event, Context)
    OBJECT = "object"  # (EventObject, on_us, Context)
    DECLARATION = "declaration"  # (Declaration, Interval, Context)
    STATE = "state"  # (StateView, Context)
    PERIOD = "period"  # (Interval, States, Context)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the provision it serves, what it looks at, and the function."""

    provision: str
    subject: Subject
    run: Callable[..., Finding | None]

    @property
    def name(self) -> str:
        """Name of the function."""
        return self.run.__name__


EVENT_RULES: Final[tuple[tuple[str, Callable[..., Finding | None]], ...]] = (
    ("ost-1967/IX", consultation.proximity),
    ("a-68-189/42", consultation.proximity_notice),
    ("ost-1967/IX", consultation.break_up_consultation),
    ("ost-1967/V", astronauts.near_people),
    ("a-68-189/42", scheduled_manoeuvres.scheduled_manoeuvre),
    ("a-68-189/45", breakups.notified_break_up),
    ("debris-2007/2", breakups.break_up_in_operation),
    ("debris-2007/4", breakups.no_intentional_destruction),
    ("debris-2007/5", breakups.break_up_after_mission),
    ("iadc/no-destruction", breakups.agencies_no_destruction),
    ("res-77-41/no-tests", breakups.no_tests_resolution),
    ("no-destructive-da-asat-test/pledge", breakups.no_tests_pledge),
    ("icoc-2014/restraint", breakups.code_restraint),
    ("lts-2019/B.1", breakups.events_told),
    ("liability-1972/III", liability.parties_in_space),
    ("ppwt-2008/II", drafts.force_2008),
    ("ppwt-2014/II", drafts.force_2014),
    ("ppwt-2014/VII", drafts.clarification),
    ("debris-2007/1", passing.released_piece),
    ("debris-2007/3", passing.accidental_collision),
    ("lts-2019/B.4", passing.conjunction_assessment),
    ("registration-1975/IV.3", registration_end.end_notified),
    ("res-62-101/decay-date", registration_end.decay_date),
    ("res-62-101/status-change", registration_end.status_change),
    ("res-62-101/geo-position", registration_end.registered_position),
    ("lts-2019/A.5", registration_end.registration_practice),
    ("a-68-189/43", coming_down.high_risk_reentry),
    ("lts-2019/B.9", coming_down.uncontrolled_reentry),
)
OBJECT_RULES: Final[tuple[tuple[str, Callable[..., Finding | None]], ...]] = (
    ("registration-1975/II", registration.registered),
    *registration_items.OBJECT_RULES.items(),
    ("res-1721b/register", launches.under_resolution),
)
DECLARATION_RULES: Final[tuple[tuple[str, Callable[..., Finding | None]], ...]] = (
    ("a-68-189/45", declared_values.debris_lifetime),
    ("debris-2007/4", declared_values.debris_lifetime_guideline),
    ("a-68-189/39", declared_values.declared_orbit),
    ("lts-2019/B.2", declared_values.declared_orbit_accuracy),
    ("debris-2007/6", coming_down.declared_end_low),
    ("iadc/leo-25-years", coming_down.declared_end_low_25),
    ("debris-2007/7", belt_disposal.declared_end_belt),
    ("iadc/geo-235-km", belt_disposal.agencies_declared_end_belt),
    ("res-62-101/disposal", belt_disposal.disposal_told),
)
STATE_RULES: Final[tuple[tuple[str, Callable[..., Finding | None]], ...]] = (
    ("registration-1975/III", registration_items.public_register),
    *registration_items.STATE_RULES.items(),
    ("registration-1975/IV.3", registration_end.ends_of_state),
    ("ost-1967/XI", information.activities_told),
    ("ost-1967/VI", information.whose_objects),
    ("liability-1972/II", liability.parties_on_ground),
    ("rescue-1968/5", coming_down.parts_found_of_state),
    ("a-68-189/43", coming_down.high_risk_of_state),
    ("lts-2019/B.9", coming_down.reentry_risk_of_state),
    ("debris-2007/6", coming_down.low_orbit_of_state),
    ("iadc/leo-25-years", coming_down.low_orbit_25_of_state),
    ("debris-2007/7", belt_disposal.belt_left_of_state),
    ("iadc/geo-235-km", belt_disposal.agencies_belt_left_of_state),
    ("a-68-189/44", belt_disposal.drifting_of_state),
    ("a-68-189/40", launches.planned_launch_of_state),
    ("hcoc-2002/pre-launch", launches.pre_launch_of_state),
    ("no-first-placement/pledge", pledges.declaration_on_file),
)
PERIOD_RULES: Final[tuple[tuple[str, Callable[..., Finding | None]], ...]] = (
    ("ppwt-2008/I", drafts.placed_2008),
    ("ppwt-2014/I.a", drafts.object_2014),
    ("ppwt-2014/I.c", drafts.placed_2014),
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which findings are printed.

    To the rules written one by one come two that are made from the files: every provision of grade N answers that
    it cannot be determined by this means, and every provision that a form of notice serves counts what is on file.
    """
    written = [
        Rule(provision, subject, run)
        for subject, rules in (
            (Subject.EVENT, EVENT_RULES),
            (Subject.OBJECT, OBJECT_RULES),
            (Subject.DECLARATION, DECLARATION_RULES),
            (Subject.STATE, STATE_RULES),
            (Subject.PERIOD, PERIOD_RULES),
        )
        for provision, run in rules
    ]
    served = {one.provision for one in written}
    made = []
    for provision in load_instruments().provisions.values():
        if provision.id in WOULD_DETERMINE or "N" in (provision.grade, provision.also):
            if provision.id not in served or provision.grade == "N":
                made.append(Rule(provision.id, Subject.PERIOD, unobservable(provision.id)))
        elif provision.id not in served and (forms := forms_of(provision.id)):
            made.append(Rule(provision.id, Subject.PERIOD, information.on_file(provision.id, forms)))
    return (*written, *made)


@cache
def forms_of(provision_id: str) -> tuple[str, ...]:
    """Return the forms of notice that serve a provision."""
    return tuple(sorted(one.form for one in load_forms().values() if provision_id in one.measures))


@cache
def by_subject(subject: Subject) -> tuple[Rule, ...]:
    """Return the rules that look at one kind of thing."""
    return tuple(one for one in all_rules() if one.subject is subject)


def answers() -> Mapping[str, dict[str, Any]]:
    """Return for each provision its rules by name, or the reason why it has none.

    Returns
    -------
    mapping
        Provision id to ``{"rules": [...], "reason": None}`` or ``{"rules": [], "reason": "..."}``.
    """
    rules: dict[str, list[str]] = {}
    for one in all_rules():
        rules.setdefault(one.provision, []).append(one.name)
    return {
        name: {
            "rules": rules.get(name, []),
            "reason": None if name in rules else reason_for(provision),
        }
        for name, provision in load_instruments().provisions.items()
    }
