"""`openparos serve`: what it mounts where, and whom it lets in."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from openparos.cli.main import run
from openparos.cli.serve import LOOPBACK, site

starlette = pytest.importorskip("starlette")


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A web interface of one page that notes when it is started and ended."""
    from contextlib import asynccontextmanager

    from starlette.applications import Starlette
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    seen: list[str] = []

    @asynccontextmanager
    async def lifespan(_: object):
        seen.append("started")
        yield
        seen.append("ended")

    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse("pages")

    module = types.ModuleType("openparos.web.app")
    module.__spec__ = types.SimpleNamespace(name="openparos.web.app")
    module.create_app = lambda workspace: Starlette(routes=[Route("/", page)], lifespan=lifespan)
    monkeypatch.setitem(sys.modules, "openparos.web.app", module)
    return seen


def test_the_parts_start_and_end_with_the_whole(pages: list[str], tmp_path: Path):
    from starlette.testclient import TestClient

    with TestClient(site(tmp_path, None, LOOPBACK), base_url="http://127.0.0.1") as client:
        assert client.get("/").text == "pages"
        assert pages == ["started"]
    assert pages == ["started", "ended"]


def test_a_foreign_name_is_refused(pages: list[str], tmp_path: Path):
    from starlette.testclient import TestClient

    app = site(tmp_path, None, (*LOOPBACK, "exchange.example"))
    with TestClient(app, base_url="http://127.0.0.1:8470") as client:
        assert client.get("/", headers={"Host": "attacker.example"}).status_code == 400
        assert client.get("/", headers={"Host": "exchange.example"}).status_code == 200
        assert client.get("/", headers={"Host": "localhost:8470"}).status_code == 200


def test_an_address_that_others_reach_needs_names(capsys: pytest.CaptureFixture[str]):
    assert run(["serve", "--host", "0.0.0.0"]) == 2
    assert "--name" in capsys.readouterr().err


def test_pages_are_not_shown_to_others_unless_said(pages: list[str], tmp_path: Path):
    from openparos.model.errors import InputRefused

    with pytest.raises(InputRefused, match="nothing to serve"):
        site(tmp_path, None, (*LOOPBACK, "exchange.example"), pages=False)
