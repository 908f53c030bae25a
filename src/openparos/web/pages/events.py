"""Events: what was seen, whether or not a provision is touched."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from openparos.model.errors import UnknownObject

from ..answers import Page, table_of
from ..finding_book import Row
from ..paging import asked, part_of
from ..rendering import quantity, quantity_name
from ..site import Site
from .finding_parts import orbit_chart
from .findings import row_of


def summary(event: Row) -> dict[str, Any]:
    """Return what a list shows of an event."""
    return {
        "id": event["id"],
        "kind": event["kind"],
        "tier": event["tier"],
        "objects": [
            {"norad_id": one["norad_id"], "name": one.get("name"), "state": one.get("state")}
            for one in event["objects"]
        ],
        "numbers": [one["norad_id"] for one in event["objects"]],
        "start": event["interval"]["start"],
        "end": event["interval"]["end"],
        "best_time": event.get("best_time"),
        "time_sigma_h": event.get("time_sigma_h"),
        "confidence": event["confidence"],
    }


COLUMNS = {"id": "Event", "kind": "Kind", "tier": "Tier", "numbers": "Objects", "start": "From", "end": "Until",
           "best_time": "Best time", "time_sigma_h": "± (h)", "confidence": "Confidence"}  # fmt: skip


def events(site: Site, request: Request) -> Page:
    """List events, filtered."""
    book = site.book()
    every = list(book.events.values())
    chosen = [one for one in every if _wanted(one, request)]
    shown, part = part_of(chosen, request, 50)
    rows = [summary(one) for one in shown]
    return Page(
        "events",
        "Events",
        {"total": len(chosen), "of": len(every), "events": rows},
        (table_of("Events", COLUMNS, rows),),
        view={
            "part": part,
            "kinds": sorted({one["kind"] for one in every}),
            "states": sorted({body["state"] for one in every for body in one["objects"] if body["state"]}),
            "with_findings": book.of_event,
        },
    )


def _wanted(event: Row, request: Request) -> bool:
    for name in ("kind", "tier", "confidence"):
        if (value := asked(request, name)) and event[name] != value:
            return False
    if (number := asked(request, "object")) and not any(
        str(one["norad_id"]) == number for one in event["objects"]
    ):
        return False
    if (state := asked(request, "state").upper()) and not any(
        one["state"] == state for one in event["objects"]
    ):
        return False
    if (since := asked(request, "since")) and event["interval"]["end"][:10] < since:
        return False
    until = asked(request, "until")
    return not until or event["interval"]["start"][:10] <= until


def event(site: Site, request: Request) -> Page:
    """Show one event with its quantities, its evidence and what was found beside it."""
    from openparos.model.times import parse_utc

    book = site.book()
    name = request.path_params["key"]
    found = book.events.get(name) or book.events.get(f"event:{name}")
    if found is None:
        raise UnknownObject(f"no event {name!r} is at hand", remedy="Look it up in the list of events")
    beside = [row_of(one) for one in book.of_event.get(str(found["id"]), ())]
    report = next((one.report for one in book.of_event.get(str(found["id"]), ())), "")
    cited = book.cited(set(found["evidence"]["element_sets"]), report or next(iter(book.folders), ""))
    start_us, end_us = parse_utc(found["interval"]["start"]), parse_utc(found["interval"]["end"])
    charts = []
    for one in found["objects"][:2]:
        if chart := orbit_chart(site, one, start_us, end_us):
            charts.append({"svg": chart, **one})
    rows = [
        {"quantity": quantity_name(key), "value": quantity(value)}
        for key, value in found["quantities"].items()
    ]
    names = " and ".join(str(one.get("name") or one["norad_id"]) for one in found["objects"])
    title = f"{str(found['kind']).replace('-', ' ').capitalize()}: {names}"
    return Page(
        "event",
        title,
        {**found, "findings": beside, "cited_sets": cited},
        (
            table_of("Quantities", {"quantity": "Quantity", "value": "Value"}, rows),
            table_of("Element sets", {"norad_id": "Object", "epoch": "Epoch", "source": "Source", "sha256": "SHA-256"}, cited),
        ),
        (f"From {found['interval']['start']} to {found['interval']['end']}. Confidence: {found['confidence']}.", *(f"Caveat: {one}" for one in found["caveats"])),
        view={"quantities": rows, "charts": charts},
    )  # fmt: skip
