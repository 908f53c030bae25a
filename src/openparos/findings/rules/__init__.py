"""The rules: one pure function a provision, from an event and a context to a finding or None.

What comes in is an event (or an object of the register) and the `Context`; what goes out states what
was observed beside the provision. A rule has a name and a version; both are part of the digest.
"""
