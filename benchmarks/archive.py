"""Size and speed of the element archive on 20 million sets.

    PYTHONPATH=src python benchmarks/archive.py --data SHARED_DATA [--sets 20000000] [--keep FOLDER]

The sets are the histories of `history/elements.parquet`, copied under new numbers, the node of each
copy turned by a constant; each copy is appended as a file of its own. Every row keeps source and file.
The peer, in the same run on one copy, is the plain way: doubles in Parquet with zstd, one file, read by
DuckDB. `--tle` adds an ingest end to end, from a TLE file with both checksums verified.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from openparos.formats.reading import read_elements
from openparos.formats.tle_writer import write_tle
from openparos.model.elements import from_table
from openparos.model.times import parse_utc
from openparos.sources.ingest import ingest_paths
from openparos.store.archive import Archive
from openparos.store.workspace import Workspace

COPY_STEP = 1_000_000
NODE_STEP = 79_190  # in 1e-4 degrees


def copies(history: Path, sets: int) -> Iterator[Iterator[pa.Table]]:
    """Yield the tables of each copy, in bounded memory, until the number of sets is reached."""
    left, copy = sets, 0
    while left > 0:
        rows = min(left, pq.ParquetFile(history).metadata.num_rows)
        yield one_copy(history, copy, rows)
        left, copy = left - rows, copy + 1


def one_copy(history: Path, copy: int, rows: int) -> Iterator[pa.Table]:
    for batch in read_elements(history, source="history"):
        table = batch.table.slice(0, rows)
        rows -= len(table)
        if len(table):
            yield shifted(table, copy)


def shifted(table: pa.Table, copy: int) -> pa.Table:
    """Return sets under other numbers, their nodes turned by a constant, to four decimals as printed."""
    number = pa.array(table["norad_id"].to_numpy() + np.int32(copy * COPY_STEP))
    node = np.rint(table["raan_deg"].to_numpy() * 1e4).astype(np.int64) + copy * NODE_STEP
    for name, values in (("norad_id", number), ("raan_deg", pa.array(node % 3_600_000 / 1e4))):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(place), values)
    return table


def median_ms(work: Callable[[int], object], arguments: Sequence[int]) -> float:
    took = []
    for argument in arguments:
        start = time.perf_counter()
        work(argument)
        took.append(1e3 * (time.perf_counter() - start))
    return statistics.median(took)


def build(archive: Archive, history: Path, sets: int) -> None:
    start, read = time.perf_counter(), 0.0
    for copy, tables in enumerate(copies(history, sets)):
        counted = Timed(tables)
        result = archive.append(counted, source=None, file_sha256=f"{copy:064x}", file=f"copy {copy}")
        read += counted.seconds
        print(f"  copy {copy}: {result.added:,} added, {result.duplicates:,} known", flush=True)
    append_s = time.perf_counter() - start - read
    summary = archive.summary()
    print(f"append: {summary.sets / append_s / 1e6:.2f} M sets/s (reading the history apart, {read:.0f} s)")
    print_size("as appended", archive)
    start = time.perf_counter()
    archive.compact()
    print(f"compact: {time.perf_counter() - start:.1f} s")
    print_size("compacted", archive)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory so far: {peak_mb:.0f} MB")


def print_size(label: str, archive: Archive) -> None:
    disk = sum(path.stat().st_size for path in archive.folder.rglob("*") if path.is_file())
    sets = archive.summary().sets
    runs = len(archive.manifest().runs)
    print(f"size {label}: {disk / sets:.2f} bytes a set on disk, all files; {sets:,} sets, {runs} runs")


class Timed:
    """Tables, and the seconds their making took."""

    def __init__(self, tables: Iterator[pa.Table]) -> None:
        self._tables = tables
        self.seconds = 0.0

    def __iter__(self) -> Iterator[pa.Table]:
        while True:
            start = time.perf_counter()
            table = next(self._tables, None)
            self.seconds += time.perf_counter() - start
            if table is None:
                return
            yield table


def questions(archive: Archive) -> None:
    objects = archive.objects()
    ids = np.random.default_rng(1).choice(objects["norad_id"].to_numpy(), 21).tolist()
    archive.history(ids[0])
    history_ms = median_ms(lambda one: archive.history(one), ids)
    longest = int(objects["norad_id"][int(np.argmax(objects["sets"].to_numpy()))].as_py())
    longest_ms = median_ms(lambda one: archive.history(one), [longest] * 5)
    print(f"history: median {history_ms:.0f} ms of 21 objects; the longest {longest_ms:.0f} ms")
    for day in ("2019-07-01", "2024-07-05", "2026-08-15", "2030-01-01"):
        us = parse_utc(day)
        found = len(archive.as_of(us))
        as_of_ms = median_ms(lambda one: archive.as_of(one), [us] * 3)
        print(f"as of {day}: {as_of_ms / 1e3:.2f} s, {found:,} objects")
    print(f"objects: {median_ms(lambda _: archive.objects(), [0] * 3) / 1e3:.2f} s, {len(objects):,}")


def peer(history: Path, folder: Path) -> None:
    """The plain way, on one copy: all columns as they are, sorted, zstd."""
    table = pa.concat_tables(one_copy(history, 0, 1 << 40)).sort_by("norad_id")
    start = time.perf_counter()
    pq.write_table(table, folder / "plain.parquet", compression="zstd", row_group_size=200_000)
    write_s = time.perf_counter() - start
    size = (folder / "plain.parquet").stat().st_size / len(table)
    query = f"SELECT * FROM read_parquet('{folder / 'plain.parquet'}') WHERE norad_id = "
    ids = np.random.default_rng(1).choice(table["norad_id"].to_numpy(), 21).tolist()
    ms = median_ms(lambda one: duckdb.sql(query + str(one)).to_arrow_table(), ids)
    print(
        f"peer (doubles, zstd, one copy, no duplicates looked for): {size:.1f} bytes a set, "
        f"{len(table) / write_s / 1e6:.2f} M sets/s, history {ms:.0f} ms"
    )


def end_to_end(history: Path, folder: Path, sets: int) -> None:
    """Ingest a TLE file: hash, parse, verify, compare, write, commit."""
    table = next(one_copy(history, 0, sets))
    lines = list(write_tle(from_table(table.slice(0, sets))))
    path = folder / "history.tle"
    path.write_text("".join(line if line.endswith("\n") else line + "\n" for line in lines))
    ingest_paths(Workspace.open(folder / "warm"), [path])
    start = time.perf_counter()
    report = ingest_paths(Workspace.open(folder / "timed"), [path])
    seconds = time.perf_counter() - start
    print(f"ingest of a TLE file: {report.read / seconds / 1e6:.2f} M sets/s ({report.read:,} sets)")
    start = time.perf_counter()
    report = ingest_paths(Workspace.open(folder / "timed"), [path])
    seconds = time.perf_counter() - start
    print(f"the same again: {report.read / seconds / 1e6:.2f} M sets/s ({report.duplicates:,} known)")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", type=int, default=20_000_000)
    parser.add_argument("--keep", type=Path, help="build here and leave it, or use what is there")
    parser.add_argument("--tle", type=int, default=0, metavar="SETS")
    arguments = parser.parse_args(argv)
    history = arguments.data / "history" / "elements.parquet"
    folder = Path(tempfile.mkdtemp(prefix="openparos-archive-"))
    try:
        archive = Archive(arguments.keep or folder / "archive")
        if not archive.summary().sets:
            build(archive, history, arguments.sets)
        questions(archive)
        peer(history, folder)
        if arguments.tle:
            end_to_end(history, folder, arguments.tle)
    finally:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
