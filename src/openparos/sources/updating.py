"""Daily operation: fetch what is due, ingest what is new, write down what changed.

Safe from cron, twice at once, or killed: one run at a time holds a lock; answers are kept whole before they
are ingested; ingesting is one commit; what was kept but not yet ingested is ingested by the next run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openparos.model.times import format_utc, now_us
from openparos.store.lock import WriterLock
from openparos.store.workspace import Workspace

from .feeds import Feed
from .fetching import ClientMaker, Fetched, answers_of, fetch_feed
from .ingest import IngestReport, ingest_paths
from .kept import Kept
from .pacing import Clock


@dataclass(frozen=True, slots=True)
class Taken:
    """One feed fetched, and what its ingestion did (None where there was nothing new to take in)."""

    fetched: Fetched
    ingested: IngestReport | None

    def to_json(self) -> dict[str, Any]:
        """Return both as they stand in an answer."""
        done = self.ingested.to_json() if self.ingested else None
        counts = {key: done[key] for key in ("read", "added", "duplicates")} if done else None
        if done is not None and counts is not None:
            counts["refused"] = len(done["refused"])
        return {**self.fetched.to_json(), "ingested": counts}


def take_in(workspace: Workspace, fetched: Fetched) -> Taken:
    """Ingest the answer of a fetch, unless it was ingested before or is of a kind only kept."""
    kept = fetched.kept
    if kept is None or fetched.feed.kind == "text" or _mark(kept).exists():
        return Taken(fetched, None)
    kind = None if fetched.feed.kind == "elements" else fetched.feed.kind
    report = ingest_paths(workspace, [kept.path], kind=kind, source=fetched.feed.name)
    _mark(kept).touch()
    return Taken(fetched, report)


def fetch_and_take_in(
    workspace: Workspace,
    feeds: Sequence[Feed],
    *,
    offline: bool = False,
    clock: Clock = now_us,
    client: ClientMaker | None = None,
) -> list[Taken]:
    """Fetch feeds one after the other and ingest what is new."""
    return [
        take_in(workspace, fetch_feed(workspace, feed, offline=offline, clock=clock, client=client))
        for feed in feeds
    ]


def update(
    workspace: Workspace, feeds: Sequence[Feed], *, clock: Clock = now_us, client: ClientMaker | None = None
) -> list[Taken]:
    """Fetch what is due, ingest it, and add a line to ``received/update.log.jsonl``.

    Raises
    ------
    StoreBusy
        When another update is running; nothing is done then.
    """
    folder = answers_of(workspace).folder
    folder.mkdir(parents=True, exist_ok=True)
    with WriterLock(folder / "update.lock"):
        taken = fetch_and_take_in(workspace, feeds, clock=clock, client=client)
        line = {"at": format_utc(clock()), "feeds": [one.to_json() for one in taken]}
        with (folder / "update.log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=False) + "\n")
    return taken


def _mark(kept: Kept) -> Path:
    """Return the empty file beside an answer that says it was ingested."""
    return kept.path.with_name(kept.path.name + ".ingested")
