"""What a screening found as events, and the same as lines of JSON, written straight from the arrays.

Tens of thousands of encounters a day make the way through objects slower than the screening itself, so
their lines are put together from parts; a test holds every line against the event it stands for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.catalogue.attribution import StateLookup
from openparos.detection.spread import confidence_of, perigee_height_km, position_spread_km, tier_of
from openparos.model import __version__
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import EVENT_SCHEMA, Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc

from .probability import caveat, max_probability
from .screen import Screening

_ALONG_TRACK_KM_S: Final = 7.0  # a spread along the orbit passes in spread / speed
_SOFTWARE: Final = f"openparos {__version__}"


@dataclass(frozen=True, slots=True)
class _Party:
    """What every event of one object repeats."""

    number: int
    place: EventObject
    json: str
    basis: str
    content_hash: str
    epoch_us: int
    perigee_km: float
    launch: str  # of the designator; empty where there is none
    shared_set: str  # what is to be said where other numbers carry its very set; else empty


class EventWriter:
    """Events of one screening.

    Parameters
    ----------
    found : Screening
        What `screen` returned.
    whose : callable or None
        Given the numbers of everyone involved, returns the lookup of whose they are (see
        `openparos.catalogue.whose.whose`); States stay null without it.
    radius_m : float or None
        Radii of both objects together, where the largest probability (`probability`) is asked for.
    label : callable or None
        Says of co-locations who belongs together (see `openparos.catalogue.companions`).
    """

    def __init__(
        self,
        found: Screening,
        whose: Callable[[Iterable[int]], StateLookup] | None = None,
        radius_m: float | None = None,
        label: Callable[[list[Event]], list[Event]] | None = None,
    ) -> None:
        self.found, self.radius_m = found, radius_m
        self._whose, self._label = whose, label or (lambda events: events)
        asked = found.parameters
        self.parameters: dict[str, Any] = {
            "at": format_utc(asked.start_us),
            "hours": asked.hours,
            "distance_km": asked.distance_km,
            "prox_km": asked.prox_km,
            "company_s": asked.company_s,
            "max_age_days": asked.max_age_days,
            "engine": found.engine,
            "mode": "i",
        }
        self._parameters_json = json.dumps(self.parameters, ensure_ascii=False)
        self._parameters_basis = json.dumps(self.parameters, sort_keys=True, separators=(",", ":"))
        self._parties: dict[int, _Party] = {}
        self._in_company: list[Event] | None = None
        self._prepare()

    def _prepare(self) -> None:
        """Cite the sets of everyone involved, once."""
        found = self.found
        involved = {int(row) for name in ("i", "j") for row in np.unique(found.encounters[name])}
        involved |= {int(row) for name in ("i", "j") for row in np.unique(found.stretches[name])}
        rows = sorted(involved)
        table = found.table.take(pa.array(rows, pa.int64()))
        perigee = perigee_height_km(table["mean_motion_rev_day"].to_numpy(), table["eccentricity"].to_numpy())
        columns = table.select(["norad_id", "cospar_id", "name", "epoch_us"]).to_pydict()
        same_set = {number for pair in found.clones.items() for number in (pair[0], *pair[1])}
        self._look = self._whose({*columns["norad_id"], *same_set}) if self._whose else None
        for at, (row, content_hash) in enumerate(zip(rows, content_hashes(table), strict=True)):
            number = columns["norad_id"][at]
            place = self._place(number, columns["cospar_id"][at], columns["name"][at])
            self._parties[row] = _Party(
                number=number,
                place=place,
                json=json.dumps(place.to_json(), ensure_ascii=False),
                basis=f'[{number},"{place.role}"]',
                content_hash=content_hash,
                epoch_us=columns["epoch_us"][at],
                perigee_km=float(perigee[at]),
                launch=(columns["cospar_id"][at] or "")[:8],
                shared_set=self._shared_set(number),
            )

    def _shared_set(self, number: int) -> str:
        others = self.found.clones.get(number, ())
        return f"the set of {number} is also that of {', '.join(map(str, others))}" if others else ""

    def _place(self, number: int, cospar_id: str | None = None, name: str | None = None) -> EventObject:
        """Return one party, saying whose it is at the start of the window where somebody knows."""
        if self._look is None:
            return EventObject(number, cospar_id, name)
        whose = self._look(number, self.found.parameters.start_us)
        return EventObject(
            number, cospar_id, name, state=whose.state, state_basis=whose.basis, state_source=whose.source
        )

    def pair(self, i: int, j: int) -> tuple[_Party, _Party]:
        """Return both parties in order of their numbers."""
        one, other = self._parties[int(i)], self._parties[int(j)]
        return (one, other) if one.number < other.number else (other, one)

    def encounter(self, row: Any) -> Event:
        """Return one encounter as an event."""
        parties = self.pair(row["i"], row["j"])
        at_us = self.found.parameters.start_us + round(float(row["time_s"]) * US_PER_SECOND)
        ages, spread_km, quantities = _common(parties, at_us)
        quantities |= {
            "miss_distance_km": Quantity(round(float(row["miss_km"]), 4), round(spread_km, 2)),
            "relative_speed_km_s": Quantity(round(float(row["speed_km_s"]), 5)),
            "closest_approach_us": Quantity(at_us),
        }
        caveats = self._caveats(parties, ages)
        if self.radius_m is not None:
            quantities["max_probability"] = Quantity(self._max_probability(float(row["miss_km"])))
            caveats = (*caveats, caveat(self.radius_m))
        return Event(
            kind=EventKind.ENCOUNTER,
            tier=tier_of(*ages),
            objects=tuple(one.place for one in parties),
            interval=_around(at_us),
            best_time_us=at_us,
            time_sigma_h=round(spread_km / _ALONG_TRACK_KM_S / 3600.0, 6),
            evidence=self._evidence(parties),
            confidence=confidence_of(*ages),
            quantities=quantities,
            caveats=caveats,
        )

    def _max_probability(self, miss_km: float) -> float:
        return float(f"{max_probability(miss_km, self.radius_m or 0.0):.3g}")

    def encounter_lines(self) -> Iterator[str]:
        """Yield every encounter as a line of JSON: equal to its event's own, but quicker.

        What is a number is computed for all at once, what is text is put together from parts.
        """
        rows = self.found.encounters
        if len(rows) == 0:
            return
        at_us = self.found.parameters.start_us + np.rint(rows["time_s"] * US_PER_SECOND).astype(np.int64)
        parties = [self.pair(i, j) for i, j in zip(rows["i"].tolist(), rows["j"].tolist(), strict=True)]
        epochs = np.array([(a.epoch_us, b.epoch_us) for a, b in parties])
        ages = (at_us[:, None] - epochs) / US_PER_DAY
        perigees = np.array([(a.perigee_km, b.perigee_km) for a, b in parties])
        spread = np.linalg.norm(position_spread_km(perigees, ages), axis=1)
        ends = {
            (tier, confidence): self._end_of_line(tier, confidence)
            for tier in Tier
            for confidence in Confidence
        }
        columns = (
            at_us.tolist(), ages[:, 0].tolist(), ages[:, 1].tolist(), spread.tolist(), rows["miss_km"].tolist(),
            rows["speed_km_s"].tolist(), _texts(at_us // US_PER_SECOND), _texts(-(-at_us // US_PER_SECOND)),
            _texts((at_us + US_PER_SECOND // 2) // US_PER_SECOND),
        )  # fmt: skip
        for (a, b), *values in zip(parties, *columns, strict=True):
            yield self._line(a, b, ends, *values)

    def _end_of_line(self, tier: Tier, confidence: Confidence) -> tuple[str, str, str]:
        """Return the parts of a line that only the tier and the confidence decide."""
        return (
            f'"kind": "encounter", "tier": "{tier.value}", "objects": [',
            f'"score": null, "confidence": "{confidence.value}", "evidence": {{"element_sets": ["',
            f'"], "detector": "screening", "parameters": {self._parameters_json}, "software": "{_SOFTWARE}"}}, ',
        )

    def _line(
        self,
        a: _Party,
        b: _Party,
        ends: dict[tuple[Tier, Confidence], tuple[str, str, str]],
        at_us: int,
        age_a: float,
        age_b: float,
        spread_km: float,
        miss_km: float,
        speed_km_s: float,
        start: str,
        end: str,
        best: str,
    ) -> str:
        first, second = a.content_hash, b.content_hash
        low, high = (first, second) if first < second else (second, first)
        basis = (
            f'{{"detector":"screening","element_sets":["{low}","{high}"],"interval":{{"end":"{end}",'
            f'"start":"{start}"}},"kind":"encounter","objects":[{a.basis},{b.basis}],'
            f'"parameters":{self._parameters_basis}}}'
        )
        event_id = hashlib.sha256(basis.encode()).hexdigest()[:24]
        kind, score, rest = ends[tier_of(age_a, age_b), confidence_of(age_a, age_b)]
        caveats, largest = self._caveats((a, b), (age_a, age_b)), ""
        if self.radius_m is not None:
            largest = f', "max_probability": {{"value": {self._max_probability(miss_km)!r}, "sigma": null}}'
            caveats = (*caveats, caveat(self.radius_m))
        said = json.dumps(caveats, ensure_ascii=False) if caveats else "[]"
        return (
            f'{{"schema": "{EVENT_SCHEMA}", "id": "event:{event_id}", {kind}{a.json}, {b.json}], '
            f'"interval": {{"start": "{start}", "end": "{end}"}}, "best_time": "{best}", '
            f'"time_sigma_h": {round(spread_km / _ALONG_TRACK_KM_S / 3600.0, 6)!r}, "quantities": '
            f'{{"epoch_age_first_days": {{"value": {round(age_a, 3)!r}, "sigma": null}}, '
            f'"epoch_age_second_days": {{"value": {round(age_b, 3)!r}, "sigma": null}}, '
            f'"miss_distance_km": {{"value": {round(miss_km, 4)!r}, "sigma": {round(spread_km, 2)!r}}}, '
            f'"relative_speed_km_s": {{"value": {round(speed_km_s, 5)!r}, "sigma": null}}, '
            f'"closest_approach_us": {{"value": {at_us}, "sigma": null}}{largest}}}, '
            f'{score}{first}", "{second}{rest}"caveats": {said}}}\n'
        )

    def co_locations(self) -> list[Event]:
        """Return pairs in company: one event each, or with `prox_km` one event a stretch; and clones."""
        if self._in_company is None:
            self._in_company = self._label(self._find_co_locations() + self._clones())
        return self._in_company

    def _find_co_locations(self) -> list[Event]:
        stretches = self.found.stretches
        groups: dict[tuple[int, ...], list[Any]] = {}
        for at, one in enumerate(stretches):
            key: tuple[int, ...] = (int(one["i"]), int(one["j"]))
            if self.found.parameters.prox_km is not None:
                key = (*key, at)
            groups.setdefault(key, []).append(one)
        return [self._co_location(group) for group in groups.values()]

    def _co_location(self, group: list[Any]) -> Event:
        start_us = self.found.parameters.start_us
        nearest = min(group, key=lambda one: float(one["nearest_km"]))
        parties = self.pair(nearest["i"], nearest["j"])
        best_us = start_us + round(float(nearest["nearest_s"]) * US_PER_SECOND)
        ages, spread_km, quantities = _common(parties, best_us)
        inside_s = sum(float(one["exit_s"] - one["entry_s"]) for one in group)
        farthest = max(float(one["farthest_km"]) for one in group)
        trend = str(group[0]["trend"]) if len(group) == 1 else "oscillating"
        quantities |= {
            "min_distance_km": Quantity(round(float(nearest["nearest_km"]), 4), round(spread_km, 2)),
            "max_distance_km": Quantity(round(farthest, 3)),
            "relative_speed_at_nearest_m_s": Quantity(round(1000.0 * float(nearest["speed_km_s"]), 3)),
            "duration_h": Quantity(round(inside_s / 3600.0, 4)),
            "within_km": Quantity(self.found.parameters.company_km),
            "stretches": Quantity(len(group)),
            "trend": Quantity(trend),
            "open_at_start": Quantity(any(bool(one["open_start"]) for one in group)),
            "open_at_end": Quantity(any(bool(one["open_end"]) for one in group)),
            "same_launch": Quantity(_same_launch(parties)),
            "same_element_set": Quantity(False),
        }
        caveats = list(self._caveats(parties, ages))
        if farthest < spread_km:
            caveats.append("docked, just released or apart by kilometres: these sets cannot tell")
        return Event(
            kind=EventKind.CO_LOCATION,
            tier=tier_of(*ages),
            objects=tuple(one.place for one in parties),
            interval=Interval(
                start_us + int(min(float(one["entry_s"]) for one in group) * US_PER_SECOND),
                start_us + int(max(float(one["exit_s"]) for one in group) * US_PER_SECOND),
            ),
            best_time_us=best_us,
            evidence=self._evidence(parties),
            confidence=confidence_of(*ages),
            quantities=quantities,
            caveats=tuple(caveats),
        )

    def _clones(self) -> list[Event]:
        """Return one co-location for each number that carries another's very set."""
        asked = self.found.parameters
        numbers = self.found.table["norad_id"].to_numpy()
        events = []
        for number, others in self.found.clones.items():
            row = int(np.searchsorted(numbers, number))
            set_of = self.found.table.slice(row, 1)
            one = set_of.select(["cospar_id", "name"]).to_pylist()[0]
            (cited,) = content_hashes(set_of)
            for other in others:
                events.append(
                    Event(
                        kind=EventKind.CO_LOCATION,
                        tier=Tier.CANDIDATE,
                        objects=(self._place(number, one["cospar_id"], one["name"]), self._place(other)),
                        interval=Interval(asked.start_us, asked.end_us),
                        evidence=Evidence((cited,), "screening", self.parameters, _SOFTWARE),
                        confidence=Confidence.LOW,
                        quantities={
                            "min_distance_km": Quantity(None),
                            "same_element_set": Quantity(True),
                        },
                        caveats=(
                            "both numbers carry one and the same element set: one observation, "
                            "the distance says nothing",
                        ),
                    )
                )
        return events

    def _evidence(self, parties: tuple[_Party, _Party]) -> Evidence:
        cited = tuple(one.content_hash for one in parties)
        return Evidence(cited, "screening", self.parameters, _SOFTWARE)

    def _caveats(self, parties: tuple[_Party, _Party], ages: tuple[float, float]) -> tuple[str, ...]:
        one, other = parties
        caveats = []
        apart = abs(ages[0] - ages[1])
        if apart > 1.0:
            caveats.append(f"epochs {apart:.1f} days apart")
        if _same_launch(parties):
            caveats.append("both carry the designator of one launch")
        if one.shared_set:
            caveats.append(one.shared_set)
        if other.shared_set:
            caveats.append(other.shared_set)
        return tuple(caveats)

    def events(self) -> Iterator[Event]:
        """Yield encounters in order of time, then co-locations."""
        for row in self.found.encounters:
            yield self.encounter(row)
        yield from self.co_locations()

    def lines(self) -> Iterator[str]:
        """Yield the same as lines of JSON."""
        yield from self.encounter_lines()
        for event in self.co_locations():
            yield json.dumps(event.to_json(), ensure_ascii=False) + "\n"


def _texts(seconds: NDArray[np.int64]) -> list[str]:
    """Return instants in whole seconds since 1970 as ISO 8601 with Z."""
    return [one + "Z" for one in np.datetime_as_string(seconds.astype("datetime64[s]")).tolist()]


def _common(
    parties: tuple[_Party, _Party], at_us: int
) -> tuple[tuple[float, float], float, dict[str, Quantity]]:
    """Return ages of both sets, the spread of their distance, and the ages as quantities."""
    ages = tuple((at_us - one.epoch_us) / US_PER_DAY for one in parties)
    spread = float(np.linalg.norm(position_spread_km([one.perigee_km for one in parties], ages)))
    quantities = {
        "epoch_age_first_days": Quantity(round(ages[0], 3)),
        "epoch_age_second_days": Quantity(round(ages[1], 3)),
    }
    return (ages[0], ages[1]), spread, quantities


def _around(at_us: int) -> Interval:
    """Return the whole seconds around an instant."""
    return Interval(at_us // 1_000_000 * 1_000_000, -(-at_us // 1_000_000) * 1_000_000)


def _same_launch(parties: tuple[_Party, _Party]) -> bool:
    return bool(parties[0].launch) and parties[0].launch == parties[1].launch
