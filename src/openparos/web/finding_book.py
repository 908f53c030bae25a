"""The findings and events that pages show: those of the ledger, and of every report kept in the workspace.

The ledger knows what became of a finding: who was told, what was replied, which version stands now. An assessment
leaves a folder with `findings.jsonl`, `events.jsonl` and `cited-sets.csv`; a finding that is in both is that of the
ledger, with the report's list of element sets beside it.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from openparos.model.times import now_us
from openparos.store.workspace import Workspace

LEDGER: Final = "ledger"
FINDINGS: Final = "findings.jsonl"
EVENTS: Final = "events.jsonl"
CITED: Final = "cited-sets.csv"
MANIFEST: Final = "manifest.json"
MOST_VERSIONS: Final = 1000

Row = Mapping[str, Any]


@dataclass(frozen=True)
class HeldFinding:
    """One finding as it stands in its file, with what it rests on.

    Attributes
    ----------
    row : mapping
        Schema ``openparos.finding/1``.
    events : tuple of mapping
        The events it names, as far as they are at hand.
    report : str
        Name of the report it stands in.
    labels : tuple of str
        What must stand beside it (sample data, synthetic data).
    life : mapping or None
        What was done to it, as the ledger tells (stage, acts, replies, signatures); None where it is in none.
    """

    row: Row
    events: tuple[Row, ...]
    report: str
    labels: tuple[str, ...] = ()
    life: Row | None = None

    @property
    def key(self) -> str:
        """The id without its prefix, as it stands in an address."""
        return str(self.row["id"]).removeprefix("finding:")

    @property
    def stage(self) -> str:
        """Where the ledger says it stands; ``automatic`` where it is in no ledger."""
        return "automatic" if self.life is None else str(self.life["stage"])

    @property
    def is_current(self) -> bool:
        """Whether it is neither withdrawn nor superseded."""
        return self.stage not in ("withdrawn", "superseded")

    @property
    def time(self) -> str:
        """When its newest event ended, ISO 8601; empty for a fact of the register."""
        return max((str(one["interval"]["end"]) for one in self.events), default="")

    @property
    def start(self) -> str:
        """When its first event began, ISO 8601; empty for a fact of the register."""
        return min((str(one["interval"]["start"]) for one in self.events), default="")

    @property
    def when(self) -> dict[str, Any]:
        """When it was, for a list: from the first event's begin to the last one's end, and of a single event its best time."""
        only = self.events[0] if len(self.events) == 1 else {}
        return {
            "start": self.start,
            "end": self.time,
            "best_time": only.get("best_time"),
            "time_sigma_h": only.get("time_sigma_h"),
        }

    @property
    def objects(self) -> tuple[Row, ...]:
        """The objects of its events, each once; of a register fact the one its parameters name."""
        found: dict[int, Row] = {}
        for event in self.events:
            for one in event["objects"]:
                found.setdefault(one["norad_id"], one)
        named = self.row.get("parameters", {}).get("norad_id")
        if not found and isinstance(named, int):
            found[named] = {"norad_id": named, "name": None, "cospar_id": None, "state": None}
        return tuple(found.values())

    @property
    def numbers(self) -> frozenset[int]:
        """Catalogue numbers of its objects."""
        return frozenset(one["norad_id"] for one in self.objects)


@dataclass(frozen=True)
class FindingBook:
    """Every finding and event at hand.

    Attributes
    ----------
    findings : tuple of HeldFinding
        Newest event first; facts of the register last.
    events : mapping of str to mapping
        Events by id, newest first.
    folders : mapping of str to Path
        Reports by name.
    labels : tuple of str
        Every label that any of them bears.
    """

    findings: tuple[HeldFinding, ...] = ()
    events: Mapping[str, Row] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)
    labels: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, HeldFinding]:
        """Findings by the id in their address."""
        return {one.key: one for one in self.findings}

    @cached_property
    def of_object(self) -> Mapping[int, tuple[HeldFinding, ...]]:
        """Findings by catalogue number."""
        found: dict[int, list[HeldFinding]] = defaultdict(list)
        for one in self.findings:
            for number in one.numbers:
                found[number].append(one)
        return {number: tuple(rows) for number, rows in found.items()}

    @cached_property
    def of_event(self) -> Mapping[str, tuple[HeldFinding, ...]]:
        """Findings by the event they rest on."""
        found: dict[str, list[HeldFinding]] = defaultdict(list)
        for one in self.findings:
            for name in one.row["events"]:
                found[name].append(one)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def events_of_object(self) -> Mapping[int, tuple[Row, ...]]:
        """Events by catalogue number, newest first."""
        found: dict[int, list[Row]] = defaultdict(list)
        for event in self.events.values():
            for one in event["objects"]:
                found[one["norad_id"]].append(event)
        return {number: tuple(rows) for number, rows in found.items()}

    def versions(self, finding: HeldFinding) -> tuple[HeldFinding, ...]:
        """Return every version at hand of one finding, the oldest first."""
        older, newer = [finding], [finding]
        while (before := older[0].row.get("supersedes")) and len(older) < MOST_VERSIONS:
            known = self.by_key.get(str(before).removeprefix("finding:"))
            if known is None:
                break
            older.insert(0, known)
        while (after := self._superseding.get(str(newer[-1].row["id"]))) and len(newer) < MOST_VERSIONS:
            newer.append(after)
        return (*older, *newer[1:])

    @cached_property
    def _superseding(self) -> Mapping[str, HeldFinding]:
        return {str(one.row["supersedes"]): one for one in self.findings if one.row.get("supersedes")}

    def cited_sets(self, finding: HeldFinding) -> list[dict[str, str]]:
        """Return the cited element sets with object, epoch and source, as the report lists them."""
        wanted = set(finding.row.get("element_sets", ()))
        for event in finding.events:
            wanted |= set(event["evidence"]["element_sets"])
        return self.cited(wanted, finding.report)

    def cited(self, wanted: set[str], report: str) -> list[dict[str, str]]:
        """Return rows of a report's list of cited sets by hash; those not listed stand with their hash alone."""
        rows: list[dict[str, str]] = []
        folder = self.folders.get(report)
        left = set(wanted)
        if folder is not None and (folder / CITED).exists():
            with (folder / CITED).open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    if row["sha256"] in left:
                        left.discard(row["sha256"])
                        rows.append(dict(row))
        blank = {"norad_id": "", "cospar_id": "", "name": "", "epoch": "", "source": ""}
        return rows + [{"sha256": name, **blank} for name in sorted(left)]


def report_folders(places: Iterable[Path]) -> list[Path]:
    """Return every report folder in some places: a place that is one, or those right below it."""
    found = []
    for place in places:
        below = sorted(one.parent for one in place.glob(f"*/{FINDINGS}")) if place.is_dir() else []
        found += [place] if (place / FINDINGS).exists() else below
    return list(dict.fromkeys(found))


def stamp_of(folders: Iterable[Path]) -> tuple[tuple[str, int], ...]:
    """Return what changes when a report does."""
    return tuple((str(one), (one / FINDINGS).stat().st_mtime_ns) for one in folders)


def of_ledger(workspace: Workspace) -> list[HeldFinding]:
    """Return every version of every finding in the ledger of a workspace."""
    from openparos.findings.ledger import FindingLedger

    now = now_us()
    return [
        HeldFinding(
            entry.finding.to_json(),
            tuple(event.to_json() for event in entry.events),
            LEDGER,
            life=entry.to_json(now),
        )
        for entry in FindingLedger.open(workspace).entries(history=True)
    ]


def load_book(folders: Iterable[Path], ledger: Iterable[HeldFinding] = ()) -> FindingBook:
    """Read the reports in some folders.

    Parameters
    ----------
    folders : iterable of Path
        Report folders. Where two hold the same finding the first counts.
    ledger : iterable of HeldFinding
        Those of the ledger, which come before.
    """
    findings: dict[str, HeldFinding] = {str(one.row["id"]): one for one in ledger}
    events: dict[str, Row] = {str(one["id"]): one for each in findings.values() for one in each.events}
    names: dict[str, Path] = {}
    labels: list[str] = []
    for folder in folders:
        own = _labels(folder)
        labels += own
        name = folder.name if folder.name not in names else f"{folder.name} ({len(names)})"
        names[name] = folder
        here = {str(row["id"]): row for row in _lines(folder / EVENTS)}
        events = {**here, **events}
        for row in _lines(folder / FINDINGS):
            named = tuple(here[one] for one in row["events"] if one in here)
            key = str(row["id"])
            known = findings.setdefault(key, HeldFinding(row, named, name, own))
            if known.report == LEDGER:  # the report lists the element sets, the ledger does not
                findings[key] = replace(known, report=name, labels=own)
    return FindingBook(
        tuple(sorted(findings.values(), key=lambda one: (one.time, one.key), reverse=True)),
        {str(row["id"]): row for row in sorted(events.values(), key=_end, reverse=True)},
        names,
        tuple(dict.fromkeys(labels)),
    )


def _end(row: Row) -> str:
    return str(row["interval"]["end"])


def _lines(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def _labels(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["labels"])
    except (OSError, ValueError, KeyError):
        return ()
