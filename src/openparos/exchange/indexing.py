"""From the entries of a log to rows of the index: the same code for new entries, for old ones, and for other logs.

An entry is checked as every reader checks it: signature at the log's time, and whether it follows from those
before. What does not follow is set aside with the reason. Therefore an index made entry by entry and one made
anew from the files are the same.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final

from openparos.cases.acts import Level
from openparos.cases.consultation import Case, is_opening
from openparos.cases.machine import advance, begin
from openparos.cases.register import ENTRY_SCHEMA as STEP_ENTRY
from openparos.cases.register import check_step
from openparos.cases.sealing import check_told
from openparos.cases.step import Step
from openparos.log.notes import check_key_name
from openparos.model.errors import InputRefused, NoticeRefused, OpenParosError, VerificationFailed
from openparos.model.times import US_PER_SECOND, parse_utc
from openparos.notices.acknowledgement import ACKNOWLEDGEMENT_ENTRY, check_acknowledgement
from openparos.notices.envelope import Envelope
from openparos.notices.identity import Identities, Role
from openparos.notices.standing import MANIFEST_SCHEMA, FiledEntry, Standing, follows, parse_entry
from openparos.store.exchange_database import ExchangeDatabase, IndexRow

from .reading import PublishedLog

NOTICE_KINDS: Final = ("notice", "sealed-notice")
STEP_KINDS: Final = ("case-step",)
_CACHED_CASES: Final = 256
_CATCH_UP: Final = 256


class CaseMoved(InputRefused):
    """A reference that was used, or a step after another than the last one."""


class LogIndex:
    """The index over one log.

    Parameters
    ----------
    database : ExchangeDatabase
        Where the rows are.
    log : PublishedLog
        Where the entries are.
    identities : callable
        Returns who speaks for whom, as known now.
    """

    def __init__(
        self, database: ExchangeDatabase, log: PublishedLog, identities: Callable[[], Identities]
    ) -> None:
        self.database = database
        self.log = log
        self.identities = identities
        self.origin = check_key_name(log.origin)
        self._cases: OrderedDict[str, Case] = OrderedDict()
        self._lock = threading.Lock()
        self.last_us: dict[tuple[str, ...], int] = {}

    def catch_up(self) -> int:
        """Take in the entries the index does not hold yet; return how many they were."""
        start, end = self.database.size(self.origin), self.log.size
        for first in range(start, end, _CATCH_UP):
            batch = Batch(self, self.log.head.time_s)
            for place, data in self.log.entries(first, min(first + _CATCH_UP, end)):
                batch.take(place, data)
            self.database.add(batch.rows)
            batch.keep()
        return max(0, end - start)

    def last_received_us(self, kinds: tuple[str, ...]) -> int:
        """Return the time of the newest entry of some kinds; asked of the database once."""
        if kinds not in self.last_us:
            self.last_us[kinds] = self.database.last_received_us(self.origin, kinds)
        return self.last_us[kinds]

    def same(self, digests: list[str]) -> dict[tuple[str, str], IndexRow]:
        """Return the rows of entries with the same words, by kind and digest."""
        rows = (IndexRow(**one) for one in self.database.same(self.origin, digests))
        return {(row.kind, row.digest): row for row in rows}

    def case(self, case_id: str) -> Case | None:
        """Return an open case as it stands, or None.

        What is in memory is used only as far as the index agrees: the index says which steps there are.
        """
        places = self.database.every(self.origin, "case-step", case_id)
        with self._lock:
            found = self._cases.get(case_id)
        known = [one.index for one in found.steps] if found else []
        if known != places[: len(known)]:
            found, known = None, []
        for place in places[len(known) :]:
            record = json.loads(self.log.entry(place))
            step = Step.from_json(json.loads(Envelope.parse(record["envelope"]).payload))
            received_us = parse_utc(record["received"])
            found = (
                begin(step, received_us, place) if found is None else advance(found, step, received_us, place)
            )
        if found is not None and len(known) < len(places):
            self.remember(found)
        return found

    def remember(self, case: Case) -> None:
        """Keep a case in memory."""
        with self._lock:
            self._cases[case.case_id] = case
            self._cases.move_to_end(case.case_id)
            while len(self._cases) > _CACHED_CASES:
                self._cases.popitem(last=False)


class Batch:
    """A run of entries that is not in the database yet.

    Parameters
    ----------
    index : LogIndex
        What was there before.
    covered_s : int
        Time of the checkpoint that covers the entries: none can bear a later one.
    """

    def __init__(self, index: LogIndex, covered_s: int) -> None:
        self.index = index
        self.rows: list[IndexRow] = []
        self._covered_us = (covered_s + 1) * US_PER_SECOND
        self._used: set[tuple[tuple[str, ...], str]] = set()
        self._asked: set[str] = set()
        self._taken: set[tuple[str, str]] = set()
        self._standings: dict[str, tuple[str, str]] = {}
        self._cases: dict[str, Case] = {}
        self._last_us: dict[tuple[str, ...], int] = {}

    def take(self, place: int, data: bytes) -> IndexRow:
        """Take in an entry as it stands in the log, setting it aside where it does not follow."""
        try:
            return self.accept(place, data)
        except OpenParosError as error:
            reason = error.what
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, AssertionError) as error:
            reason = f"not what it says it is: {error!r}"[:300]
        row = IndexRow(self.index.origin, place, 0, "other", sha256(data).hexdigest(), aside=reason)
        self.rows.append(row)
        return row

    def accept(self, place: int, data: bytes) -> IndexRow:
        """Take in an entry, or raise why it cannot follow; then nothing has changed."""
        record = _record(data)
        schema = record.get("schema") if record else None
        if record is None or schema not in _READERS:
            row = IndexRow(self.index.origin, place, 0, "other", sha256(data).hexdigest())
        else:
            received_us = parse_utc(record["received"], zone_required=True)
            if received_us > self._covered_us:
                raise InputRefused("its time lies after that of the checkpoint that covers it")
            row = _READERS[schema](self, place, received_us, record, data)
        self.rows.append(row)
        return row

    def keep(self) -> None:
        """Keep in memory what stands after the rows were written."""
        self.index.last_us.update(self._last_us)
        for case in self._cases.values():
            self.index.remember(case)

    def _check_time(self, kinds: tuple[str, ...], received_us: int) -> None:
        if kinds not in self._last_us:
            self._last_us[kinds] = self.index.last_received_us(kinds)
        if received_us < self._last_us[kinds]:
            raise InputRefused("its time lies before that of the entry before it")

    def ask_ahead(self, entry_ids: list[str]) -> None:
        """Ask the database at once which of many references are used."""
        self._asked.update(entry_ids)
        self._taken |= self.index.database.used(self.index.origin, entry_ids)

    def _check_unused(self, kinds: tuple[str, ...], entry_id: str) -> None:
        if entry_id in self._asked:
            taken = any((kind, entry_id) in self._taken for kind in kinds)
        else:
            taken = self.index.database.find(self.index.origin, kinds, entry_id) is not None
        if taken or (kinds, entry_id) in self._used:
            raise CaseMoved(f"{entry_id} is in the log already; a reference is used once")

    def _use(self, kinds: tuple[str, ...], entry_id: str, received_us: int) -> None:
        self._used.add((kinds, entry_id))
        self._last_us[kinds] = received_us

    def _notice(self, place: int, received_us: int, record: dict[str, Any], data: bytes) -> IndexRow:
        entry = parse_entry(place, data)
        if entry is None:
            raise InputRefused("a manifest of something else")
        identities = self.index.identities()
        signed_by = identities.signer_of(entry.envelope, received_us, Role.PUBLISH)
        self._check_time(NOTICE_KINDS, received_us)
        common: dict[str, Any] = {
            "origin": self.index.origin, "place": place, "received_us": received_us,
            "digest": sha256(entry.envelope.payload).hexdigest(), "party": signed_by.party,
        }  # fmt: skip
        if not isinstance(entry, FiledEntry):
            _check_texts((entry.notice_id, 120))
            self._check_giver(signed_by.party, signed_by.office.office, entry.party, entry.office)
            self._check_unused(NOTICE_KINDS, entry.notice_id)
            self._use(NOTICE_KINDS, entry.notice_id, received_us)
            told: dict[str, Any] = {"to": list(entry.to), "office": entry.office}
            return IndexRow(
                **common,
                kind="sealed-notice",
                entry_id=entry.notice_id,
                subject_id=entry.notice_id,
                told=told,
            )
        notice = entry.notice
        _check_texts((notice.notice_id, 120), (notice.subject_id, 120), (notice.form, 60), (notice.act, 40))
        self._check_giver(signed_by.party, signed_by.office.office, notice.party, notice.office)
        self._check_unused(NOTICE_KINDS, notice.notice_id)
        if reason := follows(notice, self._standing(notice.subject_id)):
            raise NoticeRefused(reason)
        self._use(NOTICE_KINDS, notice.notice_id, received_us)
        self._standings[notice.subject_id] = (notice.form, notice.act)
        numbers = tuple(one for one in Standing((entry,)).norad_ids if 0 < one < 2**62)
        told = {
            "to": list(notice.to),
            "office": notice.office,
            "remarks": len(entry.remarks),
            "norad_ids": sorted(numbers),
        }
        return IndexRow(
            **common, kind="notice", entry_id=notice.notice_id, subject_id=notice.subject_id, form=notice.form,
            act=notice.act, told=told, norad_ids=numbers,
        )  # fmt: skip

    @staticmethod
    def _check_giver(signer: str, office: str, party: str, given_by: str) -> None:
        if (signer, office) != (party, given_by):
            raise VerificationFailed(f"signed by {signer}, {office}; given by {party}, {given_by}")

    def _standing(self, subject_id: str) -> tuple[str, str] | None:
        if subject_id in self._standings:
            return self._standings[subject_id]
        if subject_id in self._asked and ("notice", subject_id) not in self._taken:
            return None  # a notice is first filed under its own reference: where that is unused there is none
        return self.index.database.standing(self.index.origin, subject_id)

    def _acknowledgement(self, place: int, received_us: int, record: dict[str, Any], data: bytes) -> IndexRow:
        envelope = Envelope.parse(record["envelope"])
        one = check_acknowledgement(envelope, self.index.identities(), received_us)
        kinds = ("acknowledgement",)
        _check_texts((f"{one.log} {one.notice}", 400), (one.office, 200))
        self._check_time(kinds, received_us)
        entry_id = f"{one.party}>{sha256(f'{one.log} {one.sha256}'.encode()).hexdigest()}"
        self._check_unused(kinds, entry_id)
        self._use(kinds, entry_id, received_us)
        told = {"log": one.log, "notice": one.notice, "sha256": one.sha256, "office": one.office}
        return IndexRow(
            self.index.origin, place, received_us, "acknowledgement", sha256(envelope.payload).hexdigest(),
            entry_id=entry_id, subject_id=f"{one.log} {one.notice}"[:400], party=one.party, act="acknowledge",
            told=told,
        )  # fmt: skip

    def _step(self, place: int, received_us: int, record: dict[str, Any], data: bytes) -> IndexRow:
        if "sealed" in record:
            told = check_told(record["sealed"])
            return IndexRow(
                self.index.origin, place, received_us, "sealed-step", told["ciphertext_sha256"], told={}
            )
        envelope = Envelope.parse(record["envelope"])
        step = check_step(envelope, self.index.identities(), received_us)
        _check_texts((step.step_id, 120), (step.case, 120), (step.act, 40))
        self._check_time(STEP_KINDS, received_us)
        self._check_unused(STEP_KINDS, step.step_id)
        case = self._case_after(step, received_us, place)
        if case.level is not Level.OPEN:
            raise InputRefused(f"the case is {case.level}, and the step was not filed so")
        self._use(STEP_KINDS, step.step_id, received_us)
        self._cases[case.case_id] = case
        return IndexRow(
            self.index.origin, place, received_us, "case-step", step.digest, entry_id=step.step_id,
            subject_id=step.case, party=step.party, act=step.act,
            told={"stage": case.stage.label, "outcome": case.outcome, "participants": list(case.participants)},
        )  # fmt: skip

    def _case_after(self, step: Step, received_us: int, place: int) -> Case:
        if is_opening(step):
            return begin(step, received_us, place)
        present = self._cases.get(step.case) or self.index.case(step.case)
        if present is None:
            raise InputRefused(f"there is no case {step.case}")
        return advance(present, step, received_us, place)


def _check_texts(*texts: tuple[str, int]) -> None:
    """Refuse what an index cannot hold: another log may have let in what no form of ours does."""
    for text, longest in texts:
        if not isinstance(text, str) or len(text) > longest or not text.isprintable():
            raise InputRefused("a reference that is too long or holds signs that are not to be shown")


def _record(data: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


_READERS: Final[dict[str, Callable[[Batch, int, int, dict[str, Any], bytes], IndexRow]]] = {
    MANIFEST_SCHEMA: Batch._notice,
    ACKNOWLEDGEMENT_ENTRY: Batch._acknowledgement,
    STEP_ENTRY: Batch._step,
}
