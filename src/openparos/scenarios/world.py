"""What the tellers of a scenario share: the span, the numbers, and the growing lists of objects and truths."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np

from openparos.model.times import US_PER_DAY, format_utc
from openparos.orbits.frames import gmst_deg
from openparos.orbits.geostationary import mean_longitudes

from .motion import as_table
from .tracks import GEO, HEO, LEO, LOW_LEO, MEO, STATES, Numbers, Orbit, Regime, Track

EARTH_KM: Final = 6378.135
GEO_AXIS_KM: Final = 42_165.0
# Drift of a geostationary object per km of semi-major axis.
_DRIFT_DEG_DAY_PER_KM: Final = -0.01284


@dataclass(slots=True)
class Truth:
    """One thing that happens in a scenario, or one that only looks as if it did.

    Attributes
    ----------
    key : str
        Name within the scenario.
    kind : str
        A kind of `openparos.event/1`; of a look-alike, what it is in fact.
    objects : list of (norad_id, role)
        Roles as in events: ``party``, ``parent``, ``fragment``.
    start_us, end_us : int
        Interval that holds it.
    best_us : int or None
        Instant, where it has one.
    look_alike_of : str or None
        The kind of event it must not be taken for; None for a planted event.
    note : str
        One sentence.
    quantities : dict
        Numbers with units in their names.
    part_of : str or None
        Key of the larger event.
    """

    key: str
    kind: str
    objects: list[tuple[int, str]]
    start_us: int
    end_us: int
    best_us: int | None = None
    look_alike_of: str | None = None
    note: str = ""
    quantities: dict[str, float] = field(default_factory=dict)
    part_of: str | None = None


class World:
    """The stage of one scenario.

    Parameters
    ----------
    rng : Generator
        Source of chance for orbits and plans.
    start_us, days : int
        Span.
    """

    def __init__(self, rng: np.random.Generator, start_us: int, days: int) -> None:
        self.rng = rng
        self.start_us = start_us
        self.days = days
        self.numbers = Numbers(rng)
        self.tracks: list[Track] = []
        self.truths: list[Truth] = []
        self.registered: dict[int, dict[str, Any]] = {}
        self.notices: list[dict[str, Any]] = []

    @property
    def end_us(self) -> int:
        """End of the span."""
        return self.start_us + self.days * US_PER_DAY

    def at(self, day: float) -> int:
        """Return an instant by its day of the scenario."""
        return self.start_us + round(day * US_PER_DAY)

    def some_time(self, day: float) -> int:
        """Return an instant on a day of the scenario, the hour by chance."""
        return self.at(day + float(self.rng.random()))

    def add(
        self,
        kind: str,
        orbit: Orbit,
        *,
        state: str | None = None,
        cospar_id: str | None = None,
        launch: date | None = None,
        bstar: float = 2e-5,
        interval_days: float = 1.0,
        anchor_us: int | None = None,
        first_us: int | None = None,
        last_us: int | None = None,
        loss: float = 0.05,
    ) -> Track:
        """Put an object on the stage; what is not said is invented.

        Returns
        -------
        Track
            The object, to plan burns and faults for.
        """
        number = self.numbers.number(new=first_us is not None)
        launch = launch or date(int(self.rng.integers(1992, 2024)), int(self.rng.integers(1, 13)), 15)
        label = {"payload": "PAYLOAD", "rocket-body": "R/B", "debris": "DEB"}[kind]
        track = Track(
            norad_id=number,
            name=f"SYN {label} {number % 100_000:05d}",
            cospar_id=cospar_id or self.numbers.launch(launch.year) + "A",
            state=state or str(self.rng.choice(list(STATES))),
            kind=kind,
            launch_date=launch.isoformat(),
            orbit=orbit,
            anchor_us=self.start_us if anchor_us is None else anchor_us,
            bstar=bstar,
            regime=regime_of(orbit),
            first_us=self.start_us if first_us is None else first_us,
            last_us=self.end_us if last_us is None else last_us,
            interval_days=interval_days,
            loss=loss,
        )
        self.tracks.append(track)
        return track

    def low_orbit(self, height_km: float, inclination_deg: float, eccentricity: float = 0.001) -> Orbit:
        """Return an orbit of a height and inclination, all else by chance."""
        node, perigee, anomaly = self.rng.uniform(0.0, 360.0, size=3)
        axis = EARTH_KM + height_km
        return Orbit(axis, eccentricity, inclination_deg, float(node), float(perigee), float(anomaly))

    def geo_orbit(
        self,
        longitude_deg: float,
        at_us: int,
        *,
        inclination_deg: float = 0.05,
        drift_deg_day: float = 0.0,
        eccentricity: float = 2e-4,
    ) -> Orbit:
        """Return a geosynchronous orbit by mean longitude and drift at an instant."""
        node, perigee = (float(x) for x in self.rng.uniform(0.0, 360.0, size=2))
        if inclination_deg > 0.5:
            # The Moon and the Sun swing free planes about one 7 degrees off: young nodes lie near 90.
            node = float(self.rng.normal(60.0, 15.0)) % 360.0
        anomaly = (longitude_deg + float(gmst_deg(at_us)) - node - perigee) % 360.0
        orbit = Orbit(GEO_AXIS_KM, eccentricity, inclination_deg, node, perigee, anomaly)
        for _ in range(2):
            table = as_table(np.array([orbit.values()]), np.array([at_us]), np.zeros(1))
            off = float(mean_longitudes(table).drift_deg_day[0]) - drift_deg_day
            axis = orbit.axis_km - off / _DRIFT_DEG_DAY_PER_KM
            orbit = Orbit(axis, eccentricity, inclination_deg, node, perigee, anomaly)
        return orbit


def regime_of(orbit: Orbit) -> Regime:
    """Return how well an orbit is observed."""
    perigee_km = orbit.axis_km * (1.0 - orbit.eccentricity) - EARTH_KM
    if orbit.eccentricity > 0.2:
        return HEO
    if orbit.axis_km > 40_000.0:
        return GEO
    if orbit.axis_km > 15_000.0:
        return MEO
    return LOW_LEO if perigee_km < 600.0 else LEO


def truth_json(truth: Truth, tracks: dict[int, Track]) -> dict[str, Any]:
    """Return one truth as it stands in ``truth.json``."""
    return {
        "key": truth.key,
        "kind": truth.kind,
        "planted": truth.look_alike_of is None,
        "look_alike_of": truth.look_alike_of,
        "part_of": truth.part_of,
        "objects": [
            {"norad_id": number, "name": tracks[number].name, "state": tracks[number].state, "role": role}
            for number, role in truth.objects
        ],
        "interval": {"start": format_utc(truth.start_us), "end": format_utc(truth.end_us)},
        "best_time": None if truth.best_us is None else format_utc(truth.best_us),
        "quantities": {name: round(value, 6) for name, value in truth.quantities.items()},
        "note": truth.note,
    }
