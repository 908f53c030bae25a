"""SAY: declarations and notifications between States, validated and signed.

Forms filled by an office come in; signed envelopes ready for the log go out.
"""
