"""Was an orbit lowered, or kept up, by its own burns: each set against the one before, carried down by the air alone.

What the air does to the perigee between two sets is computed; a perigee that fell well beyond that was lowered by a burn,
an axis that rose was lifted by one. A burn after the last set is not seen, so that none is seen proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.breakups.motion import Orbits, orbits_of
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.mean import semi_major_axis_km

from .lifetime import averaged_rates, descend, fall_km_day
from .solar import indices

Ints = NDArray[np.int64]

LOOK_BACK_DAYS: Final = 60.0
LEAST_LOWERED_KM: Final = 20.0
"""Less is left to the pull of Sun and Moon and to poor sets: light debris moves its perigee by as much."""
KEPT_LOOK_BACK_DAYS: Final = 400.0
LEAST_EXPECTED_KM: Final = 3.0
MOST_KEPT_ECCENTRICITY: Final = 0.1
"""More eccentric orbits have their perigee moved by Sun and Moon, so that the air of one set is not that of the year."""
KEPT_SHARE: Final = 0.25
"""An axis that lost less than this share of what the air takes was held up by burns."""
DENSEST_M2_KG: Final = 0.001
"""Area over mass below which no object of a size to be tracked is known to fly: so much the air takes of any."""
_DRAG_COEFFICIENT: Final = 2.2
_DAY_SECONDS_TO_SI: Final = 8.64e7
_MOST_SETS: Final = 12
_LEAST_KM: Final = 5.0
"""Beyond what the air explains: mean elements of eccentric orbits wander by this with the argument of perigee."""
_MOST_PERIGEE_KM: Final = 2000.0
_TIMES_AIR: Final = 1.5
"""The air may have done so much more than computed."""
_PERIGEE_TURN_KM: Final = 30.0
"""Times the eccentricity over a tenth: what the turning of the line of apsides adds."""


@dataclass(frozen=True, slots=True)
class Descent:
    """What the last weeks of sets of an object say.

    Attributes
    ----------
    sets : int
        How many there are in the weeks before the last.
    lowered_km, raised_km : float
        By how much the perigee was lowered, and the axis raised, beyond what the air explains; the sums.
    lowered_us : int or None
        Epoch of the last set that shows the perigee lowered.
    """

    sets: int
    lowered_km: float
    raised_km: float
    lowered_us: int | None

    @property
    def lowered(self) -> bool:
        """Whether the perigee was lowered by more than the least that counts."""
        return self.lowered_us is not None and self.lowered_km >= LEAST_LOWERED_KM

    @property
    def word(self) -> str:
        """``lowered by a burn``, ``no burn seen`` or ``cannot be determined``."""
        if self.lowered:
            return "lowered by a burn"
        return "no burn seen" if self.sets > 1 else "cannot be determined"


def descents(table: pa.Table, norad_ids: Ints) -> dict[int, Descent]:
    """Say of objects whether their orbits were lowered or raised in the weeks before their last sets.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    norad_ids : ndarray of int
        The objects.
    """
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    mine = np.flatnonzero(np.isin(numbers, norad_ids))
    order = mine[np.lexsort((epochs[mine], numbers[mine]))]
    rows, groups = _last_weeks(numbers[order], epochs[order])
    if not len(rows):
        return {}
    orbits = orbits_of(table.take(pa.array(order[rows])))
    lowered, raised = _unexplained(orbits)
    out = {}
    for start, end in groups:
        inner = slice(start, end - 1)  # one pair less than sets
        low, up = lowered[inner], raised[inner]
        last = np.flatnonzero(low > 0.0)
        out[int(orbits.norad_id[start])] = Descent(
            end - start,
            float(low.sum()),
            float(up.sum()),
            int(orbits.epoch_us[start + int(last[-1]) + 1]) if len(last) else None,
        )
    return out


def kept_up(table: pa.Table, norad_ids: Ints) -> set[int]:
    """Say which objects were held up by burns in the year before their last sets.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    norad_ids : ndarray of int
        The objects.

    Returns
    -------
    set of int
        Those whose axis lost less than a quarter of what the lesser of the decays published at both ends of each
        stretch, or the air on the densest object, takes; of none with less than 3 km to lose anything is said.
    """
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    mine = np.flatnonzero(np.isin(numbers, norad_ids))
    order = mine[np.lexsort((epochs[mine], numbers[mine]))]
    if not len(order):
        return set()
    rows, groups = _last_weeks(numbers[order], epochs[order], KEPT_LOOK_BACK_DAYS)
    orbits = orbits_of(table.take(pa.array(order[rows])))
    axis = semi_major_axis_km(orbits.motion_rev_day)
    with np.errstate(all="ignore"):
        unit = -averaged_rates(axis, orbits.eccentricity, *indices(orbits.epoch_us))[0] * _DAY_SECONDS_TO_SI
    least = np.nan_to_num(unit * _DRAG_COEFFICIENT * DENSEST_M2_KG, posinf=0.0, neginf=0.0)
    fall = np.maximum(fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2), least)
    days = np.diff(orbits.epoch_us) / US_PER_DAY
    taken = np.minimum(fall[:-1], fall[1:]) * days
    out = set()
    for start, end in groups:
        expected = float(taken[start : end - 1].sum())
        if orbits.eccentricity[start:end].max() > MOST_KEPT_ECCENTRICITY:
            continue
        if expected >= LEAST_EXPECTED_KM and axis[start] - axis[end - 1] < KEPT_SHARE * expected:
            out.add(int(orbits.norad_id[start]))
    return out


def _last_weeks(
    numbers: Ints, epochs: Ints, look_back_days: float = LOOK_BACK_DAYS
) -> tuple[Ints, list[tuple[int, int]]]:
    """Return the last sets of each object, in order, and where those of each begin and end."""
    rows: list[int] = []
    groups = []
    cuts = np.flatnonzero(np.diff(numbers)) + 1
    for own in np.split(np.arange(len(numbers)), cuts):
        if not len(own):
            continue
        recent = own[epochs[own] >= epochs[own[-1]] - look_back_days * US_PER_DAY]
        # Of many sets a dozen spread over the weeks tell as much.
        kept = recent[np.unique(np.linspace(0, len(recent) - 1, _MOST_SETS).round().astype(np.int64))]
        groups.append((len(rows), len(rows) + len(kept)))
        rows += kept.tolist()
    return np.array(rows, dtype=np.int64), groups


def _unexplained(orbits: Orbits) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return of each set and the next by how much the perigee fell, and the axis rose, beyond what the air does."""
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    days = np.diff(orbits.epoch_us) / US_PER_DAY
    same = (np.diff(orbits.norad_id) == 0) & (days > 0.0)
    first, then = axis[:-1], axis[1:]
    shape, shape_then = orbits.eccentricity[:-1], orbits.eccentricity[1:]
    _, down, rounder = descend(
        first, shape, np.maximum(fall[:-1], 0.0), orbits.epoch_us[:-1], until_days=np.where(same, days, 0.0)
    )
    falls = fall[:-1] > 0.0
    down, rounder = np.where(falls, down, first), np.where(falls, rounder, shape)
    by_air = np.maximum(first * (1.0 - shape) - down * (1.0 - rounder), 0.0)
    fell = first * (1.0 - shape) - then * (1.0 - shape_then)
    apogee_fell = first * (1.0 + shape) - then * (1.0 + shape_then)
    spare = _LEAST_KM + _PERIGEE_TURN_KM * 10.0 * np.maximum(shape, shape_then)
    # Air takes from the apogee at least what it takes from the perigee; of a round orbit it takes no more than the
    # faster of the two published decays over the whole time.
    one_sided = fell > _TIMES_AIR * np.maximum(apogee_fell, 0.0) + spare
    at_most = _TIMES_AIR * np.maximum(fall[:-1], fall[1:]) * np.maximum(days, 0.0)
    beyond = (first - then > at_most + spare) & (fell > spare)
    in_air = first * (1.0 - shape) < EARTH_RADIUS_WGS72_KM + _MOST_PERIGEE_KM
    burnt = same & in_air & (fell > _TIMES_AIR * by_air + spare) & (one_sided | beyond)
    lowered = np.where(burnt, fell - by_air, 0.0)
    rose = then - first
    raised = np.where(same & (rose > 1.0), rose, 0.0)
    return lowered, raised
