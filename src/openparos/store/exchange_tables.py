"""The tables of the exchange, as SQLAlchemy Core describes them; made and changed by `migrations` alone.

The database is an index over the logs: `entries` and `entry_objects` can be made again from their files at any
time. What it holds besides is of the service: refused requests, subscriptions, how much each party filed a day.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text

METADATA: Final = MetaData()

ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("origin", String, primary_key=True),
    Column("place", BigInteger, primary_key=True),
    Column("received_us", BigInteger),
    Column("kind", String),
    Column("entry_id", String),
    Column("subject_id", String),
    Column("party", String),
    Column("form", String),
    Column("act", String),
    Column("digest", String),
    Column("aside", Text),
    Column("told", Text),
)
"""One row an entry of a log. `aside` says why an entry does not follow from those before it; None where it does."""

ENTRY_OBJECTS: Final = Table(
    "entry_objects",
    METADATA,
    Column("norad_id", BigInteger, primary_key=True),
    Column("origin", String, primary_key=True),
    Column("place", BigInteger, primary_key=True),
)

USAGE: Final = Table(
    "usage",
    METADATA,
    Column("party", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("entries", BigInteger),
    Column("size", BigInteger),
)

DENIALS: Final = Table(
    "denials",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at_us", BigInteger),
    Column("status", Integer),
    Column("reason", String),
    Column("method", String),
    Column("path", String),
    Column("address", String),
    Column("claimed", String),
    Column("party", String),
    Column("times", BigInteger),
)

SUBSCRIPTIONS: Final = Table(
    "subscriptions",
    METADATA,
    Column("subscription_id", String, primary_key=True),
    Column("party", String),
    Column("url", String),
    Column("wanted", Text),
    Column("made_us", BigInteger),
    Column("origin", String),
    Column("next_place", BigInteger),
    Column("failures", Integer),
    Column("next_try_us", BigInteger),
    Column("last_error", String),
)
