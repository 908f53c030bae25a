"""The replay of documented events: rows and lines, on a simulated cloud."""

from __future__ import annotations

from openparos.detection.benchmark.events import event_lines


def test_lines_say_found_and_aim():
    figures = {
        "events": [{"id": "K17", "found": 1, "of": 1, "tiers": ["bulletin"]}],
        "not_in_the_supplied_list": [], "f20_on_2020_05_17": "not yet catalogued: 1 pieces",
        "decays": {"predicted": 39, "inside_90": 36},
    }  # fmt: skip
    text = "\n".join(event_lines(figures))
    assert "1 of 1  bulletin" in text
    assert "36 of 39" in text
