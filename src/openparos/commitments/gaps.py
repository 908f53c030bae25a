"""Where the law ends: kinds of conduct held against every instrument, and against documented events.

A matrix says of each conduct and each instrument what the instrument does to it: prohibited,
restricted, to be notified, consultation available, or nothing. It is computed from the `reaches` of
the provisions, never written by hand. Drafts are simulated and always labelled draft; nobody is
bound by them, and nothing here judges any State.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from openparos.formats.yaml_documents import read_folder, read_yaml, schema_refusals
from openparos.model.errors import InputRefused, Refusal, UnknownState
from openparos.model.states import party
from openparos.model.times import parse_utc

from .bonds import BINDING_BY, bond_of, day_of
from .duties import roster_of
from .instruments import Effect, Instrument, Provision, Reach, Standing, load_instruments

FOLDER: Final = Path(__file__).parent / "conduct"
INDEX: Final = Path(__file__).parent / "data" / "conduct.json"
SCHEMA: Final = Path(__file__).parent / "conduct.schema.json"
STRONGEST_FIRST: Final = tuple(Effect)


@dataclass(frozen=True, slots=True)
class Conduct:
    """One kind of conduct, in neutral words, and whether public orbital data can show it."""

    id: str
    title: str
    description: str
    observable: str
    observable_kind: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentedEvent:
    """An event of the public record, with its facts as its sources give them.

    Attributes
    ----------
    id : str
        Its id, for example ``K17``.
    date : str
        First day, or month, as its source gives it; `until` the last, where it is an interval.
    states : tuple[str, ...]
        Alpha-3 codes of the States whose conduct it is about; empty where it is about none.
    others : tuple[str, ...]
        States whose objects were concerned.
    conduct : tuple[str, ...]
        Kinds of conduct it is an instance of, as a matter of what was done.
    observable, notice, forum, asked : str
        What public orbits show; what was said before and after; where it was taken up; what could
        be asked with. ``not known`` where no source was found.
    """

    id: str
    title: str
    date: str
    states: tuple[str, ...]
    conduct: tuple[str, ...]
    facts: str
    observable: str
    source: str
    until: str | None = None
    others: tuple[str, ...] = ()
    notice: str = "not known"
    forum: str = "not known"
    unverified: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one instrument does to one conduct: its strongest effect, and the provisions behind it."""

    conduct: str
    instrument: str
    standing: Standing
    effect: Effect
    provisions: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the cell of the matrix."""
        return {
            "conduct": self.conduct,
            "instrument": self.instrument,
            "standing": self.standing.value,
            "effect": self.effect.value,
            "provisions": list(self.provisions),
            "notes": list(self.notes),
        }


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@lru_cache(maxsize=1)
def _files() -> dict[str, Any]:
    return read_folder(FOLDER, INDEX)


@lru_cache(maxsize=1)
def conducts() -> Mapping[str, Conduct]:
    """Return the kinds of conduct by id, in the order of the matrix."""
    return {row["id"]: Conduct(**row) for row in _files()["conduct"]["conduct"]}


@lru_cache(maxsize=1)
def documented_events() -> Mapping[str, DocumentedEvent]:
    """Return the documented events by id, by date."""
    rows = [DocumentedEvent(**_tuples(row)) for row in _files()["events"]["events"]]
    return {row.id: row for row in sorted(rows, key=lambda row: row.date)}


def check_conduct_file(path: Path, *, name: str | None = None) -> list[Refusal]:
    """Hold a file of conducts or documented events against its schema; refusals name file and line."""
    try:
        document = read_yaml(path, name=name)
    except InputRefused as error:
        return [Refusal(error.file or str(path), error.line, error.what)]
    return schema_refusals(document, SCHEMA)


def _reaches(instrument: Instrument, conduct: str) -> list[tuple[Provision, Reach]]:
    found = [
        (each, reach) for each in instrument.provisions for reach in each.reaches if reach.conduct == conduct
    ]
    return sorted(found, key=lambda pair: STRONGEST_FIRST.index(pair[1].effect))


def cell_of(instrument: Instrument, conduct: str) -> Cell:
    """Return what an instrument does to a conduct."""
    pairs = _reaches(instrument, conduct)
    return Cell(
        conduct,
        instrument.id,
        instrument.standing,
        pairs[0][1].effect if pairs else Effect.NOTHING,
        tuple(dict.fromkeys(provision.id for provision, _ in pairs)),
        tuple(f"{provision.number}: {reach.note}" for provision, reach in pairs if reach.note),
    )


@lru_cache(maxsize=1)
def gap_matrix() -> Mapping[tuple[str, str], Cell]:
    """Return the whole matrix: every conduct against every instrument."""
    return {
        (conduct, instrument.id): cell_of(instrument, conduct)
        for conduct in conducts()
        for instrument in load_instruments().values()
    }


@dataclass(frozen=True, slots=True)
class ConductSummary:
    """The strongest effect on one conduct, by standing."""

    conduct: str
    strongest: Mapping[str, str]
    by: Mapping[str, tuple[str, ...]]

    @property
    def uncovered_by_law(self) -> bool:
        """Whether no treaty in force prohibits or restricts the conduct."""
        return self.strongest["in-force"] not in ("prohibited", "restricted")


def summarise(conduct: str) -> ConductSummary:
    """Return the strongest effect of treaties, drafts, political and voluntary texts on a conduct."""
    strongest, by = {}, {}
    for standing in Standing:
        cells = [
            cell for (name, _), cell in gap_matrix().items() if name == conduct and cell.standing is standing
        ]
        best = min((cell.effect for cell in cells), key=STRONGEST_FIRST.index, default=Effect.NOTHING)
        strongest[standing.value] = best.value
        by[standing.value] = tuple(
            cell.instrument for cell in cells if cell.effect is best and best is not Effect.NOTHING
        )
    return ConductSummary(conduct, strongest, by)


def coverage_for(state: str, conduct: str, on_us: int) -> list[dict[str, Any]]:
    """Return what touched a conduct of one State on a day, and whether that State was bound.

    Returns
    -------
    list of dict
        One row for each instrument that reaches the conduct and was there on that day: effect,
        standing, provisions, and ``bound`` as yes, no or unknown (``nobody`` for texts that bind
        nobody), with the reason.
    """
    on = day_of(on_us)
    try:
        who = party(state)
    except UnknownState:
        return []
    rows = []
    for instrument in load_instruments().values():
        cell = cell_of(instrument, conduct)
        if cell.effect is Effect.NOTHING or instrument.standing is Standing.DRAFT:
            continue
        if instrument.participation.by in BINDING_BY:
            bond = bond_of(instrument, who, on)
            bound, reason = bond.bound, bond.reason
        elif not instrument.was_there_on(on):
            bound, reason = "no", f"not surely adopted by then ({instrument.adopted})"
        else:
            bound, reason = "nobody", instrument.label
        rows.append({**cell.to_json(), "label": instrument.label, "bound": bound, "reason": reason})
    return rows


def assess_event(event: DocumentedEvent) -> dict[str, Any]:
    """Return what law applied to a documented event, what was observable, said, and where one could turn.

    Nothing here says that any law was kept or not kept.
    """
    on_us = parse_utc((event.date + "-01-01"[len(event.date) - 4 :])[:10])
    law = [
        {"state": state, **row}
        for state in event.states
        for conduct in event.conduct
        for row in coverage_for(state, conduct, on_us)
    ]
    return {
        "event": event.id,
        "title": event.title,
        "date": event.date,
        "until": event.until,
        "states": list(event.states),
        "conduct": list(event.conduct),
        "facts": event.facts,
        "law": [row for row in law if row["bound"] != "no"],
        "not_applicable": [row for row in law if row["bound"] == "no"],
        "observable": event.observable,
        "notice": event.notice,
        "forum": event.forum,
        "source": event.source,
        "unverified": event.unverified,
        "drafts": [simulate(draft, event) for draft in ("ppwt-2008", "ppwt-2014")],
    }


def simulate(draft: str, event: DocumentedEvent) -> dict[str, Any]:
    """Say which provisions of a draft a documented event would have reached, had all States been parties.

    Always labelled: the draft is not in force, and the reach is a matter of words, not a judgement.
    """
    instrument = load_instruments().instrument(draft)
    cells = [cell_of(instrument, conduct) for conduct in event.conduct]
    provisions = sorted({name for cell in cells for name in cell.provisions})
    effect = min((cell.effect for cell in cells), key=STRONGEST_FIRST.index, default=Effect.NOTHING)
    own = {"destructive-test-own", "destructive-test-own-co-orbital"} & set(event.conduct)
    return {
        "draft": draft,
        "label": instrument.label,
        "effect": effect.value,
        "provisions": provisions,
        "reason": _why(draft, bool(own), event, provisions),
    }


def _why(draft: str, own: bool, event: DocumentedEvent, provisions: list[str]) -> str:
    if provisions:
        return f"the words of {', '.join(provisions)} would reach it, if the draft were in force"
    if own:
        words = "force is defined as an act against objects of others" if draft == "ppwt-2014" else ""
        silent = "the draft is silent on tests against one's own objects"
        return f"{silent}; {words}" if words else silent
    if {"direct-ascent-test-no-hit", "ground-based-capability", "abm-interceptor"} & set(event.conduct):
        return "the draft is silent on ground-based systems and on tests"
    return "nothing in the draft speaks of such conduct"


def states_bound(on_us: int) -> dict[str, dict[str, list[str]]]:
    """Return for each instrument that binds States whom it bound on a day, and of whom that is unknown."""
    found = {}
    for instrument in load_instruments().values():
        if instrument.participation.by in BINDING_BY:
            roster = roster_of(instrument.id, on_us)
            found[instrument.id] = {word: list(roster.states(word)) for word in ("yes", "unknown")}
    return found


def matrix_json(on_us: int | None = None) -> dict[str, Any]:
    """Return the matrix and its summary as one answer.

    Parameters
    ----------
    on_us : int or None
        With a day, also for which States each instrument was binding.
    """
    rows = []
    for conduct in conducts().values():
        summary = summarise(conduct.id)
        cells = [
            cell.to_json()
            for (name, _), cell in gap_matrix().items()
            if name == conduct.id and cell.effect is not Effect.NOTHING
        ]
        rows.append(
            {
                "conduct": conduct.id,
                "title": conduct.title,
                "observable": conduct.observable,
                "strongest": dict(summary.strongest),
                "by": {key: list(value) for key, value in summary.by.items()},
                "uncovered_by_law": summary.uncovered_by_law,
                "cells": cells,
            }
        )
    answer: dict[str, Any] = {"conducts": rows}
    answer["note"] = "drafts are simulated; no draft is in force and none binds any State"
    if on_us is not None:
        answer |= {"on": day_of(on_us), "states": states_bound(on_us)}
    return answer
