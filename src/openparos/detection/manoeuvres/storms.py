"""The shell as a witness: what passive objects do on one day together is the air's doing.

Rocket bodies and debris cannot burn. Where an improbable share of those in one shell of height moves the
way of drag on one day, the air swelled (a geomagnetic storm, or the catalogue's own processing
changed), and no such step of any object of that shell on that day is published as a manoeuvre: it
stays as a candidate, with the count beside it. Steps against the drag are not touched.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from openparos.detection.stated import with_at_hand
from openparos.model.confidence import Confidence, Tier
from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .findings import Found
from .track import Track

SHELL_KM: Final = 50.0
HIGHEST_KM: Final = 1_500.0  # above it no storm moves an object by as much as a burn
TELLTALE_SCORE: Final = -2.5  # of a step of a passive object that counts; lower than any event's
WITNESS_DAYS: Final = 2.0  # a passive object is a witness of days this near to one of its sets
NEAR_DAYS: Final = 1
LEAST_WITNESSES_MOVED: Final = 3
IMPROBABLE: Final = 1e-4
LONGEST_EVENT_DAYS: Final = 10.0
PASSIVE_NAME: Final = re.compile(r"\bR/B\b|\bDEB\b|\bDEBRIS\b|\bAKM\b|\bPKM\b")


def passive_by_name(names: Sequence[str | None]) -> bool:
    """Say whether the catalogue calls an object a rocket body or debris."""
    return any(name is not None and PASSIVE_NAME.search(name) for name in names)


def _day(instant_us: float) -> int:
    return int(instant_us // US_PER_DAY)


def _shell(height_km: float) -> int:
    return int(height_km // SHELL_KM)


@dataclass(slots=True)
class Weather:
    """How many passive objects were seen in each shell on each day, and which moved the way of drag.

    Attributes
    ----------
    seen : Counter
        (shell, day) to objects with a set near that day.
    moved : dict
        (shell, day) to the objects with a step the way of drag.
    """

    seen: Counter[tuple[int, int]] = field(default_factory=Counter)
    moved: defaultdict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))

    def witness(self, track: Track, found: Iterable[Found]) -> None:
        """Take in what one passive object did."""
        height = track.sma_km - EARTH_RADIUS_WGS72_KM
        if height > HIGHEST_KM or len(track.t) == 0:
            return
        shell = _shell(height)
        days = np.unique((track.epoch_us // US_PER_DAY)[:, None] + np.arange(-WITNESS_DAYS, WITNESS_DAYS + 1))
        self.seen.update((shell, int(day)) for day in days)
        for one in found:
            if one.drag_days > 0.0 and one.tangential_m_s < 0.0 and one.log_odds >= TELLTALE_SCORE:
                moment = float(track.epoch_us[0]) + one.middle_days(track) * US_PER_DAY
                self.moved[shell, _day(moment)].add(track.norad_id)

    def add(self, other: Weather) -> None:
        """Take in what another part of the catalogue saw."""
        self.seen.update(other.seen)
        for key, objects in other.moved.items():
            self.moved[key] |= objects

    def moved_near(self, height_km: float, instant_us: float) -> tuple[int, int, float]:
        """Return how many passive objects moved about that day, of how many seen, and how improbable that is.

        The share on other days is what is expected; one object in a hundred days is added to it, so
        that a shell without history is not taken for a perfectly quiet one.
        """
        shell, day = _shell(height_km), _day(instant_us)
        near = range(day - NEAR_DAYS, day + NEAR_DAYS + 1)
        objects = set().union(*(self.moved.get((shell, d), set()) for d in near))
        seen = max(self.seen.get((shell, d), 0) for d in near)
        if len(objects) < LEAST_WITNESSES_MOVED or seen == 0:
            return len(objects), seen, 1.0
        steps, exposure = 1.0, 100.0
        for (s, d), count in self.seen.items():
            if s == shell and d not in near:
                exposure += count
                steps += len(self.moved.get((s, d), ()))
        share = min(len(near) * steps / exposure, 1.0)
        return len(objects), seen, _tail(len(objects), max(seen, len(objects)), share)

    def to_json(self) -> dict[str, Any]:
        """Return lists that `from_json` reads."""
        return {
            "seen": [[*key, count] for key, count in sorted(self.seen.items())],
            "moved": [[*key, sorted(objects)] for key, objects in sorted(self.moved.items())],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Weather:
        """Read what `to_json` wrote."""
        out = cls()
        out.seen.update({(shell, day): count for shell, day, count in value["seen"]})
        for shell, day, objects in value["moved"]:
            out.moved[shell, day] = set(objects)
        return out


def _tail(least: int, trials: int, share: float) -> float:
    """Probability of `least` or more of `trials` at a share of each (binomial)."""
    if share >= 1.0:
        return 1.0
    below = sum(
        math.exp(
            math.lgamma(trials + 1) - math.lgamma(k + 1) - math.lgamma(trials - k + 1)
            + k * math.log(share) + (trials - k) * math.log1p(-share)
        )
        for k in range(least)
    )  # fmt: skip
    return max(1.0 - below, 0.0)


def veto(events: Iterable[Event], weather: Weather) -> list[Event]:
    """Keep the steps that a storm explains out of the bulletin, and say so beside them."""
    answers: dict[tuple[int, int], tuple[int, int, float]] = {}
    out = []
    for event in events:
        height = _value(event, "mean_height_km")
        if height is None or not _may_be_air(event):
            out.append(event)
            continue
        moment = event.best_time_us or (event.interval.start_us + event.interval.end_us) // 2
        key = (_shell(height), _day(moment))
        if key not in answers:
            answers[key] = weather.moved_near(height, moment)
        moved, seen, probability = answers[key]
        if probability >= IMPROBABLE:
            out.append(event)
            continue
        said = {"passive_moved": moved, "passive_seen": seen}
        out.append(_kept_out(with_at_hand(event, said), moved, seen))
    return out


def veto_stated(events: Iterable[Event], said: Mapping[str, Any]) -> list[Event]:
    """Keep steps out of the bulletin by what an event states of the passive objects, which its own sets do not tell."""
    if "passive_moved" not in said:
        return list(events)
    moved, seen = said["passive_moved"], said["passive_seen"]
    return [_kept_out(one, moved, seen) if _may_be_air(one) else one for one in events]


def _may_be_air(event: Event) -> bool:
    """Say whether an event is a step the way of drag, short enough for a storm."""
    size = _value(event, "delta_v_tangential_m_s")
    long = event.interval.end_us - event.interval.start_us > LONGEST_EVENT_DAYS * US_PER_DAY
    return event.kind is EventKind.MANOEUVRE and not long and size is not None and size < 0.0


def _kept_out(event: Event, moved: int, seen: int) -> Event:
    text = f"{moved} of {seen} passive objects of this shell moved the same way about that day: the air, or the catalogue, not excluded"
    return replace(event, tier=Tier.CANDIDATE, confidence=Confidence.LOW, caveats=(*event.caveats, text))


def _value(event: Event, name: str) -> float | None:
    quantity = event.quantities.get(name)
    value = None if quantity is None else quantity.value
    return value if isinstance(value, float) else None
