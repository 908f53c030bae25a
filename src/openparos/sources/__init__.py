"""What the world publishes, fetched within each source's rules and kept as fetched: bytes, hash, time,
address, terms of use.

Addresses and files come in; kept bytes, and element sets and tables ingested from them into the
store, go out. With `exchange` the only stage that opens connections.
"""
