"""What a State told of its activities, counted beside what was seen: Outer Space Treaty XI and VI, papers on file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from typing import Final

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import Interval, format_utc

from ..confidence import COUNT_RULE
from ..context import Context
from ..finding import Finding, Status
from ..phrasing import counted, series
from .frame import EventCount, StateView, frame

ELSEWHERE: Final = "What was told elsewhere, to the public or between capitals, is not seen here"
ABSENCE: Final = "That nothing is on file here does not show that nothing was given"
SEEN_KINDS: Final = (
    EventKind.MANOEUVRE, EventKind.CONTINUOUS_THRUST, EventKind.STATION_CHANGE, EventKind.RELEASE,
    EventKind.APPROACH, EventKind.BREAK_UP, EventKind.DECAY,
)  # fmt: skip
KIND_WORDS: Final = {
    EventKind.MANOEUVRE: ("change of orbit", "changes of orbit"),
    EventKind.CONTINUOUS_THRUST: ("stretch of thrust", "stretches of thrust"),
    EventKind.STATION_CHANGE: ("change of station", "changes of station"),
    EventKind.RELEASE: ("release", "releases"),
    EventKind.APPROACH: ("approach", "approaches"),
    EventKind.BREAK_UP: ("break-up", "break-ups"),
    EventKind.DECAY: ("decay", "decays"),
}
PeriodRule = Callable[[Interval, Collection[str], Context], Finding | None]


def activities_told(view: StateView, context: Context) -> Finding | None:
    """Count for how many events of a State's objects a notice of it is on file (Outer Space Treaty XI)."""
    events = tuple(one for one in view.events if one.kind in SEEN_KINDS)
    if not events:
        return None
    made = frame("ost-xi/1", "ost-1967/XI", context, {view.state}, view.period.end_us)
    if made is None:
        return None
    own = [one for one in context.notices if one.state == view.state and not one.withdrawn]
    spoken = [one for one in events if any(_speaks(notice.norad_ids, one) for notice in own)]
    count = EventCount(events)
    kinds = Counter(one.kind for one in events)
    parts = series([counted(kinds[kind], *KIND_WORDS[kind]) for kind in SEEN_KINDS if kinds[kind]])
    start, end = format_utc(view.period.start_us)[:10], format_utc(view.period.end_us)[:10]
    return made.finding(
        status=Status.NOTIFIED if len(spoken) == len(events) else Status.CANNOT_BE_DETERMINED,
        statement=(
            f"From {start} to {end} objects of {context.name_of(view.state)} were seen in {parts}; notices of it on file "
            f"here name the objects of {len(spoken)} of {counted(len(events), 'such event')}."
        ),
        events=count.ids,
        element_sets=count.element_sets,
        notices=[one.notice_id for one in own],
        limits=(
            "The duty reaches as far as is feasible and practicable; it names no single event",
            ELSEWHERE,
        ),
        confidence=Confidence.MODERATE,
        confidence_rule=COUNT_RULE,
        parameters={"kinds": {kind.value: number for kind, number in sorted(kinds.items())}},
        would_determine="What the State told the Secretary-General, the public and scientists, wherever it did.",
    )


def _speaks(numbers: frozenset[int], event: Event) -> bool:
    return bool(numbers & {one.norad_id for one in event.objects})


def whose_objects(view: StateView, context: Context) -> Finding | None:
    """Count on what the attribution of objects to a State rests (Outer Space Treaty VI: whose activity it is)."""
    bases = Counter(one.state_basis or "not known" for one in view.objects)
    if not bases:
        return None
    made = frame("ost-vi/1", "ost-1967/VI", context, {view.state}, view.period.end_us)
    if made is None:
        return None
    words = {
        "registry": "by the register",
        "owner-catalogue": "by the owner a catalogue names",
        "launching": "as a launching State",
        "not known": "on a basis not known",
    }
    parts = series([f"{bases[name]} {text}" for name, text in words.items() if bases[name]])
    return made.finding(
        status=Status.CANNOT_BE_DETERMINED,
        statement=(
            f"{counted(sum(bases.values()), 'object')} seen in events {'is' if sum(bases.values()) == 1 else 'are'} attributed to {context.name_of(view.state)}: {parts}; who "
            "authorized and supervises their operators does not show."
        ),
        limits=("Owner, operator and State of registry may be three",),
        confidence=Confidence.MODERATE,
        confidence_rule=COUNT_RULE,
        parameters={"bases": dict(sorted(bases.items()))},
        would_determine="Licence documents of the operators, from the State that licensed them.",
    )


def on_file(provision: str, forms: tuple[str, ...]) -> PeriodRule:
    """Return the rule of a provision that papers serve: how many of its forms are on file here, given by whom."""

    def run(period: Interval, states: Collection[str], context: Context) -> Finding | None:
        given = [
            one
            for one in context.notices
            if one.form in forms and not one.withdrawn and one.logged_us <= period.end_us
            and (not states or one.state in states)
        ]  # fmt: skip
        made = frame("on-file/1", provision, context, {one.state for one in given}, period.end_us)
        if made is None:
            return None
        by = Counter(one.state for one in given)
        who = series([f"{context.name_of(state)} ({number})" for state, number in sorted(by.items())])
        names = " or ".join(forms)
        text = f"On file here by {format_utc(period.end_us)[:10]}: {counted(len(given), 'notice')} of the form {names}"
        return made.finding(
            status=Status.NOTIFIED if given else Status.CANNOT_BE_DETERMINED,
            statement=text + (f", given by {who}." if given else "."),
            notices=[one.notice_id for one in given],
            limits=(ABSENCE, ELSEWHERE),
            confidence=Confidence.MODERATE if given else Confidence.LOW,
            confidence_rule=COUNT_RULE,
            parameters={"forms": list(forms), "given": dict(sorted(by.items()))},
            would_determine="The documents themselves, from those who gave or received them.",
        )

    run.__name__ = "on_file_" + provision.replace("/", "_").replace("-", "_").replace(".", "_")
    run.__doc__ = f"Count the notices on file that serve {provision}."
    return run
