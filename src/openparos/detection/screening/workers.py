"""Who computes the chunks of a screening: threads of this process, or the workers of a cluster.

Inputs are a few megabytes of element sets, outputs small Arrow tables, so no shared object store is
needed: anything that is a `concurrent.futures.Executor` will do. Workers read the sets themselves from
one Parquet file, which they must be able to reach under its name; what they return is kept in a folder,
chunk by chunk, so that a run that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Final

import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq

from openparos.model import __version__
from openparos.model.errors import InputRefused, OpenParosError, StoreDamaged
from openparos.orbits.propagate import choose_engine, engine_name

from .asked import ScreenParameters
from .chunks import Chunk, Work
from .sweep import SweepSettings

ATTEMPTS: Final = 3
"""A chunk is tried so often before the whole fails."""
_SETS: Final = "sets.parquet"


class KeptChunks:
    """Finished chunks in a folder, one Arrow file each; a file that cannot be read is computed again.

    Parameters
    ----------
    folder : Path
        The folder; made where absent.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def _file(self, chunk: Chunk) -> Path:
        return self.folder / f"{chunk.name}.arrow"

    def read(self, chunk: Chunk) -> pa.Table | None:
        """Return what is kept of a chunk, None where nothing is."""
        try:
            with pa.OSFile(str(self._file(chunk))) as file:
                return ipc.open_file(file).read_all()
        except (OSError, pa.ArrowInvalid):
            return None

    def write(self, chunk: Chunk, table: pa.Table) -> None:
        """Keep a chunk; it is there as a whole or not at all."""
        partial = self._file(chunk).with_suffix(f".{os.getpid()}.part")
        with pa.OSFile(str(partial), "wb") as file, ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        partial.replace(self._file(chunk))

    def remove(self) -> None:
        """Drop everything kept, when the whole is done."""
        for file in self.folder.iterdir():
            file.unlink(missing_ok=True)
        self.folder.rmdir()


def collect(
    chunks: list[Chunk],
    submit: Callable[[Chunk], Future[pa.Table]],
    *,
    kept: KeptChunks | None = None,
    at_once: int = 10_000,
    attempts: int = ATTEMPTS,
) -> list[pa.Table]:
    """Have every chunk computed and return the results in order of the chunks.

    Parameters
    ----------
    chunks : list of Chunk
        The work.
    submit : callable
        Hands one chunk to whoever computes it.
    kept : KeptChunks or None
        Where finished chunks are kept; those already there are not computed.
    at_once : int
        Most chunks handed out at a time.
    attempts : int
        A chunk that fails is handed out again, so often in all.
    """
    done: dict[Chunk, pa.Table] = {}
    for chunk in chunks if kept else ():
        table = kept.read(chunk) if kept else None
        if table is not None:
            done[chunk] = table
    waiting = [chunk for chunk in reversed(chunks) if chunk not in done]
    tried: dict[Chunk, int] = {}
    under_way: dict[Future[pa.Table], Chunk] = {}
    try:
        while waiting or under_way:
            while waiting and len(under_way) < at_once:
                chunk = waiting.pop()
                tried[chunk] = tried.get(chunk, 0) + 1
                under_way[submit(chunk)] = chunk
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                chunk = under_way.pop(future)
                error = future.exception()
                if error is None:
                    done[chunk] = future.result()
                    if kept:
                        kept.write(chunk, done[chunk])
                elif isinstance(error, OpenParosError) or tried[chunk] >= attempts:
                    raise error
                else:
                    waiting.append(chunk)
    finally:
        for future in under_way:
            future.cancel()
    return [done[chunk] for chunk in chunks]


def compute_here(work: Work, chunks: list[Chunk], kept: KeptChunks | None = None) -> list[pa.Table]:
    """Compute chunks in threads of this process."""
    threads = max(1, min(work.settings.threads, len(chunks)))
    with ThreadPoolExecutor(threads) as executor:
        return collect(
            chunks, lambda chunk: executor.submit(work.chunk, chunk), kept=kept, at_once=threads, attempts=1
        )


@dataclass(frozen=True, slots=True)
class Job:
    """All a worker needs to begin: where the sets are, what is asked, and who asks.

    Attributes
    ----------
    sets : str
        Parquet file of the sets, one an object.
    sets_sha256 : str
        Its hash.
    asked : ScreenParameters
        What is asked for.
    settings : SweepSettings
        How to sweep.
    software : str
        Versions of OpenPAROS and of the engine; a worker with others would find something else.
    """

    sets: str
    sets_sha256: str
    asked: ScreenParameters
    settings: SweepSettings
    software: str

    @property
    def digest(self) -> str:
        """Hash of everything that decides what the chunks hold; the place of the file is no part of it."""
        basis = {
            "sets": self.sets_sha256, "asked": asdict(self.asked), "software": self.software,
            "settings": asdict(self.settings) | {"threads": 0},
        }  # fmt: skip
        return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()


def software() -> str:
    """Return the versions that decide what is found."""
    return f"openparos {__version__}, {engine_name(choose_engine('auto', 'i'))}"


_prepared: dict[str, Work] = {}
_preparing: Final = Lock()


def compute(job: Job, chunk: Chunk) -> pa.Table:
    """Compute one chunk of a job: what a worker runs. The sets are read once a process.

    Raises
    ------
    InputRefused
        When this worker has other versions, or cannot read the very sets that were asked about.
    """
    if job.software != software():
        raise InputRefused(
            f"this worker runs {software()}, the screening was asked for by {job.software}",
            remedy="Install the same versions everywhere",
        )
    with _preparing:
        work = _prepared.get(job.digest)
        if work is None:
            work = Work(_read_sets(job), job.asked, job.settings)
            _prepared.clear()  # one job at a time: memory
            _prepared[job.digest] = work
    return work.chunk(chunk)


def _read_sets(job: Job) -> pa.Table:
    try:
        content = Path(job.sets).read_bytes()
    except OSError as error:
        raise InputRefused(
            f"a worker cannot read the element sets: {error.strerror or error}",
            file=job.sets,
            remedy="Name a folder with --resume that every worker sees under the same name",
        ) from error
    if hashlib.sha256(content).hexdigest() != job.sets_sha256:
        raise StoreDamaged("these are not the sets that were asked about", where=job.sets)
    return pq.read_table(pa.BufferReader(content))


class ByExecutor:
    """Workers of any executor, in other processes or on other computers.

    Parameters
    ----------
    executor : Executor
        Such as `distributed.Client.get_executor()`.
    folder : Path
        Where the sets and the finished chunks stand, in a folder of each job's own.
    """

    def __init__(self, executor: Executor, folder: Path) -> None:
        self.executor, self.folder = executor, folder

    def __call__(self, work: Work, chunks: list[Chunk]) -> list[pa.Table]:
        """Have the chunks computed; what is kept of an earlier run of the same job is used."""
        sink = pa.BufferOutputStream()
        pq.write_table(work.knots.table, sink)
        content = sink.getvalue().to_pybytes()
        sha256 = hashlib.sha256(content).hexdigest()
        draft = Job("", sha256, work.asked, work.settings, software())
        folder = (self.folder / draft.digest[:16]).absolute()
        kept = KeptChunks(folder)
        partial = folder / f"{_SETS}.{os.getpid()}.part"
        partial.write_bytes(content)
        partial.replace(folder / _SETS)
        job = Job(str(folder / _SETS), sha256, work.asked, work.settings, draft.software)
        tables = collect(chunks, lambda chunk: self.executor.submit(compute, job, chunk), kept=kept)
        kept.remove()
        return tables


class Resumable:
    """Threads of this process, finished chunks kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, work: Work, chunks: list[Chunk]) -> list[pa.Table]:
        """Compute the chunks that are not there yet."""
        sink = pa.BufferOutputStream()
        pq.write_table(work.knots.table, sink)
        sha256 = hashlib.sha256(sink.getvalue().to_pybytes()).hexdigest()
        kept = KeptChunks(self.folder / Job("", sha256, work.asked, work.settings, software()).digest[:16])
        tables = compute_here(work, chunks, kept)
        kept.remove()
        return tables


def cluster_executor(address: str) -> Executor:
    """Return an executor over a Dask cluster.

    Raises
    ------
    InputRefused
        When Dask is not installed or no scheduler answers.
    """
    try:
        client_of = import_module("distributed").Client
    except ImportError as error:
        raise InputRefused(
            "Dask is not installed here", remedy='Install the extra: pip install "openparos[cluster]"'
        ) from error
    try:
        client = client_of(address, timeout=20, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputRefused(
            f"no scheduler of Dask answers at {address}: {error}",
            remedy="Start one with `dask scheduler` and workers with `dask worker ADDRESS`",
        ) from error
    executor: Executor = client.get_executor(retries=2)
    return executor
