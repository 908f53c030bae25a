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
    """Ingest what was kept of a feed and not yet ingested, oldest first, unless it is of a kind only kept.

    That is the answer of this fetch, and any before it whose run was killed before it could be ingested.
    """
    feed = fetched.feed
    if fetched.kept is None or feed.kind == "text":
        return Taken(fetched, None)
    waiting = [one for one in answers_of(workspace).of(feed.name) if not _mark(one).exists()]
    if not waiting:
        return Taken(fetched, None)
    kind = None if feed.kind == "elements" else feed.kind
    report = ingest_paths(workspace, [one.path for one in waiting], kind=kind, source=feed.name)
    for one in waiting:
        _mark(one).touch()
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
