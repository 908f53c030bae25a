"""Labels: each kept once, with the earliest day that carries it."""

from __future__ import annotations

import random

from element_samples import DAY, make_set

from openparos.model.elements import to_table
from openparos.store.labels import FIELDS, labels_of, merge_labels


def test_each_label_once_with_its_earliest_day():
    draw = random.Random(7)
    sets = [
        make_set(
            draw.choice([5, 900, 999_999_999]), draw.randrange(20_000) * DAY,
            name=draw.choice([None, "A", "B", "Ω"]), cospar_id=draw.choice([None, "1998-067A"]),
        )
        for _ in range(500)
    ]  # fmt: skip
    expected: dict[tuple[int, int, str], int] = {}
    for one in sets:
        for number, value in enumerate((one.object_id.cospar_id, one.name)):
            if value is not None:
                key, day = (number, one.object_id.norad_id, str(value)), one.epoch_us // DAY
                expected[key] = min(day, expected.get(key, day))
    tables = [labels_of(to_table(sets[start : start + 100])) for start in range(0, 500, 100)]
    rows = merge_labels(tables).to_pylist()
    assert {(row["field"], row["norad_id"], row["value"]): row["first_day"] for row in rows} == expected
    assert len(rows) == len(expected)
    assert FIELDS == ("cospar_id", "name")
    assert rows == sorted(rows, key=lambda row: [row[k] for k in ("field", "norad_id", "first_day", "value")])
