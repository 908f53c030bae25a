"""Proximity over months and years: who came near whom, who stayed, and which of the two moved.

Element-set histories come in; events of the kinds ``approach`` (one of the two arrived) and
``co-location`` (neither is seen to arrive) go out. Both belts are walked day by day with the sets valid
on that day (`timeline`): in the geosynchronous belt by mean longitude (`belt`), below it by position
(`shells`); what is found is confirmed by SGP4 (`distances`), and histories say who moved (`arrivals`).
`about` and `between` answer about named objects, and say where nothing can be determined.
"""

from .between import about, between, unknown
from .days import needs
from .detector import detect
from .parameters import Parameters

__all__ = ["Parameters", "about", "between", "detect", "needs", "unknown"]
