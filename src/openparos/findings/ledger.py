"""The ledger of findings: every version, every act, every reply, append-only in the workspace.

How to read it (pages, reports and papers need no more than this)::

    from openparos.findings.ledger import FindingLedger

    ledger = FindingLedger.open(workspace)          # nothing is written by opening or reading
    ledger.entries()                                # what stands now, newest act last
    ledger.entries(state="FRA", provision="ost-1967/IX", history=True)   # superseded and withdrawn ones too
    entry = ledger.entry("finding:1a2b")            # one version, by its id or the beginning of it
    entry.finding                                   # the Finding, the State's reply beside it
    entry.stage(now_us())                           # draft, sent, replied, no-reply, published, ...
    entry.channel_note()                            # how the States concerned were told, or 'no prior channel'
    entry.replies, entry.signatures, entry.acts, entry.events
    ledger.versions("finding:1a2b")                 # all versions of the same matter, first to last
    ledger.automatic_list(), ledger.bulletin()      # the two products, kept apart

and to write: `draft`, `send`, `reply`, `publish`, `sign`, `withdraw`, each of which takes the office that
acts and the instant, and refuses what cannot follow (see `lifecycle.refuse_act`).

The file is ``findings/ledger.jsonl`` in the workspace: one JSON object a line, each with the SHA-256 of the line
before it, so that a line taken out or altered is named by `check`. Nothing is ever removed. Several processes may
read while one writes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

from openparos.model.errors import InputRefused, OpenParosError, StoreDamaged, StoreNotWritable, UnknownObject
from openparos.model.events import Event
from openparos.model.times import format_utc, now_us, parse_utc
from openparos.store.lock import WriterLock
from openparos.store.workspace import Workspace

from .finding import Finding
from .lifecycle import ACT_SCHEMA, REPLY_DAYS, Act, ActKind, Entry, Stage, refuse_act
from .wording import refuse_words

FOLDER: Final = "findings"
FILE: Final = "ledger.jsonl"
_BASIC: Final = frozenset({"schema", "n", "previous", "act", "finding", "on", "recorded", "office"})


class FindingLedger:
    """The ledger of one workspace; see the module for how to read it.

    Parameters
    ----------
    folder : Path
        Folder of the ledger; made at the first draft.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lines: list[bytes] = []
        self._entries: dict[str, Entry] = {}
        self._read_bytes = 0

    @classmethod
    def open(cls, workspace: Workspace) -> Self:
        """Return the ledger of a workspace; empty where nothing was drafted yet.

        Raises
        ------
        StoreDamaged
            When a line is altered, missing or not to be read; `check` tells which.
        """
        ledger = cls(workspace.root / FOLDER)
        ledger.refresh()
        return ledger

    @property
    def file(self) -> Path:
        """The file of the ledger."""
        return self.folder / FILE

    # Reading

    def refresh(self) -> None:
        """Take in what another process wrote since the last look."""
        if not self.file.exists():
            return
        with self.file.open("rb") as stream:
            stream.seek(self._read_bytes)
            content = stream.read()
        whole = content[: content.rfind(b"\n") + 1]  # a line being written has no end yet
        for line in whole.splitlines():
            self._take_in(line)
        self._read_bytes += len(whole)

    def entries(
        self,
        *,
        provision: str | None = None,
        state: str | None = None,
        stage: Stage | None = None,
        history: bool = False,
    ) -> list[Entry]:
        """Return versions of findings, in the order drafted.

        Parameters
        ----------
        provision : str or None
            Only of this provision (``ost-1967/IX``), or of an instrument (``ost-1967``).
        state : str or None
            Only those that concern this State (code).
        stage : Stage or None
            Only those that stand there now; superseded and withdrawn ones imply `history`.
        history : bool
            Superseded and withdrawn ones too.
        """
        at_us = now_us()
        history = history or stage in (Stage.SUPERSEDED, Stage.WITHDRAWN)
        return [
            one
            for one in self._entries.values()
            if (history or one.is_current)
            and (provision is None or one.content.provision.split("/")[0] == provision
                 or one.content.provision == provision)
            and (state is None or state in one.content.states)
            and (stage is None or one.stage(at_us) is stage)
        ]  # fmt: skip

    def entry(self, finding_id: str) -> Entry:
        """Return one version by its id, or enough of it to be the only one.

        Raises
        ------
        UnknownObject
            When none or several begin so.
        """
        wanted = finding_id if finding_id.startswith("finding:") else f"finding:{finding_id}"
        found = [one for name, one in self._entries.items() if name.startswith(wanted)]
        if len(found) != 1:
            raise UnknownObject(
                f"{len(found)} findings begin with {wanted!r}",
                where=str(self.file),
                remedy="List them: openparos finding list",
            )
        return found[0]

    def versions(self, finding_id: str) -> tuple[Entry, ...]:
        """Return all versions of the same matter, first to last, whichever of them is named."""
        series = self.entry(finding_id).series
        return tuple(one for one in self._entries.values() if one.series == series)

    def automatic_list(self) -> list[Entry]:
        """Return every finding that stands now, reviewed or not, in the order drafted."""
        return self.entries()

    def bulletin(self) -> list[Entry]:
        """Return what reviewers signed in, by date of signature; withdrawn and superseded ones stay, marked so."""
        signed = [one for one in self._entries.values() if one.in_bulletin]
        return sorted(signed, key=lambda one: one.signatures[0].on_us)

    def beside(self) -> dict[str, Entry]:
        """Return what was done to findings, by their own id and by that of the same words as a rule makes them anew.

        A later version carries its number in its id; an assessment made again knows nothing of versions. The version
        that stands now is then the one found under the rule's id, unless that id itself is kept.
        """
        found = dict(self._entries)
        for one in self._entries.values():
            if one.content.version > 1 and one.is_current:
                found.setdefault(replace(one.content, version=1, supersedes=None).finding_id, one)
        return found

    def __len__(self) -> int:
        return len(self._entries)

    # Writing

    def draft(
        self,
        finding: Finding,
        events: Sequence[Event],
        *,
        office: str,
        on_us: int | None = None,
        supersedes: str | None = None,
        note: str | None = None,
    ) -> Entry:
        """Enter a finding as a draft, or as the next version of one that is here.

        Parameters
        ----------
        finding : Finding
            As a rule made it.
        events : sequence of Event
            Among them those it names.
        office : str
            The author's office.
        on_us : int or None
            When; now where not given.
        supersedes : str or None
            Id of the version it takes the place of, which stays visible.
        note : str or None
            Why, in the office's words.

        Raises
        ------
        InputRefused
            When it is here already, an event it names is missing, or the version named is not the last one.
        """
        self.refresh()
        if supersedes is not None:
            before = self.entry(supersedes)
            version = before.content.version + 1
            finding = replace(finding, version=version, supersedes=before.finding_id)
        named = set(finding.events)
        cited = [one for one in events if one.event_id in named]
        if missing := named - {one.event_id for one in cited}:
            raise InputRefused(
                f"events {', '.join(sorted(missing))} are named but not given", file=finding.finding_id
            )
        details = {
            "content": replace(finding, reply=None).to_json(),
            "events": [one.to_json() for one in cited],
            "note": note,
        }
        self._append(
            ActKind.DRAFTED, finding.finding_id, office, on_us, details, lambda: self._refuse_draft(finding)
        )
        return self.entry(finding.finding_id)

    def _refuse_draft(self, finding: Finding) -> None:
        if finding.finding_id in self._entries:
            raise InputRefused("this version is in the ledger already", file=finding.finding_id)
        if finding.supersedes is None:
            return
        before = self.entry(finding.supersedes)
        if before.superseded_by is not None:
            raise InputRefused(f"it was superseded by {before.superseded_by} already", file=before.finding_id)

    def send(
        self,
        finding_id: str,
        *,
        to: str,
        channel: str,
        office: str,
        on_us: int | None = None,
        reply_days: int = REPLY_DAYS,
    ) -> Entry:
        """Record that a draft was sent to a State concerned, by which channel, and how long it may reply."""
        details = {"to": to, "channel": refuse_words(channel), "reply_days": reply_days}
        return self._act(ActKind.SENT, finding_id, office, on_us, details)

    def reply(
        self,
        finding_id: str,
        *,
        state: str,
        text: str,
        office: str,
        reference: str | None = None,
        on_us: int | None = None,
    ) -> Entry:
        """Record the reply of a State, word for word; it may come before or after publication."""
        details = {"state": state, "text": text, "reference": reference}
        return self._act(ActKind.REPLIED, finding_id, office, on_us, details)

    def publish(
        self, finding_id: str, *, office: str, on_us: int | None = None, prior_channel: bool = True
    ) -> Entry:
        """Record publication: after each State concerned was told and replied or let its time pass.

        With `prior_channel` false the author had no channel; that is printed with the finding.
        """
        return self._act(ActKind.PUBLISHED, finding_id, office, on_us, {"prior_channel": prior_channel})

    def sign(
        self, finding_id: str, *, office: str, note: str | None = None, on_us: int | None = None
    ) -> Entry:
        """Sign a finding into the reviewed bulletin, with the name of the office, the date and a note."""
        return self._act(ActKind.SIGNED, finding_id, office, on_us, {"note": note})

    def withdraw(self, finding_id: str, *, office: str, reason: str, on_us: int | None = None) -> Entry:
        """Withdraw a finding; it stays visible with the reason."""
        return self._act(ActKind.WITHDRAWN, finding_id, office, on_us, {"reason": reason})

    def _act(
        self, kind: ActKind, finding_id: str, office: str, on_us: int | None, details: dict[str, Any]
    ) -> Entry:
        self.refresh()
        entry = self.entry(finding_id)
        name, moment_us = entry.finding_id, now_us()
        when_us = moment_us if on_us is None else on_us
        self._append(
            kind, name, office, on_us, details,
            lambda: refuse_act(self._entries[name], kind, when_us, moment_us, details),
        )  # fmt: skip
        return self.entry(name)

    def _append(
        self,
        kind: ActKind,
        finding_id: str,
        office: str,
        on_us: int | None,
        details: dict[str, Any],
        refuse: Callable[[], None],
    ) -> None:
        if not office.strip():
            raise InputRefused("no office is named", file=finding_id, remedy="Name the office that acts")
        recorded_us = now_us()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with WriterLock(self.folder / "lock"):
                self.refresh()
                refuse()  # under the lock, so that nothing can come between the check and the line
                record = {
                    "schema": ACT_SCHEMA,
                    "n": len(self._lines),
                    "previous": _digest(self._lines[-1]) if self._lines else None,
                    "act": kind.value,
                    "finding": finding_id,
                    "on": format_utc(recorded_us if on_us is None else on_us),
                    "recorded": format_utc(recorded_us),
                    "office": office.strip(),
                    **details,
                }
                line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
                self._write(line.encode() + b"\n")
        except OSError as error:
            raise StoreNotWritable(
                f"the ledger cannot be written: {error.strerror or error}", where=str(self.file)
            ) from error
        self.refresh()

    def _write(self, line: bytes) -> None:
        """Append one line and bring it to the disk; what a crash left of a line before it is cut off."""
        with self.file.open("ab") as stream:
            stream.truncate(self._read_bytes)
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())

    # Taking lines in

    def _take_in(self, line: bytes) -> None:
        place = f"{self.file}:{len(self._lines) + 1}"
        previous = _digest(self._lines[-1]) if self._lines else None
        try:
            record = json.loads(line)
            if record["schema"] != ACT_SCHEMA or record["n"] != len(self._lines):
                raise StoreDamaged(f"is not line {len(self._lines)} of a ledger of findings", where=place)
            if record["previous"] != previous:
                raise StoreDamaged("does not follow from the line before it", where=place)
            self._apply(record)
        except StoreDamaged:
            raise
        except (OpenParosError, KeyError, TypeError, ValueError) as error:
            raise StoreDamaged(f"cannot be read: {error}", where=place) from error
        self._lines.append(line)

    def _apply(self, record: dict[str, Any]) -> None:
        kind = ActKind(record["act"])
        details = {name: value for name, value in record.items() if name not in _BASIC}
        content, events = details.pop("content", None), details.pop("events", ())
        act = Act(
            kind,
            record["finding"],
            parse_utc(record["on"]),
            parse_utc(record["recorded"]),
            record["office"],
            details,
        )
        if kind is not ActKind.DRAFTED:
            entry = self._entries[act.finding_id]
            self._entries[act.finding_id] = replace(entry, acts=(*entry.acts, act))
            return
        finding = Finding.from_json(content)
        series = finding.finding_id
        if finding.supersedes is not None:
            before = self._entries[finding.supersedes]
            series = before.series
            self._entries[before.finding_id] = replace(before, superseded_by=finding.finding_id)
        told = tuple(Event.from_json(one) for one in events)
        self._entries[finding.finding_id] = Entry(finding, told, (act,), series)


def check(folder: Path) -> list[tuple[int, str]]:
    """Return every line of a ledger that does not hold: its number from 1, and what is wrong.

    Parameters
    ----------
    folder : Path
        ``findings`` in the workspace.
    """
    file = folder / FILE
    if not file.exists():
        return []
    return list(_problems(file.read_bytes()))


def _problems(content: bytes) -> Iterable[tuple[int, str]]:
    previous: bytes | None = None
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            record = json.loads(line)
            if record.get("n") != number - 1:
                yield number, f"says it is line {record.get('n')} counted from 0"
            if record.get("previous") != (None if previous is None else _digest(previous)):
                yield number, "does not follow from the line before it"
            if record.get("act") == ActKind.DRAFTED.value:
                Finding.from_json(record["content"])
        except (OpenParosError, AttributeError, KeyError, TypeError, ValueError) as error:
            yield number, f"cannot be read: {error}"
        previous = line
    if content and not content.endswith(b"\n"):
        yield content.count(b"\n") + 1, "has no end: it was being written, or the writing was cut off"


def _digest(line: bytes) -> str:
    return "sha256:" + hashlib.sha256(line).hexdigest()
