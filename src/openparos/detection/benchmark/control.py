"""Three controls, each with its count, its exposure and the Poisson bound, never added up.

(a) Dense stretches of passive objects in real histories, and (a2) the rest of these histories, where sets
are days to months apart; (b) the burn-free time of satellites with
operators' records; (c) simulated object-years whose noise and drag are drawn from the residuals of
(a), storms included. Then burns, spikes and swaps put into simulated histories.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.manoeuvres.findings import Found, find
from openparos.detection.manoeuvres.outcome import is_bulletin
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.detection.manoeuvres.rolling import running_trend
from openparos.detection.manoeuvres.track import Track, tracks
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY
from openparos.orbits.histories import element_arrays
from openparos.sources.elements import load_elements

from .matching import poisson_upper
from .passive import dense_segments, passive_since
from .reversal import reversal
from .simulate import NoiseModel, SimulatedBurn, simulate
from .sparse import sparse_control

SIMULATED_YEARS: Final = 220
INJECTED_MM_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
INJECTIONS: Final = 20


@dataclass(frozen=True, slots=True)
class Regime:
    """Noise and drag of one kind of orbit for the injected burns."""

    name: str
    sma_km: float
    noise: NoiseModel


REGIMES: Final = (
    Regime("1330 km, modern sets", 7714.0, NoiseModel(30.0, 8.0, 0.5, 0.05)),
    Regime("800 km, modern sets", 7178.0, NoiseModel(20.0, 12.0, 0.5, 1.0)),
    Regime("800 km, noisy sets", 7178.0, NoiseModel(200.0, 60.0, 0.5, 1.0)),
    Regime("500 km, solar maximum", 6878.0, NoiseModel(80.0, 40.0, 0.5, 40.0)),
)


def _tally(
    tracks_and_found: Sequence[tuple[Track, list[Found]]], days: float, parameters: Parameters
) -> dict[str, Any]:
    years = days / 365.25
    counts = {
        "candidate": sum(
            one.log_odds >= parameters.candidate_score for _, found in tracks_and_found for one in found
        ),
        "bulletin": sum(
            is_bulletin(track, one, parameters) for track, found in tracks_and_found for one in found
        ),
    }
    return {
        tier: {
            "n": int(n), "years": round(years, 2), "per_year": round(n / years, 4),
            "bound_95": round(poisson_upper(int(n)) / years, 4),
        }
        for tier, n in counts.items()
    }  # fmt: skip


def _detect(table: pa.Table) -> list[tuple[Track, list[Found]]]:
    return [(track, find(track)) for track in tracks(element_arrays(table))]


def _history(folder: Path) -> pa.Table:
    files = [folder / "history" / "elements.parquet", folder / "geo" / "geo_belt_daily_2026.parquet"]
    return load_elements([one for one in files if one.is_file()])[0]


def measured_noise(results: Sequence[tuple[Track, list[Found]]]) -> list[NoiseModel]:
    """Noise and decay of real passive objects near the Earth, one model an object."""
    out = []
    for track, _ in results:
        if track.sma_km > 8500.0:
            continue
        drag = running_trend(track.t, track.s, 15.0)
        # A loss of one metre of semi-major axis quickens the drift by 1.5 n metres a radian.
        per_metre = 1.5 * 2.0 * np.pi / track.period_days
        decay = max(float(np.median(drag)) / per_metre, 0.0)
        out.append(NoiseModel(
            along_track_m=float(np.median(track.sigma_y)), slope_m_day=float(np.median(track.sigma_s)),
            decay_m_day=decay, drag_wander=0.25, storms_per_year=4.0, storm_factor=3.0,
        ))  # fmt: skip
    return out


def simulated(models: Sequence[NoiseModel], parameters: Parameters) -> dict[str, Any]:
    """Control (c): years of free flight with noise drawn from real objects."""

    def one(j: int) -> list[tuple[Track, list[Found]]]:
        random = np.random.default_rng(j)
        model = models[int(random.integers(len(models)))]
        sma_km = 7400.0 - 450.0 * min(model.decay_m_day / 20.0, 1.0)
        return _detect(simulate(70_000 + j, seed=11, days=365.25, sma_km=sma_km, noise=model))

    with ThreadPoolExecutor(2) as pool:
        results = [item for items in pool.map(one, range(SIMULATED_YEARS)) for item in items]
    return _tally(results, SIMULATED_YEARS * 365.25, parameters)


def injected_burns(parameters: Parameters) -> list[dict[str, Any]]:
    """Share of simulated burns found within a day, by size and regime: the detection limit."""
    out = []
    for regime in REGIMES:
        for size in INJECTED_MM_S:
            candidate = bulletin = 0
            for j in range(INJECTIONS):
                random = np.random.default_rng([j, round(10 * size)])
                at = float(random.uniform(50.0, 70.0))
                sign = 1.0 if random.random() < 0.5 else -1.0
                table = simulate(
                    80_000 + j, seed=round(10 * size), days=120.0, sma_km=regime.sma_km, noise=regime.noise,
                    burns=[SimulatedBurn(at, sign * size * 1e-3)],
                )  # fmt: skip
                for track, found in _detect(table):
                    offset = (int(track.epoch_us[0]) - 1_577_836_800_000_000) / US_PER_DAY
                    near = [one for one in found if abs(one.middle_days(track) + offset - at) < 1.0]
                    candidate += any(one.log_odds >= parameters.candidate_score for one in near)
                    bulletin += any(is_bulletin(track, one, parameters) for one in near)
            out.append({
                "regime": regime.name, "mm_s": size, "n": INJECTIONS, "candidate": candidate / INJECTIONS,
                "bulletin": bulletin / INJECTIONS,
            })  # fmt: skip
    return out


def injected_anomalies(parameters: Parameters, histories: int = 20) -> dict[str, Any]:
    """Events made by bad sets: single spikes, and sets swapped with a neighbour's (target: none)."""
    random = np.random.default_rng(3)
    spiked = {"spikes": 0, "candidate": 0, "bulletin": 0}
    swapped = {"swaps": 0, "candidate": 0, "bulletin": 0}
    for j in range(histories):
        table = simulate(90_000 + j, seed=1, days=200.0)
        values = table.column("mean_motion_rev_day").to_numpy().copy()
        at = random.choice(np.arange(10, len(values) - 10), 4, replace=False)
        values[at] += random.choice([-1.0, 1.0], 4) * 10.0 ** random.uniform(-5.5, -3.0, 4)
        _count(_with(table, "mean_motion_rev_day", values), spiked, parameters)
        spiked["spikes"] += 4
        other = simulate(90_000 + j, seed=2, days=200.0, sma_km=7100.0 + float(random.uniform(0.05, 3.0)))
        at = random.choice(np.arange(10, len(values) - 10), 3, replace=False)
        mixed = table
        for name in (
            "mean_motion_rev_day",
            "mean_anomaly_deg",
            "raan_deg",
            "inclination_deg",
            "eccentricity",
        ):
            column = table.column(name).to_numpy().copy()
            column[at] = other.column(name).to_numpy()[np.minimum(at, other.num_rows - 1)]
            mixed = _with(mixed, name, column)
        _count(mixed, swapped, parameters)
        swapped["swaps"] += 3
    return {"spikes": spiked, "swaps": swapped}


def _with(table: pa.Table, name: str, values: Any) -> pa.Table:
    index = ELEMENT_SCHEMA.get_field_index(name)
    return table.set_column(index, ELEMENT_SCHEMA.field(index), [values])


def _count(table: pa.Table, into: dict[str, int], parameters: Parameters) -> None:
    for track, found in _detect(table):
        into["candidate"] += sum(one.log_odds >= parameters.candidate_score for one in found)
        into["bulletin"] += sum(is_bulletin(track, one, parameters) for one in found)


def run(folder: Path, parameters: Parameters | None = None) -> dict[str, Any]:
    """Run the controls.

    Returns
    -------
    dict
        Counts, exposures and bounds; detection limits; what bad sets made.
    """
    from .details import burn_free
    from .manoeuvres import load_satellites, selection

    chosen = parameters or Parameters()
    history, since = _history(folder), passive_since(folder / "registry")
    segments = list(dense_segments(history, since))
    with ThreadPoolExecutor(2) as pool:
        passive = [item for items in pool.map(lambda one: _detect(one.table), segments) for item in items]
    satellites = load_satellites(folder)
    found = {one.name: one.found for one in satellites}
    track_of = {one.name: one.track for one in satellites}
    candidate = selection(found, lambda _, one: one.log_odds >= chosen.candidate_score)
    bulletin = selection(found, lambda name, one: is_bulletin(track_of[name], one, chosen))
    models = measured_noise(passive) or [NoiseModel()]
    sparse_objects, sparse = sparse_control(history, since, segments, chosen)
    return {
        "parameters": chosen.to_json(),
        "passive_segments": len(segments),
        "sparse_objects": sparse_objects,
        "passive_by_reason": {
            why: {
                "segments": sum(one.why == why for one in segments),
                "years": round(sum(one.days for one in segments if one.why == why) / 365.25, 2),
            }
            for why in sorted({one.why for one in segments})
        },
        "controls": {
            "(a) passive objects": _tally(passive, sum(one.days for one in segments), chosen),
            "(a2) passive objects, sparse stretches": sparse,
            "(b) burn-free time": {
                "candidate": burn_free(satellites, candidate), "bulletin": burn_free(satellites, bulletin),
            },
            "(c) simulated": simulated(models, chosen),
            "(c) simulated, twelve storms of eightfold drag a year": simulated(
                [replace(model, storm_factor=8.0, storms_per_year=12.0) for model in models], chosen
            ),
        },
        "time_reversed": reversal(passive, satellites, chosen),
        "injected_burns": injected_burns(chosen),
        "injected_anomalies": injected_anomalies(chosen),
    }  # fmt: skip
