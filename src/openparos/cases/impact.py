"""What depends on the objects a case is about, as far as the catalogue at hand says.

The working paper begins with what rests on space technology (paragraph 1); a case says it in one line for each
object. What no source says is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openparos.catalogue.missions import DEPENDENCE, dependence_on, mission_of_ucs


def impact_of(objects: list[dict[str, Any]], missions: Mapping[int, str] | None = None) -> tuple[str, ...]:
    """Return one line for each object.

    Parameters
    ----------
    objects : list of dict
        As the opening names them: ``norad_id``, ``name``, and ``mission`` where the requester states one.
    missions : mapping of int to str or None
        Mission by catalogue number, from the catalogues in the workspace.
    """
    return tuple(_line(one, missions or {}) for one in objects)


def _line(one: dict[str, Any], missions: Mapping[int, str]) -> str:
    number = one.get("norad_id")
    name = str(one.get("name") or f"object {number}")
    stated = one.get("mission")
    mission, source = missions.get(int(number or 0)), "the catalogue at hand"
    if mission is None and stated:
        mission, source = str(stated), "as the opening states"
    if mission is None:
        return f"{name}: what depends on it is not known here"
    served = dependence_on(mission if mission in DEPENDENCE else mission_of_ucs(mission) or mission)
    return f"{name}: {mission} ({source})" + (f"; such a mission serves {served}" if served else "")
