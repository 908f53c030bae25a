"""An assessment: events, objects, declarations and States through every rule, in one order, for all States alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from openparos.catalogue.coverage import ObjectCoverage
from openparos.model.events import Event, EventObject
from openparos.model.times import Interval

from .context import Context
from .finding import Finding
from .rules.frame import StateView
from .rules.registry import Subject, by_subject

MOST_SENTENCES = 3
"""Up to so many objects the coverage of each is printed; of more, a count."""


@dataclass(frozen=True)
class Assessment:
    """What was seen in a period, and what follows beside what was promised and said."""

    period: Interval
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]

    def of_provision(self, provision: str) -> tuple[Finding, ...]:
        """Return the findings of one provision, in order."""
        return tuple(one for one in self.findings if one.provision == provision)


def assess(
    events: Sequence[Event],
    objects: Iterable[EventObject],
    period: Interval,
    context: Context,
    *,
    states: Collection[str] | None = None,
    coverage: Mapping[int, ObjectCoverage] | None = None,
) -> Assessment:
    """Run every rule over every event, the register's rules over every object, and so on.

    Parameters
    ----------
    events : sequence of Event
        What detection saw, States filled in.
    objects : iterable of EventObject
        Objects to look up in the register, each once.
    period : Interval
        The period spoken of; register questions are asked for its end.
    context : Context
        Provisions, parties, register, notices, declarations, sets.
    states : collection of str or None
        The States spoken of as a whole: counts over all that was seen of each, papers on file, and what cannot
        be determined by this means. None leaves those rules out.
    coverage : mapping or None
        What the sets cover, by catalogue number; printed among the limits of each finding.
    """
    findings: list[Finding] = []
    for event in events:
        found = [one.run(event, context) for one in by_subject(Subject.EVENT)]
        findings += [_covered(one, event, coverage) for one in found if one is not None]
    findings += _of_objects(objects, period, context)
    for declaration in context.declarations:
        made = [one.run(declaration, period, context) for one in by_subject(Subject.DECLARATION)]
        findings += [one for one in made if one is not None and _wanted(one, states)]
    if states is not None:
        findings += _of_states(events, period, context, states)
    return Assessment(period, tuple(events), tuple(findings))


def _wanted(finding: Finding, states: Collection[str] | None) -> bool:
    """Say whether a finding that rests on no event concerns the States spoken of."""
    return states is None or not finding.states or bool(set(finding.states) & set(states))


def _of_objects(objects: Iterable[EventObject], period: Interval, context: Context) -> list[Finding]:
    found: list[Finding] = []
    asked: set[int] = set()
    for one in objects:
        if one.norad_id not in asked:
            asked.add(one.norad_id)
            made = [rule.run(one, period.end_us, context) for rule in by_subject(Subject.OBJECT)]
            found += [finding for finding in made if finding is not None]
    return found


def _of_states(
    events: Sequence[Event], period: Interval, context: Context, states: Collection[str]
) -> list[Finding]:
    made = []
    for state in sorted(states):
        view = view_of(state, events, period)
        made += [one.run(view, context) for one in by_subject(Subject.STATE)]
    made += [one.run(period, tuple(sorted(states)), context) for one in by_subject(Subject.PERIOD)]
    return [one for one in made if one is not None]


def view_of(state: str, events: Sequence[Event], period: Interval) -> StateView:
    """Return what was seen of one State: events of the bulletin tier with objects of it, and those objects."""
    own = tuple(
        event
        for event in events
        if event.tier == "bulletin" and any(one.state == state for one in event.objects)
    )
    objects: dict[int, EventObject] = {}
    for event in own:
        for one in event.objects:
            if one.state == state:
                objects.setdefault(one.norad_id, one)
    return StateView(state, period, own, tuple(objects.values()))


def _covered(finding: Finding, event: Event, coverage: Mapping[int, ObjectCoverage] | None) -> Finding:
    """Add what the sets cover of the objects of the event to the limits of a finding."""
    if coverage is None:
        return finding
    known = [coverage[one.norad_id] for one in event.objects if one.norad_id in coverage]
    if len(event.objects) <= MOST_SENTENCES:
        sentences = tuple(one.sentence() for one in known)
    else:
        without = len(event.objects) - sum(one.sets > 0 for one in known)
        sentences = (
            f"{len(event.objects)} objects take part; {without} of them have no element sets in the period",
        )
    return replace(finding, limits=finding.limits + sentences)
