"""The innocent look-alikes: for each planted event one that resembles it and must not be taken for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from openparos.model.times import US_PER_DAY, to_datetime

from .motion import kick
from .population import controlled_geo
from .tracks import Orbit, Swap, piece
from .weather import Weather
from .world import Truth, World


def plant_look_alikes(world: World, weather: Weather) -> None:
    """Plant one look-alike or more of each sort."""
    scale = world.days / 120.0
    outliers(world)
    storm(world, weather)
    geo_neighbours(world)
    passing_drifter(world, 60.0 * scale)
    train(world)
    growing_cloud(world, 70.0 * scale)
    deployment(world, 30.0 * scale)
    cross_tag(world, 48.0 * scale)
    lost_object(world, 60.0 * scale)
    falling_object(world)
    timely_registration(world)


def outliers(world: World) -> None:
    """Single wrong sets of objects that cannot burn: there and back again."""
    for _ in range(6):
        track = world.add("debris", world.low_orbit(float(world.rng.uniform(700.0, 950.0)), 82.6), bstar=1e-4)
        when = world.at(float(world.rng.uniform(10.0, world.days - 10.0)))
        track.spikes_us.append(when)
        world.truths.append(
            Truth(
                f"outlier-{track.norad_id % 100_000}", "element-anomaly", [(track.norad_id, "party")],
                when, when + 2 * US_PER_DAY, look_alike_of="manoeuvre",
                note="One set is wrong; the next agrees with the one before it.",
            )
        )  # fmt: skip


def storm(world: World, weather: Weather) -> None:
    """Objects without engines that a storm brakes all at once."""
    numbers = []
    for _ in range(8):
        height = float(world.rng.uniform(430.0, 520.0))
        track = world.add("debris", world.low_orbit(height, 97.5), bstar=4e-4)
        numbers.append((track.norad_id, "party"))
    world.truths.append(
        Truth(
            "drag-storm", "drag-storm", numbers, *weather.storm_us, look_alike_of="manoeuvre",
            note="Density was three times as high for a day and a half; every low object feels it.",
        )
    )  # fmt: skip


def geo_neighbours(world: World) -> None:
    """Neighbours that are always neighbours: two States in adjoining slots, one operator in one slot."""
    one, two = (controlled_geo(world, slot, state=state) for slot, state in ((110.0, "XAC"), (110.12, "XAD")))
    world.truths.append(
        Truth(
            "adjoining-slots", "station", [(one.norad_id, "party"), (two.norad_id, "party")],
            world.start_us, world.end_us, look_alike_of="approach",
            note="Both keep their own slots, 0.12 degree apart, all the time.",
            quantities={"separation_deg": 0.12},
        )
    )  # fmt: skip
    fleet = [controlled_geo(world, 19.2 + 0.03 * k, state="XAE") for k in range(3)]
    world.truths.append(
        Truth(
            "own-fleet", "co-location", [(track.norad_id, "party") for track in fleet],
            world.start_us, world.end_us, look_alike_of="approach",
            note="Three satellites of one State share one slot, as agreed among themselves.",
        )
    )  # fmt: skip


def passing_drifter(world: World, day: float) -> None:
    """A dead satellite drifts through an occupied slot."""
    when = world.some_time(day)
    settled = controlled_geo(world, -20.0, state="XAB")
    orbit = world.geo_orbit(-20.0, when, inclination_deg=0.15, drift_deg_day=0.6)
    drifter = world.add("payload", orbit, state="XAC", bstar=0.0, anchor_us=when)
    world.truths.append(
        Truth(
            "passing-drifter", "flyby", [(drifter.norad_id, "party"), (settled.norad_id, "party")],
            when - US_PER_DAY, when + US_PER_DAY, when, look_alike_of="approach",
            note="It has no control and was on this drift all the time.",
            quantities={"drift_deg_day": 0.6},
        )
    )  # fmt: skip


def train(world: World) -> None:
    """Satellites of one launch and one State that fly behind one another."""
    orbit = world.low_orbit(700.0, 98.2, 8e-4)
    launch = world.numbers.launch(2022)
    tracks = [
        world.add(
            "payload", replace(orbit, mean_anomaly_deg=orbit.mean_anomaly_deg - 0.4 * k), state="XAD",
            cospar_id=launch + piece(k), launch=date(2022, 5, 1), bstar=2e-5,
        )
        for k in range(3)
    ]  # fmt: skip
    world.truths.append(
        Truth(
            "train", "co-location", [(track.norad_id, "party") for track in tracks],
            world.start_us, world.end_us, look_alike_of="approach",
            note="One operator's formation, some 50 km from one to the next.",
        )
    )  # fmt: skip


def growing_cloud(world: World, day: float) -> None:
    """An old cloud of which more pieces are catalogued, because the sensors got better."""
    rng = world.rng
    launch = world.numbers.launch(1998)
    numbers = []
    for index in range(42):
        height = float(rng.normal(790.0, 45.0))
        orbit = world.low_orbit(height, 65.8 + float(rng.normal(0.0, 0.25)), float(rng.uniform(1e-3, 1.2e-2)))
        new = index >= 12
        seen = world.at(day + float(rng.uniform(0.0, 4.0))) if new else world.start_us
        track = world.add(
            "debris", orbit, state="XAB", cospar_id=launch + piece(index + 2), launch=date(1998, 2, 3),
            bstar=float(3e-4 * rng.lognormal(0.0, 0.6)), first_us=seen, interval_days=1.5,
        )  # fmt: skip
        if new:
            numbers.append((track.norad_id, "fragment"))
    world.truths.append(
        Truth(
            "growing-cloud", "catalogue-growth", numbers, world.at(day), world.at(day + 4.0),
            look_alike_of="break-up",
            note="Planes spread all around: the pieces do not come from one place in these months.",
        )
    )  # fmt: skip


def deployment(world: World, day: float) -> None:
    """Many satellites set free after a launch, registered in time."""
    when = world.some_time(day)
    orbit = world.low_orbit(530.0, 97.5)
    launch_day = to_datetime(when).date()
    launch = world.numbers.launch(launch_day.year)
    numbers = []
    for index in range(10):
        push = world.rng.uniform(-1.0, 1.0, size=3)
        free = Orbit(*(float(x) for x in kick(np.array(orbit.values()), *push)))
        track = world.add(
            "payload", free, state="XAB", cospar_id=launch + piece(index), launch=launch_day, bstar=1e-4,
            anchor_us=when, first_us=when + round(0.4 * US_PER_DAY),
        )  # fmt: skip
        numbers.append((track.norad_id, "party"))
        world.registered[track.norad_id] = {
            "registered_on": (launch_day + timedelta(days=70)).isoformat(),
            "document": f"SYN/REG/{track.norad_id % 100_000}",
        }
    world.truths.append(
        Truth(
            "deployment", "deployment", numbers, when, when, when, look_alike_of="release",
            note="The launch itself, on the same day.",
        )
    )  # fmt: skip


def cross_tag(world: World, day: float) -> None:
    """Two fragments of one cloud change numbers for four days."""
    orbit = world.low_orbit(880.0, 82.9, 3e-3)
    launch = world.numbers.launch(1995)
    near = replace(orbit, axis_km=orbit.axis_km + 1.5, mean_anomaly_deg=orbit.mean_anomaly_deg + 0.8)
    first, second = (
        world.add(
            "debris", one, state="XAC", cospar_id=launch + piece(k + 2), launch=date(1995, 4, 4), bstar=1e-4
        )
        for k, one in enumerate((orbit, near))
    )
    start = world.some_time(day)
    end = start + 4 * US_PER_DAY
    first.swaps.append(Swap(start, end, second.norad_id))
    second.swaps.append(Swap(start, end, first.norad_id))
    world.truths.append(
        Truth(
            "cross-tag", "element-anomaly", [(first.norad_id, "party"), (second.norad_id, "party")],
            start, end, look_alike_of="manoeuvre",
            note="Each has the other's orbit for four days, and then its own again.",
        )
    )  # fmt: skip


def lost_object(world: World, day: float) -> None:
    """An object of which no more sets appear although it is still up."""
    track = world.add("debris", world.low_orbit(720.0, 71.0), state="XAA", bstar=6e-4, last_us=world.at(day))
    world.truths.append(
        Truth(
            "lost-object", "lost", [(track.norad_id, "party")], world.at(day), world.end_us,
            look_alike_of="decay", note="At 720 km nothing comes down in weeks.",
        )
    )  # fmt: skip


def falling_object(world: World) -> None:
    """A dead satellite whose orbit shrinks steadily by drag."""
    track = world.add("payload", world.low_orbit(470.0, 53.0), state="XAE", bstar=6e-4)
    world.truths.append(
        Truth(
            "falling-object", "drag", [(track.norad_id, "party")], world.start_us, world.end_us,
            look_alike_of="continuous-thrust", note="Drag alone, as its drag term says.",
        )
    )  # fmt: skip


def timely_registration(world: World) -> None:
    """A payload registered in time, but under another name."""
    launch = date(2024, 2, 2)
    track = world.add("payload", world.low_orbit(640.0, 98.0), state="XAC", launch=launch)
    world.registered[track.norad_id] = {
        "registered_on": (launch + timedelta(days=95)).isoformat(),
        "document": f"SYN/REG/{track.norad_id % 100_000}",
        "name": "SYN HORIZON ONE",
    }
    world.truths.append(
        Truth(
            "registered-under-another-name", "registration", [(track.norad_id, "party")],
            world.start_us, world.end_us, look_alike_of="registration",
            note="The designator is the same; only the name differs.",
            quantities={"days_to_registration": 95.0},
        )
    )  # fmt: skip
