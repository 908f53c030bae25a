"""What is kept, and where: the workspace folder, the archive of element sets (Parquet as the truth,
DuckDB to read it), the tables of the exchange.

Arrow tables of element sets come in; the same tables come out, by object, by date, or as known on a
date. The only stage that knows DuckDB and SQLAlchemy.
"""
