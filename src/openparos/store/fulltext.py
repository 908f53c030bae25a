"""Full text over small collections: an index in memory (SQLite FTS5), ranked, with stems and prefixes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its stable address, kind, title, text and date."""

    address: str
    kind: str
    title: str
    text: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search; a smaller rank is a better match."""

    entry: Entry
    rank: float
    snippet: str


class FullText:
    """An index over entries.

    Parameters
    ----------
    entries : Iterable[Entry]
        What can be found; they are kept in memory.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "create virtual table entries using fts5(title, text, address, tokenize = 'porter unicode61')"
        )
        self._connection.executemany(
            "insert into entries (rowid, title, text, address) values (?, ?, ?, ?)",
            ((row, each.title, each.text, _words(each.address)) for row, each in enumerate(self._entries)),
        )

    def __len__(self) -> int:
        return len(self._entries)

    def close(self) -> None:
        """Give the index back."""
        self._connection.close()

    def search(self, words: str, *, limit: int = 25, kinds: frozenset[str] | None = None) -> list[Hit]:
        """Return entries that hold all the words, best first.

        Parameters
        ----------
        words : str
            Words in any order; ``"in quotes"`` is a phrase; the last word matches as a beginning too.
        limit : int
            At most so many.
        kinds : frozenset[str] or None
            Only entries of these kinds.
        """
        query = match_expression(words)
        if query is None:
            return []
        rows = self._connection.execute(
            "select rowid, bm25(entries, 5.0, 1.0, 2.0), snippet(entries, 1, '[', ']', ' ... ', 18)"
            " from entries where entries match ? order by 2, 1",
            (query,),
        )
        hits = (Hit(self._entries[row], rank, snippet) for row, rank, snippet in rows)
        wanted = [hit for hit in hits if kinds is None or hit.entry.kind in kinds]
        return wanted[:limit]


def _words(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text)


def match_expression(words: str) -> str | None:
    """Turn what a person typed into an FTS5 expression; None when it holds no word."""
    parts: list[str] = []
    for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', words):
        tokens = re.findall(r"\w+", quoted or plain)
        if tokens:
            parts.append(" ".join(tokens))
    if not parts:
        return None
    terms = [f'"{part}"' for part in parts]
    if not words.rstrip().endswith('"'):
        terms[-1] += "*"
    return " AND ".join(terms)
