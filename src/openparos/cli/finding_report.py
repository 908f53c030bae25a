"""Findings and events out of a report folder, read line by line: a report holds thousands, a command asks for one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openparos.model.errors import InputRefused, UnknownObject

if TYPE_CHECKING:
    from openparos.findings.finding import Finding
    from openparos.model.events import Event, EventObject


def read_finding(report: Path, finding_id: str) -> tuple[Finding, list[Event], tuple[str, ...]]:
    """Return the finding of a report that is meant, the events it names, and the sentences that must stand beside it."""
    from openparos.findings.finding import Finding

    wanted = finding_id if finding_id.startswith("finding:") else f"finding:{finding_id}"
    head = wanted.encode()
    rows = [
        row
        for row in _rows(report / "findings.jsonl", lambda line: head in line)
        if str(row.get("id", "")).startswith(wanted)
    ]
    if len(rows) != 1:
        raise UnknownObject(
            f"{len(rows)} findings begin with {wanted!r}",
            where=str(report),
            remedy="Take the id from findings.jsonl",
        )
    finding = Finding.from_json(rows[0])
    return finding, read_events(report, frozenset(finding.events)), tuple(rows[0].get("labels", ()))


def read_events(report: Path, names: frozenset[str] | None = None) -> list[Event]:
    """Return the events of a report with these ids; all of them where none is named."""
    from openparos.model.events import Event

    heads = None if names is None else [one.encode() for one in names]

    def among(line: bytes) -> bool:
        return heads is None or any(one in line for one in heads)

    if heads == []:
        return []
    found = (Event.from_json(row) for row in _rows(report / "events.jsonl", among))
    return [one for one in found if names is None or one.event_id in names]


def read_objects(report: Path, norad_id: int) -> tuple[EventObject, ...]:
    """Return an object as the events of a report have it, or nothing where none does."""
    from openparos.model.events import Event

    mark = f'"norad_id": {norad_id}'.encode()
    for row in _rows(report / "events.jsonl", lambda line: mark in line):
        for one in Event.from_json(row).objects:
            if one.norad_id == norad_id:
                return (one,)
    return ()


def read_findings(report: Path) -> list[tuple[Finding, list[Event]]]:
    """Return every finding of a report with the events it names."""
    from openparos.findings.finding import Finding

    events = {one.event_id: one for one in read_events(report)}
    findings = [Finding.from_json(row) for row in _rows(report / "findings.jsonl", lambda line: True)]
    return [(one, [events[name] for name in one.events if name in events]) for one in findings]


def _rows(file: Path, wanted: Callable[[bytes], bool]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines among those of which a look at the bytes says that they may be meant."""
    try:
        with file.open("rb") as stream:
            for line in stream:
                if wanted(line):
                    yield json.loads(line)
    except (OSError, ValueError) as error:
        raise InputRefused(
            f"cannot be read: {error}", file=str(file), remedy="Name a report folder"
        ) from error
