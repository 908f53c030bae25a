"""Break-ups that were raised, each with its evidence, matched to the list of events or held beside catalogue facts.

The satellite catalogue and GCAT tell payloads from debris, so a deployment raised as a break-up shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from openparos.catalogue import gcat, satcat
from openparos.detection.breakups import Answer
from openparos.formats.tables import read_table
from openparos.model.times import parse_utc
from openparos.sources.elements import load_elements

from .families import snapshots

NOT_LISTED = "not in the supplied list"


class Facts:
    """What catalogues call objects: payloads (GCAT to April 2025), or debris of any sort."""

    def __init__(self, data: Path) -> None:
        folder = data / "registry"
        self.payloads = {
            one.norad_id: one.name
            for one in gcat.payloads(read_table(folder / "gcat_psatcat.tsv", "gcat-psatcat"))
        }
        self.names: dict[int, str] = {}
        self.launched: dict[str, str] = {}
        for one in satcat.entries(read_table(folder / "celestrak_satcat_2019-08.csv", "satcat")):
            self.names[one.norad_id] = one.name
            if one.cospar_id and one.launch:
                self.launched.setdefault(one.cospar_id[:8], str(one.launch))
        for path in snapshots(data):
            table, _ = load_elements([path])
            named = table.filter(pa.array(np.asarray(table["name"].is_valid())))
            self.names |= dict(zip(named["norad_id"].to_pylist(), named["name"].to_pylist(), strict=True))

    def of(self, numbers: Iterable[int]) -> dict[str, int]:
        """Count what objects are called."""
        out = {"payload": 0, "debris": 0, "unnamed": 0}
        for number in numbers:
            name = self.names.get(number, "")
            if number in self.payloads:
                out["payload"] += 1
            elif name and not name.startswith(("OBJECT", "TBA")):
                out["debris"] += 1  # named, and no payload: debris, coolant, rocket bodies, covers
            else:
                out["unnamed"] += 1
        return out


def raised(
    answers: Sequence[Answer], listed: Sequence[tuple[str, str, tuple[str, ...]]], facts: Facts | None
) -> list[dict[str, Any]]:
    """Return a row for each event of some answers.

    Parameters
    ----------
    answers : sequence of Answer
        Of the detector.
    listed : sequence of tuple
        Documented events: id, launch and instants.
    facts : Facts or None
        Catalogue facts, where they are at hand.
    """
    rows = []
    for one in answers:
        event = one.event
        if event is None:
            continue
        match = NOT_LISTED
        for key, launch, instants in listed:
            if launch == one.launch and any(event.interval.contains(parse_utc(text)) for text in instants):
                match = key
        fragments = [each.norad_id for each in event.objects if each.role == "fragment"]
        parents = [each.norad_id for each in event.objects if each.role == "parent"]
        row: dict[str, Any] = {
            "launch": one.launch, "tier": event.tier.value, "interval": event.interval.to_json(), "pieces": one.pieces,
            "parent": parents[0] if parents else None, "match": match, "id": event.event_id,
            "element_sets": len(event.evidence.element_sets), "dated": event.best_time_us is not None,
        }  # fmt: skip
        if facts is not None:
            kinds = facts.of(fragments)
            row |= {"pieces_are": kinds, "parent_name": facts.names.get(parents[0]) if parents else None}
            row["check"] = _check(match, kinds, len(fragments))
        rows.append(row)
    return rows


def _check(match: str, kinds: dict[str, int], count: int) -> str:
    if match != NOT_LISTED:
        return "matched"
    if kinds["payload"] > 0.5 * count:
        return "false: most pieces are payloads, a deployment"
    if kinds["debris"] > 0.5 * count:
        return "pieces are named debris; the date is not in the data at hand"
    return "cannot be determined: most pieces have no name in the data at hand"


def tally(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Count rows by tier and by what the check says."""
    out: dict[str, dict[str, int]] = {}
    for one in rows:
        tier = out.setdefault(one["tier"], {})
        key = str(one.get("check", one["match"])).split(":")[0].split(";")[0]
        tier[key] = tier.get(key, 0) + 1
    return out
