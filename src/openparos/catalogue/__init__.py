"""Which object is which, and whose: identity, names, owner, State of registry, launch, and the history
of element sets with its gaps.

Tables from many sources come in; one SpaceObject with the source of each field goes out, conflicts
kept.
"""
