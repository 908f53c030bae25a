"""A screening over a cluster: equal to the local one, through lost workers, failures and interruptions."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from screening_cases import START_US, one_set, shell

from openparos.cli.main import run
from openparos.detection.screening.asked import ScreenParameters
from openparos.detection.screening.chunks import Work, chunks_of
from openparos.detection.screening.events import EventWriter
from openparos.detection.screening.screen import screen
from openparos.detection.screening.sweep import SweepSettings
from openparos.detection.screening.workers import (
    ByExecutor,
    Job,
    KeptChunks,
    Resumable,
    collect,
    compute,
    software,
)
from openparos.model.elements import to_table
from openparos.model.errors import InputRefused, StoreDamaged

SETTINGS = SweepSettings(shards=2)


@pytest.fixture(scope="module")
def table() -> pa.Table:
    sets = [
        *shell(140, 7000.0, 8.0, seed=1),
        one_set(900, 7400.0),
        one_set(901, 7400.0, mean_anomaly_deg=0.02),
    ]
    sets.append(one_set(902, 6378.0 + 180.0, eccentricity=0.0005, bstar=0.005))  # decays in the window
    return to_table(sets)


def lines(table: pa.Table, **other: object) -> list[str]:
    found = screen(table, START_US, 6.0, 20.0, prox_km=50.0, **other)  # type: ignore[arg-type]
    return sorted(EventWriter(found).lines())


def test_shards_and_threads_do_not_change_a_byte(table: pa.Table):
    plain = lines(table)
    assert len(plain) > 20
    assert lines(table, settings=SweepSettings(threads=1)) == plain
    assert lines(table, settings=SweepSettings(threads=3, shards=5)) == plain


def test_every_pair_is_found_by_one_shard(table: pa.Table):
    asked = ScreenParameters(START_US, 1.0, 20.0)
    whole = Work(table, asked, SweepSettings())
    (all_of_it,) = [whole.chunk(one) for one in chunks_of(asked, SweepSettings())][:1]
    cut = Work(table, asked, SweepSettings(shards=3))
    parts = [cut.chunk(one) for one in chunks_of(asked, SweepSettings(shards=3))[:3]]
    assert sum(one.num_rows for one in parts) == all_of_it.num_rows


def test_other_processes_find_the_same_bytes(table: pa.Table, tmp_path: Path):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        spread = lines(table, settings=SETTINGS, workers=ByExecutor(executor, tmp_path))
    assert spread == lines(table)
    assert list(tmp_path.iterdir()) == [], "nothing is left behind when all is done"


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_finds_the_same_bytes(table: pa.Table, tmp_path: Path):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = next(iter(client.run(os.getpid).values()))

        def kill_half_way() -> None:
            end = time.monotonic() + 120.0
            while time.monotonic() < end and len(list(tmp_path.rglob("*.arrow"))) < 3:
                time.sleep(0.005)
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill_half_way)
        killer.start()
        workers = ByExecutor(client.get_executor(retries=2), tmp_path)
        spread = lines(table, settings=SETTINGS, workers=workers)
        killer.join()
    assert spread == lines(table)


def test_an_interrupted_run_goes_on_where_it_stopped(table: pa.Table, tmp_path: Path):
    class Stopped(Exception):
        pass

    class StopsAfterThree(ThreadPoolExecutor):
        count = 0

        def submit(self, *args: object, **kwargs: object) -> Future:  # type: ignore[override, type-arg]
            self.count += 1
            if self.count > 3:
                raise Stopped
            future = super().submit(*args, **kwargs)  # type: ignore[arg-type]
            future.result()
            return future

    class Counts(ThreadPoolExecutor):
        count = 0

        def submit(self, *args: object, **kwargs: object) -> Future:  # type: ignore[override, type-arg]
            self.count += 1
            return super().submit(*args, **kwargs)  # type: ignore[arg-type]

    asked = ScreenParameters(START_US, 6.0, 20.0, 50.0)
    total = len(chunks_of(asked, SETTINGS))
    kept_by_hand = 0
    with StopsAfterThree(1) as executor, pytest.raises(Stopped):
        lines(table, settings=SETTINGS, workers=ByExecutor(executor, tmp_path))
    (folder,) = tmp_path.iterdir()
    job = Job(
        str(folder / "sets.parquet"), hashlib.sha256((folder / "sets.parquet").read_bytes()).hexdigest(),
        asked, SETTINGS, software(),
    )  # fmt: skip
    kept = KeptChunks(folder)
    for chunk in chunks_of(asked, SETTINGS)[:4]:
        kept.write(chunk, compute(job, chunk))
        kept_by_hand += 1
    damaged = next(folder.glob("*.arrow"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    with Counts(1) as executor:
        resumed = lines(table, settings=SETTINGS, workers=ByExecutor(executor, tmp_path))
        assert executor.count == total - kept_by_hand + 1
    assert resumed == lines(table)


def test_threads_here_resume_too(table: pa.Table, tmp_path: Path):
    assert lines(table, workers=Resumable(tmp_path)) == lines(table)


def test_a_chunk_that_fails_is_tried_again_and_then_given_up():
    asked = ScreenParameters(START_US, 1.0, 20.0)
    (chunk, *_) = chunks_of(asked, SweepSettings())
    tries: list[int] = []

    def fails(times: int):
        def work() -> pa.Table:
            tries.append(1)
            if len(tries) <= times:
                raise OSError("lost")
            return pa.table({"a": [1]})

        return work

    with ThreadPoolExecutor(1) as executor:
        assert collect([chunk], lambda _: executor.submit(fails(2)))[0].num_rows == 1
        tries.clear()
        with pytest.raises(OSError, match="lost"):
            collect([chunk], lambda _: executor.submit(fails(9)))
        assert len(tries) == 3


def test_a_worker_refuses_other_versions_and_other_sets(table: pa.Table, tmp_path: Path):
    file = tmp_path / "sets.parquet"
    pq.write_table(table, file)
    asked = ScreenParameters(START_US, 1.0, 20.0)
    (chunk, *_) = chunks_of(asked, SETTINGS)
    job = Job(str(file), "0" * 64, asked, SETTINGS, software())
    with pytest.raises(StoreDamaged, match="not the sets"):
        compute(job, chunk)
    with pytest.raises(InputRefused, match="this worker runs"):
        compute(replace(job, software="openparos 0.0.0, astroz 9"), chunk)
    with pytest.raises(InputRefused, match="cannot read the element sets"):
        compute(replace(job, sets=str(tmp_path / "none.parquet")), chunk)


def test_an_address_where_nobody_answers(table: pa.Table, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    pytest.importorskip("distributed")
    file = tmp_path / "sets.parquet"
    pq.write_table(table, file)
    arguments = ["screen", "--at", "2024-07-05", "--hours", "1", "--elements", str(file), "--cluster"]
    assert run([*arguments, "nowhere"]) == 1
    assert "no scheduler of Dask answers at nowhere" in capsys.readouterr().err
    assert run([*arguments[:-1], "--threads", "0"]) == 2
