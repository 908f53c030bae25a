"""Makes a scenario of a seed: population, planted events, look-alikes; run, observed, and told truly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pyarrow as pa

from openparos.model import SOFTWARE
from openparos.model.errors import OutOfRange
from openparos.model.times import format_utc, parse_utc

from .lookalikes import plant_look_alikes
from .observation import observe
from .planted import plant_all
from .population import Counts, populate
from .simulation import Burn, Run, circular_speed_m_s, simulate
from .tracks import FIRST_NORAD_ID, STATES, SYNTHETIC_LABEL, Track
from .weather import make_weather
from .world import Truth, World, truth_json

TRUTH_SCHEMA: Final = "openparos.synthetic-truth/1"
START: Final = "2025-01-01"
DAYS: Final = 120
SHORTEST_DAYS: Final = 60
_FRAGMENTS: Final = 70
_SMALL_FRAGMENTS: Final = 25


@dataclass(frozen=True, slots=True)
class Scenario:
    """An invented world and the truth about it.

    Attributes
    ----------
    seed : int
        Its number.
    label : str
        What everything made from it must say.
    table : pa.Table
        Element sets as published (`ELEMENT_SCHEMA`), sorted by number and epoch.
    truth : dict
        What happened, schema ``openparos.synthetic-truth/1`` (see ``docs/scenarios.md``).
    objects, registry : list of dict
        Catalogue of the objects; what a register would say of the payloads.
    notices : list of dict
        What States said beforehand.
    """

    seed: int
    label: str
    table: pa.Table
    truth: dict[str, Any]
    objects: list[dict[str, Any]]
    registry: list[dict[str, Any]]
    notices: list[dict[str, Any]]

    def events(self, kind: str | None = None, *, planted: bool = True) -> list[dict[str, Any]]:
        """Return planted events, or look-alikes, of one kind or all."""
        return [
            one
            for one in self.truth["events"]
            if one["planted"] == planted and (kind is None or one["kind"] == kind)
        ]


def generate(
    seed: int = 1, *, small: bool = False, days: int = DAYS, start: str = START, counts: Counts | None = None
) -> Scenario:
    """Invent a scenario; the same seed gives the same scenario.

    Parameters
    ----------
    seed : int
        Any whole number from 0.
    small : bool
        About 250 objects instead of 2,000.
    days : int
        Length, at least 60; what is planted keeps its share of the span.
    start : str
        First day.
    counts : Counts or None
        How many objects of each sort, where neither size fits.

    Returns
    -------
    Scenario
        Element sets, truth, catalogue, register and notices.

    Raises
    ------
    OutOfRange
        For a negative seed or too short a span.
    """
    if seed < 0 or days < SHORTEST_DAYS:
        raise OutOfRange(
            f"seed {seed}, {days} days", remedy=f"Give a seed from 0 and at least {SHORTEST_DAYS} days"
        )
    # Streams of their own, so that a change in one part leaves the others' chance as it was.
    plan, sky, run_chance, noise = np.random.default_rng(seed).spawn(4)
    world = World(plan, parse_utc(start), days)
    weather = make_weather(sky, world.start_us, days, storm_day=80.0 * days / 120.0)
    plant_all(world, _SMALL_FRAGMENTS if small else _FRAGMENTS)
    plant_look_alikes(world, weather)
    populate(world, counts or (Counts.small() if small else Counts()))
    run = simulate(world.tracks, weather, run_chance)
    table = observe(world.tracks, run, weather, noise)
    _date_by_the_run(world, run)
    by_number = {track.norad_id: track for track in world.tracks}
    registry = _register(world)
    return Scenario(
        seed=seed,
        label=SYNTHETIC_LABEL,
        table=table,
        truth=_truth(world, run, seed, table, by_number),
        objects=[_catalogue_row(track) for track in world.tracks],
        registry=registry,
        notices=[_notice(one) for one in world.notices],
    )


def _date_by_the_run(world: World, run: Run) -> None:
    """Put in what only the run could tell: when things came down, and the sets around an instant."""
    index = {track.norad_id: i for i, track in enumerate(world.tracks)}
    for truth in world.truths:
        i = index[truth.objects[0][0]]
        epochs = np.sort(run.epoch_us[run.track == i])
        if truth.kind == "decay" and truth.look_alike_of is None and i in run.ended_us:
            truth.start_us, truth.end_us = int(epochs[-1]), run.ended_us[i]
        elif truth.best_us is not None and truth.start_us == truth.end_us == truth.best_us:
            before, after = epochs[epochs <= truth.best_us], epochs[epochs > truth.best_us]
            truth.start_us = int(before[-1]) if len(before) else truth.best_us
            truth.end_us = int(after[0]) if len(after) else truth.best_us
    known = {truth.key for truth in world.truths}
    for i in sorted(run.ended_us):
        track = world.tracks[i]
        epochs = run.epoch_us[run.track == i]
        key = f"decay-{track.norad_id % 100_000}"
        if track.kind == "debris" or not len(epochs) or track.bstar == 0.0 or key in known:
            continue
        if any(truth.kind == "decay" and truth.objects[0][0] == track.norad_id for truth in world.truths):
            continue
        world.truths.append(
            Truth(
                key, "decay", [(track.norad_id, "party")], int(epochs.max()), run.ended_us[i],
                note="Came down by drag within the span.",
            )
        )  # fmt: skip


def _truth(world: World, run: Run, seed: int, table: pa.Table, by_number: dict[int, Track]) -> dict[str, Any]:
    """Return the truth file."""
    truths = world.truths + _burn_truths(world, run)
    return {
        "schema": TRUTH_SCHEMA,
        "synthetic": True,
        "label": SYNTHETIC_LABEL,
        "software": SOFTWARE,
        "seed": seed,
        "interval": {"start": format_utc(world.start_us), "end": format_utc(world.end_us)},
        "states": STATES,
        "objects": len(world.tracks),
        "element_sets": table.num_rows,
        "first_norad_id": FIRST_NORAD_ID,
        "events": [truth_json(truth, by_number) for truth in truths],
    }


def _burn_truths(world: World, run: Run) -> list[Truth]:
    """Return each burn as an event of its own, between the sets before and after it."""
    truths = []
    epochs = [np.sort(run.epoch_us[run.track == i]) for i in range(len(world.tracks))]
    for number, burn in enumerate(sorted(run.burns, key=_order)):
        if burn.impulse.purpose in ("orbit raising", "recoil"):
            continue
        when, own = burn.impulse.time_us, epochs[burn.track]
        place = int(np.searchsorted(own, when))
        track = world.tracks[burn.track]
        truths.append(
            Truth(
                key=f"burn-{number:04d}",
                kind="manoeuvre",
                objects=[(track.norad_id, "party")],
                start_us=int(own[place - 1]) if place else when,
                end_us=int(own[place]) if place < len(own) else when,
                best_us=when,
                note=burn.impulse.purpose,
                part_of=burn.impulse.event,
                quantities={
                    "delta_v_m_s": burn.impulse.magnitude_m_s,
                    "delta_v_radial_m_s": burn.impulse.radial_m_s,
                    "delta_v_tangential_m_s": burn.impulse.transverse_m_s,
                    "delta_v_normal_m_s": burn.impulse.normal_m_s,
                    "speed_m_s": circular_speed_m_s(track.orbit.axis_km),
                },
            )
        )
    return truths


def _order(burn: Burn) -> tuple[int, int]:
    return burn.impulse.time_us, burn.track


def _catalogue_row(track: Track) -> dict[str, Any]:
    """Return one object as a catalogue would list it."""
    return {
        "norad_id": track.norad_id,
        "cospar_id": track.cospar_id,
        "name": track.name,
        "kind": track.kind,
        "state": track.state,
        "launch_date": track.launch_date,
        "label": SYNTHETIC_LABEL,
    }


def _register(world: World) -> list[dict[str, Any]]:
    """Return what a register would say of each payload; most are registered within eight months."""
    rows = []
    for track in world.tracks:
        if track.kind != "payload":
            continue
        launched = date.fromisoformat(track.launch_date)
        days = 45 + track.norad_id * 7919 % 190
        usual = {
            "registered_on": (launched + timedelta(days=days)).isoformat(),
            "document": f"SYN/REG/{track.norad_id % 100_000}",
        }
        said = usual | world.registered.get(track.norad_id, {})
        rows.append(
            {
                "cospar_id": track.cospar_id,
                "norad_id": track.norad_id,
                "name": said.get("name", track.name),
                "state": track.state,
                "launch_date": track.launch_date,
                "registered_on": said["registered_on"],
                "document": said["document"],
                "label": SYNTHETIC_LABEL,
            }
        )
    return rows


def _notice(planned: dict[str, Any]) -> dict[str, Any]:
    """Return one notice with its times written out."""
    times = {name: format_utc(planned[f"{name}_us"]) for name in ("given", "start", "end")}
    rest = {name: value for name, value in planned.items() if not name.endswith("_us")}
    return {"schema": "openparos.synthetic-notice/1", "label": SYNTHETIC_LABEL, **rest, **times}
