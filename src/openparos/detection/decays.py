"""Decays: came down, is about to, or is only not updated; told apart by the physics, not by absence.

An object whose last set leaves it days, and of which no set follows although the sets of objects like it do, has
decayed within the interval of its remaining lifetime. One whose sets stop while its orbit would last is not
updated: no event, unless its own burns lowered it before, or held it up where the air brings anything down: a `candidate`. An object that
the file at hand had no reason to hold (one of active objects alone, half a catalogue) is not updated either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.breakups.motion import orbits_of
from openparos.detection.completeness import Seen, latest_rows
from openparos.detection.stated import AT_HAND, Need, instant, own_history, stated_us
from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.mean import semi_major_axis_km

from .descent import LOOK_BACK_DAYS, Descent, descents, kept_up
from .lifetime import Floats, fall_km_day, lifetimes
from .solar import indices, observed_to_us

HORIZON_DAYS: Final = 60.0
LEAST_UPDATED: Final = 0.5
STALE_DAYS: Final = 30.0
LARGEST_ECCENTRICITY: Final = 0.5
"""Above it the Moon and the Sun move the perigee more than the air does; no lifetime is given."""
LEAST_FALL_KM_DAY: Final = 0.03
"""An axis that falls by less than 30 m a day lasts over a year at any height."""
LOWERED_PERIGEE_KM: Final = 350.0
VANISHED_DAYS: Final = 5.0
VANISHED_UPDATED: Final = 0.9
"""What was lowered and then vanished counts where so many of the objects like it have newer sets."""
STATUS_LOWERED: Final = "lowered, then not updated"
STATUS_KEPT: Final = "kept up, then not updated"
_UNDATED: Final = (STATUS_LOWERED, STATUS_KEPT)
"""Brought down or held up by burns: the decay of the last set tells no day."""
CONFIDENCE_RULE: Final = (
    "low: re-entry predicted, or lowered or held up by burns and without a set since; moderate: the 90 % interval of the lifetime "
    "has passed without a set while at least half of the objects like it have newer ones; high: the same, and the last set "
    "left less than ten days"
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
        ``in orbit``, ``decayed``, ``re-entry predicted``, ``lowered, then not updated``, ``kept up, then not updated``
        or ``not updated``.
    days : float
        Remaining lifetime at the last set; infinite where it does not fall.
    bounds_days : tuple of float
        Its 90 % interval.
    silent_days : float
        From the last set to the end of the sets at hand.
    others_newer : float
        Share of the objects like it with a set after the interval of its decay: how complete the sets are there.
    descent : Descent or None
        Whether its own burns lowered it; None where it was not asked.
    at_hand : mapping
        How far the sets of all objects reach and how many objects there are, as the event states it.
    """

    row: int
    norad_id: int
    status: str
    days: float
    bounds_days: tuple[float, float]
    silent_days: float
    others_newer: float
    descent: Descent | None = None
    at_hand: Mapping[str, Any] = field(default_factory=dict)


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this detector comes from; what the other objects tell it states."""
    return own_history(event)


def detect(table: pa.Table, stated: Mapping[str, Any] | None = None) -> list[Event]:
    """Find decays and predict re-entries.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; the epochs of the other objects tell how far the sets reach.
    stated : mapping or None
        What an event states of the other objects, where only its own are in the table; of several events with one
        `sets_to` their `others_newer` by number.

    Returns
    -------
    list of Event
        Decayed ones as `bulletin`; predictions within 60 days, and what was lowered or held up by its own burns and has no
        sets since, as `candidate`; never what is only stale.
    """
    wanted = ("decayed", "re-entry predicted", *_UNDATED)
    return [event_of(table, one) for one in standings(table, stated) if one.status in wanted]


def standings(table: pa.Table, stated: Mapping[str, Any] | None = None) -> list[Standing]:
    """Say of each object where it stands at the end of the sets at hand; `stated` as in `detect`."""
    if not table.num_rows:
        return []
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    rows = latest_rows(numbers, epochs)
    last = epochs[rows]
    said = stated or {}
    end = stated_us(said, "sets_to")
    if end is None:
        end = int(np.quantile(last, 0.999, method="lower"))
    objects = int(said.get("objects", len(rows)))
    orbits = orbits_of(table.take(pa.array(rows)))
    axis = semi_major_axis_km(orbits.motion_rev_day)
    days, low, high = _lifetimes(
        axis, orbits.eccentricity, orbits.motion_rev_day, orbits.decay_rev_day2, last
    )
    silent = (end - last) / US_PER_DAY
    passed = last + np.minimum(high, 1e5) * US_PER_DAY
    over = passed < end
    perigee = axis * (1.0 - orbits.eccentricity) - EARTH_RADIUS_WGS72_KM
    gone = ~over & (perigee < LOWERED_PERIGEE_KM) & (silent > VANISHED_DAYS)
    soon = (days <= HORIZON_DAYS) & ~over & (silent <= STALE_DAYS)
    seen = Seen(numbers, epochs)
    newer = np.zeros(len(rows))
    asked = over | gone
    after = np.where(over, np.minimum(passed, end), last + VANISHED_DAYS * US_PER_DAY).astype(np.int64)
    if "others_newer" in said:
        shares = said["others_newer"]
        newer[asked] = [
            shares[one] if isinstance(shares, Mapping) else shares for one in numbers[rows[asked]].tolist()
        ]
    else:
        newer[asked] = seen.followed(numbers[rows[asked]], after[asked], over)
    burns = descents(table, numbers[rows[asked | soon]])
    kept = kept_up(table, numbers[rows[asked]])
    out = []
    for k, row in enumerate(rows):
        burn = burns.get(int(numbers[row]))
        lowered = burn is not None and burn.lowered
        held = int(numbers[row]) in kept
        if over[k] and newer[k] >= _least(objects):
            status = STATUS_KEPT if held else "decayed"
        elif gone[k] and lowered and newer[k] >= VANISHED_UPDATED and objects >= _FEW:
            status = STATUS_LOWERED
        elif gone[k] and held and newer[k] >= VANISHED_UPDATED and objects >= _FEW:
            status = STATUS_KEPT
        elif soon[k]:
            status = "re-entry predicted"
        else:
            status = "not updated" if silent[k] > STALE_DAYS else "in orbit"
        bounds = (float(low[k]), float(high[k]))
        out.append(
            Standing(
                int(row),
                int(numbers[row]),
                status,
                float(days[k]),
                bounds,
                float(silent[k]),
                float(newer[k]),
                burn,
                {"sets_to": instant(end), "objects": objects, "others_newer": float(newer[k])},
            )
        )
    return out


_FEW: Final = 10


def _least(objects: int) -> float:
    """Share of others that must be newer; of a handful of objects no share proves a complete file."""
    return LEAST_UPDATED if objects >= _FEW else 1.1


def _lifetimes(
    axis: Floats, shape: Floats, motion: Floats, decay: Floats, epochs: np.ndarray
) -> tuple[Floats, Floats, Floats]:
    """Return remaining lifetimes and bounds of what may come down within years; infinite for the rest."""
    days, low, high = (np.full(len(axis), np.inf) for _ in range(3))
    fall = fall_km_day(axis, motion, decay)
    soon = np.flatnonzero((fall > LEAST_FALL_KM_DAY) & np.isfinite(axis) & (shape <= LARGEST_ECCENTRICITY))
    if len(soon):
        days[soon], low[soon], high[soon] = lifetimes(axis[soon], shape[soon], fall[soon], epochs[soon])
    return days, low, high


def event_of(table: pa.Table, one: Standing) -> Event:
    """Return what is said of one object as an event; `table` is the one its row counts in."""
    epoch = int(table["epoch_us"][one.row].as_py())
    decayed = one.status == "decayed"
    low, high = one.bounds_days
    best: int | None = None
    sigma_h: float | None = None
    if one.status in _UNDATED:
        # Brought down or held up by burns, it may have come down any day from the last set on; free fall may be endless.
        low, high = 0.0, one.silent_days
    else:
        best = epoch + round(one.days * US_PER_DAY)
        sigma_h = round((high - low) / 3.29 * 24.0, 1)
    start, end = (epoch + round(value * US_PER_DAY) for value in (low, high))
    confidence = Confidence.LOW
    if decayed:
        confidence = Confidence.HIGH if one.days < 10.0 else Confidence.MODERATE
    named = table.slice(one.row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    return Event(
        kind=EventKind.DECAY, tier=Tier.BULLETIN if decayed else Tier.CANDIDATE,
        objects=(EventObject(named["norad_id"], named["cospar_id"], named["name"]),),
        interval=Interval(start // US_PER_SECOND * US_PER_SECOND, -(-end // US_PER_SECOND) * US_PER_SECOND),
        evidence=Evidence(
            tuple(content_hashes(table.slice(one.row, 1))), "decays", _parameters(epoch) | {AT_HAND: dict(one.at_hand)}, SOFTWARE,
        ),
        confidence=confidence, quantities=_quantities(one, epoch),
        best_time_us=None if best is None else best // US_PER_SECOND * US_PER_SECOND,
        time_sigma_h=sigma_h, caveats=_caveats(one),
    )  # fmt: skip


def _parameters(epoch_us: int) -> dict[str, object]:
    return {
        "horizon_days": HORIZON_DAYS, "stale_days": STALE_DAYS, "least_updated": LEAST_UPDATED,
        "look_back_days": LOOK_BACK_DAYS, "atmosphere": "NRLMSISE-00, global mean, tabulated",
        "indices": "monthly F10.7 and Ap, observed to " + format_utc(observed_to_us())[:10] + ", expected after",
        "confidence_rule": CONFIDENCE_RULE,
    }  # fmt: skip


def _quantities(one: Standing, epoch_us: int) -> dict[str, Quantity]:
    low, high = one.bounds_days
    flux, ap = (float(each[0]) for each in indices([epoch_us]))
    out = {
        "status": Quantity(one.status),
        "silent_days": Quantity(round(one.silent_days, 2)),
        "others_updated_share": Quantity(round(one.others_newer, 3)),
        "f107_at_last_set": Quantity(round(flux, 1)),
        "ap_at_last_set": Quantity(round(ap, 1)),
    }
    if np.isfinite(one.days) and np.isfinite(high):
        out["lifetime_from_last_set_days"] = Quantity(round(one.days, 2), round((high - low) / 3.29, 2))
    if one.descent is not None:
        out["descent"] = Quantity(one.descent.word)
        out["perigee_lowered_km"] = Quantity(round(one.descent.lowered_km, 1))
        out["axis_raised_km"] = Quantity(round(one.descent.raised_km, 1))
    return out


def _caveats(one: Standing) -> tuple[str, ...]:
    out = []
    if one.status == STATUS_KEPT:
        out.append(
            "its axis lost less than a quarter of what the air takes in the year before the last set: it was held up by burns, "
            "so that its decay tells no day; it is no longer updated, and comes down some time after these end"
        )
    elif one.status != STATUS_LOWERED:
        out.append(
            "interval of 90 %, measured on objects whose decay is known; solar activity to come is in it"
        )
    if one.status == "decayed":
        out.append("no set follows; a manoeuvre after the last set is not excluded")
    burn = one.descent
    if burn is not None and burn.lowered and burn.lowered_us is not None:
        out.append(
            f"the perigee was lowered by {burn.lowered_km:.0f} km beyond what the air explains, last by the set of "
            f"{format_utc(burn.lowered_us)[:10]}; that the descent was controlled to its end is not shown by this"
        )
    elif burn is not None and burn.sets > 1:
        out.append(
            f"no burn lowered the perigee in the {burn.sets} sets of the last weeks; one after the last set is not excluded"
        )
    else:
        out.append("whether the descent was controlled cannot be determined from the last set")
    if burn is not None and burn.raised_km > 0.0:
        out.append(f"the orbit was lifted by {burn.raised_km:.0f} km in the last weeks and may be kept up")
    return tuple(out)
