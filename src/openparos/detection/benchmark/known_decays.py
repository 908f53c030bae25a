"""Remaining lifetimes held beside decays that are known, by horizon, solar activity and storms.

Chosen two ways, since each alone flatters: by what became of an object (its last set within 30 or 180 days before
its decay), and by what was predicted of it alone (one set of each object at random among those predicted to end within
so many days, where the interval had passed before the catalogue was closed). Truth: the decay dates of the satellite catalogue of August
2019, and those that the register of objects carries since. Forecasts know the solar indices of the day of the set, no later ones.
"""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.breakups.motion import orbits_of
from openparos.detection.completeness import latest_rows
from openparos.detection.decays import LARGEST_ECCENTRICITY, LEAST_FALL_KM_DAY
from openparos.detection.lifetime import fall_km_day, lifetimes
from openparos.detection.solar import indices
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.mean import semi_major_axis_km

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

CLOSED_US: Final = parse_utc("2019-07-25")
HORIZONS_DAYS: Final = (30, 180)
PREDICTED_DAYS: Final = (3.0, 10.0, 30.0, 90.0, 180.0, 365.0)
FLUX_EDGES: Final = (0.0, 85.0, 120.0, 1000.0)
# Days of 1992-2026 on which the planetary index Ap was 80 or more (GFZ Potsdam, CC-BY 4.0).
STORM_DAYS: Final = [
    "1992-02-03",
    "1992-05-10",
    "1992-09-09",
    "1992-09-10",
    "1992-09-17",
    "1993-04-05",
    "1993-09-13",
    "1994-02-21",
    "1994-04-03",
    "1994-04-17",
    "1994-10-03",
    "1995-04-07",
    "1998-05-04",
    "1998-08-27",
    "1998-09-25",
    "1999-02-18",
    "1999-10-22",
    "2000-04-06",
    "2000-05-24",
    "2000-07-15",
    "2000-08-12",
    "2000-10-05",
    "2001-03-31",
    "2001-04-11",
    "2001-10-22",
    "2001-11-06",
    "2001-11-24",
    "2003-05-29",
    "2003-08-18",
    "2003-10-29",
    "2003-10-30",
    "2003-10-31",
    "2003-11-20",
    "2004-07-25",
    "2004-07-27",
    "2004-11-08",
    "2004-11-09",
    "2004-11-10",
    "2005-01-18",
    "2005-05-08",
    "2005-05-15",
    "2005-05-30",
    "2005-08-24",
    "2005-09-11",
    "2006-12-15",
    "2012-03-09",
    "2015-03-17",
    "2017-09-08",
    "2023-02-27",
    "2024-05-10",
    "2024-05-11",
    "2024-08-12",
    "2024-10-10",
    "2024-10-11",
    "2025-01-01",
    "2025-06-01",
    "2025-11-12",
    "2026-01-20",
]
_SPREAD_US: Final = US_PER_DAY


def known(data: Path) -> dict[str, dict[int, tuple[int, int]]]:
    """Return the days of decays by catalogue number, of the two tables that tell them."""
    from openparos.catalogue.satcat import entries
    from openparos.formats.tables import read_table

    folder = data / "registry"
    satcat = {
        one.norad_id: (one.decay.start_us, one.decay.end_us)
        for one in entries(read_table(folder / "celestrak_satcat_2019-08.csv", "satcat"))
        if one.decay is not None
    }
    register: dict[int, tuple[int, int]] = {}
    with (folder / "unoosa_register_partial.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number, day = row["NORAD_CAT_ID"].strip(), row["SATCAT_DECAY_DATE"].strip()
            if number.isdigit() and day and int(number) not in satcat:
                start = parse_utc(day[:10])
                register[int(number)] = (start, start + US_PER_DAY)
    return {"satellite catalogue, to 2019-08": satcat, "register, payloads since": register}


def measure(table: pa.Table, data: Path) -> dict[str, Any]:
    """Count how many known decays lie in their 90 % interval.

    Parameters
    ----------
    table : pa.Table
        The history.
    data : Path
        Folder of real data that is not shipped.
    """
    truths = known(data)
    out: dict[str, Any] = {"by_what_became": {}, "by_prediction": []}
    for name, decays in truths.items():
        out["by_what_became"][name] = _by_what_became(table, decays)
    out["by_prediction"] = _by_prediction(table, truths["satellite catalogue, to 2019-08"])
    return out


def _predicted(table: pa.Table) -> tuple[Floats, Floats, Floats]:
    """Return lifetimes and bounds of sets as forecast on their day; infinite where none is given."""
    orbits = orbits_of(table)
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    given = (fall > LEAST_FALL_KM_DAY) & np.isfinite(axis) & (orbits.eccentricity <= LARGEST_ECCENTRICITY)
    out = [np.full(len(axis), np.inf) for _ in range(3)]
    rows = np.flatnonzero(given)
    epochs = orbits.epoch_us[rows]
    found = lifetimes(axis[rows], orbits.eccentricity[rows], fall[rows], epochs, known_to_us=epochs)
    for part, values in zip(out, found, strict=True):
        part[rows] = values
    return out[0], out[1], out[2]


def _by_what_became(table: pa.Table, decays: dict[int, tuple[int, int]]) -> list[dict[str, Any]]:
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    mine = np.flatnonzero(np.isin(numbers, list(decays)))
    ends = np.array([decays[int(one)][1] for one in numbers[mine]])
    before = mine[epochs[mine] <= ends + _SPREAD_US]
    rows = before[latest_rows(numbers[before], epochs[before])]
    starts, ends = (np.array([decays[int(one)][k] for one in numbers[rows]]) for k in range(2))
    horizon = (starts - epochs[rows]) / US_PER_DAY
    soon = horizon <= HORIZONS_DAYS[-1]
    rows, starts, ends, horizon = rows[soon], starts[soon], ends[soon], horizon[soon]
    own = epochs[rows].astype(np.float64)
    days, low, high = _predicted(table.take(pa.array(rows)))
    given = np.isfinite(days)
    with np.errstate(invalid="ignore"):
        inside = given & (ends >= own + low * US_PER_DAY) & (starts <= own + high * US_PER_DAY)
    out = []
    for most in HORIZONS_DAYS:
        near = horizon <= most
        groups = {"all": near & given} | {
            name: near & given & which for name, which in _conditions(own, np.maximum(horizon, 0.0)).items()
        }
        out.append(
            {"within_days": most, "objects": int(near.sum()), "no_lifetime_given": int((near & ~given).sum())}
            | {"groups": {name: _count(inside, which) for name, which in groups.items()}}
        )
    return out


def _by_prediction(table: pa.Table, decays: dict[int, tuple[int, int]]) -> list[dict[str, Any]]:
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    last = max(decays)
    # In an order of chance, so that one of each object is taken below; a few sets of each are enough.
    order = np.random.default_rng(0).permutation(np.flatnonzero((epochs < CLOSED_US) & (numbers <= last)))
    motion = np.asarray(table["mean_motion_rev_day"].to_numpy())
    low_ones = order[motion[order] > 4.0]
    days, low, high = _predicted(table.take(pa.array(low_ones)))
    own, who = epochs[low_ones].astype(np.float64), numbers[low_ones]
    fell = np.array([decays.get(int(one), (np.iinfo(np.int64).max,) * 2) for one in who], dtype=np.float64)
    with np.errstate(invalid="ignore"):
        inside = (fell[:, 1] >= own + low * US_PER_DAY) & (fell[:, 0] <= own + high * US_PER_DAY)
        over = own + high * US_PER_DAY < CLOSED_US
    out = []
    for least, most in pairwise(PREDICTED_DAYS):
        rows = np.flatnonzero((days >= least) & (days < most) & over)
        rows = rows[np.unique(who[rows], return_index=True)[1]]
        groups = {"all": np.ones(len(rows), bool)} | _conditions(own[rows], days[rows])
        out.append(
            {"predicted_days": [least, most], "objects": len(rows)}
            | {"groups": {name: _count(inside[rows], which) for name, which in groups.items()}}
        )
    return out


def _conditions(from_us: Floats, days: Floats) -> dict[str, Bools]:
    """Return which sets are of a quiet or an active sun, and which had a storm before their end."""
    flux = indices(from_us)[0]
    storms = np.sort([parse_utc(day) for day in STORM_DAYS])
    held = np.searchsorted(storms, from_us + days * US_PER_DAY) > np.searchsorted(storms, from_us)
    names = {
        f"F10.7 {low:g}-{high:g}" if high < 1000.0 else f"F10.7 over {low:g}": (flux >= low) & (flux < high)
        for low, high in pairwise(FLUX_EDGES)
    }
    return names | {"storm before the end": held, "no storm": ~held}


def _count(inside: Bools, which: Bools) -> dict[str, Any]:
    from scipy.stats import beta

    n, k = int(which.sum()), int((inside & which).sum())
    low = float(beta.ppf(0.025, k, n - k + 1)) if k else 0.0
    high = float(beta.ppf(0.975, k + 1, n - k)) if k < n else 1.0
    return {"inside": k, "of": n, "binomial_95": [round(low, 3), round(high, 3)]}


def lines(figures: dict[str, Any]) -> list[str]:
    """Return the figures as lines of text."""
    out = ["known decays in the 90 % interval (binomial 95 %):"]
    for name, rows in figures["by_what_became"].items():
        for row in rows:
            out.append(
                f"  {name}, last set within {row['within_days']} days before: {row['objects']} objects, "
                f"{row['no_lifetime_given']} whose sets show no fall or leave too long an orbit"
            )
            out += _groups(row["groups"])
    for row in figures["by_prediction"]:
        low, high = row["predicted_days"]
        out.append(f"  predicted to last {low:g}-{high:g} days: {row['objects']} objects")
        out += _groups(row["groups"])
    return out


def _groups(groups: dict[str, Any]) -> list[str]:
    return [
        f"    {name:<22} {one['inside']:>5} of {one['of']:<5} "
        f"{100 * one['inside'] / max(one['of'], 1):5.1f} %  ({100 * one['binomial_95'][0]:.0f}-{100 * one['binomial_95'][1]:.0f})"
        for name, one in groups.items()
        if one["of"]
    ]
