"""Notes verbales as PDF and DOCX: the words of the notice, archival, the same bytes each time."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from openparos.model.errors import InputRefused
from openparos.notices.verbale import NoteVerbale
from openparos.reports.note_verbale import note_docx, note_pdf, write_note

NOTE = NoteVerbale(
    sender="Ministry for Foreign Affairs of State A",
    number="No. NV-1",
    subject="Scheduled manoeuvre",
    opening="The Ministry presents its compliments & has the honour to inform all States of <one> thing.",
    paragraphs=("The particulars are set out in the annex.",),
    rows=(("Object", "ONE (1)"), ("Purpose", "collision avoidance")),
    enclosures=("plan.pdf, SHA-256 00",),
    closing="The Ministry avails itself of this opportunity to renew the assurances of its highest consideration.",
    place_and_date="Capital A, 1 March 2031",
    addressee="All Permanent Missions",
    received="Received 2031-02-20T10:00:00Z, entry 0 of the log",
)


def test_the_pdf_is_archival_and_repeats():
    pdf = note_pdf(NOTE, date(2031, 2, 20))
    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid" in pdf
    assert pdf == note_pdf(NOTE, date(2031, 2, 20))


def test_the_docx_holds_every_word():
    document = Document(io.BytesIO(note_docx(NOTE)))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Received: Received" not in text
    for part in (NOTE.opening, NOTE.closing, NOTE.number, NOTE.addressee, NOTE.received, *NOTE.paragraphs):
        assert part in text
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[1:] == [list(row) for row in NOTE.rows]


def test_another_ending_is_refused(tmp_path: Path):
    with pytest.raises(InputRefused, match="no form of a note"):
        write_note(NOTE, "2031-02-20T10:00:00Z", tmp_path / "note.odt")
    assert not list(tmp_path.iterdir())
