"""`openparos record votes` and `record agreement`: roll calls on outer space, State by State."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openparos.model.errors import OpenParosError

from .options import Common, ExitStatus, print_json, writing
from .tables import print_parts, table_of


def votes(
    symbol: str | None = None,
    *,
    group: str | None = None,
    plot: Path | None = None,
    common: Common = Common(),
) -> ExitStatus:
    """Show a roll call: totals, each State's vote, groups. Without a symbol, list all of them.

    Parameters
    ----------
    symbol : str
        For example A/RES/72/26 or 72/26.
    group : str
        Only the votes of the members of a group (CD-G21, NAM, UN-WEOG, UNSC-P5, ...).
    plot : Path
        Draw the vote by group to this file (PNG, SVG or PDF).
    common : Common
        Options of every command.
    """
    from openparos.record import votes as of

    if symbol is None:
        return _list_votes(common)
    call = of.find_roll_call(symbol)
    answer = of.votes_json(call)
    if group is not None:
        members = of.members_of(group, call.date)
        answer["group"] = group
        answer["votes"] = {state: vote for state, vote in answer["votes"].items() if state in members}
    if plot is not None:
        if not answer["votes"]:
            raise OpenParosError(
                f"{call.symbol} was adopted without a recorded vote; there is nothing to draw"
            )
        from openparos.record.plots import plot_vote

        with writing(plot):
            plot_vote(call, plot)
    if common.as_json:
        print_json(answer)
        return ExitStatus.DONE
    _show_vote(answer)
    return ExitStatus.DONE


def _show_vote(answer: dict[str, Any]) -> None:
    totals = answer["totals"]
    print_parts(
        f"{answer['symbol']}  {answer['title']}",
        f"{answer['date']}, {answer['meeting'] or 'meeting not known'}",
    )
    if totals["yes"] is None:
        print_parts("No recorded vote. " + (answer["note"] or ""))
        return
    print_parts(f"yes {totals['yes']}, no {totals['no']}, abstaining {totals['abstain']}")
    if committee := answer["committee"]:
        counts = "-".join(str(number) for number in committee["totals"].values())
        print_parts(f"before, in the {committee['committee']}: {counts} ({committee['source']})")
    for word in ("no", "abstain", "not-voting", "yes"):
        states = [state for state, vote in answer["votes"].items() if vote == word]
        if states:
            print_parts(f"{word} ({len(states)}): {' '.join(states)}")
    table = table_of(
        "By group (memberships as their source gives them)", "group", "yes", "no", "abstain", "not voting"
    )
    for name, counts in answer["groups"].items():
        table.add_row(name, *(str(counts[word]) for word in ("yes", "no", "abstain", "not-voting")))
    print_parts(table, f"Source: {answer['source']} ({answer['checked']})")


def _list_votes(common: Common) -> ExitStatus:
    from openparos.record.votes import roll_calls, totals_checks

    rows: list[dict[str, Any]] = [
        {"symbol": call.symbol, "date": call.date, "title": call.title, "totals": dict(call.totals)}
        for call in roll_calls().values()
    ]
    differing = [
        {
            "symbol": each.symbol,
            "collection": each.collection,
            "recomputed": each.recomputed,
            "official": each.official,
        }
        for each in totals_checks()
        if not each.agree
    ]
    if common.as_json:
        print_json({"votes": rows, "totals_that_differ_in_the_academic_collection": differing})
        return ExitStatus.DONE
    table = table_of("Roll calls on outer space", "symbol", "date", "yes-no-abstain", "title")
    for row in rows:
        totals = row["totals"]
        known = totals["yes"] is not None
        count = f"{totals['yes']}-{totals['no']}-{totals['abstain']}" if known else "no recorded vote"
        table.add_row(row["symbol"], row["date"], count, row["title"])
    print_parts(table)
    return ExitStatus.DONE


def agreement(first: str, second: str, *, plot: Path | None = None, common: Common = Common()) -> ExitStatus:
    """Say how often two States voted alike, year by year.

    Parameters
    ----------
    first : str
        Alpha-3 code; the Russian Federation's line goes on from the Soviet Union's.
    second : str
        Alpha-3 code of the other.
    plot : Path
        Draw it to this file.
    common : Common
        Options of every command.
    """
    from openparos.model.states import by_alpha3
    from openparos.record.votes import agreement as over_all
    from openparos.record.votes import agreement_by_year

    one, other = by_alpha3(first).code, by_alpha3(second).code
    rows = agreement_by_year(one, other)
    whole = over_all(one, other)
    if plot is not None:
        from openparos.record.plots import plot_agreement

        with writing(plot):
            plot_agreement(one, other, plot)
    years = [{"year": r.year, "alike": r.alike, "both_voted": r.both_voted, "share": r.share} for r in rows]
    if common.as_json:
        print_json(
            {"states": [one, other], "alike": whole.alike, "both_voted": whole.both_voted,
             "share": whole.share, "years": years}
        )  # fmt: skip
        return ExitStatus.DONE
    table = table_of(
        f"{one} and {other}: {whole.alike} of {whole.both_voted} alike", "year", "alike", "both voted"
    )
    for row in years:
        table.add_row(str(row["year"]), str(row["alike"]), str(row["both_voted"]))
    print_parts(table)
    return ExitStatus.DONE
