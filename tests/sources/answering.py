"""A local server that answers as real sources do on bad days, and what it answers with."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from openparos.formats.tables import KINDS
from openparos.model.times import parse_utc

GP_HEADER = (
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,"
    "MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,"
    "MEAN_MOTION_DOT,MEAN_MOTION_DDOT"
)
GP_ROW = "TEST {n},2020-001A,2024-07-05T12:00:00.000000,15.5,.0001,51.6,10,20,30,0,U,{n},999,1,.0001,.00001,0"
GP = "\n".join([GP_HEADER, *(GP_ROW.format(n=90_000 + n) for n in range(5))]) + "\n"
SATCAT_COLUMNS = next(kind for kind in KINDS if kind.dialect == "CelesTrak SATCAT").columns
SATCAT = ",".join(SATCAT_COLUMNS) + "\n" + "\n".join(
    f"TEST {n},2020-001A,{90_000 + n},PAY,+,US,2020-01-01,AFETR,,95,51.6,500,490" for n in range(4)
) + "\n"  # fmt: skip


@dataclass
class Answer:
    """One scripted answer of the server."""

    body: str = GP
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    delay_s: float = 0.0


class Server:
    """A local server that gives its scripted answers in turn, the last one again and again."""

    def __init__(self) -> None:
        self.answers: list[Answer] = [Answer()]
        self.by_path: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(("GET", self.path))
                outer.headers.append(dict(self.headers))
                self._send(outer.by_path.get(self.path) or outer.spacetrack(self.path) or outer.next_answer())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.asked.append(("POST", self.path))
                good = parse_qs(body).get("password") == ["right"]
                self._send(Answer('""' if good else '{"Login":"Failed"}'))

            def _send(self, answer: Answer) -> None:
                time.sleep(answer.delay_s)
                body = answer.body.encode()
                self.send_response(answer.status)
                length = {} if "Transfer-Encoding" in answer.headers else {"Content-Length": str(len(body))}
                for name, value in (length | answer.headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body[: answer.cut_after])
                self.close_connection = True

            def log_message(self, *arguments: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def spacetrack(self, path: str) -> Answer | None:
        if "/modeldef/" in path:
            fields = [
                {"Field": name, "Type": "varchar(60)", "Null": "YES", "Default": ""}
                for name in ("NORAD_CAT_ID", "EPOCH", "DECAY_DATE", "DECAY_EPOCH", "CURRENT")
            ]
            return Answer(json.dumps({"controller": "basicspacedata", "data": fields}))
        return Answer('"Successfully logged out"') if "logout" in path else None

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Clock:
    """A clock that a test can set."""

    def __init__(self) -> None:
        self.us = parse_utc("2026-11-22T12:00:00Z")

    def __call__(self) -> int:
        return self.us
