"""`openparos serve`: the web interface, and with ``--exchange`` the exchange, from one process."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from openparos.model.errors import InputRefused, StoreNotWritable

from .options import Common, ExitStatus, WrongUse, print_json, say

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp

API = "/api"
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
    listening, address = _listen(host, port)
    parts = {"url": f"{address}/", "exchange": f"{address}{API}" if exchange else None}
    if common.as_json:
        print_json(parts)
    else:
        say(f"OpenPAROS at {parts['url']}" + (f", the exchange at {parts['exchange']}" if exchange else ""))
    _run(app, listening)
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
        from starlette.middleware.trustedhost import TrustedHostMiddleware
        from starlette.routing import Mount
    except ImportError as error:
        raise InputRefused(
            f"{error.name} is not installed", remedy="Install the extra: pip install openparos[exchange]"
        ) from error
    routes = []
    if exchange is not None:
        from openparos.exchange.app import create_app as create_exchange

        routes.append(Mount(API, create_exchange(exchange)))
    interface = _pages(workspace, sign=sign) if pages else None
    if interface is not None:
        routes.append(Mount("/", interface))
    if not routes:
        raise InputRefused("nothing to serve", remedy="Give the settings of an exchange: --exchange FILE")
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(names), www_redirect=False)]
    return Starlette(routes=routes, middleware=middleware, lifespan=_lifespan([one.app for one in routes]))


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


def _listen(host: str, port: int) -> tuple[socket.socket, str]:
    """Return a socket that listens, and its address: whoever reads it can connect at once."""
    try:
        if host.startswith("unix:"):
            path = host.removeprefix("unix:")
            Path(path).unlink(missing_ok=True)
            one = socket.socket(socket.AF_UNIX)
            one.bind(path)
            Path(path).chmod(0o660)
            address = host
        else:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            # The protocol must be named: only then are small answers sent at once (TCP_NODELAY), and not after 40 ms.
            one = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((host.strip("[]"), port))
            one.listen(1024)
            shown = f"[{host.strip('[]')}]" if ":" in host else host
            address = f"http://{shown}:{one.getsockname()[1]}"
    except OSError as error:
        raise StoreNotWritable(
            f"cannot listen: {error.strerror}", where=f"{host}:{port}",
            remedy="Another program may use the port; choose one with --port",
        ) from error  # fmt: skip
    return one, address


def _run(app: Starlette, listening: socket.socket) -> None:
    import sys

    import uvicorn

    # Many short waits for the database: threads must not sit out 5 ms for each behind one that computes.
    sys.setswitchinterval(0.0005)
    sys.stdout.flush()  # whoever started this in a pipe waits for the address
    settings = uvicorn.Config(
        app, log_level="warning", server_header=False, date_header=True, proxy_headers=False,
        timeout_keep_alive=30, timeout_graceful_shutdown=10,
    )  # fmt: skip
    uvicorn.Server(settings).run(sockets=[listening])
