"""Bytes of a file as text readers want them: unpacked, in UTF-8, in blocks that end with a line.

Nothing here holds more than a few blocks, whatever the size of the file and whatever it contains.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused

BLOCK_BYTES: Final = 4 << 20
OVERLONG_HEAD_BYTES: Final = 200
_GZIP_MAGIC: Final = b"\x1f\x8b"
_UTF16_MARKS: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF32_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Whole lines of a file.

    Attributes
    ----------
    first_line : int
        Number of the first line, counted from 1.
    data : bytes
        The lines; the last line of a file may lack its end.
    """

    first_line: int
    data: bytes


def blocks(path: Path, block_bytes: int = BLOCK_BYTES) -> Iterator[bytes]:
    """Yield the content of a file: gzip unpacked, UTF-16 turned into UTF-8, byte-order mark dropped.

    Parameters
    ----------
    path : Path
        The file.
    block_bytes : int
        Size of the blocks, roughly.

    Yields
    ------
    bytes
        Never empty.

    Raises
    ------
    InputRefused
        When the file cannot be opened, or a gzip or UTF-16 stream is broken; whatever could be read
        before the break has been yielded.
    """
    raw = _unpacked(path, _raw_blocks(path, block_bytes), block_bytes)
    first = next(raw, b"")
    if first.startswith(_UTF32_MARKS):
        raise InputRefused("the text is UTF-32", file=str(path), remedy="Save it as UTF-8")
    for mark, encoding in _UTF16_MARKS.items():
        if first.startswith(mark):
            yield from _from_utf16(path, encoding, first[len(mark) :], raw)
            return
    if first.startswith(codecs.BOM_UTF8):
        first = first[len(codecs.BOM_UTF8) :]
    # Files of the old Macintosh end their lines with a carriage return alone.
    old_macintosh = b"\r" in first and b"\n" not in first
    for block in _chain(first, raw):
        yield block.replace(b"\r", b"\n") if old_macintosh else block


def line_blocks(path: Path, block_bytes: int = BLOCK_BYTES, *, numbered: bool = True) -> Iterator[LineBlock]:
    """Yield the content of a file in blocks of whole lines (see `blocks`).

    A line that fills more than a whole block is of no format read here: the first
    `OVERLONG_HEAD_BYTES` of it stand for it, so that a reader refuses it in its place.

    Parameters
    ----------
    path : Path
        The file.
    block_bytes : int
        Size of the blocks, roughly.
    numbered : bool
        Whether the lines are counted; a reader that counts them itself saves the time.
    """
    line, carry, inside_overlong = 1, b"", False
    for block in blocks(path, block_bytes):
        if inside_overlong:
            end = block.find(b"\n")
            if end < 0:
                continue
            block, inside_overlong = block[end + 1 :], False
        cut = block.rfind(b"\n") + 1
        if cut:
            yield LineBlock(line, b"".join((carry, memoryview(block)[:cut])))
            line += block.count(b"\n", 0, cut) if numbered else 0
            carry = block[cut:]
        else:
            carry += block
        if len(carry) >= block_bytes:
            yield LineBlock(line, carry[:OVERLONG_HEAD_BYTES] + b"\n")
            line, carry, inside_overlong = line + 1, b"", True
    if carry:
        yield LineBlock(line, carry)


def head(path: Path, size: int = 1 << 16) -> bytes:
    """Return the first bytes of the content of a file (see `blocks`), fewer where it ends or breaks."""
    start = b""
    try:
        for block in blocks(path, block_bytes=size):
            start += block
            if len(start) >= size:
                break
    except InputRefused:
        if not start:
            raise
    return start[:size]


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _raw_blocks(path: Path, block_bytes: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(block_bytes):
                yield block
    except OSError as error:
        raise InputRefused(f"cannot be read: {error.strerror or error}", file=str(path)) from error


def _unpacked(path: Path, raw: Iterator[bytes], block_bytes: int) -> Iterator[bytes]:
    """Unpack gzip (one member or several); anything else passes as it is."""
    first = next(raw, b"")
    if not first.startswith(_GZIP_MAGIC):
        yield from _chain(first, raw)
        return
    unpacker, between_members = zlib.decompressobj(wbits=31), True
    for packed in _chain(first, raw):
        while packed:
            try:
                block = unpacker.decompress(packed, block_bytes)
            except zlib.error as error:
                raise InputRefused(f"the gzip stream is damaged: {error}", file=str(path)) from error
            if block:
                yield block
            between_members = unpacker.eof
            if unpacker.eof:
                # Zeros after the last member are padding; more members may follow.
                packed = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(wbits=31)
            else:
                packed = unpacker.unconsumed_tail
    if not between_members:
        raise InputRefused("the gzip stream ends early", file=str(path), remedy="Fetch the file again")


def _from_utf16(path: Path, encoding: str, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _chain(first, rest):
            if text := decoder.decode(block):
                yield text.encode()
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise InputRefused(f"the UTF-16 text is damaged: {error}", file=str(path)) from error
