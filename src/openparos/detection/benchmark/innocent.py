"""Families that grew without a break-up: better sensors, an incomplete file, times shuffled, a deployment."""

from __future__ import annotations

from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.completeness import numbers_at
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.mean import mean_motion_of_axis_rev_day, secular_rates_deg_day
from openparos.scenarios.motion import ANOMALY, ARGP, AXIS, ECC, INCL, RAAN, kick

from .clouds import Plan, make, parent_by_chance, piece_letters, throw
from .sky import Floats, Flown, Ints, listed

INNOCENT: Final = ("sensor growth", "incomplete file", "shuffled in time", "deployment")
_YEARS: Final = (3.0, 15.0)


def make_innocent(kind: str, seed: int) -> tuple[pa.Table, int | None]:
    """Return a catalogue in which nothing broke up within reach of its sets, and when its cloud was born, if it is one.

    Parameters
    ----------
    kind : str
        ``sensor growth``: pieces of an old cloud catalogued in one season beside those known. ``incomplete
        file``: an old family of which one file lists a part and the next all. ``shuffled in time``: a break-up
        whose first epochs are dealt out anew. ``deployment``: satellites let go by one object over months.
    seed : int
        Of everything that is left to chance.
    """
    rng = np.random.default_rng([seed, INNOCENT.index(kind), 7])
    if kind == "shuffled in time":
        return _shuffled(rng, seed)
    now_us = round(parse_utc("2005-01-01") + rng.random() * 18 * 365.25 * US_PER_DAY)
    if kind == "deployment":
        return _deployed(rng, now_us)
    return _old_family(rng, now_us, seed, whole=kind == "incomplete file")


def _shuffled(rng: np.random.Generator, seed: int) -> tuple[pa.Table, int | None]:
    plan = Plan(seed, "explosion", int(rng.integers(20, 150)), 30.0, 1.0, snapshot=False)
    case = make(plan)
    table = case.table
    epochs = table["epoch_us"].to_numpy().copy()
    own = np.flatnonzero(epochs > case.event_us)
    epochs[own] = rng.permutation(epochs[own])
    shuffled = table.set_column(1, table.schema.field("epoch_us"), pa.array(epochs, pa.int64()))
    return shuffled, case.event_us


def _secular(orbits: Floats, days: Floats) -> Floats:
    """Return orbits carried by days or years without drag."""
    out = orbits.copy()
    motion = mean_motion_of_axis_rev_day(out[:, AXIS])
    anomaly, perigee, node = secular_rates_deg_day(motion, out[:, ECC], out[:, INCL])
    out[:, ANOMALY] += anomaly * days
    out[:, ARGP] += perigee * days
    out[:, RAAN] += node * days
    return out


def _listed(
    orbits: Floats, epochs: Ints, numbers: Ints, launch: str, rng: np.random.Generator, first: int = 0
) -> pa.Table:
    n = len(orbits)
    flown = Flown(orbits, np.abs(2e-5 * rng.normal(size=n)), np.ones(n, dtype=bool))
    names = [f"{launch}{piece_letters(first + k)}" for k in range(n)]
    return listed(flown, epochs, np.full(n, 0.05), numbers, names, [None] * n, rng, np.ones(n))


def _old_family(
    rng: np.random.Generator, now_us: int, seed: int, *, whole: bool
) -> tuple[pa.Table, int | None]:
    years = rng.uniform(*_YEARS)
    event_us = now_us - round(years * 365.25 * US_PER_DAY)
    count = int(rng.integers(40, 300))
    parent = parent_by_chance(rng)
    parent[AXIS] += 250.0  # high enough to be there years later
    parent[ECC] = min(parent[ECC], 0.02)
    orbits, _ = throw(parent, Plan(seed, "explosion", count, 1.0, 1.0, snapshot=True), rng)
    orbits = np.vstack([parent, orbits])
    known = np.arange(len(orbits)) < 1 + int(count * rng.uniform(0.2, 0.6))
    old = numbers_at(event_us + rng.uniform(5.0, 60.0, len(orbits)) * US_PER_DAY)
    new = numbers_at(now_us - rng.uniform(0.0, 60.0, len(orbits)) * US_PER_DAY)
    numbers = np.where(known | whole, old, new).astype(np.int64) + np.arange(len(orbits))
    numbers[0] = int(numbers_at([event_us])[0]) - 2000
    launch = f"{1970 + int(event_us / (365.25 * US_PER_DAY)) - 2}-044"
    tables = []
    before_us = now_us - round(rng.uniform(60.0, 400.0) * US_PER_DAY)
    for at_us, share in ((before_us, known), (now_us, np.ones(len(orbits), dtype=bool))):
        epochs = at_us - (rng.gamma(1.5, 1.0, len(orbits)) * US_PER_DAY).astype(np.int64)
        there = _secular(orbits, (epochs - event_us) / US_PER_DAY)
        rows = np.flatnonzero(share)
        tables.append(_listed(there[rows], epochs[rows], numbers[rows], launch, rng))
    return pa.concat_tables(tables), event_us


def _deployed(rng: np.random.Generator, now_us: int) -> tuple[pa.Table, int | None]:
    count = int(rng.integers(6, 60))
    carrier = parent_by_chance(rng)
    carrier[ECC] = min(carrier[ECC], 0.005)
    over_days = rng.choice([0.1, 3.0, 60.0])
    let_go = now_us + np.sort(rng.uniform(0.0, over_days, count) * US_PER_DAY).astype(np.int64)
    carried = _secular(np.tile(carrier, (count, 1)), (let_go - now_us) / US_PER_DAY)
    way = rng.normal(size=(count, 3))
    way *= rng.uniform(0.2, 2.5, (count, 1)) / np.linalg.norm(way, axis=1, keepdims=True)
    thrown = np.array([kick(one, *each) for one, each in zip(carried, way, strict=True)])
    epochs = let_go + (rng.uniform(1.0, 20.0, count) * US_PER_DAY).astype(np.int64)
    numbers = np.sort(numbers_at(let_go + rng.uniform(2.0, 25.0, count) * US_PER_DAY)).astype(np.int64)
    numbers += np.arange(count)
    launch = f"{1970 + int(now_us / (365.25 * US_PER_DAY)) - 1}-031"
    first = np.array([int(numbers_at([now_us - 300 * US_PER_DAY])[0])])
    carrier_epoch = np.array([now_us - US_PER_DAY])
    alone = _listed(_secular(carrier[None, :], np.array([-1.0])), carrier_epoch, first, launch, rng)
    pieces = _listed(_secular(thrown, (epochs - let_go) / US_PER_DAY), epochs, numbers, launch, rng, first=3)
    return pa.concat_tables([alone, pieces]), None
