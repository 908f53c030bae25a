"""Tables for people on a terminal; rich is loaded only when one is printed."""

from __future__ import annotations

from typing import Any


def table_of(title: str, *columns: str) -> Any:
    """Return an empty table with a title and columns whose text folds."""
    from rich.table import Table

    table = Table(title=title, title_justify="left", show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


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
        console.print(part, soft_wrap=isinstance(part, str) and not console.is_terminal)
