"""SEE: from orbits to events with uncertainty: manoeuvres, GEO stations, proximity, encounters,
releases, break-ups, decays, and the noise that must not become events.

Element-set histories come in; events with intervals, quantities with sigmas, evidence and caveats
go out. Knows nothing of law or of what was declared.
"""
