"""Events: what was seen, when, how sure that is, and what it rests on (schema ``openparos.event/1``)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Self

from .confidence import Confidence, Tier
from .errors import InputRefused
from .times import Interval, format_utc, parse_utc

EVENT_SCHEMA: Final = "openparos.event/1"


class EventKind(StrEnum):
    """The kinds of event that public orbital data can show."""

    MANOEUVRE = "manoeuvre"
    CONTINUOUS_THRUST = "continuous-thrust"
    STATION = "station"
    STATION_CHANGE = "station-change"
    APPROACH = "approach"
    CO_LOCATION = "co-location"
    PLANE_MATCH = "plane-match"
    ENCOUNTER = "encounter"
    BREAK_UP = "break-up"
    RELEASE = "release"
    DECAY = "decay"
    ELEMENT_ANOMALY = "element-anomaly"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its standard deviation, both in the unit of the quantity's name."""

    value: float | bool | str | None
    sigma: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return ``{"value": ..., "sigma": ...}``."""
        return {"value": self.value, "sigma": self.sigma}


@dataclass(frozen=True, slots=True)
class EventObject:
    """One object's part in an event.

    `state` is the State of registry on the date where registered, else the owner the catalogue
    gives, labelled so by `state_basis`; null where neither is known.
    """

    norad_id: int
    cospar_id: str | None = None
    name: str | None = None
    role: str = "party"  # party | parent | fragment
    moved: bool | None = None  # None: unknown
    state: str | None = None
    state_basis: str | None = None  # registry | owner-catalogue | launching
    state_source: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the object as it stands in an event's line."""
        return {
            "norad_id": self.norad_id,
            "cospar_id": self.cospar_id,
            "name": self.name,
            "role": self.role,
            "moved": "unknown" if self.moved is None else self.moved,
            "state": self.state,
            "state_basis": self.state_basis,
            "state_source": self.state_source,
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an event rests on: the element sets by hash, the detector, its parameters, the software."""

    element_sets: tuple[str, ...]
    detector: str
    parameters: Mapping[str, Any]
    software: str

    def to_json(self) -> dict[str, Any]:
        """Return the evidence as it stands in an event's line."""
        return {
            "element_sets": list(self.element_sets),
            "detector": self.detector,
            "parameters": dict(self.parameters),
            "software": self.software,
        }


@dataclass(frozen=True)
class Event:
    """One event, as a line of ``detect``'s output.

    `interval` always holds; `best_time_us` and `time_sigma_h` only where the data date the event
    more closely. `caveats` are sentences a reader must see beside the event.
    """

    kind: EventKind
    tier: Tier
    objects: tuple[EventObject, ...]
    interval: Interval
    evidence: Evidence
    confidence: Confidence
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    best_time_us: int | None = None
    time_sigma_h: float | None = None
    score: float | None = None
    caveats: tuple[str, ...] = ()

    @cached_property
    def event_id(self) -> str:
        """Stable hash of kind, objects and evidence; the same on every machine."""
        basis = {
            "kind": self.kind.value,
            "objects": sorted((one.norad_id, one.role) for one in self.objects),
            "interval": self.interval.to_json(),
            "element_sets": sorted(self.evidence.element_sets),
            "detector": self.evidence.detector,
            "parameters": dict(self.evidence.parameters),
        }
        text = json.dumps(basis, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return "event:" + hashlib.sha256(text.encode()).hexdigest()[:24]

    def to_json(self) -> dict[str, Any]:
        """Return the event in the schema ``openparos.event/1``."""
        return {
            "schema": EVENT_SCHEMA,
            "id": self.event_id,
            "kind": self.kind.value,
            "tier": self.tier.value,
            "objects": [one.to_json() for one in self.objects],
            "interval": self.interval.to_json(),
            "best_time": None if self.best_time_us is None else format_utc(self.best_time_us),
            "time_sigma_h": self.time_sigma_h,
            "quantities": {name: one.to_json() for name, one in self.quantities.items()},
            "score": self.score,
            "confidence": self.confidence.value,
            "evidence": self.evidence.to_json(),
            "caveats": list(self.caveats),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read an event from its JSON form.

        Raises
        ------
        InputRefused
            When the schema is another or a field is missing or wrong; the id must be the one the
            content gives.
        """
        if data.get("schema") != EVENT_SCHEMA:
            raise InputRefused(f"schema is {data.get('schema')!r}, expected {EVENT_SCHEMA!r}")
        try:
            event = cls(
                kind=EventKind(data["kind"]),
                tier=Tier(data["tier"]),
                objects=tuple(object_from_json(one) for one in data["objects"]),
                interval=Interval(parse_utc(data["interval"]["start"]), parse_utc(data["interval"]["end"])),
                evidence=Evidence(
                    element_sets=tuple(data["evidence"]["element_sets"]),
                    detector=data["evidence"]["detector"],
                    parameters=data["evidence"]["parameters"],
                    software=data["evidence"]["software"],
                ),
                confidence=Confidence(data["confidence"]),
                quantities={
                    name: Quantity(one["value"], one["sigma"]) for name, one in data["quantities"].items()
                },
                best_time_us=None if data["best_time"] is None else parse_utc(data["best_time"]),
                time_sigma_h=data["time_sigma_h"],
                score=data["score"],
                caveats=tuple(data["caveats"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InputRefused(f"event is incomplete or wrong: {error!r}") from error
        if data.get("id") != event.event_id:
            raise InputRefused(f"event id {data.get('id')!r} is not that of its content ({event.event_id})")
        return event


def object_from_json(data: Mapping[str, Any]) -> EventObject:
    """Read an object from the JSON form it has in an event."""
    moved = data["moved"]
    return EventObject(**{**data, "moved": None if moved == "unknown" else moved})


def to_json_lines(events: Iterable[Event]) -> str:
    """Return events as JSON Lines, one a line, in the order given."""
    return "".join(json.dumps(one.to_json(), ensure_ascii=False) + "\n" for one in events)
