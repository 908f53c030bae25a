"""Roll calls of the General Assembly on outer space: each State's vote, groups, agreement over time.

The votes are those of the official record (UN Digital Library), one character a vote in
``data/votes.csv``: Y yes, N no, A abstaining, X not voting. Groups are memberships as their source
gives them; where no dates of joining are known, today's membership is used and said so.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from openparos.model.errors import OpenParosError

DATA: Final = Path(__file__).parent / "data"
WORDS: Final = {"Y": "yes", "N": "no", "A": "abstain", "X": "not-voting"}
COUNTED: Final = ("yes", "no", "abstain")
# A State that continues another keeps its line in comparisons over time.
CONTINUES: Final = {"SUN": "RUS", "SCG": "SRB"}
# Votes under a State's name cast before this day were another government's (resolution 2758 (XXVI),
# recalled), so that they are shown but not counted as that State's line.
SEAT_SINCE: Final = {"CHN": "1971-10-25"}


class UnknownRollCall(OpenParosError):
    """No roll call on that resolution in the record."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """One recorded vote, or an adoption without one (totals null)."""

    symbol: str
    title: str
    date: str | None
    meeting: str | None
    totals: Mapping[str, int | None]
    not_voting: int | None
    source: str
    checked: str
    note: str = ""

    @property
    def address(self) -> str:
        """Its stable address in the record."""
        return f"votes/{self.symbol.replace('/', '-')}"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _number(text: str) -> int | None:
    return int(text) if text else None


@lru_cache(maxsize=1)
def roll_calls() -> Mapping[str, RollCall]:
    """Return every resolution with a roll call, or adopted without one, by symbol, in order of dates."""
    return {
        row["symbol"]: RollCall(
            row["symbol"], row["title"], row["date"] or None, row["meeting"] or None,
            {key: _number(row[key]) for key in COUNTED}, _number(row["not_voting"]),
            row["source"], row["checked"], row["note"],
        )
        for row in _rows("rollcalls.csv")
    }  # fmt: skip


@lru_cache(maxsize=1)
def all_votes() -> Mapping[str, Mapping[str, str]]:
    """Return each State's vote by symbol: yes, no, abstain or not-voting."""
    found: dict[str, dict[str, str]] = {}
    for row in _rows("votes.csv"):
        state = row.pop("state")
        for symbol, vote in row.items():
            if vote:
                found.setdefault(symbol, {})[state] = WORDS[vote]
    return found


def find_roll_call(name: str) -> RollCall:
    """Return a roll call by symbol: ``A/RES/72/26``, ``72/26``, ``36/97 C``.

    Raises
    ------
    UnknownRollCall
        When the record has none, saying what it has of the same session.
    """
    key = re.sub(r"[\s\[\]]", "", name).upper().removeprefix("A/RES/").removeprefix("RES-").replace("-", "/")
    for symbol, call in roll_calls().items():
        if re.sub(r"[\[\]]", "", symbol).removeprefix("A/RES/") == key:
            return call
    session = key.split("/")[0]
    others = [symbol for symbol in roll_calls() if symbol.startswith(f"A/RES/{session}/")]
    hint = f"Of that session there are {', '.join(others)}" if others else "See `openparos record votes`"
    raise UnknownRollCall(f"no roll call on {name!r} in the record", remedy=hint)


def votes_of(symbol: str) -> Mapping[str, str]:
    """Return each State's vote on a resolution; empty where no vote was recorded."""
    return all_votes().get(symbol, {})


@dataclass(frozen=True, slots=True)
class Vote:
    """One State's vote on one resolution; its address is ``votes/A-RES-72-26/VNM``."""

    symbol: str
    date: str | None
    state: str
    vote: str

    @property
    def address(self) -> str:
        """Its stable address in the record."""
        return f"votes/{self.symbol.replace('/', '-')}/{self.state}"


def find_vote(name: str) -> RollCall | Vote | None:
    """Return what stands at an address after ``votes/``: a roll call, or one State's vote in it."""
    wanted, _, state = name.partition("/")
    for call in roll_calls().values():
        if call.symbol.replace("/", "-") == wanted:
            if not state:
                return call
            vote = votes_of(call.symbol).get(state)
            return Vote(call.symbol, call.date, state, vote) if vote else None
    return None


def recomputed(symbol: str) -> dict[str, int]:
    """Return the totals counted from the States' votes."""
    counts = Counter(votes_of(symbol).values())
    return {key: counts[key] for key in COUNTED}


def votes_json(call: RollCall) -> dict[str, Any]:
    """Return the answer of ``openparos record votes SYMBOL``."""
    votes = votes_of(call.symbol)
    totals = dict(call.totals)
    return {
        "symbol": call.symbol,
        "date": call.date,
        "title": call.title,
        "meeting": call.meeting,
        "totals": totals,
        "recomputed": recomputed(call.symbol) if votes else None,
        "not_voting": call.not_voting,
        "votes": dict(votes),
        "groups": {name: group_totals(call.symbol, name) for name in groups()} if votes else {},
        "committee": committee_votes().get(call.symbol),
        "source": call.source,
        "checked": call.checked,
        "note": "; ".join(filter(None, (call.note, _seat_note(call)))) or None,
    }


def _seat_note(call: RollCall) -> str | None:
    early = [state for state, since in SEAT_SINCE.items() if call.date and call.date < since]
    if not early:
        return None
    return f"cast under the name of {', '.join(early)} by another government than today's"


@lru_cache(maxsize=1)
def committee_votes() -> Mapping[str, dict[str, Any]]:
    """Return the totals of the vote in the committee before the plenary, where a source gives them."""
    return {
        row["symbol"]: {
            "committee": row["committee"],
            "totals": {key: int(row[key]) for key in COUNTED},
            "note": row["note"] or None,
            "source": row["source"],
        }
        for row in _rows("committee_votes.csv")
    }


@dataclass(frozen=True, slots=True)
class Membership:
    """A State's membership of a group, with dates where the source gives them."""

    group: str
    state: str
    from_: str | None
    to: str | None
    source: str


@lru_cache(maxsize=1)
def groups() -> Mapping[str, tuple[Membership, ...]]:
    """Return the memberships of each group (CD-G21, NAM, UN-WEOG, UNSC-P5, ...)."""
    found: dict[str, list[Membership]] = {}
    for row in _rows("groups.csv"):
        found.setdefault(row["group"], []).append(
            Membership(row["group"], row["state"], row["from"] or None, row["to"] or None, row["source"])
        )
    return {name: tuple(rows) for name, rows in sorted(found.items())}


def members_of(group: str, on: str | None = None) -> frozenset[str]:
    """Return the members of a group on a day; without dates in the source, its members at the source's date.

    Raises
    ------
    OpenParosError
        When there is no such group.
    """
    if group not in groups():
        raise OpenParosError(f"no group {group!r}", remedy=f"There are: {', '.join(groups())}")
    return frozenset(
        each.state
        for each in groups()[group]
        if on is None or ((each.from_ or "") <= on and (each.to is None or on < each.to))
    )


def group_totals(symbol: str, group: str) -> dict[str, int]:
    """Return how the members of a group voted: yes, no, abstain, not-voting."""
    call = roll_calls()[symbol]
    members = members_of(group, call.date)
    votes = votes_of(symbol)
    counts = Counter(
        vote for state, vote in votes.items() if state in members or CONTINUES.get(state) in members
    )
    return {word: counts[word] for word in WORDS.values()}


@cache
def _line_of(state: str) -> Mapping[str, str]:
    """Return a State's votes by symbol, those of the State it continues with its own."""
    names = {state, *(old for old, new in CONTINUES.items() if new == state)}
    since = SEAT_SINCE.get(state, "")
    return {
        symbol: votes[name]
        for symbol, votes in all_votes().items()
        for name in names & votes.keys()
        if (roll_calls()[symbol].date or "") >= since
    }


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two States voted alike on roll calls in which both said yes, no or abstained."""

    year: int | None
    alike: int
    both_voted: int

    @property
    def share(self) -> float | None:
        """Alike over both voted, or None where they never both voted."""
        return self.alike / self.both_voted if self.both_voted else None


def agreement(first: str, second: str) -> Agreement:
    """Return the agreement of two States over all roll calls on outer space."""
    rows = agreement_by_year(first, second)
    return Agreement(None, sum(row.alike for row in rows), sum(row.both_voted for row in rows))


def agreement_by_year(first: str, second: str) -> tuple[Agreement, ...]:
    """Return the agreement of two States, year by year, where both voted."""
    one, other = _line_of(first), _line_of(second)
    years: dict[int, list[bool]] = {}
    for symbol in one.keys() & other.keys():
        date = roll_calls()[symbol].date
        if date and one[symbol] in COUNTED and other[symbol] in COUNTED:
            years.setdefault(int(date[:4]), []).append(one[symbol] == other[symbol])
    return tuple(Agreement(year, sum(rows), len(rows)) for year, rows in sorted(years.items()))


@dataclass(frozen=True, slots=True)
class TotalsCheck:
    """One roll call of the academic collection: its totals as given, as recomputed, and of record."""

    symbol: str
    vote_on: str
    collection: str
    recomputed: str
    agree: bool
    official: str | None


@lru_cache(maxsize=1)
def totals_checks() -> tuple[TotalsCheck, ...]:
    """Return how each of the 76 roll calls of the academic collection came out when recomputed."""
    return tuple(
        TotalsCheck(
            row["symbol"], row["vote_on"], row["collection_totals"], row["recomputed_totals"],
            row["agree"] == "yes", row["official_totals"] or None,
        )
        for row in _rows("votes_check.csv")
    )  # fmt: skip
