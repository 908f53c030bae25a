"""What an invented object is to do: its orbit, when it is seen, its burns, and the faults in its sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

SYNTHETIC_LABEL: Final = "synthetic scenario; no object, State, event or document in it is real"
SYNTHETIC_SOURCE: Final = "synthetic"
"""Source id of every element set of a scenario."""
FIRST_NORAD_ID: Final = 800_000_001
"""Catalogue numbers start here: nine digits beginning with 8, which no catalogue has issued."""

MOST_KNOWN_OBJECTS: Final = 10_000

# Three-letter codes XAA to XZZ are left to users by ISO 3166-1, so none of these is a State's.
STATES: Final[dict[str, str]] = {
    "XAA": "State A",
    "XAB": "State B",
    "XAC": "State C",
    "XAD": "State D",
    "XAE": "State E",
}


@dataclass(frozen=True, slots=True)
class Regime:
    """How well element sets of one kind of orbit are made; one standard deviation each.

    Attributes
    ----------
    name : str
        ``leo``, ``low-leo``, ``meo``, ``heo`` or ``geo``.
    axis_m : float
        Semi-major axis. Real histories: 0.1 to 2 m in low orbit, 12 m in geostationary.
    in_track_km, cross_track_km : float
        Along and across the motion.
    shape : float
        Each component of the eccentricity vector.
    lag_h : float
        After a burn, sets of an orbit fitted before it appear for up to this long.
    """

    name: str
    axis_m: float
    in_track_km: float
    cross_track_km: float
    shape: float
    lag_h: float


LEO: Final = Regime("leo", 0.3, 0.06, 0.02, 4e-6, 12.0)
LOW_LEO: Final = Regime("low-leo", 1.5, 0.15, 0.03, 8e-6, 12.0)
MEO: Final = Regime("meo", 3.0, 0.4, 0.1, 6e-6, 24.0)
HEO: Final = Regime("heo", 20.0, 1.0, 0.4, 1e-5, 24.0)
GEO: Final = Regime("geo", 8.0, 0.7, 0.15, 8e-6, 30.0)


@dataclass(frozen=True, slots=True)
class Orbit:
    """Mean elements (Brouwer) at some instant."""

    axis_km: float
    eccentricity: float
    inclination_deg: float
    raan_deg: float
    arg_perigee_deg: float
    mean_anomaly_deg: float

    def values(self) -> tuple[float, float, float, float, float, float]:
        """Return the six in order."""
        return (
            self.axis_km, self.eccentricity, self.inclination_deg,
            self.raan_deg, self.arg_perigee_deg, self.mean_anomaly_deg,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Impulse:
    """A change of velocity at an instant, in radial, transverse and normal axes, m/s.

    `event` names the planted event it belongs to; an impulse without one becomes an event of its own.
    """

    time_us: int
    radial_m_s: float
    transverse_m_s: float
    normal_m_s: float
    purpose: str = "burn"
    event: str | None = None

    @property
    def magnitude_m_s(self) -> float:
        """Length of the change of velocity."""
        return float((self.radial_m_s**2 + self.transverse_m_s**2 + self.normal_m_s**2) ** 0.5)


@dataclass(frozen=True, slots=True)
class Hold:
    """A tangential burn whose size is found when its time comes: be at a longitude at a later instant."""

    time_us: int
    longitude_deg: float
    reach_us: int
    purpose: str = "station-keeping"
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Swap:
    """From one instant to another the sets of this object are those of another: a cross-tag."""

    start_us: int
    end_us: int
    other: int


@dataclass(slots=True)
class Track:
    """One invented object and all that is planned for it.

    Attributes
    ----------
    norad_id, name, cospar_id, state, kind : identity
        `kind` is ``payload``, ``rocket-body`` or ``debris``; `state` a code of `STATES`.
    launch_date : str
        ISO date.
    orbit, anchor_us : Orbit, int
        Its orbit at the anchor, just before any impulse of that instant. No impulse may lie earlier.
    bstar : float
        Drag term at mean density, 1/Earth radii.
    regime : Regime
        Quality of its sets.
    first_us, last_us : int
        First and last instant at which sets of it can appear.
    interval_days : float
        Mean time between sets.
    loss : float
        Share of sets that never appear.
    """

    norad_id: int
    name: str
    cospar_id: str
    state: str
    kind: str
    launch_date: str
    orbit: Orbit
    anchor_us: int
    bstar: float
    regime: Regime
    first_us: int
    last_us: int
    interval_days: float = 1.0
    loss: float = 0.05
    impulses: list[Impulse] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    spikes_us: list[int] = field(default_factory=list)
    swaps: list[Swap] = field(default_factory=list)


class Numbers:
    """Gives out catalogue numbers and designators, so that none occurs twice.

    Objects known from the first day are numbered without order, so that a number tells nothing of
    what an object will do; those catalogued later are numbered one after another behind them.
    Launch numbers run from 900: no year has had as many launches.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._known = iter(FIRST_NORAD_ID + rng.permutation(MOST_KNOWN_OBJECTS))
        self._next_new = FIRST_NORAD_ID + MOST_KNOWN_OBJECTS
        self._next_launch: dict[int, int] = {}

    def number(self, *, new: bool = False) -> int:
        """Return a number; `new` for an object that is not known from the first day."""
        if new:
            self._next_new += 1
            return self._next_new - 1
        return int(next(self._known))

    def launch(self, year: int) -> str:
        """Return a new launch of a year, ``2024-901``."""
        number = self._next_launch.get(year, 900)
        self._next_launch[year] = number + 1
        return f"{year}-{number:03d}"


_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def piece(index: int) -> str:
    """Return the letters of the n-th piece of a launch, counted from 0: A, B, ... Z, AA, AB, ..."""
    letters = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters
