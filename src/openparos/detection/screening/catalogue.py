"""Which sets are screened: one an object, sound, not too old; and which are left out, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY, format_utc

_MUST_BE_NUMBERS = (
    "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg",
    "mean_anomaly_deg", "bstar",
)  # fmt: skip
_SAME = ("epoch_us", *_MUST_BE_NUMBERS[:-1])


@dataclass(frozen=True, slots=True)
class Excluded:
    """One object that was not screened, or not to the end, and why.

    Attributes
    ----------
    norad_id : int
        Catalogue number.
    reason : str
        Why.
    from_us : int or None
        From when on; None where it was never screened.
    """

    norad_id: int
    reason: str
    from_us: int | None = None

    def to_json(self) -> dict[str, int | str | None]:
        """Return the exclusion as it stands in an answer."""
        return {
            "norad_id": self.norad_id,
            "reason": self.reason,
            "from": None if self.from_us is None else format_utc(self.from_us),
        }


@dataclass(frozen=True, slots=True)
class Screened:
    """What goes into a screening.

    Attributes
    ----------
    table : pa.Table
        One set an object, in order of the numbers; of several numbers with one set, the lowest.
    excluded : list of Excluded
        Who is left out.
    clones : dict of int to tuple of int
        Number that stands for others, and those that carry the very same set.
    """

    table: pa.Table
    excluded: list[Excluded]
    clones: dict[int, tuple[int, ...]]


def choose_sets(table: pa.Table, start_us: int, end_us: int, max_age_days: float) -> Screened:
    """Choose what is screened from a table of element sets.

    Of several sets of one object the latest not after the start is used, else the first after it.

    Raises
    ------
    InputRefused
        When nothing is left to screen: no sets, or none near the window; the message says which.
    """
    if table.num_rows == 0:
        raise InputRefused(
            "there is no element set to screen", remedy="Name a file with sets, or ingest some first"
        )
    sound, excluded = _sound(table)
    chosen = sound.take(pa.array(_latest(sound, start_us)))
    epochs = np.asarray(chosen["epoch_us"].to_numpy(), dtype=np.int64)
    away = np.where(epochs > end_us, epochs - end_us, np.maximum(start_us - epochs, 0)) / US_PER_DAY
    near = away <= max_age_days
    for number, days, epoch in zip(
        chosen["norad_id"].to_numpy()[~near].tolist(), away[~near].tolist(), epochs[~near].tolist(), strict=True
    ):  # fmt: skip
        side = "before" if epoch < start_us else "after"
        excluded.append(Excluded(number, f"its set is {days:.1f} days {side} the window"))
    if not near.any():
        raise InputRefused(_nothing_near(epochs, start_us, end_us, max_age_days))
    kept, clones = _without_clones(chosen.filter(pa.array(near)))
    return Screened(kept, excluded, clones)


def _nothing_near(epochs: NDArray[np.int64], start_us: int, end_us: int, max_age_days: float) -> str:
    if len(epochs) == 0:
        return "none of the element sets is sound"
    first, last = format_utc(int(epochs.min())), format_utc(int(epochs.max()))
    side = "before all epochs" if end_us < epochs.min() else "after all epochs"
    if epochs.min() <= end_us and start_us <= epochs.max():
        side = "far from all epochs"
    window = f"{format_utc(start_us)} to {format_utc(end_us)}"
    return f"the window {window} lies {side} ({first} to {last}) by more than {max_age_days:g} days"


def _sound(table: pa.Table) -> tuple[pa.Table, list[Excluded]]:
    """Set aside rows that SGP4 cannot start from."""
    values = np.stack([np.asarray(table[name].to_numpy(), dtype=np.float64) for name in _MUST_BE_NUMBERS])
    finite = np.isfinite(values).all(axis=0)
    possible = (values[0] > 0.0) & (values[1] >= 0.0) & (values[1] < 1.0)
    numbers = table["norad_id"].to_numpy()
    excluded = [Excluded(int(one), "an element is not a number") for one in numbers[~finite]]
    excluded += [
        Excluded(int(one), "no closed orbit: mean motion or eccentricity out of range")
        for one in numbers[finite & ~possible]
    ]
    good = finite & possible
    return (table if good.all() else table.filter(pa.array(good))), excluded


def _latest(table: pa.Table, start_us: int) -> NDArray[np.int64]:
    """Return the row of each object's latest set not after an instant, else its first after it."""
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    later = epochs > start_us
    order = np.lexsort((np.where(later, epochs, -epochs), later, numbers))
    _, first = np.unique(numbers[order], return_index=True)
    return np.asarray(order[first])


def _without_clones(table: pa.Table) -> tuple[pa.Table, dict[int, tuple[int, ...]]]:
    """Keep the lowest of several numbers that carry one and the same set."""
    columns = [np.asarray(table[name].to_numpy()) for name in _SAME]
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    order = np.lexsort((numbers, *columns))
    same = np.ones(len(order), dtype=bool)
    for column in columns:
        ordered = column[order]
        same[1:] &= ordered[1:] == ordered[:-1]
    same[:1] = False
    clones: dict[int, tuple[int, ...]] = {}
    keep = np.ones(len(order), dtype=bool)
    head = 0
    for at in range(len(order)):
        if same[at]:
            keep[order[at]] = False
            stands_for = int(numbers[order[head]])
            clones[stands_for] = (*clones.get(stands_for, ()), int(numbers[order[at]]))
        else:
            head = at
    return table.filter(pa.array(keep)), clones
