"""What the tests of the pages share: an invented workspace, a client, and a browser over a running server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
