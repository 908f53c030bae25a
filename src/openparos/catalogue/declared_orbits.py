"""The orbit a State declared beside the orbit first catalogued (Registration Convention IV(1)(d)).

Comparable only where the first catalogued orbit lies within 30 days of launch: later ones may have been
changed. A difference says that the two numbers differ, not which is right: States declare planned,
injection or final orbits, and elements come from somebody else's sensors.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from openparos.model.times import US_PER_DAY

from .gcat import DeclaredOrbit, Payload

if TYPE_CHECKING:
    from openparos.store.archive import Archive

# WGS 84 equatorial radius and gravitational parameter; heights in catalogues are above the former.
EARTH_RADIUS_KM: Final = 6378.137
EARTH_MU_KM3_S2: Final = 398_600.4418
LEO_LIMIT_KM: Final = 2000.0


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far declared and catalogued values may lie apart; heights are compared in low orbits alone.

    Attributes
    ----------
    period_min, inclination_deg, height_km : float
        Largest difference that counts as agreement.
    first_set_days : float
        The first catalogued orbit must lie within so many days of launch.
    """

    period_min: float = 1.0
    inclination_deg: float = 0.2
    height_km: float = 25.0
    first_set_days: float = 30.0


@dataclass(frozen=True, slots=True)
class CataloguedOrbit:
    """An early catalogued orbit, with the instant it holds for and where it comes from."""

    epoch_us: int
    period_min: float
    inclination_deg: float
    perigee_km: float
    apogee_km: float
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing; `outcome` is ``agrees``, ``differs``, ``blank`` or ``not-comparable``.

    `differences` are declared minus catalogued, by quantity with its unit.
    """

    outcome: str
    reason: str | None
    differences: Mapping[str, float]
    outside: tuple[str, ...]
    source: str | None


def orbit_of_gcat(payload: Payload, source: str) -> CataloguedOrbit | None:
    """Return the orbit GCAT lists for a payload, the period from its heights by Kepler's third law."""
    if payload.perigee_km is None or payload.apogee_km is None or payload.orbit_epoch is None:
        return None
    semi_major_axis_km = EARTH_RADIUS_KM + (payload.perigee_km + payload.apogee_km) / 2
    if semi_major_axis_km <= EARTH_RADIUS_KM / 2 or payload.inclination_deg is None:
        return None
    return CataloguedOrbit(
        payload.orbit_epoch.start_us,
        2 * math.pi * math.sqrt(semi_major_axis_km**3 / EARTH_MU_KM3_S2) / 60,
        payload.inclination_deg,
        payload.perigee_km,
        payload.apogee_km,
        source,
    )


def first_orbits(elements: Any, source: str) -> dict[int, CataloguedOrbit]:
    """Return the earliest catalogued orbit of each object of a table of element sets.

    Parameters
    ----------
    elements : pyarrow.Table
        With the columns of `openparos.model.elements.ELEMENT_SCHEMA`.
    source : str
        Named in each answer.
    """
    numbers = elements["norad_id"].to_numpy()
    epochs = elements["epoch_us"].to_numpy().astype("int64")
    order = np.lexsort((epochs, numbers))
    first = order[np.r_[True, np.diff(numbers[order]) != 0]] if len(order) else order
    rev_day = elements["mean_motion_rev_day"].to_numpy()[first]
    eccentricity = elements["eccentricity"].to_numpy()[first]
    inclination_deg = elements["inclination_deg"].to_numpy()[first]
    rate_rad_s = rev_day * 2 * math.pi / 86_400
    semi_major_axis_km = np.cbrt(EARTH_MU_KM3_S2 / rate_rad_s**2)
    perigee_km = semi_major_axis_km * (1 - eccentricity) - EARTH_RADIUS_KM
    apogee_km = semi_major_axis_km * (1 + eccentricity) - EARTH_RADIUS_KM
    return {
        int(numbers[row]): CataloguedOrbit(
            int(epochs[row]), 1440 / float(rev_day[place]), float(inclination_deg[place]),
            float(perigee_km[place]), float(apogee_km[place]), source,
        )
        for place, row in enumerate(first)
    }  # fmt: skip


def early_orbits(
    archive: Archive, launches_us: Mapping[int, int], first_set_days: float
) -> dict[int, CataloguedOrbit]:
    """Return the first orbits an element archive holds, of objects whose first set came soon after launch.

    Parameters
    ----------
    archive : Archive
        Element sets of any objects.
    launches_us : Mapping
        Launch by catalogue number, microseconds since 1970.
    first_set_days : float
        Sets later than this after launch are not looked at.
    """
    objects = archive.objects()
    span_us = int(first_set_days * US_PER_DAY)
    by_year: dict[int, list[int]] = {}
    for norad_id, first_us in zip(
        objects["norad_id"].to_pylist(), objects["first_epoch_us"].to_pylist(), strict=True
    ):
        launch_us = launches_us.get(norad_id)
        if launch_us is not None and first_us - launch_us <= span_us:
            by_year.setdefault(first_us // (366 * US_PER_DAY), []).append(norad_id)
    found: dict[int, CataloguedOrbit] = {}
    for year, numbers in sorted(by_year.items()):
        # Year by year, so that memory stays bounded whatever the archive holds.
        start_us = year * 366 * US_PER_DAY
        sets = archive.between(start_us, start_us + 366 * US_PER_DAY, numbers)
        found |= first_orbits(sets, "first element set in the archive")
    return found


def compare(
    declared: DeclaredOrbit, launch_us: int, orbits: Iterable[CataloguedOrbit | None], limits: Tolerances
) -> Comparison:
    """Hold a declared orbit against the earliest of the catalogued ones given.

    Parameters
    ----------
    declared : DeclaredOrbit
        As registered.
    launch_us : int
        Launch, microseconds since 1970.
    orbits : iterable of CataloguedOrbit or None
        What is known of the early orbit; the earliest one after launch counts.
    limits : Tolerances
        What counts as agreement.
    """
    if declared.is_blank:
        return Comparison("blank", "no orbit declared", {}, (), None)
    usable = [one for one in orbits if one is not None and one.epoch_us >= launch_us - US_PER_DAY]
    first = min(usable, key=lambda one: one.epoch_us, default=None)
    if first is None:
        return Comparison("not-comparable", "no catalogued orbit at hand", {}, (), None)
    days = (first.epoch_us - launch_us) / US_PER_DAY
    if days > limits.first_set_days:
        reason = f"first catalogued orbit at hand is of {days:.0f} days after launch"
        return Comparison("not-comparable", reason, {}, (), first.source)
    differences = _differences(declared, first)
    low = first.apogee_km <= LEO_LIMIT_KM
    allowed = {
        "period_min": limits.period_min, "inclination_deg": limits.inclination_deg,
        "perigee_km": limits.height_km if low else math.inf,
        "apogee_km": limits.height_km if low else math.inf,
    }  # fmt: skip
    # Differences of printed decimals: 0.2 must not become 0.2000000000000028.
    outside = tuple(name for name, value in differences.items() if round(abs(value), 6) > allowed[name])
    return Comparison("differs" if outside else "agrees", None, differences, outside, first.source)


def _differences(declared: DeclaredOrbit, first: CataloguedOrbit) -> dict[str, float]:
    pairs = {
        "period_min": (declared.period_min, first.period_min),
        "inclination_deg": (declared.inclination_deg, first.inclination_deg),
        "perigee_km": (declared.perigee_km, first.perigee_km),
        "apogee_km": (declared.apogee_km, first.apogee_km),
    }
    return {name: round(one - other, 4) for name, (one, other) in pairs.items() if one is not None}
