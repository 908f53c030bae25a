"""What was said, held against what was seen: before it, in time, late, in part, contradicted, or not at all.

Time is the log's: a notice counts from the instant it was logged, and an amendment from its own, so that nothing
changed after an event is taken for having been said before it. What a notice says in numbers is compared only
where the same quantity was seen with an uncertainty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, Interval

from .context import FiledNotice
from .phrasing import day, value_of

REACH_DAYS: Final = 30.0
"""A notice that names no time speaks of events this near to its filing."""
IN_TIME_DAYS: Final = 30.0
"""Where a measure asks for a notice after the event and sets no day: up to here it is in time, later it is late."""
SIGMAS: Final = 3.0
SPARE_SHARE: Final = 0.2
"""A number is contradicted beyond three sigmas and a fifth of what was declared: plans are not carried out exactly."""


class Timing(StrEnum):
    """When it was said, beside when it happened."""

    BEFORE = "before the event"
    IN_TIME = "in time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Match:
    """One notice held against one event.

    Attributes
    ----------
    notice : FiledNotice
        As it stood when it counted.
    timing : Timing
        Before, in time, late.
    days : float
        From the notice to the event's start; negative where the notice came later.
    lacking : tuple of str
        In what respect it covers the event only in part.
    contradicted : tuple of str
        In what respect it says something else than was seen.
    """

    notice: FiledNotice
    timing: Timing
    days: float
    lacking: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()

    @property
    def word(self) -> str:
        """``contradicted``, ``partial``, or its timing."""
        if self.contradicted:
            return "contradicted"
        return "partial" if self.lacking else self.timing.value

    @property
    def counts(self) -> bool:
        """Whether it makes the event notified: said in time, and nothing else than what was seen."""
        return self.timing is not Timing.LATE and not self.contradicted

    def sentence(self) -> str:
        """Say it, for a finding."""
        when = day(self.notice.logged_us)
        text = {
            Timing.BEFORE: f"a notice was on file from {when}",
            Timing.IN_TIME: f"a notice was filed on {when}, in time",
            Timing.LATE: f"a notice was filed on {when}, after the start",
        }[self.timing]
        if self.lacking:
            text += f"; it covers it in part ({', '.join(self.lacking)})"
        if self.contradicted:
            text += f"; it says otherwise ({', '.join(self.contradicted)})"
        return text


def match(
    event: Event,
    notices: Iterable[FiledNotice],
    forms: Iterable[str],
    *,
    after: bool = False,
    wanted: Iterable[str] = (),
    least_objects: int = 1,
) -> tuple[Match, ...]:
    """Return the notices that speak of an event, the best first.

    Parameters
    ----------
    event : Event
        What was seen.
    notices : iterable of FiledNotice
        All that are on file.
    forms : iterable of str
        Forms that serve the measure.
    after : bool
        Whether the measure asks for a notice after the event; else before it.
    wanted : iterable of str
        Fields the measure asks for; a notice without one covers it in part.
    least_objects : int
        How many of the event's objects a notice must name.
    """
    asked, fields = frozenset(forms), tuple(wanted)
    found = [
        one
        for notice in notices
        if notice.form in asked
        and (one := _match(event, notice, after=after, wanted=fields, least=least_objects)) is not None
    ]
    order = {"before the event": 0, "in time": 1, "partial": 2, "late": 3, "contradicted": 4}
    return tuple(sorted(found, key=lambda one: (order[one.word], one.notice.logged_us, one.notice.notice_id)))


def _match(
    event: Event, notice: FiledNotice, *, after: bool, wanted: tuple[str, ...], least: int
) -> Match | None:
    start, end = event.interval.start_us, event.interval.end_us
    stood = notice.as_of(start)
    if stood is None or not _speaks_of(stood, event, after=after):
        # Nothing of it, or something else, was said before: what it says now counts from when it said so.
        later = _first_that_speaks(notice, event, after=after)
        if later is None:
            return None
        stood, said_us = later
    else:
        said_us = notice.logged_us
    numbers = {one.norad_id for one in event.objects}
    shared = numbers & stood.norad_ids
    if len(shared) < min(least, len(numbers)) or not shared:
        return None
    if said_us <= start:
        timing = Timing.BEFORE
    elif after and said_us <= end + IN_TIME_DAYS * US_PER_DAY:
        timing = Timing.IN_TIME
    else:
        timing = Timing.LATE
    lacking = [f"no {name}" for name in wanted if stood.content and stood.content.get(name) in (None, "", [])]
    if stood.period is not None and not after and not _covers(stood.period, event):
        lacking.append("its time covers the event only in part")
    days = (start - said_us) / US_PER_DAY
    return Match(stood, timing, days, tuple(lacking), _contradictions(event, stood.content))


def _first_that_speaks(notice: FiledNotice, event: Event, *, after: bool) -> tuple[FiledNotice, int] | None:
    """Return the notice as it first spoke of the event, and when; None where it never did."""
    if not notice.versions:
        stood = None if notice.withdrawn or not _speaks_of(notice, event, after=after) else notice
        return None if stood is None else (stood, notice.logged_us)
    for version in notice.versions:
        if version.logged_us <= event.interval.start_us:
            continue  # what was said before and changed or withdrawn before no longer stood
        stood = notice.as_of(version.logged_us)
        if stood is not None and _speaks_of(stood, event, after=after):
            return stood, version.logged_us
    return None


def _speaks_of(notice: FiledNotice, event: Event, *, after: bool) -> bool:
    """Say whether a notice's time meets the event; without one, whether it was filed around that time."""
    reach = round(REACH_DAYS * US_PER_DAY)
    if notice.period is not None:
        if not after:
            return notice.period.overlaps(event.interval)
        near = Interval(event.interval.start_us - reach, event.interval.end_us + reach)
        return notice.period.overlaps(near)
    return (
        event.interval.start_us - reach
        <= notice.logged_us
        <= event.interval.end_us + (365 * US_PER_DAY if after else reach)
    )


def _covers(period: Interval, event: Event) -> bool:
    """Say whether a period holds the event as closely as it is dated."""
    if event.best_time_us is None or event.time_sigma_h is None:
        return True  # an interval says only that it happened somewhere within
    spare = round(2.0 * event.time_sigma_h * 3_600_000_000)
    return period.start_us - spare <= event.best_time_us <= period.end_us + spare


def _contradictions(event: Event, content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a notice says in numbers that was seen otherwise."""
    out = []
    declared = content.get("delta_v_m_s") if content else None
    seen, sigma = _speed_change(event)
    if isinstance(declared, int | float) and seen is not None:
        spare = SIGMAS * sigma + SPARE_SHARE * float(declared)
        if abs(seen - float(declared)) > spare:
            out.append(f"{float(declared):g} m/s declared, {seen:.3g} m/s seen")
    closest = content.get("closest_distance_km") if content else None
    least = value_of(event, "min_distance_km")
    if isinstance(closest, int | float) and least is not None:
        wide = value_of(event, "not_better_than_km") or 0.0
        if least + wide < float(closest):
            out.append(f"no closer than {float(closest):g} km declared, {least:.0f} km computed")
    return tuple(out)


def _speed_change(event: Event) -> tuple[float | None, float]:
    """Return the size of a change of velocity along and across the track, and its sigma."""
    parts, sigmas = [], []
    for name in ("delta_v_tangential_m_s", "delta_v_normal_m_s"):
        found = event.quantities.get(name)
        if found is not None and isinstance(found.value, int | float):
            parts.append(float(found.value))
            sigmas.append(found.sigma or 0.0)
    if not parts:
        return None, 0.0
    return math.hypot(*parts), math.hypot(*sigmas)
