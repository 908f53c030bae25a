"""Injected bad sets: how many are listed, and what events they make.

    python benchmarks/catalogue_noise.py FILE [OBJECTS]

Each of OBJECTS (60) densely observed objects of FILE gets one bad set, or a run of two, near the middle of
its history; then the noise and the manoeuvres are sought as in the file as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa

from openparos.detection import noise
from openparos.detection.manoeuvres import detect
from openparos.model.times import US_PER_DAY
from openparos.sources.elements import load_elements

FIELDS = (
    "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg", "mean_anomaly_deg",
)  # fmt: skip
KINDS = (
    "mean motion",
    "inclination",
    "node",
    "anomaly",
    "eccentricity",
    "one set of another",
    "two of another",
)
NEAR_DAYS, SIDE = 5.0, 6


def chosen(table: pa.Table, count: int) -> pa.Table:
    """Some objects with forty to four hundred sets, one in a day and a half at least."""
    numbers, epochs = table["norad_id"].to_numpy(), table["epoch_us"].to_numpy()
    every = []
    for number, sets in zip(*np.unique(numbers, return_counts=True), strict=True):
        days = np.sort(epochs[numbers == number]) / US_PER_DAY
        if 40 <= sets <= 400 and np.median(np.diff(days)) < 1.5:
            every.append(number)
    some = np.random.default_rng(3).choice(every, min(count, len(every)), replace=False)
    table = table.filter(pa.array(np.isin(numbers, some)))
    return table.sort_by([("norad_id", "ascending"), ("epoch_us", "ascending")])


def spoilt(table: pa.Table, kind: str, seed: int) -> tuple[pa.Table, list[int]]:
    """Return the table with one excursion an object, and the rows where they begin."""
    rng, rows = np.random.default_rng(seed), []
    values = {name: table[name].to_numpy().copy() for name in FIELDS}
    true = {name: values[name].copy() for name in FIELDS}
    numbers, epochs = table["norad_id"].to_numpy(), table["epoch_us"].to_numpy()
    for number in np.unique(numbers):
        own = np.flatnonzero(numbers == number)
        gaps = np.diff(epochs[own]) / US_PER_DAY
        dense = [j for j in range(SIDE, len(own) - SIDE) if gaps[j - SIDE + 1 : j + SIDE - 1].max() < 3.0]
        if not dense:
            continue
        k, sign = int(own[rng.choice(dense)]), rng.choice([-1.0, 1.0])
        rows.append(k)
        if kind == "mean motion":
            values["mean_motion_rev_day"][k] *= 1.0 + sign * 10 ** rng.uniform(-5, -2)
        elif kind == "inclination":
            values["inclination_deg"][k] += sign * 10 ** rng.uniform(-2, 0.3)
        elif kind == "node":
            values["raan_deg"][k] += sign * 10 ** rng.uniform(-2, 0.3)
        elif kind == "anomaly":
            values["mean_anomaly_deg"][k] = (
                values["mean_anomaly_deg"][k] + sign * 10 ** rng.uniform(-1, 1.5)
            ) % 360
        elif kind == "eccentricity":
            values["eccentricity"][k] += 10 ** rng.uniform(-4, -2)
        else:
            other = np.flatnonzero(numbers == rng.choice(np.unique(numbers[numbers != number])))
            for at in range(k, k + (2 if kind.startswith("two") else 1)):
                nearest = other[np.argmin(np.abs(epochs[other] - epochs[at]))]
                for name in FIELDS:
                    values[name][at] = true[name][nearest]
    for name in FIELDS:
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), [values[name]])
    return table, rows


def main(file: str, count: int) -> None:
    table = chosen(load_elements([Path(file)])[0], count)
    before = {(one.objects[0].norad_id, one.interval.start_us // US_PER_DAY) for one in detect(table)}
    for kind in KINDS:
        changed, rows = spoilt(table, kind, 11)
        bad = {(table["norad_id"][k].as_py(), table["epoch_us"][k].as_py() // 1_000_000) for k in rows}
        listed = {
            (each.norad_id, at // 1_000_000)
            for one in noise.detect(changed)
            for each in one.objects
            for at in (one.interval.start_us, one.interval.end_us, one.interval.end_us - 1)
        }
        new = [
            one
            for one in detect(changed)
            if (one.objects[0].norad_id, one.interval.start_us // US_PER_DAY) not in before
            and any(
                one.objects[0].norad_id == number
                and one.interval.start_us / 1e6 - NEAR_DAYS * 86_400
                < at
                < one.interval.end_us / 1e6 + NEAR_DAYS * 86_400
                for number, at in bad
            )
        ]
        bulletin = sum(one.tier == "bulletin" for one in new)
        print(
            f"{kind}: {len(bad)} injected, {len(bad & listed)} listed, {len(new)} events of other days ({bulletin} bulletin)"
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)
