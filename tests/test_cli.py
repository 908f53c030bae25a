"""The command line itself: help is quick and complete, wrong use is answered with 2."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

from openparos.cli.main import COMMANDS, run


@pytest.mark.parametrize(("name", "target", "summary"), COMMANDS)
def test_every_command_is_there(name: str, target: str, summary: str):
    module, attribute = target.split(":")
    assert getattr(importlib.import_module(module), attribute) is not None
    assert summary.endswith(".")


def test_wrong_use_ends_with_2(capsys: pytest.CaptureFixture[str]):
    assert run(["no-such-command"]) == 2
    assert "no-such-command" in capsys.readouterr().err


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from openparos.cli.main import run; run(['--help']);"
        "heavy = {'numpy', 'pyarrow', 'duckdb', 'numba', 'scipy', 'matplotlib', 'httpx2', 'sgp4'};"
        "heavy &= set(sys.modules);"
        "print(heavy, file=sys.stderr); sys.exit(bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["detect", "nonsense"],
        ["detect", "manoeuvres", "--from", "2024-99-01"],
        ["detect", "manoeuvres", "--object", "abc"],
        ["screen", "--at", "soon", "--hours", "1", "--distance-km", "5"],
        ["coverage", "--from", "soon", "--to", "2024-01-01"],
    ],
)
def test_an_argument_that_cannot_be_read_is_wrong_use(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
):
    assert run(arguments) == 2
    assert capsys.readouterr().err.startswith("openparos: ")


def test_with_json_an_error_is_one_json_object_too(capsys: pytest.CaptureFixture[str]):
    assert run(["finding", "show", "nothing", "--report", "no-such-folder", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert "findings.jsonl" in answer["error"]["where"]
    assert answer["error"]["remedy"]
