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
_LANES: Final = 8
LANES: Final = np.uint64(_LANES)
# A block of a search in one number: home, first of the others, how many of them.
HOME_SHIFT, FIRST_SHIFT = np.uint64(32), np.uint64(4)
FIRST_MASK, COUNT_MASK = np.uint64((1 << 28) - 1), np.uint64(15)
_NEXT: Final = np.uint64(_LANES << 4)
BLOCKS_AT_ONCE: Final = 4096
"""Blocks listed before they are tested: few enough to stay in the cache."""
_EVERYWHERE_KM: Final = np.float32(1e9)
LONGEST_SEARCH: Final = 4096
"""Most stretches of the sorted arrays one object looks into; a grid has no more cells in reach."""


@njit(inline="always")
def may_meet(dx: Any, dy: Any, dz: Any, du: Any, dv: Any, dw: Any, gate: Any) -> Any:
    """Say whether a pair in straight motion passes the gate of `bounds` (2) within half a slot.

    With a = v^2, b = |r v|, c = r^2 and the gate's square G, the line passes where c - b^2/a < G; within the
    slot where besides b < a T, or at its end where c + T (a T - 2 b) < G. Written without the quotient.

    Rounding: of a pair that meets, c is at most (gamma (D + v T))^2, and float32 leaves c - b^2/a good to
    8 x 6e-8 c: less than 0.75 km^2, or 0.05 km of the gate at the speed where that is reached. The distance D
    of the gates holds 0.8 km more than two interpolations need.
    """
    gate_km2, per_speed2, half_slot_s = gate
    c = dx * dx + dy * dy + dz * dz
    b = abs(dx * du + dy * dv + dz * dw)
    a = du * du + dv * dv + dw * dw
    room = gate_km2 + per_speed2 * a - c
    at_end = half_slot_s * (half_slot_s * a - (b + b))
    return (b * b > -room * a) & ((b < half_slot_s * a) | (at_end < room))


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
def test_blocks(
    ordered: Any, object_at: Any, blocks: Any, n_blocks: int, kinds: Any, reach: Any, gate: Any, pairs: Any,
    n_pairs: int,
) -> int:  # fmt: skip
    """Append the pairs in a list of blocks that pass the gate; return how many pairs there are then.

    A block is one whole number: place of the searching object, first place and number (up to `LANES`) of those
    it is tested against. Listing blocks first leaves nothing to guess for the processor in this loop.
    """
    px, py, pz, vx, vy, vz = ordered[0], ordered[1], ordered[2], ordered[3], ordered[4], ordered[5]
    for at in range(n_blocks):
        home = blocks[at] >> HOME_SHIFT
        first = (blocks[at] >> FIRST_SHIFT) & FIRST_MASK
        x, y, z, u, v, w = px[home], py[home], pz[home], vx[home], vy[home], vz[home]
        hit = np.int32(0)
        for lane in range(LANES):  # the hot loop
            k = first + lane
            hit |= np.int32(may_meet(px[k] - x, py[k] - y, pz[k] - z, vx[k] - u, vy[k] - v, vz[k] - w, gate))
        if hit == 0:
            continue
        me = object_at[home]
        for m in range(first, first + (blocks[at] & COUNT_MASK)):
            if not may_meet(px[m] - x, py[m] - y, pz[m] - z, vx[m] - u, vy[m] - v, vz[m] - w, gate):
                continue
            other = object_at[m]
            if is_mine(kinds[me], reach[me], me, kinds[other], reach[other], other):
                if n_pairs < pairs.shape[0]:
                    pairs[n_pairs, 0], pairs[n_pairs, 1] = min(me, other), max(me, other)
                n_pairs += 1
    return n_pairs


@njit(**JIT)  # type: ignore[untyped-decorator]
def who_searches(
    first: int, end: int, object_at: Any, labels: Any, about: Any, layer_of_radius: Any, calm_reach_km: Any,
    distance_km: Any, search: Any,
) -> tuple[int, int]:  # fmt: skip
    """Write place, layers and fine longitude of the calm objects of a cell from `first` on, of the wide before `end`.

    Returns the end of the calm and the beginning of the wide. Windows in radius as in `look_around`.
    """
    fines, kinds, radius, reach = labels[2], labels[3], about[0], about[1]
    calm_end, wide_first = first, end
    for home in range(first, end):
        me = object_at[home]
        kind = kinds[me]
        if kind == CALM:
            window = reach[me] + calm_reach_km + distance_km
            at = calm_end
            calm_end += 1
        elif kind == WIDE:
            window = reach[me] + reach[me] + distance_km
            wide_first -= 1
            at = wide_first
        else:
            continue
        search[0, at] = home
        search[1, at] = layer_at(radius[me] - window, layer_of_radius)
        search[2, at] = layer_at(radius[me] + window, layer_of_radius) + 1
        search[3, at] = fines[me]
    return calm_end, wide_first


@njit(**JIT)  # type: ignore[untyped-decorator]
def list_blocks(
    at: int, stop: int, behind: bool, starts_there: Any, fine_first: Any, span: Any, search: Any, blocks: Any,
    n_blocks: int,
) -> tuple[int, int]:  # fmt: skip
    """List what the objects from place `at` of `search` on are to be tested against in one cell.

    Two blocks an object are written whether wanted or not, and kept or not by counting: for the processor to
    guess how many there are costs more than writing them. Stops when `BLOCKS_AT_ONCE` are listed.

    Returns
    -------
    tuple of int
        How many blocks are listed, and the first object that is not.
    """
    while at < stop and n_blocks < BLOCKS_AT_ONCE:
        home = search[0, np.uint64(at)]
        row = starts_there[np.uint64(search[1, np.uint64(at)])]
        row_end = starts_there[np.uint64(search[2, np.uint64(at)])]
        row = home + np.int32(1) if behind else row
        in_reach = ((search[3, np.uint64(at)] - fine_first) & np.int32(FINE - 1)) <= span
        at += 1
        left: Any = np.int64(max(row_end - row, 0)) if in_reach else np.int64(0)
        block = (np.uint64(home) << HOME_SHIFT) | (np.uint64(row) << FIRST_SHIFT)
        blocks[np.uint64(n_blocks)] = block | np.uint64(min(left, _LANES))
        blocks[np.uint64(n_blocks + 1)] = (block + _NEXT) | np.uint64(min(max(left - _LANES, 0), _LANES))
        n_blocks += int(left > 0) + int(left > _LANES)
        for done in range(2 * _LANES, left, _LANES):
            there = block + (np.uint64(done) << FIRST_SHIFT)
            blocks[np.uint64(n_blocks)] = there | np.uint64(min(left - done, _LANES))
            n_blocks += 1
    return n_blocks, at


@njit(**JIT)  # type: ignore[untyped-decorator]
def find_pairs(
    ordered: Any, object_at: Any, starts: Any, labels: Any, about: Any, layer_of_radius: Any, near: Any,
    n_cells: int, n_layers: int, distance_km: Any, calm_reach_km: Any, gate: Any, share: int, shares: int,
    search: Any, blocks: Any, pairs: Any, n_pairs: int,
) -> int:  # fmt: skip
    """Append the pairs of calm and wide objects that pass the gate, each once; return how many there are.

    A calm object looks into its own cell behind itself and into cells of higher number; a wide one into
    all cells near, for partners of no wider reach.

    Parameters
    ----------
    near : tuple of ndarray
        See `grid.Grid.near`.
    share, shares : int
        Which part of the objects looks for partners, and of how many.
    search : ndarray (4, n) of int32
        Scratch, see `who_searches`.
    blocks : ndarray (BLOCKS_AT_ONCE + n / LANES + 4,) of uint64
        Scratch, see `test_blocks`.
    """
    first_near, cells, fine_from, fine_span = near
    kinds, reach = labels[3], about[1]
    n_searching = starts[n_cells * n_layers]
    my_first, my_last = n_searching * share // shares, n_searching * (share + 1) // shares
    n_blocks = 0
    for cell in range(n_cells):
        first, end = max(my_first, starts[cell * n_layers]), min(my_last, starts[(cell + 1) * n_layers])
        calm_end, wide_first = who_searches(
            first, end, object_at, labels, about, layer_of_radius, calm_reach_km, distance_km, search
        )
        for e in range(first_near[cell], first_near[cell + 1]):
            other = cells[e]
            for kind in range(CALM if other >= cell else WIDE, WIDE + 1):
                at, stop = (first, calm_end) if kind == CALM else (wide_first, end)
                while at < stop:
                    n_blocks, at = list_blocks(
                        at, stop, kind == CALM and other == cell, starts[other * n_layers :], fine_from[e],
                        fine_span[e], search, blocks, n_blocks,
                    )  # fmt: skip
                    if n_blocks >= BLOCKS_AT_ONCE:
                        n_pairs = test_blocks(
                            ordered, object_at, blocks, n_blocks, kinds, reach, gate, pairs, n_pairs
                        )
                        n_blocks = 0
    return int(test_blocks(ordered, object_at, blocks, n_blocks, kinds, reach, gate, pairs, n_pairs))


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
