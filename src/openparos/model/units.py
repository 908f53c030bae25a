"""The units of the system, written into every name, and the constants they rest on.

Angles in degrees (``_deg``), lengths in km (``_km``), speeds in m/s (``_m_s``) or km/s (``_km_s``),
durations ``_s``, ``_h``, ``_days``, instants ``_us``. A test reads every public signature.
"""

from __future__ import annotations

import math
from typing import Final

# WGS 72, the constants of SGP4: Hoots & Roehrich, Spacetrack Report 3 (1980); Vallado et al., AIAA 2006-6753.
MU_WGS72_KM3_S2: Final = 398600.8
EARTH_RADIUS_WGS72_KM: Final = 6378.135
J2_WGS72: Final = 0.001082616
SECONDS_PER_DAY: Final = 86_400.0
# Mean sidereal rotation, rad/s (IERS Conventions 2010, table 1.1).
EARTH_ROTATION_RAD_S: Final = 7.292115e-5
# Radius of the circular geostationary orbit from the two constants above; 42164.2 km.
GEO_RADIUS_KM: Final = (MU_WGS72_KM3_S2 / EARTH_ROTATION_RAD_S**2) ** (1 / 3)

NAME_SUFFIXES: Final = (
    "_km", "_m", "_deg", "_rad", "_km_s", "_m_s", "_mm_s", "_s", "_min", "_h", "_days", "_us",
    "_deg_day", "_rev_day", "_km_day", "_years", "_per_year",
)  # fmt: skip


def wrap_deg(angle_deg: float) -> float:
    """Bring an angle into [0, 360) degrees."""
    wrapped = math.fmod(angle_deg, 360.0)
    return wrapped + 360.0 if wrapped < 0.0 else wrapped


def wrap_signed_deg(angle_deg: float) -> float:
    """Bring an angle into [-180, 180) degrees, as longitudes are written."""
    return wrap_deg(angle_deg + 180.0) - 180.0
