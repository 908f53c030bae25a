"""The questions the exchange asks of its index again and again, put together once.

Building a statement costs SQLAlchemy more than running it; these are built when the module is read, or at the first
use of their shape.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from sqlalchemy import BindParameter, Executable, Select, bindparam, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from .exchange_tables import ENTRIES, ENTRY_OBJECTS, USAGE

_GOOD: Final = ENTRIES.c.aside.is_(None)
_ORIGIN: Final = ENTRIES.c.origin == bindparam("origin")
_KINDS: Final = ENTRIES.c.kind.in_(bindparam("kinds", expanding=True))

SIZE: Final = select(func.coalesce(func.max(ENTRIES.c.place), -1)).where(_ORIGIN)
LAST_RECEIVED: Final = select(func.coalesce(func.max(ENTRIES.c.received_us), 0)).where(_ORIGIN, _KINDS, _GOOD)
SPENT: Final = select(USAGE.c.party, USAGE.c.entries, USAGE.c.size).where(
    USAGE.c.party.in_(bindparam("parties", expanding=True)), USAGE.c.day == bindparam("day")
)
PLACES: Final = (
    select(ENTRIES.c.place)
    .where(
        _ORIGIN, ENTRIES.c.kind == bindparam("kind"), ENTRIES.c.subject_id == bindparam("subject_id"), _GOOD
    )
    .order_by(ENTRIES.c.place)
)
BY_REFERENCE: Final = select(ENTRIES).where(_ORIGIN, _KINDS, ENTRIES.c.entry_id == bindparam("entry_id"))
BY_DIGEST: Final = select(ENTRIES).where(
    ENTRIES.c.digest.in_(bindparam("digests", expanding=True)), _ORIGIN, _GOOD
)
USED: Final = select(ENTRIES.c.kind, ENTRIES.c.entry_id).where(
    _ORIGIN, ENTRIES.c.entry_id.in_(bindparam("entry_ids", expanding=True))
)
STANDING: Final = (
    select(ENTRIES.c.form, ENTRIES.c.act)
    .where(_ORIGIN, ENTRIES.c.kind == "notice", ENTRIES.c.subject_id == bindparam("subject_id"), _GOOD)
    .order_by(ENTRIES.c.place.desc())
    .limit(1)
)


@lru_cache(maxsize=2)
def spend(dialect: str) -> Executable:
    """Return the statement that adds to what a party used on a day, in the words of a database."""
    made: Any = (postgresql if dialect == "postgresql" else sqlite).insert(USAGE)
    grown = {name: USAGE.c[name] + made.excluded[name] for name in ("entries", "size")}
    statement: Executable = made.on_conflict_do_update(
        index_elements=[USAGE.c.party, USAGE.c.day], set_=grown
    )
    return statement


@lru_cache(maxsize=256)
def listing(named: frozenset[str], newest_first: bool) -> Select[Any]:
    """Return the statement that lists entries.

    Parameters
    ----------
    named : frozenset of str
        What is asked for: ``kinds``, ``origin``, ``party``, ``form``, ``subject_id``, ``from_place``, ``norad_id``,
        ``before``, ``with_aside``.
    newest_first : bool
        By time, newest first; else by place.
    """
    query = select(ENTRIES)
    if "with_aside" not in named:
        query = query.where(_GOOD)
    if "kinds" in named:
        query = query.where(_KINDS)
    for name in sorted(named & {"origin", "party", "form", "subject_id"}):
        query = query.where(ENTRIES.c[name] == bindparam(name))
    if "from_place" in named:
        query = query.where(ENTRIES.c.place >= bindparam("from_place"))
    if "norad_id" in named:
        about = select(literal(1)).where(
            ENTRY_OBJECTS.c.norad_id == bindparam("norad_id"), ENTRY_OBJECTS.c.origin == ENTRIES.c.origin,
            ENTRY_OBJECTS.c.place == ENTRIES.c.place,
        )  # fmt: skip
        query = query.where(about.exists())
    if "before" in named:
        us: BindParameter[int] = bindparam("before_us")
        place: BindParameter[int] = bindparam("before_place")
        query = query.where(
            (ENTRIES.c.received_us < us) | ((ENTRIES.c.received_us == us) & (ENTRIES.c.place < place))
        )
    order = (ENTRIES.c.received_us, ENTRIES.c.place) if newest_first else (ENTRIES.c.place,)
    return query.order_by(*(one.desc() if newest_first else one for one in order)).limit(bindparam("most"))
