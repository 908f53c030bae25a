"""What happened when: resolutions, documents, decisions and meetings in one line of dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .entries import load_record
from .votes import roll_calls


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline; `date` is a day, month or year as the source gives it."""

    date: str
    kind: str
    what: str
    address: str
    unverified: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the entry as plain values."""
        return {
            "date": self.date,
            "kind": self.kind,
            "what": self.what,
            "address": self.address,
            "unverified": self.unverified,
        }


def timeline(start: str = "0001", end: str = "9999", *, beside: Iterable[Moment] = ()) -> tuple[Moment, ...]:
    """Return the record in order of dates.

    Parameters
    ----------
    start, end : str
        First and last date, ISO 8601 to the day, month or year, both included.
    beside : Iterable[Moment]
        Moments of other stages (treaties, documented events) to stand in the same line.
    """
    record = load_record()
    calls = roll_calls()
    found = list(beside)
    for document in record.documents.values():
        if document.date:
            call = calls.get(document.symbol or "")
            totals = "-".join(str(n) for n in call.totals.values()) if call and call.totals["yes"] else ""
            what = f"{document.symbol or 'no symbol'} {document.title}" + (f" ({totals})" if totals else "")
            mark = document.unverified or document.date_unverified
            found.append(Moment(document.date, document.kind, what, f"documents/{document.id}", mark))
    for decision in record.decisions.values():
        kind = "decision" if decision.adopted else "not adopted"
        found.append(
            Moment(decision.on, kind, decision.what, f"decisions/{decision.id}", decision.unverified)
        )
    for meeting in record.meetings.values():
        day = meeting.days[0] if meeting.days else meeting.from_
        if day:
            count = f"{len(meeting.days)} days" if meeting.days else "days not known"
            what = f"{record.bodies[meeting.body].name}: {meeting.topic} ({count})"
            found.append(Moment(day, meeting.kind, what, f"meetings/{meeting.id}", meeting.unverified))
    wanted = [each for each in found if start <= each.date and each.date[: len(end)] <= end]
    return tuple(sorted(wanted, key=lambda each: (each.date, each.kind, each.address)))
