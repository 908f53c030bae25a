"""Whose objects are by everything a workspace holds: its tables, the shipped facts, the launch.

What a table says of the object itself comes first. Only of an object that no table speaks of is a State
inferred from its launch (see `by_launch`), and that is said beside it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .attribution import Attribution, StateLookup
from .by_launch import LaunchInference, Piece
from .owners import FactsBook, OwnerBook
from .shelf import Shelf

if TYPE_CHECKING:
    import pyarrow as pa

    from openparos.store.workspace import Workspace


def whose(
    workspace: Workspace, norad_ids: Iterable[int], pieces: Mapping[int, Piece] | None = None
) -> StateLookup:
    """Return the lookup that says whose objects are.

    Parameters
    ----------
    workspace : Workspace
        Its newest tables come first; then the project's table of facts; then the launch.
    norad_ids : iterable of int
        The objects that will be asked for.
    pieces : Mapping or None
        Designator and name by catalogue number, as the element sets looked at give them; of objects it
        leaves out, those of the workspace's archive count.

    Returns
    -------
    callable
        For `attribution.attribute`.
    """
    shelf, facts = Shelf.from_workspace(workspace), FactsBook()
    if not shelf.files:
        return facts.state_of
    numbers = frozenset(norad_ids)
    book = OwnerBook(shelf, numbers)
    unnamed = {one for one in numbers if not book.names_somebody(one)}
    known = {one: piece for one, piece in (pieces or {}).items() if one in unnamed}
    if unnamed - known.keys():
        known = pieces_in(workspace.archive.objects(), unnamed) | known
    launches = LaunchInference(shelf, known)

    def look(norad_id: int, on_us: int) -> Attribution:
        found = book.state_of(norad_id, on_us)
        if found.state:
            return found
        other = facts.state_of(norad_id, on_us)
        if other.state is None:
            other = launches.state_of(norad_id, on_us) if norad_id in unnamed else found
        return replace(other, name=other.name or found.name)

    return look


def whose_by_sets(workspace: Workspace, sets: pa.Table, norad_ids: Iterable[int]) -> StateLookup:
    """Return the lookup for objects of a table of element sets, which names their designators (see `whose`)."""
    numbers = frozenset(norad_ids)
    return whose(workspace, numbers, pieces_in(sets, numbers))


def pieces_in(rows: pa.Table, among: Container[int]) -> dict[int, Piece]:
    """Return designator and name of objects out of a table of element sets or of objects."""
    columns = (rows[name].to_pylist() for name in ("norad_id", "cospar_id", "name"))
    found: dict[int, Piece] = {}
    for number, designator, name in zip(*columns, strict=True):
        if designator and number in among and (name or number not in found):
            found[number] = Piece(designator, name)
    return found
