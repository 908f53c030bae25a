"""Checks the record runs on itself and on the seed: dates that must fit, symbols that must resolve, totals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from .demands import dated_days, first_day
from .entries import SEED, Record, UnknownEntry, load_record
from .votes import recomputed, roll_calls, totals_checks, votes_of


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, whether it holds, and the figures behind it."""

    name: str
    ok: bool
    detail: str

    def to_json(self) -> dict[str, Any]:
        """Return the check as plain values."""
        return {"name": self.name, "ok": self.ok, "detail": self.detail}


def session_of(symbol: str) -> int | None:
    """Return the session of the General Assembly in a resolution's number."""
    match = re.match(r"A/RES/(\d+)/", symbol)
    return int(match.group(1)) if match else None


def within_session(symbol: str, day: str) -> bool:
    """Say whether a date lies in the session its number implies: session 72 is September 2017 to 2018."""
    session = session_of(symbol)
    if session is None:
        return True
    start = 1945 + session
    return date(start, 9, 1) <= first_day(day) <= date(start + 1, 9, 30)


def check_dates(record: Record) -> Check:
    """Check that each resolution's date lies in its session."""
    wrong = [
        f"{each.symbol} {each.date}"
        for each in record.documents.values()
        if each.symbol and each.date and not within_session(each.symbol, each.date)
    ]
    return Check("dates of resolutions lie in their session", not wrong, ", ".join(wrong) or "all do")


def check_draft_before_discussion(record: Record) -> Check:
    """Check that the discussion of June 2014 began the day after the updated draft was tabled."""
    life = {stage.status: stage.on for stage in record.documents["cd-1985"].life}
    tabled = first_day(life["submitted"] or "")
    begun = min(dated_days(record.meetings["cd-2014-06-informal"]))
    days = (begun - tabled).days
    note = f"tabled {tabled}, document dated {record.documents['cd-1985'].date}, discussed from {begun}"
    return Check("the discussion of June 2014 follows the updated draft by one day", days == 1, note)


def check_life_of_the_seed(record: Record) -> Check:
    """Check that the seed was submitted on 3 August and issued on 17 August 2018, 14 days later."""
    life = {stage.status: stage.on for stage in record.documents[SEED].life}
    submitted, issued = life.get("submitted"), life.get("issued")
    days = (first_day(issued) - first_day(submitted)).days if submitted and issued else None
    return Check(
        "the working paper was issued 14 days after submission",
        days == 14,
        f"{submitted} to {issued}: {days}",
    )


def check_symbols(record: Record) -> Check:
    """Check that every symbol the seed cites resolves, and that its own missing symbol stays null."""
    seed = record.documents[SEED]
    missing = [name for name in seed.cites if name not in record.documents]
    unexplained = [
        each.id for each in record.documents.values() if each.symbol is None and not each.symbol_note
    ]
    ok = not missing and not unexplained and seed.symbol is None
    return Check(
        "symbols resolve or are flagged", ok, f"own symbol: {seed.symbol_note}; missing: {missing or 'none'}"
    )


def check_discussion_days(record: Record) -> Check:
    """Count the days of informal discussion the seed lists: eight in four years."""
    days = sorted(
        day
        for name in ("cd-2014-06-informal", "cd-2015-08-informal", "cd-2017-06-way-ahead")
        for day in dated_days(record.meetings[name])
    )
    years = days[-1].year - days[0].year + 1
    return Check(
        "eight days of informal discussion in four years",
        (len(days), years) == (8, 4),
        f"{len(days)} days in {years} years",
    )


def check_names(record: Record) -> Check:
    """Check that every name in the seed resolves in the record, or says why it does not.

    Addresses of instruments are another stage's and are checked where both are known.
    """
    lost = []
    for part in record.seed:
        for sentence in part.sentences:
            for named in sentence.names:
                if not named.refers and not named.unresolved:
                    lost.append(f"{part.part}: {named.name}")
                for address in named.refers:
                    if not address.startswith("instruments/"):
                        try:
                            record.find(address)
                        except UnknownEntry:
                            lost.append(f"{part.part}: {named.name} -> {address}")
    return Check(
        "every name of the working paper resolves or is flagged", not lost, "; ".join(lost) or "all do"
    )


def check_references(record: Record) -> Check:
    """Check that documents, meetings, decisions, demands and claims refer to entries that exist."""
    known = {*record.bodies, *record.documents, *record.meetings, *record.decisions}
    lost = [
        f"{each.id}: {name}"
        for each in record.documents.values()
        for name in (each.body, each.author, each.submitter, each.addressee, *each.cites)
        if name is not None and name not in known
    ]
    lost += [
        f"{each.id}: {name}"
        for each in record.demands.values()
        for name in (each.document, each.made_by, *each.evidence)
        if name not in known
    ]
    lost += [
        f"{each.id}: {name}"
        for each in record.claims.values()
        for name in each.contradicts
        if each.id not in record.claims[name].contradicts
    ]
    lost += [
        f"{each.id}: {name}"
        for each in record.meetings.values()
        for name in (each.body, each.authority)
        if name is not None and name not in known
    ]
    return Check("references hold, contradictions both ways", not lost, "; ".join(lost) or "all do")


def check_totals() -> Check:
    """Check that totals counted from the States' votes equal the recorded ones of the official record."""
    counted = [call for call in roll_calls().values() if votes_of(call.symbol)]
    wrong = [call.symbol for call in counted if recomputed(call.symbol) != dict(call.totals)]
    return Check(
        "totals of the official record", not wrong, f"{len(counted) - len(wrong)} of {len(counted)} equal"
    )


def check_collection_totals() -> Check:
    """Check the same for the academic collection, listing those that differ."""
    rows = totals_checks()
    differing = [row for row in rows if not row.agree]
    listed = "; ".join(f"{row.symbol} {row.collection} counted {row.recomputed}" for row in differing)
    equal = len(rows) - len(differing)
    return Check("totals of the academic collection", equal >= 70, f"{equal} of {len(rows)} equal; {listed}")


def check_record() -> tuple[Check, ...]:
    """Run every check of the record on itself."""
    record = load_record()
    return (
        check_dates(record),
        check_draft_before_discussion(record),
        check_life_of_the_seed(record),
        check_symbols(record),
        check_discussion_days(record),
        check_names(record),
        check_references(record),
        check_totals(),
        check_collection_totals(),
    )
