"""The tamper-evident log: Merkle tree, signed notes, tiles, witnesses and verification without a
network (C2SP tlog-tiles).

Entries of bytes come in; a folder of static files that anybody can check goes out. Imports the
model alone, so that it can be audited alone.
"""
