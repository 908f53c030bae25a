"""An assessment: events and register facts through every rule, in one order, for all States alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openparos.model.events import Event, EventObject
from openparos.model.times import Interval

from .context import Context
from .finding import Finding
from .rules.consultation import proximity
from .rules.registration import registered
from .rules.scheduled_manoeuvres import scheduled_manoeuvre

EVENT_RULES = (proximity, scheduled_manoeuvre)
"""Rules that look at an event."""


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
    events: Sequence[Event], objects: Iterable[EventObject], period: Interval, context: Context
) -> Assessment:
    """Run every rule over every event, and the register's rule over every object.

    Parameters
    ----------
    events : sequence of Event
        What detection saw, States filled in.
    objects : iterable of EventObject
        Objects to look up in the register, each once.
    period : Interval
        The period spoken of; register questions are asked for its end.
    context : Context
        Provisions, parties, register, notices.
    """
    findings = [
        finding for event in events for rule in EVENT_RULES if (finding := rule(event, context)) is not None
    ]
    asked: set[int] = set()
    for one in objects:
        if one.norad_id not in asked:
            asked.add(one.norad_id)
            if (finding := registered(one, period.end_us, context)) is not None:
                findings.append(finding)
    return Assessment(period, tuple(events), tuple(findings))
