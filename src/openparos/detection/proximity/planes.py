"""Plane matches: a burn after which an object's plane runs towards, or stays with, that of another.

Two planes turn about the Earth's axis at rates set by height and inclination. A burn changes the rate and
the plane itself; where, of all objects in the same shell, it brings the plane of one of them within half a
degree in the weeks after, and would not have without the burn, that is a plane match. Many objects share a
shell, and any burn brings some planes together. Beside each match stands how likely it is that, of all of them,
any would come as near by chance: angles near zero are spread evenly over objects that have nothing to do with the
burn, so with k others coming within a few degrees, k times the ratio of the angles is expected. Who flew in the
plane already (docked, a formation) is no match.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.model import __version__
from openparos.model.confidence import Confidence, Tier
from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, Evidence, Quantity
from openparos.model.times import US_PER_DAY, Interval
from openparos.orbits.mean import mean_elements, secular_rates_deg_day

from .describe import labels_of, object_of
from .movers import Burn, burns_of
from .parameters import Parameters
from .shells import sharers_of
from .timeline import Timeline

Floats = NDArray[np.float64]

HORIZON_DAYS: Final = 60.0
MATCH_DEG: Final = 0.5
LEAST_GAIN_DEG: Final = 0.5
"""By so much the burn must bring the two planes nearer than they would have come without it."""
SHELL_KM: Final = 100.0
MAX_CHANCE: Final = 0.2
MODERATE_CHANCE: Final = 0.02
MOST_MATCHES: Final = 3
AROUND_DEG: Final = 5.0
"""Within this angle the others of the shell are counted that come near by chance."""
LEAST_ANGLE_DEG: Final = 0.01
"""Mean elements and rates carried for weeks tell planes apart no better."""
_CAMPAIGN_DAYS: Final = 7.0
_AGE_DAYS: Final = 5.0
_LONGEST_SPAN_DAYS: Final = 45.0
"""Between sets farther apart a burn, and the plane without it, cannot be told from what the rates leave out."""


@dataclass(frozen=True, slots=True)
class _Planes:
    """Inclination, node at an instant and rate of the node, degrees and degrees a day, (n,) each."""

    inclination: Floats
    node: Floats
    rate: Floats

    def normals(self, days: Floats) -> Floats:
        """Return unit normals (3, n, days), each plane turning at its own rate."""
        i, node = (
            np.radians(self.inclination)[:, None],
            np.radians(self.node[:, None] + np.outer(self.rate, days)),
        )
        return np.stack([np.sin(i) * np.sin(node), -np.sin(i) * np.cos(node), np.cos(i) + 0.0 * node])


def plane_matches(
    timeline: Timeline,
    numbers: Sequence[int],
    parameters: Parameters,
    first_us: int | None,
    last_us: int | None,
) -> list[Event]:
    """Return the plane matches that burns of some objects made.

    Parameters
    ----------
    timeline : Timeline
        The history below the belt, of everybody.
    numbers : sequence of int
        Whose burns are looked at.
    parameters : Parameters
        Part of the evidence.
    first_us, last_us : int or None
        Burns outside are left out.
    """
    found = []
    for number in numbers:
        rows = timeline.rows_of(number)
        if len(rows) == 0:
            continue
        start = int(timeline.epochs_us[rows[0]]) if first_us is None else first_us - 60 * US_PER_DAY
        end = int(timeline.epochs_us[rows[-1]]) if last_us is None else last_us + 10 * US_PER_DAY
        for burn in _campaigns(burns_of(timeline, number, start, end)):
            if (first_us is None or burn.at_us >= first_us) and (last_us is None or burn.at_us <= last_us):
                found += _matches(timeline, number, burn, parameters)
    return found


def _campaigns(burns: Iterator[Burn]) -> list[Burn]:
    """Join burns within a week of one another: they have one end."""
    joined: list[Burn] = []
    for one in burns:
        if (
            joined
            and one.event.interval.start_us - joined[-1].event.interval.end_us <= _CAMPAIGN_DAYS * US_PER_DAY
        ):
            before = joined.pop()
            one = Burn(one.event, before.before, one.after, one.at_us)
        joined.append(one)
    return joined


def _planes_of(table: pa.Table, at_us: int) -> _Planes:
    mean = mean_elements(table)
    days = (at_us - np.asarray(table["epoch_us"].to_numpy())) / US_PER_DAY
    _, _, rate = secular_rates_deg_day(mean.mean_motion_rev_day, mean.eccentricity, mean.inclination_deg)
    return _Planes(mean.inclination_deg, mean.raan_deg + rate * days, rate)


def _matches(timeline: Timeline, number: int, burn: Burn, parameters: Parameters) -> list[Event]:
    after_us = int(timeline.epochs_us[burn.after])
    if after_us - int(timeline.epochs_us[burn.before]) > _LONGEST_SPAN_DAYS * US_PER_DAY:
        return []
    rows = timeline.nearest(after_us, _AGE_DAYS)
    me = int(np.searchsorted(timeline.numbers, number))
    docked = [int(np.searchsorted(timeline.numbers, one)) for one in sharers_of(timeline, burn.after)]
    rows[[me, *docked]] = -1
    others = rows[rows >= 0]
    if len(others) == 0:
        return []
    own = timeline.table.take(pa.array([burn.before, burn.after]))
    table = timeline.table.take(pa.array(others))
    near = np.abs(
        mean_elements(table).semi_major_axis_km - float(mean_elements(own).semi_major_axis_km[1])
    ) <= SHELL_KM  # fmt: skip
    others, table = others[near], table.filter(pa.array(near))
    if len(others) == 0:
        return []
    days = np.arange(0.0, HORIZON_DAYS + 0.5, 1.0)
    theirs, mine = _planes_of(table, after_us).normals(days), _planes_of(own, after_us).normals(days)
    angle = np.degrees(
        np.arccos(np.clip(np.einsum("xbd,xod->bod", mine, theirs), -1.0, 1.0))
    )  # fmt: skip
    best_day = angle[1].argmin(axis=1)
    least_after, least_before = angle[1].min(axis=1), angle[0].min(axis=1)
    matched = np.flatnonzero((least_after <= MATCH_DEG) & (least_before - least_after >= LEAST_GAIN_DEG))
    matched = matched[~_in_plane_before(timeline, burn, others[matched])]
    order = matched[np.argsort(least_after[matched], kind="stable")]
    events = []
    for k in order[:MOST_MATCHES].tolist():
        least = float(least_after[k])
        around = int((least_after <= AROUND_DEG).sum())  # itself among them: none around is not no chance
        chance = float(-np.expm1(-around * max(least, LEAST_ANGLE_DEG) / AROUND_DEG))
        if chance > MAX_CHANCE:
            break
        events.append(
            _event(
                timeline, number, burn, int(others[k]), parameters,
                {
                    "plane_angle_deg": float(angle[1, k, 0]),
                    "plane_angle_rate_deg_day": float(angle[1, k, 1] - angle[1, k, 0]),
                    "least_plane_angle_deg": least,
                    "least_without_burn_deg": float(least_before[k]),
                    "days_to_match": float(days[best_day[k]]),
                    "chance": chance,
                    "objects_in_shell": float(len(others)),
                    "objects_within_5_deg": float(around),
                },
            )
        )  # fmt: skip
    return events


def _in_plane_before(timeline: Timeline, burn: Burn, others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say who stood in the plane before the burn already, by the sets of that time where there are any."""
    before_us = int(timeline.epochs_us[burn.before])
    then = timeline.nearest(before_us, _AGE_DAYS)[timeline.owner[others]]
    known = then >= 0
    inside = np.zeros(len(others), dtype=bool)
    if known.any():
        rows = np.append(then[known], burn.before)
        normals = _planes_of(timeline.table.take(pa.array(rows)), before_us).normals(np.zeros(1))[:, :, 0]
        angle = np.degrees(np.arccos(np.clip(normals[:, -1] @ normals[:, :-1], -1.0, 1.0)))
        inside[known] = angle <= MATCH_DEG
    return inside


def _event(
    timeline: Timeline, number: int, burn: Burn, other: int, parameters: Parameters, values: dict[str, float]
) -> Event:
    table = timeline.table
    objects = (object_of(table, burn.after, True), object_of(table, other, None))
    burnt = burn.event.interval
    interval = Interval(min(burnt.start_us, int(timeline.epochs_us[burn.before])), burnt.end_us)
    labels, said = labels_of(objects, interval)
    delta_v = {
        name: one for name, one in burn.event.quantities.items() if name.startswith("delta_v_")
    }  # fmt: skip
    return Event(
        kind=EventKind.PLANE_MATCH,
        tier=Tier.CANDIDATE,
        objects=objects,
        interval=interval,
        best_time_us=burn.event.best_time_us,
        evidence=Evidence(
            tuple(content_hashes(table.take(pa.array([burn.before, burn.after, other])))), "proximity",
            parameters.to_json() | {"plane_horizon_days": HORIZON_DAYS, "plane_match_deg": MATCH_DEG},
            f"openparos {__version__}",
        ),
        confidence=Confidence.LOW if values["chance"] > MODERATE_CHANCE else Confidence.MODERATE,
        score=round(-float(np.log10(values["chance"])), 3),
        quantities={name: Quantity(round(value, 5)) for name, value in values.items()} | delta_v | labels,
        caveats=(
            f"planes alone: of {values['objects_in_shell']:.0f} objects within {SHELL_KM:.0f} km in height, "
            f"{values['objects_within_5_deg']:.0f} come within {AROUND_DEG:g} degrees: that any of them comes as near by "
            f"chance has a probability of {values['chance']:.2g}",
            "nodes are carried forward at constant rates; later burns of either change them",
            *said,
        ),
    )  # fmt: skip
