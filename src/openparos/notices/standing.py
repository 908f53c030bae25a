"""What stands now: every notice of a log, and what became of it by amendment, correction, withdrawal.

Nothing is ever removed. An amendment changes what holds from its own time on; a correction mends an
error and holds from the beginning; a withdrawal ends it. Each carries the whole content, so that the
present standing is that of the last one and can be read without adding up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from openparos.log.notes import Checkpoint
from openparos.log.settings import CHECKPOINT, LogSettings, read_note
from openparos.log.tiles import TILE_WIDTH, GrowingEdge, StoredTree
from openparos.model.errors import InputRefused, OpenParosError, StoreDamaged
from openparos.model.times import US_PER_SECOND, format_utc, parse_utc

from .envelope import NOTICE_TYPE, SEALED_TYPE, Envelope
from .notice import Notice
from .sealed import parse_sealed

MANIFEST_SCHEMA: Final = "openparos.manifest/1"


@dataclass(frozen=True, slots=True)
class FiledEntry:
    """One notice as it stands in the log.

    Attributes
    ----------
    index : int
        Place in the log.
    received_us : int
        The log's time, microseconds since 1970.
    notice : Notice
        What was said.
    envelope : Envelope
        With its signatures.
    remarks : tuple of dict
        What was flagged when it was filed.
    """

    index: int
    received_us: int
    notice: Notice
    envelope: Envelope
    remarks: tuple[dict[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the entry as it stands in a history."""
        return {
            "id": self.notice.notice_id,
            "act": self.notice.act,
            "index": self.index,
            "received": format_utc(self.received_us),
            "office": self.notice.office,
            "reason": self.notice.reason,
            "sha256": self.notice.digest,
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """A confidential notice as it stands in the log: who spoke to whom, and when."""

    index: int
    received_us: int
    party: str
    office: str
    reference: str
    to: tuple[str, ...]
    envelope: Envelope

    @property
    def notice_id(self) -> str:
        """The id: ``FRA/NV-2026-17``."""
        return f"{self.party}/{self.reference}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands now of one notice: the entries in their order."""

    history: tuple[FiledEntry, ...]

    @property
    def first(self) -> FiledEntry:
        """The original."""
        return self.history[0]

    @property
    def last(self) -> FiledEntry:
        """The one that holds now."""
        return self.history[-1]

    @property
    def status(self) -> str:
        """``in-effect``, ``amended``, ``corrected`` or ``withdrawn``."""
        return {
            "original": "in-effect", "amendment": "amended", "correction": "corrected", "withdrawal": "withdrawn",
        }[self.last.notice.act]  # fmt: skip

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn."""
        return self.last.notice.act == "withdrawal"

    @property
    def content(self) -> dict[str, Any] | None:
        """What holds now; None after a withdrawal."""
        return self.last.notice.content

    @property
    def norad_ids(self) -> frozenset[int]:
        """Every object it names now, or named last before it was withdrawn."""
        contents = [entry.notice.content for entry in self.history if entry.notice.content]
        return frozenset(_numbers(contents[-1])) if contents else frozenset()

    def as_of(self, us: int) -> Standing | None:
        """Return what stood at an instant; None before the original was filed."""
        history = tuple(entry for entry in self.history if entry.received_us <= us)
        return Standing(history) if history else None

    def to_json(self) -> dict[str, Any]:
        """Return the standing as `notice show` prints it."""
        first = self.first.notice
        return {
            "id": first.notice_id,
            "form": first.form,
            "party": first.party,
            "standing": self.status,
            "since": format_utc(self.last.received_us),
            "received": format_utc(self.first.received_us),
            "to": list(first.to),
            "content": self.content,
            "norad_ids": sorted(self.norad_ids),
            "history": [entry.to_json() for entry in self.history],
        }


@dataclass
class NoticeRegister:
    """All notices of a log.

    Attributes
    ----------
    standings : dict of str to Standing
        By the id of the original.
    sealed : dict of str to SealedEntry
        Confidential notices: that something was said is known, not what.
    aside : list of (int, str)
        Entries that are no notice or do not follow, with the reason.
    """

    standings: dict[str, Standing] = field(default_factory=dict)
    sealed: dict[str, SealedEntry] = field(default_factory=dict)
    aside: list[tuple[int, str]] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _last_us: int = 0

    def get(self, notice_id: str) -> Standing:
        """Return what stands of a notice, by its own id or that of anything that changed it.

        Raises
        ------
        InputRefused
            When there is none.
        """
        if notice_id in self.standings:
            return self.standings[notice_id]
        for standing in self.standings.values():
            if any(entry.notice.notice_id == notice_id for entry in standing.history):
                return standing
        raise InputRefused(f"no notice {notice_id!r} in the log", remedy="List them: openparos notice list")

    def objection(self, notice: Notice) -> str | None:
        """Say why a notice cannot follow what is there, or None."""
        if notice.notice_id in self._ids:
            return f"{notice.notice_id} is in the log already; a reference is used once"
        standing = self.standings.get(notice.subject_id)
        present = (standing.first.notice.form, standing.last.notice.act) if standing else None
        return follows(notice, present)

    def has(self, notice_id: str) -> bool:
        """Say whether a reference is used."""
        return notice_id in self._ids

    def add(self, entry: FiledEntry | SealedEntry) -> None:
        """Take in one entry, in the order of the log."""
        if isinstance(entry, FiledEntry):
            reason = self.objection(entry.notice)
        else:
            reason = f"{entry.notice_id} is in the log already" if self.has(entry.notice_id) else None
        if reason is None and entry.received_us < self._last_us:
            reason = "its time lies before that of the entry before it"
        if reason is not None:
            self.aside.append((entry.index, reason))
            return
        self._last_us = entry.received_us
        if isinstance(entry, SealedEntry):
            self._ids.add(entry.notice_id)
            self.sealed[entry.notice_id] = entry
            return
        self._ids.add(entry.notice.notice_id)
        before = self.standings.get(entry.notice.subject_id)
        self.standings[entry.notice.subject_id] = Standing((*(before.history if before else ()), entry))


def follows(notice: Notice, present: tuple[str, str] | None) -> str | None:
    """Say why a notice cannot change what it names, or None.

    Parameters
    ----------
    notice : Notice
        What comes, under a reference that is not used yet.
    present : tuple of (str, str) or None
        Form of the notice it changes, and the last act on it; None where there is none.
    """
    if notice.act == "original":
        return None
    if present is None:
        return f"there is no notice {notice.subject_id} to change"
    if not notice.subject_id.startswith(f"{notice.party}/"):
        return f"{notice.subject_id} is not a notice of {notice.party}"
    form, last_act = present
    if form != notice.form:
        return f"{notice.subject_id} is of the form {form}, not {notice.form}"
    if last_act == "withdrawal":
        return f"{notice.subject_id} was withdrawn; give a new notice"
    return None


def read_register(folder: Path) -> NoticeRegister:
    """Read every notice of a log, whose checkpoint must hold under its own keys and over its entries.

    Entries that are something else (the log takes any JSON object) are passed over; notices that
    do not follow from what came before are set aside with the reason.
    """
    checkpoint, time_s = LogSettings.load(folder).check(read_note(folder / CHECKPOINT))
    register = NoticeRegister()
    edge = GrowingEdge()
    for index, data in _entries(folder, checkpoint, edge):
        try:
            entry = parse_entry(index, data)
        except OpenParosError as error:
            register.aside.append((index, error.what))
            continue
        if entry is None:
            continue
        if entry.received_us > (time_s + 1) * US_PER_SECOND:
            register.aside.append((index, "its time lies after that of the checkpoint that covers it"))
            continue
        register.add(entry)
    if edge.root() != checkpoint.root:
        raise StoreDamaged(
            "the entries do not give the root that was signed",
            where=str(folder),
            remedy="Run: openparos log fsck",
        )
    return register


def _entries(folder: Path, checkpoint: Checkpoint, edge: GrowingEdge) -> Iterator[tuple[int, bytes]]:
    """Yield each entry with its place; `edge` has taken in all of them at the end."""
    tree = StoredTree(folder, checkpoint.size)
    for bundle in range(-(-checkpoint.size // TILE_WIDTH)):
        entries = tree.bundle(bundle)
        edge.extend(entries, lambda *_: None)
        for place, data in enumerate(entries):
            yield bundle * TILE_WIDTH + place, data


def parse_entry(index: int, data: bytes) -> FiledEntry | SealedEntry | None:
    """Read one entry of the log; None where it is no notice.

    Raises
    ------
    InputRefused
        When it says it is one and is not.
    """
    try:
        record = json.loads(data)
    except ValueError:
        return None
    if not isinstance(record, dict) or record.get("schema") != MANIFEST_SCHEMA:
        return None
    try:
        envelope = Envelope.parse(record["envelope"])
        received_us = parse_utc(record["received"], zone_required=True)
        if envelope.payload_type == SEALED_TYPE:
            told = parse_sealed(envelope)
            return SealedEntry(
                index,
                received_us,
                told["party"],
                told["office"],
                told["reference"],
                tuple(told["to"]),
                envelope,
            )
        if envelope.payload_type != NOTICE_TYPE:
            return None
        notice = Notice.from_json(json.loads(envelope.payload))
        return FiledEntry(index, received_us, notice, envelope, tuple(record.get("remarks", ())))
    except (KeyError, TypeError, ValueError) as error:
        raise InputRefused(f"a manifest that is not one: {error!r}") from error


def _numbers(value: Any) -> Iterator[int]:
    """Yield every catalogue number in a content."""
    if isinstance(value, dict):
        if isinstance(value.get("norad_id"), int):
            yield value["norad_id"]
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _numbers(part)
