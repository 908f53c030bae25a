"""Mean orbits carried back by weeks: secular rates of SGP4 with the decay of each fragment.

SGP4 itself, run back over weeks with a drag term fitted at the epoch, loses fragments. Here the mean
motion goes back along its published rate times one factor for all: the density between the event and
the epoch over that at the epoch, fitted with the event.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.lifetime import averaged_rates
from openparos.model.times import US_PER_DAY
from openparos.orbits.mean import evolve, mean_elements, secular_rates_deg_day, semi_major_axis_km

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Orbits:
    """Mean elements of n sets at their epochs; arrays (n,), mean motion of Brouwer, `decay` in rev/day^2."""

    norad_id: Ints
    epoch_us: Ints
    motion_rev_day: Floats
    decay_rev_day2: Floats
    eccentricity: Floats
    inclination_deg: Floats
    raan_deg: Floats
    arg_perigee_deg: Floats
    mean_anomaly_deg: Floats

    def __len__(self) -> int:
        return len(self.norad_id)

    def take(self, rows: NDArray[np.generic]) -> Orbits:
        """Return some of them."""
        return Orbits(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Carried:
    """Mean elements at common instants, arrays (n, m); angles in degrees, not reduced."""

    motion_rev_day: Floats
    eccentricity: Floats
    raan_deg: Floats
    arg_perigee_deg: Floats
    mean_anomaly_deg: Floats

    def latitude_argument_rad(self) -> Floats:
        """Return the true argument of latitude."""
        e, anomaly = self.eccentricity, np.radians(self.mean_anomaly_deg)
        true = anomaly + (2.0 * e - 0.25 * e**3) * np.sin(anomaly) + 1.25 * e**2 * np.sin(2.0 * anomaly)
        return np.asarray(np.radians(self.arg_perigee_deg) + true)


def orbits_of(table: pa.Table) -> Orbits:
    """Return the orbits of a table of element sets, with the decay as published or, where the
    field is empty or zero, as SGP4 has it from the drag term.
    """
    mean = mean_elements(table)
    decay = 2.0 * table["mean_motion_dot"].fill_null(0.0).to_numpy()
    unsaid = decay == 0.0
    if unsaid.any():
        part = table.filter(pa.array(unsaid))
        before = evolve(part, part["epoch_us"].to_numpy() - US_PER_DAY)
        here = mean.mean_motion_rev_day[unsaid]
        rate = np.where(before.errors == 0, here - before.mean_motion_rev_day, 0.0)
        decay = decay.copy()
        decay[unsaid] = np.nan_to_num(rate)
    return Orbits(
        np.asarray(table["norad_id"].to_numpy(), dtype=np.int64),
        np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64),
        mean.mean_motion_rev_day, decay, mean.eccentricity, mean.inclination_deg, mean.raan_deg,
        mean.arg_perigee_deg, mean.mean_anomaly_deg,
    )  # fmt: skip


def carry(orbits: Orbits, times_us: Ints, density_ratio: float = 1.0) -> Carried:
    """Carry orbits to common instants.

    Parameters
    ----------
    orbits : Orbits
        n of them.
    times_us : ndarray (m,) of int
        Instants.
    density_ratio : float
        Factor on the decay of each.

    Returns
    -------
    Carried
        The air thins with height, so an orbit fell slower before than at its epoch: its mean motion goes back
        along a logarithm, by the scale height at its perigee. Angular rates are those of its mean in between.
    """
    days = (times_us[None, :] - orbits.epoch_us[:, None]) / US_PER_DAY
    start = orbits.motion_rev_day[:, None]
    growth, rounding = (one[:, None] for one in _thinning(orbits))
    change, mean_change = _grown(density_ratio * orbits.decay_rev_day2[:, None], growth, days)
    # A decay steeper than a tenth of the mean motion says nothing of weeks before.
    change, mean_change = (np.clip(one, -0.1 * start, 0.1 * start) for one in (change, mean_change))
    shape = orbits.eccentricity[:, None]
    swelling = rounding * change
    halfway = np.clip(shape + rounding * mean_change, 1e-6, 0.95)
    anomaly, perigee, node = secular_rates_deg_day(
        start + mean_change, halfway, orbits.inclination_deg[:, None]
    )
    return Carried(
        start + change,
        np.clip(shape + swelling, 1e-6, 0.95),
        orbits.raan_deg[:, None] + node * days,
        orbits.arg_perigee_deg[:, None] + perigee * days,
        orbits.mean_anomaly_deg[:, None] + anomaly * days,
    )


def _thinning(orbits: Orbits) -> tuple[Floats, Floats]:
    """Return over how many rev/day of mean motion the decay grows by e, and the eccentricity per rev/day.

    From King-Hele's averaged rates: of a circular orbit the axis falls a scale height meanwhile, of an eccentric
    one, whose perigee stays, many.
    """
    from scipy.special import ive

    axis, shape = semi_major_axis_km(orbits.motion_rev_day), orbits.eccentricity
    # Sets of orbits that nothing brakes, or that pass below the ground, give no rates.
    with np.errstate(all="ignore"):
        fall, rounding, scale = averaged_rates(axis, shape)
        per_km = rounding / fall
        perigee = (1.0 - shape) - axis * per_km
        z = axis * shape / scale
        steeper = perigee / scale + (1.0 - ive(1, z) / ive(0, z)) * (axis * per_km + shape) / scale
        km_of_motion = -2.0 / 3.0 * axis / orbits.motion_rev_day
        growth, of_shape = -1.0 / (steeper * km_of_motion), per_km * km_of_motion
    known = np.isfinite(growth) & (growth > 0.0) & np.isfinite(of_shape)
    straight = -2.0 / 3.0 * (1.0 - shape) / orbits.motion_rev_day
    return np.where(known, growth, orbits.motion_rev_day), np.where(known, of_shape, straight)


def _grown(decay: Floats, growth: Floats, days: Floats) -> tuple[Floats, Floats]:
    """Return how the mean motion changes by some days, and the mean of the change over them, rev/day."""
    # Decay without end forward is cut where the orbit would be down.
    left = np.maximum(1.0 - np.abs(decay) * days / growth, 0.05)
    change = -np.sign(decay) * growth * np.log(left)
    safe = np.where(np.abs(1.0 - left) < 1e-6, 0.5, 1.0 - left)
    mean = np.sign(decay) * growth * (left * np.log(left) - left + 1.0) / safe
    return change, np.where(np.abs(1.0 - left) < 1e-6, change / 2.0, mean)


def states_at_latitude(orbits: Orbits, carried: Carried, latitude_rad: float) -> tuple[Floats, Floats]:
    """Return positions and velocities, km and km/s, where each orbit reaches an argument of latitude.

    Two-body with the mean elements of one instant: what differs between fragments is what was given to
    them there; the short-period terms are common to all.
    """
    axis = semi_major_axis_km(carried.motion_rev_day[:, 0])
    e = carried.eccentricity[:, 0]
    node, incl = np.radians(carried.raan_deg[:, 0]), np.radians(orbits.inclination_deg)
    true = latitude_rad - np.radians(carried.arg_perigee_deg[:, 0])
    parameter = axis * (1.0 - e**2)
    radius = parameter / (1.0 + e * np.cos(true))
    speed = np.sqrt(398600.8 / parameter)
    cos_u, sin_u = np.cos(latitude_rad), np.sin(latitude_rad)
    outward = np.stack(
        [
            np.cos(node) * cos_u - np.sin(node) * sin_u * np.cos(incl),
            np.sin(node) * cos_u + np.cos(node) * sin_u * np.cos(incl),
            sin_u * np.sin(incl),
        ],
        axis=1,
    )
    along = np.stack(
        [
            -np.cos(node) * sin_u - np.sin(node) * cos_u * np.cos(incl),
            -np.sin(node) * sin_u + np.cos(node) * cos_u * np.cos(incl),
            cos_u * np.sin(incl),
        ],
        axis=1,
    )
    velocity = (speed * e * np.sin(true))[:, None] * outward + (speed * (1.0 + e * np.cos(true)))[
        :, None
    ] * along
    return radius[:, None] * outward, velocity
