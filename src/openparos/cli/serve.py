"""`openparos serve`: the web interface, and with ``--exchange`` the exchange, from one process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openparos.model.errors import InputRefused

from .options import Common, ExitStatus, WrongUse, print_json, say

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


def serve(
    *,
    exchange: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 8470,
    name: list[str] | None = None,
    pages: bool | None = None,
    sign: Annotated[bool, Parameter(negative="")] = False,
    common: Common = Common(),
) -> ExitStatus:
    """Serve the web interface on this computer; with an exchange also notices, log and cases to others.

    Without --host only this computer can connect. The web interface stands at /, the exchange under /api. Where
    others can connect the pages of your workspace are not shown to them unless you say --pages. Ends with Ctrl-C.

    Parameters
    ----------
    exchange : Path or None
        Settings of an exchange, as `openparos exchange init` writes them.
    host : str
        Address to listen on; a socket's path as unix:PATH.
    port : int
        Port; 0 takes a free one.
    name : list of str or None
        Names under which others reach this server; needed with any address but this computer's own.
    pages : bool or None
        Show the web interface; by default where only this computer can connect.
    sign : bool
        Offices whose keys lie in the workspace may sign notices in the browser: whoever sits at this computer then
        speaks for them. Not together with --host or --name.
    """
    if sign and (host not in LOOPBACK or name):
        raise WrongUse(
            "--sign is for this computer alone", remedy="Leave out --host and --name, or sign elsewhere"
        )
    if host not in LOOPBACK and not host.startswith("unix:") and not name:
        raise WrongUse(
            f"{host} can be reached by others",
            remedy="Say under which names, with --name exchange.example; or leave out --host",
        )
    shown = pages if pages is not None else host in LOOPBACK and not name
    app = site(common.workspace, exchange, (*LOOPBACK, *(name or ())), pages=shown, sign=sign)
    try:
        from .listening import listen, serve_on
    except ImportError as error:
        raise _not_installed(error) from error
    listening, address = listen(host, port)
    parts = {"url": f"{address}/", "exchange": f"{address}/api" if exchange else None}
    if common.as_json:
        print_json(parts)
    else:
        say(f"OpenPAROS at {parts['url']}" + (f", the exchange at {parts['exchange']}" if exchange else ""))
    serve_on(app, listening)
    return ExitStatus.DONE


def site(
    workspace: Path | None,
    exchange: Path | None,
    names: tuple[str, ...],
    *,
    pages: bool = True,
    sign: bool = False,
) -> Starlette:
    """Return the application: the web interface at ``/`` where it is there, the exchange under ``/api``.

    Parameters
    ----------
    workspace : Path or None
        The workspace the pages show.
    exchange : Path or None
        Settings of an exchange.
    names : tuple of str
        Host names that requests may bear: a page of another site cannot reach this server under its own.
    pages : bool
        Whether to show the web interface.
    sign : bool
        Whether keys of the workspace may sign through it.
    """
    try:
        from starlette.applications import Starlette
        from starlette.middleware import Middleware

        from .mounting import API, KnownNames, Part
    except ImportError as error:
        raise _not_installed(error) from error
    routes = []
    if exchange is not None:
        from openparos.exchange.app import create_app as create_exchange

        routes.append(Part(API, create_exchange(exchange, names=names)))
    interface = _pages(workspace, sign=sign) if pages else None
    if interface is not None:
        routes.append(Part("/", interface))
    if not routes:
        raise InputRefused("nothing to serve", remedy="Give the settings of an exchange: --exchange FILE")
    middleware = [Middleware(KnownNames, allowed_hosts=list(names), www_redirect=False)]
    return Starlette(routes=routes, middleware=middleware, lifespan=_lifespan([one.app for one in routes]))


def _not_installed(error: ImportError) -> InputRefused:
    return InputRefused(
        f"{error.name} is not installed", remedy="Install the extra: pip install openparos[exchange]"
    )


def _pages(workspace: Path | None, *, sign: bool) -> ASGIApp | None:
    """Return the pages of the web interface, or None where it is not part of this installation."""
    from importlib import import_module
    from importlib.util import find_spec

    from openparos.store.workspace import Workspace

    if find_spec("openparos.web.app") is None:
        return None
    options = {"may_sign": True} if sign else {}
    pages: ASGIApp = import_module("openparos.web.app").create_app(Workspace.open(workspace), **options)
    return pages


def _lifespan(apps: list[ASGIApp]) -> Any:
    """Start and end the parts with the whole: a mounted application is not told by itself."""
    from collections.abc import AsyncIterator
    from contextlib import AsyncExitStack, asynccontextmanager

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for one in apps:
                router = getattr(one, "router", None)
                if router is not None:
                    await stack.enter_async_context(router.lifespan_context(one))
            yield

    return lifespan
