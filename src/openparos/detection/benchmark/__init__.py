"""How good the detectors are: operators' own records, passive objects, simulated and injected truth.

Files of real data come in; tables of figures with their bounds go out. Nothing here is used when
events are made.
"""
