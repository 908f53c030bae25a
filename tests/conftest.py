"""What tests share: where the real data are, when they are there, and a workspace of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
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


BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)


@pytest.fixture
def follow_page(tmp_path: Path) -> Callable[[str], None]:
    """Return what follows a page of the docs word for word: each block of `sh` is run by a shell, the block
    of `text` after it is what must be printed (… stands for anything).
    """

    def follow(page: str) -> None:
        if shutil.which("sh") is None:
            pytest.skip("no shell")
        bin_folder, work = tmp_path / "bin", tmp_path / "work"
        bin_folder.mkdir()
        work.mkdir()
        program = bin_folder / "openparos"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m openparos "$@"\n')
        program.chmod(0o755)
        env = {
            **os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"),
            "LC_ALL": "C.UTF-8", "OPENPAROS_HOME": str(tmp_path / "home"),
        }  # fmt: skip
        env.pop("COLUMNS", None)
        said = ""
        blocks = BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
        assert len(blocks) >= 2, page
        for kind, body in blocks:
            if kind == "sh":
                done = subprocess.run(
                    ["sh", "-e", "-c", body], cwd=work, env=env, capture_output=True, text=True, check=False
                )
                assert done.returncode == 0, body + done.stdout + done.stderr
                said = done.stdout
            else:
                pattern = ".*".join(map(re.escape, body.split("…")))
                assert re.fullmatch(pattern, said, re.DOTALL), f"{body}\n--- printed:\n{said}"

    return follow
