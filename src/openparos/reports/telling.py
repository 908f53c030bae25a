"""Which findings a paper prints in full: chosen by one rule, in which no State and no name has a part.

Thousands of findings follow from a year; a paper of thousands is read by nobody. Every finding stands in the
annex and in ``findings.jsonl``; what is printed in full is chosen by what was said and what was seen alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from openparos.findings.finding import Finding, Status
from openparos.findings.phrasing import value_of
from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind

MOST_IN_FULL: Final = 12
EACH_PROVISION: Final = 3
EACH_KIND: Final = 4
_STATUSES: Final = (
    Status.NOT_CONSISTENT_WITH_DECLARATION,
    Status.QUESTION_OPEN,
    Status.NOTIFIED,
    Status.CANNOT_BE_DETERMINED,
    Status.CONSISTENT,
)
_KINDS: Final = (
    EventKind.BREAK_UP,
    EventKind.APPROACH,
    EventKind.RELEASE,
    EventKind.STATION_CHANGE,
    EventKind.CO_LOCATION,
)
_ASKING: Final = ("ost-1967/IX", "a-68-189/42", "registration-1975/II")
"""Of several provisions about one event, those by which States ask or tell one another come first."""
_PAIRS: Final = (EventKind.APPROACH, EventKind.CO_LOCATION)
_STANDINGS: Final = ("in-force", "political", "voluntary", "draft")
_CONFIDENCES: Final = (Confidence.HIGH, Confidence.MODERATE, Confidence.LOW)


def telling(
    findings: Iterable[Finding], events: Mapping[str, Event], most: int = MOST_IN_FULL
) -> list[Finding]:
    """Return the findings that are printed in full, the first of them first.

    What differs from a declaration comes first, break-ups and approaches of objects of two States next, then open
    questions, then the rest; within each the stronger standing, the surer one, the break-up of more pieces, the nearer
    approach, the earlier event, the later entry of a register. One finding an event,
    few of one provision and of one kind, so that no kind crowds the others out.

    Parameters
    ----------
    findings : iterable of Finding
        All that follows.
    events : mapping
        Events by id.
    most : int
        How many at most.
    """
    placed = sorted((one for one in findings if tells(one)), key=lambda one: _place(one, _named(one, events)))
    chosen: list[Finding] = []
    for each_provision, each_kind in ((EACH_PROVISION, EACH_KIND), (most, most)):
        _fill(chosen, placed, events, most, each_provision, each_kind)
    return sorted(chosen, key=placed.index)


def tells(finding: Finding) -> bool:
    """Whether a finding says more than that this means shows nothing of its provision."""
    return bool(finding.events) or finding.status != Status.CANNOT_BE_DETERMINED


def noteworthy(events: Iterable[Event], most: int) -> list[Event]:
    """Return events fit for publication, some of every kind, the rarer kinds first and each kind in time order.

    Parameters
    ----------
    events : iterable of Event
        What was seen.
    most : int
        How many at most.
    """
    listed = sorted(
        (one for one in events if one.tier == "bulletin"),
        key=lambda one: (one.interval.start_us, one.objects[0].norad_id),
    )
    kinds: dict[EventKind, list[Event]] = {}
    for one in listed:
        kinds.setdefault(one.kind, []).append(one)
    order = sorted(kinds, key=lambda kind: (len(kinds[kind]), kind.value))
    chosen: list[Event] = []
    for place, kind in enumerate(order):
        share = -(-(most - len(chosen)) // (len(order) - place))
        chosen += sorted(kinds[kind], key=_mixed)[:share]
    return chosen


def _mixed(event: Event) -> tuple[bool, int]:
    """Place events of different States before others, then in time."""
    return len({one.state for one in event.objects if one.state}) < 2, event.interval.start_us


def _fill(
    chosen: list[Finding],
    placed: Sequence[Finding],
    events: Mapping[str, Event],
    most: int,
    each_provision: int,
    each_kind: int,
) -> None:
    told: set[str] = {_matter(one) for one in chosen}
    counts: dict[str, int] = {}
    for one in chosen:
        for name in (one.provision, _kind(one, events)):
            counts[name] = counts.get(name, 0) + 1
    for one in placed:
        names = (one.provision, _kind(one, events))
        full = counts.get(names[0], 0) >= each_provision or counts.get(names[1], 0) >= each_kind
        if len(chosen) < most and not full and _matter(one) not in told:
            chosen.append(one)
            told.add(_matter(one))
            for name in names:
                counts[name] = counts.get(name, 0) + 1


def _named(finding: Finding, events: Mapping[str, Event]) -> Event | None:
    return next((events[name] for name in finding.events if name in events), None)


def _kind(finding: Finding, events: Mapping[str, Event]) -> str:
    """Return the kind of what a finding rests on; without an event its rule."""
    event = _named(finding, events) if len(finding.events) == 1 else None
    return f"rule {finding.rule}" if event is None else event.kind.value


def _matter(finding: Finding) -> str:
    """Return what a finding is about: its event, else its notice or object; counts are about themselves."""
    if len(finding.events) == 1:
        return finding.events[0]
    if finding.notices:
        return "said " + " ".join(finding.notices)
    number = finding.parameters.get("norad_id")
    return f"object {number}" if number is not None else finding.finding_id


def _place(finding: Finding, event: Event | None) -> tuple[Any, ...]:
    single = len(finding.events) == 1 and event is not None
    kind = event.kind if single and event is not None else None
    grave = kind is EventKind.BREAK_UP or (kind is EventKind.APPROACH and len(finding.states) > 1)
    differs = (
        finding.status is Status.NOT_CONSISTENT_WITH_DECLARATION and "declared_days" in finding.parameters
    )
    return (
        0 if differs else 1 if grave else 2,
        _STATUSES.index(finding.status),
        _KINDS.index(kind) if kind in _KINDS else len(_KINDS),
        _STANDINGS.index(finding.standing),
        not single,
        len(finding.states) < 2,
        _CONFIDENCES.index(finding.confidence),
        _size(event) if single and event is not None else 0.0,
        event.interval.start_us if event is not None else -_day_number(finding),
        finding.provision not in _ASKING,
        finding.provision,
        finding.parameters.get("norad_id", 0),
        event.objects[0].norad_id if event is not None else 0,
        -len(finding.events),
        min(finding.events, default=""),
    )


def _day_number(finding: Finding) -> int:
    """Return the day a finding without an event speaks of as days since year 1, 0 where it names none."""
    day = finding.parameters.get("day")
    return date.fromisoformat(day).toordinal() if isinstance(day, str) else 0


def _size(event: Event) -> float:
    """Return by what events of one kind are placed: more pieces, a nearer pass; else nothing."""
    if event.kind is EventKind.BREAK_UP:
        return -float(len(event.objects))
    nearest = value_of(event, "min_distance_km") if event.kind in _PAIRS else None
    return 0.0 if nearest is None else nearest
