"""The section on the geosynchronous belt: who stood within a fraction of a degree of another State's object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.model.events import Event, EventObject
from openparos.model.times import US_PER_DAY, US_PER_SECOND, format_utc
from openparos.orbits.frames import geodetic, teme_to_itrs
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes
from openparos.orbits.propagate import Propagator

from .blocks import Block, Figure, Paragraph, Section, Table
from .figures import Track, belt, neighbourhoods

PANELS: Final = 6
STANDING: Final = ("sitting", "drifting-together")


def of_different_states(events: Sequence[Event]) -> list[Event]:
    """Return co-locations that last, of objects of two different known States, nearest first."""
    chosen = [
        event
        for event in events
        if event.quantities["relation"].value in STANDING
        and len({one.state for one in event.objects if one.state}) == 2
    ]
    return sorted(chosen, key=_distance_km)


def belt_section(
    table: pa.Table, at_us: int, events: Sequence[Event], names: Mapping[str, str], figures_dir: Path
) -> Section:
    """Return the section, and write its figures.

    Parameters
    ----------
    table : pa.Table
        The catalogue, one set an object.
    at_us : int
        The instant spoken of.
    events : sequence of Event
        All co-locations at that instant, States filled in.
    names : mapping
        Codes of States and organizations to names.
    figures_dir : Path
        Where the figures go.
    """
    pairs = of_different_states(events)
    lasting = [event for event in events if event.quantities["relation"].value in STANDING]
    unknown = [event for event in lasting if any(one.state is None for one in event.objects)]
    blocks: list[Block] = [
        Paragraph(
            f"On {format_utc(at_us)[:10]} at {format_utc(at_us)[11:16]} UTC {len(lasting)} pairs of objects stood within 0.1 degree of longitude of one "
            f"another and stayed; in {len(pairs)} of them the objects are of two different States or "
            f"organizations, in {len(unknown)} the State of one is not known here. {len(events) - len(lasting)} "
            "more pairs were only passing. One rule was applied to all; standing close is ordinary in the belt.",
            numbered=True,
        ),
        _belt_figure(table, at_us, pairs, figures_dir),
        _pairs_table(pairs, names),
    ]
    if pairs:
        blocks.insert(2, _panels_figure(table, at_us, pairs[:PANELS], figures_dir))
    return Section("Neighbours in the geostationary belt", tuple(blocks))


def _belt_figure(table: pa.Table, at_us: int, pairs: Sequence[Event], folder: Path) -> Figure:
    inside = table.filter(pa.array(is_geosynchronous(table)))
    mean = mean_longitudes(inside, at_us)
    good = mean.errors == 0
    marks = [
        (float(event.quantities["longitude_first_deg"].value or 0.0), float(event.quantities["drift_first_deg_day"].value or 0.0))
        for event in pairs
    ]  # fmt: skip
    file = belt(mean.longitude_deg[good], mean.drift_deg_day[good], marks, folder / "belt.svg")
    return Figure(
        file,
        "Every geosynchronous object of the catalogue by longitude and drift; circles: pairs of two States.",
        f"Scatter of {int(good.sum())} objects along the belt; most lie near zero drift; {len(marks)} pairs are circled.",
    )


def _panels_figure(table: pa.Table, at_us: int, pairs: Sequence[Event], folder: Path) -> Figure:
    times_us = at_us + np.arange(-US_PER_DAY // 2, US_PER_DAY // 2 + 1, 600 * US_PER_SECOND)
    numbers = table["norad_id"].to_numpy()
    panels = []
    for event in pairs:
        tracks = []
        for one in event.objects:
            row = table.slice(int(np.flatnonzero(numbers == one.norad_id)[0]), 1)
            flight = Propagator.from_table(row, engine="sgp4").at(times_us)
            fixed_km, _ = teme_to_itrs(flight.positions_km[0], flight.velocities_km_s[0], times_us)
            latitude_deg, longitude_deg, _ = geodetic(fixed_km)
            unwrapped = np.degrees(np.unwrap(np.radians(longitude_deg)))
            tracks.append(Track(f"{one.name} ({one.state})", unwrapped, latitude_deg))
        panels.append((tracks[0], tracks[1]))
    return Figure(
        neighbourhoods(panels, folder / "neighbourhoods.svg"),
        f"The {len(panels)} nearest pairs of two States: path of the points below through the day around the instant.",
        "Small figures of eight of two objects each, overlapping in longitude and latitude.",
    )


def _pairs_table(pairs: Sequence[Event], names: Mapping[str, str]) -> Table:
    rows = []
    for event in pairs:
        first, second = event.objects
        values = {name: one.value for name, one in event.quantities.items()}
        rows.append(
            (
                _longitude(float(values["longitude_first_deg"] or 0.0)),
                *(
                    f"{one.name} ({one.norad_id}), {names.get(one.state or '', one.state)}{_mark(one)}"
                    for one in (first, second)
                ),
                f"{values['min_distance_km']:.0f}",
                f"{values['not_better_than_km']:.0f}",
                f"{values['relative_drift_deg_day']:+.3f}",
                f"{values['epoch_age_first_days']:z.1f} / {values['epoch_age_second_days']:z.1f}",
            )
        )
    return Table(
        "Pairs of two States or organizations within 0.1 degree that stay, nearest first",
        (
            "Longitude",
            "One object",
            "The other",
            "Least distance, km",
            "Not known better than, km",
            "Relative drift, °/day",
            "Epoch ages, days",
        ),
        tuple(rows),
        "rllrrrr",
        "Least distance computed for twelve hours before and after; beside it what the age of the element sets "
        "leaves uncertain, 95 of 100. A negative age: the epoch lies after the instant. "
        "*: the owner or launching State that a catalogue gives, not a State of registry found in the data at hand.",
    )


def _longitude(east_deg: float) -> str:
    return f"{abs(east_deg):.2f}° {'W' if east_deg < 0.0 else 'E'}"


def _mark(one: EventObject) -> str:
    """Return the mark of a State that stands there on another word than the register's."""
    return "" if one.state is None or one.state_basis == "registry" else " *"


def _distance_km(event: Event) -> float:
    return float(event.quantities["min_distance_km"].value or 0.0)
