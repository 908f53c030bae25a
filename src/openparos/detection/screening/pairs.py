"""Compiled search for pairs: who, among objects sorted into a grid, may meet within a slot.

Two ways lead through the grid. `find_pairs` goes cell by cell and suits the many: the objects of a cell
and of one beside it stay in the processor's cache, and each object tests a short row of the other cell,
cut by radius. `look_around` goes object by object and suits the few that must look far, and fine grids.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import njit

from openparos.orbits.interpolation import JIT

from .grid import ALL_AROUND, FINE, FINE_BITS
from .kernels import CALM, FAST, LOOSE, WIDE, layer_at

# Pairs are tested in blocks of a fixed length, so that LLVM sees a constant trip count and emits straight
# SIMD code. Unsigned, because a signed index makes numba test each access for "negative means from the end".
LANES: Final = np.uint64(8)
_EVERYWHERE_KM: Final = np.float32(1e9)
_NEARLY_NOTHING: Final = np.float32(1e-12)
LONGEST_SEARCH: Final = 4096
"""Most stretches of the sorted arrays one object looks into; a grid has no more cells in reach."""


@njit(inline="always")
def may_meet(dx: Any, dy: Any, dz: Any, du: Any, dv: Any, dw: Any, gate: Any) -> Any:
    """Say whether a pair in straight motion passes the gate of `bounds` (2) within half a slot.

    The least of |r + v t|^2 over |t| <= T: with a = v^2, b = |r v| and c = r^2 it is c + t (t a - 2 b) at
    t = min(b / a, T). Two that stand still to one another have a = 0, hence the smallest addition.
    """
    gate_km2, per_speed2, half_slot_s = gate
    c = dx * dx + dy * dy + dz * dz
    b = abs(dx * du + dy * dv + dz * dw)
    a = du * du + dv * dv + dw * dw
    t = min(b / (a + _NEARLY_NOTHING), half_slot_s)
    return c + t * (t * a - (b + b)) < gate_km2 + per_speed2 * a


@njit(**JIT)  # type: ignore[untyped-decorator]
def is_mine(kind: int, reach: Any, me: int, other_kind: int, other_reach: Any, other: int) -> Any:
    """Say which of two objects is to report their pair: the faster kind, the wider reach, the later."""
    if kind != other_kind:
        return kind > other_kind
    if kind == WIDE and reach != other_reach:
        return reach > other_reach
    return (kind == CALM and me != other) or me > other


@njit(inline="always")
def test_row(
    ordered: Any, object_at: Any, first: int, end: int, home: int, me: int, kind: int, my_reach: Any, kinds: Any,
    reach: Any, gate: Any, pairs: Any, n_pairs: int,
) -> int:  # fmt: skip
    """Append the pairs of one object with a row of the sorted arrays that pass the gate and are its own.

    Lanes read beyond the row belong to other cells: harmless, the exact loop drops them.
    """
    px, py, pz, vx, vy, vz = ordered[0], ordered[1], ordered[2], ordered[3], ordered[4], ordered[5]
    x, y, z, u, v, w = px[home], py[home], pz[home], vx[home], vy[home], vz[home]
    block, last = np.uint64(first), np.uint64(end)
    while block < last:
        hit = np.int32(0)
        for lane in range(LANES):  # the hot loop
            k = block + lane
            hit |= np.int32(may_meet(px[k] - x, py[k] - y, pz[k] - z, vx[k] - u, vy[k] - v, vz[k] - w, gate))
        if hit != 0:
            for m in range(block, min(block + LANES, last)):
                if not may_meet(px[m] - x, py[m] - y, pz[m] - z, vx[m] - u, vy[m] - v, vz[m] - w, gate):
                    continue
                other = object_at[m]
                if is_mine(kind, my_reach, me, kinds[other], reach[other], other):
                    if n_pairs < pairs.shape[0]:
                        pairs[n_pairs, 0], pairs[n_pairs, 1] = min(me, other), max(me, other)
                    n_pairs += 1
        block += LANES
    return n_pairs


@njit(**JIT)  # type: ignore[untyped-decorator]
def find_pairs(
    ordered: Any, object_at: Any, starts: Any, labels: Any, about: Any, layer_of_radius: Any, near: Any,
    n_cells: int, n_layers: int, distance_km: Any, calm_reach_km: Any, gate: Any, share: int, shares: int,
    search: Any, pairs: Any, n_pairs: int,
) -> int:  # fmt: skip
    """Append the pairs of calm and wide objects that pass the gate, each once; return how many there are.

    A calm object looks into its own cell behind itself and into cells of higher number; a wide one into
    all cells near, for partners of no wider reach. Windows in radius as in `look_around`.

    Parameters
    ----------
    near : tuple of ndarray
        See `grid.Grid.near`.
    share, shares : int
        Which part of the objects looks for partners, and of how many.
    search : ndarray (4, n) of int32
        Scratch: calm and wide objects of the cell, lowest and highest layer each looks into.
    """
    first_near, cells, fine_from, fine_span = near
    fines, kinds, radius, reach = labels[2], labels[3], about[0], about[1]
    calm, wide, low, high = search[0], search[1], search[2], search[3]
    n_searching = starts[n_cells * n_layers]
    my_first, my_last = n_searching * share // shares, n_searching * (share + 1) // shares
    for cell in range(n_cells):
        n_calm, n_wide = 0, 0
        for home in range(
            max(my_first, starts[cell * n_layers]), min(my_last, starts[(cell + 1) * n_layers])
        ):
            me = object_at[home]
            kind = kinds[me]
            if kind == CALM:
                window = reach[me] + calm_reach_km + distance_km
                calm[n_calm] = home
                n_calm += 1
            elif kind == WIDE:
                window = reach[me] + reach[me] + distance_km
                wide[n_wide] = home
                n_wide += 1
            else:
                continue
            low[home] = layer_at(radius[me] - window, layer_of_radius)
            high[home] = layer_at(radius[me] + window, layer_of_radius) + 1
        if n_calm + n_wide == 0:
            continue
        for e in range(first_near[cell], first_near[cell + 1]):
            other = cells[e]
            base = other * n_layers
            if starts[base] == starts[base + n_layers]:
                continue
            for kind in range(CALM if other >= cell else WIDE, WIDE + 1):
                searching = calm if kind == CALM else wide
                for at in range(n_calm if kind == CALM else n_wide):
                    home = searching[at]
                    me = object_at[home]
                    if ((fines[me] - fine_from[e]) & (FINE - 1)) > fine_span[e]:
                        continue
                    first, last = starts[base + low[home]], starts[base + high[home]]
                    if kind == CALM and other == cell:
                        first = home + 1
                    if first < last:
                        n_pairs = test_row(
                            ordered, object_at, first, last, home, me, kind, reach[me], kinds, reach, gate, pairs,
                            n_pairs,
                        )  # fmt: skip
    return n_pairs


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
def look_around(
    ordered: Any, object_at: Any, starts: Any, labels: Any, about: Any, tables: Any, n_layers: int,
    distance_km: Any, calm_reach_km: Any, usual_gate: Any, loose_gate: Any, share: int, shares: int,
    least_kind: int, pairs: Any, n_pairs: int,
) -> int:  # fmt: skip
    """Append the pairs of objects of a kind or above, object by object, each pair once; return how many.

    The window in radius follows `bounds` (3): a calm object allows for partners as calm as can be, a
    wide one for partners of no wider reach (the wider of two finds the other), a fast one for all; so
    does a loose one, whose interpolation needs a gate of its own.
    """
    _, _, cells_in, first_cell, layer_of_radius, half_width = tables
    bands, fines, kinds, radius, reach = labels[1], labels[2], labels[3], about[0], about[1]
    rows = np.empty((LONGEST_SEARCH, 2), np.int64)
    n_searching = starts[first_cell[cells_in.size - 1] * n_layers]
    for home in range(n_searching * share // shares, n_searching * (share + 1) // shares):
        me = object_at[home]
        kind, my_reach, r = kinds[me], reach[me], radius[me]
        if kind < least_kind:
            continue
        window = _EVERYWHERE_KM
        if kind < FAST:
            window = my_reach + (calm_reach_km if kind == CALM else my_reach) + distance_km
        n_rows = rows_to_search(
            home, kind, bands[me], fines[me], layer_at(r - window, layer_of_radius),
            layer_at(r + window, layer_of_radius) + 1, starts, cells_in, first_cell, half_width, n_layers,
            rows,
        )  # fmt: skip
        gate = loose_gate if kind == LOOSE else usual_gate
        for row in range(n_rows):
            n_pairs = test_row(
                ordered, object_at, rows[row, 0], rows[row, 1], home, me, kind, my_reach, kinds, reach, gate,
                pairs, n_pairs,
            )  # fmt: skip
    return n_pairs
