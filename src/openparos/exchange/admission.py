"""How much is taken on at once: what would only wait in a long queue is told so at once, and when to come again.

A burst of all States together is taken. A queue that does not empty is kept short, so that what is taken on is
answered soon; who does not say who he is gives way first.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

STANDING_S: Final = 1.0
_STANDING_PART: Final = 4
_LONGEST_PAUSE_S: Final = 4


class Admission:
    """Counts the requests that are being answered.

    Parameters
    ----------
    most : int
        How many are taken on at once; a quarter of them once an eighth or more has been waiting for a second on
        end, until fewer than an eighth wait.
    clock : callable
        Seconds that never go back.
    """

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._short = max(2, most // _STANDING_PART)
        self._clock = clock
        self._quiet = clock()
        self.now = 0
        self.refused = 0

    def admits(self, *, named: bool) -> bool:
        """Say whether one more is taken on.

        Parameters
        ----------
        named : bool
            Whether it says who asks; who does not has three quarters of the room.
        """
        if self.now < self._short // 2:
            self._quiet = self._clock()
        standing = self._clock() - self._quiet > STANDING_S
        room = self._short if standing else self._most
        if self.now < (room if named else max(1, room * 3 // 4)):
            return True
        self.refused += 1
        return False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Count one request while it is answered."""
        self.now += 1
        try:
            yield
        finally:
            self.now -= 1

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Leave out a request that only waits for something to come: it takes no work."""
        self.now -= 1
        try:
            yield
        finally:
            self.now += 1

    @staticmethod
    def pause_s() -> int:
        """Return when to come again, spread so that not all come at once."""
        return random.randint(1, _LONGEST_PAUSE_S)
