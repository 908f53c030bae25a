"""A report as an editable Word file: real headings, numbered paragraphs, tables with a heading row.

Right to left where the language is, with the fonts of the script named for Word to find. The same
content gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from .blocks import Bullets, Figure, FindingSheet, Paragraph, Report, Subheading, Table
from .life import Life
from .pdf import picture_png

LATIN_FONT: Final = "Times New Roman"
_SCRIPT_FONTS: Final = {"ar": ("cs", "Arabic Typesetting"), "zh": ("eastAsia", "SimSun")}
PAGE_WIDTH_CM: Final = 16.4
LETTER_CM: Final = 0.17
CELL_MARGINS_CM: Final = 0.42
LONGEST_WORD: Final = 13
"""A word no longer than this is not broken in a column of a table."""
LONGEST_CELL: Final = 220
"""Longer texts do not make their column wider still."""
_MEMBER_DATE: Final = (1980, 1, 1, 0, 0, 0)


def render_docx(report: Report, figures_dir: Path) -> bytes:
    """Return a report as DOCX.

    Parameters
    ----------
    report : Report
        The content.
    figures_dir : Path
        Folder of the figures' files.
    """
    writer = _Writer(report, figures_dir)
    writer.head()
    for section in report.sections:
        if section.heading:
            writer.heading(section.heading)
        for block in section.blocks:
            writer.block(block)
    writer.provenance()
    return _repacked(writer.document)


def _repacked(document: Any) -> bytes:
    """Return the file with one date on every member, so that the same content gives the same bytes."""
    stream, packed = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in source.infolist():
            fresh = zipfile.ZipInfo(entry.filename, date_time=_MEMBER_DATE)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            fresh.external_attr = 0o644 << 16
            out.writestr(fresh, source.read(entry))
    return packed.getvalue()


def _widths_cm(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Return widths that grow with the root of the longest text of a column, as the typeset tables do."""
    longest = [
        max(min(_room(name), 14), *(min(_room(row[place]), LONGEST_CELL) for row in rows), 4)
        for place, name in enumerate(columns)
    ]
    shares = [length**0.6 for length in longest]
    floors = [
        min(LONGEST_WORD, max(map(_longest_word, (name, *(row[place] for row in rows))))) * LETTER_CM
        + CELL_MARGINS_CM
        for place, name in enumerate(columns)
    ]
    spare_cm = PAGE_WIDTH_CM - sum(floors)
    if spare_cm <= 0:
        return [PAGE_WIDTH_CM * share / sum(shares) for share in shares]
    # What a word needs first; what is left goes to the columns that need more than that.
    wanted = [
        max(PAGE_WIDTH_CM * share / sum(shares) - floor, 0.0)
        for share, floor in zip(shares, floors, strict=True)
    ]
    whole = sum(wanted) or 1.0
    return [floor + spare_cm * want / whole for floor, want in zip(floors, wanted, strict=True)]


def _longest_word(text: str) -> int:
    return max(map(_room, text.split()), default=1) if not any(one >= "\u2e80" for one in text) else 6


def _room(text: str) -> int:
    """Return how much room a text takes, in letters: one of Chinese takes that of two."""
    return len(text) + sum("\u2e80" <= one <= "\uffef" for one in text)


class _Writer:
    """A document as it grows."""

    def __init__(self, report: Report, figures_dir: Path) -> None:
        from docx import Document
        from docx.shared import Cm, Pt

        self.report, self.figures_dir, self.said = report, figures_dir, report.said
        self.right_to_left = report.said.direction == "rtl"
        self.number = 0
        self.counts = {"table": 0, "figure": 0}
        self.document: Any = Document()
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.3)
        page.top_margin = page.bottom_margin = Cm(1.7 if report.layout == "sheet" else 2.2)
        size = 9.5 if report.layout == "sheet" else 10.5
        for name, points in (
            ("Normal", size),
            ("Heading 1", 12.5),
            ("Heading 2", 10.5),
            ("Title", 16),
            ("List Bullet", size),
        ):
            self._style(self.document.styles[name], points)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(3 if report.layout == "sheet" else 5)
        self._plain_title()
        about = self.document.core_properties
        about.title, about.author, about.language = report.title, "OpenPAROS", report.said.language

    def _style(self, style: Any, points: float) -> None:
        """Give a style the font, the ink and the direction of the language."""
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        style.font.name, style.font.size = LATIN_FONT, Pt(points)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), LATIN_FONT)
        fonts.set(qn("w:cs"), LATIN_FONT)
        kind, family = _SCRIPT_FONTS.get(self.said.language, ("cs", LATIN_FONT))
        fonts.set(qn(f"w:{kind}"), family)
        size = style.element.get_or_add_rPr().makeelement(qn("w:szCs"), {qn("w:val"): str(int(2 * points))})
        style.element.get_or_add_rPr().append(size)

    def _plain_title(self) -> None:
        """Take the line, the spacing and the colours of Word's own title away."""
        from docx.oxml.ns import qn

        title = self.document.styles["Title"]
        title.font.bold = True
        for name in ("w:pBdr", "w:spacing", "w:kern"):
            for properties in (title.element.pPr, title.element.rPr):
                for one in properties.findall(qn(name)):
                    properties.remove(one)

    def paragraph(
        self, text: str = "", style: str | None = None, *, bold: bool = False, small: bool = False
    ) -> Any:
        """Add a paragraph of one run."""
        added = self.document.add_paragraph(style=style)
        self.turn(added)
        if text:
            self.run(added, text, bold=bold, small=small)
        return added

    def run(
        self, paragraph: Any, text: str, *, bold: bool = False, small: bool = False, english: bool = False
    ) -> None:
        """Add a run; in a right-to-left paper it is marked so, unless it is an English statement."""
        from docx.oxml.ns import qn
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.bold = bold or None
        if small:
            run.font.size = Pt(8.5)
            properties = run._r.get_or_add_rPr()
            properties.append(properties.makeelement(qn("w:szCs"), {qn("w:val"): "17"}))
        if self.right_to_left and not english:
            run.font.rtl = True
            if bold:
                run.font.cs_bold = True

    def turn(self, paragraph: Any) -> None:
        """Set the direction of a paragraph."""
        from docx.oxml.ns import qn

        if self.right_to_left:
            properties = paragraph._p.get_or_add_pPr()
            mark = properties.makeelement(qn("w:bidi"), {})
            properties.insert_element_before(mark, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def head(self) -> None:
        """Write the labels, the masthead, the title and the key facts."""
        report = self.report
        section = self.document.sections[0]
        top = section.header.paragraphs[0]
        self.turn(top)
        self.run(top, " · ".join(report.labels), small=True)
        self._page_number(section.footer.paragraphs[0])
        if report.masthead is not None:
            head = report.masthead
            left, right = self._two_cells()
            self._fill(left, head.body, bold=True)
            self._fill(right, head.symbol)
            left, right = self._two_cells()
            self._fill(left, head.kind, bold=True)
            self._fill(right, "\n".join(head.lines))
            self.paragraph(head.agenda, bold=True)
        self.paragraph(report.title, "Title")
        if report.masthead is not None:
            self.paragraph(report.masthead.by, bold=True)
        if report.subtitle:
            self.paragraph(report.subtitle)
        if report.key_facts:
            self._table(("", ""), [(meaning, value) for value, meaning in report.key_facts], heading=False)
            self.paragraph()

    def _two_cells(self) -> tuple[Any, Any]:
        from docx.shared import Cm

        table = self.document.add_table(rows=1, cols=2)
        self._turn_table(table)
        left, right = table.rows[0].cells
        left.width, right.width = Cm(10.4), Cm(6.0)
        return left, right

    def _turn_table(self, table: Any) -> None:
        from docx.oxml.ns import qn

        if self.right_to_left:
            properties = table._tbl.tblPr
            mark = properties.makeelement(qn("w:bidiVisual"), {})
            properties.insert(1, mark)

    def _fill(self, cell: Any, text: str, *, bold: bool = False, small: bool = False) -> None:
        from docx.shared import Pt

        self.turn(cell.paragraphs[0])
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        self.run(cell.paragraphs[0], text, bold=bold, small=small)

    def _page_number(self, paragraph: Any) -> None:
        """Put the number of the page into the footer, as a field that Word keeps."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.turn(paragraph)
        self.run(paragraph, f"{self.report.title}   {self.said('head.page')} ", small=True)
        run = paragraph.add_run()
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            if kind is None:
                part = OxmlElement("w:instrText")
                part.text = text
            else:
                part = OxmlElement("w:fldChar")
                part.set(qn("w:fldCharType"), kind)
            run._r.append(part)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        added = self.document.add_heading(level=level)
        self.turn(added)
        self.run(added, text, bold=True)

    def numbered(self, text: str, *, english: bool = False) -> Any:
        """Add a paragraph with the next number, counted through the document."""
        self.number += 1
        added = self.paragraph()
        self.run(added, f"{self.number}.\t")
        self.run(added, text, english=english)
        return added

    def block(self, block: Any) -> None:
        """Add a block of any kind."""
        if isinstance(block, Paragraph):
            self.numbered(block.text) if block.numbered else self.paragraph(block.text)
        elif isinstance(block, Subheading):
            self.heading(block.text, 2)
        elif isinstance(block, Bullets):
            for item in block.items:
                self.paragraph(item, "List Bullet")
        elif isinstance(block, Table):
            self.caption("table", block.caption)
            if block.rows:
                self._table(block.columns, block.rows, block.align)
            else:
                self.paragraph(self.said("say.none"), small=True)
            if block.note:
                self.paragraph(block.note, small=True)
        elif isinstance(block, Figure):
            self.figure(block)
        elif isinstance(block, FindingSheet):
            self.finding(block)

    def caption(self, kind: str, text: str) -> None:
        """Add the caption of a table or figure with its number."""
        self.counts[kind] += 1
        added = self.paragraph(
            f"{self.said(f'label.{kind}')} {self.counts[kind]}. {text}", bold=True, small=True
        )
        added.paragraph_format.keep_with_next = kind == "table"

    def _table(self, columns: Any, rows: Any, align: str = "", *, heading: bool = True) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml.ns import qn
        from docx.shared import Cm

        table = self.document.add_table(rows=1 if heading else 0, cols=len(columns), style="Table Grid")
        self._turn_table(table)
        if heading:
            for cell, text in zip(table.rows[0].cells, columns, strict=True):
                self._fill(cell, text, bold=True, small=True)
            properties = table.rows[0]._tr.get_or_add_trPr()
            properties.append(properties.makeelement(qn("w:tblHeader"), {}))
        for row in rows:
            cells = table.add_row().cells
            for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
                self._fill(cell, self.said.isolated(text), small=True)
                if align[place : place + 1] == "r" and not self.right_to_left:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        # Word goes by the cells, LibreOffice by the grid.
        table.autofit = False
        for column, width_cm in zip(table.columns, _widths_cm(columns, rows), strict=True):
            column.width = Cm(width_cm)
            for cell in column.cells:
                cell.width = Cm(width_cm)

    def figure(self, block: Figure) -> None:
        """Add a figure with its caption and its description for those who cannot see it."""
        from docx.shared import Cm

        picture = io.BytesIO(picture_png(self.figures_dir / block.file.name))
        shape = self.document.add_picture(picture, width=Cm(14.6 if self.report.layout == "sheet" else 16.2))
        shape._inline.docPr.set("descr", block.description)
        self.caption("figure", block.caption)

    def finding(self, block: FindingSheet) -> None:
        """Add a finding: as a numbered paragraph, or in full."""
        one = block.to_json(self.said)
        if block.brief:
            self._brief(one, block.life)
            return
        head = f"{one['status_label']} · {one['provision_title']} · {one['standing_label']} · "
        self.paragraph(head + self.said("list.comma").join(one["state_names"]), bold=True)
        if one["rendered"]:
            self.paragraph(one["rendered"])
        self.statement(one["statement"], small=bool(one["rendered"]))
        for label, text in self._details(one):
            if self.right_to_left:
                self.paragraph(label, bold=True, small=True)
                self.statement(text, small=True)
            else:
                added = self.paragraph(f"{label}. ", bold=True, small=True)
                self.run(added, text, small=True)
        self._life(block.life)

    def statement(self, text: str, *, small: bool = False) -> None:
        """Add an English statement: from the left, also in a right-to-left paper."""
        self.run(self.document.add_paragraph(), text, small=small, english=True)

    def _brief(self, one: dict[str, Any], life: Life | None) -> None:
        self.number += 1
        head = f"{one['status_label']} · {one['provision_title']} · {one['standing_label']} · "
        head += f"{self.said('list.comma').join(one['state_names'])} · "
        head += f"{self.said('label.confidence')}: {one['confidence_label']}."
        added = self.paragraph()
        self.run(added, f"{self.number}.\t{head} ", bold=True)
        if one["rendered"]:
            self.run(added, one["rendered"])
            self.statement(one["statement"], small=True)
        elif self.right_to_left:
            self.statement(one["statement"])
        else:
            self.run(added, one["statement"])
        self.run(added, f" {one['id']}", small=True, english=True)
        if life is not None:
            self._life(life)

    def _life(self, life: Life | None) -> None:
        """Write what was done to a finding; replies and notes word for word."""
        said = self.said
        if life is None:
            self.paragraph(f"{said('label.life')}. {said('label.no_life')}", small=True)
            return
        self.paragraph(f"{said('label.life')}. {'. '.join(life.acts)}.", small=True)
        for one in life.replies:
            added = self.paragraph(one.head, "Intense Quote", bold=True)
            for line in one.text.split("\n"):
                added.add_run().add_break()
                self.run(added, line, english=True)
        for one in life.signatures:
            self.paragraph(f"{said('label.signed')}. {one.head}: {one.text}", small=True)

    def _details(self, one: dict[str, Any]) -> Iterator[tuple[str, str]]:
        said = self.said
        yield said("label.limits"), "; ".join(one["limits"]) + "."
        if one["would_determine"]:
            yield said("label.determine"), one["would_determine"]
        if one["alternatives"]:
            each = (
                f"{other['explanation']}: {other['result']} ({other['test']})"
                for other in one["alternatives"]
            )
            yield said("label.explanations"), "; ".join(each) + "."
        yield said("label.confidence"), one["confidence_rule"]
        yield (
            said("label.evidence"),
            f"{one['rule']}, {said('label.version')} {one['version']}, {one['evidence']}",
        )

    def provenance(self) -> None:
        """Add where everything comes from."""
        if self.report.provenance:
            self.heading(self.said("part.provenance"))
        for name, value in self.report.provenance:
            added = self.paragraph()
            self.run(added, f"{name}: ", bold=True, small=True)
            self.run(added, value, small=True, english=True)
