"""Simulated break-ups with their truth: thrown by the standard model, flown, and listed as a catalogue would.

Each case is a small catalogue: background objects, among them some in the shell and near the plane of the parent, the
parent up to the event, mates of its launch, and the fragments, catalogued with lags and losses. Nothing of
it is tuned to the detector; what was chosen stands in `Plan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection import breakup_model
from openparos.detection.completeness import CURVE_START_US, numbers_at
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM, MU_WGS72_KM3_S2
from openparos.orbits.mean import mean_motion_of_axis_rev_day, secular_rates_deg_day
from openparos.scenarios.motion import ANOMALY, AXIS, ECC, INCL, RAAN, kepler_orbit, kick, position_velocity

from .sky import Floats, Ints, early_noise, fly, listed, make_density

KINDS: Final = ("explosion", "collision", "low_velocity_shedding")
_INCLINATIONS_DEG: Final = (51.6, 65.0, 71.0, 74.0, 82.5, 86.4, 97.8, 98.6, 99.0)
_LEAST_LENGTH_M: Final = 0.1
_DRAG_COEFFICIENT: Final = 2.2
_BETWEEN_EVENTS: Final = 0.15  # dex; how far the velocities of one event are from the model's
_FASTEST_M_S: Final = 1500.0  # what is faster comes down or leaves before it is catalogued
_LOSS: Final = 0.15
_BACKGROUND: Final = 600
_SAME_SHELL: Final = 30
_FIRST_OTHER: Final = 100
PARTNER: Final = 105
"""Catalogue number of the object that a collision is with."""
_YEAR_US: Final = 365.25 * US_PER_DAY


@dataclass(frozen=True, slots=True)
class Plan:
    """What is chosen of a case.

    Attributes
    ----------
    seed : int
        Of everything that is left to chance.
    kind : str
        ``explosion``, ``collision`` (the pieces of one of the two) or ``low_velocity_shedding``.
    fragments : int
        How many are thrown that a catalogue could list.
    age_days : float
        From the event to the middle of the sets.
    noise : float
        Factor on the errors of the sets.
    snapshot : bool
        Whether all sets are of one day, as in a file of one day; else each is the first of its piece.
    """

    seed: int
    kind: str
    fragments: int
    age_days: float
    noise: float
    snapshot: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A catalogue and what is true of it."""

    plan: Plan
    table: pa.Table
    launch: str
    parent: int
    event_us: int
    listed: int
    partner: int | None


def plan(seed: int) -> Plan:
    """Return a plan by chance: sizes, ages and noise spread evenly in their logarithm."""
    rng = np.random.default_rng(seed)
    kind = str(rng.choice(KINDS, p=(0.45, 0.4, 0.15)))
    most = 20.0 if kind == "low_velocity_shedding" else 300.0
    return Plan(
        seed, kind,
        fragments=round(6.0 * (most / 6.0) ** rng.random()),
        age_days=float(2.0 * 90.0 ** rng.random()),
        noise=float(0.5 * 8.0 ** rng.random()),
        snapshot=bool(rng.random() < 0.5),
    )  # fmt: skip


def make(chosen: Plan) -> Case:
    """Make the case of a plan."""
    rng = np.random.default_rng([chosen.seed, 1])
    event_us = round(parse_utc("2002-01-01") + 21.0 * rng.random() * _YEAR_US)
    launched_us = round(event_us - rng.uniform(1.0, 15.0) * _YEAR_US)
    launch = f"{1970 + int(launched_us // _YEAR_US)}-{rng.integers(1, 99):03d}"
    first = _number(launched_us)
    parent = parent_by_chance(rng)
    density = make_density(rng, event_us - round(10 * US_PER_DAY), 10.0 + 6.0 * chosen.age_days + 60.0)
    lags = _lags(chosen, rng)
    thrown, ballistic = throw(parent, chosen, rng)
    keep = rng.random(len(thrown)) >= _LOSS
    keep[np.flatnonzero(~keep)[: max(0, 5 - int(keep.sum()))]] = True
    thrown, ballistic, lags = thrown[keep], ballistic[keep], lags[keep]
    epochs = event_us + (lags * US_PER_DAY).astype(np.int64)
    flown = fly(thrown, ballistic, event_us, epochs, density, rng)
    numbers = _catalogue_numbers(event_us, chosen, len(thrown), rng)
    designators = [f"{launch}{piece_letters(4 + k)}" for k in range(len(thrown))]
    pieces = listed(
        flown,
        epochs,
        ballistic,
        numbers,
        designators,
        [None] * len(thrown),
        rng,
        early_noise(lags, chosen.noise),
    )
    others = _others(parent, event_us, launch, first, rng, with_partner=chosen.kind == "collision")
    partner = PARTNER if chosen.kind == "collision" else None
    return Case(chosen, pa.concat_tables([others, pieces]), launch, first, event_us, pieces.num_rows, partner)


def _number(us: int) -> int:
    if us >= CURVE_START_US:
        return int(numbers_at([us])[0])
    return round(11_600 + (us - parse_utc("1980-01-01")) / _YEAR_US * 750.0)


def parent_by_chance(rng: np.random.Generator) -> Floats:
    """Return a low orbit, one in ten of them eccentric."""
    perigee = rng.uniform(380.0, 1100.0)
    shape = rng.uniform(0.0, 0.01) if rng.random() < 0.9 else rng.uniform(0.02, 0.3)
    axis = (EARTH_RADIUS_WGS72_KM + perigee) / (1.0 - shape)
    tilt = rng.choice(_INCLINATIONS_DEG) + rng.normal(0.0, 0.1)
    return np.array([axis, shape, tilt, *rng.uniform(0.0, 360.0, 3)])


def _lags(chosen: Plan, rng: np.random.Generator) -> Floats:
    """Return days from the event to the set of each piece at hand."""
    if chosen.snapshot:
        return np.maximum(0.2, chosen.age_days - rng.gamma(1.5, 1.0, chosen.fragments))
    return np.asarray(np.clip(chosen.age_days * np.exp(0.6 * rng.normal(size=chosen.fragments)), 0.2, None).clip(
        max=5.0 * chosen.age_days
    ))  # fmt: skip


def throw(parent: Floats, chosen: Plan, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the orbits of fragments thrown from where a parent is, and their ballistic coefficients (m^2/kg)."""
    cause: breakup_model.Cause = "collision" if chosen.kind == "collision" else "explosion"
    body: breakup_model.Body = "rocket-body" if rng.random() < 0.5 else "spacecraft"
    count = chosen.fragments
    lengths = breakup_model.sample_lengths_m(count, _LEAST_LENGTH_M, cause, rng)
    ratio = breakup_model.sample_area_to_mass(lengths, body, rng)
    speed = breakup_model.sample_delta_v_m_s(np.log10(ratio), cause, rng)
    speed = speed * 10.0 ** rng.normal(0.0, _BETWEEN_EVENTS)
    if chosen.kind == "low_velocity_shedding":
        speed = rng.uniform(0.5, 10.0) * np.exp(0.3 * rng.normal(size=count))
    speed = np.minimum(speed, _FASTEST_M_S)
    way = rng.normal(size=(count, 3))
    way *= (speed / np.linalg.norm(way, axis=1))[:, None]
    return np.array([kick(parent, *one) for one in way]), _DRAG_COEFFICIENT * ratio


def _catalogue_numbers(event_us: int, chosen: Plan, count: int, rng: np.random.Generator) -> Ints:
    """Return numbers given out in the weeks after the event, before the sets at hand in the median."""
    lag = min(chosen.age_days * 0.7, 40.0)
    when = event_us + np.sort(rng.gamma(2.0, max(lag, 2.0) / 2.0, count)) * US_PER_DAY
    numbers = np.round(numbers_at(when) + rng.normal(0.0, 60.0)).astype(np.int64)
    return np.asarray(np.maximum.accumulate(numbers + np.arange(count)), dtype=np.int64)


def _others(
    parent: Floats, event_us: int, launch: str, first: int, rng: np.random.Generator, *, with_partner: bool
) -> pa.Table:
    """Return the parent and a mate of its launch, and the rest of the catalogue, in the days before the event."""
    near = np.tile(parent, (_SAME_SHELL, 1))
    near[:, AXIS] += rng.normal(0.0, 15.0, _SAME_SHELL)
    near[:, INCL] += rng.normal(0.0, 0.05, _SAME_SHELL)
    near[:, RAAN] = rng.uniform(0.0, 360.0, _SAME_SHELL)
    near[:5, RAAN] = parent[RAAN] + rng.normal(0.0, 2.0, 5)
    near[:, ANOMALY] = rng.uniform(0.0, 360.0, _SAME_SHELL)
    rest = np.column_stack(
        [
            EARTH_RADIUS_WGS72_KM + rng.uniform(400.0, 1500.0, _BACKGROUND), rng.uniform(0.0, 0.02, _BACKGROUND),
            rng.choice(_INCLINATIONS_DEG, _BACKGROUND) + rng.normal(0.0, 0.3, _BACKGROUND),
            *rng.uniform(0.0, 360.0, (3, _BACKGROUND)),
        ]
    )  # fmt: skip
    mate = parent.copy()
    mate[AXIS] += rng.normal(0.0, 30.0)
    mate[RAAN] += rng.normal(0.0, 20.0)
    # Known at the event; their last sets are of up to three days before it.
    back = rng.uniform(0.1, 3.0, 2 + _SAME_SHELL + _BACKGROUND)
    epochs = event_us - (back * US_PER_DAY).astype(np.int64)
    if with_partner:
        near[PARTNER - _FIRST_OTHER] = _crossing(parent, rng)
    orbits = np.vstack([parent, mate, near, rest])
    orbits[:, ECC] = np.maximum(orbits[:, ECC], 1e-6)
    start = int(epochs.min())
    begun = orbits.copy()
    begun[0] = _before(parent, event_us, start)
    if with_partner:
        place = 2 + PARTNER - _FIRST_OTHER
        begun[place] = _before(orbits[place], event_us, start)
    flown = fly(begun, np.full(len(orbits), 0.005), start, epochs, make_density(rng, start, 10.0), rng)
    numbers = np.concatenate([[first, first + 1], _FIRST_OTHER + np.arange(_SAME_SHELL + _BACKGROUND)])
    designators = [launch + "A", launch + "B"] + [
        f"{1958 + k // 40}-{1 + k % 40:03d}A" for k in range(_SAME_SHELL + _BACKGROUND)
    ]
    return listed(
        flown, epochs, np.full(len(orbits), 0.005), numbers.astype(np.int64), designators,
        [None] * len(orbits), rng, np.full(len(orbits), 0.3),
    )  # fmt: skip


def _crossing(parent: Floats, rng: np.random.Generator) -> Floats:
    """Return an orbit through the place of another at the same instant, at an angle to it."""
    pos, vel = position_velocity(parent)
    up = pos / np.linalg.norm(pos)
    along = vel - (vel @ up) * up
    turn = np.radians(rng.uniform(20.0, 160.0)) * rng.choice([-1.0, 1.0])
    circular = np.sqrt(MU_WGS72_KM3_S2 / np.linalg.norm(pos))
    way = np.cos(turn) * along + np.sin(turn) * np.cross(up, along)
    return kepler_orbit(pos, circular * way / np.linalg.norm(way))


def _before(parent: Floats, event_us: int, start_us: int) -> Floats:
    """Return the orbit that leads to the parent's at the event (drag of days neglected)."""
    days = (event_us - start_us) / US_PER_DAY
    anomaly, perigee, node = secular_rates_deg_day(
        mean_motion_of_axis_rev_day(parent[AXIS]), parent[ECC], parent[INCL]
    )
    out = parent.copy()
    out[RAAN] -= float(node) * days
    out[4] -= float(perigee) * days
    out[ANOMALY] -= float(anomaly) * days
    return out


def piece_letters(number: int) -> str:
    """Return the letters of a piece, of an alphabet without I and O."""
    letters, out = "ABCDEFGHJKLMNPQRSTUVWXYZ", ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 24)
        out = letters[rest] + out
    return out
