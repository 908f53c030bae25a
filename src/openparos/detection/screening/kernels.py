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
from .grid import ALL_AROUND, ANGLE_STEPS, FINE, FINE_BITS, LAYER_STEP_KM, SINE_STEPS

# Pairs are tested in blocks of a fixed length, so that LLVM sees a constant trip count and emits straight
# SIMD code. Unsigned, because a signed index makes numba test each access for "negative means from the end".
LANES: Final = np.uint64(16)
ONE: Final = np.uint64(1)
PADDING: Final = 64
"""Entries beyond the end of each sorted array, so that a block may overrun."""

CALM, WIDE, FAST, LOOSE = 0, 1, 2, 3
_MU32: Final = np.float32(MU_WGS72_KM3_S2)
_LOWEST32: Final = np.float32(LOWEST_RADIUS_KM)
_CALM_SPEED2: Final = np.float32(CALM_SPEED_KM_S**2)
_EVERYWHERE_KM: Final = np.float32(1e9)
_COMPANY_PARTS: Final = 10
LONGEST_SEARCH: Final = 4096
"""Most stretches of the sorted arrays one object looks into; a grid has no more cells in reach."""
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


@njit(inline="always")
def may_meet(dx: Any, dy: Any, dz: Any, du: Any, dv: Any, dw: Any, gate: Any) -> Any:
    """Say whether a pair in straight motion passes the gate of `bounds` (2) within half a slot.

    The least of |r + v t|^2 over |t| <= T, written without the division: with a = v^2, b = |r v| and
    c = r^2 it is c - b^2/a where b <= a T, else the value at the nearer end.
    """
    gate_km2, per_speed2, half_slot_s = gate
    c = dx * dx + dy * dy + dz * dz
    b = abs(dx * du + dy * dv + dz * dw)
    a = du * du + dv * dv + dw * dw
    limit = gate_km2 + per_speed2 * a
    inside = ((c - limit) * a < b * b) & (b <= half_slot_s * a)
    at_end = c + half_slot_s * (half_slot_s * a - b - b) < limit
    return inside | at_end


@njit(**JIT)  # type: ignore[untyped-decorator]
def is_mine(kind: int, reach: Any, me: int, other_kind: int, other_reach: Any, other: int) -> Any:
    """Say which of two objects is to report their pair: the faster kind, the wider reach, the later."""
    if kind != other_kind:
        return kind > other_kind
    if kind == WIDE and reach != other_reach:
        return reach > other_reach
    return (kind == CALM and me != other) or me > other


@njit(**JIT)  # type: ignore[untyped-decorator]
def add_rows(
    starts: Any, first_key: int, n_layers: int, cell: int, count: int, n_cells: int, low: int, high: int,
    rows: Any, n_rows: int,
) -> int:  # fmt: skip
    """Append the stretches of the sorted arrays that hold some cells of a band, joined where they touch."""
    for _ in range(count):
        if cell >= n_cells:
            cell -= n_cells
        key = first_key + cell * n_layers
        cell += 1
        first, last = starts[key + low], starts[key + high]
        if first >= last:
            continue
        if n_rows > 0 and rows[n_rows - 1, 1] == first:
            rows[n_rows - 1, 1] = last
        else:
            rows[n_rows, 0], rows[n_rows, 1] = first, last
            n_rows += 1
    return n_rows


@njit(**JIT)  # type: ignore[untyped-decorator]
def rows_to_search(
    home: int, kind: int, band: int, fine: int, low: int, high: int, starts: Any, cells_in: Any,
    first_cell: Any, half_width: Any, n_layers: int, rows: Any,
) -> int:  # fmt: skip
    """Write where the partners of an object stand in the sorted arrays; return how many stretches.

    A calm object looks behind itself in its own cell and into the cells to the east and north, so that
    each pair is met once; the others look in all directions.
    """
    away = half_width.shape[2] // 2
    own = fine * cells_in[band] >> FINE_BITS
    n_rows = 0
    if kind == CALM:
        last = starts[(first_cell[band] + own) * n_layers + high]
        if home + 1 < last:
            rows[0, 0], rows[0, 1] = home + 1, last
            n_rows = 1
    for offset in range(away if kind == CALM else 0, 2 * away + 1):
        width = half_width[1 if kind >= FAST else 0, band, offset]
        if width < 0:
            continue
        other = band + offset - away
        n_cells = cells_in[other]
        around = width >= ALL_AROUND
        west, east = fine - width, fine + width
        west = (west if west >= 0 else west + FINE) * n_cells >> FINE_BITS
        east = (east if east < FINE else east - FINE) * n_cells >> FINE_BITS
        if kind == CALM and offset == away:
            cell, count = own + 1, east - own
            if around:
                count = n_cells // 2
            elif count < 0:
                count += n_cells
        else:
            cell, count = west, east - west + 1
            if around:
                count = n_cells
            elif count <= 0:
                count += n_cells
        key = first_cell[other] * n_layers
        n_rows = add_rows(starts, key, n_layers, cell, count, n_cells, low, high, rows, n_rows)
    return n_rows


@njit(**JIT)  # type: ignore[untyped-decorator]
def find_pairs(
    ordered: Any, object_at: Any, starts: Any, labels: Any, about: Any, tables: Any, n_layers: int,
    distance_km: Any, calm_reach_km: Any, usual_gate: Any, loose_gate: Any, share: int, shares: int, pairs: Any,
) -> int:  # fmt: skip
    """Write all pairs that pass the gate, each once, and return how many there are.

    The window in radius follows `bounds` (3): a calm object allows for partners as calm as can be, a
    wide one for partners of no wider reach (the wider of two finds the other), a fast one for all; so
    does a loose one, whose interpolation needs a gate of its own.
    Lanes read beyond a row belong to other cells: harmless, the exact loop drops them.
    """
    _, _, cells_in, first_cell, layer_of_radius, half_width = tables
    px, py, pz, vx, vy, vz = ordered[0], ordered[1], ordered[2], ordered[3], ordered[4], ordered[5]
    bands, fines, kinds, radius, reach = labels[1], labels[2], labels[3], about[0], about[1]
    rows = np.empty((LONGEST_SEARCH, 2), np.int64)
    n_pairs = 0
    n_searching = starts[first_cell[cells_in.size - 1] * n_layers]
    for home in range(n_searching * share // shares, n_searching * (share + 1) // shares):
        me = object_at[home]
        kind, my_reach, r = kinds[me], reach[me], radius[me]
        window = _EVERYWHERE_KM
        if kind < FAST:
            window = my_reach + (calm_reach_km if kind == CALM else my_reach) + distance_km
        n_rows = rows_to_search(
            home, kind, bands[me], fines[me], layer_at(r - window, layer_of_radius),
            layer_at(r + window, layer_of_radius) + 1, starts, cells_in, first_cell, half_width, n_layers,
            rows,
        )  # fmt: skip
        gate = loose_gate if kind == LOOSE else usual_gate
        x, y, z, u, v, w = px[home], py[home], pz[home], vx[home], vy[home], vz[home]
        for row in range(n_rows):
            block, last = np.uint64(rows[row, 0]), np.uint64(rows[row, 1])
            while block < last:
                hit = np.int32(0)
                for lane in range(LANES):  # the hot loop
                    k = block + lane
                    hit |= np.int32(
                        may_meet(px[k] - x, py[k] - y, pz[k] - z, vx[k] - u, vy[k] - v, vz[k] - w, gate)
                    )
                if hit != 0:
                    for m in range(block, min(block + LANES, last)):
                        if not may_meet(
                            px[m] - x, py[m] - y, pz[m] - z, vx[m] - u, vy[m] - v, vz[m] - w, gate
                        ):
                            continue
                        other = object_at[m]
                        if is_mine(kind, my_reach, me, kinds[other], reach[other], other):
                            if n_pairs < pairs.shape[0]:
                                pairs[n_pairs, 0], pairs[n_pairs, 1] = min(me, other), max(me, other)
                            n_pairs += 1
                block += LANES
    return n_pairs


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
