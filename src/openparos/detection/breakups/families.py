"""Families of one launch, and the cohorts in which their pieces were catalogued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.catalogue.launch_facts import NOTHING_LISTED, LaunchFacts
from openparos.detection.completeness import (
    CURVE_START_US,
    catalogued_us,
    first_rows,
    latest_rows,
    launches,
)
from openparos.model.times import US_PER_DAY, US_PER_SECOND, parse_utc

Ints = NDArray[np.int64]

LEAST_PIECES: Final = 5
WINDOW_DAYS: Final = 90.0
QUIET_DAYS: Final = 120.0
AFTER_LAUNCH_DAYS: Final = 60.0
LAUNCH_SLACK_DAYS: Final = 45.0
"""How much earlier than its first number says a launch may have been; none where a table gives the day."""
BODIES_GAP: Final = 12
"""Bodies of a launch are numbered in one run; a gap of more numbers parts them from pieces found later."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Pieces of one launch that were catalogued in one go.

    Attributes
    ----------
    launch : str
        ``1982-092``.
    rows : ndarray of int
        Row of the earliest set of each piece.
    others : ndarray of int
        Rows of the rest of the launch.
    from_us, to_us : int
        About when the first and the last of them were catalogued.
    launched_us : int
        Not later than about this was the launch.
    known_before : int
        How many others of the launch were catalogued before.
    first : bool
        Whether no cohort came before it: later ones may be no more than better sensors.
    numbered : bool
        Whether the catalogue numbers date it; else the first epochs do, which is weaker.
    not_before_us : int
        The launch was not before this: the day by a table, else by number and year.
    bodies : ndarray of int
        Numbers of the objects numbered with the launch, in one run from its first, and not named debris.
    payloads : ndarray of int
        Numbers of what tables list as payloads, and nothing names debris.
    """

    launch: str
    rows: Ints
    others: Ints
    from_us: int
    to_us: int
    launched_us: int
    known_before: int
    first: bool
    numbered: bool
    not_before_us: int
    bodies: Ints
    payloads: Ints


@dataclass(frozen=True, slots=True)
class Passed:
    """A family in which there is nothing to test, and why."""

    launch: str
    pieces: int
    reason: str


def cohorts_of(table: pa.Table, listed: LaunchFacts = NOTHING_LISTED) -> list[Cohort | Passed]:
    """Return the cohorts of every launch in a table, and the launches passed over with the reason.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA`; the whole history at hand, since the earliest sets count.
    listed : LaunchFacts
        Days of launch, and what tables list as payloads, which is no fragment whatever its sets are named.
    """
    numbers = np.asarray(table["norad_id"].to_numpy(), dtype=np.int64)
    epochs = np.asarray(table["epoch_us"].to_numpy(), dtype=np.int64)
    rows = first_rows(numbers, epochs)
    named = _names(table, numbers, epochs)
    family = launches(table.select(["cospar_id"]).take(pa.array(rows)))
    order = np.argsort(family, kind="stable")
    out: list[Cohort | Passed] = []
    for own in np.split(order, np.flatnonzero(family[order][1:] != family[order][:-1]) + 1):
        if len(own) and family[own[0]]:
            mine = rows[own]
            pieces = [named.get(int(n), "") for n in numbers[mine]]
            out += _of_family(str(family[own[0]]), mine, numbers[mine], epochs[mine], pieces, listed)
    return out


def _names(table: pa.Table, numbers: Ints, epochs: Ints) -> dict[int, str]:
    """Return the name of each object by its last set that has one."""
    valid = np.flatnonzero(np.asarray(table["name"].is_valid()))
    rows = valid[latest_rows(numbers[valid], epochs[valid])]
    return dict(zip(numbers[rows].tolist(), table["name"].take(pa.array(rows)).to_pylist(), strict=True))


def _of_family(
    launch: str, rows: Ints, numbers: Ints, epochs: Ints, names: list[str], listed: LaunchFacts
) -> list[Cohort | Passed]:
    if len(rows) < LEAST_PIECES:
        return [Passed(launch, len(rows), f"{len(rows)} catalogued, {LEAST_PIECES} needed")]
    year_us = parse_utc(f"{launch[:4]}-01-01")
    dates = catalogued_us(numbers, epochs)
    # A number older than the launch was not given out in order, so it dates nothing.
    if year_us > CURVE_START_US:
        dates = np.where(dates + round(40 * US_PER_DAY) < year_us, epochs, dates)
    launched = max(year_us, min(int(dates.min()), year_us + 366 * US_PER_DAY))
    day = listed.day_us.get(launch)
    not_before = max(year_us, launched - round(LAUNCH_SLACK_DAYS * US_PER_DAY)) if day is None else day
    not_before = not_before // US_PER_SECOND * US_PER_SECOND  # as it is printed
    debris = np.array(["DEB" in name.upper() for name in names])
    known = np.array([bool(name) for name in names])
    if known.mean() > 0.5:
        fragment = debris
        reason = "its pieces are not named debris: a deployment"
    else:
        fragment = dates > launched + AFTER_LAUNCH_DAYS * US_PER_DAY
        reason = "its pieces were catalogued with the launch"
    payload = np.isin(numbers, list(listed.payloads)) & ~debris
    if (fragment & payload).any():
        fragment, reason = fragment & ~payload, "the others are listed as payloads: a deployment, or releases"
    if fragment.sum() < LEAST_PIECES:
        return [Passed(launch, len(rows), f"{int(fragment.sum())} fragments; {reason}")]
    out: list[Cohort | Passed] = []
    places = np.flatnonzero(fragment)
    for own in _bursts(dates[places]):
        mine = places[own]
        rest = np.setdiff1d(np.arange(len(rows)), mine)
        known_before = int((dates[rest] < dates[mine].min()).sum())
        old = int(dates[mine].min()) < CURVE_START_US + US_PER_DAY
        out.append(
            Cohort(
                launch, rows[mine], rows[rest], int(dates[mine].min()), int(dates[mine].max()), launched,
                known_before, first=not out and not old, numbered=bool(np.mean(dates[mine] < epochs[mine]) > 0.5),
                not_before_us=not_before, bodies=np.setdiff1d(_first_run(numbers[~debris]), numbers[mine]),
                payloads=numbers[payload],
            )
        )  # fmt: skip
    return out or [Passed(launch, len(rows), "its pieces were catalogued one by one over years")]


def _first_run(numbers: Ints) -> Ints:
    """Return the numbers of a launch up to the first gap."""
    ordered = np.unique(numbers)
    gaps = np.flatnonzero(np.diff(ordered) > BODIES_GAP)
    return ordered[: int(gaps[0]) + 1] if len(gaps) else ordered


def _bursts(dates: Ints) -> list[Ints]:
    """Cut pieces in order of cataloguing where it paused, and keep the dense runs."""
    order = np.argsort(dates, kind="stable")
    ordered = dates[order]
    out, start, span = [], 0, round(WINDOW_DAYS * US_PER_DAY)
    while start + LEAST_PIECES <= len(ordered):
        if ordered[start + LEAST_PIECES - 1] - ordered[start] > span:
            start += 1
            continue
        end = start + LEAST_PIECES
        quiet = round(QUIET_DAYS * US_PER_DAY)
        # A run ends where cataloguing pauses or thins out to under a twentieth of the run a season.
        while end < len(ordered):
            wanted = min(max(1, (end - start) // 20), len(ordered) - end)
            if ordered[end + wanted - 1] - ordered[end - 1] > quiet:
                break
            end += 1
        out.append(order[start:end])
        start = end
    return out
