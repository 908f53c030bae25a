"""What element sets say of one object at a time: its orbit near an instant, before and after, and who gave it.

The tests of innocent explanations and the declared numbers are held against this. Only mean elements as
published are compared here; nothing is propagated, so that no model stands between the question and the sets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.detection.completeness import NUMBER_DATE_SIGMA_DAYS, catalogued_us
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.mean import semi_major_axis_km

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WHOLE_OBJECTS: Final = 5000
"""A day on which so many objects have a set is taken for a day of a whole catalogue."""
_COLUMNS: Final = ("mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg")


@dataclass(frozen=True)
class Track:
    """Sets of one object in order of epoch: elements, height, and the source of each.

    Attributes
    ----------
    epoch_us : ndarray (n,)
        Microseconds since 1970.
    mean_motion_rev_day, eccentricity, inclination_deg, raan_deg : ndarray (n,)
        As published.
    sources : ndarray (n,) of int
        Number of the source in the table.
    """

    epoch_us: Ints
    mean_motion_rev_day: Floats
    eccentricity: Floats
    inclination_deg: Floats
    raan_deg: Floats
    sources: Ints

    def __len__(self) -> int:
        return len(self.epoch_us)

    def between(self, start_us: int, end_us: int) -> Track:
        """Return the sets with epochs from one instant to another, both included."""
        first, last = np.searchsorted(self.epoch_us, [start_us, end_us + 1])
        return self.cut(int(first), int(last))

    def cut(self, first: int, last: int) -> Track:
        """Return the sets first..last-1."""
        return Track(
            self.epoch_us[first:last], self.mean_motion_rev_day[first:last], self.eccentricity[first:last],
            self.inclination_deg[first:last], self.raan_deg[first:last], self.sources[first:last],
        )  # fmt: skip

    @cached_property
    def axis_km(self) -> Floats:
        """Semi-major axis of each set."""
        return np.asarray(semi_major_axis_km(self.mean_motion_rev_day), dtype=np.float64)

    @property
    def perigee_km(self) -> Floats:
        """Height of the perigee of each set above the equatorial radius."""
        return np.asarray(self.axis_km * (1.0 - self.eccentricity) - EARTH_RADIUS_WGS72_KM)

    @property
    def apogee_km(self) -> Floats:
        """Height of the apogee of each set above the equatorial radius."""
        return np.asarray(self.axis_km * (1.0 + self.eccentricity) - EARTH_RADIUS_WGS72_KM)


NO_SETS: Final = Track(
    np.zeros(0, np.int64), np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0, np.int64)
)


@dataclass(frozen=True, slots=True)
class Remaining:
    """Pieces of a launch with young sets at one instant, by the age of the sets."""

    at_us: int
    within_10_days: int
    within_30_days: int
    latest_numbers: tuple[int, ...]


class Sight:
    """The element sets of a table by object.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, in any order.
    """

    def __init__(self, table: pa.Table) -> None:
        numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
        epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
        order = np.lexsort((epochs, numbers))
        self._numbers, self._epochs = numbers[order], epochs[order]
        motion, shape, tilt, node = (
            np.asarray(table[name].to_numpy(), dtype=np.float64)[order] for name in _COLUMNS
        )
        codes = table["source"].combine_chunks().dictionary_encode()
        sources = np.asarray(codes.indices.to_numpy(zero_copy_only=False), dtype=np.int64)[order]
        self._all = Track(self._epochs, motion, shape, tilt, node, sources)
        self._table, self._order = table, order

    @classmethod
    def of(cls, table: pa.Table) -> Self:
        """Return the sight of a table."""
        return cls(table)

    def track(self, norad_id: int, start_us: int | None = None, end_us: int | None = None) -> Track:
        """Return the sets of one object, of a stretch of time where one is given; empty where there is none."""
        first, last = (int(one) for one in np.searchsorted(self._numbers, [norad_id, norad_id + 1]))
        whole = self._all.cut(first, last)
        if start_us is None and end_us is None:
            return whole
        return whole.between(
            start_us if start_us is not None else -(2**62), end_us if end_us is not None else 2**62
        )

    def around(self, norad_id: int, start_us: int, end_us: int, days: float) -> tuple[Track, Track]:
        """Return the sets of so many days before a stretch of time, and after it."""
        reach = round(days * US_PER_DAY)
        before = self.track(norad_id, start_us - reach, start_us)
        return before, self.track(norad_id, end_us, end_us + reach)

    def revolutions(self, start_us: int, end_us: int, least: float) -> tuple[int, int]:
        """Return how many objects have sets in a stretch of time, and how many went round so often between them."""
        within = (self._epochs >= start_us) & (self._epochs <= end_us)
        numbers, first, counts = np.unique(self._numbers[within], return_index=True, return_counts=True)
        if not len(numbers):
            return 0, 0
        epochs, motion = self._epochs[within], self._all.mean_motion_rev_day[within]
        days = (epochs[first + counts - 1] - epochs[first]) / US_PER_DAY
        return len(numbers), int((days * motion[first] >= least).sum())

    @cached_property
    def _launches(self) -> NDArray[np.str_]:
        names = self._table["cospar_id"].fill_null("").to_pylist()
        return np.array([name[:8] if len(name) > 8 else "" for name in names], dtype="U8")[self._order]

    def pieces(self, launch: str, after_us: int) -> Ints:
        """Return the numbers of a launch that were catalogued after an instant.

        Launch-mates, rocket bodies and the parent have older sets, or a number given out well before it,
        and are not among them.
        """
        mine = self._launches == launch
        numbers, first = np.unique(self._numbers[mine], return_index=True)
        epochs = self._epochs[mine][first]
        numbered = catalogued_us(numbers, epochs) + round(NUMBER_DATE_SIGMA_DAYS * US_PER_DAY)
        return np.asarray(numbers[(epochs > after_us) & (numbered >= after_us)], dtype=np.int64)

    @cached_property
    def whole_days(self) -> Ints:
        """Instants (medians of epochs) of the days on which most of the catalogue has sets, one a cluster."""
        days = self._epochs // US_PER_DAY
        pairs = np.unique(np.stack([days, self._numbers]), axis=1)[0]
        found, counts = np.unique(pairs, return_counts=True)
        full = [
            (int(day), int(count)) for day, count in zip(found, counts, strict=True) if count >= WHOLE_OBJECTS
        ]
        clusters: list[tuple[int, int]] = []
        for day, count in full:
            if clusters and day - clusters[-1][0] <= 3:
                clusters[-1] = max(clusters[-1], (day, count), key=lambda one: one[1])
            else:
                clusters.append((day, count))
        medians = [int(np.median(self._epochs[days == day])) for day, _ in clusters]
        return np.array(medians, dtype=np.int64)

    def remaining(self, numbers: Ints, at_us: int) -> Remaining:
        """Count which of some objects have sets no older than 10 and 30 days at an instant.

        A stale set is no proof that an object is in orbit, so the older ones are not counted.
        """
        mine = np.isin(self._numbers, numbers)
        # Sets of the same file reach a little past its median epoch.
        age = (at_us + US_PER_DAY - self._epochs[mine]) / US_PER_DAY
        own = self._numbers[mine]
        ten, thirty = (np.unique(own[(age >= 0.0) & (age <= limit + 1.0)]) for limit in (10.0, 30.0))
        return Remaining(at_us, len(ten), len(thirty), tuple(int(one) for one in ten))
