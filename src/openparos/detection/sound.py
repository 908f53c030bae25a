"""Element sets fit to compare objects by: what is known to be bad is left out before anybody's neighbours are sought.

A set of another object under this number stands beside that object at distance zero; a spoilt one
anywhere. Only what no burn explains is left out (`manoeuvres.resumption`), and `noise` lists it.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from openparos.orbits.histories import element_arrays, free_flight

from .manoeuvres.resumption import bad_sets


def without_bad_sets(table: pa.Table) -> pa.Table:
    """Return the rows of a table without sets that jump away from their object's own history and back.

    Parameters
    ----------
    table : pa.Table
        Rows of `ELEMENT_SCHEMA` of any number of objects, in any order.

    Returns
    -------
    pa.Table
        In the order given; the table itself where nothing is bad. Histories of fewer than nine sets are kept whole.
    """
    keep = sound_rows(table)
    return table if keep.all() else table.filter(pa.array(keep))


def sound_rows(table: pa.Table) -> NDArray[np.bool_]:
    """Say which rows `without_bad_sets` keeps: each object is judged by its own history alone."""
    keep = np.ones(table.num_rows, dtype=bool)
    if table.num_rows:
        sets = element_arrays(table)
        keep[sets.row[bad_sets(sets, free_flight(sets)) == 1]] = False
    return keep
