"""More than can be done at once: who is sent away, how, and what a connection may hold up."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from openparos.exchange.admission import MEMORY_S, Admission

from .conftest import Running, write_settings
from .test_federation import free_port

ROOT = Path(__file__).resolve().parents[2]


def test_a_burst_is_taken_and_a_standing_queue_is_kept_short():
    now = [0.0]
    admission = Admission(40, clock=lambda: now[0])  # short is 10

    def after(seconds: float, *, named: bool = True) -> bool:
        now[0] += seconds
        return admission.admits(named=named)

    with ExitStack() as answering:
        for _ in range(40):  # all at once
            assert admission.admits(named=True)
            answering.enter_context(admission.taken())
        assert not admission.admits(named=True)
    with ExitStack() as answering:
        for _ in range(20):
            answering.enter_context(admission.taken())
        assert after(0.3, named=False)  # a burst still
        assert not after(MEMORY_S)  # it has stood too long
    with ExitStack() as answering:
        for _ in range(8):
            answering.enter_context(admission.taken())
        assert after(0.0)  # short, and kept short: who says who asks is let in
        assert not after(0.0, named=False)
        assert not after(3 * MEMORY_S, named=False)  # for as long as it stands
    assert admission.now == 0
    assert after(MEMORY_S, named=False)
    with ExitStack() as answering:
        for _ in range(20):
            answering.enter_context(admission.taken())
        assert after(0.0, named=False)  # it has emptied: a burst is taken again
    assert admission.refused == 4


def test_a_queue_that_dips_for_a_moment_stands_all_the_same():
    """Requests end in clusters: the number of one moment is not the queue."""
    now = [0.0]
    admission = Admission(40, clock=lambda: now[0])
    room = []
    for number in range(400):
        now[0] += 0.01
        admission.now = 1 if number % 8 == 0 else 25
        room.append(admission.admits(named=True))
    assert not any(room[201:208])
    assert room[200]  # a dip: let in, as short as the queue then is


def test_who_does_not_say_who_asks_gives_way_first():
    admission = Admission(40)
    with ExitStack() as answering:
        for _ in range(30):
            answering.enter_context(admission.taken())
        assert not admission.admits(named=False)
        assert admission.admits(named=True)


def test_one_that_only_waits_takes_no_room():
    admission = Admission(8)
    with admission.taken():
        with admission.resting():
            assert admission.now == 0
        assert admission.now == 1


def test_what_is_sent_away_is_told_so_and_when_to_come_again(run_exchange):
    running: Running = run_exchange("[limits]\nat_once = 8\n")
    admission = running.exchange.admission
    with ExitStack() as answering:
        for _ in range(8):
            answering.enter_context(admission.taken())
        for answer in (running.file(), running.ask("GET", "/log/checkpoint")):
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "application/problem+json"
            assert 1 <= int(answer.headers["retry-after"]) <= 4
            assert "nothing of this request was done" in answer.json()["detail"]
    assert running.exchange.log.size == 0
    assert running.again().status_code == 200
    assert running.file().status_code == 201
    busy = [one for one in running.denials() if one["status"] == 503]
    assert sum(one["times"] for one in busy) == 2
    assert {one["reason"] for one in busy} == {"too much at once"}


def test_a_signed_request_that_was_sent_away_may_be_sent_again_as_it_is(run_exchange):
    """Its number was not used up."""
    running: Running = run_exchange("[limits]\nat_once = 8\n")
    with ExitStack() as answering:
        for _ in range(8):
            answering.enter_context(running.exchange.admission.taken())
        assert running.file().status_code == 503
    assert running.again().status_code == 201


@pytest.fixture
def served(tmp_path: Path):
    """A real server on a port of its own."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/api"
    file = write_settings(
        tmp_path / "exchange", f"sqlite:///{tmp_path / 'exchange.sqlite'}", url=url, more="[limits]\nat_once = 4\n"
    )  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "openparos",
        "serve",
        "--exchange",
        str(file),
        "--port",
        str(port),
        "--no-pages",
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OPENPAROS_HOME": str(tmp_path / "home")}
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert "exchange at" in process.stdout.readline()
        yield port
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def _say(port: int, data: bytes, *, seconds: float = 10) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as one:
        with suppress(BrokenPipeError, ConnectionResetError):
            one.sendall(data)
        parts = []
        while True:
            try:
                part = one.recv(65536)
            except (TimeoutError, ConnectionResetError):
                break
            if not part:
                break
            parts.append(part)
        return b"".join(parts)


def _head(port: int, line: str, *headers: str) -> bytes:
    return "\r\n".join([line, f"Host: 127.0.0.1:{port}", "Connection: close", *headers, "", ""]).encode(
        "latin-1"
    )


def test_a_real_server_against_heads_made_to_harm(served: int):
    """Endless heads, two requests in one, control signs, foreign names: each is refused, and the server goes on."""
    endless = f"GET /api/ HTTP/1.1\r\nHost: 127.0.0.1:{served}\r\nX-Long: ".encode() + b"a" * 2_000_000
    assert _say(served, endless).split(b"\r\n")[0] in (b"HTTP/1.1 431 Request Header Fields Too Large", b"")
    for line, *headers in (
        # two lengths, a length beside chunks, an obscured encoding: what a proxy may read otherwise than the server
        ("POST /api/notices HTTP/1.1", "Content-Length: 5", "Content-Length: 6"),
        ("POST /api/notices HTTP/1.1", "Content-Length: 5", "Transfer-Encoding: chunked"),
        ("POST /api/notices HTTP/1.1", "Transfer-Encoding: xchunked"),
        ("POST /api/notices HTTP/1.1", "Transfer-Encoding : chunked"),
        ("GET /api/ HTTP/1.1", "X-A: b\rX-OpenPAROS-Proxy: c"),
        ("GET /api/\x00 HTTP/1.1",),
        ("GET /api/ HTTP/9.9",),
    ):
        body = b"0\r\n\r\nGET /api/audit/denials HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = _say(served, _head(served, line, *headers) + body)
        assert answer.startswith(b"HTTP/1.1 4"), (line, headers, answer[:80])
        assert answer.count(b"HTTP/1.1 ") == 1, (line, headers, answer)  # never read as two
    for path in (
        "/api/log/%0A",
        "/api/%0a",
        "/api/notices/IDN/a%0Ab",
        "/api/x%0D%0ASet-Cookie:a",
        "/api/a%7f",
        "/api/?a=%0a",
    ):
        answer = _say(served, _head(served, f"GET {path} HTTP/1.1"))
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 400"), (path, answer)
        assert b"application/problem+json" in head, path
        assert b"set-cookie" not in head.lower()
    head, _, body = _say(served, _head(served, "HEAD /api/log/checkpoint HTTP/1.1")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200") and body == b"", head
    foreign = _say(served, b"GET /api/ HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n")
    assert foreign.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in foreign
    assert _say(served, _head(served, "GET /api/ HTTP/1.1", "X-Long: " + "a" * 20_000)).startswith(
        b"HTTP/1.1 431"
    )
    assert _say(served, _head(served, "GET /api/log/checkpoint HTTP/1.1")).startswith(b"HTTP/1.1 200")


def test_many_at_once_are_answered_or_sent_away_and_none_is_cut_off(served: int):
    async def one() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", served)
        writer.write(_head(served, "GET /api/notices?limit=200 HTTP/1.1"))
        data = await reader.read()
        writer.close()
        status = int(data[9:12])
        if status == 503:
            assert b"retry-after" in data.lower() and b"problem+json" in data
        return status

    async def many() -> list[int]:
        return await asyncio.gather(*[one() for _ in range(150)])

    statuses = asyncio.run(many())
    assert set(statuses) == {200, 503}
