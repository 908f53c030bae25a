"""What a screening costs: against the size of the catalogue, over a week, and what larger machines would take.

    PYTHONPATH=src python benchmarks/scale.py CATALOGUE [--hours 2] [--week] [--plot docs/figures/scale.png]

Larger catalogues are made of the real one by copies with nodes and anomalies turned at random: the same
shells, more crowded; smaller ones by leaving out objects. Each size runs in a process of its own, kernels
warm. CPU seconds; encounters within 5 km grow with the square of the number of objects.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.detection.screening.screen import screen
from openparos.formats.reading import read_elements
from openparos.model.times import parse_utc

SIZES = (5_000, 10_000, 26_000, 50_000, 100_000)
YEAR_DAYS = 365.25


def cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def catalogue(file: str, size: int) -> pa.Table:
    """Return so many objects: a sample of the real ones, or copies with node and anomaly turned."""
    table = pa.concat_tables(batch.table for batch in read_elements(Path(file), source="benchmark"))
    rng = np.random.default_rng(size)
    copies = -(-size // table.num_rows)
    parts = []
    for copy in range(copies):
        part = table
        numbers = np.arange(table.num_rows, dtype=np.int32) + 1 + copy * 1_000_000
        part = part.set_column(
            part.schema.get_field_index("norad_id"), "norad_id", pa.array(numbers, pa.int32())
        )
        for name in ("raan_deg", "mean_anomaly_deg") if copy else ():
            turned = (np.asarray(table[name].to_numpy()) + rng.uniform(0.0, 360.0, table.num_rows)) % 360.0
            part = part.set_column(part.schema.get_field_index(name), name, pa.array(turned))
        parts.append(part.cast(pa.schema([field.with_nullable(True) for field in table.schema])))
    whole = pa.concat_tables(parts)
    return whole.take(pa.array(np.sort(rng.choice(whole.num_rows, size, replace=False))))


def one(file: str, size: int, at: str, hours: float, prox_km: float | None) -> dict[str, Any]:
    table = catalogue(file, size) if size else pa.concat_tables(
        batch.table for batch in read_elements(Path(file), source="benchmark")
    )  # fmt: skip
    at_us = parse_utc(at)
    screen(table, at_us, 0.2, 5.0, prox_km=prox_km)  # compiled kernels are loaded
    before, wall = cpu_s(), time.perf_counter()
    screen(table, at_us, 0.2, 5.0, prox_km=prox_km)
    fixed = cpu_s() - before
    before, wall = cpu_s(), time.perf_counter()
    found = screen(table, at_us, hours, 5.0, prox_km=prox_km)
    return {
        "objects": found.table.num_rows, "cpu_s": cpu_s() - before, "wall_s": time.perf_counter() - wall,
        "fixed_s": fixed, "encounters": len(found.encounters), "stretches": len(found.stretches),
        "memory_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }  # fmt: skip


def apart(work: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def plot(rows: list[dict[str, Any]], per_day: list[float], file: Path) -> None:
    import matplotlib

    matplotlib.use("svg" if file.suffix == ".svg" else "agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6.4, 4.0))
    sizes = [row["objects"] for row in rows]
    axes.loglog(sizes, per_day, "o-", color="black", label="measured")
    straight = [per_day[0] * size / sizes[0] for size in sizes]
    axes.loglog(sizes, straight, "--", color="gray", label="in proportion to the objects")
    axes.loglog(sizes, [one_ * size / sizes[0] for one_, size in zip(straight, sizes, strict=True)], ":", color="gray",
                label="to their square")  # fmt: skip
    axes.set_xlabel("objects")
    axes.set_ylabel("processor seconds for one day, 5 km")
    axes.legend(frameon=False)
    figure.tight_layout()
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("catalogue")
    parser.add_argument("--at", default="2024-07-05")
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--week", action="store_true", help="also a whole week of the real catalogue")
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    rows, per_day = [], []
    print("objects    CPU s   per day  us an object-day   encounters   memory")
    for size in SIZES:
        row = apart(one, asked.catalogue, size, asked.at, asked.hours, None)
        day = row["fixed_s"] + (row["cpu_s"] - row["fixed_s"]) * (24.0 - 0.2) / (asked.hours - 0.2)
        rows.append(row)
        per_day.append(day)
        print(f"{row['objects']:7d} {row['cpu_s']:8.2f} {day:9.1f} {1e6 * day / row['objects']:12.0f} "
              f"{row['encounters']:16d} {row['memory_gb']:7.2f} GB", flush=True)  # fmt: skip
    for name, day in (("26,000", per_day[2]), ("100,000", per_day[-1])):
        year = day * YEAR_DAYS
        times = ", ".join(f"{cores:,} cores {_span(year / cores)}" for cores in (2, 64, 1000))
        print(f"a year of {name} objects: {year / 3600.0:.2f} core hours; at full use {times}")
    if asked.week:
        week = apart(one, asked.catalogue, 0, asked.at, 168.0, None)
        print(f"seven days of {week['objects']} objects: {week['cpu_s']:.1f} CPU s, {week['wall_s']:.0f} s of wall time, "
              f"{week['memory_gb']:.2f} GB, {week['encounters']} encounters, {week['stretches']} stretches in company")  # fmt: skip
    if asked.plot:
        plot(rows, per_day, asked.plot)


def _span(seconds: float) -> str:
    return f"{seconds / 3600.0:.1f} h" if seconds >= 3600.0 else f"{seconds:.0f} s"


if __name__ == "__main__":
    main()
