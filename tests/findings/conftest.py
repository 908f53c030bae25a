"""Invented events, States and provisions for the rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from openparos.commitments.instruments import load_instruments
from openparos.findings.bundle import build_bundle
from openparos.findings.context import Bound, Context, Registration
from openparos.findings.finding import Finding
from openparos.findings.rules.consultation import proximity
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, Interval, parse_utc

NOON = parse_utc("2024-07-05T12:00:00Z")


@pytest.fixture
def context() -> Context:
    return Context(
        instruments=load_instruments(),
        bound=lambda state, provision, on_us: Bound("yes", "test"),
        registrations={
            1: Registration("registered", "AAA", "ST/SG/SER.E/1", "2001-01-01", "test list"),
            2: Registration("not-found", None, None, "2002-01-01", "test list"),
            3: Registration("not-available", None, None, None, "test list"),
        },
        names={"AAA": "State A", "BBB": "State B", "CCC": "State C"},
    )


@pytest.fixture
def co_location() -> Callable[..., Event]:
    def make(first: str | None = "AAA", second: str | None = "BBB", age_days: float = 0.5) -> Event:
        return Event(
            kind=EventKind.CO_LOCATION,
            tier=Tier.BULLETIN,
            objects=(
                EventObject(1, "2001-001A", "ONE", state=first, state_basis="registry"),
                EventObject(2, "2002-001A", "TWO", state=second, state_basis="owner-catalogue"),
            ),
            interval=Interval(NOON - US_PER_DAY // 2, NOON + US_PER_DAY // 2),
            evidence=Evidence(
                ("sha256:01", "sha256:02"), "neighbours", {"within_deg": 0.1}, "openparos test"
            ),
            confidence=Confidence.HIGH,
            quantities={
                "longitude_difference_deg": Quantity(0.043, 0.002),
                "min_distance_km": Quantity(31.4, 10.0),
                "relative_drift_deg_day": Quantity(0.001, 0.0005),
                "not_better_than_km": Quantity(60.0),
                "epoch_age_first_days": Quantity(0.4),
                "epoch_age_second_days": Quantity(age_days),
            },
            best_time_us=NOON,
        )

    return make


@pytest.fixture
def manoeuvre() -> Event:
    return Event(
        kind=EventKind.MANOEUVRE,
        tier=Tier.BULLETIN,
        objects=(EventObject(1, "2001-001A", "ONE", moved=True, state="AAA", state_basis="registry"),),
        interval=Interval(NOON, NOON + US_PER_DAY),
        evidence=Evidence(("sha256:03",), "manoeuvres", {"floor_m_s": 0.004}, "openparos test"),
        confidence=Confidence.HIGH,
        quantities={"delta_v_tangential_m_s": Quantity(1.2345, 0.056)},
        best_time_us=NOON + US_PER_DAY // 2,
        time_sigma_h=1.5,
    )


SETS = [
    ElementSet(
        ObjectId(number, f"200{number}-001A"),
        parse_utc("2024-07-05"),
        1.0027,
        1e-4,
        0.05,
        80.0,
        10.0,
        200.0 + number,
        0.0,
        source="invented",
    )
    for number in (1, 2)
]


@pytest.fixture
def two_sets() -> list[ElementSet]:
    """The element sets of objects 1 and 2."""
    return SETS


@pytest.fixture
def made(co_location, context: Context) -> tuple[Finding, Event]:
    """A finding and the event it names, which rests on `two_sets`."""
    event = co_location()
    hashes = tuple(one.content_hash for one in SETS)
    event = replace(event, evidence=replace(event.evidence, element_sets=hashes))
    finding = proximity(event, context)
    assert finding is not None
    return finding, event


@pytest.fixture
def bundle_of() -> Callable[..., bytes]:
    """Return the bundle of `made`, with further options."""

    def build(made: tuple[Finding, Event], **options) -> bytes:
        finding, event = made
        return build_bundle(
            finding, [event], load_instruments(), to_table(SETS), published="2024-07-05", **options
        )

    return build
