"""Writes docs/methods.md, how each thing is found, from the docstrings of the modules that find it.

python builders/methods.py            writes it
python builders/methods.py --check    says whether it is what it should be
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "methods.md"
SOURCE = ROOT / "src" / "openparos"
HEAD = """\
# Methods

What is computed, by which formula, out of which paper, and how often it is wrong. The texts are those at the head of
the modules that do the work, so that code and page cannot part; a test compares the two (`builders/methods.py`).
Error rates are measured by `openparos benchmark` and stand on the pages named in each part.
"""
# Heading, what to read beside it, and the modules in the order they are worth reading.
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Elements and positions", "Figures: [performance](performance.md).",
     ("orbits/mean.py", "orbits/propagate.py", "orbits/frames.py", "orbits/geostationary.py", "orbits/histories.py", "orbits/matching.py")),
    ("Manoeuvres", "Error rates: [benchmark](benchmark-manoeuvres.md). Why so: [decision 0007](decisions/0007-manoeuvres.md).",
     ("detection/manoeuvres/*", "detection/calibration.py", "detection/noise.py")),
    ("Stations in the geostationary belt", "Error rates: [benchmark](benchmark-manoeuvres.md).",
     ("detection/stations.py", "detection/keeping.py", "detection/neighbours.py")),
    ("Encounters", "Figures: [performance](performance.md), [scale](scale.md). Why so: [decision 0009](decisions/0009-screening.md).",
     ("detection/screening/*", "detection/spread.py")),
    ("Proximity that lasts", "What it cannot show: [limits](limits.md).", ("detection/proximity/*",)),
    ("Break-ups", "Error rates: [events](benchmark-events.md). Why so: [decision 0010](decisions/0010-events-from-families.md).",
     ("detection/breakups/*", "detection/breakup_model.py")),
    ("Releases and decays", "Error rates: [events](benchmark-events.md).",
     ("detection/releases.py", "detection/decays.py", "detection/lifetime.py", "detection/disposal.py", "detection/completeness.py")),
    ("From an event to a finding", "Why so: [decision 0040](decisions/0040-findings-by-rule.md).",
     ("findings/matching.py", "findings/confidence.py", "findings/explanations/*", "findings/reproduction.py")),
    ("The log", "What is not defended: [threat model](threat-model.md).",
     ("log/merkle.py", "log/tiles.py", "log/notes.py", "log/witness.py")),
)  # fmt: skip


def files(pattern: str) -> list[Path]:
    """Modules of a pattern; a package's own text comes first."""
    if not pattern.endswith("/*"):
        return [SOURCE / pattern] if (SOURCE / pattern).exists() else []
    return sorted((SOURCE / pattern[:-2]).glob("*.py"), key=lambda one: (one.name != "__init__.py", one.name))


def text_of(file: Path) -> str:
    """The docstring of a module, headings flattened and code marks made single."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.replace("``", "`")


def page() -> str:
    parts = [HEAD]
    for heading, beside, patterns in PARTS:
        parts.append(f"## {heading}\n\n{beside}\n")
        for file in (one for pattern in patterns for one in files(pattern)):
            name = file.relative_to(SOURCE).as_posix().removesuffix("/__init__.py")
            parts.append(f"### `{name}`\n\n{text_of(file)}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if OUT.read_text(encoding="utf-8") == page() else f"{OUT} is not up to date: run {sys.argv[0]}"
        )
    OUT.write_text(page(), encoding="utf-8")
