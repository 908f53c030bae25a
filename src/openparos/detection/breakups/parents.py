"""Which object was it: every catalogued object held beside the place where the planes of fragments meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from openparos.model.times import US_PER_DAY

from .convergence import Convergence
from .motion import Ints, Orbits, carry, states_at_latitude

FITS: Final = 5.0
"""Largest distance, in sigmas of plane, inclination and height together, at which an object still fits."""

STANDS_APART: Final = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """One object and how far, in sigmas, its orbit is from the place of the event."""

    row: int
    norad_id: int
    distance: float
    plane_deg: float
    height_km: float


def nearest_rows(numbers: Ints, epochs_us: Ints, at_us: int, leave_out: Ints) -> Ints:
    """Return the row of the set nearest in time to an instant, of each object but some."""
    wanted = np.flatnonzero(~np.isin(numbers, leave_out))
    apart = np.abs(epochs_us[wanted] - at_us)
    order = wanted[np.lexsort((apart, numbers[wanted]))]
    first = np.insert(np.diff(numbers[order]) > 0, 0, True) if len(order) else np.zeros(0, bool)
    return np.asarray(order[first], dtype=np.int64)


def rank(
    candidates: Orbits, rows: Ints, members: Orbits, meeting: Convergence, latitude_deg: float, keep: int = 20
) -> list[Ranked]:
    """Rank objects by how well they fit the place of a break-up; nothing of their identity is used.

    Parameters
    ----------
    candidates : Orbits
        Objects, by the set nearest to the event.
    rows : ndarray of int
        The row of each in the table.
    members : Orbits
        The fragments.
    meeting : Convergence
        When and where their planes meet.
    latitude_deg : float
        Argument of latitude of the place.
    keep : int
        How many to return at least; all that fit are.

    Returns
    -------
    list of Ranked
        The nearest first.
    """
    if not len(candidates):
        return []
    at, ratio, place = np.array([meeting.at_us]), meeting.density_ratio, np.radians(latitude_deg)
    there = carry(members, at, ratio)
    radius = np.linalg.norm(states_at_latitude(members, there, place)[0], axis=1)
    centre, spread = _middle(radius[meeting.used])
    tilt, tilt_spread = _middle(members.inclination_deg[meeting.used])
    mine = carry(candidates, at, ratio)
    own = np.linalg.norm(states_at_latitude(candidates, mine, place)[0], axis=1)
    nodes = mine.raan_deg[:, 0] - meeting.node_deg
    nodes = nodes - meeting.slope * (candidates.inclination_deg - meeting.inclination_deg)
    plane = np.abs((nodes + 180.0) % 360.0 - 180.0) * np.sin(np.radians(candidates.inclination_deg))
    age = np.abs(candidates.epoch_us - meeting.at_us) / US_PER_DAY
    sigma = np.hypot(max(3.0 * meeting.residual_deg, 0.03), 0.001 * age)
    height = own - centre
    distance = np.sqrt(
        (plane / sigma) ** 2
        + ((candidates.inclination_deg - tilt) / max(tilt_spread, 0.02)) ** 2
        + (height / max(spread, 10.0)) ** 2
    )
    best = np.argsort(np.where(np.isfinite(distance), distance, np.inf), kind="stable")
    best = best[: max(keep, int(np.count_nonzero(distance <= FITS)))]
    return [
        Ranked(
            int(rows[i]), int(candidates.norad_id[i]), float(distance[i]), float(plane[i]), float(height[i])
        )
        for i in best
    ]


def choose(ranked: list[Ranked], launch_mates: Ints, bodies: Ints, at_hand: bool) -> Ranked | None:
    """Return the object that is given as the parent, or None where the orbits leave that open.

    Parameters
    ----------
    ranked : list of Ranked
        The nearest first.
    launch_mates : ndarray of int
        Numbers of the launch under which the fragments are catalogued.
    bodies : ndarray of int
        Those of them that were numbered with the launch.
    at_hand : bool
        Whether bodies of that launch have sets of those days.

    Notes
    -----
    Among those that fit, a body of the fragments' own launch comes first, then any object of it: many orbits of
    a cloud fit its place as well as that of the body they come from. One of another launch counts only where that
    launch has no body at hand, since fragments are catalogued under the launch of what broke up, and if it stands apart.
    """
    fitting = [one for one in ranked if one.distance <= FITS]
    mates = [one for one in fitting if one.norad_id in launch_mates]
    for one in [*(mate for mate in mates if mate.norad_id in bodies), *mates]:
        return one
    if at_hand:
        return None
    if fitting and (len(ranked) == 1 or ranked[1].distance > fitting[0].distance + STANDS_APART):
        return fitting[0]
    return None


def _middle(values: np.ndarray) -> tuple[float, float]:
    middle = float(np.median(values))
    return middle, 1.4826 * float(np.median(np.abs(values - middle)))
