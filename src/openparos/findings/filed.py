"""The notices on file in a log, as the rules need them: what each said, from which instant on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from openparos.log.settings import CHECKPOINT
from openparos.model.times import Interval, parse_utc
from openparos.notices.standing import Standing, read_register

from .context import FiledNotice, NoticeVersion

_PERIOD_FIELDS: Final = ("window", "period", "interval")
_INSTANT_FIELDS: Final = ("occurred", "epoch", "closest_time", "discovered")
_OPEN_FIELDS: Final = ("since", "effective")
_WITHOUT_END_US: Final = parse_utc("9999-12-31")


def filed_notices(log: Path) -> tuple[FiledNotice, ...]:
    """Return every notice of a log as it stands now, with its earlier versions, in the order of the log.

    Parameters
    ----------
    log : Path
        Folder of the log; where there is none, nothing is on file.

    Raises
    ------
    VerificationFailed, InputRefused
        When the log does not hold under its own keys.
    """
    if not (log / CHECKPOINT).exists():
        return ()
    register = read_register(log)
    return tuple(_filed(standing) for standing in register.standings.values())


def _filed(standing: Standing) -> FiledNotice:
    versions = tuple(
        NoticeVersion(
            logged_us=entry.received_us,
            act=entry.notice.act,
            content=entry.notice.content,
            norad_ids=frozenset(numbers_in(entry.notice.content or {})),
            period=period_of(entry.notice.content or {}),
        )
        for entry in standing.history
    )
    return FiledNotice(
        notice_id=standing.first.notice.notice_id,
        form=standing.first.notice.form,
        state=standing.first.notice.party,
        norad_ids=standing.norad_ids,
        logged_us=standing.first.received_us,
        withdrawn=standing.is_withdrawn,
        period=period_of(standing.content or {}),
        content=standing.content or {},
        versions=versions,
    )


def period_of(content: Mapping[str, Any]) -> Interval | None:
    """Return the period a notice speaks of, or the instant, where its form has one."""
    for name in _PERIOD_FIELDS:
        stated = content.get(name)
        if isinstance(stated, Mapping) and "start" in stated and "end" in stated:
            return Interval(parse_utc(stated["start"]), parse_utc(stated["end"]))
    for name in _INSTANT_FIELDS:
        stated = content.get(name)
        if isinstance(stated, str):
            return Interval(parse_utc(stated), parse_utc(stated))
    for name in _OPEN_FIELDS:
        stated = content.get(name)
        if isinstance(stated, str):
            until = content.get("until")
            return Interval(
                parse_utc(stated), parse_utc(until) if isinstance(until, str) else _WITHOUT_END_US
            )
    return None


def numbers_in(value: Any) -> Iterator[int]:
    """Yield every catalogue number in a content."""
    if isinstance(value, Mapping):
        if isinstance(value.get("norad_id"), int):
            yield value["norad_id"]
        for part in value.values():
            yield from numbers_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from numbers_in(part)
