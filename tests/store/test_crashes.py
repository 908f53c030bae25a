"""What a `kill -9`, a full disk or a missing right leaves behind: the archive as before, or as after."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from element_samples import SHA, append, make_set, random_sets

import openparos
from openparos.model.elements import to_table
from openparos.model.errors import StoreBusy, StoreNotWritable
from openparos.model.times import US_PER_DAY
from openparos.store.archive import Archive

SOURCE = str(Path(openparos.__file__).parent.parent)
WRITER = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
from openparos.store import compaction, writing
compaction.WINDOW_ROWS, compaction.MOST_RUNS, compaction.MERGED_AT_ONCE = 200, 3, 3
compaction._SAMPLE_STEP, writing.BATCH_ROWS = 1, 50
from openparos.model.elements import to_table
from openparos.store.archive import Archive
from element_samples import random_sets
archive = Archive(Path({folder!r}))
print("ready", flush=True)
for step in range({start}, {start} + 1000):
    sets = random_sets(step, 120)
    archive.append([to_table(sets)], source=None, file_sha256=f"{{step:064x}}")
    print(step, flush=True)
"""


def start_writer(archive: Archive, start: int) -> subprocess.Popen[str]:
    root = str(Path(__file__).resolve().parent)
    code = WRITER.format(path=[root, SOURCE], folder=str(archive.folder), start=start)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def steps_held(archive: Archive) -> set[int]:
    return {int(one.sha256, 16) for one in archive.manifest().origins}


def kill_runs(archive: Archive, times: int) -> None:
    """Start a writer, kill it at a random moment, and hold what it left against what it said."""
    draw, step = random.Random(7), 0
    for _ in range(times):
        process = start_writer(archive, step)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(draw.random() * 0.5)
        process.send_signal(signal.SIGKILL)
        said = [int(line) for line in process.stdout.read().split()]
        process.wait()
        process.stdout.close()
        report = archive.check()
        assert report.ok, report.problems
        last = max(said, default=step - 1)
        held = steps_held(archive)
        assert held - {last + 1} == set(range(last + 1)), "a committed append is missing"
        # All or nothing: the append that was interrupted is in with all its sets, or with none.
        done = max(held, default=-1)
        if done >= 0:
            assert append(archive, *random_sets(done, 120), sha=f"{done:064x}")[0] == 0
        step = done + 1
    assert archive.repair().ok
    assert archive.check().uncommitted == ()
    held_epochs = archive.between(None, None)
    for one in range(step):
        assert append(archive, *random_sets(one, 120), sha=f"{one:064x}")[0] == 0
    assert archive.between(None, None).equals(held_epochs)


def test_kill_9_leaves_the_archive_as_before_or_as_after(tmp_path: Path):
    kill_runs(Archive(tmp_path / "archive"), 15)


@pytest.mark.long
def test_kill_9_three_hundred_times(tmp_path: Path):
    kill_runs(Archive(tmp_path / "archive"), 300)


class Killed(BaseException):
    """Stands for the end of the process at one exact place."""


def test_an_end_at_every_single_step_of_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Every flush and every rename is a place to die: die at each in turn, and look."""
    archive = Archive(tmp_path / "archive")
    append(archive, *random_sets(1, 200))
    before = archive.between(None, None)
    real_fsync, real_replace = os.fsync, Path.replace
    place, survived = 0, False
    while not survived:
        count = 0

        def step(limit: int = place) -> None:
            nonlocal count
            count += 1
            if count > limit:
                raise Killed

        def fsync(descriptor: int, step=step) -> None:  # type: ignore[no-untyped-def]
            step()
            real_fsync(descriptor)

        def rename(self: Path, goal: Path, step=step) -> Path:  # type: ignore[no-untyped-def]
            step()
            return real_replace(self, goal)

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(Path, "replace", rename)
        try:
            append(archive, *random_sets(2, 200), sha="cd" * 32)
            survived = True
        except Killed:
            pass
        monkeypatch.undo()
        assert archive.check().ok
        if survived or archive.manifest().generation > 1:
            break
        assert archive.between(None, None).equals(before)
        place += 1
    assert place > 5
    assert archive.manifest().generation == 2


def test_the_lock_of_a_killed_writer_is_free(tmp_path: Path):
    archive = Archive(tmp_path / "archive")
    code = (
        f"import sys, time; sys.path[:0] = [{SOURCE!r}]\n"
        "from pathlib import Path\nfrom openparos.store.archive import Archive\n"
        f"with Archive(Path({str(archive.folder)!r})).session():\n    print('held', flush=True); time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(StoreBusy, match=f"process {process.pid} on"):
        append(archive, make_set())
    with pytest.raises(StoreBusy):
        archive.repair()
    process.kill()
    process.wait()
    process.stdout.close()
    assert append(archive, make_set()) == (1, 0)


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path: Path):
    """A limit on the size of files stands for the full disk: writing beyond it fails in the same way."""
    archive = Archive(tmp_path / "archive")
    append(archive, make_set())
    before = archive.manifest()
    code = (
        f"import sys, resource; sys.path[:0] = {[str(Path(__file__).resolve().parent), SOURCE]!r}\n"
        "from pathlib import Path\nfrom openparos.store.archive import Archive\n"
        "from openparos.model.elements import to_table\nfrom openparos.model.errors import StoreNotWritable\n"
        "from element_samples import random_sets\n"
        "sets = to_table(random_sets(1, 3000))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try:\n"
        f"    Archive(Path({str(archive.folder)!r})).append([sets], source=None, file_sha256='00')\n"
        "except StoreNotWritable as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "cannot be written" in done.stdout, done.stderr
    assert "File too large" in done.stdout
    assert archive.manifest() == before
    assert archive.check().ok
    assert archive.check().uncommitted == ()
    assert append(archive, *random_sets(1, 3000))[0] > 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write(tmp_path: Path):
    archive = Archive(tmp_path / "archive")
    append(archive, make_set())
    for folder in (archive.folder, archive.folder / "runs"):
        folder.chmod(0o555)
    try:
        with pytest.raises(StoreNotWritable):
            append(archive, make_set(5))
        assert len(archive.history(25544)) == 1
        assert archive.check().ok
    finally:
        for folder in (archive.folder, archive.folder / "runs"):
            folder.chmod(0o755)


def test_a_place_where_no_folder_can_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreNotWritable, match="as it was before"):
        append(Archive(tmp_path / "file" / "archive"), make_set())


def test_readers_and_writers_at_once(tmp_path: Path):
    """While another process appends, merges and removes, every answer is of one commit."""
    archive = Archive(tmp_path / "archive")
    process = start_writer(archive, 0)
    assert process.stdout is not None
    process.stdout.readline()
    seen = 0
    try:
        for _ in range(40):
            sets = len(archive.between(0, 30_000 * US_PER_DAY))
            assert sets >= seen
            seen = sets
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert archive.check().ok


def test_an_error_in_the_tables_given_undoes_the_append(tmp_path: Path):
    archive = Archive(tmp_path / "archive")
    append(archive, make_set())

    def tables():  # type: ignore[no-untyped-def]
        yield to_table(random_sets(3, 50))
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        archive.append(tables(), source=None, file_sha256=SHA)
    assert archive.summary().sets == 1
    assert archive.check().uncommitted == ()
