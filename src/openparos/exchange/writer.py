"""The one thread that writes the log: gathers what is handed in, files it together, answers when it is signed for.

An answer is given when the entry is in a signed checkpoint on the disk, never before. The index follows; where
the database fails after that, the entry stands all the same and is taken in from the log later.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final

from openparos.log.durable import flush_folders, make_folders, write_durable
from openparos.log.fsck import ATTACHMENTS
from openparos.log.ledger import Ledger, Published
from openparos.log.notes import SignatureLine, VerifierKey
from openparos.model.errors import OpenParosError, StoreNotWritable
from openparos.model.times import US_PER_SECOND, format_utc
from openparos.store.exchange_database import IndexRow

from .indexing import Batch, LogIndex
from .reading import Head
from .submission import Submission

_MOST_GATHERED: Final = 256
_MOST_WAITING: Final = 4_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a submission became: its row, and whether it was there already."""

    row: IndexRow
    anew: bool


class QuotaSpent(OpenParosError):
    """A party has filed as much as it may on this day."""


@dataclass(frozen=True, slots=True)
class _Job:
    submission: Submission
    answer: Future[Receipt]


@dataclass(frozen=True, slots=True)
class _Task:
    act: Callable[[Ledger], Any]
    answer: Future[Any]


class Writer(threading.Thread):
    """Writes one log.

    Parameters
    ----------
    open_ledger : callable
        Opens the log for writing; called again after a failure.
    index : LogIndex
        Told of every entry.
    quota : tuple of (int, int)
        Entries and bytes that one party may file a day.
    gather_s : float
        How long submissions are gathered.
    published : callable
        Called with the first and last place of what was published.
    """

    def __init__(
        self,
        open_ledger: Callable[[], Ledger],
        index: LogIndex,
        *,
        quota: tuple[int, int],
        gather_s: float,
        published: Callable[[int, int], None] = lambda *_: None,
    ) -> None:
        super().__init__(name="log-writer", daemon=True)
        self._open_ledger = open_ledger
        self._index = index
        self._quota = quota
        self._gather_s = gather_s
        self._published = published
        self._queue: queue.Queue[_Job | _Task | None] = queue.Queue(_MOST_WAITING)
        self._ledger: Ledger | None = open_ledger()
        self._behind = False
        self._day = ""
        self._usage: dict[str, tuple[int, int]] = {}
        self._take_in(self._ledger.publish())  # what was acknowledged before a crash
        index.catch_up()

    def submit(self, submission: Submission) -> Future[Receipt]:
        """Hand in one entry; the future is done when it is filed or refused."""
        answer: Future[Receipt] = Future()
        self._put(_Job(submission, answer))
        return answer

    def cosigned(self, lines: tuple[SignatureLine, ...], keys: tuple[VerifierKey, ...]) -> Future[Published]:
        """Add what a witness answered to the checkpoint, where that is still the one it signed."""
        answer: Future[Published] = Future()
        self._put(_Task(lambda ledger: ledger.add_cosignatures(lines, keys), answer))
        return answer

    def _put(self, one: _Job | _Task) -> None:
        if not self.is_alive():
            raise StoreNotWritable("this exchange is not taking anything in now")
        try:
            self._queue.put_nowait(one)
        except queue.Full:
            raise StoreNotWritable(
                "too much is waiting to be filed", remedy="Try again in a minute"
            ) from None

    def stop(self) -> None:
        """File what was handed in, and end."""
        if self.is_alive():
            self._queue.put(None)
            self.join()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def run(self) -> None:
        """File until told to stop."""
        while True:
            first = self._queue.get()
            if first is None:
                return
            jobs, ended = self._gather(first)
            tasks = [one for one in jobs if isinstance(one, _Task)]
            self._file([one for one in jobs if isinstance(one, _Job)])
            for task in tasks:
                self._carry_out(task)
            if ended:
                return

    def _gather(self, first: _Job | _Task) -> tuple[list[_Job | _Task], bool]:
        found: list[_Job | _Task] = [first]
        until = time.monotonic() + self._gather_s
        while len(found) < _MOST_GATHERED:
            try:
                one = self._queue.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                return found, False
            if one is None:
                return found, True
            found.append(one)
        return found, False

    def _carry_out(self, task: _Task) -> None:
        try:
            ledger = self._usable()
            published = task.act(ledger)
            self._take_in(published)
            task.answer.set_result(published)
        except BaseException as error:
            task.answer.set_exception(error)

    def _usable(self) -> Ledger:
        if self._ledger is None:
            self._ledger = self._open_ledger()
            self._take_in(self._ledger.publish())
            self._behind = True
        return self._ledger

    def _file(self, jobs: list[_Job]) -> None:
        if not jobs:
            return
        try:
            ledger = self._usable()
            if self._behind:
                self._index.catch_up()
                self._behind = False
            received_us = ledger.now_s() * US_PER_SECOND
            batch = Batch(self._index, received_us // US_PER_SECOND)
            batch.ask_ahead([one.submission.entry_id for one in jobs if one.submission.entry_id])
            present = self._index.same([one.submission.digest for one in jobs])
            self._look_up_spent({one.submission.party for one in jobs}, format_utc(received_us)[:10])
        except BaseException as error:
            for job in jobs:
                job.answer.set_exception(_as_refusal(error))
            return
        filed: list[tuple[_Job, Receipt]] = []
        entries: list[bytes] = []
        used: dict[str, list[int]] = {}
        for job in jobs:
            same = (job.submission.kind, job.submission.digest)
            if same in present:  # handed in before; or just now, and then it is answered with the other
                filed.append((job, Receipt(present[same], anew=False)))
                continue
            try:
                place = ledger.size + len(entries)
                row, entry = self._accept(job.submission, batch, place, received_us, used)
            except BaseException as error:
                job.answer.set_exception(_as_refusal(error))
                continue
            entries.append(entry)
            present[same] = row
            filed.append((job, Receipt(row, anew=True)))
        if filed:
            self._append(ledger, batch, filed, entries, used)

    def _accept(
        self, submission: Submission, batch: Batch, place: int, received_us: int, used: dict[str, list[int]]
    ) -> tuple[IndexRow, bytes]:
        """Return the row of a submission and its entry, or raise why it cannot be filed."""
        entry = submission.manifest(received_us)
        party, size = submission.party, len(entry) + submission.size
        base = used.get(party)
        if base is None:
            base = [*self._usage[party], 0, 0]
            used[party] = base
        if base[0] + base[2] + 1 > self._quota[0] or base[1] + base[3] + size > self._quota[1]:
            raise QuotaSpent(
                f"{party} has filed {base[0] + base[2]} entries and {base[1] + base[3]} bytes today; at most "
                f"{self._quota[0]} and {self._quota[1]} are taken", remedy="Go on tomorrow (UTC)",
            )  # fmt: skip
        self._keep(submission)
        row = batch.accept(place, entry)
        base[2] += 1
        base[3] += size
        return row, entry

    def _look_up_spent(self, parties: set[str], day: str) -> None:
        """Know what parties filed on a day; asked of the database once, then counted here: no other writes it."""
        if day != self._day:
            self._day, self._usage = day, {}
        self._usage |= self._index.database.usage(sorted(parties - set(self._usage)), day)

    def _keep(self, submission: Submission) -> None:
        folder = self._index.log.folder / ATTACHMENTS
        for digest, data in submission.kept.items():
            if not (folder / digest).exists():
                flush_folders(make_folders(folder))
                write_durable(folder / digest, data)

    def _append(
        self,
        ledger: Ledger,
        batch: Batch,
        filed: list[tuple[_Job, Receipt]],
        entries: list[bytes],
        used: dict[str, list[int]],
    ) -> None:
        try:
            first = ledger.size
            published = ledger.append(entries)
        except BaseException as error:
            # It may have been signed for all the same: the log is read anew before anything else is filed.
            with contextlib.suppress(OpenParosError, OSError):
                ledger.close()
            self._ledger = None
            for job, _ in filed:
                job.answer.set_exception(_as_refusal(error))
            return
        self._take_in(published)
        if entries:
            self._write_index(batch, used)
        for job, receipt in filed:
            job.answer.set_result(receipt)
        if entries:
            self._published(first, first + len(entries) - 1)

    def _write_index(self, batch: Batch, used: dict[str, list[int]]) -> None:
        day = format_utc(batch.rows[0].received_us)[:10]
        spent = [(party, day, one[2], one[3]) for party, one in used.items() if one[2]]
        try:
            self._index.database.add(batch.rows, spent)
            batch.keep()
            for party, one in used.items():
                self._usage[party] = (one[0] + one[2], one[1] + one[3])
        except BaseException:
            self._usage = {}
            self._behind = True  # the entries stand; the index is made good from the log

    def _take_in(self, published: Published) -> None:
        ledger = self._ledger
        assert ledger is not None
        head = Head(published.checkpoint, published.note, published.time_s, ledger.settings)
        self._index.log.use(head)


def _as_refusal(error: BaseException) -> BaseException:
    if isinstance(error, OpenParosError):
        return error
    return StoreNotWritable(f"filing failed: {type(error).__name__}", remedy="Try again")
