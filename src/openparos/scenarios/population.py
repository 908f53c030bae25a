"""The quiet majority of a scenario: debris, rocket bodies, dead and controlled satellites in usual orbits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from openparos.model.times import US_PER_DAY

from .tracks import Hold, Impulse, Orbit, Track
from .world import EARTH_KM, World

_INCLINATIONS_DEG = (51.6, 65.0, 71.0, 74.0, 82.6, 97.5, 98.3, 99.1)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many objects of each sort; the default is about 2,000 with what is planted."""

    debris: int = 960
    rocket_bodies: int = 260
    dead_satellites: int = 240
    controlled_low: int = 40
    medium: int = 80
    elliptical: int = 80
    drifting_geo: int = 110
    controlled_geo: int = 60

    @classmethod
    def small(cls) -> Counts:
        """Return a handful of each, for tests."""
        return cls(30, 10, 10, 4, 4, 4, 6, 6)


def populate(world: World, counts: Counts) -> None:
    """Put the majority on the stage.

    Parameters
    ----------
    world : World
        The stage; grows.
    counts : Counts
        How many of each sort.
    """
    for kind, count in (
        ("debris", counts.debris), ("rocket-body", counts.rocket_bodies), ("payload", counts.dead_satellites),
    ):  # fmt: skip
        for _ in range(count):
            _passive_low(world, kind)
    for _ in range(counts.controlled_low):
        _controlled_low(world)
    for _ in range(counts.medium):
        height = 19_100.0 if world.rng.random() < 0.4 else 20_200.0
        orbit = world.low_orbit(
            height, 64.8 if height < 20_000 else 55.0, float(world.rng.uniform(1e-3, 8e-3))
        )
        world.add("payload", orbit, bstar=0.0, interval_days=3.0)
    for _ in range(counts.elliptical):
        _elliptical(world)
    for _ in range(counts.drifting_geo):
        _drifting_geo(world)
    for index in range(counts.controlled_geo):
        # Slots six degrees apart or so, none within two degrees of another.
        slot = -180.0 + 360.0 * (index + world.rng.uniform(0.25, 0.75)) / counts.controlled_geo
        controlled_geo(world, slot)


def _passive_low(world: World, kind: str) -> None:
    rng = world.rng
    height = float(np.clip(rng.gamma(6.0, 55.0) + 440.0, 460.0, 1500.0))
    ecc = float(min(abs(rng.normal(0.0, 0.006)) + 2e-4, (height - 400.0) / (EARTH_KM + height)))
    incl = float(rng.choice(_INCLINATIONS_DEG)) + float(rng.normal(0.0, 0.15))
    mass_to_area = {"debris": 2.0, "rocket-body": 0.5, "payload": 0.8}[kind]
    # Published drag terms rise downwards because B* also carries what the density model lacks.
    bstar = mass_to_area * 1e-4 * float(rng.lognormal(0.0, 0.6))
    world.add(
        kind,
        world.low_orbit(height, incl, ecc),
        bstar=bstar,
        interval_days=float(rng.uniform(3.0, 6.0)),
        loss=0.1,
    )


def _controlled_low(world: World) -> None:
    """Add a satellite that keeps its height with small burns every few weeks."""
    rng = world.rng
    height = float(rng.uniform(500.0, 850.0))
    track = world.add("payload", world.low_orbit(height, 98.0, 1e-3), bstar=6e-5, interval_days=0.8)
    day = float(rng.uniform(3.0, 25.0))
    while day < world.days - 3:
        size = float(np.clip(rng.lognormal(np.log(0.02), 0.7), 0.004, 0.2))
        track.impulses.append(Impulse(world.at(day), 0.0, size, 0.0, "orbit maintenance"))
        day += float(rng.uniform(15.0, 40.0))


def _elliptical(world: World) -> None:
    rng = world.rng
    perigee = float(rng.uniform(350.0, 1200.0))
    apogee = 39_800.0 if rng.random() < 0.5 else 35_700.0
    axis = EARTH_KM + (perigee + apogee) / 2
    incl = 63.4 if apogee > 39_000 else float(rng.uniform(5.0, 28.0))
    node, anomaly = (float(x) for x in rng.uniform(0.0, 360.0, size=2))
    argp = 270.0 if apogee > 39_000 else float(rng.uniform(0.0, 360.0))
    orbit = Orbit(axis, (apogee - perigee) / (2 * axis), incl, node, argp, anomaly)
    kind = "rocket-body" if rng.random() < 0.6 else "payload"
    world.add(kind, orbit, bstar=1e-4, interval_days=4.0)


def _drifting_geo(world: World) -> None:
    rng = world.rng
    drift = float(rng.choice([-1.0, 1.0]) * rng.uniform(0.3, 5.0))
    orbit = world.geo_orbit(
        float(rng.uniform(-180.0, 180.0)), world.start_us,
        inclination_deg=float(rng.uniform(1.0, 14.0)), drift_deg_day=drift,
        eccentricity=float(rng.uniform(2e-4, 3e-3)),
    )  # fmt: skip
    world.add("payload", orbit, bstar=0.0, interval_days=3.0)


def controlled_geo(
    world: World,
    slot_deg: float,
    *,
    state: str | None = None,
    hold_days: float = 7.0,
    until_day: float | None = None,
) -> Track:
    """Add a satellite that keeps a slot by tangential burns every week.

    Parameters
    ----------
    world : World
        The stage.
    slot_deg : float
        Mean longitude east.
    state : str or None
        Its State; by chance if None.
    hold_days : float
        Days between burns.
    until_day : float or None
        Last day of holding; the end if None.

    Returns
    -------
    Track
        The satellite.
    """
    incl = float(world.rng.uniform(0.02, 0.08))
    orbit = world.geo_orbit(slot_deg, world.start_us, inclination_deg=incl)
    track = world.add("payload", orbit, state=state, bstar=0.0, interval_days=0.9)
    begin = float(world.rng.uniform(1.0, hold_days))
    hold(world, track, slot_deg, begin, until_day or world.days, every_days=hold_days)
    return track


def hold(
    world: World, track: Track, slot_deg: float, from_day: float, until_day: float, *, every_days: float = 7.0
) -> None:
    """Plan burns that keep a satellite at a longitude between two days."""
    day = from_day
    while day < until_day:
        reach = world.at(day) + round(every_days * US_PER_DAY)
        track.holds.append(Hold(world.at(day), slot_deg, reach))
        day += every_days
