"""A thread that does one thing again and again, at once when it is woken, and ends when it is told to."""

from __future__ import annotations

import contextlib
import threading
from abc import ABC, abstractmethod

from openparos.model.errors import OpenParosError


class Periodic(threading.Thread, ABC):
    """Calls `turn` every so often.

    Parameters
    ----------
    name : str
        Name of the thread.
    every_s : float
        How long it rests between two turns.
    """

    def __init__(self, name: str, every_s: float) -> None:
        super().__init__(name=name, daemon=True)
        self._every_s = every_s
        self._woken = threading.Event()
        self._ended = threading.Event()

    @abstractmethod
    def turn(self) -> None:
        """Do the thing once."""

    def run(self) -> None:
        """Take turns until told to stop; what fails is tried again at the next turn."""
        while not self._ended.is_set():
            with contextlib.suppress(OpenParosError, OSError):
                self.turn()
            self._woken.wait(self._every_s)
            self._woken.clear()

    @property
    def ending(self) -> bool:
        """Whether it was told to stop."""
        return self._ended.is_set()

    def wake(self) -> None:
        """Let the next turn begin now."""
        self._woken.set()

    def stop(self) -> None:
        """End after the present turn."""
        self._ended.set()
        self._woken.set()
        if self.is_alive():
            self.join(15)
