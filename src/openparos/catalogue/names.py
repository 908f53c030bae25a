"""Names of objects by catalogue number, out of the tables at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from openparos.model.events import Event

from . import gcat, satcat
from .shelf import Shelf


def names_of(shelf: Shelf, norad_ids: Collection[int]) -> dict[int, str]:
    """Return names: the satellite catalogue's, else GCAT's; an object in neither is left out.

    Parameters
    ----------
    shelf : Shelf
        Tables of the workspace.
    norad_ids : collection of int
        The objects asked for.
    """
    wanted = frozenset(norad_ids)
    found: dict[int, str] = {}
    if psatcat := shelf.table("gcat-psatcat"):
        found |= {
            one.norad_id: one.name for one in gcat.payloads(psatcat) if one.norad_id in wanted and one.name
        }
    if catalogue := shelf.table("satcat"):
        found |= {one.norad_id: one.name for one in satcat.entries(catalogue, wanted) if one.name}
    return found


def with_names(events: Iterable[Event], names: dict[int, str]) -> list[Event]:
    """Return the events with the names of their objects filled in where they had none."""
    return [
        replace(
            event,
            objects=tuple(
                one if one.name else replace(one, name=names.get(one.norad_id)) for one in event.objects
            ),
        )
        for event in events
    ]
