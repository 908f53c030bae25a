"""Invented events, sets and notices of every kind, for the rules and the tests of explanations."""

from __future__ import annotations

from typing import Any

from openparos.findings.context import FiledNotice, NoticeVersion
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import ElementSet, to_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.ids import ObjectId
from openparos.model.times import US_PER_DAY, Interval, parse_utc

NOON = parse_utc("2024-07-05T12:00:00Z")
GEO_MOTION = 1.00273


def party(norad_id: int, state: str | None = "AAA", **more: Any) -> EventObject:
    return EventObject(
        norad_id,
        f"20{norad_id:02d}-001A",
        f"OBJECT-{norad_id}",
        state=state,
        state_basis="registry" if state else None,
        **more,
    )


def event(
    kind: EventKind,
    objects: tuple[EventObject, ...] | None = None,
    *,
    start: int = NOON,
    days: float = 1.0,
    tier: Tier = Tier.BULLETIN,
    best: bool = True,
    confidence: Confidence = Confidence.HIGH,
    caveats: tuple[str, ...] = (),
    **quantities: Any,
) -> Event:
    end = start + round(days * US_PER_DAY)
    parties = (party(1), party(2, "BBB"))
    single = (
        EventKind.MANOEUVRE,
        EventKind.CONTINUOUS_THRUST,
        EventKind.STATION,
        EventKind.STATION_CHANGE,
        EventKind.DECAY,
    )
    given = objects or (parties[:1] if kind in single else parties)
    return Event(
        kind=kind,
        tier=tier,
        objects=given,
        interval=Interval(start, end),
        evidence=Evidence(tuple(f"sha256:{one.norad_id:02d}" for one in given), "test", {"p": 1}, "openparos test"),
        confidence=confidence,
        quantities={
            name: value if isinstance(value, Quantity) else Quantity(value) for name, value in quantities.items()
        },
        best_time_us=(start + end) // 2 if best else None,
        time_sigma_h=2.0 if best else None,
        caveats=caveats,
    )  # fmt: skip


def one_set(norad_id: int, us: int, **more: Any) -> ElementSet:
    values: dict[str, Any] = {
        "mean_motion_rev_day": 15.0,
        "eccentricity": 0.001,
        "inclination_deg": 51.0,
        "raan_deg": 10.0,
        "arg_perigee_deg": 20.0,
        "mean_anomaly_deg": 30.0,
        "bstar": 1e-4,
        "source": "invented",
    }
    cospar = more.pop("cospar_id", f"20{norad_id % 100:02d}-001A")
    return ElementSet(ObjectId(norad_id, cospar), us, **{**values, **more})


def sets(*rows: ElementSet) -> Any:
    return to_table(list(rows))


def notice(form: str = "scheduled-manoeuvre", state: str = "AAA", at: int = NOON - US_PER_DAY, **more: Any) -> FiledNotice:  # fmt: skip
    values: dict[str, Any] = {"norad_ids": frozenset({1}), "content": {}, "period": None}
    return FiledNotice(f"{state}/NV-1", form, state, logged_us=at, **{**values, **more})


def versions(*rows: tuple[int, dict[str, Any] | None, Interval | None]) -> tuple[NoticeVersion, ...]:
    acts = ("original", "amendment", "amendment", "amendment")
    return tuple(
        NoticeVersion(us, acts[k] if content is not None else "withdrawal", content, frozenset({1}), period)
        for k, (us, content, period) in enumerate(rows)
    )


def one_of_each() -> list[Event]:
    """Return an event of every kind that a detector gives, with the quantities it carries."""
    pair = {
        "relation": "sitting", "longitude_difference_deg": Quantity(0.04, 0.002), "relative_drift_deg_day": 0.001,
        "longitude_first_deg": 12.3, "min_distance_km": Quantity(31.0, 10.0), "not_better_than_km": 60.0,
        "epoch_age_first_days": 0.4, "epoch_age_second_days": 0.5,
    }  # fmt: skip
    step = {"delta_v_tangential_m_s": Quantity(-1.2, 0.05), "delta_v_normal_m_s": Quantity(0.1, 0.1)}
    crossing = {"miss_distance_km": Quantity(3.0, 1.0), "relative_speed_km_s": 7.1, "epoch_age_first_days": 0.1, "epoch_age_second_days": 0.2}  # fmt: skip
    pieces = (
        party(3, "CCC", role="parent"),
        party(4, "CCC", role="fragment"),
        party(5, None, role="fragment"),
    )
    return [
        event(EventKind.CO_LOCATION, **pair),
        event(EventKind.APPROACH, (party(1, moved=True), party(2, "BBB", moved=False)), **(pair | {"relation": "stop"})),
        event(EventKind.MANOEUVRE, **step),
        event(EventKind.CONTINUOUS_THRUST, days=20.0, **step),
        event(EventKind.STATION, days=90.0, longitude_deg=Quantity(12.0, 0.05), mode="station-keeping"),
        event(EventKind.STATION_CHANGE, days=20.0, from_longitude_deg=12.0, to_longitude_deg=40.0, longitude_change_deg=28.0),
        event(EventKind.PLANE_MATCH),
        event(EventKind.ENCOUNTER, (party(1), party(6, "BBB")), **crossing),
        event(EventKind.BREAK_UP, pieces, fragments_used=30.0, fragments_catalogued=40.0, fragments_fresh_30_days=35.0, delta_v_median_m_s=Quantity(60.0, 20.0)),
        event(EventKind.RELEASE, (party(1, role="parent"), party(7, role="fragment"))),
        event(EventKind.DECAY, (party(8, "BBB"),), lifetime_from_last_set_days=Quantity(3.0, 1.0)),
        event(EventKind.ELEMENT_ANOMALY, anomaly="clone"),
    ]  # fmt: skip
