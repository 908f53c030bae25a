"""Noise of the catalogue: what must not become an event, listed with its reason.

Clones (two numbers, one solution), sets that jump and come back, sets that fit another object
(cross-tags and swaps), epochs in the future, sets long out of date in their own file, and gaps in
otherwise dense histories. Every piece is an ``element-anomaly``; nothing here says that an object moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import from_table
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, Interval, now_us
from openparos.orbits.histories import element_arrays

from .manoeuvres.track import clean

DETECTOR: Final = "noise"
FUTURE_DAYS: Final = 2.0
STALE_DAYS: Final = 30.0
ONE_FILE_SPREAD_DAYS: Final = 5.0
DENSE_SPACING_DAYS: Final = 3.0
GAP_DAYS: Final = 7.0
GAP_SPACINGS: Final = 6.0
MATCH_DAYS: Final = 3.0
MATCH_REV_DAY, MATCH_INCLINATION_DEG, MATCH_NODE_DEG, MATCH_ECCENTRICITY = 5e-4, 0.02, 0.5, 5e-4
_SOLUTION: Final = (
    "epoch_us", "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg", "arg_perigee_deg",
    "mean_anomaly_deg",
)  # fmt: skip


def detect(table: pa.Table) -> list[Event]:
    """List the anomalies of a table of element sets.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`, in any order.

    Returns
    -------
    list of Event
        Kind ``element-anomaly``; ``quantities.anomaly`` is one of clone, there-and-back, cross-tag,
        future, stale, gap.
    """
    if table.num_rows == 0:
        return []
    out = [*_clones(table), *_bad_sets(table), *_future(table), *_stale(table), *_gaps(table)]
    return sorted(out, key=lambda one: (one.objects[0].norad_id, one.interval.start_us))


def _clones(table: pa.Table) -> Iterator[Event]:
    """Two or more numbers with one and the same solution: distance zero, but one observation."""
    columns = [table.column(name).to_numpy(zero_copy_only=False) for name in _SOLUTION]
    ids = table.column("norad_id").to_numpy()
    order = np.lexsort((ids, *columns[::-1]))
    same = np.ones(len(order) - 1, bool)
    for column in columns:
        same &= np.diff(column[order]) == 0
    start = 0
    for end in np.append(np.flatnonzero(~same) + 1, len(order)).tolist():
        rows = order[start:end]
        numbers, first = np.unique(ids[rows], return_index=True)
        if len(numbers) > 1:
            chosen = rows[first].tolist()
            text = "one solution under several numbers: one observation, not an approach"
            yield _event(table, "clone", chosen, None, text, {"numbers": Quantity(float(len(numbers)))})
        start = end


def _bad_sets(table: pa.Table) -> Iterator[Event]:
    """Sets that jump away and back; where they fit another object, that one is named."""
    sets = element_arrays(table)
    _, aside = clean(sets)
    if not len(aside):
        return
    values = {name: table.column(name).to_numpy(zero_copy_only=False) for name in (*_SOLUTION, "norad_id")}
    by_epoch = np.argsort(values["epoch_us"], kind="stable")
    epochs = values["epoch_us"][by_epoch]
    bad = set(aside.tolist())
    for row in aside.tolist():
        reach = MATCH_DAYS * US_PER_DAY
        near = by_epoch[
            np.searchsorted(epochs, values["epoch_us"][row] - reach) : np.searchsorted(
                epochs, values["epoch_us"][row] + reach, side="right"
            )
        ]
        other = _fits(values, row, near, bad)
        if other is None:
            yield _event(table, "there-and-back", [row], None, "jumps away from its neighbours and back", {})
        else:
            number = int(values["norad_id"][other])
            text = f"fits object {number} better than its own history: cross-tag or swap"
            yield _event(
                table, "cross-tag", [row, other], None, text, {"fits_norad_id": Quantity(float(number))}
            )


def _fits(values: dict[str, Any], row: int, near: Any, bad: set[int]) -> int | None:
    """Return a good set of another object that the set agrees with, or None."""
    node = np.abs((values["raan_deg"][near] - values["raan_deg"][row] + 180.0) % 360.0 - 180.0)
    days = np.abs(values["epoch_us"][near] - values["epoch_us"][row]) / US_PER_DAY
    fit = (
        (values["norad_id"][near] != values["norad_id"][row])
        & (np.abs(values["mean_motion_rev_day"][near] - values["mean_motion_rev_day"][row]) < MATCH_REV_DAY)
        & (np.abs(values["inclination_deg"][near] - values["inclination_deg"][row]) < MATCH_INCLINATION_DEG)
        & (np.abs(values["eccentricity"][near] - values["eccentricity"][row]) < MATCH_ECCENTRICITY)
        & (node < MATCH_NODE_DEG + 8.0 * days)  # the node of a low orbit moves by up to eight degrees a day
    )
    found = [int(one) for one in near[fit] if int(one) not in bad]
    return found[0] if found else None


def _future(table: pa.Table) -> Iterator[Event]:
    """Epochs later than the clock."""
    limit = now_us() + round(FUTURE_DAYS * US_PER_DAY)
    for row in np.flatnonzero(table.column("epoch_us").to_numpy() > limit).tolist():
        yield _event(table, "future", [row], None, "its epoch lies in the future", {})


def _stale(table: pa.Table) -> Iterator[Event]:
    """Sets a month or more older than the bulk of the file they stand in."""
    epochs = table.column("epoch_us").to_numpy()
    codes = table.column("source").combine_chunks().dictionary_encode()
    index = codes.indices.to_numpy()
    for source in range(len(codes.dictionary)):
        rows = np.flatnonzero(index == source)
        if len(rows) < 100:
            continue
        low, middle = np.quantile(epochs[rows], [0.25, 0.5])
        if (middle - low) / US_PER_DAY > ONE_FILE_SPREAD_DAYS:
            continue
        for row in rows[epochs[rows] < middle - STALE_DAYS * US_PER_DAY].tolist():
            age = float(middle - epochs[row]) / US_PER_DAY
            text = f"{age:.0f} days older than the bulk of its file: lost, decayed or not maintained"
            yield _event(table, "stale", [row], None, text, {"age_days": Quantity(round(age, 1))})


def _gaps(table: pa.Table) -> Iterator[Event]:
    """Gaps in histories that are dense otherwise: what happened in them is not known."""
    sets = element_arrays(table)
    offsets = sets.offsets()
    for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True):
        if b - a < 10:
            continue
        spacing = np.diff(sets.epoch_us[a:b]) / US_PER_DAY
        usual = float(np.median(spacing))
        if usual > DENSE_SPACING_DAYS:
            continue
        for k in np.flatnonzero(spacing > max(GAP_DAYS, GAP_SPACINGS * usual)).tolist():
            rows = [int(sets.row[a + k]), int(sets.row[a + k + 1])]
            interval = Interval(int(sets.epoch_us[a + k]), int(sets.epoch_us[a + k + 1]))
            text = f"no sets for {spacing[k]:.1f} days in a history of one every {usual:.1f}"
            yield _event(table, "gap", rows, interval, text, {"days": Quantity(round(float(spacing[k]), 2))})


def _event(
    table: pa.Table, anomaly: str, rows: Sequence[int], interval: Interval | None, text: str,
    quantities: dict[str, Quantity],
) -> Event:  # fmt: skip
    sets = from_table(table.take(list(rows)))
    if interval is None:
        interval = Interval(min(one.epoch_us for one in sets), max(one.epoch_us for one in sets))
    start, end = interval.start_us // 1_000_000 * 1_000_000, -(-interval.end_us // 1_000_000) * 1_000_000
    seen = {one.object_id.norad_id: one for one in reversed(sets)}
    return Event(
        kind=EventKind.ELEMENT_ANOMALY, tier=Tier.CANDIDATE,
        objects=tuple(EventObject(n, one.object_id.cospar_id, one.name) for n, one in reversed(seen.items())),
        interval=Interval(start, end),
        evidence=Evidence(tuple(one.content_hash for one in sets), DETECTOR, {"anomaly": anomaly}, SOFTWARE),
        confidence=Confidence.MODERATE, quantities={"anomaly": Quantity(anomaly), **quantities}, caveats=(text,),
    )  # fmt: skip
