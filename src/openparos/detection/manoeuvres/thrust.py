"""Continuous thrust: the semi-major axis climbs, or falls faster than air can make it, for days on end.

An impulse puts its whole change into one step between sets; electric propulsion spreads it over many.
An arc is a run of sets over which the fitted rate of the semi-major axis lies beyond what drag can do,
most steps go the same way, and no single step holds most of the change. What resonances with the
Earth's rotation do to the axis, in the belt and on half-day orbits by as much as weak thrust, is taken out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numba
import numpy as np

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind, Evidence, Quantity
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .findings import Found
from .kernels import Floats
from .outcome import DETECTOR, Book, net_delta_v_m_s, quantity, whole_seconds
from .parameters import Parameters
from .track import DEEP_SMA_KM, Track

HALF_WIDTH_DAYS: Final = 2.0
LEAST_DAYS: Final = 3.0
LEAST_STEPS: Final = 5
LEAST_RISE_KM_DAY: Final = 0.1
LEAST_CHANGE_KM: Final = 1.5
LARGEST_STEP_SHARE: Final = 0.5
SAME_WAY_SHARE: Final = 0.8
LONGEST_GAP_DAYS: Final = 3.0
RAMP_DAYS: Final = 5.0  # what orbit determination far from the Earth may spread one burn over
RAMP_LOG_ODDS: Final = 1.5
RAMP_SHARE: Final = 0.2  # by how much one burn may miss the change of the arc that it explains
# Height (km) and the fastest decay (km/day) of light objects in storms: scale height some 60 km,
# after the decay of passive objects in the shared history.
_HEIGHTS: Final = np.array([150.0, 200.0, 250.0, 300.0, 350.0, 400.0, 450.0, 500.0, 550.0, 600.0, 800.0])
_FASTEST: Final = np.array([400.0, 150.0, 60.0, 28.0, 14.0, 7.0, 3.5, 1.8, 1.0, 0.6, 0.2])
CONFIDENCE_RULE: Final = "high: a rise of 5 km and more; moderate: the rest of the bulletin; low: candidate"


@dataclass(frozen=True, slots=True)
class Arc:
    """Sets first..last (inclusive) of one stretch of thrust; the change of semi-major axis beyond free motion."""

    first: int
    last: int
    change_km: float


@numba.njit(cache=True, nogil=True, error_model="numpy")
def axis_rate(t: Floats, sma_km: Floats, half_width_days: float) -> Floats:
    """Least-squares rate of the semi-major axis (km/day) over +-half_width_days; NaN for under four sets."""
    count = len(t)
    out = np.full(count, np.nan)
    lo = hi = 0
    for k in range(count):
        while t[k] - t[lo] > half_width_days:
            lo += 1
        while hi < count and t[hi] - t[k] <= half_width_days:
            hi += 1
        m = hi - lo
        if m < 4 or t[hi - 1] - t[lo] < half_width_days:
            continue
        mean_t = mean_a = 0.0
        for j in range(lo, hi):
            mean_t += (t[j] - t[k]) / m
            mean_a += (sma_km[j] - sma_km[k]) / m
        top = bottom = 0.0
        for j in range(lo, hi):
            u = t[j] - t[k] - mean_t
            top += u * (sma_km[j] - sma_km[k] - mean_a)
            bottom += u * u
        out[k] = top / bottom
    return out


def thrust_arcs(track: Track) -> list[Arc]:
    """Find stretches of continuous thrust of one object."""
    if len(track.t) < LEAST_STEPS + 1:
        return []
    own_km = np.cumsum(track.axis_change_km)
    rate = axis_rate(track.t, own_km, HALF_WIDTH_DAYS)
    out: list[Arc] = []
    rising, falling = rate > LEAST_RISE_KM_DAY, -rate > _FASTEST[-1]
    if falling.any():
        heights = track.sma_km_at * (1.0 - track.eccentricity) - EARTH_RADIUS_WGS72_KM
        falling = -rate > np.exp(np.interp(heights, _HEIGHTS, np.log(_FASTEST)))
    for sign, fast in ((1.0, rising), (-1.0, falling)):
        if fast.any():
            out += _runs(track, own_km, fast, sign)
    return sorted(out, key=lambda one: one.first)


def _runs(track: Track, own_km: Floats, fast: np.ndarray, sign: float) -> list[Arc]:
    out = []
    k, count = 0, len(track.t)
    while k < count:
        if not fast[k]:
            k += 1
            continue
        first = k
        while k + 1 < count and fast[k + 1] and track.t[k + 1] - track.t[k] <= LONGEST_GAP_DAYS:
            k += 1
        arc = _arc(track, own_km, first, k, sign)
        if arc is not None:
            out.append(arc)
        k += 1
    return out


def _arc(track: Track, own_km: Floats, first: int, last: int, sign: float) -> Arc | None:
    """Trim a run to where the axis really moved, and keep it if it is no impulse."""
    steps = sign * np.diff(own_km[first : last + 1])
    if len(steps) < LEAST_STEPS:
        return None
    total = float(steps.sum())
    moving = np.flatnonzero(steps > 0.1 * total / len(steps))
    if len(moving) < LEAST_STEPS:
        return None
    a, b = first + int(moving[0]), first + int(moving[-1]) + 1
    steps = sign * np.diff(own_km[a : b + 1])
    change, days = float(steps.sum()), float(track.t[b] - track.t[a])
    spread = float(steps.max()) < LARGEST_STEP_SHARE * change and float((steps > 0).mean()) > SAME_WAY_SHARE
    return Arc(a, b, sign * change) if spread and change > LEAST_CHANGE_KM and days >= LEAST_DAYS else None


def is_ramp(track: Track, one: Arc, found: list[Found]) -> bool:
    """Say whether an arc is one burn that the sets of a few days took up little by little.

    Far from the Earth orbits are fitted to several days of observations: a burn within them shows as
    a climb from set to set. Where one dated burn explains the whole of a short arc, it is that burn.
    """
    start, end = float(track.t[one.first]), float(track.t[one.last])
    if track.sma_km < DEEP_SMA_KM or end - start > RAMP_DAYS:
        return False
    net = net_delta_v_m_s(float(track.sma_km_at[one.last]), one.change_km)
    return any(
        burn.log_odds >= RAMP_LOG_ODDS
        and abs(burn.tangential_m_s - net) <= RAMP_SHARE * abs(net)
        and start - 1.0 <= burn.tau_days <= end
        for burn in found
    )


def thrust_events(book: Book, track: Track, arcs: list[Arc], parameters: Parameters) -> list[Event]:
    """Return stretches of thrust as events."""
    return [_event(book, track, one, parameters) for one in arcs]


def _event(book: Book, track: Track, one: Arc, parameters: Parameters) -> Event:
    days = float(track.t[one.last] - track.t[one.first])
    middle = float(np.mean(track.sma_km_at[one.first : one.last + 1]))
    before_km, after_km = float(track.sma_km_at[one.first]), float(track.sma_km_at[one.last])
    delta_v = net_delta_v_m_s(after_km, one.change_km)
    sigma = 0.05 / (2.0 * middle) * track.speed_m_s
    quantities = {
        "delta_v_tangential_m_s": quantity(delta_v, sigma),
        "mean_acceleration_m_s2": quantity(delta_v / (days * 86_400.0), sigma / (days * 86_400.0)),
        "semi_major_axis_change_km": quantity(after_km - before_km, 0.05),
        "duration_days": quantity(days, 1.0),
        "below_floor": Quantity(False),
    }
    bulletin = one.change_km > 0.0
    high = bulletin and one.change_km > 5.0
    caveats = ["start and end are those of the element sets, known to about a day; drag is not taken out"]
    if not bulletin:
        caveats.append(
            "falls faster than drag is known to make it at this height; a very light object is not excluded"
        )
    if math.isfinite(delta_v) and len(track.t) - 1 == one.last:
        caveats.append("still going on at the last element set")
    rows = [int(track.row[one.first]), int(track.row[one.last])]
    return Event(
        kind=EventKind.CONTINUOUS_THRUST, tier=Tier.BULLETIN if bulletin else Tier.CANDIDATE,
        objects=(book.object_of(rows[0]),),
        interval=whole_seconds(int(track.epoch_us[one.first]), int(track.epoch_us[one.last])),
        evidence=Evidence(
            book.hashes_of(rows), DETECTOR, {**parameters.to_json(), "confidence_rule": CONFIDENCE_RULE}, SOFTWARE
        ),
        confidence=Confidence.HIGH if high else Confidence.MODERATE if bulletin else Confidence.LOW,
        quantities=quantities, score=None, caveats=tuple(caveats),
    )  # fmt: skip
