"""The index of the exchange in SQLite or PostgreSQL: what was filed where, by whom, about what.

Nothing here decides: rows come from the logs, and a lost database is made again from them. SQLite is the
default and needs no server; PostgreSQL is for service.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from openparos.model.errors import InputRefused, StoreNotWritable

from .exchange_statements import (
    BY_DIGEST,
    BY_REFERENCE,
    LAST_RECEIVED,
    PLACES,
    SIZE,
    SPENT,
    STANDING,
    USED,
    listing,
    spend,
)
from .exchange_tables import DENIALS, ENTRIES, ENTRY_OBJECTS, SUBSCRIPTIONS

POSTGRES: Final = "postgresql+psycopg://"
_LOCK_NUMBER: Final = 0x0A105
_MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index says of one entry of a log.

    Attributes
    ----------
    origin : str
        Name of the log.
    place : int
        Index of the entry.
    received_us : int
        The log's time; 0 for an entry that carries none.
    kind : str
        ``notice``, ``sealed-notice``, ``acknowledgement``, ``case-step``, ``sealed-step`` or ``other``.
    digest : str
        SHA-256 of what was signed (of the entry where nothing is), in hex.
    entry_id, subject_id : str or None
        Its own id, and that of the notice or case it belongs to; None where it is set aside.
    party, form, act : str or None
        Who, on which form, and what is done.
    aside : str or None
        Why it does not follow.
    told : dict
        What lists show of it.
    norad_ids : tuple of int
        Objects it names.
    """

    origin: str
    place: int
    received_us: int
    kind: str
    digest: str
    entry_id: str | None = None
    subject_id: str | None = None
    party: str | None = None
    form: str | None = None
    act: str | None = None
    aside: str | None = None
    told: dict[str, Any] = field(default_factory=dict)
    norad_ids: tuple[int, ...] = ()

    def values(self) -> dict[str, Any]:
        """Return the columns of the table."""
        names = ("origin", "place", "received_us", "kind", "digest", "entry_id", "subject_id", "party",
                 "form", "act", "aside")  # fmt: skip
        return {**{name: getattr(self, name) for name in names}, "told": json.dumps(self.told)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries a reader asks for; None means any."""

    kinds: tuple[str, ...] = ()
    origin: str | None = None
    party: str | None = None
    form: str | None = None
    subject_id: str | None = None
    norad_id: int | None = None
    from_place: int = 0
    before: tuple[int, int] | None = None
    with_aside: bool = False


def open_database(url: str) -> ExchangeDatabase:
    """Open the database of a URL and bring its tables to the present version.

    Parameters
    ----------
    url : str
        ``sqlite:///FILE``, or ``postgresql://USER@HOST/NAME`` with any of libpq's parameters.

    Raises
    ------
    InputRefused
        When it is neither.
    StoreNotWritable
        When it cannot be reached or made.
    """
    if url.startswith("sqlite:///"):
        engine = _sqlite(url)
    elif url.startswith(("postgresql://", "postgres://", POSTGRES)):
        rest = url.partition("://")[2]
        engine = create_engine(
            POSTGRES + rest, pool_size=10, max_overflow=10, pool_timeout=10,
            connect_args={"connect_timeout": 10},
        )  # fmt: skip
    else:
        shown = url.partition("://")[0]
        raise InputRefused(
            f"a database of the kind {shown!r}", remedy="Use sqlite:///FILE or postgresql://..."
        )
    try:
        _migrate(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise StoreNotWritable(
            f"the database cannot be opened: {_first_line(error)}", where=engine.url.render_as_string(),
            remedy="The log is whole without it; start the database, or name another",
        ) from error  # fmt: skip
    return ExchangeDatabase(engine)


def _sqlite(url: str) -> Engine:
    file = Path(url.removeprefix("sqlite:///"))
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=10,
        max_overflow=30,
        connect_args={"timeout": 30, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option(
        "script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%")
    )
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # two that start at once: the second waits
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]


class ExchangeDatabase:
    """The index, open.

    Parameters
    ----------
    engine : Engine
        From `open_database`.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # A reading is one statement: no transaction around it, and so two messages fewer to the server.
        self._reader = engine.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        try:
            with self._reader.connect() as connection:
                yield connection
        except OperationalError as error:
            raise StoreNotWritable(f"the database does not answer: {_first_line(error)}") from error

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise StoreNotWritable(f"the database does not answer: {_first_line(error)}") from error

    def size(self, origin: str) -> int:
        """Return how many entries of a log the index holds; they are always its first."""
        with self._read() as connection:
            return int(connection.execute(SIZE, {"origin": origin}).scalar_one()) + 1

    def last_received_us(self, origin: str, kinds: Sequence[str]) -> int:
        """Return the time of the newest entry of some kinds that was not set aside; 0 where there is none."""
        asked = {"origin": origin, "kinds": list(kinds)}
        with self._read() as connection:
            return int(connection.execute(LAST_RECEIVED, asked).scalar_one())

    def add(self, rows: Sequence[IndexRow], used: Iterable[tuple[str, str, int, int]] = ()) -> None:
        """Take in rows, all or none, with what parties used of their quota.

        Parameters
        ----------
        rows : sequence of IndexRow
            In the order of their log.
        used : iterable of (str, str, int, int)
            Party, day, entries and bytes.
        """
        with self._write() as connection:
            if rows:
                connection.execute(insert(ENTRIES), [one.values() for one in rows])
            objects = [
                {"norad_id": number, "origin": one.origin, "place": one.place}
                for one in rows
                for number in sorted(set(one.norad_ids))
            ]
            if objects:
                connection.execute(insert(ENTRY_OBJECTS), objects)
            spent = [dict(zip(("party", "day", "entries", "size"), one, strict=True)) for one in used]
            if spent:
                connection.execute(spend(self.kind), spent)

    def usage(self, parties: Sequence[str], day: str) -> dict[str, tuple[int, int]]:
        """Return how many entries and bytes parties filed on a day."""
        if not parties:
            return {}
        with self._read() as connection:
            found = connection.execute(SPENT, {"parties": list(parties), "day": day}).all()
        spent = {str(one[0]): (int(one[1]), int(one[2])) for one in found}
        return {party: spent.get(party, (0, 0)) for party in parties}

    def entries(self, wanted: Wanted, *, limit: int, newest_first: bool = False) -> list[dict[str, Any]]:
        """Return rows of the index, oldest first or newest first."""
        asked: dict[str, Any] = {"most": min(limit, _MOST_ROWS)}
        for name in ("origin", "party", "form", "subject_id", "norad_id"):
            if getattr(wanted, name) is not None:
                asked[name] = getattr(wanted, name)
        if wanted.kinds:
            asked["kinds"] = list(wanted.kinds)
        if wanted.from_place:
            asked["from_place"] = wanted.from_place
        named = set(asked) - {"most"}
        if wanted.before is not None:
            asked["before_us"], asked["before_place"] = wanted.before
            named.add("before")
        if wanted.with_aside:
            named.add("with_aside")
        with self._read() as connection:
            found = connection.execute(listing(frozenset(named), newest_first), asked).mappings().all()
        return [{**one, "told": json.loads(one["told"])} for one in found]

    def every(self, origin: str, kind: str, subject_id: str) -> list[int]:
        """Return the places of all entries of one notice or case, in the order of the log."""
        asked = {"origin": origin, "kind": kind, "subject_id": subject_id}
        with self._read() as connection:
            return [int(one) for one in connection.execute(PLACES, asked).scalars()]

    def find(self, origin: str, kinds: Sequence[str], entry_id: str) -> dict[str, Any] | None:
        """Return the entry that used a reference, or None."""
        asked = {"origin": origin, "kinds": list(kinds), "entry_id": entry_id}
        with self._read() as connection:
            found = connection.execute(BY_REFERENCE, asked).mappings().first()
        return None if found is None else {**found, "told": json.loads(found["told"])}

    def same(self, origin: str, digests: Sequence[str]) -> list[dict[str, Any]]:
        """Return the entries whose signed words have one of these hashes."""
        asked = {"origin": origin, "digests": list(digests)}
        with self._read() as connection:
            found = connection.execute(BY_DIGEST, asked).mappings().all()
        return [{**one, "told": json.loads(one["told"])} for one in found]

    def used(self, origin: str, entry_ids: Sequence[str]) -> set[tuple[str, str]]:
        """Return which of these references are used, each with its kind."""
        if not entry_ids:
            return set()
        asked = {"origin": origin, "entry_ids": list(entry_ids)}
        with self._read() as connection:
            return {(str(one[0]), str(one[1])) for one in connection.execute(USED, asked)}

    def standing(self, origin: str, subject_id: str) -> tuple[str, str] | None:
        """Return the form of a notice and the last act on it, or None where there is no such notice."""
        with self._read() as connection:
            found = connection.execute(STANDING, {"origin": origin, "subject_id": subject_id}).first()
        return None if found is None else (str(found[0]), str(found[1]))

    def subjects(
        self, kind: str, origin: str | None, party: str | None, *, after: str, limit: int
    ) -> list[Any]:
        """Return origin and id of notices or cases in the order of their ids, those after one."""
        query = (
            select(ENTRIES.c.origin, ENTRIES.c.subject_id)
            .where(ENTRIES.c.kind == kind, ENTRIES.c.aside.is_(None), ENTRIES.c.subject_id > after)
            .distinct()
            .order_by(ENTRIES.c.subject_id, ENTRIES.c.origin)
            .limit(min(limit, _MOST_ROWS))
        )
        if origin is not None:
            query = query.where(ENTRIES.c.origin == origin)
        if party is not None:
            query = query.where(ENTRIES.c.party == party)
        with self._read() as connection:
            return [(str(one[0]), str(one[1])) for one in connection.execute(query)]

    def deny(self, rows: Sequence[dict[str, Any]]) -> None:
        """Write down refused requests."""
        with self._write() as connection:
            connection.execute(insert(DENIALS), list(rows))

    def denials(self, *, before: int | None, limit: int) -> list[dict[str, Any]]:
        """Return refused requests, newest first."""
        query = select(DENIALS).order_by(DENIALS.c.number.desc()).limit(min(limit, _MOST_ROWS))
        if before is not None:
            query = query.where(DENIALS.c.number < before)
        with self._read() as connection:
            return [dict(one) for one in connection.execute(query).mappings()]

    def add_subscription(self, row: dict[str, Any]) -> None:
        """Keep a subscription."""
        with self._write() as connection:
            connection.execute(insert(SUBSCRIPTIONS).values(row))

    def subscriptions(self, party: str | None = None) -> list[dict[str, Any]]:
        """Return the subscriptions of a party, or all."""
        query = select(SUBSCRIPTIONS).order_by(SUBSCRIPTIONS.c.made_us)
        if party is not None:
            query = query.where(SUBSCRIPTIONS.c.party == party)
        with self._read() as connection:
            return [dict(one) for one in connection.execute(query).mappings()]

    def change_subscription(self, subscription_id: str, **changed: Any) -> None:
        """Change the place up to which a subscription was served, or count a failure."""
        with self._write() as connection:
            same = SUBSCRIPTIONS.c.subscription_id == subscription_id
            connection.execute(update(SUBSCRIPTIONS).where(same).values(changed))

    def remove_subscription(self, subscription_id: str, party: str) -> bool:
        """Remove a subscription of a party; say whether there was one."""
        mine = (SUBSCRIPTIONS.c.subscription_id == subscription_id) & (SUBSCRIPTIONS.c.party == party)
        with self._write() as connection:
            return connection.execute(SUBSCRIPTIONS.delete().where(mine)).rowcount > 0
