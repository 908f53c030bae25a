"""Families of documented events counted over the snapshots, beside the counts of the events file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.detection.completeness import count_family
from openparos.model.times import US_PER_DAY, parse_utc
from openparos.sources.elements import load_elements

# Launch, what to leave out, the age that counts as fresh, and the counts the events file gives by snapshot.
EXPECTED: Final[tuple[tuple[str, str, tuple[int, ...], int, dict[str, int]], ...]] = (
    ("K14", "1999-025", (), 30, {
        "2000-03-12": 4, "2017-04-25": 2605, "2018-08-19": 2622, "2020-05-17": 2594, "2021-07-21": 2682,
        "2022-08-16": 2600, "2023-03-31": 2354,
    }),
    ("K16", "2019-006", (43947, 43948), 10, {"2020-05-17": 11, "2021-07-21": 1, "2022-08-16": 0, "2022-10-24": 0}),
    ("K17", "1982-092", (), 30, {
        "2000-03-12": 2, "2022-08-16": 614, "2022-10-24": 450, "2023-03-25": 183, "2023-03-31": 179,
    }),
    ("F12", "1997-051", (), 30, {"2017-04-25": 327, "2020-05-17": 309, "2021-07-21": 333, "2023-03-31": 231}),
    ("F12", "1993-036", (), 30, {"2017-04-25": 1045, "2020-05-17": 1024, "2021-07-21": 1054, "2023-03-31": 898}),
    ("F15", "2000-055", (), 30, {"2017-04-25": 456}),
    ("F20", "2011-037", (), 30, {"2020-05-17": 2, "2021-07-21": 180, "2023-03-31": 103}),
    ("F23", "2014-028", (), 30, {"2021-07-21": 5, "2022-08-16": 24, "2023-03-31": 42}),
)  # fmt: skip
AFTER_DAYS: Final = 5.0
"""Files carry epochs of some days after the date they are named by."""
DECLARED_DAYS: Final = 45
DECLARED_LAUNCH: Final = "2019-006"
DECLARED_EVENT: Final = "2019-03-27"


def snapshots(data: Path) -> list[Path]:
    """Return the whole-catalogue files, in order of their dates."""
    return sorted(one for one in (data / "snapshots").iterdir() if "active" not in one.name)


def count(data: Path, history: pa.Table | None = None) -> list[dict[str, Any]]:
    """Count the families in every snapshot and, over all files of those days, in the history.

    Parameters
    ----------
    data : Path
        Folder of real data that is not shipped.
    history : pa.Table or None
        The history, where it is at hand: several files of one day, of which one alone leaves pieces out.

    Returns
    -------
    list of dict
        `given` is the events file's count by date, `in_history` the pieces with a set in the days before that date,
        at most as old as counts as fresh, or of a few days after.
    """
    rows: list[dict[str, Any]] = [
        {
            "id": event, "launch": launch, "fresh_days": fresh, "counts": {}, "listed": {}, "given": given,
            "in_history": {} if history is None else _in_history(history, launch, leave_out, fresh, list(given)),
        }
        for event, launch, leave_out, fresh, given in EXPECTED
    ]  # fmt: skip
    for path in snapshots(data):
        table, _ = load_elements([path])
        date = path.name[:10]
        for row, (_, launch, leave_out, fresh, _) in zip(rows, EXPECTED, strict=True):
            found = count_family(table, launch, leave_out=leave_out)
            row["counts"][date] = found.fresh_10_days if fresh == 10 else found.fresh_30_days
            row["listed"][date] = found.listed
    return rows


def _in_history(
    history: pa.Table, launch: str, leave_out: tuple[int, ...], fresh: int, dates: list[str]
) -> dict[str, int]:
    own = history.filter(pc.starts_with(history["cospar_id"].fill_null(""), launch))
    numbers = np.asarray(own["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(own["epoch_us"].to_numpy(), dtype=np.int64)
    out = {}
    for date in dates:
        low, high = (parse_utc(date) + round(days * US_PER_DAY) for days in (-fresh, AFTER_DAYS))
        near = (epochs >= low) & (epochs <= high) & ~np.isin(numbers, leave_out)
        out[date] = len(np.unique(numbers[near]))
    return out


def declared(rows: list[dict[str, Any]]) -> str:
    """Hold the declaration that the debris of K16 would be gone in 45 days beside what is listed later."""
    own = next(one for one in rows if one["launch"] == DECLARED_LAUNCH)
    later = {date: number for date, number in own["counts"].items() if date > DECLARED_EVENT}
    still = [f"{number} on {date}" for date, number in later.items() if number]
    if not later:
        return "cannot be determined: no snapshot after the event"
    if not still:
        return f"no piece with sets of ten days in the snapshots from {min(later)} on"
    return (
        f"declared gone in {DECLARED_DAYS} days; with sets of at most ten days were still listed "
        f"{', '.join(still)}; none from {min([d for d, n in later.items() if not n], default='-')} on"
    )


def lines(rows: list[dict[str, Any]]) -> list[str]:
    """Return the counts as lines of text."""
    out = [
        "family counts in the one file of a date / over all files of those days (given by the events file)"
    ]
    for row in rows:
        parts = []
        for date in sorted({*row["counts"], *row["given"]}):
            given, wide = row["given"].get(date), row.get("in_history", {}).get(date)
            text = f"{date} {row['counts'].get(date, '-')}"
            text += "" if wide is None else f" / {wide}"
            parts.append(text + ("" if given is None else f" ({given})"))
        out.append(f"  {row['id']} {row['launch']} fresh {row['fresh_days']} d: " + ", ".join(parts))
    return out
