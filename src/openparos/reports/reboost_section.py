"""The section on the boosts of one object through its whole history, with the check by physics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from openparos.detection.rises import Agreement
from openparos.model.events import Event
from openparos.model.times import format_utc, to_datetime
from openparos.orbits.mean import mean_elements

from .blocks import Block, Figure, Paragraph, Section, Table
from .figures import semi_major_axis

_EARTH_RADIUS_KM = 6378.135


def raising(events: Sequence[Event]) -> list[Event]:
    """Return the manoeuvres that raised the orbit, in time order."""
    chosen = [
        event
        for event in events
        if (change := event.quantities.get("delta_v_tangential_m_s")) is not None
        and isinstance(change.value, int | float)
        and change.value > 0.0
    ]
    return sorted(chosen, key=when_us)


def when_us(event: Event) -> int:
    """Return the best time of an event, or the middle of its interval."""
    if event.best_time_us is not None:
        return event.best_time_us
    return (event.interval.start_us + event.interval.end_us) // 2


def reboost_section(
    name: str, table: pa.Table, events: Sequence[Event], agreement: Agreement, figures_dir: Path
) -> Section:
    """Return the section, and write its figure.

    Parameters
    ----------
    name : str
        The object.
    table : pa.Table
        Its history.
    events : sequence of Event
        Manoeuvres found, all of them.
    agreement : Agreement
        Raising manoeuvres beside the rises of the semi-major axis.
    figures_dir : Path
        Where the figure goes.
    """
    up = raising(events)
    bulletin = [event for event in events if event.tier == "bulletin"]
    rises = agreement.rises
    share = 100.0 * agreement.matched_rises / len(rises) if rises else 0.0
    blocks: list[Block] = [
        Paragraph(
            f"{len(table):,} element sets of {name} show {len(events)} changes of orbit, {len(bulletin)} of them fit "
            f"for a bulletin; {len(up)} raised it. Independently of the detector, the semi-major axis rose "
            f"{len(rises)} times by more than its noise and 100 m between two sets, which drag cannot do; "
            f"{agreement.matched_rises} of these ({share:.1f} %) lie at a change that was found, "
            f"{len(agreement.rises_without_event)} do not. {len(agreement.events_without_rise)} changes found are "
            "too small or too spread for the check to see.",
            numbered=True,
        ),
        _figure(table, up, figures_dir),
        _by_year(up, agreement),
    ]
    if agreement.rises_without_event:
        blocks.append(_missed(agreement))
    return Section(f"Boosts of {name}", tuple(blocks))


def _figure(table: pa.Table, up: Sequence[Event], folder: Path) -> Figure:
    ordered = table.sort_by("epoch_us")
    times_us = np.asarray(ordered["epoch_us"].to_numpy(), dtype=np.int64)
    height_km = mean_elements(ordered).semi_major_axis_km - _EARTH_RADIUS_KM
    instants = [when_us(event) for event in up]
    years = Counter(to_datetime(us).year for us in instants) or Counter(
        {to_datetime(int(times_us[-1])).year: 1}
    )
    year = years.most_common(1)[0][0]
    return Figure(
        semi_major_axis(times_us, height_km, instants, year, folder / "boosts.svg"),
        f"Mean height above {_EARTH_RADIUS_KM:.0f} km over the whole history, and the year with most boosts; ticks: "
        "boosts found.",
        "A line that sinks slowly and jumps up at each tick, over many years.",
    )


def _by_year(up: Sequence[Event], agreement: Agreement) -> Table:
    speed: defaultdict[int, float] = defaultdict(float)
    count: Counter[int] = Counter()
    for event in up:
        year = to_datetime(when_us(event)).year
        count[year] += 1
        speed[year] += float(event.quantities["delta_v_tangential_m_s"].value or 0.0)
    rises = Counter(to_datetime(one.interval.start_us).year for one in agreement.rises)
    missed = Counter(to_datetime(one.interval.start_us).year for one in agreement.rises_without_event)
    rows = [
        (str(year), str(count[year]), f"{speed[year]:.1f}", str(rises[year]), str(missed[year]))
        for year in sorted(set(count) | set(rises))
    ]
    return Table(
        "Boosts by year",
        ("Year", "Boosts found", "Sum of along-track changes, m/s", "Rises of the axis", "Rises not found"),
        tuple(rows),
        "rrrrr",
        "The complete list with times, sizes and uncertainties is in events.jsonl.",
    )


def _missed(agreement: Agreement) -> Table:
    rows = [
        (format_utc(one.interval.start_us), format_utc(one.interval.end_us), f"{1000 * one.rise_km:.0f}")
        for one in agreement.rises_without_event[:20]
    ]
    return Table(
        "Rises of the semi-major axis without a change found",
        ("From", "To", "Rise, m"),
        tuple(rows),
        "llr",
        f"{len(agreement.rises_without_event)} in all; at most twenty are shown.",
    )
