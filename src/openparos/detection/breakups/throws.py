"""How fast the fragments were thrown, and what that says of the kind of event: likelihoods, no verdict.

An interception cannot be told from an explosion by velocities alone; the classes are those of the
standard break-up model, with a third for the shedding of pieces at a few m/s. Nothing is said of intent.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from openparos.detection.breakup_model import Cause, mean_log_delta_v
from openparos.orbits.frames import rtn

from .convergence import LEAST_FRAGMENTS, Convergence
from .motion import Floats, Orbits, carry, states_at_latitude

# log10(A/M) usual of fragments large enough to be catalogued, and how far events differ from the model's mean.
_USUAL_CHI: Final = -0.8
_BETWEEN_EVENTS: Final = 0.3
_WITHIN_EVENT: Final = 0.45  # scatter of the model about its mean, and what the velocities are known to
_CHI_RANGE: Final = (-2.5, 1.0)
_SLOPE_SEEN: Final = 0.8
_BETWEEN_SLOPES: Final = 0.5
_LEAST_SPREAD: Final = 0.1
CAUSES: Final[tuple[Cause, ...]] = ("explosion", "collision")
_SHED_MEAN: Final = 0.6  # log10 of 4 m/s
_SHED_SIGMA: Final = 0.35
_FEW: Final = 15.0
_CATALOGUED: Final = 0.5
_LEAST_CHANCE: Final = 0.005
_MODEL_WRONG: Final = 0.005


@dataclass(frozen=True, slots=True)
class Throws:
    """Velocities of fragments at the place, relative to the parent or to their own middle.

    Attributes
    ----------
    rtn_m_s : ndarray (n, 3)
        Radial, along-track, cross-track.
    median_m_s, spread_m_s : float
        Of their sizes; the spread is half the central 68 %.
    isotropy : float
        Least over largest scatter of the three components.
    """

    rtn_m_s: Floats
    median_m_s: float
    spread_m_s: float
    isotropy: float


def throws(members: Orbits, parent: Orbits | None, meeting: Convergence, latitude_deg: float) -> Throws:
    """Return the velocities with which fragments left.

    Parameters
    ----------
    members, parent : Orbits
        Fragments, and one set of the parent or None.
    meeting : Convergence
        When and where.
    latitude_deg : float
        Argument of latitude of the place.
    """
    at, ratio = np.array([meeting.at_us]), meeting.density_ratio
    used = members.take(np.flatnonzero(meeting.used))
    place = np.radians(latitude_deg)
    pos, vel = states_at_latitude(used, carry(used, at, ratio), place)
    if parent is None:
        centre_pos, centre_vel = np.median(pos, axis=0), np.median(vel, axis=0)
    else:
        here = states_at_latitude(parent, carry(parent, at, ratio), place)
        centre_pos, centre_vel = here[0][0], here[1][0]
    given = rtn(
        (vel - centre_vel) * 1e3,
        np.broadcast_to(centre_pos, vel.shape),
        np.broadcast_to(centre_vel, vel.shape),
    )
    size = np.linalg.norm(given, axis=1)
    low, middle, high = np.percentile(size, [16, 50, 84])
    scatter = np.percentile(given, 84, axis=0) - np.percentile(given, 16, axis=0)
    return Throws(
        given, float(middle), float(high - low) / 2.0, float(scatter.min() / max(scatter.max(), 1e-9))
    )


def likelihoods(
    sizes_m_s: Floats, second_chance: float | None = None, log_area_to_mass: Floats | None = None
) -> dict[str, float]:
    """Return the likelihoods of explosion, collision and low-velocity shedding; they sum to one.

    Parameters
    ----------
    sizes_m_s : ndarray (n,)
        Velocities.
    second_chance : float or None
        Chance that an object passes as near as the one that did at the pinch, where one did.
    log_area_to_mass : ndarray (n,) or None
        Logarithm (base 10) of the area over mass of each in m^2/kg, NaN where it is not known.

    Notes
    -----
    Two things tell. The mean velocity: fragments of one event share what sets it off from the model, so it counts as one
    observation with the scatter between events. And by how much light pieces are thrown faster than heavy ones: the model has a slope of
    0.9 for collisions and 0.2 for explosions. Of eleven real clouds eight have slopes of 0.2 to 0.5, that of an interception 0.3, so that it too
    counts as one observation with a wide scatter. All classes are held equally likely before. Of collisions half are held to
    be with a catalogued object, which is an assumption.
    """
    speeds = np.log10(np.maximum(sizes_m_s, 0.1))
    n = len(speeds)
    chi = np.full(n, np.nan) if log_area_to_mass is None else np.clip(log_area_to_mass, *_CHI_RANGE)
    chi = np.where(np.isfinite(chi), chi, _USUAL_CHI)
    mean = float(np.mean(speeds))
    centres = {
        "explosion": (float(mean_log_delta_v(_USUAL_CHI, "explosion")), _BETWEEN_EVENTS),
        "collision": (float(mean_log_delta_v(_USUAL_CHI, "collision")), _BETWEEN_EVENTS),
        "low_velocity_shedding": (_SHED_MEAN, _SHED_SIGMA),
    }
    logs = {}
    for name, (centre, between) in centres.items():
        square = between**2 + _WITHIN_EVENT**2 / n
        logs[name] = -0.5 * (mean - centre) ** 2 / square - 0.5 * math.log(square)
    logs["low_velocity_shedding"] -= min(max(0.0, n / _FEW - 1.0), 10.0)
    spread = float(np.std(chi))
    if n >= LEAST_FRAGMENTS and spread > _LEAST_SPREAD:
        slope = float(np.mean((chi - np.mean(chi)) * speeds)) / spread**2
        square = _BETWEEN_SLOPES**2 + _WITHIN_EVENT**2 / (n * spread**2)
        for cause in CAUSES:
            # What is measured of area over mass is noisier than what it is, which flattens the slope.
            modelled = _SLOPE_SEEN * float(mean_log_delta_v(1.0, cause) - mean_log_delta_v(0.0, cause))
            logs[cause] -= 0.5 * (slope - modelled) ** 2 / square
    if second_chance is not None:
        logs["collision"] += float(np.log(_CATALOGUED / max(second_chance, _LEAST_CHANCE)))
    largest = max(logs.values())
    weights = {name: float(np.exp(value - largest)) for name, value in logs.items()}
    total = sum(weights.values())
    # No class is ever certain: the model itself may be wrong.
    rest = 1.0 - _MODEL_WRONG * len(weights)
    return {name: _MODEL_WRONG + rest * value / total for name, value in weights.items()}
