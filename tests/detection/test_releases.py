"""Releases: a simulated one beside a deployment, and Cosmos 2543 from Cosmos 2542."""

from __future__ import annotations

import pytest

from openparos.detection.releases import detect
from openparos.model.confidence import Tier
from openparos.model.elements import ELEMENT_SCHEMA
from openparos.model.times import parse_utc
from openparos.scenarios.generate import generate


def test_no_sets_no_releases():
    assert detect(ELEMENT_SCHEMA.empty_table()) == []


def test_the_scenario_holds_one_release_and_a_deployment_that_is_none():
    scenario = generate(3, small=True)
    (truth,) = scenario.events("release")
    events = [one for one in detect(scenario.table) if one.tier is Tier.BULLETIN]
    assert [{x.norad_id for x in one.objects} for one in events] == [
        {one["norad_id"] for one in truth["objects"]}
    ]
    assert events[0].interval.contains(parse_utc(truth["best_time"]))
    assert events[0].objects[0].role == "parent"


@pytest.mark.shared_data
def test_cosmos_2543_from_2542(shared_data):
    import pyarrow.compute as pc

    from openparos.sources.elements import load_elements

    table, _ = load_elements([shared_data / "snapshots" / "2019-12-19.3le"])
    launch = pc.utf8_slice_codeunits(table["cospar_id"], 0, 8)
    late = detect(table.filter(pc.equal(launch, "2019-079")))
    (event,) = [one for one in late if one.objects[1].norad_id == 44835]
    assert event.objects[0].norad_id == 44797
    assert event.interval.contains(parse_utc("2019-12-06"))
