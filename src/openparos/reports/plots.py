"""Plots for a notebook: element sets, events or counts go in, a matplotlib figure comes out.

The style is that of the reports' own figures: Okabe and Ito's colours, nothing told by colour alone, times
in UTC. Save one with ``figure.savefig("name.svg")``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.catalogue.registration_summary import by_year
from openparos.findings.phrasing import stands
from openparos.model.errors import InputRefused
from openparos.model.events import Event
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.orbits.geostationary import is_geosynchronous, mean_longitudes
from openparos.orbits.mean import mean_elements
from openparos.orbits.propagate import Propagator

from .figures import BLUE, GREY, ORANGE, moments, style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from openparos.catalogue.registration import Check

_P = ParamSpec("_P")
CARRY_DAYS: Final = 5.0


def _styled(draw: Callable[_P, Figure]) -> Callable[_P, Figure]:
    @wraps(draw)
    def drawn(*args: _P.args, **kwargs: _P.kwargs) -> Figure:
        with style():
            return draw(*args, **kwargs)

    return drawn


def _figure(rows: int, height_in: float) -> tuple[Figure, Sequence[Any]]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.0, height_in), layout="constrained")
    axes = figure.subplots(rows, 1, sharex=True, squeeze=False)[:, 0]
    return figure, list(axes)


def _one_object(sets: pa.Table) -> pa.Table:
    numbers = set(sets["norad_id"].to_pylist())
    if len(numbers) != 1:
        raise InputRefused(
            f"{len(numbers)} objects in these element sets, one was expected",
            remedy="Filter them: archive.history(NUMBER) returns those of one object",
        )
    return sets.sort_by("epoch_us")


@_styled
def elements_history(sets: pa.Table, events: Iterable[Event] = ()) -> Figure:
    """Draw heights of perigee and apogee, inclination and eccentricity of one object over time.

    Parameters
    ----------
    sets : pa.Table
        Element sets of one object (`ELEMENT_SCHEMA`).
    events : iterable of Event
        Drawn as bands over their intervals.

    Raises
    ------
    InputRefused
        Where the sets are not of exactly one object.
    """
    table = _one_object(sets)
    mean = mean_elements(table)
    times = moments(table["epoch_us"].to_numpy())
    figure, (height, tilt, shape) = _figure(3, 6.0)
    height.plot(times, mean.apogee_km, ".", markersize=3.5, color=ORANGE, label="apogee")
    height.plot(times, mean.perigee_km, ".", markersize=3.5, color=BLUE, label="perigee")
    height.set_ylabel("height, km")
    height.legend(markerscale=4)
    tilt.plot(times, mean.inclination_deg, ".", markersize=3.5, color=BLUE)
    tilt.set_ylabel("inclination, °")
    shape.plot(times, mean.eccentricity, ".", markersize=3.5, color=BLUE)
    shape.set_ylabel("eccentricity")
    for event in events:
        start, end = moments([event.interval.start_us, event.interval.end_us])
        for axes in (height, tilt, shape):
            axes.axvspan(start, end, color=ORANGE, alpha=0.25, linewidth=0.8)
    return figure


@_styled
def longitude_history(sets: pa.Table, events: Iterable[Event] = ()) -> Figure:
    """Draw mean longitude and inclination of a geosynchronous object, with its stations.

    Parameters
    ----------
    sets : pa.Table
        Element sets of one object; those off the belt are left out.
    events : iterable of Event
        Station events of `detect`: each is drawn from arrival to departure with its longitude.
    """
    table = _one_object(sets)
    table = table.filter(pa.array(is_geosynchronous(table)))
    if not len(table):
        raise InputRefused("none of these sets is geosynchronous", remedy="Use elements_history")
    found = mean_longitudes(table)
    times = moments(table["epoch_us"].to_numpy())
    figure, (longitude, tilt) = _figure(2, 5.2)
    longitude.plot(times, found.longitude_deg, ".", markersize=3.5, color=GREY)
    for event in events:
        if event.kind.value != "station" or not stands(event):
            continue
        value = float(event.quantities["longitude_deg"].value)  # type: ignore[arg-type]
        span = moments([event.interval.start_us, event.interval.end_us])
        longitude.plot(span, [value, value], "-", color=ORANGE, linewidth=3, solid_capstyle="butt")
        longitude.annotate(f"{value:.1f}", (span[0], value), fontsize=7, va="bottom")
    longitude.set_ylabel("mean longitude, ° east")
    tilt.plot(times, found.inclination_deg, ".", markersize=3.5, color=BLUE)
    tilt.set_ylabel("inclination, °")
    return figure


@_styled
def distance(
    one: pa.Table, other: pa.Table, start: str, end: str, *, carry_days: float = CARRY_DAYS
) -> Figure:
    """Draw the distance between two objects over a stretch of time, by SGP4 of the nearest sets.

    Parameters
    ----------
    one, other : pa.Table
        Element sets of one object each.
    start, end : str
        ISO 8601, UTC.
    carry_days : float
        Nothing is drawn farther than this from the epochs of both: a distance carried over weeks says
        little whatever its digits.

    Raises
    ------
    InputRefused
        Where no instant of the stretch lies that near to a set of both.
    """
    times = np.linspace(parse_utc(start), parse_utc(end), 2000).astype(np.int64)
    reach_us = round(carry_days * US_PER_DAY)
    apart_km = np.linalg.norm(_positions(one, times, reach_us) - _positions(other, times, reach_us), axis=1)
    if np.isnan(apart_km).all():
        raise InputRefused(
            f"no instant from {start} to {end} is within {carry_days:g} days of a set of both objects",
            remedy="Bring sets of that time, or raise carry_days and say so",
        )
    figure, (axes,) = _figure(1, 3.2)
    axes.plot(moments(times), apart_km, color=BLUE, linewidth=1)
    least = int(np.nanargmin(apart_km))
    axes.plot(moments(times[[least]]), apart_km[[least]], "o", color=ORANGE)
    axes.annotate(f"{apart_km[least]:.1f} km", (moments(times[[least]])[0], apart_km[least]), va="bottom")
    axes.set_ylabel("distance, km")
    axes.set_title(f"by the nearest sets, carried {carry_days:g} days at most", fontsize=9)
    axes.set_xlim(*moments([int(times[0]), int(times[-1])]))
    return figure


def _positions(sets: pa.Table, times_us: NDArray[np.int64], reach_us: int) -> NDArray[np.float64]:
    """Return positions (m, 3) by the set nearest to each instant; NaN where none is near enough."""
    table = _one_object(sets)
    epochs = table["epoch_us"].to_numpy()
    after = np.clip(np.searchsorted(epochs, times_us), 0, len(epochs) - 1)
    before = np.maximum(after - 1, 0)
    nearer = np.abs(times_us - epochs[before]) <= np.abs(epochs[after] - times_us)
    row = np.where(nearer, before, after)
    positions = np.full((len(times_us), 3), np.nan)
    for used in np.unique(row):
        mine = (row == used) & (np.abs(times_us - epochs[used]) <= reach_us)
        if mine.any():
            one = Propagator.from_table(table.slice(int(used), 1))
            positions[mine] = one.at(times_us[mine]).positions_km[0]
    return positions


@_styled
def registration_by_year(checks: Iterable[Check]) -> Figure:
    """Draw payloads by year of launch: registered, not found in register data, data not available.

    Parameters
    ----------
    checks : iterable of Check
        What `check_registration` returned, all or those of one State.
    """
    counts = {int(year): one for year, one in by_year(checks).items() if year.isdigit()}
    years = sorted(counts)
    figure, (axes,) = _figure(1, 3.6)
    base = np.zeros(len(years))
    for key, label, colour, hatch in (
        ("registered", "registered", BLUE, ""),
        ("not_found", "not found in register data", ORANGE, "//"),
        ("not_available", "register data not available", GREY, ".."),
    ):
        tall = np.array([getattr(counts[year], key) for year in years], dtype=float)
        axes.bar(years, tall, bottom=base, label=label, color=colour, hatch=hatch, width=0.85)
        base += tall
    axes.set_ylabel("payloads launched")
    axes.legend()
    return figure


@_styled
def objects_over_time(sets: pa.Table, norad_ids: Iterable[int], every_days: float = 30.0) -> Figure:
    """Draw how many of some objects have an element set not older than 30 days: a family over time.

    Parameters
    ----------
    sets : pa.Table
        Element sets of many objects.
    norad_ids : iterable of int
        The family.
    every_days : float
        Spacing of the counts.
    """
    wanted = np.fromiter(norad_ids, dtype=np.int64)
    numbers, epochs = sets["norad_id"].to_numpy(), sets["epoch_us"].to_numpy()
    mine = np.isin(numbers, wanted)
    if not mine.any():
        raise InputRefused(
            "none of these objects is among the element sets", remedy="Widen the stretch of time"
        )
    numbers, epochs = numbers[mine], epochs[mine]
    reach = round(30 * US_PER_DAY)
    grid = np.arange(epochs.min(), epochs.max() + reach, round(every_days * US_PER_DAY))
    counts = [len(np.unique(numbers[(epochs <= us) & (epochs > us - reach)])) for us in grid]
    figure, (axes,) = _figure(1, 3.2)
    axes.step(moments(grid), counts, where="post", color=BLUE)
    axes.set_ylabel("objects with a set of 30 days")
    axes.set_ylim(bottom=0)
    return figure
