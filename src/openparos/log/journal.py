"""What was acknowledged before it was published: a journal, flushed at every record.

A record is the length of the entry, a check of that length, a check of the entry, and the entry. A
last record that stops short was never acknowledged and is dropped; anything else wrong is damage.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from openparos.model.errors import StoreDamaged

from .durable import flush_folders

JOURNAL: Final = "pending"
# macOS has no fdatasync.
_flush = getattr(os, "fdatasync", os.fsync)
_MAGIC: Final = b"openparos.pending/1\n"
_HEAD: Final = struct.Struct(">Q16s")
_RECORD: Final = struct.Struct(">II16s")


@dataclass(frozen=True)
class Pending:
    """What a journal holds.

    Attributes
    ----------
    first : int
        Index in the log of the first entry.
    entries : tuple of bytes
        The entries, in order.
    whole_bytes : int
        Length of the journal up to the end of its last whole record.
    """

    first: int
    entries: tuple[bytes, ...]
    whole_bytes: int


def _head(first: int) -> bytes:
    return _MAGIC + _HEAD.pack(first, sha256(_MAGIC + str(first).encode()).digest()[:16])


def read_journal(path: Path) -> Pending | None:
    """Read a journal.

    Returns
    -------
    Pending or None
        None where there is none, or where it was never begun in full.

    Raises
    ------
    StoreDamaged
        When bytes that were acknowledged are altered.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreDamaged(f"cannot be read: {error.strerror}", where=str(path)) from error
    place = len(_MAGIC) + _HEAD.size
    if len(data) < place:
        return None
    first = _HEAD.unpack_from(data, len(_MAGIC))[0]
    if data[:place] != _head(first):
        raise StoreDamaged("the head of the journal is altered", where=str(path))
    entries: list[bytes] = []
    while len(data) - place >= _RECORD.size:
        length, length_check, check = _RECORD.unpack_from(data, place)
        if zlib.crc32(struct.pack(">I", length)) != length_check:
            raise StoreDamaged(f"record {len(entries)} of the journal is altered", where=str(path))
        start = place + _RECORD.size
        entry = data[start : start + length]
        if len(entry) < length:
            break
        if sha256(entry).digest()[:16] != check:
            raise StoreDamaged(f"record {len(entries)} of the journal is altered", where=str(path))
        entries.append(entry)
        place = start + length
    return Pending(first, tuple(entries), place)


class Journal:
    """The journal open for writing.

    Parameters
    ----------
    path : Path
        The file; made when it is not there.
    first : int
        Index in the log of the first entry it will hold.
    """

    def __init__(self, path: Path, first: int) -> None:
        self.path = path
        pending = read_journal(path)
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        if pending is None or pending.first != first:
            os.ftruncate(self._descriptor, 0)
            self._end = 0
            self._write(_head(first))
            flush_folders([path.parent])
        else:
            # What follows the last whole record was never acknowledged.
            os.ftruncate(self._descriptor, pending.whole_bytes)
            self._end = pending.whole_bytes

    def write(self, entry: bytes) -> None:
        """Keep one entry; when this returns it survives a power cut."""
        length = struct.pack(">I", len(entry))
        head = _RECORD.pack(len(entry), zlib.crc32(length), sha256(entry).digest()[:16])
        self._write(head + entry)

    def _write(self, data: bytes) -> None:
        try:
            view, place = memoryview(data), self._end
            while view:
                written = os.pwrite(self._descriptor, view, place)
                view, place = view[written:], place + written
            _flush(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, self._end)  # a record half-written must not hide later ones
            raise
        self._end += len(data)

    def close(self, *, remove: bool) -> None:
        """Close it, and remove it once everything in it is published."""
        os.close(self._descriptor)
        if remove:
            self.path.unlink(missing_ok=True)
