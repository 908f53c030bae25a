"""Writes docs/matrix.md: the verification matrix and the figures in force, as `openparos instruments matrix` gives them."""

from __future__ import annotations

from pathlib import Path

from openparos.detection.benchmark.in_force import measures, stamp
from openparos.findings.matrix import matrix, paper_only, unseen

PAGE = Path(__file__).resolve().parents[1] / "docs" / "matrix.md"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"


def page() -> str:
    lines = [
        "# Verification matrix",
        "",
        "What public data can show of each provision, by which means, how well and how surely. Written by",
        "`builders/matrix_page.py` from the instruments, the rules and the benchmark figures in force.",
        "`openparos instruments matrix --json` gives the same with every field, and each folder of `openparos assess` holds it",
        "as PDF and DOCX.",
        "",
        f"{len(matrix())} provisions have something that can be seen (A strong, B partial), {paper_only()} show on paper alone",
        f"(C), {len(unseen())} cannot be shown by any public data. Every row uses public data taken from outside: nobody is",
        "visited or asked for access.",
        "",
        f"## Figures in force ({stamp()})",
        "",
        _line("detector", "detection limit", "false alarms", "timeliness", "confidence", "measured on"),
        _line(*["---"] * 6),
        *(
            _line(one.detector, one.limit, one.false_alarms, one.timeliness, one.confidence, one.basis)
            for one in measures().values()
        ),
        "",
        "## Provisions",
        "",
        _line("provision", "standing", "grade", "observable", "by", "rules"),
        _line(*["---"] * 6),
        *(
            _line(
                one.title,
                one.standing,
                one.grade,
                one.observable,
                ", ".join(one.detectors),
                ", ".join(one.rules),
            )
            for one in matrix()
        ),
        "",
        "## What no public data can show",
        "",
        _line("provision", "standing", "reason", "what would determine it"),
        _line(*["---"] * 4),
        *(_line(one.title, one.standing, one.reason, one.would_determine) for one in unseen()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
