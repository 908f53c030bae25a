"""Numbers and sentences that every event of proximity carries."""

from __future__ import annotations

import re
from typing import Final

import pyarrow as pa

from openparos.catalogue.declared_pairs import declared_pair
from openparos.detection.spread import confidence_of, tier_of
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import EventObject, Quantity
from openparos.model.times import Interval

from .distances import Distances


def object_of(table: pa.Table, row: int, moved: bool | None) -> EventObject:
    """Return one party; its State is left to the catalogue."""
    one = table.slice(row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    return EventObject(one["norad_id"], one["cospar_id"], one["name"], moved=moved)


def same_set(table: pa.Table, rows: tuple[int, int]) -> bool:
    """Say whether two numbers carry one and the same set: then it is one observation, not two."""
    names = (
        "epoch_us", "mean_motion_rev_day", "eccentricity", "inclination_deg", "raan_deg",
        "arg_perigee_deg", "mean_anomaly_deg",
    )  # fmt: skip
    one, other = table.select(names).take(pa.array(rows)).to_pylist()
    return bool(one == other)


def tier_and_confidence(found: Distances, one_set: bool = False) -> tuple[Tier, Confidence]:
    """Return the operating point and the confidence the two sets allow.

    The ages decide; two numbers with one and the same set are never more than a candidate.
    """
    if one_set:
        return Tier.CANDIDATE, Confidence.LOW
    return tier_of(*found.ages_days), confidence_of(*found.ages_days)


def quantities_of(found: Distances) -> dict[str, Quantity]:
    """Return the numbers of a pair over a day."""
    return {
        "min_distance_km": Quantity(round(found.min_km, 1), round(found.sigma_km, 1)),
        "median_distance_km": Quantity(round(found.median_km, 1)),
        "max_distance_km": Quantity(round(found.max_km, 1)),
        "relative_speed_at_nearest_m_s": Quantity(round(found.speed_m_s, 1)),
        "not_better_than_km": Quantity(round(found.wide_km, 1)),
        "epoch_age_first_days": Quantity(round(found.ages_days[0], 2)),
        "epoch_age_second_days": Quantity(round(found.ages_days[1], 2)),
        "range_class": Quantity(found.range_class),
    }


def caveats_of(found: Distances, one_set: bool = False) -> list[str]:
    """Return the sentences about distance and age."""
    if one_set:
        return ["both numbers carry one and the same element set: one observation, the distance says nothing"]
    caveats = [
        f"distances follow from mean element sets and are not better than {found.wide_km:.0f} km (95 of 100)"
    ]
    apart = abs(found.ages_days[0] - found.ages_days[1])
    if apart > 1.0:
        caveats.append(f"epochs {apart:.1f} days apart")
    oldest = max(abs(age) for age in found.ages_days)
    if oldest >= 5.0:
        caveats.append(f"oldest set {oldest:.1f} days from the instant")
    if found.max_km < found.sigma_km:
        caveats.append("docked, co-located within metres or apart by kilometres: these sets cannot tell")
    return caveats


_SERIES: Final = re.compile(r"[A-Z][A-Z &/.]*[A-Z]")


def labels_of(objects: tuple[EventObject, ...], interval: Interval) -> tuple[dict[str, Quantity], list[str]]:
    """Return what catalogue facts say of a pair: launch, series of names, declared servicing or formation.

    Labels explain and never hide; `same_series` is null where a name is missing.
    """
    first, second = objects
    declared = declared_pair(first.norad_id, second.norad_id, interval.start_us, interval.end_us)
    series = [_SERIES.match((one.name or "").upper()) for one in objects]
    alike = None if None in series else series[0].group() == series[1].group()  # type: ignore[union-attr]
    quantities = {
        "same_launch": Quantity(same_launch(objects)),
        "same_series": Quantity(alike),
        "declared": Quantity(declared.kind if declared else None),
    }
    caveats = [declared.caveat] if declared else []
    if alike:
        caveats.append("names of one series: mostly one operator's")
    if same_launch(objects):
        caveats.append("both carry the designator of one launch")
    return quantities, caveats


def same_launch(objects: tuple[EventObject, ...]) -> bool:
    """Say whether both carry the designator of one launch."""
    launches = {one.cospar_id[:8] if one.cospar_id else None for one in objects}
    return len(launches) == 1 and None not in launches
