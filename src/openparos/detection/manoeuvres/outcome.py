"""From breaks to events: delta-v by component, interval, tier, floor, caveats, evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import pyarrow as pa

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import from_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .burns import Burns
from .parameters import CONFIDENCE_RULE, Parameters
from .steps import Step, steps_at
from .track import Track

DETECTOR: Final = "manoeuvres"
_DRIFT_PER_DELTA_V: Final = 3.0 * 86_400.0  # m/day along the orbit for 1 m/s along the track


def floor_m_s(sma_km: float) -> float:
    """Physical floor: below it a step of this size also comes from drag or orbit determination.

    From measured false steps on passive objects: 1.0-1.6 mm/s at 600 km and above, 12-20 mm/s below;
    about 20 mm/s near the geostationary orbit (docs/benchmark-manoeuvres.md).
    """
    if sma_km > 12_000.0:
        return 0.020
    return 0.004 if sma_km - EARTH_RADIUS_WGS72_KM >= 600.0 else 0.018


def plain(value: float, digits: int = 6) -> float | None:
    """Round to significant digits; None for what is not finite."""
    return float(f"{value:.{digits}g}") if math.isfinite(value) else None


def quantity(value: float, sigma: float) -> Quantity:
    """Return a quantity of five and three significant digits."""
    return Quantity(plain(value, 5), plain(sigma, 3))


def object_of(table: pa.Table, row: int) -> EventObject:
    """Return the object a row speaks of; its State is filled in by the catalogue, later."""
    one = table.slice(row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    return EventObject(one["norad_id"], one["cospar_id"], one["name"], moved=True)


def hashes_of(table: pa.Table, rows: list[int]) -> tuple[str, ...]:
    """Return the citation hashes of some rows."""
    return tuple(one.content_hash for one in from_table(table.take(rows)))


def _delta_v(track: Track, step: float, sigma: float, slow: Mapping[str, Step]) -> dict[str, Quantity]:
    """Delta-v by component from the step of drift and the steps of the slow channels (Gauss's equations)."""
    per_metre = track.speed_m_s / (track.sma_km * 1e3)
    tangential, sigma_t = -step / _DRIFT_PER_DELTA_V, sigma / _DRIFT_PER_DELTA_V
    out = {"delta_v_tangential_m_s": quantity(tangential, sigma_t)}
    normal = per_metre * math.hypot(slow["i_x"].value, slow["i_y"].value)
    sigma_n = per_metre * max(slow["i_x"].sigma, slow["i_y"].sigma)
    # The length of a vector of pure noise is not zero: its bias is taken out.
    unbiased = math.sqrt(max(normal**2 - 2 * sigma_n**2, 0.0)) if math.isfinite(normal) else math.nan
    out["delta_v_normal_m_s"] = quantity(unbiased, sigma_n)
    e_change = per_metre * math.hypot(slow["e_x"].value, slow["e_y"].value)
    sigma_e = per_metre * max(slow["e_x"].sigma, slow["e_y"].sigma)
    radial = (
        math.sqrt(max(e_change**2 - 4 * tangential**2 - 2 * sigma_e**2, 0.0))
        if math.isfinite(e_change)
        else math.nan
    )
    out["delta_v_radial_m_s"] = quantity(radial, sigma_e)
    change_km = 2.0 * track.sma_km * tangential / track.speed_m_s
    out["semi_major_axis_change_km"] = quantity(change_km, 2.0 * track.sma_km * sigma_t / track.speed_m_s)
    inclination = math.degrees(1e-3 / track.sma_km)
    out["inclination_change_deg"] = quantity(slow["i_x"].value * inclination, slow["i_x"].sigma * inclination)
    return out


def _interval(track: Track, k: int, tau: float, sigma: float) -> tuple[Interval, int | None, float | None]:
    """Interval that holds, best time and its sigma in hours."""
    before, after = int(track.epoch_us[k - 1]), int(track.epoch_us[k])
    if not (math.isfinite(tau) and math.isfinite(sigma)) or sigma > 1.5:
        return whole_seconds(before, after), None, None
    best = int(track.epoch_us[0]) + round(tau * US_PER_DAY)
    best = round(best / US_PER_SECOND) * US_PER_SECOND
    reach = round(2.0 * sigma * US_PER_DAY)
    interval = whole_seconds(min(before, best - reach), max(min(after, best + 4 * reach), best + reach))
    return interval, best, round(24.0 * sigma, 2)


def whole_seconds(start_us: int, end_us: int) -> Interval:
    """Return the interval widened to whole seconds, as it is printed."""
    return Interval(start_us // US_PER_SECOND * US_PER_SECOND, -(-end_us // US_PER_SECOND) * US_PER_SECOND)


def events_of(table: pa.Table, track: Track, burns: Burns, parameters: Parameters) -> list[Event]:
    """Return the events of one object whose score reaches the candidate threshold."""
    out = []
    for j in range(len(burns.k)):
        if burns.score[j] < parameters.candidate_score or not math.isfinite(burns.step[j]):
            continue
        k = int(burns.k[j])
        first = int(burns.k[j - 1]) if j else 0
        last = int(burns.k[j + 1]) if j + 1 < len(burns.k) else len(track.t)
        slow = steps_at(track, k, first, last, float(burns.lag[j]) if math.isfinite(burns.lag[j]) else 0.0)
        quantities = _delta_v(track, float(burns.step[j]), float(burns.sigma_step[j]), slow)
        out.append(_event(table, track, burns, j, quantities, parameters))
    return out


def _event(
    table: pa.Table,
    track: Track,
    burns: Burns,
    j: int,
    quantities: dict[str, Quantity],
    parameters: Parameters,
) -> Event:
    k, score = int(burns.k[j]), float(burns.score[j])
    interval, best, sigma_h = _interval(track, k, float(burns.tau[j]), float(burns.sigma_tau[j]))
    size = abs(float(burns.step[j])) / _DRIFT_PER_DELTA_V
    normal = quantities["delta_v_normal_m_s"]
    if isinstance(normal.value, float) and normal.sigma is not None and normal.value > 5.0 * normal.sigma:
        size = max(size, normal.value)
    below = size < floor_m_s(track.sma_km)
    quantities["below_floor"] = Quantity(below)
    quantities["floor_m_s"] = Quantity(floor_m_s(track.sma_km))
    bulletin = score >= parameters.bulletin_score and not below
    caveats = []
    gap_days = (track.epoch_us[k] - track.epoch_us[k - 1]) / US_PER_DAY
    if gap_days > 3.0:
        caveats.append(f"epochs {gap_days:.1f} days apart")
    if math.isfinite(burns.lag[j]) and burns.lag[j] >= 3.0:
        caveats.append(f"the element sets took the change up over some {burns.lag[j]:.0f} days")
    if below:
        caveats.append("smaller than what drag or orbit determination can produce in this regime")
    details: dict[str, Any] = parameters.to_json()
    confidence = Confidence.LOW
    if bulletin:
        confidence = Confidence.HIGH if score >= 2.0 * parameters.bulletin_score else Confidence.MODERATE
    rows = [int(track.row[k - 1]), int(track.row[k])]
    return Event(
        kind=EventKind.MANOEUVRE, tier=Tier.BULLETIN if bulletin else Tier.CANDIDATE,
        objects=(object_of(table, rows[1]),), interval=interval,
        evidence=Evidence(hashes_of(table, rows), DETECTOR, {**details, "confidence_rule": CONFIDENCE_RULE}, SOFTWARE),
        confidence=confidence, quantities=quantities, best_time_us=best, time_sigma_h=sigma_h,
        score=round(score, 2), caveats=tuple(caveats),
    )  # fmt: skip
