"""Where on the orbit it was: the argument of latitude at which all fragments pass at one distance from the Earth.

The orbits of fragments of one event share the point where it was, and half a revolution on they are a hundred
kilometres apart. This survives where the hour is lost: the perigees turn together, and drag leaves a common
point common. Where it does not tell (nearly equal orbits), the line of the planes gives the place or its opposite.

Source: the idea of meeting places of orbits without times, as in the minimum distance between orbits (MOID)
of Montaruli and others, FATE/FRED; here in the radius alone, since the planes are fitted before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from .convergence import Convergence
from .motion import Floats, Orbits, carry, states_at_latitude

_STEP_DEG: Final = 1.0
_LARGEST_CONTRAST: Final = 0.35
_BOOTSTRAPS: Final = 24
_LEAST_SIGMA_DEG: Final = 0.3


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the orbit of the fragments.

    Attributes
    ----------
    latitude_argument_deg : float
        Argument of latitude, 0 to 360.
    sigma_deg : float
        Its standard deviation.
    both_sides : bool
        Whether the opposite point is as good.
    radius_km, scatter_km : float
        Distance from the centre of the Earth in the middle, and its robust scatter over fragments.
    """

    latitude_argument_deg: float
    sigma_deg: float
    both_sides: bool
    radius_km: float
    scatter_km: float


def find_place(orbits: Orbits, meeting: Convergence) -> Place:
    """Look for the point that the orbits of fragments share.

    Parameters
    ----------
    orbits : Orbits
        Earliest set of each fragment.
    meeting : Convergence
        When their planes meet, and which of them do.
    """
    used = orbits.take(np.flatnonzero(meeting.used))
    grid = np.arange(0.0, 360.0, _STEP_DEG)
    radius = _radii(used, meeting, grid)
    scatter = _scatter(radius)
    at = int(np.argmin(scatter))
    by_planes = meeting.latitude_argument_deg % 360.0
    sharp = scatter[at] <= _LARGEST_CONTRAST * np.median(scatter)
    if not sharp:
        near = round(by_planes / _STEP_DEG) % len(grid)
        # A tilt of the line by a tenth is what noise of the planes gives.
        return Place(by_planes, 10.0, True, float(np.median(radius[:, near])), float(scatter[near]))
    rng = np.random.default_rng(3)
    found = [
        grid[np.argmin(_scatter(radius[rng.integers(0, len(used), len(used))]))] for _ in range(_BOOTSTRAPS)
    ]
    away = (np.array(found) - grid[at] + 180.0) % 360.0 - 180.0
    fine = grid[at] + np.arange(-_STEP_DEG, _STEP_DEG + 0.01, 0.1)
    best = float(fine[np.argmin(_scatter(_radii(used, meeting, fine)))])
    return Place(
        best % 360.0, max(_LEAST_SIGMA_DEG, float(np.std(away))), False, float(np.median(radius[:, at])),
        float(scatter[at]),
    )  # fmt: skip


def _radii(orbits: Orbits, meeting: Convergence, latitudes_deg: Floats) -> Floats:
    """Return the distance of each orbit at each argument of latitude, (n, m) km."""
    there = carry(orbits, np.array([meeting.at_us]), meeting.density_ratio)
    columns = [
        np.linalg.norm(states_at_latitude(orbits, there, float(np.radians(one)))[0], axis=1)
        for one in latitudes_deg
    ]
    return np.stack(columns, axis=1)


def _scatter(radius: Floats) -> Floats:
    return np.asarray(1.4826 * np.median(np.abs(radius - np.median(radius, axis=0)), axis=0))
