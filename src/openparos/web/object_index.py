"""Every object of the archive as one index in memory: found by number, designator or name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True)
class ObjectIndex:
    """The objects of an archive, in the order of their numbers.

    Attributes
    ----------
    norad_id, sets, first_epoch_us, last_epoch_us : arrays of shape (n,)
        Number, count of element sets, and the epochs of the first and the last.
    cospar_id, name : list of str
        Designator and name, empty where none is known.
    """

    norad_id: NDArray[np.int32]
    sets: NDArray[np.int64]
    first_epoch_us: NDArray[np.int64]
    last_epoch_us: NDArray[np.int64]
    cospar_id: list[str]
    name: list[str]
    _folded: list[str]

    @classmethod
    def of(cls, objects: pa.Table, names: dict[int, str]) -> ObjectIndex:
        """Make the index from `Archive.objects` and names by number, which fill those the sets lack."""
        numbers = objects["norad_id"].to_numpy()
        own = objects["name"].to_pylist()
        given = [name or names.get(int(number), "") for number, name in zip(numbers, own, strict=True)]
        designators = [text or "" for text in objects["cospar_id"].to_pylist()]
        folded = [f"{a} {b}".casefold() for a, b in zip(given, designators, strict=True)]
        sets, first, last = (objects[one].to_numpy() for one in ("sets", "first_epoch_us", "last_epoch_us"))
        return cls(numbers, sets, first, last, designators, given, folded)

    def __len__(self) -> int:
        return len(self.norad_id)

    @property
    def total_sets(self) -> int:
        """All element sets."""
        return int(self.sets.sum())

    @property
    def newest_us(self) -> int | None:
        """The latest epoch, or None in an empty archive."""
        return int(self.last_epoch_us.max()) if len(self) else None

    def place(self, norad_id: int) -> int | None:
        """Return where an object stands, or None."""
        found = int(np.searchsorted(self.norad_id, norad_id))
        return found if found < len(self) and self.norad_id[found] == norad_id else None

    def search(self, words: str, numbers: frozenset[int] | None = None) -> list[int]:
        """Return the places of objects whose number begins with, or whose name or designator holds, the words.

        Parameters
        ----------
        words : str
            All of them must be found; empty for every object.
        numbers : frozenset of int or None
            Only among these.
        """
        wanted = words.casefold().split()
        if len(wanted) == 1 and wanted[0].isdigit():
            exact = self.place(int(wanted[0]))
            places = [] if exact is None else [exact]
            text = wanted[0]
            places += [i for i, one in enumerate(self._folded) if text in one and i != exact]
        elif wanted:
            places = [i for i, one in enumerate(self._folded) if all(word in one for word in wanted)]
        else:
            places = list(range(len(self)))
        if numbers is not None:
            places = [i for i in places if int(self.norad_id[i]) in numbers]
        return places

    def row(self, place: int) -> dict[str, Any]:
        """Return one object as plain values."""
        return {
            "norad_id": int(self.norad_id[place]),
            "cospar_id": self.cospar_id[place] or None,
            "name": self.name[place] or None,
            "sets": int(self.sets[place]),
            "first_epoch_us": int(self.first_epoch_us[place]),
            "last_epoch_us": int(self.last_epoch_us[place]),
        }
