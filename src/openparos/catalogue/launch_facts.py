"""When launches were, and which of their objects tables name as payloads: what bounds and weighs events.

Element sets carry neither. A break-up is of what was launched before it, and what a table lists as a payload is
no fragment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .by_launch import launches_listed
from .shelf import Shelf

if TYPE_CHECKING:
    from openparos.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LaunchFacts:
    """What tables say of launches.

    Attributes
    ----------
    day_us : Mapping
        Day of launch by the launch part of the designator (``1982-092``), microseconds since 1970; the earliest that
        a table gives, since satellites set free later are listed with later ones.
    payloads : frozenset of int
        Catalogue numbers of what tables list as payloads.
    """

    day_us: Mapping[str, int] = field(default_factory=dict)
    payloads: frozenset[int] = frozenset()


NOTHING_LISTED = LaunchFacts()
"""Where no table is at hand."""


def launch_facts(workspace: Workspace, tags: Iterable[str]) -> LaunchFacts:
    """Return what the tables of a workspace say of launches.

    Parameters
    ----------
    workspace : Workspace
        Its newest table of each kind counts.
    tags : iterable of str
        Launch parts of designators.
    """
    shelf = Shelf.from_workspace(workspace)
    found = launches_listed(shelf, frozenset(tags)) if shelf.files else {}
    days = {tag: one.day_us for tag, one in found.items() if one.day_us is not None}
    return LaunchFacts(days, frozenset(number for one in found.values() for number in one.payloads))
