"""How an object moved along the belt: left alone, kept, or pushed from one drift into another.

Left alone, the mean longitude obeys a pendulum's equation: it swings about 75.1 E or 105.3 W where its
drift is small enough (libration), and goes round where it is not (drift). From each element set to the
next the free motion is integrated; where the next set does not lie on it, the object was pushed, or its
sets are bad. What is left is compared over weeks: the share of the natural change of drift that is
really seen is one for a free object and near zero for a kept one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .keeping import PULL_DEG_DAY2, STABLE_LONGITUDE_DEG

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

RING_KM: Final = 42_164.0
GRAVEYARD_KM: Final = 235.0  # least height of a disposal orbit above the ring (IADC)
SEPARATRIX_DEG_DAY: Final = math.degrees(math.sqrt(2.0 * math.radians(PULL_DEG_DAY2)))
"""Drift at a stable point below which an object librates: 0.439 degree a day."""
INTEGRATION_STEPS: Final = 24
PUSH_SIGMAS: Final = 5.0
LEAST_PUSH_DEG_DAY: Final = 0.004  # 11 mm/s; what Moon and Sun leave over from day to day
LARGEST_NOISE_DEG_DAY: Final = 0.006
DRIFT_CHANGE_DEG_DAY: Final = 0.05  # a change of drift told as such
LEAST_NEAR: Final = 9
GAP_SHARE: Final = 0.35  # of the natural change over a gap, by which it is not known better
LONGEST_GAP_DAYS: Final = 60.0  # beyond it the sets on both sides do not speak of one motion
WINDOW_DAYS: Final = 20.0
SAME_PUSH_DAYS: Final = 2.0
FREE_SHARE, HELD_SHARE = (0.5, 1.5), 0.5


@dataclass(frozen=True, slots=True)
class Motion:
    """Longitudes of one object in order of time, with what free motion makes of each set at the next.

    Attributes
    ----------
    days : array (n,)
        Since the first set.
    longitude_deg, drift_deg_day : array (n,)
        East; as the sets give them.
    push_deg_day, miss_deg : array (n,)
        Drift and longitude of each set less those that the set before leads to; zero for the first.
    natural_deg_day : array (n,)
        Change of drift that nature makes since the set before.
    noise_deg_day : float
        Robust standard deviation of the pushes of sets near one another.
    """

    days: Floats
    longitude_deg: Floats
    drift_deg_day: Floats
    push_deg_day: Floats
    miss_deg: Floats
    natural_deg_day: Floats
    noise_deg_day: float

    def pushed(self, least_deg_day: float = LEAST_PUSH_DEG_DAY) -> Flags:
        """Say of each set whether the object cannot have come to it from the one before by free motion."""
        gap = np.diff(self.days, prepend=self.days[0])
        noise = np.maximum(PUSH_SIGMAS * self.noise_deg_day, least_deg_day)
        natural = np.abs(self.natural_deg_day) + PULL_DEG_DAY2 * 0.1 * gap
        drift = np.abs(self.push_deg_day) > noise + GAP_SHARE * natural
        place = np.abs(self.miss_deg) > 0.1 + noise * gap + GAP_SHARE * natural * gap
        return np.asarray(drift | place)


def wrapped(angle_deg: Floats) -> Floats:
    """Bring angles into [-180, 180) degrees."""
    return np.asarray((angle_deg + 180.0) % 360.0 - 180.0)


def acceleration(longitude_deg: Floats, inclination_deg: Floats) -> Floats:
    """Natural acceleration of the mean longitude, degrees a day squared; a tilted orbit feels less of it."""
    felt = (0.5 * (1.0 + np.cos(np.radians(inclination_deg)))) ** 2
    return np.asarray(-PULL_DEG_DAY2 * felt * np.sin(2.0 * np.radians(longitude_deg - STABLE_LONGITUDE_DEG)))


def free_motion(
    longitude_deg: Floats, drift_deg_day: Floats, inclination_deg: Floats, days: Floats
) -> tuple[Floats, Floats]:
    """Longitude (not wrapped) and drift after some days of free motion (leapfrog)."""
    place, drift = longitude_deg.astype(np.float64), drift_deg_day.astype(np.float64)
    h = days / INTEGRATION_STEPS
    for _ in range(INTEGRATION_STEPS):
        place = place + 0.5 * h * drift
        drift = drift + h * acceleration(place, inclination_deg)
        place = place + 0.5 * h * drift
    return place, drift


def motion_of(days: Floats, longitude_deg: Floats, drift_deg_day: Floats, inclination_deg: Floats) -> Motion:
    """Hold each set of one object against the free motion of the one before."""
    count = len(days)
    push, miss, natural = np.zeros(count), np.zeros(count), np.zeros(count)
    if count > 1:
        gap = np.diff(days)
        place, drift = free_motion(longitude_deg[:-1], drift_deg_day[:-1], inclination_deg[:-1], gap)
        push[1:] = drift_deg_day[1:] - drift
        natural[1:] = drift - drift_deg_day[:-1]
        miss[1:] = wrapped(longitude_deg[1:] - place)
        near = push[1:][gap < 5.0]
        noise = 1.4826 * float(np.median(np.abs(near))) if len(near) >= LEAST_NEAR else 0.002
    else:
        noise = 0.002
    return Motion(days, longitude_deg, drift_deg_day, push, miss, natural, min(noise, LARGEST_NOISE_DEG_DAY))


def librates(longitude_deg: float, drift_deg_day: float) -> bool:
    """Whether a free object of this longitude and drift swings about a stable point instead of going round."""
    return (
        abs(drift_deg_day)
        < SEPARATRIX_DEG_DAY * abs(math.cos(math.radians(longitude_deg - STABLE_LONGITUDE_DEG))) - 1e-9
    )


def swing(longitude_deg: float, drift_deg_day: float) -> tuple[float, float]:
    """Centre and amplitude (degrees) of the libration of a free object."""
    off = float(wrapped(np.array([longitude_deg - STABLE_LONGITUDE_DEG]))[0])
    centre = STABLE_LONGITUDE_DEG if abs(off) <= 90.0 else STABLE_LONGITUDE_DEG - 180.0
    # At the turning point sin^2 is what energy allows: sin^2 of the place plus the share of the drift.
    energy = math.sin(math.radians(off)) ** 2 + (drift_deg_day / SEPARATRIX_DEG_DAY) ** 2
    return centre, math.degrees(math.asin(math.sqrt(min(energy, 1.0))))


def natural_share(motion: Motion, first: int, last: int) -> tuple[float, float]:
    """Share of the natural change of drift that sets first..last show, and its sigma.

    Changes are taken over windows of three weeks, from the mean of the sets around each end. The sigma is
    infinite where nature changes too little to compare.
    """
    seen, due = [], []
    a = first
    for b in range(first + 1, last + 1):
        gap = motion.days[b] - motion.days[a]
        if gap < WINDOW_DAYS:
            continue
        if gap < LONGEST_GAP_DAYS:
            seen.append(float(motion.drift_deg_day[b] - motion.drift_deg_day[a]))
            due.append(float(motion.natural_deg_day[a + 1 : b + 1].sum()))
        a = b
    if not seen or float(np.square(due).sum()) < 1e-8:
        return 0.0, math.inf
    x, y = np.array(due), np.array(seen)
    share = float(x @ y / (x @ x))
    scatter = max(motion.noise_deg_day, float(np.sqrt(np.mean((y - share * x) ** 2))), 0.002)
    return share, scatter / math.sqrt(float(x @ x))


def tempo(motion: Motion, first: int, last: int) -> tuple[int, float | None]:
    """Number of pushes among sets first..last, and the median days between them (None for fewer than three)."""
    times = motion.days[first + 1 : last + 1][motion.pushed()[first + 1 : last + 1]]
    times = times[np.diff(times, prepend=-math.inf) > SAME_PUSH_DAYS]
    return len(times), float(np.median(np.diff(times))) if len(times) >= 3 else None


def unpushed(motion: Motion, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut sets first..last where the drift was changed, or where they are too far apart to say.

    Across a gap of weeks any push counts, since burns there and back may hide in it.
    """
    gap = np.diff(motion.days, prepend=motion.days[0])
    cut = motion.pushed(DRIFT_CHANGE_DEG_DAY) | (motion.pushed() & (gap > WINDOW_DAYS))
    start = first
    for k in range(first + 1, last + 1):
        if cut[k] or motion.days[k] - motion.days[k - 1] > 6.0 * LONGEST_GAP_DAYS:
            yield start, k - 1
            start = k
    yield start, last
