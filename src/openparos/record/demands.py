"""What became of a request: computed from the record, beside the reasoned status that people gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from .entries import Demand, Meeting, Record, load_record

# What counts as the Conference talking about an item without negotiating on it.
DISCUSSIONS: Final = ("informal-discussion", "subsidiary-body")
UNMET: Final = ("partly-met", "not-met", "ongoing")


def first_day(text: str) -> date:
    """Return the first day that a year, month or day can mean."""
    return date.fromisoformat(f"{text}-01-01"[:10])


def dated_days(meeting: Meeting) -> tuple[date, ...]:
    """Return the days of a meeting that are known."""
    return tuple(first_day(day) for day in meeting.days)


@dataclass(frozen=True, slots=True)
class SinceThen:
    """What the record holds between a request and a day.

    Attributes
    ----------
    days : int
        Days since the request.
    days_past_deadline : int or None
        Days past the deadline, where there is one, it has passed and the request is not met.
    negotiating_mandate : str or None
        The decision that gave one, or null: none is in the record.
    discussion_days : int
        Days of discussion on the topic, without negotiation, as far as their days are known.
    discussions_undated : tuple[str, ...]
        Meetings on the topic whose days were not found.
    came_after : tuple[str, ...]
        Addresses of decisions of the same body and documents with the same title, in order of dates.
    """

    days: int
    days_past_deadline: int | None
    negotiating_mandate: str | None
    discussion_days: int
    discussions_undated: tuple[str, ...]
    came_after: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the computed part of a demand's answer."""
        return {
            "days": self.days,
            "days_past_deadline": self.days_past_deadline,
            "negotiating_mandate": self.negotiating_mandate,
            "discussion_days": self.discussion_days,
            "discussions_undated": list(self.discussions_undated),
            "came_after": list(self.came_after),
        }


def since_then(demand: Demand, on: date, record: Record | None = None) -> SinceThen:
    """Compute what came after a request, up to a day."""
    record = record or load_record()
    made = first_day(demand.made_on)
    decisions = [
        each
        for each in record.decisions.values()
        if made <= first_day(each.on) <= on and each.on > demand.made_on
    ]
    mandates = [each.id for each in decisions if each.adopted and each.negotiating_mandate]
    meetings = [
        each
        for each in record.meetings.values()
        if each.topic == demand.topic and (demand.addressee != "cd" or each.kind in DISCUSSIONS)
    ]
    days = {day for each in meetings for day in dated_days(each) if made < day <= on}
    undated = [
        each.id for each in meetings if not each.days and each.from_ and made <= first_day(each.from_) <= on
    ]
    unmet = demand.status in UNMET
    passed = first_day(demand.deadline_day) if demand.deadline_day and unmet else None
    return SinceThen(
        (on - made).days,
        (on - passed).days if passed and passed < on else None,
        mandates[0] if mandates else None,
        len(days),
        tuple(undated),
        _came_after(demand, on, record),
    )


def _came_after(demand: Demand, on: date, record: Record) -> tuple[str, ...]:
    made = first_day(demand.made_on)
    title = _series(record.documents[demand.document].title)
    found = [
        (each.on, f"decisions/{each.id}")
        for each in record.decisions.values()
        if each.body == demand.addressee and made < first_day(each.on) <= on
    ]
    found += [
        (each.date, f"documents/{each.id}")
        for each in record.documents.values()
        if each.date and _series(each.title) == title and made < first_day(each.date) <= on
    ]
    return tuple(address for _, address in sorted(found))


def _series(title: str) -> str:
    """Return a title in the form that is the same for every resolution of a series."""
    return " ".join(word for word in title.lower().split() if word not in ("a", "an", "the"))


def demand_json(demand: Demand, on: date) -> dict[str, Any]:
    """Return a demand with its status, evidence and what came after."""
    record = load_record()
    document = record.documents[demand.document]
    return {
        "id": demand.id,
        "address": f"demands/{demand.id}",
        "document": document.symbol or document.id,
        "provision": demand.provision,
        "paragraph": demand.paragraph,
        "made_by": demand.made_by,
        "made_on": demand.made_on,
        "addressee": demand.addressee,
        "action": demand.action,
        "deadline": demand.deadline,
        "status": demand.status,
        "reason": demand.reason,
        "judgement": "of the project on the whole record, open to dispute; a day asked moves only the counts",
        "evidence": list(demand.evidence),
        "unverified": demand.unverified,
        "since_then": since_then(demand, on).to_json(),
    }


def clock(on: date) -> dict[str, Any]:
    """Return how long the item has been open, and since when nothing was negotiated on it.

    Counted from the record: the first resolution, the last meeting of the Ad Hoc Committee, the last
    programme of work, the last subsidiary body, and the refusal to set it up again.
    """
    record = load_record()
    marks = {
        "first_resolution": record.documents["a-res-36-97c"].date,
        "ad_hoc_committee_last_met": record.bodies["cd-adhoc-paros"].to,
        "last_programme_of_work": record.decisions["cd-1864-programme"].on,
        "last_subsidiary_body_set_up": record.decisions["cd-2119-bodies"].on,
        "not_set_up_again": record.decisions["cd-2019-no-renewal"].on,
    }
    informal = [
        day
        for each in record.meetings.values()
        if each.kind == "informal-discussion"
        for day in dated_days(each)
    ]
    return {
        "on": on.isoformat(),
        "days_since": {
            name: {"date": day, "days": (on - first_day(day)).days if day else None}
            for name, day in marks.items()
        },
        "last_negotiated": None,
        "last_negotiated_reason": "no negotiation on this item is in the record",
        "negotiating_mandates": [
            each.id for each in record.decisions.values() if each.adopted and each.negotiating_mandate
        ],
        "informal_discussion_days": len(informal),
        "informal_discussion_years": max(day.year for day in informal)
        - min(day.year for day in informal)
        + 1,
    }
