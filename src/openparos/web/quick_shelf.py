"""The tables of a workspace for pages about one object: held in memory as lines, so that a few rows are found at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from openparos.catalogue.shelf import Shelf
from openparos.formats.tables import Table


@dataclass(frozen=True)
class HeldTable:
    """A table, and all its rows as one text to search in: where each row begins in it."""

    table: Table
    text: str
    begins: list[int]

    @classmethod
    def of(cls, table: Table) -> HeldTable:
        """Hold a table; its fields stand between the separators of its file, for which callers look."""
        between = "\t" if table.kind.name.startswith("gcat") else ","
        texts = [between + between.join(row) + between for row in table.rows]
        lengths = [len(one) + 1 for one in texts]
        return cls(table, "\n".join(texts), list(accumulate(lengths[:-1], initial=0)) if texts else [])

    def about(self, wanted: tuple[str, ...]) -> Table:
        """Return the rows that hold one of these texts."""
        places: set[int] = set()
        for one in wanted:
            at = self.text.find(one)
            while at >= 0:
                row = bisect_right(self.begins, at) - 1
                places.add(row)
                at = self.text.find(one, self.begins[row + 1]) if row + 1 < len(self.begins) else -1
        table, rows = self.table, sorted(places)
        return replace(table, rows=[table.rows[i] for i in rows], lines=[table.lines[i] for i in rows])


def hold(shelf: Shelf) -> dict[str, HeldTable]:
    """Return every table of a shelf, held."""
    found = {kind: shelf.table(kind) for kind in shelf.files}
    return {kind: HeldTable.of(table) for kind, table in found.items() if table is not None}


class QuickShelf(Shelf):
    """The shelf as one object's page needs it: of the register only the rows that can be about it.

    Parameters
    ----------
    held : mapping of str to HeldTable
        The tables.
    shelf : Shelf
        Whose tables they are.
    register_texts : tuple of str
        Number and designator of the object; empty for every row.
    """

    def __init__(
        self, held: Mapping[str, HeldTable], shelf: Shelf, register_texts: tuple[str, ...] = ()
    ) -> None:
        super().__init__(shelf.files)
        self._held = held
        self._register_texts = register_texts

    def table(self, kind: str) -> Table | None:
        """Return a table; of the register the rows asked for."""
        held = self._held.get(kind)
        if held is None:
            return None
        if kind == "register" and self._register_texts:
            return held.about(self._register_texts)
        return held.table

    def rows_about(self, kind: str, *texts: str) -> Table | None:
        """Return the rows of a table that contain one of these texts."""
        held = self._held.get(kind)
        return held.about(texts) if held else None
