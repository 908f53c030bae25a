"""Figures as SVG files: the same numbers give the same bytes, and read well in print and for the colour-blind.

Colours are of the Okabe-Ito palette; nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Floats = NDArray[np.float64]

BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREY: Final = "#8c959f"
INK: Final = "#1b1f24"
LEFT_IN: Final = 0.98
RIGHT_IN: Final = 0.18
"""Room at the sides of a panel: for its numbers and what they are, and for half of the last date."""
_STYLE: Final[dict[str, Any]] = {
    "svg.hashsalt": "openparos",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#d0d7de",
    "grid.linewidth": 0.5,
}


@dataclass(frozen=True, slots=True)
class Track:
    """Where one object of a pair stood below: east longitude and latitude through a day, degrees."""

    name: str
    longitude_deg: Floats
    latitude_deg: Floats


MOST_DAYS: Final = 6
"""Days named below an axis of time; of more, weeks are."""


@contextmanager
def style() -> Iterator[None]:
    """Draw in our style while this is open."""
    import matplotlib as mpl

    with mpl.rc_context(cast("Any", _STYLE)):
        yield


@contextmanager
def drawn(width_in: float, height_in: float, file: Path) -> Iterator[Figure]:
    """Give an empty figure in our style, and save what was drawn."""
    from matplotlib.figure import Figure

    with style():
        figure = Figure(figsize=(width_in, height_in))
        yield figure
        _arrange(figure)
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": "OpenPAROS"})


def _arrange(figure: Figure) -> None:
    """Give every panel the same fixed room for its labels.

    Asking matplotlib to find the room draws every figure twice, which is half the time of a finding sheet.
    """
    for axes in figure.axes:
        _space_days(axes)
    width_in, height_in = (float(one) for one in figure.get_size_inches())
    spec = figure.axes[0].get_subplotspec() if figure.axes else None
    if spec is None:
        return
    rows, columns = spec.get_gridspec().get_geometry()
    titled = any(axes.get_title() for axes in figure.axes)
    shared = rows > 1 and not any(axes.get_xlabel() or axes.get_title() for axes in figure.axes)
    below_in = 0.52 if any(axes.get_xlabel() for axes in figure.axes) else 0.32
    above_in = 0.32 if titled else 0.14
    between_in = 0.16 if shared else below_in + above_in
    left_in = max(LEFT_IN, 0.25 + 0.078 * max(_longest_word_beside(axes) for axes in figure.axes))
    wide_in = (width_in - left_in - RIGHT_IN - (columns - 1) * left_in) / columns
    high_in = (height_in - below_in - above_in - (rows - 1) * between_in) / rows
    figure.subplots_adjust(
        left=left_in / width_in, right=1.0 - RIGHT_IN / width_in,
        bottom=below_in / height_in, top=1.0 - above_in / height_in,
        wspace=left_in / wide_in, hspace=between_in / high_in,
    )  # fmt: skip


def _space_days(axes: Axes) -> None:
    """Keep the days below an axis of time apart: matplotlib's own choice puts the 29th beside the 1st."""
    from matplotlib.dates import DAILY, AutoDateLocator

    if isinstance(axes.xaxis.get_major_locator(), AutoDateLocator):
        apart = AutoDateLocator(minticks=3, maxticks={DAILY: MOST_DAYS})  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(apart)


def _longest_word_beside(axes: Axes) -> int:
    """Return the letters of the longest name beside an axis; numbers have room enough."""
    from matplotlib.ticker import FixedLocator

    if not isinstance(axes.yaxis.get_major_locator(), FixedLocator):
        return 0
    return max((len(one.get_text()) for one in axes.get_yticklabels()), default=0)


def moments(times_us: Sequence[int] | NDArray[np.int64]) -> Any:
    """Return instants as matplotlib plots them."""
    return np.asarray(times_us, dtype=np.int64).astype("datetime64[us]")


def east_or_west(axes: Axes, *, decimals: int = 0, upright: bool = False) -> None:
    """Write the longitudes of an axis as 111.1° W and not with a sign.

    Parameters
    ----------
    axes : Axes
        The axes.
    decimals : int
        Of a degree.
    upright : bool
        Whether longitude is the upright axis.
    """

    def text(east_deg: float, _: object) -> str:
        wrapped = (east_deg + 180.0) % 360.0 - 180.0
        if abs(abs(wrapped) - 180.0) < 1e-9:
            return f"{180:.{decimals}f}°"
        side = "E" if wrapped > 0 else "W" if wrapped < 0 else ""
        return f"{abs(wrapped):.{decimals}f}° {side}".strip()

    axis = axes.yaxis if upright else axes.xaxis
    axis.set_major_formatter(text)


def belt(
    longitude_deg: Floats, drift_deg_day: Floats, pairs: Sequence[tuple[float, float]], file: Path
) -> Path:
    """Draw the geosynchronous belt: each object's longitude and drift, and where neighbours stand.

    Parameters
    ----------
    longitude_deg, drift_deg_day : (n,) arrays
        Of every object.
    pairs : sequence of (float, float)
        Longitude and drift of each pair of neighbours of different States.
    file : Path
        Where the SVG goes.
    """
    with drawn(9.0, 3.4, file) as figure:
        axes = figure.subplots()
        label = f"objects ({len(longitude_deg)})"
        axes.scatter(longitude_deg, drift_deg_day, s=4, color=GREY, alpha=0.6, label=label)
        if pairs:
            points = np.array(pairs)
            label = f"within 0.1° of another State's object ({len(pairs)} pairs)"
            axes.scatter(points[:, 0], points[:, 1], s=34, facecolors="none", edgecolors=ORANGE, label=label)
        axes.set_xlim(-180, 180)
        axes.set_xticks(range(-180, 181, 30))
        east_or_west(axes)
        axes.set_ylim(-0.5, 0.5)
        axes.set_xlabel("longitude of the point below")
        axes.set_ylabel("drift, degrees a day")
        axes.legend(loc="upper right", frameon=True, fontsize=8)
    return file


def neighbourhoods(pairs: Sequence[tuple[Track, Track]], file: Path) -> Path:
    """Draw, for a few pairs, the paths of both points below through one day."""
    columns = min(3, max(1, len(pairs)))
    rows = max(1, -(-len(pairs) // columns))
    with drawn(9.0, 2.9 * rows, file) as figure:
        grid = figure.subplots(rows, columns, squeeze=False)
        for axes, (first, second) in zip(grid.flat, pairs, strict=False):
            for track, colour, style in ((first, BLUE, "-"), (second, ORANGE, "--")):
                axes.plot(
                    track.longitude_deg,
                    track.latitude_deg,
                    style,
                    color=colour,
                    linewidth=1.2,
                    label=track.name,
                )
            axes.legend(fontsize=6.5, loc="best")
            axes.set_xlabel("longitude", fontsize=8)
            axes.set_ylabel("latitude, °", fontsize=8)
            east_or_west(axes, decimals=2)
            axes.tick_params(labelsize=7)
            axes.yaxis.get_major_formatter().set_useOffset(False)
            axes.locator_params(axis="x", nbins=4)
        for axes in list(grid.flat)[len(pairs) :]:
            axes.set_visible(False)
    return file


def semi_major_axis(
    times_us: NDArray[np.int64], height_km: Floats, burns_us: Sequence[int], zoom_year: int, file: Path
) -> Path:
    """Draw mean height over the years with the burns found, and one year larger.

    Parameters
    ----------
    times_us : (n,) array
        Epochs.
    height_km : (n,) array
        Mean semi-major axis less the Earth's equatorial radius.
    burns_us : sequence of int
        Instants of the burns found.
    zoom_year : int
        The year of the lower panel.
    file : Path
        Where the SVG goes.
    """
    # The whole history thinned to what a page can show; the year below has every set.
    step = max(1, len(times_us) // 4000)
    first, last = _year_start_us(zoom_year), _year_start_us(zoom_year + 1)
    inside = (times_us >= first) & (times_us < last)
    with drawn(9.0, 5.6, file) as figure:
        whole, zoom = figure.subplots(2, 1)
        whole.plot(moments(times_us[::step]), height_km[::step], color=BLUE, linewidth=0.8)
        whole.set_title(f"{len(times_us):,} element sets, {len(burns_us)} burns found (ticks)", fontsize=9)
        _ticks(whole, burns_us, height_km)
        if inside.any():
            zoom.plot(
                moments(times_us[inside]), height_km[inside], ".-", color=BLUE, markersize=2, linewidth=0.6
            )
            _ticks(zoom, [us for us in burns_us if first <= us < last], height_km[inside])
        zoom.set_title(f"{zoom_year}: every set", fontsize=9)
        for axes in (whole, zoom):
            axes.set_ylabel("mean height, km")
    return file


def _ticks(axes: Axes, burns_us: Sequence[int], height_km: Floats) -> None:
    low = float(np.min(height_km)) - 2.0
    axes.plot(moments(burns_us), [low] * len(burns_us), "|", color=ORANGE, markersize=7)


def _year_start_us(year: int) -> int:
    return (
        int((datetime(year, 1, 1, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * 1_000_000
    )
