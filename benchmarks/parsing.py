"""How fast element sets are read, as ratios against the named peers in one run.

    python benchmarks/parsing.py [--sets 300000]

The sets are invented: a catalogue of made-up orbits, written as TLE and as OMM CSV into a temporary folder.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from sgp4 import omm
from sgp4.api import Satrec

from openparos.formats.omm_writer import write_omm_csv
from openparos.formats.reading import read_elements
from openparos.formats.tle_writer import write_tle
from openparos.model.elements import ElementSet
from openparos.model.ids import ObjectId


def invented_sets(count: int) -> Iterator[ElementSet]:
    """Yield made-up sets, one orbit after another."""
    random = np.random.default_rng(1967)
    epochs = random.integers(0, 1_700_000_000_000_000 // 864, count) * 864
    motions = random.uniform(1, 16, count).round(8)
    eccentricities = random.uniform(0, 0.7, count).round(7)
    angles = random.uniform(0, 180, (4, count)).round(4)
    drags = random.normal(0, 1e-3, count).round(9)
    rates = random.normal(0, 1e-4, count).round(8)
    for number in range(count):
        inclination, node, perigee, anomaly = (float(angle) for angle in angles[:, number])
        yield ElementSet(
            object_id=ObjectId(1 + number % 99_999, f"{1958 + number % 60}-{1 + number % 200:03d}A"),
            epoch_us=int(epochs[number]), mean_motion_rev_day=float(motions[number]),
            eccentricity=float(eccentricities[number]), inclination_deg=inclination, raan_deg=node,
            arg_perigee_deg=perigee, mean_anomaly_deg=anomaly, bstar=float(drags[number]),
            mean_motion_dot=float(rates[number]), mean_motion_ddot=0.0, element_set_no=999,
            rev_at_epoch=number % 99_999, name=f"INVENTED {number}",
        )  # fmt: skip


def best_cpu_s(work: Callable[[], int], repeats: int) -> tuple[float, int]:
    """Return the least processor time of several runs, and what the work counted."""
    best, counted = float("inf"), 0
    for _ in range(repeats):
        start = time.process_time()
        counted = work()
        best = min(best, time.process_time() - start)
    return best, counted


def read_here(path: Path) -> int:
    """Read a file with OpenPAROS; returns the number of good sets."""
    return sum(batch.table.num_rows for batch in read_elements(path, source="benchmark"))


def read_with_twoline2rv(path: Path) -> int:
    """Read a file of two-line sets with `sgp4` (no checksum)."""
    lines = path.read_text().splitlines()
    return len(
        [Satrec.twoline2rv(first, second) for first, second in zip(lines[::2], lines[1::2], strict=True)]
    )


def read_with_sgp4_omm(path: Path) -> int:
    """Read OMM CSV with `csv.DictReader` and `sgp4.omm`."""
    count = 0
    with path.open(newline="") as file:
        for fields in csv.DictReader(file):
            omm.initialize(Satrec(), fields)
            count += 1
    return count


def main() -> None:
    """Make the files, time both readers on each, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=300_000)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core for everyone
    with tempfile.TemporaryDirectory() as folder:
        names = ("sets.tle", "sets.3le", "sets.csv", "few.tle", "few.csv")
        tle, three, table, few_tle, few_csv = (Path(folder) / name for name in names)
        few = min(arguments.sets, 50_000)
        sets = list(invented_sets(arguments.sets))
        tle.write_text("".join(write_tle(sets)))
        three.write_text("".join(write_tle(sets, names=True)))
        table.write_text("".join(write_omm_csv(sets)))
        few_tle.write_text("".join(write_tle(sets[:few])))
        few_csv.write_text("".join(write_omm_csv(sets[:few])))
        del sets
        read_here(few_tle)  # compiled code is loaded
        read_here(few_csv)
        peers = (
            ("TLE", tle, few_tle, read_with_twoline2rv, "sgp4.Satrec.twoline2rv"),
            ("3LE", three, few_tle, read_with_twoline2rv, "sgp4.Satrec.twoline2rv"),
            ("OMM CSV", table, few_csv, read_with_sgp4_omm, "csv.DictReader + sgp4.omm"),
        )
        print(f"{arguments.sets} invented sets, one core, processor time, best of {arguments.repeats}")
        for label, path, few_path, peer, peer_name in peers:
            seconds, count = best_cpu_s(lambda path=path: read_here(path), arguments.repeats)
            of_peer, peer_count = best_cpu_s(lambda path=few_path, peer=peer: peer(path), arguments.repeats)
            rate, peer_rate = count / seconds, peer_count / of_peer
            print(
                f"{label:8s} {rate / 1e6:6.2f} M sets/s {path.stat().st_size / seconds / 1e6:7.0f} MB/s   "
                f"{peer_name} {peer_rate / 1e6:6.3f} M sets/s   ratio {rate / peer_rate:5.1f}"
            )


if __name__ == "__main__":
    main()
