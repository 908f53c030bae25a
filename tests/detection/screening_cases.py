"""Invented catalogues, and brute force to hold a screening against."""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import minimize_scalar
from sgp4.api import WGS72, Satrec, SatrecArray

from openparos.detection.screening.screen import Screening
from openparos.model.elements import ElementSet
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, parse_utc

START_US = parse_utc("2024-07-05T00:00:00Z")


def one_set(number: int, axis_km: float, **other: float) -> ElementSet:
    """Return a set by semi-major axis; unnamed elements are zero or nearly so."""
    fields = {
        "eccentricity": 0.001, "inclination_deg": 60.0, "raan_deg": 0.0, "arg_perigee_deg": 0.0,
        "mean_anomaly_deg": 0.0, "bstar": 0.0,
    }  # fmt: skip
    fields |= {name: value for name, value in other.items() if name != "age_days"}
    motion = math.sqrt(398600.8 / axis_km**3) * 86400.0 / (2.0 * math.pi)
    epoch_us = START_US - round(other.get("age_days", 0.5) * US_PER_DAY)
    return ElementSet(ObjectId(number), epoch_us, motion, source="test", **fields)


def shell(count: int, axis_km: float, spread_km: float, seed: int, **other: float) -> list[ElementSet]:
    """Return sets in a thin shell, every orientation alike."""
    rng = np.random.default_rng(seed)
    sets = []
    for number in range(1, count + 1):
        raan, anomaly, argument = rng.uniform(0.0, 360.0, 3)
        fields = {
            "eccentricity": rng.uniform(0.0, 0.002), "inclination_deg": math.degrees(math.acos(rng.uniform(-1, 1))),
            "raan_deg": raan, "mean_anomaly_deg": anomaly, "arg_perigee_deg": argument, "age_days": rng.uniform(0, 3),
        }  # fmt: skip
        sets.append(one_set(number, axis_km + rng.uniform(-spread_km, spread_km), **(fields | other)))
    return sets


def satrec_of(one: ElementSet) -> Satrec:
    """Return the reference's record, made without any code under test."""
    record = Satrec()
    rad = math.radians
    record.sgp4init(
        WGS72, "i", 0, one.epoch_us / US_PER_DAY + 7306.0, one.bstar, 0.0, 0.0, one.eccentricity,
        rad(one.arg_perigee_deg), rad(one.inclination_deg), rad(one.mean_anomaly_deg),
        one.mean_motion_rev_day * 2.0 * math.pi / 1440.0, rad(one.raan_deg),
    )  # fmt: skip
    return record


def brute_force(
    sets: list[ElementSet], hours: float, distance_km: float, pairs: list[tuple[int, int]] | None = None
):
    """Sample every pair each second with SGP4 and refine each minimum: {(a, b): [(s, km, km/s), ...]}."""
    records = [satrec_of(one) for one in sets]
    seconds = np.arange(0.0, hours * 3600.0 + 1.0)
    jd0 = START_US / US_PER_DAY + 2440587.5
    errors, pos, _ = SatrecArray(records).sgp4(np.full(len(seconds), jd0), seconds / 86400.0)
    pos[errors != 0] = np.nan
    pos = pos.astype(np.float32) if len(sets) > 400 else pos

    def distance2(second: float, a: int, b: int) -> float:
        states = [records[k].sgp4(jd0, second / 86400.0)[1] for k in (a, b)]
        return float(sum((x - y) ** 2 for x, y in zip(*states, strict=True)))

    found: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    every = [(one, other) for one in range(len(sets)) for other in range(one + 1, len(sets))]
    for a, b in pairs or every:
        d2 = ((pos[a] - pos[b]) ** 2).sum(axis=1)
        dips = (
            np.flatnonzero(
                (d2[1:-1] <= d2[:-2]) & (d2[1:-1] < d2[2:]) & (d2[1:-1] < (distance_km + 20.0) ** 2)
            )
            + 1
        )
        for at in dips.tolist():
            best = minimize_scalar(distance2, bounds=(at - 1.0, at + 1.0), args=(a, b), method="bounded",
                                   options={"xatol": 1e-7})  # fmt: skip
            if best.fun <= distance_km**2:
                speeds = [records[k].sgp4(jd0, best.x / 86400.0)[2] for k in (a, b)]
                speed = math.dist(*speeds)
                found.setdefault((sets[a].object_id.norad_id, sets[b].object_id.norad_id), []).append(
                    (float(best.x), math.sqrt(best.fun), speed)
                )
    return found


def encounters_of(found: Screening) -> dict[tuple[int, int], list[tuple[float, float, float]]]:
    numbers = found.table["norad_id"].to_numpy()
    pairs: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    for row in found.encounters:
        key = tuple(sorted((int(numbers[row["i"]]), int(numbers[row["j"]]))))
        pairs.setdefault(key, []).append(
            (float(row["time_s"]), float(row["miss_km"]), float(row["speed_km_s"]))
        )
    return pairs


def assert_same(mine: dict, brute: dict, distance_km: float) -> int:
    """Every minimum more than 10 m inside the limit is there, to 1 ms and 1 m; none is invented."""
    count = 0
    for pair, minima in brute.items():
        for second, miss_km, speed in minima:
            near = [one for one in mine.get(pair, []) if abs(one[0] - second) < 0.5]
            if miss_km < distance_km - 0.01 and speed > 0.0101:
                assert near, f"{pair} at {second} s, {miss_km} km, {speed} km/s is missed"
                assert abs(near[0][0] - second) < max(1e-3, 2e-5 / speed)
                assert abs(near[0][1] - miss_km) < 1e-3
                count += 1
    for pair, minima in mine.items():
        for second, miss_km, _ in minima:
            assert any(abs(one[0] - second) < 0.5 for one in brute.get(pair, [])), (
                f"{pair} at {second}, {miss_km} km"
            )
    return count
