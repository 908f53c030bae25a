"""Keyword = value notation of CCSDS messages (CCSDS 502.0-B-3, 7.4), line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .opening import line_blocks

KVN_BLOCK_BYTES: Final = 1 << 20
_ASSIGNMENT: Final = re.compile(r"([A-Z][A-Z0-9_]*)[ \t]*=[ \t]*(.*)", re.ASCII)
_UNIT: Final = re.compile(r"(.*\S|)[ \t]*\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class KvnLine:
    """One line that is neither blank nor a comment.

    Attributes
    ----------
    number : int
        Line in the file, from 1.
    keyword : str or None
        None for a line without an equals sign: a marker, a row of data, or no KVN at all.
    value : str
        What follows the equals sign, without the unit; or the whole line.
    unit : str or None
        What stands in square brackets at the end.
    whole : str
        What follows the equals sign, brackets and all: names may end with brackets of their own.
    """

    number: int
    keyword: str | None
    value: str
    unit: str | None = None
    whole: str = ""


def kvn_lines(path: Path) -> Iterator[KvnLine]:
    """Yield the lines of a file that say something.

    Raises
    ------
    InputRefused
        When the file cannot be read on (see `opening.blocks`).
    """
    for block in line_blocks(path, KVN_BLOCK_BYTES):
        text = block.data.decode("utf-8", errors="replace")
        for number, line in enumerate(text.split("\n"), start=block.first_line):
            stripped = line.strip()
            if stripped and not _is_comment(stripped):
                yield split_line(number, stripped)


def _is_comment(line: str) -> bool:
    return line == "COMMENT" or line.startswith(("COMMENT ", "COMMENT\t"))


def split_line(number: int, line: str) -> KvnLine:
    """Take one line apart into keyword, value and unit."""
    match = _ASSIGNMENT.fullmatch(line)
    if match is None:
        return KvnLine(number, None, line, None, line)
    keyword, value = match.groups()
    if with_unit := _UNIT.fullmatch(value):
        return KvnLine(number, keyword, with_unit.group(1), with_unit.group(2).strip(), value)
    return KvnLine(number, keyword, value, None, value)
