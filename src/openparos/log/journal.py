"""What was acknowledged before it was published: a journal, flushed at every record.

A record is the length of the entry, a check of that length, a check of the entry, the entry, and a
newline. The file is made longer than needed, in zeros: a flush within it does not wait for the file
system's own journal (3,000 to 6,000 a second instead of 500 to 3,000 on a busy disk). A last record
of which a sector never reached the disk was never acknowledged and is dropped; anything else wrong is
damage.
"""

from __future__ import annotations

import itertools
import os
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from openparos.model.errors import StoreDamaged

from .durable import flush_folders
from .entries import LARGEST_ENTRY_BYTES

JOURNAL: Final = "pending"
# macOS has no fdatasync.
_flush = getattr(os, "fdatasync", os.fsync)
_MAGIC: Final = b"openparos.pending/1\n"
_HEAD: Final = struct.Struct(">Q16s")
_RECORD: Final = struct.Struct(">II16s")
_SECTOR: Final = 512
_GROWTH_BYTES: Final = 1 << 18


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


def read_journal(path: Path, *, strict: bool = False) -> Pending | None:
    """Read a journal.

    Parameters
    ----------
    path : Path
        Its file.
    strict : bool
        Name every byte that belongs to no record, even where a power cut could have left it.

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
    if len(data) < place or not any(data[:place]):
        return None
    first = _HEAD.unpack_from(data, len(_MAGIC))[0]
    if data[:place] != _head(first):
        raise StoreDamaged("the head of the journal is altered", where=str(path))
    entries: list[bytes] = []
    while data.count(0, place) < len(data) - place:
        end = _whole_record(data, place, entries)
        if end is None:
            if not _is_torn(data, place, strict=strict):
                raise StoreDamaged(f"record {len(entries)} of the journal is altered", where=str(path))
            break
        place = end
    return Pending(first, tuple(entries), place)


def _whole_record(data: bytes, place: int, entries: list[bytes]) -> int | None:
    """Take in the record at a place and return where it ends; None where it is not whole."""
    end = _end_of_record(data, place)
    if end is None or end > len(data):
        return None
    entry = data[place + _RECORD.size : end - 1]
    if sha256(entry).digest()[:16] != data[place + 8 : place + _RECORD.size] or data[end - 1 : end] != b"\n":
        return None
    entries.append(entry)
    return end


def _end_of_record(data: bytes, place: int) -> int | None:
    """Return where the record at a place ends, or None where its head does not hold."""
    if len(data) - place < _RECORD.size:
        return None
    length, length_check, _ = _RECORD.unpack_from(data, place)
    if zlib.crc32(struct.pack(">I", length)) != length_check:
        return None
    return place + _RECORD.size + int(length) + 1


def _is_torn(data: bytes, place: int, *, strict: bool) -> bool:
    """Say whether what stands at a place is a record cut off while it was being written.

    A process that is killed leaves a beginning, up to a sector; a power cut can leave a hole as well. The
    strict reading accepts the first alone, since a hole cannot be told from a bit flipped in the zeros.
    """
    end = _end_of_record(data, place)
    # Where its head does not hold, a sector of the head must be missing; else one of the whole record.
    looked_at = place + _RECORD.size if end is None else end
    last = place + _RECORD.size + LARGEST_ENTRY_BYTES + 1 if end is None and not strict else looked_at
    if any(data[last:]):
        return False
    if looked_at > len(data):
        return True
    edges = [place, *range(place // _SECTOR * _SECTOR + _SECTOR, looked_at, _SECTOR), looked_at]
    if strict:
        return any(not any(data[edge:looked_at]) for edge in edges[1:-1])
    return any(not any(data[start:stop]) for start, stop in itertools.pairwise(edges))


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
        self._end = self._allocated = 0
        if pending is None or pending.first != first:
            os.ftruncate(self._descriptor, 0)
            self._write(_head(first))
            flush_folders([path.parent])
        else:
            # What follows the last whole record was never acknowledged.
            os.ftruncate(self._descriptor, pending.whole_bytes)
            self._end = self._allocated = pending.whole_bytes

    def write(self, entry: bytes) -> None:
        """Keep one entry; when this returns it survives a power cut."""
        length = struct.pack(">I", len(entry))
        head = _RECORD.pack(len(entry), zlib.crc32(length), sha256(entry).digest()[:16])
        self._write(head + entry + b"\n")

    def _write(self, data: bytes) -> None:
        try:
            if self._end + len(data) > self._allocated:
                growth = bytes(_GROWTH_BYTES)
                self._put(growth, self._allocated)
                self._allocated += len(growth)
                os.fsync(self._descriptor)
            self._put(data, self._end)
            _flush(self._descriptor)
        except OSError:
            os.ftruncate(self._descriptor, self._end)  # a record half-written must not hide later ones
            self._allocated = self._end
            raise
        self._end += len(data)

    def _put(self, data: bytes, place: int) -> None:
        view = memoryview(data)
        while view:
            written = os.pwrite(self._descriptor, view, place)
            view, place = view[written:], place + written

    def close(self, *, remove: bool) -> None:
        """Close it, and remove it once everything in it is published."""
        os.close(self._descriptor)
        if remove:
            self.path.unlink(missing_ok=True)
