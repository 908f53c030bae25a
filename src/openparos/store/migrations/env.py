"""Alembic runs this file; the connection is handed over by `exchange_database.open_database`."""

from __future__ import annotations

from alembic import context

from openparos.store.exchange_tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
