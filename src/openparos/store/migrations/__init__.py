"""Versions of the exchange's tables, for Alembic."""
