"""Compiled kernels of the screening: sample, sort into the grid, test pairs, find minima.

Positions and velocities of the pair tests are float32 (rounding: 0.5 m in low orbit, 4 m at
geosynchronous height, within the interpolation margin); whatever decides or is reported is float64.
Objects without a state are NaN and go to the grid's last cell, which nobody searches.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numba import njit

from openparos.model.units import MU_WGS72_KM3_S2
from openparos.orbits.interpolation import JIT, least_distance, relative_motion, relative_quintic

from .bounds import CALM_SPEED_KM_S, LOWEST_RADIUS_KM
from .grid import ANGLE_STEPS, FINE, LAYER_STEP_KM, SINE_STEPS

PADDING: Final = 64
"""Entries beyond the end of each sorted array, so that a block may overrun."""

CALM, WIDE, FAST, LOOSE = 0, 1, 2, 3
_MU32: Final = np.float32(MU_WGS72_KM3_S2)
_LOWEST32: Final = np.float32(LOWEST_RADIUS_KM)
_CALM_SPEED2: Final = np.float32(CALM_SPEED_KM_S**2)
_COMPANY_PARTS: Final = 10
GUARD_S: Final = 1.0
"""A minimum so little outside its slot is kept: found twice at a border rather than never."""


@njit(**JIT)  # type: ignore[untyped-decorator]
def sample(pos: Any, vel: Any, acc: Any, k: int, for_pos: Any, for_vel: Any, states: Any) -> None:
    """Evaluate the quintics between knots k and k + 1: states[0:3] km, states[3:6] km/s, float32."""
    a0, a1, a2, a3, a4, a5 = for_pos
    b0, b1, b2, b3, b4, b5 = for_vel
    for axis in range(3):
        p0, v0, g0 = pos[k, axis], vel[k, axis], acc[k, axis]
        p1, v1, g1 = pos[k + 1, axis], vel[k + 1, axis], acc[k + 1, axis]
        place, rate = states[axis], states[axis + 3]
        for n in range(p0.size):
            place[n] = a0 * p0[n] + a1 * v0[n] + a2 * g0[n] + a3 * p1[n] + a4 * v1[n] + a5 * g1[n]
            rate[n] = b0 * p0[n] + b1 * v0[n] + b2 * g0[n] + b3 * p1[n] + b4 * v1[n] + b5 * g1[n]


@njit(**JIT)  # type: ignore[untyped-decorator]
def describe(states: Any, n_objects: int, half_slot_s: Any, factor: Any, slack_km: Any, out: Any) -> None:
    """Write radius, reach in radius (`bounds`, 3) and squared speed of every object, float32."""
    x, y, z, u, v, w = states[0], states[1], states[2], states[3], states[4], states[5]
    radius, reach, speed2 = out[0], out[1], out[2]
    half = np.float32(0.5) * half_slot_s * half_slot_s
    for n in range(n_objects):
        r2 = x[n] * x[n] + y[n] * y[n] + z[n] * z[n]
        s2 = u[n] * u[n] + v[n] * v[n] + w[n] * w[n]
        r = math.sqrt(r2)
        rate = (x[n] * u[n] + y[n] * v[n] + z[n] * w[n]) / r
        pull = (s2 - rate * rate) / r - _MU32 / r2
        radius[n], speed2[n] = r, s2
        reach[n] = factor * (abs(rate) * half_slot_s + abs(pull) * half) + slack_km


@njit(**JIT)  # type: ignore[untyped-decorator]
def layer_at(radius_km: Any, layer_of_radius: Any) -> Any:
    """Return the layer of a radius; what lies beyond the table belongs to its last layer."""
    entry = (radius_km - _LOWEST32) * np.float32(1.0 / LAYER_STEP_KM)
    entry = min(max(entry, np.float32(0.0)), np.float32(layer_of_radius.size - 1))
    return layer_of_radius[np.int64(entry)]


@njit(**JIT)  # type: ignore[untyped-decorator]
def place_in_grid(
    states: Any, about: Any, n_objects: int, tables: Any, n_layers: int, calm_reach_km: Any, margin_km: Any,
    usual_margin_km: float, labels: Any,
) -> None:  # fmt: skip
    """Write key, band, fine longitude and kind of every object into labels[0:4], int32."""
    band_of_sine, fine_of_angle, cells_in, first_cell, layer_of_radius, _ = tables
    keys, bands, fines, kinds = labels[0], labels[1], labels[2], labels[3]
    lost_band = cells_in.size - 1
    lost_key = first_cell[lost_band] * n_layers
    for n in range(n_objects):
        r = about[0, n]
        if not r >= _LOWEST32:  # NaN too
            keys[n], bands[n], fines[n], kinds[n] = lost_key, lost_band, 0, CALM
            continue
        x, y, z = states[0, n], states[1, n], states[2, n]
        band = band_of_sine[np.int64((1.0 + z / r) * (SINE_STEPS / 2))]
        t = y / (abs(x) + abs(y)) if x != 0.0 or y != 0.0 else np.float32(0.0)
        p = np.float32(1.0) + t if x >= 0.0 else np.float32(3.0) - t
        fine = fine_of_angle[np.int64(p * np.float32(ANGLE_STEPS / 4))]
        cell = first_cell[band] + fine * cells_in[band] // FINE
        keys[n] = cell * n_layers + layer_at(r, layer_of_radius)
        bands[n], fines[n] = band, fine
        if margin_km[n] > usual_margin_km:
            kinds[n] = LOOSE
        elif about[2, n] > _CALM_SPEED2:
            kinds[n] = FAST
        else:
            kinds[n] = WIDE if about[1, n] > calm_reach_km else CALM


@njit(**JIT)  # type: ignore[untyped-decorator]
def counting_sort(keys: Any, n_objects: int, states: Any, starts: Any, ordered: Any, object_at: Any) -> None:
    """Order objects by key: those of key c become ordered[:, starts[c]:starts[c + 1]]."""
    starts[:] = 0
    for n in range(n_objects):
        starts[keys[n] + 2] += np.int32(1)
    running = np.int32(0)
    for c in range(2, starts.size):
        running += starts[c]
        starts[c] = running
    for n in range(n_objects):  # starts[c + 1] walks from the start of key c to its end
        at = starts[keys[n] + 1]
        starts[keys[n] + 1] = at + np.int32(1)
        object_at[at] = n
        for axis in range(6):
            ordered[axis, at] = states[axis, n]


@njit(**JIT)  # type: ignore[untyped-decorator]
def settle_pairs(
    pairs: Any, n_pairs: int, pos: Any, vel: Any, acc: Any, k: int, step_s: float, low: float, high: float,
    report_km: Any, minima: Any, n_minima: int,
) -> int:  # fmt: skip
    """Append (i, j, seconds since knot 0, distance, speed) of each minimum between two fractions of a step.

    `report_km` holds what each object adds to the distance kept: half of the distance asked for and the
    margin of its own interpolation.
    """
    c = np.empty((3, 6))
    for p in range(n_pairs):
        i, j = pairs[p, 0], pairs[p, 1]
        relative_quintic(pos, vel, acc, k, i, j, step_s, c)
        found, u, distance_km, speed_km_s = least_distance(c, low, high, step_s)
        if found and distance_km <= report_km[i] + report_km[j]:
            if n_minima < minima.shape[0]:
                minima[n_minima, 0], minima[n_minima, 1] = i, j
                minima[n_minima, 2] = (k + u) * step_s
                minima[n_minima, 3], minima[n_minima, 4] = distance_km, speed_km_s
            n_minima += 1
    return n_minima


@njit(**JIT)  # type: ignore[untyped-decorator]
def note_company(
    pairs: Any, n_pairs: int, pos: Any, vel: Any, acc: Any, k: int, step_s: float, radius_km: float,
    speed_km_s: float, company: Any, n_company: int,
) -> int:  # fmt: skip
    """Append pairs within a radius and below a speed at knot k.

    A row is i, j, k, then time and distance of the nearest and of the farthest of eleven instants up to
    the next knot.
    """
    c = np.empty((3, 6))
    for p in range(n_pairs):
        i, j = pairs[p, 0], pairs[p, 1]
        relative_quintic(pos, vel, acc, k, i, j, step_s, c)
        half_d2, _, _, speed2 = relative_motion(c, 0.0)
        if not (2.0 * half_d2 <= radius_km * radius_km and speed2 <= (speed_km_s * step_s) ** 2):
            continue
        if n_company < company.shape[0]:
            near, far = half_d2, half_d2
            near_u, far_u = 0.0, 0.0
            for part in range(1, _COMPANY_PARTS + 1):
                u = part / _COMPANY_PARTS
                here = relative_motion(c, u)[0]
                if here < near:
                    near, near_u = here, u
                if here > far:
                    far, far_u = here, u
            row = company[n_company]
            row[0], row[1], row[2] = i, j, k
            row[3], row[4] = (k + near_u) * step_s, math.sqrt(2.0 * near)
            row[5], row[6] = (k + far_u) * step_s, math.sqrt(2.0 * far)
        n_company += 1
    return n_company
