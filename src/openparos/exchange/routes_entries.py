"""Following what is filed: polling the entries, an Atom feed, and messages to subscribers."""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus
from typing import Annotated, Any, Final
from xml.etree import ElementTree

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from openparos.model.times import format_utc, now_us
from openparos.store.exchange_database import Wanted

from .callers import Anybody, StateReader
from .models import RawEntriesOut, RawEntryOut, SubscriptionIn
from .problems import Denied
from .routes_notices import FormQuery, Limit, Origin, PartyQuery
from .service import Exchange
from .webhooks import check_webhook

router = APIRouter(tags=["subscribe"])
ATOM: Final = "http://www.w3.org/2005/Atom"
_FEED_LENGTH: Final = 100
_MOST_SUBSCRIPTIONS: Final = 20
_LONGEST_WAIT_S: Final = 25
_KINDS: Final = ("notice", "sealed-notice", "acknowledgement", "case-step", "sealed-step")
_TITLES: Final = {
    "notice": "{party}: {form} ({act}), {id}",
    "sealed-notice": "{party}: a confidential notice, {id}",
    "acknowledgement": "{party} acknowledged {notice}",
    "case-step": "{party}: {act} in the case {subject}",
    "sealed-step": "an entry that is not open",
}


@router.get("/entries")
async def entries(
    request: Request, _: Anybody,
    first: Annotated[int, Query(alias="from", ge=0, le=2**53, description="First index wanted.")] = 0,
    limit: Limit = 100,
    wait: Annotated[int, Query(ge=0, le=_LONGEST_WAIT_S, description="Seconds to wait for one to come.")] = 0,
) -> RawEntriesOut:  # fmt: skip
    """Return entries of the own log in their order, for polling; they are what a proof is about."""
    exchange: Exchange = request.state.exchange
    if wait and exchange.log.size <= first:
        await exchange.wait_for(first, wait)  # no thread waits with it
    return await run_in_threadpool(_raw, exchange, first, limit)


def _raw(exchange: Exchange, first: int, limit: int) -> RawEntriesOut:
    size = exchange.log.size
    found = [
        RawEntryOut(index=place, entry=_object(data))
        for place, data in exchange.log.entries(first, min(first + limit, size))
    ]
    return RawEntriesOut(origin=exchange.origin, size=size, entries=found, next=first + len(found))


def _object(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


@router.get(
    "/feed.atom", response_class=Response,
    responses={200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}},
)  # fmt: skip
def feed(
    request: Request, _: Anybody, party: PartyQuery = None, form: FormQuery = None, origin: Origin = None
) -> Response:
    """Return the newest entries as an Atom feed (RFC 4287)."""
    exchange: Exchange = request.state.exchange
    rows = exchange.database.entries(
        Wanted(kinds=_KINDS, origin=origin or exchange.origin, party=party, form=form), limit=_FEED_LENGTH,
        newest_first=True,
    )  # fmt: skip
    root = ElementTree.Element("feed", xmlns=ATOM)
    base = exchange.settings.url
    updated = rows[0]["received_us"] if rows else exchange.log.head.time_s * 1_000_000
    for name, text in (
        ("id", f"{base}/feed.atom"),
        ("title", exchange.origin),
        ("updated", format_utc(updated)),
    ):
        ElementTree.SubElement(root, name).text = text
    ElementTree.SubElement(root, "link", rel="self", href=f"{base}/feed.atom")
    for row in rows:
        _atom_entry(root, base, row)
    data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(data, media_type="application/atom+xml", headers={"Cache-Control": "public, max-age=10"})


def _atom_entry(root: ElementTree.Element, base: str, row: dict[str, Any]) -> None:
    entry = ElementTree.SubElement(root, "entry")
    title = _TITLES[row["kind"]].format(
        party=row["party"], form=row["form"], act=row["act"], id=row["entry_id"], subject=row["subject_id"],
        notice=row["told"].get("notice"),
    )  # fmt: skip
    place = f"{base}/log/proof/{row['place']}"
    for name, text in (
        ("id", f"{place}?origin={row['origin']}"), ("title", title), ("updated", format_utc(row["received_us"])),
    ):  # fmt: skip
        ElementTree.SubElement(entry, name).text = text
    ElementTree.SubElement(entry, "link", rel="alternate", href=place)
    author = ElementTree.SubElement(entry, "author")
    ElementTree.SubElement(author, "name").text = row["party"] or "not shown"


@router.post("/subscriptions", status_code=201)
def subscribe(request: Request, found: StateReader, wanted: SubscriptionIn) -> dict[str, Any]:
    """Have a short message sent to an address of one's own for each entry that comes from now on."""
    exchange: Exchange = request.state.exchange
    party = str(found.party)
    url = check_webhook(exchange.settings, party, wanted.url)
    if len(exchange.database.subscriptions(party)) >= _MOST_SUBSCRIPTIONS:
        raise Denied(
            HTTPStatus.CONFLICT, f"{party} has {_MOST_SUBSCRIPTIONS} subscriptions; remove one first"
        )
    row = {
        "subscription_id": secrets.token_urlsafe(18), "party": party, "url": url,
        "wanted": json.dumps(wanted.model_dump(exclude={"url"}, exclude_none=True)), "made_us": now_us(),
        "origin": exchange.origin, "next_place": exchange.log.size, "failures": 0, "next_try_us": 0,
        "last_error": None,
    }  # fmt: skip
    exchange.database.add_subscription(row)
    return _shown(row)


@router.get("/subscriptions")
def subscriptions(request: Request, found: StateReader) -> dict[str, Any]:
    """List the subscriptions of one's own party, each with the last failure."""
    exchange: Exchange = request.state.exchange
    rows = [_shown(row) for row in exchange.database.subscriptions(str(found.party))]
    return {"subscriptions": rows, "sender": exchange.deliverer.public_key}


@router.delete("/subscriptions/{subscription_id}", status_code=204)
def unsubscribe(
    request: Request, found: StateReader, subscription_id: Annotated[str, Path(max_length=40)]
) -> None:
    """Remove a subscription of one's own party."""
    exchange: Exchange = request.state.exchange
    if not exchange.database.remove_subscription(subscription_id, str(found.party)):
        raise Denied(HTTPStatus.NOT_FOUND, "no such subscription")


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["subscription_id"], "url": row["url"], "wanted": json.loads(row["wanted"]),
        "from": row["next_place"], "failures": row["failures"], "last_error": row["last_error"],
    }  # fmt: skip
