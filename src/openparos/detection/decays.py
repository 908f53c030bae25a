"""Decays: came down, is about to, or is only not updated; told apart by the physics, not by absence.

An object whose last set leaves it days, and of which no set follows although the sets of others do, has
decayed within the interval of its remaining lifetime. One whose sets stop while its orbit would last is not
updated: no event. Whether a descent was controlled is said only where the sets show the perigee lowered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.breakups.motion import orbits_of
from openparos.detection.completeness import latest_rows
from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval
from openparos.orbits.mean import semi_major_axis_km

from .lifetime import Floats, fall_km_day, interval_days, remaining_days

HORIZON_DAYS: Final = 60.0
LEAST_UPDATED: Final = 0.5
STALE_DAYS: Final = 30.0
LARGEST_ECCENTRICITY: Final = 0.1
"""Above it the Moon and the Sun move the perigee; no lifetime is given."""
CONFIDENCE_RULE: Final = (
    "low: re-entry predicted; moderate: the 90 % interval of the lifetime has passed without a set while at "
    "least half of the other objects have newer ones; high: the same, and the last set left less than ten days"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last set of one object says.

    Attributes
    ----------
    row : int
        Of the last set.
    norad_id : int
        Number.
    status : str
        ``in orbit``, ``decayed``, ``re-entry predicted`` or ``not updated``.
    days : float
        Remaining lifetime at the last set; infinite where it does not fall.
    silent_days : float
        From the last set to the end of the sets at hand.
    others_newer : float
        Share of the other objects with a set after the interval of its decay: how complete the sets are there.
    """

    row: int
    norad_id: int
    status: str
    days: float
    silent_days: float
    others_newer: float


def detect(table: pa.Table) -> list[Event]:
    """Find decays and predict re-entries.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; the epochs of the other objects tell how far the sets reach.

    Returns
    -------
    list of Event
        Decayed ones as `bulletin`, predictions within 60 days as `candidate`; never what is only stale.
    """
    found = [one for one in standings(table) if one.status in ("decayed", "re-entry predicted")]
    return [_event(table, one) for one in found]


def standings(table: pa.Table) -> list[Standing]:
    """Say of each object where it stands at the end of the sets at hand."""
    if not table.num_rows:
        return []
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    rows = latest_rows(numbers, epochs)
    last = epochs[rows]
    end = int(np.quantile(last, 0.999, method="lower")) if len(rows) > 1 else int(last[0])
    orbits = orbits_of(table.take(pa.array(rows)))
    axis = semi_major_axis_km(orbits.motion_rev_day)
    fall = fall_km_day(axis, orbits.motion_rev_day, orbits.decay_rev_day2)
    days = _lifetimes(axis, orbits.eccentricity, fall)
    high = interval_days(days)[1]
    silent = (end - last) / US_PER_DAY
    ordered = np.sort(last)
    out = []
    for k, row in enumerate(rows):
        passed = last[k] + high[k] * US_PER_DAY
        newer = 1.0 - np.searchsorted(ordered, min(passed, end), side="right") / len(ordered)
        if passed < end and newer >= _least(len(rows)):
            status = "decayed"
        elif days[k] <= HORIZON_DAYS and passed >= end and silent[k] <= STALE_DAYS:
            status = "re-entry predicted"
        else:
            status = "not updated" if silent[k] > STALE_DAYS else "in orbit"
        out.append(
            Standing(int(row), int(numbers[row]), status, float(days[k]), float(silent[k]), float(newer))
        )
    return out


def _least(objects: int) -> float:
    """Share of others that must be newer; of a handful of objects no share proves a complete file."""
    return LEAST_UPDATED if objects >= 10 else 1.1


def _lifetimes(axis: Floats, shape: Floats, fall: Floats) -> Floats:
    """Return remaining lifetimes of what may come down within years; infinite for the rest."""
    days = np.full(len(axis), np.inf)
    # An axis that falls by less than 30 m a day lasts over a year at any height.
    soon = np.flatnonzero((fall > 0.03) & np.isfinite(axis) & (shape <= LARGEST_ECCENTRICITY))
    if len(soon):
        days[soon] = remaining_days(axis[soon], shape[soon], fall[soon])
    return days


def _event(table: pa.Table, one: Standing) -> Event:
    epoch = int(table["epoch_us"][one.row].as_py())
    low, high = (float(value) for value in interval_days(one.days))
    start, end = (epoch + round(value * US_PER_DAY) for value in (low, high))
    decayed = one.status == "decayed"
    confidence = Confidence.LOW
    if decayed:
        confidence = Confidence.HIGH if one.days < 10.0 else Confidence.MODERATE
    named = table.slice(one.row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    caveats = ["interval of 90 %, measured on objects whose decay is known; solar activity to come is in it"]
    if decayed:
        caveats.append("no set follows; a manoeuvre after the last set is not excluded")
    caveats.append("whether the descent was controlled cannot be determined from the last set")
    return Event(
        kind=EventKind.DECAY, tier=Tier.BULLETIN if decayed else Tier.CANDIDATE,
        objects=(EventObject(named["norad_id"], named["cospar_id"], named["name"]),),
        interval=Interval(start // US_PER_SECOND * US_PER_SECOND, -(-end // US_PER_SECOND) * US_PER_SECOND),
        evidence=Evidence(
            tuple(content_hashes(table.slice(one.row, 1))), "decays",
            {"horizon_days": HORIZON_DAYS, "stale_days": STALE_DAYS, "least_updated": LEAST_UPDATED,
             "atmosphere": "static, mean activity; level at the set from its own decay", "confidence_rule": CONFIDENCE_RULE},
            SOFTWARE,
        ),
        confidence=confidence,
        quantities={
            "status": Quantity(one.status),
            "lifetime_from_last_set_days": Quantity(round(one.days, 2), round((high - low) / 3.29, 2)),
            "silent_days": Quantity(round(one.silent_days, 2)),
            "others_updated_share": Quantity(round(one.others_newer, 3)),
        },
        best_time_us=(epoch + round(one.days * US_PER_DAY)) // US_PER_SECOND * US_PER_SECOND,
        time_sigma_h=round((high - low) / 3.29 * 24.0, 1), caveats=tuple(caveats),
    )  # fmt: skip
