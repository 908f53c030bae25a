"""The life of a finding, in dated acts: drafted, sent to the State concerned, answered, published, signed.

A finding is never changed. What happens to it are acts, each with the day it was done and the instant it was
written down; a new version stands beside the one it supersedes, and a withdrawn one stays where it was with
the reason. The State concerned is told before the public; its reply is printed beside the finding,
unedited. An author who has no channel to a State says so, and that is printed too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from openparos.model.errors import InputRefused
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, format_utc

from .finding import Finding

ACT_SCHEMA: Final = "openparos.finding-act/1"
REPLY_DAYS: Final = 30
"""How long a State has to reply where the author names no other time, days."""
NO_PRIOR_CHANNEL: Final = (
    "No prior channel: the author had no channel to the State concerned and published without one"
)


class ActKind(StrEnum):
    """What can happen to a finding."""

    DRAFTED = "drafted"
    SENT = "sent"
    REPLIED = "replied"
    PUBLISHED = "published"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """Where a version of a finding stands now."""

    DRAFT = "draft"
    SENT = "sent"
    REPLIED = "replied"
    NO_REPLY = "no-reply"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Act:
    """One act on one version of a finding.

    Attributes
    ----------
    kind : ActKind
        What was done.
    finding_id : str
        Id of the version it was done to.
    on_us : int
        When it was done, as the office says.
    recorded_us : int
        When it was written down here.
    office : str
        Who did it: the author's or reviewer's office, or the State that replied.
    details : mapping
        By kind: ``to``, ``channel``, ``reply_days`` (sent); ``state``, ``text``, ``reference`` (replied);
        ``prior_channel`` (published); ``note`` (signed, drafted); ``reason`` (withdrawn).
    """

    kind: ActKind
    finding_id: str
    on_us: int
    recorded_us: int
    office: str
    details: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the act with its dates."""
        return {
            "act": self.kind.value,
            "finding": self.finding_id,
            "on": format_utc(self.on_us),
            "recorded": format_utc(self.recorded_us),
            "office": self.office,
            **self.details,
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """What a State answered, word for word."""

    state: str
    on_us: int
    text: str
    reference: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the reply as it is printed beside the finding."""
        return {
            "state": self.state,
            "on": format_utc(self.on_us),
            "text": self.text,
            "reference": self.reference,
        }


@dataclass(frozen=True, slots=True)
class Signature:
    """A reviewer's signature: it takes the finding into the reviewed bulletin."""

    office: str
    on_us: int
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return office, date and note."""
        return {"office": self.office, "on": format_utc(self.on_us), "note": self.note}


@dataclass(frozen=True)
class Entry:
    """One version of a finding with everything that was done to it.

    Attributes
    ----------
    content : Finding
        As drafted; see `finding` for the same with its replies beside it.
    events : tuple of Event
        The events it names, as they were when it was drafted.
    acts : tuple of Act
        In the order in which they were recorded.
    series : str
        Id of the first version.
    superseded_by : str or None
        Id of the next version.
    """

    content: Finding
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    series: str
    superseded_by: str | None = None

    @property
    def finding_id(self) -> str:
        """Id of this version."""
        return self.content.finding_id

    @property
    def finding(self) -> Finding:
        """The finding with the latest reply beside it; its digest is the same with and without."""
        replies = self.replies
        if not replies:
            return self.content
        beside = replies[-1].to_json() | {"earlier": [one.to_json() for one in replies[:-1]]}
        return replace(self.content, reply=beside)

    def of_kind(self, kind: ActKind) -> tuple[Act, ...]:
        """Return the acts of one kind, in order."""
        return tuple(one for one in self.acts if one.kind is kind)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What States replied, in the order received, unedited."""
        return tuple(
            Reply(one.details["state"], one.on_us, one.details["text"], one.details.get("reference"))
            for one in self.of_kind(ActKind.REPLIED)
        )

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signed it into the bulletin."""
        return tuple(
            Signature(one.office, one.on_us, one.details.get("note")) for one in self.of_kind(ActKind.SIGNED)
        )

    @property
    def drafted_us(self) -> int:
        """When it was drafted."""
        return self.of_kind(ActKind.DRAFTED)[0].on_us

    @property
    def published_us(self) -> int | None:
        """When it was published, or None."""
        acts = self.of_kind(ActKind.PUBLISHED)
        return acts[0].on_us if acts else None

    @property
    def withdrawn(self) -> Act | None:
        """The withdrawal with its reason, or None."""
        acts = self.of_kind(ActKind.WITHDRAWN)
        return acts[0] if acts else None

    @property
    def is_current(self) -> bool:
        """Whether it is neither withdrawn nor superseded."""
        return self.withdrawn is None and self.superseded_by is None

    @property
    def in_bulletin(self) -> bool:
        """Whether a reviewer signed it in; a withdrawn or superseded one stays there, marked so."""
        return bool(self.signatures)

    def told(self) -> Mapping[str, Act]:
        """Return which States were sent it, and how."""
        return {one.details["to"]: one for one in self.of_kind(ActKind.SENT)}

    def replied(self) -> frozenset[str]:
        """Return the States that replied."""
        return frozenset(one.state for one in self.replies)

    def due_us(self, state: str) -> int:
        """Return until when a State that was told may reply before publication."""
        sent = self.told()[state]
        return int(sent.on_us) + int(sent.details["reply_days"]) * US_PER_DAY

    def stage(self, on_us: int) -> Stage:
        """Return where it stands on a day."""
        if self.withdrawn is not None:
            return Stage.WITHDRAWN
        if self.superseded_by is not None:
            return Stage.SUPERSEDED
        if self.published_us is not None:
            return Stage.PUBLISHED
        told = self.told()
        if not told:
            return Stage.DRAFT
        waiting = set(told) - self.replied()
        if not waiting:
            return Stage.REPLIED
        return Stage.NO_REPLY if all(self.due_us(one) < on_us for one in waiting) else Stage.SENT

    def channel_note(self) -> str:
        """Say how the States concerned were told before publication, in one sentence or more."""
        published = self.of_kind(ActKind.PUBLISHED)
        if published and not published[0].details["prior_channel"]:
            return NO_PRIOR_CHANNEL + "."
        told = self.told()
        if not told:
            return (
                "Not yet sent to any State." if self.content.states else "No State is known to be concerned."
            )
        replied = {one.state: one for one in self.replies}
        parts = []
        for state, act in told.items():
            text = f"Sent to {state} on {format_utc(act.on_us)[:10]} ({act.details['channel']})"
            if state in replied:
                text += f", replied on {format_utc(replied[state].on_us)[:10]}"
            else:
                text += f", no reply on file; asked for by {format_utc(self.due_us(state))[:10]}"
            parts.append(text + ".")
        return " ".join(parts)

    def to_json(self, on_us: int) -> dict[str, Any]:
        """Return finding, stage, dates, replies, signatures and acts as one object."""
        withdrawn = self.withdrawn
        return {
            "finding": self.finding.to_json(),
            "series": self.series,
            "version": self.content.version,
            "supersedes": self.content.supersedes,
            "superseded_by": self.superseded_by,
            "stage": self.stage(on_us).value,
            "channel": self.channel_note(),
            "withdrawn": None if withdrawn is None else withdrawn.to_json(),
            "replies": [one.to_json() for one in self.replies],
            "signatures": [one.to_json() for one in self.signatures],
            "acts": [one.to_json() for one in self.acts],
            "events": [one.event_id for one in self.events],
        }


def refuse_act(entry: Entry, kind: ActKind, on_us: int, now_us: int, details: Mapping[str, Any]) -> None:
    """Refuse an act that cannot follow what was done before.

    Raises
    ------
    InputRefused
        With the reason: a date in the future or before the act it follows, a State that is not concerned,
        publication before the State was told or its time to reply is over, an act on what was withdrawn.
    """
    where = entry.finding_id
    if on_us > now_us + US_PER_DAY:
        raise InputRefused(f"{format_utc(on_us)} lies in the future", file=where)
    if on_us < entry.drafted_us - US_PER_DAY:
        raise InputRefused(
            f"{format_utc(on_us)} lies before the draft of {format_utc(entry.drafted_us)}", file=where
        )
    if kind is not ActKind.REPLIED and not entry.is_current:
        state = "withdrawn" if entry.withdrawn else f"superseded by {entry.superseded_by}"
        raise InputRefused(f"it was {state}; only a reply can still be added", file=where)
    if kind in (ActKind.SENT, ActKind.REPLIED):
        state = details["to" if kind is ActKind.SENT else "state"]
        if state not in entry.content.states:
            concerned = ", ".join(entry.content.states) or "no State that the data at hand name"
            raise InputRefused(f"it concerns {concerned}, not {state}", file=where)
    if kind is ActKind.SENT and details["to"] in entry.told():
        raise InputRefused(f"it was sent to {details['to']} before", file=where)
    if kind is ActKind.PUBLISHED:
        _refuse_publication(entry, on_us, prior_channel=bool(details["prior_channel"]))


def _refuse_publication(entry: Entry, on_us: int, *, prior_channel: bool) -> None:
    where, told = entry.finding_id, entry.told()
    if entry.published_us is not None:
        raise InputRefused("it was published before", file=where)
    if not prior_channel:
        if told:
            raise InputRefused(
                f"it was sent to {', '.join(told)}: there was a prior channel",
                file=where,
                remedy="Publish without --no-prior-channel",
            )
        return
    if missing := [one for one in entry.content.states if one not in told]:
        raise InputRefused(
            f"not yet sent to {', '.join(missing)}",
            file=where,
            remedy="Send it first, or publish with --no-prior-channel, which is printed with it",
        )
    waiting = [one for one in told if one not in entry.replied() and entry.due_us(one) >= on_us]
    if waiting:
        due = max(entry.due_us(one) for one in waiting)
        raise InputRefused(
            f"{', '.join(waiting)} may reply until {format_utc(due)[:10]}",
            file=where,
            remedy="Publish after that day, or when the reply is on file",
        )
