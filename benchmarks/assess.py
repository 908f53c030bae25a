"""Assess a stretch of time for all States, part by part: python benchmarks/assess.py WORKSPACE FROM TO [OUT].

WORKSPACE holds an archive and the register's tables. Prints the processor seconds of each part, its share, and the
largest memory. The peer is one pass of numpy over the same sets (sorting them by object and epoch), so that runs on
different machines can be compared.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from openparos.cli import assess as command
from openparos.cli.assess_papers import write_papers
from openparos.findings import gathering, observing
from openparos.model.times import Interval, parse_utc
from openparos.store.workspace import Workspace

DETECTORS = ("manoeuvres", "stations", "releases", "breakups", "decays", "proximity", "noise")


class Laps:
    """Processor seconds by part."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def timed(self, name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts its processor seconds under a name."""

        def wrapped(*args: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return run(*args, **named)
            finally:
                self.parts[name] = self.parts.get(name, 0.0) + time.process_time() - start

        return wrapped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("start")
    parser.add_argument("end")
    parser.add_argument("out", type=Path, nargs="?")
    asked = parser.parse_args()
    laps = Laps()
    for name in DETECTORS:
        module = getattr(observing, name)
        module.detect = laps.timed(name, module.detect)
    observing.geo_neighbours = laps.timed("neighbours in the belt", observing.geo_neighbours)
    gathering.assess = laps.timed("rules", gathering.assess)
    began, begun = time.process_time(), time.perf_counter()
    workspace = Workspace.open(asked.workspace)
    period = Interval(parse_utc(asked.start), parse_utc(asked.end))
    sets, _ = laps.timed("reading the sets", command._sets)(workspace, (), period, frozenset())
    request, context = laps.timed("context", command._prepare)(workspace, sets, period, None, frozenset())
    made = gathering.assess_request(workspace, request, context)
    with tempfile.TemporaryDirectory() as folder:
        out = asked.out or Path(folder) / "out"
        laps.timed("papers and annex", write_papers)(out, made, context, request, workspace)
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    whole, wall = time.process_time() - began, time.perf_counter() - begun
    start = time.process_time()
    np.lexsort((sets["epoch_us"].to_numpy(), sets["norad_id"].to_numpy()))
    peer = time.process_time() - start
    objects = len(set(sets["norad_id"].to_pylist()))
    print(
        f"{len(sets):,} sets of {objects:,} objects; {len(made.events):,} events, {len(made.findings):,} findings"
    )
    for name, seconds in [
        *laps.parts.items(),
        ("the rest", whole - sum(laps.parts.values())),
        ("all", whole),
    ]:
        print(f"{name:24s} {seconds:8.1f} CPU s  {100 * seconds / whole:5.1f} %")
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"wall {wall:.0f} s; largest memory {memory_mb:.0f} MB; folder {size / 1e6:.0f} MB; {whole / peer:.0f} times the peer"
    )


if __name__ == "__main__":
    main()
