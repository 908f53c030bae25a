"""Reading a published log fast: its checkpoint as it stands, single entries, proofs.

Whole bundles never change and are kept in memory a few at a time. Everything served comes from the log's
files, never from the database.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openparos.log.merkle import check_inclusion, inclusion_proof, leaf_hash
from openparos.log.notes import Checkpoint, Note
from openparos.log.settings import CHECKPOINT, LogSettings, read_note
from openparos.log.tiles import TILE_WIDTH, StoredTree
from openparos.log.verify import LogProof
from openparos.model.errors import InputRefused, StoreDamaged

_CACHED_BUNDLES: Final = 16


@dataclass(frozen=True, slots=True)
class Head:
    """A checkpoint as published, checked under the log's own keys."""

    checkpoint: Checkpoint
    note: Note
    time_s: int
    settings: LogSettings


class PublishedLog:
    """The public files of one log, own or mirrored.

    Parameters
    ----------
    folder : Path
        Folder of the log.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._bundles: OrderedDict[int, list[bytes]] = OrderedDict()
        self._head: Head | None = None

    @property
    def head(self) -> Head:
        """The checkpoint last taken in (`refresh`)."""
        return self._head or self.refresh()

    @property
    def origin(self) -> str:
        """Name of the log."""
        return self.head.checkpoint.origin

    @property
    def size(self) -> int:
        """Entries under the checkpoint."""
        return self.head.checkpoint.size

    def refresh(self) -> Head:
        """Take in the checkpoint as it stands on the disk now."""
        settings = LogSettings.load(self.folder)
        note = read_note(self.folder / CHECKPOINT)
        checkpoint, time_s = settings.check(note)
        return self.use(Head(checkpoint, note, time_s, settings))

    def use(self, head: Head) -> Head:
        """Take in a checkpoint that was just published."""
        with self._lock:
            if self._head is None or head.checkpoint.size >= self._head.checkpoint.size:
                self._head = head
            return self._head

    def entry(self, place: int) -> bytes:
        """Return one entry.

        Raises
        ------
        InputRefused
            When the log has none there.
        """
        size = self.size
        if not 0 <= place < size:
            raise InputRefused(f"the log has no entry {place}; it holds {size}, counted from 0")
        number, within = divmod(place, TILE_WIDTH)
        return self.bundle(number, within + 1)[within]

    def bundle(self, number: int, least: int) -> list[bytes]:
        """Return the entries of a bundle, at least so many; a log only grows, so that what was read stays true."""
        with self._lock:
            found = self._bundles.get(number)
            if found is not None and len(found) >= least:
                self._bundles.move_to_end(number)
                return found
        found = StoredTree(self.folder, self.size).bundle(number)
        with self._lock:
            self._bundles[number] = found
            self._bundles.move_to_end(number)
            while len(self._bundles) > _CACHED_BUNDLES:
                self._bundles.popitem(last=False)
        return found

    def entries(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """Yield the entries of a stretch with their places."""
        size = self.size
        place = start
        while place < min(end, size):
            least = min(TILE_WIDTH, size - place // TILE_WIDTH * TILE_WIDTH)
            for within, data in enumerate(self.bundle(place // TILE_WIDTH, least)):
                at = place // TILE_WIDTH * TILE_WIDTH + within
                if place <= at < min(end, size):
                    yield at, data
            place = (place // TILE_WIDTH + 1) * TILE_WIDTH

    def prove(self, place: int) -> LogProof:
        """Return the proof of one entry under the checkpoint as it stands.

        Raises
        ------
        InputRefused
            When the log has no such entry.
        StoreDamaged
            When the files do not give the signed root.
        """
        head = self.head
        size = head.checkpoint.size
        entry = self.entry(place)
        hashes = tuple(inclusion_proof(place, size, StoredTree(self.folder, size).subtree))
        if not check_inclusion(leaf_hash(entry), place, size, hashes, head.checkpoint.root):
            raise StoreDamaged(f"entry {place} does not lead to the signed root", where=str(self.folder))
        settings = head.settings
        cosigners = tuple(key for key in settings.witnesses if any(one.is_by(key) for one in head.note.lines))
        return LogProof(place, hashes, head.note, entry, (*settings.keys, *cosigners))
