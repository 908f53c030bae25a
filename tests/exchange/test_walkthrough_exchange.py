"""The walk-through of two exchanges and a witness works word for word (its ports apart), as separate processes."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

from .conftest import wait_until
from .test_federation import free_port

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "walkthrough-exchange.md"
BLOCK = re.compile(r"```(sh|text|)\n(.*?)```", re.DOTALL)


def answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_commands_of_the_page(tmp_path: Path):
    if shutil.which("sh") is None:
        pytest.skip("no shell")
    text = PAGE.read_text()
    ports = {number: free_port() for number in ("8471", "8472", "8480")}
    for number, port in ports.items():
        text = text.replace(number, str(port))
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
    said, started = "", []
    blocks = BLOCK.findall(text)
    assert [kind for kind, _ in blocks].count("") == 1
    try:
        for kind, body in blocks:
            if kind == "":
                for line in body.strip().splitlines():
                    with (work / f"server-{len(started)}.log").open("wb") as out:
                        started.append(
                            subprocess.Popen(
                                ["sh", "-c", f"exec {line}"], cwd=work, env=env, stdout=out, stderr=out
                            )
                        )
                assert len(started) == 3
                wait_until(lambda: all(answers(port) for port in ports.values()), 120)
            elif kind == "sh":
                done = subprocess.run(
                    ["sh", "-e", "-c", body], cwd=work, env=env, capture_output=True, text=True, check=False
                )
                logs = "".join(path.read_text() for path in work.glob("server-*.log"))
                assert done.returncode == 0, body + done.stdout + done.stderr + logs
                said = done.stdout
            else:
                pattern = ".*".join(map(re.escape, body.split("…")))
                assert re.fullmatch(pattern, said, re.DOTALL), f"{body}\n--- printed:\n{said}"
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(30)
