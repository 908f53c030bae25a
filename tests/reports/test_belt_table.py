"""The table of pairs: longitudes as people write them, and on whose word a State stands there."""

from __future__ import annotations

from openparos.model.events import EventObject
from openparos.reports.belt_section import _longitude, _mark


def test_longitudes_are_east_or_west_never_negative():
    assert _longitude(-111.104) == "111.10° W"
    assert _longitude(23.54) == "23.54° E"


def test_a_state_that_the_register_does_not_name_is_marked():
    def owned(state: str | None, basis: str | None) -> EventObject:
        return EventObject(1, None, "A", state=state, state_basis=basis)

    assert _mark(owned("CAN", "registry")) == ""
    assert _mark(owned("CAN", "owner-catalogue")) == " *"
    assert _mark(owned("CAN", "launching")) == " *"
    assert _mark(owned(None, None)) == ""
