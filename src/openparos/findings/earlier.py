"""Bundles of the first schema: their events came out of a group of sets that was found by trying.

They say which sets their author's trial ended with, all events together, and not which belong to which event. So the
groups are tried again here, from few sets to all of the bundle. Bundles written now state the group of each event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from openparos.model.events import Event, EventKind
from openparos.model.times import US_PER_DAY

_NAMED: Final = re.compile(r"(\d+) \(")


def groups_of(event: Event, sets: pa.Table, cited: pa.Table) -> Iterator[pa.Table]:
    """Give groups of sets from which an event may come out again, from few to many.

    Parameters
    ----------
    event : Event
        The event.
    sets : pa.Table
        All sets at hand around it.
    cited : pa.Table
        The sets it cites, among them.
    """
    yield cited
    numbers = {one.norad_id for one in event.objects} | set(event.evidence.parameters.get("among", ()))
    if event.kind is EventKind.STATION:
        named = event.quantities.get("neighbours")
        numbers |= {int(one) for one in _NAMED.findall(str(named.value if named else ""))}
    numbers |= {
        round(float(one.value))
        for name, one in event.quantities.items()
        if re.fullmatch(r"parent_rank_\d", name) and isinstance(one.value, int | float)
    }
    own = sets.filter(pc.is_in(sets["norad_id"], value_set=pa.array(sorted(numbers), pa.int32())))
    around = own
    for days in (20, 60):
        reach = days * US_PER_DAY
        first, last = event.interval.start_us - reach, event.interval.end_us + reach
        around = own.filter(
            pc.and_(pc.greater_equal(own["epoch_us"], first), pc.less_equal(own["epoch_us"], last))
        )
        yield around
    if event.evidence.detector == "proximity":
        others = _a_set_a_day(sets, own)
        # An assessment read its own period: sets of long after would draw a visit out, those before tell who came.
        end_us = event.interval.end_us
        until = (own.filter(pc.less_equal(own["epoch_us"], end_us + days * US_PER_DAY)) for days in (60, 1))
        for some in (around, *until, own):
            yield pa.concat_tables([some, others])
    yield own
    if sets.num_rows > own.num_rows:
        yield sets


def _a_set_a_day(sets: pa.Table, own: pa.Table) -> pa.Table:
    """Return one set a day of other objects on like orbits: proximity is looked at on days with an epoch."""
    motion = pc.mean(own["mean_motion_rev_day"])
    like = sets.filter(
        pc.and_(
            pc.less(pc.abs(pc.subtract(sets["mean_motion_rev_day"], motion)), 0.05),
            pc.invert(pc.is_in(sets["norad_id"], value_set=own["norad_id"].combine_chunks().unique())),
        )
    )
    days = np.asarray(like["epoch_us"].to_numpy(), dtype=np.int64) // US_PER_DAY
    _, first = np.unique(days, return_index=True)
    return like.take(pa.array(first))
