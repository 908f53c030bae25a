"""Events as people read them on a terminal."""

from __future__ import annotations

import pytest

from openparos.cli.event_files import event_lines, quantity_text
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import Interval, parse_utc


@pytest.mark.parametrize(
    ("name", "quantity", "text"),
    [
        ("delta_v_tangential_m_s", Quantity(0.034866, 0.0031), "delta v tangential 0.0349 ± 0.0031 m/s"),
        ("drift_deg_day", Quantity(-0.00127, 0.005), "drift -0.0013 ± 0.0050 °/day"),
        ("min_distance_km", Quantity(15.0, 2.0), "min distance 15.0 ± 2.0 km"),
        ("relative_speed_km_s", Quantity(14.93812), "relative speed 14.938 km/s"),
        ("fragments_fresh_10_days", Quantity(70.0), "fragments fresh 10 days 70"),
        ("parent_rank_1", Quantity(800008480.0), "parent rank 1 800008480"),
        ("below_floor", Quantity(True), "below floor"),
        ("mode", Quantity("station-keeping"), "mode station-keeping"),
    ],
)
def test_a_quantity_has_its_unit_and_no_more_digits_than_it_knows(name: str, quantity: Quantity, text: str):
    assert quantity_text(name, quantity) == text


def test_an_event_in_lines():
    us = parse_utc("2026-01-01T00:00:00Z")
    event = Event(
        EventKind.MANOEUVRE, Tier.BULLETIN, (EventObject(90_001, "2026-001A", "INVENTED", state="XAA", state_basis="registry"),),
        Interval(us, us + 3_600_000_000), Evidence((), "manoeuvres", {}, "openparos"), Confidence.HIGH,
        {"delta_v_normal_m_s": Quantity(None), "below_floor": Quantity(False), "closest_approach_us": Quantity(1e15)},
        us + 60_000_000, 3.7, caveats=("one", "two"),
    )  # fmt: skip
    assert event_lines(event) == [
        "manoeuvre  2026-01-01T00:00 to 2026-01-01T01:00, best 2026-01-01T00:01 ± 3.7 h  bulletin, confidence high",
        "  90001 INVENTED, XAA (registry)",
        "  note: one (and 1 more)",
    ]
