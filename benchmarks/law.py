"""How long the instruments and the record take to load and to answer: `python benchmarks/law.py`.

The peer is PyYAML reading the same files: its C loader, and its Python loader.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import chain
from typing import Any

import yaml

from openparos.commitments import duties, gaps, instruments, participation
from openparos.commitments.export import entries as of_commitments
from openparos.model.times import parse_utc
from openparos.record import entries, votes
from openparos.record.export import entries as of_record
from openparos.store.fulltext import FullText

CACHES = (
    instruments.load_instruments, participation.acts, participation.emergences, gaps.conducts, gaps._files,
    gaps.documented_events, gaps.gap_matrix, entries.load_record, votes.roll_calls, votes.all_votes, votes.groups,
)  # fmt: skip


def best_s(work: Callable[[], Any], rounds: int = 7, *, cold: bool = False) -> float:
    times = []
    for _ in range(rounds):
        if cold:
            for each in CACHES:
                each.cache_clear()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def load_everything() -> None:
    instruments.load_instruments()
    participation.acts()
    gaps.documented_events()
    entries.load_record()
    votes.all_votes()


def main() -> None:
    texts = [
        path.read_text()
        for folder in (instruments.TEXTS, gaps.FOLDER, entries.TEXTS)
        for path in folder.glob("*.yaml")
    ]
    load = best_s(load_everything, cold=True)
    c_loader = best_s(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts], 3)
    python_loader = best_s(lambda: [yaml.load(text, yaml.SafeLoader) for text in texts], 1)
    sys.stdout.write(f"load everything               {load * 1000:8.1f} ms\n")
    sys.stdout.write(
        f"PyYAML, C loader, files alone {c_loader * 1000:8.1f} ms  ({c_loader / load:.1f} times)\n"
    )
    sys.stdout.write(
        f"PyYAML, files alone           {python_loader * 1000:8.1f} ms  ({python_loader / load:.1f} times)\n"
    )
    load_everything()
    day = parse_utc("2021-11-15")
    index = FullText(chain(of_commitments(), of_record()))
    for name, work in {
        "duties of one State on a day": lambda: duties.position_of("RUS", day),
        "gap matrix": lambda: (gaps.gap_matrix.cache_clear(), gaps.matrix_json()),
        "all documented events": lambda: [
            gaps.assess_event(each) for each in gaps.documented_events().values()
        ],
        "one roll call with groups": lambda: votes.votes_json(votes.find_roll_call("72/26")),
        "agreement of two States": lambda: votes.agreement("RUS", "FRA"),
        "build the full-text index": lambda: FullText(chain(of_commitments(), of_record())).close(),
        "search two words": lambda: index.search("harmful interference"),
    }.items():
        sys.stdout.write(f"{name:29s} {best_s(work) * 1000:8.2f} ms\n")


if __name__ == "__main__":
    main()
