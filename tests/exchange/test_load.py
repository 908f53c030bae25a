"""Many missions at once: no error, and nothing that was acknowledged is lost. Times are for the benchmark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

from .postgres import binaries
from .test_federation import free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("database", "seconds", "rate"),
    [("sqlite", 2, 25), pytest.param(None, 60, 200, marks=pytest.mark.long)],
)
def test_missions_hand_in_and_read_at_once(database: str | None, seconds: int, rate: int):
    if database is None and binaries() is None:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    command = [
        sys.executable, str(ROOT / "benchmarks" / "exchange_load.py"), "--seconds", str(seconds), "--rate", str(rate),
        "--port", str(free_port()),
    ]  # fmt: skip
    if database is not None:
        command += ["--database", database]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "errors 0" in done.stdout
    assert "lost 0; the log is whole" in done.stdout
