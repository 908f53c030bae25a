"""Explanations by the record: a bad set, a cross-tag or clone, an identity swap, the catalogue's lag."""

from __future__ import annotations

from typing import Final

import numpy as np

from openparos.model.confidence import Confidence
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY

from ..context import Context
from ..finding import Alternative, TestResult
from ..phrasing import value_of
from ..sight import Track

BAD_SET: Final = "a single bad element set"
PAIR_KINDS: Final = (EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.ENCOUNTER, EventKind.PLANE_MATCH)
SET_DAYS: Final = 10.0
SIDE_DAYS: Final = 30.0
AGREE_REV_DAY: Final = 0.003
AGREE_TILT_DEG: Final = 0.05
LEAST_TILT_DEG: Final = 0.01
MANY_PIECES: Final = 8
ANOMALY_DAYS: Final = 5.0
LAG_DAYS: Final = 1.0
WIDE_DAYS: Final = 3.0
_SWAP_SCALES: Final = (0.02, 2e-4, 0.002)
"""How far inclination (degrees), eccentricity and mean motion (rev/day) of one object scatter within a month."""


def bad_set(event: Event, context: Context) -> Alternative:
    """Test whether one wrong set could be all there is to it."""
    name = BAD_SET
    if event.kind is EventKind.BREAK_UP:
        used = value_of(event, "fragments_used")
        test = f"the sets of {MANY_PIECES} or more pieces meet in one place"
        if used is None:
            return Alternative(name, test, TestResult.NOT_TESTED)
        return Alternative(
            name, test, TestResult.EXCLUDED if used >= MANY_PIECES else TestResult.NOT_EXCLUDED
        )
    if event.kind in PAIR_KINDS:
        test = (
            f"another set of each object within {SET_DAYS:g} days agrees with the one used (to {AGREE_REV_DAY:g} "
            f"revolutions a day and {AGREE_TILT_DEG:g} degrees of inclination)"
        )
        return Alternative(name, test, _each_confirmed(event, context))
    test = "at least two sets after it agree with one another that the orbit is the new one"
    if context.sight is None:
        return Alternative(name, test, TestResult.NOT_TESTED)
    before, after = context.sight.around(
        event.objects[0].norad_id, event.interval.start_us, event.interval.end_us, SIDE_DAYS
    )
    if event.kind is EventKind.DECAY:
        test = f"three or more sets in the last {SET_DAYS:g} days tell of the same fall"
        last = context.sight.track(event.objects[0].norad_id, None, event.interval.start_us)
        recent = last.between(event.interval.start_us - round(SET_DAYS * US_PER_DAY), event.interval.start_us)
        falling = len(recent) >= 3 and bool(np.all(np.diff(recent.mean_motion_rev_day) > -1e-4))
        return Alternative(name, test, TestResult.EXCLUDED if falling else TestResult.NOT_EXCLUDED)
    if not len(after):
        return Alternative(name, test, TestResult.NOT_TESTED)
    return Alternative(name, test, TestResult.EXCLUDED if _stays(before, after) else TestResult.NOT_EXCLUDED)


def _stays(before: Track, after: Track) -> bool:
    """Say whether the first sets after a step lie together, on the far side of the step."""
    first = after.mean_motion_rev_day[:3]
    if len(first) < 2:
        return False
    if not len(before):
        return bool(np.ptp(first) < AGREE_REV_DAY)
    step = float(np.median(first) - before.mean_motion_rev_day[-1])
    tilt = float(np.median(after.inclination_deg[:3]) - before.inclination_deg[-1])
    together = float(np.ptp(first)) <= max(abs(step), 1e-5)
    turned = abs(tilt) > LEAST_TILT_DEG and float(np.ptp(after.inclination_deg[:3])) <= abs(tilt)
    return together or turned


def _each_confirmed(event: Event, context: Context) -> TestResult:
    if context.sight is None:
        return TestResult.NOT_TESTED
    at_us = event.best_time_us or (event.interval.start_us + event.interval.end_us) // 2
    reach = round(SET_DAYS * US_PER_DAY)
    for one in event.objects:
        track = context.sight.track(one.norad_id, at_us - reach, at_us + reach)
        if len(track) < 2:
            return TestResult.NOT_EXCLUDED
        nearest = int(np.argmin(np.abs(track.epoch_us - at_us)))
        others = np.arange(len(track)) != nearest
        motion = np.abs(track.mean_motion_rev_day[others] - track.mean_motion_rev_day[nearest])
        tilt = np.abs(track.inclination_deg[others] - track.inclination_deg[nearest])
        if not bool(((motion < AGREE_REV_DAY) & (tilt < AGREE_TILT_DEG)).any()):
            return TestResult.NOT_EXCLUDED
    return TestResult.EXCLUDED


def cross_tag_or_clone(event: Event, context: Context) -> Alternative:
    """Test whether a set belongs to another object, or two numbers carry one and the same."""
    name = "a set of another object, or one observation under two numbers"
    test = (
        "no two numbers carry one solution, and the search for sets that fit another object found none within "
        f"{ANOMALY_DAYS:g} days"
    )
    same = event.quantities.get("same_element_set")
    hashes = set(event.evidence.element_sets)
    if (same is not None and same.value is True) or (
        event.kind in PAIR_KINDS and hashes and len(hashes) < len(event.objects)
    ):
        return Alternative(name, test, TestResult.NOT_EXCLUDED)
    if context.anomalies is None:
        return Alternative(name, test, TestResult.NOT_TESTED)
    reach = round(ANOMALY_DAYS * US_PER_DAY)
    for one in event.objects:
        for anomaly in context.anomalies.get(one.norad_id, ()):
            near = (
                anomaly.interval.start_us - reach <= event.interval.end_us
                and anomaly.interval.end_us + reach >= event.interval.start_us
            )
            if near and anomaly.quantities["anomaly"].value in ("clone", "cross-tag"):
                return Alternative(name, test, TestResult.NOT_EXCLUDED)
    return Alternative(name, test, TestResult.EXCLUDED)


def identity_swap(event: Event, context: Context) -> Alternative:
    """Test whether the two exchanged their numbers: each must go on as itself, not as the other."""
    name = "the two exchanged their identities"
    test = (
        f"sets of the {SIDE_DAYS:g} days before and after: each goes on in its own inclination, eccentricity and mean "
        "motion, and the two are unlike enough to be told apart"
    )
    if context.sight is None or len(event.objects) != 2:
        return Alternative(name, test, TestResult.NOT_TESTED)
    start, end = event.interval.start_us, event.interval.end_us
    sides = [context.sight.around(one.norad_id, start, end, SIDE_DAYS) for one in event.objects]
    if not all(len(side) for pair in sides for side in pair):
        return Alternative(name, test, TestResult.NOT_TESTED)
    (a_before, a_after), (b_before, b_after) = (tuple(_middle(side) for side in pair) for pair in sides)
    apart = _distance(a_before, b_before)
    own = _distance(a_before, a_after) + _distance(b_before, b_after)
    crossed = _distance(a_before, b_after) + _distance(b_before, a_after)
    plain = apart > 3.0 and own < crossed / 2.0
    return Alternative(name, test, TestResult.EXCLUDED if plain else TestResult.NOT_EXCLUDED)


def _middle(track: Track) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    columns = (track.inclination_deg, track.eccentricity, track.mean_motion_rev_day)
    return np.array([float(np.median(column)) for column in columns])


def _distance(one: np.ndarray[tuple[int], np.dtype[np.float64]], other: object) -> float:
    return float(np.linalg.norm((one - np.asarray(other)) / np.array(_SWAP_SCALES)))


def catalogue_lag(event: Event, context: Context) -> Alternative:
    """Test whether the catalogue was behind: old epochs, late numbers, sets that took a change up over days."""
    name = "the catalogue was behind"
    if event.kind in PAIR_KINDS:
        test = f"every epoch is within {LAG_DAYS:g} day of the instant"
        ages = [
            abs(value)
            for key in event.quantities
            if key.startswith("epoch_age") and (value := value_of(event, key)) is not None
        ]
        if len(ages) < len(event.objects):
            return Alternative(name, test, TestResult.NOT_TESTED)
        return Alternative(
            name, test, TestResult.EXCLUDED if max(ages) <= LAG_DAYS else TestResult.NOT_EXCLUDED
        )
    if event.kind is EventKind.DECAY:
        test = "the lifetime left has passed without a set while at least half of the other objects have newer ones"
        kept = event.confidence is not Confidence.LOW
        return Alternative(name, test, TestResult.EXCLUDED if kept else TestResult.NOT_EXCLUDED)
    if event.kind in (EventKind.BREAK_UP, EventKind.RELEASE):
        test = "the motion of the pieces themselves dates it, not the day their numbers were given out"
        dated = event.best_time_us is not None
        return Alternative(name, test, TestResult.EXCLUDED if dated else TestResult.NOT_EXCLUDED)
    test = f"the interval of the change is no wider than {WIDE_DAYS:g} days"
    narrow = event.interval.duration_days <= WIDE_DAYS
    return Alternative(name, test, TestResult.EXCLUDED if narrow else TestResult.NOT_EXCLUDED)
