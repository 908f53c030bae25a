r"""The bounds that decide which pairs need no closer look; derived here, tested by brute force.

Notation. A pair has relative position rho(t) and separation s = |rho|. Both objects are sampled in the
middle of a slot of half length T, at t = 0; w = |rho'(0)| is their relative speed there. D is the
distance that must not be missed. Suppose the pair meets, s(t*) <= D for some |t*| <= T.

**The tide.** The acceleration of rho is the difference of gravity at two places s apart, at most
K s with K = 2 mu / r^3 (1 + j): the largest stretch of a point mass at radius r on the way between
them, and j = 0.02 for oblateness (J2: 6 J2 (R/r)^2 = 0.7 %). r is taken as `LOWEST_RADIUS_KM`, below
which an object is taken as decayed. Forces that do not depend on the separation (drag, Moon and Sun,
the terms of SGP4 beyond J2) differ between two objects by less than 1e-8 km/s^2, which moves them by
less than 0.1 m in 75 s: they are part of the interpolation margin.

**Growth.** With S = max s and V = max |rho'| between 0 and t*: V <= w + K T S and S <= D + V T, so

    S <= gamma (D + w T),   V <= gamma (w + K T D),   gamma = 1 / (1 - K T^2).             (1)

**Straight motion.** rho(t*) - rho(0) - rho'(0) t* is the integral of (t* - tau) rho''(tau), and s(tau)
<= D + V |t* - tau|, so straight motion passes the other object at t* within

    D + K (D T^2 / 2 + V T^3 / 3)                                                            (2)

which with (1) is g0 + k w: a gate that opens with the relative speed. The test works on squares and
avoids the root by 2 g0 k w <= g0 k (w^2 / w0 + w0): the gate is a + b w^2, nowhere narrower than (2).

**Search radius.** s(0) <= S, so by (1) two objects of speeds up to v1, v2 are within gamma (D + (v1 + v2) T)
at the sample; seen from the Earth's centre their directions differ by at most asin of that over the radius.

**Radius.** An object's radius r(t) obeys r'' = h^2/r^3 - mu/r^2 + p with |p| <= 3 J2 (R/r)^2 mu / r^2. Let
f = r''(0) without p, and delta the largest |r(t) - r(0)| in the slot. The slope of h^2/r^3 - mu/r^2 is at most
6 mu / r^3 (h^2 <= 2 mu r at most), so delta <= |r'| T + (|f| + 6 mu/r^3 delta + |p|) T^2/2, hence

    delta <= (|r'| T + (|f| + |p|) T^2 / 2) / (1 - 3 mu T^2 / r^3).                           (3)

Two objects that meet have radii within D + delta_1 + delta_2 of one another at the sample.

**Company.** If a pair stays within R of one another for a time tau after (or before) an instant, its
relative speed then is at most v with v tau - K R tau^2 / 2 <= 2 R, so

    v <= R (2 / tau + K tau / 2), least at tau = 2 / sqrt(K) (1,150 s in low orbit): v <= 2 R sqrt(K).  (4)

Whoever looks for stretches of at least 2 tau may therefore pass over faster pairs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from openparos.model.units import EARTH_RADIUS_WGS72_KM, J2_WGS72, MU_WGS72_KM3_S2

LOWEST_RADIUS_KM: Final = EARTH_RADIUS_WGS72_KM + 50.0
"""Below this an object is not screened: it is re-entering, whatever SGP4 says."""
OBLATENESS_SHARE: Final = 0.02
TIDE_PER_S2: Final = 2.0 * MU_WGS72_KM3_S2 / LOWEST_RADIUS_KM**3 * (1.0 + OBLATENESS_SHARE)
ESCAPE_SPEED_KM_S: Final = math.sqrt(2.0 * MU_WGS72_KM3_S2 / LOWEST_RADIUS_KM)
"""Nothing SGP4 propagates is faster: its orbits are closed."""
CALM_SPEED_KM_S: Final = 8.0
"""Near-circular orbits stay below it; the few faster objects are searched for with a wider radius."""
_OBLATE_PULL_KM_S2: Final = (
    3.0 * J2_WGS72 * (EARTH_RADIUS_WGS72_KM / LOWEST_RADIUS_KM) ** 2 * MU_WGS72_KM3_S2 / LOWEST_RADIUS_KM**2
)
_TYPICAL_SPEED_KM_S: Final = 10.0  # w0: where the gate on squares touches (2)


@dataclass(frozen=True, slots=True)
class Gates:
    """Bounds of one screening.

    Attributes
    ----------
    half_slot_s : float
        T.
    distance_km : float
        D: the distance asked for plus the margins for interpolation.
    gate_km2, gate_per_speed2_s2 : float
        Straight motion may pass within sqrt(gate_km2 + gate_per_speed2_s2 w^2).
    calm_radius_km, fast_radius_km : float
        Largest separation at the sample of a pair that meets: both calm; one of them fast.
    reach_factor, reach_slack_km : float
        Reach in radius is reach_factor (|r'| T + |f| T^2 / 2) + reach_slack_km, after (3).
    """

    half_slot_s: float
    distance_km: float
    gate_km2: float
    gate_per_speed2_s2: float
    calm_radius_km: float
    fast_radius_km: float
    reach_factor: float
    reach_slack_km: float


def growth(half_slot_s: float) -> float:
    """Return gamma of (1)."""
    return 1.0 / (1.0 - TIDE_PER_S2 * half_slot_s**2)


def straight_motion_error_km(distance_km: float, speed_km_s: float, half_slot_s: float) -> float:
    """Return by how much straight motion may miss a pair that meets within a distance: (2) less D."""
    v = growth(half_slot_s) * (speed_km_s + TIDE_PER_S2 * half_slot_s * distance_km)
    return TIDE_PER_S2 * (distance_km * half_slot_s**2 / 2.0 + v * half_slot_s**3 / 3.0)


def gates_for(distance_km: float, half_slot_s: float) -> Gates:
    """Return the bounds for a distance and half a slot (see the module's text)."""
    gamma = growth(half_slot_s)
    g0 = distance_km + straight_motion_error_km(distance_km, 0.0, half_slot_s)
    k = TIDE_PER_S2 * gamma * half_slot_s**3 / 3.0
    pull = 1.0 / (1.0 - 3.0 * MU_WGS72_KM3_S2 * half_slot_s**2 / LOWEST_RADIUS_KM**3)
    return Gates(
        half_slot_s=half_slot_s,
        distance_km=distance_km,
        gate_km2=g0**2 + g0 * k * _TYPICAL_SPEED_KM_S,
        gate_per_speed2_s2=k**2 + g0 * k / _TYPICAL_SPEED_KM_S,
        calm_radius_km=gamma * (distance_km + 2.0 * CALM_SPEED_KM_S * half_slot_s),
        fast_radius_km=gamma * (distance_km + 2.0 * ESCAPE_SPEED_KM_S * half_slot_s),
        reach_factor=pull,
        reach_slack_km=pull * _OBLATE_PULL_KM_S2 * half_slot_s**2 / 2.0 + 0.01,
    )


def company_speed_km_s(radius_km: float, shortest_s: float) -> float:
    """Return the relative speed above which no pair stays within a radius for so long: (4)."""
    tau = min(shortest_s / 2.0, 2.0 / math.sqrt(TIDE_PER_S2))
    return radius_km * (2.0 / tau + TIDE_PER_S2 * tau / 2.0)
