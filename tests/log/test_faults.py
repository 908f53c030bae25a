"""kill -9 at any point, a full disk, a disk that may not be written: nothing acknowledged is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import time

import pytest

from openparos.log.fsck import check_log
from openparos.log.ledger import Ledger
from openparos.log.settings import read_note
from openparos.log.tiles import StoredTree
from openparos.model.errors import OpenParosError, StoreNotWritable

from .conftest import entries

CALLS = ("open", "write", "pwrite", "fsync", "fdatasync", "replace", "unlink", "rmdir", "mkdir")


def child(work) -> int:
    """Run `work` in a process of its own."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def after_a_crash(folder, acknowledged: int, older) -> int:
    """Check what must hold whenever the power went; return the size then."""
    report = check_log(folder, checkpoint=older)
    assert report.problems == []
    with Ledger(folder) as ledger:
        size = ledger.size
        assert size >= acknowledged
        assert ledger.publish().checkpoint.size == size
    assert check_log(folder, checkpoint=older).problems == []
    tree = StoredTree(folder, size)
    for index in range(max(0, size - 600), size):
        assert tree.entry(index) == entries(index, 1)[0]
    return size


def write_for_ever(folder, pipe) -> None:
    """Append batches and single entries, saying after each how many are acknowledged."""
    import openparos.log.journal as journal

    journal._flush = os.fsync
    choice = random.Random(os.getpid())
    with Ledger(folder) as ledger:
        os.write(pipe, b"0\n")
        while True:
            if choice.random() < 0.5:
                ledger.append(entries(ledger.size, choice.choice((1, 3, 200, 260))))
            else:
                ledger.stage(entries(ledger.size, 1)[0])
            os.write(pipe, f"{ledger.size}\n".encode())


def crash_runs(folder, older, runs: int) -> int:
    """Kill a writer at random moments; return how many entries the log then holds."""
    size = 0
    for _ in range(runs):
        reading, writing = os.pipe()
        pid = child(lambda pipe=writing: write_for_ever(folder, pipe))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            pipe.readline()
            time.sleep(random.random() * 0.04)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            said = [int(line) for line in pipe.read().split("\n")[:-1]]
        size = after_a_crash(folder, max(said, default=size), older)
        older.write_bytes((folder / "checkpoint").read_bytes())
    return size


def test_twenty_kills_at_random_points(make_log, tmp_path):
    folder = make_log(3)
    older = tmp_path / "older"
    older.write_bytes((folder / "checkpoint").read_bytes())
    assert crash_runs(folder, older, 20) > 3


@pytest.mark.long
def test_a_thousand_kills_at_random_points(make_log, tmp_path):
    older = tmp_path / "older"
    for run in range(10):
        folder = make_log(3, name=f"log{run}")
        older.write_bytes((folder / "checkpoint").read_bytes())
        assert crash_runs(folder, older, 100) > 3


def at_call(number: int, act) -> None:
    """Let `act` happen at the given call into the system that changes files."""
    count = 0

    def wrap(original):
        def call(*arguments, **named):
            nonlocal count
            count += 1
            if count == number:
                act()
            return original(*arguments, **named)

        return call

    for name in CALLS:
        setattr(os, name, wrap(getattr(os, name)))


@pytest.mark.parametrize("step", [1, pytest.param(0, marks=pytest.mark.long)])
def test_a_kill_at_each_call_into_the_system(make_log, tmp_path, step):
    """Not at random: at the first call, the second, and so on until the append gets through."""
    folder, older = make_log(250), tmp_path / "older"
    older.write_bytes((folder / "checkpoint").read_bytes())
    number = 1
    while True:
        before = Ledger(folder)
        size = before.size
        before.close()

        def work(number=number):
            at_call(number, lambda: os.kill(os.getpid(), signal.SIGKILL))
            with Ledger(folder) as ledger:
                ledger.stage(entries(ledger.size, 1)[0])
                ledger.append(entries(ledger.size, 8))

        _, status = os.waitpid(child(work), 0)
        after_a_crash(folder, size, older)
        older.write_bytes((folder / "checkpoint").read_bytes())
        if not os.WIFSIGNALED(status):
            break
        number += 1 + 2 * step
    assert number > 20


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_refuses_at_any_call(make_log, tmp_path, monkeypatch, code):
    folder, older = make_log(250), tmp_path / "older"
    older.write_bytes((folder / "checkpoint").read_bytes())
    for number in range(1, 60, 4):
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, getattr(os, name))

            def refuse():
                raise OSError(code, os.strerror(code))

            with Ledger(folder) as ledger:
                size = ledger.size
                at_call(number, refuse)
                with contextlib.suppress(StoreNotWritable):
                    ledger.append(entries(size, 10))
                    size = ledger.size
        assert after_a_crash(folder, size, older) >= size


def test_a_full_disk_is_said_in_one_sentence_and_overcome(make_log, monkeypatch):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        with monkeypatch.context() as patch:
            write = os.write

            def full(descriptor, data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

            patch.setattr(os, "write", full)
            with pytest.raises(StoreNotWritable, match=r"No space left on device.*Nothing was signed"):
                ledger.append(entries(3, 5))
            patch.setattr(os, "write", write)
        assert ledger.size == 3
        assert ledger.append(entries(3, 5)).checkpoint.size == 8
    assert check_log(folder).problems == []


def test_a_journal_on_a_full_disk_keeps_what_it_acknowledged(make_log, monkeypatch):
    folder = make_log(3)
    with Ledger(folder) as ledger:
        ledger.stage(entries(3, 1)[0])
        with monkeypatch.context() as patch:
            patch.setattr(os, "pwrite", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
            with pytest.raises(StoreNotWritable):
                ledger.stage(entries(4, 1)[0])
        assert ledger.stage(entries(4, 1)[0]) == 4
    with Ledger(folder) as ledger:
        assert ledger.publish().checkpoint.size == 5


@pytest.mark.skipif(os.getuid() == 0, reason="root writes where it may not")
def test_a_folder_that_may_not_be_written(make_log):
    folder = make_log(3)
    for path in (folder / "tile/0/000.p", folder / "tile/entries/000.p", folder / "keys", folder):
        path.chmod(0o500)
    try:
        with Ledger(folder) as ledger, pytest.raises(StoreNotWritable):
            ledger.append(entries(3, 1))
    except OpenParosError:
        pass
    finally:
        for path in (folder, folder / "keys", folder / "tile/0/000.p", folder / "tile/entries/000.p"):
            path.chmod(0o700)
    assert check_log(folder).problems == []
    assert read_note(folder / "checkpoint")
