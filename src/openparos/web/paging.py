"""Long lists in parts: which part was asked for, and what a query may say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from starlette.requests import Request

from openparos.model.errors import InputRefused
from openparos.model.times import now_us, parse_utc

ON_A_PAGE: Final = 25
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is shown: its number, how many there are, and of how many things."""

    page: int
    pages: int
    total: int


def part_of(things: Sequence[_T], request: Request, size: int = ON_A_PAGE) -> tuple[Sequence[_T], Part]:
    """Return the part of a list that the query asks for; all other forms than HTML have the whole."""
    if request.query_params.get("as"):
        return things, Part(1, 1, len(things))
    pages = max(1, -(-len(things) // size))
    asked = request.query_params.get("page", "1")
    page = min(max(int(asked) if asked.isdigit() and len(asked) < 7 else 1, 1), pages)
    return things[(page - 1) * size : page * size], Part(page, pages, len(things))


def asked(request: Request, name: str) -> str:
    """Return what the query says under a name, without blanks around it; empty where nothing."""
    return request.query_params.get(name, "").strip()


def day_asked(request: Request, name: str = "on") -> int:
    """Return the day the query asks for as an instant; today where it asks for none.

    Raises
    ------
    InputRefused
        When it is no day.
    """
    text = asked(request, name)
    if not text:
        return now_us()
    try:
        return parse_utc(text)
    except InputRefused as error:
        raise InputRefused(f"{text!r} is not a day", remedy="Write it as 2024-07-05") from error
