"""The rule of a finding run again: what it looked at besides the events, kept in the bundle and read back.

A rule is a pure function of events, objects and a `Context`. The bundle carries the small part of the
context that the rule asked for, and is only written with it when the rule, run over what was read
back, gives the finding with the same digest.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, get_type_hints

from pydantic.errors import PydanticSchemaGenerationError

from openparos.commitments.instruments import Instruments
from openparos.model.events import Event, EventObject, object_from_json
from openparos.model.times import Interval

from .assessment import assess
from .context import Bound, Context
from .finding import Finding
from .members import CONTEXT

LARGEST_CONTEXT: Final = 400_000
# Sets and their anomalies decide alternatives and confidence, which the digest does not cover; launches only counts.
_NOT_KEPT: Final = frozenset({"instruments", "bound", "sight", "anomalies", "launches"})


def rule_inputs(
    finding: Finding,
    events: Sequence[Event],
    objects: Sequence[EventObject],
    period: Interval,
    context: Context,
) -> bytes | None:
    """Return what a rule needs to give a finding again, or None where that cannot be kept.

    Parameters
    ----------
    finding : Finding
        As published.
    events : sequence of Event
        The events it names.
    objects : sequence of EventObject
        The objects looked up in the register.
    period : Interval
        The period of the assessment.
    context : Context
        All that was at hand.
    """
    asked: dict[tuple[str, str, int], Bound] = {}

    def bound(state: str, provision: str, on_us: int) -> Bound:
        answer = asked[state, provision, on_us] = context.bound(state, provision, on_us)
        return answer

    if _run(finding, events, objects, period, dataclasses.replace(context, bound=bound)) is None:
        return None
    numbers = {one.norad_id for event in events for one in event.objects} | {one.norad_id for one in objects}
    states = {*finding.states, *(one.state for event in events for one in event.objects if one.state)}
    states |= {one.state for one in objects if one.state}
    kept = {
        "period_us": [period.start_us, period.end_us],
        "objects": [one.to_json() for one in objects],
        "bound": [[*place, one.answer, one.reason] for place, one in sorted(asked.items())],
        "facts": _facts(context, numbers, states),
    }
    if kept["facts"] is None:
        return None
    content = (json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    if len(content) > LARGEST_CONTEXT:
        return None
    again = _from(content, finding, events, context.instruments)
    return content if again is not None and again.digest == finding.digest else None


def finding_again(members: Mapping[str, bytes], finding: Finding, events: Sequence[Event]) -> Finding | None:
    """Return the finding as its rule gives it now, or None where the bundle does not hold what that takes."""
    from openparos.commitments.instruments import load_instruments

    if CONTEXT not in members:
        return None
    return _from(members[CONTEXT], finding, events, load_instruments())


def _from(
    content: bytes, finding: Finding, events: Sequence[Event], instruments: Instruments
) -> Finding | None:
    kept = json.loads(content)
    known = {(state, provision, us): Bound(*rest) for state, provision, us, *rest in kept["bound"]}
    facts = {name: _adapter(name).validate_python(value) for name, value in kept["facts"].items()}
    context = Context(
        instruments=instruments,
        bound=lambda state, provision, on_us: known.get(
            (state, provision, on_us), Bound("unknown", "not in the bundle")
        ),
        **facts,
    )
    objects = [object_from_json(one) for one in kept["objects"]]
    return _run(finding, events, objects, Interval(*kept["period_us"]), context)


def _run(
    finding: Finding,
    events: Sequence[Event],
    objects: Sequence[EventObject],
    period: Interval,
    context: Context,
) -> Finding | None:
    """Return the finding of the same rule and events, with the edition of the published one."""
    # Rules over all that was seen of a State run again too: the bundle holds every event that they counted.
    states = finding.states or None
    found = [
        dataclasses.replace(one, version=finding.version, supersedes=finding.supersedes, reply=finding.reply)
        for one in assess(events, objects, period, context, states=states).findings
        if one.rule == finding.rule and set(one.events) == set(finding.events)
    ]
    same = [one for one in found if one.digest == finding.digest]
    return next(iter(same or found), None)


def _facts(context: Context, numbers: set[int], states: set[str]) -> dict[str, Any] | None:
    """Return the fields of the context as plain values, cut to the objects and States spoken of.

    Fields that stand at their default are left out; None where one cannot be written down.
    """
    found: dict[str, Any] = {}
    empty = Context(instruments=context.instruments)
    for one in dataclasses.fields(Context):
        value = getattr(context, one.name)
        if one.name in _NOT_KEPT or value == getattr(empty, one.name):
            continue
        if isinstance(value, Mapping):
            value = {key: each for key, each in value.items() if key in numbers or key in states}
        try:
            found[one.name] = _adapter(one.name).dump_python(value, mode="json")
        except PydanticSchemaGenerationError:
            return None
    return found


def _adapter(name: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(get_type_hints(Context)[name])
