"""All-on-all screening against two peers on the same catalogue, each in a process of its own.

    PYTHONPATH=src python benchmarks/screening.py CATALOGUE [--at 2024-07-05] [--hours 24] [--distance-km 5]
                                                 [--week] [--history history/elements.parquet]

`--week` adds seven days, `--history` proximity over a history of element sets; the size of the catalogue is
the matter of `benchmarks/scale.py`.

Peers: `astroz.screen` (step 0.5 min, the faster of the steps tried) and a k-d tree of the usual kind
(`scipy.spatial.cKDTree` on SGP4 positions each 20 s, candidates within reach refined by sampling); the
tree is run on a shorter window and its time multiplied, since it takes minutes an hour. Printed: CPU
seconds (compiled kernels warm), wall seconds, peak memory, and the agreement event by event.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.detection.screening.events import EventWriter
from openparos.detection.screening.screen import screen
from openparos.formats.reading import read_elements
from openparos.model.times import parse_utc, to_datetime

FAST_KM_S = 0.010


def cpu_s(who: int = resource.RUSAGE_SELF) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """Return the result with CPU and wall seconds and the peak memory of the process in GB."""
    cpu, wall = cpu_s(), time.perf_counter()
    result = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return result, {"cpu_s": cpu_s() - cpu, "wall_s": time.perf_counter() - wall, "memory_gb": memory}


def read(file: str) -> pa.Table:
    return pa.concat_tables(batch.table for batch in read_elements(Path(file), source="benchmark"))


def ours(asked: argparse.Namespace, prox_km: float | None = None) -> dict[str, Any]:
    table, at_us = read(asked.catalogue), parse_utc(asked.at)
    screen(table, at_us, 0.5, asked.distance_km, prox_km=prox_km)  # compiles, or loads what is compiled
    found, used = timed(lambda: screen(table, at_us, asked.hours, asked.distance_km, prox_km=prox_km))
    _, writing = timed(lambda: sum(len(line) for line in EventWriter(found).lines()))
    numbers = found.table["norad_id"].to_numpy()
    rows = found.encounters
    pairs = np.sort(np.column_stack((numbers[rows["i"]], numbers[rows["j"]])), axis=1)
    clones = {number: head for head, others in found.clones.items() for number in others}
    return {
        **used, "lines_cpu_s": writing["cpu_s"], "encounters": len(rows), "in_company": len(found.stretches),
        "events": np.column_stack((pairs, rows["time_s"], rows["miss_km"], rows["speed_km_s"])), "clones": clones,
    }  # fmt: skip


def astroz_screen(asked: argparse.Namespace) -> dict[str, Any]:
    import astroz

    lines = Path(asked.catalogue).read_text().splitlines()
    text = "\n".join(line for line in lines if line[:2] in ("1 ", "2 "))
    constellation = astroz.Constellation(text)
    start = to_datetime(parse_utc(asked.at))
    found, used = timed(
        lambda: astroz.screen(
            constellation, asked.hours * 60.0, threshold=asked.distance_km, step=0.5, start_time=start
        )
    )
    numbers = np.array(constellation.satnums)
    pairs = np.sort(np.column_stack((numbers[found.i], numbers[found.j])), axis=1)
    events = np.column_stack((pairs, found.time * 60.0, found.distance, found.speed))
    return {**used, "encounters": int((found.speed >= FAST_KM_S).sum()), "events": events}


def tree(asked: argparse.Namespace) -> dict[str, Any]:
    """Screen a few minutes with a k-d tree: positions each 20 s, pairs within reach, sampled finer."""
    from scipy.spatial import cKDTree
    from sgp4.api import SatrecArray

    from openparos.orbits.propagate import julian
    from openparos.orbits.satrecs import satrecs_from

    records = satrecs_from(read(asked.catalogue))
    step_s, minutes = 20.0, 4.0
    reach_km = asked.distance_km + 16.0 * step_s / 2.0
    start_us = parse_utc(asked.at)

    def work() -> int:
        batch = SatrecArray(records)
        pairs = 0
        for second in np.arange(0.0, minutes * 60.0, step_s):
            _, pos, vel = batch.sgp4(*julian(np.array([start_us + round(second * 1e6)])))
            good = np.flatnonzero(np.isfinite(pos[:, 0]).all(axis=1) & (np.abs(pos[:, 0]) < 1e6).all(axis=1))
            p, v = pos[good, 0], vel[good, 0]
            near = cKDTree(p).query_pairs(reach_km, output_type="ndarray")
            r, w = p[near[:, 1]] - p[near[:, 0]], v[near[:, 1]] - v[near[:, 0]]
            t = np.clip(
                -(r * w).sum(axis=1) / np.maximum((w * w).sum(axis=1), 1e-12), -step_s / 2, step_s / 2
            )
            pairs += int((np.linalg.norm(r + w * t[:, None], axis=1) <= asked.distance_km).sum())
        return pairs

    _, used = timed(work)
    scale = asked.hours * 60.0 / minutes
    return {"cpu_s": used["cpu_s"] * scale, "wall_s": used["wall_s"] * scale, "memory_gb": used["memory_gb"]}


def week(asked: argparse.Namespace) -> dict[str, Any]:
    asked = argparse.Namespace(**{**vars(asked), "hours": 168.0})
    return ours(asked)


def whole_process(*options: str) -> dict[str, float]:
    """Run a command, file to JSON Lines, as a user does."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "openparos",
            *options,
            "--out",
            str(Path(folder) / "events.jsonl"),
            "--json",
        ]
        before, wall = cpu_s(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=os.environ.copy())
        return {"cpu_s": cpu_s(resource.RUSAGE_CHILDREN) - before, "wall_s": time.perf_counter() - wall}


def compare(mine: dict[str, Any], theirs: dict[str, Any], distance_km: float) -> dict[str, Any]:
    """Match fast events by pair and time; the numbers that stand for clones stand for them here too."""
    clones = mine["clones"]
    found: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for a, b, second, km, _ in mine["events"].tolist():
        found.setdefault((int(a), int(b)), []).append((second, km))
    wanted = matched = 0
    worst_s = worst_km = 0.0
    known: dict[tuple[int, int], list[float]] = {}
    for a, b, second, km, speed in theirs["events"].tolist():
        pair = tuple(sorted((clones.get(int(a), int(a)), clones.get(int(b), int(b)))))
        known.setdefault(pair, []).append(second)
        if speed < FAST_KM_S or km > distance_km - 0.01 or pair[0] == pair[1]:
            continue
        wanted += 1
        near = [one for one in found.get(pair, []) if abs(one[0] - second) < 1.0]
        if near:
            matched += 1
            worst_s, worst_km = max(worst_s, abs(near[0][0] - second)), max(worst_km, abs(near[0][1] - km))
    unknown = sum(
        not any(abs(second - other) < 1.0 for other in known.get((int(a), int(b)), []))
        for a, b, second, _, _ in mine["events"].tolist()
    )
    return {
        "wanted": wanted,
        "matched": matched,
        "unknown_to_peer": unknown,
        "worst_s": worst_s,
        "worst_km": worst_km,
    }


def apart(work: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """Run in a process of its own, so that memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("catalogue")
    parser.add_argument("--at", default="2024-07-05")
    parser.add_argument("--hours", type=float, default=24.0)
    parser.add_argument("--distance-km", type=float, default=5.0)
    parser.add_argument("--week", action="store_true")
    parser.add_argument("--history")
    asked = parser.parse_args()
    mine, peer = apart(ours, asked), apart(astroz_screen, asked)
    wide, branches = apart(ours, asked, 50.0), apart(tree, asked)
    process = whole_process(
        "screen", "--at", asked.at, "--hours", str(asked.hours), "--distance-km", str(asked.distance_km),
        "--elements", asked.catalogue,
    )  # fmt: skip
    rows = {"astroz.screen": peer, "k-d tree, scaled up": branches, "openparos": mine,
            "openparos with 50 km intervals": wide, "openparos screen, whole process": process}  # fmt: skip
    if asked.week:
        rows["openparos, seven days"] = apart(week, asked)
    if asked.history:
        rows["openparos detect proximity, process"] = whole_process(
            "detect", "proximity", "--elements", asked.history
        )
    for name, row in rows.items():
        memory = f"{row['memory_gb']:6.2f} GB" if "memory_gb" in row else ""
        print(f"{name:38} {row['cpu_s']:9.1f} CPU s {row['wall_s']:9.1f} wall s {memory}")
    print(f"lines of JSON besides: {mine['lines_cpu_s']:.2f} CPU s")
    print(f"CPU, astroz.screen / openparos: {peer['cpu_s'] / mine['cpu_s']:.1f}")
    print(f"CPU, astroz.screen / whole process: {peer['cpu_s'] / process['cpu_s']:.1f}")
    print(f"CPU, with 50 km intervals / without: {wide['cpu_s'] / mine['cpu_s']:.2f}")
    print(json.dumps({"encounters": mine["encounters"], "in company": mine["in_company"],
                      "intervals of 50 km": wide["in_company"],
                      **compare(mine, peer, asked.distance_km)}))  # fmt: skip


if __name__ == "__main__":
    main()
