"""How fast the fragments were thrown, and what that says of the kind of event: likelihoods, no verdict.

An interception cannot be told from an explosion by velocities alone; the classes are those of the
standard break-up model, with a third for the shedding of pieces at a few m/s. Nothing is said of intent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from openparos.detection.breakup_model import mean_log_delta_v
from openparos.orbits.frames import rtn

from .convergence import Convergence
from .motion import Floats, Orbits, carry, states_at_latitude

# log10(A/M) usual of fragments large enough to be catalogued, and how far events differ from the model's mean.
_USUAL_CHI: Final = -0.8
_BETWEEN_EVENTS: Final = 0.3
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


def likelihoods(sizes_m_s: Floats, second_chance: float | None = None) -> dict[str, float]:
    """Return the likelihoods of explosion, collision and low-velocity shedding; they sum to one.

    Parameters
    ----------
    sizes_m_s : ndarray (n,)
        Velocities.
    second_chance : float or None
        Chance that an object passes as near as the one that did at the pinch, where one did.

    Notes
    -----
    Fragments of one event share what sets it off from the model, so their mean counts as one
    observation with the scatter between events, not as n. All classes are held equally likely before. Of
    collisions half are held to be with a catalogued object, which is an assumption.
    """
    n = len(sizes_m_s)
    mean = float(np.mean(np.log10(np.maximum(sizes_m_s, 0.1))))
    expected = {
        "explosion": (float(mean_log_delta_v(_USUAL_CHI, "explosion")), _BETWEEN_EVENTS, 0.0),
        "collision": (float(mean_log_delta_v(_USUAL_CHI, "collision")), _BETWEEN_EVENTS, 0.0),
        "low_velocity_shedding": (_SHED_MEAN, _SHED_SIGMA, max(0.0, n / _FEW - 1.0)),
    }
    logs = {
        name: -0.5 * ((mean - centre) / sigma) ** 2 - np.log(sigma) - min(penalty, 10.0)
        for name, (centre, sigma, penalty) in expected.items()
    }
    if second_chance is not None:
        logs["collision"] += float(np.log(_CATALOGUED / max(second_chance, _LEAST_CHANCE)))
    largest = max(logs.values())
    weights = {name: float(np.exp(value - largest)) for name, value in logs.items()}
    total = sum(weights.values())
    # No class is ever certain: the model itself may be wrong.
    rest = 1.0 - _MODEL_WRONG * len(weights)
    return {name: _MODEL_WRONG + rest * value / total for name, value in weights.items()}
