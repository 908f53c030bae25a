"""What was found on one track: burns in the plane and out of it, joined where they are one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from openparos.detection import calibration

from .burns import Burns, find_burns
from .crosstrack import PlaneSteps, plane_steps
from .track import Track

JOIN_DAYS: Final = 3.0  # a step of the plane and a break of drift nearer than this are one manoeuvre
DRIFT_PER_DELTA_V: Final = 3.0 * 86_400.0  # m/day along the orbit for 1 m/s along the track
ONE_DAYS: Final = (
    0.5  # breaks of drift whose instants are nearer than this are one manoeuvre of several burns
)
DWARFED: Final = 0.02
"""A burn out of the plane is never square to the track by a part in fifty, and orbit determination takes days to
settle after a large one: a smaller change beside it is part of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One manoeuvre of one object.

    Attributes
    ----------
    k, end : int
        First set that shows it, and last at which it still grew.
    tau_days, sigma_tau_days : float
        Instant since the first set and its sigma; NaN where the sets do not date it.
    late_days : float
        Until the sets showed the whole of it.
    tangential_m_s, sigma_tangential_m_s : float
        From the step of drift; NaN where only the plane moved.
    normal_m_s, sigma_normal_m_s : float
        From the step of the plane; NaN where none was found.
    drag_days : float
        Days of steady drag that the step of drift equals; negative against the drag, NaN for the plane.
    log_odds : float
        The score.
    """

    k: int
    end: int
    tau_days: float
    sigma_tau_days: float
    late_days: float
    tangential_m_s: float
    sigma_tangential_m_s: float
    normal_m_s: float
    sigma_normal_m_s: float
    drag_days: float
    log_odds: float

    def middle_days(self, track: Track) -> float:
        """Best guess of the instant: dated, or the middle of the gap."""
        if math.isfinite(self.tau_days):
            return self.tau_days
        return 0.5 * float(track.t[self.k - 1] + track.t[self.k])


def find(track: Track, in_plane: calibration.Logistic = calibration.IN_PLANE) -> list[Found]:
    """Find the manoeuvres of one object, whatever their score.

    Parameters
    ----------
    track : Track
        Clean history.
    in_plane : Logistic
        Calibration; the benchmark gives one fitted without the satellite.
    """
    return join(track, find_burns(track), plane_steps(track), in_plane)


def join(track: Track, burns: Burns, plane: PlaneSteps | None, in_plane: calibration.Logistic) -> list[Found]:
    """Score breaks of drift and steps of the plane, and make one of two that are one."""
    plane = plane_steps(track) if plane is None else plane
    if not len(burns.k) and not len(plane.k):
        return []
    odds = in_plane.log_odds(
        calibration.features(burns.strength, burns.sharpness, burns.late, burns.drag_days)
    )
    plane_odds = calibration.plane_log_odds(plane.z)
    free = np.ones(len(plane.k), bool)
    out: list[Found] = []
    for j in range(len(burns.k)):
        if not math.isfinite(burns.step[j]):
            continue
        near = _nearest(track, burns, j, plane, free)
        if (
            near is not None
            and plane_odds[near] > -3.0
            and (odds[j] >= min(plane_odds[near], 0.0) or _reaches(track, burns, j, plane, near))
        ):
            free[near] = False
            out.append(_found(track, burns, j, plane, near, max(float(odds[j]), float(plane_odds[near]))))
        else:
            out.append(_found(track, burns, j, plane, None, float(odds[j])))
    for i in np.flatnonzero(free):
        out.append(_plane_alone(track, plane, int(i), float(plane_odds[i])))
    return one_each(track, sorted(out, key=lambda one: one.middle_days(track)))


def _reaches(track: Track, burns: Burns, j: int, plane: PlaneSteps, i: int) -> bool:
    """Say whether the instant of a break of drift, give or take two sigma, lies where the plane turned.

    A doubtful break some days off must not date a turn that is beyond doubt.
    """
    reach = 2.0 * burns.sigma_tau[j]
    return bool(track.t[plane.k[i] - 1] - reach <= burns.tau[j] <= track.t[plane.end[i]] + reach)


def _size_m_s(one: Found) -> tuple[float, float]:
    """Along the track and out of the plane, as far as found."""
    parts = (one.tangential_m_s, one.normal_m_s)
    return tuple(abs(part) if math.isfinite(part) else 0.0 for part in parts)  # type: ignore[return-value]


def _is_dwarfed(track: Track, one: Found, others: list[Found]) -> bool:
    """Say whether a far larger step of the plane, certain and near, explains this one."""
    for other in others:
        if other is one or other.log_odds < 0.0:
            continue
        apart = max(track.t[one.k] - track.t[other.end], track.t[other.k] - track.t[one.end], 0.0)
        if apart <= JOIN_DAYS and max(_size_m_s(one)) < DWARFED * _size_m_s(other)[1]:
            return True
    return False


def one_each(track: Track, ordered: list[Found]) -> list[Found]:
    """Tell what is one manoeuvre once.

    Parameters
    ----------
    track : Track
        History they were found in.
    ordered : list of Found
        By time.

    Returns
    -------
    list of Found
        Without what a far larger turn of the plane beside it explains; burns whose instants no history of
        daily sets tells apart are one, with the sum of what they did along the track.
    """
    out: list[Found] = []
    for one in ordered:
        if _is_dwarfed(track, one, ordered):
            continue
        last = out[-1] if out else None
        if last is None or not abs(one.tau_days - last.tau_days) <= ONE_DAYS:
            out.append(one)
            continue
        main, other = (one, last) if one.log_odds > last.log_odds else (last, one)
        if abs(other.tangential_m_s) > abs(main.tangential_m_s):
            main, other = replace(other, log_odds=main.log_odds), main
        out[-1] = replace(
            main, k=min(one.k, last.k), end=max(one.end, last.end),
            tangential_m_s=one.tangential_m_s + last.tangential_m_s,
            sigma_tangential_m_s=math.hypot(one.sigma_tangential_m_s, last.sigma_tangential_m_s),
        )  # fmt: skip
    return out


def _nearest(track: Track, burns: Burns, j: int, plane: PlaneSteps, free: np.ndarray) -> int | None:
    if not len(plane.k):
        return None
    after = track.t[plane.k] - track.t[burns.end[j]]
    apart = np.maximum(np.maximum(after, track.t[burns.k[j]] - track.t[plane.end]), 0.0)
    apart[~free] = np.inf
    best = int(np.argmin(apart))
    return best if apart[best] <= JOIN_DAYS else None


def _found(track: Track, burns: Burns, j: int, plane: PlaneSteps, i: int | None, log_odds: float) -> Found:
    per_metre = track.speed_m_s / (track.sma_km * 1e3)
    return Found(
        k=int(burns.k[j]), end=int(burns.end[j]), tau_days=float(burns.tau[j]),
        sigma_tau_days=float(burns.sigma_tau[j]), late_days=float(burns.late[j]),
        tangential_m_s=-float(burns.step[j]) / DRIFT_PER_DELTA_V,
        sigma_tangential_m_s=float(burns.sigma_step[j]) / DRIFT_PER_DELTA_V,
        normal_m_s=math.nan if i is None else float(plane.normal_m[i]) * per_metre,
        sigma_normal_m_s=math.nan if i is None else float(plane.sigma_m[i]) * per_metre, drag_days=float(burns.drag_days[j]), log_odds=log_odds,
    )  # fmt: skip


def _plane_alone(track: Track, plane: PlaneSteps, i: int, log_odds: float) -> Found:
    per_metre = track.speed_m_s / (track.sma_km * 1e3)
    return Found(
        k=int(plane.k[i]), end=int(plane.end[i]), tau_days=math.nan, sigma_tau_days=math.nan, late_days=math.nan, tangential_m_s=math.nan,
        sigma_tangential_m_s=math.nan, normal_m_s=float(plane.normal_m[i]) * per_metre,
        sigma_normal_m_s=float(plane.sigma_m[i]) * per_metre, drag_days=math.nan, log_odds=log_odds,
    )  # fmt: skip
