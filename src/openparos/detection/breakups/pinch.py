"""When fragments were in one place: the hour or the minute of a break-up.

Run back to the day on which the planes meet, fragments gather on the orbit at the place that the orbits share.
How sharply depends on the weeks of drag between: an error of a tenth in the decay of a fragment moves it by
degrees. So each fragment counts by what its drag leaves open, one factor of density common to all is free, and
what cannot be told apart (neighbouring revolutions among them) goes into sigma.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from openparos.model.times import US_PER_DAY

from .convergence import DECAY_ERROR, Convergence
from .motion import Floats, Ints, Orbits, carry
from .place import Place

LEAST_FRAGMENTS: Final = 8
_STEP_S: Final = 60.0
_WIDTH_RAD: Final = 0.15
_LARGEST_PHASE_ERROR_DEG: Final = 15.0
_LEAST_PHASE_ERROR_DEG: Final = 0.2
_MOTION_ERROR_REV_DAY: Final = 2e-5
_LEAST_GATHERED: Final = 0.35
_MOST_SIGMA_DAYS: Final = 2.0
_STRAYS: Final = 0.1
_FACTORS: Final = tuple(np.linspace(0.85, 1.15, 13).tolist())
_MOST_CELLS: Final = 3_000_000
INDEPENDENT: Final = 20.0
"""So many fragments at most count as independent: the density that is not known is common to all of them."""


@dataclass(frozen=True, slots=True)
class Pinch:
    """When the fragments were together.

    Attributes
    ----------
    at_us : int
        Best instant.
    sigma_h : float
        Spread of the instants that the fragments leave open.
    gathered : float
        Share of the fragments used that stand together there, between 0 and 1.
    latitude_argument_deg : float
        Where on the orbit.
    fragments : int
        How many were used.
    times_us, apart_deg : ndarray
        Instants around it, and the median distance of the fragments from the place at each, degrees.
    """

    at_us: int
    sigma_h: float
    gathered: float
    latitude_argument_deg: float
    fragments: int
    times_us: Ints
    apart_deg: Floats


def find_pinch(orbits: Orbits, meeting: Convergence, place: Place) -> Pinch | str:
    """Look for the instant at which fragments gather at the place that their orbits share.

    Parameters
    ----------
    orbits : Orbits
        Earliest set of each fragment.
    meeting : Convergence
        Where their planes meet.
    place : Place
        Where on the orbit.

    Returns
    -------
    Pinch or str
        Or why the day cannot be narrowed.
    """
    if meeting.sigma_days > _MOST_SIGMA_DAYS:
        return f"the planes leave {meeting.sigma_days:.0f} days open, too many to tell revolutions apart"
    half = max(4.0 * meeting.sigma_days, 0.6)
    times = np.arange(
        meeting.at_us - round(half * US_PER_DAY),
        meeting.at_us + round(half * US_PER_DAY),
        round(_STEP_S * 1e6),
    )
    chosen, error = _steady(orbits, meeting, most=max(30, _MOST_CELLS // (len(times) * len(_FACTORS))))
    if len(chosen) < LEAST_FRAGMENTS:
        return f"{len(chosen)} fragments whose drag leaves their place on the orbit known"
    sides = (0.0, np.pi) if place.both_sides else (0.0,)
    at_place = np.radians(place.latitude_argument_deg)
    width = np.hypot(error, np.radians(place.sigma_deg))[:, None]
    logs, best = [], (-np.inf, 0, 0.0, 1.0)
    for factor in _FACTORS:
        phase = carry(chosen, times, meeting.density_ratio * factor).latitude_argument_rad()
        for side in sides:
            fit = _fit(phase - at_place - side, width)
            top = int(np.argmax(fit))
            best = max(best, (float(fit[top]), top, side, factor))
            logs.append(fit)
    _, top, side, factor = best
    phase = carry(chosen, times, meeting.density_ratio * factor).latitude_argument_rad()
    away = np.abs(np.angle(np.exp(1j * (phase - at_place - side))))
    gathered = float(np.exp(-2.0 * np.sin(away[:, top] / 2.0) ** 2 / _WIDTH_RAD**2).mean())
    if gathered < _LEAST_GATHERED:
        return f"only {gathered:.0%} of {len(chosen)} fragments stand together at any instant of the day"
    return Pinch(
        int(times[top]), _sigma_h(logs, times, top, len(chosen)), gathered,
        float((place.latitude_argument_deg + np.degrees(side)) % 360.0), len(chosen), times,
        np.degrees(np.median(away, axis=0)),
    )  # fmt: skip


def _steady(orbits: Orbits, meeting: Convergence, most: int) -> tuple[Orbits, Floats]:
    """Return the fragments whose place on the orbit is known best, and its error, radians."""
    days = (orbits.epoch_us - meeting.at_us) / US_PER_DAY
    drag = 0.5 * np.abs(orbits.decay_rev_day2) * DECAY_ERROR * days**2 * 360.0
    drag = np.minimum(drag, 360.0)
    error = np.sqrt(_LEAST_PHASE_ERROR_DEG**2 + (_MOTION_ERROR_REV_DAY * days * 360.0) ** 2 + drag**2)
    rows = np.flatnonzero(meeting.used & (error <= _LARGEST_PHASE_ERROR_DEG))
    rows = rows[np.argsort(error[rows], kind="stable")[:most]]
    return orbits.take(rows), np.radians(error[rows])


def _fit(away: Floats, width: Floats) -> Floats:
    """Return the log-likelihood of each instant: a normal error about the place, and a tenth that stand anywhere."""
    near = 2.0 * np.sin(away / 2.0)
    normal = np.exp(-0.5 * (near / width) ** 2) / (width * np.sqrt(2.0 * np.pi))
    return np.asarray(np.log(_STRAYS / (2.0 * np.pi) + (1.0 - _STRAYS) * normal).sum(axis=0))


def _sigma_h(logs: list[Floats], times: Ints, top: int, fragments: int) -> float:
    """Return the root mean square distance in time from the best instant, by how well each instant fits."""
    fit = np.logaddexp.reduce(np.stack(logs) * min(1.0, INDEPENDENT / fragments), axis=0)
    weight = np.exp(fit - fit.max())
    hours = (times - times[top]) / 3600e6
    return float(max(_STEP_S / 7200.0, np.sqrt((weight * hours**2).sum() / weight.sum())))
