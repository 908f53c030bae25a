"""The excerpt in the README is what the chain says of the real catalogue."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from openparos.catalogue.attribution import attribute
from openparos.detection.neighbours import geo_neighbours
from openparos.findings.rules.consultation import proximity
from openparos.findings.shipped import shipped_context, shipped_owner
from openparos.formats.reading import read_elements
from openparos.model.times import parse_utc

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_excerpt_is_true(shared_data: Path):
    file = shared_data / "snapshots" / "2024-07-05.3le"
    table = pa.concat_tables(batch.table for batch in read_elements(file, source="sample"))
    pair = table.filter(pc.is_in(table["norad_id"], value_set=pa.array([40258, 42950], pa.int32())))
    events = attribute(geo_neighbours(pair, parse_utc("2024-07-05T12:00:00Z")), shipped_owner)
    finding = proximity(events[0], shipped_context())
    assert finding is not None
    excerpt = " ".join(README.read_text().replace("\n> ", " ").split())
    assert finding.statement in excerpt
    assert f"confidence in the observation: {finding.confidence}" in excerpt
