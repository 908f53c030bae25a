"""Writes src/openparos/detection/benchmark/figures.json from what the benchmark commands measured.

    openparos benchmark manoeuvres --data DATA --out OUT/manoeuvres.json      (and control, events, breakups)
    python builders/benchmark_figures.py OUT 2026-11-23

Only what the verification matrix prints is kept; kinds that OUT has no file of stay as they are, with their date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from openparos.detection.benchmark.in_force import FIGURES_SCHEMA, FILE
from openparos.model import SOFTWARE

KEPT = {
    "manoeuvres": ("recall_by_delta_v", "recall_from_4_mm_s", "pooled", "time", "satellites"),
    "control": ("controls",),
    "events": ("events", "decays"),
    "breakups": ("all", "innocent", "simulated"),
}


def trimmed(kind: str, figures: dict) -> dict:
    kept = {name: figures[name] for name in KEPT[kind]}
    if kind == "manoeuvres":
        kept["satellites"] = {
            name: {"sets": one["sets"], "events": one["events"]} for name, one in kept["satellites"].items()
        }
        kept["pooled"] = {name: {"bulletin 1 d": one["bulletin 1 d"]} for name, one in kept["pooled"].items()}
    if kind == "events":
        kept["events"] = [
            {
                name: one[name]
                for name in ("id", "launch", "found", "of", "tiers", "intervals_days")
                if name in one
            }
            for one in kept["events"]
        ]
        kept["decays"] = {
            "by_prediction": [
                {"predicted_days": one["predicted_days"], "groups": {"all": one["groups"]["all"]}}
                for one in kept["decays"]["by_prediction"]
            ]
        }
    return kept


def main() -> None:
    folder, day = Path(sys.argv[1]), sys.argv[2]
    before = json.loads(FILE.read_text(encoding="utf-8"))
    kinds = dict(before["kinds"])
    for kind in KEPT:
        if (folder / f"{kind}.json").exists():
            kinds[kind] = trimmed(kind, json.loads((folder / f"{kind}.json").read_text())) | {"date": day}
    content = {"schema": FIGURES_SCHEMA, "date": before["date"], "software": SOFTWARE, "kinds": kinds}
    if all(one.get("date") == day for one in kinds.values()):
        content["date"] = day
    FILE.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
