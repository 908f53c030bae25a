"""The manoeuvre benchmark: operators' own records against the detector at its frozen operating points.

Figures marked leave-one-out use a calibration fitted without the satellite they are about.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from openparos.detection import calibration
from openparos.detection.manoeuvres.burns import Burns, find_burns
from openparos.detection.manoeuvres.findings import Found, find, join
from openparos.detection.manoeuvres.outcome import is_bulletin
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.detection.manoeuvres.track import Track, tracks
from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY
from openparos.orbits.histories import element_arrays
from openparos.sources.elements import load_elements

from .matching import WINDOWS, Counts, Window, count, match, wilson
from .truth import BurnGroup, group_burns, read_burns

TRUTH_FILES: Final = {
    "Jason-2": "ja2man.txt", "CryoSat-2": "cs2man.txt", "Sentinel-3A": "s3aman.txt", "Haiyang-2A": "h2aman.txt",
    "TOPEX": "topman.txt", "Fengyun-2F": "manFY2F.txt.fy", "Fengyun-2D": "manFY2D.txt.fy",
}  # fmt: skip
GEO_SMA_KM: Final = 30_000.0
DELTA_V_BINS_M_S: Final = (0.0, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.05, math.inf)
UNLISTED_STRENGTH: Final = 40.0
"""A break this strong that no record holds is a burn that was not recorded: it teaches nothing about noise."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Satellite:
    """One satellite with its history, its truth and what the detector makes of it."""

    name: str
    track: Track
    groups: list[BurnGroup]
    burns: Burns
    found: list[Found]

    @property
    def is_geo(self) -> bool:
        """Whether it is near the geostationary ring."""
        return self.track.sma_km > GEO_SMA_KM

    def times_us(self, found: Sequence[Found]) -> Ints:
        """Best instants of findings."""
        start = int(self.track.epoch_us[0])
        return np.array([start + one.middle_days(self.track) * US_PER_DAY for one in found], np.int64)


def load_satellites(folder: Path) -> list[Satellite]:
    """Read the satellites that have both elements and truth under the folder.

    Parameters
    ----------
    folder : Path
        Holds ``elements`` and ``truth``, or ``manoeuvres`` that holds them.
    """
    base = folder / "manoeuvres" if (folder / "manoeuvres").is_dir() else folder
    present = [
        name
        for name, truth in TRUTH_FILES.items()
        if (base / "elements" / f"{name}.tle").is_file() and (base / "truth" / truth).is_file()
    ]
    if not present:
        raise InputRefused(
            "holds no satellite with elements and truth",
            file=str(folder),
            remedy="Give their folder with --data",
        )
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda name: _load(base, name), present))


def _load(base: Path, name: str) -> Satellite:
    table, _ = load_elements([base / "elements" / f"{name}.tle"])
    track = next(iter(tracks(element_arrays(table))))
    first, last = int(track.epoch_us[0]), int(track.epoch_us[-1])
    burns = [one for one in read_burns(base / "truth" / TRUTH_FILES[name]) if first < one.start_us < last]
    return Satellite(name, track, group_burns(burns), find_burns(track), find(track))


def teaching_rows(one: Satellite) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Features of the breaks of one satellite, whether a record matches within a day, and weights."""
    burns, track = one.burns, one.track
    middle = 0.5 * (track.t[burns.k] + track.t[burns.k - 1])
    days = np.where(np.isfinite(burns.tau), burns.tau, middle)
    hit = match(one.groups, (track.epoch_us[0] + days * US_PER_DAY).astype(np.int64), WINDOWS[1])
    is_burn = np.zeros(len(days), bool)
    is_burn[hit[hit >= 0]] = True
    weight = np.where(~is_burn & (burns.strength > UNLISTED_STRENGTH), 0.0, 1.0)
    weight[~np.isfinite(burns.step)] = 0.0
    return calibration.features(burns.strength, burns.sharpness, burns.late, burns.drag_days), is_burn, weight


def fit_calibration(satellites: Sequence[Satellite]) -> calibration.Logistic:
    """Fit the calibration on some satellites."""
    rows = [teaching_rows(one) for one in satellites]
    return calibration.fit_logistic(*(np.concatenate([row[j] for row in rows]) for j in range(3)))  # type: ignore[arg-type]


def leave_one_out(satellites: Sequence[Satellite]) -> dict[str, list[Found]]:
    """Findings of each satellite under a calibration that never saw it."""
    out = {}
    for one in satellites:
        others = [other for other in satellites if other.name != one.name]
        chosen = fit_calibration(others) if others else calibration.IN_PLANE
        out[one.name] = join(one.track, one.burns, None, chosen)
    return out


def _pooled(satellites: Sequence[Satellite], chosen: dict[str, list[Found]], window: Window) -> Counts:
    total = Counts(0, 0, 0)
    for one in satellites:
        total += count(one.groups, one.times_us(chosen[one.name]), window)
    return total


def _figures(counts: Counts) -> dict[str, Any]:
    return {
        "f1": round(counts.f1, 3), "precision": round(counts.precision, 3), "recall": round(counts.recall, 3),
        "precision_95": [round(v, 3) for v in wilson(counts.hits, counts.hits + counts.false)],
        "recall_95": [round(v, 3) for v in wilson(counts.hits, counts.hits + counts.missed)],
        "hits": counts.hits, "false": counts.false, "missed": counts.missed,
    }  # fmt: skip


def _bootstrap(
    satellites: Sequence[Satellite], chosen: dict[str, list[Found]], window: Window, rounds: int = 500
) -> list[float]:
    """95 % interval of the pooled F1, satellites drawn with replacement."""
    random = np.random.default_rng(1)
    each = [count(one.groups, one.times_us(chosen[one.name]), window) for one in satellites]
    values = []
    for _ in range(rounds):
        total = Counts(0, 0, 0)
        for j in random.integers(0, len(each), len(each)):
            total += each[j]
        values.append(total.f1)
    return [round(float(v), 3) for v in np.quantile(values, [0.025, 0.975])]


def selection(found: dict[str, list[Found]], keep: Callable[[str, Found], bool]) -> dict[str, list[Found]]:
    """Return the findings that pass."""
    return {name: [one for one in items if keep(name, one)] for name, items in found.items()}


def run(folder: Path, parameters: Parameters | None = None) -> dict[str, Any]:
    """Run the benchmark.

    Returns
    -------
    dict
        Figures for the two operating points, by satellite, pooled by regime, and the details.
    """
    from .details import details

    chosen = parameters or Parameters()
    satellites = load_satellites(folder)
    out_of_sample = leave_one_out(satellites)
    tracks_of = {one.name: one.track for one in satellites}
    candidate = selection(out_of_sample, lambda _, one: one.log_odds >= chosen.candidate_score)
    bulletin = selection(out_of_sample, lambda name, one: is_bulletin(tracks_of[name], one, chosen))
    frozen = selection(
        {one.name: one.found for one in satellites}, lambda _, one: one.log_odds >= chosen.candidate_score
    )
    regimes = {
        "LEO": [one for one in satellites if not one.is_geo],
        "GEO": [one for one in satellites if one.is_geo],
        "all": satellites,
    }
    return {
        "parameters": chosen.to_json(),
        "coefficients": list(calibration.IN_PLANE.coefficients),
        "refitted": list(fit_calibration(satellites).coefficients),
        "satellites": {
            one.name: {
                "sets": len(one.track.t), "events": len(one.groups), "set_aside": len(one.track.bad_row),
                **{w.name: _figures(count(one.groups, one.times_us(candidate[one.name]), w)) for w in WINDOWS},
                "bulletin 1 d": _figures(count(one.groups, one.times_us(bulletin[one.name]), WINDOWS[1])),
            }
            for one in satellites
        },
        "pooled": {
            regime: {
                **{w.name: {**_figures(_pooled(members, candidate, w)), "f1_95": _bootstrap(members, candidate, w)}
                   for w in WINDOWS},
                "shipped calibration, 1 d": _figures(_pooled(members, frozen, WINDOWS[1])),
                "bulletin 1 d": _figures(_pooled(members, bulletin, WINDOWS[1])),
            }
            for regime, members in regimes.items() if members
        },
        "macro_f1": {
            w.name: round(
                float(np.mean([count(o.groups, o.times_us(candidate[o.name]), w).f1 for o in satellites])), 3
            )
            for w in WINDOWS
        },
        **details(satellites, out_of_sample, candidate, bulletin, chosen),
    }  # fmt: skip
