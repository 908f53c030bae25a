"""What became of a finding, for print: who was told and when, what was replied, who signed, in the paper's language.

Replies stand word for word as they were received; nothing of theirs is shortened, corrected or translated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from openparos.findings.context import Context
from openparos.findings.finding import Finding
from openparos.findings.lifecycle import Act, ActKind, Entry
from openparos.model.times import format_utc

from .language import Words


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody, with the line that says whose they are and of when."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a finding in lines to print.

    Attributes
    ----------
    acts : tuple of str
        Drafted, sent, published, superseded, withdrawn, each with its date and office.
    replies : tuple of Said
        Every reply, unedited.
    signatures : tuple of Said
        Every signature with office, date and note.
    """

    acts: tuple[str, ...]
    replies: tuple[Said, ...]
    signatures: tuple[Said, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the lines for a template."""
        return {
            "acts": list(self.acts),
            "replies": [{"head": one.head, "text": one.text} for one in self.replies],
            "signatures": [{"head": one.head, "text": one.text} for one in self.signatures],
        }


def life_of(entry: Entry, context: Context, said: Words) -> Life:
    """Return what was done to one version of a finding, as lines.

    Parameters
    ----------
    entry : Entry
        The version with its acts, as the ledger has it.
    context : Context
        Names of States.
    said : Words
        The language of labels.
    """

    def state(code: str) -> str:
        return said.state(code, context.name_of(code))

    def day(us: int) -> str:
        return said.day(format_utc(us)[:10])

    acts = [
        said(_key(one), day=day(one.on_us), office=one.office, **_values(one, state, day))
        for one in entry.acts
        if one.kind not in (ActKind.REPLIED, ActKind.SIGNED)
    ]
    waiting = sorted(set(entry.told()) - entry.replied())
    acts += [said("act.waiting", state=state(one), day=day(entry.due_us(one))) for one in waiting]
    if not entry.told() and entry.published_us is None:
        acts.append(said("act.not_sent"))
    if entry.superseded_by is not None:
        acts.append(said("act.superseded", finding=entry.superseded_by))
    replies = tuple(
        Said(
            said("act.replied", state=state(one.state), day=day(one.on_us))
            + (f" ({one.reference})" if one.reference else ""),
            one.text,
        )
        for one in entry.replies
    )
    signatures = tuple(
        Said(said("act.signed", office=one.office, day=day(one.on_us)), one.note or "—")
        for one in entry.signatures
    )
    return Life(tuple(acts), replies, signatures)


def _key(act: Act) -> str:
    if act.kind is ActKind.PUBLISHED and not act.details["prior_channel"]:
        return "act.published_without"
    return f"act.{act.kind.value}"


def _values(act: Act, state: Any, day: Any) -> dict[str, str]:
    """Return what a line of an act needs besides its day and office."""
    if act.kind is ActKind.SENT:
        return {"state": state(act.details["to"]), "channel": str(act.details["channel"])}
    return {"reason": str(act.details["reason"])} if act.kind is ActKind.WITHDRAWN else {}


def with_replies(findings: Sequence[Finding], entries: Mapping[str, Entry]) -> tuple[Finding, ...]:
    """Return findings with the replies of the ledger beside them; their digests stay the same."""
    return tuple(
        replace(one, reply=entries[one.finding_id].finding.reply) if one.finding_id in entries else one
        for one in findings
    )
