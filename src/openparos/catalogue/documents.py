"""When a registration document can have been issued at the earliest.

The shared sources give symbols, not dates. Documents of a series are numbered in order, so one cannot
be older than the latest launch it, or any lower-numbered document of its series, registers.
"""

from __future__ import annotations

from collections.abc import Iterable

from .symbols import DocumentSymbol


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
