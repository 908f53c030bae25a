"""One writer at a time: a lock file that says who holds it.

The lock is the operating system's own (flock, or byte-range locking on Windows), so it ends with the
process that holds it, however that process ends: there are no stale locks to clear away. What the
file says is only for people.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from openparos.model.errors import StoreBusy
from openparos.model.times import format_utc, now_us

# Windows locks bytes, and locked bytes cannot be read: lock one far behind the text.
_WINDOWS_OFFSET: Final = 1 << 30


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_WINDOWS_OFFSET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


class WriterLock:
    """The right to write in one folder, held as a context.

    Parameters
    ----------
    path : Path
        The lock file; made when absent, never removed.

    Raises
    ------
    StoreBusy
        On entering, when another process holds it; the message names process, computer and command.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        file = os.fdopen(descriptor, "r+b", buffering=0)
        if not _try_lock(file):
            file.close()
            raise StoreBusy(
                f"the archive is being written by {self._holder()}",
                where=str(self._path),
                remedy="Wait until it has ended and try again; nothing was changed",
            )
        self._file = file
        self._write_holder()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None

    def _write_holder(self) -> None:
        assert self._file is not None
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": format_utc(now_us()),
            "command": " ".join(sys.argv)[:500],
        }
        self._file.seek(0)
        self._file.truncate(0)
        self._file.write(json.dumps(holder).encode() + b"\n")

    def _holder(self) -> str:
        try:
            holder = json.loads(self._path.read_bytes())
            return (
                f"process {holder['pid']} on {holder['host']} since {holder['since']} ({holder['command']})"
            )
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"
