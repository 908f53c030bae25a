"""The planted events: what a reader of the element sets ought to find."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from openparos.model.times import US_PER_DAY

from .motion import kick
from .population import controlled_geo, hold
from .simulation import circular_speed_m_s
from .tracks import Hold, Impulse, Orbit, Track, piece
from .world import EARTH_KM, Truth, World


def plant_all(world: World, fragments: int) -> None:
    """Plant one event of each sort; days are those of a scenario of 120 days, shortened in proportion."""
    scale = world.days / 120.0
    burns(world, scale)
    geo_approach(world, scale)
    station_change(world, scale)
    low_approach(world, scale)
    break_up(world, 55.0 * scale, fragments)
    release(world, 40.0 * scale)
    continuous_thrust(world, scale)
    re_entry(world)
    late_registration(world)


def burns(world: World, scale: float) -> None:
    """Plant single clear burns: along the motion, across it, and of a satellite that was taken for dead."""
    plans = ((30.0, (0.0, 0.5, 0.0)), (50.0, (0.0, 0.0, 2.0)), (75.0, (0.0, -0.08, 0.0)))
    for day, (radial, transverse, normal) in plans:
        orbit = world.low_orbit(float(world.rng.uniform(650.0, 850.0)), 82.6)
        track = world.add("payload", orbit, bstar=3e-5)
        when = world.some_time(day * scale)
        track.impulses.append(Impulse(when, radial, transverse, normal, "single burn"))


def geo_approach(world: World, scale: float) -> None:
    """One State's satellite comes to within some 40 km of another State's, stays, and goes on."""
    slot = 33.0
    other = controlled_geo(world, slot, state="XAB")
    visitor = controlled_geo(world, slot - 4.0, state="XAA", until_day=24.0 * scale)
    near, away = slot + 0.05, slot + 6.0
    key = "geo-approach"
    leave, arrive, depart, rest = (world.some_time(day * scale) for day in (25.0, 45.0, 85.0, 105.0))
    visitor.holds += [
        Hold(leave, near, arrive, "departure", key),
        Hold(arrive, near, arrive + 7 * US_PER_DAY, "arrival", key),
        Hold(depart, away, rest, "departure", key),
        Hold(rest, away, rest + 7 * US_PER_DAY, "arrival", key),
    ]
    hold(world, visitor, near, 45.0 * scale + 8.0, 85.0 * scale)
    world.truths.append(
        Truth(
            key, "approach", [(visitor.norad_id, "party"), (other.norad_id, "party")], arrive, depart,
            note="The visitor came by burns of its own and stood beside the other's slot.",
            quantities={"longitude_deg": slot, "separation_deg": near - slot},
        )
    )  # fmt: skip


def station_change(world: World, scale: float) -> None:
    """A satellite moves to an empty slot, after its State has said so."""
    old, new = -62.0, -50.0
    mover = controlled_geo(world, old, state="XAE", until_day=29.0 * scale)
    key = "station-change"
    leave, arrive = world.some_time(30.0 * scale), world.some_time(45.0 * scale)
    mover.holds += [
        Hold(leave, new, arrive, "departure", key),
        Hold(arrive, new, arrive + 7 * US_PER_DAY, "arrival", key),
    ]
    hold(world, mover, new, 45.0 * scale + 8.0, world.days)
    world.truths.append(
        Truth(
            key, "station-change", [(mover.norad_id, "party")], leave, arrive,
            note="A notice was given ten days before.",
            quantities={"from_longitude_deg": old, "to_longitude_deg": new},
        )
    )  # fmt: skip
    world.notices.append(
        {
            "state": "XAE", "norad_id": mover.norad_id, "subject": "change of station",
            "given_us": leave - 10 * US_PER_DAY, "start_us": leave, "end_us": arrive,
            "to_longitude_deg": new,
        }
    )  # fmt: skip


def low_approach(world: World, scale: float) -> None:
    """In low orbit, one satellite stops 30 km behind another State's and leaves after three weeks."""
    meet, part = world.some_time(50.0 * scale), world.some_time(70.0 * scale)
    orbit = world.low_orbit(780.0, 86.4, 5e-4)
    other = world.add("payload", orbit, state="XAC", bstar=1e-5, anchor_us=meet)
    behind = replace(
        orbit, inclination_deg=orbit.inclination_deg + 0.02, raan_deg=orbit.raan_deg + 0.03,
        mean_anomaly_deg=orbit.mean_anomaly_deg - 0.25,
    )  # fmt: skip
    # Before it stopped it flew 4 km lower and caught up by some 500 km a day.
    size = 4.0 / (2.0 * orbit.axis_km) * circular_speed_m_s(orbit.axis_km)
    before = Orbit(*(float(x) for x in kick(np.array(behind.values()), 0.0, -size, 0.0)))
    visitor = world.add("payload", before, state="XAA", bstar=1e-5, anchor_us=meet)
    key = "low-approach"
    visitor.impulses += [
        Impulse(meet, 0.0, size, 0.0, "arrival", key),
        Impulse(part, 0.0, -1.2, 0.0, "departure", key),
    ]
    world.truths.append(
        Truth(
            key, "approach", [(visitor.norad_id, "party"), (other.norad_id, "party")], meet, part,
            note="The visitor matched height and plane by a burn of its own.",
            quantities={"separation_km": float(np.radians(0.25)) * orbit.axis_km},
        )
    )  # fmt: skip


def break_up(world: World, day: float, fragments: int) -> None:
    """A rocket body breaks up; fragments enter the catalogue over the next five weeks."""
    rng = world.rng
    when = world.some_time(day)
    orbit = world.low_orbit(850.0, 74.0, 2e-3)
    launch = world.numbers.launch(2001)
    parent = world.add(
        "rocket-body", orbit, state="XAD", cospar_id=launch + piece(1), launch=date(2001, 6, 1),
        bstar=5e-5, anchor_us=when,
    )  # fmt: skip
    parent.impulses.append(Impulse(when, 0.0, -3.0, 1.0, "recoil", "break-up"))
    numbers = [(parent.norad_id, "parent")]
    for index in range(fragments):
        way = rng.normal(size=3)
        size = float(np.clip(rng.lognormal(np.log(35.0), 0.7), 3.0, 180.0))
        push = way / np.linalg.norm(way) * size
        thrown = Orbit(*(float(x) for x in kick(np.array(orbit.values()), *push)))
        if thrown.axis_km * (1.0 - thrown.eccentricity) < EARTH_KM + 250.0:
            continue
        seen = when + round(rng.uniform(2.0, 35.0 * world.days / 120.0) * US_PER_DAY)
        track = world.add(
            "debris", thrown, state="XAD", cospar_id=launch + piece(index + 2), launch=date(2001, 6, 1),
            bstar=float(4e-4 * rng.lognormal(0.0, 0.8)), anchor_us=when, first_us=seen,
            interval_days=1.5, loss=0.1,
        )  # fmt: skip
        numbers.append((track.norad_id, "fragment"))
    world.truths.append(
        Truth(
            "break-up", "break-up", numbers, when, when, when,
            note="Fragments thrown in all directions from one place at one instant.",
            quantities={"fragments_catalogued": float(len(numbers) - 1)},
        )
    )  # fmt: skip


def release(world: World, day: float) -> None:
    """A satellite lets a smaller one go; it is catalogued two days later and not announced."""
    when = world.some_time(day)
    orbit = world.low_orbit(610.0, 97.7)
    launch = world.numbers.launch(2023)
    common = {"state": "XAD", "launch": date(2023, 9, 5), "anchor_us": when}
    parent = world.add("payload", orbit, cospar_id=launch + "A", bstar=4e-5, **common)  # type: ignore[arg-type]
    pushed = Orbit(*(float(x) for x in kick(np.array(orbit.values()), 0.1, 0.5, -0.2)))
    child = world.add(
        "payload", pushed, cospar_id=launch + "D", bstar=8e-5, first_us=when + 2 * US_PER_DAY, **common,  # type: ignore[arg-type]
    )  # fmt: skip
    world.truths.append(
        Truth(
            "release", "release", [(parent.norad_id, "parent"), (child.norad_id, "fragment")], when, when, when,
            note="Sixteen months after launch; no notice was given.",
            quantities={"relative_speed_m_s": float(np.linalg.norm([0.1, 0.5, 0.2]))},
        )
    )  # fmt: skip
    world.registered[child.norad_id] = {"registered_on": None, "document": None}


def continuous_thrust(world: World, scale: float) -> None:
    """A satellite with electric propulsion raises its orbit for weeks."""
    track = world.add("payload", world.low_orbit(560.0, 53.0), state="XAE", bstar=5e-5)
    first, last = 20.0 * scale, 55.0 * scale
    steps = np.arange(first, last, 0.5)
    track.impulses += [
        Impulse(world.at(float(day)), 0.0, 0.3, 0.0, "orbit raising", "continuous-thrust") for day in steps
    ]
    world.truths.append(
        Truth(
            "continuous-thrust", "continuous-thrust", [(track.norad_id, "party")],
            world.at(first), world.at(float(steps[-1])),
            note="Thrust of weeks, as small burns each half day.",
            quantities={"delta_v_tangential_m_s": 0.3 * len(steps)},
        )
    )  # fmt: skip


def re_entry(world: World) -> Track:
    """A rocket body comes down; when exactly is found by running the scenario."""
    track = world.add("rocket-body", world.low_orbit(310.0, 51.6, 8e-4), state="XAC", bstar=5e-4)
    track.interval_days = 0.5
    world.truths.append(
        Truth(
            "re-entry", "decay", [(track.norad_id, "party")], world.start_us, world.end_us,
            note="Drag alone; the interval is from the last set to the first instant without one.",
        )
    )  # fmt: skip
    return track


def late_registration(world: World) -> None:
    """One payload is registered after two years, another never."""
    for key, launch, registered, note in (
        ("late-registration", date(2022, 3, 4), date(2024, 3, 20), "Registered after two years."),
        ("not-registered", date(2021, 11, 9), None, "Not registered."),
    ):
        track = world.add("payload", world.low_orbit(700.0, 98.2), state="XAB", launch=launch)
        world.registered[track.norad_id] = {
            "registered_on": registered.isoformat() if registered else None,
            "document": f"SYN/REG/{track.norad_id % 100_000}" if registered else None,
        }
        days = float((registered - launch).days) if registered else float("nan")
        world.truths.append(
            Truth(
                key, "registration", [(track.norad_id, "party")], world.start_us, world.end_us, note=note,
                quantities={} if registered is None else {"days_to_registration": days},
            )
        )  # fmt: skip
