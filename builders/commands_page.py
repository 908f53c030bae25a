"""Writes docs/commands.md from the commands' own `--help`.

python builders/commands_page.py            writes it
python builders/commands_page.py --check    says whether it is what it should be
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from importlib import import_module
from pathlib import Path

from cyclopts import App

from openparos.cli.main import COMMANDS, run

OUT = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
HEAD = """\
# Commands

Each command also takes `--json` (one JSON object instead of text) and `--workspace DIR`. Exit status: 0 done, 1 done
but something was refused or a check failed, 2 wrong use. This page is written from `--help` by
`builders/commands_page.py`, and a test compares the two.
"""


def help_of(*words: str) -> str:
    os.environ["COLUMNS"] = "100"
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        run([*words, "--help"])
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).strip()


def subcommands(target: str) -> list[str]:
    module, name = target.split(":")
    found = getattr(import_module(module), name)
    return [one for one in found if not one.startswith("-")] if isinstance(found, App) else []


def page() -> str:
    parts = [HEAD]
    for name, target, _ in COMMANDS:
        parts.append(f"## openparos {name}\n\n```text\n{help_of(name)}\n```\n")
        parts += [
            f"### openparos {name} {one}\n\n```text\n{help_of(name, one)}\n```\n"
            for one in subcommands(target)
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if OUT.read_text(encoding="utf-8") == page() else f"{OUT} is not up to date: run {sys.argv[0]}"
        )
    OUT.write_text(page(), encoding="utf-8")
