"""Every kind of event of real months comes out again from the sets it states, and from these alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyarrow.compute as pc
import pytest

from openparos.catalogue.attribution import Attribution
from openparos.findings.observing import LEAD_US, Request, observe
from openparos.findings.recomputing import inputs_of, recompute_all
from openparos.findings.reproduction import why_not_again
from openparos.model.times import Interval, parse_utc
from openparos.sources.elements import load_elements

EACH_KIND = 12


@pytest.mark.parametrize(
    ("first", "last", "kinds"),
    [
        ("2009-02-01", "2009-02-20", {"station"}),
        ("2022-10-10", "2022-10-25", {"station", "station-change", "manoeuvre", "co-location"}),
    ],
)
def test_events_of_every_kind_come_out_again(shared_data: Path, first: str, last: str, kinds: set[str]):
    period = Interval(parse_utc(first), parse_utc(last))
    table, _ = load_elements([shared_data / "history" / "elements.parquet"])
    epochs = table["epoch_us"]
    read = table.filter(
        pc.and_(
            pc.greater_equal(epochs, period.start_us - LEAD_US),
            pc.less_equal(epochs, period.end_us + LEAD_US),
        )
    )
    by_kind = defaultdict(list)
    for event in observe(Request(period, read, lambda number, us: Attribution())):
        by_kind[event.kind.value].append(event)
    assert kinds <= set(by_kind)
    drawn = [event for events in by_kind.values() for event in events[:: max(len(events) // EACH_KIND, 1)]]
    masks = [inputs_of(event, read) for event in drawn]
    again = recompute_all(drawn, read, masks)
    reasons = [
        (event.kind.value, why)
        for event, one, mask in zip(drawn, again, masks, strict=True)
        if (why := why_not_again(event, one, int(mask.sum())))
    ]
    assert reasons == []
    assert max(int(mask.sum()) for mask in masks) < read.num_rows, "not the whole catalogue"
