"""Asking no more often than a source allows, whatever the number of processes.

Each source has one small file with its last requests, changed under a lock. A request is written down
before it is sent, so that a process killed half-way has still asked. A refusal halts the source until a
person has looked at the answer and says so.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import SourceUnavailable, StoreBusy
from openparos.model.times import US_PER_SECOND, format_utc, now_us
from openparos.store.durable import replace_durably
from openparos.store.lock import WriterLock

MINUTE_US: Final = 60 * US_PER_SECOND
HOUR_US: Final = 3_600 * US_PER_SECOND
# Instants further in the future than this mean that this computer's clock was put back.
CLOCK_SLACK_US: Final = 300 * US_PER_SECOND
# A computer that was offline tries again after this.
RETRY_S: Final = 600.0
_LOCK_PATIENCE_S: Final = 10.0

Clock = Callable[[], int]


@dataclass
class _Record:
    requests_us: list[int] = field(default_factory=list)
    last_us: dict[str, int] = field(default_factory=dict)
    not_before_us: int = 0
    halted: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether a request may be sent now, and if not, when it may."""

    allowed: bool
    not_before_us: int
    reason: str | None = None


class Pace:
    """The pace of one source, shared by all processes that use a workspace.

    Parameters
    ----------
    path : Path
        Its file; made when absent.
    clock : callable
        Microseconds since 1970, now.
    """

    def __init__(self, path: Path, clock: Clock = now_us) -> None:
        self._path, self._clock = path, clock

    def take_turn(self, address: str, interval_s: float) -> Turn:
        """Ask to send a request, and write it down where it may be sent.

        Parameters
        ----------
        address : str
            Where to; each address has its own interval.
        interval_s : float
            Least seconds since the last request there.

        Raises
        ------
        SourceUnavailable
            When the source is halted.
        """
        with self._record() as record:
            self._raise_if_halted(record)
            now = self._clock()
            last = record.last_us.get(address)
            if last is not None and last > now + CLOCK_SLACK_US:
                last = now  # the clock was put back: wait a whole interval from now, not for ever
                record.last_us[address] = now
            ready = max(0 if last is None else last + int(interval_s * US_PER_SECOND), record.not_before_us)
            if now < ready:
                reason = (
                    f"asked at {format_utc(last)}; next at {format_utc(ready)}" if last else "told to wait"
                )
                return Turn(False, ready, reason)
            record.last_us[address] = now
            return Turn(True, now)

    def wait_for_slot(
        self, per_minute: int, per_hour: int, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Wait until one more request stays within both limits, and count it.

        Raises
        ------
        SourceUnavailable
            When the source is halted, or the limit of the hour is reached.
        """
        while True:
            with self._record() as record:
                self._raise_if_halted(record)
                now = self._clock()
                record.requests_us = [one for one in record.requests_us if now - HOUR_US < one <= now]
                last_minute = [one for one in record.requests_us if one > now - MINUTE_US]
                if len(record.requests_us) >= per_hour:
                    ready = min(record.requests_us) + HOUR_US
                    raise SourceUnavailable(
                        f"{per_hour} requests were sent within the hour",
                        where=self._path.stem,
                        remedy=f"Try again after {format_utc(ready)}",
                    )
                if len(last_minute) < per_minute:
                    record.requests_us.append(now)
                    return
                wait_us = min(last_minute) + MINUTE_US - now
            sleep(max(wait_us, 1000) / US_PER_SECOND)

    def was_not_reached(self, address: str, interval_s: float) -> None:
        """Give a turn back whose request reached nobody: asked again in a few minutes, not after a whole interval."""
        with self._record() as record:
            early_us = int(max(interval_s - RETRY_S, 0.0) * US_PER_SECOND)
            record.last_us[address] = self._clock() - early_us

    def hold_back(self, seconds: float) -> None:
        """Send nothing for a while, as the source asked (Retry-After)."""
        with self._record() as record:
            until = self._clock() + int(seconds * US_PER_SECOND)
            record.not_before_us = max(record.not_before_us, until)

    def halt(self, address: str, status: int | None, reason: str, answer: str | None) -> None:
        """Send nothing until `resume`: the source refused, and a person must see why."""
        with self._record() as record:
            record.halted = {
                "since": format_utc(self._clock()), "address": address, "status": status, "reason": reason,
                "answer": answer,
            }  # fmt: skip

    def resume(self) -> None:
        """Let requests be sent again: a person has looked."""
        with self._record() as record:
            record.halted, record.not_before_us = None, 0

    def halted(self) -> dict[str, Any] | None:
        """Return what halted the source, or None."""
        return self._read().halted

    def _raise_if_halted(self, record: _Record) -> None:
        if record.halted is not None:
            raise SourceUnavailable(
                f"halted since {record.halted['since']}: {record.halted['reason']}",
                where=record.halted["address"],
                remedy=f"Look at the answer ({record.halted['answer'] or 'not kept'}), then run with --resume",
            )

    def _read(self) -> _Record:
        try:
            return _Record(**json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return _Record()

    @contextmanager
    def _record(self) -> Iterator[_Record]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = self._path.with_suffix(".lock")
        deadline = time.monotonic() + _LOCK_PATIENCE_S
        while True:
            try:
                with WriterLock(lock):
                    record = self._read()
                    before = json.dumps(asdict(record))
                    try:
                        yield record
                    finally:
                        if (after := json.dumps(asdict(record))) != before:
                            replace_durably(self._path, after.encode())
                    return
            except StoreBusy:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
