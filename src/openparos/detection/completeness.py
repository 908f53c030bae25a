"""What a catalogue can be expected to contain: when numbers were given out, and what a snapshot leaves out.

Two questions that no single snapshot answers. *When was this object catalogued?* Numbers are given out
in order, so those of payloads, numbered within days of launch, date the numbers between them. *Is an
object that is absent gone, or was the file incomplete?* Objects seen before and after a snapshot were in
orbit at it; the share of them that the snapshot holds is its completeness (capture and recapture).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from openparos.model.times import US_PER_DAY, parse_utc

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Year, and the median catalogue number of payloads launched within three weeks of that day. Facts
# derived from the launch dates of J. McDowell's General Catalog (CC-BY 4.0) and, from 2025, of CelesTrak.
_NUMBERS: Final = (
    (1998.0, 25113), (1998.25, 25276), (1998.5, 25383), (1998.75, 25481), (1999.0, 25591), (1999.25,
    25667), (1999.5, 25851), (1999.75, 25931), (2000.0, 26033), (2000.25, 26113), (2000.5, 26400),
    (2000.75, 26552), (2001.0, 26643), (2001.25, 26736), (2001.5, 26862), (2001.75, 26932), (2002.0,
    27057), (2002.25, 27400), (2002.5, 27455), (2002.75, 27532), (2003.0, 27612), (2003.25, 27709),
    (2003.5, 27844), (2003.75, 27949), (2004.0, 28133), (2004.25, 28218), (2004.5, 28370), (2004.75,
    28422), (2005.0, 28501), (2005.25, 28638), (2005.5, 28707), (2005.75, 28881), (2006.0, 28915),
    (2006.25, 29047), (2006.5, 29242), (2006.75, 29484), (2007.0, 29671), (2007.25, 31123), (2007.5,
    31790), (2007.75, 32252), (2008.0, 32391), (2008.25, 32753), (2008.5, 33064), (2008.75, 33389),
    (2009.0, 33464), (2009.25, 34711), (2009.5, 35499), (2009.75, 35934), (2010.0, 36121), (2010.25,
    36507), (2010.5, 36746), (2010.75, 37179), (2011.0, 37264), (2011.25, 37387), (2011.5, 37740),
    (2011.75, 37826), (2012.0, 38040), (2012.25, 38104), (2012.5, 38550), (2012.75, 38772), (2013.0,
    39035), (2013.25, 39131), (2013.5, 39198), (2013.75, 39265), (2014.0, 39526), (2014.25, 39635),
    (2014.5, 40063), (2014.75, 40267), (2015.0, 40358), (2015.25, 40571), (2015.5, 40716), (2015.75,
    40934), (2016.0, 41180), (2016.25, 41567), (2016.5, 41611), (2016.75, 41788), (2017.0, 41907),
    (2017.25, 42717), (2017.5, 42838), (2017.75, 42956), (2018.0, 43121), (2018.25, 43269), (2018.5,
    43533), (2018.75, 43633), (2019.0, 43897), (2019.25, 44103), (2019.5, 44386), (2019.75, 44547),
    (2020.0, 44935), (2020.25, 45409), (2020.5, 45765), (2020.75, 46578), (2021.0, 47321), (2021.25,
    48007), (2021.5, 48939), (2021.75, 49207), (2022.0, 50992), (2022.25, 52127), (2022.5, 53026),
    (2022.75, 53959), (2023.0, 55058), (2023.25, 56078), (2023.5, 57125), (2023.75, 57969), (2024.0,
    58703), (2024.25, 59402), (2024.5, 60143), (2024.75, 61449), (2025.0, 62525), (2025.25, 63363),
    (2025.5, 64962), (2025.75, 66100), (2026.0, 67334), (2026.25, 68690), (2026.5, 69728),
)  # fmt: skip
NUMBER_DATE_SIGMA_DAYS: Final = 45.0
"""How far a number may be from the curve; events bring jumps of a thousand numbers in a season."""
CURVE_START_US: Final = parse_utc("1998-01-01")
_YEAR_US: Final = 365.25 * US_PER_DAY
FRESH_DAYS: Final = (10.0, 30.0)
LEAST_COMPLETE: Final = 0.8
"""Below this share of objects listed before a piece was first seen, its being new is not shown by that."""
_ALIKE: Final = 100
_APART_DAYS: Final = 11.0
_LEAST_EXPECTED: Final = 30
_A_FILE: Final = 0.2


def catalogued_us(norad_ids: ArrayLike, first_epochs_us: ArrayLike) -> Ints:
    """Return about when objects were catalogued.

    Parameters
    ----------
    norad_ids : array (n,) of int
        Catalogue numbers.
    first_epochs_us : array (n,) of int
        First epoch of each at hand: an upper bound, and the answer where the number is outside the
        range the curve covers (above what was given out). Numbers from before 1998 are dated 1998.

    Returns
    -------
    ndarray (n,) of int
        Microseconds since 1970; good to `NUMBER_DATE_SIGMA_DAYS` where it comes from the number.
    """
    numbers = np.asarray(norad_ids, dtype=np.float64)
    first = np.asarray(first_epochs_us, dtype=np.int64)
    years, marks = np.array(_NUMBERS).T
    by_number = parse_utc("2000-01-01") + (np.interp(numbers, marks, years) - 2000.0) * _YEAR_US
    covered = numbers <= marks[-1]
    return np.asarray(np.where(covered & (by_number < first), by_number, first), dtype=np.int64)


def numbers_at(times_us: ArrayLike) -> Floats:
    """Return the catalogue numbers given out at instants: the inverse of `catalogued_us`, for simulations."""
    years, marks = np.array(_NUMBERS).T
    when = 2000.0 + (np.asarray(times_us, dtype=np.float64) - parse_utc("2000-01-01")) / _YEAR_US
    return np.asarray(np.interp(when, years, marks), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete the sets at hand are at one instant.

    Attributes
    ----------
    at_us : int
        The instant.
    expected, present : int
        Objects seen both before and after it, and those of them with a set near it.
    """

    at_us: int
    expected: int
    present: int

    @property
    def share(self) -> float | None:
        """Completeness between 0 and 1; None where nothing was seen on both sides."""
        return self.present / self.expected if self.expected else None

    @property
    def sigma(self) -> float | None:
        """Standard deviation of the share, binomial."""
        if not self.expected:
            return None
        share = (self.present + 1.0) / (self.expected + 2.0)
        return float(np.sqrt(share * (1.0 - share) / self.expected))


class Seen:
    """When each object of a table was seen first and last: what is asked again and again of how complete it is.

    Parameters
    ----------
    norad_ids, epochs_us : ndarray (n,) of int
        Number and epoch of each set.
    """

    def __init__(self, norad_ids: Ints, epochs_us: Ints) -> None:
        order = np.lexsort((epochs_us, norad_ids))
        numbers, epochs = norad_ids[order], epochs_us[order]
        start = np.insert(np.diff(numbers) > 0, 0, True) if len(order) else np.zeros(0, bool)
        end = np.append(np.diff(numbers) > 0, True) if len(order) else np.zeros(0, bool)
        self.numbers: Ints = numbers[start]
        self.first_us: Ints = epochs[start]
        self.last_us: Ints = epochs[end]
        by_time = np.argsort(epochs_us, kind="stable")
        self._times, self._who = epochs_us[by_time], norad_ids[by_time]

    def coverage_at(self, at_us: int, *, within_days: float = 10.0) -> Coverage:
        """Estimate how complete the sets are around an instant, by capture and recapture.

        Parameters
        ----------
        at_us : int
            The instant.
        within_days : float
            A set counts as present when its epoch is that near.
        """
        span = round(within_days * US_PER_DAY)
        expected = self.numbers[(self.first_us < at_us - span) & (self.last_us > at_us + span)]
        low, high = np.searchsorted(self._times, [at_us - span, at_us + span + 1])
        present = np.isin(expected, self._who[low:high])
        return Coverage(at_us, len(expected), int(present.sum()))

    def before(self, first_us: int) -> Coverage | None:
        """Return how complete the sets were before a first appearance; None where there are too few to tell.

        Parameters
        ----------
        first_us : int
            When a piece was first seen.

        Notes
        -----
        Objects with a set at or after it, and with numbers of the older half of those seen well before it, should
        have been seen well before; the share that was is what a piece that is not new would have had for a chance.
        """
        earlier = first_us - round(_APART_DAYS * US_PER_DAY)
        old = self.first_us <= earlier
        # Stale sets in the first file of all are no file before it.
        if old.sum() < max(
            _LEAST_EXPECTED, _A_FILE * np.count_nonzero(self.first_us <= first_us + (first_us - earlier))
        ):
            return None
        expected = (self.numbers <= np.median(self.numbers[old])) & (self.last_us >= first_us)
        if expected.sum() < _LEAST_EXPECTED:
            return None
        return Coverage(earlier, int(expected.sum()), int((expected & old).sum()))

    def followed(self, norad_ids: Ints, after_us: Ints, leave_out: NDArray[np.bool_]) -> Floats:
        """Return how far objects like some were still followed after given instants.

        Parameters
        ----------
        norad_ids, after_us : ndarray (n,) of int
            The objects and the instants.
        leave_out : ndarray of bool
            Of `self.numbers`: objects that tell nothing, since they should be down themselves.

        Returns
        -------
        ndarray (n,)
            Share with a set after the instant, of all objects known before it or of the hundred nearest in number,
            whichever is less: a file of active objects alone, or of half the numbers, leaves out whole runs.
        """
        out = np.zeros(len(norad_ids))
        places = np.searchsorted(self.numbers, norad_ids)
        for k, (place, after) in enumerate(zip(places, after_us, strict=True)):
            known = ~leave_out & (self.first_us <= after)
            known[place] = False
            if not known.any():
                continue
            wider = _ALIKE
            near = known[max(0, place - wider) : place + wider]
            while near.sum() < _ALIKE and wider < len(known):
                wider *= 2
                near = known[max(0, place - wider) : place + wider]
            alike = self.last_us[max(0, place - wider) : place + wider][near] > after
            out[k] = min(float(alike.mean()), float((self.last_us[known] > after).mean()))
        return out


def coverage_at(norad_ids: Ints, epochs_us: Ints, at_us: int, *, within_days: float = 10.0) -> Coverage:
    """Estimate how complete the sets are around one instant; `Seen.coverage_at` where many are asked of."""
    return Seen(norad_ids, epochs_us).coverage_at(at_us, within_days=within_days)


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """Pieces of one launch in a table, by the age of their sets at its median epoch."""

    launch: str
    at_us: int
    fresh_10_days: int
    fresh_30_days: int
    listed: int


def latest_rows(norad_ids: Ints, epochs_us: Ints) -> Ints:
    """Return the row of the latest set of each object, in order of number."""
    order = np.lexsort((epochs_us, norad_ids))
    last = np.append(np.diff(norad_ids[order]) > 0, True) if len(order) else np.zeros(0, bool)
    return np.asarray(order[last], dtype=np.int64)


def first_rows(norad_ids: Ints, epochs_us: Ints) -> Ints:
    """Return the row of the earliest set of each object, in order of number."""
    order = np.lexsort((epochs_us, norad_ids))
    first = np.insert(np.diff(norad_ids[order]) > 0, 0, True) if len(order) else np.zeros(0, bool)
    return np.asarray(order[first], dtype=np.int64)


def launches(table: pa.Table) -> NDArray[np.str_]:
    """Return the launch of each row (``1982-092``), empty where the designator is missing."""
    names = table["cospar_id"].fill_null("").to_pylist()
    return np.array([name[:8] if len(name) > 8 else "" for name in names], dtype="U8")


def count_family(
    table: pa.Table, launch: str, *, at_us: int | None = None, leave_out: tuple[int, ...] = ()
) -> FamilyCount:
    """Count the pieces of a launch with sets no older than 10 and 30 days, and all that are listed.

    Parameters
    ----------
    table : pa.Table
        Sets of one snapshot.
    launch : str
        ``1999-025``.
    at_us : int or None
        The instant ages are counted to; the median epoch of the table when None.
    leave_out : tuple of int
        Numbers not to count: a parent, rocket bodies, launch-mates.

    Notes
    -----
    A stale set is no proof that an object is in orbit; a missing one is none that it is not.
    """
    numbers, epochs = table["norad_id"].to_numpy(), table["epoch_us"].to_numpy()
    if at_us is None:
        at_us = int(np.median(epochs)) if len(epochs) else 0
    mine = (launches(table) == launch) & ~np.isin(numbers, list(leave_out))
    rows = latest_rows(numbers[mine].astype(np.int64), epochs[mine])
    age = np.abs(at_us - epochs[mine][rows]) / US_PER_DAY
    ten, thirty = (int((age <= limit).sum()) for limit in FRESH_DAYS)
    return FamilyCount(launch, at_us, ten, thirty, len(rows))
