"""A history of element sets made quick to ask which set speaks for each object on a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY, US_PER_SECOND

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
    keys, object_keys : ndarray (n,), (o,)
        Object and epoch (whole seconds since `oldest_s`) in one number, rising; and where each object begins.
    oldest_s, span_s : int
        First epoch and length of the history, seconds.
    """

    table: pa.Table
    numbers: Rows
    owner: Rows
    first: Rows
    epochs_us: Rows
    keys: Rows
    object_keys: Rows
    oldest_s: int
    span_s: int

    def days(self) -> Rows:
        """Return the days (since 1970) on which there is an epoch."""
        return np.unique(self.epochs_us // US_PER_DAY)

    def nearest(self, at_us: int, max_age_days: float) -> Rows:
        """Return the row of each object whose epoch is nearest to an instant; -1 where none is near."""
        wanted = self.object_keys + min(max(at_us // US_PER_SECOND - self.oldest_s, 0), self.span_s - 1)
        after = np.searchsorted(self.keys, wanted)
        before = np.maximum(after - 1, self.first[:-1])
        after = np.minimum(after, self.first[1:] - 1)
        away_before = np.abs(self.epochs_us[before] - at_us)
        away_after = np.abs(self.epochs_us[after] - at_us)
        chosen = np.where(away_before <= away_after, before, after)
        away = np.minimum(away_before, away_after)
        return np.where(away <= max_age_days * US_PER_DAY, chosen, -1)

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
    seconds = kept // US_PER_SECOND
    oldest_s = int(seconds.min()) if len(kept) else 0
    span_s = int(seconds.max()) - oldest_s + 1 if len(kept) else 1
    return Timeline(
        table=table.take(pa.array(rows)),
        numbers=names,
        owner=owner.astype(np.int64),
        first=np.append(first, len(rows)).astype(np.int64),
        epochs_us=kept,
        keys=owner.astype(np.int64) * span_s + seconds - oldest_s,
        object_keys=np.arange(len(names), dtype=np.int64) * span_s,
        oldest_s=oldest_s,
        span_s=span_s,
    )
