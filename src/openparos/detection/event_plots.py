"""Plots of found events into a folder: of each dated break-up five, of each re-entry its corridor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.breakups import examine
from openparos.detection.breakups.plots import re_entry_corridor, write_break_up
from openparos.detection.completeness import latest_rows
from openparos.model.events import Event, EventKind

MOST_CORRIDORS: Final = 20


def write_plots(table: pa.Table, events: Sequence[Event], folder: Path) -> list[Path]:
    """Draw events found in a table and return the files written.

    Parameters
    ----------
    table : pa.Table
        The sets they were found in.
    events : sequence of Event
        Break-ups and decays; of decays the twenty with the shortest intervals are drawn.
    folder : Path
        Made where it does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out: list[Path] = []
    wanted = {one.event_id for one in events if one.kind is EventKind.BREAK_UP}
    if wanted:
        for answer in examine(table):
            event, whole = answer.event, answer.whole
            if event is None or whole is None or event.event_id not in wanted or event.best_time_us is None:
                continue
            stem = folder / f"{answer.launch}-{event.event_id.removeprefix('event:')[:8]}"
            out += write_break_up(table, whole, stem, event.best_time_us)
    decays = sorted(
        (one for one in events if one.kind is EventKind.DECAY), key=lambda one: one.interval.duration_days
    )
    if decays:
        numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
        rows = latest_rows(numbers, np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64))
        row_of = dict(zip(numbers[rows].tolist(), rows.tolist(), strict=True))
        for event in decays[:MOST_CORRIDORS]:
            number = event.objects[0].norad_id
            page = re_entry_corridor(
                table.slice(row_of[number], 1), event.interval.start_us, event.interval.end_us
            )
            path = folder / f"re-entry-{number}.png"
            page.savefig(path, dpi=100)
            out.append(path)
    return out
