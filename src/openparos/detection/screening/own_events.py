"""What comes near one's own ephemeris, as events and as CCSDS conjunction data messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import pyarrow as pa

from openparos.catalogue.attribution import StateLookup
from openparos.detection.spread import confidence_of, perigee_height_km, position_spread_km, tier_of
from openparos.formats.ndm.cdm import Cdm
from openparos.model import __version__
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc
from openparos.orbits.frames import rtn

from .messages import Party, message
from .own import OwnEncounter, OwnScreening
from .probability import caveat, max_probability

_COSPAR: Final = re.compile(r"\d{4}-\d{3}[A-Z]{1,3}")


class OwnEvents:
    """Events and messages of one screening of an own ephemeris.

    Parameters
    ----------
    found : OwnScreening
        What `screen_own` returned.
    own_id : int
        Catalogue number of the own object; 0 where it has none.
    source : dict
        Where the ephemeris comes from: part of the evidence.
    whose : callable or None
        As in `EventWriter`.
    radius_m : float or None
        Radii of both objects together, where the largest probability is asked for.
    """

    def __init__(
        self,
        found: OwnScreening,
        own_id: int,
        source: dict[str, Any],
        whose: Callable[[Iterable[int]], StateLookup] | None = None,
        radius_m: float | None = None,
    ) -> None:
        self.found, self.own_id, self.radius_m = found, own_id, radius_m
        table, asked = found.table, found.asked
        self._rows = table.select(["norad_id", "cospar_id", "name", "epoch_us"]).to_pylist()
        self._perigee = perigee_height_km(
            table["mean_motion_rev_day"].to_numpy(), table["eccentricity"].to_numpy()
        )
        involved = sorted({one.row for one in found.encounters})
        cited = content_hashes(table.take(pa.array(involved, pa.int64())))
        self._hashes = dict(zip(involved, cited, strict=True))
        self._look = whose({own_id, *(self._rows[row]["norad_id"] for row in involved)}) if whose else None
        self.parameters = {
            "at": format_utc(asked.start_us), "hours": asked.hours, "distance_km": asked.distance_km,
            "max_age_days": asked.max_age_days, "engine": found.engine, "mode": "i", "own": source,
        }  # fmt: skip

    def _object(self, number: int, cospar_id: str | None, name: str | None) -> EventObject:
        if self._look is None:
            return EventObject(number, cospar_id, name)
        whose = self._look(number, self.found.asked.start_us)
        return EventObject(
            number, cospar_id, name, state=whose.state, state_basis=whose.basis, state_source=whose.source
        )

    def own_object(self) -> EventObject:
        """Return the own object as a party."""
        own = self.found.own
        return self._object(
            self.own_id, own.designator if _COSPAR.fullmatch(own.designator) else None, own.name
        )

    def _spread_km(self, one: OwnEncounter) -> tuple[float, float]:
        """Return the age of the other's set in days and its spread."""
        age = (one.time_us - self._rows[one.row]["epoch_us"]) / US_PER_DAY
        return age, float(position_spread_km(self._perigee[one.row], age))

    def events(self) -> list[Event]:
        """Return encounters and co-locations in order of time."""
        return [self._event(one) for one in self.found.encounters]

    def _event(self, one: OwnEncounter) -> Event:
        age, spread_km = self._spread_km(one)
        other = self._rows[one.row]
        away = rtn(one.other_km - one.own_km, one.own_km, one.own_km_s)
        first_us, last_us = one.entry_us or one.time_us, one.exit_us or one.time_us
        quantities = {
            "miss_distance_km": Quantity(round(one.miss_km, 4), round(spread_km, 2)),
            "relative_speed_km_s": Quantity(round(one.speed_km_s, 5)),
            "radial_km": Quantity(round(float(away[0]), 4)),
            "transverse_km": Quantity(round(float(away[1]), 4)),
            "normal_km": Quantity(round(float(away[2]), 4)),
            "closest_approach_us": Quantity(one.time_us),
            "epoch_age_first_days": Quantity(0.0),
            "epoch_age_second_days": Quantity(round(age, 3)),
        }
        caveats = ["the own ephemeris is taken as exact; the spread is that of the other's element set"]
        if one.slow:
            quantities["min_distance_km"] = quantities.pop("miss_distance_km")
            quantities["duration_h"] = Quantity(round((last_us - first_us) / 3.6e9, 3))
        if self.radius_m is not None and not one.slow:
            quantities["max_probability"] = Quantity(
                float(f"{max_probability(one.miss_km, self.radius_m):.3g}")
            )
            caveats.append(caveat(self.radius_m))
        return Event(
            kind=EventKind.CO_LOCATION if one.slow else EventKind.ENCOUNTER,
            tier=tier_of(0.0, age),
            objects=(self.own_object(), self._object(other["norad_id"], other["cospar_id"], other["name"])),
            interval=Interval(
                first_us // US_PER_SECOND * US_PER_SECOND, -(-last_us // US_PER_SECOND) * US_PER_SECOND
            ),
            best_time_us=one.time_us,
            evidence=Evidence(
                (self._hashes[one.row],), "screening", self.parameters, f"openparos {__version__}"
            ),
            confidence=confidence_of(0.0, age),
            quantities=quantities,
            caveats=tuple(caveats),
        )

    def messages(self, originator: str, created_us: int) -> list[Cdm]:
        """Return one conjunction data message an encounter (CCSDS 508.0-B-1)."""
        asked, own = self.found.asked, self.found.own
        made = []
        for one in self.found.encounters:
            if one.slow:
                continue
            age, spread_km = self._spread_km(one)
            other = self._rows[one.row]
            parties = (
                Party(self.own_id, own.name, own.designator, "own ephemeris", None, one.own_km, one.own_km_s),
                Party(
                    other["norad_id"], other["name"], other["cospar_id"], f"element set {age:.2f} days old",
                    spread_km, one.other_km, one.other_km_s,
                ),
            )  # fmt: skip
            made.append(message(parties, one.time_us, (asked.start_us, asked.end_us), originator, created_us))
        return made
