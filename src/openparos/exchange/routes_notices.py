"""Notices and acknowledgements: handed in, listed, read with what stands now and who has acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from openparos.model.times import format_utc
from openparos.notices.standing import FiledEntry, Standing, parse_entry
from openparos.store.exchange_database import Wanted

from .callers import Acknowledger, Anybody, Caller, Publisher
from .indexing import NOTICE_KINDS, LogIndex
from .models import AcknowledgementIn, EntriesOut, EntryOut, NoticeIn, ReceiptOut
from .problems import Denied
from .service import Exchange
from .submission import Desk, Submission, acknowledgement_submission, notice_submission

router = APIRouter(tags=["notices"])
Origin = Annotated[str | None, Query(max_length=255, description="Name of a log kept or followed here.")]
PartyQuery = Annotated[str | None, Query(pattern=r"^[A-Z0-9-]{2,20}$")]
FormQuery = Annotated[str | None, Query(pattern=r"^[a-z0-9-]{1,60}$")]
Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[
    str | None, Query(pattern=r"^\d{1,17}\.\d{1,15}$", description="`next` of the answer before.")
]
PartyPath = Annotated[str, Path(pattern=r"^[A-Z0-9-]{2,20}$")]
ReferencePath = Annotated[str, Path(min_length=1, max_length=80)]
_MOST_ACKNOWLEDGEMENTS: Final = 200
Reading = Callable[[Desk, str, dict[str, Any]], Submission]


async def file(
    request: Request, response: Response, found: Caller, read: Reading, value: BaseModel
) -> ReceiptOut:
    """Check what a party hands in, file it, and answer when it is signed for."""
    exchange: Exchange = request.state.exchange
    given = value.model_dump(exclude_none=True)
    submission = await run_in_threadpool(read, exchange.desk(), str(found.party), given)
    receipt = await asyncio.wrap_future(exchange.writer.submit(submission))
    row = receipt.row
    response.status_code = HTTPStatus.CREATED if receipt.anew else HTTPStatus.OK
    return ReceiptOut(
        id=row.entry_id if row.kind not in ("sealed-step", "acknowledgement") else None, kind=row.kind,
        origin=row.origin, index=row.place, received=format_utc(row.received_us), sha256=row.digest,
        anew=receipt.anew, proof=f"/log/proof/{row.place}",
    )  # fmt: skip


def entry_out(row: dict[str, Any]) -> EntryOut:
    """Return a row of the index as lists show it."""
    named = row["kind"] not in ("sealed-step", "acknowledgement")
    return EntryOut(
        origin=row["origin"], index=row["place"], kind=row["kind"], id=row["entry_id"] if named else None,
        subject=row["subject_id"] if named else None, party=row["party"], form=row["form"], act=row["act"],
        received=format_utc(row["received_us"]) if row["received_us"] else None, sha256=row["digest"],
        told=row["told"],
    )  # fmt: skip


def page(exchange: Exchange, wanted: Wanted, limit: int) -> EntriesOut:
    """Return a page of entries, newest first, and where the next one begins."""
    rows = exchange.database.entries(wanted, limit=limit, newest_first=True)
    more = f"{rows[-1]['received_us']}.{rows[-1]['place']}" if len(rows) == limit else None
    return EntriesOut(entries=[entry_out(row) for row in rows], next=more)


def read_cursor(text: str | None) -> tuple[int, int] | None:
    """Return where a page begins."""
    if text is None:
        return None
    us, _, place = text.partition(".")
    return int(us), int(place)


@router.post("/notices", status_code=201, responses={200: {"model": ReceiptOut}})
async def file_notice(request: Request, response: Response, found: Publisher, notice: NoticeIn) -> ReceiptOut:
    """File a signed notice. The same words handed in twice are one entry; the second answer is 200."""
    return await file(request, response, found, notice_submission, notice)


@router.get("/notices")
def list_notices(
    request: Request, _: Anybody, party: PartyQuery = None, form: FormQuery = None, origin: Origin = None,
    norad_id: Annotated[int | None, Query(ge=1, le=999_999_999)] = None, before: Cursor = None,
    limit: Limit = 50,
) -> EntriesOut:  # fmt: skip
    """List notices, newest first: those filed here, and in the logs followed."""
    wanted = Wanted(
        kinds=("notice",) if form or norad_id else NOTICE_KINDS, origin=origin, party=party, form=form,
        norad_id=norad_id, before=read_cursor(before),
    )  # fmt: skip
    return page(request.state.exchange, wanted, limit)


@router.get("/notices/{party}/{reference:path}")
def show_notice(
    request: Request, party: PartyPath, reference: ReferencePath, _: Anybody, origin: Origin = None
) -> dict[str, Any]:
    """Return a notice: what stands now, its history, its envelopes, and who has acknowledged it."""
    exchange: Exchange = request.state.exchange
    notice_id = f"{party}/{reference}"
    for index in _logs(exchange, origin):
        row = exchange.database.find(index.origin, NOTICE_KINDS, notice_id)
        if row is not None:
            return _notice(exchange, index, row)
    raise Denied(HTTPStatus.NOT_FOUND, f"no notice {notice_id} in the logs kept and followed here")


def _logs(exchange: Exchange, origin: str | None) -> list[LogIndex]:
    if origin is not None:
        return [exchange.log_of(origin)]
    return [exchange.index, *exchange.follower.indexes.values()]


def _notice(exchange: Exchange, index: LogIndex, row: dict[str, Any]) -> dict[str, Any]:
    places = [row["place"]]
    if row["kind"] == "notice":
        places = exchange.database.every(index.origin, "notice", row["subject_id"])
    entries = [parse_entry(place, index.log.entry(place)) for place in places]
    filed = tuple(one for one in entries if isinstance(one, FiledEntry))
    if filed:
        told = Standing(filed).to_json()
    else:
        told = {"id": row["entry_id"], "party": row["party"], "standing": "confidential", **row["told"],
                "received": format_utc(row["received_us"])}  # fmt: skip
    return {
        **told,
        "origin": index.origin,
        "entries": [
            {"index": one.index, "envelope": one.envelope.to_json(), "proof": f"/log/proof/{one.index}"}
            for one in entries
            if one is not None
        ],
        "acknowledgements": _acknowledgements(exchange, index.origin, row["subject_id"]),
    }


def _acknowledgements(exchange: Exchange, origin: str, notice_id: str) -> list[dict[str, Any]]:
    wanted = Wanted(kinds=("acknowledgement",), subject_id=f"{origin} {notice_id}"[:400])
    rows = exchange.database.entries(wanted, limit=_MOST_ACKNOWLEDGEMENTS)
    return [
        {
            "party": row["party"], "office": row["told"]["office"], "received": format_utc(row["received_us"]),
            "sha256": row["told"]["sha256"], "filed_in": row["origin"], "index": row["place"],
        }
        for row in rows
    ]  # fmt: skip


@router.post("/acknowledgements", status_code=201, responses={200: {"model": ReceiptOut}})
async def acknowledge(
    request: Request, response: Response, found: Acknowledger, acknowledgement: AcknowledgementIn
) -> ReceiptOut:
    """File a signed acknowledgement of a notice, in whichever log that stands."""
    return await file(request, response, found, acknowledgement_submission, acknowledgement)
