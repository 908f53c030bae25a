"""Tables for people on a terminal; rich is loaded only when one is printed.

A table whose words would have to be broken to fit the terminal, or whose cells hold sentences, is set as
one short block a row instead: its first cell, and below it each other cell with the name of its column.
"""

from __future__ import annotations

from textwrap import TextWrapper
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BETWEEN: Final = 3  # characters between two columns
LINES_A_ROW: Final = 4  # a row of more lines than this on the average is read better as a block


def table_of(title: str, *columns: str) -> Any:
    """Return an empty table with a title and columns; it is set as blocks where it would not fit."""
    from rich.table import Table

    class Fitting(Table):
        """A table that turns into blocks when the terminal is too narrow for it."""

        def __rich_console__(self, console: Any, options: Any) -> Iterator[Any]:
            rows = list(zip(*([str(cell) for cell in one.cells] for one in self.columns), strict=True))
            if fits(columns, rows, options.max_width):
                yield from super().__rich_console__(console, options)
            else:
                width = options.max_width if console.is_terminal else None
                yield from _as_text(blocks(title, columns, rows, width))

    table = Fitting(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Say whether a table can be set in a width with no word broken and rows of few lines."""
    longest = [
        max((len(word) for cell in (name, *(row[place] for row in rows)) for word in cell.split()), default=0)
        for place, name in enumerate(columns)
    ]
    room = width - BETWEEN * (len(columns) - 1)
    if sum(longest) > room:
        return False
    letters = sum(len(cell) for row in rows for cell in row)
    return letters <= LINES_A_ROW * room * max(len(rows), 1)


def blocks(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], width: int | None
) -> Iterator[str]:
    """Yield the lines of a table set as one block a row; empty cells are left out.

    Parameters
    ----------
    title : str
        Its title.
    columns : sequence of str
        Names of the columns.
    rows : iterable of sequences of str
        The cells.
    width : int or None
        Where to wrap; None in a pipe, where one cell stays one line.
    """
    if title:
        yield title
    indent = 2 + max((len(name) for name in columns[1:]), default=0) + 2
    for row in rows:
        yield row[0]
        for name, cell in zip(columns[1:], row[1:], strict=True):
            if not cell.strip() or cell.strip() == "-":
                continue
            lead = f"  {name}".ljust(indent)
            if width is None or width < indent + 20:
                yield lead + " ".join(cell.split())
            else:
                wrapper = TextWrapper(width, initial_indent=lead, subsequent_indent=" " * indent,
                                      break_long_words=False, break_on_hyphens=False)  # fmt: skip
                yield from wrapper.wrap(cell)


def _as_text(lines: Iterable[str]) -> Iterator[Any]:
    from rich.text import Text

    for line in lines:
        yield Text(line, no_wrap=True, overflow="ignore", end="\n")


def print_parts(*parts: Any) -> None:
    """Print tables and text as they are: what stands in square brackets is a mark, never markup."""
    from rich.console import Console

    class Pipe(Console):
        """A console that leaves a closed pipe to the caller: `| head` is no failure."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = Pipe(markup=False, highlight=False)
    for part in parts:
        # A line in a pipe or a file stays one line, so that FILE:LINE can be searched for.
        plain = isinstance(part, str) and not console.is_terminal
        console.print(part, soft_wrap=plain, crop=False)
