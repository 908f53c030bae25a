"""Identity by orbit: which catalogued object a set of elements belongs to, where no number says so.

Both orbits are brought to one instant by SGP4 and held side by side in four ways that stay well defined
for circular and for equatorial orbits: semi-major axis, plane (the angle between the two normals, which
takes inclination and node together), eccentricity vector, and place along the orbit (mean argument of
latitude, corrected for the node). Each difference is divided by how far two sets *of one object* lie apart
after the time between their epochs; the root of the sum of the four squares is the **score**.

An orbit is an identity only where it is nobody else's: where a second object scores nearly as well, the
answer is "not determined", with the candidates. Objects that manoeuvred in between, fly in formation or are
docked end there, or nowhere.

The spreads were measured on 2024 and 2026 sets of the same objects 0.7 to 118 days apart (nine in ten lie
within 1.6 of them); what the rule makes of sets it was not measured on stands in `docs/performance.md`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.confidence import Confidence
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .frames import teme_to_gcrs
from .mean import evolve
from .satrecs import epochs_us

Floats = NDArray[np.float64]

MATCHED: Final = "matched"
NOT_DETERMINED: Final = "not-determined"
NO_MATCH: Final = "no-match"

# Sets are brought to the middle of spans of so many days, so that nothing is carried far.
_SPAN_DAYS: Final = 10.0
# The along-track place is spread over the whole orbit from here on and says nothing any more.
_LOST_DEG: Final = 60.0


@dataclass(frozen=True, slots=True)
class Rule:
    """When an orbit counts as an object's.

    Attributes
    ----------
    largest_score : float
        The best candidate's score must not exceed this.
    least_lead : float
        The second candidate's score must exceed the best by this, else nothing is determined.
    clear_score, clear_lead : float
        The same two, for a match of high confidence.
    oldest_days : float
        Known sets further than this from the unknown one's epoch are not compared.
    """

    largest_score: float = 5.0
    least_lead: float = 3.0
    clear_score: float = 3.0
    clear_lead: float = 8.0
    oldest_days: float = 180.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What two catalogues differ by on the same orbit at the same instant: added to every spread.

    Nothing between element sets of one originator; others use other theories, fields of gravity and frames.

    Attributes
    ----------
    axis_km, plane_deg, eccentricity, place_deg : float
        Added to the spread of each difference; an infinite one leaves that difference out.
    mean_equator_2000 : bool
        The unknown orbits refer to the mean equator and equinox of 2000; they are turned to those of date,
        which lie 0.14 degree off in 2025.
    """

    axis_km: float = 0.0
    plane_deg: float = 0.0
    eccentricity: float = 0.0
    place_deg: float = 0.0
    mean_equator_2000: bool = False


VIMPEL: Final = Allowance(3.0, 0.02, 5e-4, math.inf, mean_equator_2000=True)
"""Of `openparos.catalogue.vimpel`: measured on its 108 records that carry a public number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One known object beside an unknown orbit; differences are unknown minus known, absolute."""

    norad_id: int
    score: float
    axis_km: float
    plane_deg: float
    eccentricity: float
    place_deg: float
    days_apart: float


@dataclass(frozen=True, slots=True)
class OrbitMatch:
    """What came of one unknown orbit.

    Attributes
    ----------
    row : int
        Of the table of unknown sets.
    outcome : str
        ``matched``, ``not-determined`` (several fit, or one fits two unknown orbits) or ``no-match``.
    norad_id : int or None
        The object, where matched.
    confidence : Confidence or None
        High where the fit is close and the next candidate far, else moderate; one grade lower where the
        place along the orbit was not compared; None where not matched.
    candidates : tuple of Candidate
        Those within reach, best first, at most five.
    reason : str
        In words.
    """

    row: int
    outcome: str
    norad_id: int | None
    confidence: Confidence | None
    candidates: tuple[Candidate, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Orbits:
    """Orbits at one instant; arrays (n,) and (n, 3)."""

    axis_km: Floats
    normal: Floats
    eccentricity_vector: Floats
    cos_inclination: Floats
    raan_deg: Floats
    latitude_deg: Floats
    epoch_us: NDArray[np.int64]
    row: NDArray[np.int64]


# Spread of two sets of one object by time between epochs t (days): a + b t + c t^2, at most d.
# Regimes: perigee below 450 km; other orbits below 2000 km; semi-synchronous and other circular; near the
# geosynchronous; eccentric ones.
_LOW, _LEO, _MIDDLE, _BELT, _ECCENTRIC = range(5)
_SPREADS: Final = {
    "axis_km": np.array([
        [0.3, 1.7, 0.0, 60.0], [0.05, 0.09, 0.0, 10.0], [0.05, 0.004, 0.0, 2.0],
        [0.1, 0.2, 0.0, 10.0], [0.3, 0.05, 0.0, 8.0],
    ]),
    "plane_deg": np.array([
        [0.002, 0.0, 0.001, 2.0], [0.001, 0.003, 0.0, 0.5], [0.001, 0.0004, 0.0, 0.2],
        [0.003, 0.004, 0.0, 0.3], [0.003, 0.002, 0.0, 0.5],
    ]),
    "eccentricity": np.array([
        [1.2e-4, 1e-5, 0.0, 4e-3], [5e-5, 6e-6, 0.0, 1e-3], [1e-5, 5e-6, 0.0, 1e-3],
        [1e-5, 7e-6, 0.0, 1e-3], [5e-5, 3e-5, 0.0, 5e-3],
    ]),
    "place_deg": np.array([
        [0.2, 0.0, 0.7, 180.0], [0.04, 0.0, 0.06, 180.0], [0.003, 0.002, 0.0004, 180.0],
        [0.002, 0.004, 0.0005, 180.0], [0.02, 0.0, 0.0015, 180.0],
    ]),
}  # fmt: skip


def match_orbits(
    unknown: pa.Table, known: pa.Table, *, rule: Rule | None = None, allowance: Allowance | None = None
) -> list[OrbitMatch]:
    """Say of each unknown set whose orbit it is.

    Parameters
    ----------
    unknown : pa.Table
        m rows of `ELEMENT_SCHEMA`; their numbers and names are not looked at.
    known : pa.Table
        n rows of `ELEMENT_SCHEMA`, one for each object, near in time.
    rule : Rule or None
        When a fit is a match.
    allowance : Allowance or None
        What the two catalogues differ by besides.

    Returns
    -------
    list of OrbitMatch
        One for each row of `unknown`, in order.
    """
    rule, allowance = rule or Rule(), allowance or Allowance()
    numbers = np.asarray(known["norad_id"].to_numpy(), dtype=np.int64)
    found: dict[int, tuple[Candidate, ...]] = {}
    epochs = epochs_us(unknown)
    spans = epochs // int(_SPAN_DAYS * US_PER_DAY)
    for span in np.unique(spans):
        rows = np.flatnonzero(spans == span)
        at_us = int(np.median(epochs[rows]))
        near = _near(known, at_us, rule)
        strangers, others = _orbits(unknown, rows, at_us), _orbits(known, near, at_us)
        if allowance.mean_equator_2000:
            strangers = _to_equator_of_date(strangers, at_us)
        if len(others.row):
            found |= _candidates(strangers, others, numbers, rule, allowance)
    placed = math.isfinite(allowance.place_deg)
    matches = [_decide(row, found.get(row, ()), rule, placed) for row in range(len(unknown))]
    return _contested(matches, rule)


def _near(known: pa.Table, at_us: int, rule: Rule) -> NDArray[np.int64]:
    reach_us = int((rule.oldest_days + _SPAN_DAYS) * US_PER_DAY)
    return np.flatnonzero(np.abs(epochs_us(known) - at_us) <= reach_us)


def _orbits(table: pa.Table, rows: NDArray[np.int64], at_us: int) -> _Orbits:
    """Bring sets to one instant; those that SGP4 cannot carry there are left out."""
    chosen = table.take(pa.array(rows))
    there = evolve(chosen, at_us)
    good = (there.errors == 0) & np.isfinite(there.semi_major_axis_km)
    good &= (there.semi_major_axis_km > EARTH_RADIUS_WGS72_KM) & (there.semi_major_axis_km < 1e6)
    inclination, node, perigee = (
        np.radians(one[good]) for one in (there.inclination_deg, there.raan_deg, there.arg_perigee_deg)
    )
    sin, cos = np.sin(inclination), np.cos(inclination)
    normal = np.stack([sin * np.sin(node), -sin * np.cos(node), cos], axis=1)
    towards_perigee = np.stack(
        [
            np.cos(perigee) * np.cos(node) - np.sin(perigee) * np.sin(node) * cos,
            np.cos(perigee) * np.sin(node) + np.sin(perigee) * np.cos(node) * cos,
            np.sin(perigee) * sin,
        ],
        axis=1,
    )
    return _Orbits(
        axis_km=there.semi_major_axis_km[good],
        normal=normal,
        eccentricity_vector=towards_perigee * there.eccentricity[good, None],
        cos_inclination=cos,
        raan_deg=there.raan_deg[good],
        latitude_deg=(there.arg_perigee_deg + there.mean_anomaly_deg)[good],
        epoch_us=epochs_us(chosen)[good],
        row=np.asarray(rows)[good],
    )


def _to_equator_of_date(orbits: _Orbits, at_us: int) -> _Orbits:
    """Turn normals and eccentricity vectors; the place along the orbit is not carried over."""
    axes, _ = teme_to_gcrs(np.eye(3)[:, None, :], np.zeros((3, 1, 3)), np.array([at_us]))
    turn = axes[:, 0, :].T
    return replace(orbits, normal=orbits.normal @ turn, eccentricity_vector=orbits.eccentricity_vector @ turn)


def _candidates(
    strangers: _Orbits, others: _Orbits, numbers: NDArray[np.int64], rule: Rule, allowance: Allowance
) -> dict[int, tuple[Candidate, ...]]:
    """Return the candidates of each stranger, looked for among objects of about its semi-major axis."""
    order = np.argsort(others.axis_km, kind="stable")
    axes = others.axis_km[order]
    reach = rule.largest_score + rule.clear_lead
    normals = others.normal[order]
    found = {}
    for place, row in enumerate(strangers.row.tolist()):
        axis_km = strangers.axis_km[place]
        regime = _regime(axis_km, float(np.linalg.norm(strangers.eccentricity_vector[place])))
        widest_km = reach * (_SPREADS["axis_km"][regime, 3] + allowance.axis_km)
        widest_deg = min(reach * (_SPREADS["plane_deg"][regime, 3] + allowance.plane_deg), 90.0)
        first, last = np.searchsorted(axes, (axis_km - widest_km, axis_km + widest_km))
        # The plane separates best and costs least: the few objects near it alone are compared in full.
        cosine = normals[first:last] @ strangers.normal[place]
        near = order[first:last][cosine >= math.cos(math.radians(widest_deg))]
        if len(near):
            found[row] = _compare(strangers, place, others, near, numbers, rule, allowance, regime)
    return found


def _regime(axis_km: float, eccentricity: float) -> int:
    if axis_km * (1 - eccentricity) < EARTH_RADIUS_WGS72_KM + 450 and axis_km < 8378:
        return _LOW
    if axis_km < 8378:
        return _LEO
    if eccentricity > 0.2:
        return _ECCENTRIC
    return _MIDDLE if axis_km < 40_000 else _BELT


def _compare(
    strangers: _Orbits, place: int, others: _Orbits, near: NDArray[np.int64], numbers: NDArray[np.int64],
    rule: Rule, allowance: Allowance, regime: int,
) -> tuple[Candidate, ...]:  # fmt: skip
    days = np.abs(others.epoch_us[near] - strangers.epoch_us[place]) / US_PER_DAY

    def spread(name: str) -> Floats:
        start, linear, square, most = _SPREADS[name][regime]
        own: Floats = np.minimum(start + linear * days + square * days**2, most) + getattr(allowance, name)
        return own

    axis_km = np.abs(others.axis_km[near] - strangers.axis_km[place])
    normals, normal = others.normal[near], strangers.normal[place]
    plane_deg = np.degrees(np.arctan2(np.linalg.norm(np.cross(normals, normal), axis=1), normals @ normal))
    vectors = others.eccentricity_vector[near] - strangers.eccentricity_vector[place]
    eccentricity = np.linalg.norm(vectors, axis=1)
    node_deg = _wrapped(others.raan_deg[near] - strangers.raan_deg[place])
    place_deg = np.abs(
        _wrapped(
            others.latitude_deg[near] - strangers.latitude_deg[place]
            + node_deg * strangers.cos_inclination[place]
        )
    )  # fmt: skip
    place_spread = spread("place_deg")
    along = np.where(place_spread > _LOST_DEG, 0.0, place_deg / place_spread)
    parts = (axis_km / spread("axis_km"), plane_deg / spread("plane_deg"),
             eccentricity / spread("eccentricity"), along)  # fmt: skip
    score = np.sqrt(sum(part**2 for part in parts))
    score = np.where(days <= rule.oldest_days, score, np.inf)
    best = np.argsort(score, kind="stable")[:5]
    return tuple(
        Candidate(
            int(numbers[others.row[near[one]]]), float(score[one]), float(axis_km[one]),
            float(plane_deg[one]), float(eccentricity[one]), float(place_deg[one]), float(days[one]),
        )
        for one in best.tolist()
        if score[one] <= rule.largest_score + rule.clear_lead
    )  # fmt: skip


def _wrapped(angle_deg: Floats) -> Floats:
    wrapped: Floats = (angle_deg + 180.0) % 360.0 - 180.0
    return wrapped


def _decide(row: int, candidates: tuple[Candidate, ...], rule: Rule, placed: bool) -> OrbitMatch:
    if not candidates or candidates[0].score > rule.largest_score:
        return OrbitMatch(row, NO_MATCH, None, None, candidates, "no known orbit lies close enough")
    best = candidates[0]
    lead = candidates[1].score - best.score if len(candidates) > 1 else np.inf
    if lead < rule.least_lead:
        reason = f"{candidates[1].norad_id} fits nearly as well as {best.norad_id}"
        return OrbitMatch(row, NOT_DETERMINED, None, None, candidates, reason)
    clear = best.score <= rule.clear_score and lead >= rule.clear_lead
    grades = (Confidence.HIGH, Confidence.MODERATE, Confidence.LOW)
    confidence = grades[(not clear) + (not placed)]
    return OrbitMatch(row, MATCHED, best.norad_id, confidence, candidates, "one orbit fits, no other does")


def _contested(matches: list[OrbitMatch], rule: Rule) -> list[OrbitMatch]:
    """Undo matches of one object to several unknown orbits, unless one of them fits clearly better."""
    claims: dict[int, list[OrbitMatch]] = {}
    for one in matches:
        if one.norad_id is not None:
            claims.setdefault(one.norad_id, []).append(one)
    undone: dict[int, OrbitMatch] = {}
    for norad_id, claimed in claims.items():
        claimed.sort(key=lambda one: one.candidates[0].score)
        lead = (
            np.inf if len(claimed) == 1 else claimed[1].candidates[0].score - claimed[0].candidates[0].score
        )
        for one in claimed[0 if lead < rule.least_lead else 1 :] if len(claimed) > 1 else ():
            reason = f"{norad_id} fits another of the unknown orbits as well or better"
            undone[one.row] = OrbitMatch(one.row, NOT_DETERMINED, None, None, one.candidates, reason)
    return [undone.get(one.row, one) for one in matches]
