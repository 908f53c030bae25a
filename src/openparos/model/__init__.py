"""The nouns every other stage speaks of: object ids, States, instants of time, units, element sets,
events, confidence and the error tree.

Nothing comes in but plain values; what goes out is frozen and checked. This stage imports nothing
of ours.
"""

from typing import Final

__version__ = "0.1.0"
SOFTWARE: Final = f"openparos {__version__}"
"""How the software names itself in evidence."""
