"""Manoeuvres: when an object moved itself, by how much, and how sure that is.

Element-set histories come in; events of the kinds ``manoeuvre`` and ``continuous-thrust`` go out.
Steps: free-flight coordinates (`orbits.histories`), there-and-back outliers and local noise
(`track`), candidates from narrow to wide windows and pruning from below (`search`), instant and lag
(`template`), components and events (`outcome`).
"""

from .detector import detect
from .parameters import Parameters

__all__ = ["Parameters", "detect"]
