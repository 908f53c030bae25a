"""How the server listens: its socket, and a head of a request that is neither endless nor slow without end."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from openparos.model.errors import StoreNotWritable

BACKLOG: Final = 4096
LARGEST_HEAD_BYTES: Final = 64 * 1024
_HEAD_WITHIN_S: Final = 20.0
_TOO_LARGE: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class BoundedHead(HttpToolsProtocol):
    """The HTTP protocol of the server, with a bound on the head of a request; the parser itself has none.

    Who sends no whole head within twenty seconds of connecting, or of beginning one, is not waited for.
    """

    _in_head = True
    _head_bytes = 0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Take in bytes, as long as they are no endless head."""
        if self._in_head and self._waiting is None:
            self._expect()
        super().data_received(data)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > LARGEST_HEAD_BYTES and not self.transport.is_closing():
                self.transport.write(_TOO_LARGE)
                self.transport.close()

    def on_headers_complete(self) -> None:
        """Go on to the body."""
        self._in_head, self._head_bytes = False, 0
        self._let_go()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for the next request on this connection."""
        self._in_head = True
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._let_go()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._waiting = asyncio.get_running_loop().call_later(_HEAD_WITHIN_S, self._give_up)

    def _let_go(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if self._in_head and not self.transport.is_closing():
            self.transport.close()


def listen(host: str, port: int) -> tuple[socket.socket, str]:
    """Return a socket that listens, and its address: whoever reads it can connect at once.

    Raises
    ------
    StoreNotWritable
        When the system refuses it.
    """
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
            one.listen(BACKLOG)
            shown = f"[{host.strip('[]')}]" if ":" in host else host
            address = f"http://{shown}:{one.getsockname()[1]}"
    except OSError as error:
        raise StoreNotWritable(
            f"cannot listen: {error.strerror}", where=f"{host}:{port}",
            remedy="Another program may use the port; choose one with --port",
        ) from error  # fmt: skip
    return one, address


def serve_on(app: Any, listening: socket.socket) -> None:
    """Serve an application until it is told to end."""
    import sys

    import uvicorn

    _many_connections()
    # Many short waits for the database: threads must not sit out 5 ms for each behind one that computes.
    sys.setswitchinterval(0.0005)
    sys.stdout.flush()  # whoever started this in a pipe waits for the address
    settings = uvicorn.Config(
        app, http=BoundedHead, log_level="warning", access_log=False, backlog=BACKLOG, server_header=False,
        date_header=True, proxy_headers=False, timeout_keep_alive=30, timeout_graceful_shutdown=10,
    )  # fmt: skip
    uvicorn.Server(settings).run(sockets=[listening])


def _many_connections() -> None:
    """Let this process hold as many connections as the system allows it."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
