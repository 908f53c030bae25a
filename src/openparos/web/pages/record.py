"""The record: documents, demands, claims, the timeline, and the working paper of 2018 sentence by sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from starlette.requests import Request

from openparos.model.errors import InputRefused, OpenParosError
from openparos.record.entries import ADDRESSED, SEED, load_record, to_json

from ..answers import Page, table_of
from ..paging import asked, part_of
from ..site import Site


def _today() -> date:
    return datetime.now(UTC).date()


def _day(request: Request) -> date:
    text = asked(request, "on")
    try:
        return date.fromisoformat(text) if text else _today()
    except ValueError as error:
        raise InputRefused(f"{text!r} is not a day", remedy="Write it as 2024-07-05") from error


def record(site: Site, request: Request) -> Page:
    """Say what the record holds, and how long the item has been open."""
    from openparos.record.demands import clock
    from openparos.record.votes import roll_calls

    loaded = load_record()
    counts = {kind: len(getattr(loaded, kind)) for kind in ADDRESSED} | {"votes": len(roll_calls())}
    data = {"holds": counts, "clock": clock(_day(request))}
    rows = [{"what": name.replace("_", " "), **row} for name, row in data["clock"]["days_since"].items()]
    return Page(
        "record",
        "The record",
        data,
        (table_of("Days since", {"what": "What", "date": "Date", "days": "Days"}, rows),),
    )


def documents(site: Site, request: Request) -> Page:
    """List documents, newest first."""
    kind, words = asked(request, "kind"), asked(request, "q").casefold().split()
    every = sorted(load_record().documents.values(), key=lambda one: one.date or "", reverse=True)
    chosen = [
        one
        for one in every
        if kind in ("", one.kind)
        and all(word in f"{one.symbol or ''} {one.title} {one.author or ''}".casefold() for word in words)
    ]
    shown, part = part_of(chosen, request, 50)
    rows = [
        {"id": one.id, "symbol": one.symbol, "title": one.title, "date": one.date, "kind": one.kind, "body": one.body,
         "unverified": one.unverified}
        for one in shown
    ]  # fmt: skip
    columns = {"symbol": "Symbol", "title": "Title", "date": "Date", "kind": "Kind", "body": "Body"}
    return Page(
        "documents",
        "Documents",
        {"total": len(chosen), "documents": rows},
        (table_of("Documents", columns, rows),),
        view={"part": part, "kinds": sorted({one.kind for one in every}), "bodies": load_record().bodies},
    )


def demands(site: Site, request: Request) -> Page:
    """List requests with what became of them."""
    from openparos.record.demands import demand_json

    day, status = _day(request), asked(request, "status")
    rows = [
        demand_json(one, day)
        for one in load_record().demands.values()
        if one.made_on <= day.isoformat() and status in ("", one.status)
    ]
    columns = {"document": "Document", "addressee": "Of whom", "action": "What", "deadline": "By when", "status": "Status", "reason": "Why"}  # fmt: skip
    return Page(
        "demands",
        "What was asked, and what became of it",
        {"on": day.isoformat(), "demands": rows},
        (table_of("Demands", columns, rows),),
        view={"statuses": ("met", "partly-met", "not-met", "ongoing", "superseded", "standing")},
    )


def claims(site: Site, request: Request) -> Page:
    """List who said what of which event."""
    chosen = [
        one
        for one in load_record().claims.values()
        if asked(request, "event").upper() in ("", one.event) and asked(request, "topic") in ("", one.topic)
    ]
    rows = [to_json(one) for one in chosen]
    columns = {"event": "Event", "by": "Who", "on": "When", "says": "Says", "orbital_observable": "From orbits", "source": "Source"}  # fmt: skip
    return Page(
        "claims",
        "Claims, each with its author",
        {"claims": rows},
        (table_of("Claims", columns, rows),),
        view={"topics": sorted({one.topic for one in load_record().claims.values()})},
    )


def timeline(site: Site, request: Request) -> Page:
    """Show the record in order of dates, with treaties and documented events beside it."""
    from openparos.commitments.export import dates
    from openparos.record.timeline import Moment
    from openparos.record.timeline import timeline as in_order

    start, end = asked(request, "from") or "1957", asked(request, "to") or "9999"
    kind = asked(request, "kind")
    every = in_order(start, end, beside=[Moment(*each) for each in dates()])
    rows = [one.to_json() for one in every if kind in ("", one.kind)]
    by_year: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_year.setdefault(row["date"][:4], []).append(row)
    return Page(
        "timeline",
        "Timeline",
        {"timeline": rows},
        (table_of("Timeline", {"date": "Date", "kind": "Kind", "what": "What"}, rows),),
        view={"by_year": by_year, "kinds": sorted({one.kind for one in every})},
    )


def seed(site: Site, request: Request) -> Page:
    """Show the working paper of 2018, paragraph by paragraph, with the objects behind each sentence."""
    loaded = load_record()
    rows: list[dict[str, Any]] = [
        {
            "part": part.part,
            "sentences": [
                {"about": one.about, "names": [to_json(named) for named in one.names]}
                for one in part.sentences
            ],
        }
        for part in loaded.seed
    ]
    flat = [
        {"part": part["part"], "about": one["about"], "names": named["name"], "refers": list(named.get("refers", ()))}
        for part in rows
        for one in part["sentences"]
        for named in one["names"]
    ]  # fmt: skip
    columns = {"part": "Part", "about": "About", "names": "Names", "refers": "Stands at"}
    return Page(
        "seed",
        "The working paper of 2018",
        {"document": f"documents/{SEED}", "parts": rows},
        (table_of("What each sentence names", columns, flat),),
    )


def entry(site: Site, request: Request) -> Page:
    """Show one thing of the record, by its address."""
    from openparos.record.demands import demand_json
    from openparos.record.export import document_akn

    loaded = load_record()
    kind, name = request.path_params["kind"], request.path_params["name"]
    if kind == "documents":
        document = loaded.document(name)
        data = {
            **to_json(document),
            "cited_by": list(loaded.cited_by(document.id)),
            "akn": document_akn(document),
        }
        title = f"{document.symbol or 'No symbol stated'}: {document.title}"
    elif kind == "demands":
        demand = loaded.find(f"demands/{name}")
        data, title = demand_json(demand, _day(request)), demand.action
    else:
        found = loaded.find(f"{kind}/{name}")
        data = to_json(found)
        title = next(
            str(data[key]) for key in ("name", "title", "what", "says", "topic", "id") if key in data
        )
    named_by = [
        {"part": part.part, "about": one.about}
        for part in loaded.seed
        for one in part.sentences
        for named in one.names
        if any(each.partition("#")[0] == f"{kind}/{data.get('id', name)}" for each in named.refers)
    ]
    return Page(
        "record_entry",
        title[:1].upper() + title[1:],
        {"address": f"{kind}/{data.get('id', name)}", **data, "named_in_the_working_paper": named_by},
        view={"kind": kind, "roll_call": _roll_call(data.get("symbol"))},
    )


def _roll_call(symbol: str | None) -> str | None:
    """Return the address of the roll call on a document, where there was one."""
    from openparos.record.votes import find_roll_call

    try:
        return find_roll_call(symbol).address if symbol else None
    except OpenParosError:
        return None
