"""Figures people look at, drawn from the element sets an event rests on.

Longitude history and approach geometry for neighbours, the orbit's size and plane for burns, Gabbard's
diagram for break-ups; a timeline and the coverage for a whole assessment. Axis texts are in English with
units; captions follow the language of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from openparos.model.elements import content_hashes
from openparos.model.events import Event, EventKind, EventObject
from openparos.model.times import US_PER_DAY, US_PER_SECOND, format_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM

from .blocks import ENGLISH, Figure
from .figures import BLUE, GREY, INK, ORANGE, drawn, east_or_west, moments
from .language import Words

MOST_TICKS: Final = 1500
"""Ticks on a line of the timeline: a page shows no more."""
REACH_US: Final = 45 * US_PER_DAY
_GEO: Final = frozenset(
    {EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.STATION, EventKind.STATION_CHANGE}
)
_PAIRS: Final = frozenset({EventKind.APPROACH, EventKind.CO_LOCATION, EventKind.ENCOUNTER})
_BURNS: Final = frozenset({EventKind.MANOEUVRE, EventKind.CONTINUOUS_THRUST})
_COLOURS: Final = ((BLUE, "o-"), (ORANGE, "s--"))


def event_figures(
    event: Event, sets: pa.Table, folder: Path, head: str, said: Words = ENGLISH
) -> list[Figure]:
    """Draw what one event looks like.

    Parameters
    ----------
    event : Event
        The event.
    sets : pa.Table
        Rows of `ELEMENT_SCHEMA`, the histories of its objects.
    folder : Path
        Where the SVG files go.
    head : str
        How their names begin.
    said : Words
        Language of the captions.

    Returns
    -------
    list of Figure
        Empty for a kind of event that has no figure, or where the sets at hand do not suffice.
    """
    histories = [_history(sets, one, event) for one in event.objects[:2]]
    figures: list[Figure | None] = []
    if event.kind in _GEO and all(_synchronous(one) for one in histories):
        figures.append(_longitudes(event, histories, folder / f"{head}-longitude.svg", said))
    if event.kind in _PAIRS and len(event.objects) == 2:
        figures.append(_geometry(event, histories, folder / f"{head}-approach.svg", said))
    if event.kind in _BURNS:
        figures.append(_orbit(event, histories[0], folder / f"{head}-orbit.svg", said))
    if event.kind is EventKind.BREAK_UP:
        figures.append(_gabbard(event, sets, folder / f"{head}-gabbard.svg", said))
    return [one for one in figures if one is not None]


def _history(sets: pa.Table, one: EventObject, event: Event) -> pa.Table:
    own = sets.filter(pc.equal(sets["norad_id"], one.norad_id)).sort_by("epoch_us")
    first, last = event.interval.start_us - REACH_US, event.interval.end_us + REACH_US
    return own.filter(pc.and_(pc.greater_equal(own["epoch_us"], first), pc.less_equal(own["epoch_us"], last)))


def _synchronous(table: pa.Table) -> bool:
    from openparos.orbits.geostationary import is_geosynchronous

    return bool(len(table)) and bool(is_geosynchronous(table).all())


def _name(one: EventObject) -> str:
    return f"{one.name or one.norad_id} ({one.norad_id})"


def _epochs(table: pa.Table) -> NDArray[np.int64]:
    return np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)


def _longitudes(event: Event, histories: Sequence[pa.Table], file: Path, said: Words) -> Figure | None:
    from openparos.orbits.geostationary import mean_longitudes

    with drawn(9.0, 2.9, file) as figure:
        axes = figure.subplots()
        for one, table, (colour, style) in zip(event.objects, histories, _COLOURS, strict=False):
            found = mean_longitudes(table)
            good = found.errors == 0
            unwrapped = np.degrees(np.unwrap(np.radians(found.longitude_deg[good])))
            axes.plot(
                moments(_epochs(table)[good]), unwrapped, style, color=colour, markersize=3, linewidth=1, label=_name(one)
            )  # fmt: skip
        axes.axvspan(
            *moments([event.interval.start_us, event.interval.end_us]),
            color=GREY,
            alpha=0.25,
            label="interval",
        )
        axes.set_ylabel("mean longitude")
        east_or_west(axes, decimals=2, upright=True)
        axes.legend(fontsize=8, loc="best")
    return Figure(
        file,
        said("figure.longitude"),
        f"Mean longitude of {' and '.join(_name(one) for one in event.objects[:2])} at each epoch, some weeks "
        "before and after the event.",
    )


def _geometry(event: Event, histories: Sequence[pa.Table], file: Path, said: Words) -> Figure | None:
    """Draw the second object as seen from the first: along the track, outward, across."""
    from openparos.orbits.frames import rtn
    from openparos.orbits.propagate import Propagator

    cited = _cited(event, histories)
    at_us = event.best_time_us or (event.interval.start_us + event.interval.end_us) // 2
    if len(cited) != 2:
        return None
    half_s = 60 if event.kind is EventKind.ENCOUNTER else 43_200
    times_us = at_us + np.linspace(-half_s, half_s, 289).astype(np.int64) * US_PER_SECOND
    flight = Propagator.from_table(cited, engine="sgp4").at(times_us)
    if flight.errors.any():
        return None
    order = [event.objects[0].norad_id == number for number in cited["norad_id"].to_pylist()].index(True)
    away = flight.positions_km[1 - order] - flight.positions_km[order]
    radial, along, across = rtn(away, flight.positions_km[order], flight.velocities_km_s[order]).T
    with drawn(9.0, 3.0, file) as figure:
        left, right = figure.subplots(1, 2)
        for axes, upright, text in ((left, radial, "outward, km"), (right, across, "across the plane, km")):
            axes.plot(along, upright, color=BLUE, linewidth=1.2)
            axes.plot(along[144], upright[144], "o", color=ORANGE, markersize=5, label="nearest")
            axes.plot(0, 0, "+", color=INK, markersize=9, label=_name(event.objects[0]))
            axes.set_xlabel("along the track, km")
            axes.set_ylabel(text)
            axes.legend(fontsize=7, loc="best")
    return Figure(
        file,
        said("figure.approach"),
        f"Path of {_name(event.objects[1])} relative to {_name(event.objects[0])} around {format_utc(at_us)}.",
    )


def _cited(event: Event, histories: Sequence[pa.Table]) -> pa.Table:
    """Return the latest cited set of each object."""
    wanted = set(event.evidence.element_sets)
    rows = []
    for table in histories:
        named = [place for place, name in enumerate(content_hashes(table)) if name in wanted]
        if named:
            rows.append(table.slice(named[-1], 1))
    return pa.concat_tables(rows) if rows else histories[0].slice(0, 0)


def _orbit(event: Event, table: pa.Table, file: Path, said: Words) -> Figure | None:
    from openparos.orbits.mean import mean_elements

    if len(table) < 3:
        return None
    when = moments(_epochs(table))
    height_km = mean_elements(table).semi_major_axis_km - EARTH_RADIUS_WGS72_KM
    node = np.degrees(np.unwrap(np.radians(table["raan_deg"].to_numpy())))
    days = (_epochs(table) - _epochs(table)[0]) / US_PER_DAY
    with drawn(9.0, 4.6, file) as figure:
        panels = figure.subplots(3, 1, sharex=True)
        residual = node - np.polyval(np.polyfit(days, node, 1), days)
        for axes, values, text in zip(
            panels,
            (height_km, table["inclination_deg"].to_numpy(), residual),
            ("mean height, km", "inclination, °", "node less its\nmean motion, °"),
            strict=True,
        ):
            axes.plot(when, values, ".-", color=BLUE, markersize=3, linewidth=0.7)
            axes.axvspan(*moments([event.interval.start_us, event.interval.end_us]), color=ORANGE, alpha=0.3)
            axes.set_ylabel(text, fontsize=8)
            axes.yaxis.get_major_formatter().set_useOffset(False)
    return Figure(
        file,
        said("figure.orbit"),
        f"Mean height, inclination and node of {_name(event.objects[0])} at each epoch; the interval is shaded.",
    )


def _gabbard(event: Event, sets: pa.Table, file: Path, said: Words) -> Figure | None:
    """Draw apogee and perigee of each fragment over its period."""
    from openparos.orbits.mean import mean_elements

    numbers = pa.array([one.norad_id for one in event.objects if one.role == "fragment"], pa.int32())
    table = sets.filter(pc.is_in(sets["norad_id"], value_set=numbers)).sort_by("epoch_us")
    owner = np.asarray(table["norad_id"].to_numpy())
    _, last = np.unique(owner[::-1], return_index=True)
    if not len(last):
        return None
    table = table.take(pa.array(np.sort(len(owner) - 1 - last)))
    mean = mean_elements(table)
    period_min = 1440.0 / table["mean_motion_rev_day"].to_numpy()
    eccentricity = table["eccentricity"].to_numpy()
    with drawn(9.0, 3.6, file) as figure:
        axes = figure.subplots()
        for sign, colour, mark, text in ((1.0, ORANGE, "^", "apogee"), (-1.0, BLUE, "v", "perigee")):
            height = mean.semi_major_axis_km * (1.0 + sign * eccentricity) - EARTH_RADIUS_WGS72_KM
            axes.plot(period_min, height, mark, color=colour, markersize=3, alpha=0.7, label=text)
        axes.set_xlabel("period, minutes")
        axes.set_ylabel("height, km")
        axes.legend(fontsize=8)
    return Figure(
        file,
        said("figure.gabbard", number=len(table)),
        f"Apogee and perigee of {len(table)} catalogued fragments over their period: two lines that cross at the "
        "height of the event.",
    )


def timeline_figure(events: Sequence[Event], file: Path, said: Words = ENGLISH) -> Figure | None:
    """Draw when the events of an assessment were, kind by kind."""
    kinds = sorted({one.kind for one in events}, key=lambda one: one.value)
    if not kinds:
        return None
    reach_us = max(one.interval.end_us for one in events) - min(one.interval.start_us for one in events)
    with drawn(9.0, 0.7 + 0.33 * len(kinds), file) as figure:
        axes = figure.subplots()
        for row, kind in enumerate(kinds):
            for tier, colour, size in (("candidate", GREY, 5), ("bulletin", BLUE, 9)):
                some = [one for one in events if one.kind is kind and one.tier == tier]
                middle = [(one.interval.start_us + one.interval.end_us) // 2 for one in some]
                shown = _apart(middle, reach_us)
                axes.plot(moments(shown), [row] * len(shown), "|", color=colour, markersize=size)
        axes.set_yticks(range(len(kinds)), [kind.value for kind in kinds])
        axes.set_ylim(-0.6, len(kinds) - 0.4)
    return Figure(
        file, said("figure.timeline"), f"{len(events)} events as ticks along time, one line a kind."
    )


def _apart(times_us: Sequence[int], reach_us: int) -> NDArray[np.int64]:
    """Return instants without those that would be drawn on top of another: tens of thousands of ticks fill a page."""
    step = max(1, reach_us // MOST_TICKS)
    places = np.unique(np.asarray(times_us, dtype=np.int64) // step)
    return (
        np.asarray(places * step + step // 2, dtype=np.int64)
        if len(times_us) > MOST_TICKS
        else np.asarray(times_us, dtype=np.int64)
    )


def coverage_figure(sets: pa.Table, file: Path, said: Words = ENGLISH) -> Figure | None:
    """Draw how many objects have element sets in each month."""
    if not len(sets):
        return None
    months = (_epochs(sets).astype("datetime64[us]")).astype("datetime64[M]")
    owner = np.asarray(sets["norad_id"].to_numpy(), dtype=np.int64)
    pairs = np.unique(months.astype(np.int64) * 10**10 + owner)
    month, count = np.unique(pairs // 10**10, return_counts=True)
    with drawn(9.0, 2.2, file) as figure:
        axes = figure.subplots()
        axes.bar(
            month.astype("datetime64[M]").astype("datetime64[D]"), count, width=28, color=BLUE, align="edge"
        )
        axes.set_ylabel("objects with sets")
    return Figure(
        file,
        said("figure.coverage"),
        f"Bars of the number of objects with element sets, month by month, from {count.min()} to {count.max()}.",
    )
