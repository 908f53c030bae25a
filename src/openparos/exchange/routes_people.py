"""People in a browser: signing in at the issuer, the page of who one is here, signing out."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, Template

from openparos.model.errors import VerificationFailed
from openparos.model.times import format_utc

from .callers import Anybody, Permission, session_cookie, session_of
from .problems import Denied
from .service import Exchange
from .sessions import LONGEST_S
from .signing_in import ATTEMPT_S, SignIn

router = APIRouter(tags=["people"])
_NOT_HERE: Final = "people do not sign in at this exchange"
_SHOWN: Final = 50
_PAGE: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/html": {"schema": {"type": "string"}}}}
}
_AWAY: Final[dict[int | str, dict[str, Any]]] = {303: {"description": "See Other"}}
# The page posts to itself alone; what it links to may be told that it came from here, so that the form is known as ours.
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}  # fmt: skip


@router.get("/login", status_code=303, response_class=Response, responses=_AWAY)
async def login(request: Request, _: Anybody) -> Response:
    """Send a person to the issuer to sign in (OpenID Connect, authorization code with PKCE)."""
    exchange: Exchange = request.state.exchange
    try:
        where, attempt = await _sign_in(exchange).begin()
    except VerificationFailed as error:
        raise Denied(HTTPStatus.SERVICE_UNAVAILABLE, error.what, {"Retry-After": "60"}) from error
    answer = RedirectResponse(where, HTTPStatus.SEE_OTHER)
    _keep(exchange, answer, _attempt_cookie(exchange), attempt, ATTEMPT_S)
    return answer


@router.get("/login/return", status_code=303, response_class=Response, responses=_AWAY)
async def login_return(request: Request, _: Anybody) -> Response:
    """Take in a person whom the issuer sends back; 401 where that does not fit what was begun in this browser."""
    exchange: Exchange = request.state.exchange
    given = request.query_params
    if len(given.multi_items()) != len(given):
        raise Denied(HTTPStatus.BAD_REQUEST, "a parameter stands twice")
    try:
        found = await _sign_in(exchange).finish(given, request.cookies.get(_attempt_cookie(exchange)))
    except VerificationFailed as error:
        raise Denied(HTTPStatus.UNAUTHORIZED, error.what) from error
    old = request.cookies.get(session_cookie(exchange))
    if old:
        exchange.sessions.end(old)
    answer = RedirectResponse(f"{exchange.settings.url}/people", HTTPStatus.SEE_OTHER)
    _keep(exchange, answer, session_cookie(exchange), exchange.sessions.begin(found), LONGEST_S)
    _forget(exchange, answer, _attempt_cookie(exchange))
    return answer


@router.get("/people", response_class=Response, responses=_PAGE)
async def people(request: Request, _: Anybody) -> Response:
    """Show a person who they are here and what they may read; for auditors the newest refusals."""
    exchange: Exchange = request.state.exchange
    session = session_of(exchange, request)
    refusals: list[dict[str, Any]] = []
    if session is not None and Permission.AUDIT in session.caller.permissions:
        exchange.denials.flush()
        refusals = [
            {**row, "at": format_utc(row["at_us"])}
            for row in exchange.database.denials(before=None, limit=_SHOWN)
        ]
    page = _template().render(
        origin=exchange.origin, session=session, refusals=refusals, possible=exchange.sign_in is not None, left=None
    )  # fmt: skip
    return HTMLResponse(page, headers=_HEADERS)


@router.post("/logout", response_class=Response, responses=_PAGE)
async def logout(request: Request, _: Anybody) -> Response:
    """End the session of this browser; the form of the page carries the token that is needed."""
    exchange: Exchange = request.state.exchange
    name = request.cookies.get(session_cookie(exchange))
    if name is None or session_of(exchange, request) is None:
        raise Denied(HTTPStatus.UNAUTHORIZED, "nobody is signed in here")
    exchange.sessions.end(name)
    try:
        left = await _sign_in(exchange).leaving()
    except VerificationFailed:
        left = None
    page = _template().render(
        origin=exchange.origin, session=None, refusals=[], possible=True, left=left or "here"
    )
    answer = HTMLResponse(page, headers=_HEADERS)
    _forget(exchange, answer, session_cookie(exchange))
    return answer


def _sign_in(exchange: Exchange) -> SignIn:
    if exchange.sign_in is None:
        raise Denied(HTTPStatus.NOT_FOUND, _NOT_HERE)
    return exchange.sign_in


def _attempt_cookie(exchange: Exchange) -> str:
    return session_cookie(exchange).replace("session", "login")


def _keep(exchange: Exchange, answer: Response, name: str, value: str, seconds: int) -> None:
    secure = exchange.settings.url.startswith("https://")
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")


def _forget(exchange: Exchange, answer: Response, name: str) -> None:
    secure = exchange.settings.url.startswith("https://")
    answer.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")


@lru_cache(maxsize=1)
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True).get_template("people.html")
