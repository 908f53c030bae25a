"""A report as PDF/A and PDF/UA, typeset by typst; the same content gives the same bytes anywhere."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from .blocks import Report

PDF_STANDARDS: Final = ("a-2a", "ua-1")
"""Archival with tagged structure, and accessible; both are checked by the compiler."""


def render_pdf(report: Report, figures_dir: Path) -> bytes:
    """Return a report as PDF.

    The date in the file is the report's, system fonts are not looked at: two compilations of one
    content are equal byte for byte.

    Parameters
    ----------
    report : Report
        The content.
    figures_dir : Path
        Folder of the figures' files.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        folder = Path(name)
        shutil.copy(Path(__file__).parent / "templates" / "report.typ", folder / "report.typ")
        (folder / "report.json").write_text(
            json.dumps(report.to_json(), ensure_ascii=False), encoding="utf-8"
        )
        for figure in report.figures:
            shutil.copy(figures_dir / figure.name, folder / figure.name)
        day = date.fromisoformat(report.date)
        return bytes(
            typst.compile(
                str(folder / "report.typ"),
                root=str(folder),
                pdf_standards=list(PDF_STANDARDS),
                ignore_system_fonts=True,
                timestamp=int((day - date(1970, 1, 1)).total_seconds()),
            )
        )
