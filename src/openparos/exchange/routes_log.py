"""The log as static files, with headers for caches; proofs; and the own witness."""

from __future__ import annotations

import re
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from openparos.log.fsck import ATTACHMENTS
from openparos.log.settings import SETTINGS
from openparos.log.tiles import parse_tile_name, tile_name, tile_width

from .callers import Anybody, Reader
from .problems import Denied
from .service import Exchange

router = APIRouter(tags=["log"])
NEVER_CHANGES: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "public, max-age=0, must-revalidate"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_LARGEST_PLACE: Final = 2**53


def _text(media_type: str) -> dict[int | str, dict[str, Any]]:
    shape = {"type": "object" if media_type == "application/json" else "string"}
    return {200: {"content": {media_type: {"schema": shape}}}, 304: {"description": "Not Modified"}}


@router.get("/log/checkpoint", responses=_text("text/plain"), response_class=Response)
async def checkpoint(request: Request, _: Anybody) -> Response:
    """Return the checkpoint: origin, size and root, signed by the log and its witnesses."""
    exchange: Exchange = request.state.exchange
    data = exchange.log.head.note.to_bytes()
    return _file(request, data, "text/plain; charset=utf-8", ASK_AGAIN)


@router.get("/log/log.json", responses=_text("application/json"), response_class=Response)
def settings(request: Request, _: Anybody) -> Response:
    """Return the keys the log names itself; they vouch for nothing."""
    exchange: Exchange = request.state.exchange
    data = (exchange.settings.log / SETTINGS).read_bytes()
    return _file(request, data, "application/json", ASK_AGAIN)


@router.get("/log/tile/{name:path}", responses=_text("application/octet-stream"), response_class=Response)
def tile(request: Request, name: Annotated[str, Path(max_length=100)], _: Anybody) -> Response:
    """Return a tile of hashes or a bundle of entries (C2SP tlog-tiles); it never changes."""
    exchange: Exchange = request.state.exchange
    found = parse_tile_name(f"tile/{name}")
    if found is None or tile_width(found[0], found[1], exchange.log.size) < found[2]:
        raise Denied(HTTPStatus.NOT_FOUND, "no such tile under the present checkpoint")
    level, index, width = found
    try:
        data = (exchange.settings.log / tile_name(level, index, width)).read_bytes()
    except FileNotFoundError:
        raise Denied(HTTPStatus.NOT_FOUND, "this tile is part of a complete one now") from None
    return _file(request, data, "application/octet-stream", NEVER_CHANGES)


@router.get("/log/attachments/{digest}", responses=_text("application/octet-stream"), response_class=Response)
def attachment(request: Request, digest: Annotated[str, Path(max_length=64)], _: Reader) -> Response:
    """Return an attachment or ciphertext by its hash, to known parties and people alone."""
    exchange: Exchange = request.state.exchange
    path = exchange.settings.log / ATTACHMENTS / digest
    if not _DIGEST.fullmatch(digest) or not path.is_file():
        raise Denied(HTTPStatus.NOT_FOUND, "nothing with this hash is kept here")
    return _file(
        request, path.read_bytes(), "application/octet-stream", "private, max-age=31536000, immutable"
    )


@router.get("/log/proof/{index}", responses=_text("text/plain"), response_class=Response)
def proof(
    request: Request, index: Annotated[int, Path(ge=0, le=_LARGEST_PLACE)], _: Anybody,
    origin: Annotated[str | None, Query(max_length=255)] = None,
) -> Response:  # fmt: skip
    """Return the proof of one entry under the present checkpoint; `openparos log verify` checks it anywhere."""
    exchange: Exchange = request.state.exchange
    log = exchange.log if origin is None else exchange.log_of(origin).log
    if index >= log.size:
        raise Denied(HTTPStatus.NOT_FOUND, f"the log holds {log.size} entries, counted from 0")
    return _file(request, str(log.prove(index)).encode(), "text/plain; charset=utf-8", ASK_AGAIN)


@router.get("/witness", tags=["witness"])
def witness_keys(request: Request, _: Anybody) -> dict[str, Any]:
    """Return the keys of this exchange's own witness, and the logs it watches."""
    witness = request.state.exchange.witness
    if witness is None:
        return {"keys": [], "watches": []}
    return {
        "keys": [str(key) for key in witness.keys],
        "watches": sorted({key.name for key in witness.trusted}),
    }


@router.post(
    "/witness/add-checkpoint", tags=["witness"], response_class=Response,
    responses={
        200: {"content": {"text/plain": {}}}, 400: {"content": {"text/plain": {}}},
        403: {"content": {"text/plain": {}}}, 404: {"content": {"text/plain": {}}},
        409: {"content": {"text/x.tlog.size": {}}}, 422: {"content": {"text/plain": {}}},
    },
    openapi_extra={"requestBody": {"content": {"text/plain": {"schema": {"type": "string"}}}, "required": True}},
)  # fmt: skip
async def add_checkpoint(request: Request, _: Anybody) -> Response:
    """Answer as a witness (C2SP tlog-witness): cosign a checkpoint that grew from the one seen before."""
    exchange: Exchange = request.state.exchange
    if exchange.witness is None:
        raise Denied(HTTPStatus.NOT_FOUND, "this exchange is no witness")
    body = await request.body()
    async with exchange.witnessing:  # one at a time: comparing and keeping are one act
        answer = await run_in_threadpool(exchange.witness.add_checkpoint, body)
    request.state.reason = answer.body.decode("utf-8", "replace").strip()
    return Response(answer.body, answer.status, media_type=answer.media_type)


def _file(request: Request, data: bytes, media_type: str, cache: str) -> Response:
    """Return bytes with their tag; nothing but the tag where the caller has them."""
    tag = f'"{sha256(data).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": cache}
    # A proxy that compresses marks the tag as weak (RFC 9110, 13.1.2: compared without the mark).
    known = request.headers.get("if-none-match", "").split(",")
    if {one.strip().removeprefix("W/") for one in known} & {tag, "*"}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(data, media_type=media_type, headers=headers)
