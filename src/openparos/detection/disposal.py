"""Disposal as facts: whether an orbit comes down within 5 or 25 years, and how far above the geostationary belt it stays.

Guidelines, not law: 25 years are of the mitigation guidelines of the IADC (2002, 5.3.2) and 5 years of the United
States' Federal Communications Commission (2022) and the European Space Agency (2023); the height above the belt is
that of the IADC, 235 km + 1000 C_R A/m with an eccentricity of at most 0.003, as recommended in ITU-R S.1003. They bind whom
they bind; here is only what the last set says of the numbers in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.breakups.motion import orbits_of
from openparos.model.units import EARTH_RADIUS_WGS72_KM, GEO_RADIUS_KM
from openparos.orbits.mean import semi_major_axis_km

from .decays import LARGEST_ECCENTRICITY
from .lifetime import LONGEST_DAYS, fall_km_day, lifetimes, years_within

GUIDELINE_YEARS: Final = (5.0, 25.0)
LOW_ORBIT_KM: Final = 2000.0
BELT_KM: Final = 600.0
LEAST_ABOVE_KM: Final = 235.0
PRESSURE_M2_KG: Final = (0.01, 0.08)
"""C_R A/m of usual satellites, from small to large; what a given one has is not in its elements."""
PERIGEE_SIGMA_KM: Final = 10.0
"""How far mean elements and the pull of Sun and Moon over the years leave the perigee open."""
LARGEST_BELT_ECCENTRICITY: Final = 0.003
ATMOSPHERE: Final = (
    "NRLMSISE-00 under monthly F10.7 and Ap, observed as far as they are known and expected after; its level is taken from the "
    "decay of the set itself; the bounds, measured on known decays, hold what the Sun does after"
)
_LEAST_SEEN_KM_DAY: Final = 2e-4
_CENTURY_SHARE: Final = 0.4  # of a lifetime beyond the century, as of any other, the least is this


@dataclass(frozen=True, slots=True)
class Disposal:
    """What the last set of one object says of the guidelines.

    Attributes
    ----------
    norad_id, epoch_us : int
        The object and its set.
    regime : str
        ``low``, ``geostationary`` or ``other``.
    lifetime_years : tuple of float or None
        Least, best and most remaining, 90 %; None where none is given.
    within_years : dict of str to str
        ``5`` and ``25``: ``yes``, ``no`` or ``open``.
    above_belt_km : float or None
        Perigee above the geostationary height.
    needed_km : tuple of float or None
        Least and most height above the belt that the guideline asks of a usual satellite.
    clears_belt : str or None
        ``yes``, ``no`` or ``open``.
    """

    norad_id: int
    epoch_us: int
    regime: str
    lifetime_years: tuple[float, float, float] | None
    within_years: dict[str, str]
    above_belt_km: float | None
    needed_km: tuple[float, float] | None
    clears_belt: str | None

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in an answer."""
        from openparos.model.times import format_utc

        return {
            "epoch": format_utc(self.epoch_us), "regime": self.regime,
            "lifetime_years": None if self.lifetime_years is None
            else dict(zip(("least", "best", "most"), self.lifetime_years, strict=True)),
            "within_years": self.within_years, "above_belt_km": self.above_belt_km,
            "needed_km": self.needed_km, "clears_belt": self.clears_belt, "atmosphere": ATMOSPHERE,
        }  # fmt: skip


def disposal(table: pa.Table) -> list[Disposal]:
    """Return what each set says of the guidelines of disposal.

    Parameters
    ----------
    table : pa.Table
        One set of each object, rows of `ELEMENT_SCHEMA`.
    """
    orbits = orbits_of(table)
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    out = []
    for k in range(len(orbits)):
        shape = float(orbits.eccentricity[k])
        perigee = float(axis[k]) * (1.0 - shape) - EARTH_RADIUS_WGS72_KM
        number, epoch = int(orbits.norad_id[k]), int(orbits.epoch_us[k])
        if perigee < LOW_ORBIT_KM:
            years, within = _lifetime(float(axis[k]), shape, float(fall[k]), epoch)
            out.append(Disposal(number, epoch, "low", years, within, None, None, None))
        elif abs(float(axis[k]) - GEO_RADIUS_KM) < BELT_KM:
            out.append(_of_belt(number, epoch, float(axis[k]), shape))
        else:
            out.append(Disposal(number, epoch, "other", None, {}, None, None, None))
    return out


def _lifetime(
    axis: float, shape: float, fall: float, epoch_us: int
) -> tuple[tuple[float, float, float] | None, dict[str, str]]:
    names = [f"{years:.0f}" for years in GUIDELINE_YEARS]
    if shape > LARGEST_ECCENTRICITY:
        # The Moon and the Sun move such a perigee; nothing is said.
        return None, dict.fromkeys(names, "open")
    seen = fall > _LEAST_SEEN_KM_DAY
    if not seen:
        # A set that shows no fall may be of an object that is kept up, so it answers neither.
        return None, dict.fromkeys(names, "open")
    found, least, most = (float(one[0]) for one in lifetimes([axis], [shape], [fall], [epoch_us]))
    days, low, high = (min(one, LONGEST_DAYS) for one in (found, least, most))
    if not np.isfinite(found):
        # Longer than the century that is followed: how much longer is not told.
        low, high = LONGEST_DAYS * _CENTURY_SHARE, float("inf")
    within = {
        name: years_within(days, years, (low, high))
        for name, years in zip(names, GUIDELINE_YEARS, strict=True)
    }
    if not np.isfinite(high):
        high = LONGEST_DAYS
    low, days, high = (one / 365.25 for one in (low, days, high))
    return (round(low, 3), round(days, 3), round(high, 3)), within


def _of_belt(number: int, epoch_us: int, axis: float, shape: float) -> Disposal:
    above = axis * (1.0 - shape) - GEO_RADIUS_KM
    needed = tuple(LEAST_ABOVE_KM + 1000.0 * one for one in PRESSURE_M2_KG)
    if above - PERIGEE_SIGMA_KM >= needed[1] and shape <= LARGEST_BELT_ECCENTRICITY:
        clears = "yes"
    elif above + PERIGEE_SIGMA_KM < needed[0]:
        clears = "no"
    else:
        clears = "open"
    return Disposal(
        number, epoch_us, "geostationary", None, {}, round(above, 1), (needed[0], needed[1]), clears
    )
