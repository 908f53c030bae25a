"""When a registration document can have been issued at the earliest.

The shared sources give symbols, not dates. Documents of a series are numbered in order, so one cannot
be older than the latest launch it, or any lower-numbered document of its series, registers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused
from openparos.model.times import parse_utc

from .symbols import DocumentSymbol, parse_symbol

DATE_COLUMNS: Final = ("symbol", "date", "source")


def earliest_dates(registered: Iterable[tuple[DocumentSymbol, int]]) -> dict[DocumentSymbol, int]:
    """Return for each document the day it cannot be older than.

    Parameters
    ----------
    registered : iterable of (DocumentSymbol, int)
        Document and launch of each object it registers, microseconds since 1970.

    Returns
    -------
    dict
        Microseconds since 1970 for every document named.
    """
    latest_launch: dict[DocumentSymbol, int] = {}
    for document, launch_us in registered:
        latest_launch[document] = max(launch_us, latest_launch.get(document, launch_us))
    bounds: dict[DocumentSymbol, int] = {}
    series, latest_us = "", 0
    for document in sorted(latest_launch):
        if document.series != series:
            series, latest_us = document.series, latest_launch[document]
        latest_us = max(latest_us, latest_launch[document])
        bounds[document] = latest_us
    return bounds


def read_document_dates(path: Path) -> dict[DocumentSymbol, int]:
    """Read dates of registration documents that somebody gathered: columns symbol, date, source.

    Parameters
    ----------
    path : Path
        A CSV file; every date must name its source.

    Returns
    -------
    dict
        Microseconds since 1970 by document.

    Raises
    ------
    InputRefused
        For a missing column, an unreadable symbol or date, or a date without a source; says the line.
    """
    found: dict[DocumentSymbol, int] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = set(DATE_COLUMNS) - set(rows.fieldnames or ())
            if missing:
                raise InputRefused(
                    f"lacks the column {', '.join(sorted(missing))}; expected {', '.join(DATE_COLUMNS)}",
                    file=str(path), line=1,
                )  # fmt: skip
            for row in rows:
                symbol = parse_symbol(row["symbol"] or "")
                if symbol is None or not (row["source"] or "").strip():
                    what = f"{row['symbol']!r} is no registration document" if symbol is None else "no source"
                    raise InputRefused(what, file=str(path), line=rows.line_num)
                found[symbol] = parse_utc(row["date"] or "")
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror or error}", file=str(path)) from error
    return found
