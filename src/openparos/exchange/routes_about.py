"""What this exchange is, whom it follows, what it refused, and its description for programs and people."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from openparos.log.notes import to_base64
from openparos.model import __version__
from openparos.model.times import US_PER_SECOND, format_utc

from .callers import Anybody, Auditor
from .description import render
from .routes_notices import Limit
from .service import Exchange

router = APIRouter(tags=["about"])
_SCHEMA: Final = "openparos.exchange/1"


@router.get("/")
def about(request: Request, _: Anybody) -> dict[str, Any]:
    """Say what this exchange is: its log, its limits, and where everything stands."""
    exchange: Exchange = request.state.exchange
    head, limits = exchange.log.head, exchange.settings.limits
    return {
        "schema": _SCHEMA, "software": f"openparos {__version__}", "url": exchange.settings.url,
        "origin": exchange.origin, "size": head.checkpoint.size, "root": to_base64(head.checkpoint.root),
        "signed": format_utc(head.time_s * US_PER_SECOND), "keys": [str(key) for key in head.settings.keys],
        "witnesses": sorted({key.name for key in head.settings.witnesses}),
        "parties": [one.party for one in exchange.identities.parties],
        "limits": {
            "body_bytes": limits.body_bytes, "attachment_bytes": limits.attachment_bytes, "depth": limits.depth,
            "submissions_per_minute": limits.submissions_per_minute, "entries_per_day": limits.entries_per_day,
            "signature_window_s": limits.window_s,
        },
        "description": "/docs", "openapi": "/openapi.json", "feed": "/feed.atom",
    }  # fmt: skip


@router.get("/peers", tags=["federation"])
def peers(request: Request, _: Anybody) -> dict[str, Any]:
    """List the exchanges whose logs are followed, how far, and what is wrong where something is."""
    exchange: Exchange = request.state.exchange
    return {
        "peers": list(exchange.follower.standing.values()),
        "witnesses": [
            {"url": one.url, "name": one.keys[0].name, "problem": exchange.cosigner.failures.get(one.url)}
            for one in exchange.settings.witnesses
        ],
    }


@router.get("/audit/denials", tags=["audit"])
def denials(
    request: Request, _: Auditor, before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    limit: Limit = 100,
) -> dict[str, Any]:  # fmt: skip
    """List the requests that were refused, newest first; for auditors."""
    exchange: Exchange = request.state.exchange
    exchange.denials.flush()
    rows = exchange.database.denials(before=before, limit=limit)
    shown = [{**row, "at": format_utc(row["at_us"])} for row in rows]
    for row in shown:
        del row["at_us"]
    return {"denials": shown, "next": rows[-1]["number"] if len(rows) == limit else None}


@router.get("/docs", response_class=HTMLResponse)
def description(request: Request, _: Anybody) -> Response:
    """Show the description of this exchange to people: one page, no script, nothing from elsewhere."""
    exchange: Exchange = request.state.exchange
    return HTMLResponse(render(request.app.openapi(), exchange.settings.url))
