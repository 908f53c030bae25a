"""The notices on file in a log, as the rules need them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from openparos.log.settings import CHECKPOINT
from openparos.model.times import Interval, parse_utc
from openparos.notices.standing import Standing, read_register

from .context import FiledNotice

_PERIOD_FIELDS: Final = ("window", "period", "interval")


def filed_notices(log: Path) -> tuple[FiledNotice, ...]:
    """Return every notice of a log as it stands now, in the order of the log.

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
    return FiledNotice(
        notice_id=standing.first.notice.notice_id,
        form=standing.first.notice.form,
        state=standing.first.notice.party,
        norad_ids=standing.norad_ids,
        logged_us=standing.first.received_us,
        withdrawn=standing.is_withdrawn,
        period=_period(standing.content or {}),
    )


def _period(content: Mapping[str, Any]) -> Interval | None:
    """Return the period a notice speaks of, where its form has one."""
    for name in _PERIOD_FIELDS:
        stated = content.get(name)
        if isinstance(stated, Mapping) and "start" in stated and "end" in stated:
            return Interval(parse_utc(stated["start"]), parse_utc(stated["end"]))
    return None
