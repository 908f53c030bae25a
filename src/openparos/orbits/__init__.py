"""Where objects are and were: propagation, frames, mean elements, relative motion.

Element sets and instants come in; positions, velocities and derived elements go out, with the
operation mode used. The only stage that knows sgp4 and astroz.
"""
