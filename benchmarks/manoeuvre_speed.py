"""Sets a second of the manoeuvre detector, one process: python benchmarks/manoeuvre_speed.py FILE..."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from openparos.detection.manoeuvres import detect
from openparos.orbits.histories import element_arrays, free_flight
from openparos.sources.elements import load_elements


def main(files):
    for file in files:
        table, _ = load_elements([Path(file)])
        detect(table.slice(0, 300))  # compile
        start, cpu = time.perf_counter(), time.process_time()
        free_flight(element_arrays(table))
        carried, middle = time.perf_counter() - start, time.process_time()
        events = detect(table)
        wall, cpu_s = time.perf_counter() - start - carried, time.process_time() - middle
        print(
            f"{Path(file).name}: {table.num_rows} sets, free flight {table.num_rows / carried:,.0f} sets/s, "
            f"detector {table.num_rows / wall:,.0f} sets/s wall, {table.num_rows / cpu_s:,.0f} per CPU second, "
            f"{len(events)} events; started at CPU {cpu:.1f} s"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
