"""How much is taken on at once: what would only wait in a long queue is told so at once, and when to come again.

A burst of all States together is taken. A queue that does not empty is kept short, so that what is taken on is
answered soon; who does not say who he is gives way first.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

MEMORY_S: Final = 1.0
_STANDING_PART: Final = 4
_LONGEST_PAUSE_S: Final = 4


class Admission:
    """Counts the requests that are being answered.

    Parameters
    ----------
    most : int
        How many are taken on at once; a quarter of them once the mean of the last second or so has come to
        that, until the mean is an eighth.
    clock : callable
        Seconds that never go back.
    """

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._short = max(2, most // _STANDING_PART)
        self._clock = clock
        self._looked = clock()
        self._mean = 0.0
        self._standing = False
        self.now = 0
        self.refused = 0

    def admits(self, *, named: bool) -> bool:
        """Say whether one more is taken on.

        Parameters
        ----------
        named : bool
            Whether it says who asks; who does not has three quarters of the room.
        """
        self._look()
        room = self._short if self._standing else self._most
        if self.now < (room if named else max(1, room * 3 // 4)):
            return True
        self.refused += 1
        return False

    def _look(self) -> None:
        """Carry the mean on: requests end in clusters, so that the number of one moment says little."""
        looked = self._clock()
        self._mean += (self.now - self._mean) * -math.expm1((self._looked - looked) / MEMORY_S)
        self._looked = looked
        self._standing = self._mean >= (self._short / 2 if self._standing else self._short)

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
