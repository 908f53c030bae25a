"""The classical detector of `maneuver-detect` (MIT) on the same files, truth and matching.

    pip install --no-deps maneuver-detect==0.3.0; pip install pandas
    python benchmarks/manoeuvre_peer.py DATA

Its package asks for torch and lightning; the classical detector needs neither. Its learned models fetch
weights from a hub by themselves and are not run. Columns: all its detections; those above one
threshold of its confidence, chosen on the other satellites; the same chosen on the satellite itself
(optimistic, the best it can do).
"""

from __future__ import annotations

import sys
from pathlib import Path

import maneuver_detect
import numpy as np
from maneuver_detect.data import build_series, read_tle_file

from openparos.detection.benchmark.manoeuvres import TRUTH_FILES
from openparos.detection.benchmark.matching import WINDOWS, Counts, count
from openparos.detection.benchmark.truth import group_burns, read_burns
from openparos.model.times import US_PER_DAY

GEO = ("Fengyun-2F", "Fengyun-2D")


def found_by_peer(file):
    """Times (microseconds), confidences of its detections, and span of the history."""
    series = build_series(read_tle_file(file))
    epochs = np.array([one.timestamp() * 1e6 for one in series["epoch"]])
    table = maneuver_detect.detect(series, model="classical")
    times = np.array([one.timestamp() * 1e6 for one in table["epoch"]], np.int64)
    return times, table["confidence"].to_numpy(float), epochs.min(), epochs.max()


def scored(one, least, window):
    """Counts of one satellite at a least confidence."""
    groups, times, confidence = one
    return count(groups, np.sort(times[confidence >= least]), window)


def best_threshold(members):
    """Confidence with the largest pooled F1 within a day."""
    levels = np.quantile(np.concatenate([one[2] for one in members]), np.linspace(0.0, 0.98, 50))
    return max(
        levels, key=lambda least: sum((scored(one, least, WINDOWS[1]) for one in members), Counts(0, 0, 0)).f1
    )


def main(folder):
    base, every = Path(folder) / "manoeuvres", {}
    for name, truth in TRUTH_FILES.items():
        times, confidence, first, last = found_by_peer(base / "elements" / f"{name}.tle")
        burns = [one for one in read_burns(base / "truth" / truth) if first < one.start_us < last]
        every[name] = (group_burns(burns), times, confidence)
        years = (last - first) / US_PER_DAY / 365.25
        print(f"{name}: {len(times)} detections, {len(every[name][0])} events, {years:.1f} years", flush=True)
    print(
        "| satellite | all, 1 d | other satellites' threshold, 12 h | 1 d | [-1,+3] d | own threshold, 1 d |"
    )
    print("|---|---|---|---|---|---|")
    total, single = {}, []
    for name, one in every.items():
        # Of the same regime where there is another one: GEO rests on two.
        like = [other for key, other in every.items() if key != name and (key in GEO) == (name in GEO)]
        least = best_threshold(like)
        cells = [scored(one, -1.0, WINDOWS[1])]
        cells += [scored(one, least, window) for window in WINDOWS]
        cells.append(scored(one, best_threshold([one]), WINDOWS[1]))
        single.append(cells[2].f1)
        for regime in ("GEO" if name in GEO else "LEO",):
            before = total.get(regime, [Counts(0, 0, 0)] * len(cells))
            total[regime] = [a + b for a, b in zip(before, cells, strict=True)]
        print(f"| {name} | " + " | ".join(_cell(one) for one in cells) + " |")
    for regime, cells in total.items():
        print(f"| **{regime}, pooled** | " + " | ".join(_cell(one) for one in cells) + " |")
    print(f"macro F1 within 1 d: {np.mean(single):.2f}")


def _cell(counts):
    return f"{counts.f1:.2f} ({counts.precision:.2f}/{counts.recall:.2f})"


if __name__ == "__main__":
    main(sys.argv[1])
