"""Releases: an object that appears beside another long after their launch.

A piece of a launch catalogued at least five days after its first pieces, alone or with at most two more, is
held beside every object at hand: the plane of each at the epoch of the piece's first set, then how near both come
when run back by SGP4. Many at once are a deployment or a break-up and are left to those; of a launch
of many, or from an object of another launch, it is a `candidate`. First sets are often poor, so the best of the first few is taken.

The interval begins where the piece was surely absent: two months before its number, never before the launch of
either. Two that keep company pass each other on any day, so a meeting narrows it only where there is no other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from openparos.catalogue.launch_facts import NOTHING_LISTED, LaunchFacts
from openparos.detection.breakups.families import LAUNCH_SLACK_DAYS
from openparos.detection.breakups.motion import Orbits, carry, orbits_of
from openparos.detection.breakups.parents import nearest_rows
from openparos.detection.completeness import (
    LEAST_COMPLETE,
    Coverage,
    Seen,
    catalogued_us,
    first_rows,
    launches,
)
from openparos.detection.manoeuvres import detect as find_manoeuvres
from openparos.detection.sound import without_bad_sets
from openparos.detection.stated import (
    Need,
    at_hand,
    coverage_from_json,
    coverage_to_json,
    instant,
    numbers_of,
    stated_us,
    with_at_hand,
)
from openparos.model import SOFTWARE
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject, Evidence, Quantity
from openparos.model.times import US_PER_DAY, US_PER_SECOND, Interval, format_utc, parse_utc
from openparos.orbits.mean import semi_major_axis_km
from openparos.orbits.propagate import Propagator

Ints = NDArray[np.int64]

LEAST_AFTER_DAYS: Final = 5.0
MOST_TOGETHER: Final = 3
TOGETHER_DAYS: Final = 3.0
PLANE_DEG: Final = 0.5
PINCH_KM: Final = 30.0
PINCH_SPEED_M_S: Final = 15.0
TOGETHER_KM: Final = 100.0
TOGETHER_SHARE: Final = 0.5
"""Two that were near for longer than this share of the days looked back fly together: no meeting dates the release."""
LOOK_BACK_DAYS: Final = 10.0
LATENCY_DAYS: Final = 60.0
# Of one plane, but not met when run back: beyond these the two have parted by more than a release and later burns.
APART_KM: Final = 500.0
APART_M_S: Final = 500.0
CLONE_KM: Final = 0.01
CLONE_M_S: Final = 0.01
"""Nearer than this two numbers carry one and the same set: one observation, docked or not told apart."""
MANY_OF_LAUNCH: Final = 12
ANALYST: Final = (80000, 89999)
"""Numbers given for the time being: a piece that such an object becomes is renumbered, not released."""
LOOK_AHEAD_DAYS: Final = 5.0
AROUND_DAYS: Final = 1.0
OPENS_KM: Final = 5.0
OPENS_TIMES: Final = 3.0
"""A meeting dates a release where beyond a day of it both stay so many times, and so far, further apart."""
_SETS: Final = 5
LEAST_SETS: Final = 10
_STEP_S: Final = 60
CONFIDENCE_RULE: Final = (
    "low: one plane, but the orbits run back do not meet; moderate: they meet within 30 km at less than 15 m/s; "
    "high: within 10 km, met once alone since the piece can have come, and parting on both sides of it"
)


@dataclass(frozen=True, slots=True)
class _Meeting:
    distance_km: float
    speed_m_s: float
    at_us: int
    together: float  # share of the days looked back on which they were near
    opens: bool  # whether they part on both sides of it
    spread_h: float  # between the piece's first sets
    lap_days: float  # after which two of such periods meet again


def needs(event: Event) -> list[Need]:
    """Return the sets an event of this detector comes from: the piece's, and of the others what was held beside it."""
    said = at_hand(event.evidence.parameters)
    piece = tuple(one.norad_id for one in event.objects if one.role == "fragment")
    out = [Need(piece, "all", "the piece")]
    for name, of in (("met", "held beside the piece"), ("launch", "of the launch of the piece")):
        if numbers := numbers_of(said, name):
            out.append(Need(numbers, "first", of, sound=True))
            out.append(Need(numbers, "nearest", of, stated_us(said, "first_set"), sound=True))
    return out


def detect(
    table: pa.Table, listed: LaunchFacts = NOTHING_LISTED, stated: Mapping[str, Any] | None = None
) -> list[Event]:
    """Find releases.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of any number of objects.
    listed : LaunchFacts
        Days of launch, where tables are at hand; else years and numbers bound them.
    stated : mapping or None
        What an event states of all the sets, where only those it needs are in the table.

    Returns
    -------
    list of Event
        `bulletin` where the orbits meet when run back, `candidate` where only the planes do.
    """
    table = without_bad_sets(table)
    if not table.num_rows:
        return []
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    events = []
    seen = Seen(numbers, epochs)
    for row, mates in _late_pieces(table, numbers, epochs):
        of_launch = int(stated["of_launch"]) if stated else _of_launch(table, row)
        event = _event(table, numbers, epochs, row, listed, of_launch)
        if event is None:
            continue
        first = int(epochs[row])
        before = coverage_from_json(stated["sets_before"]) if stated else seen.before(first)
        said = {"first_set": instant(first), "launch": mates, "of_launch": of_launch}
        event = with_at_hand(event, said | {"sets_before": coverage_to_json(before)})
        events.append(_with_manoeuvres(_if_new(event, before, int(numbers[row]), first), table, numbers))
    return events


def _if_new(event: Event, before: Coverage | None, number: int, first_us: int) -> Event:
    """Return a release as `candidate` where the piece may only have been left out of the files before."""
    dated = int(catalogued_us([number], [first_us])[0]) < first_us
    if before is None or before.share is None:
        return event
    quantities = dict(event.quantities) | {
        "sets_complete_before_share": Quantity(round(before.share, 3), round(before.sigma or 0.0, 3))
    }
    if dated or before.share >= LEAST_COMPLETE:
        return replace(event, quantities=quantities)
    said = f"the sets before were {100 * before.share:.0f} % complete: the piece may have been there before"
    return replace(
        event,
        tier=Tier.CANDIDATE,
        confidence=Confidence.LOW,
        quantities=quantities,
        caveats=(*event.caveats, said),
    )


def _with_manoeuvres(event: Event, table: pa.Table, numbers: Ints) -> Event:
    """Return a release with what the daughter did later: a piece that manoeuvres is no debris."""
    mother, daughter = event.objects
    own = table.filter(pa.array(numbers == daughter.norad_id))
    if own.num_rows < LEAST_SETS:
        said = f"{own.num_rows} sets of the piece, too few to tell whether it manoeuvred later"
        return replace(event, caveats=(*event.caveats, said))
    burns = [one for one in find_manoeuvres(own) if one.interval.end_us > event.interval.start_us]
    sure = [one for one in burns if one.tier is Tier.BULLETIN]
    quantities = dict(event.quantities) | {
        "daughter_manoeuvres": Quantity(float(len(burns))),
        "daughter_manoeuvres_bulletin": Quantity(float(len(sure))),
    }
    objects = (mother, replace(daughter, moved=True if sure else None))
    return replace(event, objects=objects, quantities=quantities)


def _late_pieces(table: pa.Table, numbers: Ints, epochs: Ints) -> list[tuple[int, list[int]]]:
    """Return the row of the first set of each piece that came alone and late, and the others of its launch."""
    rows = first_rows(numbers, epochs)
    first = table.take(pa.array(rows))
    family = launches(first)
    names = [name or "" for name in first["name"].to_pylist()]
    # The first piece of a launch is what was launched: no other object released it.
    leads = [(one or "")[8:].strip() == "A" for one in first["cospar_id"].to_pylist()]
    dates = catalogued_us(numbers[rows], epochs[rows])
    out = []
    order = np.argsort(family, kind="stable")
    for own in np.split(order, np.flatnonzero(family[order][1:] != family[order][:-1]) + 1):
        if not len(own) or not family[own[0]] or len(own) < 2:
            continue
        late = own[dates[own] - dates[own].min() >= LEAST_AFTER_DAYS * US_PER_DAY]
        for one in late:
            if leads[one]:
                continue
            if epochs[rows[one]] - dates[one] > LATENCY_DAYS * US_PER_DAY:
                continue  # its number is old: the sets begin too late to tell of its release
            together = np.abs(dates[late] - dates[one]) <= TOGETHER_DAYS * US_PER_DAY
            if together.sum() <= MOST_TOGETHER and "DEB" not in names[one] and "R/B" not in names[one]:
                mates = numbers[rows[own]]
                out.append((int(rows[one]), mates[mates != numbers[rows[one]]].tolist()))
    return out


def _event(
    table: pa.Table, numbers: Ints, epochs: Ints, row: int, listed: LaunchFacts, of_launch: int
) -> Event | None:
    # Numbers are given out in order: what was numbered after a piece did not release it.
    later = np.unique(numbers[numbers >= numbers[row]])
    others = nearest_rows(numbers, epochs, int(epochs[row]), later)
    daughter = orbits_of(table.slice(row, 1))
    ranked = _coplanar(table, daughter, others)
    if not ranked:
        return None
    own = np.flatnonzero(numbers == numbers[row])
    own = own[np.argsort(epochs[own], kind="stable")][:_SETS]
    if _renumbered(table, numbers, epochs, daughter, own):
        return None
    met = [(_meet(table, own, parent), parent, plane) for parent, plane in ranked[:10]]
    mates = (
        launches(table.take(pa.array([parent for _, parent, _ in met]))) == launches(table.slice(row, 1))[0]
    )
    # Those that meet come first, by distance; then those of one plane, launch-mates before others.
    keyed = sorted(
        range(len(met)),
        key=lambda k: (not _close(met[k][0]), met[k][0].distance_km if _close(met[k][0]) else 0.0,
                       not mates[k], met[k][2]),
    )  # fmt: skip
    best = keyed[0]
    first = met[best][0]
    if first.distance_km <= CLONE_KM and first.speed_m_s <= CLONE_M_S:
        return None
    if not _close(first) and (not mates[best] or first.distance_km > APART_KM or first.speed_m_s > APART_M_S):
        return None
    tags = [(table["cospar_id"][one].as_py() or "")[:8] for one in (row, met[best][1])]
    not_before = max(_launched_us(table, tag, listed) for tag in tags)
    event = _as_event(table, epochs, row, [met[k] for k in keyed], own, not_before, bool(mates[best]))
    new = _came_together(numbers, epochs, int(numbers[row]), int(numbers[met[best][1]]))
    event = with_at_hand(event, {"met": [int(numbers[parent]) for _, parent, _ in met]})
    return _weighed(event, bool(mates[best]), of_launch, new)


def _came_together(numbers: Ints, epochs: Ints, one: int, other: int) -> bool:
    """Say whether two objects were both numbered and first seen within days of each other."""
    seen = np.array([int(epochs[numbers == each].min()) for each in (one, other)])
    dates = catalogued_us([one, other], seen)
    together = TOGETHER_DAYS * US_PER_DAY
    return bool(abs(seen[1] - seen[0]) <= together and abs(int(dates[1]) - int(dates[0])) <= together)


def _renumbered(table: pa.Table, numbers: Ints, epochs: Ints, daughter: Orbits, own: Ints) -> bool:
    """Say whether a piece goes on from an object under a number for the time being, without designator."""
    nameless = np.asarray(table["cospar_id"].fill_null("").to_pylist(), dtype=object) == ""
    analyst = (numbers >= ANALYST[0]) & (numbers <= ANALYST[1]) & nameless & (epochs < epochs[own[0]])
    if not analyst.any():
        return False
    rest = np.unique(numbers[~analyst])
    others = nearest_rows(np.where(analyst, numbers, -1), epochs, int(epochs[own[0]]), np.append(rest, -1))
    return any(_close(_meet(table, own, one)) for one, _ in _coplanar(table, daughter, others)[:5])


def _launched_us(table: pa.Table, launch: str, listed: LaunchFacts) -> int:
    """Return an instant before which a launch was not: the day listed, else by its year and first number."""
    if launch in listed.day_us:
        return listed.day_us[launch]
    if not launch[:4].isdigit():
        return 0
    own = table.filter(pc.starts_with(table["cospar_id"].fill_null(""), launch))
    numbers, epochs = (own[name].to_numpy().astype(np.int64) for name in ("norad_id", "epoch_us"))
    by_number = int(catalogued_us(numbers, epochs).min()) - round(LAUNCH_SLACK_DAYS * US_PER_DAY)
    return max(parse_utc(f"{launch[:4]}-01-01"), by_number)


def _of_launch(table: pa.Table, row: int) -> int:
    """Return how many objects at hand are of the launch of a piece."""
    launch = (table["cospar_id"][row].as_py() or "")[:8]
    own = table.filter(pc.starts_with(table["cospar_id"].fill_null(""), launch))
    return len(pc.unique(own["norad_id"]))


def _weighed(event: Event, mates: bool, of_launch: int, new: bool) -> Event:
    """Return a release as `candidate` where a deployment or a chance passage explains it as well."""
    said = []
    if not mates:
        said.append("the object it meets is of another launch: a passage in one plane is not excluded")
    if of_launch > MANY_OF_LAUNCH:
        said.append(
            f"one of {of_launch} objects of its launch: one of many dispensed, identified late, is not excluded"
        )
    if new:
        said.append(
            "both were first seen within days: which released the other, or whether a third did, is open"
        )
    if not said or event.tier is Tier.CANDIDATE:
        return replace(event, caveats=(*event.caveats, *said))
    return replace(event, tier=Tier.CANDIDATE, confidence=Confidence.LOW, caveats=(*event.caveats, *said))


def _close(one: _Meeting) -> bool:
    return one.distance_km <= PINCH_KM and one.speed_m_s <= PINCH_SPEED_M_S


def _coplanar(table: pa.Table, daughter: Orbits, others: Ints) -> list[tuple[int, float]]:
    """Return rows of objects in the plane of the piece at its first epoch, with the angle, nearest first."""
    if not len(others):
        return []
    tilt = table["inclination_deg"].take(pa.array(others)).to_numpy()
    near = others[np.abs(tilt - daughter.inclination_deg[0]) < PLANE_DEG]
    if not len(near):
        return []
    orbits = orbits_of(table.take(pa.array(near)))
    at = daughter.epoch_us[:1]
    there = carry(orbits, at)
    node = np.radians(there.raan_deg[:, 0] - daughter.raan_deg[0])
    one, two = np.radians(orbits.inclination_deg), math.radians(daughter.inclination_deg[0])
    cosine = np.cos(one) * math.cos(two) + np.sin(one) * math.sin(two) * np.cos(node)
    angle = np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
    axis, shape = semi_major_axis_km(there.motion_rev_day[:, 0]), there.eccentricity[:, 0]
    mine = float(semi_major_axis_km(daughter.motion_rev_day)[0])
    high, low = mine * (1.0 + daughter.eccentricity[0]), mine * (1.0 - daughter.eccentricity[0])
    meets = (axis * (1.0 - shape) <= high + 10.0) & (axis * (1.0 + shape) >= low - 10.0)
    age = np.abs(orbits.epoch_us - at[0]) <= 30 * US_PER_DAY
    good = np.flatnonzero(meets & age & (angle <= PLANE_DEG))
    return [(int(near[k]), float(angle[k])) for k in good[np.argsort(angle[good], kind="stable")]]


def _meet(table: pa.Table, own: Ints, parent: int) -> _Meeting:
    """Run the first sets of a piece and one of another object back, and return where they are nearest."""
    rows = [*own.tolist(), parent]
    epochs = table["epoch_us"].take(pa.array(rows)).to_numpy()
    end = int(epochs[0])
    first, last = (end + round(days * US_PER_DAY) for days in (-LOOK_BACK_DAYS, LOOK_AHEAD_DAYS))
    times = np.arange(first, last, _STEP_S * US_PER_SECOND, dtype=np.int64)
    back = int(np.searchsorted(times, end))
    position, velocity, errors = Propagator.from_table(table.take(pa.array(rows)), engine="sgp4").at(times)
    apart = np.linalg.norm(position[:-1] - position[-1], axis=2)
    apart = np.where((errors[:-1] == 0) & (errors[-1] == 0), apart, np.inf)
    looked = apart[:, :back]
    which, when = np.unravel_index(int(np.argmin(looked)), looked.shape)
    speed = float(np.linalg.norm(velocity[which, when] - velocity[-1, when])) * 1e3
    near = float((looked[which] <= TOGETHER_KM).mean())
    spread_h = float(np.std(times[np.argmin(looked, axis=1)])) / 3600e6
    motion = table["mean_motion_rev_day"].take(pa.array(rows)).to_numpy()
    lap_days = 1.0 / max(abs(float(motion[which] - motion[-1])), 1e-9)
    opens = _opens(apart[which], times, int(times[when]))
    return _Meeting(float(apart[which, when]), speed, int(times[when]), near, opens, spread_h, lap_days)


def _opens(apart: NDArray[np.float64], times: Ints, at_us: int) -> bool:
    """Say whether two part on both sides of a meeting and stay apart: by the least distance of each day."""
    nearest = float(apart.min())
    away = (times - at_us) / US_PER_DAY
    for side in (-away, away):
        beyond = np.floor(side / AROUND_DAYS)
        days = [float(apart[beyond == k].min()) for k in range(1, int(beyond.max()) + 1)]
        if len(days) < 2 or min(days) < max(OPENS_TIMES * nearest, nearest + OPENS_KM):
            return False
        half = len(days) // 2
        if not np.mean(days[half:]) > np.mean(days[:half]):
            return False
    return True


def _as_event(
    table: pa.Table, epochs: Ints, row: int, met: list[tuple[_Meeting, int, float]], own: Ints,
    not_before_us: int, mates: bool,
) -> Event:  # fmt: skip
    meeting, parent, plane = met[0]
    close = _close(meeting)
    first = int(epochs[row])
    start = min(first, int(catalogued_us([table["norad_id"][row].as_py()], [first])[0]))
    start = min(first, max(start - round(LATENCY_DAYS * US_PER_DAY), not_before_us))
    # Met once alone: they part on both sides, and two of such periods do not lap within the interval.
    once = meeting.opens and meeting.lap_days > (first - start) / US_PER_DAY and mates
    caveats = ["what the release was for is not stated"]
    sigma_h = None
    flown = meeting.together > TOGETHER_SHARE
    if close and flown:
        caveats.append(
            "the two fly together in the days looked back, so that the release may be older than these"
        )
    elif close and not once:
        caveats.append(
            "that they met then alone is not shown: the release may have been any day of the interval"
        )
    elif close:
        # The pinch recurs each revolution while both drift apart slowly.
        sigma_h = max(3.0, 0.1 * (first - meeting.at_us) / 3600e6, meeting.spread_h)
        start = max(start, meeting.at_us - round(3.0 * sigma_h * 3600e6))
        first = min(first, meeting.at_us + round(3.0 * sigma_h * 3600e6))
    else:
        caveats.append("the orbits run back do not meet; the piece or the parent may have manoeuvred since")
    if len(met) > 1:
        caveats.append(f"{len(met)} objects share the plane; ranked by how near they come")
    confidence = Confidence.MODERATE if close else Confidence.LOW
    if close and once and not flown and meeting.distance_km <= 10.0:
        confidence = Confidence.HIGH
    quantities = {
        "min_distance_km": Quantity(round(meeting.distance_km, 1)),
        "relative_speed_m_s": Quantity(round(meeting.speed_m_s, 2)),
        "plane_deg": Quantity(round(plane, 4)),
    }
    for place, (_, other, _) in enumerate(met[:3], start=1):
        quantities[f"parent_rank_{place}"] = Quantity(float(table["norad_id"][other].as_py()))
    objects = (_object(table, parent, "parent"), _object(table, row, "fragment"))
    return Event(
        kind=EventKind.RELEASE, tier=Tier.BULLETIN if close else Tier.CANDIDATE,
        objects=objects,
        interval=Interval(start // US_PER_SECOND * US_PER_SECOND, -(-first // US_PER_SECOND) * US_PER_SECOND),
        evidence=Evidence(
            tuple(content_hashes(table.take(pa.array([*own.tolist(), parent])))), "releases",
            {"plane_deg": PLANE_DEG, "pinch_km": PINCH_KM, "pinch_speed_m_s": PINCH_SPEED_M_S,
             "confidence_rule": CONFIDENCE_RULE,
             "launches": sorted({(one.cospar_id or "")[:8] for one in objects}), "not_before": format_utc(not_before_us)}, SOFTWARE,
        ),
        confidence=confidence, quantities=quantities,
        best_time_us=meeting.at_us // US_PER_SECOND * US_PER_SECOND if sigma_h is not None else None,
        time_sigma_h=None if sigma_h is None else round(sigma_h, 1), caveats=tuple(caveats),
    )  # fmt: skip


def _object(table: pa.Table, row: int, role: str) -> EventObject:
    one = table.slice(row, 1).select(["norad_id", "cospar_id", "name"]).to_pylist()[0]
    return EventObject(one["norad_id"], one["cospar_id"], one["name"], role=role)
