"""Regions of near-Earth space by which an assessment can be asked for."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.model.errors import InputRefused
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes
from openparos.orbits.mean import semi_major_axis_km

LOW_KM: Final = 2000.0
"""Apogee below this is low (IADC guidelines, region A)."""
ELLIPTICAL: Final = 0.25
"""Eccentricity above this is elliptical, whatever the height."""
REGIONS: Final = ("low", "medium", "geostationary", "elliptical")
_LONGITUDES: Final = re.compile(r"(\d+(?:\.\d+)?)([EW])\.\.(\d+(?:\.\d+)?)([EW])")


def of_region(sets: pa.Table, region: str | None) -> pa.Table:
    """Return the sets of the objects that were in a region at any time.

    Parameters
    ----------
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    region : str or None
        ``low``, ``medium``, ``geostationary``, ``elliptical``, or longitudes of the belt, ``60E..90E``, eastward
        from the first to the second. None: everywhere.

    Raises
    ------
    InputRefused
        When it is none of these, or nothing was there.
    """
    if region is None:
        return sets
    inside = _inside(sets, region)
    numbers = sets.filter(pa.array(inside))["norad_id"].combine_chunks().unique()
    if not len(numbers):
        raise InputRefused(
            f"no element sets of the region {region!r}", remedy="Ask for another region or period"
        )
    return sets.filter(pc.is_in(sets["norad_id"], value_set=numbers))


def _inside(sets: pa.Table, region: str) -> np.ndarray:
    longitudes = _LONGITUDES.fullmatch(region)
    synchronous = np.asarray(is_geosynchronous(sets), dtype=bool)
    if longitudes is not None:
        first, last = (
            float(degrees) * (1.0 if side == "E" else -1.0)
            for degrees, side in (longitudes.group(1, 2), longitudes.group(3, 4))
        )
        found = np.zeros(len(sets), dtype=bool)
        places = np.flatnonzero(synchronous)
        mean = mean_longitudes(sets.take(pa.array(places)))
        found[places] = (mean.errors == 0) & ((mean.longitude_deg - first) % 360.0 <= (last - first) % 360.0)
        return found
    if region not in REGIONS:
        raise InputRefused(f"no region {region!r}", remedy=f"Give one of {', '.join(REGIONS)}, or 60E..90E")
    if region == "geostationary":
        return synchronous
    eccentricity = np.asarray(sets["eccentricity"].to_numpy(), dtype=np.float64)
    axis_km = semi_major_axis_km(sets["mean_motion_rev_day"].to_numpy())
    low = axis_km * (1.0 + eccentricity) - EARTH_RADIUS_WGS72_KM < LOW_KM
    elliptical = eccentricity > ELLIPTICAL
    if region == "elliptical":
        return elliptical
    return low if region == "low" else ~(low | synchronous | elliptical)
