"""The house: contracts on imports, docstrings of stages, sizes of files, names on the first screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import openparos

SOURCE = Path(openparos.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
STAGES = sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def test_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; exit(lint_imports())"],
        cwd=SOURCE.parent.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("stage", STAGES, ids=lambda path: path.name)
def test_every_stage_says_what_comes_in_and_what_goes_out(stage: Path):
    docstring = ast.get_docstring(ast.parse((stage / "__init__.py").read_text()))
    assert docstring
    assert len(docstring) > 80
    assert ast.get_docstring(ast.parse((stage / "__init__.py").read_text())).count("\n\n") >= 1


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_stay_readable(file: Path):
    text = file.read_text()
    assert len(text.splitlines()) <= 450
    assert file.name not in {"utils.py", "helpers.py", "manager.py", "misc.py"}


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_functions_stay_short(file: Path):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            length = node.end_lineno - body[0].lineno + 1
            assert length <= 70, f"{file.name}:{node.lineno} {node.name} has {length} lines"


def test_first_screen_of_names_is_there_and_loads():
    for name in openparos.__all__:
        assert getattr(openparos, name) is not None
    assert len(openparos.__all__) <= 40
