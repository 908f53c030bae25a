"""Simulated histories: free flight, drag that wanders and storms, noise of orbit determination, burns.

Everything made here is synthetic and says so in the `source` column. The noise is that of sets fitted
to arcs: an error of place and slope drawn anew for each set, remembered in part from set to set.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2
from openparos.orbits.histories import MINUTES_PER_DAY, TWO_PI, secular_rates

Floats = NDArray[np.float64]
SOURCE: Final = "synthetic"
_SECONDS_PER_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class NoiseModel:
    """How far sets of one object lie from the truth, and how its drag behaves.

    Attributes
    ----------
    along_track_m, slope_m_day : float
        Standard deviations of place and of drift of one set.
    memory : float
        Correlation of the errors from one set to the next.
    decay_m_day : float
        Mean loss of semi-major axis.
    drag_wander : float
        Relative day-to-day scatter of drag (log-normal, remembered over five days).
    storms_per_year, storm_factor : float
        Days on which drag is multiplied.
    """

    along_track_m: float = 60.0
    slope_m_day: float = 20.0
    memory: float = 0.5
    decay_m_day: float = 0.5
    drag_wander: float = 0.2
    storms_per_year: float = 4.0
    storm_factor: float = 3.0


@dataclass(frozen=True, slots=True)
class SimulatedBurn:
    """A tangential and normal impulse at an instant (days since the start)."""

    t_days: float
    tangential_m_s: float
    normal_m_s: float = 0.0


def _remembered(random: np.random.Generator, count: int, memory: float) -> Floats:
    """Unit normal noise with correlation `memory` from one value to the next."""
    out = random.standard_normal(count)
    for k in range(1, count):
        out[k] = memory * out[k - 1] + math.sqrt(1.0 - memory * memory) * out[k]
    return out


def _daily_decay(random: np.random.Generator, days: int, noise: NoiseModel) -> Floats:
    """Loss of semi-major axis day by day (m)."""
    wander = np.exp(noise.drag_wander * _remembered(random, days, math.exp(-1.0 / 5.0)))
    storm = random.random(days) < noise.storms_per_year / 365.25
    return np.asarray(noise.decay_m_day * wander * np.where(storm, noise.storm_factor, 1.0))


def simulate(
    norad_id: int,
    *,
    seed: int,
    days: float,
    sma_km: float = 7100.0,
    inclination_deg: float = 98.0,
    eccentricity: float = 0.001,
    spacing_days: float = 1.0,
    noise: NoiseModel | None = None,
    burns: Sequence[SimulatedBurn] = (),
    start_us: int = 1_577_836_800_000_000,
) -> pa.Table:
    """Make the history of one object near the Earth (period below 225 minutes).

    Returns
    -------
    pa.Table
        Rows of `ELEMENT_SCHEMA`, source ``synthetic``.
    """
    noise = noise or NoiseModel()
    random = np.random.default_rng([seed, norad_id])
    t = np.sort(
        np.arange(0.3, days, spacing_days)
        + random.uniform(-0.25, 0.25, len(np.arange(0.3, days, spacing_days))) * spacing_days
    )
    fine = np.arange(0.0, days + 1.0, 1.0 / 24.0)
    decay = np.repeat(_daily_decay(random, int(days) + 2, noise), 24)[: len(fine)] / 24.0
    axis_m = sma_km * 1e3 - np.concatenate(([0.0], np.cumsum(decay)[:-1]))
    speed = 1e3 * math.sqrt(MU_WGS72_KM3_S2 / sma_km)
    tilt = np.zeros(len(fine))
    for burn in burns:
        axis_m = axis_m + np.where(fine >= burn.t_days, 2.0 * sma_km * 1e3 * burn.tangential_m_s / speed, 0.0)
        tilt += np.where(fine >= burn.t_days, burn.normal_m_s / speed, 0.0)
    n0 = math.sqrt(MU_WGS72_KM3_S2 / sma_km**3) * 60.0
    excess_rad = np.concatenate(([0.0], np.cumsum(-1.5 * (axis_m / (sma_km * 1e3) - 1.0)[:-1]))) * n0 * 60.0
    return _sets(
        norad_id, random, t, np.interp(t, fine, excess_rad), np.interp(t, fine, axis_m) / (sma_km * 1e3) - 1.0,
        np.interp(t, fine, tilt), n0, sma_km, math.radians(inclination_deg), eccentricity, noise, start_us,
    )  # fmt: skip


def _sets(
    norad_id: int, random: np.random.Generator, t: Floats, excess_rad: Floats, axis: Floats, tilt: Floats,
    n0: float, sma_km: float, inclination: float, eccentricity: float, noise: NoiseModel, start_us: int,
) -> pa.Table:  # fmt: skip
    """Print the true motion as element sets with noise, rounded as a TLE rounds."""
    count = len(t)
    place = noise.along_track_m / (sma_km * 1e3) * _remembered(random, count, noise.memory)
    slope = noise.slope_m_day / (sma_km * 1e3) / MINUTES_PER_DAY * _remembered(random, count, noise.memory)
    brouwer = n0 * (1.0 - 1.5 * axis) + slope
    kozai = _kozai(n0, eccentricity, inclination) / n0 * brouwer
    _, anomaly_rate, perigee_rate, node_rate = secular_rates(
        _kozai(n0, eccentricity, inclination), eccentricity, inclination
    )
    minutes = t * MINUTES_PER_DAY
    angle_noise = 2e-6
    rows = {
        "norad_id": np.full(count, norad_id, np.int32),
        "epoch_us": start_us + np.round(t * US_PER_DAY).astype(np.int64),
        "mean_motion_rev_day": np.round(kozai * MINUTES_PER_DAY / TWO_PI, 8),
        "eccentricity": np.round(eccentricity + 2e-6 * random.standard_normal(count), 7),
        "inclination_deg": np.round(np.degrees(inclination + tilt + angle_noise * random.standard_normal(count)), 4),
        "raan_deg": np.round(np.degrees(1.0 + node_rate * minutes + angle_noise * random.standard_normal(count)) % 360.0, 4),
        "arg_perigee_deg": np.round(np.degrees(1.0 + perigee_rate * minutes) % 360.0, 4),
        "mean_anomaly_deg": np.round(np.degrees(anomaly_rate * minutes + excess_rad + place) % 360.0, 4),
        "bstar": np.full(count, 1e-4),
        "source": [SOURCE] * count,
    }  # fmt: skip
    return pa.table(
        [
            pa.array(rows[f.name], f.type) if f.name in rows else pa.nulls(count, f.type)
            for f in ELEMENT_SCHEMA
        ],
        schema=ELEMENT_SCHEMA,
    )


def _kozai(brouwer_rad_min: float, eccentricity: float, inclination: float) -> float:
    """Kozai mean motion whose Brouwer mean motion is the given one (fixed point)."""
    kozai = brouwer_rad_min
    for _ in range(20):
        kozai += brouwer_rad_min - secular_rates(kozai, eccentricity, inclination)[0]
    return kozai


def perigee_km(sma_km: float, eccentricity: float) -> float:
    """Height of perigee above the equator."""
    return sma_km * (1.0 - eccentricity) - EARTH_RADIUS_WGS72_KM
