"""An invented sky for simulated break-ups: drag that varies, orbits carried through it, sets as a catalogue lists them.

It shares no code with the detector's way back: orbits are stepped forward with King-Hele's averaged drag in a
density that follows the solar cycle, wanders and storms; the sets published say of the drag only what its last days were.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.lifetime import averaged_rates
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.mean import (
    kozai_mean_motion_rev_day,
    mean_motion_of_axis_rev_day,
    secular_rates_deg_day,
)
from openparos.scenarios.motion import ANOMALY, ARGP, AXIS, ECC, INCL, RAAN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEP_DAYS: Final = 0.25
SOURCE: Final = "synthetic"
_LOWEST_KM: Final = 130.0
_PER_DAY: Final = 8.64e7  # seconds a day times metres a kilometre
_BSTAR_PER_BALLISTIC: Final = 0.0785  # half the reference density of SGP4, kg/m^2/Earth radius
# Errors of the first sets of a fragment at a noise of one: those of debris in the first weeks are several times
# those of an object tracked for years.
_NODE_DEG: Final = 0.004
_INCLINATION_DEG: Final = 0.002
_AXIS_KM: Final = 0.02
_ALONG_DEG: Final = 0.01
_SHAPE: Final = 5e-5
_DRAG_SHARE: Final = 0.12
_DRAG_FLOOR_REV_DAY2: Final = 1e-6
_TUMBLING: Final = 0.1
_TUMBLING_DAYS: Final = 10.0
_USUAL_KM: Final = 500.0
_EARLY: Final = 2.0  # so much worse is a set of the first days
_EARLY_DAYS: Final = 5.0
_WRONG_SHARE: Final = 0.01  # sets of another orbit
_WRONG_DEG: Final = 1.0


@dataclass(frozen=True, slots=True)
class Density:
    """Density over that of the static table, one value a step from `start_us` on, the same for all objects."""

    start_us: int
    factor: Floats

    def at(self, us: Ints) -> Floats:
        """Return the factor of the steps that hold some instants."""
        place = ((us - self.start_us) / (STEP_DAYS * US_PER_DAY)).astype(np.int64)
        return self.factor[np.clip(place, 0, len(self.factor) - 1)]


def make_density(rng: np.random.Generator, start_us: int, days: float) -> Density:
    """Return a density: the solar cycle with a phase of chance, wandering over weeks by a quarter, and storms."""
    count = int(days / STEP_DAYS) + 8
    when = np.arange(count) * STEP_DAYS
    level = np.log(2.5) * np.sin(2.0 * np.pi * (when / 4018.0 + rng.random()))
    keep = np.exp(-STEP_DAYS / 15.0)
    wander = np.zeros(count)
    wander[0] = 0.25 * rng.normal()
    steps = 0.25 * np.sqrt(1.0 - keep**2) * rng.normal(size=count)
    for k in range(1, count):
        wander[k] = keep * wander[k - 1] + steps[k]
    storms = np.ones(count)
    for begin in rng.integers(0, count, rng.poisson(days / 60.0)):
        storms[begin : begin + 6] = rng.uniform(1.5, 3.0)
    return Density(start_us, np.exp(level + wander) * storms)


@dataclass(frozen=True, slots=True)
class Flown:
    """Orbits (n, 6) at the epochs asked for, and how their mean motion grew (rev/day^2) in the days before."""

    orbits: Floats
    decay_rev_day2: Floats
    alive: NDArray[np.bool_]


def fly(
    orbits: Floats, ballistic_m2_kg: Floats, from_us: int, to_us: Ints, density: Density, rng: np.random.Generator
) -> Flown:  # fmt: skip
    """Carry orbits through the density, each to its own epoch and with a cross-section that wanders as it tumbles.

    Parameters
    ----------
    orbits : ndarray (n, 6)
        Axis (km), eccentricity and four angles (degrees) at `from_us`.
    ballistic_m2_kg : ndarray (n,)
        Drag coefficient times area over mass.
    from_us : int
        Start.
    to_us : ndarray (n,) of int
        Epochs, none before the start.
    density : Density
        Of the span.
    rng : Generator
        Source of chance.
    """
    now = orbits.copy()
    tumble = _TUMBLING * rng.normal(size=len(orbits))
    keep = np.exp(-STEP_DAYS / _TUMBLING_DAYS)
    out, decay = orbits.copy(), np.zeros(len(orbits))
    alive = orbits[:, AXIS] * (1.0 - orbits[:, ECC]) - EARTH_RADIUS_WGS72_KM >= _LOWEST_KM
    history: list[Floats] = []
    step_us = round(STEP_DAYS * US_PER_DAY)
    for at_us in range(from_us, int(to_us.max()) + 1, step_us):
        low_km = now[:, AXIS] * (1.0 - now[:, ECC]) - EARTH_RADIUS_WGS72_KM
        # What the Sun does to the density grows with height.
        power = np.clip(low_km / _USUAL_KM, 0.4, 2.0)
        drag = ballistic_m2_kg * float(density.at(np.array([at_us]))[0]) ** power * np.exp(tumble)
        tumble = keep * tumble + _TUMBLING * np.sqrt(1.0 - keep**2) * rng.normal(size=len(orbits))
        due = alive & (to_us >= at_us) & (to_us < at_us + step_us)
        if due.any():
            part = (to_us[due] - at_us) / US_PER_DAY
            out[due] = _step(now[due], drag[due], part)[0]
            # Fitted over some five days before the epoch, or as many as there were.
            span = np.stack([*history[-round(5.0 / STEP_DAYS) :], mean_motion_of_axis_rev_day(now[:, AXIS])])
            length = max(1, len(span) - 1) * STEP_DAYS
            decay[due] = (span[-1] - span[0])[due] / length
            if len(span) < 2:
                decay[due] = _growth(now[due], drag[due])
        history.append(np.asarray(mean_motion_of_axis_rev_day(now[:, AXIS])))
        going = alive & (to_us >= at_us + step_us)
        moved, low = _step(now[going], drag[going], np.full(int(going.sum()), STEP_DAYS))
        now[going] = moved
        alive[np.flatnonzero(going)[low]] = False
        now[np.flatnonzero(going)[low]] = orbits[np.flatnonzero(going)[low]]
    return Flown(out, decay, alive)


def _growth(orbits: Floats, ballistic: Floats) -> Floats:
    fall = averaged_rates(orbits[:, AXIS], orbits[:, ECC])[0] * ballistic * _PER_DAY
    return np.asarray(-1.5 * fall / orbits[:, AXIS] * mean_motion_of_axis_rev_day(orbits[:, AXIS]))


def _step(orbits: Floats, ballistic: Floats, days: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return orbits a step on (secular rates of the orbit halfway), and which came too low."""
    if not len(orbits):
        return orbits, np.zeros(0, dtype=bool)
    fall, rounding, _ = averaged_rates(orbits[:, AXIS], orbits[:, ECC])
    out = orbits.copy()
    axis_change = np.maximum(fall * ballistic * _PER_DAY * days, -20.0)
    out[:, AXIS] = orbits[:, AXIS] + axis_change
    out[:, ECC] = np.clip(orbits[:, ECC] + rounding * ballistic * _PER_DAY * days, 1e-6, 0.95)
    halfway = (orbits[:, :2] + out[:, :2]) / 2.0
    motion = mean_motion_of_axis_rev_day(halfway[:, AXIS])
    anomaly, perigee, node = secular_rates_deg_day(motion, halfway[:, ECC], orbits[:, INCL])
    out[:, RAAN] += node * days
    out[:, ARGP] += perigee * days
    out[:, ANOMALY] += anomaly * days
    low = out[:, AXIS] * (1.0 - out[:, ECC]) - EARTH_RADIUS_WGS72_KM < _LOWEST_KM
    return out, low


def early_noise(lag_days: Floats, noise: float) -> Floats:
    """Return the factor on the errors of sets so many days after the event."""
    return np.asarray(noise * (1.0 + _EARLY * np.exp(-lag_days / _EARLY_DAYS)))


def listed(
    flown: Flown, epochs_us: Ints, ballistic_m2_kg: Floats, numbers: Ints, designators: list[str],
    names: list[str | None], rng: np.random.Generator, noise: Floats,
) -> pa.Table:  # fmt: skip
    """Return orbits as sets of `ELEMENT_SCHEMA`: with errors, some of them of another orbit, rounded as printed."""
    orbits, n = flown.orbits.copy(), len(epochs_us)
    wrong = rng.random(n) < _WRONG_SHARE * np.minimum(noise, 1.0)
    h = orbits[:, ECC] * np.sin(np.radians(orbits[:, ARGP])) + noise * _SHAPE * rng.normal(size=n)
    k = orbits[:, ECC] * np.cos(np.radians(orbits[:, ARGP])) + noise * _SHAPE * rng.normal(size=n)
    along = orbits[:, ARGP] + orbits[:, ANOMALY] + noise * _ALONG_DEG * rng.normal(size=n)
    orbits[:, AXIS] += noise * _AXIS_KM * rng.normal(size=n)
    orbits[:, ECC] = np.maximum(np.hypot(h, k), 1e-7)
    orbits[:, ARGP] = np.degrees(np.arctan2(h, k))
    orbits[:, ANOMALY] = along - orbits[:, ARGP]
    orbits[:, INCL] = np.clip(orbits[:, INCL] + noise * _INCLINATION_DEG * rng.normal(size=n), 0.0, 180.0)
    orbits[:, RAAN] += noise * _NODE_DEG * rng.normal(size=n) + wrong * _WRONG_DEG * rng.normal(size=n)
    decay = flown.decay_rev_day2 * (1.0 + noise * _DRAG_SHARE * rng.normal(size=n))
    decay = decay + noise * _DRAG_FLOOR_REV_DAY2 * rng.normal(size=n)
    motion = kozai_mean_motion_rev_day(
        mean_motion_of_axis_rev_day(orbits[:, AXIS]), orbits[:, ECC], orbits[:, INCL]
    )
    columns = {
        "norad_id": numbers, "epoch_us": epochs_us, "mean_motion_rev_day": np.round(motion, 8),
        "eccentricity": np.round(orbits[:, ECC], 7), "inclination_deg": np.round(orbits[:, INCL], 4),
        "raan_deg": np.round(orbits[:, RAAN] % 360.0, 4) % 360.0,
        "arg_perigee_deg": np.round(orbits[:, ARGP] % 360.0, 4) % 360.0,
        "mean_anomaly_deg": np.round(orbits[:, ANOMALY] % 360.0, 4) % 360.0,
        "bstar": _BSTAR_PER_BALLISTIC * ballistic_m2_kg, "mean_motion_dot": np.round(decay / 2.0, 8),
        "cospar_id": designators, "name": names, "source": [SOURCE] * n,
    }  # fmt: skip
    table = pa.table(
        [
            pa.array(columns[f.name], type=f.type) if f.name in columns else pa.nulls(n, f.type)
            for f in ELEMENT_SCHEMA
        ],
        schema=ELEMENT_SCHEMA,
    )
    return table.filter(pa.array(flown.alive))
