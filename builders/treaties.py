"""Carry the tables of public facts on participation, groups and roll calls into the project's own schema.

    python builders/treaties.py FOLDER [OUT]   the folder that holds treaties/ and votes/; where to write

Facts go over row by row with their source, their `checked` mark and their note. Of `votes/`, which
may not be shipped, only the outcome of recomputing each total is kept.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "openparos"
# The official record names the Federal Republic of Germany before 1990 under a code of its own; it is
# the same State as Germany after.
SAME_STATE = {"GER": "DEU"}
# Rows that another source contradicts: the data set fills gaps with the date of another State's row.
DATASET = "manytreaties GGO/HUGGO dataset, 2025"
MALAYSIA = {
    "action": "accession",
    "date": "2025-09-26",
    "date_precision": "day",
    "source": "Bernama, 2026-01-16; lifenewsagency.com, 2026-01-16 (Ministry of Science, Technology and Innovation)",
    "checked": "two sources",
}
LISTED = {
    "action": "party",
    "date": "",
    "date_precision": "unknown",
    "source": "UNODA/UNOOSA-based public roster, state of Oct 2025",
    "checked": "one source",
}
CORRECTIONS: dict[tuple[str, str, str], dict[str, str]] = {
    ("ost-1967", "MYS", "ratification"): {
        **MALAYSIA,
        "note": "the ministry said in August 2022 that it had signed and not ratified (malaysiatrend.com); "
        f"the ratification of 1968-02-26 in {DATASET}, is left out",
    },
    ("registration-1975", "MYS", "party"): {**MALAYSIA, "note": ""},
    ("ost-1967", "NIC", "ratification"): {
        **LISTED,
        "note": f"listed as a party; the date in {DATASET}, is that of the Netherlands; recalled as of 2017",
    },
    ("ost-1967", "LKA", "accession_or_succession"): {
        **LISTED,
        "note": f"listed as a party; {DATASET}, has 1968-11-18; recalled as 18 November 1986",
    },
}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    sys.stdout.write(f"{path.parent.parent.name}/{path.name}: {path.stat().st_size} bytes\n")


def build_participation(treaties: Path, out: Path) -> None:
    columns = ("instrument", "state", "act", "date", "precision", "source", "checked", "note")
    source = ("instrument", "iso3", "action", "date", "date_precision", "source", "checked", "note")
    acts = [
        row | CORRECTIONS.get((row["instrument"], row["iso3"], row["action"]), {})
        for row in read(treaties / "participation.csv")
    ]
    write(
        out / "commitments" / "data" / "participation.csv",
        columns,
        ([row[key] for key in source] for row in acts),
    )
    columns = ("instrument", "state", "date", "precision", "form", "source", "checked", "note")
    source = ("commitment", "iso3", "date", "date_precision", "form", "source", "checked", "note")
    declarations = read(treaties / "commitments.csv")
    write(
        out / "commitments" / "data" / "declarations.csv",
        columns,
        ([row[key] for key in source] for row in declarations),
    )
    columns = ("group", "state", "from", "to", "source", "checked", "note")
    groups = read(treaties / "groups.csv")
    rows = ([row["iso3" if key == "state" else key] for key in columns] for row in groups)
    write(out / "record" / "data" / "groups.csv", columns, rows)


def build_votes(treaties: Path, out: Path) -> None:
    columns = (
        "symbol",
        "title",
        "date",
        "meeting",
        "yes",
        "no",
        "abstain",
        "not_voting",
        "source",
        "checked",
    )
    parts = ("official_to_2020", "after_2020")
    calls = [row for part in parts for row in read(treaties / f"rollcalls_{part}.csv")]
    calls.sort(key=lambda row: (row["date"], row["symbol"]))
    rows = ([*(row[key] for key in columns), row.get("note") or ""] for row in calls)
    write(out / "record" / "data" / "rollcalls.csv", (*columns, "note"), rows)
    cast: dict[str, dict[str, str]] = defaultdict(dict)
    for part in parts:
        for row in read(treaties / f"rollcall_votes_{part}.csv"):
            state = SAME_STATE.get(row["iso3"], row["iso3"])
            if row["symbol"] in cast[state]:
                raise SystemExit(f"{state} voted twice on {row['symbol']}")
            cast[state][row["symbol"]] = row["vote"]
    symbols = [row["symbol"] for row in calls if any(row["symbol"] in votes for votes in cast.values())]
    matrix = ([state, *(cast[state].get(symbol, "") for symbol in symbols)] for state in sorted(cast))
    write(out / "record" / "data" / "votes.csv", ("state", *symbols), matrix)


def full_symbol(text: str) -> str:
    return text if text.startswith("A/") else f"A/RES/{text.removeprefix('R/')}"


def build_votes_check(votes: Path, treaties: Path, out: Path) -> None:
    """Recompute each total of the academic collection from its States' votes, and hold it beside the record."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for row in read(votes / "outer_space_votes_long.csv"):
        tally[row["rcid"]][row["vote"]] += 1
    official = {row["symbol"]: row for row in read(treaties / "rollcalls_official_to_2020.csv")}
    rows = []
    for row in read(votes / "outer_space_rollcalls.csv"):
        if "cyberspace" in (row["short"] + row["descr"]).lower():
            continue
        symbol = full_symbol(row["unres"])
        recorded = [str(int(float(row[key] or 0))) for key in ("yes", "no", "abstain")]
        counted = tally[row["rcid"]]
        recomputed = [str(counted[code]) for code in ("1", "3", "2")]
        other = official.get(symbol)
        of_record = "-".join(other[key] for key in ("yes", "no", "abstain")) if other else ""
        rows.append(
            (symbol, "paragraph" if row["para"] == "1.0" else "whole", "-".join(recorded), "-".join(recomputed),
             "yes" if recorded == recomputed else "no", of_record)
        )  # fmt: skip
    columns = ("symbol", "vote_on", "collection_totals", "recomputed_totals", "agree", "official_totals")
    write(out / "record" / "data" / "votes_check.csv", columns, sorted(rows))


def main() -> None:
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else PACKAGE
    build_participation(folder / "treaties", out)
    build_votes(folder / "treaties", out)
    build_votes_check(folder / "votes", folder / "treaties", out)


if __name__ == "__main__":
    main()
