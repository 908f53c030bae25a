"""Gathering statements about one object, field by field."""

from __future__ import annotations

from collections import defaultdict

from .objects import Stated


class Said:
    """Statements by field, in the order the sources are asked."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Stated]] = defaultdict(list)

    def add(
        self,
        field: str,
        value: str | None,
        source: str,
        line: int | None = None,
        as_written: str | None = None,
    ) -> None:
        """Add what a source says of a field; nothing where it says nothing."""
        if value and not any(
            one.value == value and one.source == source for one in self.fields.get(field, ())
        ):
            self.fields[field].append(Stated(value, source, line, as_written))
