"""Recompute a stored tree from its entries, and name the file that does not agree.

Three things speak for each tile: what the level below gives, what the tile holds, and what the level
above says of it. Where two agree against the third, the third is named. At the right edge there is
nothing above but the signed root, so there every choice is tried against it.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from openparos.model.errors import StoreDamaged

from .merkle import fold, leaf_hash, range_hash
from .reports import CheckReport
from .tiles import ENTRIES, TILE_HEIGHT, TILE_WIDTH, StoredTree, split_hashes, tile_name, tile_width

_Hashes = list[bytes] | None


class TreeCheck:
    """One pass over all the tiles of a log.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    size : int
        Number of entries that the checkpoint covers.
    root : bytes
        Root that the checkpoint states.
    report : CheckReport
        Takes the problems.
    """

    def __init__(self, folder: Path, size: int, root: bytes, report: CheckReport) -> None:
        self.tree = StoredTree(folder, size)
        self.size = size
        self.root = root
        self.report = report
        # Level -> what the level below gives and what the incomplete tile holds.
        self._edges: dict[int, tuple[_Hashes, _Hashes]] = {}

    def run(self) -> None:
        """Check every tile and bundle."""
        level = 0
        below: list[bytes] = []
        while self.size >> (TILE_HEIGHT * level):
            below = self._check_level(level, below)
            level += 1
        self._check_edges(level)

    def name(self, level: int | str, index: int) -> str:
        """Return the path of a tile below the folder of the log."""
        return tile_name(level, index, tile_width(level, index, self.size))

    def _check_level(self, level: int, below: list[bytes]) -> list[bytes]:
        """Check the tiles of one level; return what its complete tiles give for the next."""
        above: list[bytes] = []
        count = -(-(self.size >> (TILE_HEIGHT * level)) // TILE_WIDTH)
        for index in range(count):
            width = tile_width(level, index, self.size)
            first = index * TILE_WIDTH
            given = self._leaves(index) if level == 0 else below[first : first + width]
            held = self._stored(level, index)
            if width < TILE_WIDTH:
                self._edges[level] = (given, held)
                continue
            parent = self._parent(level, index)
            truth = self._decide(level, index, given, held, parent)
            above.append(fold(truth) if truth else bytes(32))
        return above

    def _decide(self, level: int, index: int, given: _Hashes, held: _Hashes, parent: bytes | None) -> _Hashes:
        """Return the hashes that stand, naming what speaks against them."""
        if given == held:
            return given
        if given is not None and parent is not None and fold(given) == parent:
            self._blame_tile(level, index, given, held)
            return given
        if held is not None and parent is not None and fold(held) == parent:
            self._blame_below(level, index, given, held)
            return held
        self._blame_tile(level, index, given, held)
        self._blame_below(level, index, given, held)
        return given or held

    def _check_edges(self, levels: int) -> None:
        """Try each choice at the right edge against the signed root."""
        edges = [self._edges.get(level, ([], [])) for level in range(levels)]
        best: tuple[_Hashes, ...] | None = None
        for choice in itertools.product(*(_options(edge) for edge in edges)):
            if all(part is not None for part in choice) and self._edge_root(choice) == self.root:
                best = choice
                break
        for level, (given, held) in enumerate(edges):
            index = self.size >> (TILE_HEIGHT * (level + 1))
            if given != held:
                if best is None or best[level] == given:
                    self._blame_tile(level, index, given, held)
                if best is None or best[level] == held:
                    self._blame_below(level, index, given, held)
        if best is None:
            self.report.add(
                "checkpoint",
                f"the entries and tiles do not give the root signed for {self.size} entries"
                + ("" if self.report.problems else ": history was rewritten"),
            )

    def _edge_root(self, edges: tuple[_Hashes, ...]) -> bytes:
        def subtree(level: int, index: int) -> bytes:
            tile_level, height = divmod(level, TILE_HEIGHT)
            first = (index << height) % TILE_WIDTH
            return fold((edges[tile_level] or [])[first : first + (1 << height)])

        return range_hash(0, self.size, subtree)

    def _leaves(self, index: int) -> _Hashes:
        self.report.checked += 1
        try:
            return [leaf_hash(entry) for entry in self.tree.bundle(index)]
        except StoreDamaged as error:
            self.report.add(self.name(ENTRIES, index), error.what)
            return None

    def _stored(self, level: int, index: int) -> _Hashes:
        self.report.checked += 1
        try:
            return split_hashes(self.tree.read(level, index))
        except StoreDamaged as error:
            self.report.add(self.name(level, index), error.what)
            return None

    def _parent(self, level: int, index: int) -> bytes | None:
        """Return what the level above says of a complete tile."""
        tile, place = divmod(index, TILE_WIDTH)
        try:
            return split_hashes(self.tree.read(level + 1, tile))[place]
        except StoreDamaged:
            return None

    def _blame_tile(self, level: int, index: int, given: _Hashes, held: _Hashes) -> None:
        if held is None:
            return  # missing or too short: named when it was read
        place = _first_difference(given, held)
        self.report.add(
            self.name(level, index),
            f"hash {place} does not belong to " + ("its entry" if level == 0 else "the tiles below it"),
        )

    def _blame_below(self, level: int, index: int, given: _Hashes, held: _Hashes) -> None:
        if given is None:
            return
        place = _first_difference(given, held)
        position = index * TILE_WIDTH + place
        if level == 0:
            self.report.add(self.name(ENTRIES, index), f"entry {position} is not the one that was logged")
            return
        self.report.add(
            self.name(level - 1, position), "the tile and what lies below it are not what was logged"
        )
        if level == 1:
            self.report.add(self.name(ENTRIES, position), "the entries are not those that were logged")


def _options(edge: tuple[_Hashes, _Hashes]) -> list[_Hashes]:
    given, held = edge
    return [given] if given == held else [given, held]


def _first_difference(given: _Hashes, held: _Hashes) -> int:
    """Return the place of the first hash that differs (0 where one side is missing)."""
    pairs = zip(given or [], held or [], strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), 0)
