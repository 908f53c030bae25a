"""`openparos serve` shows the pages, and lets keys sign only on this computer."""

from __future__ import annotations

import pytest

from openparos.cli.main import run
from openparos.cli.serve import LOOPBACK, site
from openparos.store.workspace import Workspace


@pytest.mark.parametrize("sign", [False, True])
def test_the_pages_stand_at_the_root(workspace: Workspace, sign: bool):
    from starlette.testclient import TestClient

    app = site(workspace.root, None, LOOPBACK, sign=sign)
    with TestClient(app, base_url="http://127.0.0.1:8470") as client:
        answer = client.get("/")
        assert answer.status_code == 200
        assert "content-security-policy" in answer.headers
        asked = client.get("/cases/open").text
        assert ("No key of an office may sign" in asked) is not sign
        assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_signing_is_for_this_computer_alone(capsys: pytest.CaptureFixture[str]):
    assert run(["serve", "--sign", "--host", "0.0.0.0", "--name", "exchange.example"]) == 2
    assert "--sign" in capsys.readouterr().err
