"""Several processes for a long search: each looks at the objects of a part, the parts come back in their order.

The kernels release the interpreter lock, what is around them does not; so two processors take two processes.
A worker is a plain child of this one (`python -m openparos.detection.manoeuvres.worker`), which reads the sets
itself, from the archive or from a file that all map into memory. It ends when its standard input does: with
the process that began it, however that ends.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Final, Self

from openparos.model.errors import OpenParosError

from .detector import Scan
from .parameters import Parameters

LARGEST: Final = 8
"""Workers at most: each holds a part and its own compiled code, some 300 MB."""
MODULE: Final = "openparos.detection.manoeuvres.worker"


class WorkerLost(OpenParosError):
    """A worker ended before it answered."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker is told first.

    Attributes
    ----------
    archive, table : Path or None
        Folder of the archive, or an Arrow file of sets: one of the two.
    parameters : Parameters
        Operating points.
    passive : frozenset of int
        Objects known not to be able to move.
    """

    archive: Path | None
    table: Path | None
    parameters: Parameters
    passive: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """Objects to look at, by catalogue number, and where the answer is kept."""

    norad_ids: tuple[int, ...]
    keep: Path | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong in a worker, as text: not every exception survives the way."""

    text: str


def processors() -> int:
    """Return how many processes are worth starting here."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(LARGEST, count)


class Team:
    """Workers that live as long as a `with` block.

    Parameters
    ----------
    work : Work
        What they are to do.
    count : int
        How many.

    Attributes
    ----------
    children : list of Popen
        The processes.
    """

    def __init__(self, work: Work, count: int) -> None:
        self._work, self._count = work, count
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self.children: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        paths = os.pathsep.join(one for one in sys.path if one)
        for _ in range(self._count):
            child = subprocess.Popen(
                [sys.executable, "-m", MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": paths},
            )
            self.children.append(child)
            self._free.put(child)
            _send(child.stdin, self._work)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self.children:
            if kind is not None:
                child.kill()
            with suppress(OSError):  # of one that is gone
                child.stdin.close()  # type: ignore[union-attr]
        for child in self.children:
            child.wait()
            if child.stdout is not None:
                child.stdout.close()

    def scans(self, parts: Sequence[Part]) -> Iterator[Scan]:
        """Give the answer of each part, in their order.

        Raises
        ------
        WorkerLost
            When a worker ended before it answered; it names the objects it was looking at.
        """
        with ThreadPoolExecutor(self._count) as threads:
            try:
                yield from threads.map(self._ask, parts)
            except BaseException:
                for child in self.children:
                    child.kill()
                threads.shutdown(wait=True, cancel_futures=True)
                raise

    def _ask(self, part: Part) -> Scan:
        child = self._free.get()
        try:
            _send(child.stdin, part)
            answer: Any = pickle.load(child.stdout)  # type: ignore[arg-type]
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise WorkerLost(
                f"a worker process ended with status {child.wait()} while it looked at the objects {_range(part)}",
                remedy="Run it again with more memory free; of an archive, what was finished is not done again",
            ) from error
        finally:
            self._free.put(child)  # a lost one too: whoever gets it next is told at once, and does not wait
        if isinstance(answer, Failure):
            raise WorkerLost(f"a worker failed at the objects {_range(part)}: {answer.text}")
        assert isinstance(answer, Scan)
        return answer


def _range(part: Part) -> str:
    return f"{part.norad_ids[0]} to {part.norad_ids[-1]}"


def _send(stream: IO[bytes] | None, what: object) -> None:
    assert stream is not None
    try:
        pickle.dump(what, stream, protocol=pickle.HIGHEST_PROTOCOL)
        stream.flush()
    except BrokenPipeError:
        pass  # the answer will be missing, and that is told
