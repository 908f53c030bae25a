"""One's own ephemeris against the catalogue: who comes near me.

The catalogue is placed by SGP4 each minute, the object itself by its ephemeris; who may pass within the
distance by straight motion (`bounds`, 2) is looked at closely, and each minimum is settled with SGP4 of the
other and the ephemeris itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_SECOND, format_utc
from openparos.orbits.ephemeris import Ephemeris
from openparos.orbits.knots import Knots
from openparos.orbits.mean import semi_major_axis_km

from .asked import ScreenParameters
from .bounds import gates_for
from .catalogue import Excluded, choose_sets
from .chunks import SAME_MINIMUM_S, SLOW_KM_S
from .polish import polish

Floats = NDArray[np.float64]

_STEP_S: Final = 60.0
_BLOCK: Final = 60
_GUARD_S: Final = 1.0
_LASTING: Final = 5  # samples within the distance that make company
_MARGIN_KM: Final = 1.0  # of the interpolation, float64 and astroz together
_RADIAL_MARGIN_KM: Final = 60.0  # short-period terms, drag within the age of a set
_OF_DEEP_SPACE_KM: Final = 400.0  # the same where Moon and Sun pull for a month


@dataclass(frozen=True, slots=True)
class OwnEncounter:
    """One minimum of distance to the own ephemeris.

    Attributes
    ----------
    row : int
        Row of the other's set in the table.
    time_us : int
        When.
    miss_km, speed_km_s : float
        Distance and relative speed then.
    own_km, own_km_s, other_km, other_km_s : ndarray (3,)
        Both states, TEME.
    entry_us, exit_us : int or None
        For a slow minimum, within the distance at least from when to when (to a minute).
    """

    row: int
    time_us: int
    miss_km: float
    speed_km_s: float
    own_km: Floats
    own_km_s: Floats
    other_km: Floats
    other_km_s: Floats
    entry_us: int | None = None
    exit_us: int | None = None

    @property
    def slow(self) -> bool:
        """Whether the two fly in company rather than pass."""
        return self.entry_us is not None


@dataclass(frozen=True, slots=True)
class OwnScreening:
    """What comes near one's own ephemeris.

    Attributes
    ----------
    asked : ScreenParameters
        What was asked for; the window is the part of it that the ephemeris covers.
    own : Ephemeris
        The ephemeris.
    table : pa.Table
        Sets that were screened.
    encounters : list of OwnEncounter
        In order of time.
    excluded : list of Excluded
        Who was not screened, or not to the end, and why.
    engine : str
        Propagator and version.
    """

    asked: ScreenParameters
    own: Ephemeris
    table: pa.Table
    encounters: list[OwnEncounter]
    excluded: list[Excluded]
    engine: str


def screen_own(
    own: Ephemeris, table: pa.Table, asked: ScreenParameters, own_id: int | None = None
) -> OwnScreening:
    """Find who comes near one's own ephemeris.

    Parameters
    ----------
    own : Ephemeris
        The own object.
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    asked : ScreenParameters
        Window and distance; the window is cut to what the ephemeris covers.
    own_id : int or None
        Catalogue number of the own object: its own public set is not held against it.

    Raises
    ------
    InputRefused
        When the ephemeris does not cover any of the window, or nothing can be screened.
    """
    asked.check()
    start_us, end_us = max(asked.start_us, own.start_us), min(asked.end_us, own.end_us)
    if end_us - start_us < US_PER_SECOND:
        raise InputRefused(
            f"the ephemeris of {own.name} covers {format_utc(own.start_us)} to {format_utc(own.end_us)}, "
            f"none of the window {format_utc(asked.start_us)} to {format_utc(asked.end_us)}"
        )
    asked = ScreenParameters(
        start_us, (end_us - start_us) / 3.6e9, asked.distance_km, None, asked.company_s, asked.max_age_days
    )
    chosen = choose_sets(table, start_us, end_us, asked.max_age_days)
    excluded = list(chosen.excluded)
    numbers = chosen.table["norad_id"].to_numpy()
    near = _may_be_near(own, chosen.table, asked)
    if own_id is not None:
        mine = numbers == own_id
        for head, others in chosen.clones.items():
            if own_id in others:
                mine |= numbers == head
        excluded += [Excluded(int(one), "the own object's public set") for one in numbers[mine]]
        near &= ~mine
    kept = chosen.table.filter(pa.array(near))
    steps = math.ceil((end_us - start_us) / (_STEP_S * US_PER_SECOND))
    knots = Knots(kept, start_us, (end_us - start_us) // steps / US_PER_SECOND, steps + 1)
    knots.compare_engines()
    encounters = _encounters(own, knots, asked) if kept.num_rows else []
    for row, loss in sorted(knots.losses.items()):
        excluded.append(
            Excluded(
                int(kept["norad_id"][row].as_py()), loss.reason, int(knots.times_us(loss.knot, loss.knot)[0])
            )
        )
    return OwnScreening(asked, own, kept, encounters, excluded, knots.propagator.engine_version)


def _may_be_near(own: Ephemeris, table: pa.Table, asked: ScreenParameters) -> NDArray[np.bool_]:
    """Say whose orbit reaches the shell of radii between which the own object flies."""
    radius = np.linalg.norm(own.positions_km, axis=1)
    axis = semi_major_axis_km(table["mean_motion_rev_day"].to_numpy())
    eccentricity = table["eccentricity"].to_numpy()
    margin = np.where(axis > 12_000.0, _OF_DEEP_SPACE_KM, _RADIAL_MARGIN_KM) + asked.distance_km
    low, high = axis * (1.0 - eccentricity) - margin, axis * (1.0 + eccentricity) + margin
    return np.asarray((low <= radius.max()) & (high >= radius.min()))


def _encounters(own: Ephemeris, knots: Knots, asked: ScreenParameters) -> list[OwnEncounter]:
    rows, near_s, speeds, inside = _candidates(own, knots, asked)

    def apart(which: NDArray[np.int64], times_s: Floats) -> tuple[Floats, Floats]:
        pos, vel = knots.states_at(rows[which], times_s)
        own_pos, own_vel = own.at(knots.start_us, times_s)
        return np.linalg.norm(pos - own_pos, axis=2), np.linalg.norm(vel - own_vel, axis=2)

    times, miss, speed = polish(apart, near_s, speeds)
    keep = (miss <= asked.distance_km) & (times >= 0.0) & (times <= asked.window_s)
    keep &= times < _lost_at(knots)[rows]
    # A slow pair is a candidate in every slot: a minimum is one only where the distance rises on both sides.
    keep &= np.abs(times - near_s) <= knots.step_s
    beside = np.maximum(0.5, 0.05 / np.maximum(speeds, 1e-6))
    at = np.flatnonzero(keep)
    around, _ = apart(at, times[at, None] + beside[at, None] * np.array([-1.0, 1.0]))
    keep[at] &= ~(around < miss[at, None]).any(axis=1)
    order = np.flatnonzero(keep)[np.lexsort((times[keep], rows[keep]))]
    found, last = [], (-1, -math.inf)
    slow: dict[int, tuple[float, float]] = {}
    for at in order.tolist():
        row, second = int(rows[at]), float(times[at])
        if speed[at] < SLOW_KM_S:
            if miss[at] < slow.get(row, (math.inf, 0.0))[0]:
                slow[row] = (float(miss[at]), second)
            continue
        if row == last[0] and second - last[1] < SAME_MINIMUM_S:
            continue
        last = (row, second)
        found.append(_settled(own, knots, row, second))
    for row in sorted({*slow, *(row for row, seconds in inside.items() if len(seconds) >= _LASTING)}):
        seconds = inside.get(row) or [slow[row][1]]
        at_s = slow[row][1] if row in slow else seconds[0]
        one = _settled(own, knots, row, at_s)
        ends = [knots.start_us + round(s * US_PER_SECOND) for s in (seconds[0], seconds[-1])]
        found = [two for two in found if two.row != row or not ends[0] <= two.time_us <= ends[1]]
        found.append(
            OwnEncounter(
                one.row, one.time_us, one.miss_km, one.speed_km_s, one.own_km, one.own_km_s, one.other_km,
                one.other_km_s, min(ends[0], one.time_us), max(ends[1], one.time_us),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.time_us, one.row))


def _lost_at(knots: Knots) -> Floats:
    ends = np.full(knots.table.num_rows, np.inf)
    for row, loss in knots.losses.items():
        ends[row] = loss.knot * knots.step_s
    return ends


def _candidates(
    own: Ephemeris, knots: Knots, asked: ScreenParameters
) -> tuple[NDArray[np.int64], Floats, Floats, dict[int, list[float]]]:
    """Return rows, times and speeds of possible minima; and slow samples within the distance, by row."""
    half_s = knots.step_s / 2.0 + _GUARD_S
    gates = gates_for(asked.distance_km + _MARGIN_KM, half_s)
    rows, times, speeds = [], [], []
    inside: dict[int, list[float]] = {}
    for first in range(0, knots.count - 1, _BLOCK):
        block = knots.block(first, min(first + _BLOCK, knots.count - 1))
        seconds = knots.step_s * np.arange(first, first + len(block.pos))
        own_pos, own_vel = own.at(knots.start_us, np.minimum(seconds, asked.window_s))
        away, speed = block.pos - own_pos[:, :, None], block.vel - own_vel[:, :, None]
        a = np.einsum("kxn,kxn->kn", speed, speed)
        b = np.einsum("kxn,kxn->kn", away, speed)
        c = np.einsum("kxn,kxn->kn", away, away)
        t = np.clip(-b / np.maximum(a, 1e-12), -half_s, half_s)
        with np.errstate(invalid="ignore"):
            hit = c + t * (2.0 * b + t * a) < gates.gate_km2 + gates.gate_per_speed2_s2 * a
            company = (c <= asked.distance_km**2) & (a < SLOW_KM_S**2)
        k, row = np.nonzero(hit)
        rows.append(row)
        times.append(np.clip(seconds[k] + t[k, row], 0.0, asked.window_s))
        speeds.append(np.sqrt(a[k, row]))
        for at, one in np.argwhere(company).tolist():
            inside.setdefault(one, []).append(float(seconds[at]))
    return np.concatenate(rows), np.concatenate(times), np.concatenate(speeds), inside


def _settled(own: Ephemeris, knots: Knots, row: int, second: float) -> OwnEncounter:
    times = np.array([[second]])
    pos, vel = knots.states_at(np.array([row]), times)
    own_pos, own_vel = own.at(knots.start_us, times)
    return OwnEncounter(
        row, knots.start_us + round(second * US_PER_SECOND), float(np.linalg.norm(pos - own_pos)),
        float(np.linalg.norm(vel - own_vel)), own_pos[0, 0], own_vel[0, 0], pos[0, 0], vel[0, 0],
    )  # fmt: skip
