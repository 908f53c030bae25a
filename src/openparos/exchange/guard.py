"""What stands before every route: how much at once, names, sizes, nesting, time, security headers, the record of refusals."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import Denied, problem

if TYPE_CHECKING:
    from .service import Exchange

_READ_TIMEOUT_S: Final = 20.0
_MOST_PARTS: Final = 20_000
_LONGEST_PATH: Final = 4_000
_LONGEST_HEADER: Final = 16_000
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_ESCAPED: Final = re.compile(rb"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET: Final = re.compile(rb"[\[\]{}]")
_BUSY: Final = "too much is asked at once; nothing of this request was done"
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


def too_deep(body: bytes, depth: int) -> bool:
    """Say whether JSON is nested deeper than allowed, or has more parts than anything needs; nothing is parsed."""
    if body.count(b"[") + body.count(b"{") > _MOST_PARTS:
        return True
    level = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", body)):
        level += 1 if bracket[0] in b"[{" else -1
        if level > depth:
            return True
    return False


class Guard:
    """ASGI middleware around the exchange.

    Parameters
    ----------
    app : ASGIApp
        The routes.
    exchange : Exchange
        Its limits and its book of refusals.
    names : tuple of str
        Under which names it is asked, besides any number of a port; empty for any.
    """

    def __init__(self, app: ASGIApp, exchange: Exchange, names: tuple[str, ...] = ()) -> None:
        self.app = app
        self.exchange = exchange
        self.names = frozenset(one.strip("[]").lower() for one in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on once it was read whole and within its limits."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state: dict[str, Any] = scope.setdefault("state", {})
        state["exchange"] = self.exchange
        state["address"] = self.exchange.address_of(scope)
        state["method"] = scope["method"]
        status = 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            elif scope["method"] == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        admission = self.exchange.admission
        if not admission.admits(named=_says_who(scope)):
            busy = {"Retry-After": str(admission.pause_s())}
            await problem(HTTPStatus.SERVICE_UNAVAILABLE, _BUSY, headers=busy)(scope, receive, answer)
            self.exchange.denials.add_busy()
            return
        with admission.taken():
            try:
                body = await self._body(scope, receive)
            except Denied as error:
                state["reason"] = error.reason
                refusal = problem(error.status, error.reason, headers={"Connection": "close"})
                await refusal(scope, receive, answer)
            else:
                # What is asked with HEAD is answered as with GET, without the body; the signature covers what was asked.
                method = "GET" if scope["method"] == "HEAD" else scope["method"]
                await self.app({**scope, "method": method}, _replay(body, receive), answer)
        if 400 <= status < 500:
            self._note(scope, status, state)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        headers = Headers(scope=scope)
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST_PATH:
            raise Denied(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long")
        if _CONTROL.search(scope["path"]) or _CONTROL_ESCAPED.search(scope["query_string"]):
            raise Denied(HTTPStatus.BAD_REQUEST, "the address holds a sign that no text has")
        if self.names and _name_of(headers.get("host", "")) not in self.names:
            raise Denied(HTTPStatus.BAD_REQUEST, "this server is not known under that name")
        if any(len(value) > _LONGEST_HEADER for _, value in scope["headers"]):
            raise Denied(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "a header is too long")
        if headers.get("content-encoding", "identity") != "identity":
            raise Denied(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a body is sent as it is, not compressed")
        most = self.exchange.settings.limits.body_bytes
        length = headers.get("content-length", "0")
        if not length.isdigit() or len(length) > 12 or int(length) > most:
            raise Denied(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a body has at most {most} bytes")
        try:
            async with asyncio.timeout(_READ_TIMEOUT_S):
                body = await _read(receive, most)
        except TimeoutError:
            raise Denied(HTTPStatus.REQUEST_TIMEOUT, "the body did not come in time") from None
        if body and too_deep(body, self.exchange.settings.limits.depth):
            raise Denied(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the body is nested too deeply or has too many parts"
            )
        return body

    def _note(self, scope: Scope, status: int, state: dict[str, Any]) -> None:
        self.exchange.denials.add(
            status=status, reason=str(state.get("reason", HTTPStatus(status).phrase)), method=scope["method"],
            path=scope["path"], address=state["address"], claimed=state.get("claimed"), party=state.get("party"),
        )  # fmt: skip


def _says_who(scope: Scope) -> bool:
    return any(name in (b"signature", b"authorization", b"cookie") for name, _ in scope["headers"])


def _name_of(host: str) -> str:
    """Return the name in a Host header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


async def _read(receive: Receive, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Denied(HTTPStatus.BAD_REQUEST, "the connection ended within the body")
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise Denied(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a body has at most {most} bytes")
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
