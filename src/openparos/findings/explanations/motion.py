"""Explanations by motion: natural drift, drag and storms, station-keeping."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from openparos.model.confidence import Tier
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY

from ..context import Context
from ..finding import Alternative, TestResult
from ..phrasing import value_of
from ..sight import NO_SETS, Track

STILL_DEG_DAY: Final = 0.05
STANDS_OUT_SIGMAS: Final = 5.0
STABLE_DEG: Final = (75.06, -105.1)
MIRROR_DEG: Final = 5.0
MIRROR_DAYS: Final = 200.0
NO_DRAG_KM: Final = 1500.0
DRAG_DAYS: Final = 10.0
SIDE_DAYS: Final = 30.0
LEAST_SETS: Final = 2
SAME_HEIGHT_KM: Final = 2.0
SAME_BELT_HEIGHT_KM: Final = 8.0
BELT_AXIS_KM: Final = 40_000.0


def natural_drift(event: Event, context: Context) -> Alternative:
    """Test whether free motion alone brings it about."""
    name = "natural drift"
    if event.kind is EventKind.STATION_CHANGE:
        return _libration(event, name)
    if event.kind in (EventKind.MANOEUVRE, EventKind.CONTINUOUS_THRUST):
        test = f"the step stands out from the motion SGP4 gives without one by {STANDS_OUT_SIGMAS:g} sigmas"
        known = [
            abs(float(one.value)) / one.sigma
            for key in ("delta_v_tangential_m_s", "delta_v_normal_m_s")
            if (one := event.quantities.get(key)) and isinstance(one.value, int | float) and one.sigma
        ]
        if not known:
            return Alternative(name, test, TestResult.NOT_TESTED)
        stands = max(known) >= STANDS_OUT_SIGMAS
        return Alternative(name, test, TestResult.EXCLUDED if stands else TestResult.NOT_EXCLUDED)
    if any(one.moved for one in event.objects):
        test = "a party left the motion that its sets before gave it"
        return Alternative(name, test, TestResult.EXCLUDED)
    drift = value_of(event, "relative_drift_deg_day")
    test = (
        f"relative drift below {STILL_DEG_DAY:g} degrees a day: two that drift past one another move faster"
    )
    if drift is None:
        return Alternative(name, test, TestResult.NOT_TESTED)
    still = abs(drift) < STILL_DEG_DAY
    return Alternative(name, test, TestResult.EXCLUDED if still else TestResult.NOT_EXCLUDED)


def _libration(event: Event, name: str) -> Alternative:
    """Test whether a free object swinging about a stable longitude could have turned at both stations."""
    test = (
        "free objects in the belt turn only at longitudes that mirror one another about 75 degrees east or 105 west, "
        f"a year or more apart; these do so within {MIRROR_DEG:g} degrees and {MIRROR_DAYS:g} days or they do not"
    )
    start, end = value_of(event, "from_longitude_deg"), value_of(event, "to_longitude_deg")
    if start is None or end is None:
        return Alternative(name, test, TestResult.NOT_TESTED)
    mirrored = any(
        abs(_wrapped(start - stable) + _wrapped(end - stable)) < MIRROR_DEG for stable in STABLE_DEG
    )
    slow = event.interval.duration_days >= MIRROR_DAYS
    return Alternative(name, test, TestResult.NOT_EXCLUDED if mirrored and slow else TestResult.EXCLUDED)


def _wrapped(angle_deg: float) -> float:
    return (angle_deg + 180.0) % 360.0 - 180.0


def drag_or_storm(event: Event, context: Context) -> Alternative:
    """Test whether drag, or a storm of the upper atmosphere, could have made the step."""
    name = "drag or a storm of the upper atmosphere"
    before, after = _sides(event, context)
    near = before if len(before) else after
    if len(near) and float(near.perigee_km.min()) > NO_DRAG_KM:
        return Alternative(name, f"perigee above {NO_DRAG_KM:g} km: no drag there", TestResult.EXCLUDED)
    change = value_of(event, "delta_v_tangential_m_s")
    if change is None:
        return Alternative(name, "direction of the step along the track", TestResult.NOT_TESTED)
    if change > 0.0:
        return Alternative(name, "drag lowers an orbit; this one rose", TestResult.EXCLUDED)
    test = f"a fall larger than {DRAG_DAYS:g} days of the fall that the sets of the month before show"
    if len(before) < 3 or not len(after):
        return Alternative(name, test, TestResult.NOT_TESTED)
    days = (before.epoch_us - before.epoch_us[0]) / US_PER_DAY
    if days[-1] < 3.0:
        return Alternative(name, test, TestResult.NOT_TESTED)
    rate = float(np.polyfit(days, before.axis_km, 1)[0])
    expected = rate * (after.epoch_us[0] - before.epoch_us[-1]) / US_PER_DAY
    extra = float(after.axis_km[0] - before.axis_km[-1]) - expected
    beyond = extra < DRAG_DAYS * min(rate, 0.0) and event.tier is Tier.BULLETIN and extra < 0.0
    return Alternative(name, test, TestResult.EXCLUDED if beyond else TestResult.NOT_EXCLUDED)


def station_keeping(event: Event, context: Context) -> Alternative:
    """Test whether the object was only kept where it was: the same height, or the same longitude, afterwards."""
    name = "station-keeping"
    if event.kind is EventKind.STATION_CHANGE:
        moved = value_of(event, "longitude_change_deg")
        test = "the new longitude lies more than one degree from the old one"
        if moved is None:
            return Alternative(name, test, TestResult.NOT_TESTED)
        return Alternative(name, test, TestResult.EXCLUDED if abs(moved) > 1.0 else TestResult.NOT_EXCLUDED)
    if event.kind in (EventKind.APPROACH, EventKind.CO_LOCATION):
        test = "both stand at longitudes that each held before: neither was seen to arrive"
        moved_flags = [one.moved for one in event.objects]
        if any(moved_flags):
            return Alternative(name, test, TestResult.EXCLUDED)
        relation = event.quantities.get("relation")
        sitting = relation is not None and relation.value in ("sitting", "stop")
        return Alternative(name, test, TestResult.NOT_EXCLUDED if sitting else TestResult.NOT_TESTED)
    test = (
        f"mean height of the {SIDE_DAYS:g} days after beside that of the {SIDE_DAYS:g} days before: the same within "
        f"{SAME_HEIGHT_KM:g} km ({SAME_BELT_HEIGHT_KM:g} km in the geostationary belt) is keeping"
    )
    before, after = _sides(event, context)
    if len(before) < LEAST_SETS or len(after) < LEAST_SETS:
        return Alternative(name, test, TestResult.NOT_TESTED)
    change = abs(float(np.median(after.axis_km) - np.median(before.axis_km)))
    limit = SAME_BELT_HEIGHT_KM if float(np.median(before.axis_km)) > BELT_AXIS_KM else SAME_HEIGHT_KM
    tilt = abs(float(np.median(after.inclination_deg) - np.median(before.inclination_deg)))
    same = math.isfinite(change) and change <= limit and tilt < 0.5
    return Alternative(name, test, TestResult.NOT_EXCLUDED if same else TestResult.EXCLUDED)


def _sides(event: Event, context: Context) -> tuple[Track, Track]:
    """Return the sets of the event's first object of a month before and after; empty without sets."""
    if context.sight is None:
        return NO_SETS, NO_SETS
    start, end = event.interval.start_us, event.interval.end_us
    return context.sight.around(event.objects[0].norad_id, start, end, SIDE_DAYS)
