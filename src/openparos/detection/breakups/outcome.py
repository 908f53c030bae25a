"""From a reconstruction to an event: interval, quantities, tier, caveats, evidence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.completeness import LEAST_COMPLETE, Coverage, latest_rows
from openparos.detection.stated import AT_HAND, coverage_to_json, instant
from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc

from .aftermath import (
    DENSITY_FACTOR_SIGMA,
    area_to_mass_m2_kg,
    ground,
    latest_orbits,
    parent_step,
    persistence,
)
from .convergence import LARGEST_CONTRAST, LARGEST_SPAN_DAYS, LEAST_FRAGMENTS, MOST_RESIDUAL_DEG, Convergence
from .families import Cohort, Ints
from .motion import Floats, Orbits, orbits_of
from .parents import FITS, Ranked
from .pinch import Pinch
from .place import Place
from .second import MOST_SIGMA_H, NEAR_KM, Passer
from .throws import Throws, likelihoods

DETECTOR: Final = "breakups"
CONFIDENCE_RULE: Final = (
    "low: candidate; moderate: planes of at least 8 fragments (20 in a family known before) meet to a tenth of "
    "their usual distance, within the time their cataloguing allows, at velocities of 5-250 m/s; "
    "high: at least 20 fragments meet and an object at hand fits the place"
)
LEAST_BULLETIN: Final = 8
MANY: Final = 20  # so many are needed of pieces added to a family that was known before
MOST_SIGMA_KNOWN_DAYS: Final = 6.0
"""Pieces added to a family known before are a break-up fit for publication only where they date it to days."""
_LEAST_SHARE: Final = 0.6
_LEAST_OF_ALL: Final = 0.3
_BULLETIN_CONTRAST: Final = 0.1
# Below the first deployments part as well; above the second the meeting is a chance of precession.
_LEAST_THROW_M_S: Final = 5.0
_MOST_THROW_M_S: Final = 250.0
_LEAST_HALF_DAYS: Final = 0.5
# Share of the time since the event that the density between leaves open, by that time in days.
_DRIFTS: Final = ((100.0, 0.012), (200.0, 0.02), (math.inf, 0.03))
_MOST_CHANCE: Final = 0.05  # that some object passes as near as the one taken for a second
_YOUNG_DAYS: Final = 10.0
NO_CAUSE: Final = "likelihoods rest on velocities and on what passed by, which do not tell what set the event off; no cause is stated"


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """Everything that was worked out of one cohort."""

    cohort: Cohort
    rows: Ints
    meeting: Convergence
    pinch: Pinch | None
    pinch_reason: str
    place: Place
    place_deg: float
    ranked: list[Ranked]
    parent: Ranked | None
    throws: Throws
    passer: Passer | str
    before: Coverage | None = None
    end_us: int = 0  # how far the sets at hand reach

    @property
    def shown_new(self) -> bool:
        """Whether the pieces are known to be new: by their numbers, or by complete sets before that lack them."""
        share = None if self.before is None else self.before.share
        return self.cohort.numbered or share is None or share >= LEAST_COMPLETE


def _rounded(value: float, digits: int = 4) -> float | None:
    return float(f"{value:.{digits}g}") if math.isfinite(value) else None


def _drift_days(days: float) -> float:
    share = next(part for most, part in _DRIFTS if days < most)
    return share * days


def _interval(whole: Reconstruction, days: float) -> Interval:
    half_days = max(_LEAST_HALF_DAYS, 3.0 * whole.meeting.sigma_days, _drift_days(days))
    low = whole.meeting.at_us - round(half_days * US_PER_DAY)
    high = whole.meeting.at_us + round(half_days * US_PER_DAY)
    if whole.pinch is not None:
        at, half = whole.pinch.at_us, round(max(4.0 * sigma_h(whole), 1.0) * 3600e6)
        if days < _YOUNG_DAYS and low <= at <= high:
            # In the first days the gathering is sharp, and the hours it gives stand.
            low, high = max(low, at - half), min(high, at + half)
        else:
            # A gathering at the edge of what the planes allow widens the interval by its own doubt.
            low, high = min(low, at - half // 2), max(high, at + half // 2)
    low = min(max(low, whole.cohort.not_before_us), high)  # nothing breaks up before its launch
    return Interval(low // US_PER_SECOND * US_PER_SECOND, -(-high // US_PER_SECOND) * US_PER_SECOND)


def sigma_h(whole: Reconstruction) -> float:
    """Standard deviation of the best instant: resampling, and the weeks of drag since."""
    days = since_days(whole)
    if whole.pinch is None:
        return math.hypot(whole.meeting.sigma_days, _drift_days(days) / 2.0) * 24.0
    return math.hypot(whole.pinch.sigma_h, 0.04 * days)


def since_days(whole: Reconstruction) -> float:
    """Days between the event and the sets it was worked out from."""
    return abs(float(whole.meeting.used_epoch_us - whole.meeting.at_us)) / US_PER_DAY


def _is_bulletin(whole: Reconstruction, fragments: int) -> bool:
    """Say whether a meeting is sharp, shared, and of velocities that a break-up gives."""
    cohort = whole.cohort
    wanted = LEAST_BULLETIN if cohort.first else MANY
    shared = fragments / len(whole.rows) >= _LEAST_SHARE
    of_all = fragments >= MANY or fragments >= _LEAST_OF_ALL * len(cohort.rows)
    thrown = _LEAST_THROW_M_S <= whole.throws.median_m_s <= _MOST_THROW_M_S
    if not cohort.first and whole.meeting.sigma_days > MOST_SIGMA_KNOWN_DAYS:
        return (
            False  # a station sheds satellites all the year, and some of their planes always meet somewhere
        )
    if since_days(whole) > LARGEST_SPAN_DAYS or not whole.shown_new:
        return False  # of sets so late nothing was measured; what a file left out before is not new
    return (
        fragments >= wanted and shared and of_all and thrown and whole.meeting.contrast <= _BULLETIN_CONTRAST
    )


def dated_event(table: pa.Table, whole: Reconstruction) -> Event:
    """Return the event of a cohort whose planes meet."""
    fragments = int(whole.meeting.used.sum())
    bulletin = _is_bulletin(whole, fragments)
    confidence = Confidence.MODERATE if bulletin else Confidence.LOW
    if bulletin and fragments >= MANY and whole.parent is not None:
        confidence = Confidence.HIGH
    days = since_days(whole)
    best = whole.meeting.at_us if whole.pinch is None else whole.pinch.at_us
    sigma = sigma_h(whole)
    interval = _interval(whole, days)
    members = orbits_of(table.take(pa.array(whole.rows))).take(np.flatnonzero(whole.meeting.used))
    area_to_mass = area_to_mass_m2_kg(members)
    return Event(
        kind=EventKind.BREAK_UP, tier=Tier.BULLETIN if bulletin else Tier.CANDIDATE,
        objects=_objects(table, whole.cohort, whole.parent), interval=interval,
        evidence=_evidence(table, whole.rows, whole.cohort, _facts(whole)), confidence=confidence,
        quantities=_counts(table, whole.cohort, whole.end_us) | _quantities(whole, days, area_to_mass) | _after(table, whole, interval, best, members),
        best_time_us=best // US_PER_SECOND * US_PER_SECOND, time_sigma_h=_rounded(sigma, 3),
        score=_rounded(1.0 / max(whole.meeting.contrast, 1e-3)), caveats=_caveats(whole, days),
    )  # fmt: skip


def undated_event(
    table: pa.Table, cohort: Cohort, rows: Ints, span: Interval, reason: str, sets_to_us: int
) -> Event:
    """Return the event of a cohort that only its catalogue numbers bound in time."""
    caveats = (
        f"not dated from the motion: {reason}",
        "bounded by the catalogue numbers of the fragments and what is usual between an event and cataloguing",
        "cataloguing of older pieces by better sensors is not excluded",
    )
    return Event(
        kind=EventKind.BREAK_UP, tier=Tier.CANDIDATE, objects=_objects(table, cohort, None),
        interval=span, evidence=_evidence(table, rows, cohort, {"sets_to": instant(sets_to_us)}), confidence=Confidence.LOW,
        quantities=_counts(table, cohort, sets_to_us), score=None, caveats=caveats,
    )  # fmt: skip


def _facts(whole: Reconstruction) -> dict[str, Any]:
    """Return what the other sets at hand gave: how far they reach, how complete they were, who was ranked and who passed."""
    passer, pinch = whole.passer, whole.pinch
    return {
        "sets_to": instant(whole.end_us), "sets_before": coverage_to_json(whole.before),
        "meeting": instant(whole.meeting.at_us), "pinch": None if pinch is None else instant(pinch.at_us),
        "ranked": sorted(one.norad_id for one in whole.ranked),
        "passed": [] if isinstance(passer, str) else sorted(passer.seen),
    }  # fmt: skip


def _evidence(table: pa.Table, rows: Ints, cohort: Cohort, facts: dict[str, Any]) -> Evidence:
    family = {
        "launch": sorted(table["norad_id"].take(pa.array(cohort.others)).to_pylist()),
        "payloads": cohort.payloads.tolist(),
    }
    details: dict[str, Any] = {
        "least_fragments": LEAST_FRAGMENTS, "most_residual_deg": MOST_RESIDUAL_DEG,
        "largest_contrast": LARGEST_CONTRAST, "parent_fits_within": FITS, "confidence_rule": CONFIDENCE_RULE,
        "launches": [cohort.launch], "not_before": format_utc(cohort.not_before_us),
        AT_HAND: facts | family,
    }  # fmt: skip
    return Evidence(tuple(content_hashes(table.take(pa.array(rows)))), DETECTOR, details, SOFTWARE)


def _objects(table: pa.Table, cohort: Cohort, parent: Ranked | None) -> tuple[EventObject, ...]:
    rows = ([] if parent is None else [parent.row]) + sorted(cohort.rows.tolist())
    roles = ([] if parent is None else ["parent"]) + ["fragment"] * len(cohort.rows)
    named = table.select(["norad_id", "cospar_id", "name"]).take(pa.array(rows, pa.int64())).to_pylist()
    return tuple(
        EventObject(one["norad_id"], one["cospar_id"], one["name"], role=role)
        for one, role in zip(named, roles, strict=True)
    )


def _counts(table: pa.Table, cohort: Cohort, end: int) -> dict[str, Quantity]:
    """Count the fragments at the end of the sets at hand, by the age of their latest set."""
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    mine = np.isin(numbers, numbers[cohort.rows])
    last = epochs[mine][latest_rows(numbers[mine], epochs[mine])]
    age = (end - last) / US_PER_DAY
    return {
        "fragments_catalogued": Quantity(float(len(cohort.rows))),
        "fragments_fresh_10_days": Quantity(float((age <= 10.0).sum())),
        "fragments_fresh_30_days": Quantity(float((age <= 30.0).sum())),
        "share_fresh_30_days": Quantity(_rounded(float((age <= 30.0).mean()))),
    }


def _quantities(whole: Reconstruction, days: float, area_to_mass: Floats) -> dict[str, Quantity]:
    thrown = whole.throws
    out = {
        "fragments_used": Quantity(float(whole.meeting.used.sum())),
        "plane_residual_deg": Quantity(_rounded(whole.meeting.residual_deg)),
        "plane_contrast": Quantity(_rounded(whole.meeting.contrast)),
        "density_ratio": Quantity(_rounded(whole.meeting.density_ratio)),
        "latitude_argument_deg": Quantity(_rounded(whole.place_deg), _rounded(whole.place.sigma_deg)),
        "radius_scatter_km": Quantity(_rounded(whole.place.scatter_km)),
        "days_to_sets": Quantity(_rounded(days)),
        "delta_v_median_m_s": Quantity(_rounded(thrown.median_m_s), _rounded(thrown.spread_m_s)),
        "delta_v_isotropy": Quantity(_rounded(thrown.isotropy)),
    }
    for place, name in enumerate(("radial", "tangential", "normal")):
        part = thrown.rtn_m_s[:, place]
        out[f"delta_v_{name}_m_s"] = Quantity(_rounded(float(np.median(part))), _rounded(float(np.std(part))))
    if whole.before is not None and whole.before.share is not None:
        out["sets_complete_before_share"] = Quantity(
            _rounded(whole.before.share, 3), _rounded(whole.before.sigma or 0.0, 2)
        )
    if whole.pinch is not None:
        out["fragments_gathered_share"] = Quantity(_rounded(whole.pinch.gathered))
    second = _second(whole)
    chance = None if second is None else second.chance
    sizes = np.linalg.norm(thrown.rtn_m_s, axis=1)
    for name, value in likelihoods(sizes, chance, np.log10(area_to_mass)).items():
        out[f"likelihood_{name}"] = Quantity(_rounded(value, 3))
    for place, one in enumerate(whole.ranked[:3], start=1):
        out[f"parent_rank_{place}"] = Quantity(float(one.norad_id))
        out[f"parent_rank_{place}_distance"] = Quantity(_rounded(one.distance))
    return out


def _second(whole: Reconstruction) -> Passer | None:
    """Return the object that passed the parent at the pinch, where that is hardly chance."""
    one = whole.passer
    if isinstance(one, str) or one.distance_km > NEAR_KM or one.chance > _MOST_CHANCE:
        return None
    return one


def _after(
    table: pa.Table, whole: Reconstruction, interval: Interval, best_us: int, members: Orbits
) -> dict[str, Quantity]:
    """Return where it was, who passed, the step of the parent, area over mass and persistence."""
    out: dict[str, Quantity] = {}
    second = _second(whole)
    if second is not None:
        out["second_object"] = Quantity(float(second.norad_id))
        out["second_object_distance_km"] = Quantity(_rounded(second.distance_km))
        out["second_object_speed_km_s"] = Quantity(_rounded(second.speed_km_s))
        out["second_object_chance"] = Quantity(_rounded(second.chance, 2))
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    latitude, east, height = ground(members, best_us, whole.meeting.density_ratio, whole.place_deg)
    if whole.pinch is not None or not whole.place.both_sides:
        out["latitude_deg"] = Quantity(_rounded(latitude), _rounded(whole.place.sigma_deg))
        out["height_km"] = Quantity(_rounded(height), _rounded(max(whole.place.scatter_km, 1.0)))
    if whole.pinch is not None and sigma_h(whole) <= MOST_SIGMA_H:
        # The Earth turns 15 degrees an hour below the place.
        out["longitude_deg"] = Quantity(_rounded(east), _rounded(15.0 * sigma_h(whole)))
    if whole.parent is not None:
        step = parent_step(table, whole.parent.norad_id, interval)
        if step is not None:
            out["parent_step_axis_km"] = Quantity(_rounded(step.axis_km))
            out["parent_step_inclination_deg"] = Quantity(_rounded(step.inclination_deg))
            out["parent_step_delta_v_m_s"] = Quantity(_rounded(step.delta_v_m_s))
            out["parent_step_gap_days"] = Quantity(_rounded(step.gap_days))
    ratio = np.log10(area_to_mass_m2_kg(members))
    ratio = ratio[np.isfinite(ratio)]
    if len(ratio) >= LEAST_FRAGMENTS:
        spread = float(np.std(ratio))
        common = math.hypot(DENSITY_FACTOR_SIGMA, spread / math.sqrt(len(ratio)))
        out["log10_area_to_mass_median"] = Quantity(_rounded(float(np.median(ratio))), _rounded(common))
        out["log10_area_to_mass_spread"] = Quantity(_rounded(spread))
    last = latest_orbits(table, numbers[whole.cohort.rows])
    for years, (share, sigma) in persistence(last, best_us).items():
        out[f"predicted_in_orbit_{years:.0f}_years"] = Quantity(_rounded(share, 3), _rounded(sigma, 2))
    return out


def _caveats(whole: Reconstruction, days: float) -> tuple[str, ...]:
    out = [NO_CAUSE, "whether a second, uncatalogued object took part cannot be determined from element sets"]
    if _second(whole) is not None:
        out.append(
            "another catalogued object passed the parent at the pinch; that it took part is not shown by this"
        )
    elif isinstance(whole.passer, str):
        out.append(f"whether a second, catalogued object was there is not told: {whole.passer}")
    else:
        out.append(
            "no other catalogued object at hand passed the parent at the pinch nearer than chance has it"
        )
    out.append(
        "lifetimes and area over mass rest on NRLMSISE-00 under monthly indices; sigma holds the solar activity to come"
    )
    if not whole.shown_new and whole.before is not None:
        out.append(
            f"the sets before were {100 * (whole.before.share or 0.0):.0f} % complete and the numbers tell no date: "
            "pieces that are new in them may have been there before"
        )
    thrown = whole.throws.median_m_s
    if not _LEAST_THROW_M_S <= thrown <= _MOST_THROW_M_S:
        out.append(f"velocities of {thrown:.0f} m/s in the median are not those of a break-up; see the tier")
    if whole.meeting.used.mean() < _LEAST_SHARE:
        out.append("many pieces do not share the place and may stem from another event or object")
    if days > 3.0:
        out.append(f"worked out from sets some {days:.0f} days after the event")
    if whole.pinch is None:
        out.append(f"dated to the day, not closer: {whole.pinch_reason}")
    elif days > _YOUNG_DAYS:
        out.append("instants one revolution apart gather the fragments nearly as well; the interval holds")
    alike = sum(one.distance <= FITS for one in whole.ranked)
    if whole.parent is not None and whole.parent.norad_id != whole.ranked[0].norad_id:
        out.append("the parent is given by the launch of the fragments among the objects that fit the place")
    if alike > 1:
        out.append(f"{alike} objects fit the place within {FITS:.0f} sigma")
    if whole.parent is None and alike:
        out.append("which of the objects that fit the place is the parent is left open")
    elif whole.parent is None:
        out.append("no object in the sets at hand fits the place; the parent may be missing from them")
    return tuple(out)
