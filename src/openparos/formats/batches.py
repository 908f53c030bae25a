"""What the readers of element sets hand on: a batch of sets, and what was set aside beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from openparos.model.errors import Refusal

LISTED_REFUSALS: Final = 10_000
"""Refusals of one file that are listed one by one; the rest is counted, so that 10 GB of noise stay small."""


@dataclass(frozen=True, slots=True)
class ElementBatch:
    """Some of the element sets of one file.

    Attributes
    ----------
    table : pa.Table
        Good sets, in the order of the file; schema `openparos.model.elements.ELEMENT_SCHEMA`.
    refused : tuple of Refusal
        What was set aside, with line (or number of the record) and reason. In the last batch of a
        file with more than `LISTED_REFUSALS` of them the last one says how many are not listed.
    read : int
        Pieces read: good ones and refused ones, listed or not.
    """

    table: pa.Table
    refused: tuple[Refusal, ...]
    read: int

    @property
    def refused_count(self) -> int:
        """Number of pieces set aside, listed or not."""
        return self.read - int(self.table.num_rows)


class RefusalList:
    """Refusals of one file: exact in number, listed up to a limit.

    Parameters
    ----------
    file : str
        The file as the user named it.
    limit : int
        How many are listed.
    """

    def __init__(self, file: str, limit: int = LISTED_REFUSALS) -> None:
        self.file = file
        self.limit = limit
        self.count = 0
        self._waiting: list[Refusal] = []
        self._waiting_count = 0
        self._listed = 0

    @property
    def room(self) -> int:
        """How many more can be listed."""
        return self.limit - self._listed

    def add(self, line: int | None, reason: str) -> None:
        """Set one piece aside."""
        if self.room > 0:
            self._waiting.append(Refusal(self.file, line, reason))
            self._listed += 1
        self.count_unlisted(1)

    def count_unlisted(self, number: int) -> None:
        """Count pieces set aside without listing them."""
        self.count += number
        self._waiting_count += number

    def take(self, table: pa.Table) -> ElementBatch:
        """Return a batch of good sets together with everything set aside since the last batch."""
        batch = ElementBatch(table, tuple(self._waiting), table.num_rows + self._waiting_count)
        self._waiting, self._waiting_count = [], 0
        return batch

    def closing_note(self) -> Refusal | None:
        """Return the line that stands for what was counted and not listed, if anything was."""
        unlisted = self.count - self._listed
        if not unlisted:
            return None
        return Refusal(self.file, None, f"{unlisted} more pieces were refused and are not listed one by one")
