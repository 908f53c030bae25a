"""A note verbale as PDF to sign and seal, or as DOCX to edit, from the words that `notices` gives."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from openparos.model.errors import InputRefused
from openparos.model.times import parse_utc, to_datetime
from openparos.notices.verbale import NoteVerbale

from .pdf import PDF_STANDARDS

_TEMPLATE: Final = Path(__file__).parent / "templates" / "note_verbale.typ"


def note_pdf(note: NoteVerbale, day: date) -> bytes:
    """Return a note as PDF/A and PDF/UA; the same note and day give the same bytes.

    Parameters
    ----------
    note : NoteVerbale
        Its parts.
    day : date
        The day set into the file.
    """
    import typst

    content = {**note.to_json(), "year": day.year, "month": day.month, "day": day.day}
    with tempfile.TemporaryDirectory(prefix="openparos-") as name:
        folder = Path(name)
        shutil.copy(_TEMPLATE, folder / _TEMPLATE.name)
        (folder / "note.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return bytes(
            typst.compile(
                str(folder / _TEMPLATE.name),
                root=str(folder),
                pdf_standards=list(PDF_STANDARDS),
                ignore_system_fonts=True,
                timestamp=int((day - date(1970, 1, 1)).total_seconds()),
            )
        )


def note_docx(note: NoteVerbale) -> bytes:
    """Return a note as an editable Word file, with real heading and table styles."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    document.core_properties.title = note.subject
    document.core_properties.author = note.sender
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(note.sender.upper()).bold = True
    document.add_paragraph(note.number)
    for text in (note.opening, *note.paragraphs, note.closing):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.add_paragraph(note.place_and_date)
    document.add_paragraph(note.addressee)
    if note.rows or note.enclosures:
        document.add_heading("Annex", level=1).paragraph_format.page_break_before = True
    if note.rows:
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Item", "Information"
        for item, information in note.rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = item, information
    for enclosure in note.enclosures:
        document.add_paragraph(enclosure, style="List Bullet")
    if note.received:
        document.add_paragraph(note.received)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def write_note(note: NoteVerbale, received: str, out: Path) -> None:
    """Write a note as PDF or DOCX, by the ending of the file's name.

    Parameters
    ----------
    note : NoteVerbale
        Its parts.
    received : str
        The log's time (ISO 8601), whose day is set into a PDF.
    out : Path
        The file.

    Raises
    ------
    InputRefused
        When the ending is neither ``.pdf`` nor ``.docx``.
    """
    if out.suffix.lower() == ".pdf":
        out.write_bytes(note_pdf(note, to_datetime(parse_utc(received)).date()))
    elif out.suffix.lower() == ".docx":
        out.write_bytes(note_docx(note))
    else:
        raise InputRefused(
            f"{out.suffix or 'no ending'} is no form of a note",
            file=str(out),
            remedy="End it in .pdf or .docx",
        )
