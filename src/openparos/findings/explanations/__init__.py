"""Innocent explanations, each put to a test of its own: excluded, not excluded, or not tested.

An event and its context come in; alternatives with the test named and its result go out. What cannot be tested
with what is at hand is said to be not tested, never excluded.
"""

from .table import EXPLANATIONS, alternatives_of

__all__ = ["EXPLANATIONS", "alternatives_of"]
