"""A history of element sets made quick to ask which set speaks for each object on a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sets in order of object and epoch, one of each epoch.

    Attributes
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, so ordered.
    numbers : ndarray (o,)
        Catalogue numbers, rising.
    owner : ndarray (n,)
        Place in `numbers` of each row.
    first : ndarray (o + 1,)
        First row of each object.
    epochs_us : ndarray (n,)
        Epochs.
    by_time, times_us : ndarray (n,)
        Rows in order of epoch, and their epochs.
    """

    table: pa.Table
    numbers: Rows
    owner: Rows
    first: Rows
    epochs_us: Rows
    by_time: Rows
    times_us: Rows

    def days(self) -> Rows:
        """Return the days (since 1970) on which there is an epoch."""
        return np.unique(self.epochs_us // US_PER_DAY)

    def nearest(self, at_us: int, max_age_days: float) -> Rows:
        """Return the row of each object whose epoch is nearest to an instant; -1 where none is near."""
        reach_us = int(max_age_days * US_PER_DAY)
        low, high = np.searchsorted(self.times_us, [at_us - reach_us, at_us + reach_us + 1])
        rows = self.by_time[low:high]
        owner, away = self.owner[rows], np.abs(self.epochs_us[rows] - at_us)
        order = np.lexsort((rows, away, owner))
        chosen = np.full(len(self.numbers), -1, dtype=np.int64)
        known, first = np.unique(owner[order], return_index=True)
        chosen[known] = rows[order[first]]
        return chosen

    def rows_of(self, number: int) -> Rows:
        """Return all rows of an object, none where it is unknown."""
        at = int(np.searchsorted(self.numbers, number))
        if at == len(self.numbers) or self.numbers[at] != number:
            return np.empty(0, dtype=np.int64)
        return np.arange(self.first[at], self.first[at + 1])


def make_timeline(table: pa.Table) -> Timeline:
    """Order a table by object and epoch and drop a second set of the same epoch and repeated rows."""
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    order = np.lexsort((epochs, numbers))
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (np.diff(numbers[order]) == 0) & (np.diff(epochs[order]) == 0)
    rows = order[~again]
    names, first, owner = np.unique(numbers[rows], return_index=True, return_inverse=True)
    kept = epochs[rows]
    by_time = np.argsort(kept, kind="stable")
    return Timeline(
        table=table.take(pa.array(rows)),
        numbers=names,
        owner=owner.astype(np.int64),
        first=np.append(first, len(rows)).astype(np.int64),
        epochs_us=kept,
        by_time=by_time,
        times_us=kept[by_time],
    )
