"""ASK: consultations between States, from request to closure, with their legal basis and clocks.

Findings and messages come in; the state of a consultation and its whole history go out.
"""
