"""When the planes of fragments were one: the day of a break-up, and the place on the orbit.

Fragments of different height precess at different rates, so their nodes, run back, meet at the event.
What they were given out of the plane moves node and inclination together, by the tangent of the argument
of latitude of the place: fitting that line as well leaves a residual of hundredths of a degree, and its slope
tells the place (or the one opposite).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY
from openparos.orbits.mean import secular_rates_deg_day

from .motion import Floats, Orbits, carry

LEAST_FRAGMENTS: Final = 5
LARGEST_SPAN_DAYS: Final = 400.0
MOST_RESIDUAL_DEG: Final = 0.4
LARGEST_CONTRAST: Final = 0.3
"""Residual at the meeting over the median of all instants tried; without a meeting it is near one."""
_DENSITY_RATIOS: Final = (0.5, 0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.8)
_BOOTSTRAPS: Final = 24
AGREEING: Final = 12
_NODE_ERROR_DEG: Final = 0.01
DECAY_ERROR: Final = 0.1
"""How well the decay of a fragment is known from its first sets."""


@dataclass(frozen=True, slots=True)
class Convergence:
    """Where planes meet.

    Attributes
    ----------
    at_us : int
        Instant at which they were nearest.
    sigma_days : float
        From the bootstrap over fragments, with what the density ratio leaves open.
    residual_deg, contrast : float
        Robust scatter of the nodes about the line there; over the median of all instants tried.
    density_ratio : float
        Factor on the decay that fits best.
    node_deg, inclination_deg : float
        The common plane, at its middle.
    slope : float
        Degrees of node per degree of inclination.
    used_epoch_us : int
        Median epoch of the sets.
    used : ndarray of bool
        Fragments within four scatters of the line.
    """

    at_us: int
    sigma_days: float
    residual_deg: float
    contrast: float
    density_ratio: float
    node_deg: float
    inclination_deg: float
    slope: float
    used_epoch_us: int
    used: NDArray[np.bool_]

    @property
    def latitude_argument_deg(self) -> float:
        """Argument of latitude of the place, between -90 and 90; the other is opposite."""
        return float(np.degrees(np.arctan(self.slope * np.sin(np.radians(self.inclination_deg)))))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of node against inclination at m instants; arrays (m,), residuals (n, m)."""

    scatter: Floats
    middle: Floats
    slope: Floats
    residual: Floats


def _lines(nodes: Floats, tilt: Floats, doubt: Floats) -> _Lines:
    """Fit node against inclination robustly at each instant.

    Parameters
    ----------
    nodes : ndarray (n, m)
        Degrees, of any turn.
    tilt : ndarray (n,)
        Inclination from the common middle, degrees.
    doubt : ndarray (n, m)
        How much less is known of a node than of the middle one.
    """
    centre = np.angle(np.exp(1j * np.radians(nodes)).mean(axis=0), deg=True)
    away = (nodes - centre + 180.0) % 360.0 - 180.0
    sloped = len(away) >= 8
    lever = tilt[:, None]
    middle, slope = np.median(away, axis=0), np.zeros(away.shape[1])
    residual = away - middle
    for _ in range(8):
        scale = 1.5 * _scatter(residual / doubt) + 1e-9
        weights = 1.0 / (doubt**2 * (1.0 + (residual / doubt / scale) ** 2))
        total = weights.sum(axis=0)
        mean = (weights * away).sum(axis=0) / total
        if sloped:
            arm = (weights * lever).sum(axis=0) / total
            # The small term keeps the slope finite where all inclinations are one.
            square = (weights * (lever - arm) ** 2).sum(axis=0) + 1e-9
            slope = (weights * (lever - arm) * (away - mean)).sum(axis=0) / square
            mean = mean - slope * arm
        middle = mean
        residual = away - middle - slope * lever
    # Parameters fitted of few points leave less than was there.
    fitted = 2.0 if sloped else 1.0
    scatter = _scatter(residual / doubt) * np.sqrt(len(away) / max(1.0, len(away) - fitted))
    return _Lines(scatter, centre + middle, slope, residual)


def _scatter(residual: Floats) -> Floats:
    """Return a robust standard deviation over the first axis.

    Half of a dozen pieces meet somewhere by chance, so of few four fifths have to agree, of more at least
    `AGREEING`; from two dozen on it is the usual median.
    """
    n = len(residual)
    share = min(0.8, max(0.5, AGREEING / n))
    place = min(n - 1, round(share * (n - 1)))
    within = np.partition(np.abs(residual), place, axis=0)[place]
    return np.asarray(within / NormalDist().inv_cdf((1.0 + share) / 2.0))


def _fit(orbits: Orbits, times_us: NDArray[np.int64], ratio: float) -> _Lines:
    tilt = orbits.inclination_deg - np.median(orbits.inclination_deg)
    return _lines(carry(orbits, times_us, ratio).raan_deg, tilt, _doubt(orbits, times_us))


def plane_scatter(orbits: Orbits, times_us: NDArray[np.int64], density_ratio: float) -> Floats:
    """Return how far apart the planes of fragments are at instants, degrees: what convergence minimizes."""
    return _fit(orbits, times_us, density_ratio).scatter


def _doubt(orbits: Orbits, times_us: NDArray[np.int64]) -> Floats:
    """Return the error of each node at each instant over that of the middle one, (n, m).

    A decay known to a part leaves the mean motion of weeks before open, and with it the way of the node; what
    falls fast counts less. Relative, so that no instant is preferred for being uncertain.
    """
    days = (times_us[None, :] - orbits.epoch_us[:, None]) / US_PER_DAY
    rate = secular_rates_deg_day(orbits.motion_rev_day, orbits.eccentricity, orbits.inclination_deg)[2]
    # No node is less known than to a turn.
    per_day2 = 7.0 / 6.0 * np.abs(rate * orbits.decay_rev_day2 / orbits.motion_rev_day) * DECAY_ERROR
    error = np.minimum(np.hypot(_NODE_ERROR_DEG, per_day2[:, None] * days**2), 360.0)
    return np.asarray(error / np.median(error, axis=0))


def converge(orbits: Orbits, earliest_us: int, latest_us: int) -> Convergence | str:
    """Look for the instant at which the planes of fragments meet.

    Parameters
    ----------
    orbits : Orbits
        Earliest set of each fragment.
    earliest_us, latest_us : int
        Span to look in; no more than `LARGEST_SPAN_DAYS` are.

    Returns
    -------
    Convergence or str
        Or the reason why none can be given.
    """
    if len(orbits) < LEAST_FRAGMENTS:
        return f"{len(orbits)} pieces; a meeting of planes needs {LEAST_FRAGMENTS}"
    earliest_us = max(earliest_us, latest_us - round(LARGEST_SPAN_DAYS * US_PER_DAY))
    if latest_us - earliest_us < US_PER_DAY:
        return "no time between the earliest and the latest possible instant"
    step = 0.5 if latest_us - earliest_us < 150 * US_PER_DAY else 1.0
    times = np.arange(earliest_us, latest_us, round(step * US_PER_DAY), dtype=np.int64)
    few = orbits.take(np.argsort(np.abs(orbits.decay_rev_day2))[: min(len(orbits), 200)])
    rough = np.array([_fit(few, times, ratio).scatter for ratio in (0.8, 1.2)])
    best = np.unravel_index(np.argmin(rough), rough.shape)
    middle = float(np.median(rough))
    at, ratio = _refined(few, int(times[best[1]]), (0.8, 1.2)[int(best[0])], step)
    at = min(at, latest_us)
    here = np.array([at], dtype=np.int64)
    line = _fit(orbits, here, ratio)
    scatter = float(_fit(few, here, ratio).scatter[0])
    contrast = scatter / middle if middle else 1.0
    if scatter > MOST_RESIDUAL_DEG or contrast > LARGEST_CONTRAST:
        return f"planes do not meet: {scatter:.2f} deg apart at best, {middle:.2f} deg usually"
    if best[1] == 0:
        return "planes are nearest at the earliest instant looked at"
    near = 4.0 * max(float(line.scatter[0]), _NODE_ERROR_DEG) * _doubt(orbits, here)[:, 0]
    used = np.abs(line.residual[:, 0]) <= near
    return Convergence(
        at, _sigma_days(few, at, ratio), scatter, contrast, ratio, float(line.middle[0]),
        float(np.median(orbits.inclination_deg)), float(line.slope[0]),
        int(np.median(orbits.epoch_us)), used,
    )  # fmt: skip


def _refined(orbits: Orbits, at_us: int, ratio: float, step_days: float) -> tuple[int, float]:
    """Search instant and density ratio together around a rough minimum."""
    offsets = np.arange(-6.0, 6.01, 0.25) * step_days
    best = (np.inf, at_us, ratio)
    for one in _DENSITY_RATIOS:
        times = at_us + (offsets * US_PER_DAY).astype(np.int64)
        scatter = _fit(orbits, times, one).scatter
        place = int(np.argmin(scatter))
        best = min(best, (float(scatter[place]), int(times[place]), one))
    return best[1], best[2]


def _sigma_days(orbits: Orbits, at_us: int, ratio: float) -> float:
    """Return the scatter of the meeting over resampled fragments, in a span wide enough to hold it."""
    half_days = 3.0
    while True:
        found = _resampled(orbits, at_us, ratio, half_days)
        # Beyond a third of the span the edges cut the scatter off.
        if found <= half_days / 3.0 or half_days > 40.0:
            return max(0.1, found)
        half_days *= 4.0


def _resampled(orbits: Orbits, at_us: int, ratio: float, half_days: float) -> float:
    rng = np.random.default_rng(1)
    offsets = np.linspace(-half_days, half_days, 49)
    times = at_us + (offsets * US_PER_DAY).astype(np.int64)
    found = []
    for one in (ratio, ratio * 0.85, ratio * 1.15):
        nodes, doubt = carry(orbits, times, one).raan_deg, _doubt(orbits, times)
        for _ in range(_BOOTSTRAPS // 3):
            rows = rng.integers(0, len(orbits), len(orbits))
            tilt = orbits.inclination_deg[rows] - np.median(orbits.inclination_deg)
            found.append(offsets[int(np.argmin(_lines(nodes[rows], tilt, doubt[rows]).scatter))])
    return float(np.std(found))
