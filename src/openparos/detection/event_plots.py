"""Plots of found events into a folder: of each dated break-up five, of each re-entry its corridor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from openparos.detection.breakups import Answer
from openparos.detection.breakups.plots import re_entry_corridor, write_break_up
from openparos.detection.completeness import latest_rows
from openparos.model.events import Event

MOST_CORRIDORS: Final = 20


def draw_break_ups(table: pa.Table, answers: Sequence[Answer], folder: Path) -> list[Path]:
    """Draw each dated break-up among some answers, and return the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    out: list[Path] = []
    for one in answers:
        if one.event is not None and one.whole is not None and one.event.best_time_us is not None:
            stem = folder / f"{one.launch}-{one.event.event_id.removeprefix('event:')[:8]}"
            out += write_break_up(table, one.whole, stem, one.event.best_time_us)
    return out


def draw_decays(table: pa.Table, events: Sequence[Event], folder: Path) -> list[Path]:
    """Draw the corridors of the twenty decays with the shortest intervals, and return the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    rows = latest_rows(numbers, np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64))
    row_of = dict(zip(numbers[rows].tolist(), rows.tolist(), strict=True))
    out: list[Path] = []
    for event in sorted(events, key=lambda one: one.interval.duration_days)[:MOST_CORRIDORS]:
        number = event.objects[0].norad_id
        page = re_entry_corridor(
            table.slice(row_of[number], 1), event.interval.start_us, event.interval.end_us
        )
        path = folder / f"re-entry-{number}.png"
        page.savefig(path, dpi=100)
        out.append(path)
    return out
