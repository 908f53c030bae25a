"""Around a break-up: who passed by, the parent's step, area over mass, persistence, the place, the plots, the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from openparos.detection.benchmark.clouds import PARTNER, Plan, make
from openparos.detection.benchmark.families import declared
from openparos.detection.breakups import examine
from openparos.detection.breakups.aftermath import area_to_mass_m2_kg, parent_step, persistence
from openparos.detection.breakups.motion import carry, orbits_of
from openparos.detection.breakups.plots import family_over_time, re_entry_corridor
from openparos.detection.breakups.second import MOST_SIGMA_H, find_passer
from openparos.detection.event_plots import draw_break_ups
from openparos.model.times import US_PER_DAY, Interval

KINDS = ("explosion", "collision", "low_velocity_shedding")


@pytest.fixture(scope="module", params=KINDS)
def case(request):
    return make(Plan(8, request.param, 60, 4.0, 0.7, snapshot=True))


@pytest.fixture(scope="module")
def collision():
    return make(Plan(8, "collision", 60, 4.0, 0.7, snapshot=True))


def pieces(case):
    """The orbits of the fragments."""
    return orbits_of(case.table.slice(case.table.num_rows - case.listed))


@pytest.fixture(scope="module")
def answer(collision):
    (one,) = [one for one in examine(collision.table) if one.launch == collision.launch]
    assert one.event is not None
    return one


def test_the_second_object_of_a_collision_is_named_with_its_chance(collision, answer):
    value = {name: one.value for name, one in answer.event.quantities.items()}
    assert value["second_object"] == PARTNER
    assert value["second_object_chance"] < 0.05
    assert any("not shown by this" in text for text in answer.event.caveats)


def test_without_the_other_object_none_is_named(collision):
    numbers = collision.table["norad_id"].to_numpy()
    (one,) = [a for a in examine(collision.table.filter(pa.array(numbers != PARTNER))) if a.event is not None]
    assert "second_object" not in one.event.quantities


def test_a_vague_hour_names_nobody(collision):
    found = find_passer(
        collision.table, collision.parent, np.array([], np.int64), collision.event_us, 2.0 * MOST_SIGMA_H
    )
    assert isinstance(found, str)
    assert "too little" in found


def test_place_height_and_lifetimes_stand_in_the_event(answer):
    value = answer.event.quantities
    assert -90.0 <= value["latitude_deg"].value <= 90.0
    assert 200.0 < value["height_km"].value < 2000.0
    assert value["longitude_deg"].sigma > 0.0
    shares = [value[f"predicted_in_orbit_{years}_years"].value for years in (1, 5, 10, 25)]
    assert shares == sorted(shares, reverse=True)
    assert -4.0 < value["log10_area_to_mass_median"].value < 2.0


def test_the_step_of_an_object_is_found_between_the_sets_around_an_interval():
    from openparos.orbits.mean import evolve, kozai_mean_motion_rev_day, mean_motion_of_axis_rev_day

    table = make(Plan(5, "explosion", 8, 4.0, 0.5, snapshot=True)).table
    first = table.slice(0, 1)
    later_us = first["epoch_us"][0].as_py() + 3 * US_PER_DAY
    there = evolve(first, later_us)
    motion = kozai_mean_motion_rev_day(
        mean_motion_of_axis_rev_day(there.semi_major_axis_km + 2.0), there.eccentricity, there.inclination_deg
    )
    row = first.to_pylist()[0] | {
        "epoch_us": later_us, "mean_motion_rev_day": float(motion[0]), "eccentricity": float(there.eccentricity[0]),
        "raan_deg": float(there.raan_deg[0]), "arg_perigee_deg": float(there.arg_perigee_deg[0]),
        "mean_anomaly_deg": float(there.mean_anomaly_deg[0]),
    }  # fmt: skip
    both = pa.concat_tables([first, pa.Table.from_pylist([row], schema=first.schema)])
    middle = Interval(first["epoch_us"][0].as_py() + US_PER_DAY, later_us - US_PER_DAY)
    step = parent_step(both, row["norad_id"], middle)
    assert step is not None
    assert step.axis_km == pytest.approx(2.0, abs=0.05)
    assert 0.5 < step.delta_v_m_s < 2.0
    assert parent_step(first, row["norad_id"], middle) is None


def test_area_over_mass_and_lifetimes_follow_the_decay(collision):
    orbits = pieces(collision)
    twice = replace(orbits, decay_rev_day2=2.0 * orbits.decay_rev_day2)
    assert np.nanmedian(area_to_mass_m2_kg(twice)) == pytest.approx(
        2.0 * np.nanmedian(area_to_mass_m2_kg(orbits)), rel=0.2
    )
    start = int(orbits.epoch_us[0])
    assert persistence(twice, start)[5.0][0] <= persistence(orbits, start)[5.0][0]


def test_an_orbit_fell_slower_before_than_at_its_epoch(collision):
    orbits = pieces(collision)
    steep = replace(orbits, decay_rev_day2=np.full(len(orbits), 1e-3))
    back = np.array([int(orbits.epoch_us.min()) - 30 * US_PER_DAY])
    change = steep.motion_rev_day - carry(steep, back).motion_rev_day[:, 0]
    days = (steep.epoch_us - back[0]) / US_PER_DAY
    assert np.all(change > 0.0)
    assert np.all(change < 1e-3 * days)


def test_plots_are_written_and_an_empty_family_says_so(collision, answer, tmp_path):
    files = draw_break_ups(collision.table, [answer], tmp_path / "plots")
    assert sorted(one.name.rsplit("-", 1)[1] for one in files) == [
        "family.png", "gabbard.png", "ground.png", "pinch.png", "planes.png",
    ]  # fmt: skip
    assert all(one.stat().st_size > 5000 for one in files)
    empty = family_over_time(collision.table, "1901-001")
    assert "no piece" in empty.axes[0].texts[0].get_text()


def test_a_corridor_of_days_shows_latitudes_alone(collision):
    last = collision.table.slice(0, 1)
    start = last["epoch_us"][0].as_py()
    wide = re_entry_corridor(last, start, start + 9 * US_PER_DAY)
    short = re_entry_corridor(last, start, start + US_PER_DAY // 4)
    assert len(wide.axes[0].lines) == 0
    assert len(short.axes[0].lines) == 1


# What would state a cause, a purpose or a verdict, in any of the software's own sentences.
VERDICTS = re.compile(
    r"\b(asat|anti-?satellite|intercept\w*|missile|intention\w*|deliberate\w*|attack\w*|destroy\w*|hostile|weapon\w*|"
    r"test(ed)? of|caused|because of|due to|was an? (explosion|collision)|guilty|violat\w*|breach\w*|suspicious|target\w*)\b"
)


def test_no_sentence_holds_more_than_likelihoods(case):
    for one in examine(case.table):
        if one.event is None:
            assert not VERDICTS.search(one.reason.lower())
            continue
        printed = one.event.to_json()
        for text in [*printed["caveats"], json.dumps(printed["evidence"]["parameters"])]:
            assert not VERDICTS.search(text.lower()), text
        # The three classes appear as likelihoods alone, and none is certain.
        named = [name for name in printed["quantities"] if any(kind in name for kind in KINDS)]
        assert all(name.startswith("likelihood_") for name in named)
        values = [printed["quantities"][name]["value"] for name in named]
        assert not values or (sum(values) == pytest.approx(1.0, abs=0.01) and max(values) < 1.0)
        assert "cause" not in printed["quantities"]


def test_a_declaration_is_held_beside_what_is_listed_later():
    rows = [{"launch": "2019-006", "counts": {"2017-04-25": 0, "2019-12-19": 20, "2022-10-24": 0}}]
    assert "20 on 2019-12-19" in declared(rows)
    assert "none from 2022-10-24" in declared(rows)
    assert "cannot be determined" in declared([{"launch": "2019-006", "counts": {"2017-04-25": 0}}])
