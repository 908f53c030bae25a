"""Control (a2): the rest of the passive objects' histories, where sets lie days to months apart.

Dense stretches (control (a)) are a small part of what a public catalogue holds of rocket bodies and debris.
Over the rest a detector can only compare one set with the next; what it publishes there is counted on
its own, per year of gaps short enough that it could have published something.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.detection.manoeuvres.detector import finish, scan
from openparos.detection.manoeuvres.gaps import BULLETIN_DAYS, LIGHT_BSTAR, is_calm
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.model.confidence import Tier
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY
from openparos.model.units import MU_WGS72_KM3_S2

from .matching import poisson_upper
from .passive import Segment, passive_history


@dataclass(frozen=True, slots=True)
class _Dense:
    """Starts and ends of each object's dense stretches (microseconds), which belong to control (a)."""

    spans: dict[int, list[tuple[int, int]]]

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> _Dense:
        spans: dict[int, list[tuple[int, int]]] = {}
        for one in segments:
            epochs = one.table.column("epoch_us")
            spans.setdefault(one.norad_id, []).append((epochs[0].as_py(), epochs[-1].as_py()))
        return cls({number: sorted(items) for number, items in spans.items()})

    def holds(self, norad_id: int, instant_us: int) -> bool:
        items = self.spans.get(norad_id, [])
        at = bisect_right(items, (instant_us, 2**62)) - 1
        return at >= 0 and instant_us < items[at][1]


def _exposure(table: pa.Table, dense: _Dense) -> tuple[int, float]:
    """Objects, and years of gaps outside dense stretches in which something could have been published.

    That is gaps of at most `BULLETIN_DAYS` of objects that are not light, on orbits that nature leaves calm.
    """
    names = ("norad_id", "epoch_us", "mean_motion_rev_day", "eccentricity", "bstar")
    ids, epochs, motion, eccentricity, bstar = (table.column(name).to_numpy() for name in names)
    axis_km = np.cbrt(MU_WGS72_KM3_S2 / (motion * 2.0 * np.pi / 86_400.0) ** 2)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(ids)) + 1, [len(ids)]))
    objects, days = 0, 0.0
    for a, b in pairwise(starts.tolist()):
        if np.median(np.abs(bstar[a:b])) > LIGHT_BSTAR:
            continue
        gap = np.diff(epochs[a:b]) / US_PER_DAY
        calm = [is_calm(axis_km[k], max(eccentricity[k], eccentricity[k + 1])) for k in range(a, b - 1)]
        outside = [not dense.holds(int(ids[a]), int(epochs[k])) for k in range(a, b - 1)]
        own = float(gap[(gap <= BULLETIN_DAYS) & np.array(calm, bool) & np.array(outside, bool)].sum())
        objects, days = objects + (own > 0.0), days + own
    return objects, days / 365.25


def _counts(events: Sequence[Event], dense: _Dense) -> dict[str, int]:
    within = [
        one
        for one in events
        if one.interval.duration_days <= BULLETIN_DAYS
        and not dense.holds(
            int(one.objects[0].norad_id or 0), (one.interval.start_us + one.interval.end_us) // 2
        )
    ]
    published = sum(one.tier is Tier.BULLETIN for one in within)
    return {"candidate": len(within), "bulletin": published}


def sparse_control(
    history: pa.Table, since: dict[int, tuple[int, str]], segments: Sequence[Segment], parameters: Parameters
) -> tuple[int, dict[str, Any]]:
    """Count events of passive objects outside dense stretches, the veto by the shell included.

    Parameters
    ----------
    history : pa.Table
        Rows of `ELEMENT_SCHEMA`.
    since : dict
        From `passive_since`.
    segments : sequence of Segment
        The dense stretches, left out.
    parameters : Parameters
        Operating points.

    Returns
    -------
    tuple
        Number of objects; for each tier the count, the exposure in years and the Poisson bound.
    """
    table = passive_history(history, since)
    dense = _Dense.of(segments)
    objects, years = _exposure(table, dense)
    events = finish([scan(table, parameters, frozenset(since))])
    return objects, {
        tier: {
            "n": n, "years": round(years, 2), "per_year": round(n / years, 5),
            "bound_95": round(poisson_upper(n) / years, 5),
        }
        for tier, n in _counts(events, dense).items()
    }  # fmt: skip
