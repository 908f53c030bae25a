"""How often anybody may ask: one bucket a party or address, filled at its rate, emptied by requests."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

_MOST_BUCKETS: Final = 20_000


class Buckets:
    """Buckets of one rate.

    Parameters
    ----------
    per_minute : int
        How many requests a minute; as many can come at once.
    clock : callable
        Seconds that never go back.
    """

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(per_minute)
        self._rate = per_minute / 60.0
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def _level(self, name: str) -> tuple[float, float]:
        now = self._clock()
        level, then = self._levels.get(name, (self._most, now))
        return min(self._most, level + (now - then) * self._rate), now

    def wait_s(self, name: str) -> float:
        """Return how long until the next request is allowed; 0 where it is now. Nothing is taken."""
        level, _ = self._level(name)
        return 0.0 if level >= 1.0 else (1.0 - level) / self._rate

    def take(self, name: str) -> float:
        """Take one request out; return 0, or how long to wait where there is none (then nothing is taken)."""
        level, now = self._level(name)
        allowed = level >= 1.0
        # Who is refused goes to the back of the list as well: an attacker cannot push his own bucket out.
        self._levels[name] = (level - 1.0 if allowed else level, now)
        self._levels.move_to_end(name)
        while len(self._levels) > _MOST_BUCKETS:
            self._levels.popitem(last=False)
        return 0.0 if allowed else (1.0 - level) / self._rate
