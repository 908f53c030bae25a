"""Whose an object is on a day, with basis and source: the shipped facts, no tables, no network."""

from openparos import parse_utc
from openparos.catalogue.owners import state_of

LUCH = 40258

# Before its registration document can have existed, the catalogue's owner stands, labelled so.
state, basis, source = state_of(LUCH, parse_utc("2014-10-01"))
print(state, basis, source)
assert (state, basis) == ("RUS", "owner-catalogue")

# From then on the State of registry does.
state, basis, source = state_of(LUCH, parse_utc("2024-07-05"))
print(state, basis, source)
assert (state, basis) == ("RUS", "registry")

# What nobody has written down stays unknown.
assert state_of(99_999, parse_utc("2024-07-05")) == (None, None, None)
