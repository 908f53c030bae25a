"""Writes docs/decisions/index.md from the headings of the pages.

python builders/decisions_index.py            writes it
python builders/decisions_index.py --check    says whether it is what it should be
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "decisions"
HEAD = "# Decisions\n\nOne page a decision: what was decided, why, what it costs.\n\n"


def page() -> str:
    rows = []
    for file in sorted(FOLDER.glob("0*.md")):
        heading = file.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        words = heading.split(maxsplit=1)
        title = words[1] if words[0].rstrip(".").isdigit() else heading
        rows.append(f"- [{int(file.name[:4])}. {title}]({file.name})\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    out = FOLDER / "index.md"
    if "--check" in sys.argv[1:]:
        sys.exit(
            0 if out.read_text(encoding="utf-8") == page() else f"{out} is not up to date: run {sys.argv[0]}"
        )
    out.write_text(page(), encoding="utf-8")
