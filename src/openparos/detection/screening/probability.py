"""The largest probability of collision that any uncertainty could give; never the probability itself.

Element sets carry no covariance, so no probability can be computed from them. For a miss distance d and a
combined radius R the probability as a function of an isotropic uncertainty sigma has one maximum: below it
the two are known to miss, above it they are lost in space. In the plane of the encounter

    P(sigma) = integral over the disc of radius R of a normal distribution centred d away,

for R << d: P = R^2 / (2 sigma^2) exp(-d^2 / (2 sigma^2)), largest at sigma = d / sqrt(2), P = R^2 / (e d^2).

Source: S. Alfano, "Relating Position Uncertainty to Maximum Conjunction Probability", J. Astronautical
Sciences 53(2), 2005 [as recalled; unverified]; the case of a round uncertainty, derived above.
"""

from __future__ import annotations

import math
from typing import Final

RADIUS_M: Final = 10.0
"""Sum of the radii of both objects where no other is given: a large satellite with its panels."""
_SMALL: Final = 0.05


def max_probability(miss_distance_km: float, radius_m: float = RADIUS_M) -> float:
    """Return the largest probability of collision over all isotropic uncertainties.

    Parameters
    ----------
    miss_distance_km : float
        Miss distance.
    radius_m : float
        Sum of the radii of both objects.
    """
    miss_m = miss_distance_km * 1000.0
    if miss_m <= radius_m:
        return 1.0
    ratio = radius_m / miss_m
    if ratio < _SMALL:  # the next term is of order ratio^2 / 4
        return ratio**2 / math.e
    from scipy.optimize import minimize_scalar
    from scipy.stats import ncx2

    found = minimize_scalar(
        lambda s: -float(ncx2.cdf((ratio / s) ** 2, 2, 1.0 / s**2)), bounds=(0.05, 3.0), method="bounded"
    )
    return float(-found.fun)


def caveat(radius_m: float) -> str:
    """Return the sentence that must stand beside the number."""
    return (
        f"max_probability is the largest over all round uncertainties (Alfano), for radii of {radius_m:g} m "
        "together; the probability itself cannot be computed from element sets"
    )
