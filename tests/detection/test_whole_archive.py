"""A run over a whole archive: the same answer in one go, in parts, and after being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.detection.manoeuvres import Parameters, detect
from openparos.detection.manoeuvres.keeping_parts import read_part
from openparos.detection.manoeuvres.team import Part, Team, Work, WorkerLost
from openparos.detection.manoeuvres.whole import detect_archive
from openparos.store.archive import Archive

OBJECTS = 24


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    quiet = NoiseModel(decay_m_day=1.0, storms_per_year=0.0)
    table = pa.concat_tables(
        [
            simulate(3000 + j, seed=j, days=60, noise=quiet, burns=[SimulatedBurn(30.3, 0.05)])
            for j in range(OBJECTS)
        ]
    )
    kept = Archive(tmp_path_factory.mktemp("archive"))
    kept.append([table], source="synthetic", file_sha256="0" * 64)
    return kept


def test_parts_make_the_answer_of_the_whole(archive: Archive, tmp_path: Path):
    told: list[tuple[int, int]] = []
    found = detect_archive(
        archive, tmp_path, sets_a_part=250, progress=lambda done, total: told.append((done, total))
    )
    assert found == detect(archive.between(0, 2**62))
    assert len(found) >= OBJECTS
    assert told[-1][0] == told[-1][1] == archive.manifest().rows
    assert len(told) > 4


def test_finished_parts_are_not_done_again(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first = detect_archive(archive, tmp_path, sets_a_part=250)
    parts = sorted(tmp_path.rglob("*.json"))
    parts[2].unlink()
    asked: list[int] = []
    between = Archive.between

    def counted(self: Archive, *arguments: object) -> pa.Table:
        asked.append(1)
        return between(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "between", counted)
    assert detect_archive(archive, tmp_path, sets_a_part=250) == first
    assert len(asked) == 1
    other = detect_archive(archive, tmp_path, Parameters(bulletin_score=9.0), sets_a_part=250)
    assert {one.evidence.parameters["bulletin_score"] for one in other} == {9.0}
    assert len(list(tmp_path.iterdir())) == 1  # what belonged to the old parameters is gone


def test_a_killed_run_is_taken_up_again(archive: Archive, tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from openparos.store.archive import Archive;"
        "from openparos.detection.manoeuvres.whole import detect_archive;"
        "detect_archive(Archive(Path(sys.argv[1])), Path(sys.argv[2]), sets_a_part=250)"
    )
    command = [sys.executable, "-c", program, str(archive.folder), str(tmp_path)]
    child = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    while len(list(tmp_path.rglob("*.json"))) < 2 and child.poll() is None:
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.wait()
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert len(before) >= 2
    assert detect_archive(archive, tmp_path, sets_a_part=250) == detect(archive.between(0, 2**62))
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert {name: after[name] for name in before} == before


def test_workers_give_the_same_events_in_the_same_order(archive: Archive, tmp_path: Path):
    table = archive.between(0, 2**62)
    alone = detect(table, workers=1)
    assert detect(table, workers=2) == alone
    assert detect_archive(archive, tmp_path, sets_a_part=250, workers=2) == alone
    assert detect_archive(archive, tmp_path, sets_a_part=250, workers=1) == alone  # from the kept parts


def test_a_worker_that_is_killed_is_reported_and_what_was_finished_is_kept(archive: Archive, tmp_path: Path):
    objects = archive.objects()["norad_id"].to_pylist()
    work = Work(archive.folder, None, Parameters(), frozenset())
    parts = [Part((number,), tmp_path / f"{number}.json") for number in objects]
    with Team(work, 2) as team:
        list(team.scans(parts[:3]))
        for child in team.children:
            child.kill()
        with pytest.raises(WorkerLost, match=r"ended with status -9 while it looked at the objects 300"):
            list(team.scans(parts[3:]))
    finished = sorted(tmp_path.glob("*.json"))
    assert len(finished) == 3
    assert read_part(finished[0]).events
    assert all(child.poll() is not None for child in team.children)


def test_what_fails_in_a_worker_is_told_with_the_objects(tmp_path: Path):
    work = Work(None, tmp_path / "absent.arrow", Parameters(), frozenset())
    with pytest.raises(WorkerLost, match="7 to 9"), Team(work, 1) as team:
        list(team.scans([Part((7, 9))]))


def test_workers_end_with_the_process_that_began_them(archive: Archive, tmp_path: Path):
    program = (
        "import sys, time; from pathlib import Path; from openparos.detection.manoeuvres.parameters import Parameters;"
        "from openparos.detection.manoeuvres.team import Team, Work;"
        "team = Team(Work(Path(sys.argv[1]), None, Parameters(), frozenset()), 2).__enter__();"
        "print(*(one.pid for one in team.children), flush=True); time.sleep(600)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(archive.folder)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    children = [int(text) for text in parent.stdout.readline().split()]
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 60.0
    while any(_runs(child) for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(children) == 2
    assert not any(_runs(child) for child in children)


def _runs(process: int) -> bool:
    """Say whether a process is there and not merely waiting to be collected."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
