"""Writes ARCHITECTURE.md from the docstrings of the stages and the import contract in pyproject.toml.

python builders/architecture.py            writes it
python builders/architecture.py --check    says whether it is what it should be
"""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "openparos"

HEAD = """\
# Architecture

Folders are stages. They read in the order the data flow, and a lower stage never imports a higher one;
`tests/test_house.py` runs the contract. This page is written by `builders/architecture.py` from the
docstrings of the folders and files, and a test compares the two.

"""

TAIL = """\
## Beside the package

| folder | what is in it |
|---|---|
| `tests/` | mirrors the stages; `tests/law/` dated questions of law a lawyer can read; `tests/fuzz/` fuzz targets |
| `authorities/` | outside truths with their origin, each compared within a named tolerance |
| `benchmarks/` | one file a benchmark: ratios against a named peer in one run; figures in `docs/performance.md` |
| `builders/` | one script for each shipped table and generated page; says where it came from |
| `examples/` | every snippet of the documentation, run as a test |
| `docs/` | the documentation site; `docs/decisions/` one page a decision |
| `scripts/` | `demo` and `test`, the two commands |
| `changelog.d/` | news fragments for the next edition of CHANGELOG.md |

## Where to begin

`model/` (ten minutes) → one file of `commitments/texts/` → `findings/rules/` → `detection/manoeuvres/` → `log/`.
"""


def docstring(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    if not text:
        raise SystemExit(f"{path}: no docstring")
    return text


def layers() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return next(one["layers"] for one in contracts if one["type"] == "layers")


def first_sentence(text: str) -> str:
    paragraph = " ".join(text.split("\n\n")[0].split())
    end = paragraph.find(". ")
    return paragraph if end < 0 else paragraph[: end + 1]


def stage_section(name: str) -> str:
    folder = SOURCE / name
    lines = [f"### `{name}/`", "", docstring(folder / "__init__.py"), ""]
    files = sorted(path for path in folder.iterdir() if path.suffix == ".py" and path.name != "__init__.py")
    folders = sorted(path for path in folder.iterdir() if (path / "__init__.py").exists())
    lines += [f"- `{path.name}`: {first_sentence(docstring(path))}" for path in files]
    lines += [f"- `{path.name}/`: {first_sentence(docstring(path / '__init__.py'))}" for path in folders]
    return "\n".join(lines) + "\n\n"


def page() -> str:
    order = layers()
    text = HEAD + "```text\n" + "\n".join(order) + "\n```\n\n## The stages, from the ground up\n\n"
    for line in reversed(order):
        for name in (part.strip() for part in line.split("|")):
            text += stage_section(name)
    return text + TAIL


if __name__ == "__main__":
    out = ROOT / "ARCHITECTURE.md"
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if out.read_text(encoding="utf-8") == page() else f"{out} is not up to date: run {sys.argv[0]}"
        )
    out.write_text(page(), encoding="utf-8")
