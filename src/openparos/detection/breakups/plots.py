"""Plots of a break-up: heights against period, the family over time, planes, the pinch, the ground below.

Each function returns a matplotlib figure and draws nothing that is not in its arguments.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from openparos.detection.completeness import launches
from openparos.model.times import US_PER_DAY, format_utc
from openparos.model.units import EARTH_RADIUS_WGS72_KM
from openparos.orbits.frames import geodetic, gmst_deg
from openparos.orbits.mean import mean_elements

from .aftermath import persistence
from .convergence import plane_scatter
from .motion import Floats, Ints, Orbits, carry, orbits_of, states_at_latitude

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .outcome import Reconstruction

BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREY: Final = "#8c959f"
_PLOTTED_YEARS: Final = tuple(float(one) / 4.0 for one in range(1, 25))
_FRESH_DAYS: Final = 30.0
_SIDE_MIN: Final = 50.0


def _page(title: str, width_in: float = 7.0, height_in: float = 4.2) -> tuple[Figure, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    page = Figure(figsize=(width_in, height_in), layout="constrained")
    FigureCanvasAgg(page)
    axes = page.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color="#d0d7de", linewidth=0.5)
    axes.set_title(title, fontsize=10, loc="left")
    return page, axes


def _date(us: float) -> Any:
    return np.datetime64(datetime.fromtimestamp(us / 1e6, UTC).replace(tzinfo=None))


def gabbard(fragments: pa.Table, parent: pa.Table | None = None, title: str = "") -> Figure:
    """Draw apogee and perigee of each fragment against its period (J. Gabbard's diagram).

    Parameters
    ----------
    fragments : pa.Table
        One set of each, rows of `ELEMENT_SCHEMA`.
    parent : pa.Table or None
        One set of the parent.
    title : str
        Above the plot.
    """
    page, axes = _page(title or "Apogee and perigee against period")
    mean = mean_elements(fragments)
    axes.plot(mean.period_min, mean.apogee_km, "^", color=ORANGE, ms=3, label="apogee")
    axes.plot(mean.period_min, mean.perigee_km, "v", color=BLUE, ms=3, label="perigee")
    if parent is not None and parent.num_rows:
        own = mean_elements(parent)
        axes.plot(
            own.period_min[:1],
            own.apogee_km[:1],
            "k+",
            ms=12,
            mew=1.6,
            label="parent, at the set nearest to it",
        )
        axes.plot(own.period_min[:1], own.perigee_km[:1], "k+", ms=12, mew=1.6)
    low, high = np.percentile(mean.period_min, [0.5, 99.5])
    axes.set_xlim(low - 0.5, high + 0.5)
    axes.set_ylim(
        max(0.0, float(np.percentile(mean.perigee_km, 0.5)) - 50),
        float(np.percentile(mean.apogee_km, 99.5)) * 1.1,
    )
    axes.set(xlabel="period, min", ylabel="height, km")
    axes.legend(frameon=False)
    return page


def family_over_time(table: pa.Table, launch: str, event_us: int | None = None) -> Figure:
    """Draw how many pieces of a launch are listed with fresh sets, month by month, and what is predicted.

    A piece is counted at a date when it has a set within thirty days of it; months in which the sets at hand
    hold few objects show fewer pieces than there were.
    """
    rows = np.flatnonzero(launches(table) == launch)
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)[rows]
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)[rows]
    page, axes = _page(f"Pieces of {launch} with sets within {_FRESH_DAYS:.0f} days")
    if not len(rows):
        axes.text(
            0.5, 0.5, "no piece of this launch is in the sets at hand", ha="center", transform=axes.transAxes
        )
        return page
    reach = round(_FRESH_DAYS * US_PER_DAY)
    dates = np.arange(epochs.min(), epochs.max() + reach, reach)
    counts = np.array([len(np.unique(numbers[np.abs(epochs - one) <= reach])) for one in dates])
    axes.step([_date(float(one)) for one in dates], counts, where="mid", color=BLUE, label="fresh sets")
    if event_us is not None:
        axes.axvline(_date(event_us), color=ORANGE, lw=1, label="event")
        top = int(dates[np.argmax(np.where(dates > event_us, counts, -1))])
        near = rows[np.abs(epochs - top) <= reach]
        own = np.asarray(table["norad_id"].to_numpy())[near]
        last = near[np.unique(own, return_index=True)[1]]
        shares = persistence(orbits_of(table.take(pa.array(last))), top, _PLOTTED_YEARS)
        years = np.array([0.0, *shares])
        share = np.array([1.0, *(one[0] for one in shares.values())])
        sigma = np.array([0.0, *(one[1] for one in shares.values())])
        when = [_date(top + one * 365.25 * US_PER_DAY) for one in years]
        most = counts.max()
        axes.plot(when, most * share, "--", color=GREY, label="predicted, 90 %")
        axes.fill_between(
            when, most * np.clip(share - 1.645 * sigma, 0, 1), most * np.clip(share + 1.645 * sigma, 0, 1),
            color=GREY, alpha=0.2, lw=0,
        )  # fmt: skip
        axes.set_xlim(
            _date(float(event_us - 400 * US_PER_DAY)),
            _date(max(float(epochs.max()), top + 5.5 * 365 * US_PER_DAY)),
        )
    axes.set(ylabel="pieces", ylim=(0, None))
    axes.legend(frameon=False)
    return page


def plane_convergence(members: Orbits, whole: Reconstruction, days: float = 60.0) -> Figure:
    """Draw how far apart the planes of the fragments are, run back, against time."""
    at = whole.meeting.at_us
    times = np.arange(at - round(days * US_PER_DAY), at + round(days * US_PER_DAY), US_PER_DAY // 4)
    page, axes = _page("Scatter of the nodes about their line against inclination")
    spread = plane_scatter(members, times, whole.meeting.density_ratio)
    axes.semilogy([_date(float(one)) for one in times], spread, color=BLUE)
    axes.axvline(_date(at), color=ORANGE, lw=1, label=f"least: {format_utc(at)[:10]}")
    axes.set(ylabel="degrees")
    axes.tick_params(axis="x", rotation=20)
    axes.legend(frameon=False)
    return page


def pinch_distance(whole: Reconstruction) -> Figure:
    """Draw how far the fragments are from the place their orbits share, against time around the pinch."""
    from .outcome import sigma_h

    page, axes = _page("Median distance of the fragments from the place")
    if whole.pinch is None:
        axes.text(0.5, 0.5, whole.pinch_reason, ha="center", transform=axes.transAxes, wrap=True)
        return page
    hours = (whole.pinch.times_us - whole.pinch.at_us) / 3600e6
    near = np.abs(hours) <= 12.0
    apart = 2.0 * whole.place.radius_km * np.sin(np.radians(whole.pinch.apart_deg) / 2.0)
    axes.semilogy(hours[near], np.maximum(apart[near], 1.0), color=BLUE, lw=1)
    doubt = sigma_h(whole)
    axes.axvspan(-doubt, doubt, color=ORANGE, alpha=0.2, lw=0, label="one sigma")
    axes.set(xlabel=f"hours from {format_utc(whole.pinch.at_us)}", ylabel="km")
    axes.legend(frameon=False)
    return page


def ground_track(members: Orbits, whole: Reconstruction) -> Figure:
    """Draw what lay below the middle orbit of the fragments around the pinch, and the place with its doubt."""
    from .outcome import sigma_h

    at = whole.meeting.at_us if whole.pinch is None else whole.pinch.at_us
    there = carry(members, np.array([at]), whole.meeting.density_ratio)
    rate = 2.0 * math.pi * float(np.median(there.motion_rev_day)) / 86400.0
    seconds = np.arange(-_SIDE_MIN * 60.0, _SIDE_MIN * 60.0 + 1.0, 20.0)
    angles = np.radians(whole.place_deg) + rate * seconds
    middle = np.stack([np.median(states_at_latitude(members, there, one)[0], axis=0) for one in angles])
    times = at + np.round(seconds * 1e6).astype(np.int64)
    latitude, longitude, _ = geodetic(_fixed(middle, times))
    page, axes = _page(f"Below the orbit around {format_utc(at)}")
    cut = np.concatenate([[0.0], np.abs(np.diff(longitude))]) > 180.0
    axes.plot(np.where(cut, np.nan, longitude), latitude, color=BLUE, lw=1)
    place = len(seconds) // 2
    axes.plot(longitude[place], latitude[place], "o", color=ORANGE, label="place at the best time")
    doubt = 15.0 * sigma_h(whole)
    text = f"longitude ±{doubt:.0f} deg by the doubt of the time" if doubt < 90.0 else "longitude not known"
    axes.plot(
        np.clip([longitude[place] - doubt, longitude[place] + doubt], -180, 180), [latitude[place]] * 2,
        color=ORANGE, alpha=0.4, lw=3, label=text,
    )  # fmt: skip
    _as_map(axes)
    return page


def _fixed(positions_km: Floats, times_us: Ints) -> Floats:
    """Turn positions from TEME with the Earth."""
    turn = np.radians(gmst_deg(times_us))
    return np.stack(
        [
            positions_km[:, 0] * np.cos(turn) + positions_km[:, 1] * np.sin(turn),
            positions_km[:, 1] * np.cos(turn) - positions_km[:, 0] * np.sin(turn),
            positions_km[:, 2],
        ],
        axis=1,
    )


def _as_map(axes: Axes) -> None:
    axes.set(xlabel="longitude, deg east", ylabel="latitude, deg", xlim=(-180, 180), ylim=(-90, 90))
    axes.set_xticks(range(-180, 181, 60))
    axes.set_yticks(range(-90, 91, 30))
    axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2, fontsize=9)


def re_entry_corridor(last_set: pa.Table, start_us: int, end_us: int) -> Figure:
    """Draw what lies below an orbit over the interval of its re-entry; of more than two days its latitudes alone.

    Parameters
    ----------
    last_set : pa.Table
        One row of `ELEMENT_SCHEMA`.
    start_us, end_us : int
        Bounds of 90 %.
    """
    name = last_set["name"][0].as_py() or last_set["norad_id"][0].as_py()
    page, axes = _page(
        f"{name}: re-entry between {format_utc(start_us)[:16]} and {format_utc(end_us)[:16]}, 90 %"
    )
    tilt = float(last_set["inclination_deg"][0].as_py())
    reach = min(tilt, 180.0 - tilt)
    axes.axhspan(-reach, reach, color=GREY, alpha=0.15, lw=0, label=f"latitudes passed, to {reach:.1f} deg")
    if (end_us - start_us) / US_PER_DAY <= 2.0:
        orbits = orbits_of(last_set)
        times = np.arange(start_us, end_us, 20_000_000, dtype=np.int64)
        there = carry(orbits, times)
        angle = there.latitude_argument_rad()[0]
        node, incl = np.radians(there.raan_deg[0]), math.radians(tilt)
        out = np.stack(
            [
                np.cos(node) * np.cos(angle) - np.sin(node) * np.sin(angle) * math.cos(incl),
                np.sin(node) * np.cos(angle) + np.cos(node) * np.sin(angle) * math.cos(incl),
                np.sin(angle) * math.sin(incl),
            ],
            axis=1,
        )
        latitude, longitude, _ = geodetic(_fixed(out * (EARTH_RADIUS_WGS72_KM + 120.0), times))
        cut = np.concatenate([[0.0], np.abs(np.diff(longitude))]) > 180.0
        axes.plot(
            np.where(cut, np.nan, longitude), latitude, color=BLUE, lw=0.7, label="track over the interval"
        )
    _as_map(axes)
    return page


def write_break_up(table: pa.Table, whole: Reconstruction, stem: Path, event_us: int) -> list[Path]:
    """Write the five plots of a break-up beside one another as PNG files, and return their paths."""
    members = orbits_of(table.take(pa.array(whole.rows))).take(np.flatnonzero(whole.meeting.used))
    parent = None if whole.parent is None else table.slice(whole.parent.row, 1)
    launch = whole.cohort.launch
    pages = {
        "gabbard": gabbard(
            table.take(pa.array(whole.rows)), parent, f"Pieces of {launch}: apogee and perigee"
        ),
        "family": family_over_time(table, launch, event_us),
        "planes": plane_convergence(members, whole),
        "pinch": pinch_distance(whole),
        "ground": ground_track(members, whole),
    }
    out = []
    for name, page in pages.items():
        path = stem.with_name(f"{stem.name}-{name}.png")
        page.savefig(path, dpi=100)
        out.append(path)
    return out
