"""What tests share: where the real data are, when they are there, and a workspace of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = Path(os.environ.get("OPENPAROS_TEST_DATA", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data that is not shipped, or skip."""
    if not SHARED_DATA.is_dir():
        pytest.skip("real data not present; set OPENPAROS_TEST_DATA to their folder")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def own_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a workspace of its own, so that none touches the user's."""
    home = tmp_path / "workspace"
    monkeypatch.setenv("OPENPAROS_HOME", str(home))
    return home
