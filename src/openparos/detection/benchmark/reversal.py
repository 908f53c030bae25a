"""The time-reversed null: what a detector finds in histories run backwards.

A burn is a kink either way round, noise and drag look the same; only the lateness of orbit determination
does not. As many events backwards as forwards in passive histories, and the same burns found again,
say that nothing hangs on the order of time by mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from openparos.detection.manoeuvres.findings import Found, find
from openparos.detection.manoeuvres.outcome import is_bulletin
from openparos.detection.manoeuvres.parameters import Parameters
from openparos.detection.manoeuvres.track import Track
from openparos.model.times import US_PER_DAY

from .matching import WINDOWS, Counts, count

if TYPE_CHECKING:
    from .manoeuvres import Satellite


def reversed_track(track: Track) -> Track:
    """Run a history backwards: places stay, slopes change their sign, walls stand before the same gaps."""

    def back(x: np.ndarray) -> np.ndarray:
        return np.ascontiguousarray(x[::-1])

    whole = track.t[-1] - track.t[0]
    walls = np.zeros_like(track.walls)
    walls[1:] = track.walls[:0:-1]
    names = (
        "row",
        "y",
        "sigma_y",
        "sigma_s",
        "wander",
        "i_x",
        "i_y",
        "e_x",
        "e_y",
        "sma_km_at",
        "eccentricity",
    )
    turned: dict[str, Any] = {name: back(getattr(track, name)) for name in names}
    return replace(
        track,
        **turned,
        t=back(whole - track.t),
        s=-back(track.s),
        walls=walls,
        epoch_us=back(track.epoch_us[0] + track.epoch_us[-1] - track.epoch_us),
        axis_change_km=np.concatenate((track.axis_change_km[:1], -track.axis_change_km[:0:-1])),
    )


def _tally(both: Sequence[tuple[Track, list[Found]]], parameters: Parameters) -> dict[str, int]:
    every = [(track, one) for track, found in both for one in found]
    return {
        "candidate": sum(one.log_odds >= parameters.candidate_score for _, one in every),
        "bulletin": sum(is_bulletin(track, one, parameters) for track, one in every),
    }


def reversal(
    passive: Sequence[tuple[Track, list[Found]]], satellites: Sequence[Satellite], parameters: Parameters
) -> dict[str, Any]:
    """Count events forwards and backwards.

    Returns
    -------
    dict
        Events in passive histories and in those of the satellites both ways round, and the pooled F1
        within a day forwards and backwards (shipped calibration).
    """
    ways: dict[str, Any] = {}
    for way in ("forwards", "backwards"):
        turn = way == "backwards"
        quiet = [(t, find(t)) for t in (reversed_track(track) for track, _ in passive)] if turn else passive
        total, active = Counts(0, 0, 0), []
        for one in satellites:
            track = reversed_track(one.track) if turn else one.track
            found = find(track) if turn else one.found
            active.append((track, found))
            first, last = int(one.track.epoch_us[0]), int(one.track.epoch_us[-1])
            days = [item.middle_days(track) for item in found if item.log_odds >= parameters.candidate_score]
            moments = np.array([first + round(day * US_PER_DAY) for day in days], np.int64)
            total += count(one.groups, np.sort(first + last - moments if turn else moments), WINDOWS[1])
        ways[way] = {
            "passive": _tally(quiet, parameters), "satellites": _tally(active, parameters),
            "f1_1_d": round(total.f1, 3),
        }  # fmt: skip
    return ways
