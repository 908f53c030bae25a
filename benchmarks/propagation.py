"""Propagate a whole catalogue against `sgp4.SatrecArray`, in one run: ratios, not wall times, count.

    python benchmarks/propagation.py CATALOGUE.3le [--instants 288] [--repeats 5]

The peer does what an analyst would write: `SatrecArray(records).sgp4(jd, fr)`. Ours includes the check
of astroz against sgp4 at three instants and the sets handed back to sgp4. On a machine that others use,
trust the ratio of processor seconds: the peer has one thread, ours has as many as there are cores.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
from sgp4.api import SatrecArray

from openparos.formats.reading import read_elements
from openparos.orbits.propagate import Propagator, julian
from openparos.orbits.satrecs import satrecs_from

STEP_US = 300_000_000


def timed(work: Callable[[], object], repeats: int) -> tuple[float, float]:
    """Least wall and processor seconds of a few runs: what the work needs when nobody disturbs it."""
    wall, processor = [], []
    for _ in range(repeats):
        start, busy = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - busy)
    return min(wall), min(processor)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--instants", type=int, default=288)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()

    table = pa.concat_tables([batch.table for batch in read_elements(arguments.catalogue, source="bench")])
    start = int(np.median(table["epoch_us"].to_numpy()))
    times = start + np.arange(arguments.instants, dtype=np.int64) * STEP_US
    jd, fraction = julian(times)

    began = time.perf_counter()
    ours = Propagator.from_table(table)
    setup_s = time.perf_counter() - began
    peer = SatrecArray(satrecs_from(table))

    def first() -> None:
        ours.forget()
        ours.at(times)

    runs = {
        "sgp4.SatrecArray": timed(lambda: peer.sgp4(jd, fraction), arguments.repeats),
        "OpenPAROS, engines compared each time": timed(first, arguments.repeats),
        "OpenPAROS, span already compared": timed(lambda: ours.at(times), arguments.repeats),
    }
    errors, expected, _ = peer.sgp4(jd, fraction)
    found = ours.at(times)
    away_m = 1000.0 * np.linalg.norm(found.positions_km - expected, axis=2)[(errors == 0)]
    work = table.num_rows * arguments.instants
    base_wall, base_processor = runs["sgp4.SatrecArray"]
    print(f"{table.num_rows} sets x {arguments.instants} instants, engine {found.engine}, mode {found.mode}")
    print(f"set-up (both engines): {setup_s:.2f} s; handed to sgp4: {len(found.by_reference)} sets")
    print(f"{'':40s} {'wall s':>8s} {'M/s':>6s} {'ratio':>6s} {'CPU s':>8s} {'ratio':>6s}")
    for name, (wall, processor) in runs.items():
        print(
            f"{name:40s} {wall:8.3f} {work / wall / 1e6:6.1f} {base_wall / wall:6.1f} "
            f"{processor:8.3f} {base_processor / processor:6.1f}"
        )
    print(
        f"difference from sgp4: median {np.median(away_m):.3f} m, 99.9 % {np.quantile(away_m, 0.999):.2f} m, "
        f"max {away_m.max():.2f} m; same error codes: {bool((errors == found.errors).all())}"
    )


if __name__ == "__main__":
    main()
