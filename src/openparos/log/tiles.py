"""The tree as static files: tiles of 256 hashes and bundles of 256 entries (C2SP tlog-tiles).

`tile/<level>/<index>` holds hashes, `tile/entries/<index>` the entries themselves; the last tile of
a level may be partial, `<index>.p/<width>`. A level of tiles is eight levels of the tree.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused, StoreDamaged

from .durable import PART_SUFFIX
from .entries import LARGEST_ENTRY_BYTES, check_entry
from .merkle import HASH_BYTES, fold, range_hash

TILE_WIDTH: Final = 256
TILE_HEIGHT: Final = 8
TILE_BYTES: Final = TILE_WIDTH * HASH_BYTES
ENTRIES: Final = "entries"
LEVELS: Final[tuple[int | str, ...]] = (ENTRIES, *range(8))
_CACHED_TILES: Final = 64
_NAME: Final = re.compile(r"tile/(\d{1,2}|entries)/((?:x\d{3}/)*\d{3})(?:\.p/(\d{1,3}))?")


def tile_name(level: int | str, index: int, width: int = TILE_WIDTH) -> str:
    """Return where a tile stands below the folder of its log.

    Parameters
    ----------
    level : int or str
        Level of tiles, or ``"entries"`` for bundles.
    index : int
        Number of the tile in its level.
    width : int
        Hashes or entries in it; fewer than 256 make it partial.
    """
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.insert(0, f"x{index % 1000:03d}")
    partial = "" if width == TILE_WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(parts)}{partial}"


def parse_tile_name(name: str) -> tuple[int | str, int, int] | None:
    """Return level, index and width of a tile's path, or None where it is none."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    level: int | str = ENTRIES if match[1] == ENTRIES else int(match[1])
    index = int(match[2].replace("x", "").replace("/", ""))
    width = int(match[3]) if match[3] else TILE_WIDTH
    # Only the spelling that would be written counts, so that no two names stand for one tile.
    return (level, index, width) if tile_name(level, index, width) == name else None


def tile_width(level: int | str, index: int, size: int) -> int:
    """Return how many hashes of a tree of `size` a tile holds (0 where it does not exist)."""
    hashes = size if isinstance(level, str) else size >> (TILE_HEIGHT * level)
    return max(0, min(TILE_WIDTH, hashes - index * TILE_WIDTH))


def encode_bundle(entries: Iterable[bytes]) -> bytes:
    """Write entries behind their lengths in two bytes."""
    return b"".join([part for entry in entries for part in (len(entry).to_bytes(2, "big"), entry)])


def decode_bundle(data: bytes) -> list[bytes]:
    """Read a bundle.

    Raises
    ------
    InputRefused
        When the lengths do not add up.
    """
    entries: list[bytes] = []
    place = 0
    while place < len(data):
        end = place + 2 + int.from_bytes(data[place : place + 2], "big")
        if end > len(data):
            raise InputRefused(f"the bundle ends within entry {len(entries)}")
        entries.append(data[place + 2 : end])
        place = end
    return entries


def split_hashes(tile: bytes) -> list[bytes]:
    """Return the hashes of a tile."""
    return [tile[i : i + HASH_BYTES] for i in range(0, len(tile), HASH_BYTES)]


class StoredTree:
    """A log's tree read from its tiles, a few of them at a time.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    size : int
        Number of entries committed; partial tiles are those of this size.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self._cache: OrderedDict[tuple[int | str, int], bytes] = OrderedDict()

    def read(self, level: int | str, index: int) -> bytes:
        """Return a tile or bundle as committed.

        Raises
        ------
        StoreDamaged
            When it is missing or too short.
        """
        key = (level, index)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        width = tile_width(level, index, self.size)
        name = tile_name(level, index, width)
        try:
            data = self._bytes(level, index, width)
        except (OSError, InputRefused) as error:
            what = error.what if isinstance(error, InputRefused) else f"cannot be read: {error.strerror}"
            raise StoreDamaged(what, where=str(self.folder / name)) from error
        if not isinstance(level, str) and len(data) != width * HASH_BYTES:
            raise StoreDamaged(
                f"holds {len(data)} bytes instead of {width * HASH_BYTES}", where=str(self.folder / name)
            )
        self._cache[key] = data
        if len(self._cache) > _CACHED_TILES:
            self._cache.popitem(last=False)
        return data

    def _bytes(self, level: int | str, index: int, width: int) -> bytes:
        """Read a tile; where a partial one is gone, its beginning in the complete one that followed."""
        try:
            return (self.folder / tile_name(level, index, width)).read_bytes()
        except FileNotFoundError:
            whole = self.folder / tile_name(level, index)
            if width == TILE_WIDTH or not whole.exists():
                raise
        data = whole.read_bytes()
        if isinstance(level, str):
            return encode_bundle(decode_bundle(data)[:width])
        return data[: width * HASH_BYTES]

    def subtree(self, level: int, index: int) -> bytes:
        """Return the hash of the complete subtree over leaves [index << level, (index + 1) << level)."""
        if (index + 1) << level > self.size:
            raise StoreDamaged(
                f"a tree of {self.size} entries is asked for what lies beyond", where=str(self.folder)
            )
        tile_level, height = divmod(level, TILE_HEIGHT)
        tile_index, first = divmod(index << height, TILE_WIDTH)
        tile = self.read(tile_level, tile_index)
        return fold(split_hashes(tile[first * HASH_BYTES : (first + (1 << height)) * HASH_BYTES]))

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first entries (all of them by default)."""
        return range_hash(0, self.size if size is None else size, self.subtree)

    def entry(self, index: int) -> bytes:
        """Return one entry.

        Raises
        ------
        InputRefused
            When the log has no such entry.
        StoreDamaged
            When its bundle is missing or malformed.
        """
        if not 0 <= index < self.size:
            raise InputRefused(f"the log has no entry {index}; it holds {self.size}, counted from 0")
        bundle, place = divmod(index, TILE_WIDTH)
        entries = self.bundle(bundle)
        return entries[place]

    def bundle(self, index: int) -> list[bytes]:
        """Return the entries of one bundle."""
        width = tile_width(ENTRIES, index, self.size)
        name = tile_name(ENTRIES, index, width)
        try:
            entries = decode_bundle(self.read(ENTRIES, index))
        except InputRefused as error:
            raise StoreDamaged(error.what, where=str(self.folder / name)) from error
        if len(entries) != width:
            raise StoreDamaged(
                f"holds {len(entries)} entries instead of {width}", where=str(self.folder / name)
            )
        return entries


def remove_stale(folder: Path, old: int, new: int) -> list[Path]:
    """Remove what cut-off appends left among the tiles that a tree of `new` entries takes up.

    Called when the tiles from `old` to `new` are written and not yet signed: nothing that any checkpoint
    covers is touched, and nothing is removed by opening a log alone.

    Returns
    -------
    list of Path
        Folders whose listing changed.
    """
    changed: set[Path] = set()
    for level in LEVELS:
        shift = 0 if isinstance(level, str) else TILE_HEIGHT * level
        for index in range((old >> shift) // TILE_WIDTH, (new >> shift) // TILE_WIDTH + 1):
            whole = folder / tile_name(level, index)
            before, after = tile_width(level, index, old), tile_width(level, index, new)
            for path in _stale(whole, before, after):
                path.unlink()
                changed.add(path.parent)
    return sorted(changed)


def _stale(whole: Path, before: int, after: int) -> list[Path]:
    """Return the files that stand for one tile and belong neither to its past nor to its present."""
    unfinished = whole.with_name(whole.name + PART_SUFFIX)
    found = [unfinished] if unfinished.exists() else []
    if after < TILE_WIDTH and whole.exists():
        found.append(whole)
    partials = whole.with_name(whole.name + ".p")
    for path in partials.iterdir() if partials.is_dir() else ():
        width = int(path.name) if path.name.isdigit() else TILE_WIDTH
        if width > before and width != after:
            found.append(path)
    return found


class GrowingEdge:
    """The right edge of a growing tree: the incomplete tile of every level, and nothing else.

    Parameters
    ----------
    size : int
        Entries so far.
    tiles : list of bytearray
        The incomplete tile of each level, lowest first.
    entries : list of bytes
        The entries of the incomplete bundle.
    """

    def __init__(
        self, size: int = 0, tiles: list[bytearray] | None = None, entries: list[bytes] | None = None
    ):
        self.size = size
        self.tiles = tiles or [bytearray()]
        self.entries = entries or []

    @classmethod
    def load(cls, tree: StoredTree) -> GrowingEdge:
        """Read the edge of a stored tree."""
        tiles: list[bytearray] = []
        level = 0
        while tree.size >> (TILE_HEIGHT * level):
            index = tree.size >> (TILE_HEIGHT * (level + 1))
            width = tile_width(level, index, tree.size)
            tiles.append(bytearray(tree.read(level, index) if width else b""))
            level += 1
        last = tree.size // TILE_WIDTH
        return cls(tree.size, tiles, tree.bundle(last) if tree.size % TILE_WIDTH else [])

    def extend(self, entries: Iterable[bytes], complete: Callable[[int | str, int, bytes], None]) -> None:
        """Add entries; `complete(level, index, data)` is called for each tile that fills up.

        Raises
        ------
        InputRefused
            At an entry that is too large; those before it were added.
        """
        try:
            for entry in entries:
                if len(entry) > LARGEST_ENTRY_BYTES:
                    check_entry(entry)
                self.entries.append(entry)
                if len(self.entries) == TILE_WIDTH:
                    self._hash_new()
                    self._complete(complete)
        finally:
            self._hash_new()

    def _hash_new(self) -> None:
        """Hash the entries that were added since the last time, all in one go."""
        new = self.entries[len(self.tiles[0]) // HASH_BYTES :]
        self.tiles[0] += b"".join([sha256(b"\x00" + entry).digest() for entry in new])
        self.size += len(new)

    def _complete(self, complete: Callable[[int | str, int, bytes], None]) -> None:
        """Hand over the bundle and every tile that is full now."""
        complete(ENTRIES, self.size // TILE_WIDTH - 1, encode_bundle(self.entries))
        self.entries = []
        level = 0
        while len(self.tiles[level]) == TILE_BYTES:
            tile = bytes(self.tiles[level])
            complete(level, (self.size >> (TILE_HEIGHT * (level + 1))) - 1, tile)
            self.tiles[level] = bytearray()
            level += 1
            if level == len(self.tiles):
                self.tiles.append(bytearray())
            self.tiles[level] += fold(split_hashes(tile))

    def partial_tiles(self) -> list[tuple[int | str, int, int, bytes]]:
        """Return level, index, width and bytes of every incomplete tile, the bundle first."""
        result: list[tuple[int | str, int, int, bytes]] = []
        if self.entries:
            result.append((ENTRIES, self.size // TILE_WIDTH, len(self.entries), encode_bundle(self.entries)))
        for level, tile in enumerate(self.tiles):
            if tile:
                index = self.size >> (TILE_HEIGHT * (level + 1))
                result.append((level, index, len(tile) // HASH_BYTES, bytes(tile)))
        return result

    def root(self) -> bytes:
        """Return the root of the whole tree; the complete part is known by the edge alone."""

        def subtree(level: int, index: int) -> bytes:
            tile_level, height = divmod(level, TILE_HEIGHT)
            first = (index << height) % TILE_WIDTH
            tile = bytes(self.tiles[tile_level])
            return fold(split_hashes(tile[first * HASH_BYTES : (first + (1 << height)) * HASH_BYTES]))

        return range_hash(0, self.size, subtree)
