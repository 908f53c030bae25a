"""Break-ups: payloads are no fragments, nothing breaks up before its launch, bodies come before pieces."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from test_breakups import EVENT_US, cloud

from openparos.catalogue.launch_facts import LaunchFacts
from openparos.detection.breakups import examine
from openparos.detection.breakups.families import cohorts_of
from openparos.detection.breakups.parents import Ranked, choose
from openparos.model.times import US_PER_DAY, parse_utc


def _nameless(table: pa.Table) -> pa.Table:
    at = table.schema.get_field_index("name")
    return table.set_column(at, table.schema.field("name"), pa.nulls(table.num_rows, pa.string()))


def test_what_tables_list_as_payloads_is_no_fragment():
    table = _nameless(cloud(30))
    (dated,) = examine(table, "1982-092")
    assert dated.event is not None
    (told,) = examine(table, "1982-092", LaunchFacts(payloads=frozenset(range(49520, 49550))))
    assert told.event is None
    assert "payloads" in told.reason


def test_no_interval_begins_before_the_launch():
    launched = EVENT_US - round(0.2 * US_PER_DAY)
    table = cloud(30, days=4.0)
    (free,) = examine(table, "1982-092")
    (bound,) = examine(table, "1982-092", LaunchFacts({"1982-092": launched}))
    assert free.event is not None and bound.event is not None
    assert free.event.interval.start_us < bound.event.interval.end_us
    assert bound.event.interval.start_us >= launched
    assert bound.event.interval.contains(EVENT_US)
    # Without a table the designator's year bounds it.
    young = cohorts_of(cloud(30, launch="2021-003", first=49520))
    assert all(one.not_before_us >= parse_utc("2021-01-01") for one in young)  # type: ignore[union-attr]


def _one(number: int, distance: float) -> Ranked:
    return Ranked(number, number, distance, 0.0, 0.0)


def test_a_body_of_the_launch_comes_before_its_pieces_and_before_other_launches():
    mates, bodies = np.array([101, 102, 300, 301]), np.array([101, 102])
    ranked = [_one(300, 0.1), _one(301, 0.2), _one(102, 1.5), _one(101, 2.5), _one(9, 3.0)]
    best = choose(ranked, mates, bodies, at_hand=True)
    assert best is not None and best.norad_id == 102
    # No body fits: a piece of the launch that does may be the parent.
    best = choose([_one(300, 0.1), _one(9, 3.0)], mates, bodies, at_hand=True)
    assert best is not None and best.norad_id == 300
    # A visiting craft fits, and the bodies of the launch, which are at hand, do not.
    assert choose([_one(9, 0.5), _one(8, 4.0)], mates, bodies, at_hand=True) is None
    best = choose([_one(9, 0.5), _one(8, 4.0)], mates, bodies, at_hand=False)
    assert best is not None and best.norad_id == 9
