"""Explanations of what comes down, comes apart or comes new: drag alone, better sensors, a late number."""

from __future__ import annotations

from typing import Final

from openparos.model.confidence import Tier
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY

from ..context import Context
from ..finding import Alternative, TestResult

LOWERED_KM: Final = 20.0


def natural_decay(event: Event, context: Context) -> Alternative:
    """Test whether drag alone brought it down, or the perigee was lowered shortly before."""
    name = "drag alone brought it down"
    test = f"no fall of the perigee by more than {LOWERED_KM:g} km within two days in the last month"
    if context.sight is None:
        return Alternative(name, test, TestResult.NOT_TESTED)
    start = event.interval.start_us
    track = context.sight.track(event.objects[0].norad_id, start - 30 * US_PER_DAY, start + US_PER_DAY)
    if len(track) < 2:
        return Alternative(name, test, TestResult.NOT_TESTED)
    perigee, epochs = track.perigee_km, track.epoch_us
    lowered = any(
        perigee[k] - perigee[k + 1] > LOWERED_KM and epochs[k + 1] - epochs[k] <= 2 * US_PER_DAY
        and perigee[k] > 250.0
        for k in range(len(track) - 1)
    )  # fmt: skip
    return Alternative(name, test, TestResult.EXCLUDED if lowered else TestResult.NOT_EXCLUDED)


def better_sensors(event: Event, context: Context) -> Alternative:
    """Test whether the pieces were only catalogued now and stem from longer ago."""
    name = "pieces of long ago, catalogued by better sensors"
    test = "the planes of the pieces, run back, meet sharply at one recent time (tier bulletin)"
    met = event.tier is Tier.BULLETIN and event.best_time_us is not None
    return Alternative(name, test, TestResult.EXCLUDED if met else TestResult.NOT_EXCLUDED)


def accident(event: Event, context: Context) -> Alternative:
    """Say that a failure of the object itself is not excluded by anything in the orbits of its pieces."""
    name = "a failure of the object itself, or a collision with something not catalogued"
    test = "none: velocities of pieces do not tell what set the event off"
    return Alternative(name, test, TestResult.NOT_EXCLUDED)


def launch_mate(event: Event, context: Context) -> Alternative:
    """Test whether a piece that appears late was a launch-mate all along."""
    name = "a piece of the launch itself, numbered late"
    test = "run back, the orbits meet well after the launch, within the bounds of a release (tier bulletin)"
    met = event.tier is Tier.BULLETIN
    return Alternative(name, test, TestResult.EXCLUDED if met else TestResult.NOT_EXCLUDED)
