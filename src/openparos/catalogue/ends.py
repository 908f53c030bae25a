"""Whether an object came down, as catalogues say, and whether its register entry tells of it.

Falling silent is no end in the sense of Article IV(3): a satellite that no longer works and stays in orbit
has nothing to be notified of. So only a catalogue of orbits counts here: SATCAT, GCAT's `satcat`, or the
columns of the satellite catalogue in a copy of the register's index.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from . import gcat_satcat
from .dates import VagueDate
from .gcat import Payload
from .register import RegisterEntry
from .satcat import Entry
from .shelf import Shelf

NOTIFIED: Final = "notified"
NOT_FOUND: Final = "not-found"
NOT_AVAILABLE: Final = "not-available"
NOT_APPLICABLE: Final = "not-applicable"
# Status of the online index that says an object is no longer in orbit.
ENDED: Final = frozenset({"decayed", "recovered", "deorbited"})


@dataclass(frozen=True, slots=True)
class Ends:
    """Days on which objects came down, by catalogue number.

    Attributes
    ----------
    down : Mapping
        Of objects that a catalogue of orbits says came down.
    listed_until_us : int
        Up to when the catalogue that lists the others as being in orbit reaches.
    """

    down: Mapping[int, VagueDate] = field(default_factory=dict)
    listed_until_us: int = 0

    @classmethod
    def from_shelf(cls, shelf: Shelf, entries: Mapping[int, Entry]) -> Ends:
        """Read them from the tables at hand."""
        down = {number: one.decay for number, one in entries.items() if one.decay}
        if table := shelf.table("gcat-satcat"):
            for one in gcat_satcat.objects(table):
                if one.end and one.status.startswith("R"):
                    down.setdefault(one.norad_id, one.end)
        return cls(down, max((one.launch.end_us for one in entries.values() if one.launch), default=0))

    def notified(self, payload: Payload, entry: Entry | None, row: RegisterEntry | None) -> str:
        """Say whether the end of a payload is in its register entry.

        Parameters
        ----------
        payload : Payload
            As GCAT lists it.
        entry : Entry or None
            As SATCAT lists it.
        row : RegisterEntry or None
            Its entry at hand.

        Returns
        -------
        str
            ``notified``; ``not-found`` (it came down, the entry does not say so); ``not-applicable`` (a catalogue lists
            it in orbit); ``not-available`` (no entry is at hand, or no catalogue says whether it came down).
        """
        down = payload.norad_id in self.down or (row is not None and row.catalogue_decay is not None)
        if not down:
            if payload.not_ended:
                return NOT_APPLICABLE
            if row is not None and row.status in ENDED:
                return NOTIFIED
            still = entry is not None and payload.ended and payload.ended.end_us <= self.listed_until_us
            return NOT_APPLICABLE if still else NOT_AVAILABLE
        return end_in(row)


def end_in(row: RegisterEntry | None) -> str:
    """Say whether an entry at hand tells of an end or a change: notified, not-found, or not-available without one."""
    if row is None:
        return NOT_AVAILABLE
    return NOTIFIED if row.status in ENDED or row.changed is not None else NOT_FOUND
