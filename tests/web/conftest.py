"""What the tests of the pages share: an invented workspace, a client, and a browser over a running server."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `web` is not installed")

from openparos.store.workspace import Workspace
from openparos.web.app import create_app

from .world import build


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = build(tmp_path_factory.mktemp("pages") / "workspace")
    yield made
    made.archive.close()


@pytest.fixture(scope="session")
def client(workspace: Workspace):
    from starlette.testclient import TestClient

    return TestClient(create_app(Workspace(workspace.root), may_sign=True))


@pytest.fixture(scope="session")
def folder_of_pages() -> Path:
    import openparos.web.app

    return Path(openparos.web.app.__file__).parent


CHROMIUM = Path(os.environ.get("OPENPAROS_TEST_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


class Served:
    """A server that runs beside a test."""

    def __init__(self, app: Any) -> None:
        import uvicorn

        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join(60)
        self._socket.close()


@pytest.fixture(scope="session")
def served(workspace: Workspace) -> Iterator[Served]:
    pytest.importorskip("uvicorn", reason="the extra `web` is not installed")
    running = Served(create_app(Workspace(workspace.root), may_sign=True))
    yield running
    running.end()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(
            f"Chromium is not at {CHROMIUM}; apt-get install chromium libatomic1, or set OPENPAROS_TEST_CHROMIUM"
        )
    with playwright.sync_playwright() as running:
        made = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield made
        made.close()


class Watched:
    """A page of the browser, and everything it complained of or asked elsewhere."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.set_default_timeout(60_000)
        page.on("console", lambda one: self.complaints.append(f"{one.type}: {one.text}"))
        page.on("pageerror", lambda one: self.complaints.append(f"error: {one}"))
        page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked {request.url}")

    def open(self, place: str) -> Any:
        answer = self.page.goto(self.address + place)
        assert answer.status == 200, place
        return self.page


@pytest.fixture
def watched(browser: Any, served: Served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    one = Watched(context.new_page(), served.address)
    yield one
    context.close()
    assert one.complaints == []
