"""What lies behind the figures: errors of size and time, recall by size, calibration, chance, burn-free time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from openparos.detection.manoeuvres.findings import Found
from openparos.detection.manoeuvres.outcome import size_m_s
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.model.times import US_PER_DAY

from .matching import WINDOWS, Counts, Window, count, match, poisson_upper

if TYPE_CHECKING:
    from .manoeuvres import Satellite

Floats = NDArray[np.float64]
_WIDE = WINDOWS[2]


def details(
    satellites: Sequence[Satellite],
    every: dict[str, list[Found]],
    candidate: dict[str, list[Found]],
    bulletin: dict[str, list[Found]],
    parameters: Parameters,
) -> dict[str, Any]:
    """Return the detailed figures of the benchmark."""
    regimes = {
        "LEO": [one for one in satellites if not one.is_geo],
        "GEO": [one for one in satellites if one.is_geo],
    }
    return {
        "recall_by_delta_v": {
            "candidate": recall_by_delta_v(satellites, candidate),
            "bulletin": recall_by_delta_v(satellites, bulletin),
        },
        "recall_from_4_mm_s": {
            "candidate": _recall_from(satellites, candidate, 0.004),
            "bulletin": _recall_from(satellites, bulletin, 0.004),
        },
        "delta_v": delta_v_errors(satellites, candidate),
        "time": {name: time_errors(members, candidate) for name, members in regimes.items() if members},
        "time_by_satellite": {one.name: time_errors([one], candidate) for one in satellites},
        "reliability": reliability(satellites, every),
        "chance_f1": {
            name: {w.name: round(chance(members, candidate, w), 3) for w in WINDOWS}
            for name, members in regimes.items()
            if members
        },
        "control_b": {
            "candidate": burn_free(satellites, candidate),
            "bulletin": burn_free(satellites, bulletin),
        },
        "precision_recall": {name: curve(members, every) for name, members in regimes.items() if members},
        "below_floor": sum(size_m_s(one) < 0.004 for items in candidate.values() for one in items),
    }


def _hits(one: Satellite, found: list[Found], window: Window) -> list[int]:
    return [int(hit) for hit in match(one.groups, one.times_us(found), window)]


def recall_by_delta_v(
    satellites: Sequence[Satellite], chosen: dict[str, list[Found]]
) -> list[dict[str, Any]]:
    """Share of burns found within [-1,+3] d, by the operator's along-track delta-v."""
    from .manoeuvres import DELTA_V_BINS_M_S

    pairs = [
        (abs(group.delta_v_m_s[1]), hit >= 0)
        for one in satellites
        for group, hit in zip(one.groups, _hits(one, chosen[one.name], _WIDE), strict=True)
        if group.delta_v_m_s is not None
    ]
    out = []
    for low, high in pairwise(DELTA_V_BINS_M_S):
        inside = [found for size, found in pairs if low <= size < high]
        share = round(sum(inside) / len(inside), 3) if inside else None
        out.append(
            {"from_m_s": low, "to_m_s": None if high == np.inf else high, "n": len(inside), "recall": share}
        )
    return out


def _recall_from(
    satellites: Sequence[Satellite], chosen: dict[str, list[Found]], least: float
) -> dict[str, Any]:
    found = [
        hit >= 0
        for one in satellites
        for group, hit in zip(one.groups, _hits(one, chosen[one.name], WINDOWS[1]), strict=True)
        if group.delta_v_m_s is not None and abs(group.delta_v_m_s[1]) >= least
    ]
    return {"n": len(found), "recall_1_d": round(sum(found) / max(len(found), 1), 3)}


def delta_v_errors(satellites: Sequence[Satellite], chosen: dict[str, list[Found]]) -> dict[str, Any]:
    """Errors of the tangential delta-v over hits of 1 to 500 mm/s."""
    ratio, inside = [], []
    for one in satellites:
        for group, hit in zip(one.groups, _hits(one, chosen[one.name], _WIDE), strict=True):
            if hit < 0 or group.delta_v_m_s is None or not 1e-3 < abs(group.delta_v_m_s[1]) < 0.5:
                continue
            estimate = chosen[one.name][hit]
            if np.isfinite(estimate.tangential_m_s):
                ratio.append(estimate.tangential_m_s / group.delta_v_m_s[1])
                error = abs(estimate.tangential_m_s - group.delta_v_m_s[1])
                inside.append(error < 2.0 * estimate.sigma_tangential_m_s)
    relative = np.abs(np.array(ratio) - 1.0)
    return {
        "n": len(ratio), "median_ratio": _number(np.median(ratio)), "median_error": _number(np.median(relative)),
        "p90_error": _number(np.quantile(relative, 0.9)), "inside_2_sigma": _number(np.mean(inside)),
    }  # fmt: skip


def _number(value: Any) -> float:
    return round(float(value), 3)


def time_errors(satellites: Sequence[Satellite], chosen: dict[str, list[Found]]) -> dict[str, Any]:
    """Errors of the dated instants over hits within [-1,+3] d on single burns."""
    error, ratio = [], []
    for one in satellites:
        times = one.times_us(chosen[one.name])
        for group, hit in zip(one.groups, _hits(one, chosen[one.name], _WIDE), strict=True):
            if hit < 0 or group.count > 1 or not np.isfinite(chosen[one.name][hit].tau_days):
                continue
            hours = (times[hit] - group.start_us) / 3.6e9
            error.append(hours)
            ratio.append(abs(hours) / (24.0 * chosen[one.name][hit].sigma_tau_days))
    if not error:
        return {"n": 0}
    size = np.abs(error)
    return {
        "n": len(error), "bias_h": _number(np.median(error)), "median_h": _number(np.median(size)),
        "p90_h": _number(np.quantile(size, 0.9)), "inside_2_sigma": _number(np.mean(np.array(ratio) < 2.0)),
    }  # fmt: skip


def reliability(satellites: Sequence[Satellite], every: dict[str, list[Found]]) -> list[dict[str, Any]]:
    """Stated probability (leave-one-out) against the share that a record matches within a day."""
    stated, true = [], []
    for one in satellites:
        hit = match(one.groups, one.times_us(every[one.name]), WINDOWS[1])
        matched = set(hit.tolist())
        for j, found in enumerate(every[one.name]):
            stated.append(1.0 / (1.0 + np.exp(-np.clip(found.log_odds, -50, 50))))
            true.append(j in matched)
    edges = np.array([0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0])
    at = np.clip(np.searchsorted(edges, stated, side="right") - 1, 0, len(edges) - 2)
    out = []
    for j in range(len(edges) - 1):
        inside = at == j
        if inside.any():
            out.append({
                "stated": _number(np.mean(np.array(stated)[inside])), "true": _number(np.mean(np.array(true)[inside])),
                "n": int(inside.sum()),
            })  # fmt: skip
    return out


def chance(satellites: Sequence[Satellite], chosen: dict[str, list[Found]], window: Window) -> float:
    """F1 of as many detections thrown at random over the same histories."""
    random, total = np.random.default_rng(7), Counts(0, 0, 0)
    for _ in range(20):
        for one in satellites:
            first, last = int(one.track.epoch_us[0]), int(one.track.epoch_us[-1])
            thrown = np.sort(random.integers(first, last, len(chosen[one.name])))
            total += count(one.groups, thrown, window)
    return total.f1


def burn_free(satellites: Sequence[Satellite], chosen: dict[str, list[Found]]) -> dict[str, Any]:
    """Control (b): events outside [-1,+3] d of any listed burn, per year of burn-free time."""
    events, years = 0, 0.0
    for one in satellites:
        span = (one.track.epoch_us[-1] - one.track.epoch_us[0]) / US_PER_DAY
        years += max(span - 4.0 * len(one.groups), 0.0) / 365.25
        start = np.array([group.start_us for group in one.groups], np.int64)
        last = np.array([group.last_start_us for group in one.groups], np.int64)
        for moment in one.times_us(chosen[one.name]):
            inside = (moment >= start - US_PER_DAY) & (moment <= last + 3 * US_PER_DAY)
            events += not inside.any()
    return {
        "n": events, "years": _number(years), "per_year": _number(events / years),
        "bound_95": _number(poisson_upper(events) / years),
    }  # fmt: skip


def curve(satellites: Sequence[Satellite], every: dict[str, list[Found]]) -> list[dict[str, float]]:
    """Precision and recall within a day as the threshold falls."""
    out = []
    for least in np.linspace(8.0, -4.0, 25):
        total = Counts(0, 0, 0)
        for one in satellites:
            kept = [found for found in every[one.name] if found.log_odds >= least]
            total += count(one.groups, one.times_us(kept), WINDOWS[1])
        out.append(
            {"score": float(least), "precision": _number(total.precision), "recall": _number(total.recall)}
        )
    return out
