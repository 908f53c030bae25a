"""Every refused request is written down: when, which, from where, by whom as far as known, and why.

Refusals of one second that are alike are one line with their number, so that a flood fills no disk and none is
left out. What was in the request is not kept.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import Final

from openparos.model.errors import OpenParosError
from openparos.model.times import US_PER_SECOND, now_us
from openparos.store.exchange_database import ExchangeDatabase

_FLUSH_S: Final = 0.5
_MOST_LINES: Final = 5_000
_BUSY: Final = "too much at once"
_REST: Final = "many more, of several kinds"


@dataclass(frozen=True, slots=True)
class Denial:
    """One refused request."""

    second: int
    status: int
    reason: str
    method: str
    path: str
    address: str
    claimed: str | None
    party: str | None


class DenialBook(threading.Thread):
    """Gathers refusals and writes them to the database.

    Parameters
    ----------
    database : ExchangeDatabase
        Where they are kept; append-only.
    """

    def __init__(self, database: ExchangeDatabase) -> None:
        super().__init__(name="denials", daemon=True)
        self._database = database
        self._lock = threading.Lock()
        self._counts: dict[Denial, int] = {}
        self._ended = threading.Event()

    def add(
        self, *, status: int, reason: str, method: str, path: str, address: str, claimed: str | None,
        party: str | None,
    ) -> None:  # fmt: skip
        """Note one refusal."""
        one = Denial(
            now_us() // US_PER_SECOND, status, _plain(reason, 300), _plain(method, 10), _plain(path, 300),
            _plain(address, 60), None if claimed is None else _plain(claimed, 80), party,
        )  # fmt: skip
        with self._lock:
            if one not in self._counts and len(self._counts) >= _MOST_LINES:
                one = Denial(one.second, one.status, _REST, "", "", "", None, None)
            self._counts[one] = self._counts.get(one, 0) + 1

    def add_busy(self) -> None:
        """Count one request that was sent away because too much was asked at once: one line a second for all."""
        self.add(status=503, reason=_BUSY, method="", path="", address="", claimed=None, party=None)

    def run(self) -> None:
        """Write what was gathered, twice a second."""
        while not self._ended.wait(_FLUSH_S):
            self.flush()

    def flush(self) -> None:
        """Write what was gathered; what the database does not take is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, {}
        if not counts:
            return
        rows = [
            {
                "at_us": one.second * US_PER_SECOND, "status": one.status, "reason": one.reason, "method": one.method,
                "path": one.path, "address": one.address, "claimed": one.claimed, "party": one.party, "times": times,
            }
            for one, times in counts.items()
        ]  # fmt: skip
        try:
            self._database.deny(rows)
        except OpenParosError:
            with self._lock:
                for one, times in counts.items():
                    if one in self._counts or len(self._counts) < 2 * _MOST_LINES:
                        self._counts[one] = self._counts.get(one, 0) + times

    def stop(self) -> None:
        """Write the rest and end."""
        self._ended.set()
        if self.is_alive():
            self.join()
        with contextlib.suppress(OpenParosError):
            self.flush()


def _plain(text: str, most: int) -> str:
    """Return a text without signs that a terminal obeys, cut to a length."""
    return "".join(c if c.isprintable() else "?" for c in text)[:most]
