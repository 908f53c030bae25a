"""Screening of a catalogue against itself: who comes near whom in a window of time.

Element sets, a start, a duration and a distance go in; encounters (fast, one instant) and co-locations
(slow, one interval a pair) come out, with what was left out and why. `bounds` derives what the gates
may not miss, `grid` and `kernels` find candidate pairs, `sweep` drives them over the window, `polish`
and `company` settle what is found with SGP4 itself, `screen` is the door.
"""
