"""Writes docs/reference.md, the notebook interface, from the docstrings of the names `openparos` offers.

python builders/reference.py            writes it
python builders/reference.py --check    says whether it is what it should be
"""

from __future__ import annotations

import inspect
import re
import sys
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import openparos

OUT = Path(__file__).resolve().parent.parent / "docs" / "reference.md"
HEAD = """\
# Reference of the notebook interface

`import openparos as op` and these names are there; each is loaded when it is first used. Units stand in the names,
times are microseconds of UTC since 1970 (`op.parse_utc`, `op.format_utc`), tables are Arrow tables. This page is
written from the docstrings by `builders/reference.py`, and a test compares the two.

"""


def signature(name: str, thing: Any) -> str:
    if inspect.isclass(thing) and issubclass(thing, Enum):
        return " | ".join(f"op.{name}.{one.name}" for one in thing)
    try:
        text = str(inspect.signature(thing))
    except (TypeError, ValueError):
        return f"op.{name}"
    text = re.sub(r"'([^']*)'", r"\1", text)
    text = re.sub(r"<(?:[^<>]|<[^<>]*>)*>", "...", text)  # a default that has no literal of its own
    return f"op.{name}{text}"


def docstring(thing: Any) -> str:
    """Turn numpy's underlined sections into small headings, keeping the text."""
    lines = (inspect.getdoc(thing) or "").splitlines()
    out: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if re.fullmatch(r"-{3,}", following.strip()) and line.strip():
            out += [f"**{line.strip()}**", ""]
        elif re.fullmatch(r"-{3,}", line.strip()):
            continue
        elif re.match(r"\S.* :( .+)?$|\S+$", line) and out and _in_section(out):
            out += ["", f"- `{line.strip().removesuffix(' :')}`"]
        elif line.startswith("    ") and _in_section(out):
            out.append(f"  {line.strip()}")
        else:
            out.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).replace("``", "`").strip()


def _in_section(out: list[str]) -> bool:
    headings = [one for one in out if re.fullmatch(r"\*\*\w+\*\*", one)]
    return bool(headings) and headings[-1].strip("*") in ("Parameters", "Returns", "Raises", "Attributes")


def entry(name: str) -> str:
    thing = getattr(openparos, name)
    if isinstance(thing, str):
        return f"## {name}\n\nThe version: a string.\n"
    if isinstance(thing, ModuleType):
        parts = [f"## {name}\n\n{docstring(thing)}\n"]
        for inner in sorted(vars(thing)):
            found = vars(thing)[inner]
            if inspect.isfunction(found) and found.__module__ == thing.__name__ and not inner.startswith("_"):
                shown = signature(f"{name}.{inner}", found)
                parts.append(f"### {name}.{inner}\n\n```python\n{shown}\n```\n\n{docstring(found)}\n")
        return "\n".join(parts)
    parts = [f"## {name}\n\n```python\n{signature(name, thing)}\n```\n\n{docstring(thing)}\n"]
    if inspect.isclass(thing):
        parts += [
            f"### {name}.{inner}\n\n```python\n{signature(f'{name}.{inner}', found)}\n```\n\n{docstring(found)}\n"
            for inner, found in methods(thing)
        ]
    return "\n".join(parts)


def methods(kind: type) -> list[tuple[str, Any]]:
    """Public methods written for this class, in their order in the file."""
    own = [(name, getattr(kind, name)) for name in vars(kind) if not name.startswith("_")]
    return [(name, one) for name, one in own if inspect.isroutine(one) and inspect.getdoc(one)]


def page() -> str:
    return HEAD + "\n".join(entry(name) for name in openparos.__all__)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if OUT.read_text(encoding="utf-8") == page() else f"{OUT} is not up to date: run {sys.argv[0]}"
        )
    OUT.write_text(page(), encoding="utf-8")
