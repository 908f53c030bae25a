"""The diplomat's walk-through of a case works word for word, and prints what it says it prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)


def test_commands_of_the_page(tmp_path):
    if shutil.which("sh") is None:
        pytest.skip("no shell")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    program = bin_folder / "openparos"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m openparos "$@"\n')
    program.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    env = {
        **os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8", "OPENPAROS_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    said = ""
    blocks = BLOCK.findall((ROOT / "docs" / "walkthrough-case.md").read_text())
    assert len(blocks) >= 2
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
