"""The tables of the exchange, and the triggers that keep the index and the denials append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("entries", "entry_objects", "denials")
_POSTGRES_FUNCTION = """
CREATE FUNCTION openparos_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def upgrade() -> None:
    """Make the tables."""
    _make_index()
    _make_service()
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRES_FUNCTION)
        for table in APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION openparos_append_only()"
            )
        return
    for table in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _make_index() -> None:
    op.create_table(
        "entries",
        sa.Column("origin", sa.String(255), primary_key=True),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("received_us", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("entry_id", sa.String(120)),
        sa.Column("subject_id", sa.String(400)),
        sa.Column("party", sa.String(20)),
        sa.Column("form", sa.String(60)),
        sa.Column("act", sa.String(40)),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("aside", sa.Text),
        sa.Column("told", sa.Text, nullable=False),
        sa.UniqueConstraint("origin", "kind", "entry_id", name="one_entry_a_reference"),
    )
    op.create_index("entries_by_subject", "entries", ["origin", "kind", "subject_id"])
    op.create_index("entries_by_party", "entries", ["party", "kind", "received_us"])
    op.create_index("entries_by_time", "entries", ["kind", "received_us"])
    op.create_index("entries_by_reference", "entries", ["entry_id"])
    op.create_index("entries_by_digest", "entries", ["digest"])
    op.create_table(
        "entry_objects",
        sa.Column("norad_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("origin", sa.String(255), primary_key=True),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "usage",
        sa.Column("party", sa.String(20), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("entries", sa.BigInteger, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
    )


def _make_service() -> None:
    op.create_table(
        "denials",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("at_us", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("method", sa.String(10), nullable=False),
        sa.Column("path", sa.String(300), nullable=False),
        sa.Column("address", sa.String(60), nullable=False),
        sa.Column("claimed", sa.String(80)),
        sa.Column("party", sa.String(20)),
        sa.Column("times", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "subscriptions",
        sa.Column("subscription_id", sa.String(40), primary_key=True),
        sa.Column("party", sa.String(20), nullable=False),
        sa.Column("url", sa.String(500), nullable=False),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("made_us", sa.BigInteger, nullable=False),
        sa.Column("origin", sa.String(255), nullable=False),
        sa.Column("next_place", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("next_try_us", sa.BigInteger, nullable=False),
        sa.Column("last_error", sa.String(300)),
    )


def downgrade() -> None:
    """Remove the tables; the log stays, and with it everything the index was made from."""
    for table in ("subscriptions", "usage", "denials", "entry_objects", "entries"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION openparos_append_only()")
