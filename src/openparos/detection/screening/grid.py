"""A grid of directions and radii: bands of latitude, cells of longitude in them, layers of radius in those.

Objects that may meet are close in direction (a dozen degrees) and, far more tightly, in radius: most
orbits are nearly circular, and in a slot of 150 s a circular orbit's radius changes by tens of metres.
Objects sorted by cell and, within it, by radius therefore leave only a few to be tested against each.

Latitude and longitude are never computed: the sine of latitude z/r and a pseudo-angle of (x, y) select
entries of tables. The tables hold whole numbers; what rounding they do is added to the search range.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .bounds import LOWEST_RADIUS_KM

SINE_STEPS: Final = 8192  # entries of the table sine of latitude -> band
ANGLE_STEPS: Final = 8192  # entries of the table pseudo-angle -> fine longitude
FINE_BITS: Final = 12
FINE: Final = 1 << FINE_BITS  # fine units of longitude in a turn
ALL_AROUND: Final = FINE // 2  # half width that covers every longitude
LAYER_STEP_KM: Final = 4.0  # entries of the table radius -> layer
FARTHEST_LAYER_KM: Final = 60_000.0
NOT_SEARCHED: Final = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """Tables of one grid; see `make_grid`.

    Attributes
    ----------
    band_of_sine : ndarray (SINE_STEPS + 1,)
        Band of the sine of latitude.
    fine_of_angle : ndarray (ANGLE_STEPS + 1,)
        Fine longitude of the pseudo-angle.
    cells_in, first_cell : ndarray (bands + 1,)
        Cells of each band and the number of its first cell.
    layer_of_radius : ndarray
        Layer of (radius - lowest radius) / LAYER_STEP_KM.
    n_layers : int
        Layers of radius in each cell.
    half_width : ndarray (2, bands, 2 * bands_away + 1)
        Half width in fine units within which a partner lies in the band so many away, for calm and for
        fast objects; NOT_SEARCHED where none can.
    bands_away : int
        Largest distance in bands that is searched.
    near : tuple of ndarray
        Which cells a calm object of each cell looks into: first entry of each cell (cells + 1,), and by
        entry the other cell, and the fine longitudes from which it is in reach: their first and how many
        more. Empty where it is not asked for.
    """

    band_of_sine: NDArray[np.int32]
    fine_of_angle: NDArray[np.int32]
    cells_in: NDArray[np.int32]
    first_cell: NDArray[np.int32]
    layer_of_radius: NDArray[np.int32]
    n_layers: int
    half_width: NDArray[np.int32]
    bands_away: int
    near: tuple[NDArray[np.int32], ...] = ()

    @property
    def n_cells(self) -> int:
        """Number of cells, layers not counted."""
        return int(self.first_cell[-1])

    @property
    def tables(self) -> tuple[NDArray[np.int32], ...]:
        """Tables in the order the kernels take them."""
        return (
            self.band_of_sine, self.fine_of_angle, self.cells_in, self.first_cell, self.layer_of_radius,
            self.half_width,
        )  # fmt: skip


def angle_between(radius_km: float) -> float:
    """Return the largest angle at the Earth's centre between two objects so far apart, radians.

    An object at distance r from the centre is at least r sin(angle) from the ray of the other.
    """
    ratio = radius_km / LOWEST_RADIUS_KM
    return math.asin(ratio) if ratio < 1.0 else math.pi


def make_grid(calm_radius_km: float, fast_radius_km: float, *, layers: bool = True) -> Grid:
    """Make the tables for two search radii.

    Parameters
    ----------
    calm_radius_km, fast_radius_km : float
        Largest separation of two calm objects and of any two that must not be missed, km.
    layers : bool
        Whether cells are cut by radius; without, each has one layer.
    """
    calm, fast = angle_between(calm_radius_km), angle_between(max(fast_radius_km, calm_radius_km))
    band_of_sine, edges = _bands(calm)
    worst_cosine = np.array([_worst_cosine(edges[b], edges[b + 1]) for b in range(len(edges) - 1)])
    height = math.pi / (len(edges) - 1)
    away = min(len(worst_cosine) - 1, math.ceil(fast / min(height, calm + 1e-9) + 1e-9))
    own = _half_widths(calm, worst_cosine, edges, 0, np.full_like(worst_cosine, FINE))[:, 0]
    cells_in = np.maximum(1, FINE // np.maximum(own, 1))
    half_width = np.stack(
        [_half_widths(angle, worst_cosine, edges, away, cells_in) for angle in (calm, fast)]
    )
    layer_of_radius, n_layers = _layers() if layers else (np.zeros(2, np.int32), 1)
    counts = cells_in.astype(int).tolist()
    return Grid(
        band_of_sine=band_of_sine,
        fine_of_angle=_fine_longitudes(),
        cells_in=np.append(cells_in, 1).astype(np.int32),  # one more: objects that are not screened
        first_cell=np.concatenate([[0], np.cumsum(cells_in)]).astype(np.int32),
        layer_of_radius=layer_of_radius,
        n_layers=n_layers,
        half_width=half_width,
        bands_away=away,
        near=_near(half_width[0], counts, away) if layers else (),
    )


def _near(half_width: NDArray[np.int32], cells_in: list[int], away: int) -> tuple[NDArray[np.int32], ...]:
    """Return `Grid.near`: of the cells a band and a width allow, those in reach of some place in the cell."""
    first_cell = np.concatenate([[0], np.cumsum(cells_in)]).tolist()
    ends, cells, fine_from, fine_span = [0], [], [], []
    for band, count in enumerate(cells_in):
        for own in range(count):
            west, east = _fine_of_cell(own, count)
            for other in range(max(0, band - away), min(len(cells_in), band + away + 1)):
                width = int(half_width[band, other - band + away])
                for cell in range(cells_in[other]) if width != NOT_SEARCHED else ():
                    low, high = _fine_of_cell(cell, cells_in[other])
                    low, span = low - width, high - low + 2 * width
                    if width >= ALL_AROUND or span >= FINE - 1:
                        low, span = 0, FINE
                    elif (west - low) % FINE > span and (low - west) % FINE > east - west:
                        continue
                    cells.append(first_cell[other] + cell)
                    fine_from.append(low % FINE)
                    fine_span.append(span)
            ends.append(len(cells))
    return tuple(np.array(one, dtype=np.int32) for one in (ends, cells, fine_from, fine_span))


def _fine_of_cell(cell: int, count: int) -> tuple[int, int]:
    """Return the first and last fine longitude f with f * count // FINE == cell."""
    return -(-cell * FINE // count), -(-(cell + 1) * FINE // count) - 1


def _bands(angle: float) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Cut the sine of latitude into bands at least `angle` high; return the table and the edges (sines)."""
    sines = np.linspace(-1.0, 1.0, SINE_STEPS + 1)
    edges = [-1.0]
    while True:
        latitude = math.asin(max(-1.0, edges[-1])) + angle
        if latitude >= math.pi / 2:
            break
        edge = float(sines[np.searchsorted(sines, math.sin(latitude), side="left")])
        if math.asin(min(edge, 1.0)) + angle > math.pi / 2:
            break  # the last band must not be lower than the others
        edges.append(edge)
    edges.append(1.0)
    starts = np.round((np.array(edges[:-1]) + 1.0) * SINE_STEPS / 2).astype(int)
    table = np.searchsorted(starts, np.arange(SINE_STEPS + 1), side="right") - 1
    return table.astype(np.int32), np.array(edges)


def _worst_cosine(low_sine: float, high_sine: float) -> float:
    """Return the least cosine of latitude in a band."""
    return math.sqrt(max(0.0, 1.0 - max(low_sine**2, high_sine**2)))


def _half_widths(
    angle: float,
    worst_cosine: NDArray[np.float64],
    edges: NDArray[np.float64],
    away: int,
    cells_in: NDArray[np.float64],
) -> NDArray[np.int32]:
    """Return how far in longitude a partner may be, per band and band away, in fine units.

    hav(angle) = hav(difference of latitude) + cos cos hav(difference of longitude), so the sine of half
    the difference of longitude is at most sin(angle / 2) / sqrt(cos cos), with the least cosines.
    """
    n = len(worst_cosine)
    latitude = np.arcsin(np.clip(edges, -1.0, 1.0))
    widths = np.full((n, 2 * away + 1), NOT_SEARCHED, dtype=np.int32)
    for band in range(n):
        for other in range(max(0, band - away), min(n, band + away + 1)):
            gap = max(latitude[other] - latitude[band + 1], latitude[band] - latitude[other + 1], 0.0)
            if gap > angle:
                continue
            cosines = math.sqrt(worst_cosine[band] * worst_cosine[other])
            ratio = math.sin(min(angle, math.pi) / 2.0) / cosines if cosines > 0.0 else 1.0
            fine = math.ceil(2.0 * math.asin(min(ratio, 1.0)) / (2.0 * math.pi) * FINE) + 3  # rounding
            # Where the arc that is left out is shorter than a cell, go all around.
            around = 2 * fine + 2 + FINE // int(cells_in[other]) >= FINE
            widths[band, other - band + away] = ALL_AROUND if around else fine
    return widths


def _fine_longitudes() -> NDArray[np.int32]:
    """Return the fine longitude of each step of the pseudo-angle y / (|x| + |y|), unrolled to [0, 4)."""
    p = (np.arange(ANGLE_STEPS + 1) + 0.5) * 4.0 / ANGLE_STEPS  # 0 to 4 from -90 degrees on
    t = np.where(p < 2.0, p - 1.0, 3.0 - p)
    x = np.where(p < 2.0, 1.0 - np.abs(t), np.abs(t) - 1.0)
    angle = np.arctan2(t, x) + np.pi / 2  # from -90 degrees on, so that it rises with p
    fine = np.floor((angle % (2 * np.pi)) / (2 * np.pi) * FINE)
    return np.clip(fine, 0, FINE - 1).astype(np.int32)


def _layers() -> tuple[NDArray[np.int32], int]:
    """Return the layer of each radius: one per step in low orbit, wider and wider above."""
    radius = LOWEST_RADIUS_KM + LAYER_STEP_KM * np.arange(
        math.ceil((FARTHEST_LAYER_KM - LOWEST_RADIUS_KM) / LAYER_STEP_KM) + 1
    )
    width = np.where(radius < 8000.0, LAYER_STEP_KM, 0.006 * radius)
    layer = np.floor(np.cumsum(LAYER_STEP_KM / width)).astype(np.int32)
    layer -= layer[0]
    return layer, int(layer[-1]) + 1
