"""`update` killed at every step of fetching and ingesting, and run twice at once: nothing is lost, nothing is half there."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import openparos

from .answering import GP, SATCAT, Answer, Server

SETS, ROWS = 5, 4
# One process that has everything imported and forks: a child for each run, killed at one exact call.
SWEEP = """
import json, os, signal, sys
sys.path.insert(0, {source!r})
from dataclasses import replace
from pathlib import Path
import httpx2, duckdb, pyarrow.parquet
from openparos.model.times import US_PER_SECOND, now_us
from openparos.sources.feeds import celestrak_group, feeds_of
from openparos.sources.updating import update
from openparos.sources.fetching import answers_of
from openparos.store.workspace import Workspace
from openparos.formats.tables import read_table

FEEDS = [replace(celestrak_group("test"), address={address!r} + "/gp"), replace(feeds_of("satcat")[0], address={address!r} + "/satcat")]

def in_child(work):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException as error:
            os.write(writing, json.dumps(repr(error)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status), json.loads(said) if said else None

def killed_at(number, folder):
    count = 0
    def wrap(original):
        def call(*arguments, **named):
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **named)
        return call
    for name in ("fsync", "rename", "replace"):
        setattr(os, name, wrap(getattr(os, name)))
    for name in ("replace", "rename", "touch", "unlink"):
        setattr(Path, name, wrap(getattr(Path, name)))
    update(Workspace.open(folder), FEEDS)
    return count

def state(folder):
    workspace = Workspace.open(folder)
    kept = answers_of(workspace)
    archive = workspace.archive
    table = workspace.tables.latest("satcat")
    return {{
        "problems": [str(one) for one in archive.check().problems] + [str(one) for one in workspace.tables.problems()],
        "sets": len(archive.between(None, None)),
        "rows": len(read_table(table).rows) if table else 0,
        "kept": [one.path.read_bytes().decode() for name in kept.feeds() for one in kept.of(name)],
        "taken_in": [one.path.with_name(one.path.name + ".ingested").exists() for name in kept.feeds() for one in kept.of(name)],
    }}

def again(folder):
    later = now_us() + 48 * 3600 * US_PER_SECOND
    return [one.to_json()["outcome"] for one in update(Workspace.open(folder), FEEDS, clock=lambda: later)]

number = {first}
while True:
    folder = Path({folder!r}) / str(number)
    killed, _ = in_child(lambda: killed_at(number, folder))
    _, after = in_child(lambda: state(folder))
    _, outcomes = in_child(lambda: again(folder))
    _, end = in_child(lambda: state(folder))
    print(json.dumps({{"number": number, "killed": killed, "after": after, "again": outcomes, "end": end}}), flush=True)
    if not killed:
        break
    number += {step}
"""


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    one.by_path = {"/gp": Answer(GP), "/satcat": Answer(SATCAT)}
    yield one
    one.stop()


def sweep(server: Server, folder: Path, first: int, step: int) -> list[dict[str, Any]]:
    source = str(Path(openparos.__file__).parent.parent)
    code = SWEEP.format(source=source, address=server.address, folder=str(folder), first=first, step=step)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def hold(runs: list[dict[str, Any]]) -> int:
    """Hold what each kill left against the promises; return how many struck between keeping and taking in."""
    in_ingest = 0
    assert not runs[-1]["killed"]
    for one in runs:
        after, end = one["after"], one["end"]
        assert isinstance(after, dict), (one["number"], after)
        assert isinstance(end, dict), (one["number"], end)
        assert after["problems"] == end["problems"] == []
        assert after["sets"] in (0, SETS), one["number"]
        assert after["rows"] in (0, ROWS), one["number"]
        # What stands among the answers is whole, whatever was cut off around it.
        assert set(after["kept"]) <= {GP, SATCAT}, one["number"]
        assert (end["sets"], end["rows"]) == (SETS, ROWS), one["number"]
        assert all(end["taken_in"]), one["number"]
        in_ingest += one["killed"] and not all(after["taken_in"])
    return in_ingest


def test_a_kill_at_calls_into_the_system(server: Server, tmp_path: Path):
    """Every fourth call that changes files; all of them in the long run."""
    runs = sweep(server, tmp_path, 2, 4)
    assert hold(runs) >= 3
    assert len(runs) > 8


@pytest.mark.long
def test_a_kill_at_each_call_into_the_system(server: Server, tmp_path: Path):
    assert hold(sweep(server, tmp_path, 1, 1)) >= 12


UPDATE = """
import sys
sys.path.insert(0, {source!r})
from dataclasses import replace
from openparos.model.errors import StoreBusy
from openparos.sources.feeds import celestrak_group
from openparos.sources.updating import update
from openparos.store.workspace import Workspace
from pathlib import Path
print("ready", flush=True)
sys.stdin.readline()
try:
    taken = update(Workspace.open(Path({folder!r})), [replace(celestrak_group("test"), address={address!r} + "/gp")])
    print(taken[0].fetched.outcome, taken[0].ingested.added if taken[0].ingested else 0)
except StoreBusy:
    print("busy")
"""


def start(server: Server, folder: Path) -> subprocess.Popen[str]:
    source = str(Path(openparos.__file__).parent.parent)
    code = UPDATE.format(source=source, folder=str(folder), address=server.address)
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def end(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate(timeout=60)
    return said.strip()


def test_two_processes_at_once_ask_once_and_take_in_once(server: Server, tmp_path: Path):
    server.by_path = {"/gp": Answer(GP, delay_s=0.5)}
    both = [start(server, tmp_path), start(server, tmp_path)]
    for one in both:
        go(one)
    assert sorted(end(one) for one in both) == ["busy", f"new {SETS}"]
    assert len(server.asked) == 1


def test_the_lock_of_a_killed_update_stops_nobody(server: Server, tmp_path: Path):
    server.by_path = {"/gp": Answer(GP, delay_s=20.0)}
    first = start(server, tmp_path)
    go(first)
    deadline = time.monotonic() + 30
    while not server.asked:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = start(server, tmp_path)
    go(second)
    # The request was written down before it was sent, so the source is not asked again at once.
    assert end(second) == "not-due 0"
