"""Time the register check of every payload and a cold `openparos object`.

Run: `python benchmarks/registry.py FOLDER` (the folder holds GCAT psatcat, SATCAT, UN register index, UCS).
Each is a fresh process, best of five; beside wall-clock the processor's own time, since a shared
computer's wall-clock says more about its other users. Limits: 5 s and 0.7 s.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time

LIMITS_S = {"registry check": 5.0, "object": 0.7}


def best_of(command: list[str], rounds: int = 5) -> tuple[float, float]:
    """Return best wall-clock and best processor seconds of a fresh process."""
    wall, processor = [], []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(wall), min(processor)


def main() -> None:
    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as home:
        os.environ["OPENPAROS_HOME"] = home
        for name, arguments in (
            ("registry check", ["registry", "check", "--data", folder, "--json"]),
            ("object", ["object", "39497", "--data", folder]),
            ("python alone", []),
        ):
            command = (
                [sys.executable, "-m", "openparos", *arguments] if arguments else [sys.executable, "-c", ""]
            )
            wall_s, processor_s = best_of(command)
            limit = f", limit {LIMITS_S[name]:g} s" if name in LIMITS_S else ""
            print(f"{name}: {wall_s:.2f} s wall-clock, {processor_s:.2f} s processor{limit}")


if __name__ == "__main__":
    main()
