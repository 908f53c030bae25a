"""A storm that moves a whole shell is no manoeuvre; a burn on the same day is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection.benchmark.simulate import NoiseModel, SimulatedBurn, simulate
from openparos.detection.manoeuvres import detect
from openparos.detection.manoeuvres.detector import finish, scan
from openparos.detection.manoeuvres.storms import Weather, passive_by_name, veto
from openparos.model.confidence import Tier
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY

START_US = 1_577_836_800_000_000
QUIET = NoiseModel(decay_m_day=1.0, drag_wander=0.05, storms_per_year=0.0)


def _named(table: pa.Table, name: str) -> pa.Table:
    index = ELEMENT_SCHEMA.get_field_index("name")
    return table.set_column(index, ELEMENT_SCHEMA.field(index), [[name] * table.num_rows])


def _shell_of(steps: int, quiet: int, sma_km: float = 7000.0) -> pa.Table:
    """Rocket bodies of one shell of which some fall on day 40, as if the air had swelled."""
    fall = [SimulatedBurn(40.2, -0.03)]
    rows = [
        _named(
            simulate(5000 + j, seed=j, days=80, sma_km=sma_km, noise=QUIET, burns=fall if j < steps else ()),
            "SL-8 R/B",
        )
        for j in range(steps + quiet)
    ]
    return pa.concat_tables(rows)


@pytest.fixture(scope="module")
def storm() -> pa.Table:
    return _shell_of(6, 2)


@pytest.fixture
def moved() -> Callable[..., pa.Table]:
    def build(day: float, size: float, sma_km: float = 7000.0) -> pa.Table:
        burns = [SimulatedBurn(day, size)]
        return _named(simulate(9000, seed=77, days=80, sma_km=sma_km, noise=QUIET, burns=burns), "SATELLITE")

    return build


def _one(events: list[Event]) -> Event:
    return max((one for one in events if one.objects[0].norad_id == 9000), key=lambda one: one.score or -9.0)


def test_a_fall_on_the_day_of_the_storm_stays_a_candidate(storm: pa.Table, moved: Callable[..., pa.Table]):
    event = _one(detect(pa.concat_tables([storm, moved(40.3, -0.03)])))
    assert event.tier is Tier.CANDIDATE
    assert "6 of 8 passive objects of this shell" in event.caveats[-1]


@pytest.mark.parametrize(
    ("day", "size", "sma_km"), [(40.3, 0.03, 7000.0), (60.0, -0.03, 7000.0), (40.3, -0.03, 7200.0)]
)
def test_a_raise_another_day_and_another_shell_are_not_touched(
    storm: pa.Table, moved: Callable[..., pa.Table], day: float, size: float, sma_km: float
):
    alone, among = moved(day, size, sma_km), pa.concat_tables([storm, moved(day, size, sma_km)])
    assert _one(detect(alone)).tier is Tier.BULLETIN
    assert _one(detect(among)) == _one(detect(alone))


def test_payloads_lowered_together_are_no_witnesses(moved: Callable[..., pa.Table]):
    fleet = _shell_of(6, 2)
    index = ELEMENT_SCHEMA.get_field_index("name")
    fleet = fleet.set_column(index, ELEMENT_SCHEMA.field(index), [["FLEET 1"] * fleet.num_rows])
    assert _one(detect(pa.concat_tables([fleet, moved(40.3, -0.03)]))).tier is Tier.BULLETIN
    known = frozenset(range(5000, 5008))
    assert _one(detect(pa.concat_tables([fleet, moved(40.3, -0.03)]), passive=known)).tier is Tier.CANDIDATE


def test_parts_of_a_catalogue_make_the_same_answer(storm: pa.Table, moved: Callable[..., pa.Table]):
    table = pa.concat_tables([storm, moved(40.3, -0.03)])
    parts = [scan(storm), scan(moved(40.3, -0.03))]
    for one in parts:
        one.weather = Weather.from_json(one.weather.to_json())
    assert finish(parts) == detect(table)


def test_two_of_many_are_chance():
    weather = Weather()
    weather.seen.update({(10, day): 20 for day in range(100)})
    weather.moved[10, 50] = {1, 2}
    assert weather.moved_near(525.0, 50.5 * US_PER_DAY)[2] == 1.0
    weather.moved[10, 50] = {1, 2, 3, 4, 5, 6}
    assert weather.moved_near(525.0, 50.5 * US_PER_DAY)[2] < 1e-4
    for day in range(0, 100, 2):  # a shell in which this is nothing unusual
        weather.moved[10, day] = set(range(8))
    assert weather.moved_near(525.0, 50.5 * US_PER_DAY)[2] > 1e-4


def test_names_tell_what_cannot_move():
    assert passive_by_name(["CZ-6A DEB"])
    assert passive_by_name(["SL-8 R/B"])
    assert not passive_by_name(["DEBUT (ORIZURU)", None])
    assert veto([], Weather()) == []
    assert np.isfinite(Weather().moved_near(500.0, 0.0)[2])
