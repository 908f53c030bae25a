"""Charts as SVG drawn on the server: they need no script, print well, and take the colours of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from markupsafe import Markup, escape
from numpy.typing import NDArray

from openparos.model.times import US_PER_DAY, format_utc

Floats = NDArray[np.float64]
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 860, 74, 16, 14, 34
_MOST_POINTS = 900


@dataclass(frozen=True)
class Series:
    """One line of dots: its name, its class in the style sheet (``a`` or ``b``), and its values."""

    name: str
    style: str
    values: Floats


def _ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return round numbers between two values."""
    span = high - low
    if span <= 0:
        return [low]
    step = 10.0 ** np.floor(np.log10(span / count))
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= count)
    first = np.ceil(low / step) * step
    return [float(first + i * step) for i in range(int((high - first) / step + 1e-9) + 1)]


def _time_ticks(start_us: int, end_us: int) -> list[tuple[int, str]]:
    """Return instants at which a new year, month or day begins, with their names; six at most."""
    first, last = (datetime.fromtimestamp(us / 1e6, UTC) for us in (start_us, end_us))
    years = last.year - first.year
    if years >= 3:
        step = max(1, -(-years // 7))
        instants = [datetime(year, 1, 1, tzinfo=UTC) for year in range(first.year + 1, last.year + 1, step)]
        return [(round(one.timestamp() * 1e6), str(one.year)) for one in instants]
    days = max(1, (end_us - start_us) // US_PER_DAY)
    step_us = max(1, -(-days // 6)) * US_PER_DAY
    begin = -(-start_us // US_PER_DAY) * US_PER_DAY
    return [(us, format_utc(us)[:10]) for us in range(begin, end_us + 1, step_us)]


def _thinned(times: NDArray[np.int64], values: Floats) -> list[tuple[int, float]]:
    """Return the points to draw: of many that share a column, the lowest and the highest."""
    if len(times) <= _MOST_POINTS:
        return list(zip(times.tolist(), values.tolist(), strict=True))
    span = max(int(times[-1] - times[0]), 1)
    column = (times - times[0]) * (_MOST_POINTS // 2) // span
    edges = np.flatnonzero(np.append(True, np.diff(column) != 0))
    points: list[tuple[int, float]] = []
    for first, last in zip(edges, np.append(edges[1:], len(times)), strict=True):
        part = values[first:last]
        for place in sorted({int(np.argmin(part)), int(np.argmax(part))}):
            points.append((int(times[first + place]), float(part[place])))
    return points


def time_chart(
    title: str,
    unit: str,
    times_us: NDArray[np.int64],
    series: Sequence[Series],
    *,
    bands: Sequence[tuple[int, int]] = (),
    height: int = 220,
    joined: bool = False,
) -> Markup:
    """Return values over time.

    Parameters
    ----------
    title : str
        What is drawn: the accessible name of the picture.
    unit : str
        Stands at the axis of values.
    times_us : array of shape (n,)
        Instants in order.
    series : sequence of Series
        One or two, each with n values.
    bands : sequence of (int, int)
        Stretches of time to mark.
    height : int
        In the units of the drawing.
    joined : bool
        Whether the dots are joined: only where nothing happened between them.
    """
    if not len(times_us):
        return Markup("")
    start_us, end_us = int(times_us[0]), int(times_us[-1])
    for band in bands:
        start_us, end_us = min(start_us, band[0]), max(end_us, band[1])
    end_us = max(end_us, start_us + 1)
    everything = np.concatenate([one.values for one in series])
    everything = everything[np.isfinite(everything)]
    low, high = (float(everything.min()), float(everything.max())) if len(everything) else (0.0, 1.0)
    margin = (high - low) * 0.06 or max(abs(high) * 0.01, 0.5)
    low, high = low - margin, high + margin
    wide, tall = _WIDTH - _LEFT - _RIGHT, height - _TOP - _BOTTOM

    def x(us: float) -> float:
        return round(_LEFT + (us - start_us) / (end_us - start_us) * wide, 1)

    def y(value: float) -> float:
        return round(_TOP + (high - value) / (high - low) * tall, 1)

    parts = [_frame(title, unit, height)]
    for tick in _ticks(low, high):
        parts.append(f'<path class="grid" d="M{_LEFT} {y(tick)}H{_WIDTH - _RIGHT}"/>'
                     f'<text x="{_LEFT - 6}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')  # fmt: skip
    for us, text in _time_ticks(start_us, end_us):
        anchor = "middle" if _LEFT + 40 < x(us) < _WIDTH - 50 else "start" if x(us) <= _LEFT + 40 else "end"
        parts.append(f'<path class="axis" d="M{x(us)} {height - _BOTTOM}v5"/>'
                     f'<text x="{x(us)}" y="{height - 14}" text-anchor="{anchor}">{text}</text>')  # fmt: skip
    for first, last in bands:
        width = max(x(last) - x(first), 2)
        parts.append(f'<rect class="band" x="{x(first)}" y="{_TOP}" width="{width:.1f}" height="{tall}"/>')
    for one in series:
        good = np.isfinite(one.values)
        points = _thinned(times_us[good], one.values[good])
        if joined and len(points) > 1:
            path = "L".join(f"{x(us)} {y(value)}" for us, value in points)
            parts.append(f'<path class="line {one.style}" d="M{path}"/>')
        else:
            dots = "".join(f"M{x(us)} {y(value)}h.01" for us, value in points)
            parts.append(f'<path class="{one.style}" stroke-width="3" stroke-linecap="round" d="{dots}"/>')
    parts.append(f'<path class="axis" d="M{_LEFT} {_TOP}V{height - _BOTTOM}H{_WIDTH - _RIGHT}"/></svg>')
    return Markup("".join(parts))


def _frame(title: str, unit: str, height: int) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f'<text x="4" y="{_TOP + 4}">{escape(unit)}</text>'
    )


def belt_chart(title: str, centre_deg: float, rows: Sequence[tuple[float, str, bool]]) -> Markup:
    """Return a stretch of the geostationary belt with the objects that stand in it.

    Parameters
    ----------
    title : str
        The accessible name of the picture.
    centre_deg : float
        Longitude in the middle, degrees east.
    rows : sequence of (float, str, bool)
        Degrees east of the centre, name, and whether it is the object spoken of.
    """
    reach = max([abs(one[0]) for one in rows] + [0.05]) * 1.15
    height = 60 + 18 * len(rows)
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    wide = _WIDTH - _LEFT - _RIGHT

    def x(away: float) -> float:
        return round(middle + away / reach * wide / 2, 1)

    parts = [_frame(title, "", height)]
    base = height - _BOTTOM
    for tick in _ticks(-reach, reach, 6):
        longitude = (centre_deg + tick + 180) % 360 - 180
        text = f"{abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
        anchor = "middle" if _LEFT < x(tick) < _WIDTH - 60 else "end" if x(tick) > _LEFT else "start"
        parts.append(
            f'<path class="grid" d="M{x(tick)} {_TOP}V{base}"/><text x="{x(tick)}" y="{height - 14}" text-anchor="{anchor}">{text}</text>'
        )
    for place, (away, name, own) in enumerate(sorted(rows)):
        level = _TOP + 14 + 18 * place
        style = "b" if own else "a"
        side = "end" if x(away) > middle else "start"
        shift = -9 if side == "end" else 9
        parts.append(f'<circle class="{style}" cx="{x(away)}" cy="{level}" r="{6 if own else 4}"/>'
                     f'<text x="{x(away) + shift}" y="{level + 4}" text-anchor="{side}">{escape(name)}</text>')  # fmt: skip
    parts.append(f'<path class="axis" d="M{_LEFT} {base}H{_WIDTH - _RIGHT}"/></svg>')
    return Markup("".join(parts))
