"""`python -m openparos` and the console script."""

from __future__ import annotations

import gc
import sys

_OBJECTS_BETWEEN_COLLECTIONS = 300_000


def main() -> None:
    """Run the command line and leave with its exit status.

    Python looks for cycles each 700 new objects by default, and through all there are at the end. Commands make
    hundreds of thousands of objects without cycles, and end: a fifth of the time of a screening went there.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    from openparos.cli.main import run

    status = run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
