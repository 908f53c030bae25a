"""The last step: minima and crossings of SGP4's own distance, so that what is reported is SGP4."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from openparos.orbits.knots import Knots

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
Apart = Callable[[Rows, Floats], tuple[Floats, Floats]]

_MOVED_KM: Final = 0.02
_ROUNDS: Final = 5
_LARGEST_STEP: Final = 100.0  # in spacings


def relative_states(knots: Knots, i: Rows, j: Rows, times_s: Floats) -> tuple[Floats, Floats]:
    """Return distance (km) and relative speed (km/s) of pairs at times (q, m) of their own, by SGP4."""
    n = len(i)
    pos, vel = knots.states_at(np.concatenate((i, j)), np.concatenate((times_s, times_s)))
    return np.linalg.norm(pos[:n] - pos[n:], axis=2), np.linalg.norm(vel[:n] - vel[n:], axis=2)


def polish_minima(knots: Knots, i: Rows, j: Rows, near_s: Floats, speed_km_s: Floats) -> Floats:
    """Move each minimum of distance of pairs of a catalogue to where SGP4 has it; see `polish`."""

    def apart(which: Rows, times_s: Floats) -> tuple[Floats, Floats]:
        return relative_states(knots, i[which], j[which], times_s)

    return polish(apart, near_s, speed_km_s)


def polish(apart: Apart, near_s: Floats, speed_km_s: Floats) -> Floats:
    """Move minima of distance to where the motion itself has them.

    A parabola through the squared distance at three times, repeated while the minimum moves. Positions
    alone, since SGP4's velocity is not exactly the derivative of its position. The spacing lets the pair
    move 20 m: far above rounding, and so little that the cubic term of the squared distance shifts the
    minimum by less than 1 ms down to 10 m/s.

    Parameters
    ----------
    apart : callable
        Given which minima (q,) and times (q, m), returns their distances (km) and relative speeds (km/s).
    near_s, speed_km_s : ndarray (q,)
        Where the interpolation has the minimum, and the relative speed there.

    Returns
    -------
    ndarray (3, q)
        Seconds since knot 0, kilometres, km/s; NaN where there is no state.
    """
    times = near_s.copy()
    miss, speed = np.full(len(times), np.nan), np.full(len(times), np.nan)
    active = np.arange(len(times))
    for _ in range(_ROUNDS):
        if active.size == 0:
            break
        spacing = np.clip(_MOVED_KM / np.maximum(speed_km_s[active], 1e-9), 0.001, 10.0)
        around = times[active, None] + spacing[:, None] * np.array([-1.0, 0.0, 1.0])
        distance, speeds = apart(active, around)
        before, at, after = (distance**2).T
        curvature, slope = before - 2.0 * at + after, 0.5 * (after - before)
        convex = curvature > 0.0
        step = np.where(convex, -slope / np.where(convex, curvature, 1.0), 0.0)
        step = np.clip(step, -_LARGEST_STEP, _LARGEST_STEP)
        times[active] += step * spacing
        miss[active] = np.sqrt(np.maximum(at + slope * step + 0.5 * curvature * step**2, 0.0))
        speed[active] = speeds[:, 1]
        active = active[np.abs(step) > 2.0]
    return np.stack((times, miss, speed))


def crossing_times(
    knots: Knots, i: Rows, j: Rows, inside_s: Floats, outside_s: Floats, radius_km: float
) -> Floats:
    """Return when each pair crosses a sphere between a time inside it and a time outside it.

    Each pass samples the bracket at 13 times and keeps the part with the crossing: 300 s become 0.2 s,
    then a straight line. Where there is no crossing the answer is the outer end; where SGP4 fails, the
    last time before.
    """
    fractions, rows = np.linspace(0.0, 1.0, 13), np.arange(len(i))
    distance = np.zeros((len(i), 13))
    part = np.zeros(len(i), dtype=np.int64)
    for _ in range(3):
        times = inside_s[:, None] + (outside_s - inside_s)[:, None] * fractions
        distance = relative_states(knots, i, j, times)[0]
        beyond = ~(distance[:, 1:] <= radius_km)  # NaN ends the company too
        part = np.where(beyond.any(axis=1), beyond.argmax(axis=1), 11)
        inside_s, outside_s = times[rows, part], times[rows, part + 1]
    near, far = distance[rows, part], distance[rows, part + 1]
    crosses = far > radius_km
    share = np.where(crosses, (radius_km - near) / np.where(crosses, far - near, 1.0), 1.0)
    share = np.where(np.isfinite(far), share, 0.0)
    return np.asarray(inside_s + np.clip(share, 0.0, 1.0) * (outside_s - inside_s))
