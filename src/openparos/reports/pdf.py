"""A report as PDF/A and PDF/UA, typeset by typst; the same content and fonts give the same bytes anywhere."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from .blocks import Report
from .fonts import fonts_for

PDF_STANDARDS: Final = ("a-2a", "ua-1")
"""Archival with tagged structure, and accessible; both are checked by the compiler."""
_TEMPLATE: Final = Path(__file__).parent / "templates" / "paper.typ"


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

    Raises
    ------
    InputRefused
        When no font with the letters of the report's language is at hand.
    """
    import typst

    fonts = fonts_for(report.said.language)
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        folder = Path(name)
        shutil.copy(_TEMPLATE, folder / _TEMPLATE.name)
        content = {**report.to_json(), "fonts": list(fonts.families)}
        (folder / "report.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        for figure in report.figures:
            shutil.copy(figures_dir / figure.name, folder / figure.name)
        (folder / "fonts").mkdir()
        for file in fonts.files:
            (folder / "fonts" / file.name).symlink_to(file.resolve())
        day = date.fromisoformat(report.date)
        return bytes(
            typst.compile(
                str(folder / _TEMPLATE.name),
                root=str(folder),
                font_paths=[str(folder / "fonts")],
                pdf_standards=list(PDF_STANDARDS),
                ignore_system_fonts=True,
                timestamp=int((day - date(1970, 1, 1)).total_seconds()),
            )
        )


def picture_png(file: Path, ppi: int = 150) -> bytes:
    """Return a figure's SVG as PNG, for documents that cannot hold SVG."""
    import typst

    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        folder = Path(name)
        shutil.copy(file, folder / file.name)
        (folder / "page.typ").write_text(
            f'#set page(width: 17cm, height: auto, margin: 0pt)\n#image("{file.name}", width: 100%)\n',
            encoding="utf-8",
        )
        page = typst.compile(
            str(folder / "page.typ"), root=str(folder), format="png", ppi=ppi, ignore_system_fonts=True
        )
    return bytes(page)
