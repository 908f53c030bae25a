"""Files that are whole or not there: write beside, flush, rename, flush the folder; and one writer.

Every write of the log that must survive a power cut goes through here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from openparos.model.errors import StoreBusy

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

PART_SUFFIX = ".part"
_FLUSHING_THREADS: Final = 16


def write_whole(path: Path, data: bytes, *, mode: int = 0o644, flush: bool = True) -> None:
    """Write a file beside its place and rename it into it; the folder is not flushed yet."""
    part = path.with_name(path.name + PART_SUFFIX)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if flush:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(part, path)


def write_durable(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that it survives a power cut once this returns."""
    write_whole(path, data, mode=mode)
    flush_folders([path.parent])


def flush_together(files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Flush files that were written without it, and the listings of folders, many at once.

    A disk takes the flushes of sixteen threads in about the time of one (measured: 392 files in 0.08 s
    instead of 1.6 s); for the few of one small batch the threads are kept ready.
    """
    jobs = [*((_flush_file, path) for path in files), *((_flush_folder, path) for path in folders)]
    if len(jobs) < 2:
        for act, path in jobs:
            act(path)
        return
    done = [_threads(os.getpid()).submit(act, path) for act, path in jobs]
    wait(done)
    for one in done:
        one.result()  # an error of any thread is raised here, when none is at work any more


@lru_cache(maxsize=1)
def _threads(process: int) -> ThreadPoolExecutor:
    """Return the threads of this process: one that was forked has none of its parent's."""
    return ThreadPoolExecutor(_FLUSHING_THREADS, thread_name_prefix="flush")


def _flush_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folders(folders: Iterable[Path]) -> None:
    """Flush the listings of folders, so that the names in them survive a power cut."""
    for folder in folders:
        _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # pragma: no cover - Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(folder: Path) -> list[Path]:
    """Make a folder with its parents; return every folder whose listing changed."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
    return [folder, *missing] if missing else []


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Hold the right to write in a folder; it is given back when the process ends, however it ends.

    Raises
    ------
    StoreBusy
        When another process holds it.
    """
    if fcntl is None:  # pragma: no cover - Windows
        raise StoreBusy("writing a log needs a system with file locks", where=str(folder))
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(
                "another process is writing to this log", where=str(folder), remedy="Wait for it to end"
            ) from error
        yield
    finally:
        os.close(descriptor)
