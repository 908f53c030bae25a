"""Which explanations are put to the test for which kind of event; the same for every State."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from openparos.model.events import Event, EventKind

from ..context import Context
from ..finding import Alternative
from .motion import drag_or_storm, natural_drift, station_keeping
from .natural import accident, better_sensors, launch_mate, natural_decay
from .parties import consented_servicing, other_party_moved
from .records import bad_set, catalogue_lag, cross_tag_or_clone, identity_swap

Test = Callable[[Event, Context], Alternative]

_PAIR: Final[tuple[Test, ...]] = (
    natural_drift, station_keeping, bad_set, cross_tag_or_clone, identity_swap, other_party_moved, catalogue_lag,
    consented_servicing,
)  # fmt: skip
_STEP: Final[tuple[Test, ...]] = (
    natural_drift, drag_or_storm, station_keeping, bad_set, cross_tag_or_clone, catalogue_lag,
)  # fmt: skip

EXPLANATIONS: Final[Mapping[EventKind, tuple[Test, ...]]] = {
    EventKind.MANOEUVRE: _STEP,
    EventKind.CONTINUOUS_THRUST: _STEP,
    EventKind.STATION: (natural_drift, station_keeping, bad_set, cross_tag_or_clone, catalogue_lag),
    EventKind.STATION_CHANGE: (natural_drift, station_keeping, bad_set, cross_tag_or_clone, catalogue_lag),
    EventKind.APPROACH: _PAIR,
    EventKind.CO_LOCATION: _PAIR,
    EventKind.PLANE_MATCH: _PAIR,
    EventKind.ENCOUNTER: (
        natural_drift, bad_set, cross_tag_or_clone, other_party_moved, catalogue_lag, consented_servicing,
    ),
    EventKind.BREAK_UP: (accident, better_sensors, bad_set, cross_tag_or_clone, catalogue_lag),
    EventKind.RELEASE: (launch_mate, cross_tag_or_clone, catalogue_lag),
    EventKind.DECAY: (natural_decay, bad_set, cross_tag_or_clone, catalogue_lag),
    EventKind.ELEMENT_ANOMALY: (),
}  # fmt: skip
"""Kind of event to the tests of its innocent explanations, in the order printed."""


def alternatives_of(event: Event, context: Context) -> tuple[Alternative, ...]:
    """Return every innocent explanation of an event with its test and result."""
    return tuple(test(event, context) for test in EXPLANATIONS[event.kind])
