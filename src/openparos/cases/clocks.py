"""Clocks of a case: what runs, since when, until when if a text or the parties say so, and how long by now.

A clock past its end shows the days since then, and nothing more: it does not say what a silence means.
Where a text gives no time in numbers the clock has no end and only counts.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from openparos.model.times import US_PER_DAY, US_PER_SECOND, format_utc, parse_utc, to_datetime

from .consultation import Case, TakenStep

CLAIM_CLOCK: Final = "liability-1972/claim"
EXPERTS: Final = "enmod-1977/V.2"
ANSWERS: Final = ("reply", "clarify", "accept-meeting")
CLOSING: Final = ("close", "withdraw")
"""A clock that a closing has stopped is not started again when the case is reopened."""
_HOUR_US: Final = 3600 * US_PER_SECOND


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock at one instant.

    Attributes
    ----------
    name : str
        Short name, by which an extension is asked.
    what : str
        What is counted.
    by : str
        ``text`` (a provision gives the time), ``agreed`` (the parties chose it), ``proposed`` (one side
        did) or ``count`` (no time is given anywhere; it only counts).
    source : str
        The provision, or who chose it.
    started_us : int
        When it began.
    due_us : int or None
        Its end, extensions included.
    stopped_us : int or None
        When what it waits for came.
    at_us : int
        The instant at which it is read.
    extended : bool
        Whether the end was put off with the consent of both sides.
    """

    name: str
    what: str
    by: str
    source: str
    started_us: int
    due_us: int | None
    stopped_us: int | None
    at_us: int
    extended: bool = False

    @property
    def elapsed_us(self) -> int:
        """From its beginning to its stop, or to now."""
        end_us = self.at_us if self.stopped_us is None else min(self.stopped_us, self.at_us)
        return max(0, end_us - self.started_us)

    @property
    def past_us(self) -> int:
        """How far past its end, 0 where it is not or has none."""
        if self.due_us is None:
            return 0
        end_us = self.at_us if self.stopped_us is None else min(self.stopped_us, self.at_us)
        return max(0, end_us - self.due_us)

    def to_json(self) -> dict[str, Any]:
        """Return the clock in whole days."""
        return {
            "clock": self.name, "what": self.what, "by": self.by, "source": self.source,
            "started": format_utc(self.started_us),
            "due": None if self.due_us is None else format_utc(self.due_us),
            "stopped": None if self.stopped_us is None else format_utc(self.stopped_us),
            "elapsed_days": self.elapsed_us // US_PER_DAY, "days_past_due": self.past_us // US_PER_DAY,
            "running": self.stopped_us is None, "extended": self.extended,
        }  # fmt: skip

    def in_words(self) -> str:
        """Return one sentence; days alone, never what they mean."""
        days = _days(self.elapsed_us // US_PER_DAY)
        text = f"{self.what}: {days}" + ("" if self.stopped_us is None else ", then done")
        if self.due_us is not None:
            text += f"; due {format_utc(self.due_us)} ({_BY[self.by]}, {self.source})"
            if self.past_us:
                text += f", {_days(self.past_us // US_PER_DAY)} past due"
        return text


_BY: Final = {
    "text": "by the text", "agreed": "as the parties chose", "proposed": "proposed by one side only",
    "count": "counted only",
}  # fmt: skip


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def add_months(us: int, months: int) -> int:
    """Return the instant some calendar months later; the 31st becomes the last day of a shorter month."""
    moment = to_datetime(us)
    place = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(place, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    moved = moment.replace(year=year, month=month + 1, day=day)
    return (moved - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def clocks_of(case: Case, at_us: int) -> tuple[Clock, ...]:
    """Return every clock of a case as it stands at an instant.

    Parameters
    ----------
    case : Case
        The case.
    at_us : int
        Microseconds since 1970; steps received later are not looked at.
    """
    seen = case.as_of(at_us)
    if not seen:
        return ()
    clocks = [*_request_clocks(case, seen, at_us), *_claim_clocks(case, seen, at_us)]
    if EXPERTS in case.bases:
        clocks.append(
            Clock(
                "experts", "from the request to the convening of the committee of experts", "text",
                "ENMOD, article V(2): one month", case.opened_us, add_months(case.opened_us, 1),
                _first(seen, ("convene",)), at_us,
            )
        )  # fmt: skip
    asked = [place for place, one in enumerate(seen) if one.step.act == "ask-clarification"]
    for number, place in enumerate(asked, 1):
        one = seen[place]
        # By place and not by time: several steps can bear one second.
        later = [
            each
            for each in seen[place + 1 :]
            if each.step.party != one.step.party or each.step.act in CLOSING
        ]
        stop_us = _first(later, ("clarify", "reply", *CLOSING))
        clocks.append(
            Clock(
                f"clarification-{number}", "from a request for clarification to an answer", "count",
                "no time is given", one.received_us, None, stop_us, at_us,
            )
        )  # fmt: skip
    return tuple(_extended(clock, seen) for clock in clocks)


def commission_from(case: Case) -> int | None:
    """Return from when on a Claims Commission can be asked for, or None before the documentation is in."""
    given = case.last("claim-documentation")
    return None if given is None else add_months(given.received_us, 12)


def _request_clocks(case: Case, seen: tuple[TakenStep, ...], at_us: int) -> Iterator[Clock]:
    yield Clock(
        "acknowledgement", "from the request to its acknowledgement", "count", "no time is given",
        case.opened_us, None, _first(seen, ("acknowledge", *ANSWERS, *CLOSING)), at_us,
    )  # fmt: skip
    hours = case.content("reply_hours")
    agreed = any(one.step.act == "acknowledge" and one.step.content.get("accept_clock") for one in seen)
    due_us = None if hours is None else case.opened_us + hours * _HOUR_US
    by = "count" if hours is None else "agreed" if agreed else "proposed"
    source = "no time is given" if hours is None else f"{hours} hours, by analogy, chosen for this case"
    yield Clock(
        "reply", "from the request to a reply", by, source, case.opened_us, due_us,
        _first(seen, ("reply", *CLOSING)), at_us,
    )  # fmt: skip


def _claim_clocks(case: Case, seen: tuple[TakenStep, ...], at_us: int) -> Iterator[Clock]:
    """Yield the clocks of the Liability Convention, each from the step that starts it."""
    if CLAIM_CLOCK not in case.bases:
        return
    when = case.content("when")
    if when is not None:
        start_us = parse_utc(when)
        yield Clock(
            "claim", "from the damage to the claim", "text",
            "Liability Convention, article X: one year, or one year from learning who the launching State is",
            start_us, add_months(start_us, 12), case.opened_us, at_us,
        )  # fmt: skip
    for name, what, source, begins, months, ends in _CLAIM_CLOCKS:
        start = _first(seen, (begins,))
        if start is not None:
            stop_us = _members_named(case, seen) if name == "members" else _first(seen, ends)
            due_us = add_months(start, months)
            yield Clock(name, what, "text", source, start, due_us, stop_us, at_us)


def _members_named(case: Case, seen: tuple[TakenStep, ...]) -> int | None:
    """Return when the last of the parties appointed its member, or None while one has not."""
    named = [one for one in seen if one.step.act == "appoint-member"]
    return named[-1].received_us if {one.step.party for one in named} >= set(case.parties) else None


_CLAIM_CLOCKS: Final = (
    (
        "settlement", "from the documentation of the claim to a settlement",
        "Liability Convention, article XIV: one year", "claim-documentation", 12,
        ("request-commission", "close", "withdraw"),
    ),
    (
        "members", "from the request for a Commission to the appointment of its members",
        "Liability Convention, article XV: two months", "request-commission", 2, ("choose-chair",),
    ),
    (
        "chair", "from the request for a Commission to the choice of its chair",
        "Liability Convention, article XV: four months", "request-commission", 4, ("choose-chair",),
    ),
    (
        "decision", "from the establishment of the Commission to its decision",
        "Liability Convention, article XIX: one year", "choose-chair", 12, ("commission-decision",),
    ),
)  # fmt: skip


def _first(seen: Iterable[TakenStep], acts: tuple[str, ...]) -> int | None:
    return next((one.received_us for one in seen if one.step.act in acts), None)


def _extended(clock: Clock, seen: tuple[TakenStep, ...]) -> Clock:
    """Put off the end of a clock where one side asked and the other agreed."""
    if clock.due_us is None:
        return clock
    asked: TakenStep | None = None
    due_us, extended = clock.due_us, False
    for one in seen:
        if one.step.act == "ask-extension":
            asked = one
        elif one.step.act == "grant-extension" and asked is not None:
            if asked.step.content["clock"] == clock.name:
                due_us, extended = max(due_us, parse_utc(asked.step.content["until"])), True
            asked = None
    return Clock(
        clock.name, clock.what, clock.by, clock.source, clock.started_us, due_us, clock.stopped_us,
        clock.at_us, extended,
    )  # fmt: skip
