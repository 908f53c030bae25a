"""The demo's table of facts: every row sourced, every code known, unknown left empty."""

from __future__ import annotations

import pytest

from openparos.catalogue.facts import geo_payload_facts
from openparos.model import states
from openparos.model.errors import UnknownState
from openparos.model.times import parse_utc

DAY = parse_utc("2024-07-05")


def test_some_hundreds_of_payloads_each_with_sources():
    facts = geo_payload_facts()
    assert 400 < len(facts) < 700
    for one in facts.values():
        assert bool(one.registry) <= bool(one.document)
        assert bool(one.document) == bool(one.registry_source)
        assert bool(one.owner) == bool(one.owner_source)


def test_codes_are_those_of_states_and_organizations_or_a_sources_own_designation():
    for one in geo_payload_facts().values():
        for code in {one.registry, one.owner} - {None, ""}:
            try:
                assert getattr(states.party(str(code)), "kind", "state") != "company"
            except UnknownState:
                assert code in {"ROC", "TW", "Taiwan"}


def test_the_state_on_a_day_is_that_of_registry_once_the_document_can_exist():
    luch = geo_payload_facts()[40258]
    state, basis, source = luch.state_of(DAY)
    assert (state, basis) == ("RUS", "registry")
    assert source == "GCAT 2025-04, ST/SG/SER.E/761"
    state, basis, source = luch.state_of(parse_utc("2014-10-01"))
    assert (state, basis) == ("RUS", "owner-catalogue")
    assert source is not None and "SATCAT" in source


def test_what_is_unknown_stays_unknown():
    without = [one for one in geo_payload_facts().values() if not one.registry and not one.owner]
    for one in without:
        assert one.state_of(DAY) == (None, None, None)


@pytest.mark.parametrize("norad_id", [41838, 42984, 51281])
def test_objects_of_three_states_are_read_alike(norad_id: int):
    state, basis, source = geo_payload_facts()[norad_id].state_of(DAY)
    assert state in {"CHN", "KOR", "USA"}
    assert basis == "registry"
    assert source
