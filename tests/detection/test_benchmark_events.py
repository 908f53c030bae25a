"""The replay of documented events: rows and lines, on a simulated cloud."""

from __future__ import annotations

from openparos.detection.benchmark.events import event_lines


def test_lines_say_found_and_aim():
    figures = {
        "events": [{"id": "K17", "found": 1, "of": 1, "tiers": ["bulletin"]}],
        "families": [
            {"id": "K17", "launch": "1982-092", "fresh_days": 30, "counts": {"2022-01-10": 804}, "given": {"2022-01-10": 800}}
        ],
        "k16_declaration": "11 after 417 days", "history_years": 33, "raised_in_history": {"bulletin": 1},
        "snapshots": {"years": 24.6, "tally": {"bulletin": 1}, "false_a_year": {"bulletin": 0.0}},
        "raised": [
            {
                "launch": "1982-092", "tier": "bulletin", "pieces": 804, "parent": 13552, "parent_name": "COSMOS 1408",
                "interval": {"start": "2021-11-14T19:38:00Z", "end": "2021-11-16T04:06:00Z"}, "match": "K17",
            }
        ],
        "f20_on_2020_05_17": "not yet catalogued: 1 pieces",
        "decays": {
            "by_what_became": {
                "satellite catalogue": [
                    {
                        "within_days": 30, "objects": 40, "no_lifetime_given": 1,
                        "groups": {"all": {"inside": 36, "of": 39, "binomial_95": [0.79, 0.98]}},
                    }
                ]
            },
            "by_prediction": [
                {
                    "predicted_days": [3.0, 10.0], "objects": 2,
                    "groups": {"no storm": {"inside": 2, "of": 2, "binomial_95": [0.16, 1.0]}},
                }
            ],
        },
    }  # fmt: skip
    text = "\n".join(event_lines(figures))
    assert "1 of 1  bulletin" in text
    assert "36 of 39" in text and "(79-98)" in text
    assert "predicted to last 3-10 days" in text
    assert "2022-01-10 804 (800)" in text
    assert "1982-092 bulletin  2021-11-14 2021-11-16   804 pieces, parent 13552 COSMOS 1408: K17" in text
