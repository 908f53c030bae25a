"""Cases between States: steps handed in, open cases read. What is not open is not here, whoever asks.

A step that only its readers can open is two hashes and a ciphertext to this server as to everybody else: there is
nothing it could list or let slip. Its readers take the log and read the case with their own key.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response

from openparos.cases.clocks import clocks_of
from openparos.cases.view import case_json, summary
from openparos.log.notes import to_base64
from openparos.model.times import US_PER_DAY, now_us

from .callers import Anybody, Publisher
from .indexing import LogIndex
from .models import CasesOut, ReceiptOut, SealedStepIn, StepIn
from .problems import Denied
from .routes_notices import Limit, Origin, PartyPath, PartyQuery, ReferencePath, file
from .service import Exchange
from .submission import sealed_step_submission, step_submission

router = APIRouter(tags=["cases"])
_NO_CASE: Final = "no such case that is open to all"


@router.post("/cases/steps", status_code=201, responses={200: {"model": ReceiptOut}})
async def take_step(request: Request, response: Response, found: Publisher, step: StepIn) -> ReceiptOut:
    """Take a step in a case open to all; one that cannot follow is refused (409) with those that can."""
    return await file(request, response, found, step_submission, step)


@router.post("/cases/sealed-steps", status_code=201, responses={200: {"model": ReceiptOut}})
async def take_sealed_step(
    request: Request, response: Response, found: Publisher, step: SealedStepIn
) -> ReceiptOut:
    """File a step that is not open. What the log then holds names nobody."""
    return await file(request, response, found, sealed_step_submission, step)


@router.get("/cases")
def list_cases(
    request: Request, _: Anybody, party: PartyQuery = None, origin: Origin = None,
    after: Annotated[str, Query(max_length=120, description="`next` of the answer before.")] = "",
    limit: Limit = 50,
) -> CasesOut:  # fmt: skip
    """List the cases open to all, each with the days since it was opened and what waits for an answer."""
    exchange: Exchange = request.state.exchange
    found = exchange.database.subjects("case-step", origin, party, after=after, limit=limit)
    at_us = now_us()
    rows = []
    for name, case_id in found:
        case = exchange.log_of(name).case(case_id)
        if case is not None:
            waiting = [one.to_json() for one in clocks_of(case, at_us) if one.stopped_us is None]
            days = (at_us - case.opened_us) // US_PER_DAY
            rows.append({**summary(case), "origin": name, "elapsed_days": max(0, days), "waiting": waiting})
    return CasesOut(cases=rows, next=found[-1][1] if len(found) == limit else None)


@router.get("/cases/{party}/{reference}")
def show_case(
    request: Request, party: PartyPath, reference: ReferencePath, _: Anybody, origin: Origin = None
) -> dict[str, Any]:
    """Return an open case: history, clocks in elapsed days, bases, and what each party can do now."""
    index, case_id = _find(request, party, reference, origin)
    case = index.case(case_id)
    if case is None:
        raise Denied(HTTPStatus.NOT_FOUND, _NO_CASE)
    return {**case_json(case, now_us()), "origin": index.origin}


@router.get("/cases/{party}/{reference}/entries")
def show_steps(
    request: Request, party: PartyPath, reference: ReferencePath, _: Anybody, origin: Origin = None
) -> dict[str, Any]:
    """Return the entries of an open case as they stand in the log, in base64, each with the path of its proof."""
    index, case_id = _find(request, party, reference, origin)
    places = index.database.every(index.origin, "case-step", case_id)
    return {
        "case": case_id,
        "origin": index.origin,
        "entries": [
            {"index": place, "entry": to_base64(index.log.entry(place)), "proof": f"/log/proof/{place}"}
            for place in places
        ],
    }


def _find(request: Request, party: str, reference: str, origin: str | None) -> tuple[LogIndex, str]:
    """Return the log in which a case stands; one that is not open is answered as one that never was."""
    exchange: Exchange = request.state.exchange
    case_id = f"{party}/{reference}"
    logs = [exchange.log_of(origin)] if origin else [exchange.index, *exchange.follower.indexes.values()]
    for index in logs:
        if exchange.database.every(index.origin, "case-step", case_id):
            return index, case_id
    raise Denied(HTTPStatus.NOT_FOUND, _NO_CASE)
