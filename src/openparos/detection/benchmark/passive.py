"""Objects that cannot manoeuvre, by catalogue facts, and the dense stretches of their histories.

Rocket bodies and debris by the flag of the satellite catalogue; geodetic spheres by name; payloads
whose end (GCAT, `TDate`) lies a year or more before the stretch and which GCAT knows without a means to
manoeuvre, or which were launched before 2010 and ended five years or more before. The rule is narrow
on purpose: lists by name patterns took station-keeping satellites for debris, and the ends that GCAT
gives for the satellites of large constellations are often those of the last note, not of the last burn.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY

LEAST_SETS: Final = 14
LARGEST_GAP_DAYS: Final = 3.0
DEAD_FOR_DAYS: Final = 365.25
FRESH_DAYS: Final = 60.0
SPHERES: Final = re.compile(
    r"\b(LAGEOS|STARLETTE|STELLA|AJISAI|ETALON|LARES|CALSPHERE|WESTPAC|GFZ|LCS|BLITS|LARETS|ECHO 1|PAGEOS)",
    re.I,
)
_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A dense stretch of one passive object's history."""

    norad_id: int
    table: pa.Table
    days: float
    why: str


def _gcat_us(text: str) -> int | None:
    """Read a GCAT date such as ``1958 Feb  1``; of a year or a quarter alone the last day counts."""
    part = text.replace("?", " ").split()
    if not part or not part[0].isdigit():
        return None
    if len(part) < 2 or part[1][:3] not in _MONTHS:
        return int(datetime(int(part[0]) + 1, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
    day = int(part[2]) if len(part) > 2 and part[2].isdigit() else 28
    moment = datetime(int(part[0]), _MONTHS.index(part[1][:3]) + 1, min(day, 28), tzinfo=UTC)
    return int(moment.timestamp()) * 1_000_000


def passive_since(registry: Path, largest_number: int = 62_000) -> dict[int, tuple[int, str]]:
    """Return for each passive object since when (microseconds) and why.

    Parameters
    ----------
    registry : Path
        Folder with ``celestrak_satcat_2019-08.csv`` and ``gcat_psatcat.tsv``.
    largest_number : int
        Numbers up to here that the catalogue of payloads (April 2025) does not hold are no payloads.
    """
    satcat, gcat = registry / "celestrak_satcat_2019-08.csv", registry / "gcat_psatcat.tsv"
    for path in (satcat, gcat):
        if not path.is_file():
            raise InputRefused(
                "is not there", file=str(path), remedy="Give the folder of real data with --data"
            )
    out: dict[int, tuple[int, str]] = {}
    payloads = set()
    with gcat.open(encoding="utf-8") as stream:
        names = stream.readline().lstrip("#").rstrip("\n").split("\t")
        for line in stream:
            part = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(part) < len(names) or not part[0][1:].isdigit():
                continue
            number = int(part[0][1:])
            payloads.add(number)
            dead = _dead_from(dict(zip(names, part, strict=False)))
            if dead is not None:
                out[number] = (dead, "dead payload")
    last = 0
    with satcat.open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            number = int(row["norad_num"])
            last = max(last, number)
            if row["payload_flag"] == "0" and number not in payloads:
                out[number] = (_satcat_us(row["launch_date"]), "rocket body or debris")
            elif SPHERES.search(row["name"]):
                out[number] = (0, "sphere")
    for number in range(last + 1, largest_number):
        if number not in payloads:
            out[number] = (-1, "rocket body or debris")
    return out


def _satcat_us(launch_date: str) -> int:
    """Rocket bodies count as passive from 60 days after launch."""
    try:
        moment = datetime.fromisoformat(launch_date).replace(tzinfo=UTC)
    except ValueError:
        return 0
    return int(moment.timestamp()) * 1_000_000 + round(FRESH_DAYS * US_PER_DAY)


def _dead_from(row: dict[str, str]) -> int | None:
    """Return when a payload counts as passive, or None."""
    end, launched = _gcat_us(row["TDate"]), row["LDate"][:4]
    if end is None or not launched.isdigit():
        return None
    if row["Mvr"].strip() == "-":
        return end + round(DEAD_FOR_DAYS * US_PER_DAY)
    return end + round(5 * DEAD_FOR_DAYS * US_PER_DAY) if int(launched) < 2010 else None


def _year_after_launch(designator: str | None) -> int:
    """Return the start of the second year after the launch, far in the future where it is not known."""
    if not designator or not designator[:4].isdigit():
        return 2**62
    return int(datetime(int(designator[:4]) + 1, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000


def passive_history(history: pa.Table, since: dict[int, tuple[int, str]]) -> pa.Table:
    """Return the rows of passive objects from when on they are passive, by object and epoch."""
    table = history.filter(pc.is_in(history.column("norad_id"), pa.array(list(since), pa.int32())))
    table = table.sort_by([("norad_id", "ascending"), ("epoch_us", "ascending")])
    ids, epochs = table.column("norad_id").to_numpy(), table.column("epoch_us").to_numpy()
    starts = np.concatenate(([0], np.flatnonzero(np.diff(ids)) + 1)) if len(ids) else np.zeros(0, np.int64)
    keep = np.zeros(len(ids), bool)
    for a, b in zip(starts.tolist(), [*starts[1:].tolist(), len(ids)], strict=True):
        first_us = since[int(ids[a])][0]
        if first_us < 0:  # not in a catalogue with launch dates: the designator gives the year alone
            first_us = _year_after_launch(
                max(table.column("cospar_id")[a:b].to_pylist(), key=lambda one: one or "")
            )
        keep[a:b] = epochs[a:b] >= first_us
    return table.filter(pa.array(keep))


def dense_segments(history: pa.Table, since: dict[int, tuple[int, str]]) -> Iterator[Segment]:
    """Cut out the stretches of at least 14 sets without a gap of more than three days."""
    table = passive_history(history, since)
    if table.num_rows == 0:
        return
    ids, epochs = table.column("norad_id").to_numpy(), table.column("epoch_us").to_numpy()
    cut = (np.diff(ids) != 0) | (np.diff(epochs) > LARGEST_GAP_DAYS * US_PER_DAY)
    edges = np.concatenate(([0], np.flatnonzero(cut) + 1, [len(ids)]))
    for a, b in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if b - a >= LEAST_SETS:
            number = int(ids[a])
            days = float(epochs[b - 1] - epochs[a]) / US_PER_DAY
            yield Segment(number, table.slice(a, b - a), days, since[number][1])
