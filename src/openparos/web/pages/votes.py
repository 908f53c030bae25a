"""Roll calls: how every State voted, on a map where all are of one size, by group and by name."""

from __future__ import annotations

from starlette.requests import Request

from openparos.record import votes as of

from ..answers import Page, table_of
from ..paging import asked
from ..site import Site
from ..world import map_of


def votes(site: Site, request: Request) -> Page:
    """List roll calls, newest first."""
    words = asked(request, "q").casefold().split()
    rows = [
        {"symbol": call.symbol, "address": call.address, "date": call.date, "title": call.title, **call.totals}
        for call in of.roll_calls().values()
        if all(word in f"{call.symbol} {call.title}".casefold() for word in words)
    ]  # fmt: skip
    rows.sort(key=lambda one: str(one["date"]), reverse=True)
    columns = {"symbol": "Resolution", "date": "Date", "title": "Title", "yes": "Yes", "no": "No", "abstain": "Abstaining"}  # fmt: skip
    return Page(
        "votes", "Roll calls on outer space", {"votes": rows}, (table_of("Roll calls", columns, rows),)
    )


def vote(site: Site, request: Request) -> Page:
    """Show one roll call."""
    name = request.path_params["symbol"]
    found = of.find_vote(name)  # the address of a roll call, or of one State's vote in it; else a symbol
    call = found if isinstance(found, of.RollCall) else of.find_roll_call(found.symbol if found else name)
    data = of.votes_json(call)
    rows = [{"state": state, "vote": word} for state, word in data["votes"].items()]
    by_word = {
        word: [state for state, cast in data["votes"].items() if cast == word]
        for word in ("yes", "no", "abstain", "not-voting")
    }
    return Page(
        "vote",
        f"{call.symbol}: {call.title}",
        data,
        (table_of("Votes", {"state": "State", "vote": "Vote"}, rows),),
        (f"{call.date}. Source: {call.source}",),
        view={
            "map": map_of(f"How States voted on {call.symbol}", dict(data["votes"])) if rows else "",
            "by_word": by_word,
        },
    )
