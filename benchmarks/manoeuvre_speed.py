"""Sets a second of the manoeuvre detector.

    python benchmarks/manoeuvre_speed.py FILE... [--workers N]

With one worker the search runs in this process; with more each has a process of its own, and its processor time
is counted too. The ratio is to the search by one process in the same run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from openparos.detection.manoeuvres import detect
from openparos.sources.elements import load_elements


def cpu_s():
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measured(table, workers):
    start, cpu = time.perf_counter(), cpu_s()
    events = detect(table, workers=workers)
    return time.perf_counter() - start, cpu_s() - cpu, events


def main(arguments):
    most = int(arguments.pop(arguments.index("--workers") + 1)) if "--workers" in arguments else 1
    for file in (one for one in arguments if one != "--workers"):
        table, _ = load_elements([Path(file)])
        detect(table.slice(0, 300))  # compile
        first = None
        for workers in sorted({1, most}):
            wall, cpu, events = measured(table, workers)
            first = first or (wall, events)
            assert events == first[1]
            print(
                f"{Path(file).name}: {table.num_rows} sets, {workers} process(es): {table.num_rows / wall:,.0f} sets/s "
                f"wall ({first[0] / wall:.2f} of one), {table.num_rows / cpu:,.0f} per CPU second, {len(events)} events"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
