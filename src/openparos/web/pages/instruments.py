"""Instruments, article by article, who is bound by each on a day, and where the law ends."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from openparos.commitments.instruments import load_instruments
from openparos.model.times import format_utc

from ..answers import Page, table_of
from ..paging import asked, day_asked
from ..site import Site
from ..world import map_of
from .findings import row_of

STANDINGS = ("in-force", "draft", "political", "voluntary")


def instruments(site: Site, request: Request) -> Page:
    """List every instrument by standing."""
    standing = asked(request, "standing")
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "short_title": each.short_title,
            "kind": each.kind,
            "standing": each.standing.value,
            "label": each.label,
            "symbol": each.symbol,
            "date": each.in_force or each.adopted or each.opened,
            "provisions": len(each.provisions),
            "summary": each.summary,
            "unverified": each.unverified,
        }
        for each in load_instruments().values()
        if standing in ("", each.standing.value)
    ]
    columns = {"id": "Id", "title": "Instrument", "label": "Standing", "date": "Date", "provisions": "Provisions"}  # fmt: skip
    return Page(
        "instruments",
        "Instruments",
        {"instruments": rows},
        (table_of("Instruments", columns, rows),),
        view={"standings": STANDINGS},
    )


def instrument(site: Site, request: Request) -> Page:
    """Show one instrument: its provisions, its sources, and who was bound on a day."""
    from openparos.commitments.duties import roster_of

    found = load_instruments().instrument(request.path_params["name"])
    on_us = day_asked(request)
    roster = roster_of(found.id, on_us).to_json()
    words = dict.fromkeys(roster["yes"], "yes")
    words |= {row["state"]: "abstain" for row in roster["unknown"]}
    data = {**found.to_json(), "on": format_utc(on_us)[:10], "parties": roster}
    provisions = data["provisions"]
    columns = {"id": "Provision", "title": "Title", "kind": "Kind", "statement": "In our own words", "grade": "Observability"}  # fmt: skip
    picture = map_of(f"Who was bound by {found.short_title} on {data['on']}", words) if roster["yes"] else ""
    return Page(
        "instrument",
        found.title,
        data,
        (table_of("Provisions", columns, provisions),),
        (f"{found.label.capitalize()}.", found.summary or ""),
        view={"instrument": found, "map": picture},
    )


def provision(site: Site, request: Request) -> Page:
    """Show one provision, with the findings that touch it."""
    loaded = load_instruments()
    found = loaded.provision(f"{request.path_params['name']}/{request.path_params['number']}")
    own = loaded[found.instrument]
    beside = [one for one in site.book().findings if one.row["provision"] == found.id]
    data = {**found.to_json(), "label": own.label, "findings": [row_of(one) for one in beside[:10]], "findings_total": len(beside)}  # fmt: skip
    title = f"{own.short_title}: {found.title}" if found.unverified else f"{own.short_title}, {found.number}: {found.title}"  # fmt: skip
    return Page(
        "provision",
        title,
        data,
        paragraphs=(f"{own.label.capitalize()}. {found.statement}",),
        view={"provision": found, "instrument": own},
    )


def law_of_conduct(site: Site) -> dict[str, Any]:
    """Return the matrix of conducts and instruments, and what applied to each documented event."""
    from openparos.commitments.gaps import assess_event, documented_events, matrix_json

    def make() -> dict[str, Any]:
        matrix = matrix_json()
        return {
            "conducts": matrix["conducts"],
            "note": matrix["note"],
            "events": [assess_event(each) for each in documented_events().values()],
        }

    return site.kept("gaps", None, make)


def gaps(site: Site, request: Request) -> Page:
    """Show which conduct which law reaches, and what applied to each documented event."""
    data = law_of_conduct(site)
    rows = [{"title": one["title"], "observable": one["observable"], **one["strongest"]} for one in data["conducts"]]  # fmt: skip
    columns = {"title": "Conduct", "in-force": "Treaties in force", "draft": "Draft", "political": "Political", "voluntary": "Voluntary",
               "observable": "Seen by public data"}  # fmt: skip
    return Page(
        "gaps",
        "Where the law ends",
        data,
        (table_of("Strongest effect by standing", columns, rows, str(data["note"])),),
    )
