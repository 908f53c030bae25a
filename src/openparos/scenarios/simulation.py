"""Runs a scenario: every track from knot to knot, a knot being a set to publish, a burn or a control."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY
from openparos.model.units import GEO_RADIUS_KM, MU_WGS72_KM3_S2
from openparos.orbits.geostationary import mean_longitudes, wrap_longitude_deg

from .motion import Floats, advance, as_table, kick
from .tracks import Hold, Impulse, Track
from .weather import Weather

# 1 m/s along the motion changes the drift of a geostationary object by -3/a of it: 0.352 deg/day.
DRIFT_PER_M_S_DEG_DAY: Final = float(np.degrees(3.0 / (GEO_RADIUS_KM * 1000.0)) * 86_400.0)
# Burns of station-keeping smaller than this are left out: a satellite waits until it is worth it.
_LEAST_HOLD_M_S: Final = 0.004
_TLE_EPOCH_US: Final = 864  # epochs are printed to 1e-8 day


@dataclass(frozen=True, slots=True)
class Burn:
    """One impulse as it was carried out."""

    track: int
    impulse: Impulse


@dataclass(slots=True)
class Run:
    """What a scenario did.

    Attributes
    ----------
    track : ndarray of int
        Track of each set to publish.
    epoch_us : ndarray of int
        Its epoch.
    orbits : ndarray (n, 6)
        The orbit that the set will describe: the true one, or of a lagging or mistaken fit.
    burns : list of Burn
        All impulses, those of station-keeping included.
    ended_us : dict of int to int
        Tracks that came down, and the first knot at which they were gone.
    """

    track: NDArray[np.int64]
    epoch_us: NDArray[np.int64]
    orbits: Floats
    burns: list[Burn] = field(default_factory=list)
    ended_us: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Publish:
    time_us: int


@dataclass(slots=True)
class _Before:
    """An orbit as it was before a burn, for the sets that lag behind it."""

    orbit: Floats
    time_us: int
    lag_us: int


def publication_epochs(track: Track, rng: np.random.Generator) -> list[int]:
    """Return the epochs of the sets of one object: uneven spacing, some lost."""
    epochs: list[int] = []
    at = float(track.first_us) + rng.random() * track.interval_days * US_PER_DAY
    while at < track.last_us:
        if rng.random() >= track.loss:
            epochs.append(round(at / _TLE_EPOCH_US) * _TLE_EPOCH_US)
        at += track.interval_days * US_PER_DAY * rng.uniform(0.6, 1.4)
    return epochs


def simulate(tracks: list[Track], weather: Weather, rng: np.random.Generator) -> Run:
    """Run all tracks and return the sets to publish, with the burns as carried out.

    Parameters
    ----------
    tracks : list of Track
        Objects and plans.
    weather : Weather
        Density.
    rng : Generator
        Source of chance for spacing, loss and lag.
    """
    plans = [_knots(track, rng) for track in tracks]
    orbits = np.array([track.orbit.values() for track in tracks])
    now_us = np.array([track.anchor_us for track in tracks], dtype=np.int64)
    bstar = np.array([track.bstar for track in tracks])
    runner = _Runner(tracks, rng)
    for step in range(max(map(len, plans), default=0)):
        rows = np.array(
            [i for i, plan in enumerate(plans) if step < len(plan) and i not in runner.run.ended_us]
        )
        if not len(rows):
            continue
        to_us = np.array([plans[i][step].time_us for i in rows], dtype=np.int64)
        drag = bstar[rows] * weather.mean(now_us[rows], to_us)
        orbits[rows] = advance(orbits[rows], now_us[rows], to_us, drag)
        now_us[rows] = to_us
        runner.carry_out([(int(i), plans[i][step]) for i in rows], orbits)
    return runner.finish(bstar)


def _knots(track: Track, rng: np.random.Generator) -> list[_Publish | Impulse | Hold]:
    """Return everything a track does, in order of time."""
    knots: list[_Publish | Impulse | Hold] = [_Publish(us) for us in publication_epochs(track, rng)]
    knots += track.impulses
    knots += track.holds
    return sorted(knots, key=lambda one: (one.time_us, isinstance(one, _Publish)))


class _Runner:
    """Carries out the knots of one step after another and keeps the books."""

    def __init__(self, tracks: list[Track], rng: np.random.Generator) -> None:
        self.tracks = tracks
        self.rng = rng
        self.run = Run(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 6)))
        self._rows: list[tuple[int, int]] = []
        self._orbits: list[Floats] = []
        self._before: dict[int, _Before] = {}
        self._lagging: list[tuple[int, _Before]] = []

    def carry_out(self, knots: list[tuple[int, _Publish | Impulse | Hold]], orbits: Floats) -> None:
        """Carry out one knot of each of some tracks, changing their orbits."""
        holds: list[tuple[int, Hold]] = []
        for i, knot in knots:
            if np.isnan(orbits[i, 0]):
                self.run.ended_us[i] = knot.time_us
            elif isinstance(knot, _Publish):
                self._publish(i, knot.time_us, orbits[i])
            elif isinstance(knot, Hold):
                holds.append((i, knot))
            else:
                self._burn(i, knot, orbits)
        if holds:
            self._hold(holds, orbits)

    def _publish(self, i: int, time_us: int, orbit: Floats) -> None:
        before = self._before.get(i)
        if before is not None and time_us - before.time_us < before.lag_us:
            self._lagging.append((len(self._rows), before))
        self._rows.append((i, time_us))
        self._orbits.append(orbit.copy())

    def _burn(self, i: int, impulse: Impulse, orbits: Floats) -> None:
        lag_us = round(self.rng.random() * self.tracks[i].regime.lag_h * 3.6e9)
        self._before[i] = _Before(orbits[i].copy(), impulse.time_us, lag_us)
        orbits[i] = kick(orbits[i], impulse.radial_m_s, impulse.transverse_m_s, impulse.normal_m_s)
        self.run.burns.append(Burn(i, impulse))

    def _hold(self, holds: list[tuple[int, Hold]], orbits: Floats) -> None:
        """Find the tangential burns that bring geostationary objects where they are to be."""
        rows = [i for i, _ in holds]
        times = np.array([hold.time_us for _, hold in holds], dtype=np.int64)
        here = mean_longitudes(as_table(orbits[rows], times, np.zeros(len(rows))))
        for k, (i, hold) in enumerate(holds):
            days = (hold.reach_us - hold.time_us) / US_PER_DAY
            way = float(wrap_longitude_deg(hold.longitude_deg - here.longitude_deg[k]))
            size = (float(here.drift_deg_day[k]) - way / days) / DRIFT_PER_M_S_DEG_DAY
            if abs(size) >= _LEAST_HOLD_M_S:
                self._burn(i, Impulse(hold.time_us, 0.0, size, 0.0, hold.purpose, hold.event), orbits)

    def finish(self, bstar: Floats) -> Run:
        """Return the books, the lagging and mistaken sets put in."""
        self.run.track = np.array([i for i, _ in self._rows], dtype=np.int64)
        self.run.epoch_us = np.array([us for _, us in self._rows], dtype=np.int64)
        true = np.array(self._orbits).reshape(-1, 6)
        self.run.orbits = true.copy()
        if self._lagging:
            rows = [row for row, _ in self._lagging]
            old = np.array([before.orbit for _, before in self._lagging])
            since = np.array([before.time_us for _, before in self._lagging], dtype=np.int64)
            drag = bstar[self.run.track[rows]]
            self._replace(rows, advance(old, since, self.run.epoch_us[rows], drag))
        self._swap(true, bstar)
        return self.run

    def _swap(self, true: Floats, bstar: Floats) -> None:
        """Give sets of one object the orbit of another, where a cross-tag is planned."""
        index = {track.norad_id: i for i, track in enumerate(self.tracks)}
        for i, track in enumerate(self.tracks):
            for swap in track.swaps:
                other = np.flatnonzero(self.run.track == index[swap.other])
                own = np.flatnonzero(
                    (self.run.track == i)
                    & (self.run.epoch_us >= swap.start_us)
                    & (self.run.epoch_us <= swap.end_us)
                )
                if not len(other) or not len(own):
                    continue
                near = [
                    other[np.argmin(np.abs(self.run.epoch_us[other] - us))] for us in self.run.epoch_us[own]
                ]
                drag = np.full(len(own), bstar[index[swap.other]])
                self._replace(own, advance(true[near], self.run.epoch_us[near], self.run.epoch_us[own], drag))

    def _replace(self, rows: list[int] | NDArray[np.int64], orbits: Floats) -> None:
        good = ~np.isnan(orbits[:, 0])
        self.run.orbits[np.asarray(rows)[good]] = orbits[good]


def circular_speed_m_s(axis_km: float) -> float:
    """Return the speed of a circular orbit, m/s."""
    return 1000.0 * float(np.sqrt(MU_WGS72_KM3_S2 / axis_km))
