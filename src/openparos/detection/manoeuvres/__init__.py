"""Manoeuvres: when an object moved itself, by how much, and how sure that is.

Element-set histories come in; events of the kinds ``manoeuvre`` and ``continuous-thrust`` go out.
Steps: free-flight coordinates (`orbits.histories`), there-and-back outliers and local noise
(`track`), candidates from narrow to wide windows and pruning from below (`search`), instant and lag
(`template`), components and events (`outcome`).
"""

from openparos.detection.stated import own_history as needs

from .detector import scan
from .parameters import Parameters
from .storms import veto_stated
from .whole import detect

__all__ = ["Parameters", "detect", "needs", "scan", "veto_stated"]
