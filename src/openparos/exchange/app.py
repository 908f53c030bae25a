"""The application: every route of the exchange, and what surrounds them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from anyio import to_thread
from fastapi import FastAPI
from fastapi.routing import APIRoute

from openparos.model import __version__

from . import problems, routes_about, routes_cases, routes_entries, routes_log, routes_notices, routes_people
from .guard import Guard
from .models import ProblemOut
from .problems import PROBLEM_TYPE
from .service import Exchange
from .settings import ExchangeSettings

ABOUT: Final = (
    "Notices, consultations and their tamper-evident log between States. What is open is read by anybody; to file, "
    "an office of a State or organization signs its request (RFC 9421) with the key that its key set names. People "
    "sign in at an issuer of OpenID Connect, in the browser or with its token. Every refusal is written down."
)
_SCHEMES: Final = {
    "StateSignature": {
        "type": "apiKey", "in": "header", "name": "Signature",
        "description": (
            "HTTP Message Signatures (RFC 9421), tag openparos, Ed25519, over @method, @target-uri and, with a body, "
            "content-digest; with created, keyid and a nonce of 16 to 64 characters that is used once."
        ),
    },
    "Person": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "PersonSession": {
        "type": "apiKey", "in": "cookie", "name": "openparos-session",
        "description": "Begun at /login; over https its name begins with __Host-. It ends after 30 minutes without use, 8 hours at most.",
    },
}  # fmt: skip
_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "/audit/denials": ("StateSignature", "Person", "PersonSession"),
    "/log/attachments/{digest}": ("StateSignature", "Person", "PersonSession"),
    "/logout": ("PersonSession",),
    "/subscriptions": ("StateSignature",),
    "/subscriptions/{subscription_id}": ("StateSignature",),
}
THREADS: Final = 12
_OPEN_POSTS: Final = ("/witness/add-checkpoint",)


def create_app(settings_file: Path, *, names: tuple[str, ...] = ()) -> FastAPI:
    """Return the exchange whose settings stand in a file.

    Parameters
    ----------
    settings_file : Path
        As `openparos exchange init` writes it.
    names : tuple of str
        Under which names it answers; empty for any.
    """
    return app_of(Exchange(ExchangeSettings.load(settings_file)), names=names)


def app_of(exchange: Exchange, *, names: tuple[str, ...] = ()) -> FastAPI:
    """Return the application around an exchange; it is started and ended with it."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Few threads: they wait for the database, and more of them would wait for one another.
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        exchange.start()
        try:
            yield
        finally:
            exchange.stop()

    app = FastAPI(
        title=f"OpenPAROS exchange {exchange.origin}", version=__version__, description=ABOUT, docs_url=None,
        redoc_url=None, openapi_url="/openapi.json", lifespan=lifespan, redirect_slashes=False,
        servers=[{"url": exchange.settings.url}], root_path_in_servers=False, generate_unique_id_function=_name,
    )  # fmt: skip
    problems.install(app)
    refused: dict[int | str, dict[str, Any]] = {
        status: {"model": ProblemOut, "content": {PROBLEM_TYPE: {}}, "description": HTTPStatus(status).phrase}
        for status in (400, 401, 403, 404, 408, 409, 413, 414, 415, 422, 429, 431, 503)
    }
    for part in (routes_about, routes_people, routes_log, routes_notices, routes_cases, routes_entries):
        app.include_router(part.router, responses=refused)
    app.add_middleware(Guard, exchange=exchange, names=names)
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _finish(make())
        return make()

    app.openapi = openapi  # type: ignore[method-assign]
    app.state.exchange = exchange
    return app


def _name(route: APIRoute) -> str:
    return route.name


def _finish(schema: dict[str, Any]) -> None:
    """Say who may ask for what, and that refusals are of their own media type."""
    schema.setdefault("components", {})["securitySchemes"] = _SCHEMES
    for path, operations in schema["paths"].items():
        for method, one in operations.items():
            needed = _NEEDED.get(path, ())
            if method == "post" and path not in (*_OPEN_POSTS, *_NEEDED):
                needed = ("StateSignature",)
            if needed:
                one["security"] = [{name: []} for name in needed]
            for status, answer in one["responses"].items():
                if status.isdigit() and int(status) >= 400:
                    shape = {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
                    plain = answer.get("content", {}) if path in _OPEN_POSTS else {}
                    answer["content"] = {
                        **{name: part for name, part in plain.items() if name.startswith("text/")},
                        PROBLEM_TYPE: shape,
                    }
