"""Modes of the belt on invented longitudes whose truth is known.

The truth moves under the second, third and 3,1 tesseral terms of the Earth's field; the detector knows of
the first alone. Noise is that of element sets.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection.belt_motion import librates, swing
from openparos.detection.stations import _station_confidence
from openparos.detection.stretches import BeltHistory, Stretch, stretches
from openparos.model.times import US_PER_DAY

DEG_DAY_PER_KM = -0.01284
Push = Callable[[float, float, float], float]


def pull(longitude_deg: float) -> float:
    """Acceleration by J22, J33 and J31, degrees a day squared."""
    x = math.radians(longitude_deg)
    return (
        0.00170 * math.sin(2 * (x + math.radians(14.9)))
        + 0.00023 * math.sin(3 * (x - math.radians(21.0)))
        - 0.00008 * math.sin(x - math.radians(7.0))
    )


def history(
    longitude: float, drift: float, days: float, *, push: Push | None = None, spacing: float = 1.0, seed: int = 0,
    plane_kept: bool = False, noise: float = 0.0008,
) -> BeltHistory:  # fmt: skip
    """Integrate a longitude, add the noise of element sets; `push` returns the drift added on a day."""
    rng = np.random.default_rng(seed)
    times = np.cumsum(rng.uniform(0.6, 1.4, round(days / spacing)) * spacing)
    at, h, out = 0.0, 0.25, []
    for t in times:
        while at < t:
            longitude += 0.5 * h * drift
            drift += h * pull(longitude) + (push(at, longitude, drift) if push else 0.0)
            longitude += 0.5 * h * drift
            at += h
        out.append((longitude - drift * (at - t), drift))
    place, rate = np.array(out).T
    moon = 0.0015 * np.sin(2 * np.pi * times / 13.66)
    count = len(times)
    # The pole turns about that of the Laplace plane in 53 years; a kept one stays near the Earth's.
    turned = math.radians(seed * 37.0 % 360.0) + 2 * np.pi * times / (53 * 365.25)
    x, y = (np.full(count, 0.04), np.full(count, 0.03)) if plane_kept else (7.4 - 7.4 * np.cos(turned), 7.4 * np.sin(turned))  # fmt: skip
    seen = rate + moon + noise * rng.standard_normal(count)
    return BeltHistory(
        table=pa.table({}), norad_id=np.full(count, 900), epoch_us=(times * US_PER_DAY).astype(np.int64),
        longitude_deg=(place + 0.004 * rng.standard_normal(count) + 180.0) % 360.0 - 180.0, drift_deg_day=seen,
        sma_km=42_164.0 + (seen - 0.02) / DEG_DAY_PER_KM,
        inclination_deg=np.hypot(x, y), raan_deg=np.degrees(np.arctan2(y, x)),
    )  # fmt: skip


def kept(every_days: float, box_deg: float = 0.1) -> Push:
    """Chemical keeping: once in a while back to the parabola that returns in time."""
    state = {"next": 0.0, "home": math.nan}

    def push(day: float, longitude: float, drift: float) -> float:
        if math.isnan(state["home"]):
            state["home"] = longitude
        if day < state["next"]:
            return 0.0
        state["next"] = day + every_days
        off = max(min(longitude - state["home"], box_deg), -box_deg)
        return -0.5 * pull(longitude) * every_days - off / every_days - drift

    return push


def electric() -> Push:
    """Thrust against pull and offset at every step."""
    state = {"home": math.nan}

    def push(day: float, longitude: float, drift: float) -> float:
        if math.isnan(state["home"]):
            state["home"] = longitude
        return 0.25 * (-pull(longitude) - 0.02 * (longitude - state["home"]) - 0.25 * drift)

    return push


def move(leave: float, arrive: float, drift: float, inner: Callable[[], Push]) -> Push:
    """Keeping, a drift between two days, keeping again."""
    state: dict[str, Push] = {"now": inner()}

    def push(day: float, longitude: float, now: float) -> float:
        if leave <= day < leave + 0.25:
            return drift - now
        if leave < day < arrive:
            return 0.0
        if arrive <= day < arrive + 0.25:
            state["now"] = inner()
        return state["now"](day, longitude, now)

    return push


def modes(belt: BeltHistory) -> list[str]:
    return [one.mode for one in stretches(belt, 0, len(belt.epoch_us))]


def longest(belt: BeltHistory) -> Stretch:
    found = stretches(belt, 0, len(belt.epoch_us))
    return max(found, key=lambda one: belt.epoch_us[one.last] - belt.epoch_us[one.first])


@pytest.mark.parametrize("centre", [75.1, -104.9])
@pytest.mark.parametrize("off", [-40.0, 12.0, 60.0])
def test_a_free_object_librates_about_either_point(centre: float, off: float):
    belt = history(centre + off, 0.0, 500.0)
    assert modes(belt) == ["libration"]
    found = [swing(a, b) for a, b in zip(belt.longitude_deg, belt.drift_deg_day, strict=True)]
    assert np.median([one[1] for one in found]) == pytest.approx(abs(off), abs=6.0)


def test_an_object_that_goes_round_drifts():
    assert modes(history(0.0, 0.9, 600.0)) == ["drift"]
    assert not librates(75.1, 0.45)
    assert librates(75.1, 0.40)


def test_above_the_ring_is_the_graveyard():
    assert modes(history(10.0, -4.2, 300.0)) == ["graveyard"]
    assert modes(history(10.0, -2.0, 300.0)) == ["drift"]


@pytest.mark.parametrize("every", [7.0, 14.0, 21.0])
@pytest.mark.parametrize("longitude", [10.0, 128.0, -75.0])
def test_burns_keep_a_station(longitude: float, every: float):
    assert modes(history(longitude, 0.0, 200.0, push=kept(every), plane_kept=True)) == ["station-keeping"]


def test_electric_thrust_keeps_a_station():
    assert modes(history(30.0, 0.0, 200.0, push=electric(), plane_kept=True)) == ["station-keeping"]


def test_a_change_of_slot_has_arrival_and_departure():
    belt = history(20.0, 0.0, 300.0, push=move(100.0, 130.0, 0.6, lambda: kept(14.0)), plane_kept=True)
    found = stretches(belt, 0, len(belt.epoch_us))
    assert [one.mode for one in found] == ["station-keeping", "drift", "station-keeping"]
    days = belt.epoch_us / US_PER_DAY
    assert days[found[0].last] == pytest.approx(100.0, abs=2.0)
    assert days[found[2].first] == pytest.approx(130.0, abs=2.0)
    assert found[2].longitude_deg - found[0].longitude_deg == pytest.approx(18.0, abs=2.0)
    assert found[1].pushed
    assert found[2].pushed


def test_the_end_of_keeping_and_the_way_to_the_graveyard_are_told():
    given_up = history(
        30.0, 0.0, 500.0, plane_kept=True, push=lambda day, a, b: keep(day, a, b) if day < 200.0 else 0.0
    )
    assert modes(given_up) == ["station-keeping", "libration"]
    raised = history(
        30.0, 0.0, 300.0, plane_kept=True,
        push=lambda day, a, b: -4.0 - b if 150.0 <= day < 150.25 else keep2(day, a, b) if day < 150.0 else 0.0,
    )  # fmt: skip
    assert modes(raised) == ["station-keeping", "graveyard"]


keep, keep2 = kept(14.0), kept(14.0)


def test_a_slow_journey_between_kept_stations_is_no_libration():
    belt = history(55.0, 0.0, 300.0, push=move(100.0, 160.0, 0.3, lambda: kept(14.0)), plane_kept=True)
    assert modes(belt) == ["station-keeping", "drift", "station-keeping"]


def test_a_changed_drift_is_two_drifts():
    belt = history(0.0, 0.7, 200.0, push=lambda day, a, b: 0.5 if 90.0 <= day < 90.25 else 0.0)
    found = stretches(belt, 0, len(belt.epoch_us))
    assert [one.mode for one in found] == ["drift", "drift"]
    assert belt.epoch_us[found[1].first] / US_PER_DAY == pytest.approx(90.0, abs=2.0)
    assert found[1].pushed


def test_what_happens_outside_the_belt_is_one_stretch():
    """Changes of a fast drift are no matter of stations; coming into the belt is."""
    belt = history(
        0.0, 12.0, 240.0,
        push=lambda day, a, b: -2.0 if 60.0 <= day < 60.25 else -9.4 if 150.0 <= day < 150.25 else 0.0,
    )  # fmt: skip
    found = stretches(belt, 0, len(belt.epoch_us))
    assert [(one.mode, one.outside) for one in found] == [("drift", True), ("drift", False)]
    assert belt.epoch_us[found[1].first] / US_PER_DAY == pytest.approx(150.0, abs=2.0)
    assert found[1].pushed


def test_electric_drift_is_one_drift():
    belt = history(0.0, 0.7, 120.0, push=lambda day, a, b: 0.25 * 0.01)
    assert modes(belt) == ["drift"]


def case(kind: str, seed: int) -> tuple[str, BeltHistory]:
    """One random history of a kind: a set every half day to every ten, 60 to 400 days long."""
    rng = np.random.default_rng(seed)
    longitude, days = float(rng.uniform(-180.0, 180.0)), float(rng.uniform(60.0, 400.0))
    spacing = float(rng.choice([0.5, 1.0, 3.0, 10.0]))
    common = {"days": days, "spacing": spacing, "seed": seed, "noise": float(rng.uniform(0.0005, 0.003))}
    if kind == "station-keeping":
        push = electric() if rng.random() < 0.3 else kept(float(rng.choice([7.0, 14.0, 28.0])))
        # A third of the kept no longer hold their inclination.
        return kind, history(longitude, 0.0, push=push, plane_kept=rng.random() < 0.67, **common)
    if kind == "libration":
        centre = float(rng.choice([75.1, -104.9]))
        return kind, history(centre + float(rng.uniform(-65.0, 65.0)), 0.0, **common)
    if kind == "drift":
        return kind, history(longitude, float(rng.choice([-1, 1]) * rng.uniform(0.5, 2.5)), **common)
    return kind, history(longitude, float(-rng.uniform(3.1, 8.0)), **common)


KINDS = ("station-keeping", "libration", "drift", "graveyard")


def confusion(seeds: range) -> Counter[tuple[str, str]]:
    """Truth and the mode of the longest stretch, counted."""
    out: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        for seed in seeds:
            truth, belt = case(kind, 1000 * KINDS.index(kind) + seed)
            out[truth, longest(belt).mode] += 1
    return out


def test_modes_are_seldom_confused():
    count = confusion(range(40))
    right = {kind: count[kind, kind] for kind in KINDS}
    undetermined = sum(n for (_, told), n in count.items() if told == "natural-motion-not-excluded")
    wrong = sum(count.values()) - sum(right.values()) - undetermined
    assert right["graveyard"] == 40
    assert right["drift"] == 40
    assert right["station-keeping"] >= 38
    assert right["libration"] >= 37
    assert wrong <= 1, count


@pytest.mark.parametrize(("unseen_days", "confidence"), [(12.0, "high"), (60.0, "moderate")])
def test_a_stay_that_was_long_not_seen_is_not_of_high_confidence(unseen_days: float, confidence: str):
    belt = history(10.0, 0.0, 200.0, push=kept(14.0), plane_kept=True)
    (stay,) = stretches(belt, 0, len(belt.epoch_us))
    told, _ = _station_confidence(stay, 40, 200.0, unseen_days)
    assert told.value == confidence
