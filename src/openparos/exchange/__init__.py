"""The shared server between States: notices, log, cases.

Signed requests come in; acknowledged entries, proofs and feeds go out.
"""
