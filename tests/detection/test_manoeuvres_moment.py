"""Height, floor and fall are those of the moment; a date resting on one set holds for one burn."""

from __future__ import annotations

import math

import numpy as np
import pytest

from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.detection.calibration import IN_PLANE
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.burns import Burns
from openparos.detection.manoeuvres.crosstrack import PlaneSteps
from openparos.detection.manoeuvres.findings import join
from openparos.detection.manoeuvres.track import tracks
from openparos.model.events import Event, Tier
from openparos.model.times import US_PER_DAY
from openparos.orbits.histories import element_arrays

START_US = 1_577_836_800_000_000


def near(events: list[Event], day: float) -> list[Event]:
    moments = [(one.interval.start_us + one.interval.end_us) / 2 for one in events]
    return [
        one for one, at in zip(events, moments, strict=True) if abs((at - START_US) / US_PER_DAY - day) < 2.0
    ]


@pytest.mark.parametrize(
    ("height_km", "burn_m_s", "tier"),
    [(240.0, -1.7, Tier.CANDIDATE), (240.0, 1.7, Tier.BULLETIN), (330.0, -1.7, Tier.BULLETIN)],
)
def test_deep_in_the_air_only_a_rise_is_published(height_km: float, burn_m_s: float, tier: Tier):
    table = simulate(
        700, seed=3, days=80, sma_km=6378.1 + height_km, noise=NoiseModel(decay_m_day=60.0, drag_wander=0.05),
        burns=[SimulatedBurn(40.4, burn_m_s)],
    )  # fmt: skip
    found = near(detect(table), 40.4)
    assert {one.tier for one in found} == {tier}
    said = any("natural fall" in text for one in found for text in one.caveats)
    assert said == (tier is Tier.CANDIDATE)


def test_height_and_floor_are_of_the_moment():
    """Half a year on the way down through 600 km, where the floor changes."""
    burns = [SimulatedBurn(20.4, 4.0), SimulatedBurn(160.4, 4.0)]
    decay = NoiseModel(decay_m_day=300.0, drag_wander=0.02)
    every = detect(simulate(700, seed=3, days=180, sma_km=6378.1 + 620.0, noise=decay, burns=burns))
    (first,), (second,) = near(every, 20.4), near(every, 160.4)
    heights = [one.quantities["mean_height_km"].value for one in (first, second)]
    assert heights == pytest.approx([617.0, 584.0], abs=6.0)
    assert first.quantities["floor_m_s"].value == 0.004
    assert second.quantities["floor_m_s"].value == 0.018


@pytest.mark.parametrize(("day", "sets_after"), [(40.4, 40), (78.9, 1)])
def test_one_set_on_a_side_is_said_beside_the_best_time(day: float, sets_after: int):
    table = simulate(700, seed=3, days=80, burns=[SimulatedBurn(day, 0.5)])
    (found,) = near(detect(table), day)
    assert found.best_time_us is not None
    said = [text for text in found.caveats if "hold for one burn" in text]
    assert len(said) == (sets_after == 1)


@pytest.mark.parametrize(("tau_days", "joined"), [(26.4, False), (29.6, True)])
def test_a_doubtful_break_of_drift_dates_a_certain_turn_only_where_the_plane_turned(
    tau_days: float, joined: bool
):
    track = next(iter(tracks(element_arrays(simulate(1800, seed=3, days=60)))))
    k = int(np.searchsorted(track.t, 29.5))
    at = int(np.searchsorted(track.t, tau_days))
    one = {"tau": tau_days, "sigma_tau": 0.5, "late": 0.0, "step": 20.0, "sigma_step": 15.0, "strength": 1.3,
           "sharpness": 0.5, "drag_days": -1.0}  # fmt: skip
    doubtful = Burns(np.array([at]), np.array([at]), **{name: np.array([each]) for name, each in one.items()})
    turn = PlaneSteps(np.array([k]), np.array([k]), np.array([400.0]), np.array([9e4]), np.array([500.0]))
    (found,) = (each for each in join(track, doubtful, turn, IN_PLANE) if math.isfinite(each.normal_m_s))
    assert found.log_odds > 3.0
    assert (found.tau_days == tau_days) is joined
    assert math.isnan(found.tau_days) is not joined
