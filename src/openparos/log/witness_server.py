"""A witness over HTTP with the standard library alone: one path, POST add-checkpoint.

For a small witness behind a proxy that does TLS; the exchange carries the same core in its own server.
"""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from openparos.model.errors import OpenParosError

from .witness import LARGEST_REQUEST_BYTES, Answer, Witness

PATH: Final = "/add-checkpoint"
_TIMEOUT_S: Final = 20


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness; requests are answered one after another.

    Parameters
    ----------
    address : tuple of str and int
        Host and port; port 0 takes a free one.
    witness : Witness
        Answers the requests.
    """

    daemon_threads = True

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        super().__init__(address, _Handler)
        self.witness = witness
        self.lock = threading.Lock()

    def answer(self, body: bytes) -> Answer:
        """Answer one request, whatever happens inside."""
        try:
            with self.lock:
                return self.witness.add_checkpoint(body)
        except (OpenParosError, OSError) as error:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}\n".encode())


class _Handler(BaseHTTPRequestHandler):
    """Reads one request within its limits and hands it on."""

    server: WitnessServer
    protocol_version = "HTTP/1.1"
    server_version = "openparos-witness"
    timeout = _TIMEOUT_S

    def do_POST(self) -> None:
        """Answer POST add-checkpoint."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or len(length) > 9 or int(length) > LARGEST_REQUEST_BYTES:
            answer = Answer(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"the request needs a length, and a small one\n"
            )
            self.close_connection = True  # its body is not read
        else:
            body = self.rfile.read(int(length))
            if self.path == PATH:
                answer = self.server.answer(body)
            else:
                answer = Answer(HTTPStatus.NOT_FOUND, b"only add-checkpoint is answered here\n")
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet; the proxy in front writes the access log."""
