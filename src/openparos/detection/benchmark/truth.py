"""Operators' own manoeuvre files, read as they were written.

Two traps, both met in published work: the day of the year counts from 1 (1 January is day 1), and
``CST`` in the Fengyun files is China Standard Time, eight hours ahead of UTC.

Formats: IDS/ILRS ``*man.txt`` (satellite, start and stop as year, day of year, hour, minute; then
parameter type, number of thrusts and for each its time, duration, delta-v in R, T, N, and
accelerations); NSMC ``*.txt.fy`` (type, designator, start and stop in quotation marks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused
from openparos.model.times import US_PER_DAY

_FENGYUN: Final = re.compile(r'(\S+)\s+(\S+)\s+"(\S+) CST"\s+"(\S+) CST"')
_CST_AHEAD_OF_UTC: Final = timedelta(hours=8)
_FIELDS_PER_THRUST: Final = 15
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Burn:
    """One manoeuvre as its operator records it.

    Attributes
    ----------
    start_us, stop_us : int
        UTC, microseconds since 1970.
    delta_v_m_s : tuple of three floats, or None
        Sum over the thrusts in radial, along-track and normal direction; None where not given.
    kind : str
        The operator's own word, may be empty.
    """

    start_us: int
    stop_us: int
    delta_v_m_s: tuple[float, float, float] | None
    kind: str


@dataclass(frozen=True, slots=True)
class BurnGroup:
    """Burns that no history of daily sets can tell apart: starts at most a day from one to the next."""

    start_us: int
    last_start_us: int
    stop_us: int
    delta_v_m_s: tuple[float, float, float] | None
    count: int


def _instant(moment: datetime) -> int:
    delta = moment - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


def _day_of_year(year: str, day: str, hour: str, minute: str) -> int:
    start = datetime(int(year), 1, 1, tzinfo=UTC)
    return _instant(start + timedelta(days=int(day) - 1, hours=int(hour), minutes=int(minute)))


def _read_fengyun(line: str) -> Burn:
    match = _FENGYUN.match(line.strip())
    if match is None:
        raise ValueError("no line of a Fengyun manoeuvre file")
    start, stop = (
        _instant(datetime.fromisoformat(text.replace("/", "-")).replace(tzinfo=UTC) - _CST_AHEAD_OF_UTC)
        for text in match.group(3, 4)
    )
    return Burn(start, stop, None, match.group(1))


def _read_ids(line: str) -> Burn:
    part = line.split()
    start, stop = _day_of_year(*part[1:5]), _day_of_year(*part[5:9])
    if len(part) <= 11:
        return Burn(start, stop, None, "")
    total, at = [0.0, 0.0, 0.0], 11
    for _ in range(int(part[10])):
        thrust = part[at : at + _FIELDS_PER_THRUST]
        if len(thrust) < 9:
            break
        total = [sum(pair) for pair in zip(total, map(float, thrust[6:9]), strict=True)]
        at += _FIELDS_PER_THRUST
    return Burn(start, stop, (total[0], total[1], total[2]), part[9])


def read_burns(path: Path) -> list[Burn]:
    """Read an operator's manoeuvre file.

    Parameters
    ----------
    path : Path
        ``*man.txt`` or ``*.fy``.

    Returns
    -------
    list of Burn
        Sorted by start.

    Raises
    ------
    InputRefused
        When a line is of neither form.
    """
    read_one = _read_fengyun if path.suffix == ".fy" else _read_ids
    burns = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip():
            continue
        try:
            burns.append(read_one(line))
        except (ValueError, IndexError, TypeError) as error:
            raise InputRefused(
                f"no manoeuvre can be read here: {error}", file=str(path), line=number,
                remedy="Give the operator's file unchanged",
            ) from error  # fmt: skip
    return sorted(burns, key=lambda one: one.start_us)


def group_burns(burns: list[Burn], gap_days: float = 1.0) -> list[BurnGroup]:
    """Join burns whose starts are at most `gap_days` apart, one to the next."""
    groups: list[list[Burn]] = []
    for burn in burns:
        if groups and burn.start_us - groups[-1][-1].start_us <= gap_days * US_PER_DAY:
            groups[-1].append(burn)
        else:
            groups.append([burn])
    return [_as_group(members) for members in groups]


def _as_group(members: list[Burn]) -> BurnGroup:
    known = [one.delta_v_m_s for one in members if one.delta_v_m_s is not None]
    total = (
        (sum(v[0] for v in known), sum(v[1] for v in known), sum(v[2] for v in known))
        if len(known) == len(members)
        else None
    )
    stop = max(one.stop_us for one in members)
    return BurnGroup(members[0].start_us, members[-1].start_us, stop, total, len(members))
